"""Many papers in one PDF: they share their faces, so that 600 pages are a few hundred kilobytes.

whole = Whole("征询意见表")
for form in forms: whole.add(feedback_form.to_pdf, form)
whole.pdf()
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from npcdesk.errors import NotAllowed
from npcdesk.forms.sheet import Binding, bound, new_canvas


class Whole:
    """The pages of many papers."""

    def __init__(self, name: str) -> None:
        self._bytes = BytesIO()
        self._canvas = new_canvas(self._bytes)
        self._canvas.setTitle(name)
        self._binding = Binding(self._canvas, lambda _sheet: None)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self._canvas.getPageNumber() - 1

    def add(self, to_pdf: Callable[[Any], bytes], paper: Any, *, double_sided: bool = False) -> int:
        """Set one more paper; return how many pages it has.

        `double_sided` leaves its last back empty, so that the next paper begins on a front.

        Raises:
            NotAllowed: the paper is not set on sheets, and has to be a file of its own.
        """
        before = self.pages
        with bound(self._binding):
            alone = to_pdf(paper)
        if alone:
            msg = "这种表不能合成一个文件，请一件一个文件保存。"
            raise NotAllowed(msg)
        added = self.pages - before
        if double_sided and self.pages % 2:
            self._canvas.showPage()
        return added

    def pdf(self) -> bytes:
        """Return all pages as one PDF."""
        self._canvas.save()
        return self._bytes.getvalue()
