"""登记接待: a visit with two opinions, entered without a mouse."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from npcdesk.office import stations, visits
from npcdesk.store import Store
from npcdesk.ui.buttons import Link
from npcdesk.ui.desk import Desk
from npcdesk.ui.visit_dialog import VisitDialog
from tests import make
from tests.ui.hands import write

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def closed(qtbot: QtBot) -> Iterator[None]:
    """What was refused still stands, and would be dressed in every look of the tests to come."""
    yield
    for left in QApplication.topLevelWidgets():
        if isinstance(left, VisitDialog):
            left.done(0)


def _dialog(qtbot: QtBot, desk: Desk, station: str = "") -> VisitDialog:
    dialog = VisitDialog(desk, station)
    dialog.open()
    return dialog


def _station(store: Store, name: str = "青石镇代表之家") -> str:
    with store.writing("登记站点") as session:
        return stations.add(session, name)


def _logged(store: Store) -> list[visits.VisitFile]:
    with store.reading() as session:
        rows = visits.lines(session, visits.Filter())
        return [visits.file(session, row.id) for row in rows]


def test_two_opinions_by_keyboard_and_undo(qtbot: QtBot, desk: Desk, store: Store) -> None:
    station = _station(store)
    _station(store, "沙河镇代表之家")
    make.delegate(store, "陈国栋")
    make.delegate(store, "吴秀兰")
    dialog = _dialog(qtbot, desk, station)
    assert dialog.station.value() == station
    dialog.day.line.selectAll()
    write(dialog.day.line, "4.15")
    for initials in ("cgd", "wxl"):
        write(dialog.people.line, initials)
        qtbot.keyClick(dialog.people.line, KEY.Key_Return)
    area = dialog.voices[0].words.area
    area.setFocus()
    write(area, "三楼上不来水")
    qtbot.keyClick(area, KEY.Key_Return)
    assert dialog.voices[0].words.value() == "三楼上不来水"
    write(dialog.voices[0].category.editor, "供水")
    qtbot.keyClick(dialog, KEY.Key_N, CONTROL)
    write(dialog.voices[1].words.area, "路灯坏了三盏")
    write(dialog.voices[1].speaker.editor, "高秀英")
    write(dialog.voices[1].phone.editor, "158 0001 4412")
    dialog.voices[1].disposition.set_value("answered")
    told: list[str] = []
    desk.said.connect(lambda said: told.append(said.text))
    qtbot.keyClick(dialog, KEY.Key_Return, CONTROL)
    assert told == ["4月15日青石镇代表之家的接待已登记，2 条意见。"]
    (visit,) = _logged(store)
    assert visit.row.held_on == date(2026, 4, 15)
    assert [name for _id, name in visit.delegates] == ["陈国栋", "吴秀兰"]
    assert [(o.words, o.category, o.speaker, o.disposition.value) for o in visit.opinions] == [
        ("三楼上不来水", "供水", "匿名", "open"),
        ("路灯坏了三盏", "", "高秀英", "answered"),
    ]
    desk.undo()
    assert _logged(store) == []


def test_shift_enter_is_a_new_line_of_what_was_said(qtbot: QtBot, desk: Desk, store: Store) -> None:
    dialog = _dialog(qtbot, desk, _station(store))
    area = dialog.voices[0].words.area
    write(area, "one")
    qtbot.keyClick(area, KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    write(area, "two")
    assert dialog.voices[0].words.value().split("\n") == ["one", "two"]


def test_a_visit_without_delegates_or_words_stays_open_and_says_so(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    dialog = _dialog(qtbot, desk, _station(store))
    dialog.voices[0].speaker.set_value("李桂芬")
    dialog.primary.click()
    assert dialog.people.error()
    assert "原话" in dialog.voices[0].words.error()
    assert dialog.isVisible()
    assert _logged(store) == []


def test_a_day_to_come_is_refused(qtbot: QtBot, desk: Desk, store: Store) -> None:
    dialog = _dialog(qtbot, desk, _station(store))
    dialog.day.line.setText("2026.5.7")
    dialog.primary.click()
    assert "还没有到" in dialog.day.error()


def test_the_only_station_is_taken_at_once_and_none_is_told(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    dialog = _dialog(qtbot, desk)
    dialog.primary.click()  # what is missing in the fields does not take the way out away
    with qtbot.waitSignal(desk.open_wanted) as wanted:
        dialog.note.findChild(Link).click()
    assert wanted.args == ["new-station", ""]
    station = _station(store)
    assert _dialog(qtbot, desk).station.value() == station


def test_entering_a_series_opens_the_next_with_the_same_station(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    station = _station(store)
    make.delegate(store, "陈国栋")
    dialog = _dialog(qtbot, desk, station)
    write(dialog.people.line, "cgd")
    qtbot.keyClick(dialog.people.line, KEY.Key_Return)
    with qtbot.waitSignal(desk.open_wanted) as wanted:
        dialog.second.click()
    assert wanted.args == ["new-visit", station]
    assert len(_logged(store)) == 1
