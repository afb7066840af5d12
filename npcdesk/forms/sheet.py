"""A sheet of A4: text set in lines, rules and boxes, at millimetres from its top left corner."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from npcdesk.forms import breaks, faces
from npcdesk.forms.faces import Drawn, Face

WIDTH, HEIGHT = 210.0, 297.0  # mm, A4
ACROSS, A3_ACROSS = 297.0, 420.0  # mm: how wide A4 and A3 are on their side
BLACK, RED = Color(0, 0, 0), Color(0.84, 0.04, 0.07)
EM_TOP = 0.88  # of the size: from the top of a Chinese character's square down to its base line
LOOSE = 6.0  # characters: a line short by more is left ragged, not spread
NOTE_LOW = 33.0  # mm from the foot, between text and page number: what no face has is named
NAMED = 5  # of those characters are named one by one, so that the note is one line

rl_config.useA85 = 0  # what is drawn is kept as bytes: as text it is a quarter larger

Styled = Sequence[tuple[str, Face]]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters drawn together by one face, `x` points from the line's left edge."""

    face: Drawn | None
    text: str
    x: float
    gap: float  # points put after each character


@dataclass(frozen=True, slots=True)
class Line:
    """One line of set text; `width` in points."""

    runs: tuple[Run, ...]
    width: float
    size: float

    @property
    def text(self) -> str:
        """The words of the line."""
        return "".join(run.text for run in self.runs)


def set_text(
    styled: Styled,
    size: float,
    room: float,
    *,
    pitch: float = 0.0,
    indent: float = 0.0,
    even: bool = True,
    alone: bool = True,
) -> list[Line]:
    """Set one paragraph in lines.

    Args:
        styled: Words and the faces wanted for them.
        size: Of the type, in points.
        room: Width of the lines, in points.
        pitch: From one Chinese character to the next, in points; 0: the size itself.
        indent: Points left free at the start of the first line.
        even: Whether all lines but the last are spread to the right edge.
        alone: Whether the last line may hold one character alone.
    """
    marked = [
        (char, *faces.drawn(char, face)) for text, face in styled for char in faces.clean(text)
    ]
    text = "".join([char for char, _, _ in marked])
    spare = (pitch or size) - size
    wide = [each * size / 1000 for _, _, each in marked]
    wide = [each + spare if each >= size else each for each in wide]
    spans = breaks.lines(text, wide, room - indent, room)
    if not alone:
        spans = breaks.in_company(text, wide, spans, room)
    return [
        _line(
            marked[a:b],
            wide[a:b],
            size,
            0.0 if a else indent,
            room if even and b < len(text) else None,
        )
        for a, b in spans
    ]


def one_line(text: str, face: Face, size: float, *, pitch: float = 0.0) -> Line:
    """Set a short text on one line, however long it is."""
    lines = set_text([(text, face)], size, float("inf"), pitch=pitch)
    return lines[0] if lines else Line((), 0.0, size)


def fitted(text: str, face: Face, size: float, room: float, *, pitch: float = 0.0) -> Line:
    """Set a title on one line, smaller where it would be wider than `room`, mm."""
    line = one_line(text, face, size, pitch=pitch)
    part = min(1.0, room * mm / line.width) if line.width else 1.0
    return line if part == 1.0 else one_line(text, face, size * part, pitch=pitch * part)


def _line(
    marked: Sequence[tuple[str, Drawn | None, float]],
    wide: Sequence[float],
    size: float,
    start: float,
    room: float | None,
) -> Line:
    """Place one line's characters; with a `room`, spread them to fill it."""
    while marked and marked[-1][0] == " ":
        marked, wide = marked[:-1], wide[:-1]
    full = [each >= size for each in wide]
    loose = [a or b for a, b in pairwise(full)]
    missing = room - start - sum(wide) if room is not None else 0.0
    spread = missing / sum(loose) if any(loose) and 0 < missing <= LOOSE * size else 0.0
    after = [spread if open_ else 0.0 for open_ in loose] + [0.0]
    runs, x, chars = [], start, ""
    last: tuple[Drawn | None, float] | None = None
    begin = start
    for (char, by, natural), each, extra in zip(marked, wide, after, strict=True):
        this = (by, round(extra + each - natural * size / 1000, 3))
        if this != last:
            if last:
                runs.append(Run(last[0], chars, begin, last[1]))
            last, chars, begin = this, "", x
        chars += char
        x += each + extra
    if last:
        runs.append(Run(last[0], chars, begin, last[1]))
    return Line(tuple(runs), x - start, size)


@dataclass(frozen=True, slots=True)
class Binding:
    """What several papers are drawn into, one after the other; told when a page is about to end."""

    canvas: Canvas
    page_ends: "Callable[[Sheet], object]"


_BINDING: ContextVar[Binding | None] = ContextVar("binding", default=None)


@contextmanager
def bound(binding: Binding) -> Iterator[None]:
    """Within it every sheet is drawn into the binding, and its own `pdf` is empty."""
    before = _BINDING.set(binding)
    try:
        yield
    finally:
        _BINDING.reset(before)


def new_canvas(into: BytesIO, width: float = WIDTH, height: float = HEIGHT, **more: Any) -> Canvas:
    """Return an empty canvas of A4; what is drawn the same way has the same bytes."""
    faces.load(Face.SONG)
    made = Canvas(
        into,
        pagesize=(width * mm, height * mm),
        invariant=1,
        initialFontName=Face.SONG.value,  # type: ignore[arg-type]  # the stubs say a number
        **more,
    )
    made.setCreator("npcdesk")
    made.setAuthor("")  # the library would say anonymous
    made.setSubject("")
    return made


class Sheet:
    """The pages of one paper, drawn from the top."""

    def __init__(self, name: str, width: float = WIDTH) -> None:
        """Begin a paper of A4; `width` in mm: `ACROSS` is A4 on its side, `A3_ACROSS` A3."""
        self.width, self.height = width, WIDTH if width == ACROSS else HEIGHT
        self.note_top = self.height - NOTE_LOW
        self._bytes = BytesIO()
        self._lacking: dict[str, None] = {}
        self._binding = _BINDING.get()
        if self._binding is None:
            self.canvas = new_canvas(self._bytes, width, self.height)
            self.canvas.setTitle(name)
        else:
            self.canvas = self._binding.canvas
            self.canvas.setPageSize((width * mm, self.height * mm))

    def put(
        self, line: Line, left: float, top: float, *, colour: Color = BLACK, narrow: float = 1.0
    ) -> None:
        """Draw a line; `left` and `top` (of the character's square) in mm, `narrow` its x scale."""
        x, y = left * mm, (self.height - top) * mm - EM_TOP * line.size
        words = "".join(
            self._words(run, line.size, x, y, narrow) for run in line.runs if run.face is not None
        )
        if words:
            red, green, blue = colour.rgb()
            self._write(f"q {red:.4g} {green:.4g} {blue:.4g} rg BT {words}ET Q")
        for run in line.runs:
            if run.face is None:
                self._boxes(run, line.size, x, y)

    def _words(self, run: Run, size: float, x: float, y: float, narrow: float) -> str:
        """Return the operators that draw a run, from a base line in points.

        reportlab's own `drawString` writes the same, five times slower.
        """
        face = run.face or Face.SONG
        font, document = faces.load(face), vars(self.canvas)["_doc"]
        y += faces.lift(face) * size
        at = f"{narrow:.4g} 0 0 1 {x + run.x * narrow:.2f} {y:.2f} Tm {run.gap:.4g} Tc "
        return at + "".join(
            f"{font.getSubsetInternalName(subset, document)} {size:g} Tf <{codes.hex()}> Tj "
            for subset, codes in font.splitString(run.text, document)
        )

    def _write(self, operators: str) -> None:
        vars(self.canvas)["_code"].append(operators)

    def _boxes(self, run: Run, size: float, left: float, low: float) -> None:
        self.canvas.setLineWidth(0.6)
        for at, char in enumerate(run.text):
            x = left + run.x + at * (size + run.gap)
            self.canvas.rect(x + 0.08 * size, low - 0.06 * size, 0.84 * size, 0.84 * size)
            self._lacking[char] = None

    def right(self, line: Line, edge: float, top: float) -> None:
        """Draw a line that ends at `edge`, mm from the left of the page."""
        self.put(line, edge - line.width / mm, top)

    def centred(self, line: Line, middle: float, top: float) -> None:
        """Draw a line around `middle`, mm from the left of the page."""
        self.put(line, middle - line.width / mm / 2, top)

    def rule(
        self, left: float, top: float, right: float, *, weight: float, colour: Color = BLACK
    ) -> None:
        """Draw a level line whose upper edge is at `top` (mm), `weight` points thick."""
        canvas, height = self.canvas, weight / mm
        canvas.saveState()
        canvas.setFillColor(colour)
        low, wide = (self.height - top - height) * mm, (right - left) * mm
        canvas.rect(left * mm, low, wide, weight, stroke=0, fill=1)
        canvas.restoreState()

    def picture(
        self, image: ImageReader, left: float, top: float, width: float, height: float
    ) -> None:
        """Draw a picture `width` by `height` mm large."""
        low = (self.height - top - height) * mm
        self.canvas.drawImage(image, left * mm, low, width * mm, height * mm, mask="auto")

    def box(self, left: float, top: float, width: float, height: float, *, weight: float) -> None:
        """Draw the outline of a box, all in mm, with lines of `weight` points."""
        self.canvas.setLineWidth(weight)
        self.canvas.rect(left * mm, (self.height - top - height) * mm, width * mm, height * mm)

    def end_page(self) -> None:
        """Finish the page, naming at its foot what no face could draw."""
        if self._lacking:
            self._name_lacking()
            self._lacking.clear()
        if self._binding is not None:
            self._binding.page_ends(self)
        self.canvas.showPage()

    def _name_lacking(self) -> None:
        codes = [f"U+{ord(char):04X}" for char in self._lacking]
        more = f"等{len(codes)}字" if len(codes) > NAMED else ""
        words = f"方框处的字，字库里没有（{'、'.join(codes[:NAMED])}{more}），请手写补上。"
        self.put(one_line(words, Face.SONG, 9), 28, self.note_top)

    def pdf(self) -> bytes:
        """Return the finished paper; nothing of one that is bound with others."""
        if self._binding is None:
            self.canvas.save()
        return self._bytes.getvalue()
