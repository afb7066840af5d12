"""The queries about delegates, units, stations and visits, and how each is asked."""

from sqlmodel import select

from npcdesk.job import finish
from npcdesk.models import RosterLine
from npcdesk.office import (
    delegates,
    delegation_order,
    namesakes,
    roster,
    roster_import,
    roster_order,
    roster_paper,
    stations,
    units,
    visits,
)
from tests.make import TODAY
from tests.office.asked import EVERY, people

BY_DELEGATION = ("delegation", "strokes")


def written(order):
    """Return an order as SQL has it."""
    return [str(each.compile(compile_kwargs={"literal_binds": True})) for each in order]


def roster_lines(session):
    """Return what the roster keeps of each mandate."""
    return session.exec(select(RosterLine)).all()


QUERIES = {
    "delegates.file": lambda s, k: delegates.file(s, k.mandate.id, TODAY),
    "delegates.find": lambda s, k: delegates.find(s, k.person.name),
    "delegates.named": lambda s, k: delegates.named(s, k.person.name),
    "delegates.newest_mandate": lambda s, k: delegates.newest_mandate(s, k.person.id),
    "delegates.reveal": lambda s, k: delegates.reveal(s, k.mandate.id, "phone"),
    "delegates.suggestions_of": lambda s, _: [
        delegates.suggestions_of(s, line.person_id, TODAY)
        for line in roster.lines(s, roster.Filter(), year=2026)
    ],
    "delegates.statuses": lambda s, k: delegates.statuses(s, k.person.id),
    "namesakes.meant": lambda s, k: [
        [line.mandate_id for line in namesakes.meant(s, roster_lines(s), by)]
        for by in (k.mandate.id[-8:], "沙河镇")
    ],
    "namesakes.told_apart": lambda s, _: namesakes.told_apart(s, roster_lines(s)),
    "delegation_order.delegations": lambda s, _: delegation_order.delegations(s),
    "delegation_order.near": lambda s, _: written(
        delegation_order.near(s, [], BY_DELEGATION, EVERY, descending=False)[1]
    ),
    "delegation_order.order": lambda s, _: written(
        delegation_order.order(s, BY_DELEGATION, descending=True)
    ),
    "roster.classes": lambda s, _: roster.classes(s),
    "roster.count": lambda s, _: roster.count(s, roster.Filter(sex="female")),
    "roster.delegations": lambda s, _: roster.delegations(s),
    "roster.drafts": lambda s, _: finish(
        roster.drafts(s, roster.ids(s, roster.Filter()), whole=True)
    ),
    "roster.ids": lambda s, _: roster.ids(s, roster.Filter()),
    "roster.lines": lambda s, _: roster.lines(s, roster.Filter(), year=2026, window=EVERY),
    "roster.rule": lambda s, _: roster.rule(s, roster.Filter()),
    "roster.unsure": lambda s, _: roster.unsure(s, roster.Filter()),
    "roster_paper.name_cards": lambda s, _: roster_paper.name_cards(s, roster.Filter()),
    "roster_paper.roster_list": lambda s, _: finish(
        roster_paper.roster_list(s, roster.Filter(), today=TODAY)
    ),
    "roster_order.by_character": lambda s, _: roster_order.by_character(s),
    "roster_order.columns": lambda s, _: roster_order.columns(s, "delegation"),
    "roster_order.place": lambda s, k: roster_order.place(
        s, roster.ids(s, roster.Filter(text=k.person.name))[0]
    ),
    "roster_order.rule": lambda s, _: roster_order.rule(s, "", []),
    "roster_order.unsure": lambda s, _: roster_order.unsure(s, []),
    "roster_order.usual": lambda s, _: roster_order.usual(s),
    "roster.totals": lambda s, _: roster.totals(s, roster.Filter()),
    "roster.visits_of": lambda s, k: roster.visits_of(s, [k.person.id], k.visit.held_on.year),
    "roster_import.plan": lambda s, k: finish(roster_import.plan(s, people(k))),
    "stations.counts": lambda s, _: stations.counts(s, 2026),
    "stations.find": lambda s, _: stations.find(s, "", limit=99),
    "stations.lines": lambda s, _: stations.lines(s, 2026),
    "stations.named": lambda s, k: stations.named(s, k.station.name),
    "units.find": lambda s, _: units.find(s, "", limit=99),
    "units.kinds": lambda s, _: units.kinds(s),
    "units.line": lambda s, k: units.line(s, k.unit.id),
    "units.lines": lambda s, _: units.lines(s, TODAY.isoformat()),
    "units.named": lambda s, k: units.named(s, k.unit.name),
    "visits.cut": lambda s, _: visits.cut(s, visits.Filter(text="路灯")),
    "visits.count": lambda s, k: visits.count(s, visits.Filter(station_id=k.station.id)),
    "visits.file": lambda s, k: visits.file(s, k.visit.id),
    "visits.file_with": lambda s, k: visits.file_with(s, k.opinion.id),
    "visits.lines": lambda s, _: visits.lines(s, visits.Filter(), window=EVERY),
    "visits.opinion_ids": lambda s, k: visits.opinion_ids(s, [k.visit.id, k.opinion.visit_id]),
}
