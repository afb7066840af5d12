"""The law of the projections: whatever happened, the lists say what the records say."""

from datetime import date, timedelta

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import Session

from npcdesk.errors import DeskError
from npcdesk.job import finish
from npcdesk.models import ContactStage, EventKind, HandlingUnit, Person, Rating, Suggestion
from npcdesk.office import (
    groups,
    raising,
    stations,
    suggestion_list,
    suggestions,
    unit_side,
    visits,
)
from npcdesk.office import suggestion_ends as ends
from npcdesk.office.visits import NewOpinion, NewVisit
from npcdesk.rules import dated_events, suggestion_life
from npcdesk.store import bulk, projection
from tests import make
from tests.make import TODAY

DEEDS = (
    "file", "hand_over", "contact", "urge", "reply", "rate", "dissatisfied", "close", "withdraw",
    "receive", "co_receive", "give_back", "reassign", "insist", "extend", "co_opinion", "hollow",
    "send_back", "refuse", "redo", "explain", "take_back", "undo", "rename", "choose", "release",
    "apart", "part",
)  # fmt: skip
LIFE = st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 40)), max_size=20)


class Nothing:
    """What a paper has happened to it when even its raising was undone."""

    id = "nothing"


def do(session, paper, deed, on, units, group):
    """Try one deed on a day; what the rules refuse is refused."""
    s = suggestions
    when = {"on": on, "today": TODAY}
    deeds = {
        "file": lambda: raising.file(session, paper, number="35", **when),
        "hand_over": lambda: s.hand_over(
            session, paper, lead_ids=units[:1], co_ids=units[1:], **when
        ),
        "receive": lambda: unit_side.receive(session, paper, unit_id=units[0], **when),
        "co_receive": lambda: unit_side.receive(session, paper, unit_id=units[1], **when),
        "give_back": lambda: unit_side.give_back(
            session, paper, unit_id=units[0], reason="不归我们管", **when
        ),
        "reassign": lambda: unit_side.reassign(session, paper, **when),
        "insist": lambda: unit_side.insist(session, paper, reason="归", **when),
        "extend": lambda: unit_side.extend(
            session,
            paper,
            until=on + timedelta(days=120),
            reason="要勘察",
            approved_by="代工委",
            **when,
        ),
        "co_opinion": lambda: unit_side.co_opinion(
            session, paper, unit_id=units[1], body="同意", **when
        ),
        "hollow": lambda: unit_side.co_opinion(
            session, paper, unit_id=units[1], hollow=True, **when
        ),
        "send_back": lambda: ends.review(
            session, paper, EventKind.SEND_BACK, reason="一事多议", **when
        ),
        "refuse": lambda: ends.review(session, paper, EventKind.REFUSE, grounds=["court"], **when),
        "redo": lambda: ends.redo(session, paper, **when),
        "explain": lambda: ends.explain(session, paper, reason="没有钱", **when),
        "contact": lambda: s.contact(session, paper, stage=ContactStage.DURING, how="电话", **when),
        "urge": lambda: s.urge(session, paper, how="电话", **when),
        "reply": lambda: s.reply(session, paper, reply_class="A", **when),
        "apart": lambda: s.hand_over(session, paper, lead_ids=units, **when),
        "part": lambda: s.reply(
            session, paper, reply_class="C", body="没有钱", unit_id=units[1], **when
        ),
        "rate": lambda: s.rate(session, paper, rating=Rating.SATISFIED, **when),
        "dissatisfied": lambda: s.rate(
            session, paper, rating=Rating.DISSATISFIED, opinion="不行", **when
        ),
        "close": lambda: s.close(session, paper, **when),
        "withdraw": lambda: s.withdraw(session, paper, reason="撤回", **when),
        "take_back": lambda: s.take_back(
            session,
            next(iter(dated_events.in_order(s.events(session, paper))[::-1]), Nothing).id,
            reason="录错了",
            today=TODAY,
        ),
        "rename": lambda: setattr(somebody(session), "work_unit", on.isoformat()),
        "choose": lambda: groups.choose(session, group, paper, on=on),
        "release": lambda: groups.release(session, paper),
    }
    deeds[deed]()


def somebody(session):
    return session.execute(select(Person).limit(1)).scalar_one()


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(life=LIFE, pack=st.sampled_from(["national", "zhejiang", "chongqing"]))
def test_the_lists_say_what_the_records_say(store, life, pack):
    paper = make.suggestion(store, number="", title="关于任意的建议")
    units = [make.unit(store), make.unit(store, "县财政局")]
    with store.writing("成立督办组") as session:
        session.get(Suggestion, paper).pack_code = pack
        group = groups.form(
            session, name=f"督办组{paper}", leader="王建国", decided_on=TODAY, today=TODAY
        )
    for deed, days in life:
        try:
            if deed == "undo":
                store.undo(store.last_write().id)
            else:
                with store.writing(deed) as session:
                    do(session, paper, deed, TODAY - timedelta(days=days), units, group)
        except DeskError:
            continue
    with store.reading() as session:
        assert finish(projection.differences(session)) == []
        kept = {each.id for each in suggestions.events(session, paper)}
        if kept:
            now = suggestion_life.standing(suggestions.events(session, paper))
            line = suggestion_list.paper(session, paper, TODAY).line
            assert (line.state, line.round, line.number) == (now.state, now.round, now.number)
            assert (line.handed_on, line.reply_due) == (now.handed_on, now.due_on)


def test_differences_tells_a_line_that_was_tampered_with(store):
    make.handed_over(store)
    with store.altering() as connection:
        connection.exec_driver_sql("UPDATE standing SET state = '已办结'")
    with store.reading() as session:
        (said,) = finish(projection.differences(session))
    assert "state" in said
    with store.writing("重新整理") as session:
        finish(projection.rebuild(session))
    with store.reading() as session:
        assert finish(projection.differences(session)) == []


def test_a_renamed_unit_and_station_are_renamed_in_every_line(store):
    make.handed_over(store)
    with store.writing("登记走访") as session:
        station = stations.add(session, "沙河镇代表之家")
        who = somebody(session).id
        visit = visits.log(
            session,
            NewVisit(station, date(2026, 3, 1), (who,), opinions=(NewOpinion("路灯不亮。"),)),
            today=TODAY,
        )
    with store.writing("改名") as session:
        session.execute(select(HandlingUnit)).scalar_one().name = "县交通局"
        stations.amend(session, station, name="沙河代表联络站")
    with store.reading() as session:
        (line,) = suggestion_list.lines(session, suggestion_list.Filter(), today=TODAY)
        assert line.lead_unit == "县交通局"
        assert visits.file(session, visit).row.station == "沙河代表联络站"
        assert finish(projection.differences(session)) == []


def test_rebuilding_at_once_leaves_indexes_triggers_and_counts_as_they_were(store, monkeypatch):
    make.suggestion(store)
    monkeypatch.setattr(bulk, "MANY", 1)
    asked = sa.text("SELECT name, sql FROM sqlite_master WHERE sql <> '' ORDER BY name")
    with store.altering() as connection:
        before = connection.execute(asked).all()
        session = Session(connection)
        finish(projection.rebuild(session))
        assert connection.execute(asked).all() == before
        assert finish(projection.differences(session)) == []
        count = sa.text("SELECT lines FROM tally WHERE tbl = 'standing'")
        assert connection.execute(count).scalar_one() == 1
