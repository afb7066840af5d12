"""What becomes of a reply: 送达 to each delegate and those who get a copy, 公开属性, 公开.

Source: 上海 第二十条, 重庆 第二十三条 (每位代表), 青岛 第二十八条 (领衔代表), sources.md 1.4, 1.7.
"""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from npcdesk import labels
from npcdesk.errors import NotAllowed
from npcdesk.models import (
    EventKind,
    Handler,
    HandlerRole,
    HandlingUnit,
    Opinion,
    Signer,
    SignerRole,
    Suggestion,
    SuggestionEvent,
)
from npcdesk.office.dues import Resolved, pack_of, resolve
from npcdesk.office.suggestion_events import add, events, paper, standing
from npcdesk.rules import disclosing, private_words, suggestion_life
from npcdesk.rules.disclosing import KEPT_BACK
from npcdesk.rules.pack import COPY_TO_WORDS, NOT_OF_GOVERNMENT, Base, CopyTo, ReplyTo
from npcdesk.rules.suggestion_facts import IN_PERSON
from npcdesk.rules.suggestion_life import Standing

WAYS = (IN_PERSON, "邮寄", "电子")
ANSWERING = {labels.SIGNER_ROLE[each.value] for each in (SignerRole.LEAD, SignerRole.HEAD)}
"""Who judges the reply for all that signed."""
OPEN, ON_REQUEST, CLOSED = "open", "on_request", "closed"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody to whom a reply goes. `on` is None while it has not been delivered."""

    id: str  # of the signer, or a code of `rules.pack.CopyTo`
    name: str
    role: str  # 领衔, 联名, 代表团负责人, 抄送
    how: str = ""
    on: date | None = None
    by: str = ""  # whom it was handed to, or who relays it
    unit_id: str | None = None  # whose reply, where units answer apart (分办)
    unit: str = ""


def recipients(session: Session, suggestion_id: str) -> list[Recipient]:
    """Return who is to get the reply in force, those who answer for it first; none before one.

    Where units answer apart (分办) each of their replies goes to all.
    """
    kept, now = paper(session, suggestion_id), standing(session, suggestion_id)
    return _recipients(session, kept, now)


@dataclass(frozen=True, slots=True)
class After:
    """What a suggestion's page tells beside its steps."""

    recipients: tuple[Recipient, ...]
    public: tuple["Publicity", ...]  # of each reply
    contact_by: date | None  # 首次联系代表, while it is awaited
    contact_why: str
    carried_to: int  # 届; 0 when it was not carried over
    motion: str  # 议案转建议: the motion's number and the meeting that turned it
    head: str  # 代表团负责人


def after(session: Session, suggestion_id: str) -> After:
    """Return it for one suggestion, or raise `NotFound`."""
    kept, now = paper(session, suggestion_id), standing(session, suggestion_id)
    head = select(Signer.name).where(
        Signer.suggestion_id == suggestion_id,
        Signer.role == SignerRole.HEAD,
        Signer.unit == kept.unit,
        ~col(Signer.deleted),
    )
    turned = f"{kept.motion_number}，{kept.motion_meeting}转为建议"
    return After(
        recipients=tuple(_recipients(session, kept, now)),
        public=tuple(_publicity(session, now)),
        contact_by=now.contact_by,
        contact_why=now.contact_clock.beside_why if now.contact_clock else "",
        carried_to=now.carried_to,
        motion=turned if kept.motion_number else "",
        head=session.exec(head).first() or "",
    )


def deliver(
    session: Session,
    suggestion_id: str,
    recipient_id: str,
    *,
    how: str,
    on: date,
    today: date,
    unit_id: str | None = None,
    to: str = "",
    by: str = "",
) -> str:
    """Enter that the reply reached a recipient (送达), `how` and on which day; return the event.

    Where units answer apart (分办) it is the reply of `unit_id`, which may be left out while there
    is one reply alone.

    Raises:
        NotAllowed: there is no reply on that day, it reached them already, or nobody such gets it.
    """
    kept = _ready(session, suggestion_id, EventKind.DELIVER, on, today)
    now = standing(session, suggestion_id)
    some = [r for r in _recipients(session, kept, now) if r.id == recipient_id]
    some = [r for r in some if unit_id in (None, r.unit_id)]
    if len(some) > 1:
        msg = f"有 {len(some)} 个单位的答复，请选送达的是哪个单位的。"
        raise NotAllowed(msg)
    found = some[0] if some else None
    if found is None:
        msg = "这份答复不用送给这个人，请核对收件人。"
        raise NotAllowed(msg)
    if found.on is not None:
        msg = f"{labels.day(found.on)}已经送达{found.name}，要改请先更正那次送达。"
        raise NotAllowed(msg)
    if not how.strip():
        msg = "请选送达的方式：当面、邮寄或电子。"
        raise NotAllowed(msg)
    own = (each for each in now.replies if each.unit_id in (None, found.unit_id))
    if (reply := next(own, None)) is not None:
        _require_after(reply, on)
    due = _judged_by(session, kept, found, on)
    facts = {"recipient": recipient_id, "how": how.strip(), "signed_by": to.strip(), "by": by}
    return add(session, suggestion_id, EventKind.DELIVER, on, due, unit_id=found.unit_id, **facts)


def _judged_by(session: Session, kept: Suggestion, to: Recipient, on: date) -> Resolved | None:
    """Return until when a delegate who got the reply judges it: who answers for all, no other."""
    rule = pack_of(session, kept).feedback
    if to.role not in ANSWERING or rule.base is not Base.REPLIED:
        return None
    return resolve(session, kept, rule, on, base="送达")


@dataclass(frozen=True, slots=True)
class Publicity:
    """Whether a reply is made public, and until when; `unit_id` is whose of several (分办)."""

    unit_id: str | None
    unit: str
    disclosure: str  # 公开属性, a value of `labels.DISCLOSURE`
    published_on: date | None
    publish_by: date | None

    @property
    def open(self) -> bool:
        """Whether it may be published still."""
        return self.published_on is None and self.disclosure not in KEPT_BACK


def publicity(session: Session, suggestion_id: str) -> list[Publicity]:
    """Return it for each reply in force: one, or one of each unit that answers apart (分办)."""
    return _publicity(session, standing(session, suggestion_id))


def _publicity(session: Session, now: Standing) -> list[Publicity]:
    awaited = now.replies if now.publish_by else ()
    due = {reply.unit_id: disclosing.due_on(reply, now.public) for reply in awaited}
    return [
        Publicity(
            unit_id,
            unit,
            disclosing.disclosure(now.public, unit_id),
            disclosing.published_on(now.public, unit_id),
            due.get(unit_id),
        )
        for unit_id, unit in _units(session, now)
    ]


def private_in(session: Session, suggestion_id: str) -> str:
    """Say what is to be hidden in a suggestion and its replies before they are published.

    Telephones, identity numbers, and the names of those whose opinions it came from; "" for none.
    """
    kept = paper(session, suggestion_id)
    bodies = (reply.body for reply in standing(session, suggestion_id).replies)
    speakers = select(Opinion.speaker).where(
        Opinion.suggestion_id == suggestion_id, ~col(Opinion.deleted)
    )
    told = "\n".join((kept.title, kept.body, *bodies))
    some = private_words.found(told, session.exec(speakers))
    return (
        f"公开前请隐去：建议或答复里有{'、'.join(f'“{each}”' for each in some)}。" if some else ""
    )


def disclose(
    session: Session,
    suggestion_id: str,
    disclosure: str,
    *,
    on: date,
    today: date,
    unit_id: str | None = None,
    reason: str = "",
    by: str = "",
) -> str:
    """Enter whether the reply is made public (公开属性): a value of `labels.DISCLOSURE`.

    Where units answer apart (分办) it is the reply of `unit_id`, which may be left out while there
    is one reply alone.

    Raises:
        NotAllowed: there is no reply on that day, it is not said which of several, or it is kept
            back without a reason.
    """
    _ready(session, suggestion_id, EventKind.DISCLOSE, on, today)
    whose = _whose(session, suggestion_id, unit_id, on)
    if disclosure not in (OPEN, ON_REQUEST, CLOSED):
        msg = "请选公开属性：主动公开、依申请公开或不予公开。"
        raise NotAllowed(msg)
    if disclosure != OPEN and not reason.strip():
        msg = f"{labels.DISCLOSURE[disclosure]}要写明理由。"
        raise NotAllowed(msg)
    facts = {"disclosure": disclosure, "body": reason.strip(), "by": by}
    kind = EventKind.DISCLOSE
    return add(session, suggestion_id, kind, on, None, unit_id=whose.unit_id, **facts)


def publish(
    session: Session,
    suggestion_id: str,
    *,
    where: str,
    on: date,
    today: date,
    unit_id: str | None = None,
    address: str = "",
    agreed: bool = False,
    by: str = "",
) -> str:
    """Enter where and when the reply was published (公开).

    Where units answer apart (分办) it is the reply of `unit_id`, which may be left out while there
    is one reply alone. `agreed`: the delegate has agreed since the suggestion was entered, which
    is kept too.

    Raises:
        NotAllowed: there is no reply on that day, it is not said which of several, it is kept
            back, or the delegate did not agree.
    """
    kept = _ready(session, suggestion_id, EventKind.PUBLISH, on, today)
    whose = _whose(session, suggestion_id, unit_id, on)
    if whose.disclosure in KEPT_BACK:
        said = labels.DISCLOSURE[whose.disclosure]
        msg = f"这份答复定为“{said}”，要公开请先把公开属性改为“主动公开”。"
        raise NotAllowed(msg)
    if whose.published_on is not None:
        msg = f"{labels.day(whose.published_on)}已经公开，要改请先更正那次公开。"
        raise NotAllowed(msg)
    if not kept.may_publish and not agreed:
        msg = "登记这件建议时没有写明代表同意公开。问过代表以后，注明“代表已同意公开”再登记。"
        raise NotAllowed(msg)
    if not where.strip():
        msg = "请写在哪里公开，例如 县政府网站。"
        raise NotAllowed(msg)
    if agreed and not kept.may_publish and not kept.to_code:  # else the collector's own word
        kept.may_publish = True
        session.add(kept)
    facts = {"how": where.strip(), "body": address.strip(), "by": by}
    kind = EventKind.PUBLISH
    return add(session, suggestion_id, kind, on, None, unit_id=whose.unit_id, **facts)


def _whose(session: Session, suggestion_id: str, unit_id: str | None, on: date) -> Publicity:
    """Return which reply is meant; it was made on the day `on` or before."""
    now = standing(session, suggestion_id)
    some = [each for each in _publicity(session, now) if unit_id in (None, each.unit_id)]
    if len(some) != 1:
        many = f"有 {len(some)} 个单位的答复，请选是哪个单位的。"
        msg = many if some else "这个单位还没有答复，请核对单位。"
        raise NotAllowed(msg)
    for reply in now.replies:
        if reply.unit_id in (None, some[0].unit_id):
            _require_after(reply, on)
    return some[0]


def _ready(
    session: Session, suggestion_id: str, kind: EventKind, on: date, today: date
) -> Suggestion:
    kept = paper(session, suggestion_id, kind)
    told = events(session, suggestion_id)
    suggestion_life.require_beside(told, kind, on, today)
    return kept


def _require_after(reply: SuggestionEvent, on: date) -> None:
    if on < reply.on:
        msg = f"这份答复是{labels.day(reply.on)}作出的，日期不能在它之前。"
        raise NotAllowed(msg)


def _recipients(session: Session, kept: Suggestion, now: Standing) -> list[Recipient]:
    pack = pack_of(session, kept)
    of = select(Signer).where(Signer.suggestion_id == kept.id, ~col(Signer.deleted))
    mine = of.where(Signer.unit == kept.unit).order_by(col(Signer.place), col(Signer.id))
    signers = [
        each
        for each in session.exec(mine)
        if pack.reply_to is ReplyTo.EACH or each.role is not SignerRole.CO
    ]
    came = {(event.unit_id, event.recipient): event for event in now.delivered}
    units = _units(session, now)
    people = [(s.id, s.name, labels.SIGNER_ROLE[s.role.value]) for s in signers]
    copies = [(copy.value, COPY_TO_WORDS[copy], "抄送") for copy in pack.copy_to]
    return [
        Recipient(id_, name, role, event.how, event.on, event.signed_by, unit_id, unit)
        if (event := came.get((unit_id, id_)))
        else Recipient(id_, name, role, unit_id=unit_id, unit=unit)
        for unit_id, unit in units
        for id_, name, role in (*people, *copies)
        if id_ != CopyTo.GOVERNMENT or _of_government(session, now, unit_id)
    ]


def _of_government(session: Session, now: Standing, unit_id: str | None) -> bool:
    """Return whether a reply is one of a unit whose copy goes to the government's office."""
    if now.assigned_by is None:
        return True
    kinds = select(HandlingUnit.kind).join(Handler, col(Handler.unit_id) == col(HandlingUnit.id))
    own = Handler.role != HandlerRole.CO if unit_id is None else Handler.unit_id == unit_id
    found = session.exec(kinds.where(Handler.event_id == now.assigned_by.id, own)).all()
    return not found or any(kind not in NOT_OF_GOVERNMENT for kind in found)


def _units(session: Session, now: Standing) -> list[tuple[str | None, str]]:
    """Return whose replies there are: the units that answer apart (分办), else one of nobody's."""
    if not now.shares.replies:
        return [(None, "")] if now.reply else []
    ids = [each.unit_id for each in now.shares.replies]
    of = select(HandlingUnit.id, HandlingUnit.name).where(col(HandlingUnit.id).in_(ids))
    names = dict(session.exec(of).all())
    return [(each, names.get(each or "", "")) for each in ids]
