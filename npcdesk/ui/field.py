"""The frame of every field: label above, editor, and one line for hint or error below.

    Field.value(), .set_value(v), .problem() -> sentence or "", .check() -> bool, .touched() -> bool
    Field.show_error(sentence), .set_hint(text, tone=""), .take_focus(), .required, .require(on)
    changed signal

`check=` of a field is a function value -> sentence ("" = fine), asked on leaving and on the deed.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from npcdesk.ui.theme import look
from npcdesk.ui.words import Words


class _Edge(QWidget):
    """The red edge of a field that must be put right. Lies over the editor, takes no events."""

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        editor.installEventFilter(self)
        self.resize(editor.size())
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the editor."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.resize(watched.size())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look().ink("late"), 2))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, look().em(0.3), look().em(0.3))


class Field(QWidget):
    """A label, an editor, and one line for hint or error."""

    changed = Signal()

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        required: bool = False,
        hint: str = "",
        check: Callable[[Any], str] | None = None,
        has_hint: bool = True,
    ) -> None:
        super().__init__()
        self.required = required
        self.editor = editor
        self._name, self._hint, self._tone, self._check = label, hint, "", check
        self._start: Any = None
        self.label = Words(label, "second_strong")
        self.label.setBuddy(editor)
        self.below = Words(hint, "second", "text3", elide=True)
        self._edge = _Edge(editor)
        self._star = Words("*", "second_strong", "late")
        editor.setAccessibleDescription(hint)
        self.setFocusProxy(editor)
        self._lay_out(has_hint=has_hint)
        self.require(on=required)

    def _lay_out(self, *, has_hint: bool) -> None:
        em = look().em
        head = QHBoxLayout()
        head.setSpacing(em(0.15))
        head.addWidget(self.label)
        head.addWidget(self._star)
        head.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(em(0.2))
        if self._name:
            whole.addLayout(head)
        whole.addWidget(self.editor)
        whole.addWidget(self.below)
        self.below.setVisible(has_hint)

    def require(self, *, on: bool) -> None:
        """Say whether it must be filled in: with a star, and to who listens."""
        self.required = on
        self._star.setVisible(on and bool(self._name))
        self.editor.setAccessibleName(f"{self._name}，要填" if on else self._name)

    def value(self) -> Any:
        """Return what was filled in."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Fill in; the field counts as untouched afterwards."""
        raise NotImplementedError

    def is_empty(self) -> bool:
        """Tell whether nothing was filled in."""
        return not self.value()

    def settle(self) -> None:
        """Count what is filled in now as not typed by the person."""
        self._start = self.value()

    def touched(self) -> bool:
        """Tell whether the person has changed it."""
        return bool(self.value() != self._start) and not (self._start is None and self.is_empty())

    def problem(self) -> str:
        """Return the sentence that says what to type, or ""."""
        if self.is_empty():
            return f"{self._name}要填。" if self.required else ""
        return self._check(self.value()) if self._check else ""

    def check(self) -> bool:
        """Show the problem in place of the hint; True when there is none."""
        sentence = self.problem()
        self.show_error(sentence)
        return not sentence

    def check_left(self) -> None:
        """Check on leaving: what is still empty is not complained of yet."""
        if self.is_empty():
            self.show_error("")
        else:
            self.check()

    def show_error(self, sentence: str) -> None:
        """Show a sentence in place of the hint, whole, with a red edge; "" takes both away."""
        self.below.flow(on=bool(sentence))
        self._edge.setVisible(bool(sentence))
        self._edge.raise_()
        if sentence:
            self.below.show()
            self.below.say(sentence, "late")
        else:
            self.below.say(self._hint, self._tone or "text3")
        self.editor.setAccessibleDescription(sentence or self._hint)

    def error(self) -> str:
        """Return the sentence that is shown as an error, or ""."""
        return "" if self._edge.isHidden() else self.below.full()

    def set_hint(self, text: str, tone: str = "") -> None:
        """Show another hint; `tone` is a token, e.g. "closed" for a date that was understood."""
        self._hint, self._tone = text, tone
        self.show_error("")

    def take_focus(self) -> None:
        """Put the cursor here."""
        self.editor.setFocus(Qt.FocusReason.TabFocusReason)
