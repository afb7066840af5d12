"""Whether a reply is made public (公开属性), and when it was: of 分办 each reply for itself.

Source: sources.md 1.7. `public` are the events of it that stand, in their order; one that names no
unit is of every reply.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from npcdesk.models.suggestion import SuggestionEvent
from npcdesk.models.suggestion_kinds import EventKind

KEPT_BACK = ("on_request", "closed")
"""公开属性 of a reply that is not published."""


def disclosure(public: Sequence[SuggestionEvent], unit_id: str | None) -> str:
    """Return the 公开属性 of a unit's reply, a value of `labels.DISCLOSURE`, "" while undecided."""
    found = _last(public, EventKind.DISCLOSE, unit_id)
    return found.disclosure if found else ""


def published_on(public: Sequence[SuggestionEvent], unit_id: str | None) -> date | None:
    """Return when a unit's reply was published, None while it is not."""
    found = _last(public, EventKind.PUBLISH, unit_id)
    return found.on if found else None


def due_on(reply: SuggestionEvent, public: Sequence[SuggestionEvent]) -> date | None:
    """Return the last day to publish a reply, None where that is not awaited."""
    unit = reply.unit_id
    over = published_on(public, unit) or disclosure(public, unit) in KEPT_BACK
    return None if over else reply.beside_on


def first_due(replies: Iterable[SuggestionEvent], public: Sequence[SuggestionEvent]) -> date | None:
    """Return the first of the days by which replies are to be published."""
    days = (due_on(reply, public) for reply in replies)
    return min((day for day in days if day), default=None)


def _last(
    public: Sequence[SuggestionEvent], kind: EventKind, unit_id: str | None
) -> SuggestionEvent | None:
    of = (e for e in reversed(public) if e.kind is kind and e.unit_id in (None, unit_id))
    return next(of, None)
