"""列入重点督办, from the board: the group is known, the suggestions are found by typing."""

from npcdesk.office import group_boards, groups, search
from npcdesk.ui.buttons import Verb
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import DropField, TextField
from npcdesk.ui.pick_fields import Choice, PicksField
from npcdesk.ui.suggestion_deed import OfficeDeed


class ChooseInto(OfficeDeed):
    """Lets a group follow more suggestions.

    Args:
        desk: the open office.
        group_id: the group chosen beforehand, or "".
    """

    def __init__(self, desk: Desk, group_id: str) -> None:
        self.desk, self.today = desk, desk.clock.today()
        with desk.store.reading() as session:
            known = group_boards.open_boards(session, self.today)
        super().__init__("列入重点督办", primary="列入重点督办", width=34)
        choices = [(group.id, group.called) for group in known]
        self.papers = PicksField(
            "建议", find=self._find, required=True, placeholder="建议号、题目、领衔代表、主办单位"
        )
        self.group = DropField("督办组", choices=choices, required=True)
        self.on = DayField("确定日期", today=self.today, expects="past", required=True)
        self.why = TextField("理由", hint="例如：主任会议确定。可以不填")
        self.row(self.papers)
        self.row(self.group, self.on)
        self.row(self.why)
        self.on.set_value(self.today)
        if group_id:
            self.group.set_value(group_id)
        if not known:
            self.note.say(
                "还没有督办组，请先成立一个。", "warn", Verb("成立督办组", self._form_first)
            )

    def _find(self, text: str) -> list[Choice]:
        with self.desk.store.reading() as session:
            found = search.find(session, text, self.today).get("suggestion", [])
        return [Choice(hit.id, hit.title, hit.note) for hit in found]

    def _form_first(self) -> None:
        self.accept()
        self.desk.open("new-group", ",".join(self.papers.value()))

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Choose all of them, or none."""
        names = [choice.words.split(" ", 1)[0] for choice in self.papers.choices()]
        what = names[0] if len(names) == 1 else f"{len(names)} 件"
        with self.desk.store.writing(f"列入重点督办：{what}") as session:
            for paper in self.papers.value():
                groups.choose(
                    session,
                    self.group.value(),
                    paper,
                    on=self.on.value() or self.today,
                    why=self.why.value(),
                )
        self.desk.done(f"{what}已列入重点督办。")
        self.desk.made.emit(self.papers.value()[0])
