"""What goes on the papers about delegates' years: 履职档案 of one, 履职公示 of all."""

from dataclasses import dataclass
from datetime import date

from npcdesk.rules.wording import Own


@dataclass(frozen=True, slots=True)
class DoneLine:
    """One thing that was done."""

    on: date
    what: str
    told: str
    by: str


@dataclass(frozen=True, slots=True)
class SignedPaper:
    """A suggestion that the delegate signed."""

    number: str
    title: str
    role: str  # 领衔, 联名
    state: str


@dataclass(frozen=True, slots=True)
class DelegateFile:
    """One delegate's year on paper (代表法 第五十八条); without a name it is blank."""

    office: str
    name: str
    facts: str  # 女，1988年6月生，城关镇代表团，代表证号 0016
    year: int
    on: date
    times: int
    measures: tuple[str, ...]  # 出席大会 2 / 2 次，没有缺席
    points: str  # the sum with its parts
    lines: tuple[DoneLine, ...]
    # what the file (履职档案) has beside the record (履职登记表)
    basics: tuple[tuple[str, str], ...] = ()  # 性别 → 女; neither telephones nor identity numbers
    photo: bytes = b""
    resume: str = ""
    papers: tuple[SignedPaper, ...] = ()
    honours: tuple[str, ...] = ()  # 2025年度优秀代表建议：第3号…（领衔）, of every year
    reports: tuple[str, ...] = ()  # 述职, a paragraph each
    kept: tuple[str, ...] = ()  # the names of what is kept with it
    said: Own = ()  # the words that the office has chosen


@dataclass(frozen=True, slots=True)
class PublicLine:
    """What of one delegate may be told to everybody, and what was done."""

    name: str
    delegation: str
    work: str
    done: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicList:
    """A year's 履职公示: facts of 社会 scope and counts, in the order of names; no points."""

    office: str
    year: int
    on: date
    items: tuple[str, ...]  # what is counted: 出席大会 …, 领衔建议
    lines: tuple[PublicLine, ...]
    narrowed: str = ""
    said: Own = ()  # the words that the office has chosen
