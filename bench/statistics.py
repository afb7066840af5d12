"""Every group of figures on the city's file: asked for the first time, again, and beside pandas.

Cold is a file just opened; warm the next time. pandas, where it is installed (`pip install pandas`;
the product needs none), counts the same tables of the same rows, which it holds in memory already.
"""

import gc
import statistics
import time
from collections.abc import Callable
from typing import Any

from sqlmodel import Session

from bench import big_office
from bench.big_office import BELOW, CITY, TODAY
from bench.result import Result
from npcdesk.office import (
    delegate_statistics,
    group_statistics,
    pivots,
    station_statistics,
    statistic_trends,
    statistics_progress,
    townships,
)
from npcdesk.office import statistics as figures
from npcdesk.office.figures import INSIDE, Pick
from npcdesk.office.statistics import Scope
from npcdesk.rules import pivot as pivot_rules
from npcdesk.store import Store

COLD_MS, WARM_MS = 300.0, 50.0
TIMES = 5
ASKED: dict[str, Callable[[Session], Any]] = {
    "suggestions, all": lambda s: figures.suggestions(s, Scope(), today=TODAY),
    "suggestions, a session": lambda s: figures.suggestions(s, Scope(19, 1), today=TODAY),
    "how replies came in": lambda s: statistics_progress.progress(s, Scope(), TODAY),
    "a pivot by unit": lambda s: pivots.pivot(
        s, Scope(), pivot_rules.asked("unit", "class", "solved"), today=TODAY
    ),
    "a pivot by year": lambda s: pivots.pivot(
        s, Scope(), pivot_rules.asked("year", "category", "share"), today=TODAY
    ),
    "delegates": lambda s: delegate_statistics.delegates(
        s, delegate_statistics.Scope(year=2025), today=TODAY
    ),
    "stations": lambda s: station_statistics.stations(
        s, station_statistics.Scope(2025), today=TODAY
    ),
    "key supervision": lambda s: group_statistics.groups(
        s, group_statistics.Scope(2026), today=TODAY
    ),
    "trend by year": lambda s: statistic_trends.trend(s, statistic_trends.By.YEAR, today=TODAY),
    "townships": lambda s: townships.townships(s, townships.Scope(2025), today=TODAY),
    "suggestions of a delegation": lambda s: figures.suggestions(
        s, Scope(area=figures.areas(s)[0]), today=TODAY
    ),
    "suggestions of a level": lambda s: figures.suggestions(s, Scope(level="city"), today=TODAY),
    "the list behind a figure": lambda s: figures.ids(s, Pick(Scope(19, 1), "solved", INSIDE)),
}


def run() -> list[Result]:
    """Ask for each group in a file just opened, then again."""
    results = []
    for name, asks in ASKED.items():
        colds, warms = [], []
        for _ in range(TIMES):
            city = big_office.store(BELOW if name == "townships" else CITY)
            colds.append(_ms(city, asks))
            warms.append(_ms(city, asks))
            city.close()
        cold, warm = statistics.median(colds), statistics.median(warms)
        results.append(Result(f"figures of {name}, cold", cold, "ms", bound=COLD_MS))
        results.append(Result(f"figures of {name}, warm", warm, "ms", bound=WARM_MS))
    return [*results, *_beside_pandas()]


def _ms(store: Store, asks: Callable[[Session], Any]) -> float:
    gc.collect()
    with store.reading() as session:
        start = time.perf_counter()
        asks(session)
        return (time.perf_counter() - start) * 1000


def _beside_pandas() -> list[Result]:
    try:
        import pandas as pd  # noqa: F401
    except ImportError:
        return []
    city = big_office.store()
    asks = ASKED["suggestions, all"]
    cold = _ms(city, asks)  # from the file
    ours = statistics.median(_ms(city, asks) for _ in range(TIMES))
    frame = _frame(city)
    theirs = statistics.median(_counted(frame) for _ in range(TIMES))
    city.close()
    beside = "pandas, rows in memory"
    return [
        Result("all figures of 100,000 suggestions, again", ours, "ms", theirs, beside, 1.0),
        Result(
            "all figures of 100,000 suggestions, from the file", cold, "ms", theirs, beside, 1.0
        ),
    ]


def _frame(store: Store) -> Any:
    """Return the rows that are counted, as pandas holds them."""
    import pandas as pd

    from npcdesk.rules import suggestion_facts

    wanted = "SELECT told, lead_unit_id, reply_days FROM standing"
    with store.reading() as session:
        rows = session.connection().exec_driver_sql(wanted).all()
    names = suggestion_facts.NAMES
    table = [(*suggestion_facts.values(suggestion_facts.read(r[0])), r[1], r[2]) for r in rows]
    return pd.DataFrame(table, columns=[*names, "unit", "days"])


def _counted(frame: Any) -> float:
    """Count in pandas the divisions, the rates and the units that the page shows; return ms."""
    gc.collect()
    start = time.perf_counter()
    counted = frame[~frame["state"].isin(["DRAFT", "ENDED"])]
    answered = counted[counted["answered"]]
    for column in ("category", "origin", "unit_kind", "state", "unit"):
        counted[column].value_counts()
    for column in ("reply_class", "current_class", "rating"):
        answered[column].value_counts()
    solved, now = answered["reply_class"] == "A", answered["current_class"] == "A"
    content = answered["rating"].isin(["satisfied", "mostly"])
    rated = answered["rating"] != ""
    for hit in (solved, now, content, content & rated, rated):
        hit.sum()
    (answered["first_round"] & (answered["rating"] == "satisfied")).sum()
    (counted["on_time"] == "y").sum()
    (counted["on_time"] != "").sum()
    counted["met"].str.contains("[bd]").sum()
    (answered["key"] & solved).sum()
    counted["origin"].isin(["research", "inspection", "talks"]).sum()
    for column in ("assigned", "spoken", "key", "joint", "helped"):
        counted[column].sum()
    answered["days"].mean()
    by_unit = answered.assign(solved=solved, content=content, due=answered["on_time"] == "y")
    by_unit.groupby("unit")[["solved", "content", "due", "days"]].mean()
    return (time.perf_counter() - start) * 1000
