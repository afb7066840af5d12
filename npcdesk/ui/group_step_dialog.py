"""The steps of a group's work as dialogs: one form a kind, and taking a step back."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QDialog

from npcdesk import labels
from npcdesk.errors import NotFound, Unclear
from npcdesk.models import Grade, GroupKind
from npcdesk.office import attachments, group_boards, group_events, offices
from npcdesk.office.group_boards import GroupFile
from npcdesk.office.group_events import Said
from npcdesk.rules import group_life
from npcdesk.rules.day_entry import read_day
from npcdesk.rules.group_life import VERB
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.enclosed import Enclosed
from npcdesk.ui.field import Field
from npcdesk.ui.fields import CardChoice, ChoiceCards, DropField, LongTextField, TextField
from npcdesk.ui.group_dialog import SetUp
from npcdesk.ui.suggestion_deed import OfficeDeed

WAYS = ("视察", "座谈", "调研", "听取汇报", "电话")
GRADES = tuple(CardChoice(value, words) for value, words in labels.GRADE.items())
Made = list[tuple[str, Field]]
"""Fields by what they say, those of a line joined by a space: `who venue`."""


def step(desk: Desk, wanted: str) -> QDialog:
    """Return the dialog of a step, or raise `DeskError` when it cannot come next."""
    kind, _, rest = wanted.partition(":")
    group_id, _, about = rest.partition(":")
    if kind == GroupKind.FORM.value:
        return SetUp(desk, group_id)
    return StepDialog(desk, GroupKind(kind), group_id, about)


def read_nodes(text: str, today: date) -> list[tuple[date, str]]:
    """Return the nodes typed one a line, the day first: 5.12 现场座谈.

    Raises:
        Unclear: a line has no day, or says nothing beside it.
    """
    nodes = []
    for line in filter(None, map(str.strip, text.splitlines())):
        day, _, words = line.replace("\u3000", " ").partition(" ")
        if not words.strip():
            msg = f"“{line}”这一行请写成：日期、空格、事项，例如 5.12 现场座谈。"
            raise Unclear(msg)
        nodes.append((read_day(day, today=today, expects="future"), words.strip()))
    return nodes


class StepDialog(OfficeDeed):
    """Enters one step of a group's work."""

    def __init__(self, desk: Desk, kind: GroupKind, group_id: str, about: str = "") -> None:
        self.desk, self.today = desk, desk.clock.today()
        self.kind, self._id, self._about = kind, group_id, about
        with desk.store.reading() as session:
            self.file = group_boards.file(session, group_id, self.today)
            group_life.require_allowed(group_events.standing(session, group_id), kind)
        board = self.file.board
        under = "·".join(filter(None, (board.name, f"组长 {board.leader}" if board.leader else "")))
        super().__init__(VERB[kind], under, primary=VERB[kind], width=34)
        self.on = DayField(_DAYS.get(kind, "日期"), today=self.today, expects="past", required=True)
        self.said: dict[str, Field] = {}
        self._lay_out_fields()
        self.enclosed = Enclosed(desk)
        if kind in _WITH_FILES:
            self.body.addWidget(self.enclosed)
        self.on.set_value(self.today)
        if kind is GroupKind.CARRY:
            self.on.changed.connect(self._say_year)
            self._say_year()
        self._warn()

    def _lay_out_fields(self) -> None:
        lines = _FORMS[self.kind](self)
        short = (line for line in lines if not isinstance(line[0][1], LongTextField))
        beside = next(short, None)  # the day stands with short fields, else before all
        if beside is None:
            self.row(self.on).addStretch(1)
        for line in lines:
            fields = [field for _, field in line]
            self.row(*fields, *((self.on,) if line is beside else ()))
            self.said |= dict(line)

    def _say_year(self) -> None:
        year = group_life.carried_into(self.on.value() or self.today)
        self.note.say(f"结转到 {year} 年，没有完成的节点和清单跟着过去。", "info")

    def _warn(self) -> None:
        """Say what is still open before the work is judged or put away."""
        board = self.file.board
        nodes = len(board.nodes) - board.nodes_done
        items = sum(item.met_on is None for item in board.items)
        still = "、".join(
            filter(
                None,
                (
                    f"{nodes} 个节点没有完成" if nodes else "",
                    f"{items} 项清单没有反馈" if items else "",
                ),
            )
        )
        if still and self.kind in (GroupKind.REPORT, GroupKind.EVALUATE, GroupKind.ARCHIVE):
            self.note.say(f"还有 {still}，可以照样登记。", "warn")

    def value(self, name: str) -> Any:
        """Return what was typed for a part of the step."""
        return self.said[name].value() if name in self.said else ""

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it."""
        said = Said(
            on=self.on.value() or self.today,
            body=self.value("body"),
            who=self.value("who"),
            venue=self.value("venue"),
            how=self.value("how"),
            due_on=self.value("due_on") or None,
            grade=Grade(self.value("grade")) if self.value("grade") else None,
            about_id=self.value("about_id") or None,
        )
        nodes = read_nodes(self.value("nodes"), self.on.value() or self.today)
        name = self.file.board.name
        with self.desk.store.writing(f"{VERB[self.kind]}：{name}") as session:
            if self.kind is GroupKind.PLAN:
                group_events.plan(session, self._id, said, nodes, today=self.today)
            else:
                made = group_events.enter(session, self._id, self.kind, said, today=self.today)
                blobs = self.desk.store.blobs
                attachments.attach_each(
                    self.enclosed.paths,
                    lambda path: attachments.attach_to_step(session, blobs, made, path),
                )
        self.desk.done(_done(self.kind, name, said, [on for on, _ in nodes]))

    def points(self, label: str) -> DropField:
        """Return the field of the node or item that it is about, the one asked for chosen."""
        board = self.file.board
        points = board.nodes if self.kind is GroupKind.NODE_DONE else board.items
        open_ones = [point for point in points if point.met_on is None]
        choices = [
            (point.id, f"{labels.day_short(point.due_on)} {point.words}") for point in open_ones
        ]
        field = DropField(label, choices=choices, required=True)
        wanted = [self._about] if self._about in dict(choices) else [choices[0][0]]
        field.set_value(wanted[0])
        return field


def _done(kind: GroupKind, name: str, said: Said, nodes: list[date]) -> str:
    day = labels.day_short(said.on)
    days = "、".join(map(labels.day, nodes))
    told = {
        GroupKind.PLAN: f"方案已登记，{len(nodes)} 个节点：{days}" if nodes else "方案已登记",
        GroupKind.ITEM: f"清单已交办，{labels.day_short(said.due_on)}前反馈" if said.due_on else "",
        GroupKind.EVALUATE: f"评价为“{labels.GRADE[said.grade.value]}”" if said.grade else "",
        GroupKind.CARRY: f"结转到 {group_life.carried_into(said.on)} 年",
        GroupKind.ARCHIVE: "已归档",
    }
    return f"{name}{told.get(kind) or f'记下了{day}的{labels.GROUP_EVENT[kind.value]}'}。"


_WITH_FILES = frozenset(
    {
        GroupKind.CONSULT,
        GroupKind.PROGRESS,
        GroupKind.INSPECT,
        GroupKind.ANSWER,
        GroupKind.REPORT,
    }
)
_DAYS = {
    GroupKind.NOMINATE: "提名日期",
    GroupKind.DECIDE: "会议日期",
    GroupKind.CONSULT: "会商日期",
    GroupKind.PLAN: "定下方案的日期",
    GroupKind.NODE: "登记日期",
    GroupKind.NODE_DONE: "完成日期",
    GroupKind.PROGRESS: "反馈日期",
    GroupKind.INSPECT: "活动日期",
    GroupKind.ITEM: "交办日期",
    GroupKind.ANSWER: "收到反馈的日期",
    GroupKind.REPORT: "报告日期",
    GroupKind.EVALUATE: "评价日期",
}


def _nominate(_dialog: StepDialog) -> list[Made]:
    who = TextField("提名的工委", required=True, hint="例如：财经工委")
    return [[("who", who)], [("body", LongTextField("理由", lines=2, hint="可以不填"))]]


def _decide(_dialog: StepDialog) -> list[Made]:
    who = TextField("由谁确定", required=True, hint="例如：第五次主任会议、主席团")
    return [[("who", who)], [("body", LongTextField("会议的意见", lines=2, hint="可以不填"))]]


def _consult(_dialog: StepDialog) -> list[Made]:
    return [
        [("venue", TextField("地点", hint="可以不填"))],
        [("who", TextField("参加的人和单位", hint="督办组、承办单位、邀请的代表"))],
        [("body", LongTextField("商定了什么", lines=4, hint="可以不填"))],
    ]


def _plan(dialog: StepDialog) -> list[Made]:
    def check(text: str) -> str:
        try:
            read_nodes(text, dialog.on.value() or dialog.today)
        except Unclear as unclear:
            return str(unclear)
        return ""

    nodes = LongTextField(
        "节点", lines=4, hint="每行一个，日期在前，例如：5.12 现场座谈", check=check
    )
    return [[("body", LongTextField("方案要点", lines=3))], [("nodes", nodes)]]


def _node(dialog: StepDialog) -> list[Made]:
    due = DayField("节点日期", today=dialog.today, expects="future", required=True)
    return [[("body", LongTextField("要做到什么", lines=2, required=True))], [("due_on", due)]]


def _node_done(dialog: StepDialog) -> list[Made]:
    return [
        [("about_id", dialog.points("节点"))],
        [("body", LongTextField("完成的情况", lines=3, hint="可以不填"))],
    ]


def _progress(_dialog: StepDialog) -> list[Made]:
    return [
        [("who", TextField("由谁反馈", hint="例如：县水利局"))],
        [("body", LongTextField("进展到哪一步", lines=4, required=True))],
    ]


def _inspect(_dialog: StepDialog) -> list[Made]:
    how = DropField("形式", choices=[(way, way) for way in WAYS], required=True)
    how.set_value(WAYS[0])
    return [
        [("how", how)],
        [("venue", TextField("地点")), ("who", TextField("参加的人", hint="可以不填"))],
        [("body", LongTextField("发现的问题", lines=4, hint="台账的“存在问题”照这里写"))],
    ]


def _item(dialog: StepDialog) -> list[Made]:
    due = DayField("反馈期限", today=dialog.today, expects="future", required=True)
    return [
        [("body", LongTextField("要办的事项", lines=3, required=True))],
        [("who", TextField("交给哪个单位", hint="例如：县水利局")), ("due_on", due)],
    ]


def _answer(dialog: StepDialog) -> list[Made]:
    return [
        [("about_id", dialog.points("清单上的哪一项"))],
        [("body", LongTextField("反馈的内容", lines=4, required=True))],
    ]


def _report(dialog: StepDialog) -> list[Made]:
    who = TextField("向谁报告", required=True, hint="例如：第十二次主任会议")
    with dialog.desk.store.reading() as session:
        who.set_value(offices.meeting(session))
    return [[("who", who)], [("body", LongTextField("报告的要点", lines=4, hint="可以不填"))]]


def _evaluate(_dialog: StepDialog) -> list[Made]:
    return [
        [("grade", ChoiceCards("等次", cards=GRADES, required=True))],
        [("who", TextField("由谁评价", hint="例如：常委会会议"))],
        [("body", LongTextField("评价的意见", lines=3, hint="可以不填"))],
    ]


def _archive(_dialog: StepDialog) -> list[Made]:
    return [[("body", LongTextField("结论", lines=3, hint="可以不填"))]]


def _carry(_dialog: StepDialog) -> list[Made]:
    return [[("body", LongTextField("结转的理由", lines=3, required=True))]]


_FORMS: dict[GroupKind, Callable[[StepDialog], list[Made]]] = {
    GroupKind.NOMINATE: _nominate,
    GroupKind.DECIDE: _decide,
    GroupKind.CONSULT: _consult,
    GroupKind.PLAN: _plan,
    GroupKind.NODE: _node,
    GroupKind.NODE_DONE: _node_done,
    GroupKind.PROGRESS: _progress,
    GroupKind.INSPECT: _inspect,
    GroupKind.ITEM: _item,
    GroupKind.ANSWER: _answer,
    GroupKind.REPORT: _report,
    GroupKind.EVALUATE: _evaluate,
    GroupKind.ARCHIVE: _archive,
    GroupKind.CARRY: _carry,
}


class TakeBackStep(OfficeDeed):
    """Says that a step of a group's work did not happen; both stay in the records.

    Args:
        desk: the open office.
        wanted: the group's id and the event's, joined by a colon.
    """

    def __init__(self, desk: Desk, wanted: str) -> None:
        group_id, _, self.event_id = wanted.partition(":")
        self.desk, self.today = desk, desk.clock.today()
        with desk.store.reading() as session:
            file: GroupFile = group_boards.file(session, group_id, self.today)
        found = next((line for line in file.history if line.id == self.event_id), None)
        if found is None:
            msg = "要更正的这一步不在本单位的数据中。"
            raise NotFound(msg)
        self.step = f"{labels.day(found.on)}的{labels.GROUP_EVENT[found.kind.value]}"
        super().__init__("更正", file.board.name, primary="更正", width=28)
        self.name = file.board.name
        self.reason = LongTextField(
            "更正的理由", lines=3, required=True, hint="例如：日期写错了。督办经过里会留下"
        )
        self.row(self.reason)
        self.note.say(f"{self.step}会划去，但不会删掉。", "info")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Take it back."""
        with self.desk.store.writing(f"更正：{self.name}") as session:
            group_events.take_back(
                session, self.event_id, reason=self.reason.value(), today=self.today
            )
        self.desk.done(f"{self.name}{self.step}已更正。")
