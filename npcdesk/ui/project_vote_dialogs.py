"""准备票决 and 测评, changing what was prepared, and 重新计票, as dialogs."""

from dataclasses import replace

from npcdesk import project_words
from npcdesk.models import PollBasis, PollMethod
from npcdesk.office import project_boards, project_groups, project_polls, project_settling
from npcdesk.office.project_polls import NewPoll
from npcdesk.rules.project_life import AFTER_VOTE, State
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import DropField, LongTextField, NumberField, TextField
from npcdesk.ui.pick_fields import Choice, PicksField
from npcdesk.ui.suggestion_deed import OfficeDeed

BASES = {"all": "全体（地方组织法第二十五条）", "present": "到会的", "valid": "有效票"}


class VoteDialog(OfficeDeed):
    """Prepares a vote.

    Args:
        desk: the open office.
        wanted: the method and the year, joined by a colon.
    """

    def __init__(self, desk: Desk, wanted: str) -> None:
        method, _, year = wanted.partition(":")
        self.desk, self.today = desk, desk.clock.today()
        self._year = int(year or self.today.year)
        decides = PollMethod(method or "choose") in project_polls.DECIDES
        with desk.store.reading() as session:
            lines = project_boards.lines(session, self._year, self.today)
            seated = project_groups.joined(session, self._year).seated
        states = {State.CANDIDATE} if decides else AFTER_VOTE
        self._some = [Choice(x.id, x.title, x.responsible) for x in lines if x.state in states]
        title = "准备票决" if decides else "准备测评"
        super().__init__(title, f"{self._year} 年", primary=title, width=38)
        known = [m for m in PollMethod if (m in project_polls.DECIDES) is decides]
        words = [(m.value, project_words.METHOD[m.value]) for m in known]
        self.method = DropField("办法", choices=words, required=True)
        self.seats = NumberField("应选几项", least=1)
        self.meeting = TextField("会议", required=True, hint="例如：县十九届人大一次会议")
        self.on = DayField("日期", today=self.today, expects="future", required=True)
        self.voters = TextField("谁投票", required=True)
        self.base = NumberField("一共多少人", least=1, required=True, hint="名册里在任的代表")
        self.present = NumberField("实到", hint="可以开会时再填")
        self.basis = DropField("过半数按什么算", choices=list(BASES.items()))
        self.groups = TextField("计票组", hint="几个组用顿号分开，例如：第一组、第二组。可以不填")
        self.tellers = TextField("监票人", hint="可以不填")
        self.counters = TextField("计票人", hint="可以不填")
        self.items = PicksField("项目", find=self._find, required=True, hint="按选票上的次序")
        self.row(self.meeting, self.on, shares=(2, 1))
        self.row(self.method, self.seats, self.basis)
        self.row(self.voters, self.base, self.present)
        self.row(self.items)
        self.row(self.groups)
        self.row(self.tellers, self.counters)
        self._begin(known[0], seated)
        self.method.changed.connect(self._by_method)

    def _begin(self, method: PollMethod, seated: int) -> None:
        self.method.set_value(method.value)
        self.on.set_value(self.today)
        self.voters.set_value("全体代表")
        self.base.set_number(seated or None)
        self.basis.set_value(PollBasis.ALL.value)
        self.items.set_value(self._some)
        self.seats.set_number(min(len(self._some), 10) or None)
        self._by_method()
        if not self._some:
            self.note.say("没有可以投票的项目：票决要先登记审议，测评要先票决通过。", "warn")

    def _by_method(self) -> None:
        self.seats.setVisible(self.method.value() == PollMethod.CHOOSE.value)

    def _find(self, text: str) -> list[Choice]:
        return [each for each in self._some if text.strip() in each.words]

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Prepare it."""
        new = project_polls.NewPoll(
            year=self._year,
            method=PollMethod(self.method.value()),
            meeting=self.meeting.value(),
            on=self.on.value() or self.today,
            items=list(self.items.value()),
            seats=int(self.seats.number() or 0),
            base=int(self.base.number() or 0),
            present=int(self.present.number() or 0),
            basis=PollBasis(self.basis.value()),
            voters=self.voters.value(),
            groups=[each.strip() for each in self.groups.value().split("、") if each.strip()],
            tellers=self.tellers.value(),
            counters=self.counters.value(),
        )
        with self.desk.store.writing(f"准备投票：{new.meeting}") as session:
            made = project_polls.prepare(session, new)
        self.desk.done(f"{new.meeting}的投票准备好了，{len(new.items)} 项。")
        self.desk.open("project-vote", made)


class AmendVoteDialog(OfficeDeed):
    """Changes who was there, who counts and by which rule, until the result is settled."""

    def __init__(self, desk: Desk, poll_id: str) -> None:
        self.desk, self.today, self._id = desk, desk.clock.today(), poll_id
        with desk.store.reading() as session:
            self._was = project_polls.as_prepared(session, poll_id)
        super().__init__("修改投票", self._was.meeting, primary="保存", width=38)
        self.meeting = TextField("会议", required=True)
        self.on = DayField("日期", today=self.today, expects="future", required=True)
        self.seats = NumberField("应选几项", least=1)
        self.voters = TextField("谁投票", required=True)
        self.base = NumberField("一共多少人", least=1, required=True)
        self.present = NumberField("实到")
        self.basis = DropField("过半数按什么算", choices=list(BASES.items()))
        self.tellers, self.counters = TextField("监票人"), TextField("计票人")
        self.row(self.meeting, self.on, shares=(2, 1))
        self.row(self.voters, self.base, self.present)
        self.row(self.basis, self.seats)
        self.row(self.tellers, self.counters)
        self._fill(self._was)
        self.note.say("项目和计票组不能改；要改的话，移走这次投票，重新准备。", "info")

    def _fill(self, was: NewPoll) -> None:
        self.seats.setVisible(was.method is PollMethod.CHOOSE)
        self.meeting.set_value(was.meeting)
        self.on.set_value(was.on)
        self.seats.set_number(was.seats or None)
        self.voters.set_value(was.voters)
        self.base.set_number(was.base)
        self.present.set_number(was.present or None)
        self.basis.set_value(was.basis.value)
        self.tellers.set_value(was.tellers)
        self.counters.set_value(was.counters)

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Change it; the count is told anew by what is changed."""
        new = replace(
            self._was,
            meeting=self.meeting.value(),
            on=self.on.value() or self.today,
            seats=int(self.seats.number() or 0),
            voters=self.voters.value(),
            base=int(self.base.number() or 0),
            present=int(self.present.number() or 0),
            basis=PollBasis(self.basis.value()),
            tellers=self.tellers.value(),
            counters=self.counters.value(),
        )
        with self.desk.store.writing(f"修改投票：{new.meeting}") as session:
            project_polls.amend(session, self._id, new)
        self.desk.done(f"{new.meeting}的投票改好了。")


class CountAgainDialog(OfficeDeed):
    """Says that a settled result does not stand; it stays in the records with the reason."""

    def __init__(self, desk: Desk, poll_id: str) -> None:
        self.desk, self.today, self._id = desk, desk.clock.today(), poll_id
        with desk.store.reading() as session:
            meeting = project_polls.own(session, poll_id).meeting
        super().__init__("重新计票", meeting, primary="重新计票", width=28)
        self.reason = LongTextField(
            "理由", lines=3, required=True, hint="例如：第二组有一张票数错了。项目经过里会留下"
        )
        self.row(self.reason)
        self.note.say("项目退回候选，票数留着，改好再定下结果。", "info")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Open it again."""
        reason = self.reason.value()
        with self.desk.store.writing("重新计票") as session:
            project_settling.reopen(session, self._id, reason=reason, today=self.today)
        self.desk.done("可以重新计票了。")
