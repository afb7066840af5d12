"""代表之家: stations with their figures, visits with what people said, and what becomes of it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QStyle, QStyleOptionFrame, QWidget
from pytestqt.qtbot import QtBot

from npcdesk.models import Disposition
from npcdesk.office import delegates, raising, station_staff, stations, visits
from npcdesk.office.visits import NewOpinion, NewVisit
from npcdesk.store import Store
from npcdesk.ui.desk import Desk
from npcdesk.ui.opinion_pane import OpinionPane
from npcdesk.ui.station_columns import VISITS, against_least, quarter_told, rate
from npcdesk.ui.station_dialog import StationDialog
from npcdesk.ui.station_routes import ROUTES
from npcdesk.ui.stations_page import StationsPage
from npcdesk.ui.suggestion_columns import COLUMNS
from npcdesk.ui.words import Words
from tests import make
from tests.ui.eyes import clipped
from tests.ui.hands import write

WATER = "自来水早晚水小，三楼上不来水。"


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> StationsPage:
    page = StationsPage(desk)
    qtbot.addWidget(page)
    page.resize(1198, 740)
    page.show()
    return page


def _station(store: Store, name: str = "青石镇代表之家", **facts: str) -> str:
    with store.writing("登记站点") as session:
        return stations.add(session, name, **facts)


def _visit(store: Store, station: str, on: date, *said: str, lead: str = "陈国栋") -> str:
    person = make.delegate(store, lead)
    with store.writing("登记接待") as session:
        opinions = tuple(NewOpinion(words) for words in said)
        return visits.log(
            session, NewVisit(station, on, (person,), opinions=opinions), today=make.TODAY
        )


def _turn(page: StationsPage, key: str) -> None:
    page.tabs.choose(key)
    page.tabs.chosen_changed.emit(key)


@pytest.mark.parametrize("columns", [VISITS, COLUMNS])
def test_the_longest_day_fits_its_column(each_look, columns):
    days = [c for c in columns if c.heading in ("日期", "答复期限", "提出日期", "交办日期")]
    need = each_look.metrics().horizontalAdvance("2026.12.30") + 2 * each_look.em(0.5)
    assert days
    assert all(each_look.em(column.width) >= need for column in days)


def test_a_station_is_entered_and_shown_with_its_figures(
    qtbot: QtBot, page: StationsPage, desk: Desk, store: Store
) -> None:
    dialog = ROUTES["new-station"](desk, "")
    assert isinstance(dialog, StationDialog)
    dialog.open()
    write(dialog.fields["name"].editor, "青石镇代表之家")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    line = page.stations.lines.line(0)
    assert (line.name, line.visits) == ("青石镇代表之家", 0)
    _visit(store, line.id, date(2026, 4, 15), WATER)
    line = page.stations.lines.line(0)
    assert (line.visits, line.opinions, line.open_opinions) == (1, 1, 1)
    assert "接待 1 次" in _words(page.station_pane)
    page.tabs.choose("slips")
    _visit(store, line.id, date(2026, 4, 16), WATER)
    assert "1 个站点，今年接待 2 次" in _words(page.head)  # whichever list is open


def test_stations_that_are_behind_are_marked_and_found(
    qtbot: QtBot, page: StationsPage, desk: Desk, store: Store
) -> None:
    home = _station(store, township="青石镇")
    _station(store, "东湖街道代表之家", township="东湖街道")
    _visit(store, home, date(2026, 4, 15), WATER)
    shown = {line.name: line for line in page.stations.lines.at_hand()}
    first, other = shown["青石镇代表之家"], shown["东湖街道代表之家"]
    measures = [against_least(line) for line in (first, other)]
    assert [(m.words, m.due) for m in measures if m] == [("1 / 3", 1), ("0 / 3", 1)]
    assert quarter_told(other) == "本季接待 0 次，最低 3 次，到今天应有 1 次，落后 1 次"
    assert "1 个落后" in page.cards["stations"].footer.text()
    with store.writing("所属代表") as session:
        station_staff.assign(session, home, [delegates.named(session, "陈国栋").id])
    qtbot.waitUntil(lambda: "100%" in [rate(x) for x in page.stations.lines.at_hand()])
    page.narrow.choose("behind", "1", "只看落后的")
    page.show_stations()
    assert [line.name for line in page.stations.lines.at_hand()] == ["东湖街道代表之家"]
    assert page.head.note.full() == "2 个站点，今年接待 1 次"
    page.narrow.choose("township", "青石镇", "青石镇")
    page.show_stations()
    assert page.cards["stations"]._stack.currentWidget() is not page.stations
    assert page.narrow.isVisible()


def test_a_station_of_the_same_name_is_refused_in_words(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    _station(store)
    dialog = StationDialog(desk)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.fields["name"].set_value("青石镇代表之家")
    dialog.primary.click()
    assert "已经有了" in dialog.refusal.words.text()
    assert dialog.isVisible()


def test_a_station_is_amended(qtbot: QtBot, page: StationsPage, desk: Desk, store: Store) -> None:
    station = _station(store, township="青石镇")
    dialog = ROUTES["station"](desk, station)
    assert isinstance(dialog, StationDialog)
    assert dialog.fields["township"].value() == "青石镇"
    dialog.fields["manager"].set_value("陈洁")
    dialog.open()
    dialog.primary.click()
    assert page.stations.lines.line(0).manager == "陈洁"
    desk.undo()
    assert page.stations.lines.line(0).manager == ""


def test_visits_are_the_newest_first_and_narrowed_by_words_station_year_and_state(
    page: StationsPage, store: Store
) -> None:
    here, there = _station(store), _station(store, "沙河镇代表之家")
    old = _visit(store, here, date(2025, 3, 1), "路灯坏了")
    new = _visit(store, here, date(2026, 4, 15), WATER, lead="吴秀兰")
    other = _visit(store, there, date(2026, 4, 20), lead="田大利")
    page._turn("visits")
    assert _ids(page) == [other, new, old]
    page.pills.choose("waiting", "1", "只看待处理")
    page.show_visits()
    assert _ids(page) == [new, old]
    page.pills.choose("year", "2026", "2026年")
    page.show_visits()
    assert _ids(page) == [new]
    page.see_visits(there)
    assert _ids(page) == [other]
    page.clear()
    page.search.setText("三楼")
    page.show_visits()
    assert _ids(page) == [new]


def _ids(page: StationsPage) -> list[str]:
    return [page.visits.lines.id_at(row) for row in range(page.visits.lines.rowCount())]


def _words(widget: QWidget) -> str:
    QTest.qWait(1)  # labels that were added are shown, those that were replaced go
    found = widget.findChildren(QLabel)
    return " ".join(each.full() if isinstance(each, Words) else each.text() for each in found)


def test_an_opinion_leads_to_what_becomes_of_it_and_the_card_follows(
    qtbot: QtBot, page: StationsPage, desk: Desk, store: Store
) -> None:
    _visit(store, _station(store), date(2026, 4, 15), WATER)
    _turn(page, "visits")
    card = page.visit_pane.cards[0]
    assert WATER in _words(card)
    with qtbot.waitSignal(desk.open_wanted) as wanted:
        card.go.click()
    assert wanted.args == ["opinion", card.said.id]
    with store.writing("当场答复") as session:
        visits.dispose(session, card.said.id, Disposition.ANSWERED)
    assert page.visits.lines.line(0).open_opinions == 0
    assert page.visit_pane.cards[0].said.state == "已了结"
    store.undo(store.last_write().id)
    assert page.visit_pane.cards[0].said.state == "待处理"


def test_the_telephone_of_who_raised_it_is_shown_when_asked_and_covered_again(qtbot, desk, store):
    who = make.delegate(store, "陈国栋")
    said = NewOpinion(WATER, speaker_phone="13900000003")
    new = NewVisit(_station(store), date(2026, 4, 15), (who,), opinions=(said,))
    with store.writing("登记接待") as session:
        visit = visits.log(session, new, today=make.TODAY)
        (opinion,) = visits.opinion_ids(session, [visit])[visit]
    pane = OpinionPane(desk)
    qtbot.addWidget(pane)
    pane.show_opinion(opinion)
    assert "139****0003" in _words(pane)
    (ask,) = (b for b in pane.findChildren(QAbstractButton) if b.text() == "显示")
    ask.click()
    assert "13900000003" in _words(pane)
    pane.show_opinion("")
    pane.show_opinion(opinion)
    assert "139****0003" in _words(pane)


def test_an_opinion_asks_to_become_a_suggestion_and_then_shows_it(
    qtbot: QtBot, page: StationsPage, desk: Desk, store: Store
) -> None:
    _visit(store, _station(store), date(2026, 4, 15), WATER)
    _turn(page, "visits")
    card = page.visit_pane.cards[0]
    with qtbot.waitSignal(desk.open_wanted) as wanted:
        card.turn.click()
    assert wanted.args == ["new-suggestion", card.said.id]
    lead = make.delegate(store, "田大利")
    with store.writing("登记建议") as session:
        paper = raising.take_in(
            session,
            raising.NewSuggestion(
                title="关于改造老旧供水管网的建议",
                lead_id=lead,
                raised_on=make.TODAY,
                term=19,
                session=1,
                opinion_ids=(card.said.id,),
            ),
            today=make.TODAY,
        )
    turned = page.visit_pane.cards[0]
    assert turned.said.suggestion_id == paper
    assert not turned.turn.isVisible()
    assert "关于改造老旧供水管网的建议" in _words(turned)


def test_many_long_opinions_scroll_and_none_is_cut(
    qtbot: QtBot, page: StationsPage, store: Store
) -> None:
    _visit(store, _station(store), date(2026, 4, 15), *(WATER * n for n in range(1, 8)))
    _turn(page, "visits")
    qtbot.waitUntil(lambda: len(page.visit_pane.cards) == 7 and clipped(page.visit_pane) == [])


def test_empty_lists_say_what_to_do_first(qtbot: QtBot, page: StationsPage, desk: Desk) -> None:
    assert page.cards["stations"]._stack.currentWidget() is not page.stations
    page.take_focus()
    first = page.window().focusWidget()
    for deed in (page.key_new, first.click):  # a visit needs a station
        with qtbot.waitSignal(desk.open_wanted) as wanted:
            deed()
        assert wanted.args == ["new-station", ""]


def test_what_was_entered_is_stood_on(qtbot: QtBot, page: StationsPage, desk: Desk) -> None:
    _station(desk.store, "青石镇代表之家")
    page.new_station.setFocus()
    dialog = StationDialog(desk)
    qtbot.addWidget(dialog)
    dialog.fields["name"].set_value("沙河镇代表之家")
    dialog.deed(second=False)
    assert page.stations.current_line().name == "沙河镇代表之家"
    assert page.window().focusWidget() is page.stations


def test_what_is_searched_for_is_told_whole_beside_every_tab(qtbot, each_look, desk, store):
    _visit(store, _station(store), date(2026, 4, 15), WATER)
    page = StationsPage(desk)
    qtbot.addWidget(page)
    page.resize(1366 - each_look.em(9), 740)
    page.show()
    page.reload()
    _turn(page, "visits")
    qtbot.waitUntil(lambda: clipped(page.tabs) == [])
    words = page.search.fontMetrics().horizontalAdvance(page.search.placeholderText())
    option = QStyleOptionFrame()
    page.search.initStyleOption(option)
    inner = page.search.style().subElementRect(
        QStyle.SubElement.SE_LineEditContents, option, page.search
    )
    margins = page.search.textMargins()
    assert words < inner.width() - margins.left() - margins.right()
    shown = [each.text() for each in page.tabs.findChildren(QAbstractButton) if each.isVisible()]
    assert {"站点", "接待登记", "办理跟踪", "快速登记"} <= set(shown)
