"""Attachments as pages of a dossier: pictures, and PDFs drawn as pictures.

A PDF from elsewhere may hold faces that are not embedded, transparency, scripts or other files,
any of which would make the whole no PDF/A; as a picture of 200 dots an inch it looks the same, can
be read as long as the rest, and harms nothing. The file itself stays in the office's data.
"""

from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageChops, ImageOps, UnidentifiedImageError
from reportlab.lib.utils import ImageReader

DOTS = 200  # an inch
QUALITY = 82  # of JPEG
MM_AN_INCH, POINTS_AN_INCH = 25.4, 72
MOST_POINTS = 1700.0  # of a page's side: a larger one (A2) is drawn with fewer dots
COLOURLESS = 24  # of 255: the colours of a page that differ less are a grey scan's


def pages(content: bytes) -> Iterator[Image.Image]:
    """Yield the pages of a PDF or of a picture, in RGB or in grey, without transparency.

    Raises:
        OSError: it is neither, is locked with a password, or is broken.
    """
    if is_pdf(content):
        yield from _of_pdf(content)
    else:
        yield from _of_picture(content)


def is_pdf(content: bytes) -> bool:
    """Tell a PDF by its beginning."""
    return b"%PDF-" in content[:1024]


def _of_pdf(content: bytes) -> Iterator[Image.Image]:
    import pypdfium2  # noqa: PLC0415 - heavy, and few dossiers have a PDF attached

    try:
        document = pypdfium2.PdfDocument(content)
        for page in document:
            longest = max(page.get_size())
            scale = DOTS / POINTS_AN_INCH * min(1.0, MOST_POINTS / longest)
            drawn = page.render(scale=scale, prefer_bgrx=True)
            yield _plain(drawn.to_pil().convert("RGB"))
        document.close()
    except pypdfium2.PdfiumError as bad:
        raise OSError from bad


def _of_picture(content: bytes) -> Iterator[Image.Image]:
    try:
        whole = Image.open(BytesIO(content))
        for at in range(getattr(whole, "n_frames", 1)):
            whole.seek(at)
            upright = ImageOps.exif_transpose(whole).convert("RGBA")
            paper = Image.new("RGBA", upright.size, "white")
            yield _plain(Image.alpha_composite(paper, upright).convert("RGB"))
    except (UnidentifiedImageError, Image.DecompressionBombError, SyntaxError, ValueError) as bad:
        raise OSError from bad


def _plain(picture: Image.Image) -> Image.Image:
    """Return it in grey when it has no colour: a third of the size."""
    red, green, blue = picture.resize((200, 280)).split()
    apart = ImageChops.add(ImageChops.difference(red, green), ImageChops.difference(green, blue))
    coloured = any(apart.histogram()[COLOURLESS:])
    return picture if coloured else picture.convert("L")


def as_jpeg(picture: Image.Image, wide: float) -> ImageReader:
    """Return a picture to be drawn `wide` mm wide, with no more dots than are needed."""
    dots = round(wide / MM_AN_INCH * DOTS)
    if picture.width > dots:
        picture = picture.resize((dots, max(1, round(picture.height * dots / picture.width))))
    written = BytesIO()
    picture.save(written, "JPEG", quality=QUALITY, dpi=(DOTS, DOTS))
    written.seek(0)
    return ImageReader(written)
