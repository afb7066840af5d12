"""The places where delegates meet people (代表之家、联络站、联络点), and who works there."""

from datetime import date

from sqlmodel import Field

from npcdesk.models.row import Row

EMPTY = {"server_default": ""}  # of a column that came later: rows of before need no rewriting


class Station(Row, table=True):
    """One delegates' station. `parent_id` may name one that another office keeps, or none."""

    __tablename__ = "station"

    name: str = Field(index=True)
    kind: str = "代表之家"
    township: str = ""
    address: str = ""
    manager: str = ""
    phone: str = ""
    reception_day: str = ""
    parent_id: str | None = None
    web: str = Field(default="", sa_column_kwargs=EMPTY)  # where its page was put


class StationStaff(Row, table=True):
    """Somebody who works at a station, from a day and until one, both in."""

    __tablename__ = "station_staff"

    station_id: str = Field(index=True)
    name: str
    duty: str = ""  # 站长, 联络员 …
    phone: str = ""
    from_on: date | None = None
    to_on: date | None = None
