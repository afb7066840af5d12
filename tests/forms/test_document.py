"""The document format in millimetres: head, red line, number of the page, 版记 at its place."""

import io
import re
from dataclasses import replace
from datetime import date

import paper
import pytest
from PIL import Image

from npcdesk.errors import Unclear
from npcdesk.forms import grid
from npcdesk.forms.body import Picture, Table
from npcdesk.forms.document import Document, to_pdf

DOCUMENT = Document(
    name="通知",
    mark="示例县人民代表大会常务委员会文件",
    number="示人大发〔2026〕8号",
    title=("关于交办", "示例县", "第十九届", "人民代表大会", "第一次会议", "代表建议的通知"),
    to="县人民政府办公室：",
    said=("现将36件建议交办，请认真办理。",),
    unit="示例县人大常委会",
    on=date(2026, 5, 6),
    copies=("县委办公室", "县政协办公室"),
    issuer="示例县人大常委会办公室",
    issued=date(2026, 5, 7),
)
SIDE = 1.4  # mm: the white at the right of the last character


def text(document):
    """All its words, without the numbers of the pages."""
    return re.sub("—[0-9]+—", "", paper.words(to_pdf(document)))


def counted(document):
    return len(paper.pages(to_pdf(document)))


def test_the_head_stands_where_the_standard_says():
    red = paper.red(to_pdf(DOCUMENT))
    _, top, _, _ = paper.box(red, bottom=95)
    assert top == pytest.approx(37 + 35, abs=1)
    ((line, _),) = paper.bands(red, 30, 182)
    left, _, right, _ = paper.box(red, top=line - 0.3)
    assert (left, right) == pytest.approx((28, 184), abs=0.5)
    number = paper.box(paper.dark(to_pdf(DOCUMENT)), top=line - 11, bottom=line - 1)
    assert line - number[3] == pytest.approx(4, abs=1)
    assert (number[0] + number[2]) / 2 == pytest.approx(28 + 78, abs=1)


def test_who_signed_stands_right_of_the_number_which_goes_left():
    pdf = to_pdf(replace(DOCUMENT, signer="周启明", above=("000001", "特急")))
    ((line, _),) = paper.bands(paper.red(pdf), 30, 182)
    left, _, right, _ = paper.box(paper.dark(pdf), top=line - 11, bottom=line - 1)
    assert (left, right) == pytest.approx((28 + grid.CHAR, 184 - grid.CHAR), abs=1)
    said = paper.words(pdf)
    assert said.startswith("000001特急")
    assert "签发人：周启明" in said


@pytest.mark.parametrize("rows", range(1, 46, 4))
def test_the_imprint_ends_the_last_page_which_is_even(rows):
    pdf = to_pdf(replace(DOCUMENT, said=("今年开工。",) * rows))
    pages = paper.pages(pdf)
    assert len(pages) % 2 == 0
    assert [("2026年5月7日印发" in page) for page in pages] == [False] * (len(pages) - 1) + [True]
    lines = paper.bands(paper.dark(pdf, len(pages) - 1), 30, 182)
    assert lines[-1][1] == pytest.approx(grid.BOTTOM, abs=0.3)
    heavy, light = lines[-1][1] - lines[-1][0], lines[-2][1] - lines[-2][0]
    assert heavy > light
    for at, page in enumerate(pages, start=1):
        assert f"— {at} —" in page
    (signed,) = [page for page in pages if "2026年5月6日" in page]
    assert "今年开工" in signed


def test_without_imprint_any_number_of_pages_will_do():
    assert counted(replace(DOCUMENT, copies=(), issuer="")) == 1


def test_hundreds_of_units_are_all_told():
    units = tuple(f"第{n}镇人民政府办公室" for n in range(300))
    said = paper.words(to_pdf(replace(DOCUMENT, copies=units)))
    assert [unit for unit in units if unit not in said] == []


def test_without_a_seal_the_date_begins_two_characters_right_of_the_unit():
    pdf = to_pdf(replace(DOCUMENT, sealed=False, copies=(), issuer=""))
    mask = paper.dark(pdf)
    low = paper.box(mask, top=60, bottom=263)[3]
    date_left = paper.box(mask, 60, low - 5, 190, low + 1)[0]
    unit = paper.box(mask, 60, low - 5 - grid.ROW, 190, low + 1 - grid.ROW)
    assert unit[2] == pytest.approx(184 - 2 * grid.CHAR - SIDE, abs=1)
    assert date_left - unit[0] == pytest.approx(2 * grid.CHAR, abs=1)


def test_a_table_goes_on_with_its_headings_and_loses_nothing():
    rows = tuple((str(at), f"第{at}件建议的题目", "周启明") for at in range(1, 60))
    table = Table(("序号", "题目", "领衔代表"), rows, (1, 4, 2))
    pages = paper.pages(to_pdf(replace(DOCUMENT, said=(*DOCUMENT.said, table, "请落实。"))))
    held = [page for page in pages if "件建议的题目" in page]
    assert len(held) > 2
    assert all("领衔代表" in page for page in held)
    said = "".join("".join(pages).split())
    assert [at for at in range(1, 60) if f"第{at}件建议的题目" not in said] == []
    assert said.index("第59件") < said.index("请落实。")


def test_a_cell_longer_than_a_page_goes_on_in_the_next_row():
    words = "".join(f"第{at}句。" for at in range(400))
    said = text(replace(DOCUMENT, said=(Table(("内容", "备注"), ((words, "无"),)),)))
    said = re.sub("内容|备注|无", "", said)  # between two parts of the cell
    assert [at for at in range(400) if f"第{at}句。" not in said] == []


def test_what_is_attached_is_named_below_the_text():
    attached = ("交办清单" * 8, "征询意见表")
    said = text(replace(DOCUMENT, attachments=attached, copies=(), issuer=""))
    assert f"附件：1.{'交办清单' * 8}2.征询意见表示例县人大常委会" in said


def test_a_picture_keeps_its_shape_within_the_text():
    data = io.BytesIO()
    Image.new("RGB", (3000, 1000), (200, 0, 0)).save(data, "PNG")
    said = (Picture(data.getvalue(), "图1　流程"), "请落实。")
    pdf = to_pdf(replace(DOCUMENT, mark="", said=said, copies=(), issuer=""))
    left, top, right, low = paper.box(paper.red(pdf, 1))
    assert (left, right) == pytest.approx((28, 184), abs=0.5)
    assert (right - left) / (low - top) == pytest.approx(3, abs=0.05)
    assert "图1流程请落实。" in paper.words(pdf)


def test_what_is_no_picture_is_refused_in_words():
    with pytest.raises(Unclear, match="PNG"):
        to_pdf(replace(DOCUMENT, said=(Picture(b"no picture"),)))
