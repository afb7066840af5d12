"""Pictures for a dozen delegates of the fictional county: a neutral outline, nobody's face."""

import struct
import tempfile
import zlib
from datetime import date
from pathlib import Path

from npcdesk.office import delegate_files, roster
from npcdesk.office.windows import Window
from npcdesk.store import Store

WIDE, HIGH = 150, 200  # pixels, 3 : 4
SHADES = 4  # between the ground and the figure, so that its edge is smooth
GROUNDS = ((221, 230, 240), (226, 236, 226), (240, 232, 220), (232, 226, 240))
FIGURES = ((126, 145, 168), (122, 152, 128), (168, 145, 116), (142, 126, 164))


def give(store: Store, today: date) -> None:
    """Give the first of the roster their pictures; the others have none, as in any office."""
    if store.blobs is None:
        return
    drawn = _outline()
    with (
        tempfile.TemporaryDirectory() as aside,
        store.writing("加照片") as session,
    ):
        some = roster.lines(session, roster.Filter(), year=today.year, window=Window(0, 12))
        for at, line in enumerate(some):
            path = Path(aside) / f"{at}.png"
            path.write_bytes(_png(drawn, GROUNDS[at % 4], FIGURES[at % 4]))
            delegate_files.keep_photo(session, store.blobs, line.id, path)


def _outline() -> bytes:
    """Return the rows of head and shoulders, a byte a pixel: how much of it is figure."""
    rows = bytearray()
    for y in range(HIGH):
        rows.append(0)  # no filter
        for x in range(WIDE):
            head = _edge(x, y, 78, 33, 40)
            shoulders = _edge(x, y, 205, 62, 72)
            rows.append(round(SHADES * max(head, shoulders)))
    return zlib.compress(bytes(rows), 9)


def _edge(x: int, y: int, mid_y: int, wide: int, high: int) -> float:
    """Return 1 inside an ellipse, 0 outside, and what is between at its edge."""
    far = ((x - WIDE / 2) / wide) ** 2 + ((y - mid_y) / high) ** 2
    return min(max((1 - far) * min(wide, high) / 2 + 0.5, 0.0), 1.0)


def _png(drawn: bytes, ground: tuple[int, ...], figure: tuple[int, ...]) -> bytes:
    """Return a picture of two colours and what is between."""
    palette = bytes(
        round(g + (f - g) * shade / SHADES)
        for shade in range(SHADES + 1)
        for g, f in zip(ground, figure, strict=True)
    )
    head = struct.pack(">IIBBBBB", WIDE, HIGH, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", drawn), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(part)) + kind + part + struct.pack(">I", zlib.crc32(kind + part))
        for kind, part in parts
    )
