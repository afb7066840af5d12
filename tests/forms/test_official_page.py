"""A page of running text measured as an office would with a ruler (GB/T 9704-2012, clause 5.2)."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import paper
import pypdfium2
import pytest

from npcdesk.forms import breaks, document, grid
from npcdesk.forms.letter import to_pdf
from npcdesk.forms.reply_letter import to_pdf as reply
from tests.forms.test_document import DOCUMENT
from tests.forms.test_letter import LETTER
from tests.forms.test_reply_letter import LETTER as REPLY

MM = 72 / 25.4
RUNNING = ("国" * 28 * 66,)


def characters(pdf, page):
    """Each Chinese character of a page with its left edge and base line, mm from the top left."""
    text = pypdfium2.PdfDocument(pdf)[page].get_textpage()
    boxes = (
        (text.get_text_range(at, 1), text.get_charbox(at, loose=True))
        for at in range(text.count_chars())
    )
    return [(c, box[0] / MM, 297 - box[1] / MM) for c, box in boxes if c > "\u2fff"]


@pytest.mark.parametrize(
    "made",
    [
        lambda: to_pdf(replace(LETTER, paragraphs=RUNNING)),
        lambda: document.to_pdf(replace(DOCUMENT, said=RUNNING, copies=())),
    ],
    ids=["letter", "document"],
)
def test_running_text_stands_on_the_grid_of_28_by_22(made):
    pdf = made()
    found = characters(pdf, 1)
    lines = Counter(round(low, 1) for _, _, low in found)
    assert len(lines) == grid.ROWS
    assert set(lines.values()) == {grid.COLUMNS}
    lows = sorted(lines)
    assert all(b - a == pytest.approx(225 / 22, abs=0.15) for a, b in pairwise(lows))
    lefts = sorted({round(left, 1) for _, left, _ in found})
    assert lefts[0] == pytest.approx(28, abs=0.5)
    assert (lefts[-1] - lefts[0]) / 27 == pytest.approx(156 / 28, abs=0.02)
    ink = paper.box(paper.dark(pdf, 1), top=30, bottom=262)
    white = grid.BODY / MM * 0.08  # at each side of 国 within its square; above it twice as much
    assert ink[0] - white == pytest.approx(28, abs=0.5)
    assert ink[2] + white == pytest.approx(184, abs=0.5)
    assert ink[1] - 2 * white == pytest.approx(37, abs=0.5)


def test_a_title_of_three_lines_divides_no_word():
    congress = "新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县第十九届人民代表大会"
    lines = breaks.balance(
        (*breaks.congress_phrases(congress), "第一次会议", "第135号建议的答复"), 20
    )
    assert len(lines) == 3
    for word in ("伊犁哈萨克自治州", "察布查尔锡伯自治县", "人民代表大会", "第一次会议", "第135号"):
        assert any(word in line for line in lines)
    pdf = reply(replace(REPLY, congress=congress, number="135"))
    assert all(line in "".join(paper.pages(pdf)[0].split()) for line in lines)


def test_a_unit_of_forty_characters_stays_within_the_paper():
    unit = "示例市城乡建设和交通运输以及水利农业综合行政执法监督管理委员会第三工程质量检测办公室"
    assert len(unit) >= 40
    pdf = reply(replace(REPLY, unit=unit))
    assert paper.words(pdf).count(unit) == 2
    left, _, right, _ = paper.box(paper.dark(pdf))
    assert left > 18
    assert right < 192


def test_six_pages_with_thirty_signers_and_strange_marks():
    strange = "A<B & C>D“引号”\u202e右左\u200f，表情😀，数字12345，2026年"
    body = tuple(f"（{n}）{strange}{'今年开工，明年完成；' * 9}到此为止。" for n in range(40))
    pdf = reply(replace(REPLY, signers=30, body=body))
    pages = paper.pages(pdf)
    assert len(pages) >= 6
    said = paper.words(pdf)
    assert "周启明等30名代表：" in said
    assert said.count("A<B&C>D“引号”右左，表情") == 40
    assert said.count("到此为止") == 40
    assert "U+1F600" in said
    assert "到此为止" in pages[-1]
    for page in pages:
        for line in page.splitlines():
            assert not line.startswith(("，", "。", "”", "；", "）"))
            assert not line.rstrip().endswith(("（", "“"))
    assert paper.faces_not_embedded(pdf) == set()
