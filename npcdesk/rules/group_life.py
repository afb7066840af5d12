"""The life of a key-supervision group as one table, and the readers of it.

提名 → 确定 → 编组 → 会商 → 方案 → 进度、督办、清单 → 报告 → 评价 → 归档 or 结转.
Source: sources.md 4.5, after 代表法 第五十二条 and published practice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from npcdesk import labels
from npcdesk.errors import NotAllowed
from npcdesk.models.group import Grade, GroupEvent, GroupKind
from npcdesk.rules import awaited
from npcdesk.rules.dated_events import in_order, out_of_order, require_come


class Stage(StrEnum):
    """Where a group is. It follows from the events and is never typed."""

    NONE = "未列入"
    NOMINATED = "已提名"
    DECIDED = "已确定"
    FORMED = "已编组"
    CONSULTED = "已会商"
    GOING = "推进中"
    REPORTED = "已报告"
    EVALUATED = "已评价"
    ARCHIVED = "已归档"


SILENT_DAYS = 30  # without an entry: sources.md 4.5
RUNNING = frozenset({Stage.FORMED, Stage.CONSULTED, Stage.GOING})  # entries are expected
CARRY_MONTH = 7  # work carried over from this month on goes on next year, before it this year

_WORK = (GroupKind.PROGRESS, GroupKind.INSPECT, GroupKind.ITEM, GroupKind.ANSWER)
_NODES = (GroupKind.NODE, GroupKind.NODE_DONE)


def _stays(stage: Stage, *kinds: GroupKind) -> dict[GroupKind, Stage]:
    return dict.fromkeys(kinds, stage)


_TABLE: dict[Stage, dict[GroupKind, Stage]] = {
    Stage.NONE: {
        GroupKind.NOMINATE: Stage.NOMINATED,
        GroupKind.DECIDE: Stage.DECIDED,  # a 主席团 chooses without a nomination
    },
    Stage.NOMINATED: {GroupKind.DECIDE: Stage.DECIDED},
    Stage.DECIDED: {GroupKind.FORM: Stage.FORMED},
    Stage.FORMED: {
        GroupKind.CONSULT: Stage.CONSULTED,
        GroupKind.PLAN: Stage.GOING,
        **_stays(Stage.FORMED, *_WORK),
    },
    Stage.CONSULTED: {
        GroupKind.PLAN: Stage.GOING,
        **_stays(Stage.CONSULTED, GroupKind.CONSULT, *_WORK),
    },
    Stage.GOING: {
        **_stays(Stage.GOING, GroupKind.CONSULT, GroupKind.PLAN, *_NODES, *_WORK),
        GroupKind.REPORT: Stage.REPORTED,
    },
    Stage.REPORTED: {
        GroupKind.EVALUATE: Stage.EVALUATED,
        **_stays(Stage.REPORTED, GroupKind.NODE_DONE, *_WORK),
    },
    Stage.EVALUATED: {
        GroupKind.ARCHIVE: Stage.ARCHIVED,
        GroupKind.CARRY: Stage.GOING,
        **_stays(Stage.EVALUATED, GroupKind.NODE_DONE, GroupKind.ANSWER),
    },
    Stage.ARCHIVED: {},
}
NEXT = {(now, kind): after for now, row in _TABLE.items() for kind, after in row.items()}
LEADS_ON = {
    Stage.NONE: GroupKind.DECIDE,
    Stage.NOMINATED: GroupKind.DECIDE,
    Stage.DECIDED: GroupKind.FORM,
    Stage.FORMED: GroupKind.CONSULT,
    Stage.CONSULTED: GroupKind.PLAN,
    Stage.GOING: GroupKind.PROGRESS,
    Stage.REPORTED: GroupKind.EVALUATE,
    Stage.EVALUATED: GroupKind.ARCHIVE,
}
"""The step that a group waits for; the work itself while it is going on."""
YEAR_LINE = (
    GroupKind.NOMINATE,
    GroupKind.DECIDE,
    GroupKind.FORM,
    GroupKind.CONSULT,
    GroupKind.PLAN,
    GroupKind.PROGRESS,
    GroupKind.REPORT,
    GroupKind.EVALUATE,
    GroupKind.ARCHIVE,
)
"""The steps in their order, as a line of a life shows them."""

VERB = {
    GroupKind.NOMINATE: "登记提名",
    GroupKind.DECIDE: "登记确定",
    GroupKind.FORM: "编组",
    GroupKind.CONSULT: "登记会商会",
    GroupKind.PLAN: "登记方案",
    GroupKind.NODE: "加节点",
    GroupKind.NODE_DONE: "完成节点",
    GroupKind.PROGRESS: "登记进度",
    GroupKind.INSPECT: "登记督办活动",
    GroupKind.ITEM: "交办清单",
    GroupKind.ANSWER: "登记反馈",
    GroupKind.REPORT: "登记报告",
    GroupKind.EVALUATE: "登记评价",
    GroupKind.ARCHIVE: "归档",
    GroupKind.CARRY: "结转下一年",
    GroupKind.TAKE_BACK: "更正",
}
FIRST = {
    Stage.NONE: "请先登记提名或者确定",
    Stage.NOMINATED: "请先登记主任会议、主席团的确定",
    Stage.DECIDED: "请先编组",
    Stage.FORMED: "请先登记会商会或者方案",
    Stage.CONSULTED: "请先登记方案",
    Stage.GOING: "请先登记向主任会议的报告",
    Stage.REPORTED: "请先登记评价",
    Stage.EVALUATED: "请先归档或者结转下一年",
    Stage.ARCHIVED: "要改请先更正归档",
}


Point: TypeAlias = awaited.Point[GroupEvent]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the events add up to. `odd` holds those that fit nowhere, for a person to see.

    `heard_on` is the day of the last entry; `reported`, `evaluated` are of this year's round.
    """

    stage: Stage = Stage.NONE
    nominated: GroupEvent | None = None
    decided: GroupEvent | None = None
    formed: GroupEvent | None = None
    consulted: GroupEvent | None = None
    planned: GroupEvent | None = None
    progress: GroupEvent | None = None
    inspected: GroupEvent | None = None
    reported: GroupEvent | None = None
    evaluated: GroupEvent | None = None
    carried: GroupEvent | None = None
    archived: GroupEvent | None = None
    nodes: tuple[Point, ...] = ()
    items: tuple[Point, ...] = ()
    heard_on: date | None = None
    odd: tuple[GroupEvent, ...] = ()

    @property
    def grade(self) -> Grade | None:
        """How the work of this year was judged."""
        return self.evaluated.grade if self.evaluated else None

    @property
    def year(self) -> int | None:
        """The year that it works in: that of the decision, or the one it was carried into."""
        if self.carried:
            return carried_into(self.carried.on)
        first = self.decided or self.nominated
        return first.on.year if first else None


def carried_into(on: date) -> int:
    """Return the year in which the work goes on when it is carried over on a day."""
    return on.year + (on.month >= CARRY_MONTH)


_KEPT_AS = {
    GroupKind.NOMINATE: "nominated",
    GroupKind.DECIDE: "decided",
    GroupKind.FORM: "formed",
    GroupKind.CONSULT: "consulted",
    GroupKind.PLAN: "planned",
    GroupKind.PROGRESS: "progress",
    GroupKind.INSPECT: "inspected",
    GroupKind.REPORT: "reported",
    GroupKind.EVALUATE: "evaluated",
    GroupKind.CARRY: "carried",
    GroupKind.ARCHIVE: "archived",
}
_POINTS = {
    GroupKind.NODE: ("nodes", False),
    GroupKind.NODE_DONE: ("nodes", True),
    GroupKind.ITEM: ("items", False),
    GroupKind.ANSWER: ("items", True),
}


def standing(events: Iterable[GroupEvent]) -> Standing:
    """Return where a group is. Never raises: merged records may contradict."""
    now, odd = Standing(), []
    for event in in_order(events):
        after = _after(now, event)
        if after is None:
            odd.append(event)
            continue
        now = after if event.kind is GroupKind.NODE else replace(after, heard_on=event.on)
    return replace(now, odd=tuple(odd)) if odd else now


def _after(now: Standing, event: GroupEvent) -> Standing | None:
    stage = NEXT.get((now.stage, event.kind))
    if stage is None:
        return None
    now = replace(now, stage=stage)
    if event.kind in _POINTS:
        name, meets = _POINTS[event.kind]
        before: tuple[Point, ...] = getattr(now, name)
        points = awaited.met(before, event) if meets else (*before, Point(event))
        return None if points is None else _with(now, name, points)
    now = _with(now, _KEPT_AS[event.kind], event)
    if event.kind is GroupKind.CARRY:  # the next report and evaluation are another year's
        return replace(now, reported=None, evaluated=None)
    return now


def _with(now: Standing, name: str, value: Any) -> Standing:
    return replace(now, **{name: value})


def allowed(now: Standing) -> frozenset[GroupKind]:
    """Return what a screen may offer for a group that stands so."""
    kinds = {kind for (stage, kind) in NEXT if stage is now.stage}
    if all(point.met for point in now.nodes):
        kinds -= {GroupKind.NODE_DONE}
    if all(point.met for point in now.items):
        kinds -= {GroupKind.ANSWER}
    return frozenset(kinds)


def next_step(now: Standing, *, settled: bool = False) -> GroupKind | None:
    """Return the step that carries the group on, None when its work is over.

    `settled`: as `is_settled` says, so that work which goes on waits for the report.
    """
    done = settled or _nodes_done(now)
    if now.stage is Stage.GOING and done:
        return GroupKind.REPORT
    return LEADS_ON.get(now.stage)


def is_settled(now: Standing, closed_on: date | None) -> bool:
    """Return whether the work of a group has come to its end with what it follows.

    `closed_on` is when the last of that was closed, None while one is open. Work that was carried
    over (结转) after that day goes on though all is closed: that is why it was.
    """
    if closed_on is None:
        return False
    return now.stage not in RUNNING or now.carried is None or closed_on > now.carried.on


def _nodes_done(now: Standing) -> bool:
    """Return whether the plan was carried out; after 结转 by a node met since, in the new round."""
    met = [point.met.on for point in now.nodes if point.met]
    since = now.carried.on if now.carried else date.min
    return bool(met) and len(met) == len(now.nodes) and max(met) > since


def silent_days(now: Standing, today: date, *, settled: bool = False) -> int | None:
    """Return for how many days nothing was entered; None when it need not be told.

    `settled`: as `is_settled` says, and nobody waits for progress any more.
    """
    if settled or now.stage not in RUNNING or now.heard_on is None:
        return None
    days = (today - now.heard_on).days
    return days if days >= SILENT_DAYS else None


def require(events: Sequence[GroupEvent], event: GroupEvent, today: date) -> None:
    """Let `event` happen on its day, late entries too, or raise `NotAllowed` in words.

    It must say what its kind asks for, and fit where the group stood on that day.
    """
    verb = VERB[event.kind]
    require_come(verb, event.on, today)
    now = standing(events)
    if len(standing([*events, event]).odd) > len(now.odd):
        require_allowed(now, event.kind)
        later = next((each for each in in_order(events) if each.on > event.on), None)
        first = (VERB[later.kind], later.on) if later else None
        raise NotAllowed(out_of_order(verb, event.on, first))
    _require_said(event)


def require_allowed(now: Standing, kind: GroupKind) -> None:
    """Raise `NotAllowed` in words when `kind` cannot come next."""
    if (now.stage, kind) in NEXT and kind not in allowed(now):
        what = "节点" if kind is GroupKind.NODE_DONE else "清单事项"
        msg = f"这个督办组没有等着{VERB[kind].removeprefix('登记')}的{what}。"
        raise NotAllowed(msg)
    if kind not in allowed(now):
        msg = f"这个督办组现在是“{now.stage.value}”，还不能{VERB[kind]}。{FIRST[now.stage]}。"
        raise NotAllowed(msg)


_ASKED = {
    GroupKind.NOMINATE: ("who", "请写明由哪个工委提名。"),
    GroupKind.DECIDE: ("who", "请写明由哪次会议确定，例如：第五次主任会议。"),
    GroupKind.NODE: ("body", "请写明这个节点要做到什么。"),
    GroupKind.PROGRESS: ("body", "请写明进展到哪一步。"),
    GroupKind.INSPECT: ("how", "请写明督办的形式，例如：视察。"),
    GroupKind.ITEM: ("body", "请写明清单上要办的事项。"),
    GroupKind.ANSWER: ("body", "请写明反馈的内容。"),
    GroupKind.REPORT: ("who", "请写明向哪次会议报告。"),
    GroupKind.EVALUATE: ("grade", "请选评价的等次：好、较好、一般、差。"),
    GroupKind.CARRY: ("body", "请写明结转的理由。"),
}


def _require_said(event: GroupEvent) -> None:
    name, msg = _ASKED.get(event.kind, ("", ""))
    said = getattr(event, name) if name else "-"
    if not (said.strip() if isinstance(said, str) else said):
        raise NotAllowed(msg)
    if event.kind in (GroupKind.NODE, GroupKind.ITEM):
        what = "节点的日期" if event.kind is GroupKind.NODE else "反馈期限"
        if event.due_on is None:
            msg = f"请填写{what}。"
            raise NotAllowed(msg)
        if event.kind is GroupKind.ITEM and event.due_on < event.on:
            due, on = labels.day(event.due_on), labels.day(event.on)
            msg = f"反馈期限（{due}）在交办（{on}）之前，请核对。"
            raise NotAllowed(msg)


def free(events: Sequence[GroupEvent]) -> frozenset[str]:
    """Return the ids of the events that stand and on which no later one rests."""
    odd = len(standing(events).odd)
    stands = in_order(events)
    return frozenset(
        event.id
        for event in stands
        if len(standing(other for other in stands if other is not event).odd) <= odd
    )


def require_take_back(events: Sequence[GroupEvent], event: GroupEvent) -> None:
    """Let an event be taken back, or raise `NotAllowed`: later steps must not hang in the air."""
    if event.kind is GroupKind.TAKE_BACK or event not in in_order(events):
        msg = "这一步已经更正过，不用再更正。"
        raise NotAllowed(msg)
    if event.id not in free(events):
        msg = f"“{VERB[event.kind]}”之后还有别的步骤，请先更正后面的。"
        raise NotAllowed(msg)


def slip_number(on: date, number: str) -> str:
    """Return the number of a 督办单 as it is printed: 督办〔2026〕3号."""
    return f"督办〔{on.year}〕{number}号"
