"""What the queries of `npcdesk.office` are asked about, and how answers are made comparable."""

from dataclasses import dataclass
from datetime import date

import pytest
import sqlalchemy as sa

from npcdesk.errors import DeskError
from npcdesk.models import (
    Attachment,
    Handler,
    HandlingUnit,
    Mandate,
    Opinion,
    Person,
    Station,
    Suggestion,
    SupervisionGroup,
    Visit,
)
from npcdesk.office import (
    suggestion_history,
    suggestion_list,
    suggestions,
    unit_lists,
)
from npcdesk.office.windows import Window
from npcdesk.rules.drafts import DelegateDraft, RosterSheet, SuggestionDraft, SuggestionSheet
from npcdesk.rules.holiday_table import HolidayYear
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
