"""Every published set that counts something: rows, workbook, `import`, `stats --json`, each digit.

What is not as printed stands in `DIFFERS`, with the reason.
"""

import shutil
from datetime import date
from decimal import Decimal

import pytest

from npcdesk.cli.entrance import Entrance
from npcdesk.office import look_backs
from tests import make
from tests.cli import published_books as books
from tests.cli.offices import COUNTY, PASSPHRASE, Desk
from tests.cli.published_books import DELEGATES, PAPERS, SETS

DIFFERS = {
    ("nmg_delegation_114", "行政法检", "14.1"): (
        "14.0",
        "手工凑整：16÷114 = 14.04%，为凑足 100% 由办公室进到 14.1。",
    ),
    ("nmg_delegation_114", "城乡环境", "9.6"): (
        "9.7",
        "同一组：差的 0.1 按最大余额法给余数最大的一项（11÷114 = 9.649%），逐项四舍五入是 9.6。",
    ),
    ("xiangxiang_555", "民政农林水利", "35"): ("34", "手工凑整：190÷555 = 34.2%。"),
    ("xiangxiang_555", "工业交通", "26"): ("27", "手工凑整：149÷555 = 26.8%。"),
}
"""By set, line and what was printed: what we print, and why they differ."""
ELSEWHERE = {
    "dongyang_projects_2021": "test_project_figures: 征集、建议项目、采纳率 by `projects`",
    "ninghai_2020_projects": "test_project_figures: 测评 by `projects count`",
    "ordos_lookback": "below: 回头看 by `stats groups`",
    "ordos_trends": "below: only percentages are published, by `stats trends`",
    "npc_9_5": "72.2% is of two classes together, no figure of ours: the checker works it out",
    "suzhou_qr": "only floors are published (1000+, 800+, >85%): nothing to count",
}
DIVISIONS = {"ABC": "class", "ABCD": "class", "classes": "class"}
RATES = {
    "答复率": "concluded",
    "办成率": "solved",
    "解决率": "solved",
    "满意和基本满意率": "satisfied",
    "满意率(满意+基本满意)": "satisfied",
    "办理结果满意率": "satisfied_returned",
    "办理工作满意率": "satisfied_manner",
    "需两个以上部门办理": "helped",
    "少数民族": "minorities",
    "妇女": "women",
    "一线工人农民": "workers",
    "工人农民": "workers",
    "专业技术": "skilled",
    "党政领导干部": "officials",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory, county_folder):
    """An office into which all sets were brought, each under a session of its own."""
    root = tmp_path_factory.mktemp("published")
    shutil.copytree(county_folder, root / "office")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NPCDESK_PASSPHRASE", PASSPHRASE)
        desk = Desk(root / "office", COUNTY)
        papers, people = books.write(root)
        desk.run("suggestions", "import", papers, "--yes")
        desk.run("roster", "import", people, "--yes")
        yield desk


def number(printed):
    return Decimal(printed.rstrip("%"))


def test_every_published_set_is_asked():
    assert {*PAPERS, *DELEGATES, *ELSEWHERE} == set(SETS)


@pytest.mark.parametrize("name", PAPERS)
def test_suggestions(desk, name):
    compare(name, lambda places: ask(desk, name, places))


def ask(desk, name, places):
    key = ["--key"] if "key" in name else []
    kind = ["--kind", "一般建议"] if name == "dehui_19_1" and places else []
    where = ("--session", f"19-{books.ordinal(name)}", *key, *kind)
    return desk.json("stats", "suggestions", *where, "--decimals", str(places))


@pytest.mark.parametrize("name", DELEGATES)
def test_delegates(desk, name):
    level = ["--level", "全国"] if DELEGATES[name][0] else []

    def asked(places):
        return desk.json("stats", "delegates", *level, "--decimals", str(places))

    assert asked(0)["total"] == SETS[name]["counts"]["total"]
    compare(name, asked)


def compare(name, ask):
    """Hold every number of a set to what is answered with as many decimals as it was printed."""
    asked, differs = {}, {}
    for item, row, places, division in lines(SETS[name]):
        if places not in asked:
            asked[places] = ask(places)
        found = asked[places]
        told = part(found, item, division, name) if division else rate(found, item)
        assert told[:2] == (row["numerator"], row["denominator"]), item
        if told[2] != Decimal(row["published"]):
            differs[name, item, row["published"]] = str(told[2])
    assert differs == {at: ours for at, (ours, _) in DIFFERS.items() if at[0] == name}


def lines(one):
    """Yield every printed number of a set: of what, its row, its decimals, and its division."""
    for group in one["percentages"]:
        places = max(row["dp"] for row in group["rows"])
        for row in group["rows"]:
            yield row["item"], row, places, DIVISIONS.get(group["group"], "category")
    for row in one["ratios"]:
        yield row["name"], row, row["dp"], ""


def part(found, item, division, name):
    """Return numerator, denominator and the share of a line of a division."""
    key = PAPERS[name].columns.get("reply_class", {}).get(item, item)
    line = next(each for each in found[division] if each["key"] == key)
    return line["count"], found["wholes"][division]["count"], number(line["share"])


def rate(found, item):
    """Return numerator, denominator and what is printed of a rate."""
    line = next(each for each in found["rates"] if each["name"] == RATES[item])
    return line["numerator"], line["denominator"], number(line["printed"])


def test_shares_of_the_first_seed_say_what_they_are_of(desk):
    """54.6 is balanced, five categories are 521 of 605, and a rate nobody wrote down is “—”."""
    found = ask(desk, "ordos_5th_3y", 1)
    rates = {each["name"]: each for each in found["rates"]}
    assert "单独四舍五入是54.5%" in rates["solved"]["note"]
    assert rates["solved"]["scope"] == "十九届一次"
    assert rates["on_time"]["printed"] == rates["satisfied"]["printed"] == "—"
    assert (found["category"][-1]["label"], found["category"][-1]["count"]) == ("未分类", 84)
    assert found["means"][0]["printed"] == "60.0"
    plain = desk.run("stats", "suggestions", "--session", "19-1", "--plain", "--trim")
    assert "各项占比四舍五入，相加不等于100%。" in plain
    assert "19%" in plain


def test_a_denominator_of_another_scope_is_shown_as_one(desk):
    """137 of 269 is 50.9 %; of the 238 B of the same article it would be 57.6 %."""
    year = books.year("ordos_5th_3y") + 1
    looked = {"on": date(year, 6, 1), "today": make.TODAY, "solved": "solved", "kept": "none"}
    with Entrance(desk.folder, None, make.CLOCK).writing("回头看") as session:
        scope = look_backs.scope(session, year, classes=("B",))
        for line in look_backs.lines(session, scope)[:137]:
            look_backs.look_back(session, line.id, **looked, follow="done", rating=None)
    found = desk.json("stats", "groups", "--year", str(year))
    told = next(each for each in found["rates"] if each["name"] == "lookback_solved")
    assert (told["numerator"], told["denominator"], told["printed"]) == (137, 238, "57.6%")
    assert told["scope"] == told["base"] == f"{year - 3}—{year - 1}年答复为 B 类的建议"


def test_changes_of_percentages_are_in_points(desk, tmp_path):
    """Of the trends only percentages are published: so many of a thousand stand for them."""
    path = tmp_path / "往年.csv"
    path.write_text(
        "年份,建议总数,已答复,A类,B类,满意,不满意\n"
        "2001,1000,1000,467,442,984,16\n2003,1000,1000,696,257,991,9\n2015,229,,,,,\n",
        encoding="utf-8",
    )
    desk.run("stats", "import", path, "--yes")
    told = {each["label"]: each for each in desk.json("stats", "trends")}
    later = told["2003年（汇总数）"]
    assert (later["solved"], later["solved_change"]) == ("69.6%", "上升22.9个百分点")
    assert (later["satisfied"], later["satisfied_change"]) == ("99.1%", "上升0.7个百分点")
