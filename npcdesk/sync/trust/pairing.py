"""Pairing: a request file, a reply file, and one phone call over twenty digits.

The new machine saves 配对申请.npreq; the office above (or an enrolled machine of the same office)
answers with 配对回复.npcert. Both then show the code of the two files. Before both clerks have
compared it on the phone nothing is to be exchanged: whoever carries the stick could have swapped
the files, but cannot find others with the same code.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from npcdesk.errors import TrustRefused
from npcdesk.sync.trust import certificates, keys, roster, texts, tree
from npcdesk.sync.trust.certificates import Certificate, CertificateFile, Subject
from npcdesk.sync.trust.keys import Domain, Incarnation
from npcdesk.sync.trust.roster import Roster, RosterFile, Rosters
from npcdesk.sync.trust.standing import Standings, judge
from npcdesk.sync.trust.texts import Day, Hex32, Hex64, Hex128, Strict

REQUEST_NAME = "配对申请.npreq"
REPLY_NAME = "配对回复.npcert"
REQUEST_WHAT = "配对申请"
REPLY_WHAT = "配对回复"

CODE_BITS = 66
CODE_DIGITS = 20
CODE_GROUP = 4


class _RequestText(Subject):
    v: Literal[1]
    made_on: Day
    renews: Hex32 | Literal[""]


class _RequestFile(Strict):
    request: str
    sig: Hex128
    renewal_sig: Hex128 | Literal[""]


class _ReplyText(Strict):
    v: Literal[1]
    request: Hex64
    cert: CertificateFile
    chain: tuple[CertificateFile, ...]
    rosters: tuple[RosterFile, ...]


class _ReplyFile(Strict):
    reply: str
    sig: Hex128


@dataclass(frozen=True, slots=True)
class Request:
    """A request as read: proved to come from the holder of the keys in it, whoever that is.

    `renews` is the incarnation it wants to follow, "" for a first pairing; the signature of the
    old key is for `renewal.check` to prove.
    """

    says: Subject
    made_on: date
    renews: str
    renewal_sig: bytes
    text: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply that answers a request of ours and is proved up to its root."""

    certificate: Certificate
    chain: tuple[Certificate, ...]
    """From the issuer's certificate to the root's."""
    rosters: tuple[Roster, ...]
    root: str
    """To be pinned once the code has been compared."""
    raw: bytes


def request(own: Incarnation, says: Subject, day: date, old: Incarnation | None = None) -> bytes:
    """Return the bytes of the request file.

    Args:
        own: the new incarnation.
        says: what it says of itself (`certificates.subject`).
        day: today.
        old: the incarnation it follows, where its keys are still there: a renewal (sync 2.14).
    """
    text = texts.canonical(
        says.model_dump(include=set(Subject.model_fields))
        | {"v": 1, "made_on": day.isoformat(), "renews": old.inc if old else ""}
    )
    message = text.encode()
    file = _RequestFile(
        request=text,
        sig=own.sign(Domain.REQUEST, message).hex(),
        renewal_sig=old.sign(Domain.RENEWAL, message).hex() if old else "",
    )
    return texts.written(file).encode()


def read_request(raw: bytes) -> Request:
    """Return what a request file says.

    Raises:
        TrustRefused: it is not a request, or was damaged or changed on its way.
    """
    file = texts.read(raw, _RequestFile, REQUEST_WHAT)
    said = texts.read(file.request, _RequestText, REQUEST_WHAT)
    certificates.check_subject(said)
    signed = keys.verify(
        said.sign_pk, Domain.REQUEST, file.request.encode(), bytes.fromhex(file.sig)
    )
    if not signed or bool(said.renews) != bool(file.renewal_sig):
        raise TrustRefused(_changed(REQUEST_WHAT))
    return Request(
        says=Subject.model_validate(said.model_dump(include=set(Subject.model_fields))),
        made_on=said.made_on,
        renews=said.renews,
        renewal_sig=bytes.fromhex(file.renewal_sig),
        text=file.request,
        raw=raw,
    )


def answer(
    asked: Request,
    issuer: Incarnation,
    standings: Standings,
    rosters: Rosters,
    *,
    caps: Iterable[str],
    day: date,
) -> bytes:
    """Return the bytes of the reply file: the certificate and all that is needed to prove it.

    Raises:
        TrustRefused: this machine may not certify the one that asks, and why.
    """
    known = standings.tree
    if not standings.is_active(issuer.inc):
        msg = "本机还没有生效的证明，不能答复配对申请。请先与上级配对。"
        raise TrustRefused(msg)
    if asked.says.inc in known.by_inc:
        msg = f"“{asked.says.unit_name} {asked.says.nick}”已经有证明了。请把原来的回复再发一次。"
        raise TrustRefused(msg)
    chain = known.chain(issuer.inc)
    cert = certificates.issue(issuer, chain[0], asked.says, caps=caps, day=day)
    certificates.verify_chain((cert, *chain), known.root)
    signers = {one.inc for one in chain}
    says = _ReplyText(
        v=1,
        request=hashlib.sha256(asked.raw).hexdigest(),
        cert=cert.file,
        chain=tuple(one.file for one in chain),
        rosters=tuple(
            one.file
            for one in sorted(rosters.kept, key=lambda each: (each.issuer, each.version))
            if one.issuer in signers
        ),
    )
    text = texts.written(says)
    sig = issuer.sign(Domain.REPLY, text.encode()).hex()
    raw = texts.written(_ReplyFile(reply=text, sig=sig)).encode()
    if len(raw) > texts.FILE_BYTES:
        msg = "配对回复太长，写不进一个文件。请用名册较短的电脑答复。"
        raise TrustRefused(msg)
    return raw


def read_reply(raw: bytes, asked_raw: bytes, own: Incarnation, root: str = "") -> Reply:
    """Return what a reply file says, proved as far as it can be without the phone call.

    Args:
        raw: the reply file.
        asked_raw: the request file as this machine saved it.
        own: the incarnation that asked.
        root: the pinned root, where there is one already (renewal).

    Raises:
        TrustRefused: it answers another request, was changed, or cannot be proved.
    """
    file = texts.read(raw, _ReplyFile, REPLY_WHAT)
    said = texts.read(file.reply, _ReplyText, REPLY_WHAT)
    if said.request != hashlib.sha256(asked_raw).hexdigest():
        msg = "这份回复不是答复本机这次申请的。请把最近一次的配对申请交给上级，再取回复。"
        raise TrustRefused(msg)
    cert = certificates.from_file(said.cert)
    chain = tuple(certificates.from_file(one) for one in said.chain)
    top = chain[-1].inc if chain else ""
    certificates.verify_chain((cert, *chain), root or top)
    signed = keys.verify(
        chain[0].sign_pk, Domain.REPLY, file.reply.encode(), bytes.fromhex(file.sig)
    )
    if not signed:
        raise TrustRefused(_changed(REPLY_WHAT))
    _check_same(cert, read_request(asked_raw).says, own)
    rosters = tuple(roster.from_file(one) for one in said.rosters)
    _check_standing((cert, *chain), rosters)
    return Reply(certificate=cert, chain=chain, rosters=rosters, root=top, raw=raw)


def answers(raw: bytes, asked_raw: bytes) -> bool:
    """Tell whether a file says that it answers a request. Nothing is proved by it."""
    try:
        file = texts.read(raw, _ReplyFile, REPLY_WHAT)
        said = texts.read(file.reply, _ReplyText, REPLY_WHAT)
    except TrustRefused:
        return False
    return said.request == hashlib.sha256(asked_raw).hexdigest()


def certificate_in(reply_raw: bytes) -> Certificate:
    """Return the certificate that a reply of this machine's own making gives."""
    file = texts.read(reply_raw, _ReplyFile, REPLY_WHAT)
    return certificates.from_file(texts.read(file.reply, _ReplyText, REPLY_WHAT).cert)


def code(asked_raw: bytes, reply_raw: bytes) -> str:
    """Return the twenty digits of the two files, in five groups of four. Takes about 0.3 s.

    66 bits through a slow hash: 64 MiB of memory for each try, so that nobody finds other files
    with the same code. The serial of the certificate is drawn anew for each reply, so nobody can
    start to search before it is written either.
    """
    slow = Argon2id(
        salt=b"npcdesk/pairing/1", length=16, iterations=3, lanes=1, memory_cost=64 * 1024
    )
    derived = slow.derive(hashlib.sha256(asked_raw + reply_raw).digest())
    number = int.from_bytes(derived) >> (8 * 16 - CODE_BITS)
    digits = f"{number:0{CODE_DIGITS}d}"
    return " ".join(digits[at : at + CODE_GROUP] for at in range(0, CODE_DIGITS, CODE_GROUP))


def _check_same(cert: Certificate, asked: Subject, own: Incarnation) -> None:
    told = {name: getattr(cert, name) for name in Subject.model_fields}
    if told != asked.model_dump() or cert.inc != own.inc or cert.sign_pk != own.sign_pk:
        msg = "回复里的单位或电脑与本机的申请不一致，没有接收。请重新申请。"
        raise TrustRefused(msg)


def _check_standing(chain: Sequence[Certificate], rosters: Sequence[Roster]) -> None:
    grown = tree.grow(chain, chain[-1].inc)
    book = Rosters(grown.root)
    for one in rosters:
        book = book.add(one, grown)
    if not judge(grown, book).is_active(chain[0].inc):
        msg = "回复里的名册说签发这份证明的电脑已经停用，没有接收。请向上级核实。"
        raise TrustRefused(msg)


def _changed(what: str) -> str:
    return f"{what}被改动过，没有接收。请让对方重新发一份。"
