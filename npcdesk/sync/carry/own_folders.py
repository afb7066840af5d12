"""Own folders for sealed files on their way: below the inbox or the outbox, for a while."""

import os
import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from npcdesk.store.store import worded

_BEGIN = "desk-"


@contextmanager
def own_folder(parent: Path) -> Generator[Path]:
    """Lend an own folder, and take it away again.

    To be called while the office's folder is held: what a power cut left of others is taken away.

    Raises:
        StoreDamaged: the disk is full, or cannot be written.
    """
    mine = f"{_BEGIN}{os.getpid()}-"
    with worded():
        parent.mkdir(parents=True, exist_ok=True)
        for left in parent.glob(f"{_BEGIN}*"):
            if not left.name.startswith(mine):
                shutil.rmtree(left, ignore_errors=True)
        made = Path(tempfile.mkdtemp(prefix=mine, dir=parent))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
        with suppress(OSError):  # others are in it
            parent.rmdir()
