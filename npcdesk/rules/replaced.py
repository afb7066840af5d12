"""Promises that a later reply took the place of: it answers them anew (docs/decisions/012).

They leave 承诺台账 with the reply that made them, so whoever enters the next one is told.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from npcdesk import labels
from npcdesk.models.suggestion import SuggestionEvent
from npcdesk.models.suggestion_kinds import EventKind
from npcdesk.rules import divided
from npcdesk.rules.dated_events import in_order
from npcdesk.rules.promises import Promise, short, still_open
from npcdesk.rules.suggestion_fold import Standing, standing
from npcdesk.rules.suggestion_states import STEPS


@dataclass(frozen=True, slots=True)
class Promised:
    """What was promised, and by which day."""

    matter: str
    promised_on: date | None

    def __str__(self) -> str:
        """Return it in words: “修桥”（2026年12月1日前）."""
        day = self.promised_on
        return f"“{self.matter}”" + (f"（{labels.day(day)}前）" if day else "")


def by_reply(
    now: Standing, unit_id: str | None, title: str, given: Collection[Promised] = ()
) -> tuple[Promised, ...]:
    """Return the open promises that the next reply takes the place of, without those it repeats.

    `unit_id` is whose reply it is where units answer apart (分办), None for a reply of all; `given`
    is what the reply promises itself.
    """
    stays = divided.outlasts(now.shares, unit_id, now.promises) if now.shares.units else ()
    gone = (told(each, title) for each in still_open(now.promises) if each not in stays)
    again = {Promised(each.matter.strip() or short(title), each.promised_on) for each in given}
    return tuple(each for each in gone if each not in again)


def in_life(events: Iterable[SuggestionEvent], title: str) -> dict[str, tuple[Promised, ...]]:
    """Return by the ids of the replies what each took the place of; the rest took that of none."""
    stands = in_order(events)
    replies = [at for at, each in enumerate(stands) if each.kind is EventKind.REPLY]
    found = {}
    for at in replies[1:]:
        reply, before = stands[at], standing(stands[:at])
        if reply in standing(stands[: at + 1]).odd:
            continue
        found[reply.id] = by_reply(before, reply.unit_id, title, _given(stands[at:]))
    return {id_: gone for id_, gone in found.items() if gone}


def _given(since: Sequence[SuggestionEvent]) -> set[Promised]:
    """Return what the first of these events, a reply, promises, and what was entered with it."""
    reply, *later = since
    end = (at for at, each in enumerate(later) if each.kind in STEPS)
    more = (e for e in later[: next(end, len(later))] if e.kind is EventKind.PROMISE)
    some = [each for each in (reply, *more) if each.on == reply.on]
    return {Promised(each.matter, each.promised_on) for each in some}


def told(promise: Promise, title: str) -> Promised:
    """Return a promise as it is told: one that says nothing is about what the suggestion wants."""
    return Promised(promise.made.matter or short(title), promise.due_on)


def in_words(promised: Sequence[Promised]) -> str:
    """Return “修桥”（2026年12月1日前）、“装灯”（2027年3月1日前）, nothing for none."""
    return "、".join(map(str, promised))
