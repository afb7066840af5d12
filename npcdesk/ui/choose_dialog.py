"""列入重点督办: gives one or several suggestions to a supervision group."""

from npcdesk.office import group_boards, groups, suggestion_ticks
from npcdesk.ui.buttons import Verb
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import DropField, TextField
from npcdesk.ui.suggestion_deed import OfficeDeed, called

NAMED = 6


class ChooseDialog(OfficeDeed):
    """Lets a group follow suggestions.

    Args:
        desk: the open office.
        wanted: the id of a suggestion, or several joined by commas.
    """

    def __init__(self, desk: Desk, wanted: str) -> None:
        self.desk, self.today = desk, desk.clock.today()
        with desk.store.reading() as session:
            self.papers = suggestion_ticks.ticked(session, wanted.split(","))
            known = group_boards.open_boards(session, self.today)
        names = "、".join(called(paper.number) for paper in self.papers[:NAMED])
        more = f"等 {len(self.papers)} 件" if len(self.papers) > NAMED else ""
        super().__init__("列入重点督办", names + more, primary="列入重点督办", width=28)
        choices = [(group.id, group.called) for group in known]
        self.group = DropField("督办组", choices=choices, required=True)
        self.on = DayField("确定日期", today=self.today, expects="past", required=True)
        self.why = TextField("理由", hint="例如：主任会议确定。可以不填")
        self.row(self.group)
        self.row(self.on, self.why, shares=(2, 3))
        self.on.set_value(self.today)
        if not known:
            verb = Verb("成立督办组", self._form_first)
            self.note.say("还没有督办组，请先成立一个。", "warn", verb)

    def _form_first(self) -> None:
        self.accept()
        self.desk.open("new-group", ",".join(paper.id for paper in self.papers))

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Choose all of them, or none."""
        many = len(self.papers)
        what = called(self.papers[0].number) if many == 1 else f"{many} 件"
        with self.desk.store.writing(f"列入重点督办：{what}") as session:
            for paper in self.papers:
                groups.choose(
                    session,
                    self.group.value(),
                    paper.id,
                    on=self.on.value() or self.today,
                    why=self.why.value(),
                )
        self.desk.done(f"{what}已列入重点督办。")
