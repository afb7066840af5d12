"""Each report that is written from data on the city's file, from the file to the finished paper."""

import gc
import time
from statistics import median

from bench import big_office
from bench.big_office import TODAY
from bench.result import Result
from npcdesk.forms import written_report
from npcdesk.office import written_reports
from npcdesk.office.statistics import Scope
from npcdesk.rules.report_kinds import KINDS

BOUND_S, TIMES = 3.0, 3
MAKE = {"PDF": written_report.to_pdf, ".docx": written_report.to_docx}


def run() -> list[Result]:
    """Write each kind of a file just opened, both ways."""
    return [
        Result(
            f"{name}, written as {how}",
            median(_took(kind, how) for _ in range(TIMES)),
            "s",
            bound=BOUND_S,
        )
        for kind, name in KINDS.items()
        for how in MAKE
    ]


def _took(kind: str, how: str) -> float:
    city = big_office.store()
    gc.collect()
    start = time.perf_counter()
    with city.reading() as session:
        made = written_reports.written(session, kind, Scope(year=2025), today=TODAY)
    MAKE[how](made)
    took = time.perf_counter() - start
    city.close()
    return took
