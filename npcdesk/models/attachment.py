"""Scans and pictures, kept beside the file under the hash of their content."""

from sqlmodel import Field

from npcdesk.models.row import Row


class Attachment(Row, table=True):
    """A file that belongs to a record. `owner` names the record's table."""

    __tablename__ = "attachment"

    owner: str
    owner_id: str = Field(index=True)
    sha256: str = Field(index=True)
    size_bytes: int
    name: str
    caption: str = ""
