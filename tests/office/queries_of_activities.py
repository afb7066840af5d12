"""The queries about 代表小组, activities and duties, and how each is asked."""

from datetime import date

from npcdesk import shipped
from npcdesk.models import (
    ActivityKind,
    Attachment,
    Attendance,
    Audience,
    ContactEntry,
    ContactKind,
    ContactPair,
    MandateEvent,
    MandateKind,
    OutcomeKind,
    PublishRule,
)
from npcdesk.office import (
    absences,
    activities,
    activity_calendar,
    activity_dues,
    activity_files,
    activity_list,
    activity_papers,
    delegate_year,
    delegates,
    duty,
    duty_papers,
    teams,
    work_reports,
)
from npcdesk.office.activities import Attended, Facts
from npcdesk.office.activity_list import Filter
from tests.make import TODAY
from tests.office.asked import plain

DAY = date(2026, 4, 1)


def act(session, person_id, suggestion_id):
    """Give a delegate a team, an activity with what came of it, and an absence."""
    team = teams.form(session, teams.Facts("沙河小组", convener_id=person_id))
    made = activities.plan(session, Facts(ActivityKind.TEAM, "视察", team_id=team), today=TODAY)
    activities.hold(session, made, on=DAY, rest=Attendance.PRESENT, today=TODAY)
    activities.conclude(session, made, OutcomeKind.SUGGESTION, on=DAY, suggestion_id=suggestion_id)
    session.add(pair := ContactPair(kind=ContactKind.VOTER, person_id=person_id))
    session.add(ContactEntry(pair_id=pair.id, on=DAY))
    session.add(PublishRule(field="name", audience=Audience.PUBLIC))
    seat = delegates.newest_mandate(session, person_id)
    session.add(MandateEvent(mandate_id=seat, kind=MandateKind.ELECTED, on=DAY))
    sitting = Facts(ActivityKind.CONGRESS, "一次会议", term=19, session=1)
    session.add(
        Attachment(owner="activity", owner_id=made, sha256="2", size_bytes=1, name="签到表.jpg")
    )
    missed = activities.plan(session, sitting, today=TODAY)
    activities.attend(session, missed, [Attended(person_id, Attendance.ABSENT)])
    activities.hold(session, missed, on=DAY, today=TODAY)


def team(session):
    return teams.named(session, "沙河小组")


def activity(session):
    return activity_list.named(session, "视察", TODAY).id


VERBS = {
    "duty": "keep_scheme",
    "teams": "amend dissolve form gather join leave",
    "activities": "amend attend call cancel close conclude hold notice plan remind",
    "activity_edits": "drop_outcome leave_out put_away take_back",
    "activity_files": "attach attach_to_outcome",
    "work_reports": "enter",
}
QUERIES = {
    "absences.sittings": lambda s, k: absences.sittings(s, k.person.id),
    "activity_dues.tasks": lambda s, _: activity_dues.tasks(s, TODAY),
    "absences.untold": lambda s, _: absences.untold(s),
    "absences.warned": lambda s, _: absences.warned(s),
    "activities.everyone": lambda s, _: activities.everyone(s, TODAY, team_id=team(s)),
    "activities.facts": lambda s, _: activities.facts(s, activity(s)),
    "activities.outcomes": lambda s, _: plain(activities.outcomes(s, activity(s))),
    "activity_papers.name_cards": lambda s, _: activity_papers.name_cards(
        s, activity(s), today=TODAY
    ),
    "activity_papers.record": lambda s, _: activity_papers.record(s, activity(s), today=TODAY),
    "activity_papers.sign_in": lambda s, _: activity_papers.sign_in(s, activity(s), today=TODAY),
    "activities.own_outcome": lambda s, _: plain(
        [activities.own_outcome(s, activities.outcomes(s, activity(s))[0].id)]
    ),
    "activity_files.lines": lambda s, _: activity_files.lines(s, activity(s)),
    "activities.own": lambda s, _: plain([activities.own(s, activity(s))]),
    "activities.parts": lambda s, _: plain(activities.parts(s, activity(s)).values()),
    "activity_calendar.between": lambda s, _: activity_calendar.between(s, DAY, DAY, TODAY),
    "activity_list.came_to": lambda s, _: activity_list.came_to(s, Filter(year=2026)),
    "activity_list.count": lambda s, k: activity_list.count(s, Filter(person_id=k.person.id)),
    "activity_list.file": lambda s, _: activity_list.file(s, activity(s), TODAY),
    "activity_list.lines": lambda s, _: activity_list.lines(s, Filter(), TODAY),
    "work_reports.hearings": lambda s, _: work_reports.hearings(s, TODAY.year),
    "work_reports.of": lambda s, k: work_reports.of(s, k.person.id, TODAY.year),
    "activity_list.named": lambda s, _: activity_list.named(s, "视察", TODAY),
    "delegate_year.year_file": lambda s, k: delegate_year.year_file(
        s, k.mandate.id, k.visit.held_on.year, TODAY
    ),
    "duty_papers.delegate_file": lambda s, k: duty_papers.delegate_file(
        s, k.mandate.id, 2026, today=TODAY
    ),
    "duty_papers.public_list": lambda s, _: duty_papers.public_list(s, 2026, today=TODAY),
    "duty.compare": lambda s, k: duty.compare(s, k.mandate.id, 2026, teams={team(s): "沙河"}),
    "duty.count": lambda s, _: duty.count(s, duty.Filter(behind=True), 2026, TODAY),
    "duty.counts": lambda s, k: duty.counts(s, k.person.id, 2026),
    "duty.found": lambda s, _: duty.found(s, duty.Filter(behind=True), 2026, TODAY),
    "duty.lines": lambda s, _: duty.lines(s, duty.Filter(team_id=team(s)), 2026, TODAY),
    "duty.measures": lambda s, k: duty.measures(s, k.person.id, "county", 2026, TODAY),
    "duty.points": lambda s, k: duty.points(s, k.person.id, 2026),
    "duty.scheme": lambda s, _: duty.scheme(s, 2026),
    "duty.would_be_behind": lambda s, _: duty.would_be_behind(
        s, shipped.duty(), duty.Filter(), 2026, TODAY
    ),
    "duty.years": lambda s, k: duty.years(s, k.person.id, TODAY),
    "teams.find": lambda s, _: teams.find(s, ""),
    "teams.lines": lambda s, _: teams.lines(s, TODAY, 2026),
    "teams.member_ids": lambda s, _: teams.member_ids(s, team(s), TODAY),
    "teams.members": lambda s, _: teams.members(s, team(s)),
    "teams.named": lambda s, _: team(s),
    "teams.of_person": lambda s, k: teams.of_person(s, k.person.id, TODAY),
    "teams.own": lambda s, _: plain([teams.own(s, team(s))]),
}
