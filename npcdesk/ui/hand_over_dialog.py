"""交办: to which units, how, since when; shows at once until when they must answer."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout

from npcdesk import labels
from npcdesk.models import EventKind
from npcdesk.office import holidays, suggestions
from npcdesk.office.hand_over_dues import HandOverDues, hand_over_dues
from npcdesk.rules.deadlines import is_worked
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.due_box import DueBox
from npcdesk.ui.fields import CardChoice, CheckField, ChoiceCards, TextField
from npcdesk.ui.pick_fields import PickField, PicksField
from npcdesk.ui.suggestion_deed import SuggestionDeed
from npcdesk.ui.theme import look
from npcdesk.ui.unit_picks import UnitPicks
from npcdesk.ui.words import Words

ALONE, TOGETHER, APART = "alone", "together", "apart"
USUAL, LONGEST = "usual", "longest"
WAYS = (
    CardChoice(ALONE, "单办", "一个单位办，一个单位答"),
    CardChoice(TOGETHER, "主办和协办", "主办答复，协办给意见"),
    CardChoice(APART, "分办", "各办各的，分别答复"),
)


class HandOverDialog(SuggestionDeed):
    """Hands a suggestion to the units that must answer it."""

    kind = EventKind.HAND_OVER

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, suggestion_id, "交办", primary="交办", width=41)
        with desk.store.reading() as session:
            self.calendar = holidays.calendar(session)
        picks = self.picks = UnitPicks(desk)
        self.way = ChoiceCards("办理方式", cards=WAYS, required=True)
        self.lead = PickField(
            "主办单位", find=picks.find, required=True, placeholder="单位名或首字母"
        )
        self.co = PicksField(
            "协办单位",
            find=picks.find,
            required=True,
            placeholder="单位名或首字母",
            hint="回车记下一个，退格去掉前一个",
            check=self._check_co,
        )
        self.apart = PicksField(
            "分办单位",
            find=picks.find,
            required=True,
            placeholder="单位名或首字母",
            hint="每个单位各自答复，至少两个",
            check=lambda ids: "" if len(ids) > 1 else "分办至少要两个单位，一个单位请选“单办”。",
        )
        self.jointly = CheckField("不分别答复，由这几个单位共同主办、一起答复")
        self.on = DayField("交办日期", today=self.today, expects="past", required=True)
        self.number = TextField("交办函号", hint="可以不填，交办单上会空着")
        self.message = TextField("请承办单位注意", hint="记在办理经过里")
        self.period = ChoiceCards("办理期限", cards=_periods(self._dues(self.today)))
        self._boxes = [DueBox(name) for name in ("答复期限", "协办意见期限", "退办期限")]
        self._rules = Words("", "caption")
        self._place()
        self._fill()
        for field in (self.way, self.on, self.period, self.lead):
            field.changed.connect(self._answer)

    def _place(self) -> None:
        self.row(self.way)
        self.row(self.lead, self.co, shares=(2, 5))
        self.row(self.apart)
        self.row(self.jointly)
        self.row(self.on, self.number, self.message, shares=(3, 4, 6))
        self.row(self.period)
        head = QHBoxLayout()
        head.setSpacing(look().em(0.4))
        head.addWidget(Words("程序算出的期限", "second_strong"))
        head.addWidget(self._rules)
        head.addStretch()
        self.body.addLayout(head)
        boxes = QHBoxLayout()
        boxes.setSpacing(look().em(0.5))
        for box in self._boxes:
            boxes.addWidget(box, 1)
        self.body.addLayout(boxes)

    def _fill(self) -> None:
        self.way.set_value(ALONE)
        self.lead.set_value(self.picks.named(self._meant()))
        self.on.set_value(self.today)
        self.period.set_value(USUAL)
        self._answer()

    def _meant(self) -> str:
        """Return the unit that was proposed, else the delegate's wish; none that gave it back."""
        steps = [each for each in self.paper.history if not each.taken_back]
        proposed = (each.proposed for each in steps)
        gave = {each.unit for each in steps if each.kind is EventKind.GIVE_BACK}
        meant = next(filter(None, proposed), self.paper.wanted_unit)
        return "" if meant in gave else meant

    def _check_co(self, ids: tuple[str, ...]) -> str:
        twice = self.lead.value() in ids
        return "这个单位已经是主办，不能又协办。" if twice else ""

    def _answer(self) -> None:
        """Show the fields of the way that is chosen, and the days it leads to."""
        way, on = self.way.value(), self.on.value()
        self.lead.setVisible(way != APART)
        self.co.setVisible(way == TOGETHER)
        self.apart.setVisible(way == APART)
        self.jointly.setVisible(way == APART)
        if not self.lead.error():
            self.lead.set_hint(self.picks.hand(self.lead.value()))
        dues = None
        if on is not None:
            dues = self._dues(on, longest=self._longest())
            again = "，改办以后仍按原来的答复期限" if dues.kept else ""
            self._rules.say(f"按{dues.pack}规则{again}")
            self.period.setVisible(not dues.kept)  # there is none to be chosen
        self._boxes[0].show_due(dues.reply if dues else None)
        self._boxes[1].show_due(dues.co_opinion if dues else None)
        self._boxes[2].show_due(dues.give_back if dues else None)
        self._boxes[1].setVisible(way == TOGETHER and bool(dues is None or dues.co_opinion))
        self._boxes[2].setVisible(bool(dues is None or dues.give_back))
        off = on is not None and not is_worked(on, self.calendar)
        shut = f"{labels.day(on)}不上班，请核对交办日期。" if on and off else ""
        self.note.say("\n".join(filter(None, (shut, dues.laxer if dues else ""))), "warn")

    def _dues(self, on: date, *, longest: bool = False) -> HandOverDues:
        with self.desk.store.reading() as session:
            return hand_over_dues(session, self.id, on, longest=longest)

    def _longest(self) -> bool:
        return self.period.value() == LONGEST

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Hand over in one write, new units with it."""
        way, on = self.way.value(), self.on.value()
        lead = self.lead.choice()
        leads = self.apart.choices() if way == APART else [lead] if lead else []
        cos = self.co.choices() if way == TOGETHER else []
        with self.writing() as session:
            due = suggestions.hand_over(
                session,
                self.id,
                lead_ids=self.picks.ids(session, leads),
                co_ids=self.picks.ids(session, cos),
                on=on or self.today,
                today=self.today,
                jointly=way == APART and self.jointly.value(),
                longest=self._longest(),
                document_number=self.number.value(),
                note=self.message.value(),
            )
        names = "、".join(choice.words for choice in leads)
        self.desk.done(f"{self.called}已交办{names}，答复期限 {labels.day(due.on)}。")


def _periods(dues: HandOverDues) -> tuple[CardChoice, ...]:
    return (
        CardChoice(USUAL, f"一般，{dues.usual}", "按规定的办理期限"),
        CardChoice(LONGEST, f"涉及面广、难度大，{dues.longest}", "规定可以延长的期限"),
    )
