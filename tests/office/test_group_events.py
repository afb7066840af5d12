"""A group's work by the verbs of the office: the board, what is due, what is taken back."""

from datetime import date, timedelta

import pytest

from npcdesk.errors import NotAllowed
from npcdesk.models import Grade, GroupKind, Rating
from npcdesk.office import (
    delegates,
    due_days,
    group_boards,
    group_dues,
    group_events,
    groups,
    suggestion_list,
    suggestions,
    today,
)
from npcdesk.office.group_events import Said
from npcdesk.office.groups import Facts
from npcdesk.office.suggestion_list import Filter
from tests import make
from tests.make import TODAY

BEGAN = TODAY - timedelta(days=60)


def ago(days):
    return TODAY - timedelta(days=days)


def enter(store, group, kind, days, **facts):
    with store.writing(kind.value) as session:
        return group_events.enter(session, group, kind, Said(ago(days), **facts), today=TODAY)


@pytest.fixture
def paper(store):
    return make.handed_over(store, number="35")


@pytest.fixture
def group(store, paper):
    """Nominated, decided, formed, with a plan of three nodes and a list item."""
    make.delegate(store, "刘玥")
    facts = Facts("桥梁督办组", "王建国", official="赵明辉", members=("石建军",), invited=("刘玥",))
    with store.writing("成立") as session:
        made = groups.nominate(
            session, Facts("桥梁督办组"), by="城环工委", on=ago(66), why="", today=TODAY
        )
        groups.choose(session, made, paper, on=ago(66))
        for kind, days, more in ((GroupKind.DECIDE, 60, {"who": "第五次主任会议"}),):
            group_events.enter(session, made, kind, Said(ago(days), **more), today=TODAY)
        groups.set_up(session, made, facts, on=ago(59), today=TODAY)
        nodes = [(ago(20), "摸底"), (ago(2), "整改"), (ago(-5), "视察")]
        group_events.plan(session, made, Said(ago(50)), nodes, today=TODAY)
        item = Said(ago(40), body="夯实", who="县水利局", due_on=ago(0))
        group_events.enter(session, made, GroupKind.ITEM, item, today=TODAY)
    return made


def board(store, group):
    with store.reading() as session:
        return group_boards.file(session, group, TODAY).board


def first_open(store, group, kind=GroupKind.NODE_DONE):
    points = board(store, group).nodes if kind is GroupKind.NODE_DONE else board(store, group).items
    return next(point.id for point in points if point.met_on is None)


def test_the_board_says_what_is_done_next_late_and_silent(store, group):
    enter(store, group, GroupKind.NODE_DONE, 38, about_id=first_open(store, group))
    now = board(store, group)
    assert (now.stage, now.nodes_done, [each.words for each in now.late]) == ("推进中", 1, ["整改"])
    assert (now.next_node.words, now.silent_days) == ("视察", 38)
    assert (now.decided_by, now.official, now.invited) == ("第五次主任会议", "赵明辉", ("刘玥",))
    enter(store, group, GroupKind.PROGRESS, 3, body="过半")
    assert board(store, group).silent_days is None


def test_what_groups_have_due_stands_in_today_and_in_the_calendar(store, group):
    with store.reading() as session:
        found = today.today(session, TODAY)
        narrowed = today.today(session, TODAY, today.Only.LATE)
        days = due_days.due_days(session, TODAY)
        assert today.pressing(session, TODAY) == (found.late, found.soon)
    of_group = [(task.kind, task.days_left) for task in found.tasks if task.group_id]
    assert of_group == [
        (GroupKind.NODE_DONE, -20),
        (GroupKind.PROGRESS, -10),  # silent for 40 days
        (GroupKind.NODE_DONE, -2),
        (GroupKind.ANSWER, 0),
        (GroupKind.NODE_DONE, 5),
    ]
    counts = found.counts  # the paper itself is due today
    assert (counts.late, counts.today, counts.soon) == (3, 2, 1)
    assert [task.days_left for task in narrowed.tasks if task.group_id] == [-20, -10, -2]
    assert [day.words for day in days if day.words.startswith("督办")][-1].endswith("视察")


def close(store, paper, days):
    make.replied(store, paper, on=ago(days + 2))
    with store.writing("办结") as session:
        suggestions.rate(session, paper, on=ago(days + 1), today=TODAY, rating=Rating.SATISFIED)
        suggestions.close(session, paper, on=ago(days), today=TODAY)


def due_of_group(store):
    with store.reading() as session:
        found = today.today(session, TODAY).tasks
    return [(each.kind, each.title, each.days_left) for each in found if each.group_id]


def test_a_group_whose_papers_are_closed_is_asked_for_its_report_and_archive_alone(
    store, group, paper
):
    for kind in (GroupKind.NODE_DONE,) * 3 + (GroupKind.ANSWER,):
        enter(store, group, kind, 40, about_id=first_open(store, group, kind), body="已办")
    assert due_of_group(store) == [(GroupKind.PROGRESS, "桥梁督办组：40 天没有进度", -10)]
    close(store, paper, 35)
    said = "桥梁督办组：建议都办完了，还没有"
    assert due_of_group(store) == [(GroupKind.REPORT, f"{said}报告", -5)]
    assert (board(store, group).silent_days, board(store, group).next_step) == (None, "report")
    enter(store, group, GroupKind.REPORT, 33, who="主任会议")
    assert due_of_group(store) == [(GroupKind.EVALUATE, f"{said}评价", -3)]
    enter(store, group, GroupKind.EVALUATE, 31, grade=Grade.GOOD)
    assert due_of_group(store) == [(GroupKind.ARCHIVE, f"{said}归档", -1)]
    enter(store, group, GroupKind.ARCHIVE, 1)
    assert due_of_group(store) == []


def test_a_group_whose_papers_are_closed_waits_for_the_report_even_without_a_plan(
    store, group, paper
):
    close(store, paper, 5)
    now = board(store, group)
    assert (now.next_step, now.silent_days, now.nodes_done) == ("report", None, 0)


def test_a_group_carried_over_has_still_to_be_reported_and_judged(store, group):
    enter(store, group, GroupKind.REPORT, 5, who="主任会议")
    enter(store, group, GroupKind.EVALUATE, 4, grade=Grade.GOOD)
    enter(store, group, GroupKind.CARRY, 3, body="还要跟踪")
    with store.reading() as session:
        days = group_boards.file(session, group, TODAY).days
    assert {GroupKind.REPORT, GroupKind.EVALUATE}.isdisjoint(days)
    enter(store, group, GroupKind.REPORT, 1, who="主任会议")
    with store.reading() as session:
        assert group_boards.file(session, group, TODAY).days[GroupKind.REPORT] == ago(1)


def carried(store, group, *, days):
    """Report, judge and carry over the work of a group whose nodes are all done."""
    for kind in (GroupKind.NODE_DONE,) * 3 + (GroupKind.ANSWER,):
        enter(store, group, kind, days + 3, about_id=first_open(store, group, kind), body="已办")
    enter(store, group, GroupKind.REPORT, days + 2, who="主任会议")
    enter(store, group, GroupKind.EVALUATE, days + 1, grade=Grade.GOOD)
    enter(store, group, GroupKind.CARRY, days, body="承诺还要跟踪")


def test_work_carried_over_though_all_is_closed_goes_on_and_is_not_asked_for_its_report(
    store, group, paper
):
    close(store, paper, 40)
    carried(store, group, days=31)
    now = board(store, group)
    assert (now.stage, now.next_step, now.silent_days) == ("推进中", "progress", 31)
    assert due_of_group(store) == [(GroupKind.PROGRESS, "桥梁督办组：31 天没有进度", -1)]
    enter(store, group, GroupKind.NODE, 20, body="再视察", due_on=ago(9))
    assert board(store, group).next_step == "progress"
    enter(store, group, GroupKind.NODE_DONE, 10, about_id=first_open(store, group))
    assert board(store, group).next_step == "report"
    enter(store, group, GroupKind.REPORT, 9, who="主任会议")
    assert due_of_group(store) == []  # within thirty days nothing is asked for
    with store.reading() as session:
        later = group_dues.dues(session, TODAY, TODAY + timedelta(days=30))
    assert [(each.kind, each.due_on) for each in later] == [(GroupKind.EVALUATE, ago(-21))]


def test_work_carried_over_is_asked_for_its_report_once_the_last_paper_is_closed(
    store, group, paper
):
    carried(store, group, days=34)
    assert board(store, group).next_step == "progress"
    close(store, paper, 31)
    assert board(store, group).next_step == "report"
    said = "桥梁督办组：建议都办完了，还没有报告"
    assert due_of_group(store) == [(GroupKind.REPORT, said, -1)]


def test_a_suggestion_is_key_once_a_meeting_has_decided(store, paper):
    def key():
        with store.reading() as session:
            lines = suggestion_list.lines(session, Filter(key=True), today=TODAY)
            return [line.id for line in lines]

    with store.writing("提名") as session:
        made = groups.nominate(session, Facts("甲组"), by="工委", on=BEGAN, why="", today=TODAY)
        groups.choose(session, made, paper, on=BEGAN)
    assert key() == []
    decided = enter(store, made, GroupKind.DECIDE, 50, who="主任会议")
    assert key() == [paper]
    with store.writing("更正") as session:
        group_events.take_back(session, decided, reason="没有列入议程", today=TODAY)
    assert key() == []
    enter(store, made, GroupKind.DECIDE, 40, who="主任会议")
    store.undo(store.last_write().id)
    assert key() == []


def test_steps_are_taken_back_from_the_last_with_a_reason(store, group):
    node = first_open(store, group)
    done = enter(store, group, GroupKind.NODE_DONE, 10, about_id=node)
    before = board(store, group)
    with store.writing("更正") as session:
        with pytest.raises(NotAllowed, match="后面的"):
            group_events.take_back(session, node, reason="写错了", today=TODAY)
        with pytest.raises(NotAllowed, match="理由"):
            group_events.take_back(session, done, reason=" ", today=TODAY)
        group_events.take_back(session, done, reason="没有做完", today=TODAY)
    assert before.nodes_done == 1
    assert board(store, group).nodes_done == 0
    with store.reading() as session:
        told = {
            line.id: line.taken_back for line in group_boards.file(session, group, TODAY).history
        }
    assert told[done] == "没有做完"


def test_a_delegate_and_a_suggestion_know_their_groups(store, group, paper):
    with store.reading() as session:
        line = suggestion_list.paper(session, paper, TODAY)
        assert line.groups == ((group, "桥梁督办组"),)
    lead, invited = (make_person(store, name) for name in ("周启明", "刘玥"))
    with store.reading() as session:
        for who in (lead, invited):
            (found,) = group_boards.of_person(session, who, TODAY)
            assert found.id == group
        assert group_boards.of_person(session, "0" * 32, TODAY) == []


def make_person(store, name):
    with store.reading() as session:
        mandate = delegates.named(session, name).mandate_id
        return delegates.file(session, mandate, TODAY).person_id


def test_the_end_of_a_year_is_judged_and_carried_over(store, group):
    for kind, days, facts in (
        (GroupKind.REPORT, 9, {"who": "主任会议"}),
        (GroupKind.EVALUATE, 5, {"grade": Grade.FAIRLY_GOOD}),
        (GroupKind.CARRY, 1, {"body": "资金没有到位"}),
    ):
        enter(store, group, kind, days, **facts)
    now = board(store, group)
    assert (now.stage, now.grade, now.year, len(now.nodes)) == ("推进中", "", 2026, 3)
    assert date(2026, 5, 6) == TODAY  # carried in spring: it goes on this year


def test_a_group_that_is_archived_takes_no_more_papers(store, group):
    for kind, facts in (
        (GroupKind.REPORT, {"who": "主任会议"}),
        (GroupKind.EVALUATE, {"grade": Grade.GOOD}),
        (GroupKind.ARCHIVE, {}),
    ):
        enter(store, group, kind, 1, **facts)
    other = make.handed_over(store, number="36")
    with store.writing("列入") as session, pytest.raises(NotAllowed, match="已经归档"):
        groups.choose(session, group, other, on=TODAY)
    with store.reading() as session:
        assert group_boards.open_boards(session, TODAY) == []
