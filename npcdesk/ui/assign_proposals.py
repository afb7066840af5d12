"""Beside 批量交办: what like papers of other years say, a few at a time beside the window's thread.

AssignProposals(desk).found(list[Proposal]) tells what was found, also when it was nothing.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from npcdesk.job import Job, Step
from npcdesk.office import assign_proposals
from npcdesk.office.assign_proposals import Proposal
from npcdesk.ui.desk import Desk
from npcdesk.ui.runner import Run

AT_ONCE = 8  # papers a job: others' jobs come in between, and it stops at the next one


class AssignProposals(QObject):
    """Asks of papers one after another, and forgets those still to come when it is stopped."""

    found = Signal(list)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.known: dict[str, Proposal] = {}
        self._answered: set[str] = set()
        self._waiting: list[str] = []
        self._run: Run | None = None

    def ask(self, ids: Sequence[str]) -> None:
        """Ask of these, in this order; of what was answered before not again."""
        self._waiting = [each for each in ids if each not in self._answered]
        if self._run is None:
            self._next()

    def stop(self) -> None:
        """Ask no more: the page is left."""
        self._waiting = []
        if self._run is not None:
            self._run.cancel()

    def left(self) -> int:
        """Return of how many papers nothing was heard yet."""
        return len(self._waiting)

    def _next(self) -> None:
        part, self._run = tuple(self._waiting[:AT_ONCE]), None
        if not part or self._desk.store is None:
            return
        store, today = self._desk.store, self._desk.clock.today()

        def asking() -> Job[tuple[tuple[str, ...], list[Proposal]]]:
            said: list[Proposal] = []
            for at, each in enumerate(part):
                yield Step(at, len(part))
                with store.reading() as session:
                    said += assign_proposals.propose(session, [each], today=today)
            return part, said

        self._run = self._desk.runner.job(asking)
        self._run.finished.connect(self._heard)
        self._run.cancelled.connect(self._next)
        self._run.start()

    def _heard(self, answer: tuple[tuple[str, ...], list[Proposal]]) -> None:
        part, said = answer
        self._answered.update(part)
        self._waiting = [each for each in self._waiting if each not in self._answered]
        self.known.update({each.suggestion_id: each for each in said})
        self._next()
        self.found.emit(said)
