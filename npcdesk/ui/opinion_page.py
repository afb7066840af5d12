"""One opinion as a page: opened from 今日要办, a visit, a suggestion."""

from npcdesk.ui.desk import Desk
from npcdesk.ui.opinion_pane import OpinionPane
from npcdesk.ui.page import Page


class OpinionPage(Page):
    """What is kept of one opinion."""

    tab = "stations"
    watches = frozenset(
        {"visit", "opinion", "opinion_event", "matter", "suggestion", "suggestion_event"}
    )

    def __init__(self, desk: Desk, opinion_id: str) -> None:
        super().__init__(desk, "群众意见")
        self.opinion_id = opinion_id
        self.head.set_trail([("代表之家", lambda: desk.open("tab:stations")), ("群众意见", None)])
        self.pane = OpinionPane(desk, wide=True)
        self.body.addWidget(self.pane)

    def reload(self) -> None:
        """Read the opinion again."""
        self.pane.show_opinion(self.opinion_id)

    def key_deed(self) -> bool:
        """Ctrl+Enter: the step that comes next."""
        return self.pane.do_next()
