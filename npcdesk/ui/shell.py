"""The window: navigation at the left, pages at the right, toasts and search over them.

    Place(key, words, icon, make)        make(desk) -> Page, called when first shown
    shell = Shell(desk, places, find=None)
    shell.show()                         can be painted before desk.open_store(): “正在打开…”
    shell.opens(kind, deed)              what desk.open(kind, id) does: deed(id); give it
                                         shell.push(SomePage(desk, id)) or a dialog's open()
    shell.go(key), .push(page), .back(), .page() -> the page shown
    shell.nav                            Navigation: set_office, set_backup, set_count …
    shell.finds = text -> palette.Answer

desk.open("tab:roster") goes to a tab. Keys: Ctrl+1…8, Alt+← back, F5, Ctrl+加号/减号/0, Ctrl+K,
Ctrl+Z, Ctrl+F, Ctrl+N, Ctrl+P (the page's `key_find`, `key_new`, `key_print` when it has them), F6,
Shift+F6.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from npcdesk.settings import TextSize
from npcdesk.ui import focus, theme
from npcdesk.ui.desk import Desk
from npcdesk.ui.navigation import Navigation, NavItem
from npcdesk.ui.page import Page
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import TEXT_SIZES
from npcdesk.ui.toasts import Toasts

if TYPE_CHECKING:
    from npcdesk.ui.palette import Answer, Palette

LEAST = QSize(1180, 640)
"""The least window, in pixels: a screen of 1366 × 768 with bars and at 100 %."""


@dataclass(frozen=True, slots=True)
class Place:
    """A tab: its key, its words and icon, and how its page is made."""

    key: str
    words: str
    icon: str
    make: Callable[[Desk], Page]


class Opening(QWidget):
    """What is painted before the file is open: the shape of a page, and one quiet sentence."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint title, card and sentence."""
        worn, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        em = worn.em
        painter.setPen(worn.ink("line"))
        painter.setBrush(worn.ink("surface"))
        card = QRectF(em(1), em(3.2), self.width() - em(2), self.height() - em(4))
        painter.drawRoundedRect(card, em(0.4), em(0.4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.ink("line"))
        painter.drawRoundedRect(QRectF(em(1), em(1.1), em(5), em(1)), 4, 4)
        painter.setPen(worn.ink("text3"))
        painter.setFont(worn.font())
        painter.drawText(card, Qt.AlignmentFlag.AlignCenter, "正在打开…")


class Shell(QMainWindow):
    """The main window."""

    page_changed = Signal(str)

    def __init__(
        self, desk: Desk, places: Sequence[Place], find: "Callable[[str], Answer] | None" = None
    ) -> None:
        super().__init__()
        self.desk, self.finds = desk, find
        self._places = {place.key: place for place in places}
        self._pages: dict[str, Page] = {}
        self._deeds: dict[str, Callable[[str], object]] = {}
        self._pushed: list[Page] = []
        self._palette: Palette | None = None
        self._key = places[0].key if places else ""
        self.nav = Navigation([NavItem(p.key, p.words, p.icon) for p in places])
        self.stack = QStackedWidget()
        self.opening = Opening()
        self._lay_out()
        self.toasts = Toasts(self.nav, desk.undo, self.nav.room)
        self._connect()
        self._shortcuts()
        self.nav.choose(self._key)

    def _lay_out(self) -> None:
        self.setWindowTitle("人大履职桌面")
        self.setMinimumSize(LEAST)
        self.resize(1366, 740)
        right = self._right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.stack, 1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.nav)
        row.addLayout(right, 1)
        self.setCentralWidget(whole)
        self.stack.addWidget(self.opening)
        geometry = self.desk.settings.geometry
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))

    def _add_strip(self) -> None:
        """Make room for what jobs tell; the first paint does without."""
        if self._right.count() == 1:
            from npcdesk.ui.progress import ProgressStrip  # noqa: PLC0415 - after the first paint

            self._right.addWidget(ProgressStrip())

    def _connect(self) -> None:
        self.nav.chosen.connect(self.go)
        self.nav.larger.connect(self._choose_look)
        self.nav.settings.connect(lambda: self.desk.open("settings"))
        self.desk.opened.connect(lambda: self.go(self._key))
        self.desk.opened.connect(self._add_strip, Qt.ConnectionType.QueuedConnection)
        self.desk.said.connect(self.toasts.show_said)
        self.toasts.left.connect(self._back_to_page)
        self.stack.currentChanged.connect(self.toasts.page_left)
        self.desk.open_wanted.connect(self.open_kind)
        self.desk.search_wanted.connect(self.search)
        QApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: self.dress())

    def _shortcuts(self) -> None:
        deeds: dict[str, Callable[[], object]] = {
            "Alt+Left": self.back,
            "F5": self.reload,
            "F6": self.next_region,
            "Shift+F6": lambda: self.next_region(back=True),
            "Ctrl+K": self.search,
            "Ctrl+Z": self.desk.undo,
            "Ctrl++": lambda: self.resize_text(1),
            "Ctrl+=": lambda: self.resize_text(1),
            "Ctrl+-": lambda: self.resize_text(-1),
            "Ctrl+0": lambda: self.set_text_size(TextSize.STANDARD),
            "Ctrl+F": lambda: self._ask_page("key_find"),
            "Ctrl+N": lambda: self._ask_page("key_new"),
            "Ctrl+P": lambda: self._ask_page("key_print"),
            "Ctrl+Return": self.press_primary,
            "Ctrl+Enter": self.press_primary,
            "F1": lambda: self.desk.open("help", self._key),
        }
        for number, key in enumerate(list(self._places)[:8], 1):
            deeds[f"Ctrl+{number}"] = partial(self.go, key)
        for keys, deed in deeds.items():
            QShortcut(QKeySequence(keys), self).activated.connect(deed)

    # pages

    def page(self) -> Page | None:
        """Return the page shown."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def go(self, key: str) -> None:
        """Go to a tab; pages opened over it are left."""
        if key not in self._places:
            return
        self._key = key
        self.nav.choose(key)
        if self.desk.store is None:
            return
        while self._pushed:
            self._leave(self._pushed.pop())
        if key not in self._pages:
            page = self._pages[key] = self._places[key].make(self.desk)
            self.stack.addWidget(page)
        self._show(self._pages[key])

    def tab_page(self, key: str) -> Page | None:
        """Return the page of a tab if it was made already."""
        return self._pages.get(key)

    def push(self, page: Page) -> None:
        """Show a page over the tab; Alt+← comes back from it."""
        below = self.page()
        if below is not None:
            below.remember()
        self._pushed.append(page)
        self.stack.addWidget(page)
        page.closing.connect(self.back)
        self._show(page)
        first = None if page.begins_in_list else self.primary()
        if first is not None:  # else Enter would press what was pressed to come here
            focus.go_to(first)

    def back(self) -> None:
        """Leave the page that was opened last."""
        if self._pushed:
            gone = self._pushed.pop()
            self._show(self._pushed[-1] if self._pushed else self._pages[self._key])
            self._leave(gone)

    def press_primary(self) -> None:
        """Do the deed of the line the focus is on, else the one primary deed (Ctrl+Enter)."""
        page, here = self.page(), QApplication.focusWidget()
        if page is not None and page.key_deed():
            return
        button = (page and focus.deed_of_line(page, here)) or self.primary()
        if button is not None:
            button.click()

    def primary(self) -> QAbstractButton | None:
        """Return the page's primary button, if one is to be seen."""
        page = self.page()
        return None if page is None else focus.primary(page)

    def _show(self, page: Page) -> None:
        self.stack.setCurrentWidget(page)
        page.take_focus()
        self.nav.choose(self._tab())
        self.page_changed.emit(self._key)

    def _tab(self) -> str:
        """Return the tab of the page shown, or of the nearest below it that has its own."""
        own = (page.tab for page in reversed(self._pushed) if page.tab is not None)
        return next(own, self._key)

    def _back_to_page(self) -> None:
        if (page := self.page()) is not None:
            page.take_focus()

    def _leave(self, page: Page) -> None:
        self.stack.removeWidget(page)
        page.deleteLater()

    def reload(self) -> None:
        """Read the page again, with today's day (F5)."""
        page = self.page()
        if page is not None:
            page.reload_soon()

    def opens(self, kind: str, deed: Callable[[str], object]) -> None:
        """Say what `desk.open(kind, id)` does."""
        self._deeds[kind] = deed

    def open_kind(self, kind: str, wanted: str) -> None:
        """Open what a page asked for."""
        if kind.startswith("tab:"):
            self.go(kind.removeprefix("tab:"))
        elif kind in self._deeds:
            self._deeds[kind](wanted)

    def _ask_page(self, name: str) -> None:
        deed = getattr(self.page(), name, None)
        if deed is not None:
            deed()

    def search(self) -> None:
        """Open the search over everything."""
        if self.finds is not None and self.desk.store is not None and self._palette is None:
            from npcdesk.ui.palette import Palette  # noqa: PLC0415 - after the first paint

            self._palette = Palette(self.finds, self)
            self._palette.finished.connect(self._search_ended)
            self._palette.open()

    def _search_ended(self) -> None:
        self._palette = None

    def focusNextPrevChild(self, ahead: bool) -> bool:  # noqa: FBT001 - Qt's
        """Tab goes as the eye does."""
        return focus.next_stop(self, back=not ahead) or super().focusNextPrevChild(ahead)

    def next_region(self, *, back: bool = False) -> None:
        """Go to a toast that is new, from it back to the page; else to the next block (F6)."""
        page = self.page()
        if self.toasts.has_focus():
            self._back_to_page()
            return
        if page is not None and self.toasts.can_be_undone():
            page.remember()
        if not self.toasts.focus_toast():
            focus.next_region(self, back=back)

    # look

    def dress(self) -> None:
        """Put the chosen look on."""
        app = QApplication.instance()
        wanted = theme.chosen(self.desk.settings.look, self.desk.settings.text_size)
        if isinstance(app, QApplication) and wanted != look():
            theme.dress(app, wanted)

    def set_text_size(self, size: str) -> None:
        """Write larger or smaller."""
        self.desk.choose(text_size=TextSize(size))
        self.dress()

    def resize_text(self, by: int) -> None:
        """Write one size larger or smaller."""
        sizes = list(TEXT_SIZES)
        at = sizes.index(self.desk.settings.text_size) + by
        self.set_text_size(sizes[min(max(at, 0), len(sizes) - 1)])

    def set_colours(self, colour: str) -> None:
        """Choose system, light or dark."""
        self.desk.choose(look=type(self.desk.settings.look)(colour))
        self.dress()

    def _choose_look(self) -> None:
        menu = QMenu(self)
        settings = self.desk.settings
        sizes = [(size, words, self.set_text_size) for size, (words, _pt) in TEXT_SIZES.items()]
        colours = [
            (name, words, self.set_colours)
            for name, words in (("system", "跟随系统"), ("light", "浅色"), ("dark", "深色"))
        ]
        for choices, now in ((sizes, settings.text_size), (colours, settings.look)):
            group = QActionGroup(menu)
            for value, words, deed in choices:
                action = QAction(words, group, checkable=True, checked=value == now)
                action.triggered.connect(lambda _on=False, d=deed, v=value: d(v))
                menu.addAction(action)
            menu.addSeparator()
        menu.popup(self.nav.big.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place of the window; wait for the work under way."""
        kept = bytes(self.saveGeometry().toBase64().data()).decode()
        self.desk.choose(geometry=kept)
        self.desk.runner.close()
        super().closeEvent(event)
