"""A number that two papers have is told, with what to do; nothing else is."""

from npcdesk.models import GroupEvent, GroupKind, Replica, SupervisionGroup
from npcdesk.office import double_numbers, today
from tests import make
from tests.make import TODAY


def told(store, **which):
    with store.reading() as session:
        return double_numbers.told(double_numbers.found(session, **which))


def test_a_number_given_twice_in_one_series_is_told(store):
    make.suggestion(store, title="关于修桥的建议", number="35")
    make.suggestion(store, title="关于修路的建议", number="36")
    make.suggestion(store, title="关于闭会的建议", number="35", session_ordinal=0)
    assert told(store) == ""
    make.suggestion(store, title="关于水渠的建议", number="35")
    said = told(store)
    assert "十九届一次第35号有 2 件：《关于修桥的建议》《关于水渠的建议》" in said
    assert "更正“立案”" in said
    assert "督办单" not in said


def test_slips_of_one_year_that_share_a_number_are_told_until_one_is_corrected(store):
    with store.writing("清单") as session:
        group = SupervisionGroup(name="第一督办组")
        session.add(group)
        items = [
            GroupEvent(group_id=group.id, kind=GroupKind.ITEM, on=TODAY, body=body, number="3")
            for body in ("修桥", "修路")
        ]
        session.add_all(items)
        group_id, first = group.id, items[0].id
    assert "督办〔2026〕3号有 2 份：《修桥》《修路》" in told(store)
    with store.writing("更正") as session:
        session.add(
            GroupEvent(group_id=group_id, kind=GroupKind.TAKE_BACK, on=TODAY, about_id=first)
        )
    assert told(store) == ""


def test_the_first_page_tells_it_where_several_computers_give_numbers(store):
    make.suggestion(store, title="关于修桥的建议", number="35", session_ordinal=0)
    make.suggestion(store, title="关于水渠的建议", number="35", session_ordinal=0)
    assert told(store, now=True) == ""  # one computer: the clerk wanted it so
    with store.altering() as connection:
        for inc in ("a", "b"):
            connection.execute(Replica.__table__.insert().values(inc=inc, unit="330102"))
    with store.reading() as session:
        assert "第35号有 2 件" in today.today(session, TODAY).doubles


def test_who_has_a_number_in_a_session_is_told_before_another_gets_it(store):
    make.suggestion(store, title="关于修桥的建议", number="35")
    with store.reading() as session:
        assert double_numbers.holder(session, 19, 1, "35") == "关于修桥的建议"
        assert double_numbers.holder(session, 19, 1, "36") == ""
        assert double_numbers.holder(session, 19, 0, "35") == ""
