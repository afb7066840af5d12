"""Visits to a station and the opinions voiced there."""

from datetime import date
from enum import StrEnum

from sqlalchemy import Index, text
from sqlmodel import Field

from npcdesk.models.row import Row, of_others, stored

EMPTY = {"server_default": ""}  # of a column that came later: rows of before need no rewriting


class VisitKind(StrEnum):
    """Stored and sent: never change a value."""

    RECEPTION = "reception"  # 接待群众
    CALL = "call"  # 走访选民
    WORK = "work"  # 进站履职


class Disposition(StrEnum):
    """What becomes of an opinion (处理方式), sources.md 2.7. Stored: never change a value."""

    OPEN = "open"
    ANSWERED = "answered"  # 当场答复
    STATION = "station"  # 站点、社区处理
    TRANSFERRED = "transferred"  # 转办
    SUGGESTION = "suggestion"  # 转为建议
    RAISED = "raised"  # 升级
    REFUSED = "refused"  # 不属受理, 已告知去处


class Visit(Row, table=True):
    """One visit or reception at a station on one day."""

    __tablename__ = "visit"
    __table_args__ = (of_others("visit", "held_on", "id"),)

    station_id: str = Field(index=True)
    held_on: date = Field(index=True)
    kind: VisitKind = Field(default=VisitKind.RECEPTION, sa_type=stored(VisitKind))
    staff: str = ""
    received: int = 0  # people received (人次)
    note: str = ""
    hours: str = Field(default="", sa_column_kwargs=EMPTY)  # 时段, as the slip says it


class VisitDelegate(Row, table=True):
    """A delegate who was at a visit; `on` is its day, so that a year is counted in the index."""

    __tablename__ = "visit_delegate"
    __table_args__ = (Index("attendance_by_person", "person_id", "on", "deleted", "unit"),)

    visit_id: str = Field(index=True)
    person_id: str
    on: date


class Opinion(Row, table=True):
    """What somebody said at a visit, in the person's own words.

    Where it stands is worked out from its events (`rules.opinion_life`). `disposition`, `unit_id`
    and `due_on` say what the last of them chose; of rows older than events they are all there is.
    """

    __tablename__ = "opinion"
    __table_args__ = (
        Index("opinion_by_matter", "matter_id", sqlite_where=text("matter_id IS NOT NULL")),
    )

    visit_id: str = Field(index=True)
    words: str
    category: str = ""
    speaker: str = ""  # empty: anonymous
    speaker_phone: str = ""
    speaker_sex: str = Field(default="", sa_column_kwargs=EMPTY)
    speaker_address: str = Field(default="", sa_column_kwargs=EMPTY)  # 住址、村组
    voter: str = Field(default="", sa_column_kwargs=EMPTY)  # 本选区选民: yes, no, not asked
    comment: str = Field(default="", sa_column_kwargs=EMPTY)  # 代表意见
    disposition: Disposition = Field(default=Disposition.OPEN, sa_type=stored(Disposition))
    unit_id: str | None = None
    due_on: date | None = None
    suggestion_id: str | None = Field(default=None, index=True)
    matter_id: str | None = None  # 同类事项, raised by several
