"""What people do in the model with delegates, at stations and in teams."""

from collections.abc import Sequence
from datetime import timedelta

from sqlmodel import Session, select

from npcdesk.models import (
    Activity,
    ActivityKind,
    Attendance,
    ContactKind,
    Disposition,
    Duty,
    Mandate,
    MandateKind,
    MandateReason,
    MandateStatus,
    Opinion,
    OpinionKind,
    OutcomeKind,
    Person,
    Station,
    Team,
)
from npcdesk.office import (
    activities,
    delegates,
    double_contact,
    mandate_events,
    matters,
    opinion_events,
    rota_rules,
    station_staff,
    stations,
    teams,
    visits,
)
from npcdesk.rules.drafts import DelegateDraft
from tests.make import TODAY
from tests.sync.drawn import NAMES, WORDS, one, own


def enrol(session: Session, _unit: str, dice: Sequence[int]) -> None:
    name = NAMES[dice[0] % 4]
    draft = DelegateDraft(name=name, sex="male", birth="1974-12", delegation="沙河镇")
    delegates.enrol(session, draft)


def describe(session: Session, _unit: str, dice: Sequence[int]) -> None:
    person = one(session, Person, dice[0])
    name = ("remark", "remark", "phone", "education", "name")[dice[1] % 5]
    setattr(person, name, WORDS[dice[2] % 4] or "无")


def seat(session: Session, _unit: str, dice: Sequence[int]) -> None:
    mandate = one(session, Mandate, dice[0])
    mandate.status = list(MandateStatus)[dice[1] % 3]
    mandate.status_on = TODAY - timedelta(days=dice[2])


def second_seat(session: Session, _unit: str, dice: Sequence[int]) -> None:
    person = one(session, Person, dice[0])
    session.add(Mandate(person_id=person.id, level="county", term=dice[1], delegation="沙河镇"))


def mandate_step(session: Session, _unit: str, dice: Sequence[int]) -> None:
    kind, reason = (
        (MandateKind.ENDED, MandateReason.MOVED),
        (MandateKind.SUSPENDED, MandateReason.DETAINED),
        (MandateKind.RESUMED, MandateReason.UNSAID),
    )[dice[1] % 3]
    said = mandate_events.Said(TODAY - timedelta(days=dice[2]), reason)
    mandate_events.enter(session, own(session, Mandate, dice[0]).id, kind, said, today=TODAY)


def keep_contact(session: Session, _unit: str, dice: Sequence[int]) -> None:
    whose = own(session, Person, dice[0]).id
    new = double_contact.NewPair(ContactKind.VOTER, whose, to_name=NAMES[dice[1] % 4])
    made = double_contact.pair(session, new)
    said = double_contact.NewEntry(TODAY - timedelta(days=dice[2]), words=WORDS[dice[1] % 3])
    double_contact.log(session, made, said, today=TODAY)


def visit(session: Session, _unit: str, dice: Sequence[int]) -> None:
    there = session.exec(select(Station.id)).first() or stations.add(session, "沙河站")
    said = tuple(visits.NewOpinion(WORDS[die % 3]) for die in dice[:2])
    who = (one(session, Person, dice[0]).id,)
    on = TODAY - timedelta(days=dice[1])
    visits.log(session, visits.NewVisit(there, on, who, opinions=said), today=TODAY)


def sort_opinion(session: Session, _unit: str, dice: Sequence[int]) -> None:
    opinion = one(session, Opinion, dice[0])
    opinion.category = WORDS[dice[1] % 4]
    if dice[2] % 2:
        visits.dispose(session, opinion.id, Disposition.ANSWERED)


def opinion_step(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Take an opinion a step further, or gather it with others to one matter."""
    opinion = own(session, Opinion, dice[0])
    if dice[1] % 5 == 0:
        matters.gather(session, [opinion.id, own(session, Opinion, dice[2]).id], "路灯不亮")
        return
    steps = (OpinionKind.ANSWER, OpinionKind.COORDINATE, OpinionKind.RESULT, OpinionKind.FEEDBACK)
    said = opinion_events.Said(
        opinion_events.heard_on(session, opinion), words="已说明", how="电话"
    )
    opinion_events.enter(session, opinion.id, steps[dice[1] % 4], said, today=TODAY)


def duty(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Put a delegate on duty at a station with its staff and its rule."""
    station = own(session, Station, dice[0])
    if dice[1] % 3 == 0:
        station_staff.add(session, station.id, station_staff.StaffFacts(NAMES[dice[2] % 4]))
    if dice[1] % 3 == 1:
        rota_rules.add(session, station.id, rota_rules.RuleFacts("每月15日"))
    on = TODAY + timedelta(days=dice[2])
    who = own(session, Person, dice[1]).id
    turn = Duty(station_id=station.id, on=on, nominal_on=on, starts="09:00", person_id=who)
    session.add(turn)


def team(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Form a team, or name it anew as an office above may."""
    teams_here = session.exec(select(Team).order_by(Team.id)).all()
    if teams_here and dice[1] % 2:
        teams_here[dice[0] % len(teams_here)].note = WORDS[dice[2] % 4]
        return
    made = teams.form(session, teams.Facts(f"第{dice[2]}组"))
    teams.join(session, made, [own(session, Person, dice[0]).id], on=TODAY)


def activity(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Plan an activity with somebody in it; some are held, with what came of them."""
    on = TODAY - timedelta(days=dice[2])
    facts = activities.Facts(ActivityKind.INSPECTION, f"视察{WORDS[dice[1] % 3]}", planned_on=on)
    made = activities.plan(session, facts, today=TODAY)
    activities.call(session, made, [own(session, Person, dice[0]).id])
    if dice[1] % 2:
        activities.hold(session, made, on=on, rest=Attendance.PRESENT, today=TODAY)
        activities.conclude(session, made, OutcomeKind.REPORT, on=on, title="报告")


def attend(session: Session, _unit: str, dice: Sequence[int]) -> None:
    made = own(session, Activity, dice[0]).id
    how = list(Attendance)[dice[1] % len(Attendance)]
    activities.attend(session, made, [activities.Attended(own(session, Person, dice[2]).id, how)])
