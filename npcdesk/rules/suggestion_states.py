"""The states of a suggestion's life, and the table of what may happen in each.

Source: domain.md 4.1, after 代表法 第五十一条 and the chain of published practice.
"""

from enum import StrEnum

from npcdesk.models.suggestion import EventKind
from npcdesk.rules.promises import OF_PROMISE, TRACKED


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
        EventKind.CONTACT: _AGAIN,
        EventKind.URGE: _AGAIN,
        EventKind.REPLY: _ANSWERED,
        EventKind.WITHDRAW: _ENDED,
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
