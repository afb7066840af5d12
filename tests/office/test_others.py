"""What other offices sent, by unit: counted, listed, and never among the own."""

from datetime import date

import pytest

from npcdesk.errors import NotFound, Unclear
from npcdesk.models import Station
from npcdesk.office import (
    figure_rows,
    groups,
    offices,
    others,
    raising,
    stations,
    townships,
    visits,
)
from npcdesk.office.figures import Pick
from npcdesk.office.raising import NewSuggestion
from npcdesk.office.windows import Window
from tests import make
from tests.make import TODAY
from tests.sync.offices import CITY, COUNTY, OTHER_TOWN, TOWN, acquaint, desk, sync

NONE = dict.fromkeys(others.KINDS, 0)


@pytest.fixture(scope="module")
def three(tmp_path_factory, new_file):
    """A town with a visit and two papers, its county with units and a group, and another town."""
    place = tmp_path_factory.mktemp("three")
    town, county, beside = desks = [
        desk(place / unit, new_file, unit) for unit in (TOWN, COUNTY, OTHER_TOWN)
    ]
    acquaint(*desks)
    who = make.delegate(town.store, "周启明", station="沙河镇代表之家", phone="13800001234")
    make.handed_over(town.store, title="关于镇区路灯的建议")
    with town.store.writing("走访") as session:
        said = tuple(visits.NewOpinion(words) for words in ("桥面坑洼", "路灯不亮"))
        home = stations.named(session, "沙河镇代表之家")
        visits.log(
            session, visits.NewVisit(home, date(2026, 3, 1), (who,), opinions=said), today=TODAY
        )
        new = NewSuggestion("关于上游治理的建议", who, date(2026, 3, 2), 0, 0, to_code=COUNTY)
        raising.take_in(session, new, today=TODAY)
    make.unit(county.store, "县水利局")
    with county.store.writing("督办") as session:
        groups.form(
            session, name="督办组", leader="王", decided_on=TODAY, members=("李",), today=TODAY
        )
        offices.open_session(session, term=19, ordinal=1, opened_on=date(2026, 1, 20))
    sync(*desks[:2])
    beside.take(county.log())
    yield desks
    for each in desks:
        each.store.close()


def listed(one, unit, kind, **window):
    with one.store.reading() as session:
        return others.lines(session, unit, kind, Window(**window) if window else others.EVERYTHING)


def test_units_are_counted_by_kind(three):
    town, county, _ = three
    with county.store.reading() as session:
        (found,) = others.units(session)
    assert (found.code, found.name) == (TOWN, TOWN)
    here = {"delegates": 1, "stations": 1, "visits": 1, "suggestions": 1, "units": 1, "sessions": 1}
    assert dict(found.counts) == NONE | here
    with town.store.reading() as session:
        (above,) = others.units(session)
    there = {"units": 1, "groups": 1, "sessions": 1, "suggestions": 1}
    assert (above.code, dict(above.counts)) == (COUNTY, NONE | there)
    for one, unit in ((town, above), (county, found)):
        for kind, number in unit.counts.items():
            assert len(listed(one, unit.code, kind)) == number, kind


def test_townships_stand_side_by_side_and_every_figure_is_its_list(three):
    town, county, _ = three
    with county.store.reading() as session:
        found = townships.townships(session, townships.Scope(TODAY.year), today=TODAY)
        (line,) = found.lines
        for each in (line, found.whole):
            for figure, cell in each.cells.items():
                ids = townships.ids(session, Pick(found.scope, figure, each.unit))
                assert len(ids) == len(set(ids)) == cell.count, figure
                rows = figure_rows.rows(session, townships.counted_of[figure], ids)
                assert [row.id for row in rows] == ids, figure
        before = townships.townships(session, townships.Scope(2020), today=TODAY).whole
    assert line.unit == TOWN
    assert {name: cell.printed for name, cell in line.cells.items()} == {
        **dict.fromkeys(("suggestions", "handed_in", "delegates", "stations", "visits"), "1"),
        "answered": "0",
        "opinions": "2",
        "concluded": "0.0%",
        "came": "100.0%",
        "solved": "—",
        "satisfied": "—",
    }
    assert (before.cells["visits"].count, before.cells["delegates"].count) == (0, 1)
    with town.store.reading() as session:
        assert townships.townships(session, found.scope, today=TODAY).lines == ()


def test_a_county_reads_what_a_township_keeps(three):
    _, county, _ = three
    (who,) = listed(county, TOWN, "delegates")
    assert (who["name"], who["sex"], who["phone"]) == ("周启明", "male", "138****1234")
    assert others.texts(who, ("sex", "level", "status")) == ("男", "乡级", "在任")
    (home,) = listed(county, TOWN, "stations")
    assert (home["name"], home["visits"]) == ("沙河镇代表之家", 1)
    (visit,) = listed(county, TOWN, "visits")
    assert (visit["station"], visit["delegates"]) == ("沙河镇代表之家", "周启明")
    assert (visit["opinions"], visit["words"]) == (2, "桥面坑洼")
    (paper,) = listed(county, TOWN, "suggestions")
    assert (paper["title"], paper["state"]) == ("关于镇区路灯的建议", "办理中")
    assert paper["lead_unit"] == "县交通运输局"


def test_a_township_reads_what_the_county_publishes_and_what_it_handed_in(three):
    town, _, beside = three
    (paper,) = listed(town, COUNTY, "suggestions")
    assert (paper["title"], paper["source"]) == ("关于上游治理的建议", TOWN)
    (group,) = listed(town, COUNTY, "groups")
    assert (group["name"], group["members"], group["decided_on"]) == ("督办组", "李", TODAY)
    (meeting,) = listed(town, COUNTY, "sessions")
    assert (meeting["name"], meeting["opened_on"]) == ("十九届一次", date(2026, 1, 20))
    assert [unit["name"] for unit in listed(town, COUNTY, "units")] == ["县水利局"]
    assert [unit["name"] for unit in listed(beside, COUNTY, "units")] == ["县水利局"]


def test_a_window_of_lines_and_texts_for_a_sheet(three):
    town, county, _ = three
    for kind, what in others.KINDS.items():
        one, unit = (county, TOWN) if kind != "groups" else (town, COUNTY)
        assert listed(one, unit, kind, offset=1, limit=5) == []
        (line,) = listed(one, unit, kind, offset=0, limit=1)
        told = others.texts(line, tuple(what.heads))
        assert len(told) == len(what.heads)
        assert all(isinstance(each, str) for each in told)
        assert line["id"]


def test_a_unit_is_named_by_code_or_name(three):
    _, county, _ = three
    with county.store.reading() as session:
        assert others.named(session, TOWN).code == TOWN
        assert others.named(session, TOWN[:-1]).code == TOWN
        with pytest.raises(NotFound, match=TOWN):
            others.named(session, CITY + "9")
    with county.store.writing("又有一个单位") as session:
        session.add(Station(name="别处", unit=OTHER_TOWN, deleted=False))
        session.flush()
        with pytest.raises(Unclear):
            others.named(session, "3301020")
        session.rollback()
