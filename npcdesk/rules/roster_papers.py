"""Rosters on paper (代表名册、花名册、通讯录、座签): what they say, which columns they have."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from npcdesk.rules.wording import Own


class RosterKind(StrEnum):
    """What is printed of a roster. The value is the form's code."""

    ROSTER = "roster-list"
    BY_DELEGATION = "delegation-roster"
    BOOK = "address-book"
    CARDS = "name-cards"


NAMES = {
    RosterKind.ROSTER: "代表名册",
    RosterKind.BY_DELEGATION: "代表花名册",
    RosterKind.BOOK: "代表通讯录",
    RosterKind.CARDS: "座签",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a printed roster; `wide` in mm, where there is room."""

    heading: str
    wide: float
    centred: bool = True


COLUMNS = {
    "sex": Column("性别", 12),
    "nation": Column("民族", 20),
    "birth": Column("出生年月", 20),
    "party": Column("政治面貌", 24),
    "education": Column("学历", 20),
    "degree": Column("学位", 18),
    "native_place": Column("籍贯", 24),
    "occupation_class": Column("职业构成", 34, centred=False),
    "delegation": Column("代表团", 20),
    "electoral_unit": Column("选举单位", 30, centred=False),
    "work": Column("单位及职务", 40, centred=False),
    "delegate_number": Column("代表证号", 20),
    "group": Column("代表小组", 28, centred=False),
    "station": Column("所属站点", 30, centred=False),
    "level": Column("层级", 14),
    "grassroots": Column("基层\n代表", 13),
    "terms_served": Column("连任\n届数", 13),
    "also_serves": Column("兼任", 34, centred=False),
    "status": Column("状态", 20),
    "phone": Column("电话", 28),
    "office_phone": Column("单位电话", 28),
    "email": Column("邮箱", 40, centred=False),
    "address": Column("通讯地址", 46, centred=False),
    "postcode": Column("邮编", 15),
    "id_number": Column("身份证号", 40),
}
"""The columns beside 序号 and 姓名 (sources.md 2.10), in the order in which they stand."""
NUMBERS = ("phone", "id_number")
"""Printed masked unless whole ones are asked for, which is noted."""
USUAL = {
    RosterKind.ROSTER: (*("sex", "nation", "birth", "delegation", "work", "delegate_number"),),
    RosterKind.BY_DELEGATION: (
        *("sex", "nation", "birth", "party", "electoral_unit", "work", "delegate_number"),
    ),
    RosterKind.BOOK: ("delegation", "work", "phone", "office_phone", "address"),
    RosterKind.CARDS: (),
}


def offered(*, keeps_ids: bool) -> tuple[str, ...]:
    """Return the columns that may be chosen: an office without identity numbers has none of it."""
    return tuple(key for key in COLUMNS if keeps_ids or key != "id_number")


@dataclass(frozen=True, slots=True)
class RosterLook:
    """What is printed of whom: columns of `COLUMNS`, "" the usual ones."""

    kind: RosterKind = RosterKind.ROSTER
    columns: tuple[str, ...] = ()
    photos: bool = False
    across: bool = False  # on its side, also where the columns would fit upright
    whole: bool = False  # telephones and identity numbers whole

    @property
    def shown(self) -> tuple[str, ...]:
        """The columns in their order."""
        chosen = self.columns or USUAL[self.kind]
        return tuple(key for key in COLUMNS if key in chosen)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers that leave whole."""
        return tuple(key for key in NUMBERS if self.whole and key in self.shown)


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One delegate: the name, and a cell for each column."""

    name: str
    sex: str
    delegation: str
    cells: tuple[str, ...]
    photo: bytes = b""


@dataclass(frozen=True, slots=True)
class RosterList:
    """A roster with the rule of its order; `narrowed` says which delegates they are."""

    office: str
    congress: str
    entries: tuple[RosterEntry, ...]
    rule: str
    narrowed: str
    on: date
    look: RosterLook = RosterLook()
    said: Own = ()  # the words that the office has chosen


@dataclass(frozen=True, slots=True)
class NameCards:
    """Names to stand on tables (座签)."""

    names: tuple[str, ...]
