"""A QR code of an address, a contact card or a return code: SVG, a picture, drawn on a sheet."""

from io import BytesIO
from itertools import groupby
from typing import Any

from PIL import Image
from reportlab.lib.units import mm

from npcdesk.errors import NotAllowed
from npcdesk.forms.sheet import BLACK, HEIGHT, Sheet

QUIET = 4  # modules left white all around (ISO/IEC 18004)
DOTS = 12  # of a picture, to a module
MOST_BYTES = 600  # more is a code too dense for a phone to read off paper


def modules(text: str) -> list[list[bool]]:
    """Return the code of a text, row by row; True is black. Raises `NotAllowed` over 600 bytes."""
    if len(text.encode()) > MOST_BYTES:
        msg = "这段文字太长，二维码放不下。请把网页地址改短。"
        raise NotAllowed(msg)
    from reportlab.graphics.barcode import qrencoder  # noqa: PLC0415 - as slow as all the forms

    code: Any = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(qrencoder.QR8bitByte(text))
    code.make()
    side = range(code.getModuleCount())
    return [[bool(code.isDark(row, column)) for column in side] for row in side]


def to_svg(text: str, name: str) -> str:
    """Return the code as an SVG picture called `name`, in black on white."""
    rows = modules(text)
    wide = len(rows) + 2 * QUIET
    path = "".join(
        f"M{x + QUIET} {y + QUIET}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
        if dark
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {wide}" role="img" '
        f'shape-rendering="crispEdges" aria-label="{name}">'
        f'<rect width="{wide}" height="{wide}" fill="#fff"/><path d="{path}"/></svg>'
    )


def to_png(text: str) -> bytes:
    """Return the code of a text as a picture, with nothing white around it."""
    rows = modules(text)
    image = Image.new("1", (len(rows), len(rows)))
    image.putdata([0 if dark else 1 for row in rows for dark in row])
    written = BytesIO()
    image.resize((len(rows) * DOTS,) * 2).save(written, "PNG")
    return written.getvalue()


def draw(sheet: Sheet, text: str, left: float, top: float, side: float) -> None:
    """Draw the code of a text `side` mm large; what is around it is to be left white."""
    rows = modules(text)
    step = side * mm / len(rows)
    path = sheet.canvas.beginPath()
    for y, row in enumerate(rows, 1):
        x = 0
        for dark, run in groupby(row):
            wide = len(list(run))
            if dark:
                path.rect(left * mm + x * step, (HEIGHT - top) * mm - y * step, wide * step, step)
            x += wide
    sheet.canvas.setFillColor(BLACK)
    sheet.canvas.drawPath(path, stroke=0, fill=1)


def contact_card(name: str, office: str, address: str, phone: str) -> str:
    """Return a station as a contact card (vCard 3.0, RFC 2426) that a phone keeps."""
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{_plain(name)};;;;", f"FN:{_plain(name)}"]
    lines += [f"ORG:{_plain(office)}"] if office else []
    lines += [f"ADR;TYPE=WORK:;;{_plain(address)};;;;"] if address else []
    lines += [f"TEL;TYPE=WORK:{_plain(phone)}"] if phone else []
    return "\r\n".join([*lines, "END:VCARD", ""])


def _plain(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())
