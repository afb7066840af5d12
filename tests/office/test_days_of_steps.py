"""Days at the edges of months, leap years and holidays, by the verbs and by import alike."""

from datetime import date

import pytest

from npcdesk.errors import NotAllowed
from npcdesk.job import finish
from npcdesk.office import (
    raising,
    suggestion_import,
    suggestion_list,
    suggestion_names,
    suggestions,
)
from npcdesk.office.raising import NewSuggestion
from npcdesk.office.roster_import import Action
from npcdesk.rules.suggestion_life import State
from npcdesk.workbooks.suggestions_sheet import read_suggestions
from tests import make
from tests.make import TODAY

EDGES = pytest.mark.parametrize(
    ("handed", "due"),
    [
        (date(2024, 2, 29), date(2024, 5, 29)),  # the leap day has its like in May
        (date(2023, 11, 29), date(2024, 2, 29)),
        (date(2023, 11, 30), date(2024, 2, 29)),  # February ends before its 30th
        (date(2025, 11, 30), date(2026, 2, 28)),  # a Saturday that is worked
        (date(2025, 6, 30), date(2025, 9, 30)),  # the eve of a holiday is worked
        (date(2025, 7, 1), date(2025, 10, 9)),  # a holiday and what follows it are not
        (date(2026, 2, 3), date(2026, 5, 6)),
    ],
)


def due_of(store, number):
    with store.reading() as session:
        named = suggestion_names.named(session, number).id
        found = suggestion_list.paper(session, named, TODAY)
    assert "3个月，代表法第五十一条" in found.due_why
    return found.line.reply_due


@EDGES
def test_by_the_verbs(store, handed, due):
    lead, unit = make.delegate(store), make.unit(store)
    day = {"on": handed, "today": handed}
    with store.writing("交办") as session:
        new = NewSuggestion("关于路灯的建议", lead, handed, 19, 1)
        paper = raising.take_in(session, new, today=handed)
        raising.file(session, paper, number="7", **day)
        told = suggestions.hand_over(session, paper, lead_ids=[unit], **day)
    assert told.on == due_of(store, "7") == due


def read(tmp_path, *lines):
    path = tmp_path / "建议.csv"
    heads = "标题,建议号,领衔代表,提出日期,主办单位,交办日期,答复日期,办理结果"
    path.write_text("\n".join((heads, *lines)) + "\n", encoding="utf-8")
    return finish(read_suggestions(path, today=TODAY))


def bring_in(store, sheet):
    with store.writing("导入") as session:
        planned = finish(suggestion_import.plan(session, sheet))
        finish(suggestion_import.apply(session, planned, today=TODAY))
    return planned


@EDGES
def test_by_import(store, tmp_path, handed, due):
    line = f"关于路灯的建议,7,周启明,{handed},县水利局,{handed},,"
    bring_in(store, read(tmp_path, line))
    assert due_of(store, "7") == due


@pytest.mark.parametrize(
    ("raised", "handed", "replied", "said"),
    [
        ("2026-1-22", "2026-5-7", "", "交办日期（2026年5月7日）还没有到，请核对。"),
        ("2026-5-7", "", "", "提出日期（2026年5月7日）还没有到，请核对。"),
        ("2026-1-22", "2026-2-3", "2026-5-7", "答复日期（2026年5月7日）还没有到，请核对。"),
        ("2026-1-22", "2026-2-3", "2026-2-2", "答复日期在交办（2月3日）之前，请核对两个日期。"),
        ("2026-1-22", "2026-1-21", "", "交办日期在提出（1月22日）之前，请核对两个日期。"),
    ],
)
def test_an_impossible_day_keeps_its_row_out_of_the_import(
    store, tmp_path, raised, handed, replied, said
):
    wrong = f"关于路灯的建议,7,周启明,{raised},县水利局,{handed},{replied},{replied and 'A'}"
    right = "关于修桥的建议,8,周启明,2026-1-22,县水利局,2026-2-3,2026-2-3,A"
    sheet = read(tmp_path, wrong, right)
    assert [(each.row, each.text, each.grave) for each in sheet.problems] == [(2, said, True)]
    planned = bring_in(store, sheet)
    assert [row.action for row in planned.rows] == [Action.REFUSED, Action.NEW]
    with store.reading() as session:
        found = suggestion_list.lines(session, suggestion_list.Filter(), today=TODAY)
    assert [(each.number, each.state) for each in found] == [("8", State.ANSWERED)]


def test_a_day_before_the_step_before_is_refused_by_the_verbs(store):
    paper = make.handed_over(store, date(2026, 2, 3))
    early = {"on": date(2026, 2, 2), "today": TODAY}
    with pytest.raises(NotAllowed, match="2026年2月3日"), store.writing("答复") as session:
        suggestions.reply(session, paper, reply_class="A", **early)
    later = {"on": date(2026, 5, 7), "today": TODAY}
    with pytest.raises(NotAllowed, match="还没有到"), store.writing("答复") as session:
        suggestions.reply(session, paper, reply_class="A", **later)
