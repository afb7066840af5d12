"""Joining the exchange: the topmost office begins it, the others ask the office above.

Two files and one phone call; see `npcdesk.sync.trust.pairing`. Nothing is exchanged before both
clerks have compared the code.
"""

from dataclasses import dataclass
from datetime import date

import pyrage
from sqlmodel import Session, select

from npcdesk.errors import NotAllowed, TrustRefused
from npcdesk.job import Job
from npcdesk.models import Office, OwnKey, Replica
from npcdesk.sync import capture, ledger, machine, merge, rejudging, trusted
from npcdesk.sync.machine import Machine
from npcdesk.sync.trust import certificates, keys, pairing, renewal, roster
from npcdesk.sync.trust.certificates import Subject
from npcdesk.sync.trust.keys import Incarnation
from npcdesk.sync.trust.roster import EndingKind
from npcdesk.sync.trusted import Trusted

ASKED, ASKED_AS, RECOVERY = "exchange_asked", "exchange_asked_as", "exchange_recovery"
WORKING_CAPS = ("author", "enroll", "number")


@dataclass(frozen=True, slots=True)
class Answered:
    """A reply that is ready to be handed over once its code has been compared."""

    reply: bytes
    code: str
    unit: str
    unit_name: str
    nick: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A reply from above, not yet believed: its code is to be compared on the phone.

    Not so where it is `renewed`: the root is known, and the former key vouched for this one.
    """

    reply: pairing.Reply
    code: str
    issuer: str
    renewed: bool


def begin(session: Session, *, nick: str, day: date) -> Job[int]:
    """Begin an exchange as its topmost office; return how many rows became commits.

    Raises:
        NotAllowed: the office has no code, or takes part already.
    """
    _refuse_second(session)
    own, books = keys.new_incarnation(), ledger.load(session)
    says = _subject(session, own, nick)
    root = certificates.self_signed_root(own, says, day=day)
    machine.join(session, books, own, says.unit)
    trusted.pin(session, own.inc)
    trusted.enter(session, books, root, "")
    _publish_roster(session, own, books)
    return (yield from capture.seal_everything(session, _machine(session)))


def ask(session: Session, *, nick: str, day: date, anew: bool = False) -> bytes:
    """Return the bytes of a request to the office above; asking again gives the same ones.

    A machine that takes part already and has begun a new incarnation asks for its renewal. `anew`:
    it was ended, as it heard on the phone; no bundle can tell the only machine of an office. It
    goes on as another, for which the old key does not vouch.

    Raises:
        NotAllowed: the office has no code, or this machine is certified already.
    """
    if kept := trusted.fact(session, ASKED):
        return kept.encode()
    here = machine.current(session)
    if here is None:
        own, old = keys.new_incarnation(), None
    elif anew and here.own.inc in _known(session).tree.by_inc:
        own, old = _another(session, here), None
        nick = nick or here.nick
    else:
        old = _certified_before(session, here)
        own = here.own
        nick = nick or here.nick
    raw = pairing.request(own, _subject(session, own, nick), day, old)
    trusted.keep(session, ASKED, raw.decode())
    trusted.keep(session, ASKED_AS, keys.private_text(own))
    return raw


def answer(session: Session, raw: bytes, *, day: date) -> Answered:
    """Answer a request from below, or from a further machine of this office.

    Nothing is kept yet: `believe` does, after the phone call.

    Raises:
        TrustRefused: it may not be answered here, and why.
    """
    here, known = _machine(session), _known(session)
    asked = pairing.read_request(raw)
    if asked.renews:
        reply = renewal.answer(asked, here.own, known.standings, known.rosters, day=day)
    else:
        reply = pairing.answer(
            asked, here.own, known.standings, known.rosters, caps=WORKING_CAPS, day=day
        )
    says = asked.says
    code = pairing.code(raw, reply)
    return Answered(reply, code, says.unit, says.unit_name, says.nick)


def believe(session: Session, raw: bytes, reply: bytes) -> None:
    """Keep the certificate that an answer gave, after its code was compared on the phone.

    Raises:
        TrustRefused: the answer is to another request.
    """
    here, books = _machine(session), ledger.load(session)
    one = pairing.certificate_in(reply)
    if one.inc != pairing.read_request(raw).says.inc:
        msg = "这份回复不是答复这份申请的。请重新答复。"
        raise TrustRefused(msg)
    trusted.learn(session, books, [one.stored()])
    _publish_roster(session, here.own, books)


def read_reply(session: Session, raw: bytes) -> Waiting:
    """Read the reply from above; nothing is believed yet.

    Raises:
        TrustRefused: it does not answer this machine's request, or cannot be proved.
    """
    asked, own_text = trusted.fact(session, ASKED), trusted.fact(session, ASKED_AS)
    if not asked:
        msg = "本机没有在等的配对申请。请先导出配对申请，交给上级。"
        raise TrustRefused(msg)
    root = trusted.fact(session, trusted.ROOT)
    reply = pairing.read_reply(raw, asked.encode(), keys.from_private(own_text), root)
    by = reply.chain[0]
    return Waiting(
        reply,
        pairing.code(asked.encode(), raw),
        f"{by.unit_name} {by.nick}",
        renewed=bool(root and pairing.read_request(asked.encode()).renews),
    )


def accept(session: Session, waiting: Waiting) -> Job[int]:
    """Join, after the code was compared on the phone; return how many rows became commits."""
    books = ledger.load(session)
    reply, first = waiting.reply, machine.current(session) is None
    own = keys.from_private(trusted.fact(session, ASKED_AS))
    trusted.pin(session, reply.root)
    for one in (*reversed(reply.chain), reply.certificate):
        trusted.enter(session, books, one, one.parent)
    if first:
        machine.join(session, books, own, reply.certificate.unit, reply.certificate.parent)
    trusted.learn(session, books, rosters=[one.stored() for one in reply.rosters])
    rejudging.again(session, books)
    _publish_roster(session, own, books)
    for key in (ASKED, ASKED_AS):
        trusted.keep(session, key, "")
    if not first:
        return 0
    return (yield from capture.seal_everything(session, _machine(session)))


def renew(session: Session) -> Incarnation:
    """Go on as a new incarnation: the file was restored, copied, or went back in time.

    What is written from now on is signed by it. Where this machine may certify others of its
    office, it certifies itself; else the next request asks the office above.
    """
    here = _machine(session)
    own = _another(session, here)
    books, known = ledger.load(session), _known(session)
    before = known.tree.by_inc.get(here.own.inc)
    if before is not None and "enroll" in before.caps and known.standings.is_active(before.inc):
        says = _subject(session, own, here.nick)
        by = certificates.issue(here.own, before, says, caps=before.caps, day=date.today())  # noqa: DTZ011
        trusted.enter(session, books, by, before.parent)
        _publish_roster(session, own, books)
    return own


def _another(session: Session, here: Machine) -> Incarnation:
    """Begin a new incarnation; nobody has certified it yet."""
    books, own = ledger.load(session), keys.new_incarnation()
    machine.join(session, books, own, here.unit, books.parents.get(here.unit, ""))
    row = session.exec(select(Replica).where(Replica.inc == own.inc)).one()
    row.nick = here.nick
    session.flush()
    for key in (ASKED, ASKED_AS):
        trusted.keep(session, key, "")
    return own


def recovery_key(session: Session) -> str:
    """Return the office's recovery identity, for a person to print and lock away."""
    kept = trusted.fact(session, RECOVERY)
    if not kept:
        kept = str(pyrage.x25519.Identity.generate())
        trusted.keep(session, RECOVERY, kept)
    return kept


def end(session: Session, inc: str, kind: EndingKind) -> None:
    """Retire or revoke a machine: what it wrote up to what is here now stands, nothing later.

    What waited for commits beyond that waits no longer: they are void, and may be lost for good.

    Raises:
        TrustRefused: this machine has no say over it.
    """
    here, books, known = _machine(session), ledger.load(session), _known(session)
    one = known.tree.by_inc.get(inc)
    if one is None or not known.tree.has_say_over(here.unit, one.unit):
        msg = "只有本单位和上级单位能停用这台电脑。"
        raise TrustRefused(msg)
    mine = known.tree.by_inc.get(here.own.inc)
    if mine is None or "enroll" not in mine.caps or not known.standings.is_active(mine.inc):
        msg = "本机还没有上级的证明，停用了也没人认。请先取得证明，或在别的电脑上停用。"
        raise TrustRefused(msg)
    rid = books.rids[inc]
    cuts = {
        name: (books.heads[sid][rid][0], books.heads[sid][rid][1].hex())
        for name, sid in books.sids.items()
        if rid in books.heads[sid]
    }
    _publish_roster(session, here.own, books, [roster.ending(inc, kind, cuts)])
    if not _known(session).standings.is_active(here.own.inc):
        msg = f"本机是“{one.nick}”担保加入的，吊销了它，本机也不能再导出。请打电话请上级吊销。"
        raise TrustRefused(msg)
    rejudging.again(session, books)
    merge.merge(session, books, ())


def _publish_roster(
    session: Session,
    own: Incarnation,
    books: ledger.Ledger,
    endings: list[roster.Ending] | None = None,
) -> None:
    known = _known(session)
    mine = known.tree.by_inc.get(own.inc)
    if mine is None or "enroll" not in mine.caps:
        return
    serials = known.tree.in_charge_of(mine.unit)
    made = roster.issue(
        own,
        known.tree.root,
        known.rosters.newest(own.inc),
        serials=serials,
        endings=endings or [],
    )
    trusted.learn(session, books, rosters=[made.stored()])


def _subject(session: Session, own: Incarnation, nick: str) -> Subject:
    office = session.exec(select(Office).where(Office.mine)).one()
    if not office.code:
        msg = "本单位还没有填行政区划代码，不能加入数据交换。请先在“本单位”里填好。"
        raise NotAllowed(msg)
    recovery = pyrage.x25519.Identity.from_str(recovery_key(session)).to_public()
    return certificates.subject(
        own,
        unit=office.code,
        unit_name=office.name,
        level=office.level.value,
        nick=nick or "电脑",
        recovery_recipient=str(recovery),
    )


def _certified_before(session: Session, here: Machine) -> Incarnation | None:
    """Return the newest earlier incarnation of this machine, whose key vouches for this one.

    None, when it was revoked: then it is for the phone call to say who asks.
    """
    known = _known(session)
    if here.own.inc in known.tree.by_inc:
        msg = "本机已经加入数据交换，不需要再申请。上级说本机停用了或吊销了的，请换新身份申请。"
        raise NotAllowed(msg)
    rows = session.exec(select(OwnKey).order_by(OwnKey.made_ms.desc())).all()  # type: ignore[attr-defined]
    for row in rows:
        revoked = EndingKind.REVOKED in known.standings.ended.get(row.inc, {})
        if row.inc in known.tree.by_inc and not revoked:
            return keys.from_private(row.private)
    return None


def _refuse_second(session: Session) -> None:
    if machine.current(session) is not None:
        msg = "本机已经加入数据交换。"
        raise NotAllowed(msg)


def _machine(session: Session) -> Machine:
    here = machine.current(session)
    if here is None:
        msg = "本单位还没有加入数据交换。请先与上级配对，或作为最上级单位开始。"
        raise TrustRefused(msg)
    return here


def _known(session: Session) -> Trusted:
    known = trusted.load(session)
    if known is None:
        msg = "本单位还没有加入数据交换。请先与上级配对，或作为最上级单位开始。"
        raise TrustRefused(msg)
    return known
