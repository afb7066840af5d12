"""Votes on projects by command line: ballots typed off into workbooks, counted, settled."""

import pytest

from tests.cli.project_books import bring, chosen, sheet

TWELVE = [f"项目{letter}" for letter in "甲乙丙丁戊己庚辛壬癸子丑"]


def test_ten_of_twelve_are_chosen_from_a_workbook_of_ballots(line, tmp_path):
    """灌南: 12 → 10 by 120 delegates."""
    bring(line, tmp_path / "征集.xlsx", TWELVE)
    who = ("--base", "120", "--present", "112", "--tellers", "沈红琴", "--on", "2026-1-24")
    line.run("projects", "vote", "县十九届人大一次会议", "--seats", "10", *who)
    rows = [["票号", *TWELVE]]
    rows += [[n, *chosen(range(10), 12)] for n in range(70)]
    rows += [[70 + n, *chosen((*range(9), 10), 12)] for n in range(40)]
    rows += [[110, *chosen(range(11), 12)], [111, *chosen([], 12)]]
    book = sheet(tmp_path / "选票.xlsx", rows)
    (found,) = line.json("projects", "count", book, "--vote", "一次会议", "--issued", "112")
    assert (found["valid"], found["invalid"], found["needed"]) == (111, 1, 61)
    assert [each["why"] for each in found["set_aside"]] == ["选了 11 项，多于 10 项"]
    assert [each["yes"] for each in found["lines"]] == [110] * 9 + [70, 40, 0]
    assert "10 项通过" in line.run("projects", "settle")
    numbers = [each["number"] for each in line.json("projects", "list", "--state", "未启动")]
    assert numbers == list(range(1, 11))
    assert "要改请先“重新计票”" in line.refused("projects", "count", book, "--vote", "一次会议")


def test_equal_votes_for_the_last_place_are_voted_on_again(line, tmp_path):
    three = TWELVE[:3]
    bring(line, tmp_path / "征集.xlsx", three)
    line.run("projects", "vote", "大会", "--seats", "2", "--base", "11", "--on", "2026-1-24")
    ties = [[n, *chosen((0, 1) if n % 2 else (0, 2), 3)] for n in range(10)]
    both = [[10, *chosen((1, 2), 3)]]
    book = sheet(tmp_path / "票.xlsx", [["票号", *three], *ties, *both])
    line.run("projects", "count", book, "--vote", "大会", "--issued", "11")
    assert "请对这 2 项再次投票" in line.refused("projects", "settle")
    (second,) = line.json("projects", "again", "--on", "2026-1-24")
    assert (second["seats"], [e["title"] for e in second["lines"]]) == (1, three[1:])
    rows = [[n, *chosen([0] if n < 7 else [1], 2)] for n in range(11)]
    book = sheet(tmp_path / "再.xlsx", [["票号", *three[1:]], *rows])
    line.run("projects", "count", book, "--vote", second["id"][-8:], "--issued", "11")
    line.run("projects", "settle")
    states = {each["title"]: each["state"] for each in line.json("projects", "list")}
    assert list(states.values()) == ["票决通过", "票决通过", "票决未通过"]
    line.run("projects", "reopen", "--reason", "有一张看错了", "--vote", second["id"][-8:])
    assert [e["title"] for e in line.json("projects", "list", "--state", "候选")] == three[1:]


def test_the_day_of_a_vote_lies_not_after_the_year_it_is_about_and_is_told(line, tmp_path):
    bring(line, tmp_path / "征集.xlsx", TWELVE[:3])
    base = ("--seats", "2", "--base", "11", "--on", "1.21")  # today is 2026-5-6
    assert "2026年1月21日" in line.run("projects", "vote", "大会", *base)


@pytest.mark.parametrize(
    ("ballots", "base", "passed", "shares"),
    [
        # 四屏镇: two candidates, one place, 45 votes, 93.3 %
        ([["○", ""]] * 42 + [["", "○"]] * 3, "45", ["道路"], ["93.3%", "6.7%"]),
        # exactly half of all delegates is not over half (地方组织法 第二十五条)
        ([["○", ""]] * 24 + [["", "○"]] * 24, "48", [], ["50.0%", "50.0%"]),
        # 宁海力洋: delegates write 1, 2 … in the order of their wishes
        ([["2", "1"]] * 3 + [["1", ""]] * 2, "6", ["道路"], ["100.0%", "60.0%"]),
    ],
)
def test_a_count_needs_more_than_half_of_all(line, tmp_path, ballots, base, passed, shares):
    rows = [["票号", "道路", "广场"], *([1, *row] for row in ballots)]
    seats = "2" if "2" in ballots[0] else "1"
    book = sheet(tmp_path / "票.xlsx", rows)
    (found,) = line.json("projects", "count", book, "--seats", seats, "--base", base)
    assert [each["title"] for each in found["lines"] if each["verdict"] == "通过"] == passed
    assert [each["share"] for each in found["lines"]] == shares


def test_items_voted_one_by_one(line, tmp_path):
    """北坡镇: 51 delegates, 赞成 反对 弃权 each."""
    said = [["赞成", "反对"]] * 30 + [["赞成", ""]] * 20 + [["弃权", "赞成"]]
    book = sheet(tmp_path / "票.xlsx", [["票号", "道路", "广场"], *([1, *row] for row in said)])
    (found,) = line.json("projects", "count", book, "--base", "51", "--present", "51")
    votes = [(each["yes"], each["no"], each["abstain"], each["said"]) for each in found["lines"]]
    assert (found["method"], votes) == (
        "each",
        [(50, 0, 1, "通过"), (1, 30, 20, "没有过半数")],
    )
