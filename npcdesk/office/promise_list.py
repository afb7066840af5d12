"""承诺事项台账: every promise of this office's suggestions, across years and terms.

A line of the projection keeps the promises of its suggestion as JSON, which SQL takes apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from npcdesk import labels
from npcdesk.office import offices, papers, wordings
from npcdesk.rules.papers import PromisedLine, PromiseList
from npcdesk.rules.promises import PromiseState, short


class Only(StrEnum):
    """Which promises are wanted."""

    ALL = ""
    LATE = "late"  # 到期未落实
    WAITING = "waiting"  # 未到期
    FULFILLED = "fulfilled"  # 已落实
    UNABLE = "unable"  # 因故不能落实


ONLY = {
    Only.ALL: "全部",
    Only.LATE: "到期未落实",
    Only.WAITING: "未到期",
    Only.FULFILLED: "已落实",
    Only.UNABLE: "不能落实",
}
_LEDGER = """
WITH ledger AS (SELECT s.suggestion_id, s.number, s.number_order, s.title, s.term, s.session,
    s.lead_name, s.signers, s.lead_unit, s.reply_class, s.current_class, s.seq,
    json_extract(p.value, '$.id') AS promise_id, json_extract(p.value, '$.made') AS made_on,
    json_extract(p.value, '$.matter') AS matter, json_extract(p.value, '$.due') AS due_on,
    json_extract(p.value, '$.state') AS promise_state, json_extract(p.value, '$.steps') AS steps,
    json_extract(p.value, '$.last_on') AS last_on, json_extract(p.value, '$.last') AS last,
    json_extract(p.value, '$.ended') AS ended_on, json_extract(p.value, '$.told') AS told_on
FROM standing s, json_each(s.promises) p WHERE s.promises <> '')
"""
_LINES = """
SELECT * FROM ledger WHERE (:year = '' OR due_on LIKE :year || '-%')
    AND (:unit = '' OR instr('、' || lead_unit || '、', '、' || :unit || '、'))
    AND (:paper = '' OR suggestion_id = :paper)
ORDER BY due_on, number_order, seq, promise_id
"""
_FILES = """
SELECT coalesce(e.about_id, e.id) AS promise_id, count(*) AS n FROM attachment a
JOIN suggestion_event e ON e.id = a.owner_id AND e.unit = '' AND NOT e.deleted
WHERE a.owner = 'suggestion_event' AND a.unit = '' AND NOT a.deleted GROUP BY 1
"""
_YEARS = "SELECT DISTINCT substr(due_on, 1, 4) FROM ledger ORDER BY 1 DESC"
_UNITS = "SELECT lead_unit, count(*) AS n FROM ledger GROUP BY lead_unit"


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """One promise. `days_left` counts to the promised day; None once it was kept or given up."""

    promise_id: str
    suggestion_id: str
    number: str
    title: str
    session: str
    lead: str
    signers: int
    lead_unit: str
    reply_class: str
    current_class: str
    matter: str
    made_on: date
    due_on: date
    days_left: int | None
    promise_state: PromiseState
    steps: int
    last_on: date | None
    last: str
    ended_on: date | None
    told_on: date | None
    files: int  # its evidence

    @property
    def id(self) -> str:
        """What a list knows it by."""
        return self.promise_id

    @property
    def only(self) -> Only:
        """Which tab it is under."""
        if self.promise_state is not PromiseState.OPEN:
            return Only(self.promise_state.value)
        return Only.LATE if (self.days_left or 0) < 0 else Only.WAITING


@dataclass(frozen=True, slots=True)
class Filter:
    """Which promises are wanted. `year` is that of the promised day, 0 every year."""

    only: Only = Only.ALL
    year: int = 0
    unit: str = ""  # the name of a unit that answers
    suggestion_id: str = ""


def lines(session: Session, wanted: Filter, *, today: date) -> list[PromiseLine]:
    """Return the promises that fit, those that are due first first."""
    facts = {"year": str(wanted.year or ""), "unit": wanted.unit, "paper": wanted.suggestion_id}
    rows = session.execute(text(_LEDGER + _LINES), facts).mappings()
    files = {row.promise_id: row.n for row in session.execute(text(_FILES))}
    found = [_line(row, today, files.get(row["promise_id"], 0)) for row in rows]
    return [line for line in found if wanted.only in (Only.ALL, line.only)]


def years(session: Session) -> list[int]:
    """Return the years in which something was promised to be done, the latest first."""
    return [int(year) for year in session.execute(text(_LEDGER + _YEARS)).scalars()]


def units(session: Session) -> list[str]:
    """Return the names of the units that promised something, the busiest first."""
    found: dict[str, int] = {}
    for row in session.execute(text(_LEDGER + _UNITS)):
        for name in filter(None, row[0].split("、")):
            found[name] = found.get(name, 0) + int(row[1])
    return sorted(found, key=lambda name: (-found[name], name))


def due_in_year(session: Session, year: int, unit: str = "", *, today: date) -> PromiseList:
    """Return what was promised to be done in a year: of one unit, or of all of them.

    重庆 第二十四条 wants the units to tell the delegates in its fourth quarter what became of it.
    """
    here = offices.here(session)
    found = lines(session, Filter(year=year, unit=unit), today=today)
    return PromiseList(
        said=wordings.own(session),
        office=here.name,
        unit=papers.full_name(here, unit) if unit else "",
        year=year,
        on=today,
        lines=tuple(
            PromisedLine(
                number=line.number,
                session=line.session,
                title=line.title,
                lead=line.lead,
                signers=line.signers,
                unit=line.lead_unit,
                matter=line.matter,
                due_on=line.due_on,
                kept=line.promise_state is PromiseState.FULFILLED,
                how_far=how_far(line),
                told_on=line.told_on,
            )
            for line in found
        ),
        contact=here.contact,
        phone=here.phone,
        address=here.address,
    )


def how_far(line: PromiseLine) -> str:
    """Return in words how far a promise is: 已落实，2026.9.1 …；到期未落实."""
    said = [ONLY[line.only] if line.promise_state is PromiseState.OPEN else _ended(line)]
    if line.last:
        said.append(line.last)
    kept = f"（附件{line.files}件）" if line.files else ""
    return "：".join(said) + kept


def _ended(line: PromiseLine) -> str:
    on = f"{labels.day_dotted(line.ended_on)} " if line.ended_on else ""
    return f"{on}{ONLY[line.only]}"


def _line(row: Mapping[Any, Any], today: date, files: int) -> PromiseLine:
    due = date.fromisoformat(row["due_on"])
    state = PromiseState(row["promise_state"])
    return PromiseLine(
        promise_id=row["promise_id"],
        suggestion_id=row["suggestion_id"],
        number=row["number"],
        title=row["title"],
        session=labels.session_short(row["term"], row["session"]) if row["term"] else "",
        lead=row["lead_name"],
        signers=row["signers"],
        lead_unit=row["lead_unit"],
        reply_class=row["reply_class"],
        current_class=row["current_class"],
        matter=row["matter"] or short(row["title"]),
        made_on=date.fromisoformat(row["made_on"]),
        due_on=due,
        days_left=(due - today).days if state is PromiseState.OPEN else None,
        promise_state=state,
        steps=row["steps"],
        last_on=_day(row["last_on"]),
        last=row["last"],
        ended_on=_day(row["ended_on"]),
        told_on=_day(row["told_on"]),
        files=files,
    )


def _day(said: str) -> date | None:
    return date.fromisoformat(said) if said else None
