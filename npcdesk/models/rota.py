"""The duty rota of a station: its rules as data, and who is on duty when."""

from datetime import date
from enum import StrEnum

from sqlalchemy import Index
from sqlmodel import Field

from npcdesk.models.row import Row, stored


class Roll(StrEnum):
    """What becomes of a duty day on which offices are shut. Stored: never change a value."""

    NEXT = "next"  # 顺延到下一个工作日
    SKIP = "skip"  # 停一次
    STAY = "stay"  # 照常


class LeastPer(StrEnum):
    """In what time a delegate must have been on duty so often. Stored: never change a value."""

    HALF = "half"  # 半年
    YEAR = "year"  # 一年


class RotaRule(Row, table=True):
    """On which days a station receives people, and how many delegates are there."""

    __tablename__ = "rota_rule"

    station_id: str = Field(index=True)
    days: str  # as people say it: 每单月15日, 每周三 (rules.rota_days)
    starts: str = "09:00"
    ends: str = "11:00"
    venue: str = ""  # empty: the station's address
    roll: Roll = Field(default=Roll.NEXT, sa_type=stored(Roll))
    seats: int = 2  # delegates a day
    least: int = 0  # times a delegate; 0: nothing is asked
    least_per: LeastPer = Field(default=LeastPer.YEAR, sa_type=stored(LeastPer))
    from_on: date | None = None
    to_on: date | None = None


class Duty(Row, table=True):
    """One delegate on duty on one day; without a person the seat stays empty on purpose.

    That it was done is never kept: a visit entered on its day tells it.
    """

    __tablename__ = "duty"
    __table_args__ = (
        Index("duty_by_day", "on", "station_id"),
        Index("duty_by_person", "person_id", "on"),
    )

    station_id: str = Field(index=True)
    on: date
    nominal_on: date  # the day by the rule, before a holiday moved it
    starts: str = ""
    ends: str = ""
    venue: str = ""
    person_id: str | None = None
    by_hand: bool = False  # changed by hand: planning anew leaves it
    posted_on: date | None = None  # when the notice was put up
