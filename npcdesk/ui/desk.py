"""What every page and dialog is handed: the file, the clock, news of changes, and a voice.

    desk.store              reading() / writing(what); None until open_store(), then pages load
    desk.clock              today(), now()
    desk.look               the look that is on
    desk.settings           npcdesk.settings.Settings of this computer (frozen)
    desk.choose(text_size=…, columns=…)   change some of them and keep them
    desk.changes.happened   Signal(object): frozenset[str] of record type names that were written
    desk.runner             jobs on the worker thread; mostly through carry_out()
    desk.say(text, undo)    a toast in the past tense; `undo` makes it end with 撤销, Ctrl+Z too
    desk.carry_out(begin, title=..., then=..., ...)   a job with progress; see the method
    desk.open(kind, id)     ask the window for a page or dialog: desk.open("suggestion", "018f…")
    desk.done(text)         after writing(): a toast whose 撤销 takes that write back
    desk.take_back(id)      take one write back; a large one as a job with progress
    desk.undo()             what Ctrl+Z does

`what` of writing() is a Chinese phrase for the journal, such as “交办第35号”.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from npcdesk.clock import Clock
from npcdesk.job import Job
from npcdesk.settings import Settings
from npcdesk.ui.runner import Run, Runner
from npcdesk.ui.theme import Look, look


class Store(Protocol):
    """The office's file, as far as the window knows it."""

    def reading(self) -> AbstractContextManager[Any]:
        """Lend a session for queries."""

    def writing(self, what: str) -> AbstractContextManager[Any]:
        """Lend a session that commits when the block ends well."""

    def on_write(self, listener: Callable[[frozenset[Any]], None]) -> None:
        """Call `listener` after each commit with the record types it touched."""


@dataclass(frozen=True, slots=True)
class Said:
    """A toast: what was done, and how to take it back."""

    text: str
    undo: Callable[[], object] | None = None


class Changes(QObject):
    """Tells every page which kinds of record were written."""

    happened = Signal(object)

    def note(self, touched: Iterable[Any]) -> None:
        """Pass on what a commit touched: names, or the record types themselves."""
        names = (each if isinstance(each, str) else each.__name__ for each in touched)
        self.happened.emit(frozenset(names))


class Desk(QObject):
    """One open office, for the window's whole life."""

    opened = Signal()
    said = Signal(object)
    open_wanted = Signal(str, str)
    search_wanted = Signal()
    made = Signal(str)
    """The id of what was entered just now: the list that shows it goes there."""

    def __init__(
        self,
        clock: Clock,
        settings: Settings | None = None,
        parent: QObject | None = None,
        *,
        keep: Callable[[Settings], object] = lambda _settings: None,
    ) -> None:
        super().__init__(parent)
        self.clock = clock
        self.settings = settings or Settings()
        self._keep = keep
        self.store: Any = None
        self.changes = Changes(self)
        self.runner = Runner(self)
        self._undo: Callable[[], object] | None = None
        self.kept: dict[str, Any] = {}  # what pages keep of what was typed, until the file closes

    @property
    def look(self) -> Look:
        """The look that is on."""
        return look()

    def open_store(self, store: Store) -> None:
        """Hand in the file once it is open; pages that are shown load then."""
        self.store = store
        store.on_write(self.changes.note)
        self.opened.emit()

    def choose(self, **changes: Any) -> None:
        """Change preferences by name and keep them."""
        self.settings = replace(self.settings, **changes)
        self._keep(self.settings)

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say in the past tense what was done; keep how to take it back."""
        self._undo = undo
        self.said.emit(Said(text, undo))

    def done(self, text: str) -> None:
        """Say in the past tense what the newest write did; 撤销 takes that write back whole."""
        written = self.store.last_write()
        self.say(text, undo=(lambda: self.take_back(written.id)) if written else None)

    def take_back(self, write_id: int, then: Callable[[str], object] | None = None) -> None:
        """Take a write back whole and say so, or tell `then` what it was.

        One of very many rows goes back beside the window's thread, and can be stopped: then
        everything is as before the 撤销.
        """
        from npcdesk.sync import unsettled  # noqa: PLC0415 - after the first paint

        stands = unsettled.told(self.store, write_id)
        told = then or (lambda what: self.say(f"已撤销：{what}。{stands}"))
        if not self.store.is_large(write_id):
            told(self.store.undo(write_id))
            return
        from npcdesk.store.journal import UNDO_STAGES  # noqa: PLC0415 - seldom wanted

        self.carry_out(
            lambda: self.store.undoing(write_id),
            title="正在撤销",
            subtitle="写过的每一条都退回原样，条数多的要几分钟",
            stages=UNDO_STAGES,
            cancel_note="取消后和撤销前一样，一条也没有退回",
            then=told,
        )

    def undo(self) -> None:
        """Take back the last thing said, once."""
        deed, self._undo = self._undo, None
        if deed is not None:
            deed()

    def open(self, kind: str, wanted: str = "") -> None:
        """Ask the window to open something by its kind and id; see `Shell.opens`."""
        self.open_wanted.emit(kind, wanted)

    def carry_out(
        self,
        begin: Callable[[], Job[Any]],
        *,
        title: str,
        then: Callable[[Any], object] | None = None,
        subtitle: str = "",
        stages: Sequence[str] = (),
        cancel_note: str = "取消后数据和开始前一样",
        writes: bool = True,
    ) -> Run:
        """Run a job on the worker thread and show how far it is.

        Args:
            begin: makes the job, on the worker thread; opens its own sessions.
            title: what is being done (“正在导入 261 人”).
            then: is given the result, on the screen's thread.
            subtitle: of what (a file's name).
            stages: names that `Step.stage` may take, in their order.
            cancel_note: what stays when it is cancelled.
            writes: such a job is modal; one that reads goes on in a strip at the window's foot.
        """
        from npcdesk.ui import progress  # noqa: PLC0415 - shown seldom, kept out of the start

        run = self.runner.job(begin)
        told = progress.Telling(title, subtitle, tuple(stages), cancel_note)
        (progress.watch_modally if writes else progress.watch_in_strip)(run, told)
        if then is not None:
            run.finished.connect(then)  # last: what it opens must not stand on the progress
        run.start()
        return run
