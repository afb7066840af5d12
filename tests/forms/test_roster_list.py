"""The roster on paper: names as wide as each other, the rule below, no telephone."""

from datetime import date

from npcdesk.forms import roster_list
from npcdesk.rules.papers import RosterEntry, RosterList
from tests.forms import paper

RULE = "按姓名笔画排列（单名在前），其中 1 人的位置由本单位指定"


def entry(name, sex="male"):
    where = ("城关代表团", "县实验小学", "教师", "0187")
    return RosterEntry(name, sex, "汉族", "1978-05", *where)


def pages(*entries):
    whole = RosterList(
        "示例县人大常委会", "示例县第十九届人民代表大会", entries, RULE, "", date(2026, 5, 6)
    )
    return paper.pages(roster_list.to_pdf(whole))


def test_the_rule_stands_below_and_two_characters_are_as_wide_as_three():
    (page,) = pages(entry("王𬭚"), entry("王一凡", "female"), entry("阿依古丽·买买提"))
    said = page.replace("\r", "").replace("\n", "")
    assert "王　𬭚" in said
    assert "王一凡" in said
    assert said.startswith("示例县第十九届人民代表大会代表名册")
    assert "共3名，其中女1名。" in said
    assert said.index("阿依古丽·买买提") < said.index(f"注：{RULE}。") < said.index("2026年5月6日")


def test_a_long_unit_is_not_broken_inside_the_post():
    long = RosterEntry("王一凡", "male", "汉族", "1978-05", "城关", "东山乡卫生院", "主治医师", "1")
    (page,) = pages(long)
    assert "东山乡卫生院\n主治医师" in page.replace("\r", "")


def test_a_long_roster_has_its_headings_on_every_page():
    every = pages(*(entry(f"王{chr(0x4E00 + n)}") for n in range(120)))
    assert len(every) > 3
    assert all("代表证号" in page for page in every)
    assert [RULE in page.replace("\n", "") for page in every] == [False] * (len(every) - 1) + [True]
