"""Tab through every page and the dialogs: whatever has the focus is in sight and looks it."""

from array import array
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from npcdesk.office import groups, stations, suggestions, units, visits
from npcdesk.ui import main_window
from npcdesk.ui.choice_cards import CardChoice, ChoiceCards
from tests import make
from tests.make import TODAY
from tests.ui.windows import window_in_hand

KEY = Qt.Key
RING = 60
"""Pixels a ring has at the least; a blinking line alone has fewer."""
MOST = 120
"""More stops than any screen has."""


@pytest.fixture
def window(qtbot, folder):
    with window_in_hand(qtbot, folder) as window:
        yield window


@pytest.fixture
def office(window):
    """An office with one of everything; the ids of what is opened."""
    store = window.desk.store
    paper = make.handed_over(store, on=date(2026, 1, 29))
    waiting = make.suggestion(store, number="36")
    with store.writing("答复") as session:
        answered = make_answered(session, waiting)
        station = stations.add(session, "沙河镇代表之家")
        group = groups.form(
            session, name="第一督办组", leader="高振华", decided_on=TODAY, today=TODAY
        )
        groups.choose(session, group, paper, on=TODAY)
    person = make.delegate(store, "高美玲")
    with store.writing("接待") as session:
        told = (visits.NewOpinion("桥上没有护栏"), visits.NewOpinion("路灯不亮"))
        visit = visits.log(
            session, visits.NewVisit(station, TODAY, (person,), opinions=told), today=TODAY
        )
    new = make.suggestion(store, number="37")
    return {
        "paper": paper,
        "new": new,
        "draft": make.suggestion(store, number=""),
        "answered": answered,
        "station": station,
        "group": group,
        "visit": visit,
    }


def make_answered(session, paper):
    suggestions.hand_over(
        session, paper, lead_ids=[units.ensure(session, "县水利局")], on=TODAY, today=TODAY
    )
    suggestions.reply(session, paper, on=TODAY, today=TODAY, reply_class="A")
    return paper


def seen_of(widget: QWidget) -> QRect:
    """Return the part of a widget that is on the screen, in its window's coordinates."""
    box = QRect(widget.mapTo(widget.window(), QPoint()), widget.size())
    above = widget.parentWidget()
    while above is not None:
        box &= QRect(above.mapTo(widget.window(), QPoint()), above.size())
        above = None if above.isWindow() else above.parentWidget()
    return box


def picture(window: QWidget, box: QRect) -> QImage:
    return window.grab(box).toImage()


def faults_along(root: QWidget) -> list[str]:
    """Press Tab until it has come round; return what had the focus without showing it."""
    window, found, passed = root.window(), [], []
    for _ in range(MOST):
        QTest.keyClick(QApplication.focusWidget() or window, KEY.Key_Tab)
        QApplication.sendPostedEvents()
        here = QApplication.focusWidget()
        assert here is not None
        if here in passed:
            break
        passed.append(here)
        found += fault_of(here, window)
    assert len(passed) < MOST
    assert passed
    return found


def fault_of(here: QWidget, window: QWidget) -> list[str]:
    """Return what is wrong with the looks of the widget that has the focus."""
    name = f"{type(here).__name__} {here.accessibleName()}"
    if not here.isVisible():
        return [f"{name} is hidden"]
    box = seen_of(here)
    if box.width() < min(here.width(), 24) or box.height() < min(here.height(), 16):
        return [f"{name} is out of sight"]
    around = box.adjusted(-6, -6, 6, 6)
    with_focus = picture(window, around)
    reason = Qt.FocusReason.OtherFocusReason
    here.clearFocus()
    without = picture(window, around)
    here.setFocus(reason)
    same = differing(with_focus, without) < RING
    return [f"{name} looks the same without the focus"] if same else []


def differing(one: QImage, other: QImage) -> int:
    """Return how many pixels differ."""
    pairs = (array("I", bytes(each.constBits())) for each in (one, other))
    return sum(a != b for a, b in zip(*pairs, strict=True))


def faults_of_tabs(qtbot, window):
    found = {}
    for key, *_rest in main_window.PAGES:
        window.go(key)
        qtbot.wait(1)
        found[key] = faults_along(window)
    return {key: faults for key, faults in found.items() if faults}


def test_tabs_show_the_focus(qtbot, window, office):
    assert faults_of_tabs(qtbot, window) == {}


def test_empty_tabs_show_the_focus(qtbot, window):
    assert faults_of_tabs(qtbot, window) == {}


PUSHED = (
    ("suggestion", "paper"),
    ("suggestion", "answered"),
    ("visit", "visit"),
    ("settings", ""),
    ("roster-import", ""),
    ("suggestions-import", ""),
    ("print", "reply-letter:answered"),
)


def test_pages_over_tabs_show_the_focus(qtbot, window, office):
    found = {}
    for kind, wanted in PUSHED:
        form, _colon, name = wanted.rpartition(":")
        known = office.get(name, "")
        window.desk.open(kind, f"{form}:{known}" if form else known)
        qtbot.wait(1)
        found[kind, wanted] = faults_along(window)
        window.back()
    assert {key: faults for key, faults in found.items() if faults} == {}


DIALOGS = (
    ("new-suggestion", ""),
    ("new-visit", "station"),
    ("new-station", ""),
    ("new-delegate", ""),
    ("new-group", ""),
    ("amend-group", "group"),
    ("choose-into", "group"),
    ("choose", "new"),
    ("file", "draft"),
    ("hand_over", "new"),
    ("contact", "paper"),
    ("urge", "paper"),
    ("instruct", "paper"),
    ("reply", "paper"),
    ("rate", "answered"),
    ("withdraw", "new"),
    ("office", ""),
    ("session", ""),
    ("passphrase", ""),
    ("help", ""),
    ("about", ""),
)


def opened(qtbot, window, kind, wanted):
    """Open a dialog and give it the keyboard."""
    window.desk.open(kind, wanted)
    dialog = next(d for d in reversed(window.findChildren(QDialog)) if d.isVisible())
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or window))
    qtbot.wait(1)
    return dialog


def test_dialogs_show_the_focus(qtbot, window, office):
    found = {}
    for kind, wanted in DIALOGS:
        dialog = opened(qtbot, window, kind, office.get(wanted, wanted))
        found[kind] = faults_along(dialog)
        dialog.done(0)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
    assert {kind: faults for kind, faults in found.items() if faults} == {}


def test_the_opinions_are_reached_as_they_are_seen(qtbot, window, office):
    dialog = opened(qtbot, window, "new-visit", office["station"])
    dialog.add_voice()
    qtbot.wait(1)
    passed = []
    dialog.hours.take_focus()
    for _ in range(20):
        QTest.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
        passed.append(QApplication.focusWidget())
    first, second = dialog.voices
    assert passed == [
        *(
            place
            for each in (first, second)
            for place in (
                *(each.words.area, each.category.line, each.speaker.line, each.phone.line),
                *(each.disposition.drop, each.address.line, each.sex.drop, each.voter.drop),
                each.comment.line,
            )
        ),
        *(dialog.more, dialog.cancel),
    ]


def test_a_card_that_only_has_the_focus_does_not_look_chosen(qtbot, each_look):
    field = ChoiceCards("评价", cards=[CardChoice("yes", "满意"), CardChoice("no", "不满意")])
    other = QWidget()
    for widget in (field, other):
        qtbot.addWidget(widget)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    card = field._cards.buttons[0]
    edge = QPoint(1, card.height() // 2)

    def inks():
        shot = card.grab().toImage()
        middle = QPoint(card.width() - 12, card.height() // 2)
        return shot.pixelColor(edge.x() - 1, edge.y()).name(), shot.pixelColor(middle).name()

    card.clearFocus()
    plain = inks()
    card.setFocus()
    assert inks() == plain
    card.setChecked(True)
    assert inks() != plain


def test_shift_tab_comes_to_the_chosen_card(qtbot, window, office):
    dialog = opened(qtbot, window, "hand_over", office["new"])
    dialog.way.set_value("together")
    dialog.lead.take_focus()
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Backtab)
    assert QApplication.focusWidget().card.value == "together"
