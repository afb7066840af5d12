"""撤回建议: the delegates take their suggestion back in writing; its life ends."""

from npcdesk.models import EventKind
from npcdesk.office import suggestion_ends, suggestions
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import CheckField, LongTextField
from npcdesk.ui.suggestion_deed import SuggestionDeed
from npcdesk.ui.words import Words


class WithdrawDialog(SuggestionDeed):
    """Ends a suggestion at its delegates' written wish."""

    kind = EventKind.WITHDRAW

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, suggestion_id, "撤回建议", primary="撤回建议", width=28)
        self.on = DayField("撤回日期", today=self.today, expects="past", required=True)
        self.reason = LongTextField(
            "撤回的理由", lines=3, required=True, hint="照代表的书面申请写，原件请留存"
        )
        with desk.store.reading() as session:
            co_signers = suggestion_ends.signers(session, suggestion_id)[1:]
        self.agreed = {name: CheckField(f"{name}书面同意") for name in co_signers}
        self.row(self.on).addStretch(1)
        self.row(self.reason)
        if co_signers:
            self.body.addWidget(Words("联名代表要全体一致", "second_strong"))
        ticks = list(self.agreed.values())
        for at in range(0, len(ticks), 3):
            self.row(*ticks[at : at + 3])
        self.on.set_value(self.today)
        self.note.say("撤回后这件建议就终止了，记录都留着。", "info")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """End it."""
        with self.writing() as session:
            suggestions.withdraw(
                session,
                self.id,
                on=self.on.value() or self.today,
                today=self.today,
                reason=self.reason.value(),
                agreed=[name for name, tick in self.agreed.items() if tick.value()],
            )
        self.desk.done(f"{self.called}已按代表的书面申请撤回。")
