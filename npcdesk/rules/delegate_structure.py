"""代表结构: what a congress is made of, by the rows of 资格审查报告 (sources.md 2.10, 3.1).

The official table of 职业构成 has eighteen rows; what is often published instead (工人农民,
专业技术人员, 党政领导干部) are sums of them, or stands so in the roster.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

OCCUPATIONS = (
    *("党委系统", "人大系统", "政府系统", "政协系统", "公检法系统", "人民团体工作人员"),
    *("社会团体负责人", "国有及国有控股企业负责人", "非国有企业负责人", "工人", "农民", "农民工"),
    *("教育", "科技", "文化体育", "卫生", "金融", "解放军武警", "其他"),
)
WORKERS = ("工人", "农民", "一线")
SKILLED = ("专业技术", "教育", "科技", "文化", "体育", "卫生", "金融")
OFFICIALS = ("党政", "党委系统", "人大系统", "政府系统", "政协系统", "公检法", "机关干部")
HAN = ("汉", "汉族")
COLLEGE = ("大专", "专科", "大学", "本科", "研究生", "硕士", "博士", "学士")
BELOW = ("中专", "高中", "初中", "小学")
SCHOOLING = (
    ("博士",),
    ("硕士", "研究生"),
    ("中等", "中专", "中技", "技工", "技校", "职高", "职业高中"),
    ("专科", "大专", "高职", "高等职业"),
    ("本科", "大学", "学士"),
    ("高中",),
    ("初中",),
    ("小学",),
)
"""Words of GB/T 4658 by which a schooling is known, asked in this order."""
_RANKS = (0, 1, 4, 3, 2, 5, 6, 7)
AGES = ((35, "35岁以下"), (45, "36—45岁"), (55, "46—55岁"), (200, "56岁以上"))


@dataclass(frozen=True, slots=True)
class Seat:
    """What is counted of one mandate. Texts are as the roster writes them, `birth` as `YYYY-MM`."""

    sex: str = ""
    nation: str = ""
    birth: str = ""
    party: str = ""
    education: str = ""
    occupation: str = ""
    grassroots: str = ""
    terms_served: str = ""
    delegation: str = ""


Asked = Callable[[Seat], bool]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: so many of all delegates. `told` says of whom the row is known."""

    name: str
    label: str
    of: str
    hit: Asked = field(repr=False)
    told: Asked = field(repr=False)


def schooling(said: str) -> int:
    """Return how high a schooling is: 0 for 博士, then on to 小学; what is none comes last."""
    found = (rank for rank, words in zip(_RANKS, SCHOOLING, strict=True) if _has(words, said))
    return next(found, len(_RANKS))


def _has(words: tuple[str, ...], said: str) -> bool:
    return any(word in said for word in words)


def _college(seat: Seat) -> bool:
    return _has(COLLEGE, seat.education) and not _has(BELOW, seat.education)


def _again(seat: Seat) -> bool:
    """Tell whether a delegate has served before: 连任 2 届, 第二次当选, 是."""
    said = seat.terms_served.strip()
    if not said or said in ("否", "无", "0", "1", "一", "新任", "首次"):
        return False
    number = re.search(r"\d+", said)
    return int(number[0]) > 1 if number else True


ROWS = (
    Row("women", "妇女", "女代表", lambda s: s.sex == "female", lambda s: bool(s.sex)),
    Row(
        "minorities",
        "少数民族",
        "少数民族代表",
        lambda s: bool(s.nation) and s.nation not in HAN,
        lambda s: bool(s.nation),
    ),
    Row(
        "outside_party",
        "非中共党员",
        "不是中共党员的代表",
        lambda s: bool(s.party) and "中共" not in s.party,
        lambda s: bool(s.party),
    ),
    Row(
        "workers",
        "一线工人农民",
        "工人、农民代表",
        lambda s: _has(WORKERS, s.occupation),
        lambda s: bool(s.occupation),
    ),
    Row(
        "skilled",
        "专业技术人员",
        "专业技术人员代表",
        lambda s: _has(SKILLED, s.occupation),
        lambda s: bool(s.occupation),
    ),
    Row(
        "officials",
        "党政领导干部",
        "党政机关的代表",
        lambda s: _has(OFFICIALS, s.occupation),
        lambda s: bool(s.occupation),
    ),
    Row(
        "grassroots",
        "基层代表",
        "基层代表",
        lambda s: s.grassroots == "yes",
        lambda s: bool(s.grassroots),
    ),
    Row("again", "连任代表", "连任的代表", _again, lambda s: bool(s.terms_served)),
    Row("college", "大专以上学历", "大专以上学历的代表", _college, lambda s: bool(s.education)),
)
BY_NAME = {each.name: each for each in ROWS}


def age(birth: str, on: date) -> int | None:
    """Return how old somebody born in `YYYY-MM` or `YYYY-MM-DD` is on a day; None for no birth.

    Of whom only the month is told, the birthday is its first day.
    """
    found = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", birth)
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2]), int(found[3] or 1)
    return on.year - year - ((on.month, on.day) < (month, day))


def band(birth: str, on: date) -> str:
    """Return the band of ages that somebody is in on a day; "" for no birth."""
    years = age(birth, on)
    return "" if years is None else next(words for most, words in AGES if years <= most)


def people(nation: str) -> str:
    """Return 汉族 or 少数民族; "" where the roster does not say."""
    if not nation:
        return ""
    return "汉族" if nation in HAN else "少数民族"
