"""What people do in the model with suggestions, groups, topics and projects."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from sqlmodel import Session

from npcdesk.models import (
    Attachment,
    ContactStage,
    GroupKind,
    GroupSuggestion,
    Level,
    Person,
    QualityMark,
    Rating,
    Row,
    RulePack,
    Suggestion,
    SuggestionEvent,
    SupervisionGroup,
    Topic,
    TopicKind,
    TopicLinkKind,
)
from npcdesk.office import (
    group_events,
    groups,
    project_groups,
    raising,
    suggestions,
    topics,
    units,
    year_reports,
)
from tests.make import TODAY
from tests.office import queries_of_projects
from tests.sync.drawn import NAMES, WORDS, one, own
from tests.sync.offices import PARENTS


def suggest(session: Session, unit: str, dice: Sequence[int]) -> None:
    """Take a suggestion in, often one for the congress above."""
    lead = one(session, Person, dice[0]).id
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
    paper = one(session, Suggestion, dice[0]).id
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
    paper = one(session, Suggestion, dice[0]).id
    on = TODAY - timedelta(days=dice[2])
    session.add(SuggestionEvent(suggestion_id=paper, kind=kind, on=on, number=str(dice[2])))


def retitle(session: Session, _unit: str, dice: Sequence[int]) -> None:
    paper = one(session, Suggestion, dice[0])
    name = ("title", "category", "body")[dice[1] % 3]
    setattr(paper, name, WORDS[dice[2] % 3] + "改")


def group(session: Session, _unit: str, dice: Sequence[int]) -> None:
    name = f"{WORDS[dice[0] % 3]}组"
    made = groups.form(
        session, name=name, leader=NAMES[dice[1] % 4], decided_on=TODAY, members=NAMES, today=TODAY
    )
    paper = one(session, Suggestion, dice[2]).id
    session.add(GroupSuggestion(group_id=made, suggestion_id=paper, chosen_on=TODAY))


def group_step(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Mind a group's work a step further."""
    group_id = own(session, SupervisionGroup, dice[0]).id
    said = group_events.Said(TODAY, body=f"现场{WORDS[dice[1] % 3]}", how="调研")
    kind = (GroupKind.INSPECT, GroupKind.PROGRESS)[dice[1] % 2]
    group_events.enter(session, group_id, kind, said, today=TODAY)


def mark_and_keep(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Mark a suggestion, keep a file with it, or keep an own rule pack; past their verbs."""
    paper = own(session, Suggestion, dice[0]).id
    row: Row = QualityMark(suggestion_id=paper, on=TODAY, marks="{}", by=NAMES[dice[2] % 4])
    if dice[1] % 3 == 1:
        mark = f"{dice[2]:064x}"
        row = Attachment(owner="suggestion", owner_id=paper, sha256=mark, size_bytes=9, name="甲")
    if dice[1] % 3 == 2:
        row = RulePack(code=f"own-{dice[2]}", name="本县", text="")
    session.add(row)


def topic(session: Session, _unit: str, dice: Sequence[int]) -> None:
    """Publish a topic, or take part in one that is published here or above."""
    if dice[1] % 2 == 0:
        topics.publish(session, topics.Facts(2026, f"饮水{dice[0] % 3}"), on=TODAY, today=TODAY)
        return
    about = one(session, Topic, dice[0]).id
    level = list(Level)[dice[2] % len(Level)]
    part = topics.add_part(session, about, topics.NewPart(level, "沙河镇"))
    topics.enter(session, about, TopicKind.CLAIM, topics.Said(TODAY, part), today=TODAY)


def link_topic(session: Session, _unit: str, dice: Sequence[int]) -> None:
    about, paper = one(session, Topic, dice[0]).id, own(session, Suggestion, dice[1]).id
    topics.link(session, about, TopicLinkKind.SUGGESTION, paper, on=TODAY)


def project(session: Session, _unit: str, dice: Sequence[int]) -> None:
    made = queries_of_projects.candidate(session, f"{dice[0]}{dice[2]}")
    queries_of_projects.vote_on(session, [made], [7], seats=1)
    group, who = project_groups.form(session, 2026, f"{dice}"), own(session, Person, dice[0])
    project_groups.join(session, group, who.id, on=TODAY, today=TODAY)


def year_report(session: Session, _unit: str, dice: Sequence[int]) -> None:
    year = TODAY.year - dice[0] % 2
    year_reports.enter(session, year=year, on=TODAY, to_whom="县人大常委会", today=TODAY)
