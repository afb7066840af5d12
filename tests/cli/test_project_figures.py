"""The published sets of projects come out of an office that did what those did."""

from npcdesk.rules import report_check
from tests.cli.project_books import bring, sheet

NINGHAI = """
美丽乡村 95 27 0
饮用水 175 43 4
公路 161 58 3
高中 187 34 1
前童小学 177 44 1
二院 161 57 4
养老 165 57 0
停车 145 74 3
消防 159 62 1
环卫 168 53 1
"""
"""宁海 2020: 满意, 基本满意, 不满意 by 231 delegates, as printed; the first has lost a hundred."""


def pass_all(line, tmp_path, titles, base):
    """Let every candidate pass, item by item."""
    line.run(
        "projects", "vote", "大会", "--method", "逐项表决", "--base", base, "--on", "2026-1-24"
    )
    heads = ["项目", "赞成", "反对", "弃权"]
    papers = [[name, base] for name in ("发出", "收回", "有效")]
    rows = [heads, *papers, ["无效", 0], *([title, base, 0, 0] for title in titles)]
    line.run("projects", "count", sheet(tmp_path / "通过.xlsx", rows), "--vote", "大会")
    line.run("projects", "settle")


def test_ninghai_2020(line, tmp_path):
    counts = [row.split() for row in NINGHAI.strip().splitlines()]
    titles = [row[0] for row in counts]
    bring(line, tmp_path / "征集.xlsx", titles)
    line.run("projects", "edit", titles[0], "--money", "24700")
    pass_all(line, tmp_path, titles, 231)
    line.run("projects", "progress", titles[0], "--paid", "24100", "--percent", "90")
    for said, some in (("完成", titles[:8]), ("基本完成", titles[8:9]), ("未完成", titles[9:])):
        line.run("projects", "finish", *some, "--result", said)
    who = ("--method", "满意度测评", "--base", "231", "--present", "231")
    line.run("projects", "vote", "测评会", *who)
    papers = [["发出票", 231], ["收回票", 222], ["有效票", 222], ["无效票", 0]]
    rows = [["项目", "满意", "基本满意", "不满意", "弃权"], *papers]
    rows += [[title, *map(int, marks), 0] for title, *marks in counts]
    book = sheet(tmp_path / "测评.xlsx", rows)
    (found,) = line.json("projects", "count", book, "--vote", "测评会")
    (wrong,) = [check["text"] for check in found["checks"] if not check["ok"]]
    assert wrong.startswith(
        "“美丽乡村”95 + 27 + 0 + 0 = 122，和有效票 222 不等，可能是满意 95 原是 195"
    )
    said = {each["title"]: each["said"] for each in found["lines"]}
    assert said == {**dict.fromkeys(titles, "满意"), "美丽乡村": "基本满意"}
    figures = {each["name"]: each for each in line.json("projects", "figures")}
    assert figures["年度投资完成率"]["printed"] == "97.6%"  # 2.41 of 2.47 亿元
    assert [figures[name]["numerator"] for name in ("完成", "基本完成", "未完成")] == [8, 1, 1]


def test_dongyang_2021(line, tmp_path):
    """84 opinions, 21 projects, 90 % of them adopted, ten chosen, nine from delegates."""
    titles = [f"项目{n}" for n in range(100, 121)]
    heard = [[title, "代表建议"] for title in titles[:9]] + [[t, "政府部门"] for t in titles[9:]]
    heard += [[f"意见{n}", "群众意见"] for n in range(100, 163)]
    book = sheet(tmp_path / "征集.xlsx", [["项目", "来源"], *heard])
    line.run("projects", "import", book, "--yes")
    merged = [title for title, _ in heard[21:]]
    line.run("projects", "screen", *merged, "--result", "并入", "--into", titles[0])
    line.run("projects", "screen", *titles, "--result", "列入")
    line.run("projects", "shortlist", *titles[:19], "--by", "对接会")
    line.run("projects", "review", *titles[:10], "--by", "代表大会")
    line.run("projects", "vote", "大会", "--seats", "10", "--base", "300")
    rows = [["项目", "得票"], *([name, 300] for name in ("发出", "收回", "有效"))]
    rows += [["无效", 0], *([title, 260] for title in titles[:10])]
    line.run("projects", "count", sheet(tmp_path / "票.xlsx", rows), "--vote", "大会")
    line.run("projects", "settle")
    figures = {each["name"]: each for each in line.json("projects", "figures", "--places", "0")}
    told = {name: (each["numerator"], each["denominator"]) for name, each in figures.items()}
    assert (told["征集"][0], told["建议项目"], told["采纳率"]) == (84, (21, 84), (19, 21))
    assert figures["采纳率"]["printed"] == "90%"
    assert told["代表建议占比"] == (9, 10)
    out = tmp_path / "报告.pdf"
    text = line.json("report", "projects", "--out", out, "--year", "2026")["text"]
    for said in ("意见和项目84项。", "建议项目21项", "采纳率90.5%", "的9项，占90%。"):
        assert said in text, text
    assert [f.title for f in report_check.check(text).findings if "凑整" not in f.title] == []
