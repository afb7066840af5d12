"""Offices, and the terms (届) and sessions (次) of their congresses."""

from datetime import date
from enum import StrEnum

from sqlmodel import Field

from npcdesk.models.row import Row, stored


class Level(StrEnum):
    """A level of congress. The value is stored and sent: never change one."""

    NATION = "nation"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"


class Office(Row, table=True):
    """A people's congress office: this one (`mine`) or a neighbour it exchanges with."""

    __tablename__ = "office"

    name: str  # 示例县人大常委会
    area: str  # 示例县: begins the congress's name
    level: Level = Field(sa_type=stored(Level))
    code: str = Field(default="", index=True)  # 行政区划代码
    parent_id: str | None = None
    mine: bool = False
    pack_code: str = ""  # the rule pack in force for new papers
    contact: str = ""
    phone: str = ""
    address: str = ""
    keeps_clock: bool = Field(  # 改办: the new unit answers by the day the first one had
        default=False, sa_column_kwargs={"server_default": "0"}
    )
    keeps_ids: bool = Field(  # 身份证号: the office keeps them; else none is taken in
        default=False, sa_column_kwargs={"server_default": "0"}
    )
    by_character: bool = Field(  # 姓名笔画: 逐字, otherwise single names first
        default=False, sa_column_kwargs={"server_default": "0"}
    )
    wording: str = Field(  # what its papers say in its own words: JSON of `rules.wording` codes
        default="", sa_column_kwargs={"server_default": ""}
    )


class Term(Row, table=True):
    """A term of a congress (届)."""

    __tablename__ = "term"

    office_id: str = Field(index=True)
    ordinal: int
    starts_on: date | None = None
    ends_on: date | None = None


class CongressSession(Row, table=True):
    """A session of a congress (次), or the time between sessions when `ordinal` is 0 (闭会期间)."""

    __tablename__ = "congress_session"

    term_id: str = Field(index=True)
    ordinal: int
    opened_on: date | None = None
    closed_on: date | None = None


class RulePack(Row, table=True):
    """The office's own copy of a rule pack, as TOML text."""

    __tablename__ = "rule_pack"

    code: str = Field(index=True)
    name: str
    text: str
