"""A card with a chart; its … shows the same as a table, copies it for Excel, saves the picture.

ChartCard(desk, title)      .show_chart(make, cells, note); .opened(part)
Cells(headings, rows, parts, told)
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from npcdesk.errors import DeskError
from npcdesk.rules import charts
from npcdesk.ui import place_dialog
from npcdesk.ui.buttons import icon_button
from npcdesk.ui.cards import Card
from npcdesk.ui.cells import row_height
from npcdesk.ui.chart_view import ChartView, Make
from npcdesk.ui.columns import Column
from npcdesk.ui.desk import Desk
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

PICTURES = "图片 (*.svg)"
ROWS = 9  # of the table that are seen at once


@dataclass(frozen=True, slots=True)
class Cells:
    """What a chart shows, as a table: `parts` are what its rows open, `told` says of what it is."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    parts: tuple[str, ...] = ()
    told: str = ""

    def wide(self, at: int) -> float:
        """Return how wide a column needs to be, in em."""
        longest = max(charts.width(row[at], charts.TEXT) for row in (self.headings, *self.rows))
        return max(3.0, longest + 1.2)

    def text(self) -> str:
        """Return the table as a sheet takes it from the clipboard; what it is of comes last."""
        lines = ["\t".join(row) for row in (self.headings, *self.rows)]
        return "\n".join([*lines, *filter(None, [self.told])])


@dataclass(frozen=True)
class _Line:
    """A row of `Cells`; its id is what it opens."""

    id: str
    words: tuple[str, ...]


def _said(at: int) -> Callable[[_Line], str]:
    return lambda line: line.words[at]


class ChartCard(Card):
    """A chart or, when the person wants it, its figures."""

    opened = Signal(str)

    def __init__(self, desk: Desk, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.desk, self._named = desk, title
        self._cells = Cells((), ())
        self.more = icon_button("more_horizontal", f"{title}：看数据、复制、存图")
        self.add_to_head(self.more)
        self.view = ChartView(self)
        self.table: LinesTable | None = None  # made when it is looked at
        self.foot = Words("", "second", "text3", wrap=True)
        self.body.addWidget(self.view)
        self.body.addWidget(self.foot)
        self.foot.hide()
        self.body.addStretch(1)
        self.view.opened.connect(self.opened)
        self.more.clicked.connect(self._ask)

    def show_chart(self, make: Make, cells: Cells, note: str = "", foot: str = "") -> None:
        """Show other figures; `foot` is what must be known to read them."""
        self._cells = cells
        self.set_note(note)
        self.foot.say(foot)
        self.foot.setVisible(bool(foot))
        said = "，".join(" ".join(row) for row in cells.rows)
        self.view.show_chart(make, f"{self._named}：{said}")
        self._fill()

    def _ask(self) -> None:
        menu = QMenu(self)
        as_table = self.table is not None and not self.table.isHidden()
        menu.addAction("看图" if as_table else "看数据").triggered.connect(self.turn)
        menu.addAction("复制到 Excel").triggered.connect(self.copy)
        menu.addAction("把图存为文件").triggered.connect(self._where)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def turn(self) -> None:
        """Show the figures instead of the chart, or the chart again."""
        if self.table is None:
            columns = [
                Column[_Line](
                    heading,
                    _said(at),
                    rank=1,
                    width=self._cells.wide(at),
                    align="right" if at else "left",
                    stretch=not at,
                )
                for at, heading in enumerate(self._cells.headings)
            ]
            self.table = LinesTable(LinesModel(columns, tickable=False), name=self._named)
            self.table.opened.connect(self.opened)
            self.table.hide()
            self.body.insertWidget(0, self.table)
            self._fill()
        shown = not self.table.isHidden()
        self.table.setVisible(not shown)
        self.view.setVisible(shown)

    def _fill(self) -> None:
        if self.table is not None:
            parts = self._cells.parts or ("",) * len(self._cells.rows)
            rows = zip(parts, self._cells.rows, strict=True)
            self.table.lines.show_lines([_Line(part, row) for part, row in rows])
            seen = min(len(self._cells.rows), ROWS) + 1  # and the heading
            self.table.setFixedHeight(seen * row_height() + look().em(0.2))

    def copy(self) -> None:
        """Put the figures on the clipboard, to be pasted into a sheet."""
        QGuiApplication.clipboard().setText(self._cells.text())
        self.desk.say(f"已复制“{self._named}”，在 Excel 或 WPS 里粘贴。")

    def _where(self) -> None:
        title, name = f"把“{self._named}”的图存为文件", f"{self._named}.svg"
        dialog = place_dialog.where_to(self.desk, self, title, name, PICTURES)
        dialog.fileSelected.connect(lambda path: self.save(Path(path)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Write the chart as a picture that any program prints sharp.

        Raises:
            DeskError: the file cannot be written.
        """
        try:
            path.write_text(self.view.svg(), encoding="utf-8")
        except OSError as error:
            msg = f"没有写成 {path.name}：请换一个能写的文件夹，或腾出空间后再存一次。"
            raise DeskError(msg) from error
        self.desk.say(f"已存为 {path.name}。")
