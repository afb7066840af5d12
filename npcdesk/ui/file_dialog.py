"""立案编号: gives a suggestion its number; the next one of its session is proposed."""

from npcdesk import labels
from npcdesk.models import EventKind
from npcdesk.office import raising
from npcdesk.rules import paper_number
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import TextField
from npcdesk.ui.suggestion_deed import SuggestionDeed


class FileDialog(SuggestionDeed):
    """Admits a suggestion."""

    kind = EventKind.FILE

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, suggestion_id, "立案编号", primary="立案编号", width=26)
        with desk.store.reading() as session:
            following = raising.next_number(session, self.paper.term, self.paper.ordinal)
        of = labels.session_short(self.paper.term, self.paper.ordinal) if self.paper.term else ""
        self.number = TextField("建议号", required=True, hint=f"{of}接着编是第{following}号")
        self.on = DayField("立案日期", today=self.today, expects="past", required=True)
        self.row(self.number, self.on)
        self.number.set_value(following)
        self.on.set_value(self.today)

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """File it under its number."""
        number = paper_number.plain(self.number.value())
        with self.writing() as session:
            raising.file(
                session, self.id, number=number, on=self.on.value() or self.today, today=self.today
            )
        self.desk.done(f"已立为第{number}号，现在可以交办。")
