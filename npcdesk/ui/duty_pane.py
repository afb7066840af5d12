"""A day beside the month: who is on duty, what hangs, what is changed by hand, what is done."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.ui.buttons import link, small
from npcdesk.ui.cards import scrolled
from npcdesk.ui.desk import Desk
from npcdesk.ui.flow import clear
from npcdesk.ui.notes import Note
from npcdesk.ui.signs import Chip
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words, rule

if TYPE_CHECKING:
    from npcdesk.office.activity_list import ActivityLine
    from npcdesk.office.duties import DutyDate, DutyLine


class DutyCard(QWidget):
    """One station's duty of one day, with its verbs."""

    def __init__(self, desk: Desk, day: "DutyDate", *, name: str = "") -> None:
        super().__init__()
        self.desk, self.day = desk, day
        em = look().em
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, em(0.3))
        whole.setSpacing(em(0.3))
        whole.addWidget(Words(name or day.station, "head", wrap=True))
        where = "，".join(filter(None, (day.hours, day.venue)))
        whole.addWidget(Words(where, "second", "text2", wrap=True))
        if moved := day.lines[0].moved:
            whole.addWidget(Words(f"{moved}，改在这天", "second", "soon", wrap=True))
        for line in day.lines:
            whole.addWidget(self._person(line))
        self._add_notice(whole)

    def _person(self, line: "DutyLine") -> QWidget:
        across = QWidget()
        row = QHBoxLayout(across)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().em(0.5))
        row.addWidget(
            Words(labels.padded(line.name) or "空着", "strong" if line.name else "second")
        )
        row.addWidget(Words("已接待" if line.done else "", "second", "closed"))
        row.addStretch()
        change = link("换人")
        change.setAccessibleName(f"换人：{line.name or '空着的班次'}")
        change.clicked.connect(lambda: self.desk.open("replace-duty", line.id))
        row.addWidget(change)
        return across

    def _add_notice(self, whole: QVBoxLayout) -> None:
        today, day = self.desk.clock.today(), self.day
        if day.on < today or day.held:
            return
        if day.posted_on:
            whole.addWidget(
                Words(f"公告 {labels.day_short(day.posted_on)} 已贴出", "second", "text3")
            )
        elif today >= day.post_by:
            by = labels.day_short(day.post_by)
            whole.addWidget(Note("warn", f"接待日前三天要贴公告，{by}前。"))
        else:
            by = labels.day_short(day.post_by)
            whole.addWidget(Words(f"公告在 {by} 前贴出", "second", "text3"))
        verbs = QHBoxLayout()
        verbs.setSpacing(look().em(0.4))
        print_, posted = small("打印公告", "print"), small("已经贴出", "checkmark")
        move = small("改日子", "calendar_ltr")
        print_.clicked.connect(self.print_notice)
        posted.clicked.connect(self.post)
        move.clicked.connect(lambda: self.desk.open("move-duty", f"{day.station_id}:{day.on}"))
        for button in (print_, posted, move):
            verbs.addWidget(button)
        posted.setVisible(day.posted_on is None)
        verbs.addStretch()
        whole.addLayout(verbs)

    def print_notice(self) -> None:
        """Show the notice as it will be printed."""
        self.desk.open("print", f"duty-notice:{self.day.station_id}:{self.day.on}")

    def post(self) -> None:
        """Say that the notice hangs."""
        from npcdesk.office import duties  # noqa: PLC0415 - after the first paint

        day, today = self.day, self.desk.clock.today()
        with self.desk.store.writing(f"公告贴出 {day.station}") as session:
            duties.post(session, day.station_id, day.on, today)
        self.desk.done(f"{labels.day_short(day.on)}的接待公告已记为贴出，重新排班不再改动这天。")


class ActivityCard(QWidget):
    """One activity of one day; its name opens it."""

    def __init__(self, desk: Desk, line: "ActivityLine") -> None:
        super().__init__()
        from npcdesk.ui.activity_columns import state_of  # noqa: PLC0415 - after the first paint

        self.opener = link(line.title)
        self.opener.setToolTip(line.title)
        self.opener.clicked.connect(lambda: desk.open("activity", line.id))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, look().em(0.3))
        whole.setSpacing(look().em(0.3))
        head = QHBoxLayout()
        head.addWidget(Words(labels.ACTIVITY_KIND[line.kind], "head"))
        head.addStretch()
        head.addWidget(Chip(state_of(line)))
        whole.addLayout(head)
        whole.addWidget(self.opener)
        came = f"应到 {line.called}，实到 {line.present}" if line.called else ""
        told = "，".join(filter(None, (line.place, line.team, line.station)))
        for words in filter(None, (told, came)):
            whole.addWidget(Words(words, "second", "text2", wrap=True))


class DutyPane(QFrame):
    """What is planned on one day, of one station or of all."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.desk = desk
        self.title = Words("", "heading", wrap=True)
        self.cards: list[DutyCard] = []
        self.activities: list[ActivityCard] = []
        inner = QWidget()
        self._inside = QVBoxLayout(inner)
        self._inside.setContentsMargins(0, 0, look().em(0.3), 0)
        self._inside.setSpacing(look().em(0.5))
        whole = QVBoxLayout(self)
        em = look().em
        whole.setContentsMargins(em(0.8), em(0.7), em(0.5), em(0.6))
        whole.addWidget(self.title)
        whole.addWidget(scrolled(inner))

    def show_day(
        self, on: date, days: Sequence["DutyDate"], held: Sequence["ActivityLine"] = ()
    ) -> None:
        """Show a day's duty and activities."""
        self.title.say(f"{labels.day(on)} {labels.weekday(on)}")
        clear(self._inside)
        self.cards = [DutyCard(self.desk, day) for day in days]
        self.activities = [ActivityCard(self.desk, line) for line in held]
        for at, card in enumerate((*self.cards, *self.activities)):
            if at:
                self._inside.addWidget(rule())
            self._inside.addWidget(card)
        if not (days or held):
            self._inside.addWidget(Words("这天没有值班和活动。", "second", "text3"))
        self._inside.addStretch()
