"""Persons, units, papers: typed by name, initials or number, taken from a list of at most eight.

    Choice(id, words, note="")
    PickField(label, find=text -> [Choice], …)     value: id or ""; .choice() -> Choice | None
    PicksField(label, find=…, …)                   value: tuple of ids; .choices() -> list[Choice]
        set_value(Choice | None) / set_value([Choice, …])
    placeholder=, nothing="没有找到": words of the list when nothing fits

Enter takes the marked line, Tab takes it and goes on; in PicksField Backspace in an empty field
takes back the last one.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from npcdesk.ui import icons
from npcdesk.ui.buttons import ENTER
from npcdesk.ui.field import Field
from npcdesk.ui.flow import Flow
from npcdesk.ui.pick_list import Choice, PickList
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import MEDIUM, SECOND

__all__ = ["Choice", "PickField", "PicksField"]

Find = Callable[[str], Sequence[Choice]]


class PickLine(QLineEdit):
    """A line with the list of choices below it."""

    taken = Signal(object)
    back = Signal()

    def __init__(
        self, find: Find, nothing: str, anchor: QWidget | None = None, *, free: bool = False
    ) -> None:
        super().__init__()
        self._find, self._nothing, self._free = find, nothing, free
        self.list = PickList(anchor or self)
        self.textEdited.connect(self._look_up)
        self.list.taken.connect(self._take)

    def _look_up(self, text: str) -> None:
        words = text.strip()
        self.list.offer(self._find(words), self._nothing if words else "")

    def _take(self, choice: Choice) -> None:
        self.list.hide()
        self.taken.emit(choice)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, and the arrow of a list when it stands alone."""
        super().paintEvent(event)
        if self.list.parentWidget() is self and not self.isReadOnly():
            size = look().em(0.8)
            left = self.width() - size - look().em(0.4)
            place = QRectF(left, (self.height() - size) / 2, size, size)
            icons.draw(QPainter(self), "chevron_down", place, "text2")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click shows the first choices."""
        super().mousePressEvent(event)
        if not self.isReadOnly() and not self.list.isVisible():
            self._look_up("" if self.hasSelectedText() else self.text())

    def focusOutEvent(self, event: Any) -> None:
        """The list goes with the focus."""
        self.list.hide()
        super().focusOutEvent(event)

    def hideEvent(self, event: Any) -> None:
        """The list goes with the field."""
        self.list.hide()
        super().hideEvent(event)

    def focusNextPrevChild(self, ahead: bool) -> bool:  # noqa: FBT001 - Qt's
        """Tab takes what is marked for what was typed and goes on; free words stay as they are."""
        choice = self.list.marked_choice()
        if ahead and not self._free and choice is not None and self.text().strip():
            self._take(choice)
        return super().focusNextPrevChild(ahead)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down mark, Enter takes, Esc closes the list only."""
        choice = self.list.marked_choice()
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step and self.list.isVisible():
            self.list.step(step)
        elif step == 1:
            self._look_up(self.text())
        elif event.key() in ENTER and choice is not None and not _with_control(event):
            self._take(choice)
        elif event.key() == Qt.Key.Key_Escape and self.list.isVisible():
            self.list.hide()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.back.emit()
        else:
            super().keyPressEvent(event)


def _with_control(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


class PickField(Field):
    """One of many, found by typing."""

    def __init__(
        self,
        label: str,
        *,
        find: Find,
        required: bool = False,
        hint: str = "",
        check: Callable[[Any], str] | None = None,
        placeholder: str = "",
        nothing: str = "没有找到，请换个写法",
        has_hint: bool = True,
    ) -> None:
        self.line = PickLine(find, nothing)
        super().__init__(
            label, self.line, required=required, hint=hint, check=check, has_hint=has_hint
        )
        self._choice: Choice | None = None
        self.line.setPlaceholderText(placeholder)
        self.settle()
        self.line.taken.connect(self._take)
        self.line.textEdited.connect(self._forget)
        self.line.editingFinished.connect(self.check_left)

    def choice(self) -> Choice | None:
        """Return what was taken."""
        return self._choice

    def value(self) -> str:
        """Return the id of what was taken, or ""."""
        return self._choice.id if self._choice else ""

    def set_value(self, value: Choice | None) -> None:
        """Take it without the person."""
        self._choice = value
        self.line.setText(value.words if value else "")
        self.settle()

    def problem(self) -> str:
        """Say when something was typed but nothing taken."""
        typed = self.line.text().strip()
        if typed and self._choice is None:
            return f"“{typed}”还没有认下，请从列表里选一个。"
        return super().problem()

    def check_left(self) -> None:
        """Complain of what was typed and not taken, not of what is empty."""
        if self.line.text().strip():
            self.check()
        else:
            self.show_error("")

    def touched(self) -> bool:
        """Typed words count too."""
        return super().touched() or bool(self.line.text().strip() and self._choice is None)

    def _take(self, choice: Choice) -> None:
        self._choice = choice
        self.line.setText(choice.words)
        self.show_error("")
        self.changed.emit()

    def _forget(self) -> None:
        if self._choice is not None:
            self._choice = None
            self.changed.emit()


class BoxedPill(QWidget):
    """One taken thing, with ✕."""

    removed = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setToolTip(f"去掉{words}")
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def sizeHint(self) -> QSize:
        """Words and ✕."""
        wide = look().metrics(SECOND, MEDIUM).horizontalAdvance(self._words)
        return QSize(round(wide) + look().em(1.6), look().em(1.2))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """✕ takes it away."""
        if event.position().x() > self.width() - look().em(1.2):
            self.removed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, words and ✕."""
        worn, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(worn.ink("line2"))
        painter.setBrush(worn.ink("subtle"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, worn.em(0.2), worn.em(0.2))
        painter.setFont(worn.font(SECOND, MEDIUM))
        painter.setPen(worn.ink("text"))
        flat = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box.adjusted(worn.em(0.4), 0, 0, 0), flat, self._words)
        size = worn.em(0.8)
        place = QRectF(box.right() - size - worn.em(0.15), box.center().y() - size / 2, size, size)
        icons.draw(painter, "dismiss", place, "text2")


class _Box(QWidget):
    """Looks like a field and holds pills and a line."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__()
        self.line = line
        line.setProperty("kind", "bare")
        line.setParent(self)
        line.installEventFilter(self)
        self.flow = Flow(self, last_stretches=True)
        self.flow.addWidget(line)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocusProxy(line)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.redress()

    def redress(self) -> None:
        """Take the lengths of the look."""
        em = look().em
        self.flow.setContentsMargins(em(0.3), em(0.25), em(0.3), em(0.25))
        self.line.setFixedHeight(em(1.2))
        self.line.setMinimumWidth(em(5))
        self.setMinimumHeight(em(1.7))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The box shows the focus of its line."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A click beside the pills goes on typing."""
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the edge of a field."""
        worn, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.line.hasFocus()
        edge = "input" if self.isEnabled() else "line2"
        painter.setPen(QPen(worn.ink("accent"), 2) if focused else QPen(worn.ink(edge), 1))
        painter.setBrush(worn.ink("surface" if self.isEnabled() else "subtle"))
        inset = 1 if focused else 0.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, worn.em(0.3), worn.em(0.3))


class PicksField(Field):
    """Several of many; each one taken becomes a pill."""

    def __init__(
        self,
        label: str,
        *,
        find: Find,
        required: bool = False,
        hint: str = "",
        check: Callable[[Any], str] | None = None,
        placeholder: str = "",
        nothing: str = "没有找到，请换个写法",
        has_hint: bool = True,
    ) -> None:
        self._holder = QWidget()
        self.line = PickLine(self._find_others, nothing, self._holder)
        self._find = find
        self._box = _Box(self.line)
        inside = QVBoxLayout(self._holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._box)
        self._taken: list[tuple[Choice, BoxedPill]] = []
        super().__init__(
            label, self._holder, required=required, hint=hint, check=check, has_hint=has_hint
        )
        self.line.setPlaceholderText(placeholder)
        self._holder.setFocusProxy(self.line)
        self.settle()
        self.line.taken.connect(self._take)
        self.line.back.connect(self._drop_last)
        self.line.editingFinished.connect(self.check_left)

    def require(self, *, on: bool) -> None:
        """Tell it to the line, too: that is where the keyboard is."""
        super().require(on=on)
        self.line.setAccessibleName(self.editor.accessibleName())

    def choices(self) -> list[Choice]:
        """Return what was taken, in its order."""
        return [choice for choice, _pill in self._taken]

    def value(self) -> tuple[str, ...]:
        """Return the ids of what was taken."""
        return tuple(choice.id for choice in self.choices())

    def set_value(self, value: Sequence[Choice]) -> None:
        """Take these without the person."""
        for choice, _pill in list(self._taken):
            self._remove(choice)
        for choice in value:
            self._add(choice)
        self.settle()

    def problem(self) -> str:
        """Say when something was typed but nothing taken."""
        typed = self.line.text().strip()
        if typed:
            return f"“{typed}”还没有认下，请从列表里选一个，或者删去。"
        return super().problem()

    def take_focus(self) -> None:
        """Put the cursor behind the pills."""
        self.line.setFocus(Qt.FocusReason.TabFocusReason)

    def _find_others(self, text: str) -> Sequence[Choice]:
        taken = self.value()
        return [choice for choice in self._find(text) if choice.id not in taken]

    def _take(self, choice: Choice) -> None:
        self._add(choice)
        self.line.clear()
        self.show_error("")
        self.changed.emit()

    def _add(self, choice: Choice) -> None:
        pill = BoxedPill(choice.words, self._box)
        self._box.flow.insert(len(self._taken), pill)
        self._taken.append((choice, pill))
        pill.removed.connect(lambda: self._drop(choice))
        pill.show()
        self._box.updateGeometry()

    def _drop_last(self) -> None:
        if self._taken:
            self._drop(self._taken[-1][0])

    def _drop(self, choice: Choice) -> None:
        self._remove(choice)
        self.changed.emit()

    def _remove(self, choice: Choice) -> None:
        at = next(n for n, (each, _pill) in enumerate(self._taken) if each.id == choice.id)
        _choice, pill = self._taken.pop(at)
        self._box.flow.removeWidget(pill)
        pill.hide()
        pill.deleteLater()
        self._box.updateGeometry()
