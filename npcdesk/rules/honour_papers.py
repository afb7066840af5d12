"""What the lists of 评优 say: whom the office proposes (候选名单), and whom a meeting honoured."""

from dataclasses import dataclass
from datetime import date

from npcdesk.rules.wording import Own


@dataclass(frozen=True, slots=True)
class HonourRow:
    """One in the list. `name` is a suggestion's title, or a unit's name."""

    name: str
    number: str = ""
    session: str = ""
    lead: str = ""
    signers: int = 0
    units: str = ""
    papers: int = 0  # 主办、分办
    co_papers: int = 0
    points: str = ""  # 质量得分, or the unit's score
    beside: str = ""  # 答复类别 and 代表评价, or the five parts of the unit's score
    merits: str = ""  # 推荐理由, 主要事迹
    short_of: str = ""  # what it lacks to be a candidate


@dataclass(frozen=True, slots=True)
class HonourGroup:
    """The suggestions, or the units, of a list. `decided` says which meetings, on which days."""

    of_units: bool
    rows: tuple[HonourRow, ...]
    decided: tuple[tuple[str, date], ...] = ()


@dataclass(frozen=True, slots=True)
class HonourList:
    """A year's list: 评优候选名单, or with `honoured` 表彰名单."""

    office: str
    year: int
    on: date
    honoured: bool
    groups: tuple[HonourGroup, ...]
    said: Own = ()  # the words that the office has chosen
