"""The letter format (信函格式) as .docx; what stands where: `forms.letter`."""

from typing import Any

from docx.document import Document as Word

from npcdesk.forms import grid, mark
from npcdesk.forms import letter as letters
from npcdesk.forms.letter import Letter
from npcdesk.forms.sheet import WIDTH
from npcdesk.forms.word import blank, parts, red_mark
from npcdesk.forms.word.runs import Frame, Place, framed, mm, number_pages, paragraph, ruled

EDGE = (WIDTH - letters.LINES_WIDE) / 2
NUMBER_ROW = 2  # of the grid: where 发文字号 stands
HAIR = 0.3  # mm: a line of nothing between the two red lines


def to_docx(letter: Letter) -> bytes:
    """Return the letter as a .docx."""
    plan = letters.plan(letter)
    word = blank.document(letter.name, letter.unit)
    section = word.sections[0]
    number_pages(section, first=False)
    _head(word, letter.red)
    for at, text in enumerate((letter.number, *letter.marks)):
        paragraph(word, text, Place("right", above=0.0 if at else _number_gap(letter.red)))
    above = plan.title_row - NUMBER_ROW - 1 - len(letter.marks)
    red_mark.title(word, [line.text for line in plan.title], above * grid.ROW)
    parts.write(word, letter.to, letter.paragraphs)
    parts.attached(word, letter.attachments)
    parts.signed(word, letters.signed(letter), plan.gap)
    copies = f"抄送：{'，'.join(letter.copies)}。" if letter.copies else ""
    parts.at_foot(word, copies, ("", ""), grid.SMALL, lined=False, alone=False)
    footer = section.first_page_footer
    footer.is_linked_to_previous = False
    begun = footer.paragraphs[0]._p
    _double_rule(footer, letters.THIN, letters.THICK)
    begun.getparent().remove(begun)
    return blank.saved(word)


def _head(word: Word, unit: str) -> None:
    """Write the red name and its two lines, above where the grid's third row begins."""
    size, _ = mark.spaced(unit, letters.MARK_WIDE)
    top = letters.MARK_TOP - mm(mark.INK_TOP * size)
    low = letters.MARK_TOP + mark.high(unit, letters.MARK_WIDE) + letters.MARK_GAP - HAIR
    frame = Frame(EDGE, top, letters.LINES_WIDE, low - top)
    framed(red_mark.write(word, unit, letters.MARK_WIDE), frame)
    _double_rule(word, letters.THICK, letters.THIN)


def _double_rule(inside: Any, *weights: float) -> None:
    """Draw two red lines, wider than the text."""
    out = grid.LEFT - EDGE, EDGE + letters.LINES_WIDE - grid.RIGHT
    for weight in weights:
        place = Place(left=-out[0], right=-out[1], line=HAIR, keep=True)
        ruled(paragraph(inside, "", place, size=1), "bottom", weight, red=True)


def _number_gap(unit: str) -> float:
    """Return how far 发文字号 is below the red lines, so that it stands on the grid; mm."""
    low = letters.MARK_TOP + mark.high(unit, letters.MARK_WIDE) + letters.MARK_GAP
    lines = HAIR + mm(letters.THICK + letters.THIN)
    return grid.row(NUMBER_ROW) - low - lines
