"""Several papers bound into one PDF for the archive: page numbers, bookmarks, contents to fill."""

from collections.abc import Callable
from io import BytesIO

from reportlab.lib.units import mm

from npcdesk.forms import archive
from npcdesk.forms.faces import Face
from npcdesk.forms.sheet import HEIGHT, Binding, Sheet, bound, new_canvas, one_line

NUMBER_TOP, NUMBER_SIDE, NUMBER_SIZE = 10.0, 15.0, 10.5  # mm, mm, pt: outside all papers' text
SLOT = 30  # pt: around a number that is filled in later


class Book:
    """A PDF that grows paper by paper.

    What is bound in as a paper gets page numbers from 1 on, at the outer upper corner, odd at the
    right and even at the left (DA/T 22-2015, 5.6); cover and contents come before, without.
    """

    def __init__(self) -> None:
        self._bytes = BytesIO()
        self.canvas = new_canvas(
            self._bytes, pdfVersion=archive.VERSION, lang="zh-CN", pageCompression=1
        )
        self.pages = 0
        self._before = 0
        self._numbered = False
        self._sizes: dict[str, float] = {}  # of the slots, by their keys
        self._binding = Binding(self.canvas, self._page_ends)

    def bind(self, key: str, name: str, draw: Callable[[], object]) -> None:
        """Bind in a paper that `draw` draws on sheets; its number fills the slot `key`."""
        if not self._numbered:
            self.canvas.addPageLabel(self._before, "ARABIC", 1)
        self._numbered = True
        first = self.pages + 1
        self._draw(key, name, draw)
        self.fill(key, str(first))

    def lead(self, key: str, name: str, draw: Callable[[], object]) -> None:
        """Put something without page numbers before or after the papers."""
        self._numbered = False
        if not self.pages and not self._before:
            self.canvas.addPageLabel(0, "ROMAN_LOWER", 1)
        self._draw(key, name, draw)

    def _draw(self, key: str, name: str, draw: Callable[[], object]) -> None:
        self.canvas.bookmarkPage(key)
        self.canvas.addOutlineEntry(name, key)
        with bound(self._binding):
            draw()

    def _page_ends(self, sheet: Sheet) -> None:
        if not self._numbered:
            self._before += 1
            return
        self.pages += 1
        number = one_line(str(self.pages), Face.SONG, NUMBER_SIZE)
        if self.pages % 2:
            sheet.right(number, sheet.width - NUMBER_SIDE, NUMBER_TOP)
        else:
            sheet.put(number, NUMBER_SIDE, NUMBER_TOP)

    def slot(self, key: str, middle: float, top: float, size: float = NUMBER_SIZE) -> None:
        """Leave room on a sheet for a number that is not known yet; in mm, its `size` in pt."""
        self._sizes[key] = size
        self.canvas.saveState()
        self.canvas.translate(middle * mm, (HEIGHT - top) * mm)
        self.canvas.doForm(key)
        self.canvas.restoreState()

    def fill(self, key: str, words: str) -> None:
        """Write what was not known into its slot."""
        size = self._sizes.get(key, NUMBER_SIZE)
        self.canvas.beginForm(key, -SLOT, -SLOT, SLOT, SLOT)
        with bound(self._binding):
            Sheet(key).centred(one_line(words, Face.SONG, size), 0.0, HEIGHT)
        self.canvas.endForm()

    def jump(self, key: str, box: tuple[float, float, float, float]) -> None:
        """Let a click into a box (left, top, width, height in mm) lead to a paper."""
        left, top, wide, high = box
        place = (left * mm, (HEIGHT - top - high) * mm, (left + wide) * mm, (HEIGHT - top) * mm)
        self.canvas.linkAbsolute("", key, place, Border="[0 0 0]", F=4)

    def pdf(self) -> bytes:
        """Return the finished file; `archive.describe` has told what it is."""
        self.canvas.showOutline()
        self.canvas.save()
        return archive.finished(self._bytes.getvalue())
