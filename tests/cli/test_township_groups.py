"""重点督办 in a township: its 主席团 decides and hears the report, it has no 主任会议."""

import shutil

import pytest

from npcdesk import vault
from npcdesk.models import Level
from npcdesk.paths import OfficeFolder
from npcdesk.store import opening, unlocking
from tests import make
from tests.cli.conftest import Line
from tests.cli.offices import PASSPHRASE


@pytest.fixture
def town(tmp_path, blank_folder, monkeypatch, capsys):
    monkeypatch.setenv("NPCDESK_PASSPHRASE", PASSPHRASE)
    folder = OfficeFolder(tmp_path / "town")
    shutil.copytree(blank_folder, folder.root)
    key = vault.open_with_passphrase(folder.slots, PASSPHRASE)
    store = opening.open_store(folder, unlocking.file_key(key), make.CLOCK)
    make.office(store, level=Level.TOWNSHIP, name="青石镇人大主席团")
    store.close()
    return Line(folder, capsys)


def test_a_township_names_its_presidium_where_nobody_says_who_decided(town, line):
    for desk, meeting in ((town, "主席团"), (line, "主任会议")):
        desk.run("groups", "form", "修路组", "--leader", "王建国", "--decided-on", "2.6")
        desk.run("groups", "nominate", "路灯组", "--committee", "财经组", "--on", "2.6")
        desk.run("groups", "decide", "路灯", "--on", "2.9")
        for name in ("修路", "路灯"):
            assert f"确定：{meeting}\n" in desk.run("groups", "show", name)
        desk.run("groups", "plan", "修路", "--on", "3.1")
        desk.run("groups", "report", "修路", "--on", "4.1")
        assert f"报告　{meeting}\n" in desk.run("groups", "show", "修路")


def test_days_of_a_plan_and_of_items_are_read_from_its_day_and_told(line):
    line.run("groups", "form", "修路组", "--leader", "王建国", "--decided-on", "2024.3.6")
    days = ("--on", "2024-3-22", "--node", "4.1 现场座谈", "--node", "1.5 回访")
    told = line.run("groups", "plan", "修路", *days)
    assert "2 个节点：2024年4月1日 现场座谈、2025年1月5日 回访。" in told
    told = line.run("groups", "item", "修路", "清淤", "--due", "4.8", "--on", "2024-4-1")
    assert "期限 2024年4月8日" in told
    assert "2024-04-08" in line.run("groups", "show", "修路", "--json")
