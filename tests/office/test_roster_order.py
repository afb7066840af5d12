"""The order of the roster: the office's manner, places given by hand, and the rule in words."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from npcdesk.errors import NotAllowed
from npcdesk.job import finish
from npcdesk.models import Mandate
from npcdesk.office import delegates, roster, roster_order
from npcdesk.office.windows import Window
from npcdesk.store import projection
from tests import make

NAMES = ("田富", "田大利", "丁小宁", "王𬭚", "阿依古丽·买买提")
EVERY = roster.Filter()


@pytest.fixture
def seats(store):
    """Return the mandates of five delegates by their names."""
    for name in NAMES:
        make.delegate(store, name)
    with store.reading() as session:
        return {name: delegates.named(session, name).mandate_id for name in NAMES}


def listed(store, order="", wanted=EVERY):
    with store.reading() as session:
        return [line.name for line in roster.lines(session, wanted, year=2026, order=order)]


def test_the_office_chooses_how_single_names_stand(store, seats):
    single_first = ["丁小宁", "王𬭚", "田富", "田大利", "阿依古丽·买买提"]
    assert listed(store) == listed(store, "strokes") == single_first
    with store.writing("改排法") as session:
        roster_order.compare(session, by_character=True)
    strictly = ["丁小宁", "王𬭚", "田大利", "田富", "阿依古丽·买买提"]
    assert listed(store) == listed(store, "strokes-by-character") == strictly
    assert listed(store, "delegation") == strictly
    assert listed(store, "strokes") == single_first


def test_the_rule_is_said_with_how_many_have_their_place_by_hand(store, seats):
    def said(order, **more):
        with store.reading() as session:
            return roster.rule(session, EVERY, order, **more)

    assert said("") == "按姓名笔画排列（单名在前）"
    assert said("delegation") == "按代表团排列，团内按姓名笔画（单名在前）"
    assert said("pinyin", descending=True) == "按姓名拼音排列，倒序"
    with store.writing("排") as session:
        roster_order.compare(session, by_character=True)
        roster_order.put_after(session, seats["田富"], "")
    assert said("") == "按姓名笔画排列（逐字比较），其中 1 人的位置由本单位指定"
    assert said("strokes").startswith("按姓名笔画排列（单名在前）")
    assert said("number") == "按代表证号排列"


def test_a_name_whose_place_is_not_known_is_told_until_it_is_given_one(store, seats):
    unsure = roster.Filter(place="unsure")
    with store.reading() as session:
        assert roster.unsure(session, EVERY) == 1
        assert roster_order.place(session, seats["王𬭚"]).unsure == "𬭚"
    assert listed(store, wanted=unsure) == ["王𬭚"]
    with store.writing("排") as session:
        roster_order.put_after(session, seats["王𬭚"], seats["田富"])
    assert listed(store) == ["丁小宁", "田富", "王𬭚", "田大利", "阿依古丽·买买提"]
    assert listed(store, wanted=unsure) == []
    assert listed(store, wanted=roster.Filter(place="placed")) == ["王𬭚"]
    with store.reading() as session:
        assert roster_order.place(session, seats["王𬭚"]).placed == "田富之后"


def test_whoever_follows_moves_with_a_new_name_and_stays_when_it_is_put_away(store, seats):
    with store.writing("排") as session:
        roster_order.put_after(session, seats["阿依古丽·买买提"], seats["丁小宁"])
    with store.writing("改名") as session:
        draft = delegates.file(session, seats["丁小宁"], make.TODAY).draft
        delegates.amend(session, seats["丁小宁"], draft._replace(name="魏小宁"), today=make.TODAY)
    assert listed(store)[-2:] == ["魏小宁", "阿依古丽·买买提"]
    with store.writing("撤下") as session:
        session.get(Mandate, seats["丁小宁"]).deleted = True
    assert listed(store) == ["王𬭚", "田富", "田大利", "阿依古丽·买买提"]
    with store.reading() as session:
        assert finish(projection.differences(session)) == []


def test_nobody_is_placed_behind_those_that_follow(store, seats):
    with store.writing("排") as session:
        roster_order.put_after(session, seats["王𬭚"], seats["丁小宁"])
    with pytest.raises(NotAllowed, match="先取消王𬭚"), store.writing("排") as session:
        roster_order.put_after(session, seats["丁小宁"], seats["王𬭚"])
    with pytest.raises(NotAllowed, match="自己"), store.writing("排") as session:
        roster_order.put_after(session, seats["田富"], seats["田富"])


def test_two_machines_that_placed_each_other_leave_both_to_their_strokes(store, seats):
    with store.writing("合并") as session:
        session.get(Mandate, seats["田富"]).placed_after = seats["丁小宁"]
        session.get(Mandate, seats["丁小宁"]).placed_after = seats["田富"]
        session.get(Mandate, seats["王𬭚"]).placed_after = seats["田富"]
    assert listed(store) == ["丁小宁", "田富", "王𬭚", "田大利", "阿依古丽·买买提"]


DEEDS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(("", "back", *NAMES))))


@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(deeds=DEEDS)
def test_whoever_is_placed_stands_right_there_in_both_manners(store, seats, deeds):
    for name, after in deeds:
        try:
            with store.writing("排") as session:
                if after == "back":
                    roster_order.put_back(session, seats[name])
                else:
                    roster_order.put_after(session, seats[name], seats.get(after, ""))
        except NotAllowed:
            continue
        for order in (roster_order.STROKES, roster_order.BY_CHARACTER) if after != "back" else ():
            names = listed(store, order)
            assert names.index(name) == (names.index(after) + 1 if after else 0)
    with store.writing("都放回") as session:
        for mandate in seats.values():
            roster_order.put_back(session, mandate)
    assert listed(store, "strokes") == ["丁小宁", "王𬭚", "田富", "田大利", "阿依古丽·买买提"]
    with store.reading() as session:
        assert finish(projection.differences(session)) == []


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("manner", [False, True])
def test_delegations_stand_by_their_numbers_on_every_page(store, descending, manner):
    places = ("第三代表团", "第十代表团", "第二代表团", "", "第一代表团", "驻军代表团")
    for n, name in enumerate("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭"):
        make.delegate(store, name + "国", delegation=places[n % 6], sex=("male", "female")[n % 2])
    with store.writing("笔画") as session:
        roster_order.compare(session, by_character=manner)
    right = ["", "驻军代表团", "第一代表团", "第二代表团", "第三代表团", "第十代表团"]
    right = right[::-1] if descending else right
    own = {"order": "delegation", "descending": descending}
    for wanted in (roster.Filter(), roster.Filter(sex="female"), roster.Filter(text="国")):
        with store.reading() as session:
            ids = roster.ids(session, wanted, **own)
            pages = [
                roster.lines(session, wanted, year=2026, window=Window(at, 4), **own)
                for at in range(0, len(ids) + 4, 4)
            ]
        shown = [line for page in pages for line in page]
        assert [line.id for line in shown] == ids
        assert pages[-1] == []
        seen = list(dict.fromkeys(line.delegation for line in shown))
        assert seen == [place for place in right if place in seen]
