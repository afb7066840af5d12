"""登记批办: what the head of the unit wrote on a suggestion, and when."""

from npcdesk import labels
from npcdesk.office import suggestions
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import LongTextField, TextField
from npcdesk.ui.suggestion_deed import SuggestionDeed


class InstructDialog(SuggestionDeed):
    """Enters an instruction of the unit's head (批办)."""

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, suggestion_id, "登记批办", primary="登记批办", width=36)
        self.who = TextField("批办人", hint="职务和姓名，如 局长 王建国", required=True)
        self.on = DayField("批办日期", today=self.today, expects="past", required=True)
        self.said = LongTextField("批办意见", lines=4, hint="照原文记，可以不填")
        self.row(self.who, self.on, shares=(5, 3))
        self.row(self.said)
        self.on.set_value(self.today)

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it beside the steps: late entries are allowed."""
        on = self.on.value() or self.today
        with self.writing() as session:
            suggestions.instruct(
                session,
                self.id,
                on=on,
                today=self.today,
                signed_by=self.who.value(),
                body=self.said.value(),
            )
        self.desk.done(f"{self.called}记下了{labels.day_short(on)}的批办。")
