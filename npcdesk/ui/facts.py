"""Facts: labels at the left, values beside them.

breakable(file_name) -> str        for the value of a narrow fact
Facts([Fact(label, value, note="", verb=None), …])      .show_facts(facts)
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from npcdesk.ui.buttons import Verb, link
from npcdesk.ui.flow import clear
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: its label, its value, quiet words or a link at the right."""

    label: str
    value: str
    note: str = ""
    verb: Verb | None = None


def breakable(name: str) -> str:
    """Return a file's name so that it can go on in a second line, though it has no spaces."""
    return re.sub(r"[!-~]{8}(?=[!-~])", "\\g<0>\u200b", name)


class Facts(QWidget):
    """A list of facts."""

    def __init__(
        self, facts: Sequence[Fact] = (), label_width: float = 4, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._label_width = label_width
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look().em(0.4))
        self._grid.setVerticalSpacing(look().em(0.45))
        self._grid.setColumnStretch(1, 1)
        self.redress()
        self.show_facts(facts)

    def redress(self) -> None:
        """Take the labels' width from the look."""
        self._grid.setColumnMinimumWidth(0, look().em(self._label_width))

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts."""
        clear(self._grid)
        top = Qt.AlignmentFlag.AlignTop
        for row, fact in enumerate(facts):
            label, value = Words(fact.label, "second", "text3"), Words(fact.value, wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setAccessibleName(f"{fact.label}，{fact.value}")
            self._grid.addWidget(label, row, 0, top)
            beside = _beside(fact)
            if beside is None:
                self._grid.addWidget(value, row, 1, top)
                continue
            self._grid.addWidget(_line(value, beside), row, 1, top)


def _line(value: QWidget, beside: QWidget) -> QWidget:
    """Return both in a line of its own: a long note narrows no other line."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look().em(0.4))
    row.addWidget(value, 1, Qt.AlignmentFlag.AlignTop)
    row.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
    return line


def _beside(fact: Fact) -> QWidget | None:
    if fact.verb is not None:
        more = link(fact.verb.words)
        more.clicked.connect(fact.verb.deed)
        return more
    return Words(fact.note, "second", "text3") if fact.note else None
