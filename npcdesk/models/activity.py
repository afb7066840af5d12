"""What delegates do in a year beside receiving people: planned, called, held, and what came of it.

代表法 第五十八条 asks that it be recorded. Visits to a station are records of their own.
"""

from datetime import date
from enum import StrEnum

from sqlalchemy import Index, text
from sqlmodel import Field

from npcdesk.models.row import Row, stored


class ActivityKind(StrEnum):
    """What is done. The value is stored and sent: never change one."""

    CONGRESS = "congress"  # 人民代表大会会议
    SPEECH = "speech"  # 审议发言
    TEAM = "team"  # 代表小组活动
    INSPECTION = "inspection"  # 视察
    RESEARCH = "research"  # 专题调研
    LAW_CHECK = "law_check"  # 执法检查
    TRAINING = "training"  # 学习培训
    SIT_IN = "sit_in"  # 列席常委会、主席团会议
    REPORT = "report"  # 述职
    OPEN_DAY = "open_day"  # 代表开放日
    JOINT = "joint"  # 五级代表联席会议
    CHECK_IN = "check_in"  # 报到
    PETITION = "petition"  # 信访代办
    MEDIATION = "mediation"  # 诉前调解
    OVERSIGHT = "oversight"  # 反映监督事项
    PROJECT = "project"  # 民生实事监督
    HOTLINE = "hotline"  # 12345疑难工单督办
    APPRAISAL = "appraisal"  # 评议、评价工作
    DEED = "deed"  # 帮办实事
    OTHER = "other"


class Attendance(StrEnum):
    """Whether somebody was there. The value is stored and sent: never change one."""

    DUE = "due"  # 应到: called, and not said yet
    PRESENT = "present"  # 实到
    LEAVE = "leave"  # 请假, approved
    ABSENT = "absent"  # 缺席, without leave (代表法 第六十二条)


class OutcomeKind(StrEnum):
    """What came of an activity. The value is stored and sent: never change one."""

    SUGGESTION = "suggestion"  # 代表建议
    REPORT = "report"  # 调研报告
    OTHER = "other"


class Activity(Row, table=True):
    """One activity. How far it is follows from its days (`rules.activity_life`)."""

    __tablename__ = "activity"
    __table_args__ = (
        Index("activity_by_day", "held_on", "planned_on"),
        Index(
            "activity_planned",
            "planned_on",
            sqlite_where=text("held_on IS NULL AND cancelled_on IS NULL"),
        ),
    )

    kind: ActivityKind = Field(sa_type=stored(ActivityKind))
    title: str
    planned_on: date | None = None
    noticed_on: date | None = None  # 通知
    held_on: date | None = None
    closed_on: date | None = None  # 归档
    cancelled_on: date | None = None
    place: str = ""
    team_id: str | None = Field(default=None, index=True)
    station_id: str | None = None
    organiser: str = ""
    notice: str = ""
    record: str = ""
    term: int = 0  # of a congress: 第几届
    session: int = 0  # of a congress: 第几次会议


class ActivityPart(Row, table=True):
    """One delegate's part in one activity.

    `times` counts what one part is worth: 1, or half days of leave. `told_on` is when the delegate
    was reminded of an absence from the congress. The three counts are those of 述职测评.
    """

    __tablename__ = "activity_part"
    __table_args__ = (
        Index("part_by_person", "person_id", "deleted"),
        Index("part_absent", "person_id", sqlite_where=text("attendance = 'absent'")),
    )

    activity_id: str = Field(index=True)
    person_id: str
    attendance: Attendance = Field(default=Attendance.DUE, sa_type=stored(Attendance))
    times: int = 1
    role: str = ""
    note: str = ""
    told_on: date | None = None
    satisfied: int = 0
    mostly: int = 0
    dissatisfied: int = 0


class ActivityOutcome(Row, table=True):
    """What came of an activity: a suggestion, or a report in words; its scan hangs on the row."""

    __tablename__ = "activity_outcome"

    activity_id: str = Field(index=True)
    kind: OutcomeKind = Field(sa_type=stored(OutcomeKind))
    suggestion_id: str | None = Field(default=None, index=True)
    title: str = ""
    words: str = ""
    on: date | None = None
