"""Text on a sheet: even edges, the official grid, boxes for what no face has."""

import paper
from reportlab.lib.units import mm

from npcdesk.forms import grid
from npcdesk.forms.faces import Face
from npcdesk.forms.sheet import Sheet, one_line, set_text

PITCH = grid.CHAR * mm


def body(text):
    return set_text([(text, Face.FANG)], grid.BODY, 156 * mm, pitch=PITCH)


def test_a_page_of_28_by_22_fits_exactly_once():
    lines = body("国" * 28 * 22)
    assert len(lines) == grid.ROWS
    assert {len(line.text) for line in lines} == {grid.COLUMNS}
    assert len(body("国" * (28 * 22 + 1))) == grid.ROWS + 1
    sheet = Sheet("格")
    for row, line in enumerate(lines):
        sheet.put(line, grid.LEFT, grid.TOP + row * grid.ROW)
    sheet.end_page()
    left, top, right, bottom = paper.box(paper.dark(sheet.pdf()))
    assert 28 <= left <= 29
    assert 183 <= right <= 184
    assert 37 <= top <= 38
    assert 256 <= bottom <= 262


def test_full_lines_reach_the_right_edge():
    lines = body("资金1,280.5万元，占62.5%，按〔2026〕18号文件（详见附件）执行。" * 5)
    for line in lines[:-1]:
        hanging = grid.BODY / 2 if line.text[-1] in "，。）" else 0
        assert 156 * mm - 1 <= line.width <= 156 * mm + hanging + 1


def test_a_character_without_a_face_is_a_box_and_is_named():
    sheet = Sheet("框")
    sheet.put(one_line("\U00020bb7", Face.FANG, 16), 28, 50)
    sheet.end_page()
    pdf = sheet.pdf()
    left, top, right, bottom = paper.box(paper.dark(pdf), bottom=100)
    assert 4 < right - left < 6
    assert 4 < bottom - top < 6
    assert "U+20BB7" in paper.words(pdf)


def test_many_characters_without_a_face_are_counted_in_one_line():
    sheet = Sheet("框")
    sheet.put(one_line("".join(map(chr, range(0x20BB7, 0x20BE7))), Face.FANG, 9), 28, 50)
    sheet.end_page()
    pdf = sheet.pdf()
    assert "等48字" in paper.words(pdf)
    assert paper.box(paper.dark(pdf), top=262)[2] < 184


def test_characters_beyond_the_first_plane_can_be_searched_in_the_pdf():
    sheet = Sheet("字")
    sheet.put(one_line("张𬭚㛃", Face.FANG, 16), 28, 50)
    sheet.end_page()
    assert paper.words(sheet.pdf()) == "张𬭚㛃"
