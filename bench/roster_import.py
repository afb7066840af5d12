"""Bringing in a roster of 50,000 rows, against calamine reading the same sheet alone."""

import random
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from bench.result import Result
from npcdesk import vault
from npcdesk.job import finish
from npcdesk.models import Level
from npcdesk.office import offices, roster_import
from npcdesk.paths import OfficeFolder
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.store import opening, unlocking
from npcdesk.workbooks import roster_out
from npcdesk.workbooks.roster import read_roster

ROWS = 50_000
BOUND = 6.0
TURNS = 3
TODAY = date(2026, 5, 6)
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英文华建国志晓燕玉梅海波云峰"


def run() -> list[Result]:
    """Measure in turn, a few times each; the medians count, since a computer's pace changes."""
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "名册.xlsx"
        roster_out.write_roster(sheet, "示例市第十九届人民代表大会代表名册", _drafts())
        floors, wholes = [], []
        for turn in range(TURNS):
            floors.append(_timed(lambda: _calamine(sheet)))
            wholes.append(_whole(sheet, Path(folder) / f"office{turn}"))
        floors.append(_timed(lambda: _calamine(sheet)))
    took, floor = statistics.median(wholes), statistics.median(floors)
    return [Result("roster import, 50,000 rows", took, "s", floor, "calamine alone", BOUND)]


def _whole(sheet: Path, folder: Path) -> float:
    """Import the sheet into a new office, to the last index; return the seconds it took."""
    office = OfficeFolder(folder)
    folder.mkdir()
    key = vault.create(office.slots, "bench-passphrase", vault.Cost(8192, 1, 1)).key
    store = opening.create(office, unlocking.file_key(key))
    with store.writing("新建单位") as session:
        offices.begin(session, name="示例市人大常委会", level=Level.CITY, code="330100", term=19)
    start = time.perf_counter()
    found = finish(read_roster(sheet))
    read = time.perf_counter()
    with store.reading() as session:
        plan = finish(roster_import.plan(session, found))
    planned = time.perf_counter()
    with store.writing("导入") as session:
        wrote = finish(roster_import.apply(session, plan, today=TODAY))
        applied = time.perf_counter()
    end = time.perf_counter()
    assert wrote == ROWS, (wrote, plan.counts)
    store.close()
    parts = {"read": read - start, "plan": planned - read, "rows": applied - planned}
    parts["lists"] = end - applied
    print({name: round(value, 2) for name, value in parts.items()}, file=sys.stderr)
    return end - start


def _calamine(sheet: Path) -> int:
    from python_calamine import CalamineWorkbook

    return len(CalamineWorkbook.from_path(str(sheet)).get_sheet_by_index(0).to_python())


def _timed(deed: object) -> float:
    start = time.perf_counter()
    deed()  # type: ignore[operator]
    return time.perf_counter() - start


def _drafts() -> list[DelegateDraft]:
    dice = random.Random(7)
    return [
        DelegateDraft(
            name=dice.choice(SURNAMES) + "".join(dice.choices(GIVEN, k=2)),
            sex=dice.choice(("male", "female")),
            nation="汉族",
            birth=f"{dice.randint(1955, 1999)}-{dice.randint(1, 12):02d}",
            party="中共党员",
            education="大学本科",
            native_place="示例",
            work_unit=f"沙河镇第{n % 300}村民委员会",
            post="主任",
            occupation_class="农民",
            phone=f"138{n:08d}",
            address=f"示例县沙河镇{n % 900}号",
            delegate_number=f"{n + 1:05d}",
            delegation=f"第{n % 40}代表团",
            electoral_unit=f"第{n % 200}选区",
            level="county",
        )
        for n in range(ROWS)
    ]
