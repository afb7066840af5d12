"""Names of persons as kept: one writing for each, whatever the sheet they came from did."""

import re
import unicodedata

DOT = "·"  # U+00B7, between the parts of minority names
DOTS = "·•・･．.。｡‧∙⋅●◦․﹒᛫⸱⸳ㆍᆞꞏ·⦁\uf0b7"  # the last is the bullet of Word's Symbol face
HAN = "〇\u3400-\u9fff\ue000-\uf0b6\uf0b8-\ufaff\U00020000-\U0003fffd"  # private use: old fonts
PLAIN = re.compile("[〇\u3400-\u9fff\U00020000-\U0003fffd]*")
BETWEEN = re.compile(rf"(?<=[{HAN}])(?:\s*[{re.escape(DOTS)}])+\s*(?=[{HAN}])")
SPACES = re.compile(r"\s+")
LOOSE = re.compile(rf"(?<=[{HAN}{DOT}]) | (?=[{HAN}{DOT}])")
HALF_WIDTH = {
    code: code - 0xFEE0
    for first, last in (("０", "９"), ("Ａ", "Ｚ"), ("ａ", "ｚ"))
    for code in range(ord(first), ord(last) + 1)
}
DOUBTS = (
    (re.compile("[?？*＊□■〓\ufffd]"), "里的“{}”像是丢了的字，请对照原表补上。"),
    (
        re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]"),
        "里有自造字，换一台电脑就显示不出来，请改成规范字。",
    ),
    (re.compile(r"\d"), "里有数字，请核对姓名。"),
    (re.compile("[、，,;；/|]"), "像是不止一个人，请一人一行。"),
)
LONGEST, LONGEST_WITH_DOT = 10, 30


def clean(text: str) -> str:
    """Return a name as it is kept.

    Spaces of every kind go from between Chinese characters and become single elsewhere, invisible
    characters go, full-width letters and digits become half-width, and whatever dot stands
    between Chinese characters becomes U+00B7 (sources.md 5.1). Cleaning twice changes nothing.
    """
    if PLAIN.fullmatch(text):
        return text
    seen = "".join(char for char in text.translate(HALF_WIDTH) if not _invisible(char))
    spaced = SPACES.sub(" ", BETWEEN.sub(DOT, seen)).strip()
    return LOOSE.sub("", spaced)


def doubtful(name: str) -> str:
    """Return why a cleaned `name` should be looked at, as a Chinese sentence, or ""."""
    if not name:
        return "没有姓名，请补上。"
    for pattern, sentence in DOUBTS:
        if found := pattern.search(name):
            return f"“{name}”{sentence.format(found[0])}"
    if len(name) > (LONGEST_WITH_DOT if DOT in name else LONGEST):
        return f"“{name}”有 {len(name)} 个字，比一般姓名长，请核对。"
    return ""


def _invisible(char: str) -> bool:
    """Return whether `char` takes no room: zero-width spaces, joiners, marks of direction."""
    return not char.isascii() and unicodedata.category(char) == "Cf"
