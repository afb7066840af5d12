import io
import zipfile
from pathlib import Path

import pytest

from npcdesk.errors import SheetRefused
from npcdesk.workbooks.open_document import extents
from npcdesk.workbooks.sheets import open_sheets

SAMPLE = Path(__file__).parent.parent / "data" / "rosters" / "roster.ods"
CELL = 'office:value-type="string"><text:p>姓名</text:p></table:table-cell>'
HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="名册">'
)
FOOT = "</table:table></office:spreadsheet></office:body></office:document-content>"


def repacked(tmp_path, rows):
    packed = io.BytesIO()
    with zipfile.ZipFile(SAMPLE) as old, zipfile.ZipFile(packed, "w") as new:
        for part in old.namelist():
            whole = (HEAD + rows + FOOT).encode() if part == "content.xml" else old.read(part)
            new.writestr(part, whole)
    path = tmp_path / "a.ods"
    path.write_bytes(packed.getvalue())
    return path


def test_merged_cells_and_extent():
    with zipfile.ZipFile(SAMPLE) as archive:
        (sheet,) = extents(archive.read("content.xml"))
    assert (sheet.name, sheet.rows, sheet.columns) == ("名册", 12, 9)
    assert ((5, 5), (6, 5)) in sheet.merged
    assert ((2, 6), (2, 7)) in sheet.merged
    assert ((0, 0), (0, 8)) in sheet.merged


@pytest.mark.parametrize(
    "rows",
    [
        f'<table:table-row table:number-rows-repeated="1048576"><table:table-cell {CELL}',
        f'<table:table-row><table:table-cell table:number-columns-repeated="16384" {CELL}',
    ],
)
def test_one_cell_repeated_for_ever_is_refused(tmp_path, rows):
    with pytest.raises(SheetRefused, match="超过"):
        open_sheets(repacked(tmp_path, f"{rows}</table:table-row>"))


@pytest.mark.parametrize("count", ["99999999999", "0", "-1", "x"])
def test_counts_that_cannot_be_are_damage(tmp_path, count):
    rows = f'<table:table-row table:number-rows-repeated="{count}"/>'
    with pytest.raises(SheetRefused, match="不完整"):
        open_sheets(repacked(tmp_path, rows))


def test_blanks_repeated_to_the_corner_are_nothing(tmp_path):
    rows = (
        f"<table:table-row><table:table-cell {CELL}"
        '<table:table-cell table:number-columns-repeated="16383"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048575"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    (sheet,) = open_sheets(repacked(tmp_path, rows))
    assert sheet.rows == [["姓名"]]
