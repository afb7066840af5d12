"""The dated events of a mandate (代表法 第六十条至第六十三条): its status follows from them."""

from datetime import date
from enum import StrEnum

from sqlmodel import Field

from npcdesk.clock import now_ms
from npcdesk.models.row import Row, stored


class MandateKind(StrEnum):
    """What can happen to a mandate. The value is stored and sent: never change one."""

    ELECTED = "elected"  # 当选
    BY_ELECTED = "by_elected"  # 补选当选; without its announcement the seat waits to be confirmed
    CONFIRMED = "confirmed"  # 资格确认
    SUSPENDED = "suspended"  # 暂停执行职务
    RESUMED = "resumed"  # 恢复执行职务
    ENDED = "ended"  # 资格终止, with the reason
    RESIGNED = "resigned"  # 辞职被接受
    RECALLED = "recalled"  # 罢免
    DIED = "died"  # 去世
    EXPIRED = "expired"  # 任期届满
    STATED = "stated"  # a roster says the status and nothing of how it came about
    TAKE_BACK = "take_back"  # 更正: an earlier event did not happen


class MandateReason(StrEnum):
    """Why: of a suspension (第六十一条), of an end (第六十二条). Stored: never change one."""

    DETAINED = "detained"  # 刑事案件被羁押
    SERVING = "serving"  # 判刑未剥夺政治权利正在服刑
    MOVED = "moved"  # 迁出或者调离本行政区域
    ABSENT = "absent"  # 未经批准两次不出席会议
    NATIONALITY = "nationality"  # 丧失中国国籍
    DEPRIVED = "deprived"  # 被剥夺政治权利
    INCAPABLE = "incapable"  # 丧失行为能力
    OTHER = "other"
    UNSAID = ""


class MandateEvent(Row, table=True):
    """One thing that happened to one mandate. Written once, never changed."""

    __tablename__ = "mandate_event"

    mandate_id: str = Field(index=True)
    kind: MandateKind = Field(sa_type=stored(MandateKind))
    on: date
    written_ms: int = Field(default_factory=now_ms)
    reason: MandateReason = Field(default=MandateReason.UNSAID, sa_type=stored(MandateReason))
    status: str = ""  # STATED: a value of `MandateStatus`
    announced_on: date | None = None  # 公告日期 (第六十三条)
    announcement: str = ""  # 公告文号
    body: str = ""
    about_id: str | None = None  # TAKE_BACK: the event
    by: str = ""
