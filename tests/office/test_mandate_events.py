"""What happens to a mandate is entered once, and its status is what all of it adds up to."""

from datetime import date

import pytest
from sqlmodel import Session, select

from npcdesk.errors import NotAllowed
from npcdesk.job import finish
from npcdesk.models import Mandate, MandateEvent, MandateKind, MandateReason, MandateStatus
from npcdesk.office import delegates, mandate_events, roster, roster_import
from npcdesk.office.mandate_events import Said
from npcdesk.rules.drafts import DelegateDraft, RosterSheet
from npcdesk.store import projection
from tests import make
from tests.make import TODAY

MAY = date(2026, 5, 1)


@pytest.fixture
def seat(store):
    """The id of a delegate's mandate."""
    make.delegate(store, "周启明", delegation="沙河镇")
    with store.reading() as session:
        return delegates.named(session, "周启明").mandate_id


def enter(store, seat, kind, on=MAY, **said):
    with store.writing(kind.value) as session:
        return mandate_events.enter(session, seat, kind, Said(on, **said), today=TODAY)


def told(store, seat):
    """The status as the list of the roster has it, as the mandate has it, and as the file has."""
    with store.reading() as session:
        line = next(x for x in roster.lines(session, roster.Filter(), year=2026) if x.id == seat)
        kept = session.get(Mandate, seat)
        file = delegates.file(session, seat, TODAY)
        assert finish(projection.differences(session)) == []
        return line.status, kept.status.value, file.draft.status, kept.status_on


def test_list_mandate_and_file_say_what_the_events_add_up_to(store, seat):
    enter(store, seat, MandateKind.SUSPENDED, reason=MandateReason.DETAINED)
    assert told(store, seat) == ("suspended", "suspended", "suspended", MAY)
    resumed = enter(store, seat, MandateKind.RESUMED, TODAY)
    assert told(store, seat) == ("in_office", "in_office", "in_office", TODAY)
    with store.writing("更正") as session:
        mandate_events.take_back(session, resumed, reason="录错了", today=TODAY)
    assert told(store, seat) == ("suspended", "suspended", "suspended", MAY)
    with store.reading() as session:
        steps = mandate_events.history(session, seat)
    assert [(step.kind, step.taken_back) for step in steps] == [
        ("suspended", ""),
        ("resumed", "录错了"),
    ]


def test_a_wrong_step_changes_nothing(store, seat):
    with pytest.raises(NotAllowed, match="现在是在任"):
        enter(store, seat, MandateKind.RESUMED)
    with store.reading() as session:
        assert session.exec(select(MandateEvent)).all() == []


def test_a_status_that_only_the_roster_told_is_kept_when_the_first_event_comes(store, seat):
    with store.writing("旧名册") as session:
        kept = session.get(Mandate, seat)
        kept.status, kept.status_on = MandateStatus.SUSPENDED, date(2025, 3, 1)
    assert told(store, seat)[:3] == ("suspended",) * 3
    resumed = enter(store, seat, MandateKind.RESUMED)
    assert told(store, seat)[:3] == ("in_office",) * 3
    with store.writing("更正") as session:
        mandate_events.take_back(session, resumed, reason="录错了", today=TODAY)
    assert told(store, seat)[:3] == ("suspended",) * 3


def test_the_form_and_the_roster_state_another_status_and_new_rows_write_no_event(store, seat):
    with store.writing("编辑") as session:
        draft = delegates.file(session, seat, TODAY).draft
        said = delegates.amend(session, seat, draft._replace(status="suspended"), today=TODAY)
    assert said == ["status"]
    assert told(store, seat)[:3] == ("suspended",) * 3
    rows = (
        DelegateDraft(name="周启明", row=2, delegation="沙河镇", status="ended"),
        DelegateDraft(name="王芳", row=3, status="suspended"),
    )
    bring_in(store, rows)
    assert told(store, seat)[:3] == ("ended",) * 3
    with store.reading() as session:
        steps = mandate_events.history(session, seat)
        assert [step.status for step in steps] == ["suspended", "ended"]
        assert "名册.xlsx" in steps[1].body
        assert len(session.exec(select(MandateEvent)).all()) == 2
        assert [row.action for row in planned(session, rows).rows] == ["same", "same"]


def planned(session: Session, rows):
    sheet = RosterSheet("名册.xlsx", "Sheet1", 1, (), rows, rows_seen=len(rows))
    return finish(roster_import.plan(session, sheet))


def bring_in(store, rows):
    with store.writing("导入") as session:
        finish(roster_import.apply(session, planned(session, rows), today=TODAY))


def test_an_election_is_told_by_the_columns_until_it_is_entered(store, seat):
    with store.writing("当选") as session:
        session.get(Mandate, seat).elected_on = "2026-01-08"
    with store.reading() as session:
        first = mandate_events.history(session, seat)[0]
    assert (first.id, first.kind, first.on) == ("", "elected", date(2026, 1, 8))
    enter(store, seat, MandateKind.ELECTED, date(2026, 1, 9))
    with store.reading() as session:
        assert [step.on.day for step in mandate_events.history(session, seat)] == [9]
