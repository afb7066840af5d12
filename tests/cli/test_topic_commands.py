"""A topic of five levels by command line: what is shown, what is refused, what is undone.

Every verb is tried in `test_json`.
"""


def test_a_topic_is_followed_by_command_line(line, tmp_path):
    line.take_in("35")
    line.run("topics", "add", "农村饮水安全", "--aim", "水质达标率到 95%", "--on", "2.10")
    who = ("--level", "县", "--who", "示例县人大常委会", "--due", "5.10")
    line.run("topics", "part", "饮水", *who)
    line.run("topics", "part", "饮水", "--level", "全国", "--who", "全国人大代表某某")
    line.run("topics", "claim", "饮水", "--on", "2.12")  # of the two this office's own
    assert "农村饮水安全" in line.run("today")
    line.run("topics", "link", "饮水", "--suggestion", "35")
    assert "原来就关联了" in line.run("topics", "link", "饮水", "--suggestion", "35")
    assert "请先认领" in line.refused("topics", "result", "饮水", "好", "--part", "全国")
    assert "请用 --part 写明是哪一项" in line.refused("topics", "claim", "饮水", "--part", "某人")
    shown = line.run("topics", "show", "饮水")
    for words in ("已认领：1/2", "监督落地", "争取政策支持", "第35号", "认领　示例县人大常委会"):
        assert words in shown
    line.run("topics", "part", "饮水", "--level", "全国", "--who", "全国", "--drop")
    line.run("topics", "link", "饮水", "--suggestion", "35", "--drop")
    (topic,) = line.json("topics", "take-back", "饮水", "--reason", "认领错了")
    assert (topic["state"], len(topic["parts"]), topic["links"]) == ("待认领", 1, [])
    line.run("topics", "change-part", "饮水", "示例", "--delegate", "周启明", "--due", "6.30")
    line.run("topics", "claim", "饮水", "--person", "科长李某", "--on", "2026-2-12")
    held = line.refused("topics", "change-part", "饮水", "示例", "--who", "别的县")
    assert "已经认领这一项" in held
    assert "示例县人大常委会，科长李某，监督落地" in line.run("topics", "show", "饮水")
    line.run("topics", "edit", "饮水", "--title", "饮水安全")
    line.run("topics", "link", "饮水安全", "--suggestion", "35")
    assert "协同议题：饮水安全" in line.run("suggestions", "show", "35")
    line.run("topics", "list", "--out", tmp_path / "议题.xlsx")
    assert (tmp_path / "议题.xlsx").stat().st_size > 0
    line.run("topics", "put-away", "饮水安全")
    assert "协同议题" not in line.run("suggestions", "show", "35")
    assert line.json("topics", "list") == []
