"""What every record has: an id minted without asking anybody, and a mark for what was put away."""

import os
import time
from enum import StrEnum

from sqlalchemy import Enum
from sqlmodel import Field, SQLModel

_SUB_MS_BITS = 12
_last_tick = 0


def new_id() -> str:
    """Return a UUIDv7 (RFC 9562) as 32 hex digits: unique in every office, rising in this one."""
    global _last_tick  # noqa: PLW0603 - ids of one program must rise even within a millisecond
    nanoseconds = time.time_ns()
    sub_ms = (nanoseconds % 1_000_000 << _SUB_MS_BITS) // 1_000_000
    tick = (nanoseconds // 1_000_000 << _SUB_MS_BITS) | sub_ms
    _last_tick = tick = max(tick, _last_tick + 1)
    milliseconds, fraction = tick >> _SUB_MS_BITS, tick & 0xFFF
    chance = os.urandom(8).hex()
    variant = "89ab"[int(chance[0], 16) & 3]
    return f"{milliseconds:012x}7{fraction:03x}{variant}{chance[1:]}"


def stored(members: type[StrEnum]) -> Enum:
    """Return the column type that keeps a member's value, not its Python name."""
    return Enum(
        members,
        values_callable=lambda enum: [member.value for member in enum],
        native_enum=False,
        create_constraint=False,
        length=32,
    )


class Row(SQLModel):
    """A kept record. Nothing is ever removed: `deleted` hides it, and says so to other offices."""

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32)
    deleted: bool = Field(default=False)
