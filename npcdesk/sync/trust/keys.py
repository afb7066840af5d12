"""The keys of an incarnation: one installation, from its start to its restoring or retirement.

The id of an incarnation is made of its public keys. So it is as random as they are, and nobody,
not even an office that issues certificates, can give the id of one machine to the keys of another.
"""

import hashlib
import secrets
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import Any, Literal

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from npcdesk.errors import TrustRefused
from npcdesk.sync.trust import texts
from npcdesk.sync.trust.texts import Hex64, Strict


class Domain(Enum):
    """What a signature is for: it stands before the text, so that none passes for another."""

    COMMIT = b"npcdesk/commit/1\0"
    BUNDLE = b"npcdesk/bundle/1\0"
    CERTIFICATE = b"npcdesk/cert/1\0"
    CONSENT = b"npcdesk/consent/1\0"
    ROSTER = b"npcdesk/roster/1\0"
    REQUEST = b"npcdesk/request/1\0"
    RENEWAL = b"npcdesk/renewal/1\0"
    REPLY = b"npcdesk/reply/1\0"


@dataclass(frozen=True, slots=True)
class Incarnation:
    """An incarnation with its private keys, which are in no `repr` and no comparison.

    `inc` is 32 hex digits, `sign_pk` 64, `enc_recipient` an age recipient.
    """

    inc: str
    sign_pk: str
    enc_recipient: str
    signing: Ed25519PrivateKey = field(repr=False, compare=False)
    identity: Any = field(repr=False, compare=False)  # pyrage.x25519.Identity

    def sign(self, domain: Domain, message: bytes) -> bytes:
        """Return the 64 bytes of the signature."""
        return self.signing.sign(domain.value + message)


class _Private(Strict):
    v: Literal[1]
    sign_sk: Hex64
    age_sk: str


def new_incarnation() -> Incarnation:
    """Return an incarnation with new keys."""
    return _with(Ed25519PrivateKey.generate(), pyrage.x25519.Identity.generate())


def private_text(own: Incarnation) -> str:
    """Return the private keys as text, for the encrypted file alone."""
    return texts.canonical(
        {"v": 1, "sign_sk": own.signing.private_bytes_raw().hex(), "age_sk": str(own.identity)}
    )


def from_private(text: str) -> Incarnation:
    """Return the incarnation of a private text.

    Raises:
        TrustRefused: it is not one.
    """
    found = texts.read(text, _Private, "本机的交换钥匙")
    try:
        identity = pyrage.x25519.Identity.from_str(found.age_sk)
    except pyrage.IdentityError:
        msg = "本机的交换钥匙读不出来。请重新与上级配对。"
        raise TrustRefused(msg) from None
    return _with(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(found.sign_sk)), identity)


def random_id() -> str:
    """Return 128 random bits as 32 hex digits."""
    return secrets.token_hex(16)


def id_of(sign_pk: str, enc_recipient: str) -> str:
    """Return the id of the incarnation that has these public keys."""
    made_of = b"npcdesk/inc/1\0" + bytes.fromhex(sign_pk) + enc_recipient.encode()
    return hashlib.sha256(made_of).hexdigest()[:32]


def verify(sign_pk: str, domain: Domain, message: bytes, sig: bytes) -> bool:
    """Tell whether the holder of `sign_pk` (64 hex digits) signed the message for this use."""
    try:
        _public(sign_pk).verify(sig, domain.value + message)
    except InvalidSignature:
        return False
    return True


@lru_cache(maxsize=1024)
def _public(sign_pk: str) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(bytes.fromhex(sign_pk))


def _with(signing: Ed25519PrivateKey, identity: Any) -> Incarnation:
    sign_pk = signing.public_key().public_bytes_raw().hex()
    enc_recipient = str(identity.to_public())
    return Incarnation(
        inc=id_of(sign_pk, enc_recipient),
        sign_pk=sign_pk,
        enc_recipient=enc_recipient,
        signing=signing,
        identity=identity,
    )
