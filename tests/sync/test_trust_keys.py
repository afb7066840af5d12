import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npcdesk.errors import TrustRefused
from npcdesk.sync.trust import keys
from npcdesk.sync.trust.keys import Domain
from tests.sync.trusted import flipped

OWN = keys.new_incarnation()
OTHER = keys.new_incarnation()


@settings(deadline=None)
@given(st.binary(max_size=64), st.sampled_from(Domain), st.sampled_from(Domain))
def test_a_signature_is_for_its_text_its_use_and_its_key(message, domain, other):
    sig = OWN.sign(domain, message)
    assert keys.verify(OWN.sign_pk, domain, message, sig)
    assert keys.verify(OWN.sign_pk, other, message, sig) == (domain is other)
    assert not keys.verify(OWN.sign_pk, domain, message + b"\0", sig)
    assert not keys.verify(OTHER.sign_pk, domain, message, sig)


@settings(deadline=None)
@given(flipped(OWN.sign(Domain.COMMIT, b"x")))
def test_no_bent_signature_passes(sig):
    assert not keys.verify(OWN.sign_pk, Domain.COMMIT, b"x", sig)


def test_the_private_text_brings_back_the_same_keys():
    back = keys.from_private(keys.private_text(OWN))
    assert back == OWN
    assert keys.verify(OWN.sign_pk, Domain.BUNDLE, b"m", back.sign(Domain.BUNDLE, b"m"))
    locked = pyrage.encrypt(b"m", [pyrage.x25519.Recipient.from_str(OWN.enc_recipient)])
    assert pyrage.decrypt(locked, [back.identity]) == b"m"


def test_private_keys_are_not_shown():
    shown = repr(OWN) + str(OWN)
    assert str(OWN.identity) not in shown
    assert OWN.signing.private_bytes_raw().hex() not in shown


@settings(deadline=None)
@given(flipped(keys.private_text(OWN).encode()))
def test_a_bent_private_text_is_refused_or_other_keys(raw):
    try:
        back = keys.from_private(raw.decode(errors="surrogateescape"))
    except TrustRefused:
        return
    assert back.inc != OWN.inc


def test_ids_are_of_the_keys_and_never_the_same():
    made = [keys.new_incarnation() for _ in range(50)]
    assert len({one.inc for one in made}) == 50
    assert all(keys.id_of(one.sign_pk, one.enc_recipient) == one.inc for one in made)
    assert keys.id_of(OWN.sign_pk, OTHER.enc_recipient) not in {OWN.inc, OTHER.inc}


def test_an_age_key_that_is_none_is_refused():
    text = keys.private_text(OWN).replace(str(OWN.identity), "AGE-SECRET-KEY-1QQQ")
    with pytest.raises(TrustRefused, match="配对"):
        keys.from_private(text)
