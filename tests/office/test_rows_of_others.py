"""Whatever other offices have sent, every list, figure and picker of this office stays its own.

Foreign twins of every row of a whole office are put beside it: naming each other, naming this
office's rows, and naming them crosswise. What any query of `npcdesk.office` says must not change.
"""

import importlib
import inspect
import pkgutil
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
    OpinionLine,
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
    delegates,
    evaluation,
    group_events,
    groups,
    hand_over_dues,
    matters,
    offices,
    quality,
    raising,
    stations,
    suggestion_list,
    suggestions,
    unit_lists,
    units,
    visits,
    windows,
    year_reports,
)
from npcdesk.paths import OfficeFolder
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.store import checking, journal, opening, projection
from tests import make
from tests.make import TODAY
from tests.office import (
    queries_of_activities,
    queries_of_figures,
    queries_of_honours,
    queries_of_projects,
    queries_of_stations,
    queries_of_topics,
)
from tests.office.asked import every_paper, known
from tests.office.every_query import QUERIES
from tests.office.every_verb import VERBS

OTHER = "330102009"  # an office below


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
        queries_of_stations.man(session, home)
    make.suggestion(store, title="关于增设公交站的建议", number="")
    make.suggestion(store, title="关于路灯的建议", number="36")
    papers_handed = [
        make.handed_over(store, number=str(40 + n), title=f"关于水渠第{n}段的建议")
        for n in range(3)
    ]
    make.unit(store, "县财政局")
    own = {"today": TODAY, "on": date(2026, 3, 1)}
    with store.writing("办理") as session:
        matters.gather(session, visits.opinion_ids(session, [visit])[visit], "沙河桥")
        visits.turn(session, voiced, papers_handed[0], raised_on=TODAY)
        for paper in papers_handed[1:]:
            suggestions.contact(session, paper, stage=ContactStage.DURING, how="座谈", **own)
            suggestions.reply(session, paper, reply_class="A", **own)
        suggestions.rate(session, papers_handed[2], rating=Rating.SATISFIED, **own)
        rubric = evaluation.scheme(session, 2026).quality.criteria
        full = {each.name: each.points for each in rubric}
        for paper in papers_handed:
            quality.mark(session, paper, full, by="代工委", on=TODAY, today=TODAY)
        queries_of_activities.act(session, first, papers_handed[0])
        queries_of_topics.publish(session, papers_handed[0])
        queries_of_projects.carry_out(session, first)
        group = groups.form(
            session, name="督办组", leader="王", decided_on=TODAY, members=("李",), today=TODAY
        )
        groups.choose(session, group, papers_handed[0], on=TODAY)
        session.add(
            Attachment(
                owner="suggestion", owner_id=papers_handed[0], sha256="0", size_bytes=1, name="a"
            )
        )
        queries_of_figures.sum_up(session)
        money = units.ensure(session, "县财政局")
        queries_of_honours.honour(session, papers_handed[::-1], [money])
        year_reports.enter(session, year=2026, on=TODAY, to_whom="常委会", today=TODAY)
        step = group_events.events(session, group)[0].id
        session.add(
            Attachment(owner="group_event", owner_id=step, sha256="1", size_bytes=1, name="b")
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


READS_OTHERS = {"others", "all_stations", "townships", *queries_of_topics.READS_OTHERS}
"""Whose whole purpose is the rows of others."""


def test_every_query_of_the_office_is_asked_here():
    verbs = {f"{module}.{name}" for module, names in VERBS.items() for name in names.split()}
    wanted = {name for name in functions() if name.split(".")[0] not in READS_OTHERS}
    assert wanted == QUERIES.keys() | verbs


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_what_others_sent_changes_no_answer(beside, name):
    before, after = beside
    assert not isinstance(before[name], DeskError), before[name]
    assert after[name] == before[name]


LINES = (RosterLine, Standing, VisitLine, OpinionLine)


def test_the_file_is_sound_with_rows_of_others_in_it(county, beside):
    assert finish(checking.check(county)) == []
    with county.writing("重新整理") as session:
        lines = finish(projection.rebuild(session))
    with county.reading() as session:
        own = sum(windows.count(session, each, []) for each in LINES)
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
    signed = raising.NewSuggestion("关于别处的建议", other[Person], TODAY, 19, 1)
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
        lambda session: groups.amend(session, other[SupervisionGroup], GROUP),
        lambda session: visits.file(session, other[Visit]),
        lambda session: visits.file_with(session, other[Opinion]),
        lambda session: visits.dispose(session, other[Opinion], Disposition.ANSWERED),
        lambda session: units.reach(session, other[HandlingUnit], contact="", phone=""),
        lambda session: unit_lists.unit_list(session, other[HandlingUnit], today=TODAY),
        lambda session: stations.amend(session, other[Station], manager="某某"),
        lambda session: visits.turn(session, other[Opinion], own.paper.id, raised_on=TODAY),
        lambda session: suggestions.take_back(session, event, reason="错", today=TODAY),
        lambda session: raising.take_in(session, signed, today=TODAY),
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
        groups.amend(session, group, GROUP)
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


GROUP = groups.Facts("督办组", "王")


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
