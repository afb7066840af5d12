"""One commit: what one write wrote in one scope, as signed bytes that nobody ever writes anew.

The bytes, their limits and their versions are docs/bundle.md's; this is the reader and the writer.
"""

import json
import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Annotated, Literal, NamedTuple, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from npcdesk.errors import BundleRefused

FORMAT = 1
MOST_BYTES = 4 * 1024 * 1024
MOST_OPS = 20_000
LONGEST = 65_536  # characters of one text
BEFORE_FIRST = "0" * 64

Value: TypeAlias = bool | int | str | None
_Hex32 = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
_Hex64 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
_Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,62}$")]
_Whole = Annotated[int, Field(ge=-(2**53) + 1, le=2**53 - 1)]
_Text = Annotated[str, Field(max_length=LONGEST)]
_Number = Annotated[int, Field(ge=1, le=2**40)]
_Scope = Annotated[
    str, Field(pattern=r"^(T:[0-9]{2,12}(>[0-9]{2,12})?|PUB:[0-9]{2,12})$", max_length=32)
]
# no value fits two of them, so the first that fits is right, and mostly it is the first
_Value = Annotated[_Text | _Whole | bool | None, Field(union_mode="left_to_right")]
_Op = tuple[_Name, _Hex32, dict[_Name, _Value]]


class Commit(BaseModel):
    """What a body says."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    v: Literal[1]
    min_reader: Annotated[int, Field(ge=1, le=1_000_000)]
    schema_: Annotated[int, Field(alias="schema", ge=1, le=1_000_000)]
    scope: _Scope
    inc: _Hex32
    n: _Number
    prev: _Hex64
    hlc: Annotated[int, Field(ge=0, lt=2**63)]
    ctx: Annotated[dict[_Hex32, _Number], Field(max_length=4096)]
    tx: _Hex32
    what: Annotated[str, Field(max_length=512)]
    by: Annotated[str, Field(max_length=128)]
    ops: Annotated[list[_Op], Field(max_length=MOST_OPS)]


class Sealed(NamedTuple):
    """A commit as it travels: its bytes and their author's signature."""

    body: bytes
    sig: bytes

    @property
    def hash(self) -> bytes:
        """Return what the next commit of the stream names as the one before it."""
        return sha256(self.body).digest()


class NeedsUpgrade(BundleRefused):
    """A commit that only a newer version of the desk can read."""


def write(
    *,
    scope: str,
    inc: str,
    n: int,
    prev: bytes,
    hlc: int,
    ctx: Mapping[str, int],
    tx: str,
    what: str,
    by: str,
    ops: Sequence[tuple[str, str, Mapping[str, Value]]],
    schema: int,
) -> bytes:
    """Return the body of a new commit."""
    said = {
        "by": by[:128],
        "ctx": dict(ctx),
        "hlc": hlc,
        "inc": inc,
        "min_reader": FORMAT,
        "n": n,
        "ops": ops,
        "prev": prev.hex(),
        "schema": schema,
        "scope": scope,
        "tx": tx,
        "v": FORMAT,
        "what": what[:512],
    }
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


_NEWER = "数据包是更新版本的程序写的。请先升级本程序再导入，数据不会丢。"
_NEEDED = re.compile(rb'"min_reader":([0-9]{1,7})')


def read(body: bytes) -> Commit:
    """Read a body.

    Raises:
        NeedsUpgrade: a newer version of the desk wrote it, and says that this one cannot read it.
        BundleRefused: it is no commit.
    """
    if len(body) > MOST_BYTES:
        msg = "数据包里有一项改动超出了大小限制，没有导入。请让对方重新导出。"
        raise BundleRefused(msg)
    try:
        said = Commit.model_validate_json(body)
    except ValidationError as cause:
        needed = _NEEDED.search(body)
        if needed and int(needed[1]) > FORMAT:
            raise NeedsUpgrade(_NEWER) from cause
        msg = "数据包里有一项改动读不懂，可能损坏了，没有导入。请让对方重新导出。"
        raise BundleRefused(msg) from cause
    if said.min_reader > FORMAT:
        raise NeedsUpgrade(_NEWER)
    return said
