"""A line in each face of official papers, as it would be printed."""

from collections.abc import Mapping
from io import BytesIO

from reportlab.lib.units import mm

from npcdesk.forms import faces
from npcdesk.forms.faces import CHOICES, Drawn, Face, Own
from npcdesk.forms.own_faces import NAMES
from npcdesk.forms.sheet import new_canvas

LINE = "关于第35号建议的答复〔2026〕18号"
SIZE, STEP, EDGE = 16.0, 10.0, 5.0  # pt, mm, mm
WIDE = 126.0  # mm


def to_pdf(chosen: Mapping[Face, Own]) -> bytes:
    """Return one small page; the faces that are not in `chosen` are those that ship."""
    high = STEP * len(CHOICES) + EDGE
    written = BytesIO()
    canvas = new_canvas(written, WIDE, high)
    for at, face in enumerate(CHOICES, start=1):
        left = EDGE * mm
        for char in f"{NAMES[face]}　{LINE}":
            by = _drawn(char, face, chosen)
            wide = faces.load(by).face.charWidths.get(ord(char), 1000.0)
            canvas.setFont(by.value, SIZE)
            canvas.drawString(left, (high - STEP * at) * mm, char)
            left += wide * SIZE / 1000
    canvas.save()
    return written.getvalue()


def _drawn(char: str, face: Face, chosen: Mapping[Face, Own]) -> Drawn:
    """Return the face wanted where it has the character, else the next that has it."""
    ours = Face.SONG if char.isascii() and face in (Face.FANG, Face.KAI) else face
    own = chosen.get(ours)
    if own is not None and ord(char) in faces.load(own).face.charToGlyph:
        return own
    return ours
