"""全卷: one PDF/A-2b with cover, contents, page numbers, bookmarks and every attachment."""

import io
import re
import struct
from datetime import date

import paper
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from npcdesk.forms import catalog, dossier
from npcdesk.forms.reply_letter import to_pdf
from npcdesk.rules.dossier import Dossier, Enclosure, Filed, Step, StepRecord
from npcdesk.rules.suggestion_sheet import SuggestionSheet
from tests.forms.every_paper import FILLED
from tests.forms.hard_paper import hard
from tests.forms.test_reply_letter import LETTER

ON = date(2026, 5, 6)


def picture(mode, size, colour):
    data = io.BytesIO()
    Image.new(mode, size, colour).save(data, "PNG")
    return data.getvalue()


RECORD = StepRecord(
    "沟通联系记录", "第35号", "示例县人大常委会", ON, (Step(ON, "面商", "县水利局", "到现场。"),)
)
PAPERS = (
    Filed("代表建议用纸", SuggestionSheet("示例县第十九届人民代表大会", "第一次会议"), "周启明"),
    Filed("沟通联系记录", RECORD),
    Filed("关于第35号建议的答复", LETTER, LETTER.unit, LETTER.document_number, LETTER.on),
    Filed("现场照片", Enclosure("照片.png", picture("RGBA", (900, 600), (200, 0, 0, 128)))),
    Filed("旧信", Enclosure("旧信.pdf", to_pdf(LETTER))),
    Filed("打不开的", Enclosure("坏.pdf", b"%PDF-1.4 nothing")),
)
DOSSIER = Dossier(
    office="示例县人大常委会",
    congress="示例县第十九届人民代表大会",
    session="第一次会议",
    number="35",
    title="关于在A<B&C𬭚村修桥的建议",
    lead="周启明",
    signers=4,
    units="县水利局",
    outcome="B类；满意",
    archive_number="2026-35",
    began=date(2026, 1, 9),
    ended=ON,
    on=ON,
    papers=PAPERS,
    apart=("预算.xlsx",),
)


@pytest.fixture(scope="module")
def bound():
    return dossier.to_pdf(DOSSIER)


def dictionaries(pdf):
    return [
        each
        for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream) and "/Type" in each
    ]


def test_contents_and_bookmarks_name_every_paper_with_its_page(bound):
    pages = paper.pages(bound)
    with pikepdf.open(io.BytesIO(bound)) as pdf:
        first = {page.objgen: at for at, page in enumerate(p.obj for p in pdf.pages)}
        with pdf.open_outline() as outline:
            marks = {item.title: first[item.destination[0].objgen] for item in outline.root}
        assert list(marks) == ["封面", "卷内文件目录", *(f.name for f in PAPERS), "卷内备考表"]
        labels = pdf.Root.PageLabels.Nums
        assert [int(labels[at]) for at in (0, 2)] == [0, 2]
    for at, filed in enumerate(PAPERS, start=1):
        page = marks[filed.name] - 1  # cover and contents are not counted
        assert re.search(rf"{at}\s.*{filed.name}[\s\d]*{page}\b", pages[1], re.DOTALL)
        inked = paper.dark(bound, page + 1)
        wide = inked.width / paper.PER_MM
        left, _, right, _ = paper.box(inked, top=9, right=wide, bottom=13.8)
        assert (wide - right if page % 2 else left) == pytest.approx(15, abs=1)
    counted = marks["卷内备考表"] - 2
    assert f"本卷共6件，{counted}页" in paper.words(bound)
    assert "1. 预算.xlsx" in pages[-1]
    assert "打不开" in pages[marks["打不开的"]]


def test_the_file_says_that_it_is_pdf_a_and_what_it_is(bound):
    with pikepdf.open(io.BytesIO(bound)) as pdf:
        assert not pdf.is_encrypted
        assert len(pdf.trailer.ID) == 2
        assert str(pdf.docinfo.CreationDate) == "D:20260506000000+08'00'"
        with pdf.open_metadata() as said:
            assert said.pdfa_status == "2B"
            assert said["dc:title"] == str(pdf.docinfo.Title)
            assert said["dc:creator"] == [str(pdf.docinfo.Author)]
            assert said["dc:description"] == str(pdf.docinfo.Subject)
            assert said["pdf:Producer"] == str(pdf.docinfo.Producer)
            assert said["xmp:CreateDate"] == "2026-05-06T00:00:00+08:00"
        assert DOSSIER.title in str(pdf.docinfo.Title)
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFA1"
        profile = intent.DestOutputProfile
        data = profile.read_bytes()
        assert (profile.N, data[16:20], data[36:40]) == (3, b"RGB ", b"acsp")
        assert struct.unpack(">I", data[:4])[0] == len(data)


def test_nothing_that_pdf_a_forbids_is_in_it(bound):
    """Clauses of ISO 19005-2: 6.1.7 streams, 6.2.8 pictures, 6.2.10 transparency, 6.5 and 6.6."""
    assert bound.count(b"\nendstream") == bound.count(b"endstream")
    assert bound.endswith(b"%%EOF\n")
    with pikepdf.open(io.BytesIO(bound)) as pdf:
        for each in dictionaries(pdf):
            assert not {"/SMask", "/JS", "/JavaScript", "/AA", "/EmbeddedFiles"} & set(each.keys())
            assert "LZW" not in str(each.get("/Filter", ""))
            if each.get("/Subtype") == "/Image":
                assert each.ColorSpace in {"/DeviceRGB", "/DeviceGray"}
            if each.get("/Subtype") == "/Link":
                assert each.F == 4
        for name in ("/OpenAction", "/AcroForm", "/Names"):
            assert name not in pdf.Root
        for page in pdf.pages:
            operators = {str(op.operator) for op in pikepdf.parse_content_stream(page)}
            assert not operators & {"k", "K", "gs", "sh"}


def test_every_face_is_whole_enough(bound):
    """6.2.11: embedded, one table of codes, widths as in the face, words can be copied."""
    assert paper.faces_not_embedded(bound) == set()
    with pikepdf.open(io.BytesIO(bound)) as pdf:
        fonts = [each for each in dictionaries(pdf) if each.get("/Type") == "/Font"]
        assert len(fonts) > 3
        for font in fonts:
            assert "/Encoding" not in font
            assert font.FontDescriptor.Flags & 4
            data = font.FontDescriptor.FontFile2.read_bytes()
            tables = {data[at : at + 4]: at for at in range(12, 12 + 16 * data[5], 16)}
            (cmap,) = struct.unpack(">I", data[tables[b"cmap"] + 8 : tables[b"cmap"] + 12])
            assert data[cmap + 2 : cmap + 4] == b"\0\1"
            assert len(font.Widths) == font.LastChar - font.FirstChar + 1
            assert b"beginbf" in font.ToUnicode.read_bytes()
    assert "𬭚" in paper.words(bound)


def test_the_same_dossier_is_the_same_bytes(bound):
    assert dossier.to_pdf(DOSSIER) == bound


def test_an_attached_pdf_looks_as_it_did(bound):
    with pikepdf.open(io.BytesIO(bound)) as pdf:
        at = len(pdf.pages) - 3
    was = paper.box(paper.red(to_pdf(LETTER)))
    assert paper.box(paper.red(bound, at)) == pytest.approx(was, abs=0.5)


def test_a_full_cover_keeps_its_note_off_the_table_and_its_number_in_the_size_of_the_words():
    said = hard(FILLED["dossier"])
    page = pypdfium2.PdfDocument(catalog.form("dossier").to_pdf(said))[0]
    text = page.get_textpage()
    chars = [text.get_text_range(at, 1) for at in range(text.count_chars())]
    places = dict(zip(chars, map(text.get_charbox, range(len(chars))), strict=True))
    assert (places["限"][1] - places["框"][3]) * 25.4 / 72 > 3.5
    at = len(chars) - 1 - [*reversed(chars)].index("限")
    number = text.get_charbox(chars.index("2", at))
    of = text.get_charbox(chars.index("3", chars.index("页")))
    assert number[3] - number[1] == pytest.approx(of[3] - of[1], abs=0.3)
