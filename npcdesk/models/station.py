"""The places where delegates meet people (代表之家、联络站、联络点)."""

from sqlmodel import Field

from npcdesk.models.row import Row


class Station(Row, table=True):
    """One delegates' station."""

    __tablename__ = "station"

    name: str = Field(index=True)
    kind: str = "代表之家"
    township: str = ""
    address: str = ""
    manager: str = ""
    phone: str = ""
    reception_day: str = ""
