"""Taking in what a handling unit filled in on its list: first told row by row, then written once.

Nothing that is kept is changed by it: a reply that came another way stays, and the row says so.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from string import digits

from sqlmodel import Session

from npcdesk.errors import NotAllowed
from npcdesk.job import Job, Step
from npcdesk.models import HandlingUnit
from npcdesk.office import suggestions, units
from npcdesk.office.return_fates import Fate, PlannedReturn, Scales, Unread
from npcdesk.office.returned_rows import Parts
from npcdesk.rules.unit_lists import ReturnedList

__all__ = ["Fate", "Plan", "PlannedReturn", "Reached", "apply", "plan"]

BY = "承办单位交回的清单"


@dataclass(frozen=True, slots=True)
class Reached:
    """How a unit is reached now, as its list says."""

    unit_id: str
    unit: str
    before: str
    contact: str
    phone: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole return, before anything is written."""

    sheet: ReturnedList
    rows: tuple[PlannedReturn, ...]
    counts: dict[Fate, int] = field(default_factory=dict)
    reached: tuple[Reached, ...] = ()


def plan(session: Session, sheet: ReturnedList, *, today: date) -> Job[Plan]:
    """Compare a list that came back with what is kept; write nothing."""
    yield Step(0, len(sheet.found), "正在认每一行")
    parts = Parts(session)
    sender = parts.sender(sheet.found)
    known = [(draft, parts.meant(draft, sender)) for draft in sheet.found]
    scales = Scales(session, parts, known, _unread(sheet), today)
    rows: list[PlannedReturn] = []
    for done, (draft, meant) in enumerate(known, 1):
        rows.append(scales.row(draft, meant))
        yield Step(done, len(known), draft.title)
    reached = _reached(session, rows)
    return Plan(sheet, tuple(rows), dict(Counter(row.fate for row in rows)), reached)


def _unread(sheet: ReturnedList) -> list[Unread]:
    fields = {column.letter: column.meaning.partition(":")[0] for column in sheet.columns}
    return [
        Unread(each.row, fields.get(each.cell.rstrip(digits), ""), each.text)
        for each in sheet.problems
        if each.grave
    ]


def apply(session: Session, planned: Plan, *, today: date) -> Job[int]:
    """Write what the plan says in the caller's transaction; return how many rows it wrote.

    Raises:
        NotAllowed: what is kept is no longer as it was when the plan was made.
    """
    if (yield from plan(session, planned.sheet, today=today)) != planned:
        msg = "核对以后，这些建议又有了变化，什么也没有写。请重新核对一遍。"
        raise NotAllowed(msg)
    writes = [row for row in planned.rows if row.fate is Fate.RECORD]
    for done, row in enumerate(writes, 1):
        _write(session, row, today)
        yield Step(done, len(writes), row.draft.title)
    for each in planned.reached:
        units.reach(session, each.unit_id, contact=each.contact, phone=each.phone)
    return len(writes)


def _write(session: Session, row: PlannedReturn, today: date) -> None:
    draft = row.draft
    paper_id = row.part.suggestion_id if row.part else ""
    if row.stage is not None:
        suggestions.contact(
            session,
            paper_id,
            on=draft.contacted_on or today,
            today=today,
            stage=row.stage,
            how=draft.contacted_how,
            by=BY,
        )
    if row.replies:
        suggestions.reply(
            session,
            paper_id,
            on=draft.replied_on or today,
            today=today,
            reply_class=draft.reply_class,
            document_number=draft.document_number,
            signed_by=draft.signed_by,
            promised_on=draft.promised_on,
            unit_id=row.part.unit_id if row.part else None,
            body=draft.answer,
            letter_apart=True,
            by=BY,
        )


def _reached(session: Session, rows: list[PlannedReturn]) -> tuple[Reached, ...]:
    """Return the units whose contact the recorded rows agree on and that is kept otherwise."""
    said: dict[str, set[tuple[str, str]]] = {}
    for row in rows:
        if row.fate is Fate.RECORD and row.part and (row.draft.contact or row.draft.phone):
            said.setdefault(row.part.unit_id, set()).add((row.draft.contact, row.draft.phone))
    found = []
    for unit_id, pairs in said.items():
        unit = session.get_one(HandlingUnit, unit_id)
        contact, phone = next(iter(pairs))
        contact, phone = contact or unit.contact, phone or unit.phone
        if len(pairs) == 1 and (contact, phone) != (unit.contact, unit.phone):
            before = f"{unit.contact} {unit.phone}".strip()
            found.append(Reached(unit_id, unit.name, before, contact, phone))
    return tuple(found)
