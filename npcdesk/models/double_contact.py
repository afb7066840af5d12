"""Who keeps in touch with whom (双联系), and each time they did.

常委会组成人员 with delegates, delegates with voters, households and 网格 (代表法 第二十八条).
"""

from datetime import date
from enum import StrEnum

from sqlalchemy import Index, text
from sqlmodel import Field

from npcdesk.clock import now_ms
from npcdesk.models.row import Row, stored


class ContactKind(StrEnum):
    """Whom a pair is about. The value is stored and sent: never change one."""

    DELEGATE = "delegate"  # 组成人员联系代表
    VOTER = "voter"  # 代表联系选民、群众
    GRID = "grid"  # 代表联系网格、村组


class ContactPair(Row, table=True):
    """One pair, from a day and until one: who keeps in touch, and with whom.

    `to_person_id` names a delegate; voters and 网格 are `to_name` alone.
    """

    __tablename__ = "contact_pair"
    __table_args__ = (
        Index("pair_by_who", "person_id", "kind"),
        Index("pair_by_whom", "to_person_id"),
    )

    kind: ContactKind = Field(sa_type=stored(ContactKind))
    person_id: str
    to_person_id: str | None = None
    to_name: str = ""
    to_phone: str = ""
    place: str = ""
    since: date | None = None
    until: date | None = None
    remark: str = ""


class ContactEntry(Row, table=True):
    """One time that a pair was in touch; what was raised then, and what came of it."""

    __tablename__ = "contact_entry"
    __table_args__ = (
        Index("contact_waits", "on", sqlite_where=text("answered_on IS NULL AND words <> ''")),
    )

    pair_id: str = Field(index=True)
    on: date
    written_ms: int = Field(default_factory=now_ms)
    how: str = ""  # 走访, 电话 …
    place: str = ""
    words: str = ""  # the opinion that was raised
    answer: str = ""
    answered_on: date | None = None
    by: str = ""
