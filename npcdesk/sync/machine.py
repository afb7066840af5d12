"""This machine in the exchange: its keys and its number. None while it takes no part."""

from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import text
from sqlmodel import Session

from npcdesk.clock import now_ms
from npcdesk.models import OwnKey
from npcdesk.sync.ledger import Ledger
from npcdesk.sync.trust import keys
from npcdesk.sync.trust.keys import Incarnation


@dataclass(frozen=True, slots=True)
class Machine:
    """This installation: the keys it signs with, its unit's code and what people call it."""

    own: Incarnation
    rid: int
    unit: str
    nick: str


def current(session: Session) -> Machine | None:
    """Return this machine, or None when this file takes no part in an exchange."""
    row = session.execute(_CURRENT).first()
    return Machine(_incarnation(row[0]), row[1], row[2], row[3]) if row else None


def unit(session: Session) -> str:
    """Return the code of this machine's unit; "" when this file takes no part in an exchange."""
    return str(session.execute(_UNIT).scalar() or "")


def join(session: Session, ledger: Ledger, own: Incarnation, unit: str, parent: str = "") -> int:
    """Let this file take part with the given keys, in place of any it had; return its number."""
    session.execute(text("UPDATE own_key SET current = 0"))
    row = OwnKey(inc=own.inc, private=keys.private_text(own), made_ms=now_ms())
    session.add(row)
    rid = ledger.rid(own.inc, unit, parent)
    session.flush()
    return rid


_CURRENT = text(
    "SELECT k.private, r.rid, r.unit, r.nick FROM own_key k "
    "JOIN replica r ON r.inc = k.inc WHERE k.current"
)
_UNIT = text("SELECT r.unit FROM own_key k JOIN replica r ON r.inc = k.inc WHERE k.current")


@lru_cache(maxsize=8)
def _incarnation(private: str) -> Incarnation:
    return keys.from_private(private)
