"""Identity numbers are kept by decision alone, shown with a note of it, and told to nobody."""

import pytest

from npcdesk.errors import NotAllowed
from npcdesk.job import finish
from npcdesk.models import Audience, Person
from npcdesk.office import (
    delegate_files,
    delegates,
    id_numbers,
    opinion_files,
    publishing,
    roster,
    roster_import,
    shown_numbers,
    stations,
    visits,
)
from npcdesk.rules.drafts import DelegateDraft, RosterSheet
from npcdesk.store.blobs import Blobs
from tests import make
from tests.make import TODAY

ID = "11010519491231002X"
ZHOU = DelegateDraft("周启明", row=2, id_number=ID, phone="13800000001", post="镇长", address="a")


def keep(store, *, on):
    with store.writing("设置") as session:
        return id_numbers.keep(session, on=on)


def bring_in(store):
    sheet = RosterSheet("名册.xlsx", "Sheet1", 1, (), (ZHOU,), rows_seen=1)
    with store.writing("导入") as session:
        plan = finish(roster_import.plan(session, sheet))
        finish(roster_import.apply(session, plan, today=TODAY))
        return plan.rows[0].action


def file(store):
    with store.reading() as session:
        return delegates.file(session, delegates.named(session, "周启明").mandate_id, TODAY)


def test_no_number_comes_in_unless_the_office_keeps_them(store):
    assert bring_in(store) == "new"
    assert file(store).draft.id_number == ""
    keep(store, on=True)
    assert bring_in(store) == "change"
    assert file(store).id_number == "110105********002X"
    assert keep(store, on=False) == 1
    assert file(store).draft.id_number == ""
    assert bring_in(store) == "same"


def test_each_showing_is_noted_and_no_undo_takes_the_note_back(store):
    bring_in(store)
    with store.writing("显示电话") as session:
        seat = delegates.named(session, "周启明").mandate_id
        assert shown_numbers.reveal(session, seat, "phone", how="window") == "13800000001"
        shown_numbers.exported(session, ["phone"], count=3, file="名册.xlsx")
    assert store.last_write().what == "导入"
    store.undo(store.last_write().id)
    with store.reading() as session:
        told = shown_numbers.lines(session)
        assert [(x.what, x.name, x.count, x.how) for x in told] == [
            ("phone", "", 3, "export"),
            ("phone", "周启明", 1, "window"),
        ]
        assert shown_numbers.count(session) == 2


def test_who_raised_an_opinion_can_be_called_and_the_note_outlives_no_name(store):
    bring_in(store)
    said = visits.NewOpinion("路灯不亮", speaker="李阿姨", speaker_phone="13900000003")
    with store.writing("接待") as session:
        home = stations.add(session, "沙河镇代表之家")
        who = delegates.named(session, "周启明").id
        visit = visits.log(
            session, visits.NewVisit(home, TODAY, (who,), opinions=(said,)), today=TODAY
        )
        (opinion,) = visits.opinion_ids(session, [visit])[visit]
    with store.writing("显示电话") as session:
        assert opinion_files.file(session, opinion, TODAY).phone == "139****0003"
        number = shown_numbers.reveal_speaker(session, opinion, how="window")
        (noted,) = shown_numbers.lines(session)
    assert number == "13900000003"
    assert (noted.what, noted.name, noted.how) == ("phone", f"群众（{opinion[-8:]}）", "window")


def test_what_is_told_narrows_with_the_audience_and_the_delegates_own_scope(store):
    bring_in(store)
    seat = file(store).mandates[0].id

    def told(to):
        with store.reading() as session:
            return set(publishing.facts(session, seat, to))

    assert {"name", "post"} <= told(Audience.PUBLIC)
    assert "phone" not in told(Audience.VOTERS)
    with store.writing("公示范围") as session:
        publishing.set_rule(session, "phone", Audience.VOTERS)
        with pytest.raises(NotAllowed):
            publishing.set_rule(session, "id_number", Audience.PUBLIC)
    assert "phone" in told(Audience.VOTERS) - told(Audience.PUBLIC)
    assert "address" in told(Audience.INTERNAL)
    with store.writing("公示范围") as session:
        publishing.set_rule(session, "phone", Audience.INTERNAL)
        session.get(Person, file(store).person_id).publish = "voters"
    assert told(Audience.PUBLIC) == set()
    assert "name" in told(Audience.VOTERS)


def test_a_portrait_is_kept_replaced_and_told_apart_from_other_files(store, tmp_path):
    bring_in(store)
    seat, person = file(store).mandates[0].id, file(store).person_id
    blobs = Blobs(tmp_path / "blobs", make.KEY)
    first, second, paper = (tmp_path / name for name in ("a.png", "b.png", "证.txt"))
    first.write_bytes(b"\x89PNG\r\n\x1a\n1")
    second.write_bytes(b"\x89PNG\r\n\x1a\n2")
    paper.write_bytes(b"x")
    with store.writing("照片") as session:
        delegate_files.keep_photo(session, blobs, seat, first)
        delegate_files.keep_photo(session, blobs, seat, second)
        delegate_files.attach(session, blobs, seat, paper)
        with pytest.raises(NotAllowed, match="不是照片"):
            delegate_files.keep_photo(session, blobs, seat, paper)
    with store.reading() as session:
        assert delegate_files.photo(session, blobs, person).endswith(b"2")
        assert [line.name for line in delegate_files.lines(session, person)] == ["证.txt"]
    with store.writing("照片") as session:
        delegate_files.take_photo_off(session, seat)
        assert delegate_files.photo(session, blobs, person) == b""


def test_drafts_for_a_workbook_have_numbers_masked_unless_asked(store):
    keep(store, on=True)
    bring_in(store)
    with store.reading() as session:
        ids = roster.ids(session, roster.Filter())
        (masked,) = finish(roster.drafts(session, ids, whole=False))
        (whole,) = finish(roster.drafts(session, ids, whole=True))
    assert (masked.phone, masked.id_number) == ("138****0001", "110105********002X")
    assert (whole.phone, whole.id_number) == (ZHOU.phone, ID)
