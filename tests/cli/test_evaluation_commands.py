"""双评价 typed: scores with their formula, what is behind one, marks, the scheme as a file."""

POINTS = ["代表性=20", "前瞻性=15", "针对性=20", "明确具体=20", "调研基础=10", "推动作用=5"]


def test_an_evaluation_is_asked_for_and_its_scheme_changed(line, tmp_path):
    line.run("roster", "add", "周启明")
    line.run("suggestions", "add", "--title", "关于路灯的建议", "--lead", "周启明")
    line.run("suggestions", "file", "路灯", "--number", "35")
    line.run("suggestions", "hand-over", "35", "--to", "县交通运输局", "--new-unit")
    line.run("suggestions", "receive", "35", "--unit", "县交通运输局", "--signed-by", "李工")
    line.run("suggestions", "reply", "35", "--class", "A")
    line.run("suggestions", "rate", "35", "--rating", "满意")
    (unit,) = line.json("evaluation", "units")
    assert (unit["rank"], unit["papers"], unit["score"]) == (1, 1, 80.0)
    assert (unit["meet_rate"], unit["receive_points"]) == (0, 10)
    assert unit["formula"].endswith("= 80.0")
    (behind,) = line.json("evaluation", "units", "--unit", "交通")
    assert (behind["number"], behind["course_rate"], behind["met"]) == ("35", 100.0, [])
    said = line.run("evaluation", "units")
    assert "协办不计分" in said
    assert "交办后 7 日内签收的件数" in said
    assert line.json("evaluation", "units", "--candidates") == []
    given = [word for each in POINTS for word in ("--points", each)]
    line.run("evaluation", "mark", "35", "--by", "代工委", *given)
    assert "已经给这件建议评过分" in line.refused(
        "evaluation", "mark", "35", "--by", "代工委", *given
    )
    assert "代表性=18" in line.refused(
        "evaluation", "mark", "35", "--by", "评委", "--points", "代表性"
    )
    (best,) = line.json("evaluation", "suggestions", "--candidates")
    assert (best["quality"], best["markers"], best["score"]) == (90.0, 1, 80.0)
    line.run("evaluation", "unmark", "35", "--by", "代工委", "--reason", "录错了")
    assert [each["taken_back"] for each in line.json("evaluation", "marks", "35")] == ["录错了"]
    line.run("evaluation", "propose", "35")
    assert "评优：2026年度优秀代表建议候选" in line.run("suggestions", "show", "35")
    assert line.json("roster", "show", "周启明")[0]["honours"] == []
    held = ("evaluation", "decide", "35", "--meeting", "主任会议", "--on")
    assert "在答复之前" in line.refused(*held, "2026-2-2", "--proposed-on", "2026-2-2")
    line.run(*held, "今天")
    for asked in (("suggestions", "show", "35"), ("roster", "show", "周启明")):
        ((honour,),) = (each["honours"] for each in line.json(*asked))
        assert (honour["name"], honour["title"]) == ("关于路灯的建议", "2026年度优秀代表建议")
        assert (honour["meeting"], honour["decided_on"]) == ("主任会议", "2026-05-06")
        assert "评优：2026年度优秀代表建议" in line.run(*asked)
    path = tmp_path / "办法.toml"
    line.run("evaluation", "scheme", "--out", path)
    text = path.read_text(encoding="utf-8").replace("meet = 20", "meet = 0")
    path.write_text(text.replace("rating = 25", "rating = 45"), encoding="utf-8")
    line.run("evaluation", "scheme", "--year", "2026", "--from", path)
    assert "满意率 45 分" in line.run("evaluation", "scheme")
    assert line.json("evaluation", "units")[0]["score"] == 100.0
    line.run("evaluation", "units", "--out", tmp_path / "得分.xlsx")
    assert (tmp_path / "得分.xlsx").exists()
