"""Key-supervision groups (重点督办组)."""

from datetime import date

from sqlmodel import Field

from npcdesk.models.row import Row


class SupervisionGroup(Row, table=True):
    """A group that follows key suggestions, as decided by a meeting (代表法 第五十二条)."""

    __tablename__ = "supervision_group"

    name: str
    leader: str = ""
    leader_post: str = ""
    committee: str = ""  # 对口工委
    decided_by: str = ""  # 主任会议, 主席团
    decided_on: date | None = None
    plan: str = ""


class GroupMember(Row, table=True):
    """A member of a group."""

    __tablename__ = "group_member"

    group_id: str = Field(index=True)
    name: str
    person_id: str | None = None


class GroupSuggestion(Row, table=True):
    """A suggestion that a group follows."""

    __tablename__ = "group_suggestion"

    group_id: str = Field(index=True)
    suggestion_id: str = Field(index=True)
    chosen_on: date
    why: str = ""
