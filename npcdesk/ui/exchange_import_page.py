"""导入 of 数据交换: which bundle, exactly what it will do, then in one go; it can be taken back."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from npcdesk.errors import BundleRefused
from npcdesk.sync.bundle import gathering, names
from npcdesk.sync.bundle.gathering import Found, Gathered
from npcdesk.sync.incoming import Report
from npcdesk.ui import exchange_jobs, place_dialog
from npcdesk.ui.buttons import ENTER, primary, second
from npcdesk.ui.cards import Card, WithPane, scrolled
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.exchange_done import ImportDone
from npcdesk.ui.exchange_import_parts import (
    BUNDLES,
    HERE_ALREADY,
    KINDS,
    TOUCHES,
    UNSEEN,
    BundleLine,
    TouchLine,
    button,
    facts,
    lacking,
    not_ours,
)
from npcdesk.ui.exchange_jobs import IN_STAGES, Ready, Survey
from npcdesk.ui.facts import Fact, Facts
from npcdesk.ui.flow import clear
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.notes import Note
from npcdesk.ui.page import Page
from npcdesk.ui.steps_line import StepsLine
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.tabs import StateTabs, Tab
from npcdesk.ui.theme import look
from npcdesk.ui.ticks import Tick
from npcdesk.ui.words import Words

CHOOSE, CHECK, DONE = range(3)
FILES = "数据包和邮件 (*.npb *.eml)"


class Held:
    """What a page holds on the disk; it goes with the page."""

    def __init__(self) -> None:
        self.survey: Survey | None = None
        self.ready: Ready | None = None

    def close_ready(self) -> None:
        """Let the decrypted bytes of the bundle in hand vanish, and the inbox be as it was."""
        if self.ready is not None:
            self.ready.close()
            self.ready = None

    def let_go(self) -> None:
        """Let all go: decrypted bytes, and what came out of letters."""
        self.close_ready()
        if self.survey is not None:
            self.survey.close()
            self.survey = None


class ExchangeImportPage(Page):
    """From the files to what became of them."""

    tab = "exchange"

    def __init__(self, desk: Desk, wanted: str) -> None:
        """`wanted`: paths, a line each, or ""."""
        super().__init__(desk, "导入数据包")
        self.head.set_trail([("数据交换", lambda: desk.open("tab:exchange")), ("导入", None)])
        self.held = Held()
        self.steps = StepsLine(["选数据包", "核对", "完成"])
        self.told = Note("bad")
        self.pick = LinesTable(LinesModel(BUNDLES, tickable=False), frozen=1, name="数据包")
        self.pick_card = ListCard(self.pick)
        self.pick_card.set_hint("Enter 核对")
        self.choose_files, self.choose_folder = (
            second("选文件", "open"),
            second("选文件夹", "folder_open"),
        )
        self.check = primary("核对", "arrow_import")
        self.head.add(self.choose_files, self.choose_folder, self.check)
        self.tabs = StateTabs([Tab("", "全部", 0)])
        self.table = LinesTable(LinesModel(TOUCHES, tickable=False), frozen=2, name="会有的变化")
        self.card = ListCard(self.table, tabs=self.tabs)
        self.row_card, self.from_card = Card("这一条"), Card("这个数据包")
        self.facts, self.notes = Facts(), QVBoxLayout()
        self.asks: list[Tick] = []
        self.cancel, self.go = second("不导入"), primary("导入", "arrow_import")
        self.done = ImportDone()
        self.stack = QStackedWidget()
        for part in (self.pick_card, self._checking(), self.done):
            self.stack.addWidget(part)
        self.body.addWidget(self.steps)
        self.body.addWidget(self.told)
        self.body.addWidget(self.stack, 1)
        self._connect()
        self.start_again()
        if wanted:
            self.look_at([Path(each) for each in wanted.split("\n")])

    def _checking(self) -> QWidget:
        em = look().em
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.6))
        self.from_card.body.addWidget(self.facts)
        column.addWidget(self.row_card)
        column.addWidget(self.from_card)
        column.addStretch()
        self.notes.setSpacing(em(0.4))
        foot = QHBoxLayout()
        foot.setSpacing(em(0.5))
        words = "确认以前不会改动数据。导入前先备份，导入后可以整次撤销。"
        foot.addWidget(Words(words, "second", "text3", elide=True), 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(em(0.5))
        rows.addLayout(self.notes)
        rows.addWidget(WithPane(self.card, scrolled(pane)), 1)
        rows.addLayout(foot)
        return whole

    def _connect(self) -> None:
        self.choose_files.clicked.connect(self.ask_files)
        self.choose_folder.clicked.connect(self.ask_folder)
        self.check.clicked.connect(self.open_current)
        self.pick.opened.connect(lambda _id: self.open_current())
        self.tabs.chosen_changed.connect(self.show_tab)
        self.table.current_changed.connect(lambda _id: self._show_row())
        self.cancel.clicked.connect(self.back_to_list)
        self.go.clicked.connect(self.write)
        self.done.another_wanted.connect(self.back_to_list)
        self.done.leave_wanted.connect(self.closing)
        self.done.settle_wanted.connect(lambda: self.desk.open("exchange-conflicts"))
        self.done.receipt_wanted.connect(
            lambda unit: self.desk.open("exchange-export", f"{unit}:receipt")
        )
        self.destroyed.connect(self.held.let_go)

    def reload(self) -> None:
        """What is shown is the files'; nothing here follows the store."""

    # choosing

    def ask_files(self) -> None:
        """Ask which files."""
        dialog = place_dialog.which_file(self.desk, self, "选数据包", FILES, several=True)
        dialog.filesSelected.connect(lambda paths: self.look_at([Path(each) for each in paths]))
        dialog.open()

    def ask_folder(self) -> None:
        """Ask in which folder they are."""
        dialog = place_dialog.which_folder(self.desk, self, "数据包在哪个文件夹")
        dialog.fileSelected.connect(lambda path: self.look_at([Path(path)]))
        dialog.open()

    def look_at(self, paths: list[Path]) -> None:
        """Look which bundles lie there, on the worker thread."""
        desk = self.desk
        desk.carry_out(
            lambda: exchange_jobs.refused_or(exchange_jobs.surveying(desk, paths)),
            title="正在看有哪些数据包",
            then=self._seen,
            writes=False,
        )

    def _seen(self, survey: Survey | BundleRefused) -> None:
        if isinstance(survey, BundleRefused):
            self.start_again()
            self.told.say(str(survey), "bad")
            return
        self.held.let_go()
        self.held.survey = survey
        self.back_to_list()
        whys = dict.fromkeys(why for _, why in survey.refused)
        calm = survey.bundles and not whys
        self.told.say("".join([*whys, not_ours(survey.foreign)]), "info" if calm else "warn")
        fresh = [one for one in survey.bundles if one.bundle not in survey.done]
        if len(fresh) == 1:
            self.pick.select_id(fresh[0].bundle)
            self.open_current()

    def back_to_list(self) -> None:
        """Show the bundles again; those that were imported meanwhile are marked."""
        self.held.close_ready()
        survey = self.held.survey
        if survey is None or not survey.bundles:
            self.start_again()
            return
        lines = [
            BundleLine(
                one,
                names.sender(one.paths[0].stem),
                done=one.bundle in survey.done,
                taken_back=one.bundle in survey.taken_back,
                lacking=survey.lacking.get(one.bundle, ()),
            )
            for one in survey.bundles
        ]
        self.head.set_title("导入数据包")
        self.pick_card.show_table()
        self.pick.lines.show_lines(lines)
        self.pick.select_row(next((n for n, line in enumerate(lines) if not line.done), 0))
        left = sum(not line.done for line in lines)
        self.pick_card.footer.say(f"{len(lines)} 个数据包，{left} 个还没有导入")
        self._step(CHOOSE)
        self.pick.setFocus()

    def start_again(self) -> None:
        """Wait for files."""
        self.held.close_ready()
        self.head.set_title("导入数据包")
        self.told.say("")
        self.pick_card.show_empty(self._nothing())
        self._step(CHOOSE)

    def _nothing(self) -> EmptyState:
        state = EmptyState(
            "插上 U 盘选数据包，或者把文件、邮件拖到窗口里。",
            "选文件",
            "folder_open",
            "认得 .npb 数据包、带数据包的 .eml 邮件，分成几份的一起选。",
        )
        state.pressed.connect(self.ask_files)
        return state

    # looking through

    def open_current(self) -> None:
        """Open the bundle in hand and try it."""
        line: BundleLine | None = self.pick.current_line()
        if line is None:
            return
        if line.done and line.found.missing:
            self.told.say(HERE_ALREADY, "info")
            return
        desk = self.desk
        self.told.say("")
        desk.carry_out(
            lambda: exchange_jobs.refused_or(exchange_jobs.opening(desk, line.found)),
            title=f"正在核对{line.sender}的数据包",
            subtitle=line.found.paths[0].name,
            then=lambda outcome: self._opened(line.found, outcome),
            cancel_note="取消后数据和核对前一样",
        )

    def _opened(self, found: Found, outcome: Ready | Gathered | BundleRefused) -> None:
        if isinstance(outcome, BundleRefused):
            self.told.say(gathering.naming(found, str(outcome)), "bad")
        elif isinstance(outcome, Gathered):
            self.told.say(lacking(outcome), "warn")
            self.desk.changes.note(["exchange"])
        else:
            self.show_ready(outcome)

    def show_ready(self, ready: Ready) -> None:
        """Show what importing will do: nothing was written yet."""
        self.held.ready = ready
        report = ready.report
        lines = [TouchLine(touch) for touch in ready.touches]
        counts = {kind: sum(line.kind == kind for line in lines) for kind in KINDS}
        shown = [Tab(kind, words, counts[kind]) for kind, words in KINDS.items() if counts[kind]]
        self.tabs.set_tabs([*shown, Tab("", "全部", len(lines))])
        self.tabs.choose("")
        self.head.set_title(f"核对{report.unit_name}的数据包")
        self.facts.show_facts(facts(report))
        self.go.set_words(button(report))
        self._show_notes(ready)
        self._step(CHECK)
        if lines:
            self.card.show_table()
        else:
            words = "这是一份回执，没有带来材料。" if report.receipt else "没有带来新的变化。"
            self.card.show_empty(EmptyState(words, note="收下以后，就知道对方收到了哪些。"))
        self.show_tab("")
        self.table.setFocus()

    def _show_notes(self, ready: Ready) -> None:
        clear(self.notes)
        self.asks = []
        for alarm in ready.report.alarms:
            self.notes.addWidget(Note("warn", alarm))
        if ready.again:
            self.notes.addWidget(Note("warn", ready.again))
        if ready.again and not ready.known:
            self._ask("知道撤销过，照样导入")
        for ask in ready.report.asks:
            self.notes.addWidget(Note("bad", ask))
            self._ask("已经打电话问过对方，照样导入")

    def _ask(self, words: str) -> None:
        tick = Tick(words)
        self.asks.append(tick)
        self.notes.addWidget(tick)

    def show_tab(self, key: str) -> None:
        """Show the records of one kind; "" shows all."""
        if self.held.ready is None:
            return
        every = [TouchLine(touch) for touch in self.held.ready.touches]
        some = [line for line in every if not key or line.kind == key]
        self.table.lines.show_lines(some)
        rows = self.held.ready.report.rows
        more = f"，这里每类列出 {exchange_jobs.SHOWN} 条" if rows > len(every) else ""
        self.card.footer.say(f"一共 {rows} 条{more}")
        if some:
            self.table.select_row(0)
        self._show_row()

    def _show_row(self) -> None:
        clear(self.row_card.body)
        line: TouchLine | None = self.table.current_line()
        self.row_card.setVisible(line is not None)
        if line is None:
            return
        self.row_card.set_title(line.touch.name)
        told = [
            Fact(name, f"{before or '空'} → {after or '空'}" if line.kind == "changed" else after)
            for name, before, after in line.touch.cells
        ]
        self.row_card.body.addWidget(Facts([fact for fact in told if fact.value], 5))
        if line.kind == "changed" and not told:
            self.row_card.body.addWidget(Words(f"{UNSEEN}。", "second", wrap=True))

    # writing

    def write(self) -> None:
        """Import, in one transaction, after a copy of the file."""
        ready = self.held.ready
        if ready is None:
            return
        if open_asks := [tick for tick in self.asks if not tick.isChecked()]:
            self.told.say("请先看清上面的提醒，勾上以后再导入。", "warn")
            open_asks[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        desk = self.desk
        desk.carry_out(
            lambda: exchange_jobs.importing(desk, ready),
            title=f"正在导入{ready.report.unit_name}的数据包",
            stages=IN_STAGES,
            then=self._written,
            cancel_note="取消后数据和导入前一样",
        )

    def _written(self, report: Report) -> None:
        self.held.ready = None
        self.told.say("")
        left = 0
        if (survey := self.held.survey) is not None:
            self.held.survey = survey = replace(survey, done=survey.done | {report.bundle})
            left = sum(one.bundle not in survey.done for one in survey.bundles)
        self.head.set_title("导入完成")
        self.done.show_report(report, left)
        self._step(DONE)
        self.desk.changes.note(["exchange"])
        self.desk.say(f"已导入{report.unit_name}的数据包。")

    def _step(self, step: int) -> None:
        self.steps.go_to(step)
        self.stack.setCurrentIndex(step)
        for part in (self.choose_files, self.choose_folder):
            part.setVisible(step == CHOOSE)
        self.check.setVisible(step == CHOOSE and self.held.survey is not None)

    def key_new(self) -> None:
        """Ctrl+N: other files."""
        self.ask_files()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter presses the primary button."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in ENTER and control and self.stack.currentIndex() == CHECK:
            self.go.click()
        else:
            super().keyPressEvent(event)
