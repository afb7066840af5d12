"""Whatever other offices have sent, every list, figure and picker of this office stays its own.

Foreign twins of every row of a whole office are put beside it: naming each other, naming this
office's rows, and naming them crosswise. What any query of `npcdesk.office` says must not change.
"""

import importlib
import inspect
import pkgutil
from dataclasses import dataclass
from datetime import date

import pytest
import sqlalchemy as sa

from npcdesk import office
from npcdesk.errors import DeskError, NotFound
from npcdesk.job import finish
from npcdesk.models import (
    Attachment,
    CongressSession,
    ContactStage,
    Disposition,
    EventKind,
    Handler,
    HandlerRole,
    HandlingUnit,
    Mandate,
    Opinion,
    Person,
    Rating,
    RosterLine,
    RulePack,
    Standing,
    Station,
    Suggestion,
    SuggestionEvent,
    SupervisionGroup,
    Term,
    Visit,
    VisitLine,
)
from npcdesk.office import (
    addressed,
    attachments,
    delegates,
    dues,
    groups,
    hand_over_dues,
    offices,
    papers,
    returned_rows,
    roster,
    roster_import,
    search,
    short_ids,
    stations,
    suggestion_events,
    suggestion_history,
    suggestion_import,
    suggestion_list,
    suggestion_names,
    suggestions,
    unit_lists,
    unit_returns,
    units,
    visits,
    windows,
)
from npcdesk.office import today as today_page
from npcdesk.office.windows import Window
from npcdesk.paths import OfficeFolder
from npcdesk.rules.drafts import DelegateDraft, RosterSheet, SuggestionDraft, SuggestionSheet
from npcdesk.rules.unit_lists import ReturnedList, ReturnedRow
from npcdesk.store import checking, journal, opening, projection
from tests import make
from tests.make import TODAY

OTHER = "330102009"  # an office below
EVERY = Window(0, 1000)
VERBS = {  # they write; what they look up is tried below or is a query named here
    "addressed": "require",
    "attachments": "attach put_away",
    "delegates": "add_mandate amend enrol put_away station_id",
    "groups": "amend choose form release",
    "offices": "add_neighbour amend begin open_session rename use_pack",
    "roster_import": "apply",
    "stations": "add amend",
    "suggestion_events": "add",
    "suggestion_import": "apply",
    "suggestions": "close contact file hand_over rate reply take_back take_in urge withdraw",
    "unit_returns": "apply",
    "units": "add ensure reach",
    "visits": "dispose log turn voice",
}


@dataclass
class Known:
    """Some rows of this office, by which its queries are asked."""

    paper: Suggestion
    handed: str
    person: Person
    mandate: Mandate
    station: Station
    visit: Visit
    opinion: Opinion
    unit: HandlingUnit
    group: SupervisionGroup
    attachment: Attachment


def known(session):
    def first(model, *where):
        own = sa.select(model).where(*where, model.unit == "").order_by(model.id)
        return session.execute(own).scalars().first()

    link = first(Handler)
    opinion = first(Opinion, Opinion.suggestion_id.is_not(None))
    at = session.execute(
        sa.text(
            "SELECT visit_id, person_id FROM visit_delegate WHERE unit = '' ORDER BY id LIMIT 1"
        )
    ).one()
    return Known(
        paper=session.get(Suggestion, opinion.suggestion_id),
        handed=link.suggestion_id,
        person=session.get(Person, at.person_id),
        mandate=first(Mandate, Mandate.person_id == at.person_id),
        station=first(Station),
        visit=session.get(Visit, at.visit_id),
        opinion=opinion,
        unit=session.get(HandlingUnit, link.unit_id),
        group=first(SupervisionGroup),
        attachment=first(Attachment),
    )


def sheet_of(kind, *drafts):
    return kind("表.xlsx", "表", 1, (), drafts, (), (), len(drafts))


def returned(session, of):
    rows = unit_lists.unit_list(session, of.unit.id, today=TODAY).rows
    said = [
        ReturnedRow(4 + n, row.code, row.number, row.session, row.title, contact="王", phone="1")
        for n, row in enumerate(rows)
    ]
    return sheet_of(ReturnedList, *said)


def people(of):
    named = DelegateDraft(name=of.person.name, birth=of.person.birth, phone="13", row=2)
    return sheet_of(RosterSheet, named, DelegateDraft(name="不认识的人", row=3))


def past_papers(of):
    draft = SuggestionDraft(title="以前的建议", lead=of.person.name, lead_unit=of.unit.name)
    return sheet_of(SuggestionSheet, draft)


QUERIES = {
    "addressed.above": lambda s, _: addressed.above(s),
    "addressed.above_called": lambda s, _: refusal(addressed.above_called, s, "市"),
    "addressed.collected_here": lambda s, k: addressed.collected_here(s, k.paper.id),
    "addressed.is_here": lambda s, k: addressed.is_here(s, k.paper),
    "addressed.name": lambda s, _: addressed.name(s, OTHER),
    "addressed.own": lambda s, _: addressed.own(s),
    "addressed.source": lambda s, k: addressed.source(s, k.paper.id),
    "attachments.content": lambda s, k: attachments.content(s, Scans(), k.attachment.id),
    "attachments.lines": lambda s, k: attachments.lines(s, k.attachment.owner_id),
    "delegates.file": lambda s, k: delegates.file(s, k.mandate.id, TODAY),
    "delegates.find": lambda s, k: delegates.find(s, k.person.name),
    "delegates.named": lambda s, k: delegates.named(s, k.person.name),
    "delegates.newest_mandate": lambda s, k: delegates.newest_mandate(s, k.person.id),
    "delegates.reveal": lambda s, k: delegates.reveal(s, k.mandate.id, "phone"),
    "delegates.suggestions_of": lambda s, _: [
        delegates.suggestions_of(s, line.person_id, TODAY)
        for line in roster.lines(s, roster.Filter(), year=2026)
    ],
    "dues.pack_of": lambda s, k: dues.pack_of(s, k.paper),
    "dues.resolve": lambda s, k: dues.resolve(
        s, k.paper, dues.pack_of(s, k.paper).reply_rule(between_sessions=False), TODAY
    ),
    "groups.boards": lambda s, _: groups.boards(s, TODAY),
    "groups.named": lambda s, k: groups.named(s, k.group.name),
    "hand_over_dues.hand_over_dues": lambda s, k: hand_over_dues.hand_over_dues(
        s, k.paper.id, TODAY
    ),
    "offices.here": lambda s, _: offices.here(s),
    "offices.neighbours": lambda s, _: offices.neighbours(s),
    "offices.pack": lambda s, _: offices.pack(s),
    "offices.sessions": lambda s, _: offices.sessions(s),
    "papers.feedback_form": lambda s, k: papers.feedback_form(s, k.handed, today=TODAY),
    "papers.reply_letter": lambda s, k: papers.reply_letter(s, k.handed, today=TODAY),
    "returned_rows.Parts": lambda s, _: vars(returned_rows.Parts(s)),
    "roster.classes": lambda s, _: roster.classes(s),
    "roster.count": lambda s, _: roster.count(s, roster.Filter(sex="female")),
    "roster.delegations": lambda s, _: roster.delegations(s),
    "roster.drafts": lambda s, _: finish(roster.drafts(s, roster.ids(s, roster.Filter()))),
    "roster.ids": lambda s, _: roster.ids(s, roster.Filter()),
    "roster.lines": lambda s, _: roster.lines(s, roster.Filter(), year=2026, window=EVERY),
    "roster.totals": lambda s, _: roster.totals(s, roster.Filter()),
    "roster.visits_of": lambda s, k: roster.visits_of(s, [k.person.id], k.visit.held_on.year),
    "roster_import.plan": lambda s, k: finish(roster_import.plan(s, people(k))),
    "search.find": lambda s, k: [
        search.find(s, words, TODAY)
        for words in (k.person.name, k.station.name, k.unit.name, k.paper.title[2:8], "3")
    ],
    "short_ids.opinion": lambda s, k: short_ids.opinion(s, k.opinion.id[8:]),
    "short_ids.visit": lambda s, k: short_ids.visit(s, k.visit.id[8:]),
    "stations.find": lambda s, _: stations.find(s, "", limit=99),
    "stations.lines": lambda s, _: stations.lines(s, 2026),
    "stations.named": lambda s, k: stations.named(s, k.station.name),
    "suggestion_events.events": lambda s, k: plain(suggestion_events.events(s, k.paper.id)),
    "suggestion_events.paper": lambda s, k: plain([suggestion_events.paper(s, k.paper.id)]),
    "suggestion_events.standing": lambda s, k: folded(suggestion_events.standing(s, k.paper.id)),
    "suggestion_history.groups": lambda s, _: [
        suggestion_history.groups(s, each) for each in every_paper(s)
    ],
    "suggestion_history.history": lambda s, k: told(s, k.handed),
    "suggestion_history.voices": lambda s, k: suggestion_history.voices(s, k.paper.id),
    "suggestion_import.plan": lambda s, k: finish(suggestion_import.plan(s, past_papers(k))),
    "suggestion_list.beside": lambda s, k: suggestion_list.beside(s, k.paper.id),
    "suggestion_list.by_state": lambda s, _: suggestion_list.by_state(
        s, suggestion_list.Filter(), TODAY
    ),
    "suggestion_list.categories": lambda s, _: suggestion_list.categories(s),
    "suggestion_list.count": lambda s, _: suggestion_list.count(s, suggestion_list.Filter(), TODAY),
    "suggestion_list.ids": lambda s, _: suggestion_list.ids(s, suggestion_list.Filter(), TODAY),
    "suggestion_list.lines": lambda s, _: suggestion_list.lines(
        s, suggestion_list.Filter(), today=TODAY, window=EVERY
    ),
    "suggestion_list.paper": lambda s, _: [
        suggestion_list.paper(s, each, TODAY) for each in every_paper(s)
    ],
    "suggestion_list.sources": lambda s, _: suggestion_list.sources(s),
    "suggestion_list.ticked": lambda s, _: suggestion_list.ticked(s, every_paper(s)),
    "suggestion_names.named": lambda s, k: [
        suggestion_names.named(s, words) for words in (k.paper.title, k.paper.id[8:])
    ],
    "suggestions.next_number": lambda s, k: suggestions.next_number(
        s, k.paper.term, k.paper.session
    ),
    "suggestions.reply_due": lambda s, k: suggestions.reply_due(s, k.paper.id, TODAY),
    "today.begun": lambda s, _: today_page.begun(s),
    "today.pressing": lambda s, _: today_page.pressing(s, TODAY),
    "today.today": lambda s, _: [today_page.today(s, TODAY, only) for only in today_page.Only],
    "unit_lists.handed_by": lambda s, _: unit_lists.handed_by(s),
    "unit_lists.in_hand": lambda s, _: unit_lists.in_hand(s, TODAY),
    "unit_lists.unit_list": lambda s, k: unit_lists.unit_list(s, k.unit.id, today=TODAY),
    "unit_returns.plan": lambda s, k: finish(unit_returns.plan(s, returned(s, k), today=TODAY)),
    "units.find": lambda s, _: units.find(s, "", limit=99),
    "units.lines": lambda s, _: units.lines(s, TODAY.isoformat()),
    "units.named": lambda s, k: units.named(s, k.unit.name),
    "visits.count": lambda s, k: visits.count(s, visits.Filter(station_id=k.station.id)),
    "visits.file": lambda s, k: visits.file(s, k.visit.id),
    "visits.file_with": lambda s, k: visits.file_with(s, k.opinion.id),
    "visits.lines": lambda s, _: visits.lines(s, visits.Filter(), window=EVERY),
    "visits.opinion_ids": lambda s, k: visits.opinion_ids(s, [k.visit.id, k.opinion.visit_id]),
    "windows.count": lambda s, _: [
        windows.count(s, table, []) for table in (RosterLine, Standing, VisitLine)
    ],
    "windows.distinct": lambda s, _: windows.distinct(s, RosterLine, "delegation"),
    "windows.newest": lambda s, k: plain_rows(
        windows.newest(s, VisitLine, "found_visit", k.station.name, 50)
    ),
    "windows.page": lambda s, _: plain_rows(
        windows.page(s, VisitLine, [], windows.ordered(VisitLine, ["held_on"]), EVERY)
    ),
}


class Scans:
    """Stands for the folder of scans: what is asked is which one is read."""

    def get(self, sha256):
        return sha256.encode()


def refusal(ask, *words):
    with pytest.raises(DeskError) as refused:
        ask(*words)
    return str(refused.value)


def plain(rows):
    return sorted((row.model_dump() for row in rows), key=str)


def plain_rows(rows):
    return [tuple(row) for row in rows]


def folded(now):
    return now.state, now.round, now.number, now.due_on, now.contacts, now.urged, len(now.odd)


def told(session, suggestion_id):
    events = suggestions.events(session, suggestion_id)
    now = suggestions.standing(session, suggestion_id)
    return suggestion_history.history(session, suggestion_id, events, now)


def every_paper(session):
    return suggestion_list.ids(session, suggestion_list.Filter(), TODAY)


@pytest.fixture(scope="module")
def county(tmp_path_factory, new_file):
    """An office with a row in every table and papers in every state."""
    folder = OfficeFolder(tmp_path_factory.mktemp("county"))
    folder.store.write_bytes(new_file)
    store = opening.open_store(folder, make.KEY, make.CLOCK)
    make.office(store)
    first = make.delegate(store, "周启明", station="沙河镇代表之家", phone="13800000001")
    make.delegate(store, "王芳", sex="female", occupation_class="农民", delegate_number="7")
    with store.writing("走访") as session:
        offices.open_session(
            session, term=19, ordinal=1, opened_on=date(2026, 1, 20), closed_on=date(2026, 1, 24)
        )
        home = stations.named(session, "沙河镇代表之家")
        said = (visits.NewOpinion("桥面坑洼"), visits.NewOpinion("路灯不亮"))
        new = visits.NewVisit(home, date(2026, 1, 20), (first,), opinions=said)
        visit = visits.log(session, new, today=TODAY)
        voiced = visits.opinion_ids(session, [visit])[visit][0]
    make.suggestion(store, title="关于增设公交站的建议", number="")
    make.suggestion(store, title="关于路灯的建议", number="36")
    papers_handed = [
        make.handed_over(store, number=str(40 + n), title=f"关于水渠第{n}段的建议")
        for n in range(3)
    ]
    make.unit(store, "县财政局")
    own = {"today": TODAY, "on": date(2026, 3, 1)}
    with store.writing("办理") as session:
        visits.turn(session, voiced, papers_handed[0], raised_on=TODAY)
        for paper in papers_handed[1:]:
            suggestions.contact(session, paper, stage=ContactStage.DURING, how="座谈", **own)
            suggestions.reply(session, paper, reply_class="A", **own)
        suggestions.rate(session, papers_handed[2], rating=Rating.SATISFIED, **own)
        group = groups.form(
            session, name="督办组", leader="王", decided_on=TODAY, members=("李",), today=TODAY
        )
        groups.choose(session, group, papers_handed[0], on=TODAY)
        session.add(
            Attachment(
                owner="suggestion", owner_id=papers_handed[0], sha256="0", size_bytes=1, name="a"
            )
        )
    yield store
    store.close()


@pytest.fixture(scope="module")
def beside(county):
    """What every query said before the foreign twins came, and what it says since."""
    before = answers(county)
    for naming in NAMING:
        twins(county, naming)
    return before, answers(county)


def answers(store):
    found = {}
    for name, ask in QUERIES.items():
        with store.reading() as session:
            try:
                found[name] = ask(session, known(session))
            except DeskError as error:
                found[name] = error
    return found


NAMING = {"each other": "ff", "ours": "fe", "ours crosswise": "00"}  # how their ids begin


def twins(store, naming):
    """Put a row of another office beside every row of ours."""
    tables = [table for table in journal.kept_tables() if table.name != "office"]
    with store.writing("导入") as session:
        connection = session.connection()
        rows = {
            table.name: [
                dict(row)
                for row in connection.execute(table.select().where(table.c.unit == "")).mappings()
            ]
            for table in tables
        }
        own = {name: [row["id"] for row in of] for name, of in rows.items()}
        ids = {i: f"{NAMING[naming]}{i[2:]}" for of in own.values() for i in of}
        crossed = {i: j for of in own.values() for i, j in zip(of, of[1:] + of[:1], strict=True)}
        names = {"each other": ids, "ours": {}, "ours crosswise": crossed}[naming]
        for table in tables:
            assert rows[table.name], f"the office has no {table.name} to make a twin of"
            made = []
            for row in rows[table.name]:
                named = {k: names.get(v, v) for k, v in row.items()}
                made.append({**named, "id": ids[row["id"]], "unit": OTHER})
            connection.execute(table.insert(), made)


def functions():
    """Return every public function and class of the office floor that is given a session."""
    found = set()
    for module in pkgutil.iter_modules(office.__path__):
        of = importlib.import_module(f"npcdesk.office.{module.name}")
        for name, each in vars(of).items():
            asks = inspect.isfunction(each) or (inspect.isclass(each) and name == "Parts")
            public = getattr(each, "__module__", "") == of.__name__ and not name.startswith("_")
            if asks and public and "session" in inspect.signature(each).parameters:
                found.add(f"{module.name}.{name}")
    return found


READS_OTHERS = {"others"}  # the module whose whole purpose is the rows of others


def test_every_query_of_the_office_is_asked_here():
    verbs = {f"{module}.{name}" for module, names in VERBS.items() for name in names.split()}
    wanted = {name for name in functions() if name.split(".")[0] not in READS_OTHERS}
    assert wanted == QUERIES.keys() | verbs


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_what_others_sent_changes_no_answer(beside, name):
    before, after = beside
    assert not isinstance(before[name], DeskError), before[name]
    assert after[name] == before[name]


def test_the_file_is_sound_with_rows_of_others_in_it(county, beside):
    assert finish(checking.check(county)) == []
    with county.writing("重新整理") as session:
        lines = finish(projection.rebuild(session))
    with county.reading() as session:
        own = sum(windows.count(session, each, []) for each in (RosterLine, Standing, VisitLine))
    assert lines == own
    assert answers(county) == beside[0]


MODELS = (
    Mandate,
    Suggestion,
    Visit,
    Opinion,
    HandlingUnit,
    Station,
    Person,
    SupervisionGroup,
)


def test_a_row_of_another_office_is_not_to_be_had_by_its_id(county, beside):
    with county.reading() as session:
        own = known(session)
        there = {
            model: session.execute(
                sa.select(model.id).where(model.unit == OTHER).order_by(model.id)
            ).scalars()
            for model in MODELS
        }
        other = {model: next(iter(ids)) for model, ids in there.items()}
        home, who = own.station.id, own.person.id
        event = session.execute(
            sa.select(SuggestionEvent.id).where(
                SuggestionEvent.suggestion_id == own.paper.id, SuggestionEvent.unit == OTHER
            )
        ).scalar()
    signed = suggestions.NewSuggestion("关于别处的建议", other[Person], TODAY, 19, 1)
    someone = visits.NewVisit(home, TODAY, (other[Person],))
    somewhere = visits.NewVisit(other[Station], TODAY, (who,))
    for ask in (
        lambda session: delegates.file(session, other[Mandate], TODAY),
        lambda session: delegates.put_away(session, other[Mandate]),
        lambda session: delegates.file(session, "fe" + other[Mandate][2:], TODAY),
        lambda session: suggestion_list.paper(session, other[Suggestion], TODAY),
        lambda session: suggestions.urge(
            session, other[Suggestion], on=TODAY, today=TODAY, how="电话"
        ),
        lambda session: hand_over_dues.hand_over_dues(session, other[Suggestion], TODAY),
        lambda session: groups.choose(session, own.group.id, other[Suggestion], on=TODAY),
        lambda session: groups.choose(session, other[SupervisionGroup], own.paper.id, on=TODAY),
        lambda session: groups.amend(
            session, other[SupervisionGroup], decided_on=TODAY, today=TODAY, **GROUP
        ),
        lambda session: visits.file(session, other[Visit]),
        lambda session: visits.file_with(session, other[Opinion]),
        lambda session: visits.dispose(session, other[Opinion], Disposition.ANSWERED),
        lambda session: units.reach(session, other[HandlingUnit], contact="", phone=""),
        lambda session: unit_lists.unit_list(session, other[HandlingUnit], today=TODAY),
        lambda session: stations.amend(session, other[Station], manager="某某"),
        lambda session: visits.turn(session, other[Opinion], own.paper.id, raised_on=TODAY),
        lambda session: suggestions.take_back(session, event, reason="错", today=TODAY),
        lambda session: suggestions.take_in(session, signed, today=TODAY),
        lambda session: visits.log(session, someone, today=TODAY),
        lambda session: visits.log(session, somewhere, today=TODAY),
    ):
        with pytest.raises(NotFound), county.writing("试") as session:
            ask(session)


def test_a_name_that_only_another_office_uses_is_free_here(county, beside):
    with county.writing("名称") as session:
        for model in (Station, HandlingUnit, SupervisionGroup):
            session.execute(
                sa.update(model).where(model.unit == OTHER).values(name=f"别处的{model.__name__}")
            )
        session.get(Station, stations.add(session, "别处的Station")).deleted = True
        session.flush()
        home = delegates.station_id(session, "别处的Station")
        assert session.get(Station, home).unit == ""
        units.add(session, "别处的HandlingUnit")
        groups.form(
            session, name="别处的SupervisionGroup", leader="王", decided_on=TODAY, today=TODAY
        )


def test_rows_of_others_that_would_lead_do_not(county, beside):
    """The greatest number, the newest term, what takes a step back, one more unit at work."""
    before = answers(county)
    with county.reading() as session:
        own = known(session)
        handed = session.execute(
            sa.select(Handler).where(Handler.suggestion_id == own.handed, Handler.unit == "")
        ).scalar_one()
        spare = units.named(session, "县财政局").id
        term = session.execute(sa.select(Term.id).where(Term.unit == "")).scalar()
    event = {"suggestion_id": own.handed, "on": TODAY, "unit": OTHER}
    other = Suggestion(title="别处的", term=19, session=1, unit=OTHER)
    rows = [
        other,
        SuggestionEvent(kind=EventKind.FILE, number="999", **event),
        SuggestionEvent(kind=EventKind.TAKE_BACK, about_id=handed.event_id, **event),
        SuggestionEvent(kind=EventKind.FILE, number="998", **(event | {"suggestion_id": other.id})),
        Handler(
            suggestion_id=own.handed,
            event_id=handed.event_id,
            unit_id=spare,
            role=HandlerRole.CO,
            unit=OTHER,
        ),
        CongressSession(term_id=term, ordinal=9, unit=OTHER),
    ]
    with county.writing("导入") as session:
        session.add_all(rows)
    assert answers(county) == before


def test_verbs_look_up_and_touch_this_offices_rows_alone(county, beside):
    with county.writing("督办") as session:
        own = known(session)
        group, paper = own.group.id, every_paper(session)[-1]
        groups.release(session, own.handed)
        groups.choose(session, group, own.handed, on=TODAY)
        groups.amend(session, group, decided_on=TODAY, today=TODAY, **GROUP)
        groups.choose(session, group, paper, on=TODAY)
        home = delegates.station_id(session, "沙河镇代表之家")
        assert session.get(Station, home).unit == ""
        away = make_alone(session)
        delegates.put_away(session, away)
        assert session.get(Person, session.get(Mandate, away).person_id).deleted
    with county.reading() as session:
        theirs = "SELECT count(*) FROM {} WHERE deleted AND unit <> ''".format
        for table in journal.kept_tables():
            assert session.execute(sa.text(theirs(table.name))).scalar() == 0, table.name


GROUP = {
    "name": "督办组",
    "leader": "王",
    "leader_post": "",
    "committee": "",
    "decided_by": "",
    "members": (),
    "plan": "",
}


def test_a_term_and_a_rule_pack_of_another_office_are_not_this_offices(county, beside):
    with county.writing("会议") as session:
        session.add(Term(office_id="", ordinal=20, unit=OTHER))
        session.add(RulePack(code="national-township", name="别处的", text="", unit=OTHER))
        session.flush()
        offices.open_session(session, term=20, ordinal=1)
        assert [line.term for line in offices.sessions(session)] == [20, 19]
        offices.use_pack(session, "national-township")
        own = sa.select(RulePack.text).where(RulePack.code == "national-township")
        assert session.execute(own.where(RulePack.unit == "")).scalar()
        assert offices.pack(session).code == "national-township"


def make_alone(session):
    """Enrol somebody of whom another office keeps a mandate; return the own one's id."""
    person, mandate = delegates.enrol(session, DelegateDraft(name="独一份"))
    session.add(Mandate(person_id=person, level="county", unit=OTHER))
    return mandate
