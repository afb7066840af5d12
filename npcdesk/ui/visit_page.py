"""One visit as a page: opened from a delegate, a suggestion, the search."""

from PySide6.QtWidgets import QWidget

from npcdesk.ui.buttons import primary, second
from npcdesk.ui.desk import Desk
from npcdesk.ui.page import Page
from npcdesk.ui.visit_pane import VisitPane


class VisitPage(Page):
    """What is kept of one visit."""

    tab = "stations"
    watches = frozenset(
        {"visit", "visit_delegate", "opinion", "opinion_event", "suggestion_event", "suggestion"}
    )

    def __init__(self, desk: Desk, visit_id: str) -> None:
        super().__init__(desk, "接待登记")
        self.visit_id = visit_id
        self.head.set_trail([("代表之家", lambda: desk.open("tab:stations")), ("接待登记", None)])
        new = primary("登记接待", "add")
        new.clicked.connect(self.key_new)
        paper = second("打印登记表", "print")
        paper.clicked.connect(lambda: desk.open("print", f"reception-form:{visit_id}"))
        self.head.add(paper, new)
        self.pane = VisitPane(desk, wide=True)
        self.body.addWidget(self.pane)

    def reload(self) -> None:
        """Read the visit again."""
        self.pane.show_visit(self.visit_id)

    def _first(self) -> QWidget:
        """Begin at what was said: what becomes of it is why one looks at a visit."""
        cards = self.pane.cards
        return cards[0].go if cards else super()._first()

    def key_deed(self) -> bool:
        """Ctrl+Enter: an opinion that waits becomes a suggestion."""
        return self.pane.turn_waiting()

    def key_new(self) -> None:
        """Ctrl+N."""
        self.desk.open("new-visit")
