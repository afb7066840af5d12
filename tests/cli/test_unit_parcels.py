"""Lists for units go out as folders and come back as replies, by the command line alone."""

import io
from pathlib import Path

import pytest
import xlsxwriter

from npcdesk.workbooks.sheets import open_sheets
from npcdesk.workbooks.unit_list_words import HEADINGS

WATER = "县水利局"


@pytest.fixture
def handed(line):
    """Two units with suggestions in their hands."""
    line.take_in("35", "36", "37")
    for number, unit in (("35", "县交通运输局"), ("36", WATER), ("37", WATER)):
        line.run("suggestions", "hand-over", number, "--to", unit, "--new-unit", "--on", "2026-2-3")
    return line


@pytest.fixture
def folder(handed, tmp_path):
    (made,) = handed.json("units", "package", WATER, "--out", tmp_path / "发出")
    return made


def returned(folder, path, **answers):
    """Fill in the first row of a unit's list, and save it as a plain sheet."""
    rows = open_sheets(Path(folder["workbook"]))[0].rows
    named = {HEADINGS[name]: said for name, said in answers.items()}
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, rows[2])
        for at, row in enumerate(rows[3:], 1):
            sheet.write_row(at, 0, [str(cell) for cell in row])
        for heading, said in named.items():
            sheet.write(1, rows[2].index(heading), said)
    return path


def test_every_unit_gets_a_folder_with_its_list_and_its_papers(handed, tmp_path):
    made = handed.json("units", "package", "--all", "--out", tmp_path / "发出")
    assert [(each["unit"], each["suggestions"], each["papers"]) for each in made] == [
        (WATER, 2, 2),
        ("县交通运输局", 1, 1),
    ]
    files = sorted(
        str(each.relative_to(tmp_path / "发出")) for each in (tmp_path / "发出").rglob("*.*")
    )
    assert files == [
        "交办_县交通运输局_2026-05-06/交办清单_县交通运输局_2026-05-06.xlsx",
        "交办_县交通运输局_2026-05-06/征询意见表_十九届一次第35号.pdf",
        "交办_县水利局_2026-05-06/交办清单_县水利局_2026-05-06.xlsx",
        "交办_县水利局_2026-05-06/征询意见表_十九届一次第36号.pdf",
        "交办_县水利局_2026-05-06/征询意见表_十九届一次第37号.pdf",
    ]
    assert all(each.read_bytes().startswith(b"%PDF") for each in (tmp_path / "发出").rglob("*.pdf"))


def test_a_second_folder_never_covers_the_first(handed, folder, tmp_path):
    (again,) = handed.json("units", "package", WATER, "--out", tmp_path / "发出")
    assert again["folder"] == folder["folder"] + "（2）"


def test_one_unit_or_all_must_be_said_and_empty_hands_are_told(handed, tmp_path):
    assert "--all" in handed.refused("units", "package", "--out", tmp_path)
    assert "--all" in handed.refused("units", "package", WATER, "--all", "--out", tmp_path)
    handed.run("units", "add", "县审计局")
    assert "没有清单可发" in handed.refused("units", "package", "县审计局", "--out", tmp_path)
    assert list(tmp_path.glob(".parcel*")) == []


def test_a_folder_that_cannot_be_written_is_said(handed, tmp_path):
    (tmp_path / "挡着").write_text("")
    assert "没有写成" in handed.refused(
        "units", "package", "--all", "--out", tmp_path / "挡着" / "里面"
    )


def test_a_list_comes_back_previewed_written_once_and_undone_once(handed, folder, tmp_path):
    file = returned(
        folder,
        tmp_path / "回.xlsx",
        reply_class="A",
        replied_on="2026-4-20",
        answer="=已修好",
        contacted_on="2026.4.2",
        contacted_how="走访",
    )
    rows = handed.json("units", "return", file, "--dry-run")
    assert [(row["number"], row["action"], row["unit"]) for row in rows] == [
        ("36", "record", WATER),
        ("37", "empty", WATER),
    ]
    assert rows[0]["records"] == ["办中面商 2026.4.2 走访", "答复 A类 2026.4.20"]
    assert handed.json("suggestions", "list", "--state", "已答复") == []
    said = handed.run("units", "return", file, "--yes")
    assert "登记 1 行，还没有填 1 行。" in said
    assert [row["number"] for row in handed.json("suggestions", "list", "--state", "已答复")] == [
        "36"
    ]
    assert {row["action"] for row in handed.json("units", "return", file, "--yes")} == {
        "same",
        "empty",
    }
    assert "已撤销“收回办理清单 回.xlsx”" in handed.run("undo")
    assert handed.json("suggestions", "list", "--state", "已答复") == []


def test_what_cannot_be_recorded_is_said_in_words(handed, folder, tmp_path):
    file = returned(folder, tmp_path / "回.xlsx", answer="正在办。")
    said = handed.run("units", "return", file, "--yes")
    assert "第36号《关于36的建议》 不能登记：没有写类别和答复日期" in said
    assert "没有要登记的，没有写入。" in said


def test_nobody_to_ask_is_a_refusal(handed, folder, tmp_path, monkeypatch):
    file = returned(folder, tmp_path / "回.xlsx", reply_class="A", replied_on="2026-4-20")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert "--yes" in handed.refused("units", "return", file)
    assert handed.json("suggestions", "list", "--state", "已答复") == []


def test_a_list_of_another_office_is_nobodys(handed, folder, tmp_path, line):
    file = returned(
        folder, tmp_path / "回.xlsx", reply_class="A", replied_on="2026-4-20", code="JT6T-TW3Z-Y27"
    )
    rows = line.json("units", "return", file, "--dry-run")
    assert (rows[0]["action"], "别处的清单" in rows[0]["why"]) == ("unclear", True)
