"""健康: the machines and how they end, what the exchange did, the clock, the copies, the keys."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from npcdesk import labels, vault
from npcdesk.errors import DeskError
from npcdesk.sync import computers, status
from npcdesk.sync.computers import Computer
from npcdesk.sync.status import Event, Status
from npcdesk.ui import backups, exchange_machines
from npcdesk.ui.buttons import Verb, small
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
from npcdesk.ui.tabs import StateTabs, Tab
from npcdesk.ui.theme import look

KINDS = {
    "import": Mark("导入", "closed", Sign.TICK),
    "export": Mark("导出", "doing", Sign.HALF),
    "undo": Mark("撤销", "redo", Sign.LOOP),
    "pair": Mark("配对", "replied", Sign.DOT),
    "paired": Mark("配对", "replied", Sign.DOT),
    "retired": Mark("停用", "void", Sign.DASH),
    "revoked": Mark("吊销", "late", Sign.BANG),
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


MACHINES, LOG = "machines", "log"


class HealthPage(Page):
    """Machines and the log at the left, facts at the right."""

    tab = "exchange"
    watches = frozenset({"exchange", *labels.TABLE})
    desk: OfficeDesk

    def __init__(self, desk: OfficeDesk, wanted: str = "") -> None:
        super().__init__(desk, "数据交换的健康")
        self.head.set_trail([("数据交换", lambda: desk.open("tab:exchange")), ("健康", None)])
        self.now = Status()
        self.tabs = StateTabs([Tab(MACHINES, "认准的电脑", 0), Tab(LOG, "交换记录", 0)])
        self.tools.addWidget(self.tabs)
        self.tools.addStretch()
        self.computers = LinesTable(
            LinesModel(exchange_machines.COLUMNS, tickable=False), frozen=1, name="认准的电脑"
        )
        self.table = LinesTable(LinesModel(COLUMNS, tickable=False), frozen=1, name="交换记录")
        self.computers_card, self.card = ListCard(self.computers), ListCard(self.table)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.computers_card)
        self.stack.addWidget(self.card)
        self.one = Card("这台电脑")
        self.safety, self.keys = Facts((), 5), Facts((), 5)
        self.alarms = QVBoxLayout()
        self.alarms.setSpacing(look().em(0.4))
        self.side = scrolled(self._pane())
        self.body.addWidget(WithPane(self.stack, self.side, 19), 1)
        self.tabs.chosen_changed.connect(self.show_tab)
        self.computers.current_changed.connect(lambda _id: self._show_one())
        self.tabs.choose(wanted or MACHINES)
        self.show_tab(wanted or MACHINES)

    def _pane(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().em(0.6))
        column.addLayout(self.alarms)
        column.addWidget(self.one)
        for title, facts in (("数据安全", self.safety), ("密码与恢复码", self.keys)):
            card = Card(title)
            card.body.addWidget(facts)
            column.addWidget(card)
        column.addStretch()
        return pane

    def reload(self) -> None:
        """Read all of it."""
        with self.desk.store.reading() as session:
            self.now = now = status.status(session)
            events = status.log(session)
            machines = computers.listed(session)
            commits = status.log_size(session)
            printed = computers.printed_on(session)
        self.tabs.set_counts({MACHINES: len(machines), LOG: len(events)})
        self.computers.lines.show_lines(machines)
        self.table.lines.show_lines(events)
        self.card.footer.say(f"最近 {len(events)} 条记录")
        active = sum(each.state == "active" for each in machines)
        self.computers_card.footer.say(f"{len(machines)} 台电脑，{active} 台在用")
        for card, some, words in (
            (self.computers_card, machines, "还没有加入数据交换。"),
            (self.card, events, "还没有导出、导入过。"),
        ):
            if some:
                card.show_table()
            else:
                card.show_empty(EmptyState(words))
        if machines and self.computers.currentIndex().row() < 0:
            self.computers.select_row(0)
        self._show_alarms(now)
        self._show_one()
        self.safety.show_facts(self._safety(now, commits))
        self.keys.show_facts(self._keys(printed))

    def show_tab(self, key: str) -> None:
        """Show the machines, or the log."""
        self.stack.setCurrentIndex(0 if key == MACHINES else 1)
        self._show_one()

    def _show_one(self) -> None:
        """Show the machine in hand, and how it can be ended."""
        one: Computer | None = self.computers.current_line()
        self.one.setVisible(one is not None and self.tabs.chosen() == MACHINES)
        clear(self.one.body)
        if one is None:
            return
        self.one.set_title(one.shown)
        facts = [
            Fact("单位", one.unit_name),
            Fact("编号", one.inc[:8]),
            Fact("起用", exchange_machines.since(one)),
            Fact("状态", exchange_machines.MARKS[one.state].words),
        ]
        self.one.body.addWidget(Facts(facts, 5))
        if means := exchange_machines.MEANS[one.state] or (
            exchange_machines.ANEW if self._may_begin_anew(one) else ""
        ):
            self.one.body.addWidget(Note("info", means))
        row = QHBoxLayout()
        row.setSpacing(look().em(0.4))
        for words, kind, wanted in self._verbs(one):
            button = small(words)
            button.clicked.connect(lambda _on=False, k=kind, w=wanted: self.desk.open(k, w))
            row.addWidget(button)
        row.addStretch()
        self.one.body.addLayout(row)
        self.side.verticalScrollBar().setValue(0)  # the buttons that went may have had the focus

    def _may_begin_anew(self, one: Computer) -> bool:
        """Tell whether somebody else could have ended this machine, and could certify it anew."""
        return one.mine and any(line.place != "below" for line in self.now.lines)

    def _verbs(self, one: Computer) -> list[tuple[str, str, str]]:
        """Return what can be done with a machine: words, the kind that opens, what it is given."""
        if one.mine and one.state == "unproved":
            words = "打开上级的回复" if self.now.asked else "申请新证明"
            return [(words, "exchange-ask", "reply" if self.now.asked else "")]
        if self._may_begin_anew(one):
            return [("换新身份", "exchange-ask", "ended")]
        if not one.endable or one.state == "revoked":
            return []
        revoke = ("吊销", "exchange-end", f"revoked:{one.inc}")
        retire = ("停用", "exchange-end", f"retired:{one.inc}")
        return [revoke] if one.state == "retired" else [retire, revoke]

    def _show_alarms(self, now: Status) -> None:
        clear(self.alarms)
        told = [f"{line.of.name}：{line.of.alarm}" for line in now.lines if line.of.alarm]
        if now.clock_behind:
            told.append("电脑时间比上次写入早了一天以上，请先核对电脑的日期，再登记。")
        if now.joined and not now.certified:
            told.append("本机换了新身份，还不能导出。请存出配对申请，交给上级。")
        for words in told:
            self.alarms.addWidget(Note("bad", words))

    def _safety(self, now: Status, commits: int) -> list[Fact]:
        copy, _good = backups.brief(self.desk)
        latest = max((line.of.heard_ms for line in now.lines), default=0)
        return [
            Fact("电脑时间", "请核对" if now.clock_behind else "正常"),
            Fact("上次备份", copy, verb=Verb("现在备份", lambda: self.desk.open("backup-now"))),
            Fact("上次收到", when(latest)),
            Fact("本机", f"{now.unit_name} {now.nick}"),
            Fact("记下的改动", f"{commits} 项" + (f"，{now.parked} 项在等" if now.parked else "")),
        ]

    def _keys(self, printed: date | None) -> list[Fact]:
        try:
            kinds = vault.kinds(self.desk.folder.slots)
        except DeskError as error:
            return [Fact("钥匙", str(error))]
        paper = f"{labels.day_short(printed)}打印过" if printed else "还没有打印"
        print_it = Verb("打印", lambda: self.desk.open("exchange-key"))
        return [
            Fact("密码", "已设" if "passphrase" in kinds else "没有设"),
            Fact("恢复码", "已做", verb=Verb("做一个新的", lambda: self.desk.open("recovery"))),
            *([Fact("交换恢复钥匙", paper, verb=print_it)] if self.now.joined else []),
            Fact("这台电脑", "记住了钥匙" if "keyring" in kinds else "每次打开要输密码"),
        ]
