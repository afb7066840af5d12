"""One activity: how far it is, who was there, what came of it."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.models import ActivityKind
from npcdesk.office import activities, activity_list
from npcdesk.office.activity_list import ActivityFile
from npcdesk.rules.activity_life import NEXT, State, Step
from npcdesk.ui.activity_columns import PARTS, state_of
from npcdesk.ui.buttons import link, primary, quiet, second
from npcdesk.ui.cards import Card, scrolled
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.facts import Fact, Facts
from npcdesk.ui.flow import clear
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.page import Page
from npcdesk.ui.signs import Chip, state_mark
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

DEEDS = {
    Step.NOTICE: ("登记通知", "mail", "notice-activity"),
    Step.HOLD: ("登记开展", "checkmark_circle", "hold-activity"),
    Step.OUTCOME: ("登记成果", "document", "conclude-activity"),
    Step.CANCEL: ("取消活动", "dismiss", "cancel-activity"),
}


class ActivityPage(Page):
    """The page of one activity."""

    tab = "roster"
    watches = frozenset(
        {"activity", "activity_part", "activity_outcome", "team", "person", "suggestion_event"}
    )

    def __init__(self, desk: Desk, activity_id: str) -> None:
        super().__init__(desk, "活动")
        self.id = activity_id
        trail = [
            ("代表名册", lambda: desk.open("tab:roster")),
            ("履职", lambda: desk.open("activities")),
            ("活动", None),
        ]
        self.head.set_trail(trail)
        self.verbs = QHBoxLayout()
        self.verbs.setSpacing(look().em(0.4))
        self.tools.addLayout(self.verbs)
        self.tools.addStretch()
        self.parts = LinesTable(
            LinesModel(PARTS, id_of=lambda part: part.person_id, tickable=False), name="出席"
        )
        self.there = ListCard(self.parts)
        self.there.set_hint("回车看履职档案")
        self.parts.opened.connect(self._open_delegate)
        self.facts, self.record = Card("情况"), Card("记录")
        self.outcomes = Card("成果", " ")
        self.told = Facts(label_width=4.4)
        self.facts.body.addWidget(self.told)
        self._lay_out_body()

    def _lay_out_body(self) -> None:
        em = look().em
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.6))
        for card in (self.facts, self.outcomes, self.record):
            column.addWidget(card)
        column.addStretch()
        beside = scrolled(right)
        beside.setFixedWidth(em(19))
        whole = QHBoxLayout()
        whole.setSpacing(em(0.6))
        whole.addWidget(self.there, 1)
        whole.addWidget(beside)
        self.body.addLayout(whole, 1)

    def reload(self) -> None:
        """Read the activity again."""
        with self.desk.store.reading() as session:
            file = activity_list.file(session, self.id, self.desk.clock.today())
        line = file.line
        self.head.set_title(line.title)
        told = (labels.ACTIVITY_KIND[line.kind], labels.day(line.on) if line.on else "")
        self.head.set_note("·".join(filter(None, told)))
        self.head.set_chips(state_of(line))
        self._offer(State(line.state))
        self.parts.lines.show_lines(list(file.parts))
        counts = f"应到 {line.called}，实到 {line.present}，请假 {line.leave}，缺席 {line.absent}"
        self.there.footer.say(counts)
        if file.parts:
            self.there.show_table()
        else:
            empty = EmptyState("还没有登记哪些代表参加。", "登记出席", "add")
            empty.pressed.connect(partial(self.desk.open, "attend-activity", self.id))
            self.there.show_empty(empty)
        self._show_facts(file)
        self._show_outcomes(file)

    def _offer(self, state: State) -> None:
        """Offer the next steps, the usual one first."""
        clear(self.verbs)
        for at, step in enumerate(each for each in NEXT[state] if each in DEEDS):
            words, icon, kind = DEEDS[step]
            button = (primary if at == 0 else second)(words, icon)
            button.clicked.connect(partial(self.desk.open, kind, self.id))
            self.verbs.addWidget(button)
        if state is not State.CANCELLED:
            came = second("登记出席", "people")
            came.clicked.connect(partial(self.desk.open, "attend-activity", self.id))
            self.verbs.addWidget(came)
        if Step.CLOSE in NEXT[state]:
            close = quiet("归档", "checkmark")
            close.clicked.connect(self.close_activity)
            self.verbs.addWidget(close)

    def _show_facts(self, file: ActivityFile) -> None:
        line = file.line
        days = (
            ("计划", line.planned_on),
            ("通知", line.noticed_on),
            ("开展", line.held_on),
        )
        facts = [Fact(words, labels.day(on)) for words, on in days if on]
        told = (
            ("地点", line.place),
            ("代表小组", line.team),
            ("站点", line.station),
            ("组织单位", line.organiser),
            ("通知内容", file.notice),
        )
        facts += [Fact(words, value) for words, value in told if value]
        if line.kind == ActivityKind.CONGRESS and file.term:
            facts.append(Fact("会议", labels.session_short(file.term, file.session)))
        self.told.show_facts(facts)
        clear(self.record.body)
        self.record.body.addWidget(Words(file.record or "还没有记录。", wrap=True))

    def _show_outcomes(self, file: ActivityFile) -> None:
        clear(self.outcomes.body)
        self.outcomes.set_note(f"{len(file.outcomes)} 项" if file.outcomes else "")
        for made in file.outcomes:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            if made.suggestion_id:
                number = link(f"第{made.number}号" if made.number else "建议")
                opens = partial(self.desk.open, "suggestion", made.suggestion_id)
                number.clicked.connect(opens)
                row.addWidget(number)
            else:
                row.addWidget(Words(labels.OUTCOME[made.kind], "second", "text3"))
            row.addWidget(Words(labels.short_title(made.title), elide=True), 1)
            if made.state:
                row.addWidget(Chip(state_mark(made.state)))
            self.outcomes.body.addWidget(line)
        if not file.outcomes:
            self.outcomes.body.addWidget(Words("还没有登记成果。", "second", "text3"))

    def _open_delegate(self, _person_id: str) -> None:
        line = self.parts.current_line()
        if line is not None and line.mandate_id:
            self.desk.open("delegate", line.mandate_id)

    def close_activity(self) -> None:
        """Put it to the files."""
        today = self.desk.clock.today()
        with self.desk.store.writing("活动归档") as session:
            activities.close(session, self.id, on=today, today=today)
        self.desk.done("活动已归档。")

    def key_new(self) -> None:
        """Ctrl+N: who was there."""
        self.desk.open("attend-activity", self.id)
