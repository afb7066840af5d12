"""The numbers of a report as people write them: 295件, ２９５件, 2.47亿元, 百分之九十, 三百名.

Only numbers with a unit that counts something are figures: days, years and numbers of papers or
sessions (2024年, 第35号, 十九届) are not. Places hold in the text as it was given.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

WIDE = str.maketrans("０１２３４５６７８９．，％（）：；\u3000\xa0\t", "0123456789.,%():;   ")
"""Full-width to half-width, one sign for one, so that places stay true."""


class Kind(StrEnum):
    """What a number says."""

    COUNT = "count"
    PERCENT = "percent"
    POINTS = "points"  # 个百分点
    TIMES = "times"  # 倍


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, and where it stands."""

    start: int
    end: int
    kind: Kind
    value: Decimal
    places: int  # decimals as printed
    unit: str = ""
    rough: str = ""  # 近, 约, 超过 …: it is not meant exactly
    digits: str = ""  # as printed, in ASCII digits
    sign: str = ""  # the unit as printed: 名, where `unit` is 人


COUNTED = (
    "件次|件|条|项|人次|名|位|份|票|张|户|篇|场次|批次|类|元|公里|亩|吨"
    "|人(?![大民均员才口选数])|家(?!庭|乡)|场(?!所|景)|次(?!会|全|代|党|常|主)|处(?![理室于])"
    "|所(?![以有提])|个(?!百分点|月|多月|半月|小时|工作日|星期|年)"
)
MOST_DIGITS = 12
SAME = {"名": "人", "位": "人", "件次": "件"}
_SCALE = {"万": 4, "亿": 8}
_ARABIC = re.compile(
    r"(?P<of>百分之)?(?<![\d.A-Za-z])(?P<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d.])|\d+(?:\.\d+)?)"
    r" {0,2}(?:(?P<scale>[万亿])(?P<more>余|多)?|(?P<few>余|多))? {0,2}"
    rf"(?P<unit>个百分点|百分点|%|倍|{COUNTED})?"
)
_HAN = re.compile(
    r"(?P<of>百分之)?(?<![第每这那某逐同各任〇零一二两三四五六七八九十百千万点])"
    r"(?P<n>[〇零一二两三四五六七八九十百千万]{1,12}(?:点[〇零一二三四五六七八九]{1,4})?)"
    r"(?P<more>余|多)?(?P<unit>个百分点|倍|件|条|项|名|人次|份|票|位(?!于|置|列)|户|篇)?"
)
_TENTHS = re.compile(
    r"(?:近|约|超过?|逾|达|有|足)(?P<n>[一二三四五六七八九])成(?P<half>半)?(?![员立果为效功本])"
)
_BEFORE = re.compile(
    r"(近|约|大约|将近|超|超过|逾|至少|最多|高于|低于|不足|不到|[\d.%][-—–~～至到])$"
)
_AFTER = re.compile(r" ?(以上|以下|左右|以内|多)")
_DIGIT = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TEN = {"十": 10, "百": 100, "千": 1000}


def plain(text: str) -> str:
    """Return a text with half-width digits and marks, every sign in its place."""
    return text.translate(WIDE)


def figures(text: str) -> list[Figure]:
    """Return the figures of a `plain` text in their order."""
    found = [*_arabic(text), *_chinese(text), *_tenths(text)]
    found.sort(key=lambda each: each.start)
    return found


def chinese(words: str) -> Decimal | None:
    """Return what Chinese numerals say (三百五十二, 两千零五, 九十三点二); None for nonsense."""
    whole, _, decimals = words.partition("点")
    total = part = digit = 0
    for sign in whole:
        if sign in _DIGIT:
            digit = digit * 10 + _DIGIT[sign] if digit else _DIGIT[sign]
        elif sign == "万":
            total, part, digit = (total + part + digit) * 10_000, 0, 0
        else:
            part += (digit or 1) * _TEN[sign]
            digit = 0
    tail = "".join(str(_DIGIT[sign]) for sign in decimals)
    if not whole or ("点" in words and not tail):
        return None
    return Decimal(f"{total + part + digit}.{tail}" if tail else total + part + digit)


def _arabic(text: str) -> Iterator[Figure]:
    for found in _ARABIC.finditer(text):
        unit = found["unit"] or ("%" if found["of"] else "")
        if not unit or _ordinal(text, found.start()):
            continue
        digits = found["n"].replace(",", "")
        if len(digits) > MOST_DIGITS:
            continue  # a number of something, or of no report
        value = Decimal(digits)
        if found["scale"]:
            value = value.scaleb(_SCALE[found["scale"]])
        places = len(digits.partition(".")[2])
        yield _figure(text, found, unit, (value, places, digits), found["more"] or found["few"])


def _chinese(text: str) -> Iterator[Figure]:
    for found in _HAN.finditer(text):
        unit = found["unit"] or ("%" if found["of"] else "")
        if not unit:
            continue
        value = chinese(found["n"])
        if value is not None:
            places = len(found["n"].partition("点")[2])
            yield _figure(text, found, unit, (value, places, str(value)), found["more"])


def _tenths(text: str) -> Iterator[Figure]:
    for found in _TENTHS.finditer(text):
        value = Decimal(_DIGIT[found["n"]] * 10 + (5 if found["half"] else 0))
        start = found.start("n")
        yield Figure(start, found.end(), Kind.PERCENT, value, 0, "%", "约", str(value), "成")


def _figure(
    text: str,
    found: re.Match[str],
    unit: str,
    number: tuple[Decimal, int, str],
    more: str | None,
) -> Figure:
    value, places, digits = number
    kind = {"%": Kind.PERCENT, "倍": Kind.TIMES}.get(unit, Kind.COUNT)
    kind = Kind.POINTS if unit.endswith("百分点") else kind
    rough = more or ""
    if before := _BEFORE.search(text, max(0, found.start() - 3), found.start()):
        rough = before[1]
    elif after := _AFTER.match(text, found.end()):
        rough = after[1]
    place = (found.start(), found.end())
    return Figure(*place, kind, value, places, SAME.get(unit, unit), rough, digits, unit)


def _ordinal(text: str, start: int) -> bool:
    return text[max(0, start - 1) : start] in {"第", "每", "/", "№"}
