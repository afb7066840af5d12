"""One deed with a few facts: the dialog all deeds are made of.

    class HandOver(DeedDialog):
        def __init__(self, desk, parent):
            super().__init__("交办", "第91号　关于…", primary="交办", second="交办并打印",
                             second_icon="print", parent=parent)
            self.on = DayField("交办日期", required=True, today=desk.clock.today())
            self.row(self.on, self.number)          # fields in a line; widths by `shares=(2, 3)`
            self.body.addWidget(...)                # anything else between
        def deed(self, second: bool) -> None:       # the verb; a DeskError is shown above the foot
            ...                                     # afterwards the dialog closes itself
    dialog.open()

    self.note.say(text, "warn")    above the foot; it stays. What the deed refuses stands below it
    self.foot_words.say(text)      at its left; 带 * 的要填 when a field is required
    done(second) signal            after the deed
    busy_deed = True               deed() only starts a job; close with finish()

Ctrl+Enter is the primary button anywhere, Enter the next field and on the last one the primary
button, Esc asks 放弃填写 / 继续填写 only when something was typed.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from npcdesk.errors import DeskError
from npcdesk.ui import focus
from npcdesk.ui.buttons import ENTER, Button, close_button
from npcdesk.ui.field import Field
from npcdesk.ui.notes import Note
from npcdesk.ui.sheet import Sheet
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words


class _Body(QScrollArea):
    """Holds the fields; scrolls only when the window is too low for them."""

    def __init__(self, inner: QWidget, beside: Callable[[], int]) -> None:
        super().__init__()
        self._beside = beside
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to the fields
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)
        self._held = inner
        inner.installEventFilter(self)
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """As high as the fields are, within the window."""
        inner = self._held
        window = self.window().parentWidget()
        high = inner.heightForWidth(self.width()) if inner.hasHeightForWidth() else -1
        high = max(high, inner.sizeHint().height())
        if window is not None:
            high = min(high, window.height() - look().em(0.8) - self._beside())
        return QSize(inner.sizeHint().width(), high)

    def minimumSizeHint(self) -> QSize:
        """May scroll."""
        return QSize(look().em(10), look().em(6))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass on to the dialog that the fields want more or less room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class DeedDialog(Sheet):
    """Title, fields, note, foot. The title is a verb, the primary button the same one."""

    done_deed = Signal(bool)
    busy_deed = False

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        *,
        primary: str,
        second: str = "",
        second_icon: str = "",
        width: float = 41,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fields: list[Field] = []
        self.title = Words(title, "title")
        self.subtitle = Words(subtitle, "second", "text3", elide=True)
        self.note, self.refusal = Note("warn"), Note("bad")
        self._here: QWidget | None = None
        self.foot_words = Words("", "second")
        self.cancel = Button("取消")
        self.second = Button(second, "", second_icon)
        self.primary = Button(primary, "primary")
        self._close = close_button(self)
        self._inner = QWidget()
        self.body = QVBoxLayout(self._inner)
        self._feet = QStackedWidget(self)
        self.card.setFixedWidth(min(look().em(width), self.room().width() - look().em(0.8)))
        self.setAccessibleName(title)
        self._lay_out()
        self.cancel.clicked.connect(self.reject)
        self._close.clicked.connect(self.reject)
        self.primary.clicked.connect(lambda: self._press(second=False))
        self.second.clicked.connect(lambda: self._press(second=True))

    def _lay_out(self) -> None:
        em = look().em
        head = QHBoxLayout()
        head.setContentsMargins(em(1.2), em(1), em(0.6), em(0.6))
        words = QVBoxLayout()
        words.setSpacing(em(0.1))
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        head.addLayout(words, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.body.setContentsMargins(em(1.2), 0, em(1.2), em(0.6))
        self.body.setSpacing(em(0.4))
        self._parts = (head, notes := QVBoxLayout())
        notes.setContentsMargins(em(1.2), 0, em(1.2), em(0.6))
        notes.setSpacing(em(0.3))
        notes.addWidget(self.note)
        notes.addWidget(self.refusal)
        self._feet.addWidget(self._foot())
        self._feet.addWidget(self._question())
        self.inside.addLayout(head)
        self.inside.addWidget(_Body(self._inner, self._beside), 1)
        self.inside.addLayout(notes)
        self.inside.addWidget(self._feet)
        # only now: what is shown before it has its place flashes up as a window of its own
        self.subtitle.setVisible(bool(self.subtitle.full()))
        self.second.setVisible(bool(self.second.text()))

    def _beside(self) -> int:
        """Return how high head, notes and foot are: the rest of the window is for the fields."""
        wide = self.card.width()
        high = (
            part.heightForWidth(wide) if part.hasHeightForWidth() else part.sizeHint().height()
            for part in self._parts
        )
        return sum(high) + self._feet.sizeHint().height()

    def _foot(self) -> QFrame:
        return _foot_of(self.foot_words, self.cancel, self.second, self.primary)

    def _question(self) -> QFrame:
        """The foot that asks whether to give up what was typed: no dialog on a dialog."""
        self._stay, go = Button("继续填写"), Button("放弃填写")
        self._stay.clicked.connect(self._stay_here)
        go.clicked.connect(self.give_up)
        return _foot_of(Words("填的内容还没有保存。", "second"), go, self._stay)

    def _stay_here(self) -> None:
        """Go on where the person was when Esc was pressed."""
        self._feet.setCurrentIndex(0)
        if self._here is not None and focus.usable(self._here):
            self._here.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._fields:
            self._fields[0].take_focus()

    def row(self, *fields: QWidget, shares: tuple[int, ...] = ()) -> QHBoxLayout:
        """Add fields in one line; `shares` divides its width."""
        line = QHBoxLayout()
        line.setSpacing(look().em(0.8))
        for at, field in enumerate(fields):
            line.addWidget(field, shares[at] if shares else 1, Qt.AlignmentFlag.AlignTop)
            if isinstance(field, Field):
                self._fields.append(field)
                field.changed.connect(lambda *_: self._feet.setCurrentIndex(0))
        self.body.addLayout(line)
        if any(isinstance(field, Field) and field.required for field in fields):
            self.foot_words.say("带 * 的要填")
        return line

    def deed(self, *, second: bool) -> None:
        """Do what the title says. Raise `DeskError` to stay open and say why."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field, unless somebody chose another place."""
        super().showEvent(event)
        first = next((field for field in self._fields if field.isVisibleTo(self)), None)
        if first is not None and self.focusWidget() in (None, self._close):
            first.take_focus()

    def check(self) -> bool:
        """Check every field; put the focus on the first one that must be put right."""
        bad = [field for field in self._fields if field.isVisibleTo(self) and not field.check()]
        if bad:
            bad[0].take_focus()
        return not bad

    def finish(self, *, second: bool = False) -> None:
        """Close after the deed is done."""
        self.leave()
        self.done_deed.emit(second)
        self.accept()

    def _press(self, *, second: bool) -> None:
        if not self.check():
            return
        self.refusal.say("")
        try:
            self.deed(second=second)
        except DeskError as error:
            self.refusal.say(str(error))
            return
        if not self.busy_deed:
            self.finish(second=second)

    def typed(self) -> bool:
        """Tell whether the person has filled something in."""
        return any(field.touched() for field in self._fields)

    def give_up(self) -> None:
        """Close, and throw away what was typed."""
        super().reject()

    def reject(self) -> None:
        """Close; ask first when something was typed."""
        if self._feet.currentIndex() == 1:
            self._stay_here()  # only 放弃填写 itself throws away what was typed
        elif self.typed():
            self._here = self._left()
            self._feet.setCurrentIndex(1)
            self._stay.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().reject()

    def _left(self) -> QWidget | None:
        """Return the field that is left by asking; 取消 and ✕ are none to come back to."""
        here = self.focusWidget()
        return None if here in (self.cancel, self._close) else here

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Ctrl+Enter does the deed."""
        if event.key() not in ENTER:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.primary.click()
        elif not isinstance(self.focusWidget(), QPlainTextEdit | QTextEdit | QAbstractButton):
            self.go_on()

    def go_on(self) -> None:
        """Put the focus on the next field; from the last one press the primary button."""
        here = self.focusWidget()
        fields = [field for field in self._fields if field.isVisibleTo(self)]
        at = next((n for n, field in enumerate(fields) if here and field.isAncestorOf(here)), -1)
        if at + 1 < len(fields):
            fields[at + 1].take_focus()
        else:
            self.primary.click()


def _foot_of(words: Words, *buttons: QWidget) -> QFrame:
    em = look().em
    foot = QFrame()
    foot.setProperty("kind", "foot")
    row = QHBoxLayout(foot)
    row.setContentsMargins(em(1.2), em(0.6), em(1.2), em(0.6))
    row.setSpacing(em(0.5))
    row.addWidget(words)
    row.addStretch()
    for button in buttons:
        row.addWidget(button)
    return foot
