"""更正: says that a step did not happen, with the reason; both stay in the records."""

from npcdesk import labels
from npcdesk.errors import NotFound
from npcdesk.office import suggestions
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import LongTextField
from npcdesk.ui.suggestion_deed import SuggestionDeed


class TakeBackDialog(SuggestionDeed):
    """Takes one step of a suggestion's life back.

    Args:
        desk: the open office.
        wanted: the suggestion's id and the event's, joined by a colon.
    """

    def __init__(self, desk: Desk, wanted: str) -> None:
        suggestion_id, _, self.event_id = wanted.partition(":")
        super().__init__(desk, suggestion_id, "更正", primary="更正", width=28)
        found = (line for line in self.paper.history if line.id == self.event_id)
        event = next(found, None)
        if event is None:
            msg = "要更正的这一步不在本单位的数据中。"
            raise NotFound(msg)
        self.step = f"{labels.day(event.on)}的{labels.EVENT[event.kind.value]}"
        self.reason = LongTextField(
            "更正的理由", lines=3, required=True, hint="例如：单位选错了。办理经过里会留下"
        )
        self.row(self.reason)
        self.note.say(f"{self.step}会划去，但不会删掉。", "info")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Take it back."""
        with self.writing() as session:
            suggestions.take_back(
                session, self.event_id, reason=self.reason.value(), today=self.today
            )
        self.desk.done(f"{self.called}{self.step}已更正。")
