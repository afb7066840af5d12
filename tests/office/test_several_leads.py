"""Suggestions that several units lead: the table by unit counts them once, and says so."""

from datetime import date

import pytest

from npcdesk.models import Level
from npcdesk.office import figure_books, statistics, suggestions, written_suggestions
from npcdesk.office.statistics import NOBODY, Scope
from npcdesk.rules.shares import USUAL
from tests import make
from tests.make import TODAY

HANDED = date(2026, 3, 2)
ROADS, WATER, MONEY = "县交通运输局", "县水利局", "县财政局"


def handed(store, number, names, *, session=1, co=(), jointly=False):
    leads, others = ([make.unit(store, name) for name in some] for some in (names, co))
    paper = make.suggestion(
        store, number=number, title=f"关于第{number}件事的建议", session_ordinal=session
    )
    with store.writing("交办") as writing:
        suggestions.hand_over(
            writing,
            paper,
            lead_ids=leads,
            co_ids=others,
            on=HANDED,
            today=TODAY,
            jointly=jointly,
        )
    return paper


@pytest.fixture
def papers(store):
    """Roads: alone, apart from water, and with money jointly; in another session alone, helped."""
    make.delegate(store)
    handed(store, "1", [ROADS])
    handed(store, "2", [ROADS, WATER])
    handed(store, "3", [ROADS, MONEY], jointly=True)
    handed(store, "4", [ROADS], session=2, co=[WATER])
    make.suggestion(store, number="5", title="关于第5件事的建议")


def found(store, scope):
    with store.reading() as session:
        return statistics.suggestions(session, scope, today=TODAY)


def test_the_table_says_how_many_suggestions_it_counts_for_the_first_of_several(store, papers):
    now = found(store, Scope())
    assert (now.several.papers, len(now.several.units)) == (2, 3)
    assert [(unit.name, unit.count) for unit in now.units] == [(ROADS, 4), ("未交办", 1)]
    assert now.partition("unit").footnote == (
        "由几个单位分办或共同主办的2件，每件只算在排在第一的单位名下，按整件的结果算，其他主办、分办单位的行里没有。"
    )
    sheet = figure_books.of(now, figure_books.SUGGESTIONS)
    assert [each.note for each in sheet.divisions if each.title == "承办单位"] == [
        now.partition("unit").footnote
    ]


def test_what_is_led_alone_needs_no_word_whoever_helps(store, papers):
    for scope, leads in (
        (Scope(term=19, session=2), 1),
        (Scope(unit_id=NOBODY), 0),
        (Scope(area="没有的团"), 0),
    ):
        now = found(store, scope)
        assert (now.several.papers, len(now.several.units)) == (0, leads)
        assert now.partition("unit").footnote == now.several.words == ""


def test_of_one_unit_are_told_those_that_it_leads_beside_others(store, papers):
    for name, shared in ((ROADS, 2), (WATER, 1), (MONEY, 1)):
        assert found(store, Scope(unit_id=make.unit(store, name))).several.papers == shared


def test_a_place_and_a_level_narrow_them_too(store, papers):
    (area,) = _areas(store)
    assert found(store, Scope(area=area)).several.papers == 2
    level = found(store, Scope(level=Level.COUNTY.value))
    assert level.several.papers == (2 if level.total else 0)


def _areas(store):
    with store.reading() as session:
        return statistics.areas(session)


def test_the_reports_count_every_unit_that_leads(store, papers):
    with store.reading() as session:
        report, units = (
            "\n".join(map(str, made(session, Scope(), "", TODAY, USUAL)))
            for made in (written_suggestions.report, written_suggestions.units)
        )
    assert "建议交由3个单位主办。" in report
    assert "建议由3个单位主办，共4件。" in units
    assert "每件只算在排在第一的单位名下" in units
