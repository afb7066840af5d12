"""双联系: pairs, each time they were in touch, what was raised, and how many were reached."""

from datetime import date

import pytest

from npcdesk.errors import NotAllowed
from npcdesk.models import ContactKind
from npcdesk.office import contact_dues, double_contact, today
from npcdesk.office.double_contact import NewEntry, NewPair
from tests import make
from tests.make import TODAY

MAY = date(2026, 5, 1)


@pytest.fixture
def two(store):
    """The ids of a 组成人员 and of a delegate."""
    return make.delegate(store, "范玉梅"), make.delegate(store, "周启明")


def test_coverage_counts_pairs_that_were_in_touch_this_year(store, two):
    chair, zhou = two
    with store.writing("双联系") as session:
        pair = double_contact.pair(session, NewPair(ContactKind.DELEGATE, chair, zhou))
        double_contact.pair(session, NewPair(ContactKind.VOTER, zhou, to_name="刘大姐",
                                             to_phone="13800000001"))  # fmt: skip
        double_contact.pair(session, NewPair(ContactKind.VOTER, zhou, to_name="老马"))
        entry = double_contact.log(session, pair, NewEntry(MAY, "走访", words="路灯"), today=TODAY)
        old = NewEntry(date(2025, 3, 1), "电话")
        double_contact.log(session, pair, old, today=TODAY)
    with store.reading() as session:
        reached = double_contact.coverage(session, ContactKind.DELEGATE, 2026)
        assert (reached.pairs, reached.reached, reached.percent) == (1, 1, 100)
        voters = double_contact.coverage(session, ContactKind.VOTER, 2026)
        assert (voters.pairs, voters.reached, voters.percent) == (2, 0, 0)
        assert double_contact.coverage(session, ContactKind.GRID, 2026).percent is None
        (line,) = double_contact.lines(session, ContactKind.DELEGATE, 2026)
        assert (line.who, line.whom, line.times, line.last_on) == ("范玉梅", "周启明", 1, MAY)
        assert (line.awaits, line.due_on) == (1, date(2026, 6, 1))
        phones = [x.phone for x in double_contact.lines(session, ContactKind.VOTER, 2026)]
        assert "138****0001" in phones
        assert len(double_contact.lines(session, None, 2026, person_id=zhou)) == 3
    with store.writing("答复") as session:
        double_contact.answer(session, entry, "已报修", on=TODAY)
    with store.reading() as session:
        assert double_contact.lines(session, ContactKind.DELEGATE, 2026)[0].awaits == 0
        assert [e.answer for e in double_contact.entries(session, pair)] == ["已报修", ""]


def test_a_question_stands_in_what_is_due_until_it_is_answered(store, two):
    chair, zhou = two
    with store.writing("双联系") as session:
        pair = double_contact.pair(session, NewPair(ContactKind.DELEGATE, chair, zhou))
        for on, words in ((MAY, "路灯不亮"), (date(2026, 3, 30), "桥面破损"), (MAY, "")):
            last = double_contact.log(session, pair, NewEntry(on, "走访", words=words), today=TODAY)
    with store.reading() as session:
        first, second = today.today(session, TODAY).tasks
        assert today.pressing(session, TODAY) == (1, 0)
    assert (first.title, first.due_on, first.days_left) == ("桥面破损", date(2026, 4, 30), -6)
    assert (second.title, second.due_on) == ("路灯不亮", date(2026, 6, 1))
    assert (second.why, second.verb) == ("5月1日走访·范玉梅联系周启明", "答复问题")
    assert last not in {first.event_id, second.event_id}
    with store.writing("答复") as session:
        double_contact.answer(session, first.event_id.partition(":")[2], "已报修", on=TODAY)
    with store.reading() as session:
        assert contact_dues.tasks(session, TODAY) == [second]
    with store.writing("更正") as session:
        double_contact.put_away(session, pair)
    with store.reading() as session:
        assert contact_dues.tasks(session, TODAY) == []


def test_what_cannot_be_is_refused(store, two):
    chair, zhou = two
    new = NewPair(ContactKind.DELEGATE, chair, zhou, since=date(2026, 1, 1))
    with store.writing("双联系") as session:
        pair = double_contact.pair(session, new)
        for wrong, words in (
            (new, "已经登记过"),
            (NewPair(ContactKind.DELEGATE, chair, chair), "同一位"),
            (NewPair(ContactKind.DELEGATE, chair), "请从名册里选"),
            (NewPair(ContactKind.GRID, zhou), "请写明"),
        ):
            with pytest.raises(NotAllowed, match=words):
                double_contact.pair(session, wrong)
        for day in (date(2025, 12, 31), date(2026, 12, 1)):
            with pytest.raises(NotAllowed):
                double_contact.log(session, pair, NewEntry(day), today=TODAY)
        double_contact.end(session, pair, on=MAY)
        double_contact.pair(session, new)  # and may begin anew
