"""承诺事项台账: every promise of the replies, across years and terms; under 建议办理."""

from functools import partial

from npcdesk import labels
from npcdesk.office import attachments, promise_list
from npcdesk.office.promise_list import ONLY, Filter, Only, PromiseLine
from npcdesk.rules.promises import PromiseState
from npcdesk.ui.buttons import quiet, second
from npcdesk.ui.columns import Column
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.evidence import Evidence
from npcdesk.ui.filters import Filter as Pill
from npcdesk.ui.filters import FilterPills
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.list_export import ListExport, Seen
from npcdesk.ui.page import Page
from npcdesk.ui.signs import Mark, Sign, days_mark
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.tabs import StateTabs, Tab

WARN_DAYS = 30  # a promise that is due within so many days is a chip
ENDED = {
    PromiseState.FULFILLED: Mark("已落实", "closed", Sign.TICK),
    PromiseState.UNABLE: Mark("不能落实", "void", Sign.DASH),
}


def mark(line: PromiseLine) -> Mark:
    """Return where a promise stands as a chip."""
    return ENDED.get(line.promise_state) or days_mark(line.days_left, WARN_DAYS)


def classes(reply_class: str, current_class: str) -> str:
    """Return B, or B→A when the class was changed since the reply."""
    changed = current_class != reply_class
    return f"{reply_class}→{current_class}" if changed and reply_class else current_class


def _progress(line: PromiseLine) -> str:
    on = f"{labels.day_dotted(line.last_on)} " if line.last_on else ""
    return f"{on}{line.last}" if line.last else "还没有进展"


def _told(line: PromiseLine) -> str:
    if line.told_on:
        return labels.day_dotted(line.told_on)
    return "还没有告知" if line.ended_on else ""


COLUMNS: tuple[Column[PromiseLine], ...] = (
    Column("届次", lambda x: x.session, rank=2, width=4.6),
    Column("号", lambda x: x.number, rank=1, align="right", width=2.5),
    Column(
        "承诺事项",
        lambda x: x.matter,
        rank=1,
        width=13,
        look="strong",
        stretch=True,
        second=lambda x: x.title,
        tip=lambda x: f"{x.matter}\n{x.title}",
    ),
    Column(
        "承办单位", lambda x: x.lead_unit, rank=2, width=7, second=lambda x: labels.padded(x.lead)
    ),
    Column("承诺日期", lambda x: labels.day_dotted(x.due_on), rank=1, align="right", width=5),
    Column(
        "情况",
        lambda x: mark(x).words,
        rank=1,
        width=5.6,
        mark=mark,
    ),
    Column("进展", _progress, rank=2, width=10, tip=_progress),
    Column("附件", lambda x: str(x.files or ""), rank=3, align="right", width=2.6),
    Column("类别", lambda x: classes(x.reply_class, x.current_class), rank=3, width=3),
    Column("告知代表", _told, rank=3, align="right", width=5),
)
DEEDS = (
    ("advance", "登记进展", "note"),
    ("fulfil", "登记落实", "checkmark_circle"),
    ("unable", "说明不能落实", "dismiss"),
)


class PromisesPage(Page):
    """The ledger, by how far each promise is, by the year of its day and by unit."""

    tab = "suggestions"
    watches = frozenset(
        {"suggestion", "suggestion_event", "handler", "handling_unit", "attachment"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "承诺事项台账")
        self.head.set_trail(
            [("建议办理", lambda: desk.open("tab:suggestions")), ("承诺事项台账", None)]
        )
        self.print = second("打印年度清单", "print")
        self.look_back = second("回头看", "document_checkmark")
        self.head.add(self.print, self.look_back)
        self.tabs = StateTabs(
            [Tab(e.value, ONLY[e], 0, "late" if e is Only.LATE else "") for e in Only]
        )
        self.pills = FilterPills(
            [
                Pill("year", "承诺年度", self._years, always=True),
                Pill("unit", "承办单位", self._units, always=True),
            ]
        )
        self.table = LinesTable(
            LinesModel(COLUMNS, tickable=False), frozen=3, two_lines=True, name="承诺事项台账"
        )
        self.export = ListExport(desk, self, "承诺事项台账", Seen(self.table.lines, self.narrowed))
        self.verbs = {kind: quiet(words, icon) for kind, words, icon in DEEDS}
        self.files = quiet("看附件", "attach")
        self.evidence = Evidence(desk, self)
        self.card = ListCard(
            self.table,
            tabs=self.tabs,
            filters=self.pills,
            tools=(self.files, *self.verbs.values(), self.export.button),
        )
        self.card.set_hint("回车看建议")
        self.body.addWidget(self.card)
        self._connect()

    def _connect(self) -> None:
        self.print.clicked.connect(self.key_print)
        self.look_back.clicked.connect(lambda: self.desk.open("look-back"))
        for kind, button in self.verbs.items():
            button.clicked.connect(partial(self._open, kind))
        self.files.clicked.connect(self._look_at_files)
        self.tabs.chosen_changed.connect(lambda _key: self.reload())
        self.pills.changed.connect(self.reload)
        self.table.current_changed.connect(lambda _id: self._offer())
        self.table.opened.connect(lambda _id: self._open_paper())

    def _years(self) -> list[tuple[str, str]]:
        with self.desk.store.reading() as session:
            return [(str(year), f"{year} 年") for year in promise_list.years(session)]

    def _units(self) -> list[tuple[str, str]]:
        with self.desk.store.reading() as session:
            return [(name, name) for name in promise_list.units(session)]

    def narrowed(self) -> list[str]:
        """Return in words which promises are shown, and in which order."""
        only = ONLY[Only(self.tabs.chosen())]
        return [f"情况：{only}", *self.pills.words(), "先到期的在前"]

    def reload(self) -> None:
        """Read the promises that fit."""
        chosen = self.pills.chosen()
        wanted = Filter(year=int(chosen.get("year", 0)), unit=chosen.get("unit", ""))
        with self.desk.store.reading() as session:
            found = promise_list.lines(session, wanted, today=self.desk.clock.today())
            total = len(promise_list.lines(session, Filter(), today=self.desk.clock.today()))
        counts = {each.value: sum(line.only is each for line in found) for each in Only}
        self.tabs.set_counts(counts | {Only.ALL.value: len(found)})
        only = Only(self.tabs.chosen())
        shown = [line for line in found if only in (Only.ALL, line.only)]
        self.head.set_note(f"共 {total} 项" if total else "")
        self.pills.set_count(len(found), total, "项")
        self.print.setVisible(total > 0)
        self.table.lines.show_lines(shown)
        self.card.footer.say(f"{len(shown)} 项，先到期的在前")
        if shown:
            self.card.show_table()
        elif total:
            self.card.show_empty(EmptyState("没有符合条件的承诺事项。"))
        else:
            words = (
                "还没有承诺事项。登记 B 类答复时写明承诺，就会列在这里；往年的可以在建议里补记。"
            )
            self.card.show_empty(EmptyState(words))
        self._offer()

    def _offer(self) -> None:
        line: PromiseLine | None = self.table.current_line()
        is_open = line is not None and line.promise_state is PromiseState.OPEN
        for button in self.verbs.values():
            button.setVisible(is_open)
        self.files.setVisible(line is not None and line.files > 0)

    def _look_at_files(self) -> None:
        line: PromiseLine | None = self.table.current_line()
        if line is None:
            return
        with self.desk.store.reading() as session:
            files = attachments.of_promise(session, line.suggestion_id, line.promise_id)
        below = self.files.mapToGlobal(self.files.rect().bottomLeft())
        self.evidence.menu(files).popup(below)

    def _open(self, kind: str) -> None:
        line: PromiseLine | None = self.table.current_line()
        if line is not None:
            self.desk.open(kind, f"{line.suggestion_id}:{line.promise_id}")

    def _open_paper(self) -> None:
        line: PromiseLine | None = self.table.current_line()
        if line is not None:
            self.desk.open("suggestion", line.suggestion_id)

    def key_print(self) -> None:
        """Ctrl+P: what was promised for the year that is chosen, else for this one."""
        chosen = self.pills.chosen()
        year = chosen.get("year", str(self.desk.clock.today().year))
        wanted = " ".join(filter(None, (year, chosen.get("unit", ""))))
        self.desk.open("print", f"promise-list:{wanted}")

    def key_deed(self) -> bool:
        """Ctrl+Enter on a line: its progress."""
        line: PromiseLine | None = self.table.current_line() if self.table.hasFocus() else None
        if line is None or line.promise_state is not PromiseState.OPEN:
            return False
        self._open("advance")
        return True
