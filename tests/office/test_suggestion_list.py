"""What screens ask of suggestions: counts, filters, orders, one by its number."""

from datetime import date

import pytest
from sqlalchemy import text

from npcdesk.office import suggestion_list, units
from npcdesk.office.suggestion_list import Filter
from npcdesk.rules.suggestion_life import State
from tests import make
from tests.make import TODAY


def test_the_tabs_count_every_state_and_every_late_one(store):
    for number in ("1", "2", "3"):
        make.handed_over(store, date(2026, 1, 28), number=number, title=f"关于{number}的建议")
    make.suggestion(store, number="4", title="关于四的建议")
    with store.reading() as session:
        states, late = suggestion_list.by_state(session, Filter(), TODAY)
        late_lines = suggestion_list.lines(session, Filter(late=True), today=TODAY)
        (unit,) = units.lines(session, TODAY.isoformat())
    assert states == {State.HANDLED: 3, State.FILED: 1}
    assert late == len(late_lines) == 3
    assert {line.days_left for line in late_lines} == {-8}
    assert (unit.open_count, unit.late_count) == (3, 3)


def test_the_most_urgent_comes_first_and_what_has_no_clock_last(store):
    later = make.handed_over(store, date(2026, 4, 1), number="1", title="关于缓的建议")
    waits = make.suggestion(store, number="2", title="关于等的建议")
    sooner = make.handed_over(store, date(2026, 2, 3), number="3", title="关于急的建议")
    with store.reading() as session:
        lines = suggestion_list.lines(session, Filter(), today=TODAY)
        turned = suggestion_list.lines(session, Filter(), today=TODAY, descending=True)
    assert [line.id for line in lines] == [sooner, later, waits]
    assert [line.id for line in turned] == [waits, later, sooner]


@pytest.mark.parametrize("order", suggestion_list.ORDERS)
@pytest.mark.parametrize("broad", [1, suggestion_list.BROAD])
def test_an_order_is_the_same_however_lines_are_found(store, monkeypatch, order, broad):
    """A broad filter is tried line by line, a narrow one looked up."""
    monkeypatch.setattr(suggestion_list, "BROAD", broad)
    for number in ("2", "1", "3"):
        make.handed_over(store, number=number, title=f"关于{number}的建议")
    make.suggestion(store, number="4", title="关于四的建议")
    wanted = Filter(state=State.HANDLED)
    with store.reading() as session:
        up = suggestion_list.lines(session, wanted, today=TODAY, order=order)
        down = suggestion_list.lines(session, wanted, today=TODAY, order=order, descending=True)
    assert sorted(line.number for line in up) == ["1", "2", "3"]
    assert [line.id for line in up] == [line.id for line in reversed(down)]


def test_no_order_sorts_the_whole_list(store):
    with store.reading() as session:
        for names in suggestion_list.ORDERS.values():
            by = ", ".join(f"standing.{name}" for name in (*names, "seq"))
            asked = text(f"EXPLAIN QUERY PLAN SELECT seq FROM standing ORDER BY {by}")
            said = [row[3] for row in session.execute(asked)]
            assert not any("TEMP B-TREE" in step for step in said), (names, said)


@pytest.mark.parametrize("order", ["state", "days_left"])
def test_a_category_of_a_session_is_counted_and_ordered_without_its_rows(store, order):
    by = ", ".join(f"standing.{name}" for name in (*suggestion_list.ORDERS[order], "seq"))
    where = "FROM standing WHERE term = 19 AND session = 1 AND category = '城建环境'"
    counts = "SELECT state, count(*), count(*) FILTER (WHERE due_order < '2026')"
    with store.reading() as session:
        for asked in (f"SELECT seq {where} ORDER BY {by}", f"{counts} {where} GROUP BY state"):
            said = session.execute(text(f"EXPLAIN QUERY PLAN {asked}")).all()
            steps = [row[3] for row in said]
            assert "USING COVERING INDEX standing_by_session" in steps[0], steps
            if order == "state":
                assert len(steps) == 1, steps
