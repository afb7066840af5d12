"""回头看 of a year: which suggestions are in its scope, which were looked at, what came of it."""

from npcdesk import labels
from npcdesk.office import look_backs, offices, promise_list
from npcdesk.office.look_backs import ONLY, YEARS_BACK, Figures, LookLine, Only, Scope, share
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
from npcdesk.ui.promises_page import classes
from npcdesk.ui.signs import Mark, Sign
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.tabs import StateTabs, Tab
from npcdesk.ui.tiles import Tile, tile_row

SOLVED = {
    "solved": Mark("已经解决", "closed", Sign.TICK),
    "advanced": Mark("有较大进展", "doing", Sign.HALF),
    "unsolved": Mark("没有解决", "redo", Sign.LOOP),
}
TO_DO = Mark("还没有看", "wait", Sign.RING)
BACK = {"1": "上一年", "3": "近三年", "5": "近五年"}
KEPT_YEARS = 5  # years of look-backs that are offered


def mark(line: LookLine) -> Mark:
    """Return what a look-back found, as a chip."""
    return SOLVED.get(line.looked.solved, TO_DO) if line.looked else TO_DO


def _answers(line: LookLine) -> str:
    return line.looked.in_words if line.looked else ""


COLUMNS: tuple[Column[LookLine], ...] = (
    Column("届次", lambda x: x.session, rank=2, width=4.6),
    Column("号", lambda x: x.number, rank=1, align="right", width=2.5),
    Column(
        "题目",
        lambda x: x.title,
        rank=1,
        width=13,
        look="strong",
        stretch=True,
        second=lambda x: x.lead_unit,
        tip=lambda x: x.title,
    ),
    Column("领衔代表", lambda x: labels.padded(x.lead), rank=3, width=4.5),
    Column("答复日期", lambda x: labels.day_dotted(x.replied_on), rank=2, align="right", width=5),
    Column("类别", lambda x: classes(x.reply_class, x.current_class), rank=1, width=3),
    Column("回头看", lambda x: mark(x).words, rank=1, width=6, mark=mark),
    Column("四个问题的回答", _answers, rank=2, width=13, tip=_answers),
    Column(
        "日期",
        lambda x: labels.day_dotted(x.looked.on) if x.looked else "",
        rank=3,
        align="right",
        width=5,
    ),
)


class LookBackPage(Page):
    """The scope of a year's look-back; its figures say what they are shares of."""

    tab = "suggestions"
    watches = frozenset({"suggestion", "suggestion_event", "handler", "handling_unit", "office"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "回头看")
        go = desk.open
        self.head.set_trail([("建议办理", lambda: go("tab:suggestions")), ("回头看", None)])
        self.ledger = second("承诺事项台账", "calendar_ltr")
        self.enter = primary("登记回头看", "document_checkmark")
        self.print = quiet("打印", "print")
        self.print.setToolTip("打印回头看表（Ctrl+P）")
        self.head.add(self.print, self.ledger, self.enter)
        self.total, self.looked = Tile("在范围内"), Tile("已经看的")
        self.solved, self.rate = Tile("解决或有较大进展"), Tile("当前解决率")
        for tile in (self.total, self.looked, self.solved, self.rate):
            tile.setEnabled(False)
        self.body.addLayout(tile_row([self.total, self.looked, self.solved, self.rate]))
        self.tabs = StateTabs([Tab(each.value, ONLY[each], 0) for each in Only])
        self.pills = FilterPills(
            [
                Pill("year", "回头看年度", self._years, always=True),
                Pill("back", "答复在", lambda: list(BACK.items()), always=True),
                Pill("classes", "类别", self._classes, always=True),
                Pill("unit", "承办单位", self._units, always=True),
            ]
        )
        self.table = LinesTable(
            LinesModel(COLUMNS, tickable=False), frozen=3, two_lines=True, name="回头看"
        )
        self.export = ListExport(desk, self, "回头看清单", Seen(self.table.lines, self.narrowed))
        self.card = ListCard(
            self.table, tabs=self.tabs, filters=self.pills, tools=(self.export.button,)
        )
        self.card.set_hint("回车看建议")
        self.body.addWidget(self.card, 1)
        self._scope: Scope | None = None
        self._figures: Figures | None = None
        self._connect()

    def _connect(self) -> None:
        self.ledger.clicked.connect(lambda: self.desk.open("promises"))
        self.enter.clicked.connect(self.key_deed)
        self.print.clicked.connect(self.key_print)
        self.tabs.chosen_changed.connect(lambda _key: self.reload())
        self.pills.changed.connect(self.reload)
        self.table.current_changed.connect(lambda _id: self._offer())
        self.table.opened.connect(lambda wanted: self.desk.open("suggestion", wanted))

    def _years(self) -> list[tuple[str, str]]:
        return years.back(self.desk.clock.today().year, KEPT_YEARS)

    def _classes(self) -> list[tuple[str, str]]:
        with self.desk.store.reading() as session:
            known = offices.pack(session).classes
        promised = [each.code for each in known if each.needs_promise]
        left = [each.code for each in known if not each.counts_as_solved]
        every = {"、".join(some): f"{'、'.join(some)} 类" for some in (promised, left) if some}
        return list(every.items())

    def _units(self) -> list[tuple[str, str]]:
        with self.desk.store.reading() as session:
            return [(name, name) for name in promise_list.units(session)]

    def narrowed(self) -> list[str]:
        """Return in words which suggestions are shown, and the figures with their scope."""
        only = ONLY[Only(self.tabs.chosen())]
        scope, told = self._scope, self._figures
        said = [f"{scope.year}年回头看：{scope.in_words}"] if scope else []
        return [*said, f"看：{only}", *self.pills.words(), *(told.in_words if told else ())]

    def reload(self) -> None:
        """Read the scope, its suggestions and figures."""
        chosen = self.pills.chosen()
        year = int(chosen.get("year", self.desk.clock.today().year))
        back = int(chosen.get("back", YEARS_BACK))
        codes = tuple(filter(None, chosen.get("classes", "").split("、")))
        unit = chosen.get("unit", "")
        with self.desk.store.reading() as session:
            self._scope = look_backs.scope(session, year, back=back, classes=codes)
            found = look_backs.lines(session, self._scope, unit=unit)
            self._figures = look_backs.figures(session, self._scope, unit=unit)
        shown = {each: [x for x in found if look_backs.fits(x, each)] for each in Only}
        self.tabs.set_counts({each.value: len(some) for each, some in shown.items()})
        lines = shown[Only(self.tabs.chosen())]
        self.head.set_note(f"{year}年看{self._scope.in_words}")
        self._show_figures(self._figures)
        self.pills.set_count(len(found), len(found))
        self.table.lines.show_lines(lines)
        self.card.footer.say(f"{len(lines)} 件，先答复的在前")
        if lines:
            self.card.show_table()
        else:
            self.card.show_empty(EmptyState("这个范围里没有符合条件的建议。"))
        self._offer()

    def _show_figures(self, told: Figures) -> None:
        self.total.show_figure(str(told.total), f"其中要继续跟进 {told.follow} 件")
        done = told.solved + told.advanced
        self.looked.show_figure(str(told.looked), f"还有 {told.total - told.looked} 件没有看")
        part = share(done, told.total)
        self.solved.show_figure(str(done), f"占范围内 {told.total} 件的 {part}" if part else "")
        then, now = (share(n, told.answered) for n in (told.solved_then, told.solved_now))
        same = f"答复时 {then}，同期答复 {told.answered} 件" if then else ""
        self.rate.show_figure(now, same)

    def _offer(self) -> None:
        line: LookLine | None = self.table.current_line()
        self.enter.setVisible(line is not None and line.looked is None)

    def key_deed(self) -> bool:
        """Ctrl+Enter on a line: look back at it."""
        line: LookLine | None = self.table.current_line()
        if line is None or line.looked is not None:
            return False
        self.desk.open("look_back", line.id)
        return True

    def key_print(self) -> None:
        """Ctrl+P: what is shown as a table; what nobody looked at is ticked there by hand."""
        chosen = self.pills.chosen()
        year = chosen.get("year", str(self.desk.clock.today().year))
        parts = (year, *(chosen.get(key, "") for key in ("back", "classes")))
        wanted = "/".join((*parts, self.tabs.chosen(), chosen.get("unit", "")))
        self.desk.open("print", f"look-back-table:{wanted}")
