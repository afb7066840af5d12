"""统计分析 in the window: the figures, and the papers behind each of them."""

from datetime import date

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton

from npcdesk.errors import DeskError
from npcdesk.models import ContactStage, Level, Office, Rating
from npcdesk.office import (
    offices,
    pivot_books,
    stations,
    statistics,
    suggestions,
    townships,
    visits,
)
from npcdesk.office.statistics_progress import progress
from npcdesk.rules.pivot import Asked
from npcdesk.ui.figure_page import FigurePage
from npcdesk.ui.figure_rows_page import FigureRowsPage
from npcdesk.ui.statistics_page import TABS, StatisticsPage
from npcdesk.workbooks.sheets import open_sheets
from tests import make
from tests.make import TODAY
from tests.ui.eyes import clipped


@pytest.fixture
def counted(store):
    """One suggestion that was answered late and rated, and one that waits at another unit."""
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
    return paper, waits


@pytest.fixture
def page(qtbot, desk, counted):
    made = StatisticsPage(desk)
    qtbot.addWidget(made)
    made.resize(1198, 720)
    made.show()
    qtbot.waitExposed(made)
    return made


def view(page):
    return page.stack.currentWidget().widget()


def opened(desk):
    asked = []
    desk.open = lambda kind, wanted="": asked.append((kind, wanted))
    return asked


def titles(qtbot, desk, wanted):
    page = FigurePage(desk, wanted)
    qtbot.addWidget(page)
    page.show()
    lines = page.table.lines
    return page.head.title.full(), [lines.line(row).title for row in range(lines.rowCount())]


def test_the_tiles_tell_what_they_are_a_ratio_of_and_open_it(qtbot, desk, page):
    said = [tile.accessibleName() for tile in view(page).tiles]
    assert said[0].startswith("建议总数，2件")
    assert said[1] == "办结率，50.0%，1 ÷ 2（已交办）"
    asked = opened(desk)
    view(page).tiles[0].click()
    view(page).tiles[1].click()
    assert [kind for kind, _ in asked] == ["figure", "figure"]
    assert len(titles(qtbot, desk, asked[0][1])[1]) == 2
    words, found = titles(qtbot, desk, asked[1][1])
    assert words == "办结率：已答复"
    assert len(found) == 1
    assert clipped(page) == []


def test_every_bar_opens_exactly_the_papers_it_counts(qtbot, desk, page):
    asked = opened(desk)
    for card in (
        view(page).classes,
        view(page).units,
        view(page).categories,
        view(page).ratings,
        *view(page).more.values(),
    ):
        before = len(asked)
        for part in card._cells.parts:
            card.opened.emit(part)
        counts = [int(row[1]) for row in card._cells.rows]
        behind = [len(titles(qtbot, desk, wanted)[1]) for _, wanted in asked[before:]]
        assert behind == counts
        assert counts


def test_arrows_and_enter_go_through_a_chart(qtbot, desk, page):
    asked = opened(desk)
    view(page).units.view.setFocus()
    qtbot.keyClick(view(page).units.view, Qt.Key.Key_Down)
    qtbot.keyClick(view(page).units.view, Qt.Key.Key_Return)
    ((kind, wanted),) = asked
    assert kind == "figure"
    assert statistics.read(wanted).part == view(page).units._cells.parts[1]


def test_the_figures_are_copied_as_cells_with_what_they_are_of(page):
    view(page).classes.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "办理结果\t件数\t占比"
    assert lines[1].endswith("\t1\t100.0%")
    assert "截至2026年5月6日" in lines[-1]


def test_a_chart_becomes_a_table_and_a_file(page, tmp_path):
    view(page).units.turn()
    assert view(page).units.table.lines.rowCount() == 2
    assert view(page).units.view.isHidden()
    view(page).units.turn()
    assert not view(page).units.view.isHidden()
    view(page).units.save(tmp_path / "图.svg")
    assert (tmp_path / "图.svg").read_text(encoding="utf-8").startswith("<svg")
    with pytest.raises(DeskError, match="换一个能写的文件夹"):
        view(page).units.save(tmp_path / "没有" / "图.svg")


def test_a_narrower_scope_counts_less_and_is_told(desk, page):
    page.pills.choose("year", "2020", "2020年")
    page.reload()
    assert view(page).tiles[0].accessibleName().startswith("建议总数，0件")
    assert "2020年提出" in page.head.note.full()
    page.pills.clear()
    page.reload()
    assert view(page).tiles[0].accessibleName().startswith("建议总数，2件")


def test_replies_add_up_by_month(store, counted):
    with store.reading() as session:
        found = progress(session, statistics.Scope(), TODAY)
        nobody = progress(session, statistics.Scope(unit_id=statistics.NOBODY), TODAY)
    assert found.months == ("2026-04", "2026-05")
    assert found.replied == (1, 1)
    assert found.due[-1] == 0
    assert nobody.months == ()


def test_a_pick_survives_being_written():
    pick = statistics.Pick(statistics.Scope(term=19, session=0, key=False), "class", "A")
    assert statistics.read(statistics.written(pick)) == pick


@pytest.mark.parametrize("tab", ["delegates", "stations", "groups"])
def test_each_tab_counts_a_year_and_opens_what_it_counts(qtbot, desk, page, tab):
    who = make.delegate(desk.store, "周启明")
    with desk.store.writing("登记走访") as session:
        station = stations.add(session, "沙河镇代表之家", township="沙河镇")
        said = (visits.NewOpinion("路灯不亮。"),)
        new = visits.NewVisit(station, date(2026, 3, 1), (who,), opinions=said)
        visits.log(session, new, today=TODAY)
    asked = opened(desk)
    page.tabs.choose(tab)
    page.reload()
    shown = view(page)
    for card in shown.cards.values():
        before = len(asked)
        for part in card._cells.parts:
            card.opened.emit(part)
        counts = [int(row[1]) for row in card._cells.rows]
        behind = []
        for kind, wanted in asked[before:]:
            assert kind == "figure-rows"
            rows = FigureRowsPage(desk, wanted)
            qtbot.addWidget(rows)
            rows.show()
            behind.append(
                len([rows.table.lines.line(n) for n in range(rows.table.lines.rowCount())])
            )
        assert behind == counts
    for at in range(len(shown.tiles)):
        shown.tiles[at].click()
    qtbot.waitUntil(lambda: clipped(page) == [])


def test_a_table_of_the_clerks_choice_opens_what_each_cell_counts(qtbot, desk, page, tmp_path):
    asked = opened(desk)
    page.tabs.choose("pivot")
    page.reload()
    shown = page.stack.currentWidget()
    for name, value in (("rows", "unit"), ("columns", "answered"), ("measure", "count")):
        drop = getattr(shown, name)
        drop.setCurrentIndex(drop.findData(value))
    lines = shown.table.lines
    rows = [lines.line(row).words for row in range(lines.rowCount())]
    assert rows == [
        ("县交通运输局", "1", "0", "1"),
        ("县水利局", "0", "1", "1"),
        ("合计", "1", "1", "2"),
    ]
    shown.table.setCurrentIndex(lines.index(0, 1))
    qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    at = shown.table.visualRect(lines.index(2, 2)).center()
    qtbot.mouseClick(shown.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    words, found = titles(qtbot, desk, asked[0][1])
    assert (words, len(found)) == ("承办单位：县交通运输局，是否答复：已答复", 1)
    assert titles(qtbot, desk, asked[1][1]) == ("是否答复：未答复", ["关于水渠的建议"])
    shown.columns.setCurrentIndex(shown.columns.findData("class"))
    shown.rows.setCurrentIndex(shown.rows.findData("class"))  # they change places
    assert (shown.asked().rows, shown.asked().columns) == ("class", "")
    assert lines.headings() == ["办理结果", "合计"]
    shown.out.copy_cells()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert (copied[:2], copied[2]) == (["办理结果\t合计", "A类\t1"], "合计\t1")
    shown.out.export_to(tmp_path / "表.xlsx")
    qtbot.waitUntil((tmp_path / "表.xlsx").exists, timeout=5000)
    saved = shown.saved
    saved.keep("类别")
    shown.choose(Asked("state", "key"))
    saved.keep("进度")
    saved.rename("类别", "各类")
    saved.choose("各类")
    assert (saved.names(), shown.asked()) == (["各类", "进度"], Asked("class"))
    saved.drop("各类")
    assert saved.names() == ["进度"]
    desk.undo()
    assert [action.text() for action in saved.menu().actions()[:2]] == ["各类", "进度"]
    page.pills.choose("year", "2020", "2020年")
    page.reload()
    assert shown.stack.currentIndex() == 1
    qtbot.waitUntil(lambda: clipped(page) == [])


def read(path):
    with pypdfium2.PdfDocument(path) as pdf:
        return "".join(page.get_textpage().get_text_bounded() for page in pdf)


@pytest.mark.parametrize(
    ("tab", "says"),
    [
        ("suggestions", "累计答复进度"),
        ("pivot", "承办单位 × 办理结果，件数"),
        ("townships", "2026年乡镇对比"),
        ("trends", "按年对比的建议办理"),
    ],
)
def test_what_is_shown_is_what_is_exported(qtbot, desk, page, tmp_path, tab, says):
    page.tabs.choose(tab)
    page.reload()
    said = []
    desk.said.connect(lambda each: said.append(each.text))
    for name in ("一页.pdf", "一页.docx", "一页.xlsx"):
        page.export.begin(tmp_path / name)
        qtbot.waitUntil(lambda name=name: f"已导出到 {name}。" in said, timeout=9000)
    assert says.replace(" ", "") in read(tmp_path / "一页.pdf").replace(" ", "")
    (sheet,) = open_sheets(tmp_path / "一页.xlsx")
    assert any(says in str(cell) for row in sheet.rows for cell in row)
    if tab == "suggestions":  # months that hold all before them have no sum
        at = next(n for n, row in enumerate(sheet.rows) if "累计答复进度（" in str(row[0]))
        below = [str(row[0]) for row in sheet.rows[at + 2 : at + 4]]
        assert [word[:4] for word in below] == ["2026", "2026"]
        assert "合计" not in [str(row[0]) for row in sheet.rows[at:]]


def test_a_city_compares_its_districts(qtbot, store, desk, page):
    with store.writing("改级别") as session:
        session.get(Office, offices.here(session).id).level = Level.CITY
    city = StatisticsPage(desk)
    qtbot.addWidget(city)
    city.tabs.choose("townships")
    city.reload()
    assert "区县对比" in [button.text() for button in city.tabs.findChildren(QAbstractButton)]
    with store.reading() as session:
        found = townships.townships(session, townships.Scope(2026), today=TODAY)
    assert pivot_books.paper_of_townships(found).title == "2026年区县对比"


def test_the_years_stand_side_by_side_as_figures(desk, page):
    page.tabs.choose("trends")
    page.reload()
    lines = view(page).years.table.lines
    assert [lines.line(row).words[:2] for row in range(lines.rowCount())] == [("2026年", "2")]
    assert set(page.views) <= set(TABS)


def test_what_several_units_lead_is_told_below_the_bars_of_units(qtbot, store, page):
    card = view(page).units
    assert card.foot.isHidden()
    both = [make.unit(store, name) for name in ("县交通运输局", "县水利局")]
    paper = make.suggestion(store, number="37", title="关于桥和渠的建议")
    with store.writing("交办") as session:
        suggestions.hand_over(
            session, paper, lead_ids=both, on=date(2026, 5, 5), today=TODAY, jointly=True
        )
    page.reload()
    words = "由几个单位分办或共同主办的1件，每件只算在排在第一的单位名下"
    assert words in card.foot.full()
    assert not card.foot.isHidden()
    assert words in card._cells.text()
    qtbot.waitUntil(lambda: clipped(page) == [])
