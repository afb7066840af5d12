"""The clock of commits: milliseconds and a counter in one number, never running backwards.

It orders only what was written at once; who knew of what decides the rest. So a computer whose
clock is years ahead cannot undo what others write later.
"""

from sqlmodel import Session, col, select

from npcdesk.models import Meta, Written

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


def go_on(session: Session, latest: int) -> None:
    """Go on from this machine's own latest time, however far ahead: never run back from it."""
    meta = session.get(Meta, KEY)
    _keep(session, meta, max(int(meta.value) if meta else 0, latest))


def is_behind(session: Session, now_ms: int) -> bool:
    """Return whether this computer's clock is a day or more before its last write.

    The clock of commits would not do: it also follows other computers, and never comes back.
    """
    last = session.exec(select(Written.at_ms).order_by(col(Written.id).desc()).limit(1)).first()
    return last is not None and last > now_ms + BEHIND_MS


def wall_ms(hlc: int) -> int:
    """Return the milliseconds since 1970 that the author's clock showed."""
    return hlc >> COUNTER_BITS


def _keep(session: Session, meta: Meta | None, value: int) -> None:
    if meta is None:
        session.add(Meta(key=KEY, value=str(value)))
    else:
        meta.value = str(value)
    session.flush()
