"""The queries about what people said and what became of it, and how each is asked."""

from npcdesk.office import (
    matters,
    opinion_dues,
    opinion_erasing,
    opinion_events,
    opinion_files,
    opinion_list,
    reception_papers,
    slips,
)
from npcdesk.office.opinion_list import Due, Filter
from tests.make import TODAY
from tests.office.asked import EVERY, plain

DAYS = {"day": TODAY.isoformat(), "soon": "2027-01-01"}


def _matter(session, of):
    return matters.members(session, of.opinion.matter_id)


QUERIES = {
    "matters.alike": lambda s, k: matters.alike(s, k.opinion.words, TODAY),
    "matters.can_turn": lambda s, k: matters.can_turn(s, k.opinion.id),
    "matters.lines": lambda s, _: matters.lines(s),
    "matters.members": _matter,
    "matters.named": lambda s, k: matters.named(s, k.opinion.matter_id),
    "matters.own": lambda s, k: matters.own(s, k.opinion.matter_id).title,
    "matters.to_turn": lambda s, k: matters.to_turn(s, k.opinion.matter_id),
    "opinion_erasing.log": lambda s, _: opinion_erasing.log(s),
    "opinion_erasing.months": lambda s, _: opinion_erasing.months(s),
    "opinion_erasing.preview": lambda s, _: opinion_erasing.preview(s, TODAY),
    "opinion_events.due": lambda s, _: opinion_events.due(s, TODAY),
    "opinion_events.events": lambda s, k: plain(opinion_events.events(s, k.opinion.id)),
    "opinion_events.heard_on": lambda s, k: opinion_events.heard_on(s, k.opinion),
    "opinion_events.last": lambda s, k: opinion_events.last(s, k.opinion.id).kind,
    "opinion_events.own": lambda s, k: opinion_events.own(s, k.opinion.id).words,
    "opinion_events.standing": lambda s, k: opinion_events.standing(s, k.opinion.id).state,
    "opinion_files.file": lambda s, k: opinion_files.file(s, k.opinion.id, TODAY),
    "opinion_files.reveal": lambda s, k: opinion_files.reveal(s, k.opinion.id),
    "opinion_list.by_id": lambda s, k: opinion_list.by_id(s, [k.opinion.id], TODAY),
    "opinion_list.categories": lambda s, _: opinion_list.categories(s),
    "opinion_list.count": lambda s, _: opinion_list.count(s, Filter(state="待处理"), TODAY),
    "opinion_list.lines": lambda s, _: opinion_list.lines(s, Filter(), TODAY, window=EVERY),
    "opinion_list.names": lambda s, k: opinion_list.names(s, type(k.station), [k.station.id]),
    "opinion_list.told": lambda s, _: opinion_list.lines(s, Filter(due=Due.LATE), TODAY),
    "opinion_list.cut": lambda s, _: opinion_list.cut(s, Filter(text="路灯")),
    "opinion_list.total": lambda s, _: opinion_list.total(s),
    "opinion_dues.figures": lambda s, _: opinion_dues.figures(s, DAYS),
    "opinion_dues.tasks": lambda s, _: opinion_dues.tasks(s, TODAY, "", "9998", 60),
    "reception_papers.reception_form": lambda s, k: reception_papers.reception_form(
        s, k.opinion.visit_id, today=TODAY
    ),
    "slips.draft": lambda s, _: slips.draft(s),
    "similar.candidates": lambda s, k: len(matters.alike(s, k.opinion.words, TODAY)),
    "similar.rare": lambda s, k: [each.row.id for each in matters.alike(s, k.opinion.words, TODAY)],
}
