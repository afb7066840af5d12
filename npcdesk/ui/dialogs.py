"""Telling and asking, in the look of the house. Nothing blocks: dialogs open, none is executed.

tell(text)                            one sentence and 知道了
show_error(kind, error, trace)        sys.excepthook: a DeskError as it stands, else a bug
raise_here(error)                     run.failed.connect(raise_here)
confirm(sentence, verb, deed, note="", keep="留着", type_this="")
                                      the verb's button does `deed`; what cannot be undone asks
                                      for `type_this` to be typed
DeedDialog                            see deed_dialog
"""

import logging
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from npcdesk.errors import DeskError
from npcdesk.ui import focus
from npcdesk.ui.buttons import ENTER, Button, primary, second
from npcdesk.ui.deed_dialog import DeedDialog
from npcdesk.ui.sheet import Sheet
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

__all__ = ["DeedDialog", "confirm", "raise_here", "show_error", "tell"]

log = logging.getLogger(__name__)
BUG = "程序出了问题，您的数据没有改动。请把日志发给维护人员。"
_log_file: list[Path] = []


def keep_log_at(path: Path) -> None:
    """Say which file 打开日志 shows."""
    _log_file[:] = [path]


class Sentence(Sheet):
    """A sentence, maybe a note, and buttons below."""

    def __init__(self, sentence: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = look().em
        self.card.setMinimumWidth(em(18))
        words = QVBoxLayout()
        words.setContentsMargins(em(1.2), em(1.2), em(1.2), em(1))
        words.setSpacing(em(0.4))
        for text, role in ((sentence, "body"), (note, "second")):
            if text:
                line = Words(text, role, wrap=True)
                line.setMinimumWidth(em(16))
                line.setMaximumWidth(em(26))
                words.addWidget(line)
        self.words = words
        foot = QFrame(self)
        foot.setProperty("kind", "foot")
        self.foot = QHBoxLayout(foot)
        self.foot.setContentsMargins(em(1.2), em(0.6), em(1.2), em(0.6))
        self.foot.setSpacing(em(0.4))
        self.foot.addStretch()
        self.inside.addLayout(words)
        self.inside.addWidget(foot)
        self.setAccessibleName(sentence)

    def add(self, button: Button, deed: Callable[[], object] | None = None) -> Button:
        """Add a button that closes the dialog, after its deed."""
        self.foot.addWidget(button)
        button.clicked.connect(self.accept)
        if deed is not None:
            button.clicked.connect(deed)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter presses the primary button, unless the key is still held from before."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        go = focus.primary(self)
        if event.key() in ENTER and control and go is not None:
            if not event.isAutoRepeat():
                go.click()
            return
        super().keyPressEvent(event)


def tell(text: str) -> None:
    """Say something that has to be read."""
    dialog = Sentence(text)
    if text == BUG and _log_file:
        dialog.add(second("打开日志", "folder_open"), _open_log)
    dialog.add(primary("知道了")).setFocus()
    dialog.open()


def _open_log() -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(_log_file[0].parent)))


def show_error(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Show whatever nobody caught. Set as `sys.excepthook`, so no screen needs a `try`."""
    if isinstance(error, DeskError):
        tell(str(error))
    else:
        log.critical("a bug", exc_info=(kind, error, trace))
        tell(BUG)


def raise_here(error: Exception) -> None:
    """Raise on the screen's thread what a job raised on its own."""
    raise error


def confirm(
    sentence: str,
    verb: str,
    deed: Callable[[], object],
    *,
    note: str = "",
    keep: str = "留着",
    type_this: str = "",
    parent: QWidget | None = None,
) -> Sentence:
    """Ask before a deed.

    Args:
        sentence: what will happen, as a question (“把第91号移到回收站？三十天内可以恢复。”).
        verb: the words of the button that does it.
        deed: what it does.
        note: one more sentence.
        keep: the words of the other button, which has the focus.
        type_this: what must be typed first, when it cannot be undone.
        parent: over which window; the active one when left out.
    """
    dialog = Sentence(sentence, note, parent)
    stay = second(keep)
    go = primary(verb)
    dialog.foot.addWidget(stay)
    stay.clicked.connect(dialog.reject)
    if type_this:
        _typed_first(dialog, go, deed, type_this)
    else:
        dialog.add(go, deed)
    dialog.open()
    stay.setFocus(Qt.FocusReason.PopupFocusReason)
    return dialog


def _typed_first(dialog: Sentence, go: Button, deed: Callable[[], object], wanted: str) -> None:
    """Let the button do the deed once these words were typed, and else say that they are to be."""
    from npcdesk.ui.fields import TextField  # noqa: PLC0415 - seldom asked for, kept out of the start

    typed = TextField(f"要继续，请输入“{wanted}”")
    dialog.words.addWidget(typed)
    dialog.foot.addWidget(go)

    def press() -> None:
        if typed.value() == wanted:
            dialog.accept()
            deed()
        else:
            typed.show_error(f"请照样输入“{wanted}”，再按“{go.text().strip()}”。")
            typed.take_focus()

    go.clicked.connect(press)
