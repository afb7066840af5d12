"""What is gathered for the slip of an item and for the year's ledger."""

from datetime import date, timedelta

import pytest

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import Grade, GroupEvent, GroupKind
from npcdesk.office import group_boards, group_events, group_papers, groups
from npcdesk.office.group_events import Said
from tests import make
from tests.make import TODAY

LAST_YEAR = date(TODAY.year - 1, 3, 2)


@pytest.fixture
def group(store):
    paper = make.handed_over(store, number="35")
    with store.writing("成立") as session:
        made = groups.form(
            session,
            name="桥梁组",
            leader="王建国",
            leader_post="副主任",
            decided_on=LAST_YEAR,
            today=TODAY,
        )
        groups.choose(session, made, paper, on=TODAY)
    return made


def enter(store, group, kind, **said):
    with store.writing("办") as session:
        said = {"on": TODAY} | said
        return group_events.enter(session, group, kind, Said(**said), today=TODAY)


def test_the_number_of_an_item_stays_when_another_is_taken_back(store, group):
    due = TODAY + timedelta(days=9)
    first = enter(store, group, GroupKind.ITEM, body="夯实", who="县水利局", due_on=due)
    enter(store, group, GroupKind.ITEM, body="报送资金", due_on=due)
    with store.writing("更正") as session:
        group_events.take_back(session, first, reason="写错了", today=TODAY)
    with store.reading() as session:
        slip = group_papers.item_of(session, group, "", today=TODAY)
        assert (slip.number, slip.asked) == (f"督办〔{TODAY.year}〕2号", "报送资金")
        assert slip.decided == f"主任会议（{LAST_YEAR.year}年3月2日）确定"
        assert "第35号《" in slip.about[0]
        with pytest.raises(NotFound, match="清单上有：报送资金"):
            group_papers.item_of(session, group, "夯实", today=TODAY)


def test_a_number_is_minted_once_and_a_clash_of_two_computers_is_told(store, group):
    due = TODAY + timedelta(days=9)
    enter(store, group, GroupKind.ITEM, body="夯实", due_on=due)
    enter(store, group, GroupKind.ITEM, body="去年的", on=LAST_YEAR, due_on=due)
    same = {"group_id": group, "kind": GroupKind.ITEM, "on": TODAY, "due_on": due, "number": "1"}
    with store.writing("另一台电脑同时录的") as session:
        session.add(GroupEvent(body="资金", written_ms=0, **same))
    with store.reading() as session:
        slips = {s.asked: s for _, s in group_papers.slips(session, group, today=TODAY)}
        doubts = [step.doubt for step in group_boards.file(session, group, TODAY).history]
    assert slips["夯实"].number == slips["资金"].number == f"督办〔{TODAY.year}〕1号"
    assert slips["去年的"].number == f"督办〔{LAST_YEAR.year}〕1号"
    assert "“资金”" in slips["夯实"].doubt
    assert slips["去年的"].doubt == ""
    assert sum(map(bool, doubts)) == 2
    enter(store, group, GroupKind.ITEM, body="第三项", due_on=due)
    with store.reading() as session:
        last = group_papers.item_of(session, group, "第三项", today=TODAY)
    assert (last.number, last.doubt) == (f"督办〔{TODAY.year}〕2号", "")


def test_there_is_no_slip_before_something_was_handed_over(store, group):
    with store.reading() as session, pytest.raises(NotAllowed, match="还没有交办清单"):
        group_papers.slips(session, group, today=TODAY)


def test_a_group_is_in_the_ledger_of_each_year_that_it_works_in(store, group):
    enter(store, group, GroupKind.CONSULT, venue="县政府", body="先修\n主桥")
    for body in ("一", "二", "三", "过半"):
        enter(store, group, GroupKind.PROGRESS, body=body)
    enter(store, group, GroupKind.INSPECT, how="视察", body="护栏松动")
    with store.writing("方案") as session:
        said = Said(TODAY)
        group_events.plan(session, group, said, [(TODAY, "摸底")], today=TODAY)
    enter(store, group, GroupKind.REPORT, who="主任会议")
    enter(store, group, GroupKind.EVALUATE, grade=Grade.FAIRLY_GOOD)
    with store.reading() as session:
        assert group_papers.years(session, TODAY) == [TODAY.year, TODAY.year - 1]
        (row,) = group_papers.ledger(session, TODAY.year - 1, today=TODAY).rows
        assert not group_papers.ledger(session, TODAY.year - 2, today=TODAY).rows
    assert row.group == "桥梁组\n组长：王建国（副主任）"
    assert row.consulted == "2026.5.6，县政府 先修 主桥"
    assert [line.split()[1] for line in row.progress.splitlines()] == ["过半", "三", "二"]
    assert (row.found, row.ways, row.outcome) == ("护栏松动", "2026.5.6 视察", "较好")
    assert row.nodes == "2026.5.6 摸底"
