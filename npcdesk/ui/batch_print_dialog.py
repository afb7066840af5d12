"""批量打印: one form of all suggestions of a meeting or a state, looked at before it is printed."""

from npcdesk.errors import NotAllowed
from npcdesk.labels import session_short
from npcdesk.office import offices, suggestion_list, suggestion_ticks
from npcdesk.office.suggestion_list import Filter
from npcdesk.rules.suggestion_life import State
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import DropField
from npcdesk.ui.print_copies import (
    CO_OPINION,
    FEEDBACK,
    FORMS,
    HANDED,
    HANDED_ALL,
    LETTER,
    RAISED,
    RECEIPT,
    SLIP,
)
from npcdesk.ui.suggestion_deed import OfficeDeed

OFFERED = (FEEDBACK, HANDED, HANDED_ALL, RECEIPT, CO_OPINION, LETTER, SLIP, RAISED)
MOST = 3000  # at once: each is kept while the page is open


class BatchPrintDialog(OfficeDeed):
    """Asks for the form and for which suggestions it is wanted; the sheets open in 打印."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("批量打印", primary="看样和打印", width=28)
        self.desk, self.today = desk, desk.clock.today()
        with desk.store.reading() as session:
            meetings = offices.sessions(session)
        names = [(f"{m.term}-{m.session}", session_short(m.term, m.session)) for m in meetings]
        self.form = DropField("表样", choices=[(each, FORMS[each]) for each in OFFERED])
        self.meeting = DropField("会议", choices=[("", "全部"), *names])
        states = [("", "全部"), *((each.value, each.value) for each in State)]
        self.state = DropField("状态", choices=states)
        self.row(self.form)
        self.row(self.meeting, self.state)
        self.form.set_value(FEEDBACK)
        self.meeting.set_value(names[0][0] if names else "")
        self.state.set_value(State.ANSWERED.value)
        for field in (self.meeting, self.state):
            field.changed.connect(self._count)
        self._count()

    def wanted(self) -> Filter:
        """Return which suggestions are meant."""
        term, _, session = self.meeting.value().partition("-")
        state = self.state.value()
        return Filter(
            state=State(state) if state else None,
            term=int(term) if term else 0,
            session=int(session) if session else None,
        )

    def _count(self) -> None:
        with self.desk.store.reading() as session:
            many = suggestion_list.count(session, self.wanted(), self.today)
        self.note.say(f"符合的建议 {many} 件；还没有这种表的，打印时会说明并略过。", "info")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Open the sheets."""
        with self.desk.store.reading() as session:
            some = suggestion_list.ids(session, self.wanted(), self.today)
            ids = [each.id for each in suggestion_ticks.ticked(session, some[: MOST + 1])]
        if not ids:
            msg = "没有符合的建议，请换一个会议或状态。"
            raise NotAllowed(msg)
        if len(ids) > MOST:
            msg = f"超过 {MOST} 件，请按会议或状态分几次打印，或用命令行 print-many。"
            raise NotAllowed(msg)
        self.desk.open("print", f"{self.form.value()}:{','.join(ids)}")
