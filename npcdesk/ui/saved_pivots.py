"""常用表: the tables of 交叉统计 that have a name, for the whole office.

saved = SavedPivots(desk, view)
saved.button                 to stand beside the choices
saved.names(), saved.choose(name), saved.keep(name), saved.rename(old, new), saved.drop(name)
"""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from npcdesk.office import saved_pivots
from npcdesk.rules.pivot import Asked
from npcdesk.ui.buttons import second
from npcdesk.ui.desk import Desk

KEEP = "保存这张表…"


class Chosen(Protocol):
    """What has a choice of rows, columns and measure."""

    def asked(self) -> Asked:
        """Return what is chosen."""

    def choose(self, asked: Asked) -> None:
        """Choose."""


class SavedPivots(QObject):
    """The button 常用表 and its menu."""

    def __init__(self, desk: Desk, view: Chosen, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._view = desk, view
        self.button = second("常用表", "chevron_down", parent)
        self.button.setToolTip("保存、选用常用的交叉统计表，本单位的电脑都能用")
        self.button.clicked.connect(self.open_menu)

    def names(self) -> list[str]:
        """Return the names that were given, in the order of their giving."""
        return list(self._kept())

    def choose(self, name: str) -> None:
        """Show the table of that name."""
        self._view.choose(self._kept()[name])

    def keep(self, name: str) -> None:
        """Keep the table that is shown under a name."""
        with self._desk.store.writing(f"保存交叉统计表 {name}") as session:
            saved_pivots.keep(session, name, self._view.asked())
        self._desk.done(f"已保存常用表“{name}”。")

    def rename(self, old: str, new: str) -> None:
        """Give a table another name."""
        with self._desk.store.writing(f"交叉统计表 {old} 改名") as session:
            saved_pivots.rename(session, old, new)
        self._desk.done(f"“{old}”改名为“{new}”了。")

    def drop(self, name: str) -> None:
        """Forget a table; 撤销 brings it back."""
        with self._desk.store.writing(f"删去交叉统计表 {name}") as session:
            saved_pivots.drop(session, name)
        self._desk.done(f"已删去常用表“{name}”。")

    def menu(self) -> QMenu:
        """Return the menu: the names, what can be done with them, and keeping one more."""
        menu, kept, now = QMenu(self.button), self._kept(), self._view.asked()
        for name, asked in kept.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(asked == now)
            action.setToolTip(asked.words)
            action.triggered.connect(lambda _on=False, name=name: self.choose(name))
        menu.setToolTipsVisible(True)
        menu.addSeparator()
        menu.addAction(KEEP).triggered.connect(lambda: self._ask(KEEP, "", self.keep))
        for words, deed in (("改名", self._ask_rename), ("删去", self.drop)):
            under = menu.addMenu(words) if kept else menu
            for name in kept:
                under.addAction(name).triggered.connect(lambda _on=False, n=name, d=deed: d(n))
        return menu

    def open_menu(self) -> None:
        """Open the menu below the button."""
        self.menu().popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 2)))

    def _ask_rename(self, old: str) -> None:
        self._ask("改名", old, lambda new: self.rename(old, new))

    def _ask(self, title: str, name: str, deed: Callable[[str], None]) -> None:
        from npcdesk.ui.name_dialog import NameDialog  # noqa: PLC0415 - seldom asked

        taken, such = frozenset(self.names()) - {name}, "例如 各单位办理结果"
        NameDialog(title.removesuffix("…"), name, taken, deed, self.button, such=such).open()

    def _kept(self) -> dict[str, Asked]:
        with self._desk.store.reading() as session:
            return {each.name: each.asked for each in saved_pivots.every(session)}
