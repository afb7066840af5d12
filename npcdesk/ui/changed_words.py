"""A text with what was changed in it: added words underlined, dropped words struck through.

added(base, text) -> runs           a run is (words, changed)
dropped(base, texts) -> runs        words of the base that some of the texts no longer have
ChangedWords(kind)                  kind: "added" or "dropped"; .show_runs(runs)

Whole runs of words are marked, never single letters.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from PySide6.QtCore import QSize
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from npcdesk.ui.theme import look

Run = tuple[str, bool]
LETTERS = 2000
"""Up to so many letters texts are compared word by word, longer ones clause by clause."""
LEAST = 2
"""Fewer letters than these that happen to agree do not part two changes."""
_WORD = re.compile(r"[0-9.]+[人件名个次年月日元]?|[A-Za-z]+|.", re.DOTALL)
_CLAUSE = re.compile(r"[^，。；、！？\n]*[，。；、！？\n]|[^，。；、！？\n]+")


def added(base: str, text: str) -> list[Run]:
    """Return a text in runs; changed are those that the base has not."""
    _, new = _compared(base, text)
    return new


def dropped(base: str, texts: Sequence[str]) -> list[Run]:
    """Return the base in runs; changed are those that some of the texts have not."""
    gone = [False] * len(base)
    for text in texts:
        at = 0
        for words, changed in _compared(base, text)[0]:
            for _ in words:
                gone[at] = gone[at] or changed
                at += 1
    runs: list[Run] = []
    for letter, changed in zip(base, gone, strict=True):
        if runs and runs[-1][1] == changed:
            runs[-1] = (runs[-1][0] + letter, changed)
        else:
            runs.append((letter, changed))
    return runs


def _compared(old: str, new: str) -> tuple[list[Run], list[Run]]:
    short = max(len(old), len(new)) <= LETTERS
    parts = _WORD if short else _CLAUSE
    a, b = parts.findall(old), parts.findall(new)
    before: list[Run] = []
    after: list[Run] = []
    codes = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    for at, (tag, i, j, k, m) in enumerate(codes):
        inside = 0 < at < len(codes) - 1
        same = tag == "equal" and not (inside and short and j - i < LEAST)
        _append(before, "".join(a[i:j]), changed=not same)
        _append(after, "".join(b[k:m]), changed=not same)
    return before, after


def _append(runs: list[Run], words: str, *, changed: bool) -> None:
    if not words:
        return
    if runs and runs[-1][1] == changed:
        runs[-1] = (runs[-1][0] + words, changed)
    else:
        runs.append((words, changed))


class ChangedWords(QWidget):
    """Runs of words, painted."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self._runs: list[Run] = []
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Show other words."""
        self._runs = list(runs)
        marked = "、".join(words.strip() for words, changed in runs if changed)
        what = "改动" if self._kind == "added" else "被改掉"
        whole = "".join(words for words, _ in runs)
        self.setAccessibleName(f"{whole}。{what}：{marked}" if marked else whole)
        self.redress()

    def redress(self) -> None:
        """Set the words in the look that is on."""
        worn = look()
        self._document.clear()
        self._document.setDefaultFont(worn.font())
        cursor = QTextCursor(self._document)
        for words, changed in self._runs:
            form = QTextCharFormat()
            form.setForeground(worn.ink("text3" if self._kind == "dropped" else "text"))
            if changed and self._kind == "added":
                form.setForeground(worn.ink("accent"))
                form.setBackground(worn.ink("selected"))
                form.setFontUnderline(True)
            elif changed:
                form.setFontStrikeOut(True)
            cursor.insertText(words, form)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        self._document.setTextWidth(width)
        return round(self._document.size().height()) + 2

    def sizeHint(self) -> QSize:
        """A column of ordinary width."""
        width = self.width() if self.width() > look().em(4) else look().em(13)
        return QSize(look().em(13), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """May be narrow."""
        return QSize(look().em(6), look().em(1.2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words."""
        self._document.setTextWidth(self.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        self._document.drawContents(painter)
