"""换届: tick who continues, or take the new roster; one write, one 撤销."""

from pathlib import Path

from npcdesk import labels
from npcdesk.errors import DeskError
from npcdesk.job import Job
from npcdesk.office import new_term, putting_away
from npcdesk.office.new_term import Held, Turn, Turned
from npcdesk.office.roster_import import Action, Plan
from npcdesk.ui import place_dialog
from npcdesk.ui.buttons import primary, second
from npcdesk.ui.columns import Column
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.page import Page
from npcdesk.ui.suggestion_deed import OfficeDeed
from npcdesk.ui.tables import LinesModel, LinesTable

SHEETS = "表格 (*.xlsx *.xls *.ods *.csv)"
COLUMNS: tuple[Column[Held], ...] = (
    Column("姓名", lambda x: labels.padded(x.name), rank=1, width=6, look="strong"),
    Column("代表团", lambda x: x.delegation, rank=1, width=7),
    Column("选举单位", lambda x: x.electoral_unit, rank=2, width=9, stretch=True),
    Column("状态", lambda x: labels.STATUS.get(x.status, x.status), rank=2, width=6),
)


class NewTermPage(Page):
    """All who hold a mandate of the term that ends; those ticked go on."""

    tab = "roster"
    begins_in_list = True
    watches = frozenset({"mandate", "mandate_event", "person", "term", "congress_session"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "换届")
        go = desk.open
        self.head.set_trail([("代表名册", lambda: go("tab:roster")), ("换届", None)])
        self.bring = second("用新名册换届", "arrow_import")
        self.turn = primary("换届", "people_swap")
        self.head.add(self.bring, self.turn)
        self.table = LinesTable(LinesModel(COLUMNS), name="换届")
        self.card = ListCard(self.table)
        self.card.set_hint("空格勾选连任的代表")
        self.body.addWidget(self.card, 1)
        self.bring.clicked.connect(self._ask)
        self.turn.clicked.connect(self.key_new)
        self.table.lines.ticks_changed.connect(self._count)
        self.held: list[Held] = []
        self.term = 0

    def reload(self) -> None:
        """Read who holds a mandate."""
        with self.desk.store.reading() as session:
            self.held, self.term = new_term.holders(session), new_term.next_term(session)
        self.table.lines.show_lines(self.held)
        this, following = labels.term_name(self.term - 1), labels.term_name(self.term)
        self.head.set_note(
            f"{this}届满，{following}开始；代表团、选举单位、小组跟着连任的代表转过去"
        )
        self.turn.setText(f"换到{following}")
        if self.held:
            self.card.show_table()
        else:
            self.card.show_empty(EmptyState("这一届没有在任的代表，不用换届；直接导入新名册就行。"))
        self._count()

    def _count(self) -> None:
        going = len(self.table.lines.ticked())
        rest = len(self.held) - going
        self.card.footer.say(f"在任 {len(self.held)} 人，连任 {going} 人，不再担任 {rest} 人")

    def key_new(self) -> None:
        """Ask for the days, then turn."""
        TurnDialog(self.desk, self.term, self.table.lines.ticked(), len(self.held)).open()

    def _ask(self) -> None:
        dialog = place_dialog.which_file(self.desk, self, "选新一届的名册", SHEETS)
        dialog.fileSelected.connect(lambda name: self.take_in(Path(name)))
        dialog.open()

    def take_in(self, path: Path) -> None:
        """Read the new roster and compare it with who is known, then ask for the days."""

        def work() -> Job[Plan | DeskError]:
            from npcdesk.workbooks.roster import read_roster  # noqa: PLC0415 - for this alone

            try:
                sheet = yield from read_roster(path, today=self.desk.clock.today())
            except DeskError as refused:
                return refused
            with self.desk.store.reading() as session:
                return (yield from new_term.plan(session, sheet))

        def told(plan: Plan | DeskError) -> None:
            if isinstance(plan, DeskError):
                self.desk.say(str(plan))
            else:
                TurnDialog(self.desk, self.term, (), len(self.held), plan).open()

        self.desk.carry_out(
            work, title="正在核对新名册", subtitle=path.name, then=told, writes=False
        )


class TurnDialog(OfficeDeed):
    """The days of a 换届, and what it will do."""

    def __init__(
        self,
        desk: Desk,
        term: int,
        ticked: "frozenset[str] | set[str] | tuple[str, ...]",
        held: int,
        plan: Plan | None = None,
    ) -> None:
        self.desk, self.today, self.term = desk, desk.clock.today(), term
        self.ticked, self.plan = frozenset(ticked), plan
        name = labels.term_name(term)
        super().__init__("换届", f"换到{name}", primary="换届", width=32)
        self.on = DayField("上一届届满", today=self.today, expects="past", required=True)
        self.elected = DayField("当选日期", today=self.today, expects="past")
        self.opened = DayField("一次会议开幕", today=self.today, expects="near")
        self.row(self.on, self.elected, self.opened)
        self.on.set_value(self.today)
        self.note.say(self._foreseen(held), "info")

    def _foreseen(self, held: int) -> str:
        back = "做错了，撤销一次就全部退回。"
        if self.plan is None:
            going = len(self.ticked)
            return f"上一届 {held} 人任期届满，其中 {going} 人连任。{back}"
        counts = self.plan.counts
        going, new = counts.get(Action.CHANGE, 0), counts.get(Action.NEW, 0)
        left = counts.get(Action.UNCLEAR, 0) + counts.get(Action.REFUSED, 0)
        more = f"，{left} 行要核对、不会写入" if left else ""
        return f"上一届 {held} 人任期届满；新名册里认出连任 {going} 人，新任 {new} 人{more}。{back}"

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Turn."""
        on = self.on.value() or self.today
        said = Turn(self.term, on, self.elected.value(), self.opened.value())
        name = labels.term_name(self.term)
        plan, desk, ticked = self.plan, self.desk, self.ticked
        if plan is None:
            with desk.store.writing(f"换届：{name}") as session:
                done = new_term.turn(session, said, ticked, today=self.today)
            _turned(desk, name, done)
            return

        def work() -> Job[Turned]:
            with desk.store.writing(f"换届：{name}") as session:
                return (
                    yield from new_term.turn_with(session, said, plan, today=desk.clock.today())
                )

        desk.carry_out(work, title=f"正在换到{name}", then=lambda done: _turned(desk, name, done))


def _turned(desk: Desk, name: str, done: Turned) -> None:
    """Tell it and show the new roster: this page would ask for the term after it."""
    with desk.store.reading() as session:
        still = len(putting_away.left_open(session))
    new = f"，新任 {done.new} 人" if done.new else ""
    told = f"已换到{name}：上一届 {done.ended} 人届满，连任 {done.continued} 人{new}。"
    left = f"没有办完的建议还有 {still} 件，请接着办“上届结转”。" if still else ""
    desk.done(f"{told}{left}")
    desk.open("tab:roster")
