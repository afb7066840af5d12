"""Copies by the command line: listed with sizes that one reads, and told from other files."""

from pathlib import Path

import pytest

from npcdesk import vault
from npcdesk.models import Level
from npcdesk.paths import OfficeFolder
from npcdesk.store import aside, opening, unlocking
from tests import make
from tests.cli.offices import PASSPHRASE


def test_copies_are_listed_with_sizes_in_words_and_in_bytes(line):
    line.run("backup")
    (copy,) = line.json("backup", "--list")
    size = Path(copy["path"]).stat().st_size
    assert copy["size_bytes"] == size
    said = line.run("backup", "--list")
    assert "大小" in said
    assert str(size) not in said
    assert " KB" in said or " MB" in said


def test_the_copies_on_a_stick_are_listed_with_the_own_ones(line, tmp_path):
    stick = tmp_path / "U盘"
    stick.mkdir()
    line.run("backup")
    line.run("backup", "--to", stick)
    (stick / "别的.db").write_bytes(b"no slots beside it")
    outside, own = line.json("backup", "--list", "--to", stick)
    assert Path(outside["path"]).parent == stick
    assert (outside["why"], own["why"]) == ("另存的", "手工备份")
    assert "没有找到文件夹" in line.refused("backup", "--list", "--to", stick / "没有")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("台账.xlsx", b"PK\x03\x04" + bytes(8188), "台账.xlsx 不是本程序的备份。"),
        ("说明.txt", "去年的备份在柜子里".encode(), "说明.txt 不是本程序的备份。"),
        ("desk-keyslots.json", b"{}", "请选 copies 或 U 盘里的备份件，它以 .db 结尾。"),
        ("半个.db", bytes(range(256)) * 30, "半个.db 不完整，可能没有拷完"),
        ("空的.db", b"", "空的.db 不完整"),
    ],
)
def test_what_is_no_copy_is_told_so_and_not_of_a_passphrase(line, tmp_path, name, content, says):
    chosen = tmp_path / name
    chosen.write_bytes(content)
    said = line.refused("restore", chosen, "--yes")
    assert says in said
    assert "密码" not in said
    assert line.json("sessions", "list")


def another_unit(root: Path, passphrase: str) -> Path:
    """Return a copy that a township made on a stick."""
    folder = OfficeFolder(root / "镇")
    folder.root.mkdir()
    key = vault.create(folder.slots, passphrase, make.CHEAP).key
    store = opening.create(folder, unlocking.file_key(key))
    make.office(store, level=Level.TOWNSHIP, name="沙河镇人大主席团")
    made = aside.copy_out(store, folder, root / "镇里的.db", make.CLOCK)
    store.close()
    return made


@pytest.mark.parametrize(
    ("passphrase", "whose"), [(PASSPHRASE, "沙河镇人大主席团"), ("另外一句很长的话", "另一个单位")]
)
def test_a_copy_of_another_unit_is_called_so(line, tmp_path, passphrase, whose):
    chosen = another_unit(tmp_path, passphrase)
    said = line.refused("restore", chosen, "--yes")
    assert said.startswith(f"镇里的.db 是{whose}的备份")
    assert "现在的数据没有改动" in said
    assert line.json("sessions", "list")


def test_a_copy_without_its_key_file_may_be_another_units(line, tmp_path):
    chosen = another_unit(tmp_path, PASSPHRASE)
    aside.slots_of(chosen).unlink()
    said = line.refused("restore", chosen, "--yes")
    assert "多半是别的单位的备份，也可能已经损坏" in said
    assert "现在的数据没有改动" in said


@pytest.mark.parametrize("missing", ["U盘", "U盘/备份", "备份.bak"])
def test_a_copy_goes_to_no_folder_that_is_missing(line, tmp_path, missing):
    said = line.refused("backup", "--to", tmp_path / missing)
    assert f"没有文件夹 {tmp_path / missing}" in said
    assert ".db" in said
    assert not (tmp_path / missing).exists()
    line.run("backup", "--to", tmp_path / "备份.db")
    assert (tmp_path / "备份.db").exists()
