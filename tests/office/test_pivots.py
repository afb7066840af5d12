"""The laws of 交叉统计: cells sum to the whole, shares to 100, each list is as long as counted."""

import random
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from npcdesk.errors import Unclear
from npcdesk.job import finish
from npcdesk.office import figures, pivots, statistics, suggestion_import
from npcdesk.office.figures import Pick
from npcdesk.office.statistics import NOBODY, Scope
from npcdesk.rules import pivot
from npcdesk.rules.drafts import SuggestionDraft, SuggestionSheet
from npcdesk.rules.pivot import ACROSS, AXES, MEASURES, Asked
from npcdesk.rules.shares import Mode, Rounding
from tests.make import TODAY

ASKED = st.builds(
    Asked,
    rows=st.sampled_from(sorted(AXES)),
    columns=st.sampled_from(["", *sorted(ACROSS)]),
    measure=st.sampled_from(sorted(MEASURES)),
).filter(lambda asked: asked.rows != asked.columns)


def hundred(cells):
    """Hold what is divided completely to be printed as 100."""
    if sum(cell.count for cell in cells):
        assert round(sum(float(cell.printed.rstrip("%")) for cell in cells), 6) == 100.0


def summed(found, session):
    """Hold the sums at the ends to what they sum, and every list to its count."""
    every = [
        (row, column) for row in range(len(found.cells)) for column in range(len(found.cells[0]))
    ]
    for row, column in every:
        pick, cell = found.pick(row, column), found.cells[row][column]
        ids = statistics.ids(session, pick)
        assert len(ids) == len(set(ids)) == cell.count, pick
        assert pivots.named(session, pick)
    inner = [line[:-1] for line in found.cells[:-1]]
    if found.columns:
        assert [sum(cell.count for cell in line) for line in inner] == [
            line[-1].count for line in found.cells[:-1]
        ]
    ends = [line[-1].count for line in found.cells[:-1]]
    assert sum(ends) == found.cells[-1][-1].count
    assert found.asked.measure != pivot.COUNT or sum(ends) == found.total


def shared(found):
    """Hold shares to sum to 100 wherever something is divided completely."""
    inner = [line[:-1] for line in found.cells[:-1]]
    ends, below = [line[-1] for line in found.cells[:-1]], found.cells[-1][:-1]
    measure = found.asked.measure
    if measure == pivot.ROW_SHARE and found.columns:
        for line in (*inner, below):
            hundred(line)
    if measure == pivot.COLUMN_SHARE:
        for line in (*zip(*inner, strict=True), ends):
            hundred(line)
    if measure == pivot.SHARE:
        hundred(ends)
        if found.columns:
            hundred([cell for line in inner for cell in line])
            hundred(below)


@pytest.fixture
def papers(store):
    """Forty suggestions that differ in all that is counted."""
    dice = random.Random(3)
    drafts = [
        SuggestionDraft(
            f"关于第{n}件事的建议",
            category=dice.choice(["", "教科文卫", "其他"]),
            session=dice.choice(["十九届一次", "十九届闭会", "十八届五次"]),
            raised_on=dice.choice([None, date(2025, 1, 9), date(2026, 1, 9)]),
            lead_unit=dice.choice(["", "县住建局", "县卫健局"]),
            replied_on=dice.choice([None, date(2026, 3, 1), date(2026, 3, 9)]),
            reply_class=dice.choice(["", "A", "B", "C"]),
            rating=dice.choice(["", "satisfied", "mostly", "dissatisfied"]),
            origin=dice.choice(["", "调研", "接待群众"]),
        )
        for n in range(40)
    ]
    sheet = SuggestionSheet("建议.xlsx", "清单", 1, (), tuple(drafts))
    with store.reading() as session:
        planned = finish(suggestion_import.plan(session, sheet))
    with store.writing("导入建议") as session:
        finish(suggestion_import.apply(session, planned, today=TODAY))
    return store


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(asked=ASKED, scope=st.sampled_from([Scope(), Scope(19, 1), Scope(unit_id=NOBODY)]))
def test_cells_sum_shares_are_whole_and_lists_are_as_long_as_told(papers, asked, scope):
    with papers.reading() as session:
        found = statistics.suggestions(session, scope, today=TODAY)
        made = pivots.pivot(session, scope, asked, today=TODAY)
        summed(made, session)
        shared(made)
        if MEASURES[asked.measure].rate and made.total == found.total:
            assert made.cells[-1][-1].printed == found.rate(asked.measure).printed


def test_a_table_without_columns_is_the_division_as_it_stands_elsewhere(papers):
    with papers.reading() as session:
        found = statistics.suggestions(session, Scope(), today=TODAY)
        for division in found.partitions:
            made = pivots.pivot(session, Scope(), Asked(division.name, "", "share"), today=TODAY)
            told = [(part.key, part.label, part.count, part.share) for part in division.parts]
            lines = zip(made.rows, made.cells, strict=False)
            assert [(h.key, h.label, c.count, c.printed) for h, (c,) in lines] == told


def test_years_and_meetings_stand_in_their_order_and_what_has_none_last():
    assert pivot.in_time({"19-0", "19-2", "", "18-5", "19-1"}) == [
        "18-5",
        "19-1",
        "19-2",
        "19-0",
        "",
    ]
    assert pivot.time_said("session", "19-0") == "十九届闭会"
    assert pivot.time_said("term", "19") == "第十九届"


def test_a_choice_is_said_by_name_or_in_words_and_refused_in_words():
    assert pivot.asked("承办单位", "class", "满意率") == Asked("unit", "class", "satisfied")
    for wrong in (("颜色",), ("class", "办理结果"), ("class", "承办单位"), ("class", "", "好评")):
        with pytest.raises(Unclear, match=r"。$"):
            pivot.asked(*wrong)


def test_a_place_survives_being_written_and_plain_shares_stay_plain(store):
    place = pivot.Place(Asked("unit", "class"), "u1", "A")
    assert pivot.read(place.text()) == place
    assert statistics.read(
        statistics.written(Pick(Scope(19, 1), pivot.NAME, place.text()))
    ) == Pick(Scope(19, 1), pivot.NAME, place.text())
    with store.reading() as session:
        plain = Rounding(0, Mode.PLAIN)
        asked = Asked("class", "rating", pivot.SHARE)
        found = pivots.pivot(session, Scope(year=1999), asked, today=date(2026, 5, 6), how=plain)
    assert (found.total, found.rows, found.note) == (0, (), "")
    assert found.cells[-1][-1].printed == figures.shares.NONE
