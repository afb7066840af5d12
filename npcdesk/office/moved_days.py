"""Which running papers a year's holiday table would give another last day. None is moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from npcdesk.models import EventKind, Standing, Suggestion, SuggestionEvent
from npcdesk.office import dues, holidays, suggestion_events
from npcdesk.rules import deadlines, holiday_table, suggestion_life
from npcdesk.rules.deadlines import Calendar
from npcdesk.rules.holiday_table import HolidayYear
from npcdesk.rules.pack import Pack, Rule
from npcdesk.rules.suggestion_life import State


@dataclass(frozen=True, slots=True)
class Moved:
    """A running paper whose last day would be another one by the calendar of now."""

    suggestion_id: str
    number: str
    title: str
    step: str  # 答复, 交办 …
    kept: date  # as it was resolved, and stays
    now: date


def would_move(session: Session, table: HolidayYear) -> list[Moved]:
    """Return the running papers whose next last day a table would change. Nothing is moved.

    A paper whose rules no longer tell how its day came about is passed over.
    """
    before = holidays.calendar(session)
    after = holiday_table.with_tables(before, (holiday_table.write_json(table),))
    changed = (before.off ^ after.off) | (before.worked ^ after.worked)
    if not changed:
        return []
    running = (
        select(Suggestion, Standing)
        .join(Standing, col(Standing.suggestion_id) == col(Suggestion.id))
        .where(Suggestion.unit == "", ~col(Suggestion.deleted))
        .where(col(Standing.state).not_in([State.CLOSED, State.ENDED, State.ARCHIVED]))
        .where(col(Standing.next_due) >= min(changed).isoformat())
        .where(col(Standing.next_due) < str(date.max.year))
        .order_by(col(Standing.next_due), col(Standing.seq))
    )
    found = []
    for paper, line in session.exec(running):
        step = suggestion_life.standing(suggestion_events.events(session, paper.id)).awaits
        now = _by(session, paper, step, before, after) if step else None
        if step is not None and now is not None and step.due_on != now:
            kept = step.due_on or now
            found.append(Moved(paper.id, line.number, paper.title, AWAITED[step.kind], kept, now))
    return found


AWAITED = {
    EventKind.RAISE: "立案",
    EventKind.FILE: "交办",
    EventKind.HAND_OVER: "答复",
    EventKind.REPLY: "反馈",
    EventKind.DELIVER: "反馈",
    EventKind.RATE: "研究",
    EventKind.RECEIVE: "答复",
    EventKind.GIVE_BACK: "决定退办",
    EventKind.REASSIGN: "重新交办",
    EventKind.EXTEND: "答复",
    EventKind.REDO: "重新答复",
}
"""What is awaited after a step."""


def _by(
    session: Session,
    paper: Suggestion,
    step: SuggestionEvent,
    before: Calendar,
    after: Calendar,
) -> date | None:
    """Return the last day by the calendar `after` of the rule that led to it by `before`."""
    pack = dues.pack_of(session, paper)
    kept = deadlines.Due(step.due_nominal or date.min, step.due_on or date.min)
    for rule in _candidates(pack, step.kind, between=not paper.session):
        start = dues.start_of(session, paper, rule, step.on)
        if deadlines.due(start, rule.period, before, roll=pack.roll) == kept:
            return deadlines.due(start, rule.period, after, roll=pack.roll).effective
    return None


def _candidates(pack: Pack, kind: EventKind, *, between: bool) -> Iterator[Rule]:
    replies: list[Rule | None] = [
        pack.reply_rule(between_sessions=between, longest=each) for each in (False, True)
    ]
    rules: dict[EventKind, list[Rule | None]] = {
        EventKind.RAISE: [pack.assign_rule(between_sessions=between)],
        EventKind.FILE: [pack.assign_rule(between_sessions=between)],
        EventKind.HAND_OVER: replies,
        EventKind.RECEIVE: replies,
        EventKind.REPLY: [pack.feedback],
        EventKind.DELIVER: [pack.feedback],
        EventKind.GIVE_BACK: [pack.reassign],
        EventKind.RATE: [pack.rehandle],
        EventKind.REDO: [pack.rehandle],
    }
    return (rule for rule in rules.get(kind, []) if rule is not None)
