"""办结: ends the life of a suggestion that was answered, and rated unless its form never came."""

from npcdesk import labels
from npcdesk.models import EventKind
from npcdesk.office import promises, suggestions
from npcdesk.office.unit_side import missing_opinions
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import LongTextField
from npcdesk.ui.suggestion_deed import SuggestionDeed


class CloseDialog(SuggestionDeed):
    """Closes a suggestion."""

    kind = EventKind.CLOSE

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, suggestion_id, "办结", primary="办结", width=26)
        self.on = DayField("办结日期", today=self.today, expects="past", required=True)
        self.unreturned = not self.paper.line.rating
        self.said = LongTextField("办结说明", lines=3, hint="可以不填")
        if self.unreturned:
            hint = "例如：5月20日、6月1日电话催过"
            self.said = LongTextField("怎样催过代表", lines=3, required=True, hint=hint)
        self.row(self.on).addStretch(1)
        self.row(self.said)
        self.on.set_value(self.today)
        missing = missing_opinions(self.paper.parts)
        with desk.store.reading() as session:
            left = promises.left_open(session, self.id)
        told = f"{self._waited()}{missing}{left}"
        self.note.say(told, "warn" if missing or self.unreturned else "info")

    def _waited(self) -> str:
        """Say that the form never came back; nothing where it did."""
        until = self.paper.next_due
        day = f"{labels.day(until)}到期，" if until else ""
        later = "不计评价。以后交回了，先更正办结，再登记评价。"
        return f"征询意见表{day}还没有交回，{later}" if self.unreturned else ""

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Close it."""
        with self.writing() as session:
            suggestions.close(
                session,
                self.id,
                on=self.on.value() or self.today,
                today=self.today,
                unreturned=self.unreturned,
                body=self.said.value(),
            )
        self.desk.done(f"{self.called}已办结。")
