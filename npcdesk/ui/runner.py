"""Jobs on one worker thread: `Run` is one job, `Runner` the thread.

    run = desk.runner.job(begin)     connect its signals first, then run.start()
    run.stepped(Step), run.finished(result), run.failed(Exception), run.cancelled()
    run.cancel()                     stops at the next step; the job's own `finally` cleans up

What a job raises is raised again on the screen's thread (`dialogs.raise_here` is connected by
`progress`), so screens contain no `try`.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Event
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal

from npcdesk.job import Job


class Run(QObject):
    """One job, made ready. Connect its signals, then start it: they arrive on its thread.

    It has no parent: what listens to it may hold the desk, and with it the runner, for the last.
    A child that goes would then take its own parent along, and be deleted twice.
    """

    stepped = Signal(object)
    finished = Signal(object)
    failed = Signal(Exception)
    cancelled = Signal()

    def __init__(self, begin: Callable[[], Job[Any]], runner: "Runner") -> None:
        super().__init__()
        self._begin = begin
        self._pool = runner.pool
        self._stop = Event()

    def start(self) -> None:
        """Queue the job behind those already waiting; when it has ended, this object goes.

        Once the window has closed nothing is begun: a timer may still ask for it.
        """
        with suppress(RuntimeError):  # the pool takes no more
            self._pool.submit(self._work)

    def cancel(self) -> None:
        """Ask the job to stop at its next step and undo what it began."""
        self._stop.set()

    def _work(self) -> None:
        """Drive the job to its end, on the worker thread."""
        try:
            job = self._begin()
            while not self._stop.is_set():
                self.stepped.emit(next(job))
            job.close()
        except StopIteration as end:
            self.finished.emit(end.value)
        except Exception as error:  # noqa: BLE001 - handed to the screen, not swallowed
            self.failed.emit(error)
        else:
            self.cancelled.emit()
        # From here, never as a slot of the ends: the screen's thread would delete this object
        # while this thread is still on its way out of the signal, and Qt does not survive that.
        self.deleteLater()


class Runner(QObject):
    """One worker thread: jobs queue, so two never write at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs: list[Run] = []
        self.pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")

    def job(self, begin: Callable[[], Job[Any]]) -> Run:
        """Make a job ready; `begin` is called on the worker thread, so it may open sessions."""
        self._runs = [run for run in self._runs if shiboken6.isValid(run)]
        self._runs.append(Run(begin, self))
        return self._runs[-1]

    def close(self) -> None:
        """Wait for the work under way; take no more, nor begin what still waits in the queue.

        To be called before this object goes: a job that ends later would call into what is gone.
        """
        self.pool.shutdown(cancel_futures=True)
