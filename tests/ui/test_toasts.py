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
    return Toasts(host, lambda: host.undone.append(1))


def test_it_stands_at_the_bottom_centre_and_stays_there(host, toasts):
    toasts.show_said(Said("第28号已交办", lambda: None))
    toast = toasts.toast()
    assert abs(toast.geometry().center().x() - 450) <= 1
    host.resize(1100, 700)
    assert abs(toast.geometry().center().x() - 550) <= 1
    assert host.rect().contains(toast.geometry())


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
