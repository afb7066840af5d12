"""登记转交: to which units 政府办, or another body, assigned what it was handed."""

from npcdesk import labels
from npcdesk.models import EventKind
from npcdesk.office import assigning_on
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import CheckField, TextField
from npcdesk.ui.pick_fields import PicksField
from npcdesk.ui.suggestion_deed import SuggestionDeed
from npcdesk.ui.unit_picks import UnitPicks


class AssignOnDialog(SuggestionDeed):
    """Enters the units that handle the suggestion."""

    kind = EventKind.ASSIGN_ON

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, suggestion_id, "登记转交", primary="登记转交", width=36)
        self.picks = UnitPicks(desk)
        self.leads = PicksField(
            "转给谁主办",
            find=self.picks.find,
            required=True,
            placeholder="单位名或首字母",
            hint="几个单位就是分办",
        )
        self.co = PicksField(
            "协办单位", find=self.picks.find, placeholder="单位名或首字母", hint="可以不填"
        )
        self.jointly = CheckField("几个主办单位共同办、一起答复")
        self.on = DayField("转交日期", today=self.today, expects="past", required=True)
        self.said = TextField("说明", hint="例如：政府办批转文号。可以不填")
        self.row(self.leads)
        self.row(self.jointly)
        self.row(self.co)
        self.row(self.on, self.said, shares=(2, 3))
        self.on.set_value(self.today)
        due = self.paper.line.reply_due
        if due is not None:
            self.note.say(f"答复期限仍是 {labels.day(due)}，从第一次交办算起。", "info")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it, new units with it."""
        with self.writing() as session:
            assigning_on.assign_on(
                session,
                self.id,
                lead_ids=self.picks.ids(session, self.leads.choices()),
                co_ids=self.picks.ids(session, self.co.choices()),
                jointly=self.jointly.value(),
                on=self.on.value() or self.today,
                today=self.today,
                note=self.said.value(),
            )
        names = "、".join(choice.words for choice in self.leads.choices())
        self.desk.done(f"{self.called}已转交{names}。")
