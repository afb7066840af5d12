"""One cell that two offices wrote at once: every value, who, when, and the way to settle it."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.sync import cells
from npcdesk.sync.called import reference
from npcdesk.sync.commits import Value
from npcdesk.sync.conflicts import Conflict, Voice
from npcdesk.ui.buttons import Button, primary, second
from npcdesk.ui.changed_words import ChangedWords, added, dropped
from npcdesk.ui.day_field import DayField
from npcdesk.ui.exchange_columns import when
from npcdesk.ui.field import Field
from npcdesk.ui.fields import DropField, LongTextField, NumberField, TextField
from npcdesk.ui.flow import Flow
from npcdesk.ui.signs import Chip, Mark, Sign
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words, rule

LONG = frozenset({"body", "words", "note", "plan", "text"})
LONG_FROM = 40
"""From so many letters on a value is compared as a text."""


def is_long(item: Conflict) -> bool:
    """Tell whether the values are texts to be read beside each other."""
    values = [voice.value for voice in item.voices if isinstance(voice.value, str)]
    if cells.of(item.table)[item.column].choices is not None or reference(item.table, item.column):
        return False
    return item.column in LONG or any(len(value) > LONG_FROM for value in values)


def own_field(item: Conflict, today: date) -> Field | None:
    """Return a field for a value of one's own; None where only the offered ones can stand."""
    cell, name = cells.of(item.table)[item.column], labels.column(item.table, item.column)
    if reference(item.table, item.column) or item.column == "deleted":
        return None
    words = labels.choices(item.table, item.column)
    if words:
        return DropField(f"自己写{name}", choices=[(k, v or "不填") for k, v in words.items()])
    if cell.day:
        return DayField(f"自己写{name}", today=today)
    if cell.kind is int:
        return NumberField(f"自己写{name}")
    return TextField(f"自己写{name}")


def value_in(field: Field, item: Conflict) -> Value:
    """Return what a field holds as the cell takes it."""
    said: Any = field.value()
    cell = cells.of(item.table)[item.column]
    if isinstance(field, NumberField):
        return int(field.number() or 0)
    if isinstance(said, date):
        return said.isoformat()
    if cell.kind is bool:
        return bool(said == "true")
    return None if not said and cell.nullable else (said or "")


class ConflictView(QWidget):
    """The values side by side; `chosen` gives the one that shall stand.

    What another office settles is only shown.
    """

    chosen = Signal(object)

    def __init__(
        self, item: Conflict, said: list[str], base: str, names: list[str], today: date
    ) -> None:
        """`said` and `names`: of the voices; `base`: what was there before they came apart."""
        super().__init__()
        self.item = item
        self.uses: list[Button] = []
        self.own: Field | None = None
        self.keep = primary("定下这段文字") if is_long(item) else second("用自己写的")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look().em(0.6))
        if is_long(item):
            self._text(whole, said, base, names)
        else:
            self._values(whole, said, base, names)
            if item.mine:
                self._one_s_own(whole, today)
            whole.addStretch(1)  # the values take no more than they need
        self.keep.clicked.connect(self._keep)

    def _values(self, whole: QVBoxLayout, said: list[str], base: str, names: list[str]) -> None:
        row = QHBoxLayout()
        row.setSpacing(look().em(0.6))
        for voice, words, name in zip(self.item.voices, said, names, strict=True):
            card = QFrame()
            card.setProperty("kind", "card")
            column = QVBoxLayout(card)
            column.setSpacing(look().em(0.3))
            column.addLayout(_head(voice, name))
            value = Words(words or "空着", "heading", "" if words else "text3", wrap=True)
            column.addWidget(value)
            column.addStretch()
            if self.item.mine:
                column.addWidget(self._use(voice, words, name), 0, Qt.AlignmentFlag.AlignLeft)
            row.addWidget(card, 1)
        whole.addLayout(row)
        whole.addWidget(Words(f"两边改以前：{base or '空着'}", "second", "text3", wrap=True))

    def _text(self, whole: QVBoxLayout, said: list[str], base: str, names: list[str]) -> None:
        panes = QHBoxLayout()
        panes.setSpacing(look().em(0.8))
        before = ChangedWords("dropped")
        before.show_runs(dropped(base, said))
        title = QHBoxLayout()
        title.addWidget(Words("共同的底稿", "strong"))
        panes.addLayout(
            _pane(title, Words("两边改以前" if base else "原来没有", "second"), before), 1
        )
        for voice, words, name in zip(self.item.voices, said, names, strict=True):
            text = ChangedWords("added")
            text.show_runs(added(base, words))
            when_and_who = Words(f"{voice.nick}　{when(voice.at_ms)}", "second", elide=True)
            panes.addLayout(_pane(_title(voice, name), when_and_who, text), 1)
        whole.addLayout(panes)
        if self.item.mine:
            self._merged(whole, said, names)

    def _merged(self, whole: QVBoxLayout, said: list[str], names: list[str]) -> None:
        """Offer the text as it shall stand."""
        whole.addWidget(rule())
        self.own = field = LongTextField("定下来的文字", lines=5, hint="可以直接改")
        shown = next((n for n, v in enumerate(self.item.voices) if v.shown), 0)
        field.set_value(said[shown])
        whole.addWidget(field)
        foot = QWidget()
        row = Flow(foot)
        for voice, words, name in zip(self.item.voices, said, names, strict=True):
            row.addWidget(self._use(voice, words, name))
        row.addWidget(self.keep)
        whole.addWidget(foot)

    def _one_s_own(self, whole: QVBoxLayout, today: date) -> None:
        self.own = own_field(self.item, today)
        if self.own is None:
            return
        row = QHBoxLayout()
        row.setSpacing(look().em(0.6))
        row.addWidget(self.own, 1, Qt.AlignmentFlag.AlignTop)
        side = QVBoxLayout()
        side.addSpacing(look().em(1.25))
        side.addWidget(self.keep)
        side.addStretch()
        row.addLayout(side)
        row.addStretch(1)
        whole.addLayout(row)

    def _use(self, voice: Voice, words: str, name: str) -> Button:
        verb = "整篇用" if is_long(self.item) else "采用"
        button = second(f"{verb}{name}的")
        button.setAccessibleName(f"{verb}{name}的：{words or '空着'}")
        button.clicked.connect(lambda: self.chosen.emit(voice.value))
        self.uses.append(button)
        return button

    def _keep(self) -> None:
        if self.own is None:
            return
        if self.own.is_empty():
            self.own.show_error("请先写上要用的，或者采用上面的一个。")
            self.own.take_focus()
        elif self.own.check():
            self.chosen.emit(value_in(self.own, self.item))


def _title(voice: Voice, name: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(Words(name, "strong", elide=True), 1)
    if voice.shown:
        row.addWidget(Chip(Mark("现在用的", "doing", Sign.DOT)))
    return row


def _head(voice: Voice, name: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(look().em(0.1))
    column.addLayout(_title(voice, name))
    column.addWidget(Words(f"{voice.nick}　{when(voice.at_ms)}", "second", "text3", elide=True))
    return column


def _pane(head: QHBoxLayout, note: Words, text: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(look().em(0.2))
    column.addLayout(head)
    column.addWidget(note)
    column.addWidget(rule())
    column.addWidget(text)
    column.addStretch()
    return column
