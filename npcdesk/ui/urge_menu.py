"""What urges a unit beside the entry of it: the slip, the list of the unit, a phone message."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from npcdesk.rules import urging
from npcdesk.rules.papers import UrgeSlip
from npcdesk.ui.desk import Desk
from npcdesk.ui.suggestion_deed import called


def copy_message(desk: Desk, slip: UrgeSlip) -> None:
    """Put the words where a phone's messages can be pasted from."""
    QGuiApplication.clipboard().setText(urging.message(slip))
    desk.say(f"{called(slip.number)}的催办短信已复制，可以粘贴到短信或微信里。")


def urge_menu(
    desk: Desk,
    suggestion_id: str,
    parent: QWidget,
    *,
    before: str = "",
    leave: Callable[[], bool] = lambda: True,
) -> QMenu:
    """Return the menu of a suggestion that a unit is at work on.

    Args:
        desk: the open office.
        suggestion_id: the suggestion.
        parent: what the menu belongs to.
        before: what is done before a paper is shown, in front of its words: 记下催办.
        leave: does it; the paper is shown on a page of the window unless it returns False.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addAction("复制催办短信").triggered.connect(partial(_copy, desk, suggestion_id))
    for form, words in (("urge-slip", "打印催办单…"), ("urge-list", "打印这个单位的催办清单…")):
        show = partial(_print, desk, f"{form}:{suggestion_id}", leave)
        said = "，".join(filter(None, (before, words)))
        menu.addAction(said).triggered.connect(show)
    return menu


def _print(desk: Desk, wanted: str, leave: Callable[[], bool], *_checked: object) -> None:
    if leave():
        desk.open("print", wanted)


def _copy(desk: Desk, suggestion_id: str, *_checked: object) -> None:
    from npcdesk.office.urging import urge_slip  # noqa: PLC0415 - after the first paint

    with desk.store.reading() as session:
        slip = urge_slip(session, suggestion_id, today=desk.clock.today())
    copy_message(desk, slip)
