"""A 交办会: 600 suggestions handed to 22 units in one write, and the same list judged before.

Then the next one: 600 that wait, and whom those of the year before were handed to.
"""

import tempfile
import time
from datetime import date
from pathlib import Path

from sqlmodel import Session

from bench.result import Result
from npcdesk.models import Level
from npcdesk.office import assign_proposals, assignments, delegates, offices, raising, units
from npcdesk.office.raising import NewSuggestion
from npcdesk.paths import OfficeFolder
from npcdesk.rules.assignment import AssignedRow
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.store import opening

PAPERS, UNITS, BOUND_S = 600, 22, 2.0
MATTERS = ("修缮道路", "改造供水管网", "配备卫生室药品", "开通公交", "安装路灯", "疏浚水渠")
TODAY, HANDED = date(2026, 2, 10), date(2026, 2, 3)


def run() -> list[Result]:
    """Judge and write, as the window and `hand-over --from` do."""
    with tempfile.TemporaryDirectory() as folder:
        store = opening.create(OfficeFolder(Path(folder) / "office"), bytes(32))
        with store.writing("建议") as session:
            offices.begin(
                session, name="示例县人大常委会", level=Level.COUNTY, code="330102", term=19
            )
            who = delegates.enrol(session, DelegateDraft(name="周启明"))[0]
            for n in range(UNITS):
                units.add(session, f"县第{n}局")
            for n in range(PAPERS):
                _file(session, who, n)
        rows = [
            AssignedRow(
                n, (f"县第{n % UNITS}局",), (f"县第{(n + 1) % UNITS}局",), number=str(n + 1)
            )
            for n in range(PAPERS)
        ]
        start = time.perf_counter()
        with store.reading() as session:
            planned = assignments.plan(session, rows, on=HANDED, today=TODAY)
        judged = time.perf_counter()
        with store.writing("批量交办") as session:
            assignments.apply(session, planned, on=HANDED, today=TODAY)
        written = time.perf_counter()
        with store.writing("下一次会议的建议") as session:
            waiting = [_file(session, who, n) for n in range(PAPERS)]
        began = time.perf_counter()
        with store.reading() as session:
            proposed = assign_proposals.propose(session, waiting, today=TODAY)
        asked = time.perf_counter()
        store.close()
    return [
        Result("600 suggestions judged before 交办", judged - start, "s", bound=BOUND_S),
        Result("600 suggestions handed over, one write", written - judged, "s", bound=BOUND_S),
        Result(f"units proposed for {len(proposed)} of 600", asked - began, "s", bound=BOUND_S),
    ]


def _file(session: Session, who: str, n: int) -> str:
    """Take a suggestion in and number it; return its id."""
    about = MATTERS[n % len(MATTERS)]
    new = NewSuggestion(f"关于{about}第{n}村的建议", who, date(2026, 1, 22), 19, 1)
    paper = raising.take_in(session, new, today=TODAY)
    raising.file(session, paper, number=str(n + 1), on=date(2026, 1, 27), today=TODAY)
    return paper
