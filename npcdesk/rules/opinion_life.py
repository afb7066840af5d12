"""The life of an opinion as one table, and the readers of it.

登记 → 当场答复, 站点处理, 转办, 转为建议, 升级, 不属受理
→ 办理结果 → 反馈群众 → 群众评价 → 了结.
Source: sources.md 4.4, 2.7, after 代表法 第二十八条 and published practice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from npcdesk import labels
from npcdesk.errors import NotAllowed
from npcdesk.models.opinion import OpinionEvent, OpinionKind
from npcdesk.models.suggestion_kinds import Rating
from npcdesk.models.visit import Disposition
from npcdesk.rules.dated_events import in_order, out_of_order, require_come
from npcdesk.rules.deadlines import Period, Unit


class State(StrEnum):
    """Where an opinion is. It follows from the events and is never typed."""

    OPEN = "待处理"
    STATION = "站点处理"
    TRANSFERRED = "转办中"
    RAISED = "已升级"
    SUGGESTION = "转为建议"
    SETTLED = "待反馈"
    TOLD = "已反馈"
    RATED = "已评价"
    CLOSED = "已了结"
    REFUSED = "不属受理"


PERIOD = Period(15, Unit.WORKDAY)  # for the result: sources.md 4.4, where no rule fixes another
TELLING = timedelta(days=7)  # within which the person is told of a result, or of a reply
NEVER = "9999-12-31"  # sorts after every day that is awaited

_Kind = OpinionKind
WAYS = {
    _Kind.ANSWER: Disposition.ANSWERED,
    _Kind.COORDINATE: Disposition.STATION,
    _Kind.TRANSFER: Disposition.TRANSFERRED,
    _Kind.SUGGEST: Disposition.SUGGESTION,
    _Kind.RAISE: Disposition.RAISED,
    _Kind.REFUSE: Disposition.REFUSED,
}
"""The steps that say what becomes of an opinion (处理方式)."""
STEP_OF = {way: kind for kind, way in WAYS.items()}
DATED = frozenset({_Kind.COORDINATE, _Kind.TRANSFER, _Kind.RAISE})  # they have a due day

_ONWARD = {
    _Kind.COORDINATE: State.STATION,
    _Kind.TRANSFER: State.TRANSFERRED,
    _Kind.SUGGEST: State.SUGGESTION,
    _Kind.RAISE: State.RAISED,
}
_HANDLED = {**_ONWARD, _Kind.RESULT: State.SETTLED, _Kind.REFUSE: State.REFUSED}
_TABLE: dict[State, dict[OpinionKind, State]] = {
    State.OPEN: {**_ONWARD, _Kind.ANSWER: State.CLOSED, _Kind.REFUSE: State.REFUSED},
    State.STATION: _HANDLED,
    State.TRANSFERRED: _HANDLED,
    State.RAISED: _HANDLED,
    State.SUGGESTION: {_Kind.RESULT: State.SETTLED, _Kind.FEEDBACK: State.TOLD},
    State.SETTLED: {**_ONWARD, _Kind.FEEDBACK: State.TOLD},
    State.TOLD: {**_ONWARD, _Kind.RATE: State.RATED, _Kind.CLOSE: State.CLOSED},
    State.RATED: {**_ONWARD, _Kind.CLOSE: State.CLOSED},
    State.CLOSED: {_Kind.RATE: State.CLOSED, _Kind.SUGGEST: State.SUGGESTION},
    State.REFUSED: {},
}
NEXT = {(now, kind): after for now, row in _TABLE.items() for kind, after in row.items()}
LEADS_ON = {
    State.STATION: _Kind.RESULT,
    State.TRANSFERRED: _Kind.RESULT,
    State.RAISED: _Kind.RESULT,
    State.SUGGESTION: _Kind.FEEDBACK,
    State.SETTLED: _Kind.FEEDBACK,
    State.TOLD: _Kind.CLOSE,
    State.RATED: _Kind.CLOSE,
}
"""The step that is awaited; what is open waits for any of `WAYS`."""

VERB = {
    _Kind.ANSWER: "当场答复",
    _Kind.COORDINATE: "站点处理",
    _Kind.TRANSFER: "转办",
    _Kind.SUGGEST: "转为建议",
    _Kind.RAISE: "升级",
    _Kind.REFUSE: "不予受理",
    _Kind.RESULT: "登记办理结果",
    _Kind.FEEDBACK: "反馈群众",
    _Kind.RATE: "登记群众评价",
    _Kind.CLOSE: "了结",
    _Kind.TAKE_BACK: "更正",
}
_FIRST = {
    State.OPEN: "请先登记处理方式",
    State.STATION: "请先登记办理结果",
    State.TRANSFERRED: "请先登记办理结果",
    State.RAISED: "请先登记办理结果",
    State.SUGGESTION: "请先把建议的答复反馈给群众",
    State.SETTLED: "请先反馈群众",
    State.TOLD: "可以登记群众评价或者了结",
    State.RATED: "可以了结，群众不满意的可以再转办",
    State.CLOSED: "要改请先更正最后一步",
    State.REFUSED: "要改请先更正",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the events add up to. `odd` holds those that fit nowhere, for a person to see."""

    state: State = State.OPEN
    way: Disposition = Disposition.OPEN
    unit_id: str = ""
    due_on: date | None = None
    settled_on: date | None = None
    told_on: date | None = None
    rating: Rating | None = None
    closed_on: date | None = None
    odd: tuple[OpinionEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """What an opinion itself says of its way: all there is of one older than events."""

    way: Disposition = Disposition.OPEN
    unit_id: str = ""
    due_on: date | None = None


def standing(events: Iterable[OpinionEvent], kept: Kept = Kept()) -> Standing:
    """Return where an opinion is. Never raises: merged records may contradict."""
    known = list(events)
    now, odd = _begun(_before(known, kept)), []
    for event in in_order(known):
        after = _after(now, event)
        if after is None:
            odd.append(event)
        else:
            now = after
    return replace(now, odd=tuple(odd)) if odd else now


def _before(events: Sequence[OpinionEvent], kept: Kept) -> Kept:
    """Return what the opinion itself says, where no event ever said it."""
    said = any(event.kind in WAYS and not event.deleted for event in events)
    return Kept() if said else kept


def _begun(kept: Kept) -> Standing:
    if kept.way is Disposition.OPEN:
        return Standing()
    state = NEXT[State.OPEN, STEP_OF[kept.way]]
    return Standing(state=state, way=kept.way, unit_id=kept.unit_id, due_on=kept.due_on)


def _after(now: Standing, event: OpinionEvent) -> Standing | None:
    state = NEXT.get((now.state, event.kind))
    if state is None:
        return None
    said: dict[str, Any] = {}
    if event.kind in WAYS:  # what was done before belongs to the way that was left
        said = {"way": WAYS[event.kind], "unit_id": event.unit_id or "", "due_on": event.due_on}
        said |= {"settled_on": None, "told_on": None, "rating": None, "closed_on": None}
    if event.kind is _Kind.RESULT:
        said = {"settled_on": event.on}
    elif event.kind in (_Kind.FEEDBACK, _Kind.ANSWER):
        said |= {"told_on": event.on}
    elif event.kind is _Kind.RATE:
        said = {"rating": event.rating}
    if state is State.CLOSED and event.kind is not _Kind.RATE:
        said |= {"closed_on": event.on}
    return replace(now, state=state, **said)


def awaited(now: Standing, replied_on: date | None = None) -> tuple[OpinionKind | None, str]:
    """Return the step that is awaited and the last day for it, `NEVER` where none is set.

    What became a suggestion waits for nobody here until that is answered (`replied_on`).
    """
    kind = LEADS_ON.get(now.state)
    if now.state is State.SUGGESTION:
        return (kind, (replied_on + TELLING).isoformat()) if replied_on else (None, NEVER)
    if kind is _Kind.FEEDBACK and now.settled_on:
        return kind, max(now.settled_on + TELLING, now.due_on or now.settled_on).isoformat()
    if kind is _Kind.RESULT and now.due_on:
        return kind, now.due_on.isoformat()
    return kind, NEVER


def allowed(now: Standing) -> frozenset[OpinionKind]:
    """Return what a screen may offer for an opinion that stands so."""
    kinds = {kind for (state, kind) in NEXT if state is now.state}
    if now.rating:
        kinds -= {_Kind.RATE}
    return frozenset(kinds)


def require(
    events: Sequence[OpinionEvent], kept: Kept, event: OpinionEvent, *, heard_on: date, today: date
) -> None:
    """Let `event` happen on its day, late entries too, or raise `NotAllowed` in words."""
    verb = VERB[event.kind]
    require_come(verb, event.on, today)
    if event.on < heard_on:
        msg = f"这条意见是{labels.day(heard_on)}听到的，{verb}不能更早，请核对日期。"
        raise NotAllowed(msg)
    now = standing(events, kept)
    if event.kind not in allowed(now):
        msg = f"这条意见现在是“{now.state.value}”，还不能{verb}。{_FIRST[now.state]}。"
        raise NotAllowed(msg)
    if len(standing([*events, event], kept).odd) > len(now.odd):
        raise NotAllowed(out_of_order(verb, event.on))
    _require_said(event)


def _require_said(event: OpinionEvent) -> None:
    asked = {
        _Kind.TRANSFER: (event.unit_id, "请填写转办到哪个单位。"),
        _Kind.RAISE: (event.words, "请写明报到哪一级、哪个单位。"),
        _Kind.REFUSE: (event.words, "请写明告知群众到哪里去，例如：去信访局、向法院起诉。"),
        _Kind.RESULT: (event.words, "请写明办理结果。"),
        _Kind.FEEDBACK: (event.how, "请写明怎么反馈的，例如：电话、上门。"),
        _Kind.RATE: (event.rating, "请选群众的评价：满意、基本满意、不满意。"),
    }
    said, msg = asked.get(event.kind, ("-", ""))
    if not (said or "").strip():
        raise NotAllowed(msg)
    if event.due_on is not None and event.due_on < event.on:
        what, due, on = VERB[event.kind], labels.day(event.due_on), labels.day(event.on)
        msg = f"办理期限（{due}）在{what}（{on}）之前，请核对。"
        raise NotAllowed(msg)


def free(events: Sequence[OpinionEvent], kept: Kept = Kept()) -> frozenset[str]:
    """Return the ids of the events that stand and on which no later one rests."""
    kept = _before(events, kept)
    odd, stands = len(standing(events, kept).odd), in_order(events)
    return frozenset(
        event.id
        for event in stands
        if len(standing((e for e in stands if e is not event), kept).odd) <= odd
    )


def require_take_back(events: Sequence[OpinionEvent], kept: Kept, event: OpinionEvent) -> None:
    """Let an event be taken back, or raise `NotAllowed`: later steps must not hang in the air."""
    if event.kind is _Kind.TAKE_BACK or event not in in_order(events):
        msg = "这一步已经更正过，不用再改。"
        raise NotAllowed(msg)
    if event.id not in free(events, kept):
        msg = f"“{VERB[event.kind]}”之后还有别的步骤，请先更正后面的。"
        raise NotAllowed(msg)
