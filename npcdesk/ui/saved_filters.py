"""Filters that were given a name, for one list, on this computer.

saved = SavedFilters(desk, "suggestions", Conditions(search, pills, tabs))
saved.button                 常用条件, to stand beside the filters
saved.changed                signal: the list is to be read again
saved.names(), saved.choose(name), saved.keep(name), saved.rename(old, new), saved.drop(name)
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from npcdesk.ui.buttons import quiet
from npcdesk.ui.desk import Desk
from npcdesk.ui.filters import FilterPills
from npcdesk.ui.search_field import SearchField
from npcdesk.ui.tabs import StateTabs

KEEP = "保存现在的条件…"


@dataclass(frozen=True, slots=True)
class Conditions:
    """What narrows a list: its words, its pills, and its tabs where it has them."""

    search: SearchField
    pills: FilterPills
    tabs: StateTabs | None = None

    def text(self) -> str:
        """Return what is set, to be kept; the same conditions are the same text."""
        said = {
            "words": self.search.words(),
            "tab": self.tabs.chosen() if self.tabs else "",
            "pills": sorted((k, v, self.pills.word(k)) for k, v in self.pills.chosen().items()),
        }
        return json.dumps(said, ensure_ascii=False, sort_keys=True)

    def set(self, kept: str) -> None:
        """Set what was kept; what this version does not know is passed over."""
        said = json.loads(kept)
        self.search.clear_silently()
        self.search.show_silently(said.get("words", ""))
        self.pills.clear()
        for key, value, words in said.get("pills", ()):
            if self.pills.knows(key):
                self.pills.choose(key, value, words)
        if self.tabs is not None:
            self.tabs.choose(said.get("tab", ""))


class SavedFilters(QObject):
    """The button 常用条件 and its menu."""

    changed = Signal()

    def __init__(self, desk: Desk, page: str, conditions: Conditions, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._page, self._conditions = desk, page, conditions
        self.button = quiet("常用条件", "chevron_down", parent)
        self.button.setToolTip("保存、选用常用的筛选条件")
        self.button.clicked.connect(self.open_menu)

    def names(self) -> list[str]:
        """Return the names that were given, in the order of their giving."""
        return list(self._kept())

    def choose(self, name: str) -> None:
        """Narrow the list by the conditions of that name."""
        self._conditions.set(self._kept()[name])
        self.changed.emit()

    def keep(self, name: str) -> None:
        """Keep the conditions that are set under a name; one of that name is replaced."""
        self._put(self._kept() | {name: self._conditions.text()})
        self._desk.say(f"已保存常用条件“{name}”。")

    def rename(self, old: str, new: str) -> None:
        """Give other words to a name, in its place."""
        self._put({new if name == old else name: kept for name, kept in self._kept().items()})

    def drop(self, name: str) -> None:
        """Forget the conditions of a name; 撤销 brings them back."""
        before = self._kept()
        self._put({each: kept for each, kept in before.items() if each != name})
        self._desk.say(f"已删去常用条件“{name}”。", undo=lambda: self._put(before))

    def menu(self) -> QMenu:
        """Return the menu: the names, what can be done with them, and keeping one more."""
        menu, kept, now = QMenu(self.button), self._kept(), self._conditions.text()
        for name, said in kept.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(said == now)
            action.triggered.connect(lambda _on=False, name=name: self.choose(name))
        menu.addSeparator()
        menu.addAction(KEEP).triggered.connect(lambda: self._ask(KEEP, "", self.keep))
        for words, deed in (("改名", self._ask_rename), ("删去", self.drop)):
            if kept:
                _under(menu, words, list(kept), deed)
        return menu

    def open_menu(self) -> None:
        """Open the menu below the button."""
        self.menu().popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 2)))

    def _ask_rename(self, old: str) -> None:
        self._ask("改名", old, lambda new: self.rename(old, new))

    def _ask(self, title: str, name: str, deed: Callable[[str], None]) -> None:
        from npcdesk.ui.name_dialog import NameDialog  # noqa: PLC0415 - seldom asked

        taken = frozenset(self.names()) - {name}
        NameDialog(title.removesuffix("…"), name, taken, deed, self._conditions.search).open()

    def _kept(self) -> dict[str, str]:
        return dict(self._desk.settings.filters.get(self._page, {}))

    def _put(self, named: dict[str, str]) -> None:
        self._desk.choose(filters={**self._desk.settings.filters, self._page: named})


def _under(menu: QMenu, words: str, names: list[str], deed: Callable[[str], None]) -> None:
    under = menu.addMenu(words)
    for name in names:
        under.addAction(name).triggered.connect(lambda _on=False, name=name: deed(name))
