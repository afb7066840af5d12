"""Ten slips typed into a sheet: what a row takes over, what is wrong in a cell, what is entered."""

from datetime import date

import pytest

from npcdesk.office import opinion_list, slips, stations, units, visits
from npcdesk.rules.slips import Slip, read_block, whole
from tests import make
from tests.make import TODAY


@pytest.fixture
def hall(store):
    make.delegate(store, "陈国栋", delegate_number="0142")
    make.delegate(store, "吴秀兰")
    with store.writing("登记") as session:
        stations.add(session, "青石镇代表之家")
        units.add(session, "青石镇政府")


FIRST = Slip("4.15", "青石镇代表之家", "陈国栋、吴秀兰", words="水小", way="当场答复")
ROWS = (
    FIRST,
    Slip(speaker="李桂芬", phone="13800021907", words="卫生院没人", way="转办", told="青石镇政府"),
    Slip(),
    Slip(delegates="cgd", people="3", words="邻居盖房挡光", way="不属受理", told="去法院"),
)


def test_a_row_takes_over_from_above_and_neighbours_are_one_visit(store, hall):
    assert [row.day for row in whole(ROWS)] == ["4.15", "4.15", "", "4.15"]
    with store.writing("快速登记") as session:
        made = slips.save(session, ROWS, today=TODAY)
    with store.reading() as session:
        first, second = (visits.file(session, each) for each in made)
        (moved,) = opinion_list.lines(session, opinion_list.Filter(state="转办中"), TODAY)
    assert (first.row.held_on, first.row.delegates) == (date(2026, 4, 15), "陈国栋、吴秀兰")
    assert (first.row.opinions, first.row.received, second.row.received) == (2, 2, 3)
    assert [said.state for said in (*first.opinions, *second.opinions)] == [
        *("已了结", "转办中", "不属受理"),
    ]
    assert (moved.unit, moved.speaker, second.row.delegates) == ("青石镇政府", "李桂芬", "陈国栋")


@pytest.mark.parametrize(
    ("cell", "typed", "words"),
    [
        ("day", "2.30", "2.30"),
        ("day", "明天", "还没有到"),
        ("station", "没有的站", "没有叫"),
        ("delegates", "张三", "张三"),
        ("people", "很多", "人数请填"),
        ("phone", "1370001", "只有 7 位"),
        ("phone", "13700x", "不像电话"),
        ("words", "", "原话"),
        ("way", "转县级建议", "先留“待处理”"),
        ("way", "不管", "没认出"),
        ("way", "转办", "转办到哪个单位"),
    ],
)
def test_what_is_wrong_is_said_of_its_cell_and_only_that_row_stays(store, hall, cell, typed, words):
    bad = FIRST.put(cell, typed)
    with store.writing("快速登记") as session:
        (judged,) = slips.Judge(session, TODAY).rows([bad])
        made = slips.save(session, [FIRST, bad], today=TODAY)
        entered = [len(ids) for ids in visits.opinion_ids(session, made).values()]
    at = "told" if (cell, typed) == ("way", "转办") else cell
    assert (list(judged.wrong), entered) == ([at], [1])
    assert words in judged.problem


def test_a_draft_survives_closing_and_takes_no_undo_away(store, hall):
    before = store.last_write().id
    slips.keep_draft(store, ROWS[:2])
    assert store.last_write().id == before
    with store.reading() as session:
        assert slips.draft(session) == list(ROWS[:2])


def test_a_block_of_a_workbook_is_read_by_its_headings_or_from_the_cell_on():
    said = {"speaker": "孙宝山", "words": "路灯坏了"}
    assert read_block([["姓名", "序号", "问题"], ["孙宝山", "1", "路灯坏了"]], "day") == [said]
    assert read_block([["路灯坏了", "交通"]], "words") == [
        {"words": "路灯坏了", "category": "交通"}
    ]
