"""批量交办: what waits to be handed over, and what a clerk's list of units would lead to."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from sqlmodel import Session, col, select

from npcdesk import labels
from npcdesk.errors import DeskError, NotAllowed
from npcdesk.models import HandlingUnit, Standing, Suggestion
from npcdesk.office import drafts, handing_over, offices, suggestion_names, units
from npcdesk.office.dues import Resolved
from npcdesk.office.handing_over import Order
from npcdesk.rules import assignment
from npcdesk.rules.assignment import AssignDraft, AssignedRow, way
from npcdesk.rules.pinyin import reading_of_text
from npcdesk.rules.suggestion_life import State
from npcdesk.store import Store
from npcdesk.store.projection import chunks


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A suggestion that is filed and not handed over."""

    id: str
    number: str
    title: str
    session: str
    lead: str
    wanted_unit: str  # whom the delegate would like to handle it


@dataclass(frozen=True, slots=True)
class Assigned:
    """One row of the list: what was meant, until when it must be answered, what is wrong."""

    draft: AssignedRow
    called: str = ""  # 第35号《关于…的建议》
    suggestion_id: str = ""
    due: Resolved | None = None
    leads: tuple[str, ...] = ()  # the units' full names
    co: tuple[str, ...] = ()
    new_units: tuple[str, ...] = ()
    problem: str = ""
    longer: str = ""  # says so when the day is later than usual, or than the law allows
    order: Order | None = None  # the ids; new units are entered when it is written
    of_units: bool = True  # what is wrong is wrong with the units, not with the day or the paper

    @property
    def way(self) -> str:
        """How it is handled (办理方式)."""
        return way(len(self.leads), len(self.co), jointly=self.draft.jointly)


def waiting(session: Session, ids: Collection[str] = ()) -> list[WaitingLine]:
    """Return what waits to be handed over, by session and number; of `ids` when some are given."""
    t = Standing.__table__.c  # type: ignore[attr-defined]
    asked = (
        select(t.suggestion_id, t.number, t.title, t.term, t.session, t.lead_name)  # type: ignore[call-overload]
        .add_columns(col(Suggestion.wanted_unit))
        .join(Suggestion, col(Suggestion.id) == t.suggestion_id)
        .where(t.state == State.FILED.value)
        .order_by(t.term, t.session, t.number_order, t.seq)
    )
    some = [asked.where(t.suggestion_id.in_(part)) for part in chunks(ids)] if ids else [asked]
    return [
        WaitingLine(
            row.suggestion_id,
            row.number,
            row.title,
            labels.session_short(row.term, row.session) if row.term else "",
            row.lead_name,
            row.wanted_unit,
        )
        for each in some
        for row in session.execute(each)
    ]


def plan(
    session: Session,
    rows: Sequence[AssignedRow],
    *,
    on: date,
    today: date,
    new_units: bool = False,
) -> list[Assigned]:
    """Return what each row would lead to on the day `on`; `new_units` may be entered with it."""
    known, named = _Papers(session), _Units(session, new_units=new_units)
    read = [_read(row, known, named) for row in rows]
    at = [n for n, each in enumerate(read) if each.order is not None]
    seen: dict[str, int] = {}
    planned = handing_over.plan(
        session, [order for n in at if (order := read[n].order)], on=on, today=today
    )
    for n, each in zip(at, planned, strict=True):
        row = read[n]
        first = seen.setdefault(each.order.suggestion_id, row.draft.row)
        problem, of_units = str(each.problem) if each.problem else "", each.of_units
        if first != row.draft.row:
            problem, of_units = f"和第 {first} 行是同一件，请去掉一行。", True
        read[n] = replace(row, due=each.due, problem=problem, longer=each.longer, of_units=of_units)
    return read


def apply(
    session: Session,
    planned: Sequence[Assigned],
    *,
    on: date,
    today: date,
    meeting: str = "",
    document_number: str = "",
) -> int:
    """Hand over every row of a plan that has no problem, in one write; return how many.

    Raises:
        NotAllowed: none is left, or where one stands has changed since.
    """
    fit = [each for each in planned if not each.problem]
    if not fit:
        msg = "没有可以交办的建议，请先填主办单位。"
        raise NotAllowed(msg)
    named = {name for each in fit for name in (*each.leads, *each.co)}
    made = {name: units.ensure(session, name) for name in sorted(named)}
    orders = [
        Order(
            each.suggestion_id,
            tuple(made[name] for name in each.leads),
            tuple(made[name] for name in each.co),
            jointly=each.draft.jointly,
            longest=each.draft.longest,
        )
        for each in fit
    ]
    facts = {"meeting": meeting, "document_number": document_number}
    return len(handing_over.hand_over_all(session, orders, on=on, today=today, **facts))


DRAFT = "assign_draft"


def keep_draft(store: Store, draft: AssignDraft | None) -> None:
    """Keep what is typed and not handed over, so that it survives closing; None: nothing is."""
    drafts.keep(store, DRAFT, assignment.dumped(draft) if draft else None)


def draft(session: Session) -> AssignDraft:
    """Return what was typed and not handed over."""
    return assignment.loaded(drafts.kept(session, DRAFT) or {})


def _read(row: AssignedRow, known: "_Papers", named: "_Units") -> Assigned:
    try:
        found = known.named(row)
    except DeskError as problem:
        return Assigned(row, problem=str(problem))
    called = found.called
    if not row.leads:
        return Assigned(row, called, found.id, problem="请填主办单位。")
    try:
        leads, co = named.all(row.leads), named.all(row.co)
    except DeskError as problem:
        return Assigned(row, called, found.id, problem=str(problem))
    fresh = tuple(name for name in (*leads, *co) if name not in named.names)
    order = Order(
        found.id,
        tuple(named.names.get(name, name) for name in leads),
        tuple(named.names.get(name, name) for name in co),
        row.jointly,
        row.longest,
    )
    return Assigned(row, called, found.id, leads=leads, co=co, new_units=fresh, order=order)


class _Papers:
    """The suggestions that wait, found by what a sheet says of them."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.term = offices.here(session).term
        self.lines = waiting(session)
        self.by_id = {line.id: line for line in self.lines}
        self.by_number: dict[str, list[WaitingLine]] = {}
        for line in self.lines:
            self.by_number.setdefault(line.number, []).append(line)

    def named(self, row: AssignedRow) -> suggestion_names.Named:
        """Return the suggestion a row means; those that do not wait are looked up one by one."""
        if row.suggestion_id:
            line = self.by_id.get(row.suggestion_id)
            called = suggestion_names.called(line.number, line.title) if line else ""
            return suggestion_names.Named(row.suggestion_id, called)
        some = self.by_number.get(row.number, []) if row.number else []
        if row.session and (meant := labels.read_session(row.session)):
            short = labels.session_short(meant[0] or self.term, meant[1])
            some = [line for line in some if line.session == short]
        if row.title:
            some = [line for line in some or self.lines if line.title == row.title] or some
        if len(some) == 1:
            return suggestion_names.Named(
                some[0].id, suggestion_names.called(some[0].number, some[0].title)
            )
        said = f"{row.session}{row.number}" if row.session and row.number else row.number
        return suggestion_names.named(self.session, said or row.title)


class _Units:
    """The handling units by their names, read once."""

    def __init__(self, session: Session, *, new_units: bool) -> None:
        self.new_units = new_units
        wanted = select(HandlingUnit).where(~col(HandlingUnit.deleted), HandlingUnit.unit == "")
        kept = session.exec(wanted).all()
        self.names = {unit.name: unit.id for unit in kept}
        self.short = {unit.short_name: unit.name for unit in kept if unit.short_name}

    def all(self, said: Iterable[str]) -> tuple[str, ...]:
        """Return the full names of units; of new ones as they were written."""
        return tuple(dict.fromkeys(self._one(each.strip()) for each in said if each.strip()))

    def _one(self, said: str) -> str:
        if said in self.names:
            return said
        if said in self.short:
            return self.short[said]
        part = self._by_initials(said) if said.isascii() else []
        part = part or [name for name in self.names if said in name]
        if len(part) == 1:
            return part[0]
        if self.new_units and not part:
            return said
        if part:
            msg = f"“{said}”可能是{'、'.join(part[:5])}，请写全名。"
            raise NotAllowed(msg)
        like = get_close_matches(said, self.names, 1)
        also = f"，是{like[0]}吗？" if like else "，请核对名称，或先登记这个单位。"
        msg = f"承办单位里没有“{said}”{also}"
        raise NotAllowed(msg)

    def _by_initials(self, said: str) -> list[str]:
        """Return whom initials mean: those that are just so, else those that hold them."""
        meant = said.lower()
        initials = {name: reading_of_text(name).initials for name in self.names}
        just_so = [name for name, read in initials.items() if read == meant]
        return just_so or [name for name, read in initials.items() if meant in read]
