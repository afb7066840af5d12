"""What screens show of suggestions: lines of a list, counts by state, and one paper whole."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, literal_column, select, tuple_
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.models import EventKind, HandlingUnit, Signer, Standing
from npcdesk.office import (
    addressed,
    step_days,
    suggestion_events,
    suggestion_history,
    suggestions,
    unit_side,
    windows,
)
from npcdesk.office.addressed import Congress
from npcdesk.office.suggestion_history import HistoryLine, Voice
from npcdesk.office.unit_side import PartInHand
from npcdesk.office.windows import Window
from npcdesk.rules import suggestion_life
from npcdesk.rules.suggestion_life import State
from npcdesk.store import search, standings


@dataclass(frozen=True, slots=True)
class SuggestionLine:
    """One suggestion in a list. `days_left` counts to the due day; None while no clock runs."""

    id: str
    number: str
    title: str
    session: str
    category: str
    lead: str
    signers: int
    delegation: str
    lead_unit: str
    unit_kind: str
    co_units: str
    state: State
    round: int
    raised_on: date | None
    handed_on: date | None
    reply_due: date | None
    days_left: int | None
    replied_on: date | None
    reply_class: str
    rating: str
    closed_on: date | None
    urged: int
    key: bool
    current_class: str = ""  # after 改类别
    owing: str = ""  # the units of 分办 whose reply is awaited
    carried_to: int = 0  # 上届结转: the term it was carried into
    source: str = ""  # code of the unit that collected it for this congress

    @property
    def form(self) -> str:
        """The form that is printed of it now: as handed in, as handed over, or as answered."""
        if self.handed_on is None:
            return "suggestion-sheet"
        return "reply-letter" if self.reply_class else "hand-over-slip"

    @property
    def studied(self) -> bool:
        """Whether the office studies what the delegate was not satisfied with: no clock runs."""
        return self.state is State.AGAIN and self.days_left is None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which suggestions are wanted. Empty means: all. `late` means past the reply's due day.

    `step_due` asks for what 今日要办 counts: "late" or "soon".

    `carried` asks for 上届结转; unless `archived` what is in the archive is left out.

    `source` is the code of the unit that collected them for this congress; `key` False asks for
    those that are not 重点督办; `reply_class` is 答复时类别.
    """

    text: str = ""
    state: State | None = None
    late: bool = False
    step_due: str = ""
    term: int = 0
    session: int | None = None
    lead_unit_id: str = ""
    unit_kind: str = ""
    category: str = ""
    reply_class: str = ""
    rating: str = ""
    key: bool | None = None
    carried: bool = False
    archived: bool = True
    source: str = ""


_NONE: ColumnElement[str] = literal_column("''")
ORDERS = {
    "days_left": ("due_order", "number_order"),
    "number": ("number_order",),
    "title": ("title",),
    "lead": ("lead_name",),
    "lead_unit": ("lead_unit",),
    "state": ("state", "due_order", "number_order"),
    "reply_due": ("due_on",),
    "raised_on": ("raised_on",),
    "class": ("reply_class", "state", "due_order"),
    "rating": ("rating", "state", "due_order"),
}


BY_STATE = ("days_left", "state")  # the index of a state or a category is in these orders
BROAD = 5000  # lines from which on the first ones are found faster in their order than sorted


def count(session: Session, wanted: Filter, today: date) -> int:
    """Return how many suggestions fit."""
    if wanted == Filter(text=wanted.text):
        found = windows.hits(session, search.SUGGESTIONS, wanted.text)
        if found is not None:
            return found
    return windows.count(session, Standing, _where(wanted, today))


def lines(
    session: Session,
    wanted: Filter,
    *,
    today: date,
    order: str = "days_left",
    descending: bool = False,
    window: Window = Window(),  # noqa: B008 - frozen
) -> list[SuggestionLine]:
    """Return a window of the suggestions that fit, in the order of one of `ORDERS`."""
    order_by = windows.ordered(Standing, ORDERS[order], descending=descending)
    where = _where(wanted, today)
    unsorted = bool(wanted.reply_class or wanted.rating or wanted.unit_kind)
    sorted_ = order in BY_STATE and not unsorted  # the index that finds them is in the order
    narrowed = unsorted or wanted.state is not None or bool(wanted.category)
    if narrowed and not sorted_ and _many(session, where):
        where = _where(wanted, today, broad=True)
    rows = windows.page(session, Standing, where, order_by, window)
    return [line(row, today) for row in rows]


def _many(session: Session, where: list[ColumnElement[bool]]) -> bool:
    return windows.count(session, Standing, where, most=BROAD) == BROAD


def by_state(session: Session, wanted: Filter, today: date) -> tuple[dict[State, int], int]:
    """Return the counts for the tabs: of each state, and of those past their due day."""
    if wanted.key is False:  # nearly all: no index would help, and those that are key are few
        every, passed = by_state(session, replace(wanted, key=None), today)
        chosen, passed_of_them = by_state(session, replace(wanted, key=True), today)
        return dict(Counter(every) - Counter(chosen)), passed - passed_of_them
    table = Standing.__table__  # type: ignore[attr-defined]
    late = func.count().filter(table.c.due_order < today.isoformat())
    rows = session.execute(
        select(table.c.state, func.count(), late)
        .where(*_where(wanted, today))
        .group_by(table.c.state)
    ).all()
    return {State(state): n for state, n, _ in rows}, sum(n for _, _, n in rows)


def ids(session: Session, wanted: Filter, today: date) -> list[str]:
    """Return the ids of every suggestion that fits."""
    table = Standing.__table__  # type: ignore[attr-defined]
    found = select(table.c.suggestion_id).where(*_where(wanted, today))
    return list(session.execute(found).scalars())


def beside(session: Session, suggestion_id: str) -> tuple[str, str]:
    """Return the ids of the suggestions before and after one by number; "" where there is none."""
    t = Standing.__table__.c  # type: ignore[attr-defined]
    wanted = select(t.term, t.session, t.number_order, t.seq).where(
        t.suggestion_id == suggestion_id
    )
    now = session.execute(wanted).first()
    if now is None:
        return "", ""
    same = select(t.suggestion_id).where(t.term == now.term, t.session == now.session)
    place, here = tuple_(t.number_order, t.seq), tuple_(now.number_order, now.seq)
    before = same.where(place < here).order_by(t.number_order.desc(), t.seq.desc())
    after = same.where(place > here).order_by(t.number_order, t.seq)
    found = [session.execute(each.limit(1)).scalar() for each in (before, after)]
    return found[0] or "", found[1] or ""


def categories(session: Session) -> list[str]:
    """Return the content categories in use, the commonest first."""
    kind = Standing.__table__.c.category  # type: ignore[attr-defined]
    used = select(kind).where(kind != "").group_by(kind).order_by(func.count().desc())
    return list(session.execute(used).scalars())


def classes(session: Session) -> list[str]:
    """Return the classes that replies were given (答复时类别), in their order."""
    return windows.distinct(session, Standing, "reply_class")


def sources(session: Session) -> list[Congress]:
    """Return the units that collected suggestions for this congress, by code."""
    of = Standing.__table__.c.source  # type: ignore[attr-defined]
    codes = session.execute(select(of).where(of != _NONE).distinct()).scalars()
    return [Congress(code, addressed.name(session, code)) for code in sorted(codes)]


def line(row: Any, today: date) -> SuggestionLine:
    """Return the line of one row of the projection."""
    state = State(row.state)
    running = row.due_on is not None and row.due_order < standings.STOPPED
    return SuggestionLine(
        id=row.suggestion_id,
        number=row.number,
        title=row.title,
        session=labels.session_short(row.term, row.session) if row.term else "",
        category=row.category,
        lead=row.lead_name,
        signers=row.signers,
        delegation=row.delegation,
        lead_unit=row.lead_unit,
        unit_kind=row.unit_kind,
        co_units=row.co_units,
        state=state,
        round=row.round,
        raised_on=row.raised_on,
        handed_on=row.handed_on,
        reply_due=row.due_on,
        days_left=(row.due_on - today).days if running else None,
        replied_on=row.replied_on,
        reply_class=row.reply_class,
        rating=row.rating,
        closed_on=row.closed_on,
        urged=row.urged,
        key=row.key,
        current_class=row.current_class,
        owing=row.owing,
        carried_to=row.carried_to,
        source=row.source,
    )


SAME = ("state", "term", "lead_unit_id", "category", "reply_class", "rating")
TRIED = ("state", "category", "reply_class", "rating")


def _where(wanted: Filter, today: date, *, broad: bool = False) -> list[ColumnElement[bool]]:
    """Return the conditions; `broad` ones are tried on the lines as they come in their order."""
    where: list[ColumnElement[bool]] = [
        _tried(col(getattr(Standing, name)), broad and name in TRIED) == value
        for name in SAME
        if (value := getattr(wanted, name))
    ]
    if wanted.late:
        where.append(col(Standing.due_order) < today.isoformat())
    if wanted.step_due:
        conditions = {"late": step_days.late, "soon": step_days.soon}
        where.append(conditions[wanted.step_due](today))
    if wanted.session is not None:
        where.append(col(Standing.session) == wanted.session)
    if wanted.unit_kind:  # by the index of units where they are few
        of = select(col(HandlingUnit.id)).where(col(HandlingUnit.kind) == wanted.unit_kind)
        where.append(_tried(col(Standing.lead_unit_id), broad).in_(of))
    if wanted.key is not None:
        where.append(col(Standing.key).is_(wanted.key))
    if wanted.source:  # the second condition lets the index of these papers be used
        where += [col(Standing.source) == wanted.source, col(Standing.source) != _NONE]
    return where + _kept(wanted) + windows.holding(Standing, search.SUGGESTIONS, wanted.text)


def _kept(wanted: Filter) -> list[ColumnElement[bool]]:
    """Return the conditions of what former terms left, and of what is in the archive."""
    where: list[ColumnElement[bool]] = []
    if wanted.carried:
        where.append(col(Standing.carried_to) > 0)
    if not wanted.archived and wanted.state is not State.ARCHIVED:
        where.append(_tried(col(Standing.state), broad=True) != State.ARCHIVED.value)
    return where


def _tried(column: Any, broad: bool) -> Any:  # noqa: FBT001 - two faces of one condition
    """Return a column so that SQLite does, or with a plus sign does not, look in its index."""
    return literal_column(f"+standing.{column.key}") if broad else column


@dataclass(frozen=True, slots=True)
class Paper:
    """One suggestion whole."""

    line: SuggestionLine
    term: int
    ordinal: int  # of the session; 0 between sessions (闭会期间)
    body: str
    origin: str
    wanted_unit: str
    may_publish: bool
    pack_code: str
    lead_id: str  # "" when the delegate is in another office's roster
    co_signers: tuple[str, ...]
    due_why: str
    next_due: date | None  # the last day for the next step
    next_why: str
    handed_first: date | None  # 交办 before any 改办
    parts: tuple[PartInHand, ...]
    next_step: EventKind | None
    allowed: frozenset[EventKind]  # now, and by this office
    ours: frozenset[EventKind]  # what this office may let happen, whatever the state
    history: tuple[HistoryLine, ...] = field(default=())  # newest first
    voices: tuple[Voice, ...] = field(default=())
    groups: tuple[tuple[str, str], ...] = field(default=())  # (id, name)
    source_name: str = ""  # the unit that collected it for this congress
    submitted_to: str = ""  # the office above whose paper it is; this one collected it


def paper(session: Session, suggestion_id: str, today: date) -> Paper:
    """Return one suggestion with its whole life, or raise `NotFound`.

    Also one that this office collected for a congress above, though it stands in no list here.
    """
    kept = suggestion_events.paper(session, suggestion_id)
    if kept.unit:
        row: Any = Standing(**standings.told(session, [kept])[0])
    else:
        of = select(Standing.__table__)  # type: ignore[attr-defined]
        row = session.execute(of.where(col(Standing.suggestion_id) == suggestion_id)).one()
    told = suggestions.events(session, suggestion_id)
    now = suggestion_life.standing(told)
    signers = session.execute(
        select(col(Signer.name))
        .where(col(Signer.suggestion_id) == suggestion_id, ~col(Signer.deleted))
        .where(col(Signer.unit) == kept.unit)
        .order_by(col(Signer.place))
    ).scalars()
    return Paper(
        line=line(row, today),
        term=row.term,
        ordinal=row.session,
        body=kept.body,
        origin=kept.origin.value,
        wanted_unit=kept.wanted_unit,
        may_publish=kept.may_publish,
        pack_code=kept.pack_code,
        lead_id="" if row.source and not kept.unit else row.lead_person_id,
        co_signers=tuple(signers)[1:],
        due_why=now.due_why,
        next_due=now.next_due if suggestion_life.next_step(now) else None,
        next_why=now.awaits.due_why if now.awaits else "",
        handed_first=now.first_handed,
        parts=tuple(unit_side.parts(session, suggestion_id)),
        next_step=suggestion_life.next_step(now),
        allowed=suggestion_life.offered(now, today) & addressed.steps(kept),
        ours=addressed.steps(kept),
        history=suggestion_history.history(session, suggestion_id, told, now),
        voices=suggestion_history.voices(session, suggestion_id, row.source),
        groups=suggestion_history.groups(session, suggestion_id),
        source_name=addressed.name(session, row.source) if row.source and not kept.unit else "",
        submitted_to=addressed.name(session, kept.unit) if kept.unit else "",
    )
