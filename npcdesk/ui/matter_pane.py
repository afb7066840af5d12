"""One matter (同类事项) beside the list: who raised it where, and what became of each."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.ui.buttons import Verb, link, primary, second
from npcdesk.ui.cards import scrolled
from npcdesk.ui.desk import Desk
from npcdesk.ui.facts import Fact, Facts
from npcdesk.ui.flow import clear
from npcdesk.ui.opinion_columns import opinion_mark
from npcdesk.ui.signs import Chip
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words, rule

if TYPE_CHECKING:
    from npcdesk.office.matters import MatterLine
    from npcdesk.office.opinion_list import OpinionRow

SHOWN = 40  # opinions in the pane; the list of 办理跟踪 has all


class MatterPane(QFrame):
    """What is kept of a matter."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.desk, self.matter_id = desk, ""
        em = look().em
        self.title = Words("", "heading", wrap=True)
        self.turn, self.rename = primary("一起转为建议", "document"), second("改名称", "edit")
        self.facts, self.said = Facts(), QVBoxLayout()
        self.said.setSpacing(em(0.5))
        verbs = QHBoxLayout()
        for button in (self.turn, self.rename):
            verbs.addWidget(button)
        verbs.addStretch()
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, em(0.3), 0)
        inside.setSpacing(em(0.6))
        inside.addWidget(self.title)
        inside.addLayout(verbs)
        inside.addWidget(self.facts)
        inside.addWidget(rule())
        inside.addLayout(self.said)
        inside.addStretch()
        self._area = scrolled(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(em(0.8), em(0.7), em(0.5), em(0.6))
        whole.addWidget(self._area)
        self.turn.clicked.connect(lambda: desk.open("new-suggestion", f"matter:{self.matter_id}"))
        self.rename.clicked.connect(lambda: desk.open("rename-matter", self.matter_id))

    def show_matter(self, line: "MatterLine | None") -> None:
        """Show a matter, or none."""
        self._area.setVisible(line is not None)
        self.matter_id = line.id if line else ""
        if line is None:
            return
        from npcdesk.office import matters, opinion_list  # noqa: PLC0415 - after the first paint
        from npcdesk.office.windows import Window  # noqa: PLC0415 - as above

        today = self.desk.clock.today()
        with self.desk.store.reading() as session:
            wanted = opinion_list.Filter(matter_id=line.id)
            rows = opinion_list.lines(session, wanted, today, window=Window(0, SHOWN))
            self.turn.setVisible(bool(matters.to_turn(session, line.id)))
        self.title.say(line.title)
        see = Verb("打开", partial(self.desk.open, "suggestion", line.suggestion_id))
        facts = (
            Fact("反映", f"{line.raised} 条，{line.stations} 个站点"),
            Fact("最早", labels.day(line.first_on) if line.first_on else ""),
            Fact("最近", labels.day(line.last_on) if line.last_on else ""),
            Fact("未了结", f"{line.open} 条" if line.open else "都了结了"),
            Fact("转为建议", line.became, verb=see if line.suggestion_id else None),
            Fact("说明", line.note),
        )
        self.facts.show_facts([fact for fact in facts if fact.value])
        clear(self.said)
        for row in rows:
            self.said.addWidget(self._opinion(row))
        if line.raised > len(rows):
            more = f"还有 {line.raised - len(rows)} 条，在办理跟踪里"
            self.said.addWidget(Words(more, "second", "text3"))

    def _opinion(self, row: "OpinionRow") -> QWidget:
        """Return one opinion: when, where, in whose words, and what became of it."""
        card = QWidget()
        whole = QVBoxLayout(card)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look().em(0.2))
        head = QHBoxLayout()
        head.setSpacing(look().em(0.4))
        day = link(labels.day_dotted(row.held_on))
        day.setAccessibleName(f"看{labels.day(row.held_on)}的意见")
        day.clicked.connect(partial(self.desk.open, "opinion", row.id))
        head.addWidget(day)
        head.addWidget(Words(row.station, "second", "text3", elide=True), 1)
        head.addWidget(Chip(opinion_mark(row.state)))
        whole.addLayout(head)
        whole.addWidget(Words(f"“{row.words}”", wrap=True))
        rated = labels.RATING.get(row.rating, "")
        told = "，".join(filter(None, (row.unit, f"群众评价{rated}" if rated else "")))
        if told:
            whole.addWidget(Words(told, "caption", wrap=True))
        return card
