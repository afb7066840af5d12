"""Beside the lists of 双评价: how a unit's score is made, and of what; who marked a suggestion."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.office.evaluation import PaperScore, UnitScore
from npcdesk.office.honours import HonourLine
from npcdesk.office.quality import Judged, Marks
from npcdesk.rules import scoring, scoring_text
from npcdesk.rules.scoring import Part, Scheme
from npcdesk.rules.scoring_text import PART
from npcdesk.ui.buttons import Verb, link
from npcdesk.ui.cards import scrolled
from npcdesk.ui.desk import Desk
from npcdesk.ui.evaluation_columns import TRACE, because, traced
from npcdesk.ui.facts import Fact, Facts
from npcdesk.ui.flow import clear
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words, rule


class UnitPane(QFrame):
    """A unit's score: each part opens the suggestions that made it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        em = look().em
        self.title, self.sum = Words("", "heading", wrap=True), Words("", "second", wrap=True)
        self.honours = Words("", "second", wrap=True)
        self.parts = Facts(label_width=3)
        self.behind_head = Words("", "head")
        self.every = link("看全部五项")
        self.formula = Words("", "second", "text3", wrap=True)
        self.table = LinesTable(
            LinesModel(TRACE, tickable=False), frozen=0, two_lines=True, name="得分由来"
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(em(0.8), em(0.7), em(0.8), em(0.6))
        whole.setSpacing(em(0.4))
        whole.addWidget(self.title)
        whole.addWidget(self.honours)
        for part in (self.sum, self.parts, rule(), self.behind_head, self.formula):
            whole.addWidget(part)
        whole.addWidget(self.every)
        whole.addWidget(self.table, 1)
        self._unit: UnitScore | None = None
        self._behind: list[PaperScore] = []
        self._scheme: Scheme | None = None
        self.part: Part | None = None
        self.table.opened.connect(lambda wanted: desk.open("suggestion", wanted))
        self.every.clicked.connect(lambda: self.show_part(None))

    def show_unit(
        self,
        unit: UnitScore | None,
        behind: list[PaperScore],
        scheme: Scheme | None,
        honoured: Sequence[HonourLine] = (),
    ) -> None:
        """Show a unit with its honours, or none."""
        self._unit, self._behind, self._scheme = unit, behind, scheme
        for part in self.findChildren(QWidget):
            if part.parent() is self:
                part.setVisible(unit is not None)
        if unit is None or scheme is None:
            return
        told = (f"{x.title}（{x.decision}）" if x.decision else x.title for x in honoured)
        self.honours.say("；".join(told))
        self.honours.setVisible(bool(honoured))
        weights = scheme.handling.weights
        self.title.say(f"{unit.name}　{scoring.tenths(unit.score)}")
        self.sum.say(scoring_text.worked_out(unit.parts, scheme.handling))
        self.parts.show_facts([self._fact(part, unit, weights[part]) for part in Part])
        self.show_part(self.part)

    def _fact(self, part: Part, unit: UnitScore, weight: int) -> Fact:
        earned = unit.parts[part]
        if not earned.papers:
            return Fact(PART[part], "—", f"满分 {weight}，没有可算的")
        made = scoring.tenths(scoring.points(part, unit.parts, {part: weight}))
        verb = Verb(f"{earned.papers} 件", partial(self.show_part, part))
        return Fact(PART[part], f"{weight} × {scoring.percent(earned)} = {made}", verb=verb)

    def show_part(self, part: Part | None) -> None:
        """Show what each suggestion brings to one part, or to all five."""
        self.part = part
        if self._unit is None or self._scheme is None:
            return
        lines = traced(self._unit, self._behind, self._scheme, part)
        counted = sum(line.brought is not None for line in lines)
        named = PART[part] if part else "五项合计"
        self.behind_head.say(f"{named}由这 {len(lines)} 件得来，算了 {counted} 件")
        formula = scoring_text.formula(part, self._scheme.handling) if part else scoring_text.SCOPE
        scaled = f"{scoring_text.SCALED}" if part is None and not self._unit.complete else ""
        self.formula.say(formula + scaled)
        self.every.setVisible(part is not None)
        self.table.lines.show_lines(lines)


class PaperPane(QFrame):
    """One suggestion: who marked its quality and how, and how its handling is scored."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.desk = desk
        em = look().em
        self.title = Words("", "heading", wrap=True)
        self.quality, self.handling = Words("", "head"), Words("", "head")
        self.marks = QVBoxLayout()
        self.marks.setSpacing(em(0.5))
        self.sum = Words("", "second", "text3", wrap=True)
        self.facts = Facts(label_width=3)
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, em(0.3), 0)
        inside.setSpacing(em(0.5))
        inside.addWidget(self.title)
        inside.addWidget(self.quality)
        inside.addLayout(self.marks)
        for part in (rule(), self.handling, self.facts, self.sum):
            inside.addWidget(part)
        inside.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(em(0.8), em(0.7), em(0.5), em(0.6))
        self._area = scrolled(inner)
        whole.addWidget(self._area)

    def show_paper(self, judged: Judged | None, given: list[Marks], scheme: Scheme | None) -> None:
        """Show a suggestion with every marking, those taken back struck off; or none."""
        self._area.setVisible(judged is not None)
        clear(self.marks)
        if judged is None or scheme is None:
            return
        paper = judged.paper
        self.title.say(f"第{paper.number}号　{paper.title}")
        people = len(judged.marked)
        mean = f"{scoring.tenths(judged.quality)}，{people} 人的平均" if people else "还没有人评分"
        self.quality.say(f"建议质量　{mean}")
        for each in given:
            self.marks.addWidget(self._marking(paper.id, each))
        self.handling.say(f"办理　{scoring.tenths(paper.score)}")
        weights = scheme.handling.weights
        self.facts.show_facts(
            [
                Fact(PART[part], because(part, paper), _worth(part, paper, weights[part]))
                for part in Part
            ]
        )
        self.sum.say(scoring_text.worked_out(paper.parts, scheme.handling))

    def _marking(self, paper_id: str, each: Marks) -> QWidget:
        gone = f"，已更正：{each.taken_back}" if each.taken_back else ""
        head = f"{labels.day_short(each.on)} {each.by} {scoring.tenths(each.total)}{gone}"
        said = f"{each.in_words}。{each.body}" if each.body else each.in_words
        verb = (
            None
            if each.taken_back
            else Verb("更正…", partial(self.desk.open, "unmark", f"{paper_id}:{each.id}"))
        )
        made = QWidget()
        lines = QVBoxLayout(made)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look().em(0.2))
        lines.addWidget(Words(head, "strong", "text3" if gone else "text", wrap=True))
        lines.addWidget(Words(said, "second", "text3", wrap=True))
        if verb is not None:
            back = link(verb.words)
            back.clicked.connect(verb.deed)
            lines.addWidget(back)
        return made


def _worth(part: Part, paper: PaperScore, weight: int) -> str:
    earned = paper.parts[part]
    if not earned.papers:
        return "不算"
    return f"{scoring.tenths(scoring.points(part, paper.parts, {part: weight}))} / {weight}"
