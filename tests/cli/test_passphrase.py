"""The passphrase and the recovery code are changed without ever standing on the line."""

import io
import re

import pytest

from npcdesk import vault
from npcdesk.cli import entrance
from npcdesk.errors import KeyRefused
from tests import make
from tests.cli.conftest import PASSPHRASE

NEW = "春风又绿江南岸明月何时"
CODE = re.compile(r"恢复码：((?:[0-9A-Z]{4}-){7}[0-9A-Z]{4})")


def opens(line, passphrase):
    try:
        return bool(vault.open_with_passphrase(line.folder.slots, passphrase))
    except KeyRefused:
        return False


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    monkeypatch.setattr(vault.keys, "usual_cost", lambda: make.CHEAP)


@pytest.fixture
def new(monkeypatch):
    monkeypatch.setenv("NPCDESK_NEW_PASSPHRASE", NEW)


def test_the_new_one_opens_and_the_old_one_no_longer(line, new, monkeypatch):
    assert "密码改好了" in line.run("passphrase", "change")
    assert opens(line, NEW)
    assert not opens(line, PASSPHRASE)
    assert "密码" in line.refused("units", "list")
    monkeypatch.setenv("NPCDESK_PASSPHRASE", NEW)
    assert line.json("units", "list") == []


def test_it_may_be_in_a_file(line, tmp_path):
    file = tmp_path / "新密码.txt"
    file.write_text(NEW + "\r\n", encoding="gb18030")
    line.run("passphrase", "change", "--new-file", file)
    assert opens(line, NEW)


def test_it_is_typed_twice_at_a_terminal(line, monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr("sys.stdin", Terminal())
    typed = iter([NEW, "别的八个字的密码", NEW, NEW])
    monkeypatch.setattr(entrance, "getpass", lambda _question: next(typed))
    assert "两遍" in line.refused("passphrase", "change")
    assert opens(line, PASSPHRASE)
    line.run("passphrase", "change")
    assert opens(line, NEW)


def test_without_anybody_to_type_or_too_short_nothing_changes(line, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert "NPCDESK_NEW_PASSPHRASE" in line.refused("passphrase", "change")
    monkeypatch.setenv("NPCDESK_NEW_PASSPHRASE", "太短")
    assert "至少要8个字" in line.refused("passphrase", "change")
    monkeypatch.setenv("NPCDESK_PASSPHRASE", "不是这一个密码")
    line.refused("passphrase", "recovery", "--yes")
    assert opens(line, PASSPHRASE)


def test_it_is_no_argument(line):
    assert "没有" in line.run("passphrase", "change", "--new", NEW, code=2)
    line.run("passphrase", "change", NEW, code=2)


def test_a_new_recovery_code_opens_when_the_passphrase_is_forgotten(line, new, tmp_path):
    pdf, file = tmp_path / "恢复码.pdf", tmp_path / "恢复码.txt"
    said = line.run("passphrase", "recovery", "--yes", "--recovery-pdf", pdf)
    assert pdf.read_bytes().startswith(b"%PDF")
    first = CODE.search(said)[1]
    second = CODE.search(line.run("passphrase", "recovery", "--yes"))[1]
    file.write_text(first, encoding="utf-8")
    forgotten = ("passphrase", "change", "--forgotten", "--recovery-file", file)
    assert "换掉的旧码" in line.refused(*forgotten)
    file.write_text(second.lower().replace("-", " "), encoding="utf-8")
    line.run(*forgotten)
    assert opens(line, NEW)


def test_nobody_is_asked_before_the_old_code_goes(line, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO())
    before = line.folder.slots.read_bytes()
    assert "--yes" in line.refused("passphrase", "recovery")
    assert line.folder.slots.read_bytes() == before
