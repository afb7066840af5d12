"""A screen of the window: head, tools, body; reloads when what it watches changes.

class RosterPage(Page):
    watches = frozenset({"Delegate", "Attendance"})     # names of record types
    def __init__(self, desk, parent=None):
        super().__init__(desk, "代表名册", parent)
        self.head.add(second("导入 Excel", "arrow_import"), primary("登记代表", "add"))
        self.tools.addWidget(...)      # a line of 36 above the body, hidden while empty
        self.let_go(...)               # tools that may go under …, the first one first
        self.body.addWidget(...)       # a QVBoxLayout
    def reload(self): ...              # read again and show

page.head: PageHead
    .set_title(text), .set_note(text), .set_chips(Mark, …), .add(button, …)
    .set_trail([("建议办理", deed), ("第35号", None)])    for pages opened from another
page.reload_soon()                     mark it stale; loads now when shown
page.closing                           signal a detail page emits to go back

A reload leaves the focus where it was, see `focus`.
"""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from npcdesk.ui import focus, icons
from npcdesk.ui.buttons import link
from npcdesk.ui.desk import Desk
from npcdesk.ui.flow import clear
from npcdesk.ui.overflow import ToolsLine
from npcdesk.ui.signs import Chip, Mark
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import CAPTION, SECOND, SEMIBOLD, TITLE
from npcdesk.ui.words import Words


class SearchButton(QAbstractButton):
    """Looks like a field, opens the search over everything (Ctrl+K)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText("找代表、建议、单位")
        self.setToolTip("查找（Ctrl+K）")
        self.setAccessibleName("查找代表、建议、单位")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def redress(self) -> None:
        """Measure anew."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Twelve and a half lines wide."""
        return QSize(look().em(12.5), look().em(1.7))

    def minimumSizeHint(self) -> QSize:
        """Icon and key alone, when the window is narrow."""
        return QSize(look().em(5), look().em(1.7))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint field, magnifier, words and key."""
        worn, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(worn.ink("accent"), 2) if self.hasFocus() else worn.ink("line2"))
        painter.setBrush(worn.ink("hover" if self.underMouse() else "surface"))
        painter.drawRoundedRect(box, worn.em(0.3), worn.em(0.3))
        size = worn.em(0.8)
        place = QRectF(worn.em(0.6), (self.height() - size) / 2, size, size)
        icons.draw(painter, "search", place, "text2")
        key_wide, key_high = worn.em(2.25), worn.em(1.05)
        key = QRectF(
            self.width() - key_wide - worn.em(0.4),
            (self.height() - key_high) / 2,
            key_wide,
            key_high,
        )
        painter.setPen(worn.ink("line2"))
        painter.setBrush(worn.ink("subtle"))
        painter.drawRoundedRect(key.adjusted(0.5, 0.5, -0.5, -0.5), worn.em(0.2), worn.em(0.2))
        painter.setFont(worn.font(CAPTION))
        painter.setPen(worn.ink("text2"))
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, "Ctrl K")
        painter.setFont(worn.font(SECOND))
        painter.setPen(worn.ink("text3"))
        left = worn.em(1.7)
        room = QRectF(left, 0, key.left() - left - 4, self.height())
        words = worn.metrics(SECOND).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


class PageHead(QWidget):
    """Title and note at the left, search and the page's verbs at the right; a trail above."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(focus.REGION, "head")
        self.title = Words(title, "title", elide=True)
        self.note = Words("", "second", "text3", elide=True)
        self.search = SearchButton(self)
        self._trail = QHBoxLayout()
        self._chips = QHBoxLayout()
        self._verbs = QHBoxLayout()
        self._lay_out()
        self.note.hide()

    def _lay_out(self) -> None:
        em = look().em
        self._trail.setSpacing(em(0.3))
        self._chips.setSpacing(em(0.5))
        self._verbs.setSpacing(em(0.4))
        line = QHBoxLayout()
        line.setSpacing(em(0.6))
        for part in (self.title, self.note):
            part.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.redress()
        for part in (self.title, self.note):
            line.addWidget(part)
        line.addLayout(self._chips)
        line.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(em(0.2))
        left.addLayout(self._trail)
        left.addLayout(line)
        self._whole = QHBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(em(0.6))
        self._whole.addLayout(left, 1)
        self._whole.addWidget(self.search)
        self._whole.addLayout(self._verbs)

    def redress(self) -> None:
        """The name of the page stays, whatever its note says; a paper's title may be cut."""
        wide = look().metrics(TITLE, SEMIBOLD).horizontalAdvance(self.title.full())
        self.title.setMinimumWidth(min(round(wide) + 2, look().em(12)))

    def set_title(self, text: str) -> None:
        """Show another title."""
        self.title.say(text)
        self.redress()

    def set_note(self, text: str) -> None:
        """Show the quiet words beside the title: which meeting, how many."""
        self.note.say(text)
        self.note.setVisible(bool(text))

    def begin_with(self, widget: QWidget) -> None:
        """Show something before the title: the face of who the page is about."""
        self._whole.insertWidget(0, widget)

    def add(self, *verbs: QWidget) -> None:
        """Add the page's verbs at the right; the primary one comes last."""
        for verb in verbs:
            self._verbs.addWidget(verb)

    def set_chips(self, *marks: Mark) -> None:
        """Show chips after the title."""
        clear(self._chips)
        for mark in marks:
            self._chips.addWidget(Chip(mark))

    def set_trail(self, steps: Sequence[tuple[str, Callable[[], object] | None]]) -> None:
        """Show from where this page was opened; steps with a deed are links."""
        clear(self._trail)
        for at, (words, deed) in enumerate(steps):
            if at:
                self._trail.addWidget(Words("/", "second", "text3"))
            if deed is None:
                self._trail.addWidget(Words(words, "second", "text3"))
            else:
                step = link(words)
                step.clicked.connect(deed)
                self._trail.addWidget(step)
        self._trail.addStretch()


class Page(QWidget):
    """A screen of the main window. A hidden page waits until it is shown to reload."""

    watches: ClassVar[frozenset[str]] = frozenset()
    tab: ClassVar[str | None] = None
    """The tab it belongs to, wherever it was opened from; "" none, None that of the page below."""
    begins_in_list: ClassVar[bool] = False
    """Opened over another page, it begins in its list: what is chosen there comes first."""
    closing = Signal()

    def __init__(self, desk: Desk, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._stale = True
        self._stood: focus.Spot | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.head = PageHead(title, self)
        self._tools_line = ToolsLine(self)
        self._tools_line.setProperty(focus.REGION, "tools")
        self.tools = self._tools_line.row
        self.body = QVBoxLayout()
        self._lay_out()
        self.head.search.clicked.connect(desk.search_wanted)
        desk.changes.happened.connect(self._on_change)
        desk.opened.connect(self.reload_soon)
        desk.made.connect(self._on_made)

    def _lay_out(self) -> None:
        em = look().em
        self.tools.setContentsMargins(0, 0, 0, 0)
        self.tools.setSpacing(em(0.4))
        self.body.setSpacing(em(0.6))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(em(1), em(0.6), em(1), em(0.8))
        whole.setSpacing(em(0.6))
        whole.addWidget(self.head)
        whole.addWidget(self._tools_line)
        whole.addLayout(self.body, 1)
        self._tools_line.hide()

    def let_go(self, *tools: QAbstractButton) -> None:
        """Let these tools go under … when the line is too narrow, the first one first."""
        self._tools_line.let_go(*tools)

    def reload(self) -> None:
        """Read again and show. Subclasses fill it in."""
        raise NotImplementedError

    def reload_soon(self) -> None:
        """Load again: now when shown, else when it is shown next."""
        self._stale = True
        if self.isVisible():
            self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Load what has changed while the page was hidden."""
        super().showEvent(event)
        self._tools_line.setVisible(self.tools.count() > 0)
        if self._stale:
            self._refresh()

    def remember(self) -> None:
        """Keep where the person stands; another page is shown over this one."""
        self._stood = focus.Spot.of(self)

    def take_focus(self) -> None:
        """Put the focus where the person stood, else where the work is."""
        stood, self._stood = self._stood, None
        if stood is not None:
            stood.restore(self, self._first())
        else:
            focus.go_to(self._first())

    def stand_on(self, made: str) -> None:
        """Go to the line of what was entered just now, if the list that is shown has it."""
        tables = (each for each in focus.below(self) if focus.is_list(each))
        table: Any = next(tables, None)
        if table is not None and table.select_id(made):
            focus.go_to(table)

    def key_deed(self) -> bool:
        """Ctrl+Enter: do the deed of the record the focus is on; False where it has none."""
        return False

    def _first(self) -> QWidget:
        """Return the list of the page, else its first line or its primary button."""
        tables = (each for each in focus.below(self) if focus.is_list(each))
        if (table := next(tables, None)) is not None:
            return table
        lines = focus.rows(self)
        first = lines[0] if lines else focus.primary(self)
        inside = (each for each in focus.in_order(self) if not self.head.isAncestorOf(each))
        return first or next((each for each in inside if focus.may_stop(each)), self)

    def _on_change(self, touched: frozenset[str]) -> None:
        if touched & self.watches:
            self.reload_soon()

    def _on_made(self, made: str) -> None:
        if self.isVisible():
            self.stand_on(made)

    def _refresh(self) -> None:
        if self.desk.store is None:
            return
        self._stale = False
        stood = focus.Spot.of(self)
        self.reload()
        if stood is not None and self.isVisible():
            stood.restore(self, self._first())
