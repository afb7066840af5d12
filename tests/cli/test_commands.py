"""Exit codes, the channels of words, the names of JSON, and a help that comes at once."""

import json
import logging
import os
import re
import subprocess
import sys

import pytest

from npcdesk import cli, labels
from npcdesk.cli import commands
from npcdesk.office import roster
from npcdesk.rules import report_check
from npcdesk.rules.suggestion_life import State
from tests import make

SUGGESTION = (
    "id number title session category lead signers delegation lead_unit unit_kind co_units "
    "state round raised_on handed_on reply_due days_left replied_on reply_class rating "
    "closed_on urged key current_class owing carried_to source"
)
DELEGATE = (
    "id person_id name sex nation birth party level delegation electoral_unit occupation_class "
    "work_unit post phone delegate_number visits status absences photo_id"
)
NO_RING = "keyring.backends.fail.Keyring"


def npcdesk(*words, folder, **env):
    """Run the real program as a shell does."""
    return subprocess.run(
        [sys.executable, "-c", "from npcdesk.cli import main; main()", "--office", folder, *words],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHON_KEYRING_BACKEND": NO_RING, **env},
        check=False,
        timeout=60,
    )


def test_the_names_of_json_stay(line, make_paper):
    make_paper()
    (paper,) = line.json("suggestions", "list")
    assert list(paper) == SUGGESTION.split()
    (delegate,) = line.json("roster", "list")
    assert list(delegate) == DELEGATE.split()
    assert paper["state"] in list(State)
    assert delegate["sex"] in labels.SEX
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", paper["raised_on"])


@pytest.fixture
def make_paper(line):
    def made():
        path = line.folder.root / "名册.csv"
        path.write_text("姓名,性别\n周启明,男\n", encoding="utf-8")
        line.run("roster", "import", path, "--yes")
        line.run("suggestions", "add", "--title", "关于路灯的建议", "--lead", "周启明")
        (paper,) = line.json("suggestions", "list")
        line.run("suggestions", "file", paper["id"], "--number", "35")

    return made


def test_help_names_every_command_and_loads_no_data_layer(tmp_path):
    code = (
        "import sys\nfrom npcdesk.cli import run\nfrom npcdesk.clock import SystemClock\n"
        "assert run(['--help'], SystemClock()) == 0\n"
        "print([name for name in ('sqlmodel', 'reportlab', 'PySide6') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("[]")
    for name in commands.COMMANDS:
        assert re.search(rf"\b{name}\b", done.stdout)


@pytest.mark.parametrize("name", commands.COMMANDS)
def test_every_command_has_its_help(name, capsys):
    assert cli.run([name, "--help"], make.CLOCK) == 0
    out, err = capsys.readouterr()
    assert f"npcdesk {name}" in out
    assert err == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nothing"], "没有“nothing”这条命令。用法见：npcdesk --help"),
        (["suggestion", "list"], "没有“suggestion”这条命令，是不是 suggestions。"),
        (["suggestions", "hand"], "没有“hand”这条命令，是不是 hand-over。"),
        (["roster", "show", "刘", "玥"], "请整个加上引号。用法见：npcdesk roster show --help"),
        (["suggestions", "rate", "5"], "还缺 --rating。用法见：npcdesk suggestions rate --help"),
        (["roster", "list", "--lmit", "3"], "没有“--lmit”这个选项，是不是 --limit。"),
        (["roster", "list", "--limit", "x"], "--limit 的写法没有认出来。"),
    ],
)
def test_a_mistyped_line_is_answered_in_chinese(words, said, capsys):
    assert cli.run(words, make.CLOCK) == 2
    assert said in capsys.readouterr().err


def test_a_new_office_by_the_real_program(tmp_path):
    folder = str(tmp_path / "office")
    init = ("init", "--level", "county", "--name", "示例县人大常委会", "--code")
    nobody = npcdesk(*init, "990101", folder=folder, NPCDESK_PASSPHRASE="")
    assert (nobody.returncode, nobody.stdout) == (1, "")
    assert "NPCDESK_PASSPHRASE" in nobody.stderr
    wrong = npcdesk(*init, "12", folder=folder, NPCDESK_PASSPHRASE="天很蓝水很清草很绿")
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert wrong.stderr.strip() == "行政区划代码“12”是 2 位。县级是 6 位数字，例如 330102。"
    township = ("init", "--level", "township", "--name", "沙河镇人大主席团", "--code")
    short = npcdesk(*township, "330102", folder=folder, NPCDESK_PASSPHRASE="天很蓝水很清草很绿")
    assert short.returncode == 1
    assert "乡镇是 9 位数字" in short.stderr
    strange = npcdesk("init", "--level", "town", "--name", "沙河镇", folder=folder)
    assert "县级" in strange.stderr
    assert "全国" not in strange.stderr
    made = npcdesk(*init, "990101", folder=folder, NPCDESK_PASSPHRASE="天很蓝水很清草很绿")
    assert (made.returncode, made.stderr) == (0, "")
    assert re.search(r"恢复码：([0-9A-Z]{4}-){7}[0-9A-Z]{4}\n", made.stdout)
    again = npcdesk(*init, "990101", folder=folder, NPCDESK_PASSPHRASE="天很蓝水很清草很绿")
    assert again.returncode == 1
    assert "已经有一个单位的数据" in again.stderr
    empty = npcdesk("roster", "list", "--json", folder=folder, NPCDESK_PASSPHRASE="")
    assert empty.returncode == 1
    (tmp_path / "密码.txt").write_text("天很蓝水很清草很绿\n", encoding="gb18030")
    by_file = ("--passphrase-file", str(tmp_path / "密码.txt"), "roster", "list", "--json")
    listed = npcdesk(*by_file, folder=folder, NPCDESK_PASSPHRASE="")
    assert (listed.returncode, json.loads(listed.stdout)) == (0, [])


def test_a_console_without_chinese_gets_escaped_json(line, make_paper, monkeypatch):
    make_paper()
    done = npcdesk(
        "roster",
        "list",
        "--json",
        folder=line.folder.root,
        PYTHONUTF8="0",
        PYTHONIOENCODING="ascii",
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()
    assert json.loads(done.stdout)[0]["name"] == "周启明"


def test_what_nobody_foresaw_goes_to_the_log_and_not_to_the_person(line, monkeypatch):
    monkeypatch.setattr(roster, "lines", lambda *_a, **_k: 1 / 0)
    said = line.run("roster", "list", code=2)
    assert said.strip().endswith("。")
    assert str(line.folder.log) in said
    assert "ZeroDivisionError" in line.folder.log.read_text(encoding="utf-8")


def test_a_command_without_an_office_tells_where_it_broke(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    monkeypatch.setattr(report_check, "check", lambda *_a, **_k: 1 / 0)
    report = tmp_path / "报告.txt"
    report.write_text("共提出建议12件。", encoding="utf-8")
    assert cli.run(["check-report", str(report)], make.CLOCK) == 2
    said = capsys.readouterr().err
    assert "下面几行" in said
    assert "ZeroDivisionError\n" in said
    assert "test_commands.py" in said


def test_the_program_checks_itself(capsys):
    assert cli.run(["self-check"], make.CLOCK) == 0
    assert "程序完好" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("--name", ""),
        ("--titel", "，是不是 --title"),
        ("--docum", "，是不是 --document-number"),
        ("--x", ""),
    ],
)
def test_only_options_that_are_near_are_named(typed, near, capsys):
    command = "reply" if "doc" in typed else "add"
    assert cli.run(["suggestions", command, typed, "城关"], make.CLOCK) == 2
    assert f"没有“{typed}”这个选项{near}。" in capsys.readouterr().err
