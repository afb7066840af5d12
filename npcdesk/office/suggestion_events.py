"""The events of a suggestion: read, and written by whoever may let them happen."""

from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from npcdesk.errors import NotFound
from npcdesk.models import EventKind, Suggestion, SuggestionEvent
from npcdesk.office import addressed
from npcdesk.office.dues import Resolved
from npcdesk.rules import suggestion_life


def paper(session: Session, suggestion_id: str, kind: EventKind | None = None) -> Suggestion:
    """Return one suggestion, to which `kind` is about to happen.

    Raises:
        NotFound: this office has no such suggestion.
        NotAllowed: another office lets `kind` happen to it.
    """
    kept = session.get(Suggestion, suggestion_id)
    if kept is None or kept.deleted or not addressed.is_here(session, kept):
        msg = "这件建议不在本单位的数据中，可能已经移走。"
        raise NotFound(msg)
    if kind is not None:
        addressed.require(session, kept, kind)
    return kept


def standing(
    session: Session, suggestion_id: str, kind: EventKind | None = None
) -> suggestion_life.Standing:
    """Return where one suggestion stands; `paper` says what raises."""
    paper(session, suggestion_id, kind)
    return suggestion_life.standing(events(session, suggestion_id))


def events(session: Session, suggestion_id: str) -> list[SuggestionEvent]:
    """Return every event of a suggestion, those taken back among them."""
    wanted = select(SuggestionEvent).where(
        SuggestionEvent.suggestion_id == suggestion_id,
        ~col(SuggestionEvent.deleted),
        SuggestionEvent.unit == addressed.unit_of(suggestion_id),
    )
    return list(session.exec(wanted))


def add(
    session: Session,
    suggestion_id: str,
    kind: EventKind,
    on: date,
    due: Resolved | None,
    **facts: Any,
) -> str:
    """Enter an event and return its id."""
    facts = {"due_why": due.why if due else ""} | facts
    event = SuggestionEvent(
        suggestion_id=suggestion_id,
        kind=kind,
        on=on,
        due_nominal=due.nominal if due else None,
        due_on=due.on if due else None,
        unit=session.get_one(Suggestion, suggestion_id).unit,
        **facts,
    )
    session.add(event)
    session.flush()
    return event.id
