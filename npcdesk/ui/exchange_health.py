"""健康: the clock, the copies, the keys, the machines, and what the exchange did."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from npcdesk import labels, vault
from npcdesk.errors import DeskError
from npcdesk.store import aside
from npcdesk.sync import status
from npcdesk.sync.status import Computer, Event, Status
from npcdesk.ui import backups
from npcdesk.ui.buttons import Verb
from npcdesk.ui.cards import Card, WithPane, scrolled
from npcdesk.ui.columns import Column
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.exchange_columns import when
from npcdesk.ui.facts import Fact, Facts
from npcdesk.ui.flow import clear
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.notes import Note
from npcdesk.ui.office_desk import OfficeDesk
from npcdesk.ui.page import Page
from npcdesk.ui.signs import Mark, Sign
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.theme import look

KINDS = {
    "import": Mark("导入", "closed", Sign.TICK),
    "export": Mark("导出", "doing", Sign.HALF),
    "undo": Mark("撤销", "redo", Sign.LOOP),
    "pair": Mark("结对", "replied", Sign.DOT),
    "refuse": Mark("作废", "late", Sign.BANG),
    "reject": Mark("驳回", "void", Sign.DASH),
    "renewed": Mark("换身份", "soon", Sign.CLOCK),
}


def _mark(event: Event) -> Mark:
    return KINDS.get(event.kind, Mark(event.kind, "void", Sign.DASH))


COLUMNS: tuple[Column[Event], ...] = (
    Column("时间", lambda e: when(e.at_ms), rank=1, width=7),
    Column(
        "事情",
        lambda e: _mark(e).words,
        rank=1,
        width=5,
        mark=_mark,
    ),
    Column("经过", lambda e: e.words, rank=1, width=16, stretch=True, tip=lambda e: e.words),
)


class HealthPage(Page):
    """Facts at the right, the log at the left."""

    tab = "exchange"
    watches = frozenset({"exchange", *labels.TABLE})
    desk: OfficeDesk

    def __init__(self, desk: OfficeDesk, _wanted: str = "") -> None:
        super().__init__(desk, "数据交换的健康")
        self.head.set_trail([("数据交换", lambda: desk.open("tab:exchange")), ("健康", None)])
        self.table = LinesTable(LinesModel(COLUMNS, tickable=False), frozen=1, name="交换记录")
        self.card = ListCard(self.table)
        self.safety, self.keys, self.machines = Facts((), 5), Facts((), 5), Facts((), 7)
        self.alarms = QVBoxLayout()
        self.alarms.setSpacing(look().em(0.4))
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().em(0.6))
        column.addLayout(self.alarms)
        for title, facts in (
            ("数据安全", self.safety),
            ("密码与恢复码", self.keys),
            ("认准的电脑", self.machines),
        ):
            card = Card(title)
            card.body.addWidget(facts)
            column.addWidget(card)
        column.addStretch()
        self.body.addWidget(WithPane(self.card, scrolled(pane), 19), 1)

    def reload(self) -> None:
        """Read all of it."""
        with self.desk.store.reading() as session:
            now = status.status(session)
            events = status.log(session)
            machines = status.computers(session)
            commits = status.log_size(session)
        self.table.lines.show_lines(events)
        self.card.footer.say(f"最近 {len(events)} 条记录")
        if events:
            self.card.show_table()
        else:
            self.card.show_empty(EmptyState("还没有导出、导入过。"))
        self._show_alarms(now)
        self.safety.show_facts(self._safety(now, commits))
        self.keys.show_facts(self._keys())
        self.machines.show_facts([_machine(each) for each in machines])

    def _show_alarms(self, now: Status) -> None:
        clear(self.alarms)
        told = [f"{line.of.name}：{line.of.alarm}" for line in now.lines if line.of.alarm]
        if now.clock_behind:
            told.append("电脑时间比以前写的还早一天以上，请先校准电脑时间，再登记。")
        if now.joined and not now.certified:
            told.append("本机换了新身份，还不能导出。请存出配对申请，交给上级。")
        for words in told:
            self.alarms.addWidget(Note("bad", words))

    def _safety(self, now: Status, commits: int) -> list[Fact]:
        made = aside.listed(self.desk.folder)
        copy = backups.when(made[0].made_at, self.desk.clock.now()) if made else "还没有备份"
        latest = max((line.of.heard_ms for line in now.lines), default=0)
        return [
            Fact("电脑时间", "请校准" if now.clock_behind else "正常"),
            Fact("上次备份", copy, verb=Verb("现在备份", lambda: self.desk.open("backup-now"))),
            Fact("上次收到", when(latest)),
            Fact("本机", f"{now.unit_name} {now.nick}"),
            Fact("记下的步数", f"{commits} 步" + (f"，{now.parked} 步在等" if now.parked else "")),
        ]

    def _keys(self) -> list[Fact]:
        try:
            kinds = vault.kinds(self.desk.folder.slots)
        except DeskError as error:
            return [Fact("钥匙", str(error))]
        return [
            Fact("密码", "已设" if "passphrase" in kinds else "没有设"),
            Fact("恢复码", "已做", verb=Verb("做一个新的", lambda: self.desk.open("recovery"))),
            Fact("这台电脑", "记住了钥匙" if "keyring" in kinds else "每次打开要输密码"),
        ]


def _machine(one: Computer) -> Fact:
    year, month, day = one.since.split("-")
    since = f"{year}.{int(month)}.{int(day)}"
    state = "本机，" if one.mine else ""
    return Fact(
        one.unit_name, f"{one.nick}\n{state}{since} 起" + ("" if one.active else "，已停用")
    )
