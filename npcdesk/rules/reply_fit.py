"""Whether a reply or its rating may be entered: its step, class, promise, contact, answers."""

from datetime import date

from npcdesk.errors import NotAllowed
from npcdesk.models.suggestion_kinds import EventKind, Rating
from npcdesk.rules import suggestion_life
from npcdesk.rules.pack import ATTITUDE, Contact, Pack, ReplyClass
from npcdesk.rules.suggestion_life import Standing


def require_reply(
    now: Standing,
    pack: Pack,
    *,
    on: date,
    today: date,
    reply_class: str,
    promised_on: date | None,
) -> ReplyClass:
    """Return the class of a reply that may be entered; else say in words why it may not.

    Raises:
        NotAllowed: no reply is awaited, a promised day is missing or too early, or a contact
            (面商, 代表法 第五十一条) has to come first.
        DeskError: the rules have no such class.
    """
    suggestion_life.require(now, EventKind.REPLY, on, today)
    chosen = pack.reply_class(reply_class)
    if chosen.needs_promise and promised_on is None:
        msg = f"{chosen.label}要有承诺日期，请填写，例如 12.31。"
        raise NotAllowed(msg)
    if chosen.needs_promise and promised_on is not None and promised_on < on:
        msg = "承诺日期在答复日期之前，请核对两个日期。"
        raise NotAllowed(msg)
    if pack.contact_required is Contact.BLOCK and not now.spoken:
        msg = "还没有面商记录。本地规定答复前要面商，请先登记面商。"
        raise NotAllowed(msg)
    return chosen


def require_rating(pack: Pack, *, rating: Rating, attitude: Rating | None, opinion: str) -> None:
    """Let the delegate's answers be entered, or say in words why they may not.

    A question that the delegate left open stays None.

    Raises:
        NotAllowed: 不满意 comes without the delegate's reason, or the rules do not ask about the
            attitude (办理态度) that is answered.
        DeskError: the rules have no such rating.
    """
    pack.rating(rating.value)
    if attitude is not None:
        pack.rating(attitude.value)
    if attitude is not None and not pack.asks(ATTITUDE):
        msg = f"“{pack.name}”只问对办理情况的评价，不分办理态度；要分开问，请先改规则包。"
        raise NotAllowed(msg)
    if Rating.DISSATISFIED in (rating, attitude) and not opinion.strip():
        msg = "代表不满意时要写明具体意见，承办单位才好重新办理。"
        raise NotAllowed(msg)
