"""Where tokens are kept: a file in the computer's state folder, and the system's keyring."""

import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

from pydantic import Field

from npcdesk.errors import TrustRefused
from npcdesk.sync.trust import texts
from npcdesk.sync.trust.texts import Count, Hex32, Strict
from npcdesk.sync.trust.token import Token
from npcdesk.vault import ring

_Mark = Annotated[str, Field(pattern="^(?:[0-9a-f]{32})?$")]


class _TokenText(Strict):
    db: Hex32
    inc: Hex32
    gen: Count
    machine: _Mark
    volume: _Mark


def found(folder: Path, db: str, wait_s: float) -> list[Token]:
    """Return the tokens of a file that this computer keeps; what cannot be read is not there.

    Args:
        folder: `paths.tokens()`.
        db: the file's own id, 32 hex digits.
        wait_s: how long the keyring may take to answer.
    """
    kept = [_in_file(folder / f"{db}.json"), ring.kept(_ring_name(db), wait_s)]
    return [token for text in kept if (token := _token(text)) and token.db == db]


def keep(folder: Path, token: Token, wait_s: float) -> bool:
    """Keep a token in both places, and return whether at least one of them has it."""
    text = texts.canonical(asdict(token))
    in_ring = ring.keep(_ring_name(token.db), text, wait_s)
    return _to_file(folder / f"{token.db}.json", text) or in_ring


def _ring_name(db: str) -> str:
    return f"token {db}"


def _token(text: str | None) -> Token | None:
    if text is None:
        return None
    try:
        return Token(**texts.read(text, _TokenText, "本机记号", 1024).model_dump())
    except TrustRefused:
        return None


def _in_file(path: Path) -> str | None:
    try:
        return texts.load(path, "本机记号").decode()
    except (TrustRefused, UnicodeDecodeError):
        return None


def _to_file(path: Path, text: str) -> bool:
    draft = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        return False
    return True
