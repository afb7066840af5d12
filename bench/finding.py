"""Lists of 100,000 suggestions × 12 events: filters, sorts, search in texts, what is alike.

The file has 60,000 delegates and no visits; a text has 300 characters. It is made once.
"""

import itertools
import time
from collections.abc import Callable
from statistics import median
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from bench import big_office
from bench.result import Result
from npcdesk.models import Suggestion
from npcdesk.office import similar, suggestion_list, units
from npcdesk.office.suggestion_list import ORDERS, Filter
from npcdesk.office.windows import Window
from npcdesk.rules.suggestion_life import State
from npcdesk.store import search

FIRST_MS, SEARCH_MS, SIMILAR_MS, OVER_BARE = 50.0, 50.0, 200.0, 1.3
TIMES = 5
ASKED = 40
TODAY = big_office.TODAY


def run() -> list[Result]:
    """Measure on one open file, as a window does."""
    store = big_office.store(big_office.PAPERS)
    with store.reading() as session:
        results = [*_lists(session), *_searches(session), *_alike(session)]
    store.close()
    return results


def took(deed: Callable[[], Any], times: int = TIMES) -> float:
    """Return the median of some runs in milliseconds; the first one warms and does not count."""
    deed()
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        deed()
        spent.append((time.perf_counter() - start) * 1000)
    return median(spent)


def _filters(session: Session) -> dict[str, Filter]:
    unit = units.lines(session, TODAY.isoformat())[3].id
    category = suggestion_list.categories(session)[2]
    return {
        "all": Filter(),
        "state": Filter(state=State.HANDLED),
        "closed": Filter(state=State.CLOSED),
        "late": Filter(late=True),
        "step soon": Filter(step_due="soon"),
        "step late": Filter(step_due="late"),
        "session": Filter(term=18, session=4),
        "unit": Filter(lead_unit_id=unit),
        "category": Filter(category=category),
        "key": Filter(key=True),
        "not key": Filter(key=False),
        "class": Filter(reply_class="A"),
        "rating": Filter(rating="mostly"),
        "category and session": Filter(category=category, term=18, session=4),
        "unit, category, closed": Filter(lead_unit_id=unit, category=category, state=State.CLOSED),
    }


def _first(session: Session, wanted: Filter, **order: Any) -> None:
    """Count the tabs and read the first hundred lines, as the page does."""
    suggestion_list.by_state(session, wanted, TODAY)
    suggestion_list.lines(session, wanted, today=TODAY, window=Window(0, 100), **order)


def _lists(session: Session) -> list[Result]:
    """Show each filter in each order."""
    spent: dict[str, float] = {}
    deeds: dict[str, Callable[[], None]] = {}
    wanted = _filters(session)
    for (name, each), order, down in itertools.product(wanted.items(), ORDERS, (False, True)):

        def first(each: Filter = each, order: str = order, down: bool = down) -> None:  # noqa: FBT001
            _first(session, each, order=order, descending=down)

        called = f"{name} by {order}{' down' if down else ''}"
        deeds[called], spent[called] = first, took(first, 3)
    for called in sorted(spent, key=lambda name: -spent[name])[:TIMES]:
        spent[called] = took(deeds[called], 3 * TIMES)  # what else went on then is left out
    slowest = max(spent, key=lambda name: spent[name])
    return [
        Result(
            f"{len(spent)} filters and sorts, first rows, median",
            median(spent.values()),
            "ms",
            bound=FIRST_MS,
        ),
        Result(f"the slowest: {slowest}", spent[slowest], "ms", bound=FIRST_MS),
    ]


def _words(session: Session) -> list[str]:
    """Return words of two characters from the middle of texts spread over the file."""
    bodies = session.execute(
        text("SELECT body FROM suggestion WHERE rowid % 2500 = 7 LIMIT :n"), {"n": ASKED}
    ).scalars()
    return [body[len(body) // 2 & ~1 :][:2] for body in bodies]


def _searches(session: Session) -> list[Result]:
    words = _words(session)
    bare = text(f"SELECT count(*) FROM {search.SUGGESTIONS} WHERE {search.SUGGESTIONS} MATCH :q")
    like = text("SELECT count(*) FROM suggestion WHERE title LIKE :q OR body LIKE :q")
    ours, rows, floor, scan = [], [], [], []
    for at, word in enumerate(words):
        each = Filter(text=word)
        ours.append(took(lambda each=each: suggestion_list.count(session, each, TODAY)))
        rows.append(took(lambda each=each: _first(session, each)))
        asked = {"q": search.question(search.SUGGESTIONS, word)}
        floor.append(took(lambda asked=asked: session.execute(bare, asked).scalar()))
        if at < TIMES:
            scan.append(took(lambda q=f"%{word}%": session.execute(like, {"q": q}).scalar(), 1))
    counted = "two characters in titles and texts, counted"
    return [
        Result(f"{ASKED} words of {counted}", sum(ours), "ms", sum(floor), "bare FTS5", OVER_BARE),
        Result(counted, median(ours), "ms", median(scan), "LIKE", 1.0),
        Result(counted, median(ours), "ms", bound=SEARCH_MS),
        Result("the same, tabs and first rows in order", median(rows), "ms", bound=SEARCH_MS),
    ]


def _alike(session: Session) -> list[Result]:
    """Ask for what is like forty of the papers, title and text."""
    spent = []
    for paper in session.query(Suggestion).filter(text("rowid % 2500 = 9")).limit(ASKED).all():
        said = paper.title, paper.body

        def look(said: tuple[str, str] = said) -> None:
            similar.similar(session, *said, today=TODAY)

        spent.append(took(look))
    return [
        Result("similar suggestions, median", median(spent), "ms", bound=SIMILAR_MS),
        Result("similar suggestions, the slowest of forty", max(spent), "ms", bound=SIMILAR_MS),
    ]
