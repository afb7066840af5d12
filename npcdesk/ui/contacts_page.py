"""双联系: the pairs of each kind, how often they were in touch this year, whom nobody reached."""

from datetime import date

from npcdesk import labels
from npcdesk.models import ContactKind
from npcdesk.office import double_contact
from npcdesk.office.double_contact import Coverage, PairLine
from npcdesk.rules import shares
from npcdesk.ui import years
from npcdesk.ui.buttons import primary, quiet, second
from npcdesk.ui.columns import Column
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.filters import Filter as Pill
from npcdesk.ui.filters import FilterPills
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.list_export import ListExport, Seen
from npcdesk.ui.page import Page
from npcdesk.ui.signs import Mark, Sign
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.tabs import StateTabs, Tab

KEPT_YEARS = 6


def _day(day: date | None) -> str:
    return labels.day_dotted(day) if day else ""


def _reached(line: PairLine) -> Mark | None:
    if line.awaits:
        return Mark(f"{line.awaits} 条待答复", "soon", Sign.CLOCK)
    if line.times or line.until:
        return None
    return Mark("本年没有联系", "late", Sign.BANG)


def _state(line: PairLine) -> str:
    return "已结束" if line.until else "已联系"


COLUMNS: tuple[Column[PairLine], ...] = (
    Column("联系人", lambda x: labels.padded(x.who), rank=1, width=5, look="strong"),
    Column("联系对象", lambda x: labels.padded(x.whom), rank=1, width=7, stretch=True),
    Column("次数", lambda x: str(x.times), rank=1, align="right", width=3),
    Column("最近一次", lambda x: _day(x.last_on), rank=2, align="right", width=5),
    Column("情况", _state, rank=1, width=7, mark=_reached),
    Column("答复期限", lambda x: _day(x.due_on), rank=2, align="right", width=5),
    Column("电话", lambda x: x.phone, rank=3, width=6, look="quiet"),
    Column("地点", lambda x: x.place, rank=3, width=7),
    Column("开始", lambda x: _day(x.since), rank=3, align="right", width=5),
)


class ContactsPage(Page):
    """Who keeps in touch with whom, by kind, with how many were reached.

    Args:
        desk: the open office.
        wanted: the pair that is shown first, whatever follows its colon; "" for any.
    """

    tab = "roster"
    watches = frozenset({"contact_pair", "contact_entry", "person"})

    def __init__(self, desk: Desk, wanted: str = "") -> None:
        super().__init__(desk, "双联系")
        self._wanted = wanted.partition(":")[0]
        go = desk.open
        self.head.set_trail([("代表名册", lambda: go("tab:roster")), ("双联系", None)])
        self.new, self.log = second("登记双联系", "add"), primary("记一次联系", "people_chat")
        self.answer, self.over = quiet("答复问题", "mail"), quiet("结束联系", "dismiss")
        self.head.add(self.new, self.log)
        self.tabs = StateTabs([Tab(k.value, labels.CONTACT_KIND[k.value], 0) for k in ContactKind])
        self.pills = FilterPills([Pill("year", "年度", self._years, always=True)])
        self.table = LinesTable(LinesModel(COLUMNS, tickable=False), name="双联系")
        self.export = ListExport(desk, self, "双联系", Seen(self.table.lines, self.narrowed))
        tools = (self.answer, self.over, self.export.button)
        self.card = ListCard(self.table, tabs=self.tabs, filters=self.pills, tools=tools)
        self.card.set_hint("回车记一次联系")
        self.body.addWidget(self.card, 1)
        self._connect()

    def _connect(self) -> None:
        self.new.clicked.connect(self.key_new)
        self.log.clicked.connect(lambda: self._deed("log-contact"))
        self.answer.clicked.connect(lambda: self._deed("answer-contact"))
        self.over.clicked.connect(self._end)
        self.tabs.chosen_changed.connect(lambda _key: self.reload())
        self.pills.changed.connect(self.reload)
        self.table.opened.connect(lambda _id: self._deed("log-contact"))
        self.table.current_changed.connect(lambda _id: self._offer())

    def _years(self) -> list[tuple[str, str]]:
        return years.back(self.desk.clock.today().year, KEPT_YEARS)

    def narrowed(self) -> list[str]:
        """Return in words which pairs are shown."""
        return [labels.CONTACT_KIND[self.tabs.chosen()], *self.pills.words()]

    def reload(self) -> None:
        """Read the pairs of the chosen kind."""
        year = int(self.pills.chosen().get("year", self.desk.clock.today().year))
        if self._wanted:
            with self.desk.store.reading() as session:
                self.tabs.choose(double_contact.own(session, self._wanted).kind.value)
        kind = ContactKind(self.tabs.chosen())
        with self.desk.store.reading() as session:
            lines = double_contact.lines(session, kind, year)
            each = {k: double_contact.coverage(session, k, year) for k in ContactKind}
        self.tabs.set_counts({k.value: found.pairs for k, found in each.items()})
        self.table.lines.show_lines(lines)
        self.pills.set_count(len(lines), len(lines), "对")
        self.head.set_note(f"{year}年{_told(each[kind])}" if lines else "")
        self.card.footer.say(_told(each[kind]))
        if lines:
            self.card.show_table()
            if self._wanted:
                self.table.select_id(self._wanted)
                self._wanted = ""
            if self.table.currentIndex().row() < 0:
                self.table.select_row(0)
        else:
            empty = EmptyState(
                f"还没有登记{labels.CONTACT_KIND[kind.value]}的结对。", "登记双联系", "add"
            )
            empty.pressed.connect(self.key_new)
            self.card.show_empty(empty)
        self._offer()

    def _offer(self) -> None:
        line: PairLine | None = self.table.current_line()
        open_one = line is not None and line.until is None
        self.log.setEnabled(open_one)
        self.over.setVisible(open_one)
        self.answer.setVisible(line is not None and line.awaits > 0)

    def _deed(self, kind: str) -> None:
        line: PairLine | None = self.table.current_line()
        if line is not None:
            self.desk.open(kind, line.id)

    def _end(self) -> None:
        line: PairLine | None = self.table.current_line()
        if line is None:
            return
        with self.desk.store.writing(f"结束双联系：{line.who}") as session:
            double_contact.end(session, line.id, on=self.desk.clock.today())
        self.desk.done(f"{line.who}和{line.whom}的联系已结束，以前的记录照样算。")

    def key_new(self) -> None:
        """Ctrl+N."""
        self.desk.open("new-pair", self.tabs.chosen())


def _told(found: Coverage) -> str:
    """Return 结对 12 对，联系到 9 对（75.0%）."""
    if not found.pairs:
        return "还没有结对"
    share = shares.ratio(found.reached, found.pairs)
    return f"结对 {found.pairs} 对，联系到 {found.reached} 对（{share}）"
