"""Texts that are signed: one writing for each content, read to the letter or not at all."""

import json
import unicodedata
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import pyrage
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from npcdesk.errors import TrustRefused, why
from npcdesk.sync.scopes import SCOPE_PATTERN, UNIT_PATTERN

FILE_BYTES = 1024 * 1024
"""No certificate, roster, request or reply is longer."""

NEWER = "{}是新版本的人大履职桌面写的。请先把本机的程序升级，再打开一次。"

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


class Strict(BaseModel):
    """What comes from outside: nothing more, nothing less, nothing converted."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


T = TypeVar("T", bound=Strict)


def _seen(name: str) -> str:
    if name != name.strip() or any(unicodedata.category(c) in _UNSEEN for c in name):
        raise ValueError
    return name


def _recipient(text: str) -> str:
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        raise ValueError from None
    return text


Hex32 = Annotated[str, Field(pattern="^[0-9a-f]{32}$")]
Hex64 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Hex128 = Annotated[str, Field(pattern="^[0-9a-f]{128}$")]
UnitCode = Annotated[str, Field(pattern=f"^{UNIT_PATTERN}$")]
ScopeText = Annotated[str, Field(pattern=f"^{SCOPE_PATTERN}$")]
Name = Annotated[str, Field(min_length=1, max_length=60), AfterValidator(_seen)]
Recipient = Annotated[str, Field(pattern="^age1[a-z0-9]{58}$"), AfterValidator(_recipient)]
Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2999, 12, 31))]
Count = Annotated[int, Field(ge=0, le=2**53 - 1)]
LevelName = Literal["nation", "province", "city", "county", "township"]
Capability = Literal["author", "enroll", "number"]


def canonical(value: Any) -> str:
    """Return the one JSON text of a value: keys sorted, no blanks."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def written(model: Strict) -> str:
    """Return the one text of what a model holds."""
    return canonical(model.model_dump(mode="json", by_alias=True))


def read(text: str | bytes, model: type[T], what: str, most: int = FILE_BYTES) -> T:
    """Return what a text says.

    `what` is the Chinese word for it, `most` its longest length in bytes.

    Raises:
        TrustRefused: it is too long, not of this kind, of a newer version, or not written the
            one way such a text is written.
    """
    try:
        raw = text.encode() if isinstance(text, str) else text
        if len(raw) <= most:
            found = model.model_validate_json(raw)
            if written(found).encode() == raw:
                return found
    except ValidationError as error:
        if any(each["loc"] == ("v",) and _later(each["input"]) for each in error.errors()):
            raise TrustRefused(NEWER.format(what)) from None
    except (ValueError, RecursionError):
        pass  # lone surrogates, nesting: no text of ours
    msg = f"{what}不完整，或者被改动过，没有接收。请让对方重新发一份。"
    raise TrustRefused(msg)


def load(path: Path, what: str) -> bytes:
    """Return the bytes of a file, of which no more is read than such a file can have.

    Raises:
        TrustRefused: it cannot be read, or is too long.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(FILE_BYTES + 1)
    except OSError as error:
        msg = f"{path.name} 读不出来（{why(error)}）。请插好 U 盘，再打开一次。"
        raise TrustRefused(msg) from None
    if len(raw) > FILE_BYTES:
        msg = f"{path.name} 太大，不是{what}。请重新选择文件。"
        raise TrustRefused(msg)
    return raw


def _later(version: object) -> bool:
    return isinstance(version, int) and version > 1
