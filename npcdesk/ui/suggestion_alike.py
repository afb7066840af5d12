"""往年相似: what past years said about the same as a suggestion, looked for when it is asked."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from npcdesk.job import Job, Step
from npcdesk.office import similar
from npcdesk.office.similar import Alike
from npcdesk.office.suggestion_list import Paper
from npcdesk.ui.alike_list import AlikeLine
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.flow import clear
from npcdesk.ui.theme import look

MOST = 10
Answer = tuple[str, list[Alike]]


class AlikePapers(QWidget):
    """The papers most like one, the most alike first; a click opens what each said."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._paper: Paper | None = None
        self._asked = ""
        self._column = QVBoxLayout(self)
        em = look().em
        self._column.setContentsMargins(em(0.8), em(0.8), em(0.8), em(0.8))
        self._column.setSpacing(em(0.2))

    def show_paper(self, paper: Paper) -> None:
        """Take another paper, or the same one as it is now; looked for once it is seen."""
        self._paper, self._asked = paper, ""
        if self.isVisible():
            self.look_for()

    def look_for(self) -> None:
        """Look for what is alike, beside the window's thread."""
        paper = self._paper
        if paper is None or self._asked == paper.line.id:
            return
        self._asked = paper.line.id
        store, today = self._desk.store, self._desk.clock.today()
        wanted, title, body = paper.line.id, paper.line.title, paper.body

        def looking() -> Job[Answer]:
            yield Step(0, 0)
            with store.reading() as session:
                return wanted, similar.similar(
                    session, title, body, today=today, but=wanted, limit=MOST
                )

        run = self._desk.runner.job(looking)
        run.finished.connect(self._answered)
        run.start()

    def _answered(self, answer: Answer) -> None:
        wanted, found = answer
        if wanted != self._asked:
            return
        clear(self._column)
        for each in found:
            self._column.addWidget(AlikeLine(self._desk, each, ()))
        if found:
            self._column.addStretch()
        else:
            self._column.addWidget(EmptyState("往年没有和这一件相似的建议。"))
