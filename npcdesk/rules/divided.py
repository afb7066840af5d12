"""分办: several units answer a suggestion, each its own part, and what has come of that so far.

Source: sources.md 4.2 (分办, 各自答复). A reply that names no unit, as those of years that came in
from a sheet do, answers for all.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from npcdesk.errors import NotAllowed
from npcdesk.models.suggestion import SuggestionEvent
from npcdesk.rules.promises import Promise

_Of = TypeVar("_Of", SuggestionEvent, Promise)


@dataclass(frozen=True, slots=True)
class Shares:
    """Which units answer apart, by their ids; none where one reply answers all.

    `waits` are those whose reply of this round has not come, `late` those of whom one came after
    its day. `replies` is the latest of each that replied. `since` is the day of the step before
    the replies of this round, which may be entered in any order.
    """

    units: tuple[str, ...] = ()
    waits: tuple[str, ...] = ()
    replies: tuple[SuggestionEvent, ...] = ()
    late: frozenset[str] = frozenset()
    since: date | None = None

    @property
    def weakest(self) -> str:
        """The class of the whole: that of the part with the least result, "" where none is told."""
        told = (each for each in self.replies if each.reply_class)
        last = max(told, key=lambda e: (e.class_order, e.reply_class), default=None)
        return last.reply_class if last else ""


NONE = Shares()


def handed(before: Shares, event: SuggestionEvent) -> Shares:
    """Return the shares of a new handing-over: who keeps its part need not answer it again."""
    units = tuple(event.apart.split())
    replies = tuple(each for each in before.replies if each.unit_id in units)
    came = {each.unit_id for each in replies}
    waits = tuple(unit for unit in units if unit not in came)
    return Shares(units, waits, replies, before.late) if waits else Shares(units, units)


def again(before: Shares) -> Shares:
    """Return the shares of another round: each unit answers anew."""
    return replace(before, waits=before.units)


def narrowed(before: Shares, event: SuggestionEvent) -> Shares:
    """Return the shares after 重办 was asked of some units: what the others replied stays."""
    asked = event.apart.split()
    return replace(before, waits=tuple(unit for unit in before.waits if unit in asked))


def fits_again(before: Shares, event: SuggestionEvent) -> bool:
    """Return whether 重办 can be of these units alone: each other one has a reply of its own."""
    asked, came = event.apart.split(), {each.unit_id for each in before.replies}
    others = (unit for unit in before.units if unit not in asked)
    return any(unit in asked for unit in before.waits) and all(unit in came for unit in others)


def replied(before: Shares, event: SuggestionEvent, since: date | None, *, late: bool) -> Shares:
    """Return the shares after a reply that fits; nobody is waited for after one for all."""
    if not event.unit_id:
        return replace(before, waits=(), replies=(), since=since)
    return replace(
        before,
        waits=tuple(unit for unit in before.waits if unit != event.unit_id),
        replies=(*(each for each in before.replies if each.unit_id != event.unit_id), event),
        late=before.late | {event.unit_id} if late else before.late,
        since=since,
    )


def outlasts(before: Shares, unit_id: str | None, told: Sequence[_Of]) -> tuple[_Of, ...]:
    """Return what was promised, delivered or made public, and stays so after a unit's reply.

    What the same unit's former reply led to goes with it; what names no unit, with the first
    reply of a round.
    """
    first = before.waits == before.units
    gone = {unit_id, None} if first or not unit_id else {unit_id}
    return tuple(each for each in told if unit_id and _made(each).unit_id not in gone)


def of_units(shares: Shares, told: Sequence[_Of]) -> tuple[_Of, ...]:
    """Return what belongs to the replies that stand after a new handing-over."""
    came = {each.unit_id for each in shares.replies}
    return tuple(each for each in told if _made(each).unit_id in came)


def _made(told: SuggestionEvent | Promise) -> SuggestionEvent:
    return told.made if isinstance(told, Promise) else told


def fits(shares: Shares, event: SuggestionEvent) -> bool:
    """Return whether a reply is awaited of the unit that it names."""
    return not shares.units or not event.unit_id or event.unit_id in shares.waits


def require_again(shares: Shares, unit_ids: Sequence[str]) -> str:
    """Return of which units alone 重办 is asked, as it is kept: "" where it is of every one.

    Raises:
        NotAllowed: one has no part in it, or the others have no replies of their own to stand.
    """
    if not unit_ids or set(unit_ids) >= set(shares.waits):
        return ""
    came = {each.unit_id for each in shares.replies}
    if not set(unit_ids) <= set(shares.waits):
        msg = "这件建议没有分给这个单位办，或者它这一轮已经答复，请核对单位。"
        raise NotAllowed(msg)
    if not set(shares.units) - set(unit_ids) <= came:
        msg = "上一轮是一份答复一起答的，没有分开的答复可以保留，请要求所有单位重办。"
        raise NotAllowed(msg)
    return " ".join(unit for unit in shares.waits if unit in unit_ids)


def require_unit(shares: Shares, unit_id: str | None) -> str | None:
    """Return whose reply it is that is entered, None where one answers all.

    `unit_id` may be left out while only one is waited for.

    Raises:
        NotAllowed: it is not said which, the unit has no part in it, or it replied already.
    """
    if not shares.units:
        return None
    if not unit_id and len(shares.waits) > 1:
        msg = f"这件建议分给 {len(shares.units)} 个单位各办各的，请选是哪个单位的答复。"
        raise NotAllowed(msg)
    unit_id = unit_id or shares.waits[0]
    if unit_id not in shares.units:
        msg = "这件建议没有分给这个单位办，请核对单位。"
        raise NotAllowed(msg)
    if unit_id not in shares.waits:
        msg = "这个单位这一轮已经答复，要改请先更正它的答复。"
        raise NotAllowed(msg)
    return unit_id
