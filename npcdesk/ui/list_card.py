"""The frame round a list: tabs, search and filters above; footer or selection bar below.

    card = ListCard(table, tabs=None, search=None, filters=None, tools=(widget, …))
    card.footer.say("共 268 名代表…"), card.set_hint("双击打开，空格勾选")
    card.bar: SelectionBar     .offer(count, verbs, note="", unit="件"); the first verb is primary
    card.show_empty(widget), card.show_table()
    card.look_through(view)            another view of the table's lines in its place
    cleared signal of card.bar → table.lines.clear_ticks()   (already connected)

`tools` stand at the right of the tabs line, else of the filters, else in a line of their own: how
it is sorted, 列. Where the tabs need the room, the first ones go under ….
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from npcdesk.ui.buttons import Button, Verb, link
from npcdesk.ui.filters import FilterPills
from npcdesk.ui.flow import clear
from npcdesk.ui.overflow import Overflow
from npcdesk.ui.search_field import SearchField
from npcdesk.ui.tables import LinesTable
from npcdesk.ui.tabs import StateTabs
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words, rule


class SelectionBar(QFrame):
    """Rises at the table's foot when something is ticked."""

    cleared = Signal()
    risen = Signal(bool)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.count = Words("", "strong")
        self.note = Words("", "second", "text3")
        self.clear = link("取消选择", self)
        self._verbs = QHBoxLayout()
        self._verbs.setSpacing(look().em(0.4))
        row = QHBoxLayout(self)
        row.setContentsMargins(look().em(0.8), look().em(0.4), look().em(0.8), look().em(0.4))
        row.setSpacing(look().em(0.8))
        row.addWidget(self.count)
        row.addLayout(self._verbs)
        row.addStretch()
        row.addWidget(self.note)
        row.addWidget(self.clear)
        self.clear.clicked.connect(self.cleared)
        self.hide()

    def offer(self, count: int, verbs: Sequence[Verb], note: str = "", unit: str = "件") -> None:
        """Show how many are ticked and what can be done with them; none hides the bar."""
        here = self.window().focusWidget()
        if here is not None and self.isAncestorOf(here):  # its buttons go, or are made anew
            self.left.emit()
        clear(self._verbs)
        for at, verb in enumerate(verbs):
            kind = "primary" if at == 0 else ""
            button = Button(verb.words, kind, verb.icon if at else "", self, low=True)
            button.clicked.connect(verb.deed)
            self._verbs.addWidget(button)
        self.count.say(f"已选 {count} {unit}")
        self.note.say(note)
        self.setVisible(count > 0)
        self.risen.emit(count > 0)


class ListCard(QFrame):
    """A table in its frame."""

    def __init__(
        self,
        table: LinesTable,
        parent: QWidget | None = None,
        *,
        tabs: StateTabs | None = None,
        search: SearchField | None = None,
        filters: FilterPills | None = None,
        tools: Sequence[QAbstractButton] = (),
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.table, self.tabs, self.search, self.filters = table, tabs, search, filters
        self.bar = SelectionBar(self)
        self.footer = Words("", "second", "text3", elide=True)
        self._hint = Words("", "second", "text3")
        self._foot = QWidget(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(table)
        self._view: QWidget = table
        self._empty: QWidget | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 1, 1)
        whole.setSpacing(0)
        self._tabs, self._rest = tabs, Overflow(tools if tabs else (), self)
        if tabs is not None:
            whole.addLayout(self._tabs_line(tabs, tools))
            whole.addWidget(rule())
        beside = () if tabs else tools
        if search is not None or filters is not None or beside:
            whole.addLayout(self._filter_line(beside))
        whole.addWidget(self._stack, 1)
        whole.addWidget(self._foot)
        whole.addWidget(self.bar)
        self._lay_foot()
        self.bar.cleared.connect(table.lines.clear_ticks)
        self.bar.risen.connect(self._foot.setHidden)
        self.bar.left.connect(lambda: self._view.setFocus(Qt.FocusReason.OtherFocusReason))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tabs and tools share one line."""
        super().resizeEvent(event)
        self.make_room()
        self._make_foot_fit()

    def event(self, event: QEvent) -> bool:
        """Tabs that became wider or narrower ask for another lay-out."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.make_room()
            self._make_foot_fit()
        return super().event(event)

    def make_room(self) -> None:
        """Let the lesser tools go under …, the first ones, when the tabs need their room."""
        if self._tabs is None or self._stack.currentWidget() is not self._view:
            return
        self._rest.fit(self.width() - look().em(1.4) - self._tabs.sizeHint().width())

    def _make_foot_fit(self) -> None:
        """The total comes before the hint: it goes where both have no room."""
        room = self.width() - look().em(2)
        both = self.footer.sizeHint().width() + self._hint.sizeHint().width()
        self._hint.setVisible(both <= room)

    def _tabs_line(self, tabs: StateTabs, tools: Sequence[QAbstractButton]) -> QHBoxLayout:
        em = look().em
        line = QHBoxLayout()
        line.setContentsMargins(em(0.8), em(0.1), em(0.4), 0)
        line.addWidget(tabs, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch()
        for tool in tools:
            line.addWidget(tool)
        line.addWidget(self._rest)
        return line

    def _filter_line(self, tools: Sequence[QAbstractButton]) -> QHBoxLayout:
        em = look().em
        line = QHBoxLayout()
        line.setContentsMargins(em(0.6), em(0.4), em(0.8), em(0.4))
        line.setSpacing(em(0.4))
        if self.search is not None:
            line.addWidget(self.search)
        if self.filters is not None:
            line.addWidget(self.filters, 1)
        else:
            line.addStretch()
        for tool in tools:
            line.addWidget(tool)
        return line

    def _lay_foot(self) -> None:
        em = look().em
        whole = QVBoxLayout(self._foot)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(rule())
        row = QHBoxLayout()
        row.setContentsMargins(em(0.6), em(0.3), em(0.6), em(0.3))
        row.addWidget(self.footer, 1)
        row.addWidget(self._hint)
        whole.addLayout(row)

    def set_hint(self, text: str) -> None:
        """Show a quiet hint at the right of the footer."""
        self._hint.say(text)

    def show_empty(self, state: QWidget) -> None:
        """Show an `EmptyState` in place of the table."""
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = state
        self._stack.addWidget(state)
        self._stack.setCurrentWidget(state)
        self._foot.hide()

    def show_table(self) -> None:
        """Show the table again, or what stands in its place."""
        self._stack.setCurrentWidget(self._view)
        self._foot.setHidden(self.bar.isVisible())

    def look_through(self, view: QWidget) -> None:
        """Show the lines in another view, as cards, from now on; the table is one, too."""
        shown = self._stack.currentWidget() is self._view
        self._view = view
        if self._stack.indexOf(view) < 0:
            self._stack.addWidget(view)
        if shown:
            self._stack.setCurrentWidget(view)
