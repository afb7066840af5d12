"""What happened to a paper, the newest on top.

Event(day, title, body="", by="", icon="document", token="void", files=(), odd="", struck=False,
      take_in=None)
    files: (FileChip(words, deed, icon="document_pdf", choices=((words, deed), …)), …)
    take_in: is given the paths of files that are dropped on the event
    odd: an amber note for events that contradict what came before
    struck: its title is struck through: it was taken back
Timeline()    .show_events(events)     a widget; put it into cards.scrolled()
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from npcdesk.ui import icons
from npcdesk.ui.buttons import ENTER
from npcdesk.ui.file_deeds import dropped
from npcdesk.ui.flow import Flow, clear
from npcdesk.ui.notes import Note
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import MEDIUM, SECOND
from npcdesk.ui.words import Words


@dataclass(frozen=True, slots=True)
class FileChip:
    """A file that can be opened, or a deed; with several `choices` it opens a menu of them."""

    words: str
    deed: Callable[[], object] | None = None
    icon: str = "document_pdf"
    choices: Sequence[tuple[str, Callable[[], object]]] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened."""

    day: str
    title: str
    body: str = ""
    by: str = ""
    icon: str = "document"
    token: str = "void"  # noqa: S105 - a colour's name
    files: Sequence[FileChip] = ()
    odd: str = ""
    struck: bool = False
    take_in: Callable[[list[Path]], object] | None = None


class FileButton(QAbstractButton):
    """The name of a file on a quiet ground."""

    def __init__(self, chip: FileChip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip = chip
        self.setText(chip.words)
        self.setAccessibleName(f"打开{chip.words}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(chip.deed or self._open_choices)

    def redress(self) -> None:
        """Measure anew."""
        self.updateGeometry()

    def _open_choices(self) -> None:
        menu = QMenu(self)
        for words, deed in self._chip.choices:
            menu.addAction(words).triggered.connect(deed)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def sizeHint(self) -> QSize:
        """Icon and words."""
        wide = look().metrics(SECOND).horizontalAdvance(self.text())
        return QSize(round(wide) + look().em(2), look().em(1.2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, as Space does."""
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, icon and words."""
        worn, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(worn.ink("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(worn.ink("selected" if self.underMouse() else "subtle"))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, worn.em(0.2), worn.em(0.2))
        size = worn.em(0.8)
        place = QRectF(worn.em(0.4), (self.height() - size) / 2, size, size)
        icons.draw(painter, self._chip.icon, place, "text2")
        painter.setFont(worn.font(SECOND))
        painter.setPen(worn.ink("text2"))
        words = box.adjusted(worn.em(1.35), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())


_DAY, _DOT = 3.8, 1.2


class _Struck(Words):
    """The title of what did not happen after all."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "strong", "text3")
        self.setAccessibleName(f"已更正，{text}")

    def redress(self) -> None:
        """Strike it through in every look."""
        super().redress()
        font = self.font()
        font.setStrikeOut(True)
        self.setFont(font)


class _Row(QWidget):
    """One event: its day, its round icon on the line, its words."""

    def __init__(self, event: Event, parent: QWidget, *, last: bool) -> None:
        super().__init__(parent)
        self._event, self._last = event, last
        em = look().em
        self.setAcceptDrops(event.take_in is not None)
        self.setAccessibleName(f"{event.day}，{event.title}，{event.by}，{event.body}")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(em(_DAY + _DOT + 1.3), em(0.15), 0, em(0.45))
        whole.setSpacing(em(0.1))
        top = QHBoxLayout()
        top.addWidget(_Struck(event.title) if event.struck else Words(event.title, "strong"))
        top.addStretch()
        top.addWidget(Words(event.by, "caption"))
        whole.addLayout(top)
        if event.body:
            whole.addWidget(Words(event.body, "body", "text2", wrap=True))
        if event.files:
            files = Flow()
            for chip in event.files:
                files.addWidget(FileButton(chip, self))
            whole.addLayout(files)
        if event.odd:
            whole.addWidget(Note("warn", event.odd))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the dropped files in."""
        if self._event.take_in is not None and (files := dropped(event)):
            self._event.take_in(files)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint day, line and icon."""
        worn, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        day = QRectF(0, worn.em(0.1), worn.em(_DAY), worn.em(1.1))
        painter.setFont(worn.font(1, MEDIUM))
        painter.setPen(worn.ink("text"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(day, right, self._event.day)
        size = worn.em(_DOT)
        dot = QRectF(worn.em(_DAY + 0.7), worn.em(0.05), size, size)
        if not self._last:
            painter.setPen(QPen(worn.ink("line2"), 2))
            x = dot.center().x()
            start = QPointF(x, dot.bottom() + worn.em(0.15))
            painter.drawLine(start, QPointF(x, self.height() - worn.em(0.1)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.ink(f"{self._event.token}_soft"))
        painter.drawEllipse(dot)
        edge = (size - worn.em(0.75)) / 2
        place = dot.adjusted(edge, edge, -edge, -edge)
        icons.draw(painter, self._event.icon, place, self._event.token)


class Timeline(QWidget):
    """The events under one another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        em = look().em
        self._rows.setContentsMargins(0, em(0.5), em(0.8), em(0.4))
        self._rows.setSpacing(0)

    def show_events(self, events: Sequence[Event]) -> None:
        """Show events in the order given."""
        clear(self._rows)
        for at, event in enumerate(events):
            self._rows.addWidget(_Row(event, self, last=at == len(events) - 1))
        self._rows.addStretch()
