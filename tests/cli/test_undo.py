"""Undo says what it took back, and which command does it again."""

import re

STEPS = """
roster add 周启明
roster edit 周启明 --post 镇长
roster import {roster} --yes
stations add 沙河镇代表之家
visits add --station 沙河 --delegate 周启明
units add 县交通运输局
sessions add --term 19 --session 2
suggestions add --title 关于路灯的建议 --lead 周启明
suggestions file 路灯 --number 35
suggestions hand-over 35 --to 交通
suggestions contact 35 --how 走访
suggestions urge 35
suggestions reply 35 --class A
suggestions rate 35 --rating 满意
suggestions close 35
suggestions take-back 35 --reason 录错了
groups form 督办组 --leader 王建国
groups choose 35 --group 督办组
groups release 35
suggestions add --title 关于水渠的建议 --lead 周启明
suggestions withdraw 水渠 --reason 代表撤回
"""


def test_every_step_is_taken_back_by_name_with_the_command_that_does_it_again(line, tmp_path):
    roster = tmp_path / "名册.csv"
    roster.write_text("姓名,性别\n王芳,女\n", encoding="utf-8")
    done = []
    for step in STEPS.strip().splitlines():
        words = step.format(roster=roster).split()
        line.run(*words)
        done.append(" ".join(words[:2]))
    for at, command in enumerate(reversed(done)):
        said = line.run("undo")
        assert re.search(rf"命令是 npcdesk {command}。", said), (command, said)
        assert ("再用一次 undo" in said) == (at < len(done) - 1)
    assert line.refused("undo") == "没有可以撤销的步骤了。"
    assert line.json("roster", "list") == line.json("suggestions", "list") == []


def test_what_has_no_command_in_the_list_is_not_sent_to_the_window(line):
    line.run("roster", "add", "周启明")
    line.run("teams", "add", "第一小组")
    said = line.run("undo")
    assert "要恢复，请把这一步重新做一次。" in said


def test_what_was_taken_back_is_said_in_words(line):
    line.run("roster", "add", "周启明")
    line.run("suggestions", "add", "--title", "关于路灯的建议", "--lead", "周启明")
    line.run("suggestions", "file", "路灯", "--number", "35")
    said = line.run("undo")
    assert "已撤销“立案编号：《关于路灯的建议》”" in said
    assert "再用一次 undo，撤销的是“登记建议：《关于路灯的建议》”。" in said
