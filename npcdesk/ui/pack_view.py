"""One rule pack as it is read: every rule with its article and an example date, and the rest."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.office.packs import PackLine
from npcdesk.rules import pack_law, pack_words
from npcdesk.rules.deadlines import Calendar
from npcdesk.rules.pack import RULE_WORDS, Pack
from npcdesk.ui.cards import Card
from npcdesk.ui.facts import Fact, Facts
from npcdesk.ui.flow import clear
from npcdesk.ui.notes import Note
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

TOP = Qt.AlignmentFlag.AlignTop


class PackView(QWidget):
    """Shows a pack."""

    def __init__(self) -> None:
        super().__init__()
        em = look().em
        self.name = Words("", "heading", wrap=True)
        self.source = Words("", "second", "text3", wrap=True)
        self.laxer = Note("warn")
        self.days = Card("期限")
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(em(0.8))
        self.grid.setVerticalSpacing(em(0.4))
        self.grid.setColumnStretch(0, 1)
        self.days.body.addLayout(self.grid)
        self.classes, self.class_grid = Card("办理结果分类"), QGridLayout()
        self.class_grid.setHorizontalSpacing(em(0.8))
        self.class_grid.setVerticalSpacing(em(0.4))
        self.class_grid.setColumnStretch(1, 1)
        self.classes.body.addLayout(self.class_grid)
        self.rest, self.facts = Card("评价、答复和面商"), Facts([], 6.5)
        self.rest.body.addWidget(self.facts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, em(0.4), 0)
        whole.setSpacing(em(0.6))
        for part in (self.name, self.source, self.laxer, self.days, self.classes, self.rest):
            whole.addWidget(part)
        whole.addStretch()

    def show_pack(self, line: PackLine, today: date, calendar: Calendar) -> None:
        """Show a pack, its days reckoned as if every clock started today."""
        self.name.say(line.name)
        self.source.say(line.source)
        self.laxer.say("\n".join(line.laxer))
        self.days.set_note(f"举例都从今天（{labels.day_short(today)}）起算")
        self._show_days(line.pack, today, calendar)
        self._show_classes(line.pack)
        self.facts.show_facts(
            [
                Fact(each.name, f"{each.value}（{each.article}）")
                for each in pack_words.said(line.pack)
                if each.key != "classes"
            ]
        )

    def _show_days(self, pack: Pack, today: date, calendar: Calendar) -> None:
        clear(self.grid)
        for row, (key, rule) in enumerate(pack.rules()):
            on, why = pack_law.reckoned(pack, rule, today, calendar)
            told = (
                Words(RULE_WORDS[key], "strong", wrap=True),
                Words(labels.day(on), "strong"),
                Words(why, "second", "text3", wrap=True),
            )
            for words in told:
                words.setAccessibleName(f"{RULE_WORDS[key]}，{words.text()}")
            name, day, reckoning = told
            self.grid.addWidget(name, 2 * row, 0, TOP)
            self.grid.addWidget(day, 2 * row, 1, TOP)
            self.grid.addWidget(reckoning, 2 * row + 1, 0, 1, 2, TOP)

    def _show_classes(self, pack: Pack) -> None:
        clear(self.class_grid)
        self.classes.set_note(pack.article("classes"))
        for row, each in enumerate(pack.classes):
            marks = [
                *(["算办成"] if each.counts_as_solved else []),
                *(["要填承诺完成日期"] if each.needs_promise else []),
                *(["要说明原因"] if each.needs_reason else []),
            ]
            self.class_grid.addWidget(Words(each.label, "strong"), row, 0, TOP)
            self.class_grid.addWidget(Words(each.wording, wrap=True), row, 1, TOP)
            self.class_grid.addWidget(Words("，".join(marks), "second"), row, 2, TOP)
