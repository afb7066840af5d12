"""Bringing past years' suggestions in from a workbook, each with its life as far as it is told."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.clock import now_ms
from npcdesk.job import Job, Step, uncollected
from npcdesk.models import (
    EventKind,
    GroupEvent,
    GroupKind,
    GroupSuggestion,
    Handler,
    HandlerRole,
    Origin,
    Rating,
    RosterLine,
    Row,
    Signer,
    SignerRole,
    Standing,
    Suggestion,
    SuggestionEvent,
    SupervisionGroup,
    new_ids,
)
from npcdesk.office import dues, offices, past_doubts, units
from npcdesk.office.roster_import import Action
from npcdesk.rules.drafts import Problem, SuggestionDraft, SuggestionSheet
from npcdesk.store import bulk

CHUNK = 1000
_LOADED: tuple[type[Row], ...] = (Suggestion, Signer, SuggestionEvent, Handler)
_ORIGINS = {label: value for value, label in labels.ORIGIN.items() if label}


@dataclass(frozen=True, slots=True)
class PlannedSuggestion:
    """One row of the sheet and what will become of it."""

    draft: SuggestionDraft
    action: Action
    term: int
    session: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole import, before anything is written."""

    sheet: SuggestionSheet
    rows: tuple[PlannedSuggestion, ...]
    counts: dict[Action, int] = field(default_factory=dict)
    new_units: tuple[str, ...] = ()
    unknown_signers: tuple[str, ...] = ()  # kept as names, without a person
    unexplained: int = 0  # neither solved nor promised, and no word why
    session_said: str = ""  # where rows go that name no session
    days_said: str = ""  # when those count as raised that do not tell it


def plan(
    session: Session, sheet: SuggestionSheet, assumed: tuple[int, int] | None = None
) -> Job[Plan]:
    """Compare a sheet with what is kept; write nothing.

    A row is known when its number in its session, or its title with its lead, is kept already.
    One that names no session belongs to `assumed` (term, session), or to the office's own now.
    """
    with uncollected():
        return (yield from _plan(session, sheet, assumed))


def _plan(session: Session, sheet: SuggestionSheet, assumed: tuple[int, int] | None) -> Job[Plan]:
    here = offices.here(session)
    meant = assumed or (here.term, here.session)
    kept = session.execute(
        sa.select(
            col(Standing.term),
            col(Standing.session),
            col(Standing.number),
            col(Standing.title),
            col(Standing.lead_name),
        )
    ).all()
    numbers = {(term, ordinal, number) for term, ordinal, number, _, _ in kept if number}
    titles = {(title, lead) for _, _, _, title, lead in kept}
    refused = {p.row: p.text for p in sheet.problems if p.grave}
    rows: list[PlannedSuggestion] = []
    for done, draft in enumerate(sheet.found):
        term, ordinal = _session_of(draft, here.term, meant)
        known = (term, ordinal, draft.number) in numbers or (draft.title, draft.lead) in titles
        action = Action.REFUSED if draft.row in refused else Action.SAME if known else Action.NEW
        rows.append(PlannedSuggestion(draft, action, term, ordinal, refused.get(draft.row, "")))
        if done % CHUNK == 0:
            yield Step(done, len(sheet.found), draft.title)
    return _weighed(session, here.pack_code, Plan(sheet, tuple(rows)), meant)


def _weighed(session: Session, pack_code: str, found: Plan, meant: tuple[int, int]) -> Plan:
    """Return the plan with what is to be said of its new rows."""
    new = [row.draft for row in found.rows if row.action is Action.NEW]
    named = {name for draft in new for name in (draft.lead_unit, *draft.co_units) if name}
    have = {unit.name for unit in units.lines(session, "")}
    people = _people(session)
    signed = {name for draft in new for name in (draft.lead, *draft.co_signers) if name}
    bare = _unexplained(session, pack_code, new)
    where = past_doubts.named(*meant)
    doubts = [
        problem
        for draft in new
        for problem in past_doubts.of_row(found.sheet, draft, where, bare=draft.row in bare)
    ]
    held = {(each.term, each.session): each.opened_on for each in offices.sessions(session)}
    opened = held.get(meant)
    return Plan(
        replace(found.sheet, problems=tuple(sorted((*found.sheet.problems, *doubts), key=_row))),
        found.rows,
        dict(Counter(row.action for row in found.rows)),
        tuple(sorted(named - have)),
        tuple(sorted(name for name in signed if len(people.get(name, ())) != 1)),
        len(bare),
        past_doubts.of_session(found.sheet, new, meant, opened.year if opened else None),
        past_doubts.of_days(new),
    )


def _unexplained(session: Session, pack_code: str, new: Sequence[SuggestionDraft]) -> set[int]:
    """Return the rows whose reply neither solves nor promises, and says not why."""
    classes = offices.pack(session, pack_code).classes
    codes = [each.code for each in classes]
    bare = {each.code for each in classes if each.needs_reason}
    return {
        each.row
        for each in new
        if each.number and each.lead_unit
        if _class(codes, each.reply_class) in bare and not each.reply_body
    }


def _row(problem: Problem) -> int:
    return problem.row


def apply(session: Session, planned: Plan, *, today: date) -> Job[int]:
    """Write the new rows in the caller's transaction; return how many."""
    with uncollected():
        return (yield from _apply(session, planned, today))


def _apply(session: Session, planned: Plan, today: date) -> Job[int]:
    here = offices.here(session)
    people = _people(session)
    new = [row for row in planned.rows if row.action is Action.NEW]
    named = sorted({n for r in new for n in (r.draft.lead_unit, *r.draft.co_units) if n})
    kinds = {r.draft.lead_unit: r.draft.unit_kind for r in new if r.draft.unit_kind}
    unit_ids = {name: units.ensure(session, name, kinds.get(name, "")) for name in named}
    for term, ordinal in sorted({(r.term, r.session) for r in new if r.term}):
        offices.open_session(session, term=term, ordinal=ordinal)
    session.flush()
    tables = [model.__table__ for model in _LOADED]  # type: ignore[attr-defined]
    with bulk.untriggered(session.connection(), len(new) * len(tables), *tables):
        for start in range(0, len(new), CHUNK):
            part = new[start : start + CHUNK]
            batch = _Batch(session, here.pack_code, people, unit_ids, today)
            for row in part:
                batch.take(row)
            batch.write()
            _choose_key(session, batch.key)
            yield Step(start + len(part), len(new), part[-1].draft.title)
    return len(new)


class _Batch:
    """Rows of several tables, gathered so that each table is written by one statement."""

    def __init__(
        self,
        session: Session,
        pack_code: str,
        people: dict[str, list[str]],
        unit_ids: dict[str, str],
        today: date,
    ) -> None:
        self._session = session
        self._pack_code = pack_code
        self._classes = [each.code for each in offices.pack(session, pack_code).classes]
        self._people = people
        self._unit_ids = unit_ids
        self._today = today
        self._rows: dict[type[Row], list[dict[str, Any]]] = defaultdict(list)
        self._ids = _rising()
        self._dues: dict[tuple[int, int, date], dues.Resolved] = {}
        self.key: list[tuple[str, int, int, date]] = []

    def take(self, row: PlannedSuggestion) -> None:
        """Make the records of one row: the paper, its signers, and the events it tells of."""
        draft = row.draft
        raised = draft.raised_on or draft.handed_on or draft.replied_on
        first = raised or self._today
        paper_id = self._add(
            Suggestion,
            title=draft.title,
            body=draft.body,
            category=draft.category,
            origin=Origin(_ORIGINS.get(draft.origin, "other" if draft.origin else "")),
            term=row.term,
            session=row.session,
            raised_on=raised,
            pack_code=self._pack_code,
        )
        for place, name in enumerate(n for n in (draft.lead, *draft.co_signers) if n):
            some = self._people.get(name, [])
            self._add(
                Signer,
                suggestion_id=paper_id,
                person_id=some[0] if len(some) == 1 else None,
                name=name,
                role=SignerRole.CO if place else SignerRole.LEAD,
                place=place,
            )
        self._tell(paper_id, row, first)
        if draft.key:
            self.key.append((paper_id, row.term, row.session, draft.handed_on or first))

    def _tell(self, paper_id: str, row: PlannedSuggestion, first: date) -> None:
        """Add the events in the order of the life; a day that is not told is the one before it."""
        draft = row.draft
        self._event(paper_id, EventKind.RAISE, first)
        if not draft.number:
            return
        self._event(paper_id, EventKind.FILE, first, number=draft.number)
        if not draft.lead_unit:
            return
        handed = max(draft.handed_on or first, first)
        answered = bool(draft.replied_on or draft.reply_class or draft.rating)
        self._hand_over(paper_id, row, handed, answered=answered)
        if not answered:
            return
        replied = max(draft.replied_on or handed, handed)
        reply_class = _class(self._classes, draft.reply_class)
        self._event(
            paper_id, EventKind.REPLY, replied, body=draft.reply_body, reply_class=reply_class
        )
        if not draft.rating:
            return
        rating = Rating(draft.rating)
        manner = Rating(draft.attitude) if draft.attitude else None
        self._event(paper_id, EventKind.RATE, replied, rating=rating, attitude=manner)
        if rating is not Rating.DISSATISFIED:
            self._event(paper_id, EventKind.CLOSE, replied)

    def _hand_over(
        self, paper_id: str, row: PlannedSuggestion, on: date, *, answered: bool
    ) -> None:
        """Hand over to the row's units; where the reply is still awaited, its clock runs."""
        due = None if answered else self._due(row, on)
        facts = {"due_nominal": due.nominal, "due_on": due.on, "due_why": due.why} if due else {}
        event_id = self._event(paper_id, EventKind.HAND_OVER, on, **facts)
        lead = (row.draft.lead_unit, HandlerRole.LEAD)
        for name, role in (lead, *((unit, HandlerRole.CO) for unit in row.draft.co_units)):
            self._add(
                Handler,
                suggestion_id=paper_id,
                event_id=event_id,
                unit_id=self._unit_ids[name],
                role=role,
            )

    def _due(self, row: PlannedSuggestion, on: date) -> dues.Resolved:
        key = (row.term, row.session, on)
        if key not in self._dues:
            paper = Suggestion(
                title="", term=row.term, session=row.session, pack_code=self._pack_code
            )
            pack = dues.pack_of(self._session, paper)
            rule = pack.reply_rule(between_sessions=not row.session, longest=False)
            self._dues[key] = dues.from_hand_over(self._session, paper, rule, on)
        return self._dues[key]

    def _event(self, paper_id: str, kind: EventKind, on: date, **facts: Any) -> str:
        told = {"written_ms": now_ms(), "by": "从表格导入"} | facts
        return self._add(SuggestionEvent, suggestion_id=paper_id, kind=kind, on=on, **told)

    def _add(self, model: type[Row], **facts: Any) -> str:
        """Add one row; what is not said is as the model has it. Return its id."""
        row_id = next(self._ids)
        self._rows[model].append(_blank(model) | facts | {"id": row_id})
        return row_id

    def write(self) -> None:
        """Write every table by one statement."""
        connection = self._session.connection()
        for model, rows in self._rows.items():
            bulk.insert(connection, model.__table__, rows)  # type: ignore[attr-defined]


def _class(codes: Sequence[str], letter: str) -> str:
    """Return the office's own class for what a sheet's class was read as: A is the first."""
    return (
        letter if letter in codes else dict(zip("ABCDEF", codes, strict=False)).get(letter, letter)
    )


def _rising() -> Iterator[str]:
    """Yield new ids, each after the one before; minted together they cost a quarter."""
    while True:
        yield from new_ids(CHUNK)


@cache
def _blank(model: type[Row]) -> dict[str, Any]:
    """Return the columns of a record about which nothing is said; instances cost far more."""
    row = model()
    columns = model.__table__.columns  # type: ignore[attr-defined]
    return {column.name: getattr(row, column.name) for column in columns}


def _session_of(draft: SuggestionDraft, term: int, meant: tuple[int, int]) -> tuple[int, int]:
    """Return a row's session: `meant` where it names none, of `term` where it names no term."""
    said = labels.read_session(draft.session) if draft.session else None
    if said is None:
        return meant
    return said[0] or term, said[1] or 0


def _people(session: Session) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    rows = session.execute(sa.select(col(RosterLine.name), col(RosterLine.person_id)).distinct())
    for name, person_id in rows:
        found[name].append(person_id)
    return found


def _choose_key(session: Session, key: Sequence[tuple[str, int, int, date]]) -> None:
    """Put key suggestions (重点) into one group for each session, made if it is not there."""
    groups: dict[str, str] = {}
    for paper_id, term, ordinal, on in key:
        name = f"{labels.session_short(term, ordinal) if term else ''}重点督办"
        if name not in groups:
            groups[name] = _group(session, name, on)
        session.add(GroupSuggestion(group_id=groups[name], suggestion_id=paper_id, chosen_on=on))
    session.flush()


def _group(session: Session, name: str, on: date) -> str:
    kept = session.execute(
        sa.select(SupervisionGroup).where(
            col(SupervisionGroup.name) == name,
            ~col(SupervisionGroup.deleted),
            col(SupervisionGroup.unit) == "",
        )
    ).scalars()
    group = kept.first()
    if group is None:
        group = SupervisionGroup(name=name)
        session.add(group)
        session.add(GroupEvent(group_id=group.id, kind=GroupKind.DECIDE, on=on))
    return group.id
