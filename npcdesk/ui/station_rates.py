"""进站率: how many delegates of each station came this year, counted beside the window's thread."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from npcdesk.job import Job, Step
from npcdesk.ui.desk import Desk

if TYPE_CHECKING:
    from npcdesk.office.stations import StationLine

LATER_MS = 700  # a page that is only passed through counts nothing


class Rates(QObject):
    """What was counted last; `changed` tells that it was counted anew and differs."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._came: dict[str, int] | None = None
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self._begin)

    def ask(self) -> None:
        """Count anew, once the page has stood for a moment: opening it is not to wait for it."""
        self._later.start()

    def _begin(self) -> None:
        if self._desk.store is None:
            return
        store, year = self._desk.store, self._desk.clock.today().year

        def counting() -> Job[dict[str, int]]:
            from npcdesk.office import stations  # noqa: PLC0415 - after the first paint

            yield Step(0, 0)
            with store.reading() as session:
                return stations.came(session, year)

        run = self._desk.runner.job(counting)
        run.finished.connect(self._counted)
        run.start()

    def fill(self, lines: "Sequence[StationLine]") -> "list[StationLine]":
        """Return stations with how many came, once that is known."""
        came = self._came
        if came is None:
            return list(lines)
        return [replace(line, came=came.get(line.id, 0)) for line in lines]

    def _counted(self, came: dict[str, int]) -> None:
        differs, self._came = came != self._came, came
        if differs:
            self.changed.emit()
