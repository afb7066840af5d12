"""How names and titles are found by typing: full pinyin and its initials."""

import os
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from npcdesk.rules.naming import DOT

# The 47,000 words of the dictionary cost three times its characters; names need none of them.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")

DIAERESIS = "\u0308"


class Reading(NamedTuple):
    """What a person types to find a text: zhangkexiu, or zkx. ASCII, ü as v."""

    full: str
    initials: str


def reading(name: str, surnames: Mapping[str, str]) -> Reading:
    """Return how a person's name is typed.

    Args:
        name: as kept (see `naming.clean`). One with a dot has no surname.
        surnames: the surnames read otherwise than the same characters elsewhere, compound ones
            among them, with their syllables apart: 尉迟 → "yu chi".
    """
    compound = surnames.get(name[:2]) if len(name) > 2 and DOT not in name else None
    if compound:
        return _reading([*compound.split(" "), *[_GIVEN[char] for char in name[2:]]])
    given, initials = _syllables(name[1:])
    surname = _GIVEN[name[0]] if name else ""
    if len(name) > 1 and name[0] in surnames and DOT not in name:
        surname = surnames[name[0]]
    return Reading(surname + given, surname[:1] + initials)


class Order(dict[str, str]):
    """For each character a short ASCII key that sorts, by code point, as it does by pinyin.

    By letters, tone, and then strokes; what has no reading comes last.

    Args:
        surnames: as for `reading`.
        strokes: the table that ships (see `name_order.Strokes`).
    """

    def __init__(self, surnames: Mapping[str, str], strokes: Mapping[str, str]) -> None:
        super().__init__()
        self._surnames, self._strokes = surnames, strokes

    def __missing__(self, char: str) -> str:
        """Make, and keep, the key of a character as it is usually read."""
        self[char] = key = f"{_sounded(char, '')}{self._strokes[char]}"
        return key

    def key(self, name: str) -> str:
        """Return a text that sorts as `name` does: character by character, so that 张 and 章 part.

        Source:
            GB/T 13418-1992 文字条目通用排序规则.
        """
        many = len(name)
        if many > 1 and (name[0] in self._surnames or name[:2] in self._surnames):
            if DOT in name:
                return "".join([self[char] for char in name])
            said = self._surnames.get(name[:2]) if many > 2 else None
            heads = (said or self._surnames.get(name[0], "")).split(" ")
            start = zip(name, heads, strict=False)
            first = "".join([_sounded(char, how) + self._strokes[char] for char, how in start])
            return first + "".join([self[char] for char in name[len(heads) :]])
        return "".join([self[char] for char in name])


def reading_of_unit(name: str) -> Reading:
    """Return how the name of a unit is typed, without the dictionary: for what is written often."""
    syllables: list[str] = []
    for part in re.split(f"({'|'.join(_OTHERWISE)})", name):
        syllables += _OTHERWISE.get(part) or [_GIVEN[char] for char in part]
    return _reading(syllables)


def reading_of_text(text: str) -> Reading:
    """Return how the name of a unit or a station is typed, words such as 银行 read as such."""
    _know_words()
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - only a write needs to spend the time

    return _reading([_ascii(syllable) for syllable in lazy_pinyin(text)])


@lru_cache(maxsize=16_384)  # thousands of people share a given name
def _syllables(text: str) -> Reading:
    return _reading([_GIVEN[char] for char in text])


def _reading(syllables: list[str]) -> Reading:
    return Reading("".join(syllables), "".join([syllable[:1] for syllable in syllables]))


def _ascii(syllable: str) -> str:
    """Return small letters and digits without tones, ü as v."""
    plain = unicodedata.normalize("NFD", syllable.lower()).replace("u" + DIAERESIS, "v")
    return "".join([char for char in plain if char.isascii() and char.isalnum()])


@cache
def _know_words() -> None:
    from pypinyin import load_phrases_dict  # noqa: PLC0415 - as above
    from pypinyin.phrases_dict import phrases_dict  # noqa: PLC0415 - as above

    load_phrases_dict(phrases_dict)


class _Given(dict[str, str]):
    """The usual reading of each character in a name; "" for what is not typed."""

    def __missing__(self, char: str) -> str:
        from pypinyin.constants import PINYIN_DICT  # noqa: PLC0415 - as above

        self[char] = found = _ascii(str(PINYIN_DICT.get(ord(char), char)).split(",")[0])
        return found


@lru_cache(maxsize=4096)
def _sounded(char: str, syllable: str) -> str:
    """Return letters and tone of a character that is read `syllable`, as usually when empty."""
    from pypinyin.constants import PINYIN_DICT  # noqa: PLC0415 - as above

    wanted = syllable or _GIVEN[char]
    for each in str(PINYIN_DICT.get(ord(char), "")).split(","):
        if each and _ascii(each) == wanted:
            marks = unicodedata.normalize("NFD", each)
            return f"{wanted}{next((t for t, m in _TONES.items() if m in marks), '5')}"
    return f"{wanted}5" if wanted and not char.isascii() else ""


_TONES = {"1": "\u0304", "2": "\u0301", "3": "\u030c", "4": "\u0300"}

# beside what dictionaries put first, what is usual in given names
_GIVEN = _Given({"晟": "sheng", "卜": "bu", "长": "chang"})

_OTHERWISE = {"银行": ["yin", "hang"], "重庆": ["chong", "qing"], "厦门": ["xia", "men"]}
"""Words in the names of units whose characters are read otherwise than usual."""
