"""代表小组, activities and duties typed: a year of a team, and what is asked of its members."""

from tests.forms import paper


def test_a_team_holds_an_activity_and_its_members_years_are_told(line, tmp_path):
    line.take_in("35")
    line.run("roster", "add", "王芳")
    assert "已经成立" in line.run("teams", "add", "沙河小组", "--convener", "周启明")
    line.run("teams", "join", "沙河", "--delegate", "王芳", "--on", "2026-1-1")
    line.run("activities", "plan", "走访企业", "--team", "沙河小组", "--on", "5.20")
    assert "还没有到" in line.refused("activities", "hold", "走访企业", "--on", "2026-5-20")
    line.run("activities", "hold", "走访企业", "--on", "5.1", "--leave", "王芳", "--present")
    line.run("activities", "outcome", "走访企业", "--suggestion", "35")
    line.run("activities", "outcome", "走访企业", "--report", "用工调研")
    said = line.run("activities", "list")
    assert "1 次活动，1 人次，形成建议 1 件、调研报告 1 篇。" in said
    (file,) = line.json("activities", "show", "走访")
    assert [(p["name"], p["attendance"]) for p in file["parts"]] == [
        ("王芳", "请假"),
        ("周启明", "实到"),
    ]
    scan = tmp_path / "签到表.jpg"
    scan.write_bytes(b"scan")
    line.run("activities", "attach", "走访企业", scan)
    (tmp_path / "存").mkdir()
    line.run("activities", "attach", "走访企业", scan, "--outcome", "用工")
    assert len(line.json("activities", "files", "走访企业")) == 2
    assert "请写明是哪一项成果" in line.refused("activities", "drop-outcome", "走访企业")
    line.run("activities", "drop-outcome", "走访企业", "用工")
    line.run("activities", "files", "走访企业", "--save-to", tmp_path / "存")
    assert (tmp_path / "存" / "签到表.jpg").read_bytes() == b"scan"
    line.run("activities", "edit", "走访企业", "--title", "走访厂", "--held-on", "4.30")
    assert "5月1日" not in line.run("activities", "show", "走访厂")
    line.run("activities", "leave-out", "走访厂", "--delegate", "王芳")
    assert line.json("activities", "show", "走访厂")[0]["leave"] == 0
    line.run("activities", "put-away", "走访厂")
    assert "没有叫" in line.refused("activities", "take-back", "走访厂")
    for _ in range(3):
        line.run("undo")
    line.run("activities", "plan", "述职会", "--kind", "述职")
    line.run("activities", "cancel", "述职会", "--reason", "改期")
    assert "“取消”已更正" in line.run("activities", "take-back", "述职会")
    votes = ("--votes", "30,5,1")
    line.run("activities", "attend", "述职会", "--delegate", "周启明", *votes)
    assert "30、5、1" in line.run("activities", "show", "述职会")
    assert "三个票数" in line.refused(
        "activities", "attend", "述职会", "--delegate", "周启明", "--votes", "30"
    )
    mine = {row["item"]: row for row in line.json("duty", "show", "周启明")}
    assert (mine["小组活动"]["done"], mine["小组活动"]["words"]) == (1, "还差 1 次")
    assert "小组活动 1 次 × 2" not in line.run("duty", "show", "周启明", "--year", "2025")
    assert {row["name"] for row in line.json("duty", "behind", "--target", "走访选民")} == {
        "周启明",
        "王芳",
    }
    path = tmp_path / "要求.toml"
    line.run("duty", "targets", "--out", path)
    text = path.read_text(encoding="utf-8").replace("least = 10", "least = 0")
    path.write_text(text, encoding="utf-8")
    line.run("duty", "targets", "--from", path)
    assert "走访选民：至少 0 户" in line.run("duty", "targets")
    assert "没有落后的代表" in line.run("duty", "behind", "--target", "走访选民")
    new = ("接访", "--kind", "接待群众", "--least", "3")
    assert "到今天落后的 2 名" in line.run("duty", "add", *new, "--dry-run")
    assert "接访" not in line.run("duty", "targets")
    line.run("duty", "add", *new)
    assert "接访：至少 3 次" in line.run("duty", "targets")
    line.run("duty", "end", "接访")
    assert "接访" not in line.run("duty", "targets")
    sheet, form, one = (tmp_path / name for name in ("公示.xlsx", "公示.pdf", "档案.pdf"))
    line.run("duty", "publish", "--out", sheet)
    line.run("duty", "publish", "--out", form)
    line.run("print", "delegate-file", "--delegate", "周启明", "--out", one)
    assert "人大代表履职档案（2026年）姓名：周启明" in paper.words(one.read_bytes())
    line.run("roster", "edit", "周启明", "--phone", "13800000001", "--publish", "内部")
    line.run("duty", "publish", "--out", form)
    assert "周启明" not in paper.words(form.read_bytes())
    assert sheet.stat().st_size > 0
