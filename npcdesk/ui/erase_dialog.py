"""清除到期的群众信息: how long names, phones and addresses are kept, and what goes now."""

from datetime import datetime

from npcdesk import labels
from npcdesk.office import opinion_erasing
from npcdesk.ui.desk import Desk
from npcdesk.ui.facts import Fact, Facts
from npcdesk.ui.fields import CheckField, NumberField
from npcdesk.ui.suggestion_deed import OfficeDeed


class EraseDialog(OfficeDeed):
    """Keeps the setting, and erases what is older once that was ticked."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.today = desk, desk.clock.today()
        super().__init__(
            "群众信息的保存期限",
            "到期清除姓名、电话、住址；说的话留着",
            primary="保存",
            width=34,
        )
        with desk.store.reading() as session:
            months = opinion_erasing.months(session)
            self.seen = opinion_erasing.preview(session, self.today)
            logged = opinion_erasing.log(session)[:5]
        self.months = NumberField(
            "保存几个月", least=opinion_erasing.LEAST, required=True, hint="从接待那天算起"
        )
        self.now = CheckField(f"现在清除 {self.seen.people} 位，清除后不能撤销")
        self.row(self.months).addStretch(2)
        self.row(self.now)
        self.body.addWidget(Facts([_logged(each) for each in logged], label_width=6))
        self.months.set_value(str(months))
        self.now.setVisible(bool(self.seen.people))
        kept = f"另有 {self.seen.kept} 位的意见没有了结，先留着。" if self.seen.kept else ""
        before = labels.day(self.seen.before)
        self.note.say(f"{before}以前接待的群众，可以清除 {self.seen.people} 位。{kept}", "info")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Keep the months; erase when it was ticked."""
        months = int(self.months.number() or 0)
        with self.desk.store.writing("群众信息的保存期限") as session:
            opinion_erasing.keep_for(session, months)
        if self.now.value():
            gone = opinion_erasing.erase(self.desk.store, self.today)
            self.desk.say(f"已清除 {gone} 位群众的姓名、电话、住址。")
        else:
            self.desk.say(f"群众信息保存 {months} 个月。")


def _logged(each: opinion_erasing.Erased) -> Fact:
    at = datetime.fromtimestamp(each.at_ms / 1000)  # noqa: DTZ006 - the wall clock
    before = labels.day_dotted(each.before)
    return Fact(labels.day_dotted(at.date()), f"清除了 {before} 以前的 {each.people} 位", each.by)
