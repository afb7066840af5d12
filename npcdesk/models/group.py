"""Key-supervision groups (重点督办组) and the dated events of their work."""

from datetime import date
from enum import StrEnum

from sqlmodel import Field

from npcdesk.clock import now_ms
from npcdesk.models.row import Row, stored

EMPTY = {"server_default": ""}  # of a column that came later: rows of before need no rewriting


class GroupKind(StrEnum):
    """What can happen to a group. The value is stored and sent: never change one."""

    NOMINATE = "nominate"  # 工委提名
    DECIDE = "decide"  # 主任会议、主席团确定
    FORM = "form"  # 编组
    CONSULT = "consult"  # 会商会
    PLAN = "plan"  # 办理方案
    NODE = "node"  # 方案的一个节点
    NODE_DONE = "node_done"  # 节点完成
    PROGRESS = "progress"  # 进度反馈
    INSPECT = "inspect"  # 督办活动: 座谈、调研、视察、听取汇报
    ITEM = "item"  # 督办清单的一项, handed over with a day for the answer
    ANSWER = "answer"  # the answer to it
    REPORT = "report"  # 向主任会议报告
    EVALUATE = "evaluate"  # 评价
    ARCHIVE = "archive"  # 归档
    CARRY = "carry"  # 结转: the work goes on next year
    TAKE_BACK = "take_back"  # 更正: an earlier event did not happen


class Grade(StrEnum):
    """How a group's work is judged (评议等次). Stored and sent: never change a value."""

    GOOD = "good"  # 好
    FAIRLY_GOOD = "fairly_good"  # 较好
    FAIR = "fair"  # 一般
    POOR = "poor"  # 差


class MemberRole(StrEnum):
    """Stored and sent: never change a value."""

    MEMBER = "member"  # 成员
    INVITED = "invited"  # 邀请的代表


class SupervisionGroup(Row, table=True):
    """A group that follows key suggestions (代表法 第五十二条).

    Columns only: which meeting decided it, and how far it is, is worked out in `rules.group_life`.
    """

    __tablename__ = "supervision_group"

    name: str
    leader: str = ""
    leader_id: str | None = None
    leader_post: str = ""
    official: str = Field(default="", sa_column_kwargs=EMPTY)  # 领衔办理的党政领导
    official_post: str = Field(default="", sa_column_kwargs=EMPTY)
    committee: str = ""  # 对口工委
    plan: str = ""


class GroupMember(Row, table=True):
    """A member of a group, or a delegate whom it invites."""

    __tablename__ = "group_member"

    group_id: str = Field(index=True)
    name: str
    person_id: str | None = None
    role: MemberRole = Field(
        default=MemberRole.MEMBER,
        sa_type=stored(MemberRole),
        sa_column_kwargs={"server_default": MemberRole.MEMBER.value},
    )


class GroupSuggestion(Row, table=True):
    """A suggestion that a group follows."""

    __tablename__ = "group_suggestion"

    group_id: str = Field(index=True)
    suggestion_id: str = Field(index=True)
    chosen_on: date
    why: str = ""


class GroupEvent(Row, table=True):
    """One thing that happened in the work of one group. Written once, never changed."""

    __tablename__ = "group_event"

    group_id: str = Field(index=True)
    kind: GroupKind = Field(sa_type=stored(GroupKind))
    on: date
    written_ms: int = Field(default_factory=now_ms)
    body: str = ""
    who: str = ""  # the meeting, the committee, those present, the unit that a list item goes to
    venue: str = ""  # CONSULT, INSPECT: where
    how: str = ""  # INSPECT: 座谈, 视察 …
    due_on: date | None = None  # NODE: its day; ITEM: when the answer is due
    grade: Grade | None = Field(default=None, sa_type=stored(Grade))  # EVALUATE
    number: str = Field(default="", sa_column_kwargs=EMPTY)  # ITEM: of its slip within the year
    about_id: str | None = None  # the node done, the item answered, the event taken back
    by: str = ""  # who entered it
