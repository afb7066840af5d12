"""登记答复: the unit's reply with its class; what the letter prints is entered here."""

from datetime import date
from functools import partial
from itertools import chain

from PySide6.QtCore import Qt

from npcdesk import labels
from npcdesk.models import EventKind
from npcdesk.office import offices, promises, reply_doubts, suggestions
from npcdesk.rules import replaced
from npcdesk.rules.letter_text import Letter
from npcdesk.rules.pack import Contact
from npcdesk.rules.promises import short
from npcdesk.rules.replaced import Promised
from npcdesk.step_words import late_reply
from npcdesk.ui.body_field import BodyField
from npcdesk.ui.buttons import link
from npcdesk.ui.day_field import DayField, against
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import CardChoice, ChoiceCards, DropField, TextField
from npcdesk.ui.notes import Note
from npcdesk.ui.suggestion_deed import SuggestionDeed
from npcdesk.ui.suggestion_told import contacts

MOST_PROMISES = 3  # of one reply in its dialog; more are entered by 登记承诺


class _Promise(DayField):
    """The day by which the unit promises to be done; without it the class does not hold."""

    def problem(self) -> str:
        """Say it in the words of the deed."""
        if self.is_empty() and not self.line.text().strip():
            return "这一类要有承诺日期，请填写，例如 12.31。"
        return super().problem()


class _Body(BodyField):
    """What the unit wrote; a class that is neither solved nor promised rests on its reasons."""

    def problem(self) -> str:
        """Say it in the words of the deed."""
        if self.required and self.is_empty():
            return "这一类要向代表说明原因，请写在正文里。"
        return super().problem()


class ReplyDialog(SuggestionDeed):
    """Enters a reply (答复)."""

    kind = EventKind.REPLY

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(
            desk,
            suggestion_id,
            "登记答复",
            primary="登记答复",
            second="登记并打印征询意见表",
            width=41,
        )
        with desk.store.reading() as session:
            self.pack = offices.pack(session, self.paper.pack_code)
        self.owing = [part for part in self.paper.parts if part.owing]
        self.unit = self._unit_field() if self.owing else None
        self.on = DayField(
            "答复日期",
            today=self.today,
            expects="past",
            required=True,
            remark=partial(against, self.paper.line.reply_due),
        )
        self.number = TextField("文号", hint="年份用〔〕，没有“第”字", check=_check_number)
        self.signer = TextField("签发人", hint="单位负责人，没写明就空着")
        self.outcome = ChoiceCards("办理结果", cards=self._cards(), required=True)
        self.promises = [self._promise_row() for _ in range(MOST_PROMISES)]
        self.matter, self.promised = self.promises[0]
        self.another = link("再加一项承诺")
        self.before = Note("warn")
        self.body_text = _Body(
            desk,
            "答复正文",
            lines=8,
            hint="可以从 WPS、Word 粘贴；“一、”开头的段印成小标题。可以以后补",
        )
        if self.unit is not None:
            self.row(self.unit)
        self.row(self.on, self.number, self.signer, shares=(7, 8, 8))
        self.row(self.outcome)
        for matter, promised in self.promises:
            self.row(matter, promised, shares=(3, 2))
        self.body.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.before)
        self.row(self.body_text)
        self.on.set_value(self.today)
        self.matter.set_value(short(self.paper.line.title))
        self._promised = 1  # rows that are shown
        self.outcome.changed.connect(self._show_promise)
        self.outcome.changed.connect(self._ask_reason)
        self.body_text.read.connect(self._take_number)
        self.another.clicked.connect(self._add_promise)
        for field in (self.outcome, *filter(None, [self.unit]), *chain(*self.promises)):
            field.changed.connect(self._tell_before)
        self._show_promise()
        self._tell_contacts()
        self._tell_parts()
        self._tell_before()

    def _take_number(self, letter: Letter) -> None:
        """Fill in 文号 from the head of the letter that was read, where none is typed yet."""
        if letter.number and not self.number.value():
            self.number.set_value(letter.number)

    def _unit_field(self) -> DropField:
        """Ask whose reply it is, where units answer apart; the last one is known."""
        choices = [(part.unit_id, part.unit) for part in self.owing]
        field = DropField("哪个单位的答复", choices=choices, required=True)
        field.set_value(choices[0][0] if len(choices) == 1 else "")
        return field

    def _cards(self) -> list[CardChoice]:
        return [CardChoice(each.code, each.label, each.wording) for each in self.pack.classes]

    def _needs_promise(self) -> bool:
        chosen = self.outcome.value()
        return any(each.code == chosen and each.needs_promise for each in self.pack.classes)

    def _ask_reason(self) -> None:
        chosen = self.outcome.value()
        wanted = any(each.code == chosen and each.needs_reason for each in self.pack.classes)
        self.body_text.require(on=wanted)

    def _promise_row(self) -> tuple[TextField, _Promise]:
        promised = _Promise(
            "承诺完成日期",
            today=self.today,
            expects="future",
            required=True,
            hint="例：12.31 或 2026-12-31",
            check=self._check_promise,
        )
        return TextField("承诺事项", required=True, hint="一项写一条"), promised

    def _show_promise(self) -> None:
        wanted = self._needs_promise()
        for at, row in enumerate(self.promises):
            for each in row:
                each.setVisible(wanted and at < self._promised)
        self.another.setVisible(wanted and self._promised < MOST_PROMISES)

    def _add_promise(self) -> None:
        self._promised += 1
        self._show_promise()
        self.promises[self._promised - 1][0].take_focus()

    def _check_promise(self, day: date) -> str:
        on = self.on.value()
        before = on is not None and day < on
        return "承诺日期在答复日期之前，请核对两个日期。" if before else ""

    def _tell_contacts(self) -> None:
        stands = contacts(self.paper)
        with self.desk.store.reading() as session:
            silent = reply_doubts.unheard_units(session, self.id)
        if stands:
            last = f"{labels.day_short(stands[0].on)}{stands[0].how}"
            told = f"答复前已面商 {len(stands)} 次，最近一次是{last}。{silent}"
            self.note.say(told, "warn" if silent else "good")
        elif self.pack.contact_required is Contact.BLOCK:
            self.note.say("还没有面商记录。本地规定答复前要面商，请先登记面商。", "warn")
        elif self.pack.contact_required is Contact.WARN:
            told = "还没有面商记录。答复前应当听取代表意见，可以先登记答复。"
            self.note.say(f"{told}{silent}", "warn")

    def _given(self) -> list[Promised]:
        """Return what is promised so far, also while no day is typed yet."""
        rows = self.promises[: self._promised] if self._needs_promise() else []
        return [Promised(matter.value(), day.value()) for matter, day in rows]

    def _tell_before(self) -> None:
        """Say which promises this reply takes the place of, until they are given again."""
        whose = self.unit.value() if self.unit else ""
        with self.desk.store.reading() as session:
            gone = promises.replaced_by(session, self.id, whose or None, self._given())
        out = f"此前承诺的{replaced.in_words(gone)}由这次答复取代，"
        again = "还算数的，请把事项和日期再写一遍。"
        if not self._needs_promise():
            again = "不再列在承诺台账里；还算数的，登记以后请再登记承诺。"
        self.before.say(f"{out}{again}" if gone else "")

    def _tell_parts(self) -> None:
        """Say at the foot which units have answered their parts (分办)."""
        if self.owing:
            came = [each for each in self.paper.parts if each.replied_on and not each.owing]
            said = "、".join(f"{each.unit} {each.reply_class} 类" for each in came)
            self.foot_words.say(f"已答复：{said}" if said else "各办各的，都答复了才算答复")
        # the delegate is asked when all have answered: before, there is no form to print
        self.second.setVisible(len(self.owing) < 2)  # this one is the last

    def deed(self, *, second: bool) -> None:
        """Enter the reply; with the second verb show the form to be sent with it."""
        on = self.on.value() or self.today
        given = [(each.matter, each.promised_on or on) for each in self._given()]
        whose = self.unit.value() if self.unit else ""
        with self.writing() as session:
            due = suggestions.reply(
                session,
                self.id,
                on=on,
                today=self.today,
                reply_class=self.outcome.value(),
                document_number=self.number.value(),
                signed_by=self.signer.value(),
                promised_on=given[0][1] if given else None,
                matter=given[0][0] if given else "",
                more=given[1:],
                unit_id=whose or None,
                body=self.body_text.value(),
            )
        until = f"，请代表在 {labels.day(due.on)}前反馈" if due else ""
        left = [part.unit for part in self.owing if part.unit_id != whose]
        until = f"，还差{'、'.join(left)}的答复" if left else until
        of = next((f"{part.unit}对" for part in self.owing if part.unit_id == whose), "")
        late = late_reply(self.paper.line.reply_due, on)
        self.desk.done(f"{of}{self.called}的答复已登记（{self.outcome.value()} 类）{late}{until}。")
        if second:
            self.desk.open("print", f"feedback-form:{self.id}")


def _check_number(number: str) -> str:
    if any(mark in number for mark in "[]【】()（）"):
        return "文号的年份用六角括号〔〕，例如 示交函〔2026〕18号。"
    return ""
