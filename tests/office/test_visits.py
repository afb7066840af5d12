"""A visit, what was said at it, and the suggestion that came of one word."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import Disposition
from npcdesk.office import (
    opinion_list,
    raising,
    stations,
    suggestion_list,
    visits,
    windows,
)
from npcdesk.office.raising import NewSuggestion
from npcdesk.office.visits import Filter, NewOpinion, NewVisit
from tests import make
from tests.make import TODAY

SAID = "桥上的护栏断了两处，孩子上学不安全。"


@pytest.fixture
def station(store):
    with store.writing("登记站点") as session:
        return stations.add(session, "沙河镇代表之家", township="沙河镇")


@pytest.fixture
def who(store):
    return make.delegate(store, "周启明")


def log(store, station, *who, on=date(2026, 3, 1), said=(SAID,), received=0):
    with store.writing("登记走访") as session:
        new = NewVisit(station, on, who, opinions=tuple(map(NewOpinion, said)), received=received)
        return visits.log(session, new, today=TODAY)


def test_a_visit_is_listed_with_who_was_there_and_what_was_said(store, station, who):
    other = make.delegate(store, "王芳")
    visit = log(store, station, who, other, who, said=(SAID, "路灯不亮。"), received=1)
    with store.reading() as session:
        (row,) = visits.lines(session, Filter())
        file = visits.file(session, visit)
    assert (row.station, row.delegates, row.received) == ("沙河镇代表之家", "周启明、王芳", 2)
    assert (row.opinions, row.open_opinions, row.words) == (2, 2, SAID)
    assert [said.speaker for said in file.opinions] == ["匿名", "匿名"]
    assert file.row == row


def test_what_cannot_be_is_refused_and_leaves_nothing(store, station, who):
    with pytest.raises(NotAllowed, match="还没有到"):
        log(store, station, who, on=TODAY + timedelta(days=1))
    with pytest.raises(NotAllowed, match="至少填写一位"):
        log(store, station)
    with pytest.raises(NotAllowed, match="原话"):
        log(store, station, who, said=(" ",))
    with pytest.raises(NotFound, match="站点"):
        log(store, "0" * 32, who)
    with pytest.raises(NotFound, match="名册"):
        log(store, station, "0" * 32)
    with store.reading() as session:
        assert visits.count(session, Filter()) == 0


def test_a_suggestion_cannot_be_raised_before_the_visit_it_comes_from(store, station, who):
    visit = log(store, station, who)
    with store.reading() as session:
        opinion = visits.file(session, visit).opinions[0].id
        held_on = visits.file(session, visit).row.held_on
    new = NewSuggestion(
        title="关于修缮沙河桥的建议",
        lead_id=who,
        raised_on=held_on - timedelta(days=1),
        term=19,
        session=0,
        opinion_ids=(opinion,),
    )
    with pytest.raises(NotAllowed, match="听到的"), store.writing("登记建议") as session:
        raising.take_in(session, new, today=TODAY)
    with store.writing("登记建议") as session:
        raising.take_in(session, replace(new, raised_on=held_on), today=TODAY)


def test_an_opinion_becomes_a_suggestion_and_both_know_it(store, station, who):
    visit = log(store, station, who)
    with store.reading() as session:
        opinion = visits.file(session, visit).opinions[0].id
    with store.writing("登记建议") as session:
        new = NewSuggestion(
            title="关于修缮沙河桥的建议",
            lead_id=who,
            raised_on=TODAY,
            term=19,
            session=0,
            opinion_ids=(opinion,),
        )
        paper = raising.take_in(session, new, today=TODAY)
    with store.reading() as session:
        (said,) = visits.file(session, visit).opinions
        (voice,) = suggestion_list.paper(session, paper, TODAY).voices
        assert visits.lines(session, Filter())[0].open_opinions == 0
    assert (said.disposition, said.suggestion_id) == (Disposition.SUGGESTION, paper)
    assert said.suggestion_state == "草稿"
    assert (voice.visit_id, voice.words) == (visit, SAID)
    with pytest.raises(NotAllowed, match="已经转为建议"), store.writing("改处理") as session:
        visits.dispose(session, opinion, Disposition.ANSWERED)
    store.undo(store.last_write().id)
    with store.reading() as session:
        assert visits.file(session, visit).opinions[0].suggestion_id == ""
        assert visits.lines(session, Filter())[0].open_opinions == 1


def test_filters_narrow_by_station_year_words_and_what_waits(store, station, who):
    with store.writing("登记站点") as session:
        other = stations.add(session, "青石镇代表之家")
    old = log(store, station, who, on=date(2025, 12, 31), said=("水渠淤了。",))
    new = log(store, station, who)
    far = log(store, other, who, said=())

    def found(**wanted):
        with store.reading() as session:
            return [row.id for row in visits.lines(session, Filter(**wanted))]

    assert set(found()) == {old, new, far}
    assert found(year=2025) == [old]
    assert found(station_id=other) == [far]
    assert found(text="护栏") == [new]
    assert set(found(waiting=True)) == {old, new}
    with store.reading() as session:
        by_name = {line.name: line for line in stations.lines(session, 2026)}
    assert (by_name["沙河镇代表之家"].visits, by_name["沙河镇代表之家"].opinions) == (1, 1)
    assert by_name["青石镇代表之家"].last_on == date(2026, 3, 1)


def test_a_word_that_too_many_visits_share_is_found_in_the_newest_and_that_is_told(
    store, station, who, monkeypatch
):
    monkeypatch.setattr(windows, "FOUND", 2)
    days = [date(2026, 3, day) for day in (1, 2, 3)]
    for day in days:
        log(store, station, who, on=day, said=("路灯不亮。",))
    rare = log(store, station, who, on=date(2026, 2, 1), said=("桥上护栏断了。",))
    with store.reading() as session:
        common = Filter(text="路灯")
        assert [row.held_on for row in visits.lines(session, common)] == days[:0:-1]
        assert visits.count(session, common) == 2
        assert "只在最近的 2 条里找" in visits.cut(session, common)
        asked = opinion_list.Filter(text="路灯")
        assert opinion_list.count(session, asked, TODAY) == 2
        assert "只在最近的 2 条里找" in opinion_list.cut(session, asked)
        assert [row.id for row in visits.lines(session, Filter(text="护栏"))] == [rare]
        assert visits.cut(session, Filter(text="护栏")) == ""
