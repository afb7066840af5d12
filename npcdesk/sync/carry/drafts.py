"""Files that are being written: under a name of their own, held as long as somebody writes them."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from npcdesk.errors import StoreBusy

DRAFT = ".npcdesk.part"
"""Ends the name of a draft: nobody else's, so that a forgotten one may be removed."""


@contextmanager
def begun(draft: Path) -> Iterator[BinaryIO]:
    """Begin a draft, and hold it while the block lasts. Whoever began it removes or renames it.

    Raises:
        StoreBusy: somebody else is writing it.
    """
    try:
        file = draft.open("xb")
    except FileExistsError:
        msg = f"另一个窗口正在写 {draft.name.removesuffix(DRAFT)}。请等它写完，再导出一次。"
        raise StoreBusy(msg) from None
    with file:
        with suppress(OSError):
            _hold(file)
        yield file


def sweep(folder: Path) -> None:
    """Remove the drafts that a pulled stick or a power cut left, and that nobody writes now."""
    with os.scandir(folder) as entries:
        drafts = [Path(entry.path) for entry in entries if entry.name.endswith(DRAFT)]
    for draft in drafts:
        with suppress(OSError):  # held, or no file of ours: it stays
            if sys.platform != "win32":
                with draft.open("r+b") as file:
                    _hold(file)
            draft.unlink()  # Windows removes no file that is open


def _hold(file: BinaryIO) -> None:
    """Hold a file against `sweep`.

    Raises:
        OSError: somebody else holds it.
    """
    if sys.platform != "win32":
        import fcntl  # noqa: PLC0415 - not on Windows

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
