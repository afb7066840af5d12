"""年度办理情况报告: what was reported of which year, and the entry of one more."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from npcdesk import labels
from npcdesk.office import year_reports
from npcdesk.office.year_reports import YearLine
from npcdesk.ui.buttons import link
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import DropField, TextField
from npcdesk.ui.suggestion_deed import OfficeDeed
from npcdesk.ui.words import Words

SHOWN = 5  # years of reports in the dialog


class YearReportDialog(OfficeDeed):
    """Enters that a year's handling was reported on; a report that was entered can be taken back.

    Args:
        desk: the open office.
        wanted: the year, "" for the one that is awaited.
    """

    def __init__(self, desk: Desk, wanted: str = "") -> None:
        self.desk, self.today = desk, desk.clock.today()
        with desk.store.reading() as session:
            lines = year_reports.lines(session, self.today)
            whom = year_reports.heard_by(session)
        super().__init__(
            "年度办理情况报告", "代表法第五十一条：报告办理情况，印发下次会议", primary="登记报告"
        )
        awaited = [line for line in lines if not line.report_id]
        years = {line.year for line in awaited} | {self.today.year, self.today.year - 1}
        for line in [each for each in lines if each.report_id][:SHOWN]:
            self.body.addLayout(self._made(line))
        self.year = DropField(
            "年度",
            choices=[(str(each), f"{each} 年") for each in sorted(years, reverse=True)],
            required=True,
            has_hint=False,
        )
        self.on = DayField("报告日期", today=self.today, expects="past", required=True)
        self.to_whom = TextField("报告给谁", required=True)
        self.said = TextField("说明", hint="可以不填，例如：印发第二次会议")
        self.row(self.year, self.on)
        self.row(self.to_whom)
        self.row(self.said)
        first = wanted or str(awaited[-1].year if awaited else self.today.year)
        self.year.set_value(first)
        self.on.set_value(self.today)
        self.to_whom.set_value(whom)
        due = [f"{line.title}（{line.why}）" for line in awaited if line.due_on]
        self.note.say("；".join(due), "info")

    def _made(self, line: YearLine) -> QHBoxLayout:
        row = QHBoxLayout()
        when = labels.day(line.made_on) if line.made_on else ""
        said = f"{line.year} 年度　{when}向{line.to_whom}报告　{line.body}".rstrip()
        row.addWidget(Words(said, wrap=True), 1)
        back = link("更正…")
        back.setAccessibleName(f"更正 {line.year} 年度的报告")
        back.clicked.connect(partial(self._take_back, line.year))
        row.addWidget(back)
        return row

    def _take_back(self, year: int) -> None:
        with self.desk.store.writing(f"更正 {year} 年度办理情况报告") as session:
            year_reports.take_back(session, year)
        self.desk.done(f"{year} 年度的报告已更正，重新列为待报告。")
        self.reject()

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it."""
        year, whom = int(self.year.value()), self.to_whom.value().strip()
        on = self.on.value() or self.today
        with self.desk.store.writing(f"登记 {year} 年度办理情况报告") as session:
            year_reports.enter(
                session,
                year=year,
                on=on,
                to_whom=whom,
                today=self.today,
                body=self.said.value(),
            )
        self.desk.done(f"{year} 年度办理情况已登记：{labels.day(on)}向{whom}报告。")
