"""The words of what happens to a suggestion and to a supervision group. `labels` lends them."""

from datetime import date

EVENT = {
    "raise": "提出",
    "file": "立案",
    "send_back": "退回修改",
    "as_letter": "转为代表来信",
    "refuse": "不予受理",
    "merge": "并案",
    "hand_over": "交办",
    "assign_on": "转交",
    "receive": "签收",
    "give_back": "申请退办",
    "reassign": "同意改办",
    "insist": "不同意退办",
    "extend": "延期",
    "co_opinion": "协办意见",
    "instruct": "批办",
    "contact": "面商",
    "urge": "催办",
    "reply": "答复",
    "rate": "代表评价",
    "redo": "要求重办",
    "explain": "说明理由",
    "close": "办结",
    "withdraw": "撤回",
    "deliver": "送达",
    "disclose": "公开属性",
    "publish": "公开",
    "carry_over": "上届结转",
    "archive": "归档",
    "promise": "承诺",
    "advance": "承诺进展",
    "fulfil": "承诺落实",
    "unable": "因故不能落实",
    "reclass": "改类别",
    "look_back": "回头看",
    "take_back": "更正",
}
GROUP_EVENT = {
    "nominate": "提名",
    "decide": "确定",
    "form": "编组",
    "consult": "会商会",
    "plan": "办理方案",
    "node": "方案节点",
    "node_done": "节点完成",
    "progress": "进度",
    "inspect": "督办活动",
    "item": "交办清单",
    "answer": "清单反馈",
    "report": "报告",
    "evaluate": "评价",
    "archive": "归档",
    "carry": "结转下一年",
    "take_back": "更正",
}


def late_reply(due: date | None, on: date) -> str:
    """Return ，已超期 3 天答复, to stand at a sentence's end; nothing for a reply in time."""
    late = (on - due).days if due else 0
    return f"，已超期 {late} 天答复" if late > 0 else ""
