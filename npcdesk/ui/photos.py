"""Portraits, made small on the worker thread and kept while there is room.

photos = Photos(desk, size, parent)     size() -> QSize in pixels of the screen
photos.of(photo_id)                     QPixmap at hand, else None, and it is asked for
photos.arrived                          signal: some have come, paint again
decoded(content, size)                  one picture, upright, no larger than fills the size
draw_portrait(painter, box, photo, letter, ground)
"""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QPainter, QPainterPath, QPixmap

from npcdesk.job import Job, Step
from npcdesk.ui.desk import Desk
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import MEDIUM, TITLE

KEPT = 240  # portraits; some twenty megabytes at twice the standard size
AT_ONCE = 12  # in one job: what is looked at now must not wait for what was scrolled past
WAITING = 60
_TURNED = QImageIOHandler.Transformation.TransformationRotate90


class Photos(QObject):
    """The portraits that a list shows."""

    arrived = Signal()

    def __init__(self, desk: Desk, size: Callable[[], QSize], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._size = desk, size
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._made_for = QSize()
        self._wanted: OrderedDict[str, None] = OrderedDict()
        self._busy: tuple[str, ...] = ()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)

    def of(self, photo_id: str) -> QPixmap | None:
        """Return a portrait, None when there is none or it is not here yet."""
        if not photo_id:
            return None
        if self._size() != self._made_for:  # another text size, another screen
            self._kept.clear()
            self._made_for = self._size()
        found = self._kept.get(photo_id)
        if found is None:
            self._wanted[photo_id] = None
            self._wanted.move_to_end(photo_id)
            self._soon.start()
            return None
        self._kept.move_to_end(photo_id)
        return None if found.isNull() else found

    def _ask(self) -> None:
        while len(self._wanted) > WAITING:
            self._wanted.popitem(last=False)
        if self._busy or not self._wanted:
            return
        some = min(AT_ONCE, len(self._wanted))
        self._busy = tuple(self._wanted.popitem()[0] for _ in range(some))
        ids, size, store = self._busy, self._made_for, self._desk.store

        def work() -> Job[dict[str, QImage]]:
            from npcdesk.office import delegate_files  # noqa: PLC0415 - after the first paint

            with store.reading() as session:
                found = delegate_files.portraits(session, store.blobs, ids)
            made = {}
            for photo_id, content in found.items():
                made[photo_id] = decoded(content, size)
                yield Step(len(made), len(found))
            return made

        run = self._desk.runner.job(work)
        run.finished.connect(self._take)
        run.failed.connect(lambda _error: self._take({}))
        run.start()

    def _take(self, made: dict[str, QImage]) -> None:
        for photo_id in self._busy:  # what is not here is remembered, too
            self._kept[photo_id] = QPixmap.fromImage(made.get(photo_id, QImage()))
        self._busy = ()
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit()
        self._ask()


def decoded(content: bytes, size: QSize) -> QImage:
    """Return a picture as its camera stood, no larger than fills `size`; null when it is none."""
    buffer = QBuffer()
    buffer.setData(content)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    whole = reader.size()
    box = size.transposed() if reader.transformation() & _TURNED else size
    if whole.width() > box.width() and whole.height() > box.height():
        reader.setScaledSize(whole.scaled(box, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    return reader.read()


def draw_portrait(
    painter: QPainter, box: QRectF, photo: QPixmap | None, name: str, ground: str = "selected"
) -> None:
    """Paint a face, or the first character of the name on a quiet ground."""
    worn = look()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    if photo is not None and not photo.isNull():
        inside = QPainterPath()
        inside.addRoundedRect(box, worn.em(0.3), worn.em(0.3))
        painter.setClipPath(inside)
        painter.drawPixmap(box, photo, _seen(photo, box))
    else:
        painter.setBrush(worn.ink(ground))
        painter.drawRoundedRect(box, worn.em(0.3), worn.em(0.3))
        painter.setPen(worn.ink("accent"))
        painter.setFont(worn.font(TITLE, MEDIUM))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name[:1])
    painter.restore()


def _seen(photo: QPixmap, box: QRectF) -> QRectF:
    """Return the part of a picture that fills a box: the face is in the upper middle."""
    ratio = min(photo.width() / box.width(), photo.height() / box.height())
    wide = box.width() * ratio
    return QRectF((photo.width() - wide) / 2, 0, wide, box.height() * ratio)
