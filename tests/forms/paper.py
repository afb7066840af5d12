"""Reading a PDF as an office would: its words, its ink, where things stand in millimetres."""

import io

import pikepdf
import pypdfium2
from PIL import ImageChops

DPI = 200
PER_MM = DPI / 25.4


def pages(pdf: bytes) -> list[str]:
    """The words of each page, line by line."""
    document = pypdfium2.PdfDocument(pdf)
    return [
        page.get_textpage().get_text_bounded().replace("\r\n", "\n").strip() for page in document
    ]


def words(pdf: bytes) -> str:
    """All words, without the breaks of lines and pages."""
    return "".join("".join(pages(pdf)).split())


def picture(pdf: bytes, page: int = 0):
    """One page as it is printed."""
    return pypdfium2.PdfDocument(pdf)[page].render(scale=DPI / 72).to_pil().convert("RGB")


def dark(pdf: bytes, page: int = 0):
    """A mask of the page: 255 where there is ink of any colour."""
    return picture(pdf, page).convert("L").point(lambda grey: 255 if grey < 200 else 0)


def red(pdf: bytes, page: int = 0):
    """A mask of the page: 255 where the ink is red."""
    whole = picture(pdf, page)
    r, g, _ = whole.split()
    strong = r.point(lambda v: 255 if v > 180 else 0)
    weak = g.point(lambda v: 255 if v < 120 else 0)
    return ImageChops.darker(strong, weak)


def ink(pdf: bytes) -> int:
    """How many dots of every page are inked."""
    return sum(dark(pdf, page).histogram()[255] for page in range(len(pages(pdf))))


def box(mask, left: float = 0, top: float = 0, right: float = 210, bottom: float = 297):
    """The ink within an area, as left, top, right, bottom; all in mm."""
    crop = mask.crop(tuple(round(at * PER_MM) for at in (left, top, right, bottom)))
    found = crop.getbbox()
    assert found, "no ink there"
    return tuple(
        round(at / PER_MM + start, 2) for at, start in zip(found, (left, top) * 2, strict=True)
    )


def bands(mask, left: float, right: float) -> list[tuple[float, float]]:
    """Runs of rows inked from `left` to `right` without a gap, as top and bottom in mm: rules."""
    strip = mask.crop((round(left * PER_MM), 0, round(right * PER_MM), mask.height))
    full = [
        strip.crop((0, y, strip.width, y + 1)).histogram()[255] == strip.width
        for y in range(strip.height)
    ]
    found, start = [], None
    for y, inked in enumerate([*full, False]):
        if inked and start is None:
            start = y
        if not inked and start is not None:
            found.append((start / PER_MM, y / PER_MM))
            start = None
    return found


def faces_not_embedded(pdf: bytes) -> set[str]:
    """Names of the fonts that the reader's computer would have to have."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return {
            str(thing.BaseFont)
            for thing in document.objects
            if isinstance(thing, pikepdf.Dictionary)
            and thing.get("/Type") == "/Font"
            and "/FontFile2" not in thing.get("/FontDescriptor", {})
        }
