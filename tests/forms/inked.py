"""Where the ink of a paper is, to the millimetre: kept as text, compared with a millimetre's grace.

A cell is a square millimetre that is inked or not. Ink that stands more than a cell from any that
was there, or leaves such a hole, has moved; what another version of the renderer shades otherwise
has not.
"""

import base64
import zlib
from dataclasses import dataclass

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

DOTS = 4  # to a mm, drawn; then taken together
INKED = 26  # of 255: a rule a quarter of a millimetre thick is seen
SMALLEST = 3  # cells: fewer beside each other are no ink that moved
WIDE = 100  # characters of a line in the file


@dataclass(frozen=True)
class Moved:
    """A place where ink came or went, in mm from the top left."""

    page: int
    left: int
    top: int
    right: int
    bottom: int

    def __str__(self):
        where = f"{self.left}–{self.right} mm across, {self.top}–{self.bottom} mm down"
        return f"page {self.page}: {where}"


def cells(pdf: bytes) -> list[Image.Image]:
    """The cells of each page: 255 where there is ink."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        drawn = page.render(scale=DOTS / 72 * 25.4, grayscale=True).to_pil().convert("L")
        size = (round(drawn.width / DOTS), round(drawn.height / DOTS))
        found.append(drawn.resize(size, Image.Resampling.BOX).point(_inked))
    document.close()
    return found


def _inked(grey: int) -> int:
    return 255 if 255 - grey >= INKED else 0


def written(pages: list[Image.Image]) -> str:
    """As text: a head for each page, then its bits."""
    lines = []
    for page in pages:
        lines.append(f"{page.width} {page.height}")
        packed = base64.b85encode(zlib.compress(page.convert("1").tobytes(), 9)).decode()
        lines += [packed[at : at + WIDE] for at in range(0, len(packed), WIDE)]
        lines.append("")
    return "\n".join(lines)


def read(text: str) -> list[Image.Image]:
    """The pages of a text that was written."""
    found = []
    for part in filter(None, text.split("\n\n")):
        head, _, packed = part.strip().partition("\n")
        bits = zlib.decompress(base64.b85decode(packed.replace("\n", "")))
        size = tuple(map(int, head.split()))
        found.append(Image.frombytes("1", size, bits).convert("L"))
    return found


def moved(before: list[Image.Image], after: list[Image.Image]) -> list[Moved]:
    """Where ink moved by more than a millimetre; pages that came or went too."""
    found = []
    for at in range(max(len(before), len(after))):
        pair = [some[at] if at < len(some) else None for some in (before, after)]
        if None in pair or pair[0].size != pair[1].size:
            size = next(each for each in reversed(pair) if each is not None).size
            found.append(Moved(at + 1, 0, 0, *size))
        else:
            found += _moved_on(at + 1, *pair)
    return found


def _moved_on(page: int, before: Image.Image, after: Image.Image) -> list[Moved]:
    found = []
    for one, other in ((before, after), (after, before)):
        alone = ImageChops.subtract(one, other.filter(ImageFilter.MaxFilter(3)))
        if alone.histogram()[255] >= SMALLEST:
            found.append(Moved(page, *alone.getbbox()))
    return found
