"""Topics on which delegates of all five levels work together in a year (五级协同), and their parts.

Every office publishes what it writes itself: a topic of the city is seen by the counties and the
townships below, what a county does about it by the city above and its own townships.
"""

from datetime import date
from enum import StrEnum

from sqlalchemy import Index, text
from sqlmodel import Field

from npcdesk.clock import now_ms
from npcdesk.models.group import Grade
from npcdesk.models.office import Level
from npcdesk.models.row import Row, stored


class TopicRole(StrEnum):
    """What part a level takes. The value is stored and sent: never change one."""

    SUPPORT = "support"  # 争取政策支持
    LEAD = "lead"  # 牵头带动
    OVERSEE = "oversee"  # 监督落地
    GATHER = "gather"  # 收集意见
    STUDY = "study"  # 调查研究


class TopicKind(StrEnum):
    """What can happen to a topic. The value is stored and sent: never change one."""

    CLAIM = "claim"  # 认领
    PROGRESS = "progress"  # 进展
    RESULT = "result"  # 成果
    SHARE = "share"  # 通报
    ASSESS = "assess"  # 评估
    ESCALATE = "escalate"  # 提交上级代表建议
    CLOSE = "close"  # 结束
    TAKE_BACK = "take_back"  # 更正: an earlier event did not happen


class TopicLinkKind(StrEnum):
    """What belongs to a topic. The value is stored and sent: never change one."""

    SUGGESTION = "suggestion"
    ACTIVITY = "activity"
    OPINION = "opinion"
    MATTER = "matter"  # 同类事项


class Topic(Row, table=True):
    """A topic (议题) of the year's list (议题指南)."""

    __tablename__ = "topic"

    year: int = Field(index=True)
    title: str
    aim: str = ""  # 要解决什么
    lead: str = ""  # 牵头的机构
    published_on: date


class TopicPart(Row, table=True):
    """Who takes which part of a topic at which level, and by when."""

    __tablename__ = "topic_part"
    __table_args__ = (Index("part_due", "due_on", sqlite_where=text("due_on IS NOT NULL")),)

    topic_id: str = Field(index=True)
    level: Level = Field(sa_type=stored(Level))
    who: str  # an office, or delegates
    office_code: str = ""  # of the office that is to do it, where that is known
    person_id: str | None = None  # the delegate who carries it
    role: TopicRole = Field(sa_type=stored(TopicRole))
    task: str = ""
    due_on: date | None = None


class TopicEvent(Row, table=True):
    """One thing that happened to a topic or a part of it. Written once, never changed."""

    __tablename__ = "topic_event"

    topic_id: str = Field(index=True)
    part_id: str | None = Field(default=None, index=True)  # CLAIM, PROGRESS, RESULT
    kind: TopicKind = Field(sa_type=stored(TopicKind))
    on: date
    written_ms: int = Field(default_factory=now_ms)
    body: str = ""
    who: str = ""  # SHARE, ESCALATE: to whom; ASSESS: by whom; of a part: the person who carries it
    grade: Grade | None = Field(default=None, sa_type=stored(Grade))  # ASSESS
    about_id: str | None = None  # TAKE_BACK: which event
    by: str = ""  # who entered it


class TopicLink(Row, table=True):
    """A suggestion, activity or opinion that belongs to a topic.

    `title` is what it was called when it was linked: an office that cannot see it reads that.
    """

    __tablename__ = "topic_link"

    topic_id: str = Field(index=True)
    kind: TopicLinkKind = Field(sa_type=stored(TopicLinkKind))
    target_id: str = Field(index=True)
    title: str = ""
    on: date
