"""Who on a sheet is new, who is known and changed, and who is left for a person to decide."""

import pytest

from npcdesk.job import finish
from npcdesk.office import delegates, roster, roster_import
from npcdesk.office.roster_import import Action
from npcdesk.rules.drafts import DelegateDraft, Problem, RosterSheet
from npcdesk.store import projection
from tests import make

ZHOU = DelegateDraft(
    name="周启明",
    row=3,
    sex="male",
    nation="汉族",
    birth="1974-12",
    phone="13800000001",
    delegation="沙河镇",
    group="第一小组",
    station="沙河镇代表之家",
    work_unit="沙河镇中学",
)
WANG = DelegateDraft(name="王芳", row=4, sex="female", birth="1980-03", delegation="青石镇")


def sheet(*drafts, problems=()):
    return RosterSheet("名册.xlsx", "Sheet1", 2, (), drafts, problems, rows_seen=len(drafts))


def planned(store, *drafts, problems=()):
    with store.reading() as session:
        return finish(roster_import.plan(session, sheet(*drafts, problems=problems)))


def bring_in(store, *drafts):
    plan = planned(store, *drafts)
    with store.writing("导入名册") as session:
        return finish(roster_import.apply(session, plan, today=make.TODAY))


def lines(store):
    with store.reading() as session:
        return roster.lines(session, roster.Filter(), year=2026)


def test_everyone_is_new_in_an_empty_roster_and_nobody_the_second_time(store):
    assert bring_in(store, ZHOU, WANG) == 2
    again = planned(store, ZHOU, WANG)
    assert again.counts == {Action.SAME: 2}
    assert again.writes == 0
    assert {line.name for line in lines(store)} == {"周启明", "王芳"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone", "13900000009"),
        ("group", "第二小组"),
        ("station", "青石镇代表之家"),
        ("post", "校长"),
    ],
)
def test_a_changed_row_says_the_field_and_writes_it_to_the_same_person(store, field, value):
    bring_in(store, ZHOU, WANG)
    before = {line.person_id for line in lines(store)}
    changed = ZHOU._replace(**{field: value})
    plan = planned(store, changed, WANG)
    assert plan.counts == {Action.CHANGE: 1, Action.SAME: 1}
    (change,) = plan.rows[0].changes
    assert (change.field, change.after) == (field, value)
    assert bring_in(store, changed, WANG) == 1
    assert {line.person_id for line in lines(store)} == before
    assert planned(store, changed, WANG).counts == {Action.SAME: 2}
    with store.reading() as session:
        assert finish(projection.differences(session)) == []


def test_an_empty_cell_erases_nothing(store):
    bring_in(store, ZHOU)
    assert planned(store, ZHOU._replace(phone="", nation="")).counts == {Action.SAME: 1}


def test_namesakes_are_told_apart_by_what_else_the_sheet_says(store):
    other = ZHOU._replace(row=9, birth="1990-01", phone="", delegation="青石镇")
    bring_in(store, ZHOU, other)
    assert len({line.person_id for line in lines(store)}) == 2
    assert planned(store, ZHOU, other).counts == {Action.SAME: 2}


def test_a_row_that_fits_two_people_is_left_for_a_person(store):
    for number in ("101", "102"):
        make.delegate(store, "李建国", delegate_number=number, birth="1970-01")
    plan = planned(store, DelegateDraft(name="李建国", row=5, birth="1970-01"))
    assert plan.counts == {Action.UNCLEAR: 1}
    assert "代表证号" in plan.rows[0].why
    assert plan.writes == 0


def test_the_same_person_may_hold_a_second_mandate(store):
    bring_in(store, ZHOU)
    plan = planned(store, ZHOU._replace(level="township", phone="13700000007"))
    assert [change.field for change in plan.rows[0].changes] == ["level", "phone"]
    bring_in(store, ZHOU._replace(level="township", phone="13700000007"))
    with store.reading() as session:
        found = delegates.named(session, "周启明")
        file = delegates.file(session, found.mandate_id, make.TODAY)
    assert {mandate.level for mandate in file.mandates} == {"county", "township"}
    assert file.draft.phone == "13700000007"


def test_a_grave_problem_keeps_its_row_out(store):
    grave = Problem(4, "身份证号", "F4", "3.30102E+17", "身份证号被 Excel 改过，请重新录入。")
    plan = planned(store, ZHOU, WANG, problems=(grave,))
    assert plan.counts == {Action.NEW: 1, Action.REFUSED: 1}
    assert plan.rows[1].why == grave.text


def test_one_import_is_one_undo(store):
    bring_in(store, ZHOU)
    changed = ZHOU._replace(phone="13900000009")
    bring_in(store, changed, WANG)
    assert store.undo(store.last_write().id) == "导入名册"
    assert [line.name for line in lines(store)] == ["周启明"]
    assert planned(store, ZHOU).counts == {Action.SAME: 1}
    assert store.undo(store.last_write().id) == "导入名册"
    assert lines(store) == []


def test_who_stands_in_a_sheet_at_several_levels_is_one_person_and_namesakes_are_not(store):
    one = DelegateDraft("王芳", row=2, birth="1975-03", phone="13800000001", level="county")
    rows = (
        one,
        one._replace(row=3, level="city", delegation="市代表团", education="大学"),
        one._replace(row=4, level="city", birth="1980-01", phone=""),  # a namesake
        one._replace(row=5, level="township", phone="13800000009"),  # the telephone differs
        DelegateDraft("王芳", row=6, level="nation"),  # nothing tells who it is
    )
    assert [row.also for row in planned(store, *rows).rows] == [0, 1, 0, 0, 0]
    bring_in(store, *rows)
    assert len({line.person_id for line in lines(store)}) == 4
    with store.reading() as session:
        ours = next(line.id for line in lines(store) if line.delegation == "市代表团")
        file = delegates.file(session, ours, make.TODAY)
    assert {mandate.level for mandate in file.mandates} == {"county", "city"}
    assert (file.draft.education, file.draft.delegation) == ("大学", "市代表团")
