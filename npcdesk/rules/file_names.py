"""Names of the files that a batch is written into: a pattern, made safe for every system."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from npcdesk.errors import Unclear

PLACES = ("建议号", "主办单位", "表名", "领衔代表", "题目", "会议", "代表", "序号")
USUAL = "{建议号}-{主办单位}{代表}-{表名}"
LONGEST = 180  # bytes: most systems take 255 for a name, and the path needs room too
_PLACE = re.compile(r"\{([^{}]*)\}")
_FORBIDDEN = dict.fromkeys(map(ord, '<>:"/\\|?*'), "_")  # Windows
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_EMPTIED = re.compile(r"([-_ 　·])[-_ 　·]+")  # what stands between places that say nothing


def check_pattern(pattern: str) -> None:
    """Let a pattern be used, or say in words why not.

    Raises:
        Unclear: a place in it is not known, a bracket stands alone, or it says nothing.
    """
    some = "".join(f"{{{each}}}" for each in PLACES)
    for said in _PLACE.findall(pattern):
        if said not in PLACES:
            msg = f"文件名里的“{{{said}}}”没有这一项，可以用的有：{some}。"
            raise Unclear(msg)
    if set(_PLACE.sub("", pattern)) & set("{}"):
        msg = f"文件名“{pattern}”的花括号不成对，例如 {USUAL}。"
        raise Unclear(msg)
    if not _PLACE.sub("", pattern).strip(" ._-") and not _PLACE.search(pattern):
        msg = f"请写文件名，例如 {USUAL}。"
        raise Unclear(msg)


def file_name(pattern: str, facts: Mapping[str, str]) -> str:
    """Return the name, without its ending, that a pattern gives to what is said of a paper."""
    said = _PLACE.sub(lambda match: safe(facts.get(match[1], ""), empty=""), pattern)
    return safe(_EMPTIED.sub(r"\1", said).strip("-_ 　·"))


def safe(name: str, empty: str = "文件") -> str:
    """Return a name that Windows, Linux and a stick take: no signs of theirs, not too long."""
    plain = unicodedata.normalize("NFC", name).translate(_FORBIDDEN)
    plain = "".join(each for each in plain if each.isprintable()).strip(" .")
    while len(plain.encode()) > LONGEST:
        plain = plain[:-1].rstrip(" .")
    return f"_{plain}" if _DEVICES.fullmatch(plain) else plain or empty


def numbered(names: Iterable[str]) -> list[str]:
    """Return the names, those that came before with a number: 35-县水利局（2）.

    Windows does not tell large from small letters.
    """
    taken: set[str] = set()
    found: list[str] = []
    for name in names:
        at, fit = 1, name
        while fit.casefold() in taken:
            at += 1
            fit = f"{name}（{at}）"
        taken.add(fit.casefold())
        found.append(fit)
    return found
