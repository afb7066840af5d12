"""One group: where its work is, what is awaited, what happened, which suggestions it follows."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.errors import NotFound
from npcdesk.models import GroupKind
from npcdesk.office import attachments, group_boards
from npcdesk.office.group_boards import GroupBoard, GroupFile
from npcdesk.rules.group_life import VERB
from npcdesk.ui.buttons import link, quiet
from npcdesk.ui.cards import Card
from npcdesk.ui.desk import Desk
from npcdesk.ui.due_list import DueList
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.facts import Fact, Facts
from npcdesk.ui.file_deeds import FileDeeds, keep_each
from npcdesk.ui.flow import clear
from npcdesk.ui.group_told import (
    ICONS,
    StepDeeds,
    awaited,
    coming,
    life_steps,
    stage_mark,
    timeline,
    warning_marks,
)
from npcdesk.ui.life_page import LifePage
from npcdesk.ui.signs import Chip, state_mark
from npcdesk.ui.tabs import Tab
from npcdesk.ui.theme import look
from npcdesk.ui.timeline import Timeline
from npcdesk.ui.words import Words

PARTS = (("work", "节点和清单"), ("life", "督办经过"), ("papers", "督办的建议"))
BESIDE = (
    GroupKind.DECIDE,
    GroupKind.FORM,
    GroupKind.CONSULT,
    GroupKind.PLAN,
    GroupKind.PROGRESS,
    GroupKind.INSPECT,
    GroupKind.ITEM,
    GroupKind.REPORT,
    GroupKind.EVALUATE,
    GroupKind.ARCHIVE,
    GroupKind.CARRY,
)
"""Verbs with a button of their own, the one that leads on first; at most `SHOWN` of them."""
SHOWN = 4
NOT_TWICE = frozenset({GroupKind.CONSULT, GroupKind.PLAN})
"""Goes into the menu once it was done."""


class GroupPage(LifePage):
    """The page of one group."""

    tab = "supervision"
    watches = frozenset(
        {
            "supervision_group",
            "group_member",
            "group_suggestion",
            "group_event",
            "attachment",
            "suggestion",
            "suggestion_event",
            "handler",
        }
    )

    def __init__(self, desk: Desk, group_id: str) -> None:
        super().__init__(desk, "督办组", [Tab(key, words, 0) for key, words in PARTS])
        self.group_id = group_id
        self._rare: list[GroupKind] = []
        self._form = "supervision-plan"
        self.print = quiet("打印", "print")
        self.choose = quiet("列入一件", "add")
        self.amend = quiet("改督办组", "edit")
        self.work, self.timeline = DueList(leads=False), Timeline()
        self.nothing = EmptyState("方案定下以后，节点列在这里；交办的清单也在这里等反馈。")
        self.papers, self.going, self.facts = QVBoxLayout(), Facts(), Facts()
        self.files = FileDeeds(desk, self)
        self._deeds = StepDeeds(self._take_back, self._add_files, self.take_in, self.files.choices)
        self._fill()
        self._connect()

    def _fill(self) -> None:
        em = look().em
        work, papers = QWidget(), QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.nothing)
        column.addWidget(self.work, 1)
        papers.setLayout(self.papers)
        self.papers.setContentsMargins(em(0.8), em(0.5), em(0.8), em(0.4))
        beside = (self.print, self.choose, self.amend)
        self._place(beside, (work, self.timeline, papers), self._pane())

    def _pane(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().em(0.6))
        for title, facts in (("进展", self.going), ("督办组", self.facts)):
            card = Card(title)
            card.body.addWidget(facts)
            column.addWidget(card)
        column.addStretch()
        return pane

    def _connect(self) -> None:
        self.more.clicked.connect(self._open_more)
        self.amend.clicked.connect(lambda: self.desk.open("amend-group", self.group_id))
        self.print.clicked.connect(self.key_print)
        self.print.setToolTip("打印督办单、督办工作方案（Ctrl+P）")
        self.choose.clicked.connect(lambda: self.desk.open("choose-into", self.group_id))
        self.work.verb_wanted.connect(self._meet)
        self.work.opened.connect(self._meet)

    def reload(self) -> None:
        """Read the group again; when it is gone, go back."""
        today = self.desk.clock.today()
        try:
            with self.desk.store.reading() as session:
                file = group_boards.file(session, self.group_id, today)
        except NotFound:
            self.closing.emit()
            return
        board = file.board
        self.head.set_title(board.name)
        self.head.set_trail(
            [("重点督办", lambda: self.desk.open("tab:supervision")), (board.name, None)]
        )
        self.head.set_chips(stage_mark(board), *warning_marks(board))
        self._show_verbs(file)
        self._form = "supervision-slip" if board.items else "supervision-plan"
        self.choose.setVisible(not board.over)
        self.steps.show_steps(life_steps(file))
        points = len(board.nodes) + len(board.items)
        counts = {"work": points, "life": len(file.history), "papers": len(board.papers)}
        self.tabs.set_counts(counts)
        self.work.show_groups(awaited(board, today))
        self.work.setVisible(bool(points))
        self.nothing.setHidden(bool(points))
        self.timeline.show_events(timeline(file, today, self._deeds))
        self._show_papers(board)
        self.going.show_facts(_going(board))
        self.facts.show_facts(_facts(board))

    def _show_verbs(self, file: GroupFile) -> None:
        clear(self._verbs)
        board = file.board
        following = GroupKind(board.next_step) if board.next_step else None
        kinds = [following] if following in file.allowed else []
        kinds += [
            kind
            for kind in BESIDE
            if kind in file.allowed
            and kind is not following
            and not (kind in NOT_TWICE and kind in file.days)
        ]
        for kind in kinds[:SHOWN]:
            deed = partial(self._open, kind)
            self._add_verb(VERB[kind], ICONS[kind][0], deed, leads_on=kind is following)
        shown = {*kinds[:SHOWN], GroupKind.NODE_DONE, GroupKind.ANSWER}
        self._rare = [kind for kind in GroupKind if kind in file.allowed and kind not in shown]
        self.more.setVisible(bool(self._rare))

    def _show_papers(self, board: GroupBoard) -> None:
        clear(self.papers)
        for paper in board.papers:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(look().em(0.6))
            number = link(f"第{paper.number}号" if paper.number else "未编号")
            number.clicked.connect(partial(self.desk.open, "suggestion", paper.id))
            row.addWidget(number)
            row.addWidget(Words(paper.title, elide=True), 1)
            row.addWidget(Words(paper.lead_unit, "second", "text3"))
            row.addWidget(Chip(state_mark(paper.state.value)))
            self.papers.addWidget(line)
        if not board.papers:
            self.papers.addWidget(Words("还没有列入建议。", "second", "text3"))
        self.papers.addStretch()

    def _open(self, kind: GroupKind) -> None:
        self.desk.open("group-step", f"{kind.value}:{self.group_id}")

    def _meet(self, line: str) -> None:
        kind, _, event_id = line.partition(":")
        if kind:
            self.desk.open("group-step", f"{kind}:{self.group_id}:{event_id}")

    def _open_more(self) -> None:
        menu = QMenu(self)
        for kind in self._rare:
            menu.addAction(f"{VERB[kind]}…").triggered.connect(partial(self._open, kind))
        self._pop_up(menu)

    def _take_back(self, event_id: str) -> None:
        self.desk.open("group-take-back", f"{self.group_id}:{event_id}")

    def _add_files(self, event_id: str) -> None:
        self.files.choose(partial(self.take_in, event_id))

    def take_in(self, event_id: str, sources: list[Path]) -> None:
        """Keep files with a step of the group's work, in one write."""
        blobs = self.desk.store.blobs
        keep_each(
            self.desk,
            sources,
            lambda session, source: attachments.attach_to_step(session, blobs, event_id, source),
            self.head.title.text(),
        )

    def key_print(self) -> None:
        """Ctrl+P: the slips of what was handed over; before that how the group goes about it."""
        self.desk.open("print", f"{self._form}:{self.group_id}")

    def key_new(self) -> None:
        """Ctrl+N."""
        if not self.choose.isHidden():
            self.desk.open("choose-into", self.group_id)


def _going(board: GroupBoard) -> list[Fact]:
    answered = sum(item.met_on is not None for item in board.items)
    progress = labels.day_short(board.progress_on) if board.progress_on else ""
    known = (
        Fact("年度", f"{board.year} 年" if board.year else ""),
        Fact("节点", f"完成 {board.nodes_done}/{len(board.nodes)}" if board.nodes else ""),
        Fact("下一步", coming(board)),
        Fact("清单", f"反馈 {answered}/{len(board.items)}" if board.items else ""),
        Fact("建议", f"已答复 {board.answered}/{len(board.papers)}" if board.papers else ""),
        Fact("最近进度", f"{progress} {board.progress}".strip()),
        Fact("评价", labels.GRADE.get(board.grade, "")),
    )
    return [fact for fact in known if fact.value]


def _facts(board: GroupBoard) -> list[Fact]:
    decided = labels.day(board.decided_on) if board.decided_on else ""
    known = (
        Fact("组长", board.leader, board.leader_post),
        Fact("党政领导", board.official, board.official_post),
        Fact("对口工委", board.committee),
        Fact("成员", "、".join(board.members)),
        Fact("邀请代表", "、".join(board.invited)),
        Fact("确定", board.decided_by),
        Fact("确定日期", decided),
        Fact("督办安排", board.plan),
    )
    return [fact for fact in known if fact.value]
