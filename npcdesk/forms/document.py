"""The document format (文件格式) of GB/T 9704-2012, clause 7: red head, text, 版记 at its foot.

Millimetres are from the top left of the page.
"""

from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm

from npcdesk.forms import body, ending, grid, imprint, mark
from npcdesk.forms.body import Block, Part
from npcdesk.forms.ending import Ending
from npcdesk.forms.faces import Face
from npcdesk.forms.imprint import Imprint
from npcdesk.forms.sheet import RED, Sheet

MARK_TOP = grid.TOP + 35.0  # the upper edge of 发文机关标志
MARK_WIDE = grid.WIDE
RED_GAP = 4.0  # from 发文字号 down to the red line
RED_WEIGHT = 1.5  # pt
NEAR = 1.0  # mm: two free lines above the title may be so much less, for it to stand on the grid
GAP = 2  # rows free above the signature, for the seal


@dataclass(frozen=True, slots=True)
class Document:
    """What a document says, in order."""

    name: str  # of the PDF
    mark: str  # 发文机关标志, with 文件 or without
    number: str  # 发文字号
    title: tuple[str, ...]  # phrases that are not divided
    to: str  # 主送
    said: tuple[Part, ...]
    unit: str  # 署名
    on: date
    attachments: tuple[str, ...] = ()  # 附件说明: their names
    notes: tuple[str, ...] = ()  # 附注, without brackets
    signer: str = ""  # 签发人: only of what goes to an upper office
    above: tuple[str, ...] = ()  # 份号, 密级, 紧急程度: at the top left
    copies: tuple[str, ...] = ()  # 抄送
    issuer: str = ""  # 印发机关
    issued: date | None = None  # 印发日期; that of the document when there is none
    sealed: bool = True


def to_pdf(document: Document) -> bytes:
    """Return the document as a PDF; its 版记 stands at the foot of the last, even page."""
    sheet = Sheet(document.name)
    sheet.note_top = grid.BOTTOM + 14  # below the 版记 and the page number
    title = grid.title(document.title)
    at_title = title_row(document)
    first = at_title + len(title) + 1
    signed, foot = ending_of(document), imprint_of(document)
    pages = _pages(document, signed.rows, imprint.rows(foot), grid.ROWS - first)
    last = max(at for at, page in enumerate(pages) if page)
    for at, page in enumerate(pages):
        if not at:
            _draw_head(sheet, document)
            grid.draw_title(sheet, title, at_title)
        row = body.draw(sheet, page, 0 if at else first)
        if at == last:
            ending.draw(sheet, signed, row + GAP)
        if at == len(pages) - 1:
            imprint.draw(sheet, foot)
        grid.number_page(sheet, at + 1)
        sheet.end_page()
    return sheet.pdf()


def ending_of(document: Document) -> Ending:
    """Return who signs it and when."""
    return Ending(document.unit, document.on, document.notes, document.sealed)


def imprint_of(document: Document) -> Imprint:
    """Return what stands at its foot."""
    return Imprint(document.copies, document.issuer, document.issued or document.on)


def foot_is_alone(document: Document) -> bool:
    """Whether the 版记 has the last page for itself."""
    first = title_row(document) + len(grid.title(document.title)) + 1
    foot = imprint.rows(imprint_of(document))
    return not _pages(document, ending_of(document).rows, foot, grid.ROWS - first)[-1]


def _pages(document: Document, signed: int, foot: int, first: int) -> list[list[Block]]:
    """Share the text among pages; an empty one at the end is that of the 版记 alone.

    The 版记 belongs on an even page (clause 7.4), and no blank page is to stand before it.
    """
    blocks = body.blocks(document.to, document.said)
    names = body.attached(document.attachments)
    shared = foot if GAP + signed + foot <= grid.ROWS - body.KEEP else 0
    together = body.divided(blocks, names, GAP + signed + shared, first)
    if not foot or (shared and len(together) % 2 == 0):
        return together
    apart = body.divided(blocks, names, GAP + signed, first)
    return [*(apart if len(apart) % 2 else together), []]


def number_top(document: Document) -> float:
    """Return where 发文字号 begins, mm."""
    return MARK_TOP + mark.high(document.mark, MARK_WIDE) + 2 * grid.ROW


def red_line(document: Document) -> float:
    """Return where the red line is, mm."""
    return number_top(document) + grid.BODY / mm + RED_GAP


def title_row(document: Document) -> int:
    """Return the row of the grid at which the title begins."""
    low = red_line(document) + 2 * grid.ROW - NEAR
    return next(row for row in range(grid.ROWS) if grid.row(row) >= low)


def _draw_head(sheet: Sheet, document: Document) -> None:
    for row, words in enumerate(document.above):
        sheet.put(grid.one(words, Face.HEI), grid.LEFT, grid.row(row))
    mark.draw(sheet, document.mark, MARK_TOP, MARK_WIDE)
    number, top = grid.one(document.number), number_top(document)
    if document.signer:
        sheet.put(number, grid.LEFT + grid.CHAR, top)
        edge, name = grid.RIGHT - grid.CHAR, grid.one(document.signer, Face.KAI)
        sheet.right(name, edge, top)
        sheet.right(grid.one("签发人："), edge - name.width / mm, top)
    else:
        sheet.centred(number, grid.LEFT + grid.WIDE / 2, top)
    sheet.rule(grid.LEFT, red_line(document), grid.RIGHT, weight=RED_WEIGHT, colour=RED)
