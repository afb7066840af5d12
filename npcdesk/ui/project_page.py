"""One project in one sight: what it is, its plan and inspections, every step from 征集 to 报告."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.errors import NotFound
from npcdesk.models import ProjectKind
from npcdesk.office import project_boards, projects
from npcdesk.office.project_boards import ProjectFile
from npcdesk.rules.money import wan
from npcdesk.rules.project_life import LEADS_ON, VERB
from npcdesk.ui.buttons import primary, quiet, second
from npcdesk.ui.cards import Card, WithPane, scrolled
from npcdesk.ui.desk import Desk
from npcdesk.ui.due_list import DueList
from npcdesk.ui.facts import Fact, Facts
from npcdesk.ui.flow import clear
from npcdesk.ui.life_steps import LifeSteps
from npcdesk.ui.page import Page
from npcdesk.ui.project_told import ICONS, life_steps, paid, points, project_mark, timeline
from npcdesk.ui.theme import look
from npcdesk.ui.timeline import Timeline
from npcdesk.ui.words import Words

WATCHED = frozenset(
    {
        *("project", "project_event", "project_group", "project_member"),
        *("project_poll", "poll_batch", "poll_tally"),
    }
)
SHOWN = 3
MET_IN_LIST = frozenset({ProjectKind.NODE_DONE, ProjectKind.ANSWER})


class ProjectPage(Page):
    """The page of one project."""

    tab = "projects"
    watches = WATCHED

    def __init__(self, desk: Desk, project_id: str) -> None:
        super().__init__(desk, "项目")
        self.project_id = project_id
        self._rare: list[ProjectKind] = []
        self._verbs = QHBoxLayout()
        self._verbs.setSpacing(look().em(0.4))
        self.more = quiet("更多", "chevron_down")
        self.amend = quiet("改项目", "edit")
        self.tools.addLayout(self._verbs)
        self.tools.addWidget(self.more)
        self.tools.addStretch()
        self.tools.addWidget(self.amend)
        self.steps, self.points, self.timeline = LifeSteps(), DueList(), Timeline()
        self.facts = Facts()
        along = Card()
        along.body.addWidget(self.steps)
        self.body.addWidget(along)
        self.body.addWidget(WithPane(scrolled(self._main()), scrolled(self._pane()), 18), 1)
        self.more.clicked.connect(self._open_more)
        self.amend.clicked.connect(lambda: desk.open("amend-project", project_id))
        self.points.verb_wanted.connect(self._meet)
        self.points.opened.connect(self._meet)

    def _main(self) -> QWidget:
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().em(0.6))
        planned, life = Card("节点和督查清单"), Card("经过")
        self.none = Words("", "second", "text3", wrap=True)
        planned.body.addWidget(self.none)
        planned.body.addWidget(self.points)
        life.body.addWidget(self.timeline)
        column.addWidget(planned)
        column.addWidget(life)
        column.addStretch()
        return main

    def _pane(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        about = Card("项目")
        about.body.addWidget(self.facts)
        column.addWidget(about)
        column.addStretch()
        return pane

    def reload(self) -> None:
        """Read the project again; when it is gone, go back."""
        today = self.desk.clock.today()
        try:
            with self.desk.store.reading() as session:
                file = project_boards.file(session, self.project_id, today)
        except NotFound:
            self.closing.emit()
            return
        self.head.set_title(file.line.title)
        home = partial(self.desk.open, "tab:projects")
        self.head.set_trail([("民生实事", home), (file.line.title, None)])
        self.head.set_chips(project_mark(file.line))
        self._show_verbs(file)
        self.steps.show_steps(life_steps(file))
        groups = points(file)
        self.points.show_groups(groups)
        self.points.setVisible(bool(groups))
        self.none.setVisible(not groups)
        self.none.say(
            "还没有节点。写明到哪天做到什么，到期前会列在今日要办。"
            if ProjectKind.NODE in file.allowed
            else "票决通过以后，在这里写节点和督查清单。"
        )
        self.facts.show_facts(_facts(file))
        self.timeline.show_events(timeline(file, today, self._take_back))

    def _show_verbs(self, file: ProjectFile) -> None:
        clear(self._verbs)
        leads = LEADS_ON.get(file.line.state)
        kinds = [kind for kind in ProjectKind if kind in file.allowed - MET_IN_LIST]
        kinds.sort(key=lambda kind: kind is not leads)
        for kind in kinds[:SHOWN]:
            make = primary if kind is leads else second
            button = make(VERB[kind], ICONS[kind][0])
            button.clicked.connect(partial(self._open, kind))
            self._verbs.addWidget(button)
        self._rare = kinds[SHOWN:]
        self._away = not file.line.votes
        self.more.setVisible(bool(self._rare) or self._away)

    def _open(self, kind: ProjectKind) -> None:
        self.desk.open("project-step", f"{kind.value}:{self.project_id}")

    def _meet(self, line: str) -> None:
        kind, _, about = line.partition(":")
        if kind:
            self.desk.open("project-step", f"{kind}:{self.project_id}:{about}")

    def put_away(self) -> None:
        """Take the project off the list."""
        title = self.head.title.full()
        with self.desk.store.writing(f"移走项目：{title}") as session:
            projects.put_away(session, self.project_id)
        self.desk.done(f"“{title}”已移走。")

    def _open_more(self) -> None:
        menu = QMenu(self)
        for kind in self._rare:
            menu.addAction(f"{VERB[kind]}…").triggered.connect(partial(self._open, kind))
        if self._away:
            menu.addAction("移走项目").triggered.connect(self.put_away)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _take_back(self, event_id: str) -> None:
        self.desk.open("project-take-back", f"{self.project_id}:{event_id}")


def _facts(file: ProjectFile) -> list[Fact]:
    line = file.line
    planned = f"{line.percent}%，计划到 {line.planned}%" if line.work else ""
    source = "，".join(filter(None, (line.source, line.proposer)))
    known = (
        Fact("主要内容", line.body),
        Fact("来源", source),
        Fact("责任单位", line.responsible),
        Fact("分管领导", line.official),
        Fact("总投资", f"{wan(line.total_yuan)} 万元" if line.total_yuan else ""),
        Fact("年度投资", f"{wan(line.year_yuan)} 万元，{paid(line)}" if line.year_yuan else ""),
        Fact("资金来源", line.funds),
        Fact("完成时间", labels.day(line.finish_on) if line.finish_on else ""),
        Fact("进度", planned),
        Fact("监督小组", "，".join(filter(None, (line.group, line.leader)))),
        Fact("票决", line.votes),
        Fact("满意度测评", line.rated),
        Fact("小组评价", line.grade),
        Fact("并入", line.merged_into),
    )
    return [fact for fact in known if fact.value]
