"""The life of a livelihood project (民生实事项目) as one table, and the readers of it.

征集 → 筛选 (rounds) → 初定 → 审议 → 票决 → 责任清单, 节点, 进度, 督查 → 完成 → 评价 → 报告.
Source: sources.md 4.6, after published practice (东阳 2021); its root is 组织法 第十一、十二条.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from npcdesk import labels
from npcdesk.errors import NotAllowed
from npcdesk.models.project import ProjectEvent, ProjectKind, ProjectOutcome
from npcdesk.rules import awaited, project_said
from npcdesk.rules.dated_events import in_order, out_of_order, require_come


class State(StrEnum):
    """Where a project is. It follows from the events and is never typed."""

    PROPOSED = "征集"
    SCREENED = "筛选列入"
    DROPPED = "没有列入"
    MERGED = "已并入"
    SHORTLISTED = "初定"
    CANDIDATE = "候选"
    REJECTED = "票决未通过"
    CHOSEN = "票决通过"
    FINISHED = "已评完成情况"
    REPORTED = "已报告"


_Kind, _Outcome = ProjectKind, ProjectOutcome
SCREENINGS = (_Outcome.KEEP, _Outcome.STUDY, _Outcome.MERGE, _Outcome.DROP)
VOTES = (_Outcome.PASS, _Outcome.FAIL)
ENDINGS = (_Outcome.DONE, _Outcome.MOSTLY, _Outcome.UNDONE)
OUTCOMES = {_Kind.SCREEN: SCREENINGS, _Kind.VOTE: VOTES, _Kind.FINISH: ENDINGS}
"""What a step may come to; the others come to nothing."""
RUNS = frozenset({State.CHOSEN})
AFTER_VOTE = frozenset({State.CHOSEN, State.FINISHED, State.REPORTED})
_WORK = (
    *(_Kind.NODE_DONE, _Kind.PROGRESS, _Kind.INSPECT, _Kind.ITEM, _Kind.ANSWER, _Kind.GRADE),
    _Kind.SURVEY,
)
_TABLE: dict[State, dict[ProjectKind, State]] = {
    State.PROPOSED: {_Kind.SCREEN: State.PROPOSED},
    State.SCREENED: {_Kind.SCREEN: State.SCREENED, _Kind.SHORTLIST: State.SHORTLISTED},
    State.DROPPED: {_Kind.SCREEN: State.DROPPED},
    State.MERGED: {},
    State.SHORTLISTED: {_Kind.SCREEN: State.SHORTLISTED, _Kind.REVIEW: State.CANDIDATE},
    State.CANDIDATE: {
        _Kind.SCREEN: State.CANDIDATE,
        _Kind.REVIEW: State.CANDIDATE,
        _Kind.VOTE: State.CHOSEN,
    },
    State.REJECTED: {},
    State.CHOSEN: {
        **dict.fromkeys((_Kind.ASSIGN, _Kind.NODE, *_WORK, _Kind.ADJUST), State.CHOSEN),
        _Kind.FINISH: State.FINISHED,
    },
    State.FINISHED: {**dict.fromkeys(_WORK, State.FINISHED), _Kind.REPORT: State.REPORTED},
    State.REPORTED: dict.fromkeys(_WORK, State.REPORTED),
}
NEXT = {(now, kind): after for now, row in _TABLE.items() for kind, after in row.items()}
_LEADS_TO = {
    _Outcome.MERGE: State.MERGED,
    _Outcome.DROP: State.DROPPED,
    _Outcome.PASS: State.CHOSEN,
    _Outcome.FAIL: State.REJECTED,
}
BY_COUNT = frozenset({_Kind.VOTE})
"""Steps that nobody enters: the count of a vote does."""
LEADS_ON = {
    State.PROPOSED: _Kind.SCREEN,
    State.SCREENED: _Kind.SHORTLIST,
    State.SHORTLISTED: _Kind.REVIEW,
    State.CHOSEN: _Kind.PROGRESS,
    State.FINISHED: _Kind.REPORT,
}
"""The step that a project waits for."""
VERB = {
    _Kind.SCREEN: "登记筛选",
    _Kind.SHORTLIST: "登记初定",
    _Kind.REVIEW: "登记审议",
    _Kind.VOTE: "票决",
    _Kind.ASSIGN: "下达责任清单",
    _Kind.NODE: "加节点",
    _Kind.NODE_DONE: "完成节点",
    _Kind.PROGRESS: "填写进度",
    _Kind.INSPECT: "登记督查",
    _Kind.ITEM: "交办督查清单",
    _Kind.ANSWER: "登记反馈",
    _Kind.ADJUST: "登记调整",
    _Kind.GRADE: "登记评价",
    _Kind.FINISH: "登记完成情况",
    _Kind.SURVEY: "登记第三方调查",
    _Kind.REPORT: "登记报告",
    _Kind.TAKE_BACK: "更正",
}
_FIRST = {
    State.PROPOSED: "请先登记筛选",
    State.SCREENED: "请先登记初定",
    State.DROPPED: "要再列入请登记新一轮筛选",
    State.MERGED: "请在并入的项目里登记，要改请先更正筛选",
    State.SHORTLISTED: "请先登记审议",
    State.CANDIDATE: "请先票决",
    State.REJECTED: "要改请先更正票决的结果",
    State.CHOSEN: "可以填写进度，做完了登记完成情况",
    State.FINISHED: "请先登记报告",
    State.REPORTED: "要改请先更正报告",
}


Point: TypeAlias = awaited.Point[ProjectEvent]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the events add up to. `odd` holds those that fit nowhere, for a person to see."""

    state: State = State.PROPOSED
    rounds: int = 0  # of screening
    kept: bool = False  # some round listed it
    shortlisted: bool = False
    merged_into: str = ""
    voted: ProjectEvent | None = None
    nodes: tuple[Point, ...] = ()
    items: tuple[Point, ...] = ()
    progress: ProjectEvent | None = None
    percent: int = 0
    paid_yuan: int = 0
    inspected: tuple[ProjectEvent, ...] = ()
    adjusted: ProjectEvent | None = None
    graded: ProjectEvent | None = None
    finished: ProjectEvent | None = None
    surveyed: ProjectEvent | None = None
    reported: ProjectEvent | None = None
    heard_on: date | None = None
    odd: tuple[ProjectEvent, ...] = ()

    @property
    def open_nodes(self) -> list[Point]:
        """The nodes that are not done, the earliest first."""
        return sorted((p for p in self.nodes if p.met is None), key=lambda point: point.due_on)

    @property
    def open_items(self) -> list[Point]:
        """The items without an answer, the earliest first."""
        return sorted((p for p in self.items if p.met is None), key=lambda point: point.due_on)


def standing(events: Iterable[ProjectEvent]) -> Standing:
    """Return where a project is. Never raises: merged records may contradict."""
    now, odd = Standing(), []
    for event in in_order(events):
        after = _after(now, event)
        if after is None:
            odd.append(event)
        else:
            now = replace(after, heard_on=event.on)
    return replace(now, odd=tuple(odd)) if odd else now


_KEPT_AS = {
    _Kind.ADJUST: "adjusted",
    _Kind.GRADE: "graded",
    _Kind.FINISH: "finished",
    _Kind.SURVEY: "surveyed",
    _Kind.REPORT: "reported",
    _Kind.VOTE: "voted",
}
_POINTS = {
    _Kind.NODE: ("nodes", False),
    _Kind.NODE_DONE: ("nodes", True),
    _Kind.ITEM: ("items", False),
    _Kind.ANSWER: ("items", True),
}


def _after(now: Standing, event: ProjectEvent) -> Standing | None:
    state = NEXT.get((now.state, event.kind))
    if state is None or (event.kind in OUTCOMES and event.outcome not in OUTCOMES[event.kind]):
        return None
    if event.outcome is _Outcome.KEEP:
        state = State.SCREENED if now.state in (State.PROPOSED, State.DROPPED) else state
    elif event.outcome:
        state = _LEADS_TO.get(event.outcome, state)
    now = replace(now, state=state)
    if event.kind in _POINTS:
        name, meets = _POINTS[event.kind]
        before: tuple[Point, ...] = getattr(now, name)
        points = awaited.met(before, event) if meets else (*before, Point(event))
        return None if points is None else _with(now, name, points)
    return _with_event(now, event)


def _with_event(now: Standing, event: ProjectEvent) -> Standing:
    if event.kind in _KEPT_AS:
        return _with(now, _KEPT_AS[event.kind], event)
    if event.kind is _Kind.SCREEN:
        kept = now.kept or event.outcome is _Outcome.KEEP
        return replace(now, rounds=now.rounds + 1, kept=kept, merged_into=event.other_id or "")
    if event.kind is _Kind.SHORTLIST:
        return replace(now, shortlisted=True)
    if event.kind is _Kind.INSPECT:
        return replace(now, inspected=(*now.inspected, event))
    if event.kind is _Kind.PROGRESS:
        percent = now.percent if event.percent is None else event.percent
        paid = now.paid_yuan if event.paid_yuan is None else event.paid_yuan
        return replace(now, progress=event, percent=percent, paid_yuan=paid)
    return now


def _with(now: Standing, name: str, value: Any) -> Standing:
    return replace(now, **{name: value})


def allowed(now: Standing) -> frozenset[ProjectKind]:
    """Return what a screen may offer for a project that stands so."""
    kinds = {kind for (state, kind) in NEXT if state is now.state} - BY_COUNT
    if not now.open_nodes:
        kinds -= {_Kind.NODE_DONE}
    if not now.open_items:
        kinds -= {_Kind.ANSWER}
    return frozenset(kinds)


def late_days(now: Standing, today: date) -> int:
    """Return by how many days the earliest open node is late; 0 when none is."""
    if now.state not in RUNS or not now.open_nodes:
        return 0
    return max((today - now.open_nodes[0].due_on).days, 0)


def planned(now: Standing, today: date, finish_on: date | None = None) -> int:
    """Return the percentage that the plan has reached today, straight between its nodes.

    It begins with the vote; nodes without a percentage tell nothing, the day of completion is 100.
    """
    if now.voted is None:
        return 0
    told = {p.due_on: p.event.percent for p in now.nodes if p.event.percent is not None}
    if finish_on:
        told.setdefault(finish_on, 100)
    before = (now.voted.on, 0)
    for day, percent in sorted(told.items()):
        if day > today:
            span = max((day - before[0]).days, 1)
            return before[1] + (percent - before[1]) * max((today - before[0]).days, 0) // span
        before = (day, percent)
    return before[1]


def require(
    events: Sequence[ProjectEvent], event: ProjectEvent, *, since: date, today: date
) -> None:
    """Let `event` happen on its day, late entries too, or raise `NotAllowed` in words.

    Args:
        events: those of the project.
        event: what is to be entered.
        since: the day the project was proposed.
        today: the day nothing may be after.
    """
    verb = VERB[event.kind]
    require_come(verb, event.on, today)
    if event.on < since:
        msg = f"这个项目是{labels.day(since)}提出的，{verb}不能更早，请核对日期。"
        raise NotAllowed(msg)
    project_said.require(event)
    now = standing(events)
    if len(standing([*events, event]).odd) > len(now.odd):
        require_allowed(now, event.kind)
        raise NotAllowed(out_of_order(verb, event.on))


def require_allowed(now: Standing, kind: ProjectKind) -> None:
    """Raise `NotAllowed` in words when `kind` cannot come next."""
    if (now.state, kind) not in NEXT:
        msg = f"这个项目现在是“{now.state.value}”，还不能{VERB[kind]}。{_FIRST[now.state]}。"
        raise NotAllowed(msg)
    if kind in (_Kind.NODE_DONE, _Kind.ANSWER) and kind not in allowed(now):
        what = "没有做完的节点" if kind is _Kind.NODE_DONE else "等着反馈的清单事项"
        msg = f"这个项目没有{what}。"
        raise NotAllowed(msg)


def free(events: Sequence[ProjectEvent]) -> frozenset[str]:
    """Return the ids of the events that stand and on which no later one rests."""
    odd, stands = len(standing(events).odd), in_order(events)
    return frozenset(
        event.id
        for event in stands
        if len(standing(other for other in stands if other is not event).odd) <= odd
    )


def require_take_back(events: Sequence[ProjectEvent], event: ProjectEvent) -> None:
    """Let an event be taken back, or raise `NotAllowed`: later steps must not hang in the air."""
    if event.kind is _Kind.TAKE_BACK or event not in in_order(events):
        msg = "这一步已经更正过，不用再更正。"
        raise NotAllowed(msg)
    if event.kind in BY_COUNT:
        msg = "票决的结果由计票定下。要改请在票决那一页“重新计票”。"
        raise NotAllowed(msg)
    if event.id not in free(events):
        msg = f"“{VERB[event.kind]}”之后还有别的步骤，请先更正后面的。"
        raise NotAllowed(msg)
