"""One suggestion whole: where it stands, what comes next, and all that happened to it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from npcdesk.errors import NotFound
from npcdesk.models import EventKind, HandlerRole
from npcdesk.office import (
    attachments,
    delegates,
    honours,
    letters,
    promise_list,
    suggestion_list,
    topic_boards,
)
from npcdesk.office.honours import HonourLine
from npcdesk.office.suggestion_list import Paper
from npcdesk.rules.suggestion_life import VERB
from npcdesk.ui import dossier_deed, focus
from npcdesk.ui.buttons import quiet
from npcdesk.ui.desk import Desk
from npcdesk.ui.evidence import Evidence
from npcdesk.ui.flow import clear
from npcdesk.ui.honour_columns import honour_mark
from npcdesk.ui.life_page import LifePage
from npcdesk.ui.signs import days_mark, state_mark
from npcdesk.ui.suggestion_alike import AlikePapers
from npcdesk.ui.suggestion_deed import called
from npcdesk.ui.suggestion_files import Files
from npcdesk.ui.suggestion_pane import SuggestionPane
from npcdesk.ui.suggestion_texts import Original, Voices
from npcdesk.ui.suggestion_told import ICONS, life_steps, timeline
from npcdesk.ui.tabs import Tab
from npcdesk.ui.timeline import Timeline
from npcdesk.ui.urge_menu import urge_menu

PARTS = (
    ("life", "办理经过", 0),
    ("text", "建议原文", None),
    ("voices", "来自群众", 0),
    ("files", "附件", 0),
    ("alike", "往年相似", None),
)
"""The tabs below the life steps: key, words, how many."""

BESIDE = (
    EventKind.HAND_OVER,
    EventKind.RECEIVE,
    EventKind.INSIST,
    EventKind.URGE,
    EventKind.CONTACT,
    EventKind.REPLY,
    EventKind.RATE,
    EventKind.REDO,
    EventKind.EXPLAIN,
    EventKind.CLOSE,
)
"""Verbs with a button of their own, where they are allowed."""
MORE = (
    EventKind.FILE,
    EventKind.DELIVER,
    EventKind.DISCLOSE,
    EventKind.PUBLISH,
    EventKind.PROMISE,
    EventKind.ADVANCE,
    EventKind.FULFIL,
    EventKind.UNABLE,
    EventKind.LOOK_BACK,
    EventKind.RECLASS,
    EventKind.INSTRUCT,
    EventKind.ASSIGN_ON,
    EventKind.CO_OPINION,
    EventKind.EXTEND,
    EventKind.GIVE_BACK,
    EventKind.SEND_BACK,
    EventKind.AS_LETTER,
    EventKind.REFUSE,
    EventKind.MERGE,
    EventKind.WITHDRAW,
    EventKind.ARCHIVE,
)
"""Verbs that are seldom wanted."""
ABOUT = {"amend": "修改…", "audit": "修改记录"}
"""What can be done with every paper."""


class SuggestionPage(LifePage):
    """The page of one suggestion; 上一件 and 下一件 go by number within its session."""

    tab = "suggestions"
    watches = frozenset(
        {
            "suggestion",
            "suggestion_event",
            "signer",
            "handler",
            "handling_unit",
            "group_suggestion",
            "supervision_group",
            "opinion",
            "attachment",
            "topic",
            "topic_link",
            "honour",
        }
    )

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, "建议", [Tab(key, words, count) for key, words, count in PARTS])
        self.suggestion_id = suggestion_id
        self._beside = ("", "")
        self._rare: list[EventKind] = []
        self._urges = self._marked = False
        self.print = quiet("打印", "print")
        self.before = quiet("上一件", "chevron_left")
        self.after = quiet("下一件", "chevron_right")
        self.timeline, self.original, self.voices = Timeline(), Original(), Voices(desk)
        self.files, self.alike = Files(desk), AlikePapers(desk)
        self.pane = SuggestionPane(desk)
        self.evidence = Evidence(desk, self)
        parts = (self.timeline, self.original, self.voices, self.files, self.alike)
        self._place((self.print, self.before, self.after), parts, self.pane)
        self._connect()

    def _connect(self) -> None:
        self.print.clicked.connect(self.key_print)
        self.print.setToolTip("打印（Ctrl+P）")
        self.more.clicked.connect(self._open_more)
        for at, (button, key) in enumerate(((self.before, "PgUp"), (self.after, "PgDown"))):
            go = partial(self._go, at)
            button.clicked.connect(go)
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(go)

    def reload(self) -> None:
        """Read the paper again; when it is gone, go back."""
        today = self.desk.clock.today()
        try:
            with self.desk.store.reading() as session:
                paper = suggestion_list.paper(session, self.suggestion_id, today)
                self._beside = suggestion_list.beside(session, self.suggestion_id)
                mandate = delegates.newest_mandate(session, paper.lead_id)
                files = attachments.lines(session, self.suggestion_id)
                self.evidence.files = attachments.of_promises(session, self.suggestion_id)
                after = letters.after(session, self.suggestion_id)
                topics = topic_boards.naming(session, self.suggestion_id)
                of = promise_list.Filter(suggestion_id=self.suggestion_id)
                honoured = honours.of_suggestion(session, self.suggestion_id)
                promised = promise_list.lines(session, of, today=today)
        except NotFound:
            self.closing.emit()
            return
        self._show_head(paper, honoured)
        self._show_verbs(paper)
        self.steps.show_steps(life_steps(paper))
        counts = {"life": len(paper.history), "voices": len(paper.voices), "files": len(files)}
        self.tabs.set_counts(counts)
        self.timeline.show_events(timeline(paper, today, self._take_back, self.evidence))
        self.original.show_paper(paper)
        self.voices.show_paper(paper)
        self.files.show_files(self.suggestion_id, files)
        self.alike.show_paper(paper)
        self.pane.show_paper(paper, mandate, after, topics)
        self.pane.promises.show_promises(paper, promised)

    def _show_head(self, paper: Paper, honoured: list[HonourLine]) -> None:
        line = paper.line
        self.head.set_title(line.title)
        session = [(f"{line.session}会议" if paper.ordinal else line.session, None)]
        here = [(called(line.number) if line.number else "还没有编号", None)]
        trail = [
            ("建议办理", lambda: self.desk.open("tab:suggestions")),
            *(session if line.session else []),
            *here,
        ]
        self.head.set_trail(trail)
        marks = [state_mark(line.state.value)]
        if line.days_left is not None:
            marks.append(days_mark(line.days_left))
        marks += [honour_mark(each) for each in honoured]
        self.head.set_chips(*marks)
        for button, other in zip((self.before, self.after), self._beside, strict=True):
            button.setEnabled(bool(other))
        self.before.setToolTip("上一件（PgUp），按建议号")
        self.after.setToolTip("下一件（PgDn），按建议号")

    def _show_verbs(self, paper: Paper) -> None:
        clear(self._verbs)
        following = paper.next_step if paper.next_step in paper.allowed else None
        kinds = [following] if following else []
        kinds += [kind for kind in BESIDE if _offered(paper, kind) and kind is not following]
        for kind in kinds:
            deed = partial(self._open, kind.value)
            self._add_verb(VERB[kind], ICONS[kind][0], deed, leads_on=kind is following)
        self._rare = [kind for kind in MORE if _offered(paper, kind) and kind is not following]
        self._urges = EventKind.URGE in paper.allowed and not paper.submitted_to
        self._marked = bool(paper.line.number) and not paper.submitted_to
        self._form = paper.line.form
        self.print.setVisible(not paper.submitted_to)

    def _open(self, kind: str) -> None:
        self.desk.open(kind, self.suggestion_id)

    def _open_more(self) -> None:
        menu = urge_menu(self.desk, self.suggestion_id, self) if self._urges else QMenu(self)
        for kind, words in ABOUT.items():
            menu.addAction(words).triggered.connect(partial(self._open, kind))
        if self._marked:
            menu.addAction("评分…").triggered.connect(partial(self._open, "mark"))
        if not self.print.isHidden():
            menu.addAction("全卷（PDF/A）…").triggered.connect(self._bind)
        if self._rare:
            menu.addSeparator()
        for kind in self._rare:
            words = "代表撤回建议" if kind is EventKind.WITHDRAW else VERB[kind]
            menu.addAction(f"{words}…").triggered.connect(partial(self._open, kind.value))
        self._pop_up(menu)

    def _bind(self) -> None:
        dossier_deed.bind_dossier(self.desk, self.suggestion_id, self.window())

    def _take_back(self, event_id: str) -> None:
        self.desk.open("take_back", f"{self.suggestion_id}:{event_id}")

    def _turn(self, key: str) -> None:
        super()._turn(key)
        if key == "alike":
            self.alike.look_for()

    def _first(self) -> QWidget:
        """Begin at the next step; where there is none the work goes on with 下一件."""
        step = focus.primary(self)
        return step or next((b for b in (self.after, self.before) if b.isEnabled()), self.more)

    def _go(self, at: int) -> None:
        if self._beside[at]:
            self.suggestion_id = self._beside[at]
            self.reload_soon()

    def key_print(self) -> None:
        """Ctrl+P."""
        self.desk.open("print", f"{self._form}:{self.suggestion_id}")


def _offered(paper: Paper, kind: EventKind) -> bool:
    """Tell whether a verb is allowed and has something left to do."""
    if kind is EventKind.RECEIVE and all(part.received_on for part in paper.parts):
        return False
    awaited = any(part.role is HandlerRole.CO and not part.opinion_on for part in paper.parts)
    return kind in paper.allowed and (kind is not EventKind.CO_OPINION or awaited)
