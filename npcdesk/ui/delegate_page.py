"""履职档案: one delegate's year, what was done against what is asked, and who it is."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.office import (
    delegate_files,
    delegate_heard,
    delegate_year,
    delegates,
    group_boards,
    honours,
)
from npcdesk.office.delegate_year import Entry, YearFile
from npcdesk.office.group_boards import GroupBoard
from npcdesk.office.honours import HonourLine
from npcdesk.rules.duty import counted_kinds
from npcdesk.ui.buttons import link, primary, quiet, second
from npcdesk.ui.cards import Card, scrolled
from npcdesk.ui.delegate_cards import PapersCard, PointsCard, TouchCard
from npcdesk.ui.delegate_pane import DelegatePane
from npcdesk.ui.delegate_papers import DelegatePapers, welcome
from npcdesk.ui.delegate_told import HeardView, ResumeView
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.file_deeds import dropped
from npcdesk.ui.filters import Filter as Pill
from npcdesk.ui.filters import FilterPills
from npcdesk.ui.flow import clear
from npcdesk.ui.group_told import stage_mark
from npcdesk.ui.measures import Measures
from npcdesk.ui.page import Page
from npcdesk.ui.roster_columns import status_mark
from npcdesk.ui.signs import Chip, Mark, Sign
from npcdesk.ui.tabs import StateTabs, Tab
from npcdesk.ui.theme import look
from npcdesk.ui.timeline import Event, FileChip, Timeline
from npcdesk.ui.words import Words, rule

ICONS = {
    "reception": "home",
    "work": "home",
    "call": "people_chat",
    "contact": "people_chat",
    "team": "people",
    "congress": "gavel",
    "speech": "gavel",
    "sit_in": "gavel",
    "inspection": "location",
    "research": "location",
    "law_check": "location",
    "project": "building_people",
    "report": "document",
    "lead": "document",
    "co": "document",
}
OPENS = {"visit": "看这次接待", "activity": "看这次活动", "suggestion": "看这件建议"}
TABS = ("done", "heard", "resume", "facts", "files")


class DelegatePage(Page):
    """The file (履职档案) of the delegate who holds a mandate."""

    tab = "roster"
    watches = frozenset(
        {
            *("person", "mandate", "mandate_event", "visit", "visit_delegate", "opinion"),
            *("activity", "activity_part", "team", "team_member", "contact_pair", "contact_entry"),
            *("signer", "suggestion_event", "rule_pack", "supervision_group", "group_member"),
            *("group_event", "group_suggestion", "attachment", "honour"),
        }
    )

    def __init__(self, desk: Desk, mandate_id: str) -> None:
        super().__init__(desk, "代表")
        self.mandate_id = mandate_id
        self.file: YearFile | None = None
        self.head.set_trail([("代表名册", lambda: desk.open("tab:roster")), ("履职档案", None)])
        self.pills = FilterPills([Pill("year", "年度", self._years, always=True)])
        self.before, self.after = quiet("上一位", "chevron_left"), quiet("下一位", "chevron_right")
        self.measures = Measures()
        self.done = Card("履职情况", " ")
        self.time = Timeline()
        self.tabs = StateTabs(
            [
                Tab("done", "履职记录", 0),
                Tab("heard", "接待的群众", 0),
                Tab("resume", "简历"),
                Tab("facts", "基本情况"),
                Tab("files", "附件", 0),
            ]
        )
        self.heard, self.resume = HeardView(desk), ResumeView(desk)
        self.stack = QStackedWidget()
        self.papers, self.points, self.touch = PapersCard(desk), PointsCard(desk), TouchCard()
        self.groups, self.honours = Card("重点督办"), Card("荣誉")
        self.pane = DelegatePane(desk, bare=True)
        self.kept = DelegatePapers(desk)
        self.head.begin_with(self.kept.portrait)
        self.setAcceptDrops(True)
        self._lay_out_tools()
        self._lay_out_body()
        self.pills.changed.connect(self.reload)
        self.measures.picked.connect(self._show_entries)
        self.tabs.chosen_changed.connect(lambda key: self.stack.setCurrentIndex(TABS.index(key)))

    def _lay_out_tools(self) -> None:
        desk, wanted = self.desk, self.mandate_id
        verbs = (
            (primary("记一次履职", "add"), self.key_new),
            (second("打印", "print"), self.key_print),
            (
                second("填述职报告", "document_text"),
                lambda: desk.open("work-report", f"{self.mandate_id}/{self.chosen_year()}"),
            ),
            (second("编辑", "edit"), lambda: desk.open("edit-delegate", self.mandate_id)),
            (
                second("代表资格", "person"),
                lambda: desk.open("delegate-life", self.mandate_id),
            ),
        )
        for button, deed in verbs:
            button.clicked.connect(deed)
            self.tools.addWidget(button)
        self.let_go(*(button for button, _ in reversed(verbs[2:])))
        self.tools.addWidget(self.pills, 1)
        for button, key in ((self.before, "PgUp"), (self.after, "PgDn")):
            button.setToolTip(f"{button.text()}（{key}），按姓名笔画")
            self.tools.addWidget(button)
        for key, button in (("PgUp", self.before), ("PgDown", self.after)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(button.click)
        self.before.clicked.connect(lambda: self.turn(self.file.before if self.file else wanted))
        self.after.clicked.connect(lambda: self.turn(self.file.after if self.file else wanted))

    def _lay_out_body(self) -> None:
        em = look().em
        self.done.body.addWidget(self.measures)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.6))
        for card in (self.papers, self.honours, self.points, self.touch, self.groups):
            column.addWidget(card)
        column.addStretch()
        beside = scrolled(right)
        beside.setFixedWidth(em(17))
        left = QVBoxLayout()
        left.setSpacing(em(0.6))
        left.addWidget(self.done)
        left.addWidget(self._record(), 1)
        whole = QHBoxLayout()
        whole.setSpacing(em(0.6))
        whole.addLayout(left, 1)
        whole.addWidget(beside)
        self.body.addLayout(whole)

    def _record(self) -> QFrame:
        em = look().em
        told = QFrame()
        told.setProperty("kind", "card")
        inside = QVBoxLayout(told)
        inside.setContentsMargins(1, 0, 1, 1)
        inside.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(em(0.8), em(0.1), em(0.8), 0)
        line.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch()
        inside.addLayout(line)
        inside.addWidget(rule())
        entries = QWidget()
        column = QVBoxLayout(entries)
        column.setContentsMargins(em(0.8), em(0.5), em(0.8), em(0.5))
        self.nothing = EmptyState("这一年还没有履职记录。", "记一次履职", "add")
        self.nothing.pressed.connect(self.key_new)
        self.shown = scrolled(self.time)
        column.addWidget(self.shown, 1)
        column.addWidget(self.nothing, 1)
        for part in (entries, self.heard, self.resume, self.pane, self.kept):
            self.stack.addWidget(part)
        inside.addWidget(self.stack, 1)
        return told

    def chosen_year(self) -> int:
        """Return the year that is shown."""
        return int(self.pills.chosen().get("year", self.desk.clock.today().year))

    def _years(self) -> list[tuple[str, str]]:
        return [(str(year), f"{year}年") for year in (self.file.years if self.file else ())]

    def turn(self, mandate_id: str) -> None:
        """Show another delegate in this page."""
        if mandate_id:
            self.mandate_id = mandate_id
            self.reload()

    def key_new(self) -> None:
        """Ctrl+N: something that this delegate did."""
        self.desk.open("new-activity", f"mandate:{self.mandate_id}")

    def key_print(self) -> None:
        """Ctrl+P: the file on paper."""
        self.desk.open("print", f"delegate-file:{self.mandate_id}/{self.chosen_year()}")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if welcome(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep a picture as the portrait, other files as attachments."""
        if self.kept.take_in(dropped(event)):
            self.tabs.choose("files")
            self.stack.setCurrentWidget(self.kept)

    def reload(self) -> None:
        """Read the file again."""
        today, year = self.desk.clock.today(), self.chosen_year()
        with self.desk.store.reading() as session:
            file = delegates.file(session, self.mandate_id, today)
            self.file = delegate_year.year_file(session, self.mandate_id, year, today)
            boards = group_boards.of_person(session, file.person_id, today)
            kept = delegate_files.lines(session, file.person_id)
            picture = delegate_files.photo(session, self.desk.store.blobs, file.person_id)
            honoured = honours.of_person(session, file.person_id)
            met = delegate_heard.receptions(session, file.person_id, year)
        draft = file.draft
        self.head.set_title(labels.padded(draft.name))
        number = f"代表证号 {draft.delegate_number}" if draft.delegate_number else ""
        told = (number, labels.SEX[draft.sex], labels.born(draft.birth), draft.delegation)
        self.head.set_note("·".join(filter(None, told)))
        mark = status_mark(draft.status)
        marks = [mark] if mark else []
        if self.file.absences:
            marks.append(Mark("缺席大会", "soon", Sign.CLOCK, self.file.absences))
        self.head.set_chips(*marks)
        self.before.setEnabled(bool(self.file.before))
        self.after.setEnabled(bool(self.file.after))
        self.pane.show_delegate(self.mandate_id)
        self.kept.show_papers(self.mandate_id, draft.name, kept, picture)
        self.tabs.set_counts({"files": len(kept)})
        self.measures.show_measures(self.file.measures)
        some = f"{year}年 {self.file.times} 次；竖线是到今天应有的"
        self.done.set_note(self.file.absences or some)
        self.papers.show_year(self.file)
        self.points.show_year(self.file)
        self.points.compare(self.mandate_id, file.person_id, year)
        self.heard.show_receptions(met)
        self.tabs.set_counts({"heard": sum(each.received for each in met)})
        self.resume.show_resume(self.mandate_id, draft.resume)
        self.touch.show_year(file, self.file)
        self.pills.set_count(self.file.times, self.file.times, "次")
        self._show_groups(boards, draft.name)
        self._show_honours(honoured)
        self._show_entries()

    def _show_entries(self, target: str = "") -> None:
        """Show what was done; of one target when it is pressed."""
        if self.file is None:
            return
        kinds = {
            kind
            for measure in self.file.measures
            if measure.target.name == target
            for kind in counted_kinds(measure.target.kinds)
        }
        some = [e for e in self.file.entries if not target or e.what.partition(".")[0] in kinds]
        self.tabs.set_counts({"done": len(self.file.entries)})
        self.shown.setVisible(bool(some))
        self.nothing.setHidden(bool(some))
        self.time.show_events([self._event(entry) for entry in some])

    def _event(self, entry: Entry) -> Event:
        kind = entry.what.partition(".")[0]
        missed = entry.what.endswith(".absent")
        opens = partial(self.desk.open, entry.kind, entry.id)
        files = (FileChip(OPENS[entry.kind], opens, icon="open"),) if entry.kind else ()
        return Event(
            labels.day_short(entry.on),
            entry.title,
            entry.body,
            entry.by,
            icon=ICONS.get(kind, "note"),
            token="soon" if missed else "void",
            files=files,
        )

    def _show_groups(self, boards: list[GroupBoard], name: str) -> None:
        """Show the groups that the delegate leads, belongs to, is invited by, or set going."""
        clear(self.groups.body)
        for board in boards:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            opened = link(board.name)
            opened.clicked.connect(partial(self.desk.open, "group", board.id))
            row.addWidget(opened)
            row.addWidget(Words(_part(board, name), "second", "text3"))
            row.addStretch()
            row.addWidget(Chip(stage_mark(board)))
            self.groups.body.addWidget(line)
        self.groups.setVisible(bool(boards))

    def _show_honours(self, honoured: list[HonourLine]) -> None:
        """Show the suggestions that were honoured, of every year."""
        clear(self.honours.body)
        for each in honoured:
            opened = link(f"{each.year}年度优秀代表建议")
            opened.setToolTip(f"{each.name}\n{each.decision}")
            opened.clicked.connect(partial(self.desk.open, "suggestion", each.about_id))
            number = f"第{each.number}号 " if each.number else ""
            self.honours.body.addWidget(opened)
            told = f"{number}{labels.short_title(each.name)}"
            self.honours.body.addWidget(Words(told, "second", "text3", wrap=True))
        self.honours.setVisible(bool(honoured))


def _part(board: GroupBoard, name: str) -> str:
    """Return what a delegate is to a group."""
    if name == board.leader:
        return "组长"
    if name in board.members:
        return "成员"
    return "受邀" if name in board.invited else "领衔的建议"
