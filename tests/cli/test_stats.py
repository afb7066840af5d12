"""`stats`: what it refuses, its names, and former years; what was published is tested apart."""

import re
from datetime import date
from itertools import chain, repeat
from pathlib import Path

import pytest

from npcdesk.rules.drafts import SuggestionDraft
from npcdesk.workbooks.roster_out import write_suggestions
from npcdesk.workbooks.sheets import open_sheets

TERMS = Path(__file__).parents[2] / "docs" / "terms.md"


def spread(counts, *names):
    """Return a value for each suggestion: so many of each name, then nothing."""
    return chain.from_iterable([*(repeat(name, counts[name]) for name in names), repeat("")])


def bring_in(line, counts, many, **columns):
    """Write so many suggestions to a workbook, each column spread over them, and import it."""
    values = {name: spread(counts, *keys) for name, keys in columns.items()}
    drafts = [
        SuggestionDraft(
            f"关于第{n}件事的建议",
            number=str(n),
            lead="周启明",
            session="十九届一次",
            raised_on=date(2025, 1, 20),
            lead_unit="县住建局",
            handed_on=date(2025, 2, 10),
            replied_on=date(2025, 4, 11),
            **{name: next(each) for name, each in values.items()},
        )
        for n in range(1, many + 1)
    ]
    path = line.folder.root / "建议.xlsx"
    write_suggestions(path, "清单", drafts)
    line.run("suggestions", "import", path, "--yes")


@pytest.mark.parametrize(
    "wrong",
    [
        ["suggestions", "--decimals", "9"],
        ["suggestions", "--unit", "没有的局"],
        ["trends", "--by", "月"],
    ],
)
def test_what_cannot_be_counted_is_refused_in_words(line, wrong):
    line.refused("stats", *wrong)


def test_the_names_of_figures_are_in_the_terms(line):
    terms = set(re.findall(r"`([a-z_]+)`", TERMS.read_text(encoding="utf-8")))
    bring_in(line, {"A": 1, "": 1}, 2, reply_class=["A"])
    line.run("roster", "add", "周启明", "--sex", "女")
    line.run("stations", "add", "沙河镇代表之家")
    (trend,) = line.json("stats", "trends", "--by", "次")
    assert (trend["label"], trend["total"], trend["growth"]) == ("十九届一次", 2, "—")
    assert set(trend) <= terms
    pivot = line.json("stats", "pivot", "--rows", "承办单位")
    assert set(pivot) | set(pivot["lines"][0]) <= terms
    for kind in ("suggestions", "delegates", "stations", "groups"):
        found = line.json("stats", kind)
        lines = [each for some in found.values() if isinstance(some, list) for each in some]
        assert {name for one in lines for name in one} | set(found) <= terms, kind
        assert {rate["name"] for rate in found["rates"]} <= terms, kind
        assert found["rates"][0]["label"] in line.run("stats", kind)
    (women, *_) = line.json("stats", "delegates")["rates"]
    assert (women["name"], women["numerator"], women["printed"]) == ("women", 1, "100.0%")


def test_a_term_is_all_its_sessions(line):
    bring_in(line, {"A": 1}, 3, reply_class=["A"])
    for said, total, words in (("十九届", 3, "第十九届"), ("闭会", 0, "十九届闭会")):
        found = line.json("stats", "suggestions", "--session", said)
        assert (found["total"], found["scope"]) == (total, words)


def test_a_place_a_level_and_a_class_narrow_both_tables(line):
    line.run("roster", "add", "周启明", "--delegation", "沙河镇")
    line.run("roster", "add", "王芳", "--delegation", "东桥镇")
    bring_in(line, {"A": 3, "B": 2}, 6, reply_class=["A", "B"])
    for said, total, words in (
        (["--delegation", "沙河镇", "--level", "县级"], 6, "县级代表领衔，沙河镇提出"),
        (["--delegation", "东桥镇"], 0, "东桥镇提出"),
        (["--class", "a"], 3, "答复时A类"),
        (["--current-class", "B类"], 2, "当前B类"),
    ):
        found = line.json("stats", "suggestions", *said)
        assert (found["total"], found["scope"]) == (total, words)
        assert {rate["scope"] for rate in found["rates"]} == {words}
        crossed = line.json("stats", "pivot", "--rows", "提出月份", *said)
        assert (crossed["total"], crossed["scope"]) == (total, words)
    assert [each["label"] for each in crossed["lines"]] == ["2025年1月"]
    assert "可以用：A、B、C" in line.refused("stats", "suggestions", "--class", "甲")
    line.refused("stats", "pivot", "--rows", "年", "--level", "区里")


def test_a_name_that_is_nowhere_is_told_with_those_alike(line):
    line.run("roster", "add", "周启明", "--delegation", "沙河镇")
    line.run("roster", "add", "王芳", "--delegation", "东桥镇")
    line.run("stations", "add", "沙河镇代表之家", "--township", "沙河镇")
    line.run("units", "add", "县水利局", "--kind", "政府部门")
    counts = {"农林水利": 2, "城建环保": 1}
    bring_in(line, counts, 3, category=["农林水利", "城建环保"])
    for said, words in (
        (["--category", "农林水"], "没有“农林水”这个内容分类，相近的是：农林水利。"),
        (["--category", "xyz"], "没有“xyz”这个内容分类。有的是：农林水利、城建环保。"),
        (["--delegation", "沙河"], "没有“沙河”这个代表团，相近的是：沙河镇。"),
        (["--kind", "部门"], "没有“部门”这个单位类别，相近的是：政府部门。"),
    ):
        assert line.refused("stats", "suggestions", *said) == words
        assert line.refused("stats", "pivot", "--rows", "提出年份", *said) == words
    for what, option, name in (
        ("delegates", "--delegation", "代表团"),
        ("stations", "--township", "乡镇"),
    ):
        said = line.refused("stats", what, option, "沙河县")
        assert said == f"没有“沙河县”这个{name}，相近的是：沙河镇。"
        assert line.json("stats", what, option, "沙河镇")["total"] in (0, 1)


def test_rows_and_columns_are_chosen_and_the_cells_told_copied_and_written(line):
    counts = {"A": 3, "B": 2, "城建": 4, "教育": 1}
    bring_in(line, counts, 6, reply_class=["A", "B"], category=["城建", "教育"])
    asked = ["stats", "pivot", "--rows", "内容分类", "--columns", "class"]
    found = line.json(*asked, "--session", "19-1")
    cells = {(each["row"], each["column"]): each["count"] for each in found["cells"]}
    assert [cells["城建", of] for of in ("A", "B", "")] == [3, 1, 0]
    assert (cells["教育", "B"], cells["", ""]) == (1, 1)
    assert found["total"] == sum(cells.values()) == found["whole"][0]["count"] == 6
    assert [each["count"] for each in found["across"]] == [3, 2, 1]
    shares = line.json(*asked, "--measure", "占本行")
    assert [each["printed"] for each in shares["cells"][:3]] == ["75.0%", "25.0%", "0.0%"]
    rates = line.json(*asked, "--measure", "solved")
    assert [each["printed"] for each in rates["lines"]] == ["75.0%", "0.0%", "—"]
    said = line.run(*asked, "--measure", "平均办理天数")
    assert "内容分类 × 办理结果，平均办理天数（已答复 6 件" in said
    assert "60.0" in said
    path = line.folder.root / "表.xlsx"
    line.run(*asked, "--out", path)
    (sheet,) = open_sheets(path)
    assert list(sheet.rows[2]) == ["序号", "内容分类", "A类", "B类", "未定类别", "合计"]
    assert list(sheet.rows[-1])[2:] == [3, 2, 1, 6]
    line.run("stats", "pivots", "keep", "各类", "--rows", "内容分类", "--columns", "办理结果")
    line.run("stats", "pivots", "rename", "各类", "各类结果")
    (kept,) = line.json("stats", "pivots", "list")
    assert list(kept.values()) == ["各类结果", "category", "class", "count"]
    assert line.json("stats", "pivot", "--saved", "各类结果", "--session", "19-1") == found
    assert "有的是：各类结果" in line.refused("stats", "pivots", "drop", "各类")
    line.run("stats", "pivots", "drop", "各类结果")
    assert line.json("stats", "pivots", "list") == []
    line.run("undo")
    assert "办理结果" in line.run("stats", "pivots", "list")
    line.refused("stats", "pivot")
    assert "行和列" in line.refused(*asked[:4], "--columns", "category")


def test_counts_of_former_years_reach_where_there_are_no_papers(line):
    bring_in(line, {"A": 1, "": 1}, 2, reply_class=["A"])
    path = line.folder.root / "往年.csv"
    path.write_text(
        "年份,建议总数,已答复,A类,B类,C类,满意,基本满意,不满意\n"
        "2023年,605,605,330,210,65,500,90,15\n2024,296,300,,,,,,\n2025,9,,,,,,,\n合计,910,,,,,,,\n",
        encoding="utf-8",
    )
    planned = line.json("stats", "import", path, "--yes")
    assert [each["action"] for each in planned] == ["新增", "不导入", "不导入"]
    assert "多于建议总数 296 件" in planned[1]["why"]
    assert "从建议里统计" in planned[2]["why"]
    old, new = line.json("stats", "trends")
    assert (old["label"], old["total"], old["summed"]) == ("2023年（汇总数）", 605, True)
    assert (old["solved"], old["satisfied"], old["on_time"]) == ("54.5%", "97.5%", "—")
    assert (new["total"], new["summed"], new["solved_change"]) == (2, False, "下降4.5个百分点")
    assert "没有要导入的" in line.run("stats", "import", path, "--yes")
    blank = path.with_name("空白.xlsx")
    line.run("stats", "import", blank, "--blank")
    assert line.json("stats", "import", blank) == []
    line.run("undo")
    assert [each["label"] for each in line.json("stats", "trends")] == ["2025年"]
    path.write_text("年份,建议总数\n2023,六百\n", encoding="utf-8")
    assert "第 2 行" in line.refused("stats", "import", path, "--yes")


@pytest.mark.parametrize(
    "words",
    [
        ("stats", "suggestions"),
        ("suggestions", "list"),
        ("report", "suggestions", "--out", "报告.docx"),
        ("stats", "pivot", "--rows", "category"),
    ],
)
def test_a_session_that_was_never_held_is_told_with_those_that_were(line, words):
    line.take_in("35")
    said = line.refused(*words, "--session", "18-9")
    assert said == "没有十八届九次会议。有的是：十九届一次、十九届闭会。"
    assert "没有第二十届。" in line.refused(*words, "--session", "二十届")


def test_what_several_units_lead_is_told_below_the_table_by_unit(line):
    bring_in(line, {"A": 1}, 2, reply_class=["A"])
    assert line.json("stats", "suggestions")["wholes"]["unit"]["note"] == ""
    assert "每件只算在" not in line.run("stats", "suggestions")
    line.take_in("9")
    units = ("--to", "县住建局", "--to", "县水利局", "--new-unit")
    line.run("suggestions", "hand-over", "关于9的建议", *units, "--jointly")
    words = "由几个单位分办或共同主办的1件，每件只算在排在第一的单位名下"
    assert words in line.run("stats", "suggestions")
    assert words in line.json("stats", "suggestions")["wholes"]["unit"]["note"]
