"""外单位材料, and a suggestion that is handed in to the congress above, on real screens."""

from datetime import date

import pytest
import python_calamine
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from npcdesk.models import EventKind
from npcdesk.office import delegates, raising, stations, suggestion_list, visits
from npcdesk.office.raising import NewSuggestion
from npcdesk.ui import suggestion_routes
from npcdesk.ui.buttons import Button
from npcdesk.ui.figure_rows_page import FigureRowsPage
from npcdesk.ui.others_routes import ROUTES
from npcdesk.ui.statistics_page import StatisticsPage
from npcdesk.ui.suggestions_page import SuggestionsPage
from npcdesk.ui.words import Words
from tests import make
from tests.make import TODAY
from tests.ui.exchange import COUNTY, COUNTY_NAME, TOWN, TOWN_NAME, desk_of
from tests.ui.eyes import clipped
from tests.ui.paper_screens import keys, opener, press, primary
from tests.ui.windows import placed

TITLE = "关于沙河上游治理的建议"


@pytest.fixture
def pair(joined):
    town = joined[1]
    who = make.delegate(town.store, "周启明", station="沙河镇代表之家")
    with town.store.writing("走访") as session:
        home = stations.named(session, "沙河镇代表之家")
        said = (visits.NewOpinion("路灯不亮"),)
        visits.log(
            session, visits.NewVisit(home, date(2026, 3, 1), (who,), opinions=said), today=TODAY
        )
    return joined


def hand_in(town):
    with town.store.reading() as session:
        lead = delegates.named(session, "周启明").id
    with town.store.writing("登记建议") as session:
        new = NewSuggestion(TITLE, lead, date(2026, 3, 2), 0, 0, to_code=COUNTY)
        return raising.take_in(session, new, today=TODAY)


def carry(sender, receiver, unit, folder):
    receiver.take(sender.send(unit, folder))


def cells_of(page, row=0):
    table = page.cards[page.tabs.chosen()].table.lines
    return [table.column(at).text(table.line(row)) for at in range(table.columnCount())]


def test_townships_stand_side_by_side_and_open_what_they_sent(qtbot, pair, tmp_path):
    county, town = pair
    with desk_of(county) as desk:
        page = placed(qtbot, StatisticsPage(desk))
        page.tabs.choose("townships")
        page.reload()
        view = page.stack.currentWidget()
        assert view.stack.currentWidget() is view.empty
        qtbot.waitUntil(lambda: clipped(page) == [])
        carry(town, county, COUNTY, tmp_path / "stick")
        page.reload()
        lines = view.table.lines
        assert lines.headings()[0] == "单位"
        assert [lines.line(row).words[0] for row in range(2)] == [TOWN_NAME, "合计"]
        asked = []
        desk.open = lambda kind, wanted="": asked.append((kind, wanted))
        for at, words in enumerate(lines.line(0).words[1:]):
            view.table.cell_opened.emit(0, at)
            rows = FigureRowsPage(desk, asked[-1][1])
            qtbot.addWidget(rows)
            rows.reload()
            behind = {"100.0%": "1", "—": "0"}.get(words, words)
            assert str(rows.table.lines.rowCount()) == behind
        view.out.copy_cells()
        assert QGuiApplication.clipboard().text().startswith("单位\t建议")


def test_a_county_looks_at_what_a_township_sent_and_writes_it_as_a_workbook(qtbot, pair, tmp_path):
    county, town = pair
    carry(town, county, COUNTY, tmp_path / "stick")
    with desk_of(county) as desk:
        page = placed(qtbot, ROUTES["others"](desk, ""))
        assert page.unit.currentText() == TOWN_NAME
        assert page.tabs.chosen() == "delegates"
        assert cells_of(page)[0] == "周启明"
        page.tabs.choose("visits")
        page._show()
        qtbot.wait(1)  # as above
        assert "路灯不亮" in cells_of(page)
        assert not clipped(page)
        out = tmp_path / "走访.xlsx"
        said = []
        desk.said.connect(lambda each: said.append(each.text))
        page.export_to(out)
        qtbot.waitUntil(lambda: bool(said))
        assert said == ["已导出 1 条到 走访.xlsx。"]
    rows = python_calamine.load_workbook(str(out)).get_sheet_by_index(0).to_python()
    assert any("路灯不亮" in row for row in rows)


def test_nothing_from_others_is_said_so(qtbot, desk):
    page = placed(qtbot, ROUTES["others"](desk, ""))
    words = [w.full() for w in page.findChildren(Words) if w.isVisibleTo(page)]
    assert "还没有收到外单位的材料。" in words
    page.key_print()
    assert page.unit.isHidden()


def test_the_dialog_hands_a_suggestion_in_to_the_congress_above(qtbot, pair, tmp_path):
    county, town = pair
    carry(county, town, TOWN, tmp_path / "stick")
    with desk_of(town) as desk, opener(qtbot, desk) as open_dialog:
        dialog = open_dialog("new-suggestion")
        keys(TITLE)
        assert [dialog.to.drop.itemText(at) for at in range(2)] == ["本级人大", COUNTY_NAME]
        assert dialog.number.isVisible()
        dialog.to.set_value(COUNTY)
        dialog._address()
        assert not dialog.number.isVisible()
        assert dialog.session.value() == "19-1"  # the county's, which it published
        dialog.lead.line.setFocus()
        keys("周启明")
        press(Qt.Key.Key_Return)
        said, opened = [], []
        desk.said.connect(lambda each: said.append(each.text))
        desk.open_wanted.connect(lambda *each: opened.append(each))
        primary()
        assert said == [f"已登记“{TITLE}”，提交给{COUNTY_NAME}，下次导出的数据包会带上它。"]
        ((kind, paper),) = opened
        page = placed(qtbot, suggestion_routes.ROUTES[kind](desk, paper))
        words = [w.full() for w in page.findChildren(Words) if w.isVisibleTo(page)]
        assert COUNTY_NAME in words
        verbs = [b.text() for b in page.findChildren(Button) if b.isVisibleTo(page)]
        assert "立案编号" not in verbs
        assert page.print.isHidden()
        others = placed(qtbot, ROUTES["others"](desk, COUNTY))
        others.tabs.choose("suggestions")
        others._show()
        assert cells_of(others)[1] == TITLE
        opened.clear()
        others.cards["suggestions"].table.opened.emit(paper)
        assert opened == [("suggestion", paper)]


def test_the_dialog_of_an_office_without_one_above_does_not_ask(qtbot, desk):
    with opener(qtbot, desk) as open_dialog:
        dialog = open_dialog("new-suggestion")
        assert dialog.to.isHidden()
        assert dialog.number.isVisible()


def test_the_addressee_sees_the_source_and_narrows_the_list_by_it(qtbot, pair, tmp_path):
    county, town = pair
    paper = hand_in(town)
    with desk_of(county) as desk:
        page = placed(qtbot, SuggestionsPage(desk))
        assert page.pills._pills["source"].isHidden()
    carry(town, county, COUNTY, tmp_path / "stick")
    own = make.suggestion(county.store, title="关于县里的建议")
    with desk_of(county) as desk:
        page = placed(qtbot, SuggestionsPage(desk))
        assert not page.pills._pills["source"].isHidden()
        assert page.pills._filters["source"].choices() == [(TOWN, TOWN_NAME)]
        page.pills.choose("source", TOWN, TOWN_NAME)
        page.reload()
        assert [page.table.lines.line(0).id, page.table.lines.rowCount()] == [paper, 1]
        page.clear()
        assert page.table.lines.rowCount() == 2
        whole = placed(qtbot, suggestion_routes.ROUTES["suggestion"](desk, paper))
        words = [w.full() for w in whole.findChildren(Words) if w.isVisibleTo(whole)]
        assert {"来源单位", TOWN_NAME} <= set(words)
        assert EventKind.WITHDRAW not in whole._rare  # that is for whoever took it in
        with county.store.reading() as session:
            told = suggestion_list.paper(session, paper, TODAY)
        assert told.next_step is EventKind.FILE
        assert own
