import pytest

from npcdesk.workbooks.numbers import ID_LOST, read_code, read_id, read_phone, read_postcode
from tests.workbooks.clerk import ID, OLD_ID


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (ID, ID),
        (ID.lower(), ID),
        (f" {OLD_ID}\t", OLD_ID),
        (f"'{ID}", ID),
        ("１１０１０５１９４９１２３１００２Ｘ", ID),
        ("110105 19491231 002X", ID),
        ("", ""),
        ("无", ""),
    ],
)
def test_identity_numbers(cell, value):
    reading = read_id(cell)
    assert (reading.value, reading.problem) == (value, "")


@pytest.mark.parametrize(
    "cell",
    [
        1.10105e17,
        110105194912310020.0,
        int("440524188001010000"),
        "1.10105E+17",
        "1.10105E+17 ",
        "１．１０１０５Ｅ＋１７",
        "110105194912310000",
        "110105194912310020.0",
    ],
)
def test_identity_numbers_that_excel_destroyed(cell):
    reading = read_id(cell)
    assert reading.grave
    assert reading.problem == ID_LOST


@pytest.mark.parametrize("cell", ["110105194912310021", "1101051949123100", "11010519491331002X"])
def test_identity_numbers_mistyped_are_told_otherwise(cell):
    reading = read_id(cell)
    assert reading.grave
    assert reading.problem not in {"", ID_LOST}


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("13812345678", "13812345678"),
        (13812345678.0, "13812345678"),
        ("13812345678.0", "13812345678"),
        ("138 1234 5678", "13812345678"),
        ("138-1234-5678", "13812345678"),
        ("+86 13812345678", "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("0470-1234567", "0470-1234567"),
        ("13812345678、13912345678", "13812345678、13912345678"),
        (1234567.0, "1234567"),
        ("13800000000", "13800000000"),
        ("无", ""),
    ],
)
def test_telephones(cell, value):
    reading = read_phone(cell)
    assert (reading.value, reading.problem) == (value, "")


@pytest.mark.parametrize(
    ("cell", "shown"),
    [("1.3700E+10", "1.3700E+10"), ("1.38E+10", "1.38E+10"), (13700000000.0, "1.3700E+10")],
)
def test_telephones_that_excel_destroyed(cell, shown):
    reading = read_phone(cell)
    assert reading.grave
    assert reading.value == ""
    assert reading.problem == f"电话变成了 {shown}，后几位已丢，请看原表重新输入。"


def test_a_telephone_too_short_is_told_but_kept():
    reading = read_phone("1381234567")
    assert (reading.value, reading.grave) == ("1381234567", False)
    assert "10 位" in reading.problem


@pytest.mark.parametrize(
    "cell", ["138 0013 800", "138-0000-000", "3812345678", "13812345678、1391234567", "0470-12345"]
)
def test_what_nobody_can_call_is_told_but_kept(cell):
    reading = read_phone(cell)
    assert (reading.value, reading.grave) == (cell, False)
    assert "请核对" in reading.problem


def test_codes_and_postcodes():
    assert read_postcode(10000.0).value == "010000"
    assert read_postcode("０１７０００").value == "017000"
    assert read_code(35.0).value == "35"
    assert read_code(" 0035 ").value == "0035"
