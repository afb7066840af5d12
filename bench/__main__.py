"""Measures what must be fast and prints it: one JSON line each, then a table.

Names on the command line (start, pages, statistics, roster_import, suggestion_import, hand_over,
name_order, report_check, written_reports, letters, exchange) choose some of it. finding and
delegates are measured when they are named: their files take five minutes each to make, once.
"""

import importlib
import sys

from rich.console import Console
from rich.table import Table

from bench.result import Result

ALL = (
    "start",
    "pages",
    "statistics",
    "roster_import",
    "suggestion_import",
    "hand_over",
    "name_order",
    "report_check",
    "written_reports",
    "letters",
    "exchange",
)


def main() -> int:
    """Return 1 when a bound is not kept."""
    results: list[Result] = []
    for name in sys.argv[1:] or ALL:
        for result in importlib.import_module(f"bench.{name}").run():
            print(result.json(), flush=True)
            results.append(result)
    table = Table("what", "figure", "against", "measured", "bound", "kept")
    for r in results:
        floor = f"{r.floor:.3g} {r.unit} {r.against}" if r.floor else ""
        figure = f"{r.figure:.3g} {r.unit}"
        kept = "yes" if r.kept else "NO"
        table.add_row(r.name, figure, floor, f"{r.measured:.2f}", f"{r.bound:g}", kept)
    Console(width=120).print(table)
    return 0 if all(result.kept for result in results) else 1


sys.exit(main())
