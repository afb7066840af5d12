"""The steps of a project as dialogs: one form a kind, and taking a step back."""

from npcdesk import labels, project_words
from npcdesk.errors import NotFound
from npcdesk.models import Grade, ProjectKind, ProjectOutcome
from npcdesk.office import project_boards, projects
from npcdesk.office.projects import Said
from npcdesk.rules import project_life
from npcdesk.rules.project_life import VERB, State
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.field import Field
from npcdesk.ui.fields import (
    CardChoice,
    ChoiceCards,
    DropField,
    LongTextField,
    NumberField,
    TextField,
)
from npcdesk.ui.money_field import MoneyField
from npcdesk.ui.suggestion_deed import OfficeDeed

_Kind = ProjectKind
GRADES = tuple(CardChoice(value, words) for value, words in labels.GRADE.items())
OUTCOMES = {
    _Kind.SCREEN: tuple(CardChoice(v, words) for v, words in project_words.SCREENED.items()),
    _Kind.FINISH: tuple(CardChoice(v, words) for v, words in project_words.FINISHED.items()),
}
BODY = {
    _Kind.SCREEN: ("意见", False),
    _Kind.SHORTLIST: ("意见", False),
    _Kind.REVIEW: ("审议的意见", False),
    _Kind.ASSIGN: ("清单的内容", False),
    _Kind.NODE: ("到这天做到什么", True),
    _Kind.NODE_DONE: ("完成的情况", False),
    _Kind.PROGRESS: ("说明", False),
    _Kind.INSPECT: ("看到的情况", True),
    _Kind.ITEM: ("要办的事项", True),
    _Kind.ANSWER: ("反馈的内容", True),
    _Kind.ADJUST: ("怎样调整", True),
    _Kind.GRADE: ("评价的意见", False),
    _Kind.FINISH: ("说明", False),
    _Kind.SURVEY: ("说明", False),
    _Kind.REPORT: ("说明", False),
}
WHO = {
    _Kind.SCREEN: ("哪次会议、哪一轮", "例如：第二轮，主任会议。可以不填", False),
    _Kind.SHORTLIST: ("在哪次会议初定", "例如：人大政府对接会", True),
    _Kind.REVIEW: ("由谁审议", "例如：县人大常委会、第一代表小组", True),
    _Kind.ASSIGN: ("谁下达、文号", "可以不填", False),
    _Kind.INSPECT: ("由谁督查", "例如：第一监督小组。可以不填", False),
    _Kind.ITEM: ("交给谁", "责任单位以外的写单位名称。可以不填", False),
    _Kind.ADJUST: ("哪次会议同意", "例如：第六次主任会议", True),
    _Kind.GRADE: ("由谁评价", "例如：第一监督小组。可以不填", False),
    _Kind.SURVEY: ("哪个机构", "可以不填", False),
    _Kind.REPORT: ("向哪次会议报告", "例如：县人大常委会第三十次会议", True),
}
DUE = {_Kind.NODE: "节点的日期", _Kind.ITEM: "反馈期限"}


def step(desk: Desk, wanted: str) -> "ProjectStepDialog":
    """Return the dialog of a step, or raise `DeskError` when it cannot come next."""
    kind, _, rest = wanted.partition(":")
    project_id, _, about = rest.partition(":")
    return ProjectStepDialog(desk, ProjectKind(kind), project_id, about)


class ProjectStepDialog(OfficeDeed):
    """Enters one step of a project."""

    def __init__(self, desk: Desk, kind: ProjectKind, project_id: str, about: str = "") -> None:
        self.desk, self.today = desk, desk.clock.today()
        self.kind, self._id = kind, project_id
        with desk.store.reading() as session:
            self.file = project_boards.file(session, project_id, self.today)
            project_life.require_allowed(projects.standing(session, project_id), kind)
            others = project_boards.lines(session, self.file.line.year, self.today)
        super().__init__(VERB[kind], self.file.line.title, primary=VERB[kind], width=34)
        self.on = DayField("日期", today=self.today, expects="past", required=True)
        self.due = DayField(DUE.get(kind, ""), today=self.today, expects="future", required=True)
        self.said: dict[str, Field] = {}
        self._choose(about, others)
        self._measure()
        if kind in WHO:
            label, hint, required = WHO[kind]
            self.said["who"] = TextField(label, hint=hint, required=required)
        beside = [self.said["who"]] if "who" in self.said else []
        beside += [self.due] if kind in DUE else []
        line = self.row(*beside, self.on)
        if not beside:
            line.addStretch(1)
        if kind is _Kind.INSPECT:
            self.said["how"] = TextField("方式", hint="例如：现场检查、视察、暗访。可以不填")
            self.row(self.said["how"])
        label, required = BODY[kind]
        self.said["body"] = LongTextField(label, lines=3, required=required)
        self.row(self.said["body"])
        self.on.set_value(self.today)

    def _choose(self, about: str, others: list[project_boards.ProjectLine]) -> None:
        if self.kind in OUTCOMES:
            self.said["outcome"] = ChoiceCards("结果", cards=OUTCOMES[self.kind], required=True)
            self.row(self.said["outcome"])
        if self.kind is _Kind.SCREEN:
            some = [
                (x.id, x.title) for x in others if x.id != self._id and x.state is not State.MERGED
            ]
            self.said["other_id"] = DropField("并入哪个项目", choices=[("", "—"), *some])
            self.row(self.said["other_id"])
        if self.kind is _Kind.GRADE:
            self.said["grade"] = ChoiceCards("等次", cards=GRADES, required=True)
            self.row(self.said["grade"])
        if self.kind in (_Kind.NODE_DONE, _Kind.ANSWER):
            known = self.file.nodes if self.kind is _Kind.NODE_DONE else self.file.items
            left = [(each.id, each.words) for each in known if each.met_on is None]
            self.said["about_id"] = DropField("哪一项", choices=left, required=True)
            self.said["about_id"].set_value(about or (left[0][0] if left else ""))
            self.row(self.said["about_id"])

    def _measure(self) -> None:
        if self.kind in (_Kind.PROGRESS, _Kind.NODE):
            words = "做到（%）" if self.kind is _Kind.PROGRESS else "计划做到（%）"
            self.percent = NumberField(words, hint="0 到 100。可以不填")
            self.paid = MoneyField("今年已拨（万元）", hint="累计数。可以不填")
            line = self.row(self.percent, self.paid)
            if self.kind is _Kind.NODE:
                self.paid.hide()
                line.addStretch(1)
            else:
                self.percent.set_number(self.file.line.percent)
        if self.kind is _Kind.SURVEY:
            self.said["score"] = TextField("得分", hint="满分 100，例如：89.8", required=True)
            self.row(self.said["score"])

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it."""
        told = {name: str(field.value() or "") for name, field in self.said.items()}
        measured = self.kind in (_Kind.PROGRESS, _Kind.NODE)
        percent = self.percent.number() if measured else None
        paid = self.kind is _Kind.PROGRESS and self.paid.value()
        merged = told.get("outcome") == ProjectOutcome.MERGE.value
        said = Said(
            on=self.on.value() or self.today,
            body=told["body"],
            who=told.get("who", ""),
            how=told.get("how", ""),
            outcome=ProjectOutcome(told["outcome"]) if told.get("outcome") else None,
            other_id=(told.get("other_id") or None) if merged else None,
            due_on=self.due.value() if self.kind in DUE else None,
            percent=None if percent is None else int(percent),
            paid_yuan=self.paid.yuan() if paid else None,
            grade=Grade(told["grade"]) if told.get("grade") else None,
            score=told.get("score", ""),
            about_id=told.get("about_id") or None,
        )
        title = self.file.line.title
        with self.desk.store.writing(f"{VERB[self.kind]}：{title}") as session:
            projects.enter(session, self._id, self.kind, said, today=self.today)
        name = project_words.EVENT[self.kind.value]
        self.desk.done(f"“{title}”记下了{labels.day_short(said.on)}的{name}。")


class TakeBackProject(OfficeDeed):
    """Says that a step did not happen; both stay in the records.

    Args:
        desk: the open office.
        wanted: the project's id and the event's, joined by a colon.
    """

    def __init__(self, desk: Desk, wanted: str) -> None:
        project_id, _, self.event_id = wanted.partition(":")
        self.desk, self.today = desk, desk.clock.today()
        with desk.store.reading() as session:
            file = project_boards.file(session, project_id, self.today)
        found = next((line for line in file.history if line.id == self.event_id), None)
        if found is None:
            msg = "要更正的这一步不在本单位的数据中。"
            raise NotFound(msg)
        self.step = f"{labels.day(found.on)}的{project_words.EVENT[found.kind.value]}"
        super().__init__("更正", file.line.title, primary="更正", width=28)
        self.reason = LongTextField(
            "更正的理由", lines=3, required=True, hint="例如：日期写错了。项目经过里会留下"
        )
        self.row(self.reason)
        self.note.say(f"{self.step}会划去，但不会删掉。", "info")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Take it back."""
        with self.desk.store.writing(f"更正：{self.subtitle.full()}") as session:
            projects.take_back(session, self.event_id, reason=self.reason.value(), today=self.today)
        self.desk.done(f"{self.step}已更正。")
