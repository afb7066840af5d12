"""Every list is written as it is seen: its columns, its order, what it was narrowed to."""

import pytest

from npcdesk.office import groups
from npcdesk.ui.roster_page import RosterPage
from npcdesk.ui.stations_page import StationsPage
from npcdesk.ui.suggestions_page import SuggestionsPage
from npcdesk.ui.supervision_page import SupervisionPage
from npcdesk.workbooks.sheets import open_sheets
from tests import make
from tests.make import TODAY


@pytest.fixture
def written(qtbot, desk, store, tmp_path):
    """Writes the list of a page and gives its cells back, row by row."""
    paper = make.handed_over(store)
    make.suggestion(store, title="关于增加城北公交班次的建议", number="90")
    with store.writing("成立督办组") as session:
        group = groups.form(session, name="交通组", leader="王建国", decided_on=TODAY, today=TODAY)
        groups.choose(session, group, paper, on=TODAY)

    def write(page, export=None):
        path = tmp_path / "清单.xlsx"
        with qtbot.waitSignal(desk.said, timeout=5000) as heard:
            (export or page.export).begin(path)
        assert "清单.xlsx" in heard.args[0].text
        (sheet,) = open_sheets(path)
        return [[str(cell or "") for cell in row] for row in sheet.rows]

    return write


def test_the_suggestions(qtbot, desk, written):
    page = SuggestionsPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.table.choose_columns(["题目", "号", "状态"])
    page.table.set_sorting("number", descending=True)
    page.reload()
    title, told, heads, *rows = written(page)
    assert title[0] == "建议清单"
    assert told[0] == "按建议号（倒序）排列　共 2 行　2026年5月6日导出"
    assert heads == ["序号", "题目", "号", "状态"]
    assert [row[2] for row in rows] == ["90", "35"]
    page.tabs.choose("办理中")
    page.search.setText("沙河")
    page.reload()
    _, told, _, *rows = written(page)
    assert told[0].startswith("状态：办理中　查找：沙河　按建议号（倒序）排列　共 1 行")
    assert [row[3] for row in rows] == ["办理中"]


@pytest.mark.parametrize(
    ("kind", "title", "first"),
    [(RosterPage, "代表名册", "周启明"), (SupervisionPage, "重点督办台账", "35")],
)
def test_the_other_lists(qtbot, desk, written, kind, title, first):
    page = kind(desk)
    qtbot.addWidget(page)
    page.show()
    page.reload()
    rows = written(page)
    assert rows[0][0] == title
    assert rows[3][1] == first


def test_the_stations(qtbot, desk, written):
    page = StationsPage(desk)
    qtbot.addWidget(page)
    page.show()
    assert written(page, page.exports["stations"])[1][0].startswith("2026年　共 0 行")
