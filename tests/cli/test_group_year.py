"""A group's year by command line, from the nomination to the next year, and a step taken back."""

import pypdfium2

YEAR = (
    ("nominate", "桥梁督办组", "--committee", "城环工委", "--on", "2.3"),
    ("decide", "桥梁", "--by", "第五次主任会议", "--on", "2.6"),
    (
        "set-up",
        "桥梁",
        "--leader",
        "王建国",
        "--leader-post",
        "县人大常委会副主任",
        "--official",
        "赵明辉",
        "--member",
        "石建军",
        "--on",
        "2.7",
    ),
    ("consult", "桥梁", "--venue", "县政府", "--body", "先修主桥", "--on", "2.20"),
    ("plan", "桥梁", "--node", "4.1 摸底", "--node", "5.20 视察", "--on", "3.1"),
    ("node", "桥梁", "拿出措施", "--due", "2026-4-20", "--on", "3.2"),
    ("done", "桥梁", "摸底", "--on", "3.30"),
    ("inspect", "桥梁", "--how", "视察", "--body", "护栏松动", "--on", "4.2"),
    ("item", "桥梁", "加固护栏", "--due", "2026-4-28", "--to", "县交通运输局", "--on", "4.2"),
)
END = (
    ("answer", "桥梁", "护栏", "--body", "已加固"),
    ("progress", "桥梁", "过半", "--by", "县交通运输局"),
    ("report", "桥梁", "--to", "第八次主任会议"),
    ("evaluate", "桥梁", "--grade", "较好"),
    ("carry", "桥梁", "--reason", "资金没有到位"),
)


def words_of(pdf):
    (page,) = pypdfium2.PdfDocument(pdf)
    return page.get_textpage().get_text_bounded().replace("编号：", "").split()


def test_a_year_of_a_group(line, tmp_path):
    for words in YEAR:
        line.run("groups", *words)
    shown = line.run("groups", "show", "桥梁")
    assert "提醒：2 项逾期，34 天没有进度" in shown
    assert "组长：王建国（县人大常委会副主任）\n" in shown
    assert "节点：2026.3.30完成" not in shown
    assert "2026.4.28 加固护栏 县交通运输局 已逾期" in shown
    titles = [task["title"] for task in line.json("today")]
    assert "桥梁督办组：加固护栏" in titles
    assert "还没完成的是：拿出措施、视察" in line.refused("groups", "done", "桥梁", "摸底")
    slip = tmp_path / "督办单.pdf"
    line.run("print", "supervision-slip", "--group", "桥梁", "--item", "护栏", "--out", slip)
    assert {"督办〔2026〕1号", "加固护栏", "示例县交通运输局"} <= set(words_of(slip))
    assert "清单上有：加固护栏" in line.refused(
        "print", "督办单", "--group", "桥梁", "--item", "桥面", "--out", slip
    )
    for words in END:
        line.run("groups", *words)
    (group,) = line.json("groups", "list")
    assert (group["stage"], group["year"], group["found"]) == ("推进中", 2026, "护栏松动")
    assert "“结转下一年”不算" in line.run(
        "groups", "take-back", "桥梁", "--reason", "主任会议没有同意"
    )
    line.run("groups", "archive", "桥梁")
    (group,) = line.json("groups", "show", "桥梁")
    assert (group["stage"], group["grade"]) == ("已归档", "fairly_good")


def test_files_of_a_step_and_facts_that_change(line, tmp_path):
    line.run("groups", "form", "水利督办组", "--leader", "王建国", "--member", "石建军")
    minutes = tmp_path / "纪要.docx"
    minutes.write_bytes(b"agreed")
    line.run("groups", "progress", "水利", "过半", "--file", minutes)
    assert "已添加附件 0 个。“纪要.docx”已经在附件里" in line.run(
        "groups", "attach", "水利", minutes
    )
    minutes.write_bytes(b"agreed again")
    line.run("groups", "attach", "水利", minutes)
    assert "附件：纪要.docx" in line.run("groups", "show", "水利")
    line.run("groups", "files", "水利", "--save-to", tmp_path / "另存")
    assert sorted(each.name for each in (tmp_path / "另存").iterdir()) == [
        "01 2026-05-06 进度 纪要.docx",
        "02 2026-05-06 进度 纪要.docx",
    ]
    assert "没有覆盖" in line.refused("groups", "files", "水利", "--save-to", tmp_path / "另存")
    line.run("groups", "amend", "水利", "--leader", "李明", "--member", "")
    (group,) = line.json("groups", "list")
    assert (group["name"], group["leader"], group["members"]) == ("水利督办组", "李明", [])
    assert "名称和组长" in line.refused("groups", "amend", "水利", "--leader", "")
