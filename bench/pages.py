"""Opening each list page on the city's file, the next page of a scroll, and the memory."""

import json
import os
import subprocess
import sys
import tempfile

from bench import big_office
from bench.result import Result

OPEN_MS, SCROLL_MS, MEMORY_MB = 100.0, 16.0, 250.0


def run() -> list[Result]:
    """Measure in a process of its own, as a person would have it."""
    made = big_office.folder()
    with tempfile.TemporaryDirectory() as preferences:
        said = subprocess.run(
            [sys.executable, "-m", "bench.child_pages", str(made.root), preferences],
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    figures = json.loads(said.splitlines()[-1])
    results = []
    for page, ms in figures["open_ms"].items():
        results.append(Result(f"open {page}, median", ms, "ms", bound=OPEN_MS))
    for page, ms in figures["scroll_ms"].items():
        results.append(Result(f"next page of {page}, median", ms, "ms", bound=SCROLL_MS))
    results.append(
        Result("memory after every tab, peak", figures["peak_mb"], "MB", bound=MEMORY_MB)
    )
    return results
