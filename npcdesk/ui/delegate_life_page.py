"""代表资格 of one delegate: what happened to the mandate, 简历, what is told to whom."""

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.errors import NotFound
from npcdesk.office import delegates, publishing
from npcdesk.office.delegates import DelegateFile
from npcdesk.rules.publishing import USUAL
from npcdesk.ui import mandate_dialogs
from npcdesk.ui.buttons import primary, second
from npcdesk.ui.cards import Card, scrolled
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.facts import Fact, Facts
from npcdesk.ui.page import Page
from npcdesk.ui.roster_columns import status_mark
from npcdesk.ui.tabs import StateTabs, Tab
from npcdesk.ui.theme import look
from npcdesk.ui.timeline import Timeline
from npcdesk.ui.words import Words
from npcdesk.workbooks.vocabulary import ROSTER_HEADINGS

KEYS = ("life", "resume")


class DelegateLifePage(Page):
    """What happened to a mandate, and what is kept of who holds it beside the facts."""

    tab = "roster"
    watches = frozenset({"person", "mandate", "mandate_event", "publish_rule"})

    def __init__(self, desk: Desk, mandate_id: str) -> None:
        super().__init__(desk, "代表资格")
        self.mandate_id = mandate_id
        self.change, self.edit = primary("登记变动", "add"), second("编辑", "edit")
        self.head.add(self.edit, self.change)
        self.tabs = StateTabs([Tab("life", "资格经过", 0), Tab("resume", "简历")])
        self.stack, self.time = QStackedWidget(), Timeline()
        self.resume = Words("", wrap=True)
        self.told = Card("公示范围")
        self.audience = Facts(label_width=3)
        self.told.body.addWidget(self.audience)
        self._lay_out_body()
        self.change.clicked.connect(self.key_new)
        self.edit.clicked.connect(lambda: desk.open("edit-delegate", mandate_id))
        self.tabs.chosen_changed.connect(lambda key: self.stack.setCurrentIndex(KEYS.index(key)))

    def _lay_out_body(self) -> None:
        em = look().em
        self.nothing = EmptyState("还没有登记当选和变动。", "登记变动", "add")
        self.nothing.pressed.connect(self.key_new)
        life, resume = QWidget(), QWidget()
        for part, inside in ((life, (self.nothing, self.time)), (resume, (self.resume,))):
            column = QVBoxLayout(part)
            column.setContentsMargins(em(0.4), em(0.4), em(0.4), 0)
            for each in inside:
                column.addWidget(each)
            column.addStretch()
        for part in (life, resume):
            self.stack.addWidget(scrolled(part))
        left = Card()
        left.body.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        left.body.addWidget(self.stack, 1)
        right = QWidget()
        right.setFixedWidth(em(17))
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.6))
        column.addWidget(self.told)
        column.addStretch()
        whole = QHBoxLayout()
        whole.setSpacing(em(0.6))
        whole.addWidget(left, 1)
        whole.addWidget(right)
        self.body.addLayout(whole)

    def key_new(self) -> None:
        """Ctrl+N: what happened to the mandate."""
        menu = mandate_dialogs.offer(QMenu(self), self.desk, self.mandate_id)
        menu.popup(self.change.mapToGlobal(QPoint(0, self.change.height() + 2)))

    def reload(self) -> None:
        """Read it again; when it is gone, go back."""
        try:
            with self.desk.store.reading() as session:
                file = delegates.file(session, self.mandate_id, self.desk.clock.today())
                rules = publishing.rules(session)
        except NotFound:
            self.closing.emit()
            return
        draft, go = file.draft, self.desk.open
        name = labels.padded(draft.name)
        self.head.set_title(f"{name}　代表资格")
        back = (name, partial(go, "delegate", self.mandate_id))
        self.head.set_trail([("代表名册", lambda: go("tab:roster")), back, ("代表资格", None)])
        mark = status_mark(draft.status)
        self.head.set_chips(*((mark,) if mark else ()))
        self.tabs.set_counts({"life": len(file.steps)})
        self.time.show_events(mandate_dialogs.told(file.steps, self._take_back))
        self.time.setVisible(bool(file.steps))
        self.nothing.setHidden(bool(file.steps))
        self.resume.say(draft.resume or "还没有填简历，在“编辑”里填。")
        self.audience.show_facts(_audiences(file, {f: a.value for f, a in rules.items()}))

    def _take_back(self, event_id: str) -> None:
        self.desk.open("mandate-take-back", f"{self.mandate_id}:{event_id}")


def _audiences(file: DelegateFile, rules: dict[str, str]) -> list[Fact]:
    """Return which facts go how far, and the delegate's own limit."""
    names = {**ROSTER_HEADINGS, "photo": "照片"}
    facts = [
        Fact(words, "、".join(names[f] for f in USUAL if rules[f] == value))
        for value, words in reversed(labels.AUDIENCE.items())
    ]
    widest = labels.AUDIENCE.get(file.draft.publish, "")
    return [*facts, Fact("本人", f"最多到{widest}")] if widest else facts
