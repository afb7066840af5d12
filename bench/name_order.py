"""Ordering 60,000 names by strokes from their stored keys: all of them, and the first window."""

import random
import tempfile
import time
from pathlib import Path
from statistics import median

from sqlalchemy import insert

from bench.result import Result
from npcdesk import shipped, vault
from npcdesk.models import Level, RosterLine
from npcdesk.office import offices, roster, roster_order
from npcdesk.office.windows import Window
from npcdesk.paths import OfficeFolder
from npcdesk.rules import name_order
from npcdesk.store import Store, opening, unlocking

NAMES = 60_000
BOUND_MS, WINDOW_MS = 150.0, 50.0
TURNS = 5
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕𬭚"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英文华建国志晓燕玉梅海波云峰𡐓㛃"


def run() -> list[Result]:
    """Measure each order over the whole roster, and its first window."""
    with tempfile.TemporaryDirectory() as folder:
        store = _store(Path(folder))
        found = []
        for order in (roster_order.STROKES, roster_order.BY_CHARACTER, "pinyin", "delegation"):
            whole = _ms(lambda order=order: _ids(store, order))
            first = _ms(lambda order=order: _window(store, order))
            name = f"{NAMES:,} names by {order}"
            found.append(Result(f"{name}, all", whole, "ms", bound=BOUND_MS))
            found.append(Result(f"{name}, first lines", first, "ms", bound=WINDOW_MS))
        store.close()
    return found


def _ids(store: Store, order: str) -> None:
    with store.reading() as session:
        assert len(roster.ids(session, roster.Filter(), order=order)) == NAMES


def _window(store: Store, order: str) -> None:
    with store.reading() as session:
        roster.lines(session, roster.Filter(), year=2026, order=order, window=Window(0, 100))


def _ms(deed: object) -> float:
    took = []
    for _ in range(TURNS):
        start = time.perf_counter()
        deed()  # type: ignore[operator]
        took.append((time.perf_counter() - start) * 1000)
    return median(took)


def _store(root: Path) -> Store:
    """Return an office whose list has the names; the records behind them are not asked for."""
    office = OfficeFolder(root / "office")
    office.root.mkdir()
    key = vault.create(office.slots, "bench-passphrase", vault.Cost(8192, 1, 1)).key
    store = opening.create(office, unlocking.file_key(key))
    dice, strokes = random.Random(5), shipped.strokes()
    rows = []
    for n in range(NAMES):
        name = dice.choice(SURNAMES) + "".join(dice.choices(GIVEN, k=dice.randint(1, 2)))
        key_of = name_order.stroke_key(name, strokes)
        ids = {"mandate_id": f"m{n}", "person_id": f"p{n}"}
        rows.append({**ids, "name": name, "strokes": key_of, "pinyin": f"{dice.random()}"})
        rows[-1]["delegation"] = f"第{n % 40}代表团"
    with store.writing("名册") as session:
        offices.begin(session, name="示例市人大常委会", level=Level.CITY, code="330100", term=19)
        session.execute(insert(RosterLine), rows)
    return store
