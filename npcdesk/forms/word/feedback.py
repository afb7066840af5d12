"""The delegate's opinion (征询意见表) as .docx; its words and sizes: `forms.feedback_form`."""

from io import BytesIO
from typing import Any

from docx.document import Document as Word
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.shared import Mm

from npcdesk.forms import bars, feedback_form, quick_mark, table
from npcdesk.forms.faces import Face
from npcdesk.forms.feedback_form import BOTTOM, LEFT, RIGHT, SIGNED, SQUARE, TOP
from npcdesk.forms.sheet import WIDTH
from npcdesk.forms.table import Cell
from npcdesk.forms.word import blank, parts
from npcdesk.forms.word.runs import Place, mm, paragraph
from npcdesk.rules.papers import FeedbackForm

HEAD = 16.0  # mm: the code's place above the meeting
SPARE = 6.0  # mm: other programs make rows higher, and the form is to stay on its page
BARS = 8.0  # mm high


def to_docx(form: FeedbackForm) -> bytes:
    """Return the form as a .docx of one A4 page."""
    word = blank.document(feedback_form.NAME, form.office)
    section = word.sections[0]
    section.left_margin, section.right_margin = Mm(LEFT), Mm(WIDTH - RIGHT)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(297 - BOTTOM - SPARE)
    top = _head(word, form)
    rows, size = feedback_form.filled(form, BOTTOM - top - SPARE)
    made = parts.ruled_table(word, [feedback_form.LABEL, feedback_form.ANSWER] * 2)
    for row in rows:
        cells = [(cell.text, cell.label, cell.width) for cell in row.cells]
        parts.fill_row(made, cells, size=size, height=table.row_height(row, size))
    _sign(made.rows[-1].cells[-1], rows[-1].cells[-1], rows[-1].height, size)
    small = min(size, feedback_form.NOTE_SIZE)
    for at, (text, face) in enumerate(feedback_form.notes(form)):
        line = mm(small * feedback_form.NOTE_LEADING)
        place = Place("left", line=line, above=0.0 if at else 3.0)
        paragraph(word, text, place, face=face, size=small)
    return blank.saved(word)


def _head(word: Word, form: FeedbackForm) -> float:
    """Write code, meeting and title; return where the table begins, mm from the page's head."""
    code, used = form.return_code, 0.0
    if code:
        used = _marks(word, code)
        place = Place("right", line=5.0)
        paragraph(word, feedback_form.called(code), place, face=Face.SONG, size=10.5)
        used += place.line
    for line in feedback_form.asked_at(form):
        place = Place("centre", above=max(0.0, HEAD - used), line=8.0)
        paragraph(word, line.text, place, face=Face.SONG, size=14)
        used = max(used, HEAD) + place.line
    place = Place("centre", line=12.0)
    made = paragraph(word, feedback_form.title(form), place, face=Face.TITLE, size=20)
    made.paragraph_format.space_after = Mm(3)
    return TOP + used + 15.0


def _marks(word: Word, code: str) -> float:
    """Put the code's bars and its square side by side; return how high they are, mm."""
    made = paragraph(word, "", Place("right", line=SQUARE + 1))
    if feedback_form.has_bars(code):
        made.add_run().add_picture(BytesIO(bars.to_png(code)), Mm(bars.wide(code)), Mm(BARS))
        made.add_run("　")
    made.add_run().add_picture(BytesIO(quick_mark.to_png(code)), Mm(SQUARE), Mm(SQUARE))
    return SQUARE + 1


def _sign(cell: Any, said: Cell, height: float, size: float) -> None:
    """Put what is asked at the head of its cell, and who signs at its foot."""
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP
    lines = len(table.set_cell(said, size)) + 1
    above = height - lines * mm(size * table.LEADING) - 2 * table.PAD
    place = Place("right", above=max(0.0, above), line=mm(size * table.LEADING))
    paragraph(cell, SIGNED, place, size=size)
