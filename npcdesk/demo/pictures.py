"""Draws the real window on the fictional county, page by page and dialog by dialog, as PNGs."""

import logging
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from PySide6.QtCore import QEventLoop, QPoint, QSize, QTimer, qInstallMessageHandler
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from npcdesk.clock import Clock
from npcdesk.demo.sights import Sight, sights
from npcdesk.errors import StoreDamaged
from npcdesk.job import Job, Step
from npcdesk.paths import OfficeFolder
from npcdesk.settings import Settings
from npcdesk.ui import garbage, plain_imports, theme
from npcdesk.ui.main_window import PAGES, MainWindow, route
from npcdesk.ui.office_desk import OfficeDesk
from npcdesk.ui.page import Page
from npcdesk.ui.palette import Palette
from npcdesk.ui.roster_page import RosterPage

SIZE = QSize(1366, 768)  # the smallest screen that offices have
SETTLED_MS = 15  # between two looks, once the worker has nothing left to do
MOST_LOOKS = 12  # until it has laid itself out, and two looks are alike
PATIENCE_MS = 30_000
QUICK = 80  # packed lightly: most of the time went into packing
CHAIN = 2  # jobs that a page has done one after another before it is whole
LARGER = "larger"
ASKED = "养老"

log = logging.getLogger(__name__)


def draw(folder: OfficeFolder, passphrase: str, out: Path, clock: Clock) -> int:
    """Leave a picture of every tab, page and dialog in `out`; return how many.

    Raises:
        StoreDamaged: a picture cannot be written, or the window did not open the folder.
    """
    app = _application()
    app.setCursorFlashTime(0)  # two looks at a field are alike
    with _Taker(out) as taker:
        return _take_all(app, folder, passphrase, clock, taker)


def _take_all(
    app: QApplication, folder: OfficeFolder, passphrase: str, clock: Clock, taker: "_Taker"
) -> int:
    with _window(OfficeFolder(folder.root / "nowhere"), "", clock) as empty:
        taker.take(empty, "首次使用")
    with _window(folder, "", clock) as locked:
        _wait(lambda: locked.gate.cover is not None)
        taker.take(locked, "输入密码")
    with _window(folder, passphrase, clock) as window:
        _wait(lambda: window.desk.store is not None)
        _tabs(window, taker, "")
        for sight in sights(window.desk.store, clock.today()):
            _show(window, sight, taker)
        _cards(window, taker)
        _search(window, taker)
        for look, name in (
            (theme.Look(dark=True), "深色"),
            (theme.chosen("light", LARGER), "大字"),
        ):
            theme.dress(app, look)
            _tabs(window, taker, f"（{name}）")
        theme.dress(app, theme.Look())
    return taker.taken


def _application() -> QApplication:
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # pictures need no display, and use none
    qInstallMessageHandler(lambda _kind, _place, said: log.info("Qt: %s", said))
    app = QApplication(["npcdesk"])
    garbage.collect_here(app)
    plain_imports.restore()
    theme.prepare(app)
    theme.dress(app, theme.Look())
    return app


@contextmanager
def _window(folder: OfficeFolder, passphrase: str, clock: Clock) -> Iterator[MainWindow]:
    desk = OfficeDesk(folder, clock, Settings())
    window = MainWindow(desk, passphrase or None)
    window.resize(SIZE)
    window.show()
    try:
        yield window
    finally:
        _settle()
        desk.runner.close()
        desk.leave()
        window.hide()
        window.deleteLater()
        _settle()


def _tabs(window: MainWindow, taker: "_Taker", kind: str) -> None:
    for key, words, *_ in PAGES:
        window.go(key)
        taker.take(window, f"{words}{kind}")


def _show(window: MainWindow, sight: Sight, taker: "_Taker") -> None:
    """Open one thing as the window does, take its picture, and leave it as it was."""
    if sight.tab:
        window.go(sight.tab)
    opens = route(sight.kind)
    if opens is None:
        msg = f"no route opens {sight.kind}"
        raise LookupError(msg)
    made = opens(window.desk, sight.wanted)
    if isinstance(made, Page):
        window.push(made)
        taker.take(window, sight.name)
        window.back()
    elif isinstance(made, QDialog):
        made.open()
        taker.take(window, sight.name, made)
        made.reject()
        made.deleteLater()


def _cards(window: MainWindow, taker: "_Taker") -> None:
    """Show the roster as cards, and as the table again."""
    window.go("roster")
    page = window.findChild(RosterPage)
    if page is not None:
        page.views.turn()
        taker.take(window, "代表名册（卡片）")
        page.views.turn()


def _work_off(window: MainWindow) -> None:
    """Wait until the worker has done what a page asked of it, and what came of that."""
    for _ in range(CHAIN):
        loop = QEventLoop()
        run = window.desk.runner.job(_nothing)
        run.finished.connect(loop.quit)
        run.start()
        loop.exec()


def _nothing() -> Job[None]:
    yield Step(0, 0)


def _search(window: MainWindow, taker: "_Taker") -> None:
    window.go("today")
    window.search()
    palette = window.findChild(Palette)
    if palette is not None:
        palette.field.setText(ASKED)
        palette.look_up()
        taker.take(window, "搜索", palette)
        palette.reject()


class _Taker:
    """Takes numbered pictures; they are packed while the window goes on."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._packer = ThreadPoolExecutor(1)
        self._packed: list[Future[None]] = []

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_raised: object) -> None:
        """Wait until the last one is packed, and tell of what was not."""
        self._packer.shutdown()
        for each in self._packed:
            each.result()

    @property
    def taken(self) -> int:
        """How many there are."""
        return len(self._packed)

    def take(self, window: MainWindow, name: str, over: QWidget | None = None) -> None:
        """Take the window with a dialog over it where one is open, once nothing moves any more."""
        _work_off(window)
        before, image = QImage(), _look(over or window)
        for _ in range(MOST_LOOKS):
            if image == before:
                break
            before, image = image, _look(over or window)
        if over is not None:  # what is behind has long come to rest
            image = _upon(window, over, image)
        path = self._out / f"{self.taken + 1:03} {name}.png"
        self._packed.append(self._packer.submit(_pack, image, path))


def _pack(image: QImage, path: Path) -> None:
    if not image.save(str(path), quality=QUICK):
        msg = f"{path} 没有写成。请检查文件夹能不能写、磁盘有没有满。"
        raise StoreDamaged(msg)


def _look(at: QWidget) -> QImage:
    _settle()
    return at.grab().toImage()


def _upon(window: QWidget, over: QWidget, image: QImage) -> QImage:
    """Return the window with the picture of a dialog upon it."""
    whole = window.grab().toImage()
    with QPainter(whole) as painter:
        painter.drawImage(over.mapToGlobal(QPoint()) - window.mapToGlobal(QPoint()), image)
    return whole


def _settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(SETTLED_MS, loop.quit)
    loop.exec()


def _wait(ready: Callable[[], bool]) -> None:
    """Wait for the worker; a window that never opens is told, not waited for."""
    for _ in range(PATIENCE_MS // SETTLED_MS):
        _settle()
        if ready():
            return
    msg = "演示的窗口没有打开示例县，截图没有做成。请重试。"
    raise StoreDamaged(msg)
