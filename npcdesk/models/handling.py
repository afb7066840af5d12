"""The units that handle suggestions (承办单位)."""

from sqlmodel import Field

from npcdesk.models.row import Row


class HandlingUnit(Row, table=True):
    """A body that can be handed a suggestion."""

    __tablename__ = "handling_unit"

    name: str = Field(index=True)
    short_name: str = ""
    kind: str = ""  # 单位类别: `labels.UNIT_KINDS`, or an office's own word
    contact: str = ""
    phone: str = ""
    inner: bool = False  # an inner office: may not answer in its own name
