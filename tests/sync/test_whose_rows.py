"""Whose a row is, as every office sees it; and papers that are handed in to a congress above."""

from datetime import date

import pytest

from npcdesk.errors import NotAllowed, NotFound, Unclear
from npcdesk.job import finish
from npcdesk.models import Attachment, ContactStage, EventKind, Rating, Suggestion
from npcdesk.office import (
    addressed,
    attachments,
    delegates,
    group_events,
    groups,
    offices,
    papers,
    raising,
    suggestion_list,
    suggestion_names,
    suggestions,
    units,
    visits,
)
from npcdesk.office.raising import NewSuggestion
from npcdesk.rules.suggestion_life import State
from npcdesk.store import blobs, checking, journal
from npcdesk.sync import rights, scopes
from npcdesk.sync.rights import LOCAL, LOCAL_COLUMNS, TABLES, Writer
from tests import make
from tests.make import TODAY
from tests.sync.offices import CITY, COUNTY, TOWN, acquaint, desk, same, sync

ON = {"on": date(2026, 4, 1), "today": TODAY}
TITLE = "关于沙河上游治理的建议"


@pytest.fixture
def trio(tmp_path, new_file):
    desks = tuple(desk(tmp_path / unit, new_file, unit) for unit in (TOWN, COUNTY, CITY))
    acquaint(*desks)
    yield desks
    for each in desks:
        each.store.close()


def hand_in(town, to=COUNTY, **facts):
    who = make.delegate(town.store, "周启明")
    new = NewSuggestion(TITLE, who, date(2026, 3, 1), 0, 0, to_code=to, **facts)
    with town.store.writing("登记建议") as session:
        return raising.take_in(session, new, today=TODAY)


def whole(one, paper):
    with one.store.reading() as session:
        return suggestion_list.paper(session, paper, TODAY)


def listed(one, **wanted):
    with one.store.reading() as session:
        found = suggestion_list.lines(session, suggestion_list.Filter(**wanted), today=TODAY)
    return [line.id for line in found]


def consistent(one):
    """Hold `unit` of every row against the scope it is in, and the lists against the records."""
    for table in journal.kept_tables():
        if table.name == "office":
            continue
        with one.store.reading() as session:
            rows = session.connection().exec_driver_sql(
                f"SELECT t.id, t.unit, n.name FROM {table.name} t "
                "JOIN row_meta m ON m.row_id = t.id JOIN scope_name n ON n.sid = m.sid"
            )
            for row_id, unit, scope in rows:
                assert unit == scopes.whose(scopes.parse(scope), one.unit), (table.name, row_id)
    assert finish(checking.check(one.store)) == []


def test_a_column_is_exchanged_by_a_rule_or_stays_here_by_name():
    for table in journal.kept_tables():
        here = {column.name for column in table.c} - LOCAL_COLUMNS - {"id"}
        if table.name not in LOCAL:
            assert here == TABLES[table.name].columns.keys(), table.name


def test_what_the_verbs_allow_of_a_paper_for_another_congress_is_what_the_exchange_lets_through():
    scope = scopes.addressed(TOWN, COUNTY)
    own, above = rights.relation(scope, TOWN, [COUNTY]), rights.relation(scope, COUNTY, [COUNTY])
    assert (own, above) == (Writer.OWN, Writer.ABOVE)
    for relation, mine in ((own, addressed.COLLECTOR), (above, addressed.ADDRESSEE)):
        for kind in EventKind:
            said = {"kind": kind.value}
            lets = rights.allowed(scope, relation, "suggestion_event", said, made_it=None)
            assert lets == (kind in mine), (relation, kind)


def test_rows_are_their_owners_at_every_office(trio):
    town, county, city = trio
    make.handed_over(town.store)
    make.unit(county.store, "县水利局")
    hand_in(town)
    sync(*trio)
    for one in trio:
        consistent(one)
    units_of = "SELECT group_concat(DISTINCT unit) FROM {}".format
    assert town.one("SELECT unit FROM handling_unit WHERE name = '县水利局'") == COUNTY
    assert county.one(units_of("person")) == TOWN
    assert city.one("SELECT unit FROM suggestion WHERE to_code <> ''") == COUNTY
    assert listed(city) == []


def test_files_of_a_published_step_stay_with_the_office_and_those_above(trio):
    _town, county, city = trio
    with county.store.writing("督办") as session:
        group = groups.form(session, name="督办组", leader="王", decided_on=TODAY, today=TODAY)
        step = group_events.events(session, group)[0].id
        about = {"owner": "group_event", "owner_id": step}
        session.add(Attachment(**about, sha256="0", size_bytes=1, name="纪要.docx"))
    sync(*trio)
    placed = (
        "SELECT n.name FROM {} t JOIN row_meta m ON m.row_id = t.id JOIN scope_name n USING (sid)"
    )
    for one in (county, city):
        assert one.one(placed.format("attachment")) == str(scopes.own(COUNTY))
        assert one.one(placed.format("group_event")) == str(scopes.published(COUNTY))
    consistent(city)


def test_a_paper_for_the_county_lives_there_and_is_seen_where_it_was_collected(trio):
    town, county, city = trio
    paper = hand_in(town)
    assert listed(town) == []
    sync(*trio)
    assert listed(county) == listed(county, source=TOWN) == [paper]
    assert listed(county, source=CITY) == []
    roads = make.unit(county.store)
    with county.store.writing("办理") as session:
        number = raising.next_number(session, 0, 0)
        raising.file(session, paper, number=number, **ON)
        suggestions.hand_over(session, paper, lead_ids=[roads], **ON)
    with county.store.writing("督办") as session:
        group = groups.form(session, name="督办组", leader="王", decided_on=TODAY, today=TODAY)
        groups.choose(session, group, paper, on=TODAY)
        suggestions.contact(session, paper, stage=ContactStage.DURING, how="座谈", **ON)
        suggestions.reply(session, paper, reply_class="A", **ON)
    sync(*trio)
    there = whole(town, paper)
    assert (there.line.state, there.line.number, there.submitted_to) == (
        State.ANSWERED,
        "1",
        COUNTY,
    )
    assert there.line.lead_unit == "县交通运输局"
    assert [name for _, name in there.groups] == ["督办组"]
    assert (there.term, there.pack_code) == (19, "national")
    assert there.allowed <= addressed.COLLECTOR
    with town.store.writing("评价") as session:
        suggestions.rate(session, paper, rating=Rating.SATISFIED, **ON)
    sync(*trio)
    here = whole(county, paper)
    assert (here.line.rating, here.source_name, here.submitted_to) == ("satisfied", TOWN, "")
    assert here.next_step is EventKind.CLOSE
    assert here.lead_id == ""
    same(town, county)
    for one in trio:
        consistent(one)
    with pytest.raises(NotFound):
        whole(city, paper)


@pytest.mark.parametrize(
    "deed",
    [
        lambda s, p: raising.file(s, p, number="1", **ON),
        lambda s, p: suggestions.hand_over(s, p, lead_ids=["x"], **ON),
        lambda s, p: suggestions.urge(s, p, how="电话", **ON),
        lambda s, p: suggestions.reply(s, p, reply_class="A", **ON),
        lambda s, p: suggestions.close(s, p, **ON),
        lambda s, p: papers.feedback_form(s, p, today=TODAY),
    ],
    ids=["file", "hand_over", "urge", "reply", "close", "print"],
)
def test_the_collector_is_told_who_does_it(pair, deed):
    town, _ = pair
    paper = hand_in(town)
    with pytest.raises(NotAllowed, match=COUNTY), town.store.writing("办理") as session:
        deed(session, paper)


def test_the_county_does_not_withdraw_what_the_township_handed_in(pair):
    town, county = pair
    paper = hand_in(town)
    sync(town, county)
    with pytest.raises(NotAllowed, match=TOWN), county.store.writing("撤回") as session:
        suggestions.withdraw(session, paper, reason="代表来信", **ON)
    with town.store.writing("撤回") as session:
        suggestions.withdraw(session, paper, reason="代表来信", **ON)
    sync(town, county)
    assert whole(county, paper).line.state is State.ENDED


def test_each_side_takes_back_its_own_steps_alone(pair):
    town, county = pair
    paper = hand_in(town)
    sync(town, county)
    with county.store.writing("立案") as session:
        event = raising.file(session, paper, number="1", **ON)
    sync(town, county)
    with pytest.raises(NotAllowed, match=COUNTY), town.store.writing("更正") as session:
        suggestions.take_back(session, event, reason="错了", today=TODAY)
    with county.store.writing("更正") as session:
        suggestions.take_back(session, event, reason="错了", today=TODAY)
    sync(town, county)
    assert whole(town, paper).line.state is State.DRAFT


def test_a_paper_is_handed_in_only_to_an_office_above(trio, store):
    town, county, city = trio
    for one, to in ((county, TOWN), (city, COUNTY), (town, "330104")):
        with pytest.raises(NotAllowed, match="配对"):
            hand_in(one, to)
    with town.store.reading() as session:
        assert [each.code for each in addressed.above(session)] == [COUNTY, CITY]
        assert addressed.above_called(session, COUNTY) == COUNTY
        with pytest.raises(Unclear):
            addressed.above_called(session, "3301")
        with pytest.raises(NotFound):
            addressed.above_called(session, "国务院")
    with store.reading() as session:
        assert (addressed.above(session), addressed.own(session)) == ([], "")


def test_an_opinion_that_went_up_is_told_with_its_paper_at_both_ends(pair):
    town, county = pair
    who = make.delegate(town.store, "周启明", station="沙河镇代表之家")
    with town.store.writing("走访") as session:
        home = session.get_one(delegates.Person, who).station_id
        new = visits.NewVisit(home, date(2026, 2, 1), (who,), opinions=(visits.NewOpinion("桥"),))
        visit = visits.log(session, new, today=TODAY)
        said = visits.opinion_ids(session, [visit])[visit]
        paper = raising.take_in(
            session,
            NewSuggestion(
                TITLE, who, date(2026, 3, 1), 0, 0, to_code=COUNTY, opinion_ids=tuple(said)
            ),
            today=TODAY,
        )
    sync(town, county)
    with town.store.reading() as session:
        (opinion,) = visits.file(session, visit).opinions
    assert (opinion.suggestion_id, opinion.suggestion_state) == (paper, "已提交")
    assert [voice.words for voice in whole(town, paper).voices] == ["桥"]
    assert [voice.words for voice in whole(county, paper).voices] == ["桥"]


def test_a_paper_that_was_handed_in_is_named_by_its_title_or_short_id(pair):
    town, county = pair
    paper = hand_in(town)
    sync(town, county)
    with town.store.reading() as session:
        assert suggestion_names.named(session, "上游治理").id == paper
        assert suggestion_names.named(session, paper[-8:]).id == paper
    own = make.suggestion(county.store, title="关于县里的建议")
    sync(town, county)
    with town.store.reading() as session, pytest.raises(NotFound):
        suggestion_names.named(session, own)


def test_a_scan_goes_with_the_paper_it_belongs_to(pair, tmp_path):
    town, county = pair
    paper = hand_in(town)
    scan = tmp_path / "原件.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    with town.store.writing("附件") as session:
        attachments.attach(session, blobs.Blobs(tmp_path / "blobs", make.KEY), paper, scan)
    sync(town, county)
    for one in pair:
        with one.store.reading() as session:
            assert [line.name for line in attachments.lines(session, paper)] == ["原件.pdf"]
        consistent(one)


def test_undoing_at_the_township_takes_the_paper_from_the_county(pair):
    town, county = pair
    paper = hand_in(town)
    written = town.store.last_write()
    sync(town, county)
    town.store.undo(written.id)
    sync(town, county)
    assert listed(county) == []
    with county.store.reading() as session:
        assert session.get(Suggestion, paper).deleted


def test_sessions_of_the_congress_above_are_offered_and_units_are_not(pair):
    town, county = pair
    make.unit(county.store, "县水利局")
    with county.store.writing("会议") as session:
        offices.open_session(session, term=19, ordinal=2, opened_on=date(2026, 1, 10))
    sync(town, county)
    with town.store.reading() as session:
        assert [line.session for line in offices.sessions(session)] == [1]
        assert [line.session for line in offices.sessions(session, COUNTY)] == [2, 1]
        assert units.lines(session, TODAY.isoformat()) == []
        assert offices.pack(session, "national", COUNTY).code == "national"
