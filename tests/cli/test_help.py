"""Help is Chinese: the only Latin words in it are those that are typed."""

import re
from pathlib import Path

import pytest

from npcdesk import cli
from tests import make
from tests.cli.tree import walk

TERMS = Path(__file__).parents[2] / "docs" / "terms.md"
TREE = dict(walk())
WORDS = (
    "NPCDESK_PASSPHRASE NPCDESK_NEW_PASSPHRASE NPCDESK_RECOVERY_CODE "
    "npcdesk county township city copies strokes strokes-by-character pinyin JSON PDF Excel "
    "Windows "
    "U A B C xlsx xls ods csv reply-letter urge-slip urge-list promise-list feedback-form "
    "suggestion-sheet receipt-slip hand-over-slip hand-over-notice reception-form supervision-slip "
    "supervision-ledger supervision-plan hand-over-list co-opinion "
    "delegation-roster address-book name-cards look-back-table activity-record sign-in-sheet "
    "duty-record candidate-list honour-list "
    "roster-list MB npb html svg delegate-file public-list "
    "JPG PNG docx pdf txt dossier Word delegates structure look-back"
)
LATIN = re.compile(r"[A-Za-z][A-Za-z_-]*")


def test_the_tree_holds_what_is_typed():
    assert {(), ("init",), ("undo",), ("self-check",), ("suggestions", "take-back")} < set(TREE)
    assert len(TREE) > 40


@pytest.mark.parametrize("words", TREE, ids=" ".join)
def test_help_has_no_english(words, capsys):
    assert cli.run([*words, "--help"], make.CLOCK) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith(f"用法：{' '.join(('npcdesk', *words))} ")
    assert "--help" in out
    assert "看这段说明" in out
    known = {*WORDS.split(), *(word for each in TREE for word in each)}
    known |= set(re.findall(r"`([a-z_]+)`", TERMS.read_text(encoding="utf-8")))
    options = (opt for each in TREE.values() for param in each.params for opt in param.opts)
    known |= {"help", *(opt.strip("-") for opt in options)}
    assert {word.strip("-") for word in LATIN.findall(out)} - known == set()


@pytest.mark.parametrize("words", TREE, ids=" ".join)
def test_every_option_says_what_it_takes(words):
    for param in TREE[words].params:
        flag = getattr(param, "is_flag", False)
        assert flag or re.search("[\u4e00-\u9fff]", param.metavar or ""), param.name
        assert param.help or (not flag and param.metavar), param.name


def test_the_version_is_told_without_an_office(capsys, tmp_path):
    assert cli.run(["--office", str(tmp_path / "none"), "--version"], make.CLOCK) == 0
    assert re.fullmatch(r"人大履职桌面 \d+\.\d+\.\d+\n", capsys.readouterr().out)


def test_a_group_alone_shows_its_commands(capsys):
    assert cli.run(["visits"], make.CLOCK) == 2
    out, err = capsys.readouterr()
    assert "登记一次走访或接待" in out
    assert err.startswith("后面还要写上面的一条命令。")
