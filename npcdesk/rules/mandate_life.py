"""The life of a mandate: what may happen to it when, and the status that follows from its events.

Source: 代表法 第六十一条 (暂停执行职务), 第六十二条 (资格终止), 第六十三条 (公告).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from npcdesk import labels
from npcdesk.errors import NotAllowed
from npcdesk.models.delegate import MandateStatus
from npcdesk.models.mandate_life import MandateEvent, MandateKind, MandateReason
from npcdesk.rules.dated_events import in_order, out_of_order, require_come

_IN, _SUSPENDED = MandateStatus.IN_OFFICE, MandateStatus.SUSPENDED
_ENDED, _PENDING = MandateStatus.ENDED, MandateStatus.PENDING
ELECTIONS = frozenset({MandateKind.ELECTED, MandateKind.BY_ELECTED})
ENDS = (
    MandateKind.RESIGNED,
    MandateKind.ENDED,
    MandateKind.RECALLED,
    MandateKind.DIED,
    MandateKind.EXPIRED,
)

_OVER = dict.fromkeys(ENDS, _ENDED)
_TABLE: dict[MandateStatus, dict[MandateKind, MandateStatus]] = {
    _IN: {MandateKind.SUSPENDED: _SUSPENDED, **_OVER},
    _SUSPENDED: {MandateKind.RESUMED: _IN, **_OVER},
    _PENDING: {MandateKind.CONFIRMED: _IN, **_OVER},
    _ENDED: {},
}
REASONS = {
    MandateKind.SUSPENDED: (MandateReason.DETAINED, MandateReason.SERVING),
    MandateKind.ENDED: (
        MandateReason.MOVED,
        MandateReason.ABSENT,
        MandateReason.NATIONALITY,
        MandateReason.DEPRIVED,
        MandateReason.INCAPABLE,
        MandateReason.OTHER,
    ),
}
"""The reasons from which each kind takes one."""
_FIRST = {
    _IN: "现在是在任",
    _SUSPENDED: "现在是暂停执行职务，请先登记恢复",
    _PENDING: "补选还没有确认，请先登记资格确认",
    _ENDED: "资格已经终止",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the events add up to. `odd` holds those that fit nowhere, for a person to see.

    `since` is the day of the event that made it so, None when no event did.
    """

    status: MandateStatus
    since: date | None = None
    last: MandateEvent | None = None  # the event that made it so
    elected: MandateEvent | None = None
    odd: tuple[MandateEvent, ...] = ()


def standing(events: Iterable[MandateEvent], kept: MandateStatus = _IN) -> Standing:
    """Return where a mandate is. Never raises: merged records may contradict.

    `kept` is what the roster says of a mandate without events: nothing else is known of it then.
    """
    some = in_order(events)
    now, odd = Standing(kept if not some else _IN), []
    for event in some:
        after = _after(now, event)
        if after is None:
            odd.append(event)
            continue
        elected = event if event.kind in ELECTIONS else now.elected
        now = Standing(after, event.on, event, elected)
    return replace(now, odd=tuple(odd)) if odd else now


def _after(now: Standing, event: MandateEvent) -> MandateStatus | None:
    if event.kind in ELECTIONS:  # a mandate begins once
        return None if now.last else elected_as(event)
    if event.kind is MandateKind.STATED:
        return MandateStatus(event.status) if event.status in set(MandateStatus) else None
    return _TABLE[now.status].get(event.kind)


def elected_as(event: MandateEvent) -> MandateStatus:
    """Return the status of who was elected so: a 补选 waits until it was announced."""
    waits = event.kind is MandateKind.BY_ELECTED and event.announced_on is None
    return _PENDING if waits else _IN


def allowed(now: Standing) -> list[MandateKind]:
    """Return what a screen may offer for a mandate that stands so, the likely first."""
    first = [] if now.last else [MandateKind.ELECTED, MandateKind.BY_ELECTED]
    return [*_TABLE[now.status], *first]


def require(
    events: Sequence[MandateEvent], event: MandateEvent, today: date, kept: MandateStatus = _IN
) -> None:
    """Let `event` happen on its day, late entries too, or raise `NotAllowed` in words."""
    what = labels.MANDATE_KIND[event.kind.value]
    require_come(what, event.on, today)
    if event.announced_on and event.announced_on < event.on:
        msg = f"公告日期（{labels.day(event.announced_on)}）比{what}的日期早，请核对。"
        raise NotAllowed(msg)
    if event.reason not in (*REASONS.get(event.kind, ()), MandateReason.UNSAID):
        msg = f"“{labels.MANDATE_REASON[event.reason.value]}”不是{what}的事由，请重选。"
        raise NotAllowed(msg)
    if event.kind is MandateKind.ENDED and event.reason is MandateReason.UNSAID:
        msg = "请写明资格终止的事由（代表法第六十二条）。"
        raise NotAllowed(msg)
    now = standing(events, kept)
    if len(standing([*events, event], kept).odd) > len(now.odd):
        raise NotAllowed(_why_not(now, event, what))


def _why_not(now: Standing, event: MandateEvent, what: str) -> str:
    if event.kind in ELECTIONS:
        return f"已经登记过当选或者别的变动，不能在它之后再登记{what}。要改请先更正原来的那一步。"
    if event.kind not in _TABLE[now.status]:
        return f"这一任{_FIRST[now.status]}，不能登记{what}。要改请先更正前面的步骤。"
    return out_of_order(f"登记{what}", event.on)


def require_take_back(
    events: Sequence[MandateEvent], event: MandateEvent, kept: MandateStatus = _IN
) -> None:
    """Raise `NotAllowed` when `event` cannot be taken back: others rest on it."""
    if event not in in_order(events):
        msg = "这一步已经更正过了。"
        raise NotAllowed(msg)
    rest = [each for each in events if each is not event]
    if len(standing(rest, kept).odd) > len(standing(events, kept).odd):
        msg = "后面的步骤以它为前提，请从最后一步开始更正。"
        raise NotAllowed(msg)
