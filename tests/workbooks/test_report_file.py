"""Reports as files: Word, PDF and plain text are read; what cannot be is said in one sentence."""

import io
import zipfile

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from npcdesk.errors import ReportRefused
from npcdesk.workbooks import report_file

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = (
    "<w:p><w:r><w:t>共提出建议</w:t></w:r><w:r><w:t>126件</w:t></w:r>"
    "<w:del><w:r><w:t>125件</w:t></w:r></w:del></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A类</w:t></w:r></w:p></w:tc>"
    "<w:tc><w:p><w:r><w:t>68件</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)


def docx(body=BODY, part="word/document.xml", top=""):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            part, f'{top}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
    return made.getvalue()


def pdf(words, **facts):
    made = io.BytesIO()
    canvas = Canvas(made, **facts)
    canvas.drawString(100, 700, words)
    canvas.save()
    return made.getvalue()


def blank():
    document, made = pypdfium2.PdfDocument.new(), io.BytesIO()
    document.new_page(595, 842)
    document.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (docx(), "共提出建议126件\nA类\t68件\t\n"),
        (pdf("A 12%"), "A 12%"),
        ("共126件\r\n".encode("gb18030"), "共126件\n"),
        ("共126件".encode("utf-8-sig"), "共126件"),
        ("共126件".encode("utf-16"), "共126件"),
    ],
)
def test_the_content_says_what_a_file_is(content, text, tmp_path):
    path = tmp_path / "报告.doc"
    path.write_bytes(content)
    assert report_file.read(path) == text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (docx()[:200], "读不出来"),
        (docx(part="xl/workbook.xml"), "不是 Word 文档"),
        (docx(body="<w:p>"), "读不出来"),
        (docx(top="<!DOCTYPE w:document [<!ENTITY a 'b'>]>"), "读不出来"),
        (docx(body=""), "没有文字"),
        (report_file.OLE + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
        (report_file.OLE + b"\0" * 512, "旧格式"),
        (pdf("secret", encrypt="1234"), "加了密码"),
        (b"%PDF-1.7 cut off", "读不出来"),
        (blank(), "扫描的图片"),
        (b"\x89PNG\r\n", "图片"),
        (bytes(range(256)), "不是文字文件"),
        (b" \n", "没有文字"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(content, said):
    with pytest.raises(ReportRefused, match=said) as refused:
        report_file.text_of(content, "报告")
    assert str(refused.value).endswith("。")


def test_a_small_file_that_swells_is_refused(monkeypatch):
    monkeypatch.setattr(report_file, "MOST_UNPACKED", 100_000)
    with pytest.raises(ReportRefused, match="太大"):
        report_file.text_of(docx(body="<w:p/>" * 50_000), "报告")


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(ReportRefused, match="没有这个文件"):
        report_file.read(tmp_path / "没有.txt")
