"""Files of every kind are opened, or refused in words; nothing else comes out."""

import contextlib
import io
import random
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import example, given, settings
from hypothesis import strategies as st

from npcdesk.errors import SheetRefused
from npcdesk.job import finish
from npcdesk.workbooks.roster import read_roster
from npcdesk.workbooks.sheets import open_sheets
from npcdesk.workbooks.suggestions_sheet import read_suggestions
from tests.workbooks.clerk import book, read

ROSTERS = Path(__file__).parent.parent / "data" / "rosters"
ROWS = [["姓名", "性别", "手机"], ["王芳", "女", "13812345678"]]
TEXT = '名册\r\n姓名,性别,手机,备注\r\n王芳,女,13812345678,"甲,\n乙"\r\n\r\n李　明,男,1.38E+10,\r\n'


def said(path):
    with pytest.raises(SheetRefused) as refused:
        open_sheets(path)
    assert str(refused.value).endswith("。")
    return str(refused.value)


def kept(tmp_path, content, name="名册.xlsx"):
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("writing", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_text_tables_in_every_writing(tmp_path, writing, separator):
    path = kept(tmp_path, TEXT.replace(",", separator).encode(writing), "名册.csv")
    sheet = read(path)
    assert sheet.sheet == "名册"
    assert [(each.name, each.row, each.phone) for each in sheet.found] == [
        ("王芳", 3, "13812345678"),
        ("李明", 5, ""),
    ]
    assert sheet.found[0].remark == f"甲{separator} 乙".replace("\t ", " ")
    assert [each.cell for each in sheet.problems] == ["C5"]


def test_rare_characters_in_gb18030(tmp_path):
    path = kept(tmp_path, "姓名,性别\n𡐓文,女\n李䶮,男\n".encode("gb18030"), "a.csv")
    assert [each.name for each in read(path).found] == ["𡐓文", "李䶮"]


@pytest.mark.parametrize("name", ["a.xls", "a.et", "a.doc", "a", "a.csv"])
def test_the_ending_does_not_matter(tmp_path, name):
    path = book(tmp_path / "a.xlsx", ROWS)
    assert read(path.rename(tmp_path / name)).found[0].name == "王芳"


@pytest.mark.parametrize("ending", ["xls", "ods", "xlsx", "csv"])
def test_samples_from_an_office_suite(ending):
    sheet = read(ROSTERS / f"roster.{ending}")
    assert sheet.header_row == 4
    assert [(each.name, each.row, each.birth, each.delegation) for each in sheet.found] == [
        ("王芳", 6, "1975-09", "城关镇"),
        ("阿依古丽·买买提", 7, "1981-12", "城关镇" if ending != "csv" else ""),
        ("李明", 9, "1968-03", "青石镇"),
        ("马兰", 10, "1978-05-03", "青石镇" if ending != "csv" else ""),
    ]
    assert [each.phone for each in sheet.found] == ["13812345678"] * 4
    assert [each.cell for each in sheet.problems if each.grave] == ["H10"]


def test_a_folder(tmp_path):
    assert "文件夹" in said(tmp_path)


def test_no_file(tmp_path):
    assert "没有找到" in said(tmp_path / "a.xlsx")


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    path = kept(tmp_path, b"x")
    path.chmod(0)
    try:
        path.read_bytes()
    except PermissionError:
        assert "权限" in said(path)
    else:  # whoever runs this may read everything: a file below a file cannot be opened either
        assert "“a.xlsx”" in said(path / "a.xlsx")


def test_an_empty_file(tmp_path):
    assert "空文件" in said(kept(tmp_path, b""))


def test_a_workbook_without_content(tmp_path):
    assert "没有内容" in said(book(tmp_path / "a.xlsx", []))


def test_blank_text(tmp_path):
    assert "没有内容" in said(kept(tmp_path, b"\r\n \r\n".replace(b" ", b""), "a.csv"))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.99])
@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_a_truncated_file(tmp_path, ending, share):
    content = (ROSTERS / f"roster.{ending}").read_bytes()
    path = kept(tmp_path, content[: int(len(content) * share)], f"a.{ending}")
    if ending == "xls":  # its last sectors may hold nothing of the sheet
        refused_or_read(path.read_bytes(), path)
    else:
        assert "没有拷贝完" in said(path)


def test_a_locked_workbook():
    assert "密码" in said(ROSTERS / "locked.xlsx")
    assert "密码" in said(ROSTERS / "locked.ods")
    assert "密码" in said(ROSTERS / "locked.xls")


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"<html><table><tr><td>\xe5\xa7\x93</td></tr></table></html>", "网页"),
        (b"<?xml version='1.0'?><Workbook/>", "网页"),
        (b"\x00\x01\x02\x03" * 100, "不是表格"),
        (b"PK\x03\x04" + b"\0" * 50, "不完整"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "读不出来"),
    ],
)
def test_what_is_no_table(tmp_path, content, word):
    assert word in said(kept(tmp_path, content))


@pytest.mark.parametrize(
    ("part", "word"),
    [("word/document.xml", "Word 文档"), ("ppt/presentation.xml", "演示文稿"), ("a.txt", "压缩包")],
)
def test_other_packed_files(tmp_path, part, word):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(part, "<x/>")
    assert word in said(kept(tmp_path, packed.getvalue()))


@pytest.mark.parametrize("corner", ["XFD2", "B1048576", "XFD1048576"])
def test_one_stray_cell_does_not_take_all_memory(tmp_path, corner):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write("A1", "姓名")
        sheet.write(corner, 1)
    assert "超过" in said(path)


def test_formats_down_to_the_last_line_are_nothing(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet, bold = workbook.add_worksheet(), workbook.add_format({"bold": True})
        for line, row in enumerate(ROWS):
            sheet.write_row(line, 0, row)
        sheet.write_blank("XFD1048576", None, bold)
    assert len(read(path).found) == 1


def refused_or_read(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    for job in (read_roster(path), read_suggestions(path)):
        with contextlib.suppress(SheetRefused):
            finish(job)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(
        [
            b"",
            b"PK\x03\x04",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            b"\xff\xfe",
            "姓名,性别\n".encode(),
        ]
    ),
    st.binary(max_size=700),
)
@example(b"", b'"')
@example(b"", b"\x00")
@example(b"", b"\r")
def test_random_bytes_are_refused_or_read(tmp_path_factory, head, tail):
    refused_or_read(head + tail, tmp_path_factory.getbasetemp() / "random")


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_workbooks_with_bytes_changed_are_refused_or_read(tmp_path, ending):
    chance = random.Random(ending)
    content = (ROSTERS / f"roster.{ending}").read_bytes()
    for _ in range(60):
        changed = bytearray(content)
        for _ in range(chance.randint(1, 20)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        refused_or_read(bytes(changed), tmp_path / "changed")


def test_workbooks_with_words_changed_inside_are_refused_or_read(tmp_path):
    """The packing is whole, so the reader meets the damage itself."""
    chance = random.Random(7)
    for ending in ("xlsx", "ods"):
        with zipfile.ZipFile(ROSTERS / f"roster.{ending}") as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        for _ in range(60):
            packed = io.BytesIO()
            broken = chance.choice(
                [name for name in parts if name.endswith(".xml") and parts[name]]
            )
            with zipfile.ZipFile(packed, "w") as archive:
                for name, part in parts.items():
                    changed = bytearray(part)
                    for _ in range(chance.randint(1, 8) if name == broken else 0):
                        changed[chance.randrange(len(changed))] = chance.choice(b'<>"/0A9 ')
                    archive.writestr(name, bytes(changed))
            refused_or_read(packed.getvalue(), tmp_path / "changed")


def test_more_texts_claimed_than_there_is_room_for(tmp_path):
    """The reader sets aside what is claimed, so this would take all memory."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(book(tmp_path / "a.xlsx", ROWS)) as old,
        zipfile.ZipFile(packed, "w") as new,
    ):
        for part in old.namelist():
            whole = old.read(part).replace(b'uniqueCount="', b'uniqueCount="99999999999')
            new.writestr(part, whole)
    assert "不完整" in said(kept(tmp_path, packed.getvalue()))
