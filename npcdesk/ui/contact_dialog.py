"""登记面商: when and how the unit spoke with the delegate, and what the delegate said."""

from npcdesk import labels
from npcdesk.models import ContactStage
from npcdesk.office import suggestions
from npcdesk.rules.suggestion_life import State
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import CardChoice, ChoiceCards, DropField, LongTextField, TextField
from npcdesk.ui.suggestion_deed import SuggestionDeed
from npcdesk.ui.suggestion_told import contacts

STAGES = (
    CardChoice("before", "办前", "了解代表的想法"),
    CardChoice("during", "办中", "商量办法、通报进展"),
    CardChoice("after", "办后", "听取对答复的意见"),
)


class ContactDialog(SuggestionDeed):
    """Enters a contact with the delegate (面商)."""

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, suggestion_id, "登记面商", primary="登记面商", width=36)
        self.stage = ChoiceCards("阶段", cards=STAGES, required=True)
        self.how = DropField(
            "方式", choices=[(way, way) for way in labels.CONTACT_WAYS], required=True
        )
        self.on = DayField("面商日期", today=self.today, expects="past", required=True)
        self.by = TextField("谁去面商的", hint="单位和姓名，可以不填")
        self.said = LongTextField("代表的意见", lines=4, hint="照代表的话记，可以不填")
        self.row(self.stage)
        self.row(self.how, self.on, self.by, shares=(3, 4, 5))
        self.row(self.said)
        answered = self.paper.line.state in (State.ANSWERED, State.CLOSED)
        self.stage.set_value(
            "after" if answered else "during" if contacts(self.paper) else "before"
        )
        self.on.set_value(self.today)

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it beside the steps: late entries are allowed."""
        on = self.on.value() or self.today
        with self.writing() as session:
            suggestions.contact(
                session,
                self.id,
                on=on,
                today=self.today,
                stage=ContactStage(self.stage.value()),
                how=self.how.value(),
                body=self.said.value(),
                by=self.by.value(),
            )
        stage = labels.STAGE[self.stage.value()]
        self.desk.done(f"{self.called}记下了{labels.day_short(on)}的{stage}面商。")
