"""Paragraphs of a .docx: words in their faces, where they stand, the lines beside them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from npcdesk.forms import faces, grid
from npcdesk.forms.faces import Face
from npcdesk.forms.word.blank import BODY, FOOTER, LINE, NAMES, TWIPS

RED = RGBColor(0xD6, 0x0A, 0x12)  # that of `sheet.RED`
ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
}
_ORDER = (  # of what says how a paragraph stands: Word calls a file with another order damaged
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
    *("suppressLineNumbers", "pBdr", "shd", "tabs", "autoSpaceDE", "autoSpaceDN", "snapToGrid"),
    *("spacing", "ind", "contextualSpacing", "jc", "textAlignment", "outlineLvl", "rPr", "sectPr"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands within the text; mm."""

    align: str = "both"
    first: int = 0  # characters free at the beginning of its first line
    left: float = 0.0
    right: float = 0.0
    hang: float = 0.0  # its first line begins so much further left
    above: float = 0.0
    line: float = 0.0  # line to line; 0: that of the grid
    keep: bool = False  # on the page of the next one


@dataclass(frozen=True, slots=True)
class Frame:
    """A place on the page, mm from its edges, or at the foot of the text where `top` is None."""

    left: float
    top: float | None
    width: float
    height: float = 0.0  # exactly; 0: what its words need


def paragraph(
    inside: Any,
    words: str | Sequence[tuple[str, Face]] = "",
    place: Place = Place(),
    *,
    face: Face = Face.FANG,
    size: float = BODY,
    colour: RGBColor | None = None,
    gap: float | None = None,
) -> Paragraph:
    """Add a paragraph to a document, a cell or a footer.

    Args:
        inside: What it is added to.
        words: Its text, in `face`, or parts of it with a face each.
        place: Where it stands.
        face: Of a plain text.
        size: Of the type, in points.
        colour: Of the type; black where there is none.
        gap: Points put after each character; that of the grid where it is not said.
    """
    made: Paragraph = inside.add_paragraph()
    set_place(made, place, size)
    for text, its in [(words, face)] if isinstance(words, str) else words:
        write(made, text, its, size=size, colour=colour, gap=gap)
    return made


def set_place(made: Paragraph, place: Place, size: float) -> None:
    """Say where a paragraph stands whose type is `size` points."""
    form = made.paragraph_format
    form.alignment = ALIGN[place.align]
    form.left_indent, form.right_indent = Mm(place.left), Mm(place.right)
    form.space_before = Mm(place.above)
    form.keep_with_next = place.keep or None
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Mm(place.line) if place.line else Pt(LINE / TWIPS)
    say(made, element("w:snapToGrid", val=0))  # each program has a grid of its own: ours is said
    if place.first:
        form.first_line_indent = Pt(place.first * size)
        made._p.get_or_add_pPr().get_or_add_ind().set(
            qn("w:firstLineChars"), str(place.first * 100)
        )
    elif place.hang:
        form.first_line_indent = Mm(-place.hang)


def write(
    made: Paragraph,
    text: str,
    face: Face,
    *,
    size: float = BODY,
    colour: RGBColor | None = None,
    gap: float | None = None,
) -> Any:
    """Add words to a paragraph; breaks of lines and tabs in them are such. Return the run."""
    run = made.add_run()
    for part in re.split("([\n\t])", text):
        if part == "\n":
            run.add_break()
        elif part == "\t":
            run.add_tab()
        elif part:
            run.add_text(faces.clean(part))
    run.font.size = Pt(size)
    if colour is not None:
        run.font.color.rgb = colour
    properties = run._r.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), NAMES[face])
    fonts.set(qn("w:hint"), "eastAsia")  # “” · — are as wide as Chinese
    if gap is None:
        gap = grid.BODY - BODY if size == BODY else 0.0
    if gap:
        space = element("w:spacing", val=round(gap * TWIPS))
        properties.insert_element_before(space, "w:w", "w:kern", "w:position", "w:sz", "w:szCs")
    return run


def framed(made: Paragraph, frame: Frame) -> Paragraph:
    """Put a paragraph into a frame; paragraphs in turn with the same frame share it."""
    facts: dict[str, Any] = {
        "w": twips(frame.width),
        "wrap": "notBeside",
        "hAnchor": "page",
        "vAnchor": "margin" if frame.top is None else "page",
        "x": twips(frame.left),
    }
    facts |= {"yAlign": "bottom"} if frame.top is None else {"y": twips(frame.top)}
    facts |= {"h": twips(frame.height), "hRule": "exact"} if frame.height else {}
    say(made, element("w:framePr", **facts))
    return made


def ruled(
    made: Paragraph, side: str, weight: float, *, space: float = 0.0, red: bool = False
) -> None:
    """Draw a line at a `side` (top, bottom) of a paragraph, `weight` and `space` in points."""
    properties = made._p.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = element("w:pBdr")
        say(made, borders)
    colour = str(RED) if red else "000000"
    facts = {"val": "single", "sz": round(weight * 8), "space": round(space), "color": colour}
    borders.append(element(f"w:{side}", **facts))


def say(made: Paragraph, fact: Any) -> None:
    """Say one thing more of how a paragraph stands."""
    later = _ORDER[_ORDER.index(fact.tag.partition("}")[2]) + 1 :]
    made._p.get_or_add_pPr().insert_element_before(fact, *(f"w:{each}" for each in later))


def element(tag: str, **facts: Any) -> Any:
    """Return an element of Word's own, its attributes Word's too."""
    made = OxmlElement(tag)
    for name, value in facts.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def twips(mm: float) -> int:
    """Return mm in twentieths of a point."""
    return round(mm / 25.4 * 72 * TWIPS)


def mm(points: float) -> float:
    """Return points in mm."""
    return points / 72 * 25.4


def number_pages(section: Any, *, first: bool) -> None:
    """Number pages at their feet, odd ones right, even left; the first one if it is wanted."""
    section.different_first_page_header_footer = not first
    for footer, odd in ((section.footer, True), (section.even_page_footer, False)):
        footer.is_linked_to_previous = False
        begun = footer.paragraphs[0]._p
        edge = (0.0, grid.CHAR) if odd else (grid.CHAR, 0.0)
        place = Place("right" if odd else "left", 0, *edge, line=mm(grid.SMALL))
        made = paragraph(footer, "", place, size=grid.SMALL)
        begun.getparent().remove(begun)
        write(made, "— ", Face.SONG, size=grid.SMALL)
        for kind in ("begin", "", "end"):
            run = write(made, "", Face.SONG, size=grid.SMALL)._r
            run.append(element("w:fldChar", fldCharType=kind) if kind else _asked("PAGE"))
        write(made, " —", Face.SONG, size=grid.SMALL)
        below = 297 - grid.BOTTOM - 7 - mm(grid.SMALL) - FOOTER
        paragraph(footer, "", Place(line=below), size=1)


def _asked(code: str) -> Any:
    made = element("w:instrText")
    made.text = f" {code} "
    return made
