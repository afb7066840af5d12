"""What a suggestion's quality was marked with (建议质量评分), one row a marking."""

from datetime import date

from sqlmodel import Field

from npcdesk.clock import now_ms
from npcdesk.models.row import Row


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
