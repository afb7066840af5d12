"""填述职报告: what a delegate reported of a year, where it was heard, how it was rated."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from npcdesk import labels
from npcdesk.office import activity_files, delegates, work_reports
from npcdesk.office.work_reports import RATINGS, NewReport, WorkReport
from npcdesk.ui.buttons import link
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.enclosed import Enclosed
from npcdesk.ui.fields import DropField, LongTextField, NumberField, TextField
from npcdesk.ui.suggestion_deed import OfficeDeed
from npcdesk.ui.words import Words

ALONE = "单独登记一次述职"


class WorkReportDialog(OfficeDeed):
    """Enters a delegate's yearly report; those entered before are told.

    Args:
        desk: the open office.
        wanted: the mandate, and after a slash the year; this one where none is.
    """

    def __init__(self, desk: Desk, wanted: str) -> None:
        mandate_id, _, year = wanted.partition("/")
        self.desk, self.today = desk, desk.clock.today()
        self.of_year = int(year or self.today.year)
        with desk.store.reading() as session:
            self.file = delegates.file(session, mandate_id, self.today)
            made = work_reports.of(session, self.file.person_id, self.of_year)
            self.hearings = work_reports.hearings(session, self.of_year)
        self.name = self.file.draft.name
        super().__init__(
            "填述职报告",
            f"{self.name}，代表法第五十八条：定期向选民或选举单位述职",
            primary="登记述职",
            width=36,
        )
        for each in made:
            self.body.addLayout(self._told(each))
        self._place_fields()
        self.on.set_value(self.today)
        self.number.set_number(self.of_year)

    def _place_fields(self) -> None:
        some = [(each.id, f"{each.title}{_when(each.on)}") for each in self.hearings]
        self.meeting = DropField("哪一次述职", choices=[("", ALONE), *some], has_hint=False)
        self.on = DayField("日期", today=self.today, expects="past", required=True)
        self.number = NumberField("述职的年度", has_hint=False)
        self.where = TextField("在哪里述职", hint="例如：镇人大主席团第三次会议、第四选区选民会")
        self.said = LongTextField("述职报告", lines=5, hint="全文或者要点；原件可以放在附件里")
        self.votes = [NumberField(f"{words}（票）", has_hint=False) for words in RATINGS]
        self.enclosed = Enclosed(self.desk)
        if some:
            self.row(self.meeting)
        self.row(self.on, self.number, shares=(3, 2))
        self.row(self.where)
        self.row(self.said)
        self.body.addWidget(Words("测评结果，没有测评的空着", "head"))
        self.row(*self.votes)
        self.body.addWidget(self.enclosed)
        self.meeting.changed.connect(self._follow)

    def _told(self, made: WorkReport) -> QHBoxLayout:
        row = QHBoxLayout()
        told = "，".join(filter(None, (made.place or made.title, made.rated)))
        row.addWidget(Words(f"{labels.day(made.on)}已述职：{told}", wrap=True), 1)
        see = link("看这一次")
        see.clicked.connect(partial(self._open, made.activity_id))
        row.addWidget(see)
        return row

    def _open(self, activity_id: str) -> None:
        self.reject()
        self.desk.open("activity", activity_id)

    def _follow(self) -> None:
        """Take the day of the meeting that is chosen."""
        chosen = next((each for each in self.hearings if each.id == self.meeting.value()), None)
        if chosen is not None and chosen.held and chosen.on is not None:
            self.on.set_value(chosen.on)

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it, and keep the files with the meeting."""
        counted = [int(each.number() or 0) for each in self.votes]
        new = NewReport(
            on=self.on.value() or self.today,
            year=int(self.number.number() or self.of_year),
            place=self.where.value(),
            words=self.said.value(),
            votes=(counted[0], counted[1], counted[2]),
            hearing=self.meeting.value(),
        )
        store = self.desk.store
        with store.writing(f"述职报告：{self.name}") as session:
            kept = work_reports.enter(session, self.file.person_id, new, today=self.today)
            for path in self.enclosed.paths:
                activity_files.attach(session, store.blobs, kept, path, f"{self.name}述职报告")
        self.desk.done(f"{self.name}{labels.day(new.on)}的述职已登记。")


def _when(on: date | None) -> str:
    return f"，{labels.day_short(on)}" if on else ""
