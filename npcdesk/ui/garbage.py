"""Cycles are collected on the screen's thread alone.

Python collects on whichever thread happens to make the next object. On the worker thread that
would take down Qt objects that belong to the screen.

    collect_here(app)      the window, once
    collect_due()          what the timer does
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000
AFTER_MS = 10_000  # until then the slowest computer has filled the first page


def collect_here(parent: QObject, after_ms: int = AFTER_MS) -> None:
    """Collect from a timer of this thread instead of Python's own moments, `after_ms` from now."""
    gc.disable()
    timer = QTimer(parent, interval=EVERY_MS)
    timer.timeout.connect(collect_due)
    QTimer.singleShot(after_ms, timer, timer.start)


def collect_due() -> None:
    """Collect the oldest generation that is due, as Python itself would."""
    due = [count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    for generation in (2, 1, 0):
        if due[generation] and gc.get_threshold()[generation]:
            gc.collect(generation)
            return
