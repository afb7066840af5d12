"""The clock of commits: milliseconds and a counter in one number, never running backwards.

It orders only what was written at once; who knew of what decides the rest. So a computer whose
clock is years ahead cannot undo what others write later.
"""

from sqlmodel import Session

from npcdesk.models import Meta

KEY = "hlc"
COUNTER_BITS = 16
AHEAD_MS = 48 * 3600 * 1000  # as much of another's clock is believed
BEHIND_MS = 24 * 3600 * 1000  # from here on the own clock is thought wrong


def tick(session: Session, now_ms: int) -> int:
    """Return the time of a new commit, later than every one this machine knows."""
    meta = session.get(Meta, KEY)
    last = int(meta.value) if meta else 0
    now = max(last + 1, now_ms << COUNTER_BITS)
    _keep(session, meta, now)
    return now


def hear(session: Session, latest: int, now_ms: int) -> bool:
    """Take the latest time of another machine in; return whether its clock runs ahead."""
    meta = session.get(Meta, KEY)
    most = (now_ms + AHEAD_MS) << COUNTER_BITS
    heard = max(int(meta.value) if meta else 0, min(latest, most))
    _keep(session, meta, heard)
    return latest > most


def is_behind(session: Session, now_ms: int) -> bool:
    """Return whether this computer's clock is a day or more before what it wrote itself."""
    meta = session.get(Meta, KEY)
    return meta is not None and (int(meta.value) >> COUNTER_BITS) > now_ms + BEHIND_MS


def wall_ms(hlc: int) -> int:
    """Return the milliseconds since 1970 that the author's clock showed."""
    return hlc >> COUNTER_BITS


def _keep(session: Session, meta: Meta | None, value: int) -> None:
    if meta is None:
        session.add(Meta(key=KEY, value=str(value)))
    else:
        meta.value = str(value)
    session.flush()
