"""The rows of 批量交办: what is written into them, judged at once, and taken back step by step.

AssignModel(judge)
    .rows; .changed (signal); .put(rows, column, units); .take(rows); .turn(row)
    .propose(proposals, but) fills in what past years say, where nothing stands yet
    .paste(rows, fields, pasted) -> what found no row; .depth(), .back_to(depth) take back
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)

from npcdesk import labels
from npcdesk.office.assign_proposals import Proposal
from npcdesk.office.assignments import Assigned, WaitingLine
from npcdesk.rules.assignment import AssignedRow, way
from npcdesk.ui.cells import Index
from npcdesk.ui.sheet_view import BETWEEN, LEFT, RIGHT

HEADS = ("号", "题目", "领衔代表", "方式", "主办单位", "协办单位", "答复期限")
NUMBER, TITLE, WHO, WAY, LEADS, CO, DUE = range(len(HEADS))
TYPED = (LEADS, CO)
FIELDS = ("number", "title", "", "way", "leads", "co", "")
"""What a pasted block's columns mean, by where it begins."""


@dataclass(slots=True)
class SheetRow:
    """A suggestion and the units it is to go to. `taken`: the person said so."""

    line: WaitingLine
    leads: tuple[str, ...] = ()
    co: tuple[str, ...] = ()
    jointly: bool = False
    longest: bool = False
    taken: bool = False
    judged: Assigned | None = None
    proposal: Proposal | None = None  # what like papers of other years say

    @property
    def proposed(self) -> str:
        """After what the row is filled in, while it is not taken yet."""
        said = self.proposal
        if self.taken or not self.leads:
            return ""
        if said and (self.leads, self.co) == (said.leads, said.co):
            return f"按往年相似件预填，请核对：{said.after}"
        return "按代表的意愿预填，请核对"

    def fill_in(self, said: Proposal) -> None:
        """Take what other years say, as long as the person said nothing."""
        self.proposal = said
        if not (self.leads or self.co or self.taken):
            self.leads, self.co, self.jointly = said.leads, said.co, said.jointly

    @property
    def draft(self) -> AssignedRow:
        """What the office is asked about."""
        return AssignedRow(
            row=0,
            leads=self.leads,
            co=self.co,
            jointly=self.jointly,
            longest=self.longest,
            suggestion_id=self.line.id,
            number=self.line.number,
        )

    @property
    def longer(self) -> str:
        """How its day is later than usual, or than the law allows."""
        return self.judged.longer if self.judged and self.leads else ""

    @property
    def problem(self) -> str:
        """What is wrong with what was taken."""
        return self.judged.problem if self.judged and self.taken else ""

    @property
    def wrong(self) -> Collection[int]:
        """The columns in which it is wrong: the units', else that of the day."""
        return TYPED if self.judged is None or self.judged.of_units else (DUE,)


Judge = Callable[[Sequence[SheetRow]], Sequence[Assigned]]


class AssignModel(QAbstractTableModel):
    """The rows, and what is written into them."""

    changed = Signal()

    def __init__(self, judge: Judge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[SheetRow] = []
        self.judge = judge
        self._before: list[list[tuple[SheetRow, SheetRow]]] = []  # rows, and as they were

    def show_rows(self, rows: Sequence[SheetRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self._before.clear()
        self.endResetModel()
        self.judge_again(self.rows)

    def judge_again(self, rows: Sequence[SheetRow]) -> None:
        """Ask the office about rows, and show what it says."""
        for row, judged in zip(rows, self.judge(rows), strict=True):
            row.judged = judged
        asked = {id(row) for row in rows}
        at = [place for place, row in enumerate(self.rows) if id(row) in asked]
        if len(at) == len(self.rows) > 0:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, DUE))
        else:  # another row may be in hand, whose editor would begin anew
            for place in at:
                self.dataChanged.emit(self.index(place, 0), self.index(place, DUE))
        self.changed.emit()

    def depth(self) -> int:
        """Return how many steps can be taken back."""
        return len(self._before)

    def back_to(self, depth: int) -> None:
        """Take back what was written since there were so many steps."""
        touched = []
        while len(self._before) > max(depth, 0):
            for row, was in self._before.pop():
                row.leads, row.co, row.jointly = was.leads, was.co, was.jointly
                row.longest, row.taken = was.longest, was.taken
                touched.append(row)
        self.judge_again(touched)

    def _keep(self, rows: Iterable[SheetRow]) -> None:
        self._before.append([(row, replace(row)) for row in rows])

    def put(self, at: Sequence[int], column: int, units: tuple[str, ...]) -> None:
        """Write units into a column of rows."""
        rows = [self.rows[each] for each in at]
        self._keep(rows)
        for row in rows:
            if column == LEADS:
                row.leads = units
            else:
                row.co = units
            row.taken = bool(row.leads or row.co)
        self.judge_again(rows)

    def paste(
        self, into: Sequence[SheetRow], fields: Collection[str], pasted: Sequence[AssignedRow]
    ) -> list[tuple[int, str]]:
        """Write a block, into rows one after another or to the suggestions that its lines name.

        What is empty in the block leaves a cell as it is.

        Returns: lines of the block for which there is no row, and why.
        """
        places: list[tuple[SheetRow, AssignedRow]] = []
        missed: list[tuple[int, str]] = []
        for n, said in enumerate(pasted):
            found = self._meant(said) if {"number", "title"} & set(fields) else into[n : n + 1]
            if len(found) == 1:
                places.append((found[0], said))
            elif said.leads or said.co:
                missed.append((said.row, _why_missed(said, found)))
        self._keep(row for row, _ in places)
        for row, said in places:
            row.leads, row.co = said.leads or row.leads, said.co or row.co
            row.jointly = said.jointly if "way" in fields else row.jointly
            row.taken = row.taken or bool(said.leads or said.co)
        self.judge_again([row for row, _ in places])
        return missed

    def _meant(self, said: AssignedRow) -> list[SheetRow]:
        """Return the rows that a line of a list may mean: by number, else by title."""
        number = said.number.lstrip("0")
        some = [row for row in self.rows if number and row.line.number.lstrip("0") == number]
        title = labels.short_title(said.title)
        some_or_all = some or self.rows
        titled = [r for r in some_or_all if title and title == labels.short_title(r.line.title)]
        return titled or (some if number else [])

    def take(self, at: Sequence[int]) -> None:
        """Take what the program filled in."""
        rows = [self.rows[each] for each in at if self.rows[each].leads]
        self._keep(rows)
        for row in rows:
            row.taken = True
        self.judge_again(rows)

    def propose(self, proposals: Mapping[str, Proposal], but: int) -> None:
        """Fill in what other years say, where nothing stands yet; not in row `but`, being typed."""
        told = [(at, row) for at, row in enumerate(self.rows) if row.line.id in proposals]
        for at, row in told:
            if at == but:
                row.proposal = proposals[row.line.id]
            else:
                row.fill_in(proposals[row.line.id])
        self.judge_again([row for at, row in told if at != but])

    def turn(self, at: int, column: int) -> None:
        """Let several leads answer together, or apart; in the last column take the longest."""
        row = self.rows[at]
        if column == DUE and row.leads:
            self._keep([row])
            row.longest, row.taken = not row.longest, True
            self.judge_again([row])
        elif column != DUE and len(row.leads) > 1:
            self._keep([row])
            row.jointly, row.taken = not row.jointly, True
            self.judge_again([row])

    def words(self, at: int, column: int) -> str:
        """Return what a cell shows."""
        row = self.rows[at]
        due = row.judged.due if row.judged else None
        return (
            row.line.number,
            labels.short_title(row.line.title),
            labels.padded(row.line.lead),
            way(len(row.leads), len(row.co), jointly=row.jointly),
            BETWEEN.join(row.leads),
            BETWEEN.join(row.co),
            labels.day_dotted(due.on) if due and row.leads else "",
        )[column]

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """One a suggestion."""
        return len(self.rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """As `HEADS`."""
        return len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a heading."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section in (NUMBER, DUE) else LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, and why a due day is what it is."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.words(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            row = self.rows[index.row()]
            due = row.judged.due if row.judged else None
            why = "\n".join(filter(None, (due.why, row.longer))) if due else ""
            why = why if index.column() == DUE else ""
            said = self.words(index.row(), index.column())
            whole = row.line.title if index.column() == TITLE else said
            after = row.proposed if index.column() in (WAY, *TYPED) else ""
            return row.problem or why or after or whole
        return None

    def setData(self, index: Index, value: Any, _role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed."""
        units = (each.strip() for each in str(value).replace("，", BETWEEN).split(BETWEEN))
        self.put([index.row()], index.column(), tuple(dict.fromkeys(filter(None, units))))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Units can be typed."""
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return found | Qt.ItemFlag.ItemIsEditable if index.column() in TYPED else found


def _why_missed(said: AssignedRow, found: Sequence[SheetRow]) -> str:
    called = (
        f"第{said.number}号" if said.number else f"《{said.title}》" if said.title else "这一行"
    )
    if found:
        return f"{called}有 {len(found)} 件，请直接填"
    if said.number or said.title:
        return f"{called}不在待交办的里面"
    return "表里没有更多的行了"
