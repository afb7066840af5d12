"""Whose turn it is: who does the step that a suggestion waits for, in words."""

from npcdesk.models import EventKind
from npcdesk.office.suggestion_list import Paper
from npcdesk.rules.suggestion_fold import STEPS, State

HERE = "本单位"
OFFICE = {
    EventKind.FILE: "审查，立案编号",
    EventKind.HAND_OVER: "交办",
    EventKind.REASSIGN: "决定同不同意退办",
    EventKind.REDO: "研究代表的意见，要求重办或说明理由",
    EventKind.CLOSE: "办结",
}


def next_actor(paper: Paper) -> str:
    """Return who is to act next and what for; "" when the life of the paper is over."""
    step, lead = paper.next_step, paper.line.lead
    if step is None:
        return ""
    if paper.submitted_to:
        return f"{paper.submitted_to}：收下以后由它办理"
    if step is EventKind.FILE and _newest(paper) is EventKind.SEND_BACK:
        return f"{lead}：照退回的意见改好再提"
    if step in OFFICE:
        return f"{HERE}：{_first(paper, step)}{OFFICE[step]}"
    return f"{lead}：评价这次答复" if step is EventKind.RATE else _unit(paper)


def _first(paper: Paper, step: EventKind) -> str:
    again = paper.line.round - 1
    if step is EventKind.REDO and again > 1:
        return f"代表第 {again} 次不满意，先请主任会议或主席团协调，"
    return ""


def _unit(paper: Paper) -> str:
    if paper.line.state is State.AGAIN and _last_step(paper) is EventKind.RATE:
        return f"{HERE}：{_first(paper, EventKind.REDO)}{OFFICE[EventKind.REDO]}"
    signed = any(part.received_on for part in paper.parts)
    first = "" if signed or paper.line.state is State.AGAIN else "签收，"
    return f"{paper.line.lead_unit}：{first}面商，答复代表"


def _last_step(paper: Paper) -> EventKind | None:
    """Return the newest step that stands."""
    stands = (x.kind for x in paper.history if not (x.taken_back or x.odd) and x.kind in STEPS)
    return next(stands, None)


def _newest(paper: Paper) -> EventKind | None:
    """Return what happened last and stands."""
    return next((x.kind for x in paper.history if not (x.taken_back or x.odd)), None)
