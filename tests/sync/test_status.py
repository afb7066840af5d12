"""What screens and commands ask of the exchange: where it stands, and records in words."""

import pytest

from npcdesk.clock import now_ms
from npcdesk.job import finish
from npcdesk.models import Level, Written
from npcdesk.sync import called, hlc, incoming, joining, outgoing, status
from npcdesk.sync.outgoing import Order
from tests import make
from tests.sync.halls import DAY, office

pytestmark = pytest.mark.usefixtures("computer")


def of(hall):
    with hall.store.reading() as session:
        return status.status(session)


def test_an_office_that_has_not_joined_has_nothing_to_show(store):
    with store.reading() as session:
        assert status.status(session) == status.Status()
    with store.writing("申请") as session:
        joining.ask(session, nick="一号", day=DAY)
    with store.reading() as session:
        assert status.status(session).asked


def test_neighbours_and_the_last_import_are_told(halls):
    town, county = halls
    assert [(line.id, line.place) for line in of(town).lines] == [("330102", "above")]
    make.delegate(town.store, "周启明")
    county.take(town.send(county))
    now = of(county)
    assert [(line.id, line.place) for line in now.lines] == [("330102003", "below")]
    assert now.last.unit_name == "沙河镇人大主席团"
    assert now.last.counts["new"]["person"] == 1
    assert not now.last.by_copy  # none was made
    assert of(town).lines[0].sent_ms == 0  # written aside: nobody has put it anywhere yet
    outgoing.handed_over(town.store, Order("330102", DAY))
    assert of(town).lines[0].sent_ms > 0


def test_a_copy_may_be_put_back_only_while_nothing_was_written_since(halls):
    town, county = halls
    make.delegate(town.store, "周启明")
    with county.open(town.send(county)) as opened:
        finish(incoming.bring_in(county.store, opened, "desk-x.db"))
    assert of(county).last.by_copy
    county.send(town)
    assert of(county).last.by_copy
    with county.store.writing("配对") as session:
        status.note(session, "pair", "与北岭乡配对")
    assert not of(county).last.by_copy


def test_a_preview_can_be_told_in_words(halls):
    town, county = halls
    make.delegate(town.store, "周启明", phone="13800000001")
    seen = []
    with county.open(town.send(county)) as opened:
        incoming.preview(county.store, opened, lambda s: seen.extend(called.touched(s, 50)))
    person = next(touch for touch in seen if touch.table == "person")
    assert (person.name, person.kind) == ("周启明", "new")
    assert ("电话", "", "13800000001") in person.cells
    assert county.count("person") == 0


def test_papers_and_their_parts_have_names(store):
    paper = make.handed_over(store)
    with store.reading() as session:
        assert called.one(session, "suggestion", paper).startswith("第35号 关于修缮沙河桥")
        query = "SELECT id FROM suggestion_event WHERE kind = 'hand_over'"
        event = session.connection().exec_driver_sql(query).scalar()
        assert called.one(session, "suggestion_event", event).startswith("交办 2026.2.3，第35号")
        for table in called._QUERIES:
            assert isinstance(called.called(session, table, ["x"]), dict)
        query = "SELECT unit_id FROM handler"
        unit = session.connection().exec_driver_sql(query).scalar()
        assert called.said(session, "handler", "unit_id", unit) == "县交通运输局"
        assert called.said(session, "handler", "unit_id", "gone-1234567").startswith("承办单位 ")


def test_a_reply_waits_for_its_call_and_is_forgotten_after_it(halls, tmp_path, new_file):
    _, county = halls
    other = office(tmp_path / "other", new_file, Level.TOWNSHIP, "北岭乡人大主席团")
    with other.writing("改") as session:
        session.connection().exec_driver_sql("UPDATE office SET code = '330102004'")
        asked = joining.ask(session, nick="二号", day=DAY)
    with county.store.writing("答复") as session:
        status.keep_answer(session, asked, joining.answer(session, asked, day=DAY))
    (waiting,) = of(county).waiting
    assert (waiting.unit_name, waiting.request) == ("北岭乡人大主席团", asked)
    with county.store.writing("核对") as session:
        joining.believe(session, waiting.request, waiting.reply)
        status.drop_answer(session, waiting.inc)
    assert not of(county).waiting
    assert "330102004" in {line.id for line in of(county).lines}
    other.close()


def test_a_neighbour_s_clock_is_told_once_and_never_taken_for_this_computer_s(halls):
    town, county = halls
    make.delegate(town.store, "周启明")
    with town.store.writing("快了") as session:
        hlc.go_on(session, (now_ms() + 10 * hlc.AHEAD_MS) << 16)
    first = county.take(town.send(county))
    assert [each for each in first.alarms if "对方电脑的时间" in each]
    assert county.take(town.send(county)).alarms == ()
    make.delegate(county.store, "王芳")
    for hall in halls:
        with hall.store.reading() as session:
            assert not status.status(session).clock_behind


def test_a_clock_that_was_set_back_is_told_until_the_next_write(halls):
    town, _ = halls
    with town.store.writing("改") as session:
        session.get(Written, session.info["write"]).at_ms = now_ms() + 3 * 86_400_000
    with town.store.reading() as session:
        assert status.status(session).clock_behind
    make.delegate(town.store, "周启明")
    with town.store.reading() as session:
        assert not status.status(session).clock_behind
