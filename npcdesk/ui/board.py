"""A board: lanes with cards (重点督办). Cards move by verbs, never by dragging.

BoardCard(id, number, title, unit, done, now, then, mark=None, quiet="")
    done: how many of the seven parts of the step bar; now, then: words below it
    mark: a chip at the right of the number; quiet: plain words there instead
Lane(key, name, cards, count="1/3 已答复", leader="高振华", leader_note="副主任·财经工委", note="",
     mark=None)
    note: a line below, e.g. 节点 2/5; mark: a chip at its right; a lane with a note can be opened
Board(add_words="列入一件")    .show_lanes(lanes), .current_id(), .select(id)
signals: current_changed(id), opened(id), lane_opened(lane key), add_wanted(lane key)
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from npcdesk.ui.buttons import ENTER, link, quiet
from npcdesk.ui.cards import scrolled
from npcdesk.ui.focus import ROW
from npcdesk.ui.signs import Chip, Mark, chip_width, draw_chip
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import BODY, CAPTION, MEDIUM, SECOND
from npcdesk.ui.ticks import draw_focus
from npcdesk.ui.words import Words

PARTS = 7
LANE = 13  # lines: a card, the margins and the scroll bar
STEPS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}
"""Arrow → lanes to the right, cards down."""


@dataclass(frozen=True, slots=True)
class BoardCard:
    """One paper on the board."""

    id: str
    number: str
    title: str
    unit: str
    done: int
    now: str
    then: str
    mark: Mark | None = None
    quiet: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One column of the board."""

    key: str
    name: str
    cards: Sequence[BoardCard]
    count: str = ""
    leader: str = ""
    leader_note: str = ""
    note: str = ""
    mark: Mark | None = None
    takes: bool = True  # more cards may be added


class CardButton(QAbstractButton):
    """A card. A click makes it the current one, Enter and double-click open it."""

    opened = Signal(str)
    stepped = Signal(int, int)

    def __init__(self, card: BoardCard, parent: QWidget) -> None:
        super().__init__(parent)
        self.card = card
        self.setProperty(ROW, card.id)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        said = card.mark.spoken or card.mark.words if card.mark else card.quiet
        self.setAccessibleName(
            f"{card.number}，{card.title}，{card.unit}，{said}，"
            f"{PARTS} 步走了 {card.done} 步，{card.now}"
        )
        self.setToolTip(card.title)

    def redress(self) -> None:
        """Measure anew."""
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """A long title takes two lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        lines = 2 if self._wide_title() > width - look().em(1.3) else 1
        return look().em(5.15 + 1.05 * lines)

    def sizeHint(self) -> QSize:
        """Thirteen lines wide."""
        return QSize(look().em(13), self.heightForWidth(look().em(13)))

    def minimumSizeHint(self) -> QSize:
        """Not narrower than eleven lines, and as high as the title needs at the present width."""
        narrow = look().em(11)
        return QSize(narrow, self.heightForWidth(max(self.width(), narrow)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A title may take a second line now."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _wide_title(self) -> float:
        return look().metrics(BODY, MEDIUM).horizontalAdvance(self.card.title)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Open the paper."""
        self.opened.emit(self.card.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the paper."""
        if event.key() in ENTER:
            self.opened.emit(self.card.id)
        elif event.key() in STEPS:
            self.stepped.emit(*STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card from top to bottom."""
        worn, painter, on = look(), QPainter(self), self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(worn.ink("accent"), 2) if on else QPen(worn.ink("line"), 1))
        ground = "selected" if on else "hover" if self.underMouse() else "surface"
        painter.setBrush(worn.ink(ground))
        inset = 1 if on else 0.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, worn.em(0.4), worn.em(0.4))
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()))
        edge = worn.em(0.65)
        line = QRectF(edge, worn.em(0.5), self.width() - 2 * edge, worn.em(1.15))
        self._top(painter, line)
        title = QRectF(
            edge, line.bottom() + worn.em(0.1), line.width(), self.height() - worn.em(5.15)
        )
        painter.setFont(worn.font(BODY, MEDIUM))
        painter.setPen(worn.ink("text"))
        wrap = Qt.TextFlag.TextWrapAnywhere
        painter.drawText(title, int(Qt.AlignmentFlag.AlignVCenter) | int(wrap), self.card.title)
        unit = QRectF(edge, title.bottom() + worn.em(0.1), line.width(), worn.em(1.1))
        painter.setFont(worn.font(SECOND))
        painter.setPen(worn.ink("text3"))
        painter.drawText(unit, Qt.AlignmentFlag.AlignVCenter, self.card.unit)
        self._bar(painter, QRectF(edge, unit.bottom() + worn.em(0.25), line.width(), worn.em(0.2)))
        foot = QRectF(edge, self.height() - worn.em(1.45), line.width(), worn.em(1.1))
        painter.setFont(worn.font(CAPTION))
        painter.setPen(worn.ink("text2"))
        painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter, self.card.now)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(foot, right, self.card.then)

    def _top(self, painter: QPainter, line: QRectF) -> None:
        worn, card = look(), self.card
        painter.setFont(worn.font(SECOND))
        painter.setPen(worn.ink("text2"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, card.number)
        if card.mark is not None:
            left = line.right() - chip_width(card.mark)
            draw_chip(painter, card.mark, left, line.center().y(), on_selected=self.isChecked())
        elif card.quiet:
            painter.setPen(worn.ink("text3"))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(line, right, card.quiet)

    def _bar(self, painter: QPainter, line: QRectF) -> None:
        worn, gap = look(), look().em(0.15)
        wide = (line.width() - gap * (PARTS - 1)) / PARTS
        painter.setPen(Qt.PenStyle.NoPen)
        for at in range(PARTS):
            painter.setBrush(worn.ink("accent" if at < self.card.done else "line2"))
            part = QRectF(line.left() + at * (wide + gap), line.top(), wide, line.height())
            painter.drawRoundedRect(part, line.height() / 2, line.height() / 2)


class Board(QScrollArea):
    """The lanes side by side."""

    current_changed = Signal(str)
    opened = Signal(str)
    lane_opened = Signal(str)
    add_wanted = Signal(str)

    def __init__(self, add_words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._add_words = add_words
        self._lanes: list[list[CardButton]] = []
        self._adds: dict[str, QWidget] = {}
        self._frames: list[QFrame] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to the cards
        self.setWidgetResizable(True)
        self.viewport().setAutoFillBackground(False)
        self.show_lanes(())

    def show_lanes(self, lanes: Sequence[Lane]) -> None:
        """Show other lanes; the current card stays current when it is still there."""
        before = self.current_id()
        inner = QWidget()
        inner.setAutoFillBackground(False)
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().em(0.6))
        self._lanes, self._adds, self._frames = [], {}, []
        for lane in lanes:
            row.addWidget(self._lane(lane), 1)
        self.setWidget(inner)
        self.select(before)

    def redress(self) -> None:
        """Lanes are as wide as their larger cards."""
        for frame in self._frames:
            frame.setMinimumWidth(look().em(LANE))

    def _lane(self, lane: Lane) -> QFrame:
        em = look().em
        frame = QFrame()
        frame.setProperty("kind", "lane")
        frame.setMinimumWidth(em(LANE))
        self._frames.append(frame)
        frame.setAccessibleName(f"{lane.name}，{lane.count}")
        whole = QVBoxLayout(frame)
        whole.setContentsMargins(em(0.5), em(0.5), em(0.5), em(0.4))
        whole.setSpacing(em(0.35))
        whole.addLayout(self._lane_head(lane))
        cards, inner = [CardButton(card, frame) for card in lane.cards], QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.45))
        for card in cards:
            column.addWidget(card)
            card.clicked.connect(lambda _on=False, c=card: self._choose(c))
            card.opened.connect(self.opened)
            card.stepped.connect(self._step)
        if self._add_words and lane.takes:
            add = self._adds[lane.key] = quiet(self._add_words, "add")
            add.clicked.connect(lambda _on=False, key=lane.key: self.add_wanted.emit(key))
            column.addWidget(add, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        whole.addWidget(scrolled(inner), 1)
        self._lanes.append(cards)
        return frame

    def _lane_head(self, lane: Lane) -> QVBoxLayout:
        em = look().em
        head, top = QVBoxLayout(), QHBoxLayout()
        head.setContentsMargins(em(0.2), 0, em(0.2), em(0.1))
        head.setSpacing(em(0.1))
        top.addWidget(Words(lane.name, "head", elide=True), 1)
        top.addWidget(Words(lane.count, "second", "text3"))
        head.addLayout(top)
        if lane.leader:
            who = QHBoxLayout()
            who.setSpacing(em(0.3))
            who.addWidget(Words(lane.leader, "strong"))
            who.addWidget(Words(lane.leader_note, "second", "text3", elide=True), 1)
            head.addLayout(who)
        if lane.note:
            how = QHBoxLayout()
            how.setSpacing(em(0.3))
            how.addWidget(Words(lane.note, "second", "text2", elide=True, least=3.5), 1)
            if lane.mark is not None:
                how.addWidget(Chip(lane.mark))
            more = link("打开")
            more.setAccessibleName(f"打开{lane.name}")
            more.clicked.connect(lambda: self.lane_opened.emit(lane.key))
            how.addWidget(more)
            head.addLayout(how)
        return head

    def cards(self) -> list[CardButton]:
        """Return every card shown."""
        return [card for lane in self._lanes for card in lane]

    def current_id(self) -> str:
        """Return the id of the current card, or ""."""
        return next((card.card.id for card in self.cards() if card.isChecked()), "")

    def select(self, wanted: str) -> None:
        """Make a card the current one without a signal."""
        for card in self.cards():
            card.setChecked(card.card.id == wanted)

    def place_of(self, wanted: str) -> QWidget | None:
        """Return the card with that id, else what adds the first one to the lane of that key."""
        cards = (card for card in self.cards() if card.card.id == wanted)
        return next(cards, self._adds.get(wanted))

    def _choose(self, chosen: CardButton) -> None:
        self.select(chosen.card.id)
        self.current_changed.emit(chosen.card.id)

    def _step(self, across: int, down: int) -> None:
        """Go from card to card and from lane to lane."""
        here = self.sender()
        places = ((x, y) for x, lane in enumerate(self._lanes) for y in range(len(lane)))
        x, y = next((x, y) for x, y in places if self._lanes[x][y] is here)
        lane = self._lanes[min(max(x + across, 0), len(self._lanes) - 1)]
        if lane:
            card = lane[min(max(y + down, 0), len(lane) - 1)]
            card.setFocus(Qt.FocusReason.TabFocusReason)
            self._choose(card)
