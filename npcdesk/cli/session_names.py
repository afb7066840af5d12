"""Which session a person means who writes one: 19-1, 十九届一次, 十九届, 闭会."""

from typing import Any

from npcdesk import labels
from npcdesk.errors import NotFound, Unclear
from npcdesk.office import offices, statistics


def session_said(session: Any, said: str, unit: str = "") -> tuple[int, int]:
    """Return the term and session that a person means; nothing said means the newest.

    `unit` is the office above whose congress it is; 0, 0 while it has not published any session.
    """
    newest = next(((s.term, s.session) for s in offices.sessions(session, unit)), (0, 0))
    if not said:
        return newest
    found = labels.read_session(said)
    if found is None:
        msg = f"没认出“{said}”是哪次会议，请写成 19-1、十九届一次 或 闭会。"
        raise Unclear(msg)
    return found[0] or newest[0], found[1] or 0


def span_said(session: Any, said: str) -> tuple[int, int | None]:
    """Return the term and session that is asked about; a term alone is all its sessions.

    Raises:
        NotFound: it was never held, and nothing was raised in it.
        Unclear: it names no session.
    """
    found = labels.read_session(said)
    if found and found[0] and found[1] is None and "闭会" not in said:
        meant: tuple[int, int | None] = found[0], None
    else:
        meant = session_said(session, said)
    require_held(session, *meant)
    return meant


def require_held(session: Any, term: int, ordinal: int | None) -> None:
    """Raise `NotFound` for a session that was never held, and in which nothing was raised."""
    held = {(line.term, line.session) for line in offices.sessions(session)}
    held |= {(of, at) for of, at, _year in statistics.spans(session)}
    held |= {(of, 0) for of, _at in held}
    if (term, ordinal) in held or (ordinal is None and any(of == term for of, _at in held)):
        return
    newest = sorted(held, key=lambda each: (-each[0], each[1] == 0, -each[1]))
    known = "、".join(labels.session_short(*each) for each in newest)
    wanted = labels.term_name(term) if ordinal is None else labels.session_short(term, ordinal)
    msg = f"没有{wanted}{'会议' if ordinal else ''}。有的是：{known}。"
    raise NotFound(msg)
