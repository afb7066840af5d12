import json
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npcdesk.errors import TrustRefused
from npcdesk.sync.trust import certificates, keys, pairing, renewal, roster, standing, texts, tree
from npcdesk.sync.trust.certificates import ALL_CAPS
from npcdesk.sync.trust.roster import EndingKind, Rosters, ending
from tests.sync.trusted import (
    CERTS,
    DAY,
    EAST,
    EAST_A,
    FAR,
    ROOT,
    TOWN,
    TOWN_A,
    TOWN_B,
    WEST_A,
    flipped,
    said,
)

TREE = tree.grow(CERTS, ROOT.inc)
NEW = keys.new_incarnation()
ASKED = pairing.request(NEW, said(NEW, TOWN, "新来的电脑"), DAY)
BOOK = Rosters(ROOT.inc)
for _by in (ROOT, EAST_A):
    BOOK = BOOK.add(
        roster.issue(_by.own, ROOT.inc, None, serials=TREE.in_charge_of(_by.unit)), TREE
    )
STANDINGS = standing.judge(TREE, BOOK)


def answered(asked=ASKED, by=EAST_A, book=BOOK, caps=ALL_CAPS):
    found = pairing.read_request(asked)
    verdicts = standing.judge(TREE, book)
    return pairing.answer(found, by.own, verdicts, book, caps=caps, day=DAY)


REPLY = answered()


def with_ending(kind, machine):
    return BOOK.add(
        roster.issue(
            ROOT.own,
            ROOT.inc,
            BOOK.newest(ROOT.inc),
            serials=[],
            endings=[ending(machine.inc, kind, {})],
        ),
        TREE,
    )


def test_a_machine_is_paired():
    reply = pairing.read_reply(REPLY, ASKED, NEW)
    assert reply.root == ROOT.inc
    assert (reply.certificate.unit, reply.certificate.parent) == (TOWN, EAST)
    assert reply.certificate.caps == ALL_CAPS
    assert {one.issuer for one in reply.rosters} == {ROOT.inc, EAST_A.inc}
    grown = tree.grow([*reply.chain, reply.certificate], reply.root)
    assert grown.ancestors(TOWN) == (EAST, "330100")


def test_a_further_machine_is_paired_by_its_own_office():
    reply = pairing.read_reply(answered(by=TOWN_A), ASKED, NEW, ROOT.inc)
    assert [one.unit for one in reply.chain] == [TOWN, EAST, "330100"]


def test_a_request_tells_no_more_than_who_asks():
    told = json.loads(json.loads(ASKED)["request"])
    assert set(told) == {
        *("v", "unit", "unit_name", "level", "nick", "inc", "sign_pk", "enc_recipient"),
        *("recovery_recipient", "consent", "made_on", "renews"),
    }


def test_the_code_is_twenty_digits_and_the_same_for_both():
    code = pairing.code(ASKED, REPLY)
    groups = code.split(" ")
    assert [len(group) for group in groups] == [4] * 5
    assert code.replace(" ", "").isdigit()
    assert int(code.replace(" ", "")) < 2**pairing.CODE_BITS
    assert pairing.code(bytes(ASKED), bytes(REPLY)) == code
    assert pairing.code(ASKED, answered()) != code  # another serial


def test_the_code_is_the_one_every_version_shows():
    assert pairing.code(b"request", b"reply") == "2179 5753 3456 0698 7257"


@settings(deadline=None)
@given(flipped(ASKED))
def test_one_bent_byte_of_a_request_is_refused(raw):
    with pytest.raises(TrustRefused):
        pairing.read_request(raw)


@settings(deadline=None)
@given(flipped(REPLY))
def test_one_bent_byte_of_a_reply_is_refused(raw):
    with pytest.raises(TrustRefused):
        pairing.read_reply(raw, ASKED, NEW)


@settings(max_examples=4, deadline=None)
@given(st.booleans(), st.data())
def test_one_bent_byte_gives_another_code(in_request, data):
    bent = data.draw(flipped(ASKED if in_request else REPLY))
    files = (bent, REPLY) if in_request else (ASKED, bent)
    assert pairing.code(*files) != pairing.code(ASKED, REPLY)


def test_swapped_files_have_another_code():
    """Who carries the stick asks in its own name, and hands back a reply of its own making."""
    thief = keys.new_incarnation()
    swapped = pairing.request(thief, said(thief, TOWN, "新来的电脑"), DAY)
    seen_above = answered(swapped)
    top, county = keys.new_incarnation(), keys.new_incarnation()
    fake_root = certificates.self_signed_root(top, said(top, "330100"), day=DAY)
    fake = certificates.issue(top, fake_root, said(county, EAST), caps=ALL_CAPS, day=DAY)
    fake_tree = tree.grow([fake_root, fake], top.inc)
    book = Rosters(top.inc)
    handed_back = pairing.answer(
        pairing.read_request(ASKED),
        county,
        standing.judge(fake_tree, book),
        book,
        caps=ALL_CAPS,
        day=DAY,
    )
    assert pairing.read_reply(handed_back, ASKED, NEW).root == top.inc
    assert pairing.code(swapped, seen_above) != pairing.code(ASKED, handed_back)
    with pytest.raises(TrustRefused, match="最上级"):
        pairing.read_reply(handed_back, ASKED, NEW, ROOT.inc)


def test_a_reply_is_for_its_request_alone():
    other = pairing.request(NEW, said(NEW, TOWN, "别的名字"), DAY)
    with pytest.raises(TrustRefused, match="这次申请"):
        pairing.read_reply(REPLY, other, NEW)
    with pytest.raises(TrustRefused, match="不一致"):
        pairing.read_reply(REPLY, ASKED, keys.new_incarnation())


def resealed(**changed):
    text = texts.canonical(json.loads(json.loads(REPLY)["reply"]) | changed)
    sig = EAST_A.own.sign(keys.Domain.REPLY, text.encode()).hex()
    return texts.canonical({"reply": text, "sig": sig}).encode()


def test_a_request_without_the_keys_consent_is_refused():
    told = said(NEW, TOWN).model_copy(update={"unit": FAR})
    with pytest.raises(TrustRefused, match="对不上"):
        pairing.read_request(pairing.request(NEW, told, DAY))


def test_a_reply_that_its_issuer_did_not_sign_is_refused():
    text = json.loads(REPLY)["reply"]
    for by, domain in ((WEST_A, keys.Domain.REPLY), (EAST_A, keys.Domain.REQUEST)):
        sig = by.own.sign(domain, text.encode()).hex()
        with pytest.raises(TrustRefused, match="改动"):
            pairing.read_reply(texts.canonical({"reply": text, "sig": sig}).encode(), ASKED, NEW)


def test_a_reply_for_another_machine_of_the_office_is_refused():
    with pytest.raises(TrustRefused, match="不一致"):
        pairing.read_reply(resealed(cert=TOWN_A.cert.file.model_dump()), ASKED, NEW)


def test_a_reply_that_gives_the_machine_another_name_is_refused():
    told = said(NEW, TOWN, "别的名字")
    cert = certificates.issue(EAST_A.own, EAST_A.cert, told, caps=ALL_CAPS, day=DAY)
    with pytest.raises(TrustRefused, match="不一致"):
        pairing.read_reply(resealed(cert=cert.file.model_dump()), ASKED, NEW)


def test_whom_a_thief_certified_renews_nothing():
    asked = pairing.read_request(renewing(TOWN_B).asked)
    stolen = standing.judge(TREE, with_ending(EndingKind.REVOKED, EAST_A))
    with pytest.raises(TrustRefused, match="停用"):
        renewal.check(asked, stolen)


def test_a_reply_whose_chain_or_roster_is_not_proved_is_refused():
    for chain in ([], [EAST_A.cert], [WEST_A.cert, ROOT.cert]):
        raw = resealed(chain=[one.file.model_dump() for one in chain])
        with pytest.raises(TrustRefused):
            pairing.read_reply(raw, ASKED, NEW)
    strange = roster.issue(WEST_A.own, ROOT.inc, None, serials=[])
    with pytest.raises(TrustRefused, match="核实"):
        pairing.read_reply(resealed(rosters=[strange.file.model_dump()]), ASKED, NEW)


def test_a_reply_of_a_machine_that_its_own_rosters_have_ended_is_refused():
    ends = [ending(EAST_A.inc, EndingKind.REVOKED, {})]
    ended = roster.issue(ROOT.own, ROOT.inc, None, serials=[], endings=ends)
    with pytest.raises(TrustRefused, match="停用"):
        pairing.read_reply(resealed(rosters=[ended.file.model_dump()]), ASKED, NEW)


@pytest.mark.parametrize("kind", EndingKind)
def test_an_ended_machine_answers_nobody(kind):
    with pytest.raises(TrustRefused, match="配对"):
        answered(book=with_ending(kind, EAST_A))


def test_who_may_not_answer_does_not():
    with pytest.raises(TrustRefused, match="权限"):
        answered(by=TOWN_B)
    with pytest.raises(TrustRefused, match="区划代码"):
        answered(by=WEST_A)
    far = keys.new_incarnation()
    with pytest.raises(TrustRefused, match="区划代码"):
        answered(pairing.request(far, said(far, FAR), DAY))


def test_who_has_a_certificate_is_not_given_another():
    again = pairing.request(TOWN_A.own, said(TOWN_A.own, TOWN), DAY)
    with pytest.raises(TrustRefused, match="已经有证明"):
        answered(again)


def test_files_of_any_length_and_kind_are_refused(tmp_path):
    long = tmp_path / pairing.REQUEST_NAME
    long.write_bytes(ASKED + b" " * texts.FILE_BYTES)
    with pytest.raises(TrustRefused, match="太大"):
        texts.load(long, pairing.REQUEST_WHAT)
    with pytest.raises(TrustRefused, match="U 盘"):
        texts.load(tmp_path / pairing.REPLY_NAME, pairing.REPLY_WHAT)
    long.write_bytes(ASKED)
    assert texts.load(long, pairing.REQUEST_WHAT) == ASKED
    for raw in (REPLY, b"", ASKED + b"\n", b"{" * 500_000, long.read_bytes() * 2):
        with pytest.raises(TrustRefused):
            pairing.read_request(raw)


@dataclass(frozen=True)
class Renewing:
    own: keys.Incarnation
    asked: bytes


def renewing(old=TOWN_B, unit=TOWN, **changed):
    own = keys.new_incarnation()
    return Renewing(own, pairing.request(own, said(own, unit, **changed), DAY, old.own))


def test_a_restored_copy_is_renewed_without_a_phone_call():
    new = renewing()
    asked = pairing.read_request(new.asked)
    assert renewal.check(asked, STANDINGS) == TOWN_B.cert
    raw = renewal.answer(asked, EAST_A.own, STANDINGS, BOOK, day=DAY)
    reply = pairing.read_reply(raw, new.asked, new.own, ROOT.inc)
    assert reply.certificate.caps == TOWN_B.cert.caps


def test_an_enrolling_machine_that_was_restored_renews_itself():
    new = renewing(ROOT, "330100")
    asked = pairing.read_request(new.asked)
    raw = renewal.answer(asked, ROOT.own, STANDINGS, BOOK, day=DAY)
    cert = pairing.read_reply(raw, new.asked, new.own, ROOT.inc).certificate
    grown = tree.grow([*CERTS, cert], ROOT.inc)
    assert standing.judge(grown, BOOK).is_active(new.own.inc)


def test_a_first_request_is_no_renewal():
    with pytest.raises(TrustRefused, match="首次配对"):
        renewal.check(pairing.read_request(ASKED), STANDINGS)


def test_another_offices_key_and_a_strangers_renew_nothing():
    stranger = type(TOWN_A)(TOWN, EAST_A)
    for old in (WEST_A, EAST_A, stranger):
        with pytest.raises(TrustRefused, match="首次配对"):
            renewal.check(pairing.read_request(renewing(old).asked), STANDINGS)


def test_a_revoked_key_renews_nothing_and_a_retired_one_does():
    asked = pairing.read_request(renewing(TOWN_B).asked)
    revoked = standing.judge(TREE, with_ending(EndingKind.REVOKED, TOWN_B))
    with pytest.raises(TrustRefused, match="停用"):
        renewal.check(asked, revoked)
    retired = standing.judge(TREE, with_ending(EndingKind.RETIRED, TOWN_B))
    assert renewal.check(asked, retired) == TOWN_B.cert


def test_the_old_key_signs_this_request_and_no_other():
    one, other = json.loads(renewing().asked), json.loads(renewing().asked)
    swapped = texts.canonical(one | {"renewal_sig": other["renewal_sig"]}).encode()
    with pytest.raises(TrustRefused, match="旧钥匙"):
        renewal.check(pairing.read_request(swapped), STANDINGS)
    dropped = texts.canonical(one | {"renewal_sig": ""}).encode()
    with pytest.raises(TrustRefused, match="改动"):
        pairing.read_request(dropped)
