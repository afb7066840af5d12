"""The delegates' own groups (代表小组), and who belongs to one from when to when.

They are teams in code: a group is what supervises a suggestion (`models.group`).
"""

from datetime import date
from enum import StrEnum

from sqlalchemy import Index
from sqlmodel import Field

from npcdesk.models.row import Row, stored


class TeamBasis(StrEnum):
    """What a team is formed by (代表法 第二十七条). Stored and sent: never change a value."""

    AREA = "area"  # 地域
    FIELD = "field"  # 领域、专业


class Team(Row, table=True):
    """A delegates' group (代表法 第二十六条、第二十七条、第三十七条)."""

    __tablename__ = "team"

    name: str
    basis: TeamBasis = Field(default=TeamBasis.AREA, sa_type=stored(TeamBasis))
    field: str = ""  # the area or the field: 城关镇, 财政经济
    convener_id: str | None = None  # 召集人
    station_id: str | None = None
    served_by: str = ""  # 服务保障机构: the committee that looks after it
    note: str = ""


class TeamMember(Row, table=True):
    """A delegate's time in a team, both days in; without days: as long as the team is there."""

    __tablename__ = "team_member"
    __table_args__ = (Index("team_by_person", "person_id", "deleted"),)

    team_id: str = Field(index=True)
    person_id: str
    from_on: date | None = None
    to_on: date | None = None
