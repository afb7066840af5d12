"""Whose turn it is: who does the step that a suggestion waits for, in words.

今日要办 names the same step (`due_tasks`): both go by `suggestion_life.next_step`.
"""

from npcdesk.models import EventKind
from npcdesk.office.due_tasks import dissatisfied
from npcdesk.office.suggestion_list import Paper
from npcdesk.rules.suggestion_life import State

HERE = "本单位"
OFFICE = {
    EventKind.FILE: "审查，立案编号",
    EventKind.HAND_OVER: "交办",
    EventKind.REASSIGN: "决定同不同意退办",
    EventKind.REDO: "研究代表的意见，要求重办或说明理由",
    EventKind.CLOSE: "办结",
}
DELEGATE = {
    EventKind.RAISE: "照退回的意见改好再提",
    EventKind.RATE: "评价这次答复",
}


def next_actor(paper: Paper) -> str:
    """Return who is to act next and what for; "" when the life of the paper is over."""
    step = paper.next_step
    if step is None:
        return ""
    if step in DELEGATE:
        return f"{paper.line.lead}：{DELEGATE[step]}"
    if paper.submitted_to:
        return f"{paper.submitted_to}：收下以后由它办理"
    if step in OFFICE:
        first = dissatisfied(paper.line.round - 1) if step is EventKind.REDO else ""
        return f"{HERE}：{'，'.join(filter(None, (first, OFFICE[step])))}"
    owing = [part for part in paper.parts if part.owing]
    signed = any(part.received_on for part in owing or paper.parts)
    first = "" if signed or paper.line.state is State.AGAIN else "签收，"
    units = paper.line.owing or paper.line.lead_unit
    apart = "各自" if "、" in paper.line.owing else ""
    return f"{units}：{first}面商，{apart}答复代表"
