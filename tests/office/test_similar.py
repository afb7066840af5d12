"""What was asked for in past years is found while it is written again, and nothing else."""

import pytest
from sqlmodel import select

from npcdesk.models import HandlingUnit, Suggestion
from npcdesk.office import assign_proposals, similar
from tests import make
from tests.make import TODAY

BRIDGE = "关于修缮沙河桥并增设人行护栏的建议"
TEXT = "沙河桥建于一九八三年，桥面破损，护栏缺失，学生上学每天要从桥上经过，十分危险。"


@pytest.fixture
def bridge(store):
    paper = make.handed_over(store, title=BRIDGE)
    for n, title in enumerate(("关于增加城北公交班次的建议", "关于改造柳湾供水管网的建议")):
        make.suggestion(store, title=title, number=str(90 + n))
    with store.writing("补正文") as session:
        session.get(Suggestion, paper).body = TEXT
    return paper


@pytest.mark.parametrize(
    ("title", "body", "words"),
    [
        (BRIDGE, "", "几乎一样"),
        ("修缮沙河桥、增设护栏", "", "很像"),
        ("关于沙河桥加装护栏的建议", "", "有些像"),
        ("尽快整治上学路上的隐患", TEXT.replace("十分危险", "请尽快修好"), "有些像"),
    ],
)
def test_a_past_paper_is_found_however_it_is_put(store, bridge, title, body, words):
    with store.reading() as session:
        found = similar.similar(session, title, body, today=TODAY)
    assert [(each.line.id, each.words) for each in found] == [(bridge, words)]
    assert found[0].line.lead_unit == "县交通运输局"


@pytest.mark.parametrize(
    "title", ["", "桥", "关于的建议", "关于发展村集体经济的建议", '"沙河" OR NOT *']
)
def test_nothing_alike_is_nothing(store, bridge, title):
    with store.reading() as session:
        assert similar.similar(session, title, today=TODAY) == []


def test_a_paper_is_not_like_itself(store, bridge):
    with store.reading() as session:
        assert similar.similar(session, BRIDGE, TEXT, today=TODAY, but=bridge) == []


def test_units_are_proposed_after_what_like_papers_were_handed_to(store, bridge):
    waits = make.suggestion(store, title="关于修缮沙河桥、增设护栏的建议", number="40")
    less = make.suggestion(store, title="关于沙河桥加装护栏的建议", number="42")
    other = make.suggestion(store, title="关于推广中药材种植的建议", number="41")
    with store.reading() as session:
        found = assign_proposals.propose(session, [waits, other], today=TODAY)
        unlike = assign_proposals.propose(session, [less], today=TODAY)
        later = assign_proposals.propose(session, [waits], today=TODAY.replace(year=2027))
    (said,) = found
    assert (said.suggestion_id, said.leads) == (waits, ("县交通运输局",))
    assert unlike == []  # one that is only somewhat like it
    assert said.after == f"十九届一次第35号《{BRIDGE}》"
    assert [each.words for each in said.before] == ["今年同类 1 件"]
    assert later[0].before[0].words == "去年同类 1 件"
    with store.writing("单位撤销") as session:
        session.exec(select(HandlingUnit)).one().deleted = True
    with store.reading() as session:
        assert assign_proposals.propose(session, [waits], today=TODAY) == []
