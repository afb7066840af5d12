"""登记签收, 登记退办, 登记协办意见: what comes from the units that have a suggestion."""

from datetime import date

from npcdesk import labels
from npcdesk.models import EventKind, HandlerRole
from npcdesk.office import unit_side
from npcdesk.office.dues import pack_of
from npcdesk.office.suggestion_events import paper as kept
from npcdesk.office.unit_side import PartInHand
from npcdesk.rules.pack import Base
from npcdesk.ui.day_field import DayField, Remark, against
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import CardChoice, ChoiceCards, DropField, LongTextField, TextField
from npcdesk.ui.suggestion_deed import SuggestionDeed

CONTENT, HOLLOW = "content", "hollow"
OPINIONS = (
    CardChoice(CONTENT, "有意见", "写下要点，交给主办单位"),
    CardChoice(HOLLOW, "无实质内容", "主办单位可以要求重提"),
)


class FromUnit(SuggestionDeed):
    """A dialog about one of the units that have the suggestion."""

    def _pick_unit(self, some: list[PartInHand], label: str = "单位") -> DropField:
        """Return the field of the unit; of one there is nothing to choose."""
        choices = [
            (part.unit_id, f"{part.unit}（{labels.HANDLER_ROLE[part.role.value]}）")
            for part in some
        ]
        field = DropField(label, choices=choices, required=True)
        if choices:
            field.set_value(choices[0][0])
        return field

    def _unit(self, field: DropField) -> str:
        return next((p.unit for p in self.paper.parts if p.unit_id == field.value()), "")


class ReceiveDialog(FromUnit):
    """Enters that a unit signed for the suggestion (签收)."""

    kind = EventKind.RECEIVE

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, suggestion_id, "登记签收", primary="登记签收", width=34)
        self.unit = self._pick_unit([p for p in self.paper.parts if p.received_on is None])
        self.on = DayField("签收日期", today=self.today, expects="past", required=True)
        self.signer = TextField("签收人", hint="照签收回执写，可以不填")
        self.row(self.unit)
        self.row(self.on, self.signer)
        self.on.set_value(self.today)
        if all(part.received_on for part in self.paper.parts):
            self.note.say("交办的单位都已经签收。", "info")
            self.primary.setEnabled(False)

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it beside the steps: late slips are allowed."""
        on = self.on.value() or self.today
        with self.writing() as session:
            due = unit_side.receive(
                session,
                self.id,
                unit_id=self.unit.value(),
                on=on,
                today=self.today,
                signed_by=self.signer.value(),
            )
        co = any(
            p.unit_id == self.unit.value() and p.role is HandlerRole.CO for p in self.paper.parts
        )
        what = "协办意见" if co else "答复"
        until = f"，{what}期限 {labels.day(due.on)}" if due else ""
        self.desk.done(
            f"{self.called}由{self._unit(self.unit)} {labels.day_short(on)}签收{until}。"
        )


class GiveBackDialog(FromUnit):
    """Enters that a unit asks to give the suggestion back (退办)."""

    kind = EventKind.GIVE_BACK

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, suggestion_id, "登记退办", primary="登记退办", width=36)
        self.unit = self._pick_unit(list(self.paper.parts), "申请退办的单位")
        self.on = DayField("申请日期", today=self.today, expects="past", required=True)
        self.reason = LongTextField(
            "退办的理由", lines=4, required=True, hint="照单位的书面申请写，原件请留存"
        )
        self.proposed = TextField("建议改由哪个单位承办", hint="可以不填")
        self.row(self.unit, self.on, shares=(3, 2))
        self.row(self.reason)
        self.row(self.proposed)
        self.on.set_value(self.today)
        for field in (self.unit, self.on):
            field.changed.connect(self._weigh)
        self._weigh()

    def _weigh(self) -> None:
        """Say until when the unit could give it back."""
        unit, on = self.unit.value(), self.on.value()
        if not unit:
            return
        with self.desk.store.reading() as session:
            last = unit_side.give_back_by(session, self.id, unit)
            rule = pack_of(session, kept(session, self.id)).withdraw
        part = next(part for part in self.paper.parts if part.unit_id == unit)
        counted = rule is not None and rule.base is Base.RECEIVED
        unsigned = "还没有登记签收，先按交办日算。" if counted and not part.received_on else ""
        if last is None:
            self.note.say("规则包没有规定退办期限。", "info")
        elif on is not None and on > last.on:
            past = f"（{last.why}），已经过了 {(on - last.on).days} 天。"
            late = f"退办期限是 {labels.day(last.on)}{past}"
            self.note.say(f"{late}{unsigned}可以登记，同意不同意由您决定。", "warn")
        else:
            self.note.say(f"退办期限 {labels.day(last.on)}（{last.why}）。{unsigned}", "info")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter the request; what becomes of it is the next step."""
        with self.writing() as session:
            due = unit_side.give_back(
                session,
                self.id,
                unit_id=self.unit.value(),
                on=self.on.value() or self.today,
                today=self.today,
                reason=self.reason.value(),
                proposed=self.proposed.value(),
            )
        until = f"，请在 {labels.day(due.on)}前决定" if due else "，请决定同意改办还是不同意"
        self.desk.done(f"{self._unit(self.unit)}申请退回{self.called}{until}。")


class CoOpinionDialog(FromUnit):
    """Enters a co-handler's opinion (协办意见)."""

    kind = EventKind.CO_OPINION

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, suggestion_id, "登记协办意见", primary="登记协办意见", width=36)
        cos = [part for part in self.paper.parts if part.role is HandlerRole.CO]
        self.unit = self._pick_unit([part for part in cos if part.opinion_on is None], "协办单位")
        self.on = DayField(
            "收到日期", today=self.today, expects="past", required=True, remark=self._remark
        )
        self.what = ChoiceCards("意见", cards=OPINIONS, required=True)
        self.said = LongTextField("意见的要点", lines=4, required=True)
        self.row(self.unit, self.on, shares=(3, 2))
        self.row(self.what)
        self.row(self.said)
        self.what.set_value(CONTENT)
        self.on.set_value(self.today)
        self.what.changed.connect(self._answer)
        if not cos:
            self._nothing("这件建议没有协办单位。")
        elif all(part.opinion_on for part in cos):
            self._nothing("协办单位的意见都已经收到。")

    def _nothing(self, words: str) -> None:
        self.note.say(words, "info")
        self.primary.setEnabled(False)

    def _answer(self) -> None:
        self.said.setVisible(self.what.value() == CONTENT)

    def _remark(self, on: date) -> Remark:
        parts = self.paper.parts
        due = next((p.opinion_due for p in parts if p.unit_id == self.unit.value()), None)
        return against(due, on)

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it for the lead unit to take in."""
        hollow = self.what.value() == HOLLOW
        with self.writing() as session:
            due = unit_side.co_opinion(
                session,
                self.id,
                unit_id=self.unit.value(),
                on=self.on.value() or self.today,
                today=self.today,
                body="" if hollow else self.said.value(),
                hollow=hollow,
            )
        again = f"，请在 {labels.day(due.on)}前重提" if due else ""
        what = f"的协办意见无实质内容{again}" if hollow else "的协办意见已登记"
        self.desk.done(f"{self.called}{self._unit(self.unit)}{what}。")
