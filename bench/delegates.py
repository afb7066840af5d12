"""A year of 60,000 delegates: 1,000,000 visits, 2,000,000 opinions, 40,000 activities; made once.

Each list with every filter, alone and in pairs, in every order; what is searched in it; 履职档案 of
one delegate; who is behind. Each of the two thousand lists is read twice, the second time counts;
the slowest of them, and a sample beside the bare driver, are read again and again.
"""

import itertools
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from statistics import median
from typing import Any, TypeAlias

from sqlalchemy import event, text
from sqlmodel import Session

from bench import big_office
from bench.finding import took
from bench.result import Result
from npcdesk.models import ActivityKind, Level
from npcdesk.office import (
    activity_list,
    delegate_year,
    delegates,
    duty,
    group_boards,
    opinion_list,
    roster,
    roster_order,
    teams,
    units,
    visits,
)
from npcdesk.office.opinion_list import Due
from npcdesk.office.windows import Window
from npcdesk.rules.activity_life import State
from npcdesk.rules.opinion_life import State as Heard

FIRST_MS, FILE_MS, BEHIND_MS, OVER_BARE = 50.0, 100.0, 500.0, 3.0
TIMES, SHOWN = 5, Window(0, 100)
AGAIN, SAMPLE = 6, 40  # lists: the slowest, and those that are compared with the bare driver
TODAY = big_office.TODAY
YEAR = TODAY.year
WORDS = ("红绿灯", "路灯", "老旧小区水压", "沙河", "过马路危险", "桂芳", "第7代表之家")
NAMES = ("王芳", "wf", "张", "示例", "01234", "沙河镇", "liw")

Deed: TypeAlias = Callable[[], Any]


def run() -> Iterator[Result]:
    """Measure on one open file, as a window does; yield each figure once it is known."""
    start = time.perf_counter()
    store = big_office.store(big_office.YEARS)
    opened = (time.perf_counter() - start) * 1000
    yield Result("the file, opened", opened, "ms", bound=2000.0)
    with store.reading() as session:
        yield from _files(session)
        yield from _behind(session)
        for name, deeds in (
            ("visits", _visits(session)),
            ("opinions", _opinions(session)),
            ("roster", _roster(session)),
            ("activities", _activities(session)),
        ):
            yield from _listed(session, name, dict(deeds))
    store.close()


def _listed(session: Session, name: str, deeds: Mapping[str, Deed]) -> Iterator[Result]:
    """Yield the median and the slowest of lists, and what the bare driver needs for some."""
    spent = {called: took(deed, 1) for called, deed in deeds.items()}
    for called in sorted(spent, key=lambda each: -spent[each])[:AGAIN]:
        spent[called] = took(deeds[called], TIMES)  # what else went on then is left out
    slowest = max(spent, key=lambda each: spent[each])
    lists = f"{len(spent)} lists of {name}"
    yield Result(f"{lists}, first rows, median", median(spent.values()), "ms", bound=FIRST_MS)
    yield Result(f"the slowest: {slowest}", spent[slowest], "ms", bound=FIRST_MS)
    some = list(deeds.values())[:: max(1, len(deeds) // SAMPLE)]
    ours, bare = sum(took(deed, TIMES) for deed in some), sum(_bare(session, each) for each in some)
    yield Result(f"{len(some)} of them, all", ours, "ms", bare, "bare SQLCipher", OVER_BARE)


def _bare(session: Session, deed: Deed) -> float:
    """Return how long the driver alone takes for what a deed asks, in milliseconds."""
    with _asked(session) as statements:
        deed()
    cursor = session.connection().connection.cursor()

    def again() -> None:
        for statement, facts in statements:
            cursor.execute(statement, facts).fetchall()

    return took(again, TIMES)


@contextmanager
def _asked(session: Session) -> Iterator[list[tuple[str, Any]]]:
    """Give the statements that a deed sends meanwhile."""
    found: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, facts: Any, *_more: Any) -> None:
        found.append((statement, facts))

    connection = session.connection()
    event.listen(connection, "before_cursor_execute", note)
    yield found
    event.remove(connection, "before_cursor_execute", note)


def _every(
    filters: Mapping[str, Any], orders: Mapping[str, Any], show: Callable[[Any, str, bool], Any]
) -> Iterator[tuple[str, Deed]]:
    """Yield each filter in each order, up and down."""
    for (name, wanted), order, down in itertools.product(filters.items(), orders, (False, True)):

        def deed(wanted: Any = wanted, order: str = order, down: bool = down) -> None:  # noqa: FBT001
            show(wanted, order, down)

        yield f"{name} by {order}{' down' if down else ''}", deed


def _together(model: Any, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return filters of none, of each, and of each two of some facts together."""
    found = {"all": model()}
    for some in (*((each,) for each in facts), *itertools.combinations(facts, 2)):
        found[" and ".join(some)] = model(**{name: facts[name] for name in some})
    return found


def _said(model: Any, words: tuple[str, ...]) -> dict[str, Any]:
    return {f"“{each}”": model(text=each) for each in words}


def _visits(session: Session) -> Iterator[tuple[str, Deed]]:
    facts = {"station_id": _station(session), "year": YEAR - 2, "waiting": True}
    filters = _together(visits.Filter, facts) | _said(visits.Filter, WORDS)

    def show(wanted: visits.Filter, order: str, down: bool) -> None:  # noqa: FBT001
        visits.count(session, wanted)
        visits.lines(session, wanted, order=order, descending=down, window=SHOWN)

    return _every(filters, visits.ORDERS, show)


def _opinions(session: Session) -> Iterator[tuple[str, Deed]]:
    matter = "SELECT matter_id FROM opinion_line WHERE matter_id <> '' ORDER BY matter_id LIMIT 1"
    facts = {
        "category": opinion_list.categories(session)[3],
        "station_id": _station(session),
        "unit_id": units.lines(session, TODAY.isoformat())[3].id,
        "matter_id": session.execute(text(matter)).scalar_one(),
        "year": YEAR - 2,
        "open": True,
    }
    filters = _together(opinion_list.Filter, facts) | _said(opinion_list.Filter, WORDS)
    for name, values in (("state", tuple(Heard)), ("due", tuple(Due))):
        for value, (other, with_) in itertools.product(values, [("", ""), *facts.items()]):
            chosen = {name: str(value), **({other: with_} if other else {})}
            called = f"{value.value if name == 'state' else value}{other and f' and {other}'}"
            chosen[name] = value if name == "due" else value.value
            filters[called] = opinion_list.Filter(**chosen)

    def show(wanted: opinion_list.Filter, order: str, down: bool) -> None:  # noqa: FBT001
        opinion_list.count(session, wanted, TODAY)
        opinion_list.lines(session, wanted, TODAY, order=order, descending=down, window=SHOWN)

    return _every(filters, opinion_list.ORDERS, show)


def _roster(session: Session) -> Iterator[tuple[str, Deed]]:
    facts = {
        "level": Level.COUNTY.value,
        "delegation": roster.delegations(session)[1],
        "occupation_class": roster.classes(session)[1],
        "sex": "female",
        "status": "in_office",
        "term": "now",
        "place": "unsure",
    }
    filters = _together(roster.Filter, facts) | _said(roster.Filter, NAMES)

    def show(wanted: roster.Filter, order: str, down: bool) -> None:  # noqa: FBT001
        roster.totals(session, wanted)
        roster.rule(session, wanted, order, descending=down)
        roster.lines(session, wanted, year=YEAR, order=order, descending=down, window=SHOWN)

    return _every(filters, roster_order.ORDERS, show)


def _activities(session: Session) -> Iterator[tuple[str, Deed]]:
    facts = {
        "kind": ActivityKind.TEAM.value,
        "year": YEAR - 2,
        "state": State.CLOSED.value,
        "team_id": teams.find(session, "", limit=2)[1][0],
        "person_id": _somebody(session, 1)[0][1],
    }
    filters = _together(activity_list.Filter, facts)
    filters |= _said(activity_list.Filter, ("第777次", "沙河", "三点意见"))
    filters |= {each.value: activity_list.Filter(state=each.value) for each in State}

    def show(wanted: activity_list.Filter, order: str, down: bool) -> None:  # noqa: FBT001
        activity_list.count(session, wanted)
        activity_list.lines(session, wanted, TODAY, order=order, descending=down, window=SHOWN)

    return _every(filters, activity_list.ORDERS, show)


def _files(session: Session) -> Iterator[Result]:
    """Open 履职档案 of forty delegates, as its page does."""
    spent = []
    for mandate_id, person_id in _somebody(session, 40):

        def look(mandate_id: str = mandate_id, person_id: str = person_id) -> None:
            delegates.file(session, mandate_id, TODAY)
            delegate_year.year_file(session, mandate_id, YEAR, TODAY)
            group_boards.of_person(session, person_id, TODAY)

        spent.append(took(look))
    yield Result("履职档案 of a delegate, median", median(spent), "ms", bound=FILE_MS)
    yield Result("履职档案, the slowest of forty", max(spent), "ms", bound=FILE_MS)


def _behind(session: Session) -> Iterator[Result]:
    """Tell who is behind in a year that is over and in this one: how many, and the first."""
    for year, today in ((YEAR, TODAY), (YEAR - 1, TODAY)):
        wanted = duty.Filter(behind=True)

        def look(wanted: duty.Filter = wanted, year: int = year, today: Any = today) -> None:
            duty.found(session, wanted, year, today, window=SHOWN)

        yield Result(
            f"who is behind in {year}, counted and first", took(look), "ms", bound=BEHIND_MS
        )
    of = _somebody(session, 1)[0][0]
    compared = took(lambda: duty.compare(session, of, YEAR, teams={}))
    yield Result("a delegate's points beside all others'", compared, "ms", bound=BEHIND_MS)


def _station(session: Session) -> str:
    query = "SELECT station_id FROM visit_line ORDER BY station_id LIMIT 1"
    return str(session.execute(text(query)).scalar_one())


def _somebody(session: Session, many: int) -> list[tuple[str, str]]:
    query = "SELECT mandate_id, person_id FROM roster_line WHERE seq % 1471 = 5 LIMIT :n"
    rows = session.execute(text(query), {"n": many}).all()
    return [(row.mandate_id, row.person_id) for row in rows]
