"""Activities by their days: what a month shows, and what a calendar file takes along."""

from datetime import date

from sqlmodel import Session

from npcdesk import labels
from npcdesk.office import activity_list
from npcdesk.office.activity_list import ActivityLine, Filter
from npcdesk.office.windows import Window
from npcdesk.rules.activity_life import State
from npcdesk.rules.station_papers import DutyEvent

EVERY = Window(0, 100_000)


def between(
    session: Session,
    first: date,
    last: date,
    today: date,
    *,
    station_id: str = "",
    person_id: str = "",
) -> list[ActivityLine]:
    """Return the activities from `first` to `last`, both in, the earliest first.

    The day is that on which one was held, else the planned one; those cancelled are left out.
    """
    wanted = Filter(days=(first, last), station_id=station_id, person_id=person_id)
    lines = activity_list.lines(session, wanted, today, descending=False, window=EVERY)
    return [line for line in lines if line.state != State.CANCELLED.value]


def event(line: ActivityLine) -> DutyEvent:
    """Return an activity for a calendar: it lasts all day, as no hours of it are kept."""
    assert line.on is not None  # `between` found it by its day  # noqa: S101
    words = f"{labels.ACTIVITY_KIND[line.kind]}：{line.title}"
    return DutyEvent(line.id, line.on, "", "", words, line.place)
