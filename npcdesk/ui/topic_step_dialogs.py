"""The steps of a topic as dialogs: one form a kind, and taking a step back."""

from npcdesk import labels, topic_words
from npcdesk.errors import NotFound
from npcdesk.models import Grade, TopicKind
from npcdesk.office import topic_boards, topics
from npcdesk.office.topics import Said
from npcdesk.rules import topic_life
from npcdesk.rules.topic_life import OF_PART, VERB
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.field import Field
from npcdesk.ui.fields import CardChoice, ChoiceCards, DropField, LongTextField, TextField
from npcdesk.ui.suggestion_deed import OfficeDeed

GRADES = tuple(CardChoice(value, words) for value, words in labels.GRADE.items())
BODY = {
    TopicKind.PROGRESS: ("进展到哪一步", True),
    TopicKind.RESULT: ("取得的成果", True),
    TopicKind.SHARE: ("通报的内容", True),
    TopicKind.ASSESS: ("评估的意见", False),
    TopicKind.ESCALATE: ("建议的内容", False),
    TopicKind.CLOSE: ("结论", True),
}
CARRIER = ("具体由谁承担", "代表或工作人员的姓名，换了人写新的。可以不填", False)
WHO = {
    **dict.fromkeys(OF_PART, CARRIER),
    TopicKind.SHARE: ("向谁通报", "例如：各级代表。可以不填", False),
    TopicKind.ASSESS: ("由谁评估", "例如：五级代表联席会议。可以不填", False),
    TopicKind.ESCALATE: ("由哪位代表提交", "例如：自治区人大代表某某", True),
}


def step(desk: Desk, wanted: str) -> "StepDialog":
    """Return the dialog of a step, or raise `DeskError` when it cannot come next."""
    kind, _, rest = wanted.partition(":")
    topic_id, _, part_id = rest.partition(":")
    return StepDialog(desk, TopicKind(kind), topic_id, part_id)


class StepDialog(OfficeDeed):
    """Enters one step of a topic or of a part of it."""

    def __init__(self, desk: Desk, kind: TopicKind, topic_id: str, part_id: str = "") -> None:
        self.desk, self.today = desk, desk.clock.today()
        self.kind, self._id = kind, topic_id
        with desk.store.reading() as session:
            self.file = topic_boards.file(session, topic_id, self.today)
            now = topics.standing(session, topic_id)
        open_parts = [part for part in self.file.parts if kind in part.allowed]
        chosen = part_id or (open_parts[0].id if open_parts else "")
        topic_life.require_allowed(now, kind, chosen)
        super().__init__(VERB[kind], self.file.line.title, primary=VERB[kind], width=34)
        self.on = DayField("日期", today=self.today, expects="past", required=True)
        self.said: dict[str, Field] = {}
        if kind in OF_PART:
            choices = [(part.id, f"{part.who}：{part.role}") for part in open_parts]
            self.said["part_id"] = DropField("哪一项", choices=choices, required=True)
            self.said["part_id"].set_value(chosen)
            self.row(self.said["part_id"])
        if kind is TopicKind.ASSESS:
            self.said["grade"] = ChoiceCards("等次", cards=GRADES, required=True)
            self.row(self.said["grade"])
        if kind in WHO:
            label, hint, required = WHO[kind]
            self.said["who"] = TextField(label, hint=hint, required=required)
        beside = [self.said["who"]] if "who" in self.said else []
        line = self.row(*beside, self.on)
        if not beside:
            line.addStretch(1)
        if kind in BODY:
            label, required = BODY[kind]
            self.said["body"] = LongTextField(label, lines=4, required=required)
            self.row(self.said["body"])
        self.on.set_value(self.today)
        self._warn()

    def _warn(self) -> None:
        left = self.file.line.parts - self.file.line.done
        if left and self.kind in (TopicKind.ASSESS, TopicKind.CLOSE):
            self.note.say(f"还有 {left} 项没有成果，可以照样登记。", "warn")
        elif self.kind is TopicKind.SHARE:
            self.note.say("通报随数据交换送到下级单位。", "info")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it."""
        told = {name: str(field.value() or "") for name, field in self.said.items()}
        said = Said(
            on=self.on.value() or self.today,
            part_id=told.get("part_id") or None,
            body=told.get("body", ""),
            who=told.get("who", ""),
            grade=Grade(told["grade"]) if told.get("grade") else None,
        )
        title = self.file.line.title
        with self.desk.store.writing(f"{VERB[self.kind]}：{title}") as session:
            topics.enter(session, self._id, self.kind, said, today=self.today)
        name = topic_words.TOPIC_EVENT[self.kind.value]
        self.desk.done(f"“{title}”记下了{labels.day_short(said.on)}的{name}。")


class TakeBackStep(OfficeDeed):
    """Says that a step did not happen; both stay in the records.

    Args:
        desk: the open office.
        wanted: the topic's id and the event's, joined by a colon.
    """

    def __init__(self, desk: Desk, wanted: str) -> None:
        topic_id, _, self.event_id = wanted.partition(":")
        self.desk, self.today = desk, desk.clock.today()
        with desk.store.reading() as session:
            file = topic_boards.file(session, topic_id, self.today)
        found = next((line for line in file.history if line.id == self.event_id), None)
        if found is None:
            msg = "要更正的这一步不在本单位的数据中。"
            raise NotFound(msg)
        self.step = f"{labels.day(found.on)}的{topic_words.TOPIC_EVENT[found.kind.value]}"
        super().__init__("更正", file.line.title, primary="更正", width=28)
        self.reason = LongTextField(
            "更正的理由", lines=3, required=True, hint="例如：日期写错了。议题经过里会留下"
        )
        self.row(self.reason)
        self.note.say(f"{self.step}会划去，但不会删掉。", "info")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Take it back."""
        with self.desk.store.writing(f"更正：{self.subtitle.full()}") as session:
            topics.take_back(session, self.event_id, reason=self.reason.value(), today=self.today)
        self.desk.done(f"{self.step}已更正。")
