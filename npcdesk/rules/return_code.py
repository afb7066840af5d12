"""The return code (回收编号) of a 征询意见表: what finds its suggestion again when it comes back.

    1901-35-1-48213     届 and 次, 建议号, which round, three digits that tell this suggestion and
                        round from any other, another office's too; two that check what was typed

It is typed on the keys of a number pad, and a scanner's digits pass an input method untouched. The
lead delegate fills one form in for all who signed, so a suggestion and a round are one form. Forms
printed by the first version end after the round and check nothing.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from npcdesk.errors import Unclear

WHOLE = re.compile(r"(\d\d)(\d\d)-(.+)-(\d{1,2})-(\d{3})(\d\d)")
RUN_ON = re.compile(r"(\d\d)(\d\d)(\d{1,4})([1-9])(\d{3})(\d\d)")  # typed without the hyphens
FIRST_VERSION = re.compile(r"(\d\d)(\d\d)-(.+)-(\d)")
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−_", "-"))
MODULUS = 97  # ISO 7064 MOD 97-10: finds every wrong digit and every pair that changed places


@dataclass(frozen=True, slots=True)
class ReturnCode:
    """What a code says. `tag` is "" where the first version printed it."""

    term: int
    session: int  # 0: between sessions
    number: str
    round: int
    tag: str = ""


def return_code(suggestion_id: str, term: int, session: int, number: str, round_: int) -> str:
    """Return the code for a suggestion's form of one round."""
    said = f"{term:02d}{session:02d}-{number}-{round_}-{tag(suggestion_id, round_)}"
    return said + _check(said)


def tag(suggestion_id: str, round_: int) -> str:
    """Return the three digits of a suggestion and a round."""
    digest = hashlib.sha256(f"{suggestion_id}:{round_}".encode()).digest()
    return f"{int.from_bytes(digest[:4]) % 1000:03d}"


def read_return_code(said: str) -> ReturnCode | None:
    """Return what a code says, or None when this is none.

    Spaces for hyphens, no hyphens at all and full-width characters do not matter.

    Raises:
        Unclear: it is written as a code but was mistyped.
    """
    plain = unicodedata.normalize("NFKC", said).translate(DASHES).strip().upper()
    plain = re.sub(r"[\s-]+", "-", plain)
    if match := WHOLE.fullmatch(plain):
        if _check(plain[:-2]) != match[6]:
            msg = f"回收编号“{plain}”抄错了，有一位对不上。请对照纸上再打一遍。"
            raise Unclear(msg)
        return _said(match)
    if match := RUN_ON.fullmatch(plain):
        return _said(match) if _check(plain[:-2]) == match[6] else None
    match = FIRST_VERSION.fullmatch(plain)
    return ReturnCode(int(match[1]), int(match[2]), match[3], int(match[4])) if match else None


def _said(match: re.Match[str]) -> ReturnCode:
    return ReturnCode(int(match[1]), int(match[2]), match[3], int(match[4]), match[5])


def _check(said: str) -> str:
    """Return the two digits that check a code, without regard to its hyphens."""
    plain = (c for c in said if c != "-")
    digits = "".join(str(int(c, 36) if c.isascii() and c.isalnum() else ord(c)) for c in plain)
    return f"{MODULUS + 1 - int(digits) * 100 % MODULUS:02d}"
