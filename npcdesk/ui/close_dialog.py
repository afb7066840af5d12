"""办结: ends the life of a suggestion that was answered and rated."""

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
        self.said = LongTextField("办结说明", lines=3, hint="可以不填")
        self.row(self.on).addStretch(1)
        self.row(self.said)
        self.on.set_value(self.today)
        missing = missing_opinions(self.paper.parts)
        with desk.store.reading() as session:
            left = promises.left_open(session, self.id)
        self.note.say(f"{missing}{left}", "warn" if missing else "info")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Close it."""
        with self.writing() as session:
            suggestions.close(
                session,
                self.id,
                on=self.on.value() or self.today,
                today=self.today,
                body=self.said.value(),
            )
        self.desk.done(f"{self.called}已办结。")
