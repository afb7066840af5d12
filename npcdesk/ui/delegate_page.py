"""One delegate's file as a page: what was done, what was raised, who it is."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.office import delegates, group_boards
from npcdesk.office.group_boards import GroupBoard
from npcdesk.ui.buttons import Verb, link, primary, second
from npcdesk.ui.cards import Card, scrolled
from npcdesk.ui.delegate_pane import DelegatePane
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.flow import clear
from npcdesk.ui.group_told import stage_mark
from npcdesk.ui.page import Page
from npcdesk.ui.roster_columns import status_mark
from npcdesk.ui.signs import Chip, state_mark
from npcdesk.ui.theme import look
from npcdesk.ui.timeline import Event, Timeline
from npcdesk.ui.words import Words


class DelegatePage(Page):
    """The file (履职档案) of the delegate who holds a mandate."""

    tab = "roster"
    watches = frozenset(
        {
            "person",
            "mandate",
            "visit",
            "opinion",
            "signer",
            "suggestion_event",
            "supervision_group",
            "group_member",
            "group_event",
            "group_suggestion",
        }
    )

    def __init__(self, desk: Desk, mandate_id: str) -> None:
        super().__init__(desk, "代表")
        self.mandate_id = mandate_id
        self.head.set_trail([("代表名册", lambda: desk.open("tab:roster")), ("履职档案", None)])
        edit = primary("编辑", "edit")
        edit.clicked.connect(lambda: desk.open("edit-delegate", mandate_id))
        life = second("资格与材料", "document_text")
        life.clicked.connect(lambda: desk.open("delegate-life", mandate_id))
        self.head.add(life, edit)
        self.done = Card("履职记录")
        self.time = Timeline()
        self.papers = Card("建议")
        self.groups = Card("重点督办")
        self.pane = DelegatePane(desk, bare=True)
        self._lay_out_body()

    def _lay_out_body(self) -> None:
        self.shown = scrolled(self.time)
        self.done.body.addWidget(self.shown, 1)
        self.nothing = EmptyState("还没有进站、接待的记录。", "登记接待", "add")
        self.nothing.pressed.connect(lambda: self.desk.open("new-visit"))
        self.done.body.addWidget(self.nothing, 1)
        right = QWidget()
        right.setFixedWidth(look().em(17))
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().em(0.6))
        column.addWidget(self.pane, 1)
        column.addWidget(self.papers)
        column.addWidget(self.groups)
        whole = QHBoxLayout()
        whole.setSpacing(look().em(0.6))
        whole.addWidget(self.done, 1)
        whole.addWidget(right)
        self.body.addLayout(whole)

    def key_new(self) -> None:
        """Ctrl+N."""
        self.desk.open("new-visit")

    def reload(self) -> None:
        """Read the file again."""
        with self.desk.store.reading() as session:
            today = self.desk.clock.today()
            file = delegates.file(session, self.mandate_id, today)
            boards = group_boards.of_person(session, file.person_id, today)
        draft = file.draft
        self.head.set_title(labels.padded(draft.name))
        number = f"代表证号 {draft.delegate_number}" if draft.delegate_number else ""
        told = (number, labels.SEX[draft.sex], labels.born(draft.birth), draft.delegation)
        self.head.set_note("·".join(filter(None, told)))
        mark = status_mark(draft.status)
        self.head.set_chips(*((mark,) if mark else ()))
        self.pane.show_delegate(self.mandate_id)
        self._show_visits(file)
        self._show_papers(file)
        self._show_groups(boards, draft.name)

    def _show_visits(self, file: delegates.DelegateFile) -> None:
        self.done.set_note(f"进站接待 {len(file.visits)} 次" if file.visits else "")
        self.shown.setVisible(bool(file.visits))
        self.nothing.setHidden(bool(file.visits))
        self.time.show_events(
            [
                Event(labels.day_dotted(day), "进站接待", station, icon="home")
                for day, station, _visit in file.visits
            ]
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

    def _show_papers(self, file: delegates.DelegateFile) -> None:
        clear(self.papers.body)
        self.papers.set_note(f"{len(file.suggestions)} 件")
        for paper in file.suggestions[:8]:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            number = link(f"第{paper.number}号" if paper.number else "未编号")
            number.clicked.connect(self._opens(paper.id).deed)
            row.addWidget(number)
            row.addWidget(Words(paper.title, elide=True), 1)
            row.addWidget(Chip(state_mark(paper.state.value)))
            self.papers.body.addWidget(line)
        if not file.suggestions:
            self.papers.body.addWidget(Words("还没有领衔或者联名的建议。", "second", "text3"))

    def _opens(self, suggestion_id: str) -> Verb:
        return Verb("看", lambda: self.desk.open("suggestion", suggestion_id))


def _part(board: GroupBoard, name: str) -> str:
    """Return what a delegate is to a group."""
    if name == board.leader:
        return "组长"
    if name in board.members:
        return "成员"
    return "受邀" if name in board.invited else "领衔的建议"
