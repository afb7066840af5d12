"""The sheet of a count: ballots above, items below, a column a counting group; sums at the right.

CountSheet()            .show_vote(vote, result); .written (signal: group, row, mark, number)
    Tab goes to the next cell, Enter to the next row; what is typed is written and judged at once.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from npcdesk import project_words
from npcdesk.rules.project_votes import BALLOTS, Result, Verdict, Vote, marks
from npcdesk.ui.cells import Index
from npcdesk.ui.sheet_view import HEADING, RIGHT, Cell, SheetView
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import MEDIUM, SECOND

PAPERS = {"issued": "发出", "returned": "收回", "valid": "有效", "invalid": "无效"}
FIRST = 2  # columns before the groups: number and words
WIDTHS = (2, 9.5)
GROUP_WIDTH, SUM_WIDTH, RANK_WIDTH, SAID_WIDTH = 3.6, 3.6, 2.6, 6
INKS = {
    Verdict.PASS: "closed",
    Verdict.TIED: "soon",
    Verdict.SHORT: "text2",
    Verdict.BEYOND: "text2",
    Verdict.OPEN: "text3",
}


class CountModel(QAbstractTableModel):
    """The cells of a count."""

    written = Signal(str, str, str, object)  # group, row's key, mark, number or None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.vote: Vote | None = None
        self.result: Result | None = None
        self.rows: list[str] = []
        self.cells: list[tuple[int, str]] = []  # the group and mark of a column
        self.sums: Sequence[str] = ()

    def show_vote(self, vote: Vote, result: Result) -> None:
        """Show a count; the place stays when its form is the same."""
        sums = marks(vote.method)
        cells = [(at, mark) for at in range(len(vote.batches)) for mark in sums]
        rows = [*BALLOTS, *(line.id for line in result.lines)]
        anew = (rows, cells) != (self.rows, self.cells)
        if anew:
            self.beginResetModel()
        self.vote, self.result = vote, result
        self.rows, self.cells, self.sums = rows, cells, sums
        if anew:
            self.endResetModel()
        else:
            last = self.index(len(rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def number(self, row: int, column: int) -> int | None:
        """Return the number in a cell of a group."""
        if self.vote is None:
            return None
        at, mark = self.cells[column - FIRST]
        batch, key = self.vote.batches[at], self.rows[row]
        return batch.ballots.get(key) if key in BALLOTS else batch.cells[key].get(mark)

    def typed_into(self, row: int, column: int) -> bool:
        """Tell whether a cell is one that is typed into."""
        if not FIRST <= column < FIRST + len(self.cells):
            return False
        return self.rows[row] not in BALLOTS or self.cells[column - FIRST][1] == self.sums[0]

    def words(self, row: int, column: int) -> str:
        """Return what a cell says."""
        if self.vote is None or self.result is None:
            return ""
        key = self.rows[row]
        line = None if key in BALLOTS else self.result.lines[row - len(BALLOTS)]
        if column < FIRST:
            both = ("", PAPERS[key]) if line is None else (str(line.number), line.title)
            return both[column]
        if column < FIRST + len(self.cells):
            number = self.number(row, column) if self.typed_into(row, column) else None
            return "" if number is None else str(number)
        after = column - FIRST - len(self.cells)
        if after < len(self.sums):
            of = self.result.ballots if line is None else line.votes
            total = of.get(key if line is None else self.sums[after])
            return "" if total is None or (line is None and after) else str(total)
        if line is None:
            return ""
        return str(line.rank or "") if after == len(self.sums) else line.said

    def heading(self, column: int) -> str:
        """Return what stands over a column."""
        if self.vote is None:
            return ""
        if column < FIRST:
            return ("号", "选票和项目")[column]
        words = project_words.MARKS[self.vote.method.value]
        if column < FIRST + len(self.cells):
            at, mark = self.cells[column - FIRST]
            name = self.vote.batches[at].name
            return name if len(self.sums) == 1 else f"{name if mark == 'yes' else ''}{words[mark]}"
        after = column - FIRST - len(self.cells)
        if after < len(self.sums):
            return "合计" if len(self.sums) == 1 else f"共{words[self.sums[after]]}"
        return "名次" if after == len(self.sums) else "结果"

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """The ballots, then the items."""
        return len(self.rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """Number, words, groups, sums, rank, result."""
        return FIRST + len(self.cells) + len(self.sums) + 2 if self.vote else 0

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Numbers of groups may be typed."""
        some = super().flags(index)
        typed = self.typed_into(index.row(), index.column())
        return some | Qt.ItemFlag.ItemIsEditable if typed else some

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.words(index.row(), index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a heading."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self.heading(section)
        return None

    def setData(self, index: Index, value: Any, _role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write a number; what is none is left as it was."""
        said = str(value).strip()
        number = int(said) if said.isdecimal() else None
        if self.vote is None or (said and number is None):
            return False
        if number != self.number(index.row(), index.column()):
            at, mark = self.cells[index.column() - FIRST]
            name = self.vote.batches[at].name
            self.written.emit(name, self.rows[index.row()], mark, number)
        return True


class CountSheet(SheetView):
    """The sheet itself."""

    lines: CountModel

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CountModel(), lambda _text, _column: (), "计票", parent)
        self.horizontalHeader().setMinimumSectionSize(0)
        self.lines.modelReset.connect(self.fit)

    def cell(self, row: int, column: int) -> Cell:
        """Return what a cell shows."""
        model = self.lines
        words, typed = model.words(row, column), model.typed_into(row, column)
        chosen = self.selectionModel().isSelected(model.index(row, column))
        ground = "selected" if chosen else "surface" if typed or column < FIRST else "subtle"
        after = column - FIRST - len(model.cells)
        if after == len(model.sums) + 1 and model.result and row >= len(BALLOTS):
            verdict = model.result.lines[row - len(BALLOTS)].verdict
            return Cell(words, INKS[verdict], ground, weight=MEDIUM)
        if column == 0:
            return Cell(words, "text3", ground, ratio=SECOND, side=RIGHT)
        if column == 1:
            return Cell(words, "text", ground, weight=MEDIUM if row < len(BALLOTS) else 400)
        return Cell(words, "text", ground, side=RIGHT, weight=MEDIUM if after >= 0 else 400)

    def heading(self, column: int) -> Cell:
        """Return what stands over a column."""
        last = column == self.lines.columnCount() - 1
        side = HEADING.side if column == 1 or last else RIGHT
        return Cell(
            self.lines.heading(column),
            HEADING.ink,
            HEADING.ground,
            weight=HEADING.weight,
            ratio=HEADING.ratio,
            side=side,
        )

    def go(self, down: int, right: int) -> None:
        """Move on to the next cell that is typed into."""
        model, here = self.lines, self.currentIndex()
        row, column = here.row() + down, here.column() + right
        while 0 <= row < model.rowCount():
            if column >= FIRST + len(model.cells):
                row, column = row + 1, FIRST
                continue
            if model.typed_into(row, column):
                self.setCurrentIndex(model.index(row, column))
                return
            column += 1

    def fit(self) -> None:
        """Give the columns their widths; the projects have what is left."""
        model, em = self.lines, look().em
        if not model.columnCount():
            return
        wide = [*WIDTHS, *[GROUP_WIDTH] * len(model.cells), *[SUM_WIDTH] * len(model.sums)]
        if len(model.sums) > 1:
            wide = [*WIDTHS, *[4.4] * (len(model.cells) + len(model.sums))]
        wide += [RANK_WIDTH, SAID_WIDTH]
        room = self.viewport().width() - sum(em(each) for each in wide)
        for at, each in enumerate(wide):
            self.setColumnWidth(at, em(each) + (max(room, 0) if at == 1 else 0))
