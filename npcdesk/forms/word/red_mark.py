"""The red name (发文机关标志) and the title of a .docx."""

from collections.abc import Sequence

from docx.document import Document as Word
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from npcdesk.forms import grid, mark
from npcdesk.forms.faces import Face
from npcdesk.forms.word.runs import RED, Place, element, mm, paragraph


def write(word: Word, name: str, most: float, above: float = 0.0) -> Paragraph:
    """Write an office's name in large red letters, at most `most` mm wide, `above` mm lower."""
    size, pitch = mark.spaced(name, most)
    size = round(size * 2) / 2  # Word knows half points
    place = Place("centre", line=mm(size), above=above)
    made = paragraph(word, name, place, face=Face.TITLE, size=size, colour=RED, gap=pitch - size)
    if (wide := len(name) * pitch) > Mm(most).pt:
        for run in made.runs:
            properties = run._r.get_or_add_rPr()
            narrow = element("w:w", val=int(100 * Mm(most).pt / wide))
            properties.insert_element_before(narrow, "w:kern", "w:position", "w:sz", "w:szCs")
    made.paragraph_format.keep_with_next = True
    return made


def title(word: Word, lines: Sequence[str], above: float) -> None:
    """Write the title, its lines as they stand on the PDF; a row below it is free."""
    place = Place("centre", above=above, keep=True)
    made = paragraph(word, "\n".join(lines), place, face=Face.TITLE, size=grid.TITLE)
    made.paragraph_format.space_after = Mm(grid.ROW)
