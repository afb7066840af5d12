"""Writing behind: what has been judged goes into the file while the next commits are read.

The file's connection is used by one thread at a time: whoever needs it waits first. Statements
write thousands of rows each (`npcdesk.store.bulk`), and the driver lets go of the interpreter for
each statement, so the two halves of an import run side by side.
"""

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Self

TURN_S = 0.001
"""How long one thread may keep the interpreter from another. A statement takes a few milliseconds,
and after each the usual 5 ms of waiting would eat up what is won."""


class Behind:
    """One deed at a time, on a thread of its own."""

    def __init__(self) -> None:
        self._thread: ThreadPoolExecutor | None = None
        self._last: Future[None] | None = None
        self._turns = sys.getswitchinterval()

    def start(self, deed: Callable[[], None]) -> None:
        """Begin a deed once the one before is done, and return at once."""
        self.wait()
        if self._thread is None:  # small imports never come here
            self._thread = ThreadPoolExecutor(1)
            sys.setswitchinterval(TURN_S)
        self._last = self._thread.submit(deed)

    def wait(self) -> None:
        """Wait for the deed; raises what it raised."""
        last, self._last = self._last, None
        if last is not None:
            last.result()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        if self._thread is not None:  # also when the import breaks off: nothing runs on after it
            self._thread.shutdown()
            sys.setswitchinterval(self._turns)
