"""Copies by the command line: listed with sizes that one reads, and told from other files."""

from pathlib import Path

import pytest


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
