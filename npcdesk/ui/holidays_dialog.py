"""导入节假日安排: a new year's table from a file, and which running papers it would touch."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from npcdesk import labels
from npcdesk.office import holidays, moved_days
from npcdesk.office.moved_days import Moved
from npcdesk.ui import dialogs, place_dialog
from npcdesk.ui.deed_dialog import DeedDialog
from npcdesk.ui.desk import Desk
from npcdesk.ui.facts import Fact, Facts
from npcdesk.ui.sheet import Sheet, window_to_stand_on
from npcdesk.ui.words import Words
from npcdesk.workbooks import holiday_file

KINDS = "节假日安排 (*.json *.xlsx *.xls *.ods *.csv)"
SHOWN = 8
"""Papers that are named; the others are counted."""


def ask_file(desk: Desk, _wanted: str = "") -> QFileDialog:
    """Return a dialog that asks for the file, and goes on to what is in it."""
    dialog = place_dialog.which_file(desk, window_to_stand_on(), "选节假日安排", KINDS)
    dialog.fileSelected.connect(lambda path: desk.open("holiday-table", path))
    return dialog


class HolidayTableDialog(DeedDialog):
    """Shows what a file says, and counts by it."""

    def __init__(self, desk: Desk, wanted: str) -> None:
        self.desk, path = desk, Path(wanted)
        self.table = holiday_file.read(path)
        year = self.table.year
        super().__init__(
            "导入节假日安排", f"{path.name}　{year}年", primary=f"导入{year}年的", width=32
        )
        with desk.store.reading() as session:
            before = next((line for line in holidays.years(session) if line.year == year), None)
            self.moved = moved_days.would_move(session, self.table)
        self.body.addWidget(Facts(self._facts(), 5))
        if before is not None:
            whose = "本单位导入过" if before.own else "程序自带"
            self.note.say(f"{whose}{year}年的安排，导入后改用这个文件里的。", "warn")
        if self.moved:
            count = len(self.moved)
            head = f"正在办的有 {count} 件，按新安排期限会不同。已登记的不改，请自己掌握："
            self.body.addWidget(Words(head, "second_strong", wrap=True))
            self.body.addWidget(Facts([_fact(each) for each in self.moved[:SHOWN]], 4))
            if count > SHOWN:
                self.body.addWidget(Words(f"另有 {count - SHOWN} 件没有列出", "caption"))
        else:
            self.body.addWidget(Words("正在办的建议，期限都不受影响。", "second", wrap=True))
        self.body.addStretch()

    def _facts(self) -> list[Fact]:
        off, worked = sorted(self.table.off), sorted(self.table.worked)
        return [
            Fact("放假", f"{len(off)} 天：{_days(off)}"),
            Fact("调休上班", f"{len(worked)} 天：{_days(worked)}" if worked else "没有"),
        ]

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Count by it from now on."""
        with self.desk.store.writing(f"导入{self.table.year}年节假日安排") as session:
            holidays.take_in(session, self.table)
        self.desk.changes.note(["holidays"])
        self.desk.say(f"{self.table.year}年的节假日安排导入了，以后算期限按它。")


def drop(desk: Desk, wanted: str) -> Sheet:
    """Ask, then count by the shipped table of a year again."""

    def dropped() -> None:
        with desk.store.writing(f"去掉{wanted}年节假日安排") as session:
            holidays.drop(session, int(wanted))
        desk.changes.note(["holidays"])
        desk.say(f"去掉了本单位导入的{wanted}年节假日安排。")

    return dialogs.confirm(
        f"去掉导入的{wanted}年节假日安排？",
        "去掉",
        dropped,
        note="程序自带这一年的，改用自带的；没有的，只按周末算。已登记的期限不变。",
    )


def _days(days: list[date]) -> str:
    """Return days in a row as spans: 1月1日至3日、2月5日."""
    spans: list[list[date]] = []
    for day in days:
        if spans and (day - spans[-1][-1]).days == 1:
            spans[-1].append(day)
        else:
            spans.append([day])
    return "、".join(
        labels.day_short(each[0]) + (f"至{labels.day_short(each[-1])}" if len(each) > 1 else "")
        for each in spans
    )


def _fact(moved: Moved) -> Fact:
    days = f"{labels.day(moved.kept)} → {labels.day(moved.now)}"
    number = f"第{moved.number}号" if moved.number else "没有编号"
    return Fact(number, f"{moved.step}期限 {days}　{moved.title}")
