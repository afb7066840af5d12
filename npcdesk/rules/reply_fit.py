"""Whether a reply or its rating may be entered: its step, class, promise, contact, answers."""

from collections.abc import Iterator
from datetime import date

from npcdesk.errors import DeskError, NotAllowed
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
    explained: bool,
) -> ReplyClass:
    """Return the class of a reply that may be entered; else say in words why it may not.

    `explained`: its words are there, or in a letter that came apart.

    Raises:
        NotAllowed: no reply is awaited, a promised day is missing or too early, a contact
            (面商, 代表法 第五十一条) has to come first, or a class that has to be explained
            (`ReplyClass.needs_reason`) is not.
        DeskError: the rules have no such class.
    """
    first = next(
        refusals(now, pack, on=on, today=today, reply_class=reply_class, promised_on=promised_on),
        None,
    )
    if first is not None:
        raise first
    chosen = pack.reply_class(reply_class)
    if chosen.needs_reason and not explained:
        msg = f"{chosen.label}要向代表说明原因，请写在答复正文里。"
        raise NotAllowed(msg)
    return chosen


def refusals(
    now: Standing,
    pack: Pack,
    *,
    on: date | None,
    today: date,
    reply_class: str,
    promised_on: date | None,
) -> Iterator[DeskError]:
    """Give all that speaks against a reply but missing reasons; `require_reply` raises the first.

    A day that is not said (None) and a class that is not ("") speak against nothing.
    """
    try:
        suggestion_life.require(now, EventKind.REPLY, on or today, today)
    except NotAllowed as refusal:
        yield refusal
    if reply_class:
        yield from _class_refusals(pack, reply_class, on, promised_on)
    if pack.contact_required is Contact.BLOCK and not now.spoken:
        msg = "还没有面商记录。本地规定答复前要面商，请先登记面商。"
        yield NotAllowed(msg)


def _class_refusals(
    pack: Pack, reply_class: str, on: date | None, promised_on: date | None
) -> Iterator[DeskError]:
    try:
        chosen = pack.reply_class(reply_class)
    except DeskError as refusal:
        yield refusal
        return
    if chosen.needs_promise and promised_on is None:
        msg = f"{chosen.label}要有承诺日期，请填写，例如 12.31。"
        yield NotAllowed(msg)
    elif chosen.needs_promise and on is not None and promised_on is not None and promised_on < on:
        msg = "承诺日期在答复日期之前，请核对两个日期。"
        yield NotAllowed(msg)


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
