"""The … at the end of a line of tools: those that have no room stand in its menu.

Overflow((button, …))        those that may leave, the first one first
.fit(room)                   how much room they have together; … takes its own of it
ToolsLine.let_go(button, …)  the line of a page, which fits itself
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QWidget

from npcdesk.ui.buttons import Button
from npcdesk.ui.theme import look


class Overflow(Button):
    """The … itself; it is hidden while all have room."""

    def __init__(self, tools: Sequence[QAbstractButton], parent: QWidget | None = None) -> None:
        super().__init__("", "quiet", "more_horizontal", parent)
        self._tools = tuple(tools)
        self._gone: list[QAbstractButton] = []
        self._times = 0
        self.setToolTip("更多")
        self.setAccessibleName("更多")
        self.clicked.connect(self._open)
        self.hide()

    def gone(self) -> list[str]:
        """Return the words of what stands in the menu."""
        return [tool.text() for tool in self._gone]

    def there(self) -> list[QAbstractButton]:
        """Return what takes room now: the tools that are shown, and … itself while it is."""
        shown = [tool for tool in self._tools if not tool.isHidden()]
        return shown if self.isHidden() else [*shown, self]

    def fit(self, room: int) -> None:
        """Let go of as many as it takes; one that its page has hidden stays hidden."""
        wanted = [tool for tool in self._tools if tool in self._gone or not tool.isHidden()]
        left = list(wanted)
        if self._wide(left) > room:
            while left and self._wide([*left, self]) > room:
                left.pop(0)
        self._gone = [tool for tool in wanted if tool not in left]
        self._times = this = self._times + 1
        for tool in (*wanted, self):
            if self._times == this:  # else the page laid itself out meanwhile, and asked again
                tool.setVisible(bool(self._gone) if tool is self else tool in left)

    @staticmethod
    def _wide(tools: Sequence[QAbstractButton]) -> int:
        gap = look().em(0.4)
        return sum(tool.sizeHint().width() + gap for tool in tools) - (gap if tools else 0)

    def _open(self) -> None:
        menu = QMenu(self)
        for tool in self._gone:
            action = menu.addAction(tool.text())
            action.setEnabled(tool.isEnabled())
            action.triggered.connect(lambda _on=False, tool=tool: self._press(tool))
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _press(self, tool: QAbstractButton) -> None:
        tool.move(self.pos())  # where a menu of its own opens
        tool.click()


class ToolsLine(QWidget):
    """The line of tools of a page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self._rest: Overflow | None = None

    def let_go(self, *tools: QAbstractButton) -> None:
        """Let these leave when the line is too narrow, the first one first."""
        self._rest = Overflow(tools, self)
        self.row.addWidget(self._rest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Fit again when something in it became wider."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return handled

    def _fit(self) -> None:
        if self._rest is None:
            return
        rest, gap = self._rest, self.row.spacing()
        needs = self.row.minimumSize().width()  # buttons ask for no less than all of their words
        needs -= sum(tool.sizeHint().width() + gap for tool in rest.there())
        rest.fit(self.width() - needs - gap)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the page wants it: then tools leave."""
        hint = super().minimumSizeHint()
        return hint if self._rest is None else QSize(look().em(20), hint.height())
