"""One activity: how far it is, who was there, what came of it."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.errors import NotFound
from npcdesk.models import ActivityKind, Attendance
from npcdesk.office import (
    activities,
    activity_edits,
    activity_files,
    activity_list,
    topic_boards,
)
from npcdesk.office.activities import Attended
from npcdesk.office.activity_list import ActivityFile, OutcomeLine
from npcdesk.rules.activity_life import NEXT, State, Step
from npcdesk.ui.activity_columns import PARTS, state_of
from npcdesk.ui.buttons import Verb, icon_button, link, primary, quiet, second
from npcdesk.ui.cards import Card, scrolled
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.facts import Fact, Facts
from npcdesk.ui.files_card import FilesCard
from npcdesk.ui.flow import clear
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.page import Page
from npcdesk.ui.signs import Chip, state_mark
from npcdesk.ui.suggestion_pane import topic_facts
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
        {
            *("activity", "activity_part", "activity_outcome", "team", "person"),
            *("suggestion_event", "attachment", "topic", "topic_link"),
        }
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
        self.print = quiet("打印", "print")
        self.print.setToolTip("打印活动记录、签到表、座签（Ctrl+P）")
        self.edit, self.more = quiet("改活动", "edit"), quiet("更多", "chevron_down")
        self.tools.addLayout(self.verbs)
        self.tools.addStretch()
        self.tools.addWidget(self.print)
        self.tools.addWidget(self.edit)
        self.tools.addWidget(self.more)
        self.parts = LinesTable(LinesModel(PARTS, id_of=lambda part: part.person_id), name="出席")
        self.there = ListCard(self.parts)
        self.there.set_hint("空格勾选，F2 改出席，回车看履职档案")
        self.facts, self.record = Card("情况"), Card("记录")
        self.outcomes = Card("成果", " ")
        says = "活动照片、签到表、会议记录放在这里，可以直接拖进来。"
        self.files = FilesCard(desk, self, "照片和附件", says, self._keep)
        self._form = "sign-in-sheet"
        self.print.clicked.connect(self.key_print)
        self.edit.clicked.connect(lambda: desk.open("edit-activity", activity_id))
        self.more.clicked.connect(self._open_more)
        self.parts.opened.connect(self._open_delegate)
        self.parts.edit_wanted.connect(lambda who, _heading: self._attend("", [who]))
        self.parts.lines.ticks_changed.connect(self._offer_ticked)
        self.told = Facts(label_width=4.4)
        self.facts.body.addWidget(self.told)
        self._lay_out_body()

    def _lay_out_body(self) -> None:
        em = look().em
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.6))
        for card in (self.facts, self.outcomes, self.files, self.record):
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
        """Read the activity again; when it is gone, go back."""
        try:
            with self.desk.store.reading() as session:
                file = activity_list.file(session, self.id, self.desk.clock.today())
                files = activity_files.lines(session, self.id)
                topics = topic_boards.naming(session, self.id)
        except NotFound:
            self.closing.emit()
            return
        line = file.line
        self.head.set_title(line.title)
        told = (labels.ACTIVITY_KIND[line.kind], labels.day(line.on) if line.on else "")
        self.head.set_note("·".join(filter(None, told)))
        self.head.set_chips(state_of(line))
        self._form = "activity-record" if line.held_on else "sign-in-sheet"
        self._offer(State(line.state))
        self.parts.lines.show_lines(list(file.parts))
        self.parts.lines.keep_ticks(part.person_id for part in file.parts)
        self._offer_ticked()
        counts = f"应到 {line.called}，实到 {line.present}，请假 {line.leave}，缺席 {line.absent}"
        self.there.footer.say(counts)
        if file.parts:
            self.there.show_table()
        else:
            empty = EmptyState("还没有登记哪些代表参加。", "登记出席", "add")
            empty.pressed.connect(partial(self.desk.open, "attend-activity", self.id))
            self.there.show_empty(empty)
        self._show_facts(file, topic_facts(self.desk, topics))
        self._show_outcomes(file)
        self.files.show_files(files)

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

    def _show_facts(self, file: ActivityFile, more: list[Fact]) -> None:
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
        self.told.show_facts([*facts, *more])
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
            drop = icon_button("dismiss", f"去掉这项成果：{made.title}")
            drop.clicked.connect(partial(self.drop_outcome, made))
            row.addWidget(drop)
            self.outcomes.body.addWidget(line)
        if not file.outcomes:
            self.outcomes.body.addWidget(Words("还没有登记成果。", "second", "text3"))

    def _open_delegate(self, _person_id: str) -> None:
        line = self.parts.current_line()
        if line is not None and line.mandate_id:
            self.desk.open("delegate", line.mandate_id)

    def _offer_ticked(self) -> None:
        """Offer what can be said of those that are ticked."""
        some = sorted(self.parts.lines.ticked())
        verbs = (
            Verb("实到", partial(self.say, Attendance.PRESENT, some)),
            Verb("请假…", partial(self._attend, Attendance.LEAVE.value, some)),
            Verb("缺席", partial(self.say, Attendance.ABSENT, some)),
            Verb("从名单去掉", partial(self.leave_out, some)),
        )
        self.there.bar.offer(len(some), verbs if some else (), unit="名")

    def _attend(self, how: str, some: list[str]) -> None:
        self.desk.open("attend-activity", f"{self.id}:{how}:{','.join(some)}")

    def say(self, how: Attendance, some: list[str]) -> None:
        """Say of some delegates that they were there, or absent."""
        with self.desk.store.writing(f"登记出席 {self.head.title.full()}") as session:
            activities.attend(session, self.id, [Attended(each, how) for each in some])
        self.parts.lines.clear_ticks()
        self.desk.done(f"{len(some)} 名代表登记为{labels.ATTENDANCE[how.value]}。")

    def leave_out(self, some: list[str]) -> None:
        """Take some delegates off who were put down by mistake."""
        with self.desk.store.writing(f"从名单去掉 {self.head.title.full()}") as session:
            activity_edits.leave_out(session, self.id, some)
        self.parts.lines.clear_ticks()
        self.desk.done(f"{len(some)} 名代表从这次活动的名单里去掉了。")

    def drop_outcome(self, made: OutcomeLine) -> None:
        """Take off what did not come of it."""
        with self.desk.store.writing(f"去掉成果 {made.title}") as session:
            activity_edits.drop_outcome(session, made.id)
        self.desk.done(f"成果“{made.title}”已从这次活动去掉。")

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.addAction("更正上一步").triggered.connect(self.take_back)
        menu.addAction("移走这次活动").triggered.connect(self.put_away)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def take_back(self) -> None:
        """Let the last step not have happened."""
        with self.desk.store.writing(f"更正 {self.head.title.full()}") as session:
            step = activity_edits.take_back(session, self.id)
        self.desk.done(f"“{step.value}”已更正，不算。")

    def put_away(self) -> None:
        """Take the activity off the list."""
        title = self.head.title.full()
        with self.desk.store.writing(f"移走活动 {title}") as session:
            activity_edits.put_away(session, self.id)
        self.desk.done(f"活动“{title}”已移走。")

    def _keep(self, session: Any, blobs: Any, source: Path) -> None:
        activity_files.attach(session, blobs, self.id, source)

    def close_activity(self) -> None:
        """Put it to the files."""
        today = self.desk.clock.today()
        with self.desk.store.writing("活动归档") as session:
            activities.close(session, self.id, on=today, today=today)
        self.desk.done("活动已归档。")

    def key_print(self) -> None:
        """Ctrl+P: before it is held the sheet to sign in, then the record."""
        self.desk.open("print", f"{self._form}:{self.id}")

    def key_new(self) -> None:
        """Ctrl+N: who was there."""
        self.desk.open("attend-activity", self.id)
