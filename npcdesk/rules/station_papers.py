"""What the papers and the public page of a station say. Frozen words and dates, nothing else."""

import re
from dataclasses import dataclass
from datetime import date

from npcdesk.rules.wording import Own

_DIGITS = re.compile(r"\D")
_MOBILE = re.compile(r"1[3-9]\d{9}")


@dataclass(frozen=True, slots=True)
class Receiver:
    """A delegate as the public is told: name, whose deputy, by whom elected."""

    name: str
    congress: str  # 县人大代表
    electoral_unit: str

    def __str__(self) -> str:
        """Return 陈国栋（县人大代表，青石镇选区）."""
        about = "，".join(filter(None, (self.congress, self.electoral_unit)))
        return f"{self.name}（{about}）" if about else self.name


@dataclass(frozen=True, slots=True)
class ShownDelegate:
    """A delegate as the page for the public shows one: what is of 社会 scope, nothing else."""

    who: Receiver
    about: str = ""  # 女，汉族，中共党员
    facts: tuple[tuple[str, str], ...] = ()  # 专长 → 水利, each with its heading
    photo: bytes = b""  # a small JPEG

    @property
    def name(self) -> str:
        """The delegate's name."""
        return self.who.name


@dataclass(frozen=True, slots=True)
class DutyNotice:
    """The notice of one duty day (接待公告): time, place, delegates, how to raise matters."""

    station: str
    on: date
    starts: str
    ends: str
    venue: str
    receivers: tuple[Receiver, ...]
    phone: str  # of the station or the office; never a delegate's, nor anybody's mobile
    office: str
    posted_on: date
    said: Own = ()  # the words that the office has chosen


@dataclass(frozen=True, slots=True)
class RotaRow:
    """One duty day in a table."""

    on: date
    moved: str  # 原定8月15日, "" when a holiday did not move it
    hours: str
    venue: str
    names: str
    done: str  # 已接待, "" before it or when no visit is entered


@dataclass(frozen=True, slots=True)
class RotaTable:
    """The duty rota of a station over some time, to be hung up."""

    station: str
    first: date
    last: date
    rows: tuple[RotaRow, ...]
    office: str
    on: date
    said: Own = ()  # the words that the office has chosen


@dataclass(frozen=True, slots=True)
class DutyEvent:
    """One duty day or activity for a calendar. `id` stays as long as the same one is meant."""

    id: str
    on: date
    starts: str  # "" of what lasts all day
    ends: str
    words: str
    venue: str


@dataclass(frozen=True, slots=True)
class StationPage:
    """What the public is told of a station (社会 scope): nothing that leads to a private person."""

    station: str
    kind: str
    office: str
    address: str
    phone: str
    web: str
    reception: str  # 每单月15日 9:00–11:00
    receivers: tuple[ShownDelegate, ...]
    days: tuple[RotaRow, ...]
    on: date


def landline(*numbers: str) -> str:
    """Return the first number that is nobody's mobile: an office's telephone may be published."""
    plain = (number for number in numbers if number.strip())
    return next((n for n in plain if not _MOBILE.search(_DIGITS.sub("", n))), "")


def clock(hour: str) -> str:
    """Return 9:00 for 09:00, as papers write it."""
    return hour.removeprefix("0")
