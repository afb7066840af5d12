"""What happens to an opinion after it was heard, and the matters that several people raise."""

from datetime import date
from enum import StrEnum

from sqlmodel import Field

from npcdesk.clock import now_ms
from npcdesk.models.row import Row, stored
from npcdesk.models.suggestion_kinds import Rating


class OpinionKind(StrEnum):
    """What can happen to an opinion. The value is stored and sent: never change one."""

    ANSWER = "answer"  # 当场答复
    COORDINATE = "coordinate"  # 站点、社区协调处理
    TRANSFER = "transfer"  # 转办
    SUGGEST = "suggest"  # 转为建议
    RAISE = "raise"  # 升级: to an office above
    REFUSE = "refuse"  # 不属受理: told where to go
    RESULT = "result"  # 办理结果
    FEEDBACK = "feedback"  # 反馈群众
    RATE = "rate"  # 群众评价
    CLOSE = "close"  # 了结
    TAKE_BACK = "take_back"  # 更正: an earlier event did not happen


class OpinionEvent(Row, table=True):
    """One thing that happened to one opinion. Written once, never changed."""

    __tablename__ = "opinion_event"

    opinion_id: str = Field(index=True)
    kind: OpinionKind = Field(sa_type=stored(OpinionKind))
    on: date
    written_ms: int = Field(default_factory=now_ms)
    unit_id: str | None = None  # TRANSFER: to whom
    due_on: date | None = None  # COORDINATE, TRANSFER, RAISE: when the result is due
    words: str = ""  # the answer, the result, where the person was told to go, the reason
    how: str = ""  # FEEDBACK: 电话, 上门 …
    rating: Rating | None = Field(default=None, sa_type=stored(Rating))  # RATE
    about_id: str | None = None  # TAKE_BACK: which event
    by: str = ""  # who entered it


class Matter(Row, table=True):
    """The same thing raised by several people (同类事项); its opinions name it."""

    __tablename__ = "matter"

    title: str
    note: str = ""
