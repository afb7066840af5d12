"""Livelihood projects (民生实事项目) from the people's wishes to the report on what was done.

What stands where follows from the events; the votes are in `models.project_poll`.
"""

from datetime import date
from enum import StrEnum

from sqlalchemy import Index, text
from sqlmodel import Field

from npcdesk.clock import now_ms
from npcdesk.models.group import Grade
from npcdesk.models.row import Row, stored


class ProjectSource(StrEnum):
    """Who proposed a project. The value is stored and sent: never change one."""

    DELEGATE = "delegate"  # 代表建议
    PEOPLE = "people"  # 群众意见
    COMMITTEE = "committee"  # 人大各委办
    GOVERNMENT = "government"  # 政府部门
    OTHER = "other"


class ProjectKind(StrEnum):
    """What can happen to a project. The value is stored and sent: never change one."""

    SCREEN = "screen"  # 筛选论证, a round
    SHORTLIST = "shortlist"  # 初定
    REVIEW = "review"  # 审议
    VOTE = "vote"  # 票决: what the count said
    ASSIGN = "assign"  # 责任清单下达
    NODE = "node"  # a day of the plan
    NODE_DONE = "node_done"
    PROGRESS = "progress"  # 进度: percent done, money paid
    INSPECT = "inspect"  # 督查: 年中集中督查, 视察, 暗访
    ITEM = "item"  # 督查清单的一项, handed over with a day for the answer
    ANSWER = "answer"  # the answer to it
    ADJUST = "adjust"  # 调整, approved by a meeting
    GRADE = "grade"  # 监督小组评价
    FINISH = "finish"  # 完成情况
    SURVEY = "survey"  # 第三方满意度调查
    REPORT = "report"  # 向会议报告完成情况
    TAKE_BACK = "take_back"  # 更正: an earlier event did not happen


class ProjectOutcome(StrEnum):
    """What a step came to. The value is stored and sent: never change one."""

    KEEP = "keep"  # SCREEN: 列入
    STUDY = "study"  # SCREEN: 补充调研
    MERGE = "merge"  # SCREEN: 并入 another
    DROP = "drop"  # SCREEN: 不列入
    PASS = "pass"  # noqa: S105 - VOTE: 通过
    FAIL = "fail"  # VOTE: 未通过
    DONE = "done"  # FINISH: 完成
    MOSTLY = "mostly"  # FINISH: 基本完成
    UNDONE = "undone"  # FINISH: 未完成


class Project(Row, table=True):
    """A project, from the day that it was proposed."""

    __tablename__ = "project"

    year: int = Field(index=True)  # in which it is to be done
    number: int = 0  # in the year's list; 0 while it has none
    title: str
    body: str = ""  # 主要内容
    source: ProjectSource = Field(default=ProjectSource.OTHER, sa_type=stored(ProjectSource))
    proposer: str = ""
    proposed_on: date
    responsible: str = ""  # 责任单位
    official: str = ""  # 分管领导
    total_yuan: int = 0  # 总投资
    year_yuan: int = 0  # 年度计划投资
    funds: str = ""  # 资金来源
    finish_on: date | None = None  # 完成时间
    group_id: str | None = None  # the supervision group


class ProjectEvent(Row, table=True):
    """One thing that happened to one project. Written once, never changed."""

    __tablename__ = "project_event"
    __table_args__ = (Index("project_due", "due_on", sqlite_where=text("due_on IS NOT NULL")),)

    project_id: str = Field(index=True)
    kind: ProjectKind = Field(sa_type=stored(ProjectKind))
    on: date
    written_ms: int = Field(default_factory=now_ms)
    body: str = ""
    who: str = ""  # the meeting, the group, the unit that an item goes to
    how: str = ""  # INSPECT: 现场检查, 暗访 …
    outcome: ProjectOutcome | None = Field(default=None, sa_type=stored(ProjectOutcome))
    other_id: str | None = None  # SCREEN: the project that it was merged into
    poll_id: str | None = None  # VOTE: the count
    due_on: date | None = None  # NODE: its day; ITEM: when the answer is due
    percent: int | None = None  # NODE: planned by then; PROGRESS: reached, of the whole
    paid_yuan: int | None = None  # PROGRESS: paid so far this year, in all
    grade: Grade | None = Field(default=None, sa_type=stored(Grade))  # GRADE
    score: str = ""  # SURVEY: of 100, as it was reported
    about_id: str | None = None  # the node done, the item answered, the event taken back
    by: str = ""  # who entered it


class ProjectGroup(Row, table=True):
    """A group of delegates that supervises one or more projects of a year."""

    __tablename__ = "project_group"

    year: int = Field(index=True)
    name: str
    leader: str = ""
    leader_id: str | None = None


class ProjectMember(Row, table=True):
    """A delegate who joined a group (报名)."""

    __tablename__ = "project_member"

    group_id: str = Field(index=True)
    person_id: str
    name: str
    joined_on: date
    left_on: date | None = None
