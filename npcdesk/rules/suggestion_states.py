"""The states of a suggestion's life, the table of what may happen in each, and its verbs.

The first page reads it: it needs none of the tables, nor what the events add up to.
Source: sources.md 4.1, after 代表法 第五十一条 and the chain of published practice.
"""

from enum import StrEnum

from npcdesk.models.suggestion_kinds import EventKind


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
    ARCHIVED = "已归档"


STEPS = frozenset(  # each carries the last day for the step after it
    {
        EventKind.RAISE,
        EventKind.SEND_BACK,
        EventKind.AS_LETTER,
        EventKind.REFUSE,
        EventKind.MERGE,
        EventKind.FILE,
        EventKind.HAND_OVER,
        EventKind.ASSIGN_ON,
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
        EventKind.ARCHIVE,
    }
)
OF_PROMISE = frozenset({EventKind.ADVANCE, EventKind.FULFIL, EventKind.UNABLE})
"""What happens to one promise, which is named by `about_id`."""
TRACKED = frozenset({EventKind.PROMISE, *OF_PROMISE, EventKind.RECLASS, EventKind.LOOK_BACK})
"""What follows a reply without being a step of the suggestion's life."""
UNRETURNED = "unreturned"
"""The ground of a 办结 without a rating: the form was urged, never came back (重庆 第二十九条)."""
SOON_DAYS = 7  # a day that comes within so many is told beforehand
RUNNING = frozenset({State.HANDLED, State.GIVEN_BACK, State.AGAIN})  # the unit's reply clock runs

_DRAFT, _FILED, _HANDLED = State.DRAFT, State.FILED, State.HANDLED
_GIVEN_BACK, _ANSWERED, _AGAIN = State.GIVEN_BACK, State.ANSWERED, State.AGAIN
_CLOSED, _ENDED = State.CLOSED, State.ENDED
OPEN = (_FILED, _HANDLED, _GIVEN_BACK, _ANSWERED, _AGAIN)  # what crosses a 换届
KEPT = (_ANSWERED, _AGAIN, _CLOSED, State.ARCHIVED)  # what was promised is followed
LETTERS = (_ANSWERED, _AGAIN, _CLOSED)  # there is a reply to be delivered and published
OF_LETTER = (EventKind.DELIVER, EventKind.DISCLOSE, EventKind.PUBLISH)

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
        EventKind.ASSIGN_ON: _HANDLED,
        EventKind.RECEIVE: _HANDLED,
        EventKind.GIVE_BACK: _GIVEN_BACK,
        EventKind.EXTEND: _HANDLED,
        EventKind.CO_OPINION: _HANDLED,
        EventKind.INSTRUCT: _HANDLED,
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
        EventKind.EXTEND: _AGAIN,
        EventKind.EXPLAIN: _ANSWERED,  # the rating stands, so it can be closed
        EventKind.CO_OPINION: _AGAIN,
        EventKind.INSTRUCT: _AGAIN,
        EventKind.CONTACT: _AGAIN,
        EventKind.URGE: _AGAIN,
        EventKind.REPLY: _ANSWERED,
    },
    _CLOSED: {EventKind.CONTACT: _CLOSED, EventKind.ARCHIVE: State.ARCHIVED},
    _ENDED: {EventKind.ARCHIVE: State.ARCHIVED},
    State.ARCHIVED: {},
}
for _state in OPEN:
    _TABLE[_state][EventKind.CARRY_OVER] = _state
for _state in LETTERS:
    for _kind in OF_LETTER:
        _TABLE[_state][_kind] = _state
for _state in KEPT:
    for _kind in TRACKED:
        _TABLE[_state][_kind] = _state
for _kind in (*OF_LETTER, EventKind.PROMISE, *OF_PROMISE):
    _TABLE[_HANDLED][_kind] = _HANDLED  # of the parts (分办) that are answered already
NEXT = {(now, kind): after for now, row in _TABLE.items() for kind, after in row.items()}

VERB = {
    EventKind.RAISE: "登记修改稿",  # 提出 anew, after 退回修改
    EventKind.SEND_BACK: "退回修改",
    EventKind.AS_LETTER: "转为代表来信",
    EventKind.REFUSE: "不予受理",
    EventKind.MERGE: "并案",
    EventKind.FILE: "立案编号",
    EventKind.HAND_OVER: "交办",
    EventKind.ASSIGN_ON: "登记转交",
    EventKind.RECEIVE: "登记签收",
    EventKind.GIVE_BACK: "登记退办",
    EventKind.REASSIGN: "同意改办",
    EventKind.INSIST: "不同意退办",
    EventKind.EXTEND: "登记延期",
    EventKind.CO_OPINION: "登记协办意见",
    EventKind.INSTRUCT: "登记批办",
    EventKind.CONTACT: "登记面商",
    EventKind.URGE: "记录催办",
    EventKind.REPLY: "登记答复",
    EventKind.RATE: "登记评价",
    EventKind.REDO: "要求重办",
    EventKind.EXPLAIN: "说明理由",
    EventKind.CLOSE: "办结",
    EventKind.WITHDRAW: "撤回建议",
    EventKind.DELIVER: "登记送达",
    EventKind.DISCLOSE: "定公开属性",
    EventKind.PUBLISH: "登记公开",
    EventKind.CARRY_OVER: "转入下届",
    EventKind.ARCHIVE: "归档",
    EventKind.PROMISE: "登记承诺",
    EventKind.ADVANCE: "登记进展",
    EventKind.FULFIL: "登记落实",
    EventKind.UNABLE: "说明不能落实",
    EventKind.RECLASS: "改类别",
    EventKind.LOOK_BACK: "登记回头看",
    EventKind.TAKE_BACK: "更正",
}
