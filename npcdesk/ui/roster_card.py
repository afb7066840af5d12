"""How one card of the roster is painted: face, name, box, what the columns say, chip."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from npcdesk import labels
from npcdesk.ui.columns import Column
from npcdesk.ui.photos import draw_portrait
from npcdesk.ui.signs import draw_chip
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import BODY, MEDIUM, SECOND
from npcdesk.ui.ticks import draw_box

WIDE, HIGH, GAP = 12, 5.6, 0.25  # the least width of a card, its height, round it, in em
FACE = (3.2, 4.3)  # as wide as high as portraits are
EDGE = 0.4
LINES = 3
NAME = "姓名"


@dataclass(frozen=True, slots=True)
class How:
    """How a card stands among the others."""

    ticked: bool
    current: bool
    hovered: bool
    ring: bool  # the keyboard is here


@dataclass(frozen=True, slots=True)
class Card:
    """What is painted: a line of the roster, the columns that are shown, the face."""

    line: Any
    columns: Sequence[Column[Any]]
    photo: QPixmap | None
    how: How


def draw_card(painter: QPainter, place: QRect, card: Card) -> None:
    """Paint a card in its place."""
    em, box, chosen = look().em, _box(place), card.how.ticked or card.how.current
    edge = em(EDGE)
    _draw_ground(painter, box, card.how, chosen=chosen)
    face = QRectF(box.left() + edge, box.top() + edge, *map(em, FACE))
    draw_portrait(painter, face, card.photo, card.line.name, "surface" if chosen else "selected")
    words = box.adjusted(face.width() + 2.25 * edge, edge, -edge, -edge)
    _draw_words(painter, words, card, chosen=chosen)
    state = Qt.CheckState.Checked if card.how.ticked else Qt.CheckState.Unchecked
    middle, half = tick_box(place).center(), em(0.8) / 2
    draw_box(painter, QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half), state)


def _draw_ground(painter: QPainter, box: QRectF, how: How, *, chosen: bool) -> None:
    worn = look()
    ground = "selected" if chosen else "hover" if how.hovered else "surface"
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = QPen(worn.ink("accent"), 2) if how.ring else QPen(worn.ink("line"), 1)
    painter.setPen(edge)
    painter.setBrush(worn.ink(ground))
    painter.drawRoundedRect(box, worn.em(0.4), worn.em(0.4))
    if chosen and not how.ring:
        bar = QRectF(box.left(), box.top() + worn.em(0.4), 3, box.height() - worn.em(0.8))
        painter.fillRect(bar, worn.ink("accent"))


def _draw_words(painter: QPainter, room: QRectF, card: Card, *, chosen: bool) -> None:
    """Paint name, facts and chip."""
    worn = look()
    left, high = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, worn.em(1.1)
    name = worn.metrics(BODY, MEDIUM).elidedText(
        labels.padded(card.line.name), Qt.TextElideMode.ElideRight, room.width() - worn.em(1.2)
    )
    painter.setFont(worn.font(BODY, MEDIUM))
    painter.setPen(worn.ink("text"))
    painter.drawText(QRectF(room.left(), room.top(), room.width(), high), left, name)
    marks = [mark for each in card.columns if each.mark and (mark := each.mark(card.line))]
    top = room.top() + high
    painter.setFont(worn.font(SECOND))
    painter.setPen(worn.ink("text2"))
    said = wrapped(facts(card.columns, card.line), room.width(), LINES - bool(marks))
    for words in said:
        painter.drawText(QRectF(room.left(), top, room.width(), high), left, words)
        top += high
    if marks:
        draw_chip(painter, marks[0], room.left(), top + high / 2, on_selected=chosen)


def _box(place: QRect) -> QRectF:
    gap = look().em(GAP)
    return QRectF(place).adjusted(gap + 0.5, gap + 0.5, -gap - 0.5, -gap - 0.5)


def tick_box(place: QRect) -> QRectF:
    """Return where a card's box may be pressed: its upper right corner."""
    card, size = _box(place), look().em(1.6)
    return QRectF(card.right() - size - 2, card.top() + 2, size, size)


def facts(columns: Sequence[Column[Any]], line: Any) -> list[str]:
    """Return what the columns shown say, but for the name and the chip; numbers by their name."""
    said = [(each, each.text(line)) for each in columns if each.heading != NAME and not each.mark]
    return [
        f"{each.heading} {words}" if each.align == "right" else words
        for each, words in said
        if words
    ]


def wrapped(words: Sequence[str], room: float, most: int) -> list[str]:
    """Return words joined by · in at most so many lines; none is torn, what is long is cut."""
    metrics, lines = look().metrics(SECOND), list[str]()
    for each in words:
        longer = f"{lines[-1]}·{each}" if lines else each
        if lines and metrics.horizontalAdvance(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(each)
    cut = Qt.TextElideMode.ElideRight
    return [metrics.elidedText(line, cut, room + 1) for line in lines[:most]]
