"""Key suggestions are chosen, followed by one group, and let go."""

from datetime import date, timedelta

import pytest

from npcdesk.errors import NotAllowed, NotFound, Unclear
from npcdesk.office import group_boards, groups, search, suggestion_list
from npcdesk.office.suggestion_list import Filter
from tests import make
from tests.make import TODAY


def form(store, name="交通督办组", **facts):
    facts = {"leader": "王建国", "decided_on": TODAY, "today": TODAY} | facts
    with store.writing("成立督办组") as session:
        return groups.form(session, name=name, **facts)


def choose(store, group, paper):
    with store.writing("列入重点") as session:
        groups.choose(session, group, paper, on=TODAY, why="群众关注")


def key(store):
    with store.reading() as session:
        return [line.id for line in suggestion_list.lines(session, Filter(key=True), today=TODAY)]


def test_a_chosen_suggestion_is_key_until_it_is_released(store):
    paper = make.handed_over(store)
    group = form(store, members=("刘玥", "王芳"))
    choose(store, group, paper)
    assert key(store) == [paper]
    with store.reading() as session:
        (board,) = group_boards.boards(session, TODAY)
    assert (board.members, [line.id for line in board.papers]) == (("刘玥", "王芳"), [paper])
    assert board.answered == 0
    with store.writing("移出") as session:
        groups.release(session, paper)
    assert key(store) == []


def test_one_suggestion_is_in_one_group(store):
    paper = make.handed_over(store)
    choose(store, form(store), paper)
    with pytest.raises(NotAllowed, match="先移出"):
        choose(store, form(store, "民生督办组"), paper)
    with pytest.raises(NotFound):
        choose(store, "0" * 32, paper)


def test_a_draft_is_not_chosen(store):
    draft = make.suggestion(store, number="")
    with pytest.raises(NotAllowed, match="草稿"):
        choose(store, form(store), draft)


@pytest.mark.parametrize(
    "facts",
    [{"name": " "}, {"leader": ""}, {"decided_on": TODAY + timedelta(days=1)}],
)
def test_a_group_without_its_facts_is_not_formed(store, facts):
    with pytest.raises(NotAllowed):
        form(store, **{"name": "交通督办组"} | facts)


def test_names_are_taken_once_and_found_by_a_part(store):
    group = form(store)
    with pytest.raises(NotAllowed, match="已经有了"):
        form(store, decided_on=date(2026, 1, 1))
    with store.reading() as session:
        assert groups.named(session, "交通") == group
        with pytest.raises(NotFound):
            groups.named(session, "水利")
    form(store, "交通二组")
    with store.reading() as session, pytest.raises(Unclear):
        groups.named(session, "交通")


def test_a_group_is_found_by_its_name_its_leader_and_their_letters(store):
    with store.writing("成立") as session:
        made = groups.form(
            session,
            name="桥梁督办组",
            leader="尉迟建国",
            official="赵明辉",
            decided_on=TODAY,
            today=TODAY,
        )
        groups.form(session, name="水利组", leader="李明", decided_on=TODAY, today=TODAY)
    with store.reading() as session:
        for typed in ("桥梁", "尉迟", "赵明辉", "yuchi", "ycjg", "QLDB", "zmh"):
            found = [each[0] for each in groups.find(session, typed)]
            assert found == [made], typed
        (hit,) = search.find(session, "桥梁", TODAY)["group"]
        assert (hit.id, hit.title, hit.note) == (made, "桥梁督办组", "组长 尉迟建国")
        assert groups.find(session, "x9") == []
