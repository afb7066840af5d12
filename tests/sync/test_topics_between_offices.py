"""五级协同 between offices: the county sees the city's topics, the city what the county does."""

from datetime import timedelta

import pytest

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import Grade, Level, TopicKind, TopicLinkKind
from npcdesk.office import topic_boards, topic_dues, topics
from npcdesk.office.topics import Facts, NewPart, Said
from npcdesk.rules.topic_life import PartState, State
from npcdesk.sync import commits, scopes
from npcdesk.sync.scopes import ScopeKind
from tests import make
from tests.make import TODAY
from tests.sync.offices import CITY, COUNTY, OTHER_TOWN, PARENTS, TOWN, acquaint, desk, same

Kind = TopicKind
BODY = {Kind.RESULT: "督促改造管网 3 公里", Kind.SHARE: "各地照此推进"}


@pytest.fixture
def tree(tmp_path, new_file):
    desks = tuple(
        desk(tmp_path / unit, new_file, unit) for unit in (CITY, COUNTY, TOWN, OTHER_TOWN)
    )
    acquaint(*desks)
    yield desks
    for each in desks:
        each.store.close()


def line_up(unit):
    return [unit, *line_up(PARENTS[unit])] if unit else []


def may_read(unit, scope):
    """What `trust.tree` says: those above read all, those below what is published."""
    below = scope.kind is ScopeKind.PUBLISHED and scope.owner in line_up(unit)
    return unit in line_up(scope.owner) or below


def sync(*desks):
    """Let everybody bring everybody what that one may read."""
    for one in desks:
        sealed = [(scopes.parse(commits.read(each.body).scope), each) for each in one.log()]
        for other in desks:
            if one is not other:
                other.take([each for scope, each in sealed if may_read(other.unit, scope)])


def step(one, topic, kind, part=None, **said):
    new = Said(TODAY, part, **({"body": BODY.get(kind, "")} | said))
    with one.store.writing("经过") as session:
        return topics.enter(session, topic, kind, new, today=TODAY)


def whole(one, topic):
    with one.store.reading() as session:
        return topic_boards.file(session, topic, TODAY)


def test_every_level_writes_its_own_and_reads_the_whole(tree):
    city, county, town, _other = tree
    with city.store.writing("议题") as session:
        topic = topics.publish(session, Facts(2026, "农村饮水安全"), on=TODAY, today=TODAY)
        of_county = NewPart(
            Level.COUNTY, "330102人大", due_on=TODAY + timedelta(days=3), office_code=COUNTY
        )
        part = topics.add_part(session, topic, of_county)
    sync(*tree)
    with county.store.reading() as session:
        (task,) = topic_dues.tasks(session, TODAY, TODAY + timedelta(days=7))
        assert (task.event_id, task.title) == (part, "农村饮水安全")
    with town.store.reading() as session:  # seen there, but nobody there is to do it
        assert topic_dues.tasks(session, TODAY, TODAY + timedelta(days=7)) == []
    claimed = step(county, topic, Kind.CLAIM, part)
    step(county, topic, Kind.RESULT, part)
    paper = make.suggestion(county.store, title="关于供水管网的建议")
    with county.store.writing("关联") as session:
        topics.link(session, topic, TopicLinkKind.SUGGESTION, paper, on=TODAY)
        own = topics.add_part(session, topic, NewPart(Level.TOWNSHIP, "沙河镇人大"))
    sync(*tree)
    seen = whole(city, topic)
    assert (seen.line.state, [each.state for each in seen.parts]) == (
        State.RESULTS,
        [PartState.DONE, PartState.OPEN],
    )
    assert [(each.title, each.state) for each in seen.suggestions] == [
        ("关于供水管网的建议", "待交办")
    ]
    (linked,) = whole(town, topic).suggestions  # of the county's papers the town knows the name
    assert (linked.title, linked.here) == ("关于供水管网的建议", False)
    with pytest.raises(NotFound), city.store.writing("更正") as session:
        topics.take_back(session, claimed, reason="错", today=TODAY)
    with pytest.raises(NotAllowed, match="由发布议题的单位"):
        step(county, topic, Kind.SHARE)
    step(city, topic, Kind.CLAIM, own)  # for an office that does not exchange
    step(city, topic, Kind.SHARE)
    step(city, topic, Kind.ASSESS, grade=Grade.GOOD)
    sync(*tree)
    for one in tree:
        found = whole(one, topic)
        assert found.line.state is State.ASSESSED
        shared = found.steps(Kind.SHARE)
        assert [each.body for each in shared] == [BODY[Kind.SHARE]]
        for other in tree:
            same(one, other)


def test_a_part_is_told_of_by_whoever_takes_it(tree):
    city, county, town, _other = tree
    with city.store.writing("议题") as session:
        topic = topics.publish(session, Facts(2026, "饮水"), on=TODAY, today=TODAY)
        new = NewPart(Level.COUNTY, "330102人大", office_code=COUNTY)
        part = topics.add_part(session, topic, new)
    sync(*tree)
    with pytest.raises(NotAllowed, match="由330102人大承担"):
        step(town, topic, Kind.CLAIM, part)
    with pytest.raises(NotFound), county.store.writing("改") as session:
        topics.amend(session, topic, Facts(2026, "别的"))
