"""双评价 in the window: a figure opens its suggestions; marks are given, the scheme changed."""

from contextlib import contextmanager
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from npcdesk.models import ContactStage, Rating
from npcdesk.office import evaluation, quality, suggestions
from npcdesk.rules.scoring import Part
from npcdesk.ui.evaluation_routes import ROUTES
from npcdesk.workbooks.sheets import open_sheets
from tests import make
from tests.make import TODAY
from tests.ui.eyes import clipped


@pytest.fixture
def good(store):
    """An answered suggestion of one unit, and one that waits at another."""
    paper = make.handed_over(store, date(2026, 3, 2))
    on = {"on": date(2026, 4, 1), "today": TODAY}
    with store.writing("办理") as session:
        suggestions.contact(session, paper, stage=ContactStage.BEFORE, how="走访", **on)
        suggestions.reply(session, paper, reply_class="A", **on)
        suggestions.rate(session, paper, rating=Rating.MOSTLY, **on)
    waits = make.suggestion(store, number="36", title="关于水渠的建议")
    other = make.unit(store, "县水利局")
    with store.writing("交办") as session:
        suggestions.hand_over(session, waits, lead_ids=[other], on=date(2026, 5, 5), today=TODAY)
    return paper


@pytest.fixture
def page(qtbot, desk, good):
    made = ROUTES["evaluation"](desk, "")
    qtbot.addWidget(made)
    made.resize(1198, 720)
    made.show()
    qtbot.waitExposed(made)
    return made


@contextmanager
def dialog(qtbot, desk, kind, wanted):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    made = ROUTES[kind](desk, wanted)
    made.open()
    yield made
    made.done(0)


def cells(table):
    lines = table.lines
    begin = 0 if lines.headerData(0, Qt.Orientation.Horizontal) else 1  # the boxes say nothing
    return [
        [lines.index(row, column).data() for column in range(begin, lines.columnCount())]
        for row in range(lines.rowCount())
    ]


def turn(page, tab):
    page.tabs.choose(tab)
    page.tabs.chosen_changed.emit(tab)


def test_a_units_figures_open_the_suggestions_that_made_them(qtbot, desk, page, good, tmp_path):
    first, other = cells(page.units)
    # no 签收 0, one of three contacts 20/3, in time 20, A 25, 基本满意 25
    assert first == ["1", "县交通运输局", "1", "0.0", "6.7", "20.0", "25.0", "25.0", "76.7"]
    assert other == ["—", "县水利局", "1", *["—"] * 6]
    assert "÷" not in page.unit_pane.sum.text()
    page.unit_pane.show_part(Part.MEET)
    assert cells(page.unit_pane.table) == [["35", cells(page.unit_pane.table)[0][1], "6.67"]]
    assert page.unit_pane.table.lines.line(0).why == "办前联系过代表"
    assert "已答复的件数 × 3" in page.unit_pane.formula.text()
    opened = []
    desk.open_wanted.connect(lambda *each: opened.append(each))
    page.unit_pane.table.opened.emit(good)
    assert opened == [("suggestion", good)]
    assert not clipped(page)
    with qtbot.waitSignal(desk.said, timeout=5000):
        page.exports[0].begin(tmp_path / "得分.xlsx")
    (sheet,) = open_sheets(tmp_path / "得分.xlsx")
    rows = [[str(cell or "") for cell in row] for row in sheet.rows]
    assert "2026年交办的建议" in rows[1][0]
    assert rows[3][1:] == first


def test_marks_are_given_and_taken_back_and_the_best_is_a_candidate(qtbot, desk, page, store, good):
    turn(page, "papers")
    assert [row[1] for row in cells(page.papers)] == ["35", "36"]
    with dialog(qtbot, desk, "mark", good) as marking:
        marking.by.set_value("代工委")
        for field, points in zip(marking.points.values(), (20, 15, 20, 20, 10, 16), strict=True):
            field.set_number(points)
        assert not marking.check()
        marking.points["推动作用"].set_number(5)
        assert marking.foot_words.text() == "合计 90 分"
        marking.primary.click()
    turn(page, "best")
    assert [row[1] for row in cells(page.papers)] == ["35"]
    assert page.paper_pane.quality.text() == "建议质量　90.0，1 人的平均"
    with store.reading() as session:
        (mark,) = quality.marks(session, good)
    with dialog(qtbot, desk, "unmark", f"{good}:{mark.id}") as taking:
        taking.reason.set_value("录错了")
        taking.primary.click()
    assert cells(page.papers) == []


def test_the_scheme_is_changed_from_a_year_on(qtbot, desk, page, store):
    with dialog(qtbot, desk, "evaluation-scheme", "2026") as changing:
        assert changing.criteria[0].name.isAncestorOf(changing.focusWidget())
        for part, weight in zip(Part, (20, 0, 0, 0, 81), strict=True):
            changing.weights[part].set_number(weight)
        changing.criteria[-1].name.set_value("文字通顺")
        assert not clipped(changing)
        changing.primary.click()
        assert changing.isVisible()  # 101 is no sum
        changing.weights[Part.RATING].set_number(80)
        changing.primary.click()
    assert cells(page.units)[0][-1] == "80.0"
    with store.reading() as session:
        kept = evaluation.scheme(session, 2026)
    assert kept.handling.weights[Part.RATING] == 80
    assert [each.name for each in kept.quality.criteria][-1] == "文字通顺"
