"""审查 before filing, 撤回 by the delegates, and 研究 of what they were not satisfied with."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlmodel import Session, col, select

from npcdesk import labels
from npcdesk.errors import NotAllowed
from npcdesk.models import EventKind, Signer
from npcdesk.office.dues import Resolved, pack_of, resolve
from npcdesk.office.suggestion_events import add, paper, standing
from npcdesk.rules import divided, suggestion_life
from npcdesk.rules import review as rules
from npcdesk.rules.pack import Withdrawal
from npcdesk.rules.suggestion_life import MERGED_INTO


def review(
    session: Session,
    suggestion_id: str,
    outcome: EventKind,
    *,
    on: date,
    today: date,
    grounds: Collection[str] = (),
    reason: str = "",
    told_on: date | None = None,
    by: str = "",
) -> str:
    """Enter what a review (审查) came to: 退回修改, 转为代表来信 or 不予受理.

    Args:
        session: the file.
        suggestion_id: a paper that is not filed yet.
        outcome: one of `rules.review.OUTCOMES` but 并案, which is `merge`.
        on: the day of the decision.
        today: the day of now.
        grounds: codes of `rules.review.GROUNDS`.
        reason: more words, told to the delegate.
        told_on: when the delegate was told.
        by: who decided.

    Raises:
        NotAllowed: the paper is filed already, or nothing says why.
    """
    now = standing(session, suggestion_id, outcome)
    suggestion_life.require(now, outcome, on, today)
    stored = rules.require_grounds(grounds, reason)
    facts = _told(reason, told_on, on, today, by)
    return add(session, suggestion_id, outcome, on, None, grounds=stored, **facts)


def merge(
    session: Session,
    suggestion_id: str,
    *,
    into_id: str,
    on: date,
    today: date,
    reason: str = "",
    told_on: date | None = None,
    by: str = "",
) -> str:
    """Merge a suggestion into another one of the same matter (并案), which alone goes on.

    Raises:
        NotAllowed: it is handed over already, the other one is the same or has ended.
        NotFound: this office has no such other suggestion.
    """
    now = standing(session, suggestion_id, EventKind.MERGE)
    suggestion_life.require(now, EventKind.MERGE, on, today)
    if into_id == suggestion_id:
        msg = "一件建议不能并入它自己，请选另一件。"
        raise NotAllowed(msg)
    other = standing(session, into_id)
    if other.state not in MERGED_INTO:
        msg = f"要并入的那一件“{other.state.value}”了，请选还在办的一件。"
        raise NotAllowed(msg)
    facts = _told(reason, told_on, on, today, by)
    return add(session, suggestion_id, EventKind.MERGE, on, None, other_id=into_id, **facts)


def signers(session: Session, suggestion_id: str) -> list[str]:
    """Return the names under a suggestion as signed, the lead first."""
    kept = paper(session, suggestion_id)
    of = select(Signer.name).where(Signer.suggestion_id == suggestion_id, ~col(Signer.deleted))
    return list(session.exec(of.where(Signer.unit == kept.unit).order_by(col(Signer.place))))


def withdraw(
    session: Session,
    suggestion_id: str,
    *,
    on: date,
    today: date,
    reason: str,
    agreed: Collection[str] = (),
    by: str = "",
) -> str:
    """End a suggestion that its delegates withdraw in writing (撤回).

    `agreed` names who signed the request; the lead, whose request it is, need not be named.

    Raises:
        NotAllowed: it was answered already, or handed over where the rules end it there (北京
            第十三条), no reason is given, or a co-signer did not agree (上海 第十条: 一致同意).
    """
    now = standing(session, suggestion_id, EventKind.WITHDRAW)
    suggestion_life.require(now, EventKind.WITHDRAW, on, today)
    pack = pack_of(session, paper(session, suggestion_id))
    if pack.withdrawal is Withdrawal.BEFORE_HAND_OVER and now.first_handed is not None:
        handed, article = labels.day(now.first_handed), pack.article("withdrawal")
        msg = f"这件建议{handed}已经交办，按{article}，交办以后不能再撤回。"
        raise NotAllowed(msg)
    if not reason.strip():
        msg = "请写明撤回的理由，书面撤回要留存。"
        raise NotAllowed(msg)
    names = signers(session, suggestion_id)
    missing = [name for name in names[1:] if name not in agreed]
    if missing:
        msg = f"联名的建议要全体一致才能撤回，还没有{'、'.join(missing)}的书面同意。"
        raise NotAllowed(msg)
    facts = {"body": reason, "signed_by": "、".join(names), "by": by}
    return add(session, suggestion_id, EventKind.WITHDRAW, on, None, **facts)


def redo(
    session: Session,
    suggestion_id: str,
    *,
    on: date,
    today: date,
    unit_ids: Sequence[str] = (),
    reason: str = "",
    by: str = "",
) -> Resolved:
    """Ask the unit to handle a suggestion anew (重办), on the day it got the request.

    The period of the rule pack counts from there; return the new day. Where units answer apart
    (分办) it is asked of `unit_ids` alone, the others' replies stay; of every one without.

    Raises:
        NotAllowed: the delegate is not dissatisfied, it was asked already in this round, or not
            all of `unit_ids` have a part in it.
    """
    now = standing(session, suggestion_id, EventKind.REDO)
    suggestion_life.require(now, EventKind.REDO, on, today)
    apart = divided.require_again(now.shares, unit_ids)
    kept = paper(session, suggestion_id)
    due = resolve(session, kept, pack_of(session, kept).rehandle, on)
    add(session, suggestion_id, EventKind.REDO, on, due, apart=apart, body=reason.strip(), by=by)
    return due


def explain(
    session: Session,
    suggestion_id: str,
    *,
    on: date,
    today: date,
    reason: str,
    told_on: date | None = None,
    by: str = "",
) -> str:
    """Conclude that nothing more can be done, with the reasons told (说明理由); it may be closed.

    Raises:
        NotAllowed: the delegate is not dissatisfied, or no reason is given.
    """
    now = standing(session, suggestion_id, EventKind.EXPLAIN)
    suggestion_life.require(now, EventKind.EXPLAIN, on, today)
    if not reason.strip():
        msg = "请写明向代表说明的理由。"
        raise NotAllowed(msg)
    facts = _told(reason, told_on, on, today, by)
    return add(session, suggestion_id, EventKind.EXPLAIN, on, None, **facts)


def _told(reason: str, told_on: date | None, on: date, today: date, by: str) -> dict[str, object]:
    suggestion_life.require_told(told_on, today, since=on)
    return {"body": reason.strip(), "told_on": told_on, "by": by}
