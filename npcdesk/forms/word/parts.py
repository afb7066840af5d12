"""What official papers say below their title, in a .docx: paragraphs, tables, pictures, the end."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx.document import Document as Word
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph
from PIL import Image

from npcdesk.errors import Unclear
from npcdesk.forms import body, drawing, ending, grid, table
from npcdesk.forms.body import Caption, Drawing, Part, Picture, Room, Table
from npcdesk.forms.ending import Ending
from npcdesk.forms.faces import Face
from npcdesk.forms.word.runs import (
    Frame,
    Place,
    element,
    framed,
    mm,
    paragraph,
    ruled,
    say,
    twips,
)

RULE = 6  # eighths of a point: a table's lines
OUTER, INNER = 1.0, 0.75  # pt: the lines of 版记, 0.35 and 0.25 mm
STEP, WHITE = 1.5, 4.0  # of 版记: line to line, of the size; points from a line to the words


def write(word: Word, to: str, said: Sequence[Part]) -> None:
    """Write whom it is to, and what is said."""
    if to:
        paragraph(word, to, Place("left"))
    for part in said:
        if isinstance(part, Table):
            _table(word, part)
        elif isinstance(part, Picture):
            _picture(word, part)
        elif isinstance(part, Drawing):
            _drawing(word, part)
        elif isinstance(part, Caption):
            paragraph(word, part.words, Place("centre", keep=True), size=grid.SMALL)
        elif isinstance(part, Room):
            for _ in range(part.rows):
                ruled(paragraph(word), "bottom", INNER)
        else:
            for text in filter(None, map(str.strip, part.splitlines())):
                _paragraph(word, text)


def _paragraph(word: Word, text: str) -> None:
    styled = grid.styled(text)
    leads = grid.is_heading(text)
    made = paragraph(word, styled, Place(first=2, keep=leads))
    if leads:  # it is found in the outline of WPS
        say(made, element("w:outlineLvl", val=0 if styled[0][1] is Face.HEI else 1))


def _table(word: Word, wanted: Table) -> None:
    shares = wanted.shares or (1.0,) * len(wanted.headings)
    wide = [grid.WIDE * share / sum(shares) for share in shares]
    made = ruled_table(word, wide)
    head = fill_row(made, [(text, True, w) for text, w in zip(wanted.headings, wide, strict=True)])
    head.append(element("w:tblHeader"))
    for words in wanted.rows:
        fill_row(made, [(text, False, w) for text, w in zip(words, wide, strict=True)])


def ruled_table(word: Word, wide: Sequence[float]) -> WordTable:
    """Add a table with lines around every cell, its columns `wide` mm."""
    made: WordTable = word.add_table(rows=0, cols=len(wide))
    made.autofit = False
    properties = made._tbl.tblPr
    borders, margins = element("w:tblBorders"), element("w:tblCellMar")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(f"w:{side}", val="single", sz=RULE, space=0, color="000000"))
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w=twips(table.PAD), type="dxa"))
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    properties.insert_element_before(margins, "w:tblLook")
    for column, width in zip(made.columns, wide, strict=True):
        column.width = Mm(width)
    return made


def fill_row(
    made: WordTable,
    cells: Sequence[tuple[str, bool, float]],
    *,
    size: float = body.TABLE_SIZE,
    height: float = 0.0,
) -> Any:
    """Add a row of the table, at least `height` mm high; return what is said of it.

    A cell is its words, whether they are a label, and its width in mm; one as wide as several
    columns takes their places.
    """
    row: Any = made.add_row()  # type: ignore[no-untyped-call]
    places = list(row._tr.tc_lst)
    columns = [column.width.mm for column in made.columns]
    properties = row._tr.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    if height:
        properties.append(element("w:trHeight", val=twips(height), hRule="atLeast"))
    at = 0
    for text, label, width in cells:
        end, used = at, 0.0
        while end < len(columns) and used < width - 1:
            used += columns[end]
            end += 1
        for spare in places[at + 1 : end]:
            row._tr.remove(spare)
        places[at].grid_span = end - at
        cell = row.cells[at]
        cell.width = Mm(width)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        fill_cell(cell, text, size, label=label)
        at = end
    return properties


def fill_cell(cell: Any, text: str, size: float, *, label: bool) -> None:
    """Write words into a cell in place of the paragraph that it has."""
    place = Place("centre" if label else "left", line=mm(size * table.LEADING))
    for part in text.splitlines() or [""]:
        paragraph(cell, part, place, face=Face.SONG if label else Face.FANG, size=size)
    first = cell.paragraphs[0]._p
    first.getparent().remove(first)


def _picture(word: Word, wanted: Picture) -> None:
    most = (body.PICTURE_MOST - bool(wanted.words)) * grid.ROW
    try:
        with Image.open(BytesIO(wanted.data)) as image:
            wide, high = image.size
            plain = BytesIO()
            image.save(plain, "PNG")
    except OSError as bad:
        msg = "正文里的图片打不开。请换成 PNG 或 JPEG 图片。"
        raise Unclear(msg) from bad
    scale = min(25.4 / body.DOTS, grid.WIDE / wide, most / high)
    made = paragraph(word, "", Place("centre", keep=bool(wanted.words)))
    made.paragraph_format.line_spacing = 1.0  # an exact one would cut the picture off
    made.add_run().add_picture(BytesIO(plain.getvalue()), width=Mm(wide * scale))
    if wanted.words:
        paragraph(word, wanted.words, Place("centre"), size=grid.SMALL)


def _drawing(word: Word, wanted: Drawing) -> None:
    made = paragraph(word, "", Place("centre", above=body.AROUND / 2, keep=True))
    made.paragraph_format.line_spacing = 1.0
    wide = grid.WIDE - body.AROUND  # a picture as wide as the text is moved out of it by some
    picture = BytesIO(drawing.to_png(wanted.chart, wide))
    made.add_run().add_picture(picture, width=Mm(wide))
    made._p.xpath(".//wp:docPr")[0].set("descr", wanted.words)
    paragraph(word, wanted.words, Place("centre"), size=grid.SMALL)


def attached(word: Word, names: Sequence[str]) -> None:
    """Name what is attached (附件说明), a line below the text, each name under the first."""
    for at, name in enumerate(names, start=1):
        number = f"{at}." if len(names) > 1 else ""
        label = "附件：" if at == 1 else ""
        left = (5 + (0.75 if number else 0)) * grid.CHAR
        hang = left - (2 if label else 5) * grid.CHAR
        above = 0.0 if at > 1 else grid.ROW
        place = Place("left", left=left, hang=hang, above=above, keep=True)
        paragraph(word, f"{label}{number}{name}", place)


def signed(word: Word, wanted: Ending, gap: int) -> None:
    """Write who signs and the date, `gap` rows free above them for the seal, and the notes."""
    if word.element.body[-2].tag == qn("w:p"):  # no page is to hold the signature alone
        word.paragraphs[-1].paragraph_format.keep_with_next = True
    lines = ending.placed(wanted)
    for at, (line, middle) in enumerate(lines):
        left = max(0.0, 2 * middle - grid.LEFT - grid.RIGHT)
        keep = at < len(lines) - 1 or bool(wanted.notes)
        above = 0.0 if at else gap * grid.ROW
        paragraph(word, line.text, Place("centre", left=left, above=above, keep=keep))
    for note in wanted.notes:
        paragraph(word, f"（{note}）", Place("left", left=2 * grid.CHAR))


def right_stop(made: Paragraph) -> None:
    """Let a tab take what follows to the right edge, one character free."""
    stops = made.paragraph_format.tab_stops
    stops.add_tab_stop(Mm(grid.WIDE - grid.CHAR), WD_TAB_ALIGNMENT.RIGHT)


def at_foot(
    word: Word, copies: str, issued: tuple[str, str], size: float, *, lined: bool, alone: bool
) -> None:
    """Write 抄送 and 印发 at the foot of the last page, between lines or without.

    Args:
        word: The document.
        copies: Who else is told, with their label; "" for nobody.
        issued: By whom and when; "" for nothing.
        size: Of the type, in points.
        lined: Whether there are lines above, between and below.
        alone: Whether they begin a page of their own.
    """
    entries = [each for each in (copies, "\t".join(filter(None, issued))) if each]
    for at, text in enumerate(entries):
        hang = mm(3 * size) if text is copies else 0.0
        place = Place("left", 0, grid.CHAR + hang, grid.CHAR, hang, line=mm(size * STEP), keep=True)
        made = framed(paragraph(word, text, place, size=size), Frame(grid.LEFT, None, grid.WIDE))
        right_stop(made)
        if lined:
            ruled(made, "top", INNER if at else OUTER, space=WHITE)
        if lined and at == len(entries) - 1:
            ruled(made, "bottom", OUTER, space=WHITE)
    anchor = paragraph(word, "", Place(line=0.4), size=1)  # the frame is on the page of this one
    anchor.paragraph_format.page_break_before = alone or None
