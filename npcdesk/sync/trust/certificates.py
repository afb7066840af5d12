"""Certificates: which machine belongs to which office, said by the office above or by its own.

The machine itself signs that it wants to be of this office (`consent`), so that no office can
claim the machine of another.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field

from npcdesk.errors import TrustRefused
from npcdesk.sync.trust import keys, texts, units
from npcdesk.sync.trust.keys import Domain, Incarnation
from npcdesk.sync.trust.texts import (
    Capability,
    Day,
    Hex32,
    Hex64,
    Hex128,
    LevelName,
    Name,
    Recipient,
    Strict,
    UnitCode,
)

ALL_CAPS = tuple(sorted(get_args(Capability)))
MOST_UNITS = 4
"""Levels of offices, from the root's to the lowest."""
MOST_LINKS = 16
"""Certificates in one chain: machines of one office certify each other too."""
TEXT_BYTES = 4096
WHAT = "电脑证明"


def _sorted(caps: tuple[str, ...]) -> tuple[str, ...]:
    if list(caps) != sorted(set(caps)):
        raise ValueError
    return caps


class Subject(Strict):
    """What a machine says of itself: keys, office, and its consent to be of that office."""

    unit: UnitCode
    unit_name: Name
    level: LevelName
    nick: Name
    inc: Hex32
    sign_pk: Hex64
    enc_recipient: Recipient
    recovery_recipient: Recipient | Literal[""]
    consent: Hex128


class _CertificateText(Subject):
    v: Literal[1]
    serial: Hex32
    parent: UnitCode | Literal[""]
    caps: Annotated[tuple[Capability, ...], AfterValidator(_sorted)]
    not_before: Day
    issuer: Hex32
    schema_: Literal[1] = Field(alias="schema")


class CertificateFile(Strict):
    """A certificate as it is stored and sent."""

    cert: str
    sig: Hex128


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate, well-formed and consented to; who issued it is for `permits` to check.

    `not_before` is the day of issue as the issuer's computer believed; no clock is compared with
    it. `text` and `sig` are what is stored and sent.
    """

    serial: str
    unit: str
    unit_name: str
    level: str
    parent: str
    nick: str
    inc: str
    sign_pk: str
    enc_recipient: str
    recovery_recipient: str
    consent: str
    caps: tuple[str, ...]
    not_before: date
    issuer: str
    text: str
    sig: str

    @property
    def is_root(self) -> bool:
        """Whether it is signed by itself."""
        return self.issuer == self.inc

    @property
    def file(self) -> CertificateFile:
        """The certificate as a part of a larger text."""
        return CertificateFile(cert=self.text, sig=self.sig)

    def stored(self) -> str:
        """Return the text that `read` reads."""
        return texts.written(self.file)


def subject(
    own: Incarnation,
    *,
    unit: str,
    unit_name: str,
    level: str,
    nick: str,
    recovery_recipient: str = "",
) -> Subject:
    """Return what this machine says of itself, with its consent to be of this office.

    Raises:
        TrustRefused: the code, the names or the recovery recipient cannot be sent as they are.
    """
    says = {
        "unit": unit,
        "unit_name": unit_name,
        "level": level,
        "nick": nick,
        "inc": own.inc,
        "sign_pk": own.sign_pk,
        "enc_recipient": own.enc_recipient,
        "recovery_recipient": recovery_recipient,
        "consent": own.sign(Domain.CONSENT, _consent(own.inc, unit, level)).hex(),
    }
    try:
        return Subject.model_validate(says)
    except ValueError:
        msg = "单位代码应是 2 到 12 位数字，单位名称和电脑名称各 1 到 60 个字。请核对后再试。"
        raise TrustRefused(msg) from None


def check_subject(said: Subject) -> None:
    """See that the keys are those of the id, and that their holder wants to be of this office.

    Raises:
        TrustRefused: not so.
    """
    bound = said.inc == keys.id_of(said.sign_pk, said.enc_recipient)
    message = _consent(said.inc, said.unit, said.level)
    if not bound or not keys.verify(
        said.sign_pk, Domain.CONSENT, message, bytes.fromhex(said.consent)
    ):
        msg = f"“{said.unit_name} {said.nick}”的钥匙对不上，没有接收。请让对方重新申请。"
        raise TrustRefused(msg)


def issue(
    issuer: Incarnation, by: Certificate, to: Subject, *, caps: Iterable[str], day: date
) -> Certificate:
    """Return a new certificate, signed by `issuer` whose own certificate is `by`.

    Raises:
        TrustRefused: `by` may not certify this machine so, and why.
    """
    parent = by.parent if to.unit == by.unit else by.unit
    made = _signed(issuer, to, parent=parent, caps=caps, day=day)
    if reason := permits(by, made):
        raise TrustRefused(reason)
    return made


def self_signed_root(own: Incarnation, to: Subject, *, day: date) -> Certificate:
    """Return the certificate of the topmost office's first machine, with every capability."""
    return _signed(own, to, parent="", caps=ALL_CAPS, day=day)


def read(text: str | bytes) -> Certificate:
    """Return the certificate of a stored or sent text.

    Raises:
        TrustRefused: it is damaged, too long, of a newer version, or its keys are not its own.
    """
    return from_file(texts.read(text, CertificateFile, WHAT, 2 * TEXT_BYTES))


def from_file(file: CertificateFile) -> Certificate:
    """Return the certificate of a part of a larger text.

    Raises:
        TrustRefused: as `read`.
    """
    said = texts.read(file.cert, _CertificateText, WHAT, TEXT_BYTES)
    check_subject(said)
    facts = said.model_dump(exclude={"v", "schema_"})
    return Certificate(**facts, text=file.cert, sig=file.sig)


def permits(by: Certificate, to: Certificate) -> str:
    """Return why the holder of `by` may not have issued `to`, in Chinese, or "" if it may.

    An office certifies the machines of the offices right below it and further machines of its
    own. `by` itself is taken for proved.
    """
    if to.issuer != by.inc or not keys.verify(
        by.sign_pk, Domain.CERTIFICATE, to.text.encode(), bytes.fromhex(to.sig)
    ):
        return f"“{_named(to)}”的证明不是“{_named(by)}”签发的原件。请让对方重新发一份。"
    if to.is_root:
        return "" if not to.parent else f"“{_named(to)}”自己签发的证明不能挂在别的单位下面。"
    if "enroll" not in by.caps:
        return f"“{_named(by)}”没有签发证明的权限。请用有权限的电脑签发。"
    return _of_same_unit(by, to) if to.unit == by.unit else _of_unit_below(by, to)


def verify_chain(chain: Sequence[Certificate], root: str) -> None:
    """See that each certificate is issued by the next, up to the pinned root.

    Args:
        chain: the certificate in question first, the root's own last.
        root: the incarnation id of the pinned root.

    Raises:
        TrustRefused: not so, and why.
    """
    if not chain or chain[-1].inc != root or not chain[-1].is_root:
        msg = "这份证明追不到您信任的最上级单位，没有接收。请向上级核实。"
        raise TrustRefused(msg)
    if len(chain) > MOST_LINKS or too_deep(chain[0], chain[-1]):
        msg = f"证明经过的单位超过 {MOST_UNITS} 级，没有接收。请向上级核实。"
        raise TrustRefused(msg)
    for to, by in zip(chain, [*chain[1:], chain[-1]], strict=True):
        if reason := permits(by, to):
            raise TrustRefused(reason)


def too_deep(one: Certificate, root: Certificate) -> bool:
    """Tell whether an office is further below the root's than the exchange goes."""
    return units.LEVELS.index(one.level) - units.LEVELS.index(root.level) >= MOST_UNITS


def _of_unit_below(by: Certificate, to: Certificate) -> str:
    if to.parent != by.unit:
        return f"{to.unit_name}的上级不是{by.unit_name}，证明应由它自己的上级签发。"
    if not units.below(to.level, by.level):
        return f"{to.unit_name}的级别不低于{by.unit_name}，不能由它签发证明。请核对级别。"
    if not units.within(to.unit, by.unit):
        return (
            f"{to.unit_name}的代码 {to.unit} 不在{by.unit_name}（{by.unit}）之下，请核对区划代码。"
        )
    return ""


def _of_same_unit(by: Certificate, to: Certificate) -> str:
    if (to.parent, to.level) != (by.parent, by.level):
        return f"{to.unit_name}的上级或级别与本单位已有的证明不一致。请核对后重新申请。"
    if more := set(to.caps) - set(by.caps):
        asked = "、".join(units.CAPABILITY[cap] for cap in sorted(more))
        return f"“{_named(by)}”自己没有“{asked}”的权限，不能给别的电脑。请由上级签发。"
    return ""


def _signed(
    issuer: Incarnation, to: Subject, *, parent: str, caps: Iterable[str], day: date
) -> Certificate:
    says = to.model_dump(include=set(Subject.model_fields)) | {
        "v": 1,
        "serial": keys.random_id(),
        "parent": parent,
        "caps": sorted(set(caps)),
        "not_before": day.isoformat(),
        "issuer": issuer.inc,
        "schema": 1,
    }
    text = texts.canonical(says)
    sig = issuer.sign(Domain.CERTIFICATE, text.encode()).hex()
    return from_file(CertificateFile(cert=text, sig=sig))


def _consent(inc: str, unit: str, level: str) -> bytes:
    return texts.canonical({"inc": inc, "level": level, "unit": unit}).encode()


def _named(one: Certificate) -> str:
    return f"{one.unit_name} {one.nick}"
