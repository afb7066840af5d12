from pathlib import Path
from struct import pack_into, unpack_from

import pytest

from npcdesk.errors import SheetRefused
from npcdesk.workbooks import compound
from npcdesk.workbooks.sheets import open_sheets
from tests.workbooks.clerk import read

ROSTERS = Path(__file__).parent.parent / "data" / "rosters"
SHORT, LONG = (ROSTERS / name for name in ("roster.xls", "many.xls"))
SIZES = b"\x00\x02\x0e\x00"  # the record that says how far a sheet reaches


def changed(path, layout, place, *numbers):
    content = bytearray(path.read_bytes())
    pack_into(layout, content, place, *numbers)
    return bytes(content)


def refused(tmp_path, content):
    path = tmp_path / "a.xls"
    path.write_bytes(content)
    with pytest.raises(SheetRefused, match="读不出来"):
        open_sheets(path)


@pytest.mark.parametrize("path", [SHORT, LONG])
def test_whole_workbooks_pass_whether_short_or_long(path):
    compound.inspect(path.read_bytes())


def test_a_long_roster_is_read():
    sheet = read(LONG)
    assert len(sheet.found) == 200
    assert sheet.found[-1].delegate_number == "200"


@pytest.mark.parametrize("path", [SHORT, LONG])
@pytest.mark.parametrize(
    "sizes",
    [
        (0, 0xFFFFFFFF, 0, 9),
        (255, 12, 0, 9),  # ends above itself: four thousand million lines to the reader
        (0, 12, 0, 0xFFFF),
    ],
)
def test_a_sheet_that_claims_too_much(tmp_path, path, sizes):
    place = path.read_bytes().index(SIZES) + 4
    refused(tmp_path, changed(path, "<IIHH", place, *sizes))


def test_a_cell_too_far_to_the_right(tmp_path):
    content = LONG.read_bytes()
    number = content.index(b"\xfd\x00\x0a\x00", content.index(SIZES))  # the first text of the sheet
    refused(tmp_path, changed(LONG, "<H", number + 6, 0x7FFF))


def test_a_sheet_that_begins_beyond_the_end(tmp_path):
    sheet = LONG.read_bytes().index(b"\x85\x00")  # the record that names the sheet
    refused(tmp_path, changed(LONG, "<I", sheet + 4, 0x00FFFFFF))


@pytest.mark.parametrize("place", [44, 64, 72])
def test_a_header_that_claims_more_sectors_than_there_are(tmp_path, place):
    refused(tmp_path, changed(LONG, "<I", place, 0x7FFFFFFF))


def test_a_chain_that_runs_in_a_circle(tmp_path):
    """The directory's last sector points to its first: read in full it would never end."""
    content = LONG.read_bytes()
    table = (unpack_from("<I", content, 76)[0] + 1) * 512
    directory = unpack_from("<I", content, 48)[0]
    refused(tmp_path, changed(LONG, "<I", table + 4 * directory, directory))


def test_what_holds_no_workbook(tmp_path):
    content = LONG.read_bytes().replace(
        "Workbook".encode("utf-16-le"), "Wrongbks".encode("utf-16-le")
    )
    refused(tmp_path, content)


def test_what_is_shorter_than_its_header(tmp_path):
    refused(tmp_path, LONG.read_bytes()[:300])
