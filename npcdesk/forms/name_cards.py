"""Name cards (座签): a sheet of A4 each, folded twice so that it stands; the name on both sides.

The sheet has three parts of 99 mm: the name upside down, the name, the foot that is glued under.
Names of two characters are as wide as those of three; longer ones are made to fit.
"""

from reportlab.lib.units import mm

from npcdesk.forms import faces
from npcdesk.forms.faces import Face
from npcdesk.forms.sheet import HEIGHT, WIDTH, Line, Sheet, one_line
from npcdesk.rules.roster_papers import NAMES, NameCards, RosterKind

NAME = NAMES[RosterKind.CARDS]
PART = HEIGHT / 3  # mm
ROOM = 174.0  # mm: the most that a name takes
LARGEST, SMALLEST = 140.0, 60.0  # pt
GAP = 0.28  # of the size: between the characters of three
SQUEEZED = 0.72  # how narrow a long name is made before its characters get smaller
LONG = 9  # characters: a longer name stands in two lines, divided at its dot
STEP = 1.18  # line to line, of the size
MARK = 5.0  # mm: where to fold, at both edges
DOTS = "·•"


def to_pdf(paper: NameCards) -> bytes:
    """Return a page of A4 for each name."""
    sheet = Sheet(NAME)
    for name in paper.names:
        for at in (1, 2):
            for left, right in ((0.0, MARK), (WIDTH - MARK, WIDTH)):
                sheet.rule(left, at * PART, right, weight=0.4)
        canvas = sheet.canvas
        canvas.saveState()
        canvas.translate(WIDTH * mm, (2 * HEIGHT - PART) * mm)
        canvas.rotate(180)
        _draw(sheet, name, 0.0)
        canvas.restoreState()
        _draw(sheet, name, PART)
        sheet.end_page()
    return sheet.pdf()


def lines(name: str) -> list[str]:
    """Return a name in the lines on which it stands."""
    plain = faces.clean(name).strip()
    at = max(plain.find(dot) for dot in DOTS)
    if len(plain) > LONG and 0 < at < len(plain) - 1:
        return [plain[: at + 1], plain[at + 1 :]]
    return [plain]


def _draw(sheet: Sheet, name: str, top: float) -> None:
    """Draw a name in the middle of the part that begins at `top`, mm."""
    rows = lines(name)
    face = _face(name)
    most = LARGEST if len(rows) == 1 else LARGEST * 0.55
    size = min(_size(row, face, most) for row in rows)
    used = size * (1 + STEP * (len(rows) - 1)) / mm
    for at, row in enumerate(rows):
        line = one_line(row, face, size, pitch=_pitch(row, size))
        ink = line.width - (_pitch(row, size) - size)
        narrow = min(1.0, ROOM * mm / ink)
        y = top + (PART - used) / 2 + at * STEP * size / mm
        sheet.put(line, (WIDTH - ink * narrow / mm) / 2, y, narrow=narrow)


def _face(name: str) -> Face:
    """Return the bold face where it has every character: a name is not set in two faces."""
    return Face.TITLE if not faces.replaced(name, Face.TITLE) else Face.SONG


def _size(row: str, face: Face, most: float) -> float:
    line: Line = one_line(row, face, most)
    return max(SMALLEST, min(most, most * ROOM * mm / SQUEEZED / max(line.width, 1.0)))


def _pitch(row: str, size: float) -> float:
    """Return how far apart characters stand: two fill the width of three, four stand closer."""
    three = size * (3 + 2 * GAP)
    if len(row) == 2:
        return three - size
    return size * (1 + GAP) if len(row) == 3 else size * (1 + GAP / 4)
