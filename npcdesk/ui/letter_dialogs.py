"""登记送达, 定公开属性, 登记公开: what becomes of a reply."""

from npcdesk import labels
from npcdesk.models import EventKind
from npcdesk.office import letters
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import CardChoice, CheckField, ChoiceCards, DropField, TextField
from npcdesk.ui.part_ticks import PartTicks
from npcdesk.ui.suggestion_deed import SuggestionDeed
from npcdesk.ui.words import Words

DISCLOSURES = (
    CardChoice(letters.OPEN, "主动公开", "可以上网"),
    CardChoice(letters.ON_REQUEST, "依申请公开", "要写理由"),
    CardChoice(letters.CLOSED, "不予公开", "要写理由"),
)


class DeliverDialog(SuggestionDeed):
    """Enters that the reply reached some of those it goes to (送达)."""

    kind = EventKind.DELIVER
    begins_first = True  # with those it reached

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, suggestion_id, "登记送达", primary="登记送达", width=34)
        with desk.store.reading() as session:
            known = letters.recipients(session, suggestion_id)
        self.ticks = [
            (each, CheckField(_named(each), on=True)) for each in known if each.on is None
        ]
        if self.ticks:
            self.body.addWidget(Words("送达给谁", "second_strong"))
        for _, tick in self.ticks:
            self.row(tick)
        self.how = DropField("方式", choices=[(way, way) for way in letters.WAYS], required=True)
        self.on = DayField("送达日期", today=self.today, expects="past", required=True)
        self.to = TextField("签收或代转的人", hint="可以不填")
        self.row(self.how, self.on)
        self.row(self.to)
        self.how.set_value(letters.WAYS[0])
        self.on.set_value(self.today)
        came = [each for each in known if each.on]
        said = [
            f"{_named(each, role=False)} {labels.day_short(each.on)}{each.how}"
            for each in came
            if each.on
        ]
        if said:
            self.note.say(f"已经送达：{'，'.join(said)}。", "info")
        if not self.ticks:
            self.note.say("这份答复都送达了。", "info")
            self.primary.setEnabled(False)
        for _, tick in self.ticks:
            tick.changed.connect(self._offer)

    def _offer(self) -> None:
        self.primary.setEnabled(any(tick.value() for _, tick in self.ticks))

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter each that is ticked, in one write."""
        chosen = [each for each, tick in self.ticks if tick.value()]
        with self.writing() as session:
            for each in chosen:
                letters.deliver(
                    session,
                    self.id,
                    each.id,
                    how=self.how.value(),
                    on=self.on.value() or self.today,
                    today=self.today,
                    unit_id=each.unit_id,
                    to=self.to.value(),
                )
        left = len(self.ticks) - len(chosen)
        names = "、".join(dict.fromkeys(each.name for each in chosen))
        rest = f"，还有 {left} 处没有送达" if left else ""
        self.desk.done(f"{self.called}的答复已送达{names}{rest}。")


def _named(each: letters.Recipient, *, role: bool = True) -> str:
    """Return 周启明（领衔）, of a reply of several with whose it is: 县公安局 → 周启明（领衔）."""
    said = f"{each.name}（{each.role}）" if role else each.name
    return f"{each.unit} → {said}" if each.unit else said


def _whose(each: letters.Publicity) -> str:
    """Return 县公安局的答复（不予公开）."""
    said = labels.DISCLOSURE[each.disclosure]
    if each.published_on:
        said = f"{labels.day_short(each.published_on)}已公开"
    return f"{each.unit}的答复{f'（{said}）' if said else ''}"


class DiscloseDialog(SuggestionDeed):
    """Enters whether the reply is made public (公开属性)."""

    kind = EventKind.DISCLOSE

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, suggestion_id, "定公开属性", primary="定公开属性", width=34)
        with desk.store.reading() as session:
            known = letters.publicity(session, suggestion_id)
            self.private = letters.private_in(session, suggestion_id)
        self.whose = PartTicks([(each.unit_id, _whose(each)) for each in known], self._offer)
        self.what = ChoiceCards("公开属性", cards=DISCLOSURES, required=True)
        self.on = DayField("日期", today=self.today, expects="past", required=True)
        self.reason = TextField("理由", required=True, hint="例如：涉及国家秘密、个人隐私")
        for box in self.whose.boxes:
            self.row(box)
        self.row(self.what)
        self.row(self.on, self.reason, shares=(2, 3))
        self.on.set_value(self.today)
        self.what.changed.connect(self._answer)
        self.what.set_value(letters.OPEN)
        self._answer()

    def _answer(self) -> None:
        is_open = self.what.value() == letters.OPEN
        self.reason.setVisible(not is_open)
        self.note.say(self.private if is_open else "", "warn")

    def _offer(self) -> None:
        self.primary.setEnabled(bool(self.whose.chosen()))

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it."""
        chosen = self.what.value()
        with self.writing() as session:
            for unit_id in self.whose.chosen():
                letters.disclose(
                    session,
                    self.id,
                    chosen,
                    on=self.on.value() or self.today,
                    today=self.today,
                    unit_id=unit_id,
                    reason=self.reason.value() if chosen != letters.OPEN else "",
                )
        self.desk.done(f"{self.called}的答复已定为{labels.DISCLOSURE[chosen]}。")


class PublishDialog(SuggestionDeed):
    """Enters where and when the reply was published (公开)."""

    kind = EventKind.PUBLISH

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, suggestion_id, "登记公开", primary="登记公开", width=34)
        with desk.store.reading() as session:
            known = letters.publicity(session, suggestion_id)
            private = letters.private_in(session, suggestion_id)
        left = [each for each in known if each.open] or known  # the verb says why none can be
        self.whose = PartTicks([(each.unit_id, _whose(each)) for each in left], self._offer)
        self.where = TextField("在哪里公开", required=True, hint="例如：县政府网站")
        self.on = DayField("公开日期", today=self.today, expects="past", required=True)
        self.address = TextField("网址", hint="可以不填")
        self.agreed = CheckField("代表已同意公开")
        for box in self.whose.boxes:
            self.row(box)
        self.row(self.where, self.on, shares=(3, 2))
        self.row(self.address)
        self.on.set_value(self.today)
        if not self.paper.may_publish:
            self.row(self.agreed)
            private += "登记建议时没有写明代表同意公开，问过代表再登记。"
        self.note.say(private, "warn")

    def _offer(self) -> None:
        self.primary.setEnabled(bool(self.whose.chosen()))

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it."""
        with self.writing() as session:
            for unit_id in self.whose.chosen():
                letters.publish(
                    session,
                    self.id,
                    where=self.where.value(),
                    address=self.address.value(),
                    agreed=self.agreed.value() and not self.paper.may_publish,
                    on=self.on.value() or self.today,
                    today=self.today,
                    unit_id=unit_id,
                )
        self.desk.done(f"{self.called}的答复已在{self.where.value()}公开。")
