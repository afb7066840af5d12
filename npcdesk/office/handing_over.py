"""交办: one suggestion or hundreds at a meeting, planned before it is written, in one write.

What every suggestion asks for (the rule pack, the calendar, the day of 闭会) is looked up once.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlmodel import Session, col, select

from npcdesk import labels
from npcdesk.errors import DeskError, NotAllowed, NotFound
from npcdesk.models import EventKind, Handler, HandlerRole, Suggestion, SuggestionEvent
from npcdesk.office import addressed, reassigning
from npcdesk.office.dues import Resolved, from_hand_over, pack_of
from npcdesk.rules import suggestion_life
from npcdesk.rules.pack import Base, Pack, Rule
from npcdesk.rules.pack_law import LAW, LIMITS
from npcdesk.rules.suggestion_life import Standing
from npcdesk.store.projection import chunks


@dataclass(frozen=True, slots=True)
class Order:
    """To whom one suggestion goes. Several leads answer apart (分办), or `jointly` (共同主办)."""

    suggestion_id: str
    lead_ids: tuple[str, ...]
    co_ids: tuple[str, ...] = ()
    jointly: bool = False
    longest: bool = False

    @property
    def apart(self) -> str:
        """The ids of the units that answer apart, "" where one reply answers all."""
        return " ".join(self.lead_ids) if len(self.lead_ids) > 1 and not self.jointly else ""


@dataclass(frozen=True, slots=True)
class Planned:
    """An order with the days that it sets running; `problem` says why it cannot be written."""

    order: Order
    due: Resolved | None = None
    opinion: Resolved | None = None
    contact: Resolved | None = None  # 首次联系代表
    longer: str = ""  # says so when the reply's day is later than usual, or than the law allows
    problem: DeskError | None = None
    of_units: bool = False  # the problem is one of the units, not of the day or the paper


def plan(session: Session, orders: Sequence[Order], *, on: date, today: date) -> list[Planned]:
    """Return what each order would lead to on the day `on`; writes nothing."""
    desk = _Dues(session, on)
    papers = {
        paper.id: paper
        for some in chunks(order.suggestion_id for order in orders)
        for paper in session.exec(select(Suggestion).where(col(Suggestion.id).in_(some)))
    }
    stands = _standings(session, papers.values())
    found = []
    for order in orders:
        paper = papers.get(order.suggestion_id)
        of_units = False
        try:
            if paper is None or paper.deleted or not addressed.is_here(session, paper):
                msg = "这件建议不在本单位的数据中，可能已经移走。"
                raise NotFound(msg)
            addressed.require(session, paper, EventKind.HAND_OVER)
            now = stands[paper.id]
            suggestion_life.require(now, EventKind.HAND_OVER, on, today)
            of_units = True
            require_units(order.lead_ids, order.co_ids)
            of_units = False
            kept = reassigning.kept_due(session, now)
            due = kept or desk.reply(paper, longest=order.longest)
            opinion = desk.opinion(paper) if order.co_ids else None
            longer = "" if kept else desk.longer(paper, due, longest=order.longest)
            found.append(Planned(order, due, opinion, desk.contact(paper), longer))
        except DeskError as problem:
            found.append(Planned(order, problem=problem, of_units=of_units))
    return found


def require_units(lead_ids: Collection[str], co_ids: Collection[str]) -> None:
    """Raise `NotAllowed` unless somebody leads and nobody has two parts."""
    if not lead_ids or len({*lead_ids, *co_ids}) < len(lead_ids) + len(co_ids):
        msg = "请选主办单位；同一个单位不能既主办又协办。"
        raise NotAllowed(msg)


def hand_over_all(
    session: Session,
    orders: Sequence[Order],
    *,
    on: date,
    today: date,
    meeting: str = "",
    document_number: str = "",
    note: str = "",
    by: str = "",
) -> list[Resolved]:
    """Hand suggestions to the units that must answer them (交办), all or none; return the days.

    `meeting` is the name of the 交办会 at which it was done, if it was.

    Raises:
        NotFound: this office has no such suggestion.
        NotAllowed: one is not waiting to be handed over, comes twice, or its units do not fit.
    """
    if len({order.suggestion_id for order in orders}) < len(orders):
        msg = "同一件建议排了两次，请去掉重复的。"
        raise NotAllowed(msg)
    planned = plan(session, orders, on=on, today=today)
    for each in planned:
        if each.problem is not None:
            raise each.problem
    rows: list[SuggestionEvent | Handler] = []
    dues = []
    for each in planned:
        due, order = each.due, each.order
        assert due is not None  # a plan without a problem has its day  # noqa: S101
        dues.append(due)
        contact = each.contact
        event = SuggestionEvent(
            suggestion_id=order.suggestion_id,
            kind=EventKind.HAND_OVER,
            on=on,
            due_nominal=due.nominal,
            due_on=due.on,
            due_why=due.why,
            beside_on=contact.on if contact else None,
            beside_why=contact.why if contact else "",
            how=meeting.strip(),
            document_number=document_number.strip(),
            apart=order.apart,
            body=note.strip(),
            by=by,
        )
        rows += [event, *parts(order, event.id, each.opinion)]
    session.add_all(rows)
    session.flush()
    return dues


def parts(order: Order, event_id: str, opinion: Resolved | None) -> list[Handler]:
    """Return what each unit has to do in one handing-over."""
    lead = HandlerRole.SEPARATE if order.apart else HandlerRole.LEAD
    of, by = order.suggestion_id, event_id
    made = [
        Handler(suggestion_id=of, event_id=by, unit_id=unit, role=lead) for unit in order.lead_ids
    ]
    for unit in order.co_ids:
        part = Handler(suggestion_id=of, event_id=by, unit_id=unit, role=HandlerRole.CO)
        if opinion:
            part.due_on, part.due_why = opinion.on, opinion.why
        made.append(part)
    return made


def _standings(session: Session, papers: Iterable[Suggestion]) -> dict[str, Standing]:
    unit_of = {paper.id: paper.unit for paper in papers}
    events: dict[str, list[SuggestionEvent]] = {each: [] for each in unit_of}
    for some in chunks(unit_of):
        wanted = select(SuggestionEvent).where(
            col(SuggestionEvent.suggestion_id).in_(some), ~col(SuggestionEvent.deleted)
        )
        for event in session.exec(wanted):
            if event.unit == unit_of[event.suggestion_id]:
                events[event.suggestion_id].append(event)
    return {each: suggestion_life.standing(told) for each, told in events.items()}


@dataclass(slots=True)
class _Dues:
    """The days of handing-overs of one day, each counted once."""

    session: Session
    on: date
    packs: dict[tuple[str, str], Pack] = field(default_factory=dict)
    days: dict[tuple[object, ...], Resolved] = field(default_factory=dict)

    def reply(self, paper: Suggestion, *, longest: bool) -> Resolved:
        """Return until when the unit must reply."""
        pack = self._pack(paper)
        return self._day(
            paper, pack.reply_rule(between_sessions=not paper.session, longest=longest)
        )

    def longer(self, paper: Suggestion, due: Resolved, *, longest: bool) -> str:
        """Say how a day for the reply is longer than the law allows or than usual, else ""."""
        limit = LIMITS["reply_max" if longest else "reply"]
        by_law = self._day(paper, Rule(limit, Base.HANDED_OVER, LAW))
        if due.on > by_law.on:
            return f"晚于{LAW}的 {labels.day(by_law.on)}"
        usual = self.reply(paper, longest=False)
        return f"用了较长的期限，一般是 {labels.day(usual.on)}" if due.on > usual.on else ""

    def opinion(self, paper: Suggestion) -> Resolved | None:
        """Return until when co-handlers give their opinions, None where no rule says."""
        rule = self._pack(paper).co_opinion
        return self._day(paper, rule) if rule else None

    def contact(self, paper: Suggestion) -> Resolved | None:
        """Return until when the units first speak with the delegate, None where no rule says."""
        rule = self._pack(paper).first_contact
        return self._day(paper, rule) if rule else None

    def _pack(self, paper: Suggestion) -> Pack:
        key = (paper.pack_code, paper.unit)
        if key not in self.packs:
            self.packs[key] = pack_of(self.session, paper)
        return self.packs[key]

    def _day(self, paper: Suggestion, rule: Rule) -> Resolved:
        raised = paper.raised_on if rule.base is Base.RAISED else None
        key = (paper.pack_code, paper.unit, paper.term, paper.session, raised, rule)
        if key not in self.days:
            self.days[key] = from_hand_over(self.session, paper, rule, self.on)
        return self.days[key]
