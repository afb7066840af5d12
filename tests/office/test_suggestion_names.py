"""What a suggestion may be called: number, session and number, title, a part, a short id."""

import pytest

from npcdesk import labels
from npcdesk.errors import NotFound, Unclear
from npcdesk.models import Opinion
from npcdesk.office import short_ids, suggestion_names
from tests import make

BRIDGE = "关于修缮沙河桥的建议"


def named(store, text):
    with store.reading() as session:
        return suggestion_names.named(session, text).id


def refused(store, text):
    with pytest.raises(Unclear) as told:
        named(store, text)
    return str(told.value)


def test_a_number_means_the_newest_session_and_another_is_told_by_its_session(store):
    old = make.suggestion(store, number="7", title="关于旧的建议", session_ordinal=1)
    new = make.suggestion(store, number="7", title="关于新的建议", session_ordinal=2)
    assert named(store, "第7号") == named(store, "7") == new
    for text in ("19-1-7", "19-1 第7号", "十九届一次第7号", "一次7", "第十九届第一次会议7号"):
        assert named(store, text) == old
    for text in ("8", "19-3-7", "闭会7", ""):
        with pytest.raises(NotFound):
            named(store, text)


def test_a_number_given_between_sessions_too_is_refused_with_both(store):
    make.suggestion(store, number="7", title="关于会上的建议", session_ordinal=1)
    between = make.suggestion(store, number="7", title="关于会后的建议", session_ordinal=0)
    said = refused(store, "7")
    assert "十九届一次第7号《关于会上的建议》、十九届闭会第7号《关于会后的建议》" in said
    how = "“7”有 2 件，请写上会议：十九届一次的写 19-1-7，十九届闭会的写 十九届闭会7；"
    assert said.startswith(how)
    assert named(store, "十九届闭会7") == named(store, "闭会7") == between


def test_a_number_minted_twice_is_told_by_ids(store):
    twice = [make.suggestion(store, number="7", title=f"关于{each}的建议") for each in "甲乙"]
    said = refused(store, "7")
    for paper in twice:
        assert labels.short_id(paper) in said
        assert named(store, labels.short_id(paper)) == paper


def test_a_title_or_a_part_that_only_one_has(store):
    bridge = make.suggestion(store, number="", title=BRIDGE)
    longer = make.suggestion(store, number="2", title=f"{BRIDGE}（续）")
    for text in (BRIDGE, f"《{BRIDGE}》"):
        assert named(store, text) == bridge
    assert named(store, "（续）") == longer
    said = refused(store, "沙河桥")
    assert f"{labels.short_id(bridge)}《{BRIDGE}》" in said
    assert f"十九届一次第2号《{BRIDGE}（续）》" in said


def test_an_id_a_short_id_or_its_begin(store):
    paper = make.suggestion(store, number="")
    for text in (paper, paper.upper(), labels.short_id(paper), paper[:20]):
        assert named(store, text) == paper
    make.suggestion(store, number="", title="关于别的建议")
    assert "请写建议号、全题或编号" in refused(store, paper[:7])  # the time they share


def test_figures_are_no_part_of_an_id_before_there_are_eight(store):
    assert short_ids.of(Opinion.id, "1035") is None
    assert short_ids.of(Opinion.id, "10a5") is not None
    assert short_ids.of(Opinion.id, "10351035") is not None
    assert short_ids.of(Opinion.id, "a5") is None
