import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QWidget

from npcdesk.ui.desk import Said
from npcdesk.ui.toasts import SHOWN_MS, Toasts


@pytest.fixture
def host(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.undone = []
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def toasts(host):
    """They stand in a column of 160 at the left of the host."""
    return Toasts(
        host, lambda: host.undone.append(1), lambda: host.rect().adjusted(8, 300, -732, -40)
    )


def test_it_stands_at_the_foot_of_its_room_and_stays_there(host, toasts):
    toasts.show_said(Said("第28号已交办给县交通运输局等三个单位，7月6日前答复。", lambda: None))
    box = toasts.toast().geometry()
    assert (box.left(), box.right(), box.bottom()) == (8, 167, 559)
    assert toasts.toast().words.height() > 2 * toasts.toast().words.fontMetrics().height()
    host.resize(900, 700)
    assert toasts.toast().geometry().bottom() == 659


def test_it_leaves_with_the_page_it_was_said_on_but_not_with_the_one_before(toasts, monkeypatch):
    toasts.show_said(Said("第28号已办结。", lambda: None))
    toasts.page_left()
    assert toasts.toast() is not None
    monkeypatch.setattr(toasts.toast(), "is_fresh", lambda: False)
    toasts.page_left()
    assert toasts.toast() is None


def test_one_at_a_time(host, toasts):
    toasts.show_said(Said("第28号已交办"))
    first = toasts.toast()
    toasts.show_said(Said("第29号已交办"))
    assert first.isHidden()
    assert toasts.toast().words.full() == "第29号已交办"


def test_undo_is_by_mouse_or_f6_and_enter(qtbot, host, toasts):
    toasts.show_said(Said("第28号已交办", lambda: None))
    qtbot.mouseClick(toasts.toast().undo, Qt.MouseButton.LeftButton)
    assert (host.undone, toasts.toast()) == ([1], None)
    toasts.show_said(Said("第28号已交办", lambda: None))
    assert toasts.focus_toast()
    qtbot.keyClick(toasts.toast().undo, Qt.Key.Key_Return)
    assert host.undone == [1, 1]


def test_what_cannot_be_taken_back_offers_nothing(toasts):
    toasts.show_said(Said("已写好并读回核对，可以拔出 U 盘。"))
    assert toasts.toast().undo.isHidden()
    assert not toasts.focus_toast()


def test_it_stays_while_it_is_looked_at(qtbot, toasts):
    toasts.show_said(Said("第28号已交办", lambda: None))
    toast = toasts.toast()
    assert toast._time.interval() == SHOWN_MS == 8000
    here = QPoint(4, 4).toPointF()
    toast.enterEvent(QEnterEvent(here, here, here))
    assert not toast._time.isActive()
    toast.undo.setFocus()
    assert not toast._time.isActive()
    toast.undo.clearFocus()
    assert toast._time.isActive()
    toast.go()
    qtbot.waitUntil(lambda: toasts.toast() is None)
