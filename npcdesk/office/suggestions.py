"""The verbs of a suggestion's life once it is filed: 交办、面商、催办、答复、评价、办结、更正."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import ContactStage, EventKind, Rating, Suggestion, SuggestionEvent
from npcdesk.office.dues import Resolved, from_hand_over, pack_of, resolve
from npcdesk.office.handing_over import Order, hand_over_all
from npcdesk.office.promises import promise
from npcdesk.office.suggestion_ends import withdraw
from npcdesk.office.suggestion_events import add, events, standing
from npcdesk.office.suggestion_events import paper as _paper
from npcdesk.rules import divided, suggestion_life
from npcdesk.rules.reply_fit import require_rating, require_reply
from npcdesk.rules.suggestion_states import UNRETURNED

__all__ = [
    "close",
    "contact",
    "events",
    "hand_over",
    "instruct",
    "rate",
    "reply",
    "reply_due",
    "standing",
    "take_back",
    "urge",
    "withdraw",
]


def reply_due(session: Session, suggestion_id: str, on: date, *, longest: bool = False) -> Resolved:
    """Return until when the unit must reply if the paper is handed over on the day `on`.

    `longest` takes the period for wide and difficult matters: 6 months instead of 3 in national
    law (代表法 第五十一条), both counted from 交办之日 unless the rule pack says otherwise.
    """
    paper = _paper(session, suggestion_id)
    rule = pack_of(session, paper).reply_rule(between_sessions=not paper.session, longest=longest)
    return from_hand_over(session, paper, rule, on)


def hand_over(
    session: Session,
    suggestion_id: str,
    *,
    lead_ids: Sequence[str],
    co_ids: Sequence[str] = (),
    on: date,
    today: date,
    jointly: bool = False,
    longest: bool = False,
    meeting: str = "",
    document_number: str = "",
    note: str = "",
    by: str = "",
) -> Resolved:
    """Hand a suggestion to the units that must answer it (交办); return the due day.

    One lead is 单办 or 主办, several leads are 分办, or 共同主办 when they answer `jointly`.

    Raises:
        NotFound: this office has no such suggestion.
        NotAllowed: it is not waiting to be handed over, or the units do not fit.
    """
    order = Order(suggestion_id, tuple(lead_ids), tuple(co_ids), jointly=jointly, longest=longest)
    facts = {"document_number": document_number, "note": note, "by": by, "meeting": meeting}
    return hand_over_all(session, [order], on=on, today=today, **facts)[0]


def instruct(
    session: Session,
    suggestion_id: str,
    *,
    on: date,
    today: date,
    signed_by: str,
    body: str = "",
    by: str = "",
) -> str:
    """Enter that the head of the unit wrote who is to handle it and how (批办), sources.md 3.1.

    Raises:
        NotAllowed: no unit handles it on that day, or who wrote it is not told.
    """
    _paper(session, suggestion_id, EventKind.INSTRUCT)
    if not signed_by.strip():
        msg = "请写明是谁批办的，例如“局长 王建国”。"
        raise NotAllowed(msg)
    suggestion_life.require_beside(events(session, suggestion_id), EventKind.INSTRUCT, on, today)
    facts = {"signed_by": signed_by.strip(), "body": body, "by": by}
    return add(session, suggestion_id, EventKind.INSTRUCT, on, None, **facts)


def contact(
    session: Session,
    suggestion_id: str,
    *,
    on: date,
    today: date,
    stage: ContactStage,
    how: str,
    body: str = "",
    by: str = "",
) -> str:
    """Enter that the unit spoke with the delegate (面商), which 代表法 第五十一条 demands."""
    _paper(session, suggestion_id, EventKind.CONTACT)
    suggestion_life.require_beside(events(session, suggestion_id), EventKind.CONTACT, on, today)
    return add(
        session, suggestion_id, EventKind.CONTACT, on, None, stage=stage, how=how, body=body, by=by
    )


def urge(
    session: Session,
    suggestion_id: str,
    *,
    on: date,
    today: date,
    how: str,
    body: str = "",
    answered_by: str = "",
    next_on: date | None = None,
    by: str = "",
) -> str:
    """Enter that the unit was reminded (催办): how, who answered what, when to ask again.

    Raises:
        NotAllowed: nothing is awaited from the unit on that day, or it is to be asked again before.
    """
    _paper(session, suggestion_id, EventKind.URGE)
    suggestion_life.require_beside(events(session, suggestion_id), EventKind.URGE, on, today)
    if next_on is not None and next_on <= on:
        msg = "下次催办的日期要在这次之后，请核对两个日期。"
        raise NotAllowed(msg)
    facts = {"how": how, "body": body, "signed_by": answered_by, "next_on": next_on, "by": by}
    return add(session, suggestion_id, EventKind.URGE, on, None, **facts)


def reply(
    session: Session,
    suggestion_id: str,
    *,
    on: date,
    today: date,
    reply_class: str,
    document_number: str = "",
    signed_by: str = "",
    promised_on: date | None = None,
    matter: str = "",
    more: Sequence[tuple[str, date]] = (),
    unit_id: str | None = None,
    body: str = "",
    letter_apart: bool = False,
    by: str = "",
) -> Resolved | None:
    """Enter the unit's reply with its class (答复); return until when the delegate should rate it.

    `matter` is promised to be done by `promised_on` (承诺事项), and `more` likewise. Where units
    answer apart (分办) the reply is of `unit_id`, which may be left out while only one is awaited;
    nothing is to be rated, and None returned, until all have replied. `letter_apart`: its words
    are not in `body` but in a letter that the unit sends.

    Raises:
        NotAllowed: no reply is awaited, of this unit, a promised day is missing, a contact has
            to come first, or nothing says why it is neither solved nor promised.
    """
    now = standing(session, suggestion_id, EventKind.REPLY)
    paper = _paper(session, suggestion_id)
    pack = pack_of(session, paper)
    chosen = require_reply(
        now,
        pack,
        on=on,
        today=today,
        reply_class=reply_class,
        promised_on=promised_on,
        explained=letter_apart or bool(body.strip()),
    )
    unit_id = divided.require_unit(now.shares, unit_id)
    due = resolve(session, paper, pack.feedback, on)
    open_by = resolve(session, paper, pack.publish, on) if pack.publish else None
    add(
        session,
        suggestion_id,
        EventKind.REPLY,
        on,
        due,
        unit_id=unit_id,
        reply_class=chosen.code,
        class_order=chosen.order,
        document_number=document_number,
        signed_by=signed_by,
        promised_on=promised_on,
        matter=matter.strip() if promised_on else "",
        beside_on=open_by.on if open_by else None,
        beside_why=open_by.why if open_by else "",
        body=body,
        by=by,
    )
    for what, until in more:
        promise(
            session,
            suggestion_id,
            on=on,
            today=today,
            matter=what,
            promised_on=until,
            unit_id=unit_id,
            by=by,
        )
    return due if len(now.owing) < 2 else None  # with this one, all have replied


def rate(
    session: Session,
    suggestion_id: str,
    *,
    on: date,
    today: date,
    rating: Rating,
    attitude: Rating | None = None,
    opinion: str = "",
    by: str = "",
) -> Resolved | None:
    """Enter the delegate's judgement (评价). 不满意 opens another round; return its due day.

    `attitude` is the answer to the second question (办理态度), where the rule pack asks it: it is
    kept beside the first and opens no round, which the result alone does.

    Raises:
        NotAllowed: nothing waits to be rated, 不满意 comes without the delegate's reason, or the
            second question is answered where it is not asked.
    """
    now = standing(session, suggestion_id, EventKind.RATE)
    suggestion_life.require(now, EventKind.RATE, on, today)
    paper = _paper(session, suggestion_id)
    pack = pack_of(session, paper)
    require_rating(pack, rating=rating, attitude=attitude, opinion=opinion)
    due = None
    if rating is Rating.DISSATISFIED:  # what is to be done about it is not decided yet
        due = resolve(session, paper, pack.rehandle, on, base="不满意评价")
    add(
        session,
        suggestion_id,
        EventKind.RATE,
        on,
        due,
        rating=rating,
        attitude=attitude,
        body=opinion.strip(),
        by=by,
    )
    return due


def close(
    session: Session,
    suggestion_id: str,
    *,
    on: date,
    today: date,
    unreturned: bool = False,
    body: str = "",
    by: str = "",
) -> str:
    """Close a suggestion that was answered and rated (办结).

    `unreturned`: the delegate's form never came back, its day is over, and `body` says how it was
    urged (重庆 第二十九条); no rating is made up.

    Raises:
        NotAllowed: it is not answered and rated, or `unreturned` does not fit.
    """
    now = standing(session, suggestion_id, EventKind.CLOSE)
    suggestion_life.require(now, EventKind.CLOSE, on, today, unreturned=unreturned)
    if unreturned and now.rating is not None:
        msg = "代表已经评价过这次答复，直接办结就行，不用注明没有交回。"
        raise NotAllowed(msg)
    if unreturned and not body.strip():
        msg = "请写明怎样催过代表，例如：5月20日、6月1日电话催过。"
        raise NotAllowed(msg)
    facts = {"grounds": UNRETURNED if unreturned else "", "body": body.strip(), "by": by}
    return add(session, suggestion_id, EventKind.CLOSE, on, None, **facts)


def take_back(session: Session, event_id: str, *, reason: str, today: date, by: str = "") -> str:
    """Enter that a step did not happen (更正), with the reason; the paper stands as before it.

    Raises:
        NotFound: no such step.
        NotAllowed: later steps rest on it, or no reason is given.
    """
    event = session.get(SuggestionEvent, event_id)
    paper = session.get(Suggestion, event.suggestion_id) if event else None
    if event is None or event.deleted or paper is None or event.unit != paper.unit:
        msg = "要更正的这一步不在本单位的数据中。"
        raise NotFound(msg)
    _paper(session, paper.id, event.kind)
    if not reason.strip():
        msg = "请写明更正的理由，办理经过里会留下。"
        raise NotAllowed(msg)
    suggestion_life.require_take_back(events(session, event.suggestion_id), event)
    return add(
        session,
        event.suggestion_id,
        EventKind.TAKE_BACK,
        today,
        None,
        about_id=event.id,
        body=reason.strip(),
        by=by,
    )
