"""The queries about a delegate's life, files, contacts and numbers, and how each is asked."""

from npcdesk.job import finish
from npcdesk.models import Audience, ContactKind
from npcdesk.office import (
    bulk_edit,
    contact_dues,
    delegate_files,
    delegate_heard,
    double_contact,
    id_numbers,
    mandate_events,
    new_term,
    publishing,
    roster,
    shown_numbers,
)
from tests.make import TODAY
from tests.office.asked import people


def _pair(session):
    return double_contact.lines(session, None, TODAY.year)[0].id


def _plain(kept):
    return kept.id, kept.unit


VERBS = {
    "bulk_edit": "change",
    "mandate_events": "enter state take_back",
    "delegate_files": "attach keep_photo take_photo_off",
    "double_contact": "answer end log pair put_away",
    "id_numbers": "keep",
    "new_term": "turn turn_with",
    "publishing": "set_rule",
    "shown_numbers": "exported reveal reveal_speaker",
}
QUERIES = {
    "bulk_edit.held": lambda s, k: bulk_edit.held(s, [k.mandate.id]),
    "bulk_edit.preview": lambda s, k: bulk_edit.preview(
        s, bulk_edit.held(s, [k.mandate.id]), {"group": "第一小组", "station": "沙河镇代表之家"}
    ),
    "contact_dues.tasks": lambda s, _: contact_dues.tasks(s, TODAY),
    "delegate_heard.receptions": lambda s, k: delegate_heard.receptions(s, k.person.id, 2026),
    "delegate_files.lines": lambda s, k: delegate_files.lines(s, k.person.id),
    "delegate_files.photo": lambda s, k: delegate_files.photo(s, None, k.person.id),
    "delegate_files.portraits": lambda s, k: delegate_files.portraits(s, None, [k.person.id]),
    "double_contact.coverage": lambda s, _: double_contact.coverage(s, ContactKind.VOTER, 2026),
    "double_contact.entries": lambda s, _: double_contact.entries(s, _pair(s)),
    "double_contact.lines": lambda s, k: double_contact.lines(s, None, 2026, person_id=k.person.id),
    "double_contact.own": lambda s, _: _plain(double_contact.own(s, _pair(s))),
    "id_numbers.kept": lambda s, _: id_numbers.kept(s),
    "mandate_events.by_mandate": lambda s, k: [
        *map(_plain, mandate_events.by_mandate(s, [k.mandate.id]).get(k.mandate.id, []))
    ],
    "mandate_events.events": lambda s, k: [*map(_plain, mandate_events.events(s, k.mandate.id))],
    "mandate_events.history": lambda s, k: mandate_events.history(s, k.mandate.id),
    "mandate_events.own": lambda s, k: _plain(mandate_events.own(s, k.mandate.id)),
    "mandate_events.standing": lambda s, k: mandate_events.standing(s, k.mandate.id).status,
    "new_term.holders": lambda s, _: new_term.holders(s),
    "new_term.next_term": lambda s, _: new_term.next_term(s),
    "new_term.plan": lambda s, k: finish(new_term.plan(s, people(k))),
    "publishing.changed": lambda s, _: publishing.changed(s),
    "publishing.facts": lambda s, k: publishing.facts(s, k.mandate.id, Audience.VOTERS),
    "publishing.rules": lambda s, _: publishing.rules(s),
    "roster.former_terms": lambda s, _: roster.former_terms(s),
    "shown_numbers.count": lambda s, _: shown_numbers.count(s),
    "shown_numbers.lines": lambda s, _: shown_numbers.lines(s),
}
