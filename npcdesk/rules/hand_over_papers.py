"""What the papers say with which suggestions are handed to a unit (交办单, 交办通知)."""

from dataclasses import dataclass
from datetime import date

from npcdesk.rules.wording import Own


@dataclass(frozen=True, slots=True)
class HandOverSlip:
    """One suggestion that a unit is handed (交办单), in the letter format; sources.md 2.2."""

    office: str
    document_number: str  # 交办函号; empty leaves room
    unit: str  # whom it is to, in full
    role: str  # 主办, 协办, 分办
    answers: bool  # whether the unit replies to the delegate; else it gives the lead its opinion
    others: str  # the units beside it with their roles
    congress: str
    session: str  # 第一次会议; empty for one raised between sessions
    number: str
    title: str
    lead: str
    signers: int
    handed_on: date
    due_on: date | None  # for the reply, or for the opinion
    due_why: str
    give_back_by: date | None  # until when it may be given back (退办)
    classes: tuple[str, ...]  # the letters of the results
    contact: str = ""
    phone: str = ""
    said: Own = ()  # the words that the office has chosen


@dataclass(frozen=True, slots=True)
class HandedLine:
    """One suggestion in a notice."""

    number: str
    title: str
    lead: str  # 周启明等3名
    role: str
    others: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class HandOverNotice:
    """All that a unit is handed on one day (交办通知), in the document format; sources.md 2.2."""

    office: str
    document_number: str
    unit: str
    congress: str
    session: str  # empty: raised between sessions, or at several
    meeting: str  # the 交办会 at which it was done, if there was one
    on: date
    give_back_by: date | None  # the nearest
    classes: tuple[str, ...]
    lines: tuple[HandedLine, ...]
    contact: str = ""
    phone: str = ""
    said: Own = ()  # the words that the office has chosen


@dataclass(frozen=True, slots=True)
class HandedRow:
    """One suggestion of a hand-over list, with everybody who has a part in it."""

    number: str
    title: str
    lead: str  # 周启明等3名
    units: str  # 主办, or the units of 分办
    co_units: str
    due_on: date | None
    co_due_on: date | None
    watched_by: str  # 督办领导: who leads the group that follows it


@dataclass(frozen=True, slots=True)
class HandOverList:
    """All that was handed over together (交办清单), for the 交办会; sources.md 2.2."""

    office: str
    congress: str
    session: str  # empty: raised between sessions, or at several
    meeting: str
    on: date
    rows: tuple[HandedRow, ...]
    said: Own = ()  # the words that the office has chosen


@dataclass(frozen=True, slots=True)
class CoOpinionLetter:
    """What a co-handling unit writes to the lead (协办意见函); sources.md 2.3.

    Without `body` it is blank: there is room to write, and for number and date.
    """

    unit: str
    to: str
    document_number: str
    congress: str
    session: str  # 第一次会议; empty between sessions
    number: str
    title: str
    body: tuple[str, ...]
    on: date | None
    due_on: date | None
    copies: tuple[str, ...] = ()
    contact: str = ""
    phone: str = ""
    said: Own = ()  # the words that the office has chosen
