"""What people do at their desks in the model: each deed is one write, by a verb or by hand."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import text, update
from sqlmodel import Session, SQLModel, select

from npcdesk.models import (
    Activity,
    ActivityKind,
    Attachment,
    Attendance,
    Audience,
    ContactKind,
    ContactStage,
    Disposition,
    Duty,
    GroupKind,
    GroupSuggestion,
    Level,
    Mandate,
    MandateKind,
    MandateReason,
    MandateStatus,
    Opinion,
    OpinionKind,
    OutcomeKind,
    Person,
    QualityMark,
    Rating,
    Row,
    RulePack,
    Station,
    Suggestion,
    SuggestionEvent,
    SupervisionGroup,
    Team,
    Topic,
    TopicKind,
    TopicLinkKind,
    Visit,
    new_id,
)
from npcdesk.office import (
    activities,
    delegates,
    double_contact,
    group_events,
    groups,
    mandate_events,
    matters,
    opinion_events,
    project_groups,
    publishing,
    raising,
    rota_rules,
    station_staff,
    stations,
    suggestions,
    teams,
    topics,
    units,
    visits,
    year_reports,
)
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.store import bulk
from npcdesk.sync.rights import TABLES
from tests.make import TODAY
from tests.office import queries_of_figures, queries_of_projects
from tests.sync.offices import PARENTS

NAMES = ("周启明", "王芳", "刘洋", "陈静")
WORDS = ("甲", "乙", "丙", "")
Deed = Callable[[Session, str, Sequence[int]], object]


def enrol(session: Session, _unit: str, dice: Sequence[int]) -> None:
    name = NAMES[dice[0] % 4]
    draft = DelegateDraft(name=name, sex="male", birth="1974-12", delegation="沙河镇")
    delegates.enrol(session, draft)


def describe(session: Session, _unit: str, dice: Sequence[int]) -> None:
    person = _one(session, Person, dice[0])
    name = ("remark", "remark", "phone", "education", "name")[dice[1] % 5]
    setattr(person, name, WORDS[dice[2] % 4] or "无")


def seat(session: Session, _unit: str, dice: Sequence[int]) -> None:
    mandate = _one(session, Mandate, dice[0])
    mandate.status = list(MandateStatus)[dice[1] % 3]
    mandate.status_on = TODAY - timedelta(days=dice[2])


def second_seat(session: Session, _unit: str, dice: Sequence[int]) -> None:
    person = _one(session, Person, dice[0])
    session.add(Mandate(person_id=person.id, level="county", term=dice[1], delegation="沙河镇"))


def visit(session: Session, _unit: str, dice: Sequence[int]) -> None:
    there = session.exec(select(Station.id)).first() or stations.add(session, "沙河站")
    said = tuple(visits.NewOpinion(WORDS[die % 3]) for die in dice[:2])
    who = (_one(session, Person, dice[0]).id,)
    on = TODAY - timedelta(days=dice[1])
    visits.log(session, visits.NewVisit(there, on, who, opinions=said), today=TODAY)


def sort_opinion(session: Session, _unit: str, dice: Sequence[int]) -> None:
    opinion = _one(session, Opinion, dice[0])
    opinion.category = WORDS[dice[1] % 4]
    if dice[2] % 2:
        visits.dispose(session, opinion.id, Disposition.ANSWERED)


def mandate_step(session: Session, _unit: str, dice: Sequence[int]) -> None:
    kind, reason = (
        (MandateKind.ENDED, MandateReason.MOVED),
        (MandateKind.SUSPENDED, MandateReason.DETAINED),
        (MandateKind.RESUMED, MandateReason.UNSAID),
    )[dice[1] % 3]
    said = mandate_events.Said(TODAY - timedelta(days=dice[2]), reason)
    mandate_events.enter(session, _own(session, Mandate, dice[0]).id, kind, said, today=TODAY)


def opinion_step(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Take an opinion a step further, or gather it with others to one matter."""
    opinion = _own(session, Opinion, dice[0])
    if dice[1] % 5 == 0:
        matters.gather(session, [opinion.id, _own(session, Opinion, dice[2]).id], "路灯不亮")
        return
    steps = (OpinionKind.ANSWER, OpinionKind.COORDINATE, OpinionKind.RESULT, OpinionKind.FEEDBACK)
    said = opinion_events.Said(
        opinion_events.heard_on(session, opinion), words="已说明", how="电话"
    )
    opinion_events.enter(session, opinion.id, steps[dice[1] % 4], said, today=TODAY)


def duty(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Put a delegate on duty at a station with its staff and its rule."""
    station = _own(session, Station, dice[0])
    if dice[1] % 3 == 0:
        station_staff.add(session, station.id, station_staff.StaffFacts(NAMES[dice[2] % 4]))
    if dice[1] % 3 == 1:
        rota_rules.add(session, station.id, rota_rules.RuleFacts("每月15日"))
    on = TODAY + timedelta(days=dice[2])
    who = _own(session, Person, dice[1]).id
    turn = Duty(station_id=station.id, on=on, nominal_on=on, starts="09:00", person_id=who)
    session.add(turn)


def team(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Form a team, or name it anew as an office above may."""
    teams_here = session.exec(select(Team).order_by(Team.id)).all()
    if teams_here and dice[1] % 2:
        teams_here[dice[0] % len(teams_here)].note = WORDS[dice[2] % 4]
        return
    made = teams.form(session, teams.Facts(f"第{dice[2]}组"))
    teams.join(session, made, [_own(session, Person, dice[0]).id], on=TODAY)


def activity(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Plan an activity with somebody in it; some are held, with what came of them."""
    on = TODAY - timedelta(days=dice[2])
    facts = activities.Facts(ActivityKind.INSPECTION, f"视察{WORDS[dice[1] % 3]}", planned_on=on)
    made = activities.plan(session, facts, today=TODAY)
    activities.call(session, made, [_own(session, Person, dice[0]).id])
    if dice[1] % 2:
        activities.hold(session, made, on=on, rest=Attendance.PRESENT, today=TODAY)
        activities.conclude(session, made, OutcomeKind.REPORT, on=on, title="报告")


def attend(session: Session, _unit: str, dice: Sequence[int]) -> None:
    made = _own(session, Activity, dice[0]).id
    how = list(Attendance)[dice[1] % len(Attendance)]
    activities.attend(session, made, [activities.Attended(_own(session, Person, dice[2]).id, how)])


def topic(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Publish a topic, or take part in one that is published here or above."""
    if dice[1] % 2 == 0:
        topics.publish(session, topics.Facts(2026, f"饮水{dice[0] % 3}"), on=TODAY, today=TODAY)
        return
    about = _one(session, Topic, dice[0]).id
    level = list(Level)[dice[2] % len(Level)]
    part = topics.add_part(session, about, topics.NewPart(level, "沙河镇"))
    topics.enter(session, about, TopicKind.CLAIM, topics.Said(TODAY, part), today=TODAY)


def keep_contact(session: Session, _unit: str, dice: Sequence[int]) -> None:
    whose = _own(session, Person, dice[0]).id
    new = double_contact.NewPair(ContactKind.VOTER, whose, to_name=NAMES[dice[1] % 4])
    made = double_contact.pair(session, new)
    said = double_contact.NewEntry(TODAY - timedelta(days=dice[2]), words=WORDS[dice[1] % 3])
    double_contact.log(session, made, said, today=TODAY)


def suggest(session: Session, unit: str, dice: Sequence[int]) -> None:
    """Take a suggestion in, often one for the congress above."""
    lead = _one(session, Person, dice[0]).id
    new = raising.NewSuggestion(
        title=f"关于{WORDS[dice[1] % 3]}的建议",
        lead_id=lead,
        raised_on=TODAY - timedelta(days=dice[2]),
        term=19,
        session=1,
    )
    paper = session.get(Suggestion, raising.take_in(session, new, today=TODAY))
    assert paper is not None
    if dice[1] % 3 and PARENTS[unit]:
        paper.to_code = PARENTS[unit]


def go_on(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Take a suggestion one step further, in its order or out of it."""
    paper = _one(session, Suggestion, dice[0]).id
    on = {"on": TODAY - timedelta(days=dice[2] // 2), "today": TODAY}
    unit = units.ensure(session, "县交通运输局") if dice[1] % 7 == 1 else ""
    steps: tuple[Callable[[], object], ...] = (
        lambda: raising.file(session, paper, number=str(dice[2]), **on),
        lambda: suggestions.hand_over(session, paper, lead_ids=[unit], **on),
        lambda: suggestions.reply(session, paper, reply_class="A", **on),
        lambda: suggestions.rate(session, paper, rating=Rating.SATISFIED, **on),
        lambda: suggestions.close(session, paper, **on),
        lambda: suggestions.contact(session, paper, stage=ContactStage.BEFORE, how="电话", **on),
        lambda: suggestions.withdraw(session, paper, reason="已解决", **on),
    )
    steps[dice[1] % 7]()


def event_by_hand(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Write an event past the verbs that ask for an order; the rights hold all the same."""
    kind = ("raise", "file", "hand_over", "urge", "reply", "close", "withdraw")[dice[1] % 7]
    paper = _one(session, Suggestion, dice[0]).id
    on = TODAY - timedelta(days=dice[2])
    session.add(SuggestionEvent(suggestion_id=paper, kind=kind, on=on, number=str(dice[2])))


def retitle(session: Session, _unit: str, dice: Sequence[int]) -> None:
    paper = _one(session, Suggestion, dice[0])
    name = ("title", "category", "body")[dice[1] % 3]
    setattr(paper, name, WORDS[dice[2] % 3] + "改")


def group(session: Session, _unit: str, dice: Sequence[int]) -> None:
    name = f"{WORDS[dice[0] % 3]}组"
    made = groups.form(
        session, name=name, leader=NAMES[dice[1] % 4], decided_on=TODAY, members=NAMES, today=TODAY
    )
    paper = _one(session, Suggestion, dice[2]).id
    session.add(GroupSuggestion(group_id=made, suggestion_id=paper, chosen_on=TODAY))


def group_step(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Mind a group's work a step further."""
    group_id = _own(session, SupervisionGroup, dice[0]).id
    said = group_events.Said(TODAY, body=f"现场{WORDS[dice[1] % 3]}", how="调研")
    kind = (GroupKind.INSPECT, GroupKind.PROGRESS)[dice[1] % 2]
    group_events.enter(session, group_id, kind, said, today=TODAY)


def project(session: Session, _unit: str, dice: Sequence[int]) -> None:
    made = queries_of_projects.candidate(session, f"{dice[0]}{dice[2]}")
    queries_of_projects.vote_on(session, [made], [7], seats=1)
    group, who = project_groups.form(session, 2026, f"{dice}"), _own(session, Person, dice[0])
    project_groups.join(session, group, who.id, on=TODAY, today=TODAY)


def link_topic(session: Session, _unit: str, dice: Sequence[int]) -> None:
    about, paper = _one(session, Topic, dice[0]).id, _own(session, Suggestion, dice[1]).id
    topics.link(session, about, TopicLinkKind.SUGGESTION, paper, on=TODAY)


def year_report(session: Session, _unit: str, dice: Sequence[int]) -> None:
    year = TODAY.year - dice[0] % 2
    year_reports.enter(session, year=year, on=TODAY, to_whom="县人大常委会", today=TODAY)


def publish_rule(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Let a fact of delegates go further, or less far."""
    field = sorted(publishing.rules(session))[dice[0] % len(publishing.rules(session))]
    publishing.set_rule(session, field, list(Audience)[dice[1] % len(Audience)])


def mark_and_keep(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Mark a suggestion, keep a file with it, or keep an own rule pack; past their verbs."""
    paper = _own(session, Suggestion, dice[0]).id
    row: Row = QualityMark(suggestion_id=paper, on=TODAY, marks="{}", by=NAMES[dice[2] % 4])
    if dice[1] % 3 == 1:
        mark = f"{dice[2]:064x}"
        row = Attachment(owner="suggestion", owner_id=paper, sha256=mark, size_bytes=9, name="甲")
    if dice[1] % 3 == 2:
        row = RulePack(code=f"own-{dice[2]}", name="本县", text="")
    session.add(row)


def put_away(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Put a row away, or take it out again: mostly one of this office's."""
    kinds = _kinds()
    for step in range(len(kinds) if dice[2] % 4 else 1):
        kind: Any = kinds[(dice[1] + step) % len(kinds)]
        some = select(kind).where(kind.unit == "") if dice[2] % 4 else select(kind)
        rows = session.exec(some.order_by(kind.id)).all()
        if rows:
            rows[dice[0] % len(rows)].deleted = not rows[dice[0] % len(rows)].deleted
            return
    raise LookupError


def by_statement(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Change many rows past the session's own bookkeeping."""
    table = (Person, Station, Visit)[dice[0] % 3]
    name = {Person: "remark", Station: "kind", Visit: "note"}[table]
    session.execute(update(table).values({name: WORDS[dice[1] % 4]}))


def in_bulk(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Load many rows as the imports of workbooks do."""
    rows = [
        {"id": new_id(), "name": f"{WORDS[dice[0] % 3]}站{place}", "kind": "联络点", "deleted": 0}
        | dict.fromkeys(("township", "address", "manager", "phone", "reception_day"), "")
        for place in range(2 + dice[1] % 3)
    ]
    bulk.insert(session.connection(), SQLModel.metadata.tables["station"], rows)


def on_the_console(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Write raw SQL: a new row and a change to it in one go."""
    made = new_id()
    put = "INSERT INTO handling_unit (id, deleted, name, short_name, kind, contact, phone, inner) "
    put += "VALUES (:id, 0, :name, '', '', '', '', 0)"
    session.execute(text(put), {"id": made, "name": WORDS[dice[0] % 4]})
    change = "UPDATE handling_unit SET phone = :phone, deleted = :away WHERE id = :id"
    session.execute(text(change), {"id": made, "phone": str(dice[1]), "away": dice[2] % 4 == 0})


def open_congress(session: Session, _unit: str, dice: Sequence[int]) -> None:
    from npcdesk.office import offices  # noqa: PLC0415 - seldom

    on = date(2026, 1, 1 + dice[2] % 28)
    offices.open_session(session, term=19, ordinal=1 + dice[1] % 3, opened_on=on)


DEEDS: tuple[Deed, ...] = (
    describe,
    enrol,
    seat,
    second_seat,
    visit,
    sort_opinion,
    mandate_step,
    opinion_step,
    duty,
    team,
    activity,
    attend,
    topic,
    keep_contact,
    suggest,
    go_on,
    event_by_hand,
    retitle,
    group,
    group_step,
    project,
    link_topic,
    year_report,
    queries_of_figures.sum_up,
    publish_rule,
    mark_and_keep,
    put_away,
    by_statement,
    in_bulk,
    on_the_console,
    open_congress,
)


def _kinds() -> list[type[Row]]:
    exchanged = [cls for cls in Row.__subclasses__() if cls.__tablename__ in TABLES]
    return sorted(exchanged, key=lambda cls: str(cls.__tablename__))


def _one(session: Session, kind: type[Any], die: int) -> Any:
    """Return one of the rows here; `LookupError` when there is none."""
    return _any_of(session, select(kind), kind, die)


def _own(session: Session, kind: type[Any], die: int) -> Any:
    """Return one of this office's rows, which its verbs are for."""
    return _any_of(session, select(kind).where(kind.unit == "", ~kind.deleted), kind, die)


def _any_of(session: Session, some: Any, kind: type[Any], die: int) -> Any:
    rows = session.exec(some.order_by(kind.id)).all()
    if not rows:
        raise LookupError(kind)
    return rows[die % len(rows)]
