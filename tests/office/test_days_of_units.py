"""平均办理天数: of all suggestions from the first 交办, of a unit from its own, after 改办."""

from datetime import date

import pytest

from npcdesk.job import finish
from npcdesk.office import pivots, reassigning, statistics, suggestions, unit_side, units
from npcdesk.office.statistics import Scope
from npcdesk.rules import pivot
from npcdesk.store import projection
from tests import make

TODAY = date(2026, 6, 1)
FIRST, OWN, REPLIED = date(2026, 2, 3), date(2026, 3, 3), date(2026, 4, 1)
AREA = Scope(area="沙河镇")


@pytest.fixture
def water(store):
    """A paper that 县交通运输局 gave back and 县水利局 answered; another that it had alone."""
    made = make.handed_over(store, FIRST)
    roads, water = make.unit(store), make.unit(store, "县水利局")
    other = make.suggestion(store, title="关于水渠的建议", number="36")
    with store.writing("改办") as session:
        at = {"on": date(2026, 2, 10), "today": TODAY}
        unit_side.give_back(session, made, unit_id=roads, reason="不归我局", **at)
        unit_side.reassign(session, made, **at)
        for paper, on in ((made, OWN), (other, FIRST)):
            suggestions.hand_over(session, paper, lead_ids=[water], on=on, today=TODAY)
            suggestions.reply(session, paper, on=REPLIED, today=TODAY, reply_class="A")
    return water


def days(store, unit_id="", scope=None):
    scope = scope or Scope(unit_id=unit_id)
    with store.reading() as session:
        assert finish(projection.differences(session)) == []
        found = statistics.suggestions(session, scope, today=TODAY)
    (mean,) = (each for each in found.means if each.name == "days")
    of_units = {unit.name: (unit.days.total, unit.days.many) for unit in found.units}
    return (mean.total, mean.many), of_units


def test_a_unit_is_counted_from_its_own_handing_over_and_the_whole_from_the_first(store, water):
    assert days(store) == ((57 + 57, 2), {"县水利局": (29 + 57, 2)})
    assert days(store, scope=AREA) == ((57 + 57, 2), {"县水利局": (29 + 57, 2)})
    assert days(store, water) == ((29 + 57, 2), {"县水利局": (29 + 57, 2)})
    assert days(store, scope=Scope(unit_id=water, area="沙河镇"))[0] == (29 + 57, 2)


def test_an_office_that_keeps_the_old_day_counts_a_unit_from_it(store, water):
    with store.writing("设置") as session:
        reassigning.keep_clock(session, keep=True)
    assert days(store) == ((114, 2), {"县水利局": (114, 2)})


def test_a_table_by_units_says_the_same_and_why_its_sum_differs(store, water):
    with store.reading() as session:
        wanted = pivot.asked("承办单位", "", "平均办理天数")
        by_unit = pivots.pivot(session, Scope(), wanted, today=TODAY)
        wanted = pivot.asked("内容分类", "", "平均办理天数")
        others = pivots.pivot(session, Scope(), wanted, today=TODAY)
        assert units.line(session, water).name == by_unit.rows[0].label
    assert [line[0].numerator for line in by_unit.cells] == [86, 86]
    assert by_unit.note == "改办过的，各单位从交给它的那天算起；不按单位时从第一次交办算起。"
    assert [line[0].numerator for line in others.cells] == [114, 114]
    assert others.note == ""
