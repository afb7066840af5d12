"""The document format (文件格式) as .docx; what stands where: `forms.document`."""

from docx.document import Document as Word
from docx.shared import Mm

from npcdesk.forms import document as documents
from npcdesk.forms import grid, imprint, mark
from npcdesk.forms.document import Document
from npcdesk.forms.faces import Face
from npcdesk.forms.word import blank, parts, red_mark
from npcdesk.forms.word.runs import Place, mm, number_pages, paragraph, ruled, write
from npcdesk.labels import day


def to_docx(document: Document) -> bytes:
    """Return the document as a .docx; its 版记 stands at the foot of the last page."""
    word = blank.document(document.name, document.unit)
    number_pages(word.sections[0], first=True)
    for words in document.above:
        paragraph(word, words, Place("left"), face=Face.HEI)
    above = documents.MARK_TOP - grid.row(len(document.above))
    size, _ = mark.spaced(document.mark, documents.MARK_WIDE)
    low = documents.MARK_TOP + mm((1 - mark.INK_TOP) * size)
    red_mark.write(word, document.mark, documents.MARK_WIDE, above - mm(mark.INK_TOP * size))
    top = documents.number_top(document)
    _number(word, document, top - low)
    below = grid.row(documents.title_row(document)) - top - mm(blank.BODY) - documents.RED_GAP
    red_mark.title(word, [line.text for line in grid.title(document.title)], below)
    parts.write(word, document.to, document.said)
    parts.attached(word, document.attachments)
    parts.signed(word, documents.ending_of(document), documents.GAP)
    foot = documents.imprint_of(document)
    copies = f"抄送：{'，'.join(foot.copies)}。" if foot.copies else ""
    issued = (foot.issuer, f"{day(foot.issued)}印发") if foot.issuer else ("", "")
    alone = documents.foot_is_alone(document)
    parts.at_foot(word, copies, issued, imprint.size(foot), lined=True, alone=alone)
    return blank.saved(word)


def _number(word: Word, document: Document, above: float) -> None:
    """Write 发文字号, and 签发人 where there is one, over the red line."""
    place = Place("left" if document.signer else "centre", line=mm(blank.BODY), above=above)
    made = paragraph(word, document.number, place)
    if document.signer:
        made.paragraph_format.left_indent = made.paragraph_format.right_indent = Mm(grid.CHAR)
        parts.right_stop(made)
        write(made, "\t签发人：", Face.FANG)
        write(made, document.signer, Face.KAI)
    ruled(made, "bottom", documents.RED_WEIGHT, space=Mm(documents.RED_GAP).pt, red=True)
