"""登记双联系, 记一次联系, 答复: who keeps in touch with whom."""

from npcdesk import labels
from npcdesk.models import ContactKind
from npcdesk.office import delegates, double_contact
from npcdesk.office.double_contact import NewEntry, NewPair, PairLine
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import DropField, LongTextField, TextField
from npcdesk.ui.pick_fields import Choice, PickField
from npcdesk.ui.suggestion_deed import OfficeDeed
from npcdesk.ui.word_fields import ReadField, WordField
from npcdesk.workbooks import numbers

WHOM = {"voter": "选民（姓名或户主）", "grid": "网格、村组的名称"}


class PairDialog(OfficeDeed):
    """Enters a pair; `wanted` is the kind."""

    def __init__(self, desk: Desk, wanted: str) -> None:
        self.desk, self.today = desk, desk.clock.today()
        self.kind = ContactKind(wanted or "delegate")
        what = labels.CONTACT_KIND[self.kind.value]
        super().__init__(
            "登记双联系", what, primary="登记双联系", second="登记，再登一对", width=34
        )
        who = "常委会组成人员" if self.kind is ContactKind.DELEGATE else "代表"
        self.who = self._pick(who)
        self.to = self._pick("联系的代表")
        self.name = TextField(WHOM.get(self.kind.value, ""), required=True)
        self.phone = ReadField("电话", read=numbers.read_phone)
        self.where = TextField("地点", hint="可以不填")
        self.since = DayField("从哪天起", today=self.today, expects="past")
        if self.kind is ContactKind.DELEGATE:
            self.row(self.who, self.to)
        else:
            self.row(self.who, self.name)
        if self.kind is ContactKind.VOTER:
            self.row(self.phone, self.where, self.since)
        else:
            self.row(self.where, self.since)

    def _pick(self, label: str) -> PickField:
        return PickField(
            label,
            find=self._find,
            required=True,
            placeholder="姓名、拼音首字母、代表证号",
            nothing="名册里没有，请先登记这位代表",
        )

    def _find(self, text: str) -> list[Choice]:
        with self.desk.store.reading() as session:
            return [Choice(x.id, x.name, x.note) for x in delegates.find(session, text)]

    def deed(self, *, second: bool) -> None:
        """Enter the pair."""
        to = self.to.value() if self.kind is ContactKind.DELEGATE else ""
        said = (self.name.value(), self.phone.value(), self.where.value())
        new = NewPair(self.kind, self.who.value(), to, *said, self.since.value())
        with self.desk.store.writing("登记双联系") as session:
            double_contact.pair(session, new)
        self.desk.done("双联系已登记。")
        if second:
            self.finished.connect(lambda _code: self.desk.open("new-pair", self.kind.value))


class _OfPair(OfficeDeed):
    """A dialog about one pair."""

    def __init__(self, desk: Desk, pair_id: str, title: str) -> None:
        self.desk, self.today, self.pair_id = desk, desk.clock.today(), pair_id
        with desk.store.reading() as session:
            lines = double_contact.lines(session, None, self.today.year)
            self.entries = double_contact.entries(session, pair_id)
        self.line: PairLine = next(each for each in lines if each.id == pair_id)
        self.called = f"{self.line.who}和{self.line.whom}"
        super().__init__(title, self.called, primary=title, width=32)


class LogDialog(_OfPair):
    """Enters one time that a pair was in touch."""

    def __init__(self, desk: Desk, pair_id: str) -> None:
        super().__init__(desk, pair_id, "记一次联系")
        self.on = DayField("日期", today=self.today, expects="past", required=True)
        self.how = WordField("方式", words=lambda: double_contact.WAYS)
        self.where = TextField("地点", has_hint=False)
        self.words = LongTextField("反映的问题", lines=3, hint="没有就空着；写了的，一个月内要答复")
        self.row(self.on, self.how, self.where)
        self.row(self.words)
        self.on.set_value(self.today)
        self.how.set_value("走访")
        if self.entries:
            last = self.entries[0]
            told = f"最近一次 {labels.day_dotted(last.on)}，{last.how or '没有写方式'}。"
            self.note.say(f"{told}本年 {self.line.times} 次。", "info")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it."""
        on = self.on.value() or self.today
        new = NewEntry(on, self.how.value(), self.where.value(), self.words.value())
        with self.desk.store.writing(f"联系记录：{self.called}") as session:
            double_contact.log(session, self.pair_id, new, today=self.today)
        self.desk.done(f"{self.called}，联系已记下。")


class AnswerDialog(_OfPair):
    """Answers what was raised.

    Args:
        desk: the open office.
        wanted: the pair, and after a colon which entry is to be answered; the oldest where none is.
    """

    def __init__(self, desk: Desk, wanted: str) -> None:
        pair_id, _, entry_id = wanted.partition(":")
        super().__init__(desk, pair_id, "答复问题")
        waiting = [e for e in self.entries if e.words and e.answered_on is None]
        some = [(e.id, f"{labels.day_dotted(e.on)} {e.words}") for e in reversed(waiting)]
        self.which = DropField("反映的问题", choices=some, required=True)
        self.said = LongTextField("答复", lines=3, required=True)
        self.on = DayField("答复日期", today=self.today, expects="past", required=True)
        self.row(self.which)
        self.row(self.said)
        self.row(self.on).addStretch(1)
        if entry_id in dict(some):
            self.which.set_value(entry_id)
        self.on.set_value(self.today)
        if not some:
            self.primary.setEnabled(False)
            self.note.say("没有还没答复的问题。", "info")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter the answer."""
        with self.desk.store.writing(f"答复联系中的问题：{self.called}") as session:
            on = self.on.value() or self.today
            double_contact.answer(session, self.which.value(), self.said.value(), on=on)
        self.desk.done(f"{self.called}，答复已登记。")
