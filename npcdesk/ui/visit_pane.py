"""One visit: who was there, and what people said, in their own words, with what becomes of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.ui.buttons import link, small
from npcdesk.ui.cards import scrolled
from npcdesk.ui.desk import Desk
from npcdesk.ui.facts import Fact, Facts
from npcdesk.ui.opinion_columns import opinion_mark
from npcdesk.ui.signs import Chip, state_mark
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

if TYPE_CHECKING:
    from npcdesk.office.visits import OpinionLine, VisitFile

WAITING = "open"


class OpinionCard(QFrame):
    """What somebody said, and where it stands."""

    def __init__(self, desk: Desk, said: "OpinionLine") -> None:
        super().__init__()
        self.setProperty("kind", "flat")
        self.desk, self.said = desk, said
        em = look().em
        whole = QVBoxLayout(self)
        whole.setContentsMargins(em(0.6), em(0.5), em(0.6), em(0.5))
        whole.setSpacing(em(0.4))
        words = Words(f"“{said.words}”", wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        who = "·".join(filter(None, (said.speaker, said.phone, said.category)))
        whole.addWidget(words)
        whole.addWidget(Words(who, "caption"))
        self.turn = small("转为建议", "document", self)
        self.go: QWidget  # leads to the opinion's own page
        whole.addLayout(self._turned() if said.suggestion_id else self._following())

    def _following(self) -> QHBoxLayout:
        """Show where it stands, and lead on."""
        self.go = go = small("办理", "arrow_right")
        go.setAccessibleName(f"办理“{self.said.words}”")
        go.clicked.connect(lambda: self.desk.open("opinion", self.said.id))
        self.turn.clicked.connect(lambda: self.desk.open("new-suggestion", self.said.id))
        self.turn.setVisible(self.waits())
        row = QHBoxLayout()
        row.addWidget(Chip(opinion_mark(self.said.state)))
        row.addWidget(go)
        row.addWidget(self.turn)
        row.addStretch()
        return row

    def waits(self) -> bool:
        """Tell whether nothing was done about it yet."""
        return self.said.disposition.value == WAITING

    def _turned(self) -> QHBoxLayout:
        """Show the suggestion that it became."""
        self.turn.hide()
        number, _, title = self.said.suggestion.rpartition(" ")
        see = link(number or "看建议")
        see.setAccessibleName(f"看{self.said.suggestion}")
        see.clicked.connect(lambda: self.desk.open("suggestion", self.said.suggestion_id))
        row = QHBoxLayout()
        row.addWidget(see)
        row.addWidget(Words(title, "second", elide=True), 1)
        row.addWidget(Chip(state_mark(str(self.said.suggestion_state))))
        self.go = follow = link("经过")
        follow.setAccessibleName("看这条意见的办理经过")
        follow.clicked.connect(lambda: self.desk.open("opinion", self.said.id))
        row.addWidget(follow)
        return row


class VisitPane(QFrame):
    """One visit beside the list; `wide`, as the body of its page, in two columns."""

    def __init__(self, desk: Desk, *, wide: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.desk = desk
        self.visit_id = ""
        self.cards: list[OpinionCard] = []
        em = look().em
        self.title = Words("", "heading", wrap=True)
        self.facts = Facts()
        self.heard = Words("", "head")
        self._voices = QVBoxLayout()
        self._voices.setSpacing(em(0.5))
        inner = QWidget()
        inside = QHBoxLayout(inner) if wide else QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, em(0.3), 0)
        inside.setSpacing(em(1.5 if wide else 0.5))
        for parts, share in (((self.title, self.facts), 2), ((self.heard, self._voices), 3)):
            inside.addLayout(_column(*parts), share if wide else 0)
        if not wide:
            inside.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(em(0.8), em(0.7), em(0.5), em(0.6))
        self._area = scrolled(inner)
        whole.addWidget(self._area)

    def show_visit(self, visit_id: str) -> None:
        """Show a visit; "" shows none."""
        from npcdesk.errors import NotFound  # noqa: PLC0415 - beside its like
        from npcdesk.office import visits  # noqa: PLC0415 - after the first paint

        held = next((n for n, c in enumerate(self.cards) if c.isAncestorOf(_focus(self))), -1)
        same, self.visit_id = visit_id == self.visit_id, visit_id
        file = None
        if visit_id:
            try:
                with self.desk.store.reading() as session:
                    file = visits.file(session, visit_id)
            except NotFound:
                self.visit_id = ""  # put away since the list was read
        self._area.setVisible(file is not None)
        self._clear()
        if file is not None:
            self._show(file)
        if same and 0 <= held < len(self.cards):
            self.cards[held].go.setFocus()

    def turn_waiting(self) -> bool:
        """Turn an opinion that waits into a suggestion: the one in hand, else the first."""
        waiting = [card for card in self.cards if card.waits()]
        inside = [card for card in waiting if card.isAncestorOf(_focus(self))]
        for card in (inside or waiting)[:1]:
            card.turn.click()
        return bool(waiting)

    def _clear(self) -> None:
        while (item := self._voices.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        self.cards = []

    def _show(self, file: "VisitFile") -> None:
        row = file.row
        day = f"{labels.day(row.held_on)} {labels.weekday(row.held_on)}"
        self.title.say(row.station)
        facts = (
            Fact("日期", day),
            Fact("方式", labels.VISIT_KIND.get(str(row.kind), "")),
            Fact("接待代表", "、".join(labels.padded(name) for _id, name in file.delegates)),
            Fact("工作人员", file.staff),
            Fact("接待群众", f"{row.received} 人次" if row.received else ""),
            Fact("备注", file.note),
        )
        self.facts.show_facts([fact for fact in facts if fact.value])
        heard = f"群众反映 {len(file.opinions)} 条" if file.opinions else "没有记下群众的意见"
        self.heard.say(heard)
        for said in file.opinions:
            card = OpinionCard(self.desk, said)
            self.cards.append(card)
            self._voices.addWidget(card)
            card.show()  # now: what is shown later would be measured, and painted, too low at first


def _column(head: QWidget, body: QWidget | QLayout) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(look().em(0.5))
    column.addWidget(head)
    if isinstance(body, QLayout):
        column.addLayout(body)
    else:
        column.addWidget(body)
    column.addStretch()
    return column


def _focus(pane: QWidget) -> QWidget:
    return pane.window().focusWidget() or pane
