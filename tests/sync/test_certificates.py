import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from npcdesk import models
from npcdesk.errors import TrustRefused
from npcdesk.sync.trust import certificates, keys, texts, units
from npcdesk.sync.trust.certificates import ALL_CAPS, permits, verify_chain
from npcdesk.sync.trust.keys import Domain
from tests.sync.trusted import (
    CITY,
    DAY,
    EAST,
    EAST_A,
    EAST_B,
    FAR,
    LEVELS,
    ROOT,
    TOWN,
    TOWN_A,
    TOWN_B,
    WEST_A,
    Machine,
    flipped,
    forged,
    said,
)


def test_a_certificate_is_read_as_it_was_stored():
    assert certificates.read(TOWN_A.cert.stored()) == TOWN_A.cert
    assert (TOWN_A.cert.parent, TOWN_B.cert.parent) == (EAST, EAST)
    assert json.loads(TOWN_A.cert.text)["schema"] == 1


@settings(deadline=None)
@given(flipped(TOWN_A.cert.stored().encode()))
def test_one_bent_byte_is_refused(raw):
    try:
        bent = certificates.read(raw)
    except TrustRefused:
        return
    assert permits(EAST_A.cert, bent)


@pytest.mark.parametrize("machine", [ROOT, EAST_A, TOWN_A, TOWN_B, EAST_B])
def test_honest_chains_lead_to_the_root(machine):
    verify_chain(machine.chain, ROOT.inc)


def test_no_chain_leads_to_another_root():
    with pytest.raises(TrustRefused, match="最上级"):
        verify_chain(TOWN_A.chain, EAST_A.inc)
    with pytest.raises(TrustRefused, match="最上级"):
        verify_chain(TOWN_A.chain[:-1], EAST_A.inc)
    with pytest.raises(TrustRefused, match="最上级"):
        verify_chain((), ROOT.inc)
    with pytest.raises(TrustRefused, match="不是"):
        verify_chain((TOWN_A.cert, WEST_A.cert, ROOT.cert), ROOT.inc)


def refusal(by, to, **changed):
    """Return why `by` may not certify so: by the verb, and again when it signed all the same."""
    with pytest.raises(TrustRefused) as verb:
        certificates.issue(by.own, by.cert, to, caps=changed.get("caps", ALL_CAPS), day=DAY)
    parent = by.cert.parent if to.unit == by.unit else by.unit
    anyway = forged(by.own, to, **({"parent": parent} | changed))
    assert permits(by.cert, anyway) == str(verb.value)
    return str(verb.value)


def test_a_county_certifies_only_what_lies_below_it():
    new = keys.new_incarnation()
    assert "区划代码" in refusal(EAST_A, said(new, FAR))
    assert "级别" in refusal(EAST_A, said(new, TOWN, level="county"))
    assert "级别" in refusal(EAST_A, said(new, CITY))
    strange = forged(WEST_A.own, said(new, TOWN), parent=EAST)
    assert "上级" in permits(WEST_A.cert, strange)


def test_who_may_not_enroll_certifies_nobody():
    assert "权限" in refusal(TOWN_B, said(keys.new_incarnation(), TOWN))
    helper = Machine(EAST, EAST_A, caps=("author", "number"))
    assert "权限" in refusal(helper, said(keys.new_incarnation(), TOWN))


def test_a_machine_gives_its_own_office_no_more_than_it_has():
    new, clerk = keys.new_incarnation(), Machine(TOWN, EAST_A, caps=("author", "enroll"))
    assert "编号" in refusal(clerk, said(new, TOWN))
    certificates.issue(clerk.own, clerk.cert, said(new, TOWN), caps=["author"], day=DAY)
    assert "级别" in refusal(clerk, said(new, TOWN, level="county"), caps=["author"])


def test_an_office_cannot_claim_the_machine_of_another():
    thief, unit = keys.new_incarnation(), "330103009"
    told = said(thief, unit)
    victim = {name: getattr(TOWN_A.cert, name) for name in ("inc", "sign_pk", "enc_recipient")}
    consent = thief.sign(Domain.CONSENT, certificates._consent(TOWN_A.inc, unit, told.level))
    for taken in (victim, {"inc": TOWN_A.inc}, {"inc": TOWN_A.inc, "consent": consent.hex()}):
        with pytest.raises(TrustRefused, match="对不上"):
            forged(WEST_A.own, told.model_copy(update=taken), parent=WEST_A.unit)


def test_a_root_hangs_under_nobody():
    new = keys.new_incarnation()
    own = forged(new, said(new, CITY), parent="330000")
    assert "自己签发" in permits(own, own)


@pytest.mark.parametrize(
    "changed",
    [
        {"unit": "33010a"},
        {"unit": "3"},
        {"unit_name": ""},
        {"nick": "张三\u202e的电脑"},
        {"nick": " 张三"},
        {"nick": "张" * 61},
        {"level": "village"},
        {"recovery_recipient": "age1" + "q" * 58},
    ],
)
def test_a_subject_says_nothing_strange(changed):
    with pytest.raises(TrustRefused, match="核对"):
        said(keys.new_incarnation(), changed.pop("unit", TOWN), **changed)


def bent_text(**changed):
    facts = json.loads(TOWN_A.cert.text) | changed
    return texts.canonical({"cert": texts.canonical(facts), "sig": TOWN_A.cert.sig})


@pytest.mark.parametrize(
    "changed",
    [
        {"caps": ["number", "author"]},
        {"caps": ["author", "author"]},
        {"caps": ["all"]},
        {"v": True},
        {"v": 1.0},
        {"not_before": "2026-02-30"},
        {"not_before": "2026-05-06T00:00:00"},
        {"serial": "A" * 32},
        {"more": 1},
        {"nick": "\ud800"},
    ],
)
def test_a_text_with_anything_else_in_it_is_refused(changed):
    facts = json.dumps(
        json.loads(TOWN_A.cert.text) | changed,
        ensure_ascii="nick" in changed,
        sort_keys=True,
        separators=(",", ":"),
    )
    with pytest.raises(TrustRefused, match="不完整"):
        certificates.from_file(certificates.CertificateFile(cert=facts, sig=TOWN_A.cert.sig))


def test_a_newer_version_asks_for_an_upgrade():
    with pytest.raises(TrustRefused, match="升级"):
        certificates.read(bent_text(v=2))


@pytest.mark.parametrize("raw", [b"", b"[" * 100_000, b"\xff\xfe", b"null", b"1" * 10_000])
def test_rubbish_is_refused(raw):
    with pytest.raises(TrustRefused):
        certificates.read(raw)


def test_a_text_written_another_way_is_refused():
    loose = json.dumps(json.loads(TOWN_A.cert.stored()))
    with pytest.raises(TrustRefused):
        certificates.read(loose)


def test_a_chain_has_its_length():
    last = EAST_A
    for _ in range(certificates.MOST_LINKS - 2):
        last = Machine(EAST, last)
    verify_chain(last.chain, ROOT.inc)
    with pytest.raises(TrustRefused, match="级"):
        verify_chain(Machine(EAST, last).chain, ROOT.inc)


def test_four_levels_and_no_fifth():
    own = keys.new_incarnation()
    nation = certificates.self_signed_root(own, said(own, "00", level="nation"), day=DAY)
    last, by, chain = nation, own, (nation,)
    for unit, level in (("33", "province"), (CITY, "city"), (EAST, "county"), (TOWN, "township")):
        new = keys.new_incarnation()
        last = certificates.issue(by, last, said(new, unit, level=level), caps=ALL_CAPS, day=DAY)
        by, chain = new, (last, *chain)
        if level != "township":
            verify_chain(chain, own.inc)
    with pytest.raises(TrustRefused, match="4 级"):
        verify_chain(chain, own.inc)


def test_a_changed_fact_breaks_the_signature():
    more = replace(TOWN_B.cert, text=TOWN_B.cert.text.replace('["author"]', '["author","enroll"]'))
    assert "原件" in permits(TOWN_A.cert, more)


def test_levels_are_those_of_the_records_in_order():
    assert tuple(level.value for level in models.Level) == units.LEVELS
    assert set(units.CAPABILITY) == set(ALL_CAPS)
    assert set(LEVELS.values()) <= set(units.LEVELS)


@pytest.mark.parametrize(
    ("code", "above", "lies"),
    [
        ("330102003", "330102", True),
        ("330102003", "330100", True),
        ("330102003", "33", True),
        ("330102003", "330103", False),
        ("330102003", "3301021", False),
        ("330102", "330102", False),
        ("3301", "330100", False),
        ("441900101", "441900", True),
        ("330102", "330102003", False),
    ],
)
def test_codes_tell_who_lies_below_whom(code, above, lies):
    assert units.within(code, above) is lies
