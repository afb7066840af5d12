"""Bringing in 5,000 suggestions of past years, by the command line, from the sheet to the file."""

import os
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from bench.result import Result
from npcdesk.rules.drafts import SuggestionDraft
from npcdesk.workbooks import roster_out

ROWS, BOUND_S = 5000, 10.0


def run() -> list[Result]:
    """Time the whole command."""
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "往年建议.xlsx"
        roster_out.write_suggestions(sheet, "示例县往年建议", _drafts())
        env = os.environ | {"NPCDESK_PASSPHRASE": "bench-passphrase"}
        desk = [sys.executable, "-m", "npcdesk", "--office", str(Path(folder) / "office")]
        init = ["init", "--level", "county", "--name", "示例县人大常委会", "--code", "330102"]
        subprocess.run([*desk, *init], env=env, check=True, capture_output=True)
        start = time.perf_counter()
        done = [*desk, "suggestions", "import", str(sheet), "--yes"]
        subprocess.run(done, env=env, check=True, capture_output=True)
        took = time.perf_counter() - start
    return [Result("suggestions import, 5,000 rows", took, "s", bound=BOUND_S)]


def _drafts() -> list[SuggestionDraft]:
    first = date(2021, 1, 20)
    return [
        SuggestionDraft(
            title=f"关于改善第{n}村道路的建议",
            number=str(n % 900 + 1),
            lead=f"代表{'甲乙丙丁戊己庚辛'[n % 8]}",
            co_signers=("周启明", "高美玲"),
            category="交通运输",
            session=f"十八届{'一二三四五六'[n // 900]}次",
            raised_on=first + timedelta(days=365 * (n // 900)),
            lead_unit=f"县第{n % 40}局",
            co_units=("县财政局",),
            handed_on=first + timedelta(days=365 * (n // 900) + 20),
            replied_on=first + timedelta(days=365 * (n // 900) + 90),
            reply_class="AABC"[n % 4],
            rating="satisfied",
            key=n % 50 == 0,
        )
        for n in range(ROWS)
    ]
