"""The same papers as .docx: their words, their places, the order that Word wants of its facts."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import docx
import paper
import pytest
from docx.oxml.ns import qn
from PIL import Image
from test_feedback_form import FORM
from test_hand_over_papers_printed import NOTICE
from test_reply_letter import LETTER

from npcdesk.errors import Unclear
from npcdesk.forms import catalog, document
from npcdesk.forms.body import Picture, Table
from npcdesk.forms.document import Document
from npcdesk.forms.word import document as word_document

LONG = tuple(f"（{n}）第{n}项。{'今年开工，明年完成；' * 9}到此为止。" for n in "一二三四五六七八")
HARD = replace(
    LETTER,
    unit="示例省示例市示例自治县城乡建设与交通运输综合行政执法和水利工程管理服务局",
    lead="𬭎䶮玥",
    signers=1,
    body=("一、A<B & “引号”——〔2026〕", "二、\u202e控制符\x07去掉。", *LONG),
    copies=tuple(f"示例县第{n}人民代表大会主席团" for n in range(1, 20)),
)

ENDS = {LETTER.unit, "2026年5月6日"}


def parsed(made):
    return docx.Document(io.BytesIO(made))


def said(made):
    """All words in the order of the file, without spaces."""
    body = parsed(made).element.body
    return "".join("".join(each.text or "" for each in body.iter(qn("w:t"))).split())


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("reply-letter", LETTER),
        ("reply-letter", HARD),
        ("hand-over-notice", replace(NOTICE, lines=NOTICE.lines[:1])),  # on one page
        ("feedback-form", FORM),
        ("feedback-form", replace(FORM, questions=("办理态度", "办理结果"), excluded=True)),
    ],
)
def test_the_words_and_their_order_are_those_of_the_pdf(code, data):
    form = catalog.form(code)
    printed = "".join(paper.pages(form.to_pdf(data)))
    for page in range(1, 9):
        printed = printed.replace(f"— {page} —", "")
    assert said(form.to_docx(data)) == "".join(printed.split())


def test_the_page_is_that_of_the_standard():
    word = parsed(catalog.form("reply-letter").to_docx(LETTER))
    section = word.sections[0]
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.1)
    assert (section.left_margin.mm, section.top_margin.mm) == pytest.approx((28, 37), abs=0.1)
    assert (section.right_margin.mm, section.bottom_margin.mm) == pytest.approx((26, 35), abs=0.1)
    grid = section._sectPr.find(qn("w:docGrid"))
    pitch, space = (int(grid.get(qn(f"w:{name}"))) for name in ("linePitch", "charSpace"))
    assert 22 * pitch / 20 <= 225 / 25.4 * 72 < 23 * pitch / 20
    assert 28 * (16 + space / 4096) == pytest.approx(156 / 25.4 * 72, abs=0.05)
    lines = [p.paragraph_format.line_spacing.pt for p in word.paragraphs if "收悉" in p.text]
    assert lines == [pytest.approx(pitch / 20)]
    assert section.different_first_page_header_footer
    assert word.settings.odd_and_even_pages_header_footer
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert (odd.alignment, even.alignment) == (2, 0)  # right, left
    assert "PAGE" in "".join(each.text for each in odd._p.iter(qn("w:instrText")))


def test_headings_the_head_and_the_seal_stand_as_they_are_printed():
    word = parsed(catalog.form("reply-letter").to_docx(LETTER))
    by_text = {p.text: p for p in word.paragraphs}
    mark = word.paragraphs[0]
    assert mark.text == LETTER.unit
    assert mark.runs[0].font.color.rgb == docx.shared.RGBColor(0xD6, 0x0A, 0x12)
    assert mark._p.pPr.find(qn("w:framePr")).get(qn("w:vAnchor")) == "page"
    heading = next(p for text, p in by_text.items() if text.startswith("一、护栏"))
    faces = [run._r.rPr.rFonts.get(qn("w:eastAsia")) for run in heading.runs]
    assert faces == ["黑体", "仿宋_GB2312"]
    unit, day = (p.paragraph_format for p in word.paragraphs[-6:] if p.text in ENDS)
    assert day.left_indent == unit.left_indent, "the name stands over the date, for the seal"
    half_of_date = (156 - day.left_indent.mm) / 2 - 4 * 156 / 28
    assert 2.5 * 156 / 28 < half_of_date < 4 * 156 / 28, "four characters free at its right"
    assert day.space_before == 0 < unit.space_before
    closing = word.paragraphs[[p.text for p in word.paragraphs].index("2026年5月6日") - 2]
    assert closing.paragraph_format.keep_with_next, "no page holds the signature alone"


@pytest.mark.parametrize(
    ("code", "data"),
    [("reply-letter", HARD), ("hand-over-notice", NOTICE), ("feedback-form", FORM)],
)
def test_what_says_how_a_paragraph_stands_is_in_the_order_that_word_wants(code, data):
    order = "pStyle keepNext pageBreakBefore framePr pBdr tabs snapToGrid spacing ind jc outlineLvl"
    rank = {qn(f"w:{name}"): at for at, name in enumerate(order.split())}
    runs = {qn(f"w:{n}"): at for at, n in enumerate(("rFonts", "color", "spacing", "w", "sz"))}
    made = catalog.form(code).to_docx(data)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        parts = [each for each in archive.namelist() if each.endswith(".xml")]
        trees = [ET.fromstring(archive.read(each)) for each in parts]
    for tree in trees:
        for tag, known in (("w:pPr", rank), ("w:rPr", runs)):
            for properties in tree.iter(qn(tag)):
                found = [known[child.tag] for child in properties if child.tag in known]
                assert found == sorted(found)
    assert len(made) < 40_000


def test_tables_and_pictures_of_the_body_come_along():
    png = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(png, "PNG")
    table = Table(("项目", "资金"), (("护栏", "48万元"), ("桥面", "120万元")), (2, 1))
    made = Document(
        name="通知",
        mark="示例县人大常委会文件",
        number="示人发〔2026〕1号",
        title=("关于交办", "代表建议", "的通知"),
        to="各单位：",
        said=("如下：", table, Picture(png.getvalue(), "图1"), "到此。"),
        unit="示例县人大常委会",
        on=date(2026, 5, 6),
        signer="王小明",
        above=("000001",),
        copies=("县政府",),
        issuer="示例县人大常委会办公室",
        attachments=("清单", "名单"),
    )
    content = word_document.to_docx(made)
    word = parsed(content)
    assert [[cell.text for cell in row.cells] for row in word.tables[0].rows] == [
        ["项目", "资金"],
        ["护栏", "48万元"],
        ["桥面", "120万元"],
    ]
    assert word.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert len(word.inline_shapes) == 1
    assert said(content) == "".join(
        "".join(paper.pages(document.to_pdf(made)))
        .replace("— 1 —", "")
        .replace("— 2 —", "")
        .split()
    )
    with pytest.raises(Unclear, match="图片打不开"):
        word_document.to_docx(replace(made, said=(Picture(b"no"),)))
