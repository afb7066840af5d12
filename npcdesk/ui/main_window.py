"""The window of the desk: its tabs, what each kind of thing opens, the search, the counts.

    MainWindow(desk, passphrase=None)    after the first paint the gate opens the folder
    window.gate                          see `gate`
    window.filled signal                 the first page shows the file
    window.at_leisure signal             a little later, when nothing is asked for

Pages, dialogs and the data layer are imported when they are first needed: the first paint needs
none of them.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QDialog

from npcdesk.ui import focus
from npcdesk.ui.buttons import Verb
from npcdesk.ui.desk import Desk
from npcdesk.ui.gate import Gate
from npcdesk.ui.office_desk import OfficeDesk
from npcdesk.ui.page import Page
from npcdesk.ui.shell import Place, Shell
from npcdesk.ui.strips import Strips

if TYPE_CHECKING:
    from npcdesk.ui.palette import Answer

NAME = "人大履职桌面"
EXAMPLE = "示例数据（虚构）"
MADE_UP = "99"
"""No province's 行政区划代码 begins so: the made-up office's does."""
PAGES = (
    ("today", "今日要办", "clipboard_task_list_ltr", "today_page", "TodayPage"),
    ("roster", "代表名册", "people", "roster_page", "RosterPage"),
    ("stations", "代表之家", "home", "stations_page", "StationsPage"),
    ("suggestions", "建议办理", "document_text", "suggestions_page", "SuggestionsPage"),
    ("supervision", "重点督办", "flag", "supervision_page", "SupervisionPage"),
    ("projects", "民生实事", "building_people", "projects_page", "ProjectsPage"),
    ("statistics", "统计分析", "data_bar_vertical", "statistics_page", "StatisticsPage"),
    ("exchange", "数据交换", "arrow_sync", "exchange_page", "ExchangePage"),
)
"""Key, words, icon, module and class of every tab, in their order."""

ROUTES = (
    "settings_routes",
    "group_routes",
    "suggestion_routes",
    "evaluation_routes",
    "promise_routes",
    "activity_routes",
    "roster_routes",
    "station_routes",
    "project_routes",
    "statistics_routes",
    "exchange_routes",
    "others_routes",
    "report_routes",
)
"""Modules with a `ROUTES` of what `desk.open(kind, wanted)` shows: a page or a dialog."""

READY_AFTER_MS = 400
COUNTED = frozenset({"suggestion", "suggestion_event", "handler"})
NAMED = frozenset({"office", "term", "congress_session"})
CARRIED = frozenset({".npb", ".eml"})
"""Endings of files that may be dropped anywhere on the window: they are looked through."""
PAIRING = {".npreq": "exchange-answer", ".npcert": "exchange-ask"}
"""What opens a file of a pairing that is dropped."""

Factory = Callable[[Any, str], object]


def _place(key: str, words: str, icon: str, module: str, page: str) -> Place:
    def make(desk: Desk) -> Page:
        made: Page = getattr(import_module(f"npcdesk.ui.{module}"), page)(desk)
        return made

    return Place(key, words, icon, make)


class MainWindow(Shell):
    """The one window."""

    first_painted = Signal()
    filled = Signal()
    at_leisure = Signal()
    desk: OfficeDesk

    def __init__(self, desk: OfficeDesk, passphrase: str | None = None) -> None:
        super().__init__(desk, [_place(*page) for page in PAGES], self._find)
        self._painted = False
        self._strips = Strips()
        self.setMenuWidget(self._strips)
        self._own = desk.folder
        self.gate = Gate(self, desk, passphrase)
        self.setWindowTitle(NAME)
        own: dict[str, Callable[[str], object]] = {
            "list": self._list,
            "unit": self._unit,
            "example": lambda _wanted: self._example(),
            "undo": lambda _wanted: desk.undo(),
            "text-size": self.set_text_size,
            "colours": self.set_colours,
            "restored": lambda _wanted: self.gate.open(),
        }
        for kind, deed in own.items():
            self.opens(kind, deed)
        desk.opened.connect(self._opened)
        desk.changes.happened.connect(self._changed)
        desk.said.connect(lambda _said: self.show_backup())
        self.gate.stand()
        self.setAcceptDrops(True)

    def primary(self) -> QAbstractButton | None:
        """Return the primary button of what covers the window, else the page's."""
        return focus.primary(self.gate.cover) if self.gate.cover else super().primary()

    # opening

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint; after the first time open the folder."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._painted_once)

    def _painted_once(self) -> None:
        self.first_painted.emit()
        self.gate.open()

    def _opened(self) -> None:
        self.filled.emit()
        QTimer.singleShot(0, self, self._say_whose)
        QTimer.singleShot(READY_AFTER_MS, self, self._ready_rest)

    def _say_whose(self) -> None:
        """Fill what stands round the page, once the page itself is on the screen."""
        if self.desk.store is not None:
            self.name_office()
            self.count()
            self.show_backup()
            self._doubt_day()

    def _doubt_day(self) -> None:
        """Ask whether the computer's day is right where it does not follow from the last write."""
        from npcdesk.ui import day_doubt  # noqa: PLC0415 - after the first paint

        day_doubt.ask(self.desk, self._strips)

    def _ready_rest(self) -> None:
        """Import what the other tabs need while nothing is asked for."""
        self.at_leisure.emit()
        if self.isVisible() and self.desk.store is not None:
            self.count_exchange()
        if self.isVisible():
            self.desk.runner.job(_import_rest).start()

    def name_office(self) -> None:
        """Say whose desk it is, and whether its data are made up."""
        from npcdesk import labels  # noqa: PLC0415 - after the first paint
        from npcdesk.office import offices  # noqa: PLC0415

        with self.desk.store.reading() as session:
            here = offices.here(session)
        year = self.desk.clock.today().year
        self.nav.set_office(f"{here.area}人大", f"{labels.term_name(here.term)}·{year}年")
        example = here.code.startswith(MADE_UP)
        self._mark_example(example=example)
        self.nav.set_user(EXAMPLE if example else here.name)
        whose = f"{EXAMPLE} {here.name}" if example else here.name
        self.setWindowTitle(f"{whose} — {NAME}")

    def _mark_example(self, *, example: bool) -> None:
        """Say over every page that nothing here is true, and how to come back."""
        back = Verb("回到本单位", lambda: self.gate.move_to(self._own))
        self._strips.show_strip(
            "example",
            f"{EXAMPLE}：这里的人和事都是编的，可以随便试。" if example else "",
            back if self.desk.folder != self._own else None,
        )

    def count(self) -> None:
        """Show at the tab how much is late or due."""
        from npcdesk.office import today  # noqa: PLC0415 - after the first paint

        with self.desk.store.reading() as session:
            late, soon = today.pressing(session, self.desk.clock.today())
        self.nav.set_count("today", late + soon, "late" if late else "doing")

    def count_exchange(self) -> None:
        """Show at the tab how much must be decided; counted on the worker thread."""
        run = self.desk.runner.job(lambda: _deciding(self.desk.store))
        run.finished.connect(lambda count: self.nav.set_count("exchange", count, "soon"))
        run.start()

    def show_backup(self) -> None:
        """Show at the foot when the last copy was made."""
        if self.desk.store is None:
            return
        from npcdesk.ui import backups  # noqa: PLC0415 - after the first paint

        words, good = backups.brief(self.desk)
        self.nav.set_backup(words, good=good)

    def _changed(self, touched: frozenset[str]) -> None:
        if self.desk.store is None:
            return
        self.show_backup()
        if touched & COUNTED:
            self.count()
        if touched & NAMED:
            self.name_office()
        if "exchange" in touched:
            self.count_exchange()

    # what opens what

    def open_kind(self, kind: str, wanted: str) -> None:
        """Open a tab, or the page or dialog that a kind has."""
        if self.knows(kind):
            super().open_kind(kind, wanted)
        elif (factory := route(kind)) is not None:
            self.present(factory(self.desk, wanted))

    def knows(self, kind: str) -> bool:
        """Tell whether the window itself does this."""
        return kind.startswith("tab:") or kind in self._deeds

    def present(self, made: object) -> None:
        """Show a page over the tab, or open a dialog."""
        if isinstance(made, Page):
            self.push(made)
        elif isinstance(made, QDialog):
            made.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take bundles of other offices, wherever they are dropped."""
        if self.desk.store is not None and _carried(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look through them."""
        if self.desk.store is not None and (paths := _carried(event)):
            event.acceptProposedAction()
            self.go("exchange")
            kind = PAIRING.get(Path(paths[0]).suffix.lower(), "exchange-import")
            self.desk.open(kind, "\n".join(paths))

    def _list(self, wanted: str, words: str = "") -> None:
        """Show the suggestions of one state, the late ones, those due:late, or with some words."""
        from npcdesk.ui.suggestions_page import SuggestionsPage  # noqa: PLC0415 - when asked for

        self.go("suggestions")
        page = self.tab_page("suggestions")
        if isinstance(page, SuggestionsPage):
            page.clear()
            page.search.setText(words)
            if wanted.startswith("due:"):
                page.show_due(wanted.removeprefix("due:"))
            else:
                page.tabs.choose(wanted)
                page.reload()

    def _unit(self, name: str) -> None:
        """Show what a unit handles."""
        self._list("", name)

    def _find(self, text: str) -> "Answer":
        from npcdesk.ui import finding  # noqa: PLC0415 - when asked for

        return finding.answer(self.desk, text, [(page[0], page[1], page[2]) for page in PAGES])

    def _example(self) -> None:
        from npcdesk.ui import example  # noqa: PLC0415 - seldom

        example.show(self.desk, self.gate)


def route(kind: str) -> Factory | None:
    """Return what opens a kind; its module is imported when the first of its kinds is."""
    for name in ROUTES:
        routes: Mapping[str, Factory] = import_module(f"npcdesk.ui.{name}").ROUTES
        if kind in routes:
            return routes[kind]
    return None


def _carried(event: QDropEvent) -> list[str]:
    """Return the files that are dragged: bundles and letters, requests, or one reply."""
    paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    endings = [Path(path).suffix.lower() for path in paths]
    if (len(paths) == 1 and endings[0] in PAIRING) or set(endings) == {".npreq"}:
        return paths
    return paths if all(ending in CARRIED for ending in endings) else []


def _deciding(store: Any) -> Any:
    """Count what waits for a decision; nothing is looked at before the office has joined."""
    from npcdesk import sync  # noqa: PLC0415 - after the first paint
    from npcdesk.job import Step  # noqa: PLC0415

    yield Step(0, 0)
    with store.reading() as session:
        if not sync.joined(session):
            return 0
        from npcdesk.sync import status  # noqa: PLC0415 - of no use to others, and slow

        return status.to_decide(session)


def _import_rest() -> Any:
    from npcdesk.job import Step  # noqa: PLC0415 - beside its like

    for module in ("search", "roster", "stations", "visits", "suggestion_list", "group_boards"):
        import_module(f"npcdesk.office.{module}")
        yield Step(0, 0)
    import_module("npcdesk.forms.catalog")  # the first paper is shown within a second of its click
    yield Step(0, 0)
