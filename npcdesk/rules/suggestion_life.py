"""The life of a suggestion: 提、审、交、督、办、评 as one table, and three readers of it.

Source: domain.md 4.1, after 代表法 第五十一条 and the chain of published practice.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from npcdesk.errors import NotAllowed
from npcdesk.models.suggestion import EventKind, Rating, SuggestionEvent


class State(StrEnum):
    """Where a suggestion stands. It follows from the events and is never typed."""

    DRAFT = "草稿"
    FILED = "待交办"
    GIVEN_BACK = "退办待定"
    HANDLED = "办理中"
    ANSWERED = "已答复"
    AGAIN = "重新办理"
    CLOSED = "已办结"
    ENDED = "终止"


STEPS = frozenset(  # each carries the last day for the step after it
    {
        EventKind.RAISE,
        EventKind.SEND_BACK,
        EventKind.AS_LETTER,
        EventKind.REFUSE,
        EventKind.MERGE,
        EventKind.FILE,
        EventKind.HAND_OVER,
        EventKind.GIVE_BACK,
        EventKind.REASSIGN,
        EventKind.INSIST,
        EventKind.EXTEND,
        EventKind.REPLY,
        EventKind.RATE,
        EventKind.REDO,
        EventKind.EXPLAIN,
        EventKind.CLOSE,
        EventKind.WITHDRAW,
    }
)
SOON_DAYS = 7  # a day that comes within so many is told beforehand
RUNNING = frozenset({State.HANDLED, State.GIVEN_BACK, State.AGAIN})  # the unit's reply clock runs

_DRAFT, _FILED, _HANDLED = State.DRAFT, State.FILED, State.HANDLED
_GIVEN_BACK, _ANSWERED, _AGAIN = State.GIVEN_BACK, State.ANSWERED, State.AGAIN
_CLOSED, _ENDED = State.CLOSED, State.ENDED

_TABLE: dict[State, dict[EventKind, State]] = {
    _DRAFT: {
        EventKind.RAISE: _DRAFT,
        EventKind.SEND_BACK: _DRAFT,
        EventKind.AS_LETTER: _ENDED,
        EventKind.REFUSE: _ENDED,
        EventKind.MERGE: _ENDED,
        EventKind.FILE: _FILED,
        EventKind.WITHDRAW: _ENDED,
    },
    _FILED: {
        EventKind.MERGE: _ENDED,
        EventKind.HAND_OVER: _HANDLED,
        EventKind.WITHDRAW: _ENDED,
    },
    _HANDLED: {
        EventKind.RECEIVE: _HANDLED,
        EventKind.GIVE_BACK: _GIVEN_BACK,
        EventKind.EXTEND: _HANDLED,
        EventKind.CO_OPINION: _HANDLED,
        EventKind.CONTACT: _HANDLED,
        EventKind.URGE: _HANDLED,
        EventKind.REPLY: _ANSWERED,
        EventKind.WITHDRAW: _ENDED,
    },
    _GIVEN_BACK: {
        EventKind.RECEIVE: _GIVEN_BACK,
        EventKind.REASSIGN: _FILED,
        EventKind.INSIST: _HANDLED,
        EventKind.CONTACT: _GIVEN_BACK,
        EventKind.WITHDRAW: _ENDED,
    },
    _ANSWERED: {
        EventKind.CONTACT: _ANSWERED,
        EventKind.RATE: _ANSWERED,  # 不满意 leads to _AGAIN, see `_rated`
        EventKind.CLOSE: _CLOSED,
    },
    _AGAIN: {
        EventKind.REDO: _AGAIN,
        EventKind.EXPLAIN: _ANSWERED,  # the rating stands, so it can be closed
        EventKind.CO_OPINION: _AGAIN,
        EventKind.CONTACT: _AGAIN,
        EventKind.URGE: _AGAIN,
        EventKind.REPLY: _ANSWERED,
        EventKind.WITHDRAW: _ENDED,
    },
    _CLOSED: {EventKind.CONTACT: _CLOSED},
    _ENDED: {},
}
NEXT = {(now, kind): after for now, row in _TABLE.items() for kind, after in row.items()}

VERB = {
    EventKind.RAISE: "登记提出",
    EventKind.SEND_BACK: "退回修改",
    EventKind.AS_LETTER: "转为代表来信",
    EventKind.REFUSE: "不予受理",
    EventKind.MERGE: "并案",
    EventKind.FILE: "立案编号",
    EventKind.HAND_OVER: "交办",
    EventKind.RECEIVE: "登记签收",
    EventKind.GIVE_BACK: "登记退办",
    EventKind.REASSIGN: "同意改办",
    EventKind.INSIST: "不同意退办",
    EventKind.EXTEND: "登记延期",
    EventKind.CO_OPINION: "登记协办意见",
    EventKind.CONTACT: "登记面商",
    EventKind.URGE: "记录催办",
    EventKind.REPLY: "登记答复",
    EventKind.RATE: "登记评价",
    EventKind.REDO: "要求重办",
    EventKind.EXPLAIN: "说明理由",
    EventKind.CLOSE: "办结",
    EventKind.WITHDRAW: "撤回建议",
    EventKind.TAKE_BACK: "更正",
}

FIRST = {
    State.DRAFT: "请先立案编号",
    State.FILED: "请先交办",
    State.HANDLED: "请先登记答复",
    State.GIVEN_BACK: "承办单位申请退办，请先决定同意改办还是不同意",
    State.ANSWERED: "承办单位已经答复，请先登记代表的评价",
    State.AGAIN: "代表不满意，正在重新办理，请先登记新的答复",
    State.CLOSED: "这件已经办结，要改请先撤回办结",
    State.ENDED: "这件已经终止，要改请先撤回终止",
}


_OVER = frozenset({_CLOSED, _ENDED})
_RANK = {  # how far a paper has come
    _DRAFT: 0,
    _FILED: 1,
    _HANDLED: 2,
    _GIVEN_BACK: 2,
    _ANSWERED: 3,
    _AGAIN: 3,
    _CLOSED: 4,
    _ENDED: 5,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the events add up to. `odd` holds those that fit nowhere, for a person to see.

    Days are calendar days. `clock` is the event that set the reply clock that runs or ran last,
    `due_on` its last day in time; `awaits` is the event that says until when the next step is
    awaited (交办, 答复, 反馈), `next_due` that day, None when none is. `handed_on` is of the
    handing-over in force, `first_handed` of the first one, which statistics count from;
    `from_units` holds what the units signed for and gave their opinions on since.
    `reply_class` and `rating` are of the latest round; `rating` is None while it is awaited.
    `last` is the step that was done last, on `last_on`.
    """

    state: State = State.DRAFT
    round: int = 1
    number: str = ""
    filed_on: date | None = None
    handed_on: date | None = None
    handed_by: SuggestionEvent | None = None
    first_handed: date | None = None
    from_units: tuple[SuggestionEvent, ...] = ()
    clock: SuggestionEvent | None = None
    extended: int = 0
    awaits: SuggestionEvent | None = None
    replied_on: date | None = None
    reply_class: str = ""
    rating: Rating | None = None
    closed_on: date | None = None
    contacts: int = 0
    urged: int = 0
    urged_on: date | None = None
    urge_next: date | None = None
    last: EventKind | None = None
    last_on: date | None = None
    odd: tuple[SuggestionEvent, ...] = ()

    @property
    def due_on(self) -> date | None:
        """The last day in time of the reply clock."""
        return self.clock.due_on if self.clock else None

    @property
    def due_why(self) -> str:
        """How that day was worked out."""
        return self.clock.due_why if self.clock else ""

    @property
    def next_due(self) -> date | None:
        """The last day for the step that is awaited now."""
        return self.awaits.due_on if self.awaits else None


Told = dict[str, Any]  # fields of `Standing` by name: one replacement an event, for speed


def in_order(events: Iterable[SuggestionEvent]) -> list[SuggestionEvent]:
    """Return the events that stand, in the order of their days; those taken back are left out."""
    kept = [event for event in events if not event.deleted]
    gone = {event.about_id for event in kept if event.kind is EventKind.TAKE_BACK}
    standing_events = (
        event for event in kept if event.kind is not EventKind.TAKE_BACK and event.id not in gone
    )
    return sorted(standing_events, key=lambda event: (event.on, event.written_ms, event.id))


def standing(events: Iterable[SuggestionEvent]) -> Standing:
    """Return where a suggestion stands. Never raises: merged papers may contradict."""
    now, odd = Standing(), []
    for event in in_order(events):
        after = NEXT.get((now.state, event.kind))
        if after is None or (event.kind is EventKind.CLOSE and now.rating is None):
            odd.append(event)
            continue
        told: Told = {"state": after}
        if event.kind in STEPS:
            told |= {"awaits": event, "last": event.kind, "last_on": event.on}
        now = replace(now, **(told | TOLD_BY[event.kind](now, event)))
    return replace(now, odd=tuple(odd)) if odd else now


def _rated(now: Standing, event: SuggestionEvent) -> Told:
    if event.rating is not Rating.DISSATISFIED:
        return {"rating": event.rating}
    again = {"state": State.AGAIN, "round": now.round + 1, "clock": event}
    return again | {"rating": event.rating}


def _handed(now: Standing, event: SuggestionEvent) -> Told:
    first = now.first_handed or event.on
    here = {"handed_on": event.on, "handed_by": event, "first_handed": first}
    return here | {"clock": event, "from_units": ()}


def _from_unit(now: Standing, event: SuggestionEvent) -> Told:
    """A unit signed for the paper, which may start the reply clock, or gave its opinion on it."""
    told: Told = {"from_units": (*now.from_units, event)}
    if event.due_on is None:
        return told
    waiting = event if now.state is State.HANDLED else now.awaits
    return told | {"clock": event, "awaits": waiting}


def _clocked(now: Standing, event: SuggestionEvent) -> Told:
    return {"clock": event, "extended": now.extended + (event.kind is EventKind.EXTEND)}


def _replied(_now: Standing, event: SuggestionEvent) -> Told:
    told = {"replied_on": event.on, "reply_class": event.reply_class}
    return told | {"rating": None, "urge_next": None}


def _urged(now: Standing, event: SuggestionEvent) -> Told:
    return {"urged": now.urged + 1, "urged_on": event.on, "urge_next": event.next_on}


def _nothing(_now: Standing, _event: SuggestionEvent) -> Told:
    return {}


TOLD_BY: dict[EventKind, Callable[[Standing, SuggestionEvent], Told]] = {
    EventKind.RAISE: _nothing,
    EventKind.SEND_BACK: _nothing,
    EventKind.AS_LETTER: _nothing,
    EventKind.REFUSE: _nothing,
    EventKind.MERGE: _nothing,
    EventKind.FILE: lambda _, e: {"number": e.number, "filed_on": e.on},
    EventKind.HAND_OVER: _handed,
    EventKind.RECEIVE: _from_unit,
    EventKind.GIVE_BACK: _nothing,
    EventKind.REASSIGN: lambda *_: {"handed_on": None, "handed_by": None, "from_units": ()},
    EventKind.INSIST: lambda now, _: {"awaits": now.clock},
    EventKind.EXTEND: _clocked,
    EventKind.CO_OPINION: _from_unit,
    EventKind.CONTACT: lambda now, _: {"contacts": now.contacts + 1},
    EventKind.URGE: _urged,
    EventKind.REPLY: _replied,
    EventKind.RATE: _rated,
    EventKind.REDO: _clocked,
    EventKind.EXPLAIN: lambda now, _: {"round": now.round - 1},
    EventKind.CLOSE: lambda _, e: {"closed_on": e.on},
    EventKind.WITHDRAW: _nothing,
}


def allowed(now: Standing) -> frozenset[EventKind]:
    """Return what a screen may offer for a suggestion that stands so."""
    kinds = {kind for (state, kind) in NEXT if state is now.state} - {EventKind.RAISE}
    if now.state is State.ANSWERED:
        kinds -= {EventKind.RATE} if now.rating else {EventKind.CLOSE}
    return frozenset(kinds)


def next_step(now: Standing) -> EventKind | None:
    """Return the one step that carries the paper on, or None when its life is over."""
    steps = {
        State.DRAFT: EventKind.FILE,
        State.FILED: EventKind.HAND_OVER,
        State.HANDLED: EventKind.REPLY,
        State.GIVEN_BACK: EventKind.REASSIGN,
        State.AGAIN: EventKind.REPLY,
    }
    if now.state is State.ANSWERED:
        return EventKind.CLOSE if now.rating else EventKind.RATE
    return steps.get(now.state)


def require(now: Standing, kind: EventKind, on: date, today: date) -> None:
    """Let `kind` happen on the day `on`, or raise `NotAllowed` in words for the person."""
    verb = VERB[kind]
    if kind not in allowed(now):
        raise NotAllowed(_refusal(now, kind))
    if on > today:
        raise NotAllowed(_not_yet(verb, on))
    if now.last_on is not None and on < now.last_on:
        msg = f"{verb}的日期（{_said(on)}）在上一步（{_said(now.last_on)}）之前，请核对两个日期。"
        raise NotAllowed(msg)


def _refusal(now: Standing, kind: EventKind) -> str:
    """Say why a step cannot come now: it was done, its time is over, or others come first."""
    verb, first = VERB[kind], FIRST[now.state]
    if now.state is State.ANSWERED and now.rating is not None:
        first = "代表已经评价过这次答复，可以办结"
    done = now.last_on if kind is now.last else _done_on(now, kind)
    if done is not None:
        back = "" if now.state in _OVER else "；要改请先撤回那一步"
        return f"这件建议已经于{_said(done)}{verb}，不能再来一次。{first}{back}。"
    rank, ranks = _RANK[now.state], [_RANK[state] for state, of in NEXT if of is kind]
    was = kind is EventKind.RAISE or (kind is EventKind.RATE and now.rating is not None)
    how = "还不能" if rank <= min(ranks) and not was else "不能再"
    return f"这件建议现在是“{now.state.value}”，{how}{verb}。{first}。"


def _done_on(now: Standing, kind: EventKind) -> date | None:
    """Return when a step was done that stands, though others came after it."""
    days = {
        EventKind.FILE: now.filed_on,
        EventKind.HAND_OVER: now.handed_on,
        EventKind.REPLY: now.replied_on if now.state in {_ANSWERED, _CLOSED} else None,
    }
    return days.get(kind)


def require_beside(
    events: Sequence[SuggestionEvent], kind: EventKind, on: date, today: date
) -> None:
    """Let a contact or a reminder be entered, late too: it must fit the state of its own day."""
    if on > today:
        raise NotAllowed(_not_yet(VERB[kind], on))
    probe = SuggestionEvent(suggestion_id="", kind=kind, on=on)
    now = standing(events)
    if len(standing([*events, probe]).odd) > len(now.odd):
        require(now, kind, on, today)
        msg = f"{_said(on)}这件建议还不能{VERB[kind]}，请核对日期。"
        raise NotAllowed(msg)


def require_take_back(events: Sequence[SuggestionEvent], event: SuggestionEvent) -> None:
    """Let an event be taken back, or raise `NotAllowed`: later steps must not hang in the air."""
    before = standing(events)
    if event.kind in (EventKind.TAKE_BACK, EventKind.RAISE) or event not in in_order(events):
        msg = "这一步不能撤回：它已经撤回过，或者是建议的提出。"
        raise NotAllowed(msg)
    without = [other for other in events if other.id != event.id]
    if len(standing(without).odd) > len(before.odd):
        msg = f"“{VERB[event.kind]}”之后还有别的步骤，请先撤回后面的。"
        raise NotAllowed(msg)


def _not_yet(verb: str, on: date) -> str:
    return f"{verb}的日期（{_said(on)}）还没有到，请核对日期和这台电脑的时间。"


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
