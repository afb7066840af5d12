"""Opens every tab on an office and pages through its lists; prints the figures as JSON.

Words: the office's folder, a folder for preferences. A page counts as open when it has been
painted with its lines. Its first showing is not counted, for that imports its code; of the next
ones, each with everything read anew, the median is told.
"""

import json
import resource
import statistics
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QTableView

from npcdesk import app, settings
from npcdesk.clock import SystemClock
from npcdesk.paths import OfficeFolder
from npcdesk.ui.main_window import PAGES, MainWindow

OPENED = 5
PAGES_DOWN = 40


def main() -> None:
    """Start, measure when the first page is filled, and end."""
    preferences = Path(sys.argv[2]) / "preferences.json"
    qt = app.application(settings.load(preferences))
    window = app.put_together(
        OfficeFolder(Path(sys.argv[1])),
        SystemClock(),
        preferences=preferences,
        passphrase="bench-passphrase",
    )
    window.resize(1366, 768)
    window.filled.connect(lambda: QTimer.singleShot(1500, lambda: measure(qt, window)))
    window.show()
    qt.exec()
    window.desk.leave()


def measure(qt: QApplication, window: MainWindow) -> None:
    """Open each tab a few times, the first uncounted. Then page down its table."""
    opened: dict[str, float] = {}
    scrolled: dict[str, float] = {}
    for key, words, *_ in PAGES:
        took = []
        for _ in range(1 + OPENED):
            window.go("today" if key != "today" else "roster")
            settle(qt)
            page = window.tab_page(key)
            if page is not None:
                page.reload_soon()
            start = time.perf_counter()
            window.go(key)
            settle(qt)
            took.append((time.perf_counter() - start) * 1000)
        opened[words] = statistics.median(took[1:])
        page = window.tab_page(key)
        tables = [] if page is None else page.findChildren(QTableView)
        shown = [t for t in tables if t.isVisible() and t.model().rowCount() > 1000]
        if shown:
            scrolled[words] = paged(qt, shown[0])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"open_ms": opened, "scroll_ms": scrolled, "peak_mb": peak}))
    qt.quit()


def paged(qt: QApplication, table: QTableView) -> float:
    """Return the median time of one page down, in milliseconds."""
    took = []
    bar = table.verticalScrollBar()
    for _ in range(PAGES_DOWN):
        start = time.perf_counter()
        bar.setValue(bar.value() + bar.pageStep())
        table.viewport().repaint()
        settle(qt)
        took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took)


def settle(qt: QApplication) -> None:
    """Let the window paint what is due."""
    for _ in range(3):
        qt.processEvents()


main()
