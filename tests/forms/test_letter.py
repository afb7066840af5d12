"""The letter format in millimetres, and how its text is shared among pages."""

import re
from dataclasses import replace
from datetime import date

import paper
import pytest
from hypothesis import given
from hypothesis import strategies as st

from npcdesk.forms import body, grid
from npcdesk.forms.letter import Letter, to_pdf


def page_counts(rows, tail, first, headings=frozenset()):
    said = [body.Block(1, lambda *_: None, at in headings) for at in range(rows)]
    return [len(page) for page in body.share(said, tail, first)]


SIDE = 1.4  # mm: the white at the right of the date's last character

LETTER = Letter(
    name="函",
    unit="示例县交通运输局",
    number="示交函〔2026〕18号",
    marks=("办理结果：B",),
    title=("关于对", "示例县", "第十九届", "人民代表大会", "第一次会议", "第35号建议的答复"),
    to="周启明等4名代表：",
    paragraphs=("你们提出的建议收悉，现答复如下：", "一、护栏。" + "今年开工，" * 20),
    on=date(2026, 5, 6),
    notes=("联系人：王志刚",),
    copies=("县政府办公室", "沙河镇人大"),
)


@pytest.mark.parametrize("unit", ["示例县交通运输局", "青石镇人民政府", "示例县人民政府办公室"])
def test_letterhead_and_red_lines_stand_where_the_standard_says(unit):
    red = paper.red(to_pdf(replace(LETTER, unit=unit)))
    _, top, _, low = paper.box(red, bottom=50.4 if len(unit) < 9 else 47)
    assert top == pytest.approx(30, abs=1)
    thick, thin, low_thin, low_thick = paper.bands(red, 21, 189)
    low = paper.box(red, bottom=thick[0] - 1)[3]
    assert thick[0] - low == pytest.approx(4, abs=1)
    assert thick[1] - thick[0] > thin[1] - thin[0]
    assert low_thick[1] - low_thick[0] > low_thin[1] - low_thin[0]
    assert 297 - low_thin[0] == pytest.approx(20, abs=1)
    left, _, right, _ = paper.box(red, top=thick[0] - 0.2)
    assert right - left == pytest.approx(170, abs=1)
    assert (left + right) / 2 == pytest.approx(105, abs=0.5)


def test_text_keeps_the_margins():
    pdf = to_pdf(replace(LETTER, paragraphs=("国" * 300,)))
    left, _, right, _ = paper.box(paper.dark(pdf), top=100, bottom=270)
    assert left == pytest.approx(28, abs=1)
    assert right == pytest.approx(210 - 26, abs=1)


@pytest.mark.parametrize("end", ["国", "国。"])
def test_no_paragraph_ends_with_one_character_alone(end):
    pdf = to_pdf(replace(LETTER, paragraphs=("国" * 54 + end,)))  # two are free at its beginning
    rows = [grid.TOP + row * grid.ROW for row in range(10, 13)]
    first, second, last = (paper.box(paper.dark(pdf), 20, top, 190, top + 8) for top in rows)
    assert (first[0], second[0]) == pytest.approx((28 + 2 * grid.CHAR, 28), abs=1)
    assert last[2] == pytest.approx(28 + 2 * grid.CHAR, abs=3 if end[1:] else 1)


def test_a_long_letterhead_stays_on_one_line_within_the_rules():
    unit = "新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县农业农村局"
    left, top, right, _ = paper.box(paper.red(to_pdf(replace(LETTER, unit=unit))), bottom=40)
    assert left > 20
    assert right < 190
    assert top == pytest.approx(30, abs=1)


def test_the_first_page_has_no_number_and_later_ones_do():
    pdf = to_pdf(replace(LETTER, paragraphs=("今年开工。" * 30,) * 12))
    texts = paper.pages(pdf)
    assert len(texts) > 2
    assert "— 1 —" not in texts[0]
    for number, text in enumerate(texts[1:], start=2):
        assert f"— {number} —" in text
    even = paper.box(paper.dark(pdf, 1), top=265, bottom=280)
    odd = paper.box(paper.dark(pdf, 2), top=265, bottom=280)
    assert even[0] == pytest.approx(28 + grid.CHAR, abs=1)
    assert odd[2] == pytest.approx(184 - grid.CHAR, abs=1)
    assert even[1] == pytest.approx(262 + 7, abs=3)


@given(st.integers(0, 400), st.integers(0, 20), st.integers(0, 14))
def test_no_row_is_lost_and_the_signature_never_stands_alone(rows, tail, first):
    counts = page_counts(rows, tail, first)
    assert sum(counts) == rows
    assert counts[-1] + tail <= (first if len(counts) == 1 else 22)
    assert all(n <= (22 if at else first) for at, n in enumerate(counts))
    if len(counts) > 1:
        assert counts[-1] >= min(body.KEEP, rows)


@pytest.mark.parametrize("rows", range(8, 16))
def test_the_last_page_holds_words_with_the_signature(rows):
    pdf = to_pdf(replace(LETTER, paragraphs=("现答复如下。",) * rows))
    last = paper.pages(pdf)[-1]
    assert "2026年5月6日" in last
    assert last.index("现答复如下") < last.rindex("示例县交通运输局")


def test_more_copies_than_the_page_holds_go_overleaf():
    units = tuple(f"第{n}镇人民政府办公室" for n in range(150))
    pdf = to_pdf(replace(LETTER, copies=units))
    said = re.sub("—[0-9]+—", "", paper.words(pdf))
    assert [unit for unit in units if unit not in said] == []
    assert len(paper.pages(pdf)) >= 3


def test_a_unit_of_one_line_leaves_four_characters_right_of_the_date():
    pdf = to_pdf(replace(LETTER, notes=(), copies=()))
    _, _, _, low = paper.box(paper.dark(pdf), top=60, bottom=270)
    right = paper.box(paper.dark(pdf), top=low - 5, bottom=270)[2]
    assert right == pytest.approx(184 - 4 * grid.CHAR - SIDE, abs=0.5)


@pytest.mark.parametrize("unit", ["", "局", "示例县" * 30])
def test_any_unit_can_be_printed(unit):
    pdf = to_pdf(replace(LETTER, unit=unit))
    assert paper.words(pdf).count(unit or "2026年5月6日") >= 1


def test_a_heading_never_ends_a_page():
    assert page_counts(12, 6, 13) == [10, 2]
    assert page_counts(12, 6, 13, headings={9}) == [9, 3]
    assert page_counts(12, 6, 13, headings={8, 9}) == [8, 4]
