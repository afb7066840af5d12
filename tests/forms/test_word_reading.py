"""Reading a unit's .docx: numbers, tables, changes tracked; and what is no such file, in words."""

import io
import zipfile
from contextlib import suppress
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import nsdecls
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_reply_letter import LETTER

from npcdesk.errors import Unclear
from npcdesk.forms import catalog
from npcdesk.forms.word import reading
from npcdesk.rules import body_text, letter_text

W = nsdecls("w")
NUMBERS = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
<w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>"""


def packed(body, **parts):
    """A .docx with this body."""
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    files = {"document": document, **parts}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(f"word/{name}.xml", text)
    return written.getvalue()


def p(text, facts=""):
    return f"<w:p><w:pPr>{facts}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbered(text, level=0):
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>')


def test_what_word_counts_by_itself_is_written_out():
    body = numbered("护栏") + numbered("东侧", 1) + numbered("西侧", 1) + numbered("桥面")
    body += numbered("铺装", 1)
    assert reading.read(packed(body, numbering=NUMBERS), "x.docx") == [
        *("一、护栏", "1.东侧", "2.西侧", "二、桥面", "1.铺装")
    ]


def test_what_was_struck_out_or_hidden_is_not_read_and_what_was_inserted_is():
    body = (
        "<w:p><w:r><w:t>护栏</w:t></w:r><w:del><w:r><w:delText>不</w:delText><w:t>不</w:t></w:r>"
        "</w:del><w:ins><w:r><w:t>已经</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr>"
        "<w:t>密</w:t></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>装好。</w:t></w:r></w:p>"
        f"<w:sdt><w:sdtContent>{p('填好的')}</w:sdtContent></w:sdt><w:p/>"
    )
    assert reading.read(packed(body), "x.docx") == ["护栏已经装好。", "填好的"]


def test_tables_keep_their_places_and_boxes_are_opened():
    word = docx.Document()
    table = word.add_table(3, 3)
    for at, cell in enumerate(each for row in table.rows for each in row.cells):
        cell.text = str(at)
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 2).merge(table.cell(2, 2))
    box = word.add_table(1, 1)
    box.cell(0, 0).text = "第一段\n第二段"
    written = io.BytesIO()
    word.save(written)
    assert reading.read(written.getvalue(), "x.docx") == [
        (("0\n1", "", "2"), ("3", "4", "5\n8"), ("6", "7", "")),
        *("第一段", "第二段"),
    ]


def test_our_own_letter_comes_back_with_its_body():
    table = body_text.text([(("项目", "资金"), ("护栏", "48万元"))])
    whole = replace(LETTER, body=(*LETTER.body, *table.splitlines()))
    made = catalog.form("reply-letter").to_docx(whole)
    letter = letter_text.body(reading.read(made, "函.docx"))
    assert body_text.text(letter.body) == "\n".join([*LETTER.body, table])
    assert letter.number == LETTER.document_number


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "不是 Word 文档"),
        (b"%PDF-1.7", "是 PDF"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "旧的 .doc"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
        (b"PK\x03\x04 nothing", "读不出来"),
        (packed("<w:p>"), "读不出来"),
        (packed(p("&amp;#0;").replace("amp;", "")), "读不出来"),
        (packed("<w:p/>"), "没有文字"),
        (packed(p("长" * 200_001)), "不像一份答复"),
        (packed(p(" " * 17_000_000)), "展开后太大"),
        (packed("<w:sdt>" * 5000 + "</w:sdt>" * 5000), "读不出来"),
    ],
)
def test_what_cannot_be_read_is_told_in_words(content, told):
    with pytest.raises(Unclear, match=told):
        reading.read(content, "答复.docx")


def test_nothing_outside_the_file_is_asked_for(tmp_path):
    (tmp_path / "secret.txt").write_text("机密")
    entity = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">'
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    document = f"{entity}<!ENTITY l0 'ha'>{laughs}]>"
    document += f"<w:document {W}><w:body>{p('&x;')}{p('&l9;')}{p('真的')}</w:body></w:document>"
    try:
        said = reading.read(packed("", document=document), "x.docx")
    except Unclear as refused:
        said = [str(refused)]
    assert "机密" not in "".join(said)
    assert len("".join(said)) < 100


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, 6000), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_file_is_read_or_told_never_more(slips):
    content = bytearray(OURS)
    for at, byte in slips:
        content[at % len(content)] = byte
    with suppress(Unclear):
        assert reading.read(bytes(content), "x.docx")


OURS = catalog.form("reply-letter").to_docx(LETTER)
