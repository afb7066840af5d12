"""What every record has: an id minted without asking anybody, and a mark for what was put away."""

import os
import time
from enum import StrEnum

from sqlalchemy import Enum, Index, text
from sqlmodel import Field, SQLModel

_SUB_MS_BITS = 12
_VARIANT = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}
_last_tick = 0


def new_id() -> str:
    """Return a UUIDv7 (RFC 9562) as 32 hex digits: unique in every office, rising in this one."""
    return new_ids(1)[0]


def new_ids(count: int) -> list[str]:
    """Return `count` rising ids, as `new_id` would one by one."""
    global _last_tick  # noqa: PLW0603 - ids of one program must rise even within a millisecond
    nanoseconds = time.time_ns()
    sub_ms = (nanoseconds % 1_000_000 << _SUB_MS_BITS) // 1_000_000
    first = max((nanoseconds // 1_000_000 << _SUB_MS_BITS) | sub_ms, _last_tick + 1)
    _last_tick = first + count - 1
    chances = os.urandom(8 * count).hex()
    ids = []
    for at, tick in enumerate(range(first, first + count)):
        chance = chances[16 * at : 16 * at + 16]
        time_part = f"{tick >> _SUB_MS_BITS:012x}7{tick & 0xFFF:03x}"
        ids.append(f"{time_part}{_VARIANT[chance[0]]}{chance[1:]}")
    return ids


def stored(members: type[StrEnum]) -> Enum:
    """Return the column type that keeps a member's value, not its Python name."""
    return Enum(
        members,
        values_callable=lambda enum: [member.value for member in enum],
        native_enum=False,
        create_constraint=False,
        length=32,
    )


def of_others(table: str, *more: str) -> Index:
    """Return the index by which the rows of other units are found; own rows cost it nothing.

    `more` are columns by which they are counted.
    """
    others = text("unit <> ''")
    return Index(f"{table}_of_others", "unit", "deleted", *more, sqlite_where=others)


class Row(SQLModel):
    """A kept record. Nothing is ever removed: `deleted` hides it, and says so to other offices.

    `unit` is never exchanged: every machine sets it for itself. Whoever asks for this office's own
    papers leaves out the rows of other units, which stand in the same tables.
    """

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32)
    deleted: bool = Field(default=False)
    unit: str = Field(  # the unit whose row it is; empty: this office's own
        default="", sa_column_kwargs={"server_default": ""}
    )
