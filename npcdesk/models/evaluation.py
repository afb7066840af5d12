"""How suggestions and units are judged: marks of quality (建议质量评分), and honours (评优)."""

from datetime import date
from enum import StrEnum

from sqlmodel import Field

from npcdesk.clock import now_ms
from npcdesk.models.row import Row, stored


class QualityMark(Row, table=True):
    """One person's marks of one suggestion, or the taking back of them. Written once.

    The criteria are kept as they were called and with their full points, so that a rubric that is
    changed later moves no marks.
    """

    __tablename__ = "quality_mark"

    suggestion_id: str = Field(index=True)
    on: date
    written_ms: int = Field(default_factory=now_ms)
    marks: str = ""  # JSON: {criterion: [points, full points]}; empty where marks are taken back
    body: str = ""  # a word on them; the reason where they are taken back
    about_id: str | None = None  # the marks that are taken back
    by: str = ""  # who marked


class HonourKind(StrEnum):
    """For what somebody is honoured. The value is stored and sent: never change one."""

    SUGGESTION = "suggestion"  # 优秀代表建议
    UNIT = "unit"  # 先进承办单位


class Honour(Row, table=True):
    """One that is proposed for honour by a year's evaluation (评优), and the decision on it."""

    __tablename__ = "honour"

    year: int = Field(index=True)  # in which the suggestions were handed over
    kind: HonourKind = Field(sa_type=stored(HonourKind))
    suggestion_id: str | None = Field(default=None, index=True)  # of 优秀代表建议
    unit_id: str | None = Field(default=None, index=True)  # of 先进承办单位
    place: int = 0  # where it stands in the list
    merits: str = ""  # 推荐理由, 主要事迹
    proposed_on: date
    decided_on: date | None = None  # while it is None it is proposed
    meeting: str = ""  # which decided
