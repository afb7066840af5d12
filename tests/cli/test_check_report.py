"""`check-report`: what it answers a person and a program."""

import json

from npcdesk import cli
from tests import make
from tests.rules.test_report_check import PARAGRAPH


def test_a_report_is_told_to_a_program_and_to_a_person(tmp_path, capsys):
    path = tmp_path / "报告.txt"
    path.write_text(PARAGRAPH, encoding="gb18030")
    assert cli.run(["check-report", str(path), "--json"], make.CLOCK) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["checked"] == sum(
        answer[each] for each in ("agrees", "wrong", "doubt", "unchecked")
    )
    assert [answer[each] for each in ("wrong", "doubt", "unchecked")] == [2, 2, 1]
    first = answer["findings"][0]
    assert (first["text"], first["printed"]) == ("6件，占4.0%", "6件，4.0%")
    assert (first["computed"], first["line"], first["mend"]) == ("4.8%", 1, "5件")
    assert first["reason"].endswith("5 ÷ 126 才是 4.0%。")
    assert cli.run(["check-report", str(path)], make.CLOCK) == 0
    said = capsys.readouterr().out
    assert "2. [要改] 满意率不是 89.0%（第4行“89.0%”）" in said
    assert said.rstrip().endswith("要改 2，请看一眼 2，核不了 1。")


def test_a_file_without_figures_or_without_text_is_said(tmp_path, capsys):
    path = tmp_path / "报告.txt"
    path.write_text("会议于1月26日闭幕。", encoding="utf-8")
    assert cli.run(["check-report", str(path)], make.CLOCK) == 0
    assert capsys.readouterr().out.strip() == "文中没有可以核对的数。"
    assert cli.run(["check-report", str(tmp_path / "没有.docx")], make.CLOCK) == 1
    assert "没有这个文件" in capsys.readouterr().err


def test_a_report_is_compared_with_a_session_of_the_own_file(line, tmp_path):
    line.take_in("35", "36")
    path = tmp_path / "报告.txt"
    path.write_text("代表共提出建议12件，已经答复0件。", encoding="utf-8")
    (alone,) = [line.json("check-report", path)]
    assert alone["findings"] == []
    told = line.json("check-report", path, "--session", "19-1")
    assert [(each["title"], each["own"]) for each in told["findings"]] == [
        ("建议总数：文中 12件，本机 2件", True)
    ]
    assert "本机十九届一次（截至2026年5月6日）" in told["findings"][0]["reason"]
    said = line.refused("check-report", path, "--year", "1999")
    assert "没有可以比的数" in said
