"""研究 of what the delegate was not satisfied with: 要求重办, or 说明理由."""

from npcdesk import labels
from npcdesk.models import EventKind
from npcdesk.office import dues, suggestion_ends, suggestion_events
from npcdesk.office.unit_side import PartInHand
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.due_box import DueBox
from npcdesk.ui.fields import LongTextField
from npcdesk.ui.part_ticks import PartTicks
from npcdesk.ui.suggestion_deed import SuggestionDeed

TOLD = "早就通知了单位的，写通知的那天；已经收到的新答复随后登记。"


class RedoDialog(SuggestionDeed):
    """Asks the unit to handle the suggestion anew (重办)."""

    kind = EventKind.REDO

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, suggestion_id, "要求重办", primary="要求重办", width=34)
        self.on = DayField("单位收到要求的日期", today=self.today, expects="past", required=True)
        self.reason = LongTextField("研究的意见", lines=3, hint="要重新办什么，可以不填")
        self.due = DueBox("重新答复期限")
        answered = [part for part in self.paper.parts if part.apart and part.replied_on]
        self.whose = PartTicks([(part.unit_id, _answered(part)) for part in answered], self._say)
        for box in self.whose.boxes:
            self.row(box)
        self.row(self.on).addStretch(1)
        self.row(self.reason)
        self.body.addWidget(self.due)
        self.on.changed.connect(self._answer)
        self.on.set_value(self.today)
        self._answer()
        self.note.say(TOLD, "info")

    def _answer(self) -> None:
        on = self.on.value()
        if on is None:
            self.due.show_due(None)
            return
        with self.desk.store.reading() as session:
            paper = suggestion_events.paper(session, self.id)
            rule = dues.pack_of(session, paper).rehandle
            self.due.show_due(dues.resolve(session, paper, rule, on))

    def _say(self) -> None:
        """Tell what becomes of the units that are not asked."""
        chosen = self.whose.chosen()
        left = len(self.whose.boxes) - len(chosen)
        stays = "没有勾的单位不用再答，原来的答复和类别照旧算数。"
        self.note.say(stays if left and chosen else TOLD, "info")
        self.primary.setEnabled(bool(chosen))

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Ask for it."""
        with self.writing() as session:
            due = suggestion_ends.redo(
                session,
                self.id,
                on=self.on.value() or self.today,
                today=self.today,
                unit_ids=[unit for unit in self.whose.chosen() if unit],
                reason=self.reason.value(),
            )
        self.desk.done(f"{self.called}要求重办，期限 {labels.day(due.on)}。")


def _answered(part: PartInHand) -> str:
    return f"{part.unit}（{part.reply_class} 类）重新办"


class ExplainDialog(SuggestionDeed):
    """Concludes with reasons that are told to the delegate (说明理由)."""

    kind = EventKind.EXPLAIN

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, suggestion_id, "说明理由", primary="说明理由", width=34)
        self.on = DayField("研究日期", today=self.today, expects="past", required=True)
        self.told = DayField("告知代表的日期", today=self.today, expects="past", hint="可以以后补")
        self.reason = LongTextField(
            "理由", lines=4, required=True, hint="为什么不再重新办理，照告诉代表的话写"
        )
        self.row(self.on, self.told)
        self.row(self.reason)
        self.on.set_value(self.today)
        self.note.say("说明理由以后可以办结，代表的评价仍是不满意。", "info")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Conclude."""
        with self.writing() as session:
            suggestion_ends.explain(
                session,
                self.id,
                on=self.on.value() or self.today,
                today=self.today,
                reason=self.reason.value(),
                told_on=self.told.value(),
            )
        self.desk.done(f"{self.called}已说明理由，可以办结。")
