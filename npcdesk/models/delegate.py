"""A person, and the mandates that make the person a delegate of one or more congresses."""

from datetime import date
from enum import StrEnum

from sqlalchemy import Index, text
from sqlmodel import Field

from npcdesk.models.office import Level
from npcdesk.models.row import Row, of_others, stored

EMPTY = {"server_default": ""}  # of a column that came later: rows of before need no rewriting


class Sex(StrEnum):
    """As on the roster. The value is stored and sent: never change one."""

    MALE = "male"
    FEMALE = "female"
    UNSAID = ""


class MandateStatus(StrEnum):
    """Whether a mandate is held (代表法 第六十一条、第六十二条). Stored: never change one."""

    IN_OFFICE = "in_office"
    SUSPENDED = "suspended"
    ENDED = "ended"
    PENDING = "pending"  # 补选待确认


class Person(Row, table=True):
    """One human being, however many mandates. Texts are as the roster writes them.

    `birth` is `YYYY-MM` or `YYYY-MM-DD`; `joined_party` and `began_work` are `YYYY-MM`.
    `publish` is the widest audience of anything about the person, a value of `Audience`, "" when
    the office's own rules alone count. `photo_id` is an attachment's.
    """

    __tablename__ = "person"
    __table_args__ = (
        Index(
            "person_by_station",
            *("station_id", "deleted", "unit", "id"),
            sqlite_where=text("station_id IS NOT NULL"),
        ),
    )

    name: str
    sex: Sex = Field(default=Sex.UNSAID, sa_type=stored(Sex))
    nation: str = ""
    birth: str = ""
    party: str = ""
    education: str = ""
    degree: str = ""
    native_place: str = ""
    joined_party: str = ""
    began_work: str = ""
    work_unit: str = ""
    post: str = ""
    phone: str = ""
    office_phone: str = ""
    email: str = ""
    address: str = ""
    postcode: str = ""
    id_number: str = ""
    station_id: str | None = None
    remark: str = ""
    resume: str = Field(default="", sa_column_kwargs=EMPTY)  # 简历
    specialty: str = Field(default="", sa_column_kwargs=EMPTY)  # 兴趣专长
    residence: str = Field(default="", sa_column_kwargs=EMPTY)  # 居住地
    publish: str = Field(default="", sa_column_kwargs=EMPTY)  # 公示范围
    photo_id: str | None = None


class Mandate(Row, table=True):
    """A person's seat in one term of one congress.

    `status` and `status_on` are what the newest events said when they were written here; the list
    of the roster has what all events together say. `elected_on` is `YYYY-MM` or `YYYY-MM-DD`.
    """

    __tablename__ = "mandate"
    __table_args__ = (
        of_others("mandate", "status", "person_id"),
        Index("mandate_placed", "placed_after", sqlite_where=text("placed_after IS NOT NULL")),
    )

    person_id: str = Field(index=True)
    level: Level = Field(sa_type=stored(Level))
    term: int = 0  # ordinal of the term; 0 when the roster does not say
    delegate_number: str = ""
    delegation: str = ""
    electoral_unit: str = ""
    occupation_class: str = ""
    group_name: str = ""
    elected_how: str = ""
    terms: str = ""
    status: MandateStatus = Field(default=MandateStatus.IN_OFFICE, sa_type=stored(MandateStatus))
    status_on: date | None = None
    grassroots: str = Field(default="", sa_column_kwargs=EMPTY)  # 基层代表: yes, no, ""
    elected_on: str = Field(default="", sa_column_kwargs=EMPTY)
    terms_served: str = Field(default="", sa_column_kwargs=EMPTY)  # 连任届数, as written
    also_serves: str = Field(default="", sa_column_kwargs=EMPTY)  # 兼任, joined by 、
    # the mandate it follows in lists by strokes, "" for the very first place, None: by its strokes
    placed_after: str | None = None
