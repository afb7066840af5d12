"""What is left of a suggestion when a term ends or its life is over: 上届结转, 归档.

Source: 上海 第十九、二十二条 (what is open at 换届 is handled on), sources.md 4.1.
"""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, select

from npcdesk import labels
from npcdesk.errors import NotAllowed
from npcdesk.models import EventKind, Standing, Term
from npcdesk.office import offices
from npcdesk.office.suggestion_events import add, events, paper, standing
from npcdesk.rules import suggestion_life
from npcdesk.rules.suggestion_states import OPEN


def left_open(session: Session) -> list[str]:
    """Return the suggestions of former terms that are open and not carried into the newest one."""
    term = offices.here(session).term
    found = (
        select(Standing.suggestion_id)
        .where(col(Standing.term) < term, col(Standing.term) > 0)
        .where(col(Standing.carried_to) < term)
        .where(col(Standing.state).in_([state.value for state in OPEN]))
        .order_by(col(Standing.term), col(Standing.session), col(Standing.number_order))
    )
    return list(session.exec(found))


def carry_over(
    session: Session, suggestion_ids: Sequence[str], *, on: date, today: date, by: str = ""
) -> int:
    """Carry open suggestions into the newest term (上届结转), with their numbers; return how many.

    Raises:
        NotAllowed: one is of the newest term itself, was carried over already, or is over, or the
            term before the newest had not ended on the day `on`.
    """
    term = offices.here(session).term
    before = select(Term).where(Term.unit == "", Term.ordinal == term - 1, ~col(Term.deleted))
    last = session.exec(before).first()
    if last is not None and last.ends_on and on < last.ends_on:
        msg = (
            f"{labels.term_name(last.ordinal)}到{labels.day(last.ends_on)}才届满，请写那天或以后。"
        )
        raise NotAllowed(msg)
    for suggestion_id in suggestion_ids:
        kept = paper(session, suggestion_id, EventKind.CARRY_OVER)
        told = events(session, suggestion_id)
        suggestion_life.require_beside(told, EventKind.CARRY_OVER, on, today)
        now = suggestion_life.standing(told)
        if kept.term >= term or now.carried_to >= term:
            named = f"第{now.number}号" if now.number else "这件建议"
            msg = f"{named}已经在{labels.term_name(term)}，不用结转。"
            raise NotAllowed(msg)
        add(session, suggestion_id, EventKind.CARRY_OVER, on, None, to_term=term, by=by)
    if not suggestion_ids:
        msg = "没有要结转的建议：往届的都办完了，或者已经结转。新一届要先登记会议。"
        raise NotAllowed(msg)
    return len(suggestion_ids)


def archive(
    session: Session,
    suggestion_id: str,
    *,
    on: date,
    today: date,
    number: str = "",
    note: str = "",
    by: str = "",
) -> str:
    """Put a suggestion whose life is over into the archive (归档) under a number; return the event.

    Raises:
        NotAllowed: it is not closed or ended, or the day does not fit.
    """
    now = standing(session, suggestion_id, EventKind.ARCHIVE)
    suggestion_life.require(now, EventKind.ARCHIVE, on, today)
    facts = {"number": number.strip(), "body": note.strip(), "by": by}
    return add(session, suggestion_id, EventKind.ARCHIVE, on, None, **facts)
