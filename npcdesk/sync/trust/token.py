"""The token: what a computer remembers of a file, apart from the file, to know it again.

The file counts its openings, exports and imports (`gen`), and writes each count into the token
afterwards. A file that was copied to elsewhere finds no token or one of another computer; one
that was put back from a copy counts less than its token. Either must go on as a new incarnation,
or two machines would write different commits under one number (I8).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Token:
    """The file `db` as the incarnation `inc`, on which computer and volume, and its count.

    `machine` or `volume` is "" where the computer does not tell: then nothing follows from it.
    """

    db: str
    inc: str
    gen: int
    machine: str
    volume: str


class Verdict(StrEnum):
    """What became of the file since it was last open here."""

    SAME = "same"
    COPIED = "copied"
    """To another computer or volume; or this computer has forgotten it."""
    RESTORED = "restored"
    """The file is older than what was last open here."""
    TOKEN_OLD = "token_old"  # noqa: S105 - a verdict, no secret
    """The computer was put back to an older state, so its word about the file is worth nothing."""


def compare(kept: Iterable[Token], here: Token) -> Verdict:
    """Return the verdict; all but `SAME` ask for a new incarnation.

    Args:
        kept: the tokens found in the places they are kept in: the newest counts, since a place
            may have been out of reach when the others were written.
        here: the file as it is now, before it counts this opening.
    """
    last = _newest(kept, here.db)
    if last is None or _differ(last.machine, here.machine) or _differ(last.volume, here.volume):
        return Verdict.COPIED
    if last.inc != here.inc or last.gen > here.gen:
        return Verdict.RESTORED
    # One more is a computer that stopped between the file's count and the token's.
    return Verdict.TOKEN_OLD if here.gen > last.gen + 1 else Verdict.SAME


def next_gen(kept: Iterable[Token], here: Token) -> int:
    """Return the file's next count: above all that were ever kept, also after a restoring."""
    last = _newest(kept, here.db)
    return max(here.gen, last.gen if last else 0) + 1


def _newest(kept: Iterable[Token], db: str) -> Token | None:
    mine = (token for token in kept if token.db == db)
    return max(mine, key=lambda token: token.gen, default=None)


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)
