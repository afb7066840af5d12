"""How far an activity is, and what an absence from the congress means (代表法 第六十二条).

代表小组活动: 计划 → 通知 → 开展（签到、记录）→ 成果 → 归档 (sources.md 4.7). An activity may be
entered after it was held, so no step asks for the one before.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from npcdesk.errors import NotAllowed

ABSENCES_THAT_END = 2
"""未经批准两次不出席本级人民代表大会会议 (代表法 第六十二条第三项)."""


class State(StrEnum):
    """How far an activity is. Never stored: it follows from its days."""

    PLANNED = "计划中"
    NOTICED = "已通知"
    HELD = "已开展"
    CLOSED = "已归档"
    CANCELLED = "已取消"


class Step(StrEnum):
    """What can be done to an activity. Never stored."""

    NOTICE = "通知"
    HOLD = "登记开展"
    OUTCOME = "登记成果"
    CLOSE = "归档"
    CANCEL = "取消"


@dataclass(frozen=True, slots=True)
class Days:
    """The dated facts of an activity."""

    planned_on: date | None = None
    noticed_on: date | None = None
    held_on: date | None = None
    closed_on: date | None = None
    cancelled_on: date | None = None


NEXT = {
    State.PLANNED: (Step.NOTICE, Step.HOLD, Step.CANCEL),
    State.NOTICED: (Step.HOLD, Step.NOTICE, Step.CANCEL),
    State.HELD: (Step.OUTCOME, Step.CLOSE),
    State.CLOSED: (Step.OUTCOME,),
    State.CANCELLED: (),
}
"""What can be done in each state, the usual step first."""


def state(days: Days) -> State:
    """Return how far an activity is. Never raises: merged rows may contradict."""
    if days.cancelled_on is not None:
        return State.CANCELLED
    if days.closed_on is not None and days.held_on is not None:
        return State.CLOSED
    if days.held_on is not None:
        return State.HELD
    return State.NOTICED if days.noticed_on is not None else State.PLANNED


def require(now: State, step: Step) -> None:
    """Let `step` happen in `now`, or raise `NotAllowed` in words for the person."""
    if step not in NEXT[now]:
        msg = f"这次活动{now.value}，不能再{step.value}。"
        raise NotAllowed(msg)


def overdue(days: Days, today: date) -> bool:
    """Return whether the planned day has gone by without word of what happened."""
    waits = state(days) in {State.PLANNED, State.NOTICED}
    return waits and days.planned_on is not None and days.planned_on < today


def absence_words(absences: int) -> str:
    """Return what unapproved absences from the congress of one term mean, "" when there is none.

    Source:
        代表法 第六十二条第三项、第六十三条 (资格审查委员会报告，公告).
    """
    if not absences:
        return ""
    if absences < ABSENCES_THAT_END:
        return f"未经批准缺席大会 {absences} 次，再有一次代表资格终止（代表法第六十二条）"
    return f"未经批准缺席大会 {absences} 次，代表资格应当终止（代表法第六十二条），报资格审查委员会"
