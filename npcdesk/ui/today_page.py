"""今日要办: what is late, due, or waits for this office, each with its verb.

The tiles narrow the list; a figure of another page opens that page. At most sixty tasks are
shown, the most urgent first, and every group says how many there are in all.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.ui import backups
from npcdesk.ui.buttons import Verb, second
from npcdesk.ui.cards import Card, scrolled
from npcdesk.ui.due_list import DueList
from npcdesk.ui.empty import EmptyState, FirstSteps
from npcdesk.ui.notes import Note
from npcdesk.ui.office_desk import OfficeDesk
from npcdesk.ui.page import Page
from npcdesk.ui.theme import look
from npcdesk.ui.tiles import Tile, WholeBar, tile_row
from npcdesk.ui.today_lines import (
    DUTY,
    GROUP_STEP,
    OPINION_STEP,
    PROJECT_STEP,
    SOON_DAYS,
    TOPIC_STEP,
    YEAR_REPORT,
    first_steps,
    groups,
    parts,
)
from npcdesk.ui.words import Words

if TYPE_CHECKING:
    from npcdesk.office.today import SessionPapers, Today

PANE, NARROW_PANE, NARROW = 15, 11.5, 50
"""Widths in em: of the pane, of the pane in a narrow page, of a page that is narrow."""
IN_LIST = {
    "late": "due:late",
    "soon": "due:soon",
    "to_hand_over": "待交办",
    "awaiting_rating": "已答复",
}
"""What the list shows for each tile."""
URGED = ("urge", "reply")
"""What is awaited from a unit, so that a menu offers what urges it."""
OF_DELEGATES = {
    "hold-activity": "activity",
    "notice-activity": "activity",
    "remind-absence": "delegate",
    "delegate": "delegate",
    "answer-contact": "contacts",
}
"""What a line about an activity, an absence or a contact opens."""


class TodayPage(Page):
    """The first page."""

    watches = frozenset(
        {
            "suggestion",
            "suggestion_event",
            "handler",
            "handling_unit",
            "signer",
            "opinion",
            "opinion_event",
            "station",
            "mandate",
            "congress_session",
            "group_event",
            "supervision_group",
            "year_report",
            *("topic", "topic_part", "topic_event", "project", "project_event"),
            "duty",
            *("activity", "activity_part", "mandate_event", "contact_pair", "contact_entry"),
            "office",
        }
    )
    desk: OfficeDesk

    def __init__(self, desk: OfficeDesk) -> None:
        super().__init__(desk, "今日要办")
        self.tiles = {
            "late": Tile("已逾期", "过了该办的日子", "late"),
            "soon": Tile("七天内到期", "", "soon"),
            "to_hand_over": Tile("待交办", "等我们交给承办单位", "wait"),
            "awaiting_rating": Tile("待反馈", "代表还没有寄回意见"),
            "opinions": Tile("待处理", "群众意见还没有去向"),
        }
        self.list = DueList()
        self.more, self.ahead = Note("info"), Note("warn")
        self.bar = WholeBar()
        self.papers = Card("本次会议建议")
        self.backup = Card()
        self.backup_words = Words("", "strong")
        self.backup_note = Words("", "second", "text3", wrap=True)
        self.stack = QStackedWidget()
        self.calendar = second("导出日历", "calendar_ltr")
        self.calendar.setToolTip("有期限的都放进一个文件，手机和邮件程序的日历能打开")
        self.calendar.clicked.connect(self._export_calendar)
        self.head.add(self.calendar)
        self._lay_out_body()
        for key in ("late", "soon", "to_hand_over", "awaiting_rating"):
            self.tiles[key].setCheckable(True)
            self.tiles[key].clicked.connect(lambda _on=False, key=key: self._narrow(key))
        self.tiles["opinions"].clicked.connect(lambda: desk.open("tab:stations"))
        self.list.verb_wanted.connect(self._do)
        self.list.menu_wanted.connect(self._open_menu)
        self.list.opened.connect(self._open)

    def _lay_out_body(self) -> None:
        em = look().em
        due = QFrame()
        due.setProperty("kind", "card")
        column = QVBoxLayout(due)
        column.setContentsMargins(0, em(0.1), 0, 0)
        self.empty = QVBoxLayout()
        column.addLayout(self.empty)
        self._scroll = scrolled(self.list)
        column.addWidget(self._scroll, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(em(0.8), 0, em(0.8), em(0.5))
        foot.addWidget(self.more)
        column.addLayout(foot)
        pane = self._pane = QWidget()
        side = QVBoxLayout(pane)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(em(0.6))
        self.papers.body.addWidget(self.bar)
        side.addWidget(self.papers)
        side.addWidget(self._backup_card())
        side.addStretch()
        full = QWidget()
        whole = QVBoxLayout(full)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(em(0.6))
        whole.addWidget(self.ahead)
        whole.addLayout(tile_row(list(self.tiles.values())))
        columns = QHBoxLayout()
        columns.setSpacing(em(0.6))
        columns.addWidget(due, 1)
        columns.addWidget(pane)
        whole.addLayout(columns, 1)
        self.stack.addWidget(full)
        self.body.addWidget(self.stack, 1)

    def redress(self) -> None:
        """Give the pane less room where the list needs it."""
        narrow = self.width() < look().em(NARROW)
        self._pane.setFixedWidth(look().em(NARROW_PANE if narrow else PANE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width anew."""
        super().resizeEvent(event)
        self.redress()

    def _backup_card(self) -> Card:
        button = second("现在备份", "shield_checkmark")
        button.clicked.connect(lambda: self.desk.open("backup-now"))
        self.backup.body.addWidget(self.backup_words)
        self.backup.body.addWidget(self.backup_note)
        self.backup.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return self.backup

    def _first(self) -> QWidget:
        """Return the most urgent line, without a look at all the others."""
        lines = self.list.rows() if self.stack.currentIndex() == 0 else []
        return lines[0] if lines else super()._first()

    def chosen(self) -> str:
        """Return the tile that narrows the list, or "every"."""
        return next((key for key, tile in self.tiles.items() if tile.isChecked()), "every")

    def reload(self) -> None:
        """Read what is due as of today."""
        from npcdesk.office import today as query  # noqa: PLC0415 - after the first paint

        on = self.desk.clock.today()
        self.head.set_note(f"{labels.day(on)} {labels.weekday(on)}")
        with self.desk.store.reading() as session:
            begun = query.begun(session)
            wanted = begun.suggestions or any(query.pressing(session, on))
            found = query.today(session, on, query.Only(self.chosen())) if wanted else None
        self.calendar.setVisible(found is not None)
        if found is None:
            self._show_first_steps(begun.delegates, begun.stations)
            return
        self.stack.setCurrentIndex(0)
        soon = found.soon
        self.tiles["late"].show_figure(str(found.late))
        self.tiles["soon"].show_figure(str(soon), self._until())
        self.tiles["to_hand_over"].show_figure(str(found.to_hand_over))
        self.tiles["awaiting_rating"].show_figure(str(found.awaiting_rating))
        self.tiles["opinions"].show_figure(str(found.open_opinions))
        self.ahead.say("\n".join(filter(None, (found.ahead, found.doubles))))
        self._show_tasks(found)
        self._show_papers(found.papers)
        self.show_backup()

    def _export_calendar(self) -> None:
        from npcdesk.ui import calendar_export  # noqa: PLC0415 - after the first paint

        calendar_export.ask(self.desk, self.window())

    def _until(self) -> str:
        from datetime import timedelta  # noqa: PLC0415 - one day is counted, here

        return f"到 {labels.day_short(self.desk.clock.today() + timedelta(days=SOON_DAYS))}"

    def _show_tasks(self, found: "Today") -> None:
        self.list.show_groups(groups(found.tasks, found.counts))
        counts = found.counts
        total = counts.late + counts.today + counts.soon + counts.later + counts.undated
        shown = len(found.tasks)
        self._show_nothing(nothing=not total)
        text = f"共 {total} 件，这里列出最急的 {shown} 件。" if total > shown else ""
        self.more.say(text, "info", Verb("在建议办理里看全部", self._all))

    def _all(self) -> None:
        self.desk.open("list", IN_LIST.get(self.chosen(), ""))

    def _show_nothing(self, *, nothing: bool) -> None:
        while (item := self.empty.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._scroll.setVisible(not nothing)
        if not nothing:
            return
        narrowed = self.chosen() != "every"
        words = "这一项没有要办的。" if narrowed else "今天没有要办的。到期的建议会自己列到这里。"
        state = EmptyState(words, "看全部要办的" if narrowed else "")
        state.pressed.connect(lambda: self._narrow(""))
        self.empty.addWidget(state)

    def _show_papers(self, papers: "SessionPapers") -> None:
        self.papers.set_title(f"{papers.name}会议建议" if papers.name else "本次会议建议")
        self.papers.set_note(f"共 {papers.total} 件")
        self.bar.show_parts(parts(papers))

    def show_backup(self) -> None:
        """Say when the last copy was made."""
        words, note = backups.state(self.desk)
        self.backup_words.say(words)
        self.backup_note.say(note)

    def _show_first_steps(self, delegates: int, stations: int) -> None:
        go = self.desk.open
        steps = first_steps(
            delegates,
            stations,
            {
                "roster-import": lambda: go("roster-import"),
                "new-delegate": lambda: go("new-delegate"),
                "new-station": lambda: go("new-station"),
                "new-suggestion": lambda: go("new-suggestion"),
                "suggestions-import": lambda: go("suggestions-import"),
                "settings": lambda: go("settings"),
            },
        )
        links = (Verb("打开示例单位", lambda: go("example")),)
        page = FirstSteps(
            "先做这几件，以后这里列出每天要办的。",
            "不用一次做完，做到哪一步，下次从哪一步接着来。",
            steps,
            links,
        )
        old = self.stack.widget(1)
        if old is not None:
            self.stack.removeWidget(old)
            old.deleteLater()
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)

    def _narrow(self, key: str) -> None:
        for name, tile in self.tiles.items():
            tile.setChecked(name == key and tile.isChecked())
        self.reload()

    def _open_menu(self, line: str, place: QPoint) -> None:
        """Offer what urges the unit, where one is at work."""
        from npcdesk.ui.urge_menu import urge_menu  # noqa: PLC0415 - after the first paint

        kind, _, suggestion_id = line.partition(":")
        if kind in URGED:
            urge_menu(self.desk, suggestion_id, self).popup(place)

    def _open(self, line: str) -> None:
        kind, _, wanted = line.partition(":")
        if kind == GROUP_STEP:
            self.desk.open("group", wanted.split(":")[1])
        elif kind == OPINION_STEP:
            self.desk.open("opinion", wanted.split(":")[1])
        elif kind == TOPIC_STEP:
            self.desk.open("topic", wanted.split(":")[1])
        elif kind == PROJECT_STEP:
            self.desk.open("project", wanted.split(":")[1])
        elif kind == YEAR_REPORT:
            self.desk.open(kind, wanted)
        elif kind in OF_DELEGATES:
            self.desk.open(OF_DELEGATES[kind], wanted)
        elif kind in DUTY:
            self.desk.open("duty_notice", wanted)
        else:
            self.desk.open("suggestion", wanted)

    def _do(self, line: str) -> None:
        kind, _, suggestion_id = line.partition(":")
        self.desk.open(kind, suggestion_id)
