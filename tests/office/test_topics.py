"""Topics of 五级协同 by their verbs: parts, steps, links, what is due, what is refused."""

from datetime import date, timedelta

import pytest

from npcdesk.errors import NotAllowed, NotFound, Unclear
from npcdesk.models import Grade, Level, TopicEvent, TopicKind, TopicLinkKind
from npcdesk.office import today, topic_boards, topic_dues, topics
from npcdesk.office.due_tasks import OfTopic
from npcdesk.office.topics import Facts, NewPart, Said
from npcdesk.rules.topic_life import PartState, State
from tests import make
from tests.make import TODAY

SINCE = date(2026, 2, 10)
Kind = TopicKind


@pytest.fixture
def topic(store):
    with store.writing("发布议题") as session:
        facts = Facts(2026, "农村饮水安全", "年内水质达标率到 95%", "农业与农村工作委员会")
        return topics.publish(session, facts, on=SINCE, today=TODAY)


def part(store, topic, **facts):
    new = NewPart(**({"level": Level.COUNTY, "who": "示例县人大常委会"} | facts))
    with store.writing("承担") as session:
        return topics.add_part(session, topic, new)


def enter(store, topic, kind, on=TODAY, **said):
    with store.writing("经过") as session:
        return topics.enter(session, topic, kind, Said(on, **said), today=TODAY)


def whole(store, topic):
    with store.reading() as session:
        return topic_boards.file(session, topic, TODAY)


def test_a_topic_from_its_parts_to_its_assessment_in_one_sight(store, topic):
    county = part(store, topic, due_on=date(2026, 5, 1))
    part(store, topic, level=Level.NATION, who="全国人大代表某某")
    paper = make.handed_over(store, number="35", title="关于修缮供水管网的建议")
    with store.writing("关联") as session:
        made = topics.link(session, topic, TopicLinkKind.SUGGESTION, paper, on=TODAY)
        assert topics.link(session, topic, TopicLinkKind.SUGGESTION, paper, on=TODAY) is None
    enter(store, topic, Kind.CLAIM, part_id=county)
    enter(store, topic, Kind.PROGRESS, part_id=county, body="走访三个村")
    found = whole(store, topic)
    assert [(each.who, each.role, each.state) for each in found.parts] == [
        ("全国人大代表某某", "争取政策支持", PartState.OPEN),
        ("示例县人大常委会", "监督落地", PartState.GOING),
    ]
    assert (found.line.state, found.line.claimed, found.line.late) == (State.GOING, 1, 1)
    assert (found.line.next_due, found.line.days_left) == (date(2026, 5, 1), -5)
    (linked,) = found.suggestions
    assert (linked.number, linked.state, linked.here) == ("35", "办理中", True)
    enter(store, topic, Kind.RESULT, part_id=county, body="报告一份")
    enter(store, topic, Kind.SHARE, body="纳入审议意见", who="各级代表")
    enter(store, topic, Kind.ASSESS, grade=Grade.GOOD)
    found = whole(store, topic)
    assert (found.line.state, found.line.grade, found.line.done) == (State.ASSESSED, "好", 1)
    assert [step.kind for step in found.steps(Kind.RESULT, Kind.SHARE)] == [Kind.SHARE, Kind.RESULT]
    with store.writing("去掉") as session:
        topics.unlink(session, made)
    assert whole(store, topic).links == ()


def test_a_step_is_taken_back_with_its_reason_and_stays_in_the_history(store, topic):
    county = part(store, topic)
    claimed = enter(store, topic, Kind.CLAIM, part_id=county)
    with pytest.raises(NotAllowed, match="写明更正的理由"), store.writing("更正") as session:
        topics.take_back(session, claimed, reason=" ", today=TODAY)
    with store.writing("更正") as session:
        topics.take_back(session, claimed, reason="认领的不是这一项", today=TODAY)
    (step,) = whole(store, topic).history
    assert (step.taken_back, step.free) == ("认领的不是这一项", False)
    with store.writing("去掉") as session:
        topics.drop_part(session, county)
    assert whole(store, topic).parts == ()


def test_what_has_begun_is_not_dropped_and_a_closed_topic_takes_no_part(store, topic):
    county = part(store, topic)
    enter(store, topic, Kind.CLAIM, part_id=county)
    with pytest.raises(NotAllowed, match="不能去掉"), store.writing("去掉") as session:
        topics.drop_part(session, county)
    enter(store, topic, Kind.CLOSE, body="并入下一年")
    with pytest.raises(NotAllowed, match="已经结束"):
        part(store, topic)
    with pytest.raises(NotAllowed, match="填写议题"), store.writing("议题") as session:
        topics.amend(session, topic, Facts(2026, " "))
    with pytest.raises(NotAllowed, match="已经有"), store.writing("议题") as session:
        topics.publish(session, Facts(2026, "农村饮水安全"), on=SINCE, today=TODAY)
    with pytest.raises(NotFound), store.writing("关联") as session:
        topics.link(session, topic, TopicLinkKind.ACTIVITY, "0" * 32, on=TODAY)


def test_a_topic_is_found_by_a_part_of_its_title(store, topic):
    with store.writing("议题") as session:
        topics.publish(session, Facts(2025, "农村饮水安全"), on=date(2025, 2, 1), today=TODAY)
    with store.reading() as session:
        assert topics.named(session, "饮水", 2026) == topic
        assert topic_boards.years(session) == [2026, 2025]
        with pytest.raises(Unclear, match="2025 年农村饮水安全"):
            topics.named(session, "饮水")


def test_what_is_late_or_due_within_seven_days_stands_in_the_first_page(store, topic):
    late = part(store, topic, due_on=TODAY - timedelta(days=1), task="查水质")
    soon = part(store, topic, due_on=TODAY + timedelta(days=7))
    part(store, topic, due_on=TODAY + timedelta(days=8))
    done = part(store, topic, due_on=TODAY)
    enter(store, topic, Kind.CLAIM, part_id=late)
    enter(store, topic, Kind.CLAIM, part_id=done)
    result = enter(store, topic, Kind.RESULT, part_id=done, body="报告")

    def due():
        with store.reading() as session:
            found = topic_dues.tasks(session, TODAY, TODAY + timedelta(days=7))
            whole = today.today(session, TODAY)
            assert (whole.late, whole.soon) == today.pressing(session, TODAY)
            assert [each.event_id for each in whole.tasks] == [each.event_id for each in found]
        return [(each.event_id, each.kind, each.days_left) for each in found]

    open_ones = [(late, OfTopic.RESULT, -1), (soon, OfTopic.CLAIM, 7)]
    assert due() == open_ones
    with store.writing("更正") as session:
        topics.take_back(session, result, reason="不是成果", today=TODAY)
    assert due() == [open_ones[0], (done, OfTopic.RESULT, 0), open_ones[1]]
    enter(store, topic, Kind.CLOSE, body="并入下一年")
    assert due() == []


def test_a_part_is_changed_and_a_topic_put_away_until_others_have_taken_it(store, topic):
    who = make.delegate(store, "王芳")
    own = part(store, topic, who="别的单位", person_id=who)
    with store.writing("改") as session:
        changed = NewPart(Level.TOWNSHIP, "沙河镇人大", task="查", person_id=who)
        topics.amend_part(session, own, changed)
    enter(store, topic, Kind.CLAIM, part_id=own)
    (line,) = whole(store, topic).parts
    assert (line.who, line.role, line.task, line.person) == ("沙河镇人大", "收集意见", "查", "王芳")
    enter(store, topic, Kind.PROGRESS, part_id=own, body="换人", who="于海涛")
    assert whole(store, topic).parts[0].person == "于海涛"
    with store.writing("改") as session:
        with pytest.raises(NotAllowed, match="已经认领这一项"):
            topics.amend_part(session, own, NewPart(Level.TOWNSHIP, "云台镇人大"))
        topics.amend_part(session, own, NewPart(Level.TOWNSHIP, "沙河镇人大", due_on=TODAY))
        topics.put_away(session, topic)
    with store.reading() as session:
        assert topic_boards.lines(session, TODAY) == []
        assert topic_dues.tasks(session, TODAY, TODAY) == []
    store.undo(store.last_write().id)
    with store.writing("别处登记") as session:
        session.add(TopicEvent(topic_id=topic, kind=Kind.RESULT, on=TODAY, part_id=own, unit="33"))
        session.flush()
        with pytest.raises(NotAllowed, match="不能移走"):
            topics.put_away(session, topic)
