"""记录催办: for one suggestion, or for several ticked ones in one write."""

from datetime import date

from PySide6.QtCore import QPoint

from npcdesk import labels
from npcdesk.office import suggestion_ticks, suggestions
from npcdesk.office.suggestion_ticks import Ticked
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import CardChoice, ChoiceCards, LongTextField, TextField
from npcdesk.ui.suggestion_deed import OfficeDeed, called, headline, paper_to_show
from npcdesk.ui.urge_menu import urge_menu

WAYS = (
    CardChoice("电话", "电话", "打给承办单位"),
    CardChoice("书面", "书面", "发催办单"),
    CardChoice("现场", "现场", "到单位去问"),
)
NAMED = 6


class UrgeDialog(OfficeDeed):
    """Enters that the unit was reminded (催办).

    Args:
        desk: the open office.
        wanted: the id of a suggestion, or several joined by commas.
    """

    def __init__(self, desk: Desk, wanted: str) -> None:
        self.desk, self.today = desk, desk.clock.today()
        with desk.store.reading() as session:
            self.papers = suggestion_ticks.ticked(session, wanted.split(","))
        said = _headline(desk, self.papers)
        one = len(self.papers) == 1
        super().__init__(
            "记录催办", said, primary="记录催办", second="催办单、短信" if one else "", width=32
        )
        self.second.clicked.disconnect()
        self.second.clicked.connect(self.offer)
        self.how = ChoiceCards("方式", cards=WAYS, required=True)
        self.on = DayField("催办日期", today=self.today, expects="past", required=True)
        self.by = TextField("催办人", hint="可以不填")
        self.answered = TextField("谁答话", hint="对方的姓名，可以不填")
        self.said = LongTextField("答复了什么", lines=3, hint="对方怎么说，可以不填")
        self.next_on = DayField(
            "约定哪天再催",
            today=self.today,
            expects="future",
            hint="到那天列在今日要办里，可以不填",
            check=self._check_next,
        )
        self.row(self.how)
        self.row(self.on, self.by)
        self.row(self.answered, self.next_on)
        self.row(self.said)
        self.how.set_value("电话")
        self.on.set_value(self.today)

    def offer(self) -> None:
        """Offer the slip and the message by which the unit is urged."""
        before = "记下催办" if self.typed() else ""
        menu = urge_menu(self.desk, self.papers[0].id, self, before=before, leave=self._leave)
        menu.popup(self.second.mapToGlobal(QPoint(0, self.second.height() + 2)))

    def _leave(self) -> bool:
        """Make way for the page below, entering what was typed; tell whether it did."""
        if self.typed():
            self.primary.click()
        else:
            self.reject()
        return not self.isVisible()

    def _check_next(self, day: date) -> str:
        on = self.on.value()
        late = on is not None and day <= on
        return "约定的日期要在这次催办之后，请核对。" if late else ""

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it for every paper, or for none."""
        on, many = self.on.value() or self.today, len(self.papers)
        what = called(self.papers[0].number) if many == 1 else f"{many} 件"
        with self.desk.store.writing(f"记录催办：{what}") as session:
            for paper in self.papers:
                suggestions.urge(
                    session,
                    paper.id,
                    on=on,
                    today=self.today,
                    how=self.how.value(),
                    body=self.said.value(),
                    answered_by=self.answered.value(),
                    next_on=self.next_on.value(),
                    by=self.by.value(),
                )
        self.desk.done(f"{what}记下了{labels.day_short(on)}的{self.how.value()}催办。")


def _headline(desk: Desk, papers: list[Ticked]) -> str:
    if len(papers) == 1:
        return headline(paper_to_show(desk, papers[0].id, None))
    names = "、".join(called(paper.number) for paper in papers[:NAMED])
    return f"{names}{'等' if len(papers) > NAMED else ''} {len(papers)} 件，一次记下"
