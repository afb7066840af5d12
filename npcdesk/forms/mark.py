"""The red letterhead (发文机关标志): an office's name in large 小标宋, on one line."""

from reportlab.lib.units import mm

from npcdesk.forms.faces import Face
from npcdesk.forms.sheet import RED, WIDTH, Sheet, one_line

INK_TOP, INK_LOW = 0.035, 0.965  # of the size: where the ink of the face begins, ends
LARGEST, SMALLEST = 48.0, 28.0  # pt
FREE = 16.0  # mm: how much less than the most a name takes that is not squeezed


def high(name: str, most: float) -> float:
    """Return how high its ink is, mm, where it may be `most` mm wide."""
    return (INK_LOW - INK_TOP) * _size(name, most) / mm


def spaced(name: str, most: float) -> tuple[float, float]:
    """Return the size of its type, and from one character to the next; points."""
    size = _size(name, most)
    return size, min(size * 1.35, max(size, (most - FREE + 3) * mm / max(len(name), 1)))


def draw(sheet: Sheet, name: str, top: float, most: float) -> float:
    """Draw it in the middle of the page, its ink from `top`; return the ink's lower edge, mm."""
    size, pitch = spaced(name, most)
    line = one_line(name, Face.TITLE, size, pitch=pitch)
    ink = line.width - (pitch - size)
    narrow = min(1.0, most * mm / max(ink, 1.0))
    left = (WIDTH - ink * narrow / mm) / 2
    sheet.put(line, left, top - INK_TOP * size / mm, colour=RED, narrow=narrow)
    return top + high(name, most)


def _size(name: str, most: float) -> float:
    return max(SMALLEST, min(LARGEST, (most - FREE) * mm / max(len(name), 1)))
