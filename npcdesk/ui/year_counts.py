"""导入往年汇总数: a sheet is read, what would become of each year is shown, then it is written.

ask_file(desk)            which sheet; goes on to the preview
ask_blank(desk, window)   where an empty sheet to fill in is to be
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from npcdesk.errors import DeskError
from npcdesk.office import year_summaries
from npcdesk.office.year_summaries import FATES, PlannedYear
from npcdesk.rules.year_counts import COUNTS, YearCounts
from npcdesk.ui import place_dialog
from npcdesk.ui.columns import Column
from npcdesk.ui.deed_dialog import DeedDialog
from npcdesk.ui.desk import Desk
from npcdesk.ui.sheet import window_to_stand_on
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.theme import look

KINDS = "表格 (*.xlsx *.xls *.ods *.csv)"
BLANK = "往年汇总数（空白）.xlsx"
TOLD = 3  # refusals that are told below the preview
ROWS = 9  # of the preview that are seen at once


@dataclass(frozen=True)
class _Line:
    """A year of the preview."""

    id: str
    planned: PlannedYear


COLUMNS: tuple[Column[_Line], ...] = (
    Column("年份", lambda x: str(x.planned.counts.year), rank=1, width=3.6, look="strong"),
    Column("处理", lambda x: FATES[x.planned.fate], rank=1, width=4),
    *(
        Column(
            words,
            lambda x, name=name: str(x.planned.counts.counts[name] or ""),  # type: ignore[misc]
            rank=1,
            align="right",
            width=max(3.0, len(words) * 0.95 + 0.8),
        )
        for name, words in COUNTS.items()
    ),
    Column(
        *("原因", lambda x: x.planned.why),
        rank=1,
        width=10,
        stretch=True,
        tip=lambda x: x.planned.why,
    ),
)


def ask_file(desk: Desk, _wanted: str = "") -> QFileDialog:
    """Return a dialog that asks for the sheet, reads it, and goes on to the preview."""
    dialog = place_dialog.which_file(desk, window_to_stand_on(), "选往年汇总数的表格", KINDS)
    dialog.fileSelected.connect(lambda path: read(desk, Path(path)))
    return dialog


def read(desk: Desk, path: Path) -> None:
    """Read a sheet as a job; then show what would become of each year."""
    from npcdesk.workbooks.year_counts import read_year_counts  # noqa: PLC0415 - when asked for

    def shown(rows: list[YearCounts]) -> None:
        if not rows:
            msg = f"{path.name} 里没有各年的数，请每年填一行。"
            raise DeskError(msg)
        YearCountsDialog(desk, path, rows).open()

    desk.carry_out(
        lambda: read_year_counts(path),
        title="正在读往年汇总数",
        subtitle=path.name,
        then=shown,
        cancel_note="取消后什么也不写",
        writes=False,
    )


def ask_blank(desk: Desk, window: QWidget) -> None:
    """Ask where an empty sheet to fill in is to be, and write it."""
    from npcdesk.workbooks.year_counts import write_blank  # noqa: PLC0415 - when asked for

    def write(path: str) -> None:
        write_blank(Path(path))
        desk.say(f"空白表已存到 {Path(path).name}，填好以后回这里导入。")

    title = "存一张空白的往年汇总表"
    dialog = place_dialog.where_to(desk, window, title, BLANK, "Excel 工作簿 (*.xlsx)")
    dialog.fileSelected.connect(write)
    dialog.open()


class YearCountsDialog(DeedDialog):
    """Shows each year and what becomes of it; writes what is new or different, in one step."""

    def __init__(self, desk: Desk, path: Path, rows: Sequence[YearCounts]) -> None:
        self.desk, self.path = desk, path
        with desk.store.reading() as session:
            self.planned = year_summaries.plan(session, rows, today=desk.clock.today())
        self.many = sum(each.writes for each in self.planned)
        super().__init__(
            "导入往年汇总数",
            f"{path.name}；只用在没有建议在册的年份",
            primary=f"导入 {self.many} 年" if self.many else "导入",
            width=52,
        )
        self.table = LinesTable(LinesModel(COLUMNS, tickable=False), name="往年汇总数")
        self.table.setMinimumHeight(look().em(1.9 * (min(len(rows), ROWS) + 1)))
        lines = [_Line(str(at), each) for at, each in enumerate(self.planned)]
        self.table.lines.show_lines(lines)
        self.body.addWidget(self.table)
        self.primary.setEnabled(bool(self.many))
        (self.primary if self.many else self.cancel).setFocus()
        refused = [each.why for each in self.planned if each.why]
        if refused:
            more = [f"另有 {len(refused) - TOLD} 年，见表中"] if len(refused) > TOLD else []
            self.note.say("\n".join([*refused[:TOLD], *more]), "warn")
        elif not self.many:
            self.note.say("这些年的数都已经有了，不用再导入。", "info")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Write what is new or different."""
        with self.desk.store.writing(f"导入往年汇总数 {self.path.name}") as session:
            year_summaries.apply(session, self.planned)
        self.desk.done(f"已导入 {self.many} 年的汇总数。")
