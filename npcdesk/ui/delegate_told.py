"""What stands in the tabs of 履职档案 beside the record of a year: 接待的群众, 简历."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.office.delegate_heard import Reception, Voice
from npcdesk.ui.buttons import second
from npcdesk.ui.cards import scrolled
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.theme import look
from npcdesk.ui.timeline import Event, FileChip, Timeline
from npcdesk.ui.words import Words


class HeardView(QWidget):
    """Whom the delegate received in the year, and what they said."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.time = Timeline()
        self.nothing = EmptyState("这一年还没有接待群众的登记。", "登记接待", "add")
        self.nothing.pressed.connect(lambda: desk.open("new-visit"))
        em = look().em
        column = QVBoxLayout(self)
        column.setContentsMargins(em(0.8), em(0.5), em(0.8), em(0.5))
        self._shown = scrolled(self.time)
        column.addWidget(self._shown, 1)
        column.addWidget(self.nothing, 1)

    def show_receptions(self, some: Sequence[Reception]) -> None:
        """Show other ones."""
        self._shown.setVisible(bool(some))
        self.nothing.setHidden(bool(some))
        self.time.show_events([self._event(each) for each in some])

    def _event(self, met: Reception) -> Event:
        unit = "户" if met.kind == "call" else "人"
        words = labels.VISIT_KIND.get(met.kind, met.kind)
        return Event(
            labels.day_short(met.on),
            f"{words} {met.received} {unit}" if met.received else words,
            "\n".join(map(_told, met.voices)) or "没有记下意见。",
            met.station,
            icon="home" if met.kind != "call" else "people_chat",
            files=(FileChip("看这次接待", partial(self._desk.open, "visit", met.id), "open"),),
        )


class ResumeView(QWidget):
    """The delegate's 简历, line by line, and the way to change it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._mandate_id = desk, ""
        self.words = Words("", wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.edit = second("编辑简历", "edit")
        self.nothing = EmptyState("还没有填简历。", "填简历", "edit")
        em = look().em
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(em(0.6))
        inside.addWidget(self.words)
        inside.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(em(0.8), em(0.7), em(0.8), em(0.5))
        self._shown = scrolled(inner)
        column.addWidget(self._shown, 1)
        column.addWidget(self.nothing, 1)
        for asks in (self.edit.clicked, self.nothing.pressed):
            asks.connect(lambda *_: desk.open("edit-delegate", self._mandate_id))

    def show_resume(self, mandate_id: str, resume: str) -> None:
        """Show somebody's."""
        self._mandate_id = mandate_id
        self.words.say(resume)
        self._shown.setVisible(bool(resume))
        self.nothing.setHidden(bool(resume))


def _told(said: Voice) -> str:
    return f"{said.speaker}：“{said.words}”" + (f"（{said.state}）" if said.state else "")
