"""Activities of delegates: planned, called, held with who was there, and what came of them.

代表法 第二十五条至第三十八条 (organised by 常委会、主席团), 第五十八条 (recorded).
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import (
    Activity,
    ActivityKind,
    ActivityOutcome,
    ActivityPart,
    Attendance,
    MandateStatus,
    OutcomeKind,
    Person,
    RosterLine,
    Standing,
)
from npcdesk.office import offices, teams
from npcdesk.rules import activity_life
from npcdesk.rules.activity_life import Days, State, Step


@dataclass(frozen=True, slots=True)
class Facts:
    """What an activity is, as entered."""

    kind: ActivityKind
    title: str
    planned_on: date | None = None
    place: str = ""
    team_id: str | None = None
    station_id: str | None = None
    organiser: str = ""
    term: int = 0
    session: int = 0


@dataclass(frozen=True, slots=True)
class Attended:
    """How one delegate took part: `times` is 1, or the half days of leave."""

    person_id: str
    attendance: Attendance
    times: int = 1
    role: str = ""
    note: str = ""
    votes: tuple[int, int, int] | None = None  # 述职测评: 满意, 基本满意, 不满意


def plan(session: Session, facts: Facts, *, today: date) -> str:
    """Enter an activity; a team's members are called to its activities. Return its id.

    Raises:
        NotAllowed: it has no name, or a congress no 届次.
        NotFound: the team is not in this file.
    """
    activity = Activity(kind=facts.kind, title="")
    _fill(activity, facts)
    session.add(activity)
    session.flush()
    if facts.team_id:
        on = facts.planned_on or today
        call(session, activity.id, teams.member_ids(session, facts.team_id, on))
    return activity.id


def facts(session: Session, activity_id: str) -> Facts:
    """Return what an activity is, as it was entered."""
    activity = own(session, activity_id)
    return Facts(**{each.name: getattr(activity, each.name) for each in fields(Facts)})


def amend(
    session: Session,
    activity_id: str,
    facts: Facts,
    *,
    held_on: date | None = None,
    record: str | None = None,
    today: date,
) -> None:
    """Change what an activity is; the day and the record of one that was held, where given.

    Raises:
        NotAllowed: it was not held yet, or that day has not come or is after what came of it.
    """
    activity = own(session, activity_id)
    _fill(activity, facts)
    if held_on is not None:
        _require_held_on(session, activity, held_on, today)
        activity.held_on = held_on
    if record is not None:
        activity.record = record.strip()
    session.add(activity)


def call(session: Session, activity_id: str, person_ids: Sequence[str]) -> int:
    """Put delegates down as called (应到); return how many were not yet."""
    own(session, activity_id)
    known = set(parts(session, activity_id))
    fresh = [each for each in dict.fromkeys(person_ids) if each not in known]
    _require_known(session, fresh)
    session.add_all(ActivityPart(activity_id=activity_id, person_id=each) for each in fresh)
    session.flush()
    return len(fresh)


def everyone(
    session: Session, today: date, *, team_id: str = "", delegation: str = ""
) -> list[str]:
    """Return the delegates of this office's own congress who are in office, or some of them."""
    rows = select(col(RosterLine.person_id)).where(
        col(RosterLine.level) == offices.here(session).level.value,
        col(RosterLine.status) == MandateStatus.IN_OFFICE.value,
    )
    if delegation:
        rows = rows.where(col(RosterLine.delegation) == delegation)
    if team_id:
        rows = rows.where(col(RosterLine.person_id).in_(teams.member_ids(session, team_id, today)))
    return list(dict.fromkeys(session.execute(rows.order_by(col(RosterLine.strokes))).scalars()))


def notice(session: Session, activity_id: str, *, on: date, words: str, today: date) -> None:
    """Say that the delegates were told (通知)."""
    activity = _stepping(session, activity_id, Step.NOTICE, on, today)
    activity.noticed_on = on
    activity.notice = words.strip() or activity.notice
    session.add(activity)


def hold(
    session: Session,
    activity_id: str,
    *,
    on: date,
    record: str = "",
    place: str = "",
    rest: Attendance | None = None,
    today: date,
) -> None:
    """Say that an activity was held; `rest` is what is kept of all who were called and not told of.

    Raises:
        NotAllowed: it was cancelled or put away, or the day has not come.
    """
    activity = _stepping(session, activity_id, Step.HOLD, on, today)
    activity.held_on = on
    activity.record = record.strip() or activity.record
    activity.place = place.strip() or activity.place
    session.add(activity)
    if rest is not None:
        for part in parts(session, activity_id).values():
            if part.attendance is Attendance.DUE:
                part.attendance = rest
                session.add(part)


def attend(session: Session, activity_id: str, some: Sequence[Attended]) -> None:
    """Say who was there, on leave, or absent; whoever was not called is added.

    Raises:
        NotFound: somebody is not in the roster.
        NotAllowed: half days or votes that cannot be.
    """
    own(session, activity_id)
    known = parts(session, activity_id)
    _require_known(session, [each.person_id for each in some if each.person_id not in known])
    for each in some:
        if not 1 <= each.times <= 99 or min(each.votes or (0,)) < 0:
            msg = "次数、半天数请写 1 到 99，票数不能是负的。"
            raise NotAllowed(msg)
        part = known.get(each.person_id) or ActivityPart(
            activity_id=activity_id, person_id=each.person_id
        )
        part.attendance, part.times = each.attendance, each.times
        part.role, part.note = each.role or part.role, each.note or part.note
        if each.votes is not None:
            part.satisfied, part.mostly, part.dissatisfied = each.votes
        session.add(part)
    session.flush()


def conclude(
    session: Session,
    activity_id: str,
    kind: OutcomeKind,
    *,
    on: date,
    title: str = "",
    words: str = "",
    suggestion_id: str | None = None,
) -> str:
    """Enter what came of an activity: a suggestion, a report. Return the outcome's id.

    Raises:
        NotAllowed: it was not held, it has the suggestion already, or there is nothing to tell.
    """
    activity = own(session, activity_id)
    activity_life.require(state(activity), Step.OUTCOME)
    if (kind is OutcomeKind.SUGGESTION) != bool(suggestion_id) or not (suggestion_id or title):
        msg = "请写明是哪一件建议，或者报告的题目。"
        raise NotAllowed(msg)
    if activity.held_on and on < activity.held_on:
        msg = f"成果的日期在活动（{labels.day_short(activity.held_on)}）之前，请核对。"
        raise NotAllowed(msg)
    if suggestion_id:
        _require_suggestion(session, activity_id, suggestion_id)
    made = ActivityOutcome(
        activity_id=activity_id,
        kind=kind,
        suggestion_id=suggestion_id,
        title=title.strip(),
        words=words.strip(),
        on=on,
    )
    session.add(made)
    session.flush()
    return made.id


def close(session: Session, activity_id: str, *, on: date, today: date) -> None:
    """Put an activity to the files (归档)."""
    activity = _stepping(session, activity_id, Step.CLOSE, on, today)
    activity.closed_on = on
    session.add(activity)


def cancel(session: Session, activity_id: str, *, on: date, why: str, today: date) -> None:
    """Say that an activity does not take place, and why."""
    activity = _stepping(session, activity_id, Step.CANCEL, on, today)
    activity.cancelled_on, activity.record = on, why.strip() or activity.record
    session.add(activity)


def remind(session: Session, activity_id: str, person_id: str, *, on: date) -> None:
    """Say that a delegate was reminded of an absence from the congress (代表法 第六十二条).

    Raises:
        NotAllowed: the delegate was not absent.
    """
    part = parts(session, activity_id).get(person_id)
    if part is None or part.attendance is not Attendance.ABSENT:
        msg = "这位代表没有缺席这次会议，不用提醒。"
        raise NotAllowed(msg)
    part.told_on = on
    session.add(part)


def parts(session: Session, activity_id: str) -> dict[str, ActivityPart]:
    """Return who was called to or took part in an activity, by person."""
    rows = session.execute(
        select(ActivityPart)
        .where(col(ActivityPart.activity_id) == activity_id, ~col(ActivityPart.deleted))
        .where(col(ActivityPart.unit) == "")
        .order_by(col(ActivityPart.id))
    ).scalars()
    return {part.person_id: part for part in rows}


def outcomes(session: Session, activity_id: str) -> list[ActivityOutcome]:
    """Return what came of an activity."""
    wanted = select(ActivityOutcome).where(
        col(ActivityOutcome.activity_id) == activity_id,
        ~col(ActivityOutcome.deleted),
        col(ActivityOutcome.unit) == "",
    )
    return list(session.execute(wanted).scalars())


def state(activity: Activity) -> State:
    """Return how far an activity is."""
    return activity_life.state(
        Days(
            activity.planned_on,
            activity.noticed_on,
            activity.held_on,
            activity.closed_on,
            activity.cancelled_on,
        )
    )


def own(session: Session, activity_id: str) -> Activity:
    """Return an activity of this office's own, or raise `NotFound`."""
    activity = session.get(Activity, activity_id)
    if activity is None or activity.deleted or activity.unit:
        msg = "这次活动不在本单位的数据中，可能已经移走。"
        raise NotFound(msg)
    return activity


def own_outcome(session: Session, outcome_id: str) -> ActivityOutcome:
    """Return what came of an activity of this office, or raise `NotFound`."""
    made = session.get(ActivityOutcome, outcome_id)
    if made is None or made.deleted or made.unit:
        msg = "这项成果不在本单位的数据中。"
        raise NotFound(msg)
    return made


def _fill(activity: Activity, facts: Facts) -> None:
    if not facts.title.strip():
        msg = "请填写活动的名称。"
        raise NotAllowed(msg)
    if facts.kind is ActivityKind.CONGRESS and not (facts.term and facts.session):
        msg = "人大会议请写明是第几届第几次，缺席按届计算。"
        raise NotAllowed(msg)
    for each in fields(Facts):
        value = getattr(facts, each.name)
        setattr(activity, each.name, value.strip() if type(value) is str else value)


def _stepping(session: Session, activity_id: str, step: Step, on: date, today: date) -> Activity:
    activity = own(session, activity_id)
    activity_life.require(state(activity), step)
    _require_come(on, today)
    return activity


def _require_come(on: date, today: date) -> None:
    if on > today:
        msg = f"{labels.day_short(on)}还没有到，请核对日期和这台电脑的时间。"
        raise NotAllowed(msg)


def _require_held_on(session: Session, activity: Activity, on: date, today: date) -> None:
    if activity.held_on is None:
        msg = "这次活动还没有登记开展，请用“登记开展”写日期。"
        raise NotAllowed(msg)
    _require_come(on, today)
    first = min((o.on for o in outcomes(session, activity.id) if o.on), default=on)
    if on > first:
        msg = f"{labels.day_short(first)}已经登记了成果，活动不能在它之后，请核对日期。"
        raise NotAllowed(msg)


def _require_known(session: Session, person_ids: Sequence[str]) -> None:
    for person_id in person_ids:
        person = session.get(Person, person_id)
        if person is None or person.unit or person.deleted:
            msg = "参加的代表不在名册里，请先登记这位代表。"
            raise NotFound(msg)


def _require_suggestion(session: Session, activity_id: str, suggestion_id: str) -> None:
    paper = select(col(Standing.seq)).where(col(Standing.suggestion_id) == suggestion_id)
    if session.execute(paper).first() is None:
        msg = "这件建议不在本单位的数据中。"
        raise NotFound(msg)
    if any(each.suggestion_id == suggestion_id for each in outcomes(session, activity_id)):
        msg = "这件建议已经记在这次活动的成果里。"
        raise NotAllowed(msg)
