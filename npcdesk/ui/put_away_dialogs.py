"""归档, and 上届结转 of what former terms left open."""

from collections.abc import Sequence

from npcdesk import labels
from npcdesk.models import EventKind
from npcdesk.office import offices, putting_away, suggestion_ticks
from npcdesk.office.suggestion_ticks import Ticked
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import TextField
from npcdesk.ui.suggestion_deed import OfficeDeed, SuggestionDeed
from npcdesk.ui.words import Words

NAMED = 8


class ArchiveDialog(SuggestionDeed):
    """Puts a suggestion whose life is over into the archive."""

    kind = EventKind.ARCHIVE

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, suggestion_id, "归档", primary="归档", width=30)
        self.number = TextField("档案号", hint="可以不填")
        self.on = DayField("归档日期", today=self.today, expects="past", required=True)
        self.said = TextField("说明", hint="可以不填")
        self.row(self.number, self.on)
        self.row(self.said)
        self.on.set_value(self.today)
        self.note.say("归档以后清单里默认不再列出，在“已归档”里可以看到。", "info")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Archive it."""
        with self.writing() as session:
            putting_away.archive(
                session,
                self.id,
                on=self.on.value() or self.today,
                today=self.today,
                number=self.number.value(),
                note=self.said.value(),
            )
        self.desk.done(f"{self.called}已归档。")


class CarryOverDialog(OfficeDeed):
    """Carries what former terms left open into the newest one."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.today = desk, desk.clock.today()
        with desk.store.reading() as session:
            self.ids = putting_away.left_open(session)
            papers = suggestion_ticks.ticked(session, self.ids)
            term = labels.term_name(offices.here(session).term)
        said = f"转入{term}，建议号不变" if papers else ""
        super().__init__("上届结转", said, primary="结转", width=30)
        if papers:
            self._ask(papers)
        else:
            self.primary.hide()
            self.cancel.setText("关闭")
            said = "往届的建议都办完了，或者已经结转。换届以后先登记新一届的会议，再来结转。"
            self.body.addWidget(Words(said, wrap=True))
            self.body.addStretch()

    def _ask(self, papers: Sequence[Ticked]) -> None:
        names = "、".join(f"第{each.number}号" for each in papers[:NAMED])
        more = "等" if len(papers) > NAMED else ""
        self.on = DayField("结转日期", today=self.today, expects="past", required=True)
        said = f"没有办完的 {len(papers)} 件：{names}{more}"
        self.body.addWidget(Words(said, wrap=True))
        self.row(self.on).addStretch(1)
        self.on.set_value(self.today)

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Carry all of them over, in one write."""
        with self.desk.store.writing(f"上届结转 {len(self.ids)} 件") as session:
            on = self.on.value() or self.today
            done = putting_away.carry_over(session, self.ids, on=on, today=self.today)
        self.desk.done(f"已结转 {done} 件，建议号不变。")
