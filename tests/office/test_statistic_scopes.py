"""What is counted of one delegation, one level, one class as of the reply or of today."""

from datetime import date

import pytest

from npcdesk.office import pivots, promises, statistics, statistics_progress
from npcdesk.office.statistics import Scope
from npcdesk.rules.pivot import AXES, Asked
from tests import make
from tests.make import TODAY
from tests.office.queries_of_figures import picks

SCOPES = {
    Scope(area="沙河镇"): (2, "沙河镇提出"),
    Scope(area="东桥镇"): (1, "东桥镇提出"),
    Scope(area="没有的镇"): (0, "没有的镇提出"),
    Scope(level="county"): (2, "县级代表领衔"),
    Scope(level="city"): (1, "市级代表领衔"),
    Scope(reply_class="A"): (2, "答复时A类"),
    Scope(current_class="A"): (1, "当前A类"),
    Scope(current_class="C", area="东桥镇"): (0, "东桥镇提出，当前C类"),
    Scope(area="沙河镇", unit_id=statistics.NOBODY): (1, "沙河镇提出，未交办"),
}


@pytest.fixture
def papers(store):
    """Two that are answered, by delegates of two places and levels; one that nobody has yet."""
    make.delegate(store, "周启明", delegation="沙河镇")
    make.delegate(store, "林月华", delegation="东桥镇", level="city")
    first = make.handed_over(store, title="关于修桥的建议", lead="周启明")
    second = make.handed_over(store, title="关于修路的建议", lead="林月华")
    for paper in (first, second):
        make.replied(store, paper)
    make.suggestion(store, title="关于种树的建议", lead="周启明")
    with store.writing("改类别") as session:
        promises.reclass(
            session,
            first,
            reply_class="C",
            reason="桥没有修好",
            approved_by="主任会议",
            on=date(2026, 4, 20),
            today=TODAY,
        )
    return store


def test_a_scope_counts_its_own_and_every_list_is_as_long_as_told(papers):
    with papers.reading() as session:
        for scope, (many, words) in SCOPES.items():
            found = statistics.suggestions(session, scope, today=TODAY)
            assert (found.total, found.words) == (many, words)
            assert sum(unit.count for unit in found.units) == many
            for pick, count in picks(found).items():
                assert len(statistics.ids(session, pick)) == count, pick
            progress = statistics_progress.progress(session, scope, TODAY)
            answered = found.rate("concluded").numerator
            assert (progress.replied[-1] if progress.replied else 0) == answered
            for rows in AXES:
                table = pivots.pivot(session, scope, Asked(rows), today=TODAY)
                assert len(statistics.ids(session, table.pick(len(table.rows), 0))) == table.total
            by_unit = pivots.pivot(session, scope, Asked("unit", "state"), today=TODAY)
            assert by_unit.total == many


def test_suggestions_of_a_place_are_shared_among_its_own_delegates(papers):
    make.delegate(papers, "何家梁", delegation="沙河镇")
    make.delegate(papers, "马文生", delegation="北山镇")

    def each(**scope):
        with papers.reading() as session:
            means = statistics.suggestions(session, Scope(term=19, **scope), today=TODAY).means
        return [(mean.total, mean.many) for mean in means if mean.name == "per_delegate"]

    assert each() == [(3, 3)]
    assert each(area="沙河镇") == each(area="沙河镇", level="county") == [(2, 2)]
    assert each(level="city") == []


def test_those_who_lead_are_asked_for_what_can_be_chosen(papers):
    with papers.reading() as session:
        assert statistics.areas(session) == ["东桥镇", "沙河镇"]
        assert statistics.levels(session) == [("city", "市级"), ("county", "县级")]


def test_months_stand_in_the_order_of_time(papers):
    make.suggestion(papers, title="关于修堤的建议", lead="周启明", raised_on=date(2025, 12, 1))
    with papers.reading() as session:
        table = pivots.pivot(session, Scope(), Asked("month"), today=TODAY)
        assert [head.label for head in table.rows] == ["2025年12月", "2026年1月"]
        assert [line[0].count for line in table.cells] == [1, 3, 4]
        assert pivots.named(session, table.pick(0, 0)) == "提出月份：2025年12月"
