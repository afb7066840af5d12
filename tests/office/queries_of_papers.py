"""The queries about papers and those who handle them, and how each is asked."""

from datetime import date
from functools import partial
from pathlib import Path

from npcdesk.job import finish
from npcdesk.office import (
    addressed,
    amending,
    assign_proposals,
    assignments,
    attachments,
    blank_papers,
    co_opinions,
    dossier,
    double_numbers,
    drafts,
    dues,
    evaluation,
    hand_over_dues,
    hand_over_list,
    hand_over_papers,
    handing_over,
    letters,
    look_back_paper,
    look_backs,
    papers,
    promise_list,
    promises,
    putting_away,
    quality,
    raising,
    reassigning,
    reply_doubts,
    return_codes,
    returned_forms,
    returned_rows,
    similar,
    suggestion_ends,
    suggestion_events,
    suggestion_history,
    suggestion_import,
    suggestion_list,
    suggestion_names,
    suggestion_sheets,
    suggestion_ticks,
    suggestions,
    unit_lists,
    unit_returns,
    unit_side,
    urging,
)
from npcdesk.rules.assignment import AssignedRow
from npcdesk.rules.blank_papers import MAKERS
from npcdesk.rules.deadlines import Period, Unit
from npcdesk.rules.pack import Base, Rule
from npcdesk.store.blobs import Blobs
from tests.make import KEY, TODAY
from tests.office.asked import (
    EVERY,
    Scans,
    every_paper,
    folded,
    past_papers,
    plain,
    refusal,
    returned,
    told,
)

NO_FILES = Blobs(Path("nowhere"), KEY)

QUERIES = {
    "addressed.above": lambda s, _: addressed.above(s),
    "addressed.above_called": lambda s, _: refusal(addressed.above_called, s, "市"),
    "addressed.collected_here": lambda s, k: addressed.collected_here(s, k.paper.id),
    "addressed.is_here": lambda s, k: addressed.is_here(s, k.paper),
    "addressed.name": lambda s, _: addressed.name(s, "330102009"),
    "addressed.own": lambda s, _: addressed.own(s),
    "addressed.source": lambda s, k: addressed.source(s, k.paper.id),
    "amending.signed": lambda s, k: amending.signed(s, k.paper.id),
    "assign_proposals.propose": lambda s, k: assign_proposals.propose(s, [k.paper.id], today=TODAY),
    "assignments.plan": lambda s, k: assignments.plan(
        s, [AssignedRow(1, (k.unit.name,), number="35")], on=TODAY, today=TODAY
    ),
    "assignments.waiting": lambda s, _: assignments.waiting(s),
    "attachments.content": lambda s, k: attachments.content(s, Scans(), k.attachment.id),
    "attachments.kept_with": lambda s, k: attachments.kept_with(s, [k.attachment.owner_id]),
    "attachments.lines": lambda s, k: attachments.lines(s, k.attachment.owner_id),
    "attachments.of_promises": lambda s, k: attachments.of_promises(s, k.handed),
    "attachments.of_promise": lambda s, k: attachments.of_promise(s, k.handed, ""),
    "attachments.of_group": lambda s, k: attachments.of_group(s, k.group.id),
    "co_opinions.letters": lambda s, k: refusal(
        partial(co_opinions.letters, today=TODAY), s, k.handed
    ),
    "dues.pack_of": lambda s, k: dues.pack_of(s, k.paper),
    "dues.from_hand_over": lambda s, k: dues.from_hand_over(
        s, k.paper, dues.pack_of(s, k.paper).reply_rule(between_sessions=False), TODAY
    ),
    "dues.resolve": lambda s, k: dues.resolve(
        s, k.paper, dues.pack_of(s, k.paper).reply_rule(between_sessions=False), TODAY
    ),
    "dues.start_of": lambda s, k: dues.start_of(
        s, k.paper, Rule(Period(1, Unit.DAY), Base.SESSION_CLOSED, ""), TODAY
    ),
    "reply_doubts.unheard": lambda s, k: reply_doubts.unheard(s, k.handed),
    "reply_doubts.unheard_units": lambda s, k: reply_doubts.unheard_units(s, k.handed),
    "evaluation.ranking": lambda s, _: evaluation.ranking(s, 2026, today=TODAY),
    "evaluation.scheme": lambda s, _: evaluation.scheme(s, 2026),
    "evaluation.solved_classes": lambda s, _: evaluation.solved_classes(s),
    "evaluation.trace": lambda s, k: evaluation.trace(s, 2026, k.unit.id, today=TODAY),
    "evaluation.years": lambda s, _: evaluation.years(s, TODAY),
    "hand_over_dues.hand_over_dues": lambda s, k: hand_over_dues.hand_over_dues(
        s, k.paper.id, TODAY
    ),
    "dossier.dossier": lambda s, k: dossier.dossier(s, NO_FILES, k.handed, today=TODAY),
    "hand_over_list.handed_on": lambda s, _: hand_over_list.handed_on(s),
    "hand_over_list.listed": lambda s, k: hand_over_list.listed(s, [k.handed]),
    "hand_over_papers.notice": lambda s, k: refusal(
        hand_over_papers.notice, s, k.unit.id, date(2020, 1, 2)
    ),
    "hand_over_papers.notices": lambda s, k: hand_over_papers.notices(s, k.handed, today=TODAY),
    "hand_over_papers.slips": lambda s, k: hand_over_papers.slips(s, k.handed, today=TODAY),
    "handing_over.plan": lambda s, k: [
        (each.due, str(each.problem))
        for each in handing_over.plan(
            s, [handing_over.Order(p, (k.unit.id,)) for p in every_paper(s)], on=TODAY, today=TODAY
        )
    ],
    "letters.after": lambda s, _: [letters.after(s, p) for p in every_paper(s)],
    "letters.recipients": lambda s, _: [letters.recipients(s, p) for p in every_paper(s)],
    "look_back_paper.table": lambda s, _: look_back_paper.table(
        s, look_backs.scope(s, 2027, classes=("A", "B", "C")), today=TODAY
    ),
    "look_backs.figures": lambda s, _: look_backs.figures(s, look_backs.scope(s, 2027)),
    "look_backs.lines": lambda s, _: look_backs.lines(
        s, look_backs.scope(s, 2027, classes=("A", "B", "C"))
    ),
    "look_backs.scope": lambda s, _: look_backs.scope(s, 2026),
    "papers.feedback_form": lambda s, k: papers.feedback_form(s, k.handed, today=TODAY),
    "return_codes.find": lambda s, k: return_codes.find(
        s, papers.feedback_form(s, k.handed, today=TODAY).return_code
    ),
    "return_codes.of": lambda s, k: return_codes.of(s, k.handed),
    "returned_forms.draft": lambda s, _: returned_forms.draft(s),
    "returned_forms.meant": lambda s, k: returned_forms.meant(
        s, papers.feedback_form(s, k.handed, today=TODAY).return_code
    ),
    "papers.own_paper": lambda s, k: papers.own_paper(s, k.handed, TODAY, "催办单"),
    "papers.answering": lambda s, k: papers.answering(s, k.handed, today=TODAY),
    "papers.every_letter": lambda s, k: papers.every_letter(s, k.handed, today=TODAY),
    "papers.reply_letter": lambda s, k: papers.reply_letter(s, k.handed, today=TODAY),
    "promise_list.due_in_year": lambda s, _: promise_list.due_in_year(s, 2026, today=TODAY),
    "promise_list.lines": lambda s, _: promise_list.lines(s, promise_list.Filter(), today=TODAY),
    "promise_list.units": lambda s, _: promise_list.units(s),
    "promise_list.years": lambda s, _: promise_list.years(s),
    "promises.left_open": lambda s, _: [promises.left_open(s, paper) for paper in every_paper(s)],
    "promises.replaced_by": lambda s, _: [
        promises.replaced_by(s, paper) for paper in every_paper(s)
    ],
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
    "reassigning.keeps_clock": lambda s, _: reassigning.keeps_clock(s),
    "reassigning.kept_due": lambda s, k: reassigning.kept_due(
        s, suggestion_events.standing(s, k.handed)
    ),
    "returned_rows.Parts": lambda s, _: vars(returned_rows.Parts(s)),
    "similar.similar": lambda s, k: similar.similar(s, k.paper.title, today=TODAY),
    "similar.text_of": lambda s, k: similar.text_of(s, k.paper.id),
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
    "suggestion_ticks.ticked": lambda s, _: suggestion_ticks.ticked(s, every_paper(s)),
    "suggestion_names.named": lambda s, k: [
        suggestion_names.named(s, words) for words in (k.paper.title, k.paper.id[8:])
    ],
    "suggestion_sheets.sheet": lambda s, k: suggestion_sheets.sheet(s, k.handed, today=TODAY),
    "blank_papers.paper": lambda s, _: [blank_papers.paper(s, each, 2026) for each in MAKERS],
    "raising.next_number": lambda s, k: raising.next_number(s, k.paper.term, k.paper.session),
    "suggestions.reply_due": lambda s, k: suggestions.reply_due(s, k.paper.id, TODAY),
    "unit_lists.handed_by": lambda s, _: unit_lists.handed_by(s),
    "unit_lists.in_hand": lambda s, _: unit_lists.in_hand(s, TODAY),
    "unit_lists.unit_list": lambda s, k: unit_lists.unit_list(s, k.unit.id, today=TODAY),
    "unit_returns.plan": lambda s, k: finish(unit_returns.plan(s, returned(s, k), today=TODAY)),
    "unit_side.give_back_by": lambda s, k: unit_side.give_back_by(s, k.handed, k.unit.id),
    "unit_side.latest": lambda s, k: unit_side.latest(s, k.handed),
    "unit_side.parts": lambda s, k: unit_side.parts(s, k.handed),
    "assignments.draft": lambda s, _: assignments.draft(s),
    "double_numbers.found": lambda s, _: double_numbers.found(s),
    "double_numbers.holder": lambda s, _: double_numbers.holder(s, 19, 1, "1"),
    "drafts.kept": lambda s, _: drafts.kept(s, assignments.DRAFT),
    "hand_over_papers.meeting": lambda s, k: hand_over_papers.meeting(s, [k.handed]),
    "letters.private_in": lambda s, _: [letters.private_in(s, p) for p in every_paper(s)],
    "letters.publicity": lambda s, k: letters.publicity(s, k.handed),
    "urging.leads": lambda s, k: urging.leads(s, k.handed, today=TODAY),
    "urging.urge_list": lambda s, k: urging.urge_list(s, k.unit.name, today=TODAY),
    "urging.urge_slip": lambda s, k: urging.urge_slip(s, k.handed, today=TODAY),
}
