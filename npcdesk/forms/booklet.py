"""Booklets that are folded and stitched in the fold (骑马钉): two pages beside each other.

made = bound(pdf, Paper.A3)     made.pdf is printed on both sides, flipped on the short edge
"""

from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from itertools import chain

from reportlab.lib.units import mm

from npcdesk.forms.sheet import A3_ACROSS, ACROSS, HEIGHT, WIDTH

CODES = frozenset({"roster-list", "delegation-roster", "address-book", "delegate-file", "dossier"})
"""The forms that an office gives away as booklets."""
MOST = 20  # sheets that a stapler takes; thicker ones also creep out at the fore edge
TURNED = 270  # degrees: a page on its side has its head at the left (GB/T 9704-2012, 7.3.5)


class Paper(StrEnum):
    """The paper that is folded."""

    A4 = "a4"  # two pages of A5
    A3 = "a3"  # two pages of A4


NAMES = {Paper.A4: "A4 纸对折，每页 A5", Paper.A3: "A3 纸对折，每页 A4"}
SIZES = {Paper.A4: (ACROSS, WIDTH), Paper.A3: (A3_ACROSS, HEIGHT)}  # mm


@dataclass(frozen=True, slots=True)
class Booklet:
    """Both sides of each sheet, one after the other, and how it came out."""

    pdf: bytes
    paper: Paper
    pages: int  # that say something
    blank: int  # that stay empty

    @property
    def sheets(self) -> int:
        """How many sheets of paper it takes."""
        return (self.pages + self.blank) // 4

    def __str__(self) -> str:
        """Return what the person at the printer has to know."""
        blank = f"，空白 {self.blank} 页" if self.blank else ""
        thick = f"超过 {MOST} 张，骑马钉不好钉，可以换胶装。" if self.sheets > MOST else ""
        return (
            f"小册子 {self.pages} 页{blank}，用 {self.paper.upper()} 纸 {self.sheets} 张。"
            f"打印选双面、短边翻转、实际大小，印好对折，在折线上钉两钉。{thick}"
        )


def order(pages: int) -> list[int]:
    """Return which pages stand beside each other, from 0 on: left, right, and overleaf.

    `pages` is a multiple of 4. The outermost sheet comes first: the last page left of the first.
    """
    last = pages - 1
    sheets = ((last - at, at, at + 1, last - at - 1) for at in range(0, pages // 2, 2))
    return list(chain.from_iterable(sheets))


def bound(pdf: bytes, paper: Paper) -> Booklet:
    """Return the pages of a PDF as a booklet.

    Empty pages come last, and one before page 1 where that would not stand at the right: cover and
    contents of a dossier have no numbers.
    """
    import pypdfium2  # noqa: PLC0415 - heavy, and few papers become booklets
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    wide, high = (side * mm for side in SIZES[paper])
    with (
        pypdfium2.PdfDocument(pdf) as source,
        pypdfium2.PdfDocument.new() as sorted_,
    ):
        said = len(source)
        for page in source:
            if page.get_width() > page.get_height():
                page.set_rotation(TURNED)
        first = next((at for at in range(said) if source.get_page_label(at) == "1"), 0)
        if first % 2:
            source.new_page(wide / 2, high, index=first)
        while len(source) % 4:
            source.new_page(wide / 2, high)
        sorted_.import_pages(source, pages=order(len(source)))
        blank = len(source) - said
        two = pypdfium2.PdfDocument(raw.FPDF_ImportNPagesToOne(sorted_, wide, high, 2, 1))
        written = BytesIO()
        two.save(written)
        two.close()
    return Booklet(written.getvalue(), paper, said, blank)
