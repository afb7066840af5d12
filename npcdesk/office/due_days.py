"""What is due, for the calendar of a phone or a mail program: numbers and titles, nothing else."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import or_, select
from sqlmodel import Session

from npcdesk import labels
from npcdesk.models import EventKind, Standing
from npcdesk.office import group_dues, year_reports
from npcdesk.office.today import CONTACT_DAYS
from npcdesk.rules.papers import DueDay
from npcdesk.rules.suggestion_life import RUNNING

STOPPED = "9999"  # sorts after every day: no clock runs
BESIDE = {
    "co_due": EventKind.CO_OPINION,
    "contact_due": EventKind.CONTACT,
    "publish_due": EventKind.PUBLISH,
    "promise_due": EventKind.FULFIL,
}
"""What is due beside the awaited step: the column of its day."""


def due_days(session: Session, today: date) -> list[DueDay]:
    """Return every day that something is due on, the late ones too, in the order of the days.

    That is the step awaited, the opinion of a co-handler, the first contact with the delegate and
    publication, the day on which a unit is to be urged again, the promise that is due first, and
    the nodes and list items of supervision groups, and the report on a year. The id of a day is of
    the suggestion, what is due and the round: another day for the same takes the place of the old
    one where the calendar has it already.
    """
    t = Standing.__table__.c  # type: ignore[attr-defined]
    columns = (t.suggestion_id, t.step, t.round, t.number, t.title)
    steps = select(*columns, t.next_due.label("on")).where(t.next_due < STOPPED)
    again = (
        select(*columns, t.urge_next.label("on"))
        .where(t.urge_next.is_not(None), t.state.in_([each.value for each in RUNNING]))
        .where(or_(t.urge_next >= today, t.next_due >= today.isoformat()))
    )
    found = [_step(row, today) for row in session.execute(steps)]
    found += [_day(row, row.on, EventKind.URGE) for row in session.execute(again)]
    for due, kind in BESIDE.items():
        on = getattr(t, due)
        beside = select(*columns, on.label("on")).where(on > "", on < STOPPED)
        if kind is EventKind.CONTACT:  # once the reply is late, that is what is awaited
            first = (today - timedelta(days=CONTACT_DAYS)).isoformat()
            beside = beside.where(on >= first, t.next_due >= today.isoformat())
        found += [_day(row, date.fromisoformat(row.on), kind) for row in session.execute(beside)]
    found += [
        DueDay(f"{due.event_id}-{due.kind.value}", due.due_on, f"督办：{due.group} {due.words}")
        for due in group_dues.dues(session, today, date.max)
        if due.event_id  # that a group is silent is no day of a plan
    ]
    found += [
        DueDay(f"year-report-{line.year}", line.due_on, line.title)
        for line in year_reports.lines(session, today)
        if line.due_on and not line.report_id
    ]
    return sorted(found, key=lambda day: (day.on, day.id))


def _step(row: Any, today: date) -> DueDay:
    on = date.fromisoformat(row.on)
    kind = EventKind(row.step) if row.step else EventKind.CLOSE
    late = kind is EventKind.REPLY and on < today
    return _day(row, on, kind, EventKind.URGE if late else kind)


def _day(row: Any, on: date, kind: EventKind, said: EventKind | None = None) -> DueDay:
    """Return a day; `said` is what is to be done by then, where that is not what is awaited."""
    called = f"第{row.number}号 " if row.number else ""
    words = labels.DUE[(said or kind).value]
    return DueDay(
        f"{row.suggestion_id}-{kind.value}-{row.round}", on, f"{words}：{called}{row.title}"
    )
