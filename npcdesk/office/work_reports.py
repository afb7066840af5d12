"""述职: what a delegate reported of a year, where it was heard, and how it was rated (测评).

代表法 第五十八条. It is a part in an activity of that kind: several may report at one meeting.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.errors import NotAllowed
from npcdesk.models import Activity, ActivityKind, ActivityPart, Attendance, Person
from npcdesk.office import activities
from npcdesk.office.activities import Attended, Facts

Votes = tuple[int, int, int]
"""满意, 基本满意, 不满意."""
RATINGS = ("满意", "基本满意", "不满意")


@dataclass(frozen=True, slots=True)
class Hearing:
    """A meeting at which delegates report, planned or held."""

    id: str
    title: str
    on: date | None
    held: bool


@dataclass(frozen=True, slots=True)
class WorkReport:
    """What one delegate reported on a day; `votes` are None where nobody voted."""

    activity_id: str
    on: date
    title: str
    place: str
    words: str
    votes: Votes | None

    @property
    def rated(self) -> str:
        """满意 30 票、基本满意 5 票、不满意 1 票; "" where nobody voted."""
        if self.votes is None:
            return ""
        return "、".join(f"{w} {n} 票" for w, n in zip(RATINGS, self.votes, strict=True))


@dataclass(frozen=True, slots=True)
class NewReport:
    """A report as it is entered. `hearing` is the meeting; "" when it is entered with the report.

    `place` says before whom it was read, `words` what was reported.
    """

    on: date
    year: int
    place: str = ""
    words: str = ""
    votes: Votes | None = None
    hearing: str = ""


def enter(session: Session, person_id: str, new: NewReport, *, today: date) -> str:
    """Enter what a delegate reported; return the id of the meeting.

    Raises:
        NotAllowed: the day has not come, the meeting was on another day, or the votes cannot be.
        NotFound: the delegate or the meeting is not this office's.
    """
    meeting = activities.own(session, new.hearing or _planned(session, person_id, new))
    if meeting.kind is not ActivityKind.REPORT:
        msg = f"“{meeting.title}”不是述职，请选一次述职。"
        raise NotAllowed(msg)
    if meeting.held_on is None:
        activities.hold(session, meeting.id, on=new.on, place=new.place, today=today)
    elif meeting.held_on != new.on:
        msg = f"“{meeting.title}”是{labels.day(meeting.held_on)}开的，请核对日期。"
        raise NotAllowed(msg)
    reported = Attended(
        person_id, Attendance.PRESENT, note=new.words.strip(), votes=_counted(new.votes)
    )
    activities.attend(session, meeting.id, [reported])
    return meeting.id


def of(session: Session, person_id: str, year: int) -> list[WorkReport]:
    """Return what a delegate reported in a year, the newest first."""
    rows = session.execute(
        select(Activity, ActivityPart)
        .join(ActivityPart, col(ActivityPart.activity_id) == col(Activity.id))
        .where(*_kept(year), col(ActivityPart.person_id) == person_id)
        .where(~col(ActivityPart.deleted), col(ActivityPart.unit) == "")
        .where(col(ActivityPart.attendance) == Attendance.PRESENT.value)
        .where(col(Activity.held_on).is_not(None))
        .order_by(col(Activity.held_on).desc(), col(Activity.id))
    )
    return [
        WorkReport(
            meeting.id,
            meeting.held_on,
            meeting.title,
            meeting.place,
            part.note,
            _counted((part.satisfied, part.mostly, part.dissatisfied)),
        )
        for meeting, part in rows
    ]


def hearings(session: Session, year: int) -> list[Hearing]:
    """Return the meetings of a year at which delegates report, the newest first."""
    on = func.coalesce(col(Activity.held_on), col(Activity.planned_on))
    rows = session.execute(select(Activity).where(*_kept(year)).order_by(on.desc())).scalars()
    return [
        Hearing(each.id, each.title, each.held_on or each.planned_on, each.held_on is not None)
        for each in rows
    ]


def _kept(year: int) -> tuple[ColumnElement[bool], ...]:
    on = func.coalesce(col(Activity.held_on), col(Activity.planned_on))
    return (
        col(Activity.kind) == ActivityKind.REPORT.value,
        on.between(date(year, 1, 1), date(year, 12, 31)),
        col(Activity.cancelled_on).is_(None),
        ~col(Activity.deleted),
        col(Activity.unit) == "",
    )


def _planned(session: Session, person_id: str, new: NewReport) -> str:
    person = session.get(Person, person_id)
    title = f"{person.name if person else ''}述职（{new.year}年度）"
    facts = Facts(ActivityKind.REPORT, title, planned_on=new.on, place=new.place)
    return activities.plan(session, facts, today=new.on)


def _counted(votes: Votes | None) -> Votes | None:
    return votes if votes and any(votes) else None
