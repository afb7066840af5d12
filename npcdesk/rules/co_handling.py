"""Whose opinions (协办意见) a suggestion still waits for, and who signed for it (签收).

Source: 上海 第十七条, 重庆 第二十条 and the like: a co-handler gives the lead unit its opinion
within a period of its own; one without content may be asked for again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from npcdesk.models.suggestion import Handler
from npcdesk.models.suggestion_kinds import EventKind, HandlerRole
from npcdesk.rules.suggestion_life import RUNNING, Standing

CO = HandlerRole.CO
HOLLOW = "hollow"
"""The ground that an opinion has no content (无实质内容), among those of `rules.review`."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """A co-handler's opinion that is awaited. `due_on` is None where no rule fixes a day."""

    unit_id: str
    due_on: date | None
    again: bool  # the one that came had no content


def in_force(now: Standing, handlers: Iterable[Handler]) -> list[Handler]:
    """Return the parts of the handing-over in force, none while nobody has the suggestion."""
    handed = now.assigned_by
    return [part for part in handlers if handed is not None and part.event_id == handed.id]


def received_on(now: Standing, handlers: Iterable[Handler]) -> date | None:
    """Return the first day on which a unit that must answer signed for the suggestion."""
    answering = {part.unit_id for part in in_force(now, handlers) if part.role is not CO}
    return min(
        (
            event.on
            for event in now.from_units
            if event.kind is EventKind.RECEIVE and event.unit_id in answering
        ),
        default=None,
    )


def awaited(now: Standing, handlers: Iterable[Handler]) -> list[Opinion]:
    """Return the opinions that co-handlers still owe the lead unit, none once it has replied."""
    if now.state not in RUNNING:
        return []
    found = []
    for part in in_force(now, handlers):
        if part.role is not CO:
            continue
        due_on, again, given = part.due_on, False, False
        for event in now.from_units:
            if event.unit_id != part.unit_id:
                continue
            if event.kind is EventKind.CO_OPINION:
                again = HOLLOW in event.grounds.split()
                given = not again
            due_on = event.wanted_until or due_on
        if not given:
            found.append(Opinion(part.unit_id, due_on, again))
    return found


def first_due(opinions: Iterable[Opinion]) -> date | None:
    """Return the day that comes first among the awaited opinions."""
    return min((each.due_on for each in opinions if each.due_on), default=None)
