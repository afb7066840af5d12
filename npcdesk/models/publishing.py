"""To whom a fact of a delegate is told (公示范围)."""

from enum import StrEnum

from sqlmodel import Field

from npcdesk.models.row import Row, stored


class Audience(StrEnum):
    """Who may read a fact. The value is stored and sent: never change one."""

    INTERNAL = "internal"  # 内部
    VOTERS = "voters"  # 选民
    PUBLIC = "public"  # 社会


class PublishRule(Row, table=True):
    """How far this office lets one fact go, where it departs from the usual."""

    __tablename__ = "publish_rule"

    field: str
    audience: Audience = Field(sa_type=stored(Audience))
