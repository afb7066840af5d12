"""Slips typed into a sheet: judged cell by cell, and entered as visits with what was said."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from typing import TypeVar

from sqlmodel import Session

from npcdesk.errors import DeskError, NotAllowed, NotFound
from npcdesk.models import Disposition
from npcdesk.office import delegates, drafts, stations, units, visits
from npcdesk.office.visits import NewOpinion, NewVisit
from npcdesk.rules import phones, slips
from npcdesk.rules.day_entry import read_day
from npcdesk.rules.slips import Slip
from npcdesk.store import Store

DRAFT = "slips_draft"
BETWEEN = "、"
MOST_PEOPLE = 999
_BEGUN = re.compile(r"1[3-9]\d{4,8}")  # of a mobile's eleven digits
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Judged:
    """A row as it would be entered: the slip whole, what it means, and what is wrong by cell."""

    slip: Slip
    day: date | None = None
    station_id: str = ""
    delegate_ids: tuple[str, ...] = ()
    people: int = 1
    way: Disposition = Disposition.OPEN
    unit_id: str | None = None
    wrong: dict[str, str] = field(default_factory=dict)

    @property
    def problem(self) -> str:
        """The first thing that is wrong, "" when the row can be entered."""
        return next(iter(self.wrong.values()), "")


class Judge:
    """Reads rows for one sheet; what a name means is looked up once."""

    def __init__(self, session: Session, today: date) -> None:
        self._session, self._today = session, today
        self._known: dict[tuple[str, str], object] = {}

    def rows(self, typed: Sequence[Slip]) -> list[Judged]:
        """Return what each row means, those above counting for the ones below."""
        return [Judged(row) if row.empty else self._row(row) for row in slips.whole(typed)]

    def _row(self, row: Slip) -> Judged:
        wrong: dict[str, str] = {}

        def read(name: str, reader: Callable[[str], T], none: T) -> T:
            try:
                return self._once(name, getattr(row, name), reader)
            except DeskError as error:
                wrong[name] = str(error)
                return none

        found = Judged(
            row,
            day=read("day", self._day, None),
            station_id=read("station", self._station, ""),
            delegate_ids=read("delegates", self._delegates, ()),
            people=read("people", _people, 1),
            way=read("way", _way, Disposition.OPEN),
            wrong=wrong,
        )
        read("phone", _phone, "")
        if not row.words:
            wrong["words"] = "请写下群众反映的问题，用原话。"
        asked = slips.ASKS.get(found.way, "")
        if asked and not row.told:
            wrong["told"] = f"{asked}。"
        elif found.way is Disposition.TRANSFERRED:
            return replace(found, unit_id=read("told", self._unit, None))
        return found

    def _once(self, name: str, said: str, reader: Callable[[str], T]) -> T:
        key = name, said
        if key not in self._known:
            try:
                self._known[key] = reader(said)
            except DeskError as error:
                self._known[key] = error
        found = self._known[key]
        if isinstance(found, DeskError):
            raise found
        return found  # type: ignore[return-value]

    def _day(self, said: str) -> date | None:
        if not said:
            msg = "请填写接待的日期。"
            raise NotAllowed(msg)
        day = read_day(said, today=self._today, expects="past")
        if day > self._today:
            msg = "这一天还没有到，请核对日期。"
            raise NotAllowed(msg)
        return day

    def _station(self, said: str) -> str:
        if not said:
            msg = "请填写站点。"
            raise NotAllowed(msg)
        return stations.named(self._session, said)

    def _delegates(self, said: str) -> tuple[str, ...]:
        names = [each.strip() for each in said.replace("，", BETWEEN).split(BETWEEN)]
        if not any(names):
            msg = "请填写至少一位接待代表。"
            raise NotAllowed(msg)
        return tuple(dict.fromkeys(self._delegate(name) for name in filter(None, names)))

    def _delegate(self, name: str) -> str:
        try:
            return delegates.named(self._session, name).id
        except NotFound:
            some = delegates.find(self._session, name, limit=2) if name.isascii() else []
            if len(some) == 1:
                return some[0].id
            raise

    def _unit(self, said: str) -> str | None:
        return units.named(self._session, said).id


def _people(said: str) -> int:
    if not said:
        return 1
    if not said.isdecimal() or not 1 <= int(said) <= MOST_PEOPLE:
        msg = f"人数请填 1 到 {MOST_PEOPLE} 的数字。"
        raise NotAllowed(msg)
    return int(said)


def _phone(said: str) -> str:
    """Return a phone; what begins as a mobile's and is too short was not written whole."""
    digits = "".join(filter(str.isdecimal, said))
    if _BEGUN.fullmatch(digits):
        msg = f"电话只有 {len(digits)} 位，请补全或清空。"
        raise NotAllowed(msg)
    return phones.checked(said)


def _way(said: str) -> Disposition:
    if said in slips.WAYS or not said:
        return slips.WAYS.get(said, Disposition.OPEN)
    if "建议" in said:
        msg = "转为建议要登记一件建议：这里先留“待处理”，保存后在办理跟踪里转。"
        raise NotAllowed(msg)
    msg = f"没认出“{said}”，请写：{BETWEEN.join(slips.OFFERED)}。"
    raise NotAllowed(msg)


def save(session: Session, typed: Sequence[Slip], *, today: date) -> list[str]:
    """Enter the rows that can be; neighbours of one day, station and delegates are one visit.

    Rows with something wrong are left out: they stay in the sheet. Returns the visits' ids.
    """
    fit = [
        row
        for row in Judge(session, today).rows(typed)
        if not row.slip.empty and not row.wrong and row.day
    ]
    made = []
    for (day, station_id, who), rows in groupby(fit, key=_visit):
        said = list(rows)
        new = NewVisit(
            station_id=station_id,
            held_on=day,
            delegate_ids=who,
            received=sum(row.people for row in said),
            opinions=tuple(map(_opinion, said)),
        )
        made.append(visits.log(session, new, today=today))
    return made


def _visit(row: Judged) -> tuple[date, str, tuple[str, ...]]:
    assert row.day is not None  # noqa: S101 - those without a day are not entered
    return row.day, row.station_id, row.delegate_ids


def _opinion(row: Judged) -> NewOpinion:
    slip = row.slip
    return NewOpinion(
        words=slip.words,
        category=slip.category,
        speaker=slip.speaker.strip("（）()") if slip.speaker not in ANONYMOUS else "",
        speaker_phone=slip.phone,
        speaker_address=slip.address,
        disposition=row.way,
        unit_id=row.unit_id,
        told="" if row.way is Disposition.TRANSFERRED else slip.told,
    )


ANONYMOUS = frozenset({"匿名", "（匿名）", "(匿名)"})


def keep_draft(store: Store, typed: Sequence[Slip]) -> None:
    """Keep rows that are not entered yet, so that they survive closing. No step of the journal."""
    drafts.keep(store, DRAFT, slips.dumped(typed))


def draft(session: Session) -> list[Slip]:
    """Return the rows that were not entered yet."""
    return slips.loaded(drafts.kept(session, DRAFT) or [])
