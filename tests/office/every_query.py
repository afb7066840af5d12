"""Every query of `npcdesk.office`, and how each is asked about rows of the office at hand."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import pytest
import sqlalchemy as sa

from npcdesk.errors import DeskError
from npcdesk.job import finish
from npcdesk.models import (
    Attachment,
    Handler,
    HandlingUnit,
    Mandate,
    Opinion,
    Person,
    RosterLine,
    Standing,
    Station,
    Suggestion,
    SupervisionGroup,
    Visit,
    VisitLine,
)
from npcdesk.office import (
    addressed,
    amending,
    assignments,
    attachments,
    delegates,
    due_days,
    dues,
    evaluation,
    group_boards,
    group_dues,
    group_events,
    group_papers,
    groups,
    hand_over_dues,
    handing_over,
    holidays,
    letters,
    look_backs,
    moved_days,
    offices,
    packs,
    papers,
    promise_list,
    promises,
    putting_away,
    quality,
    reassigning,
    returned_rows,
    roster,
    roster_import,
    search,
    short_ids,
    similar,
    stations,
    strange_days,
    suggestion_ends,
    suggestion_events,
    suggestion_history,
    suggestion_import,
    suggestion_list,
    suggestion_names,
    suggestions,
    unit_lists,
    unit_returns,
    unit_side,
    units,
    urging,
    visits,
    windows,
)
from npcdesk.office import today as today_page
from npcdesk.office.windows import Window
from npcdesk.rules.assignment import AssignedRow
from npcdesk.rules.deadlines import Period, Unit
from npcdesk.rules.drafts import DelegateDraft, RosterSheet, SuggestionDraft, SuggestionSheet
from npcdesk.rules.holiday_table import HolidayYear
from npcdesk.rules.pack import Base, Rule
from npcdesk.rules.unit_lists import ReturnedList, ReturnedRow
from tests.make import TODAY

EVERY = Window(0, 1000)
JUNE_OFF = HolidayYear(
    2026, frozenset({date(2026, m, d) for m in (1, 5, 6, 10) for d in range(1, 31)}), frozenset()
)


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
    "addressed.name": lambda s, _: addressed.name(s, "330102009"),
    "addressed.own": lambda s, _: addressed.own(s),
    "addressed.source": lambda s, k: addressed.source(s, k.paper.id),
    "amending.signed": lambda s, k: amending.signed(s, k.paper.id),
    "assignments.plan": lambda s, k: assignments.plan(
        s, [AssignedRow(1, (k.unit.name,), number="35")], on=TODAY, today=TODAY
    ),
    "assignments.waiting": lambda s, _: assignments.waiting(s),
    "attachments.content": lambda s, k: attachments.content(s, Scans(), k.attachment.id),
    "attachments.lines": lambda s, k: attachments.lines(s, k.attachment.owner_id),
    "attachments.of_group": lambda s, k: attachments.of_group(s, k.group.id),
    "delegates.file": lambda s, k: delegates.file(s, k.mandate.id, TODAY),
    "delegates.find": lambda s, k: delegates.find(s, k.person.name),
    "delegates.named": lambda s, k: delegates.named(s, k.person.name),
    "delegates.newest_mandate": lambda s, k: delegates.newest_mandate(s, k.person.id),
    "delegates.reveal": lambda s, k: delegates.reveal(s, k.mandate.id, "phone"),
    "delegates.suggestions_of": lambda s, _: [
        delegates.suggestions_of(s, line.person_id, TODAY)
        for line in roster.lines(s, roster.Filter(), year=2026)
    ],
    "due_days.due_days": lambda s, _: due_days.due_days(s, TODAY),
    "dues.pack_of": lambda s, k: dues.pack_of(s, k.paper),
    "dues.resolve": lambda s, k: dues.resolve(
        s, k.paper, dues.pack_of(s, k.paper).reply_rule(between_sessions=False), TODAY
    ),
    "evaluation.ranking": lambda s, _: evaluation.ranking(s, 2026, today=TODAY),
    "evaluation.scheme": lambda s, _: evaluation.scheme(s, 2026),
    "evaluation.solved_classes": lambda s, _: evaluation.solved_classes(s),
    "evaluation.trace": lambda s, k: evaluation.trace(s, 2026, k.unit.id, today=TODAY),
    "evaluation.years": lambda s, _: evaluation.years(s, TODAY),
    "group_boards.boards": lambda s, _: group_boards.boards(s, TODAY),
    "group_boards.open_boards": lambda s, _: group_boards.open_boards(s, TODAY),
    "group_boards.file": lambda s, k: group_boards.file(s, k.group.id, TODAY),
    "group_boards.of_person": lambda s, k: group_boards.of_person(s, k.person.id, TODAY),
    "group_dues.dues": lambda s, _: group_dues.dues(s, TODAY, TODAY + timedelta(days=90)),
    "group_events.by_group": lambda s, _: [
        plain(each) for each in group_events.by_group(s).values()
    ],
    "group_events.events": lambda s, k: plain(group_events.events(s, k.group.id)),
    "group_events.own": lambda s, k: plain([group_events.own(s, k.group.id)]),
    "group_events.standing": lambda s, k: group_events.standing(s, k.group.id).stage,
    "group_events.standing_step": lambda s, k: plain(
        [group_events.standing_step(s, group_events.events(s, k.group.id)[0].id)]
    ),
    "group_papers.item_of": lambda s, k: refusal(
        partial(group_papers.item_of, today=TODAY), s, k.group.id, ""
    ),
    "group_papers.ledger": lambda s, _: group_papers.ledger(s, 2026, today=TODAY),
    "group_papers.slips": lambda s, k: refusal(
        partial(group_papers.slips, today=TODAY), s, k.group.id
    ),
    "group_papers.years": lambda s, _: group_papers.years(s, TODAY),
    "groups.find": lambda s, _: [groups.find(s, typed) for typed in ("", "wang", "督办")],
    "groups.named": lambda s, k: groups.named(s, k.group.name),
    "handing_over.plan": lambda s, k: [
        (each.due, str(each.problem))
        for each in handing_over.plan(
            s, [handing_over.Order(p, (k.unit.id,)) for p in every_paper(s)], on=TODAY, today=TODAY
        )
    ],
    "hand_over_dues.hand_over_dues": lambda s, k: hand_over_dues.hand_over_dues(
        s, k.paper.id, TODAY
    ),
    "dues.start_of": lambda s, k: dues.start_of(
        s, k.paper, Rule(Period(1, Unit.DAY), Base.SESSION_CLOSED, ""), TODAY
    ),
    "holidays.calendar": lambda s, _: holidays.calendar(s),
    "holidays.unknown_from": lambda s, _: holidays.unknown_from(s, TODAY),
    "holidays.years": lambda s, _: holidays.years(s),
    "letters.after": lambda s, _: [letters.after(s, p) for p in every_paper(s)],
    "letters.recipients": lambda s, _: [letters.recipients(s, p) for p in every_paper(s)],
    "moved_days.would_move": lambda s, _: moved_days.would_move(s, JUNE_OFF),
    "offices.here": lambda s, _: offices.here(s),
    "offices.neighbours": lambda s, _: offices.neighbours(s),
    "offices.pack": lambda s, _: offices.pack(s),
    "offices.sessions": lambda s, _: offices.sessions(s),
    "look_backs.figures": lambda s, _: look_backs.figures(s, look_backs.scope(s, 2027)),
    "look_backs.lines": lambda s, _: look_backs.lines(
        s, look_backs.scope(s, 2027, classes=("A", "B", "C"))
    ),
    "look_backs.scope": lambda s, _: look_backs.scope(s, 2026),
    "packs.laxer": lambda s, _: packs.laxer(s, offices.pack(s)),
    "packs.lines": lambda s, _: packs.lines(s),
    "packs.named": lambda s, _: packs.named(s, "national"),
    "papers.feedback_form": lambda s, k: papers.feedback_form(s, k.handed, today=TODAY),
    "papers.own_paper": lambda s, k: papers.own_paper(s, k.handed, TODAY, "催办单"),
    "papers.reply_letter": lambda s, k: papers.reply_letter(s, k.handed, today=TODAY),
    "promise_list.due_in_year": lambda s, _: promise_list.due_in_year(s, 2026, today=TODAY),
    "promise_list.lines": lambda s, _: promise_list.lines(s, promise_list.Filter(), today=TODAY),
    "promise_list.units": lambda s, _: promise_list.units(s),
    "promise_list.years": lambda s, _: promise_list.years(s),
    "promises.open_promises": lambda s, _: [
        [each.id for each in promises.open_promises(s, paper)] for paper in every_paper(s)
    ],
    "putting_away.left_open": lambda s, _: putting_away.left_open(s),
    "quality.candidates": lambda s, _: quality.candidates(s, 2026, today=TODAY),
    "quality.count": lambda s, _: [
        quality.count(s, 2026, today=TODAY, only=only) for only in quality.Only
    ],
    "quality.lines": lambda s, _: [
        quality.lines(s, 2026, today=TODAY, only=only) for only in quality.Only
    ],
    "quality.marks": lambda s, k: quality.marks(s, k.handed),
    "quality.scheme_of": lambda s, k: quality.scheme_of(s, k.handed, TODAY),
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
    "strange_days.ahead": lambda s, _: strange_days.ahead(s, date(2026, 1, 1)),
    "strange_days.doubt": lambda s, _: strange_days.doubt(s, 0) is None,
    "reassigning.kept_due": lambda s, k: reassigning.kept_due(
        s, suggestion_events.standing(s, k.handed)
    ),
    "reassigning.keeps_clock": lambda s, _: reassigning.keeps_clock(s),
    "suggestion_ends.signers": lambda s, k: suggestion_ends.signers(s, k.handed),
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
    "similar.similar": lambda s, k: similar.similar(s, k.paper.title, today=TODAY),
    "similar.text_of": lambda s, k: similar.text_of(s, k.paper.id),
    "suggestion_list.classes": lambda s, _: suggestion_list.classes(s),
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
    "unit_side.give_back_by": lambda s, k: unit_side.give_back_by(s, k.handed, k.unit.id),
    "unit_side.latest": lambda s, k: unit_side.latest(s, k.handed),
    "unit_side.parts": lambda s, k: unit_side.parts(s, k.handed),
    "unit_lists.handed_by": lambda s, _: unit_lists.handed_by(s),
    "unit_lists.in_hand": lambda s, _: unit_lists.in_hand(s, TODAY),
    "unit_lists.unit_list": lambda s, k: unit_lists.unit_list(s, k.unit.id, today=TODAY),
    "unit_returns.plan": lambda s, k: finish(unit_returns.plan(s, returned(s, k), today=TODAY)),
    "units.find": lambda s, _: units.find(s, "", limit=99),
    "units.kinds": lambda s, _: units.kinds(s),
    "units.line": lambda s, k: units.line(s, k.unit.id),
    "units.lines": lambda s, _: units.lines(s, TODAY.isoformat()),
    "units.named": lambda s, k: units.named(s, k.unit.name),
    "urging.leads": lambda s, k: urging.leads(s, k.handed, today=TODAY),
    "urging.urge_list": lambda s, k: urging.urge_list(s, k.unit.name, today=TODAY),
    "urging.urge_slip": lambda s, k: urging.urge_slip(s, k.handed, today=TODAY),
    "visits.count": lambda s, k: visits.count(s, visits.Filter(station_id=k.station.id)),
    "visits.file": lambda s, k: visits.file(s, k.visit.id),
    "visits.file_with": lambda s, k: visits.file_with(s, k.opinion.id),
    "visits.lines": lambda s, _: visits.lines(s, visits.Filter(), window=EVERY),
    "visits.opinion_ids": lambda s, k: visits.opinion_ids(s, [k.visit.id, k.opinion.visit_id]),
    "windows.count": lambda s, _: [
        windows.count(s, table, []) for table in (RosterLine, Standing, VisitLine)
    ],
    "windows.distinct": lambda s, _: windows.distinct(s, RosterLine, "delegation"),
    "windows.hits": lambda s, _: windows.hits(s, "found_suggestion", "建议"),
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
