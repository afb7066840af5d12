"""Booklets: folded and opened, the pages follow each other."""

from types import MappingProxyType

import paper
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from npcdesk.forms import booklet
from npcdesk.forms.booklet import Paper
from tests.forms.test_dossier import bound as a_dossier  # noqa: F401 - a fixture


@given(st.integers(1, 40).map(lambda sheets: 4 * sheets))
def test_folded_sheets_read_in_order(pages):
    """Stacked outermost first: the right halves go up to the middle, the left ones from there."""
    order = booklet.order(pages)
    sides = [order[at : at + 2] for at in range(0, pages, 2)]
    up = [
        page
        for front, back in zip(sides[::2], sides[1::2], strict=True)
        for page in (front[1], back[0])
    ]
    down = [
        page
        for front, back in zip(sides[::2], sides[1::2], strict=True)
        for page in (front[0], back[1])
    ]
    assert [*up, *reversed(down)] == list(range(pages))


def numbered(tmp_path, sizes, labels=MappingProxyType({})):
    path = tmp_path / "pages.pdf"
    canvas = Canvas(str(path))
    for at, (style, begins) in labels.items():
        canvas.addPageLabel(at, style, begins)
    for at, size in enumerate(sizes, start=1):
        canvas.setPageSize(size)
        canvas.setFont("Helvetica", 60)
        canvas.drawString(200, 100, f"P{at}")
        canvas.showPage()
    canvas.save()
    return path.read_bytes()


@pytest.mark.parametrize(("on", "millimetres"), [(Paper.A4, (297, 210)), (Paper.A3, (420, 297))])
def test_two_pages_stand_on_each_side_and_what_is_empty_is_told(tmp_path, on, millimetres):
    made = booklet.bound(numbered(tmp_path, [A4] * 6), on)
    document = pypdfium2.PdfDocument(made.pdf)
    sizes = {tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in document}
    assert sizes == {millimetres}
    sides = [page.split() for page in paper.pages(made.pdf)]
    assert sides == [["P1"], ["P2"], ["P6", "P3"], ["P4", "P5"]]
    assert (made.pages, made.blank, made.sheets) == (6, 2, 2)
    assert f"空白 2 页，用 {on.upper()} 纸 2 张" in str(made)
    assert "短边翻转" in str(made)
    left, *_, right = sorted(x for x, _ in places(made.pdf, 2))
    assert left < millimetres[0] / 2 < right


def places(pdf, page):
    text = pypdfium2.PdfDocument(pdf)[page].get_textpage()
    boxes = [text.get_charbox(at) for at in range(text.count_chars())]
    return [(box[0] / 72 * 25.4, box[1] / 72 * 25.4) for box in boxes if box[2] > box[0]]


def test_a_page_on_its_side_is_turned_with_its_head_to_the_left(tmp_path):
    made = booklet.bound(numbered(tmp_path, [A4, landscape(A4)]), Paper.A3)
    (x, _), *_ = places(made.pdf, 1)
    assert 210 - x < 100  # its foot, where the words are, is at the fold of the left page
    assert (made.pages, made.blank) == (2, 2)


def test_page_one_stands_at_the_right_also_after_three_without_numbers(tmp_path):
    labels = {0: ("ROMAN_LOWER", 1), 3: ("ARABIC", 1)}
    made = booklet.bound(numbered(tmp_path, [A4] * 8, labels), Paper.A3)
    assert made.blank == 4
    order = booklet.order(12)
    shown = [page.split() for page in paper.pages(made.pdf)]
    at = order.index(4)  # the fifth page, counted from 0: the fourth is empty
    assert at % 2
    assert "P4" in shown[at // 2]


def test_a_dossier_has_what_it_had_and_faces_are_shared(a_dossier):  # noqa: F811
    made = booklet.bound(a_dossier, Paper.A3)
    assert (made.pages, made.blank) == (10, 2)
    assert len(made.pdf) < 1.2 * len(a_dossier)
    assert paper.faces_not_embedded(made.pdf) == set()
