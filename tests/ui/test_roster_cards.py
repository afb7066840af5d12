"""The roster as cards: the table's own lines, current row, ticks and keys; faces come later."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from npcdesk.office import delegate_files, delegates
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.store.blobs import Blobs
from npcdesk.ui.roster_card import facts, tick_box, wrapped
from npcdesk.ui.roster_page import RosterPage
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import SECOND
from tests import make
from tests.ui.windows import placed

NAMES = ["丁一", "丁二", "于三", "于四", "万五", "马六", "王七", "王八", "王九", "尹十"]


@pytest.fixture
def page(qtbot, desk, store):
    with store.writing("登记代表") as session:
        for name in NAMES:
            delegates.enrol(session, DelegateDraft(name, sex="male", occupation_class="工人"))
    made = placed(qtbot, RosterPage(desk))
    made.resize(1198, 740)
    made.views.turn()
    made.views.cards.setFocus(Qt.FocusReason.TabFocusReason)
    return made


def press(page, *keys, mods=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        QTest.keyClick(page.views.cards, getattr(Qt.Key, f"Key_{key}"), mods)
    return page.table.currentIndex().row()


def test_keys_do_what_they_do_in_the_table_as_the_cards_lie(page, desk):
    opened = []
    desk.open_wanted.connect(lambda kind, wanted: opened.append((kind, wanted)))
    across = page.views.cards._across()
    assert across > 1
    assert press(page, "Home", "Down", "Right") == across + 1
    assert press(page, "Left", "Left") == across - 1
    assert press(page, "Up") == across - 1
    assert press(page, "End", "Down") == len(NAMES) - 1
    assert page.pane.mandate_id == page.table.current_id()
    press(page, "Return")
    assert opened == [("delegate", page.table.current_id())]
    press(page, "A", mods=Qt.KeyboardModifier.ControlModifier)
    assert len(page.table.lines.ticked()) == len(NAMES)
    assert page.card.bar.isVisible()
    press(page, "Escape", "Space")
    assert page.table.lines.ticked() == {page.table.current_id()}


def test_the_corner_ticks_and_the_rest_chooses(page):
    cards, left = page.views.cards, Qt.MouseButton.LeftButton
    place = cards.visualRect(cards.lines.index(1, 1))
    QTest.mouseClick(cards.viewport(), left, pos=tick_box(place).center().toPoint())
    assert page.table.lines.ticked() == {page.table.lines.id_at(1)}
    place = cards.visualRect(cards.lines.index(2, 1))
    QTest.mouseClick(cards.viewport(), left, pos=place.center())
    assert (page.table.currentIndex().row(), len(page.table.lines.ticked())) == (2, 1)
    assert cards.indexAt(place.center()).row() == 2
    assert not cards.indexAt(QPoint(place.center().x(), 5000)).isValid()


def test_a_narrowed_list_is_narrowed_here_too_and_nothing_found_is_said(page, qtbot):
    press(page, "Home", "Right", "Right")
    kept = page.table.current_id()
    page.reload()
    assert page.table.current_id() == kept
    page.search.setText("马六")
    qtbot.waitUntil(lambda: page.table.lines.rowCount() == 1)
    assert page.views.cards.isVisible()
    page.search.setText("没有这人")
    qtbot.waitUntil(lambda: not page.views.cards.isVisible())
    page.clear()
    assert page.views.cards.isVisible()
    assert not page.table.isVisible()


def test_how_it_is_shown_is_remembered_on_this_computer(page, desk, qtbot):
    assert desk.settings.views == {"roster": "cards"}
    again = placed(qtbot, RosterPage(desk))
    assert again.views.cards.isVisible()
    again.views.turn()
    assert desk.settings.views == {}
    assert again.table.isVisible()
    assert again.focusWidget() is again.table


def test_faces_come_from_the_worker_once_they_are_in_sight(page, store, desk, qtbot, tmp_path):
    store.blobs = Blobs(tmp_path / "blobs", make.KEY)
    picture = QImage(300, 400, QImage.Format.Format_RGB32)
    picture.fill(QColor("#808000"))
    picture.save(str(tmp_path / "像.png"))
    with store.reading() as session:
        seat = delegates.named(session, "丁一").mandate_id
    with store.writing("照片") as session:
        kept = delegate_files.keep_photo(session, store.blobs, seat, tmp_path / "像.png")
    photos = page.views.cards.photos
    with qtbot.waitSignal(photos.arrived):
        assert photos.of(kept) is None
    found = photos.of(kept)
    assert found.height() == page.views.cards._face_size().height()
    page.reload()
    image = page.views.cards.grab().toImage()
    place = page.views.cards.visualRect(page.table.lines.index(0, 1))
    assert image.pixelColor(place.left() + look().em(1), place.center().y()) == "#808000"
    assert photos.of("") is None


def test_a_card_says_what_the_columns_shown_say(page):
    page.table.choose_columns(["姓名", "单位", "职业构成", "履职"])
    said = facts(page.table.lines.shown(), page.table.lines.line(0))
    assert said == ["工人", "履职 0"]
    room = look().metrics(SECOND).horizontalAdvance("工人·履职 0")
    assert wrapped(said, room, 3) == ["工人·履职 0"]
    assert wrapped(said, room - 1, 3) == ["工人", "履职 0"]
    assert wrapped(said, room - 1, 1) == ["工人"]
