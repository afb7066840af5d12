"""The steps of an opinion's life as dialogs, and 更正 of one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog

from npcdesk import labels
from npcdesk.errors import NotFound
from npcdesk.models import OpinionKind, Rating
from npcdesk.office import matters, opinion_events, opinion_files, visits
from npcdesk.office.opinion_events import Said
from npcdesk.rules import opinion_life
from npcdesk.rules.opinion_life import VERB
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.field import Field
from npcdesk.ui.fields import CardChoice, ChoiceCards, LongTextField, TextField
from npcdesk.ui.pick_fields import PickField
from npcdesk.ui.suggestion_deed import OfficeDeed
from npcdesk.ui.unit_picks import UnitPicks
from npcdesk.ui.word_fields import WordField

WAYS = ("电话", "上门", "代表接待日当面", "微信", "书面")
ELSEWHERE = ("去信访局反映", "向人民法院起诉", "向公安机关报案", "申请行政复议", "申请劳动仲裁")
RATINGS = tuple(CardChoice(value, words) for value, words in labels.RATING.items() if value)
_WORDS = {
    OpinionKind.ANSWER: "怎么答复的",
    OpinionKind.COORDINATE: "由谁协调、怎么处理",
    OpinionKind.TRANSFER: "办理要求",
    OpinionKind.RESULT: "办理结果",
    OpinionKind.FEEDBACK: "告诉了群众什么",
    OpinionKind.RATE: "群众怎么说",
    OpinionKind.CLOSE: "说明",
}
_LONG = 40


def step(desk: Desk, wanted: str) -> QDialog:
    """Return the dialog of a step, `kind:opinion id`; 转为建议 is that of a new suggestion."""
    kind, _, opinion_id = wanted.partition(":")
    if kind == OpinionKind.SUGGEST.value:
        from npcdesk.ui.suggestion_dialog import SuggestionDialog  # noqa: PLC0415 - one way

        return SuggestionDialog(desk, opinion_id)
    return StepDialog(desk, OpinionKind(kind), opinion_id)


class StepDialog(OfficeDeed):
    """Enters one step of an opinion's life."""

    def __init__(self, desk: Desk, kind: OpinionKind, opinion_id: str) -> None:
        self.desk, self.today = desk, desk.clock.today()
        self.kind, self._id = kind, opinion_id
        with desk.store.reading() as session:
            self.file = opinion_files.file(session, opinion_id, self.today)
            due = opinion_events.due(session, self.today)
        words = self.file.row.words
        under = words if len(words) <= _LONG else f"{words[:_LONG]}…"
        super().__init__(VERB[kind], f"“{under}”", primary=VERB[kind], width=32)
        self.on = DayField("日期", today=self.today, expects="past", required=True)
        self.units = UnitPicks(desk)
        self.unit = PickField("转办到", find=self.units.find, required=True, hint="名称或首字母")
        self.due = DayField(
            "办理期限", today=self.today, expects="future", hint="不改就是 15 个工作日"
        )
        self.how = WordField("反馈方式", words=lambda: WAYS, required=True)
        self.told = WordField("告知群众去哪里", words=lambda: ELSEWHERE, required=True)
        self.level = TextField("报到哪一级、哪个单位", required=True, hint="例如：市人大代表联络站")
        self.rating = ChoiceCards("群众评价", cards=RATINGS, required=kind is OpinionKind.RATE)
        self.words = LongTextField(
            _WORDS.get(kind, "说明"), lines=3, required=kind is OpinionKind.RESULT
        )
        for line in self._lines():
            self.row(*line)
        self.on.set_value(self.today)
        if kind in opinion_life.DATED:
            self.due.set_value(due)
            self.on.changed.connect(self._move_due)

    def _lines(self) -> Sequence[Sequence[Field]]:
        return {
            OpinionKind.COORDINATE: ((self.words,), (self.on, self.due)),
            OpinionKind.TRANSFER: ((self.unit,), (self.on, self.due), (self.words,)),
            OpinionKind.RAISE: ((self.level,), (self.on, self.due)),
            OpinionKind.REFUSE: ((self.told,), (self.on,)),
            OpinionKind.FEEDBACK: ((self.how, self.on), (self.words,)),
            OpinionKind.RATE: ((self.rating,), (self.on,), (self.words,)),
        }.get(self.kind, ((self.words,), (self.on,)))

    def _move_due(self) -> None:
        """Count the due day anew from another day."""
        on = self.on.value()
        if on is not None:
            with self.desk.store.reading() as session:
                self.due.set_value(opinion_events.due(session, on))

    def _said(self) -> str:
        of = {OpinionKind.RAISE: self.level, OpinionKind.REFUSE: self.told}
        return str(of.get(self.kind, self.words).value())

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it."""
        with self.desk.store.writing(f"群众意见：{VERB[self.kind]}") as session:
            chosen = self.unit.choice() if self.kind is OpinionKind.TRANSFER else None
            said = Said(
                on=self.on.value() or self.today,
                unit_id=self.units.ids(session, [chosen])[0] if chosen else None,
                due_on=self.due.value() if self.kind in opinion_life.DATED else None,
                words=self._said(),
                how=self.how.value() if self.kind is OpinionKind.FEEDBACK else "",
                rating=Rating(self.rating.value()) if self.rating.value() else None,
            )
            opinion_events.enter(session, self._id, self.kind, said, today=self.today)
        self.desk.done(f"{VERB[self.kind].removeprefix('登记')}已登记。")


class TakeBackDialog(OfficeDeed):
    """Says that a step did not happen; both stay in the records. `wanted`: opinion:event."""

    def __init__(self, desk: Desk, wanted: str) -> None:
        opinion_id, _, self.event_id = wanted.partition(":")
        self.desk, self.today = desk, desk.clock.today()
        with desk.store.reading() as session:
            file = opinion_files.file(session, opinion_id, self.today)
        found = next((each for each in file.steps if each.id == self.event_id), None)
        if found is None:
            msg = "要更正的这一步不在本单位的数据中。"
            raise NotFound(msg)
        self.step = f"{labels.day(found.on)}的{labels.OPINION_EVENT[found.kind.value]}"
        super().__init__("更正", f"“{file.row.words[:_LONG]}”", primary="更正", width=28)
        self.reason = LongTextField(
            "更正的理由", lines=3, required=True, hint="例如：日期写错了。办理经过里会留下"
        )
        self.row(self.reason)
        self.note.say(f"{self.step}会划去，但不会删掉。", "info")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Take it back."""
        with self.desk.store.writing("群众意见：更正") as session:
            opinion_events.take_back(
                session, self.event_id, reason=self.reason.value(), today=self.today
            )
        self.desk.done(f"{self.step}已更正。")


class GatherDialog(OfficeDeed):
    """Puts opinions that say the same together. `wanted`: their ids, with commas."""

    def __init__(self, desk: Desk, wanted: str) -> None:
        self.desk, self.today = desk, desk.clock.today()
        self.ids = tuple(filter(None, wanted.split(",")))
        with desk.store.reading() as session:
            said = [opinion_events.own(session, each) for each in self.ids]
            known = next((each.matter_id for each in said if each.matter_id), "")
            title = matters.own(session, known).title if known else said[0].words[: matters.TITLE]
            where = visits.file_with(session, self.ids[0]).row.station
        super().__init__(
            "归为同类事项", f"{len(self.ids)} 条意见，{where}等", primary="归为同类", width=30
        )
        self.name = TextField("事项名称", required=True, hint="例如：沙河桥护栏")
        self.row(self.name)
        self.name.set_value(title)

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Gather them."""
        with self.desk.store.writing(f"归为同类：{self.name.value()}") as session:
            matters.gather(session, self.ids, self.name.value())
        self.desk.done(f"已归为“{self.name.value()}”。")
