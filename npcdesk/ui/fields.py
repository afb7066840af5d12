"""The fields of dialogs. All are `field.Field`: value(), set_value(), check(), touched(), changed.

    TextField(label, required=, hint=, check=, placeholder=, clean=)      value: str, stripped
        clean: str -> str applied on leaving, e.g. to write a phone number 138 1234 5678
    LongTextField(label, lines=4, …)                                      value: str
    NumberField(label, decimals=0, …)      number(): float | int | None; value: str, as typed
    CheckField(words, on=False, hint="")                                  value: bool
    DropField(label, choices=[(value, words)], …)                         value: str
    ChoiceCards(label, cards=[CardChoice(value, words, note)], across=True, …)  value: str
    PassphraseField(label, …)                                             value: str, not stripped
DayField is in `day_field`, MoneyField in `money_field`, PickField and PicksField in `pick_fields`.
"""

from collections.abc import Callable, Sequence
from math import isfinite
from typing import Any

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QSizePolicy,
)

from npcdesk.ui import icons
from npcdesk.ui.buttons import icon_button
from npcdesk.ui.choice_cards import CardChoice, ChoiceCards
from npcdesk.ui.field import Field
from npcdesk.ui.list_lines import LineDelegate
from npcdesk.ui.theme import look
from npcdesk.ui.ticks import Tick

__all__ = [
    "CardChoice",
    "CheckField",
    "ChoiceCards",
    "Drop",
    "DropField",
    "LongTextField",
    "NumberField",
    "PassphraseField",
    "TextField",
]

Check = Callable[[Any], str] | None
FULL_WIDTH = {ord("０") + at: str(at) for at in range(10)} | {ord("．"): ".", ord("－"): "-"}


class TextField(Field):
    """One line of words."""

    def __init__(
        self,
        label: str,
        *,
        required: bool = False,
        hint: str = "",
        check: Check = None,
        placeholder: str = "",
        clean: Callable[[str], str] | None = None,
        has_hint: bool = True,
    ) -> None:
        self.line = QLineEdit()
        super().__init__(
            label, self.line, required=required, hint=hint, check=check, has_hint=has_hint
        )
        self._clean = clean
        self.line.setPlaceholderText(placeholder)
        self.settle()
        self.line.editingFinished.connect(self._left)
        self.line.textChanged.connect(self.changed)

    def value(self) -> str:
        """Return the words without spaces round them."""
        return self.line.text().strip()

    def set_value(self, value: str) -> None:
        """Fill in."""
        self.line.setText(value)
        self.settle()

    def _left(self) -> None:
        if self._clean is not None and self.value():
            self.line.setText(self._clean(self.value()))
        self.check_left()


def carries_files(source: QMimeData) -> bool:
    """Tell whether files are dragged or pasted, not words."""
    return any(url.isLocalFile() for url in source.urls())


class _Area(QPlainTextEdit):
    """Several lines; Tab leaves, as in every other field."""

    left = Signal()

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self.redress()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words are taken; a file that is dragged here is for what is around it, not its path."""
        return not carries_files(source) and super().canInsertFromMimeData(source)

    def redress(self) -> None:
        """Be as high as so many lines."""
        self.setFixedHeight(look().em(self._lines * 1.05 + 0.6))

    def focusOutEvent(self, event: Any) -> None:
        """Tell that it was left."""
        super().focusOutEvent(event)
        self.left.emit()


class LongTextField(Field):
    """Several lines of words."""

    def __init__(
        self,
        label: str,
        *,
        lines: int = 4,
        required: bool = False,
        hint: str = "",
        check: Check = None,
        placeholder: str = "",
        has_hint: bool = True,
    ) -> None:
        self.area = _Area(lines)
        super().__init__(
            label, self.area, required=required, hint=hint, check=check, has_hint=has_hint
        )
        self.area.setPlaceholderText(placeholder)
        self.settle()
        self.area.left.connect(self.check_left)
        self.area.textChanged.connect(self.changed)

    def value(self) -> str:
        """Return the words without empty lines round them."""
        return self.area.toPlainText().strip()

    def set_value(self, value: str) -> None:
        """Fill in."""
        self.area.setPlainText(value)
        self.settle()


class NumberField(TextField):
    """A number; full-width digits, spaces and thousands' commas are understood."""

    def __init__(
        self,
        label: str,
        *,
        decimals: int = 0,
        least: float = 0,
        required: bool = False,
        hint: str = "",
        check: Check = None,
        placeholder: str = "",
        has_hint: bool = True,
    ) -> None:
        self._decimals, self._least, self._more = decimals, least, check
        super().__init__(
            label,
            required=required,
            hint=hint,
            placeholder=placeholder,
            clean=self._tidy,
            has_hint=has_hint,
        )

    def number(self) -> float | int | None:
        """Return the number, or None while there is none."""
        words = self.value().translate(FULL_WIDTH).replace(",", "").replace("，", "")
        try:
            number = float(words) if self._decimals else int(words)
        except ValueError:
            return None
        return number if isfinite(number) else None

    def set_number(self, number: float | None) -> None:
        """Fill in a number."""
        self.set_value("" if number is None else f"{number:.{self._decimals}f}")

    def problem(self) -> str:
        """Say what is wrong with the number."""
        number = self.number()
        if not self.value():
            return super().problem()
        if number is None:
            example = "12.5" if self._decimals else "12"
            return f"没认出“{self.value()}”是多少，请写成 {example}。"
        if number < self._least:
            return f"不能小于 {self._least:g}，请再看一遍。"
        return self._more(number) if self._more else ""

    def _tidy(self, words: str) -> str:
        number = self.number()
        return words if number is None else f"{number:.{self._decimals}f}"


class CheckField(Field):
    """A box with words."""

    def __init__(self, words: str, *, on: bool = False, hint: str = "") -> None:
        self.tick = Tick(words, on=on)
        super().__init__("", self.tick, hint=hint, has_hint=bool(hint))
        self.tick.setAccessibleName(words)
        self.settle()
        self.tick.toggled.connect(self.changed)

    def value(self) -> bool:
        """Tell whether it is ticked."""
        return self.tick.isChecked()

    def set_value(self, value: bool) -> None:  # noqa: FBT001 - the field's value
        """Tick it or not."""
        self.tick.setChecked(value)
        self.settle()

    def is_empty(self) -> bool:
        """A box is never empty."""
        return False


class Drop(QComboBox):
    """A drop-down list with the house's arrow."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaxVisibleItems(12)
        self.setView(QListView())  # the style's own list takes no delegate
        self.setItemDelegate(LineDelegate(self))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the list's field, then the arrow."""
        super().paintEvent(event)
        size = look().em(0.8)
        place = QRectF(self.width() - size - look().em(0.4), (self.height() - size) / 2, size, size)
        icons.draw(QPainter(self), "chevron_down", place, "text2")

    def wheelEvent(self, event: Any) -> None:
        """Rolling past a form must not change what is chosen."""
        event.ignore()


class DropField(Field):
    """One of several from a list."""

    def __init__(
        self,
        label: str,
        *,
        choices: Sequence[tuple[str, str]] = (),
        required: bool = False,
        hint: str = "",
        check: Check = None,
        has_hint: bool = True,
    ) -> None:
        self.drop = Drop()
        super().__init__(
            label, self.drop, required=required, hint=hint, check=check, has_hint=has_hint
        )
        self.set_choices(choices)
        self.drop.currentIndexChanged.connect(self._moved)

    def _moved(self) -> None:
        self.check_left()
        self.changed.emit()

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these: (value, words)."""
        self.drop.blockSignals(True)  # noqa: FBT003 - Qt's
        self.drop.clear()
        for value, words in choices:
            self.drop.addItem(words, value)
        self.drop.blockSignals(False)  # noqa: FBT003 - Qt's
        self.settle()

    def value(self) -> str:
        """Return the value chosen."""
        return str(self.drop.currentData() or "")

    def set_value(self, value: str) -> None:
        """Choose."""
        self.drop.setCurrentIndex(self.drop.findData(value))
        self.settle()

    def set_words(self, words: str) -> None:
        """Choose words, and offer them too if they are not: an office wrote them once."""
        if self.drop.findData(words) < 0:
            self.drop.addItem(words, words)
        self.set_value(words)


class PassphraseField(TextField):
    """Words that are not shown until the eye is pressed; not stripped."""

    def __init__(
        self, label: str, *, required: bool = True, hint: str = "", check: Check = None
    ) -> None:
        super().__init__(label, required=required, hint=hint, check=check)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = icon_button("eye", "显示密码", self.line)
        self._eye.setCheckable(True)
        self._eye.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._eye.toggled.connect(self._show)
        self.line.setTextMargins(0, 0, look().em(1.8), 0)

    def value(self) -> str:
        """Return what was typed, as it was typed."""
        return self.line.text()

    def _show(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.set_icon("eye_off" if shown else "eye")
        self._eye.setToolTip("藏起密码" if shown else "显示密码")

    def resizeEvent(self, event: Any) -> None:
        """Keep the eye at the right end."""
        super().resizeEvent(event)
        high = self.line.sizeHint().height() - 4
        self._eye.setFixedSize(look().em(1.8), high)
        self._eye.move(self.line.width() - self._eye.width() - 2, 2)
