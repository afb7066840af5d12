"""What may happen to a suggestion, in words: which steps are offered, refused, taken back.

Where it stands is `suggestion_fold`'s, the table of its life `suggestion_states`'; both are read
from here too.
"""

from collections.abc import Sequence
from datetime import date

from npcdesk import labels
from npcdesk.errors import NotAllowed
from npcdesk.models.suggestion import SuggestionEvent
from npcdesk.models.suggestion_kinds import EventKind
from npcdesk.rules.dated_events import in_order
from npcdesk.rules.promises import still_open
from npcdesk.rules.suggestion_fold import Standing, standing
from npcdesk.rules.suggestion_states import (
    NEXT,
    OF_LETTER,
    OF_PROMISE,
    RUNNING,
    SOON_DAYS,
    STEPS,
    TRACKED,
    VERB,
    State,
)

__all__ = [
    "FIRST",
    "NEXT",
    "RUNNING",
    "SOON_DAYS",
    "STEPS",
    "VERB",
    "Standing",
    "State",
    "allowed",
    "next_step",
    "offered",
    "overdue",
    "require",
    "require_beside",
    "require_take_back",
    "require_told",
    "standing",
]

FIRST = {
    State.DRAFT: "请先立案编号",
    State.FILED: "请先交办",
    State.HANDLED: "请先登记答复",
    State.GIVEN_BACK: "承办单位申请退办，请先决定同意改办还是不同意",
    State.ANSWERED: "承办单位已经答复，请先登记代表的评价",
    State.AGAIN: "代表不满意，正在重新办理，请先登记新的答复",
    State.CLOSED: "这件已经办结，要改请先更正办结",
    State.ENDED: "这件已经终止，要改请先更正终止",
    State.ARCHIVED: "这件已经归档，要改请先更正归档",
}

STUDY = "请先要求重办或说明理由"
REVISED = "代表改好了请先登记修改稿（修改题目或正文）"
_ASKED = frozenset({EventKind.REPLY, EventKind.EXTEND, EventKind.URGE})
"""What is of a unit that was asked to answer: nobody was, while the office studies (研究不满意)."""
_OVER = frozenset({State.CLOSED, State.ENDED, State.ARCHIVED})
MERGED_INTO = frozenset(State) - _OVER
"""The states of what another suggestion may be merged into."""
_RANK = {  # how far a paper has come
    State.DRAFT: 0,
    State.FILED: 1,
    State.HANDLED: 2,
    State.GIVEN_BACK: 2,
    State.ANSWERED: 3,
    State.AGAIN: 3,
    State.CLOSED: 4,
    State.ENDED: 5,
    State.ARCHIVED: 6,
}


def allowed(now: Standing) -> frozenset[EventKind]:
    """Return what a screen may offer for a suggestion that stands so."""
    kinds = {kind for (state, kind) in NEXT if state is now.state}
    kinds -= {EventKind.SEND_BACK if now.last is EventKind.SEND_BACK else EventKind.RAISE}
    if now.state is State.ANSWERED:
        kinds -= {EventKind.RATE} if now.rating else {EventKind.CLOSE}
    if now.state is State.AGAIN:
        kinds -= _ASKED if now.studied else {EventKind.REDO}
    if not now.replies:
        kinds -= TRACKED | set(OF_LETTER)
    if not still_open(now.promises):
        kinds -= OF_PROMISE
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
    if now.studied:
        return EventKind.REDO  # or 说明理由
    if now.last is EventKind.SEND_BACK:
        return EventKind.RAISE  # the delegate's words, put right
    return steps.get(now.state)


def overdue(now: Standing, on: date) -> bool:
    """Return whether the delegate's judgement was due before the day `on` and has not come."""
    waits = now.state is State.ANSWERED and now.rating is None
    return waits and (now.next_due is None or now.next_due < on)


def offered(now: Standing, today: date) -> frozenset[EventKind]:
    """Return what a screen may offer today: `allowed`, and 办结 once nobody waits for a form."""
    return allowed(now) | ({EventKind.CLOSE} if overdue(now, today) else frozenset())


def require(
    now: Standing, kind: EventKind, on: date, today: date, *, unreturned: bool = False
) -> None:
    """Let `kind` happen on the day `on`, or raise `NotAllowed` in words for the person.

    `unreturned`: it is closed without the delegate's judgement, whose day is over.
    """
    verb = VERB[kind]
    if kind not in allowed(now) and not (unreturned and overdue(now, on)):
        raise NotAllowed(_refusal(now, kind))
    if on > today:
        raise NotAllowed(_not_yet(verb, on))
    if now.last_on is not None and now.last_on > today:
        msg = (
            f"上一步的日期（{labels.day(now.last_on)}）还没有到，多半是当时电脑的日期不对。"
            f"请先在办理经过里更正那一步（提出日期用修改），再{verb}。"
        )
        raise NotAllowed(msg)
    parts = kind is EventKind.REPLY and now.last is EventKind.REPLY  # of 分办, in any order
    before = now.shares.since if parts else now.last_on
    if before is not None and on < before:
        last = f"上一步（{labels.day(before)}）"
        msg = f"{verb}的日期（{labels.day(on)}）在{last}之前，请核对两个日期。"
        raise NotAllowed(msg)


def _refusal(now: Standing, kind: EventKind) -> str:
    """Say why a step cannot come now: it was done, its time is over, or others come first."""
    verb, first = VERB[kind], FIRST[now.state]
    if kind in OF_PROMISE and now.replies:
        return f"这件建议没有待落实的承诺，不能{verb}。要记一项承诺，请先登记承诺。"
    if now.last is EventKind.SEND_BACK:
        first = REVISED
    if now.state is State.ANSWERED and now.rating is not None:
        first = "代表已经评价过这次答复，可以办结"
    if now.studied:
        first = f"代表不满意，等本单位研究，{STUDY}"
        if kind in _ASKED:
            return _not_asked(kind)
    if kind is EventKind.CLOSE and now.state is State.ANSWERED:
        until = f"（{labels.day(now.next_due)}以后）" if now.next_due else ""
        first += f"；征询意见表过了期限{until}、催过仍没有交回的，办结时注明没有交回"
    done = now.last_on if kind is now.last else _done_on(now, kind)
    if done is not None:
        back = "" if now.state in _OVER else "；要改请先更正那一步"
        return f"这件建议已经于{labels.day(done)}{verb}，不能再来一次。{first}{back}。"
    rank, ranks = _RANK[now.state], [_RANK[state] for state, of in NEXT if of is kind]
    was = kind is EventKind.RAISE or (kind is EventKind.RATE and now.rating is not None)
    how = "还不能" if rank <= min(ranks) and not was else "不能再"
    return f"这件建议现在是“{now.state.value}”，{how}{verb}。{first}。"


def _not_asked(kind: EventKind) -> str:
    """Say what comes before a step of the unit; a reply that is there already has its way too."""
    late = "；单位已经重新答复的，要求重办写通知它的那天，再登记答复"
    more = late if kind is EventKind.REPLY else ""
    return f"代表不满意，等本单位研究，还不能{VERB[kind]}。{STUDY}{more}。"


def _done_on(now: Standing, kind: EventKind) -> date | None:
    """Return when a step was done that stands, though others came after it."""
    days = {
        EventKind.FILE: now.filed_on,
        EventKind.HAND_OVER: now.handed_on,
        EventKind.REPLY: now.replied_on if now.state in {State.ANSWERED, State.CLOSED} else None,
    }
    return days.get(kind)


def require_beside(
    events: Sequence[SuggestionEvent],
    kind: EventKind,
    on: date,
    today: date,
    about_id: str | None = None,
) -> None:
    """Let what is beside the steps be entered, late too: it must fit the state of its own day.

    `about_id` is the promise that it is about.
    """
    if on > today:
        raise NotAllowed(_not_yet(VERB[kind], on))
    probe = SuggestionEvent(suggestion_id="", kind=kind, on=on, about_id=about_id)
    now = standing(events)
    if len(standing([*events, probe]).odd) > len(now.odd) or _unasked(events, probe):
        if kind not in allowed(now):
            require(now, kind, on, today)
        then = in_order([*events, probe])
        stood = standing(then[: then.index(probe)]).state
        msg = f"{labels.day(on)}这件建议还是“{stood.value}”，不能{VERB[kind]}，请核对日期。"
        raise NotAllowed(msg)


def _unasked(events: Sequence[SuggestionEvent], probe: SuggestionEvent) -> bool:
    """Return whether a unit would be urged on a day when nothing was asked of it."""
    if probe.kind not in _ASKED:
        return False
    then = in_order([*events, probe])
    return standing(then[: then.index(probe)]).studied


def require_told(told_on: date | None, today: date, *, since: date = date.min) -> None:
    """Raise `NotAllowed` when the delegate was told before the day `since`, or is still to be."""
    if told_on is not None and told_on < since:
        step = f"这一步（{labels.day(since)}）"
        msg = f"告知代表的日期（{labels.day(told_on)}）在{step}之前，请核对两个日期。"
        raise NotAllowed(msg)
    if told_on is not None and told_on > today:
        msg = "告知代表的日期还没有到，告知以后再登记。"
        raise NotAllowed(msg)


def require_take_back(events: Sequence[SuggestionEvent], event: SuggestionEvent) -> None:
    """Let an event be taken back, or raise `NotAllowed`: later steps must not hang in the air."""
    before = standing(events)
    stands = in_order(events)
    first = event.kind is EventKind.RAISE and event is stands[0]
    if event.kind is EventKind.TAKE_BACK or first or event not in stands:
        msg = "这一步不能更正：它已经更正过，或者是建议的提出。"
        raise NotAllowed(msg)
    if before.assigned_by is event and event.kind is EventKind.ASSIGN_ON and before.from_units:
        msg = "转交的单位已经签收或交了意见，请先更正那些记录。"
        raise NotAllowed(msg)
    without = [other for other in events if other.id != event.id]
    if len(standing(without).odd) > len(before.odd):
        msg = f"“{VERB[event.kind]}”之后还有别的步骤，请先更正后面的。"
        raise NotAllowed(msg)


def _not_yet(verb: str, on: date) -> str:
    return f"{verb}的日期（{labels.day(on)}）还没有到，请核对日期和这台电脑的时间。"
