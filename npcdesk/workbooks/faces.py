"""How the cells of a workbook of ledgers and figures look, and its pages: A4 across."""

from collections.abc import Iterable
from math import ceil
from typing import Any

from npcdesk.workbooks.list_out import across
from npcdesk.workbooks.ruled import A4, FACE, ROW_HEIGHT, TEXT

SHADE = "#EEF1F5"
TALLEST = 409  # points: Excel allows no higher row


def height(cells: Iterable[tuple[object, float]]) -> float:
    """Return how high a row must be for its texts, each with the width of its column."""
    most = max((_lines(said, wide) for said, wide in cells if isinstance(said, str)), default=1)
    return min(ROW_HEIGHT * most, TALLEST)


def _lines(said: str, wide: float) -> int:
    if len(said) * 2 <= wide:  # most are: told at once
        return 1 + said.count("\n")
    return sum(max(1, ceil(across(line) / wide)) for line in said.split("\n"))


class Faces:
    """The formats of one workbook; Excel wants each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._percents: dict[int, Any] = {}
        ruled = FACE | {"border": 1}
        bold = ruled | {"bold": True}
        text = ruled | {"num_format": TEXT}
        self.title = book.add_format(FACE | {"font_size": 18, "bold": True, "align": "center"})
        self.plain = book.add_format(dict(FACE))
        self.told = book.add_format(FACE | {"align": "center"})
        self.strong = book.add_format(FACE | {"bold": True})
        self.head = book.add_format(
            bold | {"align": "center", "text_wrap": True, "bg_color": SHADE}
        )
        self.label = book.add_format(text)
        self.wide = book.add_format(text | {"text_wrap": True})
        self.narrow = book.add_format(text | {"shrink": True, "align": "center"})
        self.number = book.add_format(ruled | {"num_format": "0", "align": "center"})
        self.sum = book.add_format(bold | {"num_format": "0", "align": "center", "bg_color": SHADE})
        self.strong_cell = book.add_format(bold | {"align": "center", "bg_color": SHADE})

    def percent(self, decimals: int) -> Any:
        """Return the format of a share with so many decimals."""
        if decimals not in self._percents:
            digits = f"0.{'0' * decimals}%" if decimals else "0%"
            self._percents[decimals] = self._book.add_format(
                FACE | {"border": 1, "num_format": digits, "align": "center"}
            )
        return self._percents[decimals]

    def titles(self, sheet: Any, title: str, told: str, last: int) -> None:
        """Write the title and what is told below it over columns up to `last`."""
        for line, (words, face) in enumerate(((title, self.title), (told, self.told))):
            sheet.merge_range(line, 0, line, last, "", face)
            sheet.write_string(line, 0, words, face)
            if not line:
                sheet.set_row(0, 36)

    @staticmethod
    def lay_out(sheet: Any, last: int) -> None:
        """Set the pages of a sheet whose last column is `last`."""
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.set_default_row(ROW_HEIGHT)
        sheet.center_horizontally()
        sheet.set_footer("&C第 &P 页，共 &N 页")
        sheet.print_area(0, 0, 0, last)
