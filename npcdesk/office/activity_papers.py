"""Gathering what is printed of an activity: 活动记录, 签到表, and blank ones."""

from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.models import Attendance, Person, Team
from npcdesk.office import activity_list, offices, wordings
from npcdesk.office.activity_list import ActivityFile, OutcomeLine
from npcdesk.rules.activity_papers import ActivityRecord, SignInSheet, SignRow
from npcdesk.rules.roster_papers import NameCards


def record(session: Session, activity_id: str, *, today: date) -> ActivityRecord:
    """Return what an activity was and who was there, or raise `NotFound`."""
    file = activity_list.file(session, activity_id, today)
    line, here = file.line, offices.here(session)
    return ActivityRecord(
        said=wordings.own(session),
        office=here.name,
        title=line.title,
        kind=labels.ACTIVITY_KIND[line.kind],
        team=line.team,
        convener=_convener(session, file.team_id),
        on=line.on,
        place=line.place,
        organiser=line.organiser or line.station,
        called=line.called,
        present=_names(file, Attendance.PRESENT),
        leave=_names(file, Attendance.LEAVE),
        absent=_names(file, Attendance.ABSENT),
        record=file.record or file.notice,
        outcomes=tuple(map(_outcome, file.outcomes)),
    )


def sign_in(session: Session, activity_id: str, *, today: date) -> SignInSheet:
    """Return who was called to an activity, to sign that they came, or raise `NotFound`."""
    file = activity_list.file(session, activity_id, today)
    return SignInSheet(
        said=wordings.own(session),
        office=offices.here(session).name,
        title=file.line.title,
        on=file.line.on,
        place=file.line.place,
        rows=tuple(SignRow(part.name, part.delegation) for part in file.parts),
    )


def name_cards(session: Session, activity_id: str, *, today: date) -> NameCards:
    """Return the names of who was called to an activity, for the tables; or raise `NotFound`."""
    parts = activity_list.file(session, activity_id, today).parts
    return NameCards(tuple(part.name for part in parts))


def _names(file: ActivityFile, how: Attendance) -> tuple[str, ...]:
    return tuple(part.name for part in file.parts if part.attendance == how.value)


def _convener(session: Session, team_id: str) -> str:
    of = select(col(Person.name)).join(Team, col(Team.convener_id) == col(Person.id))
    return session.execute(of.where(col(Team.id) == team_id)).scalar() or ""


def _outcome(made: OutcomeLine) -> str:
    if made.suggestion_id:
        return f"{f'第{made.number}号' if made.number else ''}建议《{made.title}》"
    words = f"：{made.words}" if made.words else ""
    return f"{labels.OUTCOME[made.kind]}《{made.title}》{words}"
