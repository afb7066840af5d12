"""The manifest: what a bundle says of itself, signed by its sender (docs/bundle.md, section 3)."""

from collections import Counter
from itertools import groupby
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from npcdesk.errors import BundleRefused
from npcdesk.sync.bundle import limits
from npcdesk.sync.trust.texts import Hex32, Hex64, ScopeText, Strict, UnitCode, written

MAJOR = 1
MINOR = 0
CERTS = "certs"
ROSTER = "roster"
COMMITS = "commits"
BLOB = "blob:"
KINDS = frozenset({CERTS, ROSTER, COMMITS, BLOB})
UNSOUND = "数据包的内容不合规定，整包没有导入。请让对方升级程序后重新导出。"

_Version = Annotated[int, Field(ge=1, le=1_000_000)]
_Count = Annotated[int, Field(ge=0, le=2**53 - 1)]
_Head = tuple[Hex32, Annotated[int, Field(ge=1, le=2**40)], Hex64]


def _of_different_machines(heads: tuple[_Head, ...]) -> tuple[_Head, ...]:
    if len({inc for inc, _, _ in heads}) < len(heads):
        raise ValueError
    return heads


def _different(marks: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(marks)) < len(marks):
        raise ValueError
    return marks


class Chunk(Strict):
    """One line of the table of chunks; `length` and `sha256` are of what is stored."""

    kind: Annotated[str, Field(pattern=r"^(blob:[0-9a-f]{64}|[a-z][a-z0-9-]{0,15})$")]
    length: Annotated[int, Field(ge=1, le=limits.CHUNK_STORED)]
    raw_length: Annotated[int, Field(ge=1, le=limits.CHUNK_RAW)]
    sha256: Hex64
    codec: Annotated[str, Field(pattern=r"^[a-z0-9]{1,16}$")]

    @model_validator(mode="after")
    def _sound(self) -> "Chunk":
        if self.raw_length > limits.RATIO * self.length:
            raise ValueError
        if self.codec == "none" and self.length != self.raw_length:
            raise ValueError
        if self.is_known and self.codec not in {"none", "zstd"}:
            raise ValueError
        return self

    @property
    def sort(self) -> str:
        """The kind, without an attachment's name."""
        return BLOB if self.kind.startswith(BLOB) else self.kind

    @property
    def is_known(self) -> bool:
        """Whether this version knows what is in it."""
        return self.sort in KINDS

    @property
    def blob(self) -> str:
        """The SHA-256 of the attachment that it belongs to."""
        return self.kind.removeprefix(BLOB)


class Manifest(Strict):
    """What is in a bundle, from whom, for whom, and what the sender has."""

    fmt: tuple[Literal[1], Annotated[int, Field(ge=0, le=1_000_000)]]
    bundle: Hex32
    from_inc: Hex32 = Field(alias="from")
    from_unit: UnitCode
    to_unit: UnitCode
    hlc: Annotated[int, Field(ge=0, lt=2**63)]
    app: Annotated[str, Field(pattern=r"^[0-9A-Za-z.+-]{1,64}$")]
    schema_: _Version = Field(alias="schema")
    min_reader: _Version
    receipt: bool
    vector: Annotated[
        dict[
            ScopeText,
            Annotated[
                tuple[_Head, ...],
                Field(max_length=limits.STREAMS),
                AfterValidator(_of_different_machines),
            ],
        ],
        Field(max_length=limits.SCOPES),
    ]
    digest: Annotated[dict[ScopeText, Hex64], Field(max_length=limits.SCOPES)]
    roster_version: _Count
    blobs_held: Annotated[
        tuple[Hex64, ...], Field(max_length=limits.BLOBS_HELD), AfterValidator(_different)
    ]
    chunks: Annotated[tuple[Chunk, ...], Field(max_length=limits.CHUNKS)]

    @model_validator(mode="after")
    def _sound(self) -> "Manifest":
        sorts = Counter(chunk.sort for chunk in self.chunks)
        runs = [kind for kind, _ in groupby(chunk.kind for chunk in self.chunks)]
        blobs = [kind for kind in runs if kind.startswith(BLOB)]
        if (
            sorts[CERTS] > 1
            or sorts[ROSTER] > limits.ROSTERS
            or self._raw_of(ROSTER) > limits.ROSTERS_RAW
            or len(set(blobs)) < len(blobs)
            or (self.receipt and (sorts[COMMITS] or sorts[BLOB]))
            or (self.fmt[1] == MINOR and not sorts.keys() <= KINDS)
            or self._raw_of(*sorts) > limits.RAW
        ):
            raise ValueError
        return self

    def _raw_of(self, *sorts: str) -> int:
        return sum(chunk.raw_length for chunk in self.chunks if chunk.sort in sorts)


class _Form(BaseModel):
    """What every version says in the same place."""

    model_config = ConfigDict(strict=True)
    fmt: tuple[int, int]


def read(raw: bytes) -> Manifest:
    """Read a manifest; who signed it is for others to check.

    Raises:
        BundleRefused: it is none, or of a newer major version.
    """
    try:
        major, minor = _Form.model_validate_json(raw).fmt
        if major > MAJOR:
            msg = "这个数据包是更新版本的程序做的，本机还读不了。请升级后再导入。"
            raise BundleRefused(msg)
        return Manifest.model_validate_json(raw, extra="ignore" if minor > MINOR else "forbid")
    except ValidationError as error:
        raise BundleRefused(UNSOUND) from error


def write(manifest: Manifest) -> bytes:
    """Return the bytes that are signed."""
    return written(manifest).encode()
