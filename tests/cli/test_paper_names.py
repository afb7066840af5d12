"""Suggestions, visits and opinions are named as a person knows them, and tables show by what."""

import pytest

from npcdesk import labels

BRIDGE, SCHOOL = "关于修缮沙河桥的建议", "关于沙河小学校门的建议"


@pytest.fixture
def people(line, tmp_path):
    path = tmp_path / "名册.csv"
    path.write_text("姓名,性别\n周启明,男\n", encoding="utf-8")
    line.run("roster", "import", path, "--yes")
    return line


def add(line, title):
    (paper,) = line.json("suggestions", "add", "--title", title, "--lead", "周启明")
    return paper["id"]


def test_a_draft_is_named_by_title_part_or_the_short_id_that_the_list_shows(people):
    line = people
    bridge, school = add(line, BRIDGE), add(line, SCHOOL)
    table = line.run("suggestions", "list")
    assert labels.short_id(bridge) in table
    assert bridge not in table
    assert BRIDGE in line.run("suggestions", "show", "沙河桥")
    said = line.refused("suggestions", "file", "沙河")
    assert f"{labels.short_id(school)}《{SCHOOL}》" in said
    assert f"{labels.short_id(bridge)}《{BRIDGE}》" in said
    line.run("suggestions", "file", labels.short_id(bridge), "--number", "8")
    line.run("suggestions", "file", SCHOOL)
    assert {each["number"] for each in line.json("suggestions", "list")} == {"8", "9"}
    line.run("groups", "form", "督办组", "--leader", "王建国", "--suggestion", "沙河桥")
    chosen = line.run("groups", "choose", "小学", "--group", "督办")
    assert f"第9号《{SCHOOL}》" in chosen
    assert "已列入“督办组”。" in chosen
    assert f"第9号《{SCHOOL}》" in line.run("groups", "release", "第9号")


def test_what_a_new_draft_says_can_be_typed_as_it_stands(people):
    said = people.run("suggestions", "add", "--title", BRIDGE, "--lead", "周启明")
    command = said.rstrip().rpartition("：")[2]
    assert f"《{BRIDGE}》已立案" in people.run(*command.split())


def test_an_opinion_is_named_by_the_short_id_that_visits_show(people):
    line = people
    line.run("stations", "add", "沙河镇代表之家")
    words = ("--opinion", "护栏断了。", "--opinion", "路灯不亮。")
    added = line.run("visits", "add", "--station", "沙河", "--delegate", "周启明", *words)
    (visit,) = line.json("visits", "list")
    assert f"编号 {labels.short_id(visit['id'])}。" in added
    table = line.run("visits", "list")
    for row_id in (visit["id"], *visit["opinion_ids"]):
        assert labels.short_id(row_id) in table
        assert row_id not in table
    shown = line.run("visits", "show", labels.short_id(visit["id"]))
    assert labels.short_id(visit["opinion_ids"][1]) in shown
    new = ("--title", "关于路灯的建议", "--lead", "周启明")
    short = labels.short_id(visit["opinion_ids"][1])
    line.run("suggestions", "add", *new, "--from-opinion", short)
    assert "路灯不亮" in line.run("suggestions", "show", "路灯")
    # both were entered within one second: what they share tells neither
    shared = visit["opinion_ids"][0][:8]
    assert "护栏断了" in line.refused("suggestions", "add", *new, "--from-opinion", shared)
    assert "没有编号" in line.refused("suggestions", "add", *new, "--from-opinion", "路灯")
    assert "没有编号" in line.refused("visits", "show", "abcdef12")


def test_an_earlier_step_is_taken_back_by_the_id_that_show_tells(people):
    line = people
    add(line, BRIDGE)
    line.run("suggestions", "file", "沙河桥", "--number", "8")
    line.run("units", "add", "县交通运输局")
    line.run("suggestions", "hand-over", "8", "--to", "交通")
    for how in ("电话", "书面"):
        line.run("suggestions", "urge", "8", "--how", how)
    (paper,) = line.json("suggestions", "show", "8")
    first = next(step for step in paper["history"] if step["how"] == "电话")
    short = labels.short_id(first["id"])
    assert short in line.run("suggestions", "show", "8")
    line.run("suggestions", "take-back", "8", "--event", short, "--reason", "没打通")
    (paper,) = line.json("suggestions", "show", "8")
    back = [step["how"] for step in paper["history"] if step["taken_back"]]
    assert back == ["电话"]
