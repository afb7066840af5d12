"""数据交换: the neighbours, what must be decided, the last import, what lies on the stick."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.errors import DeskError
from npcdesk.paths import OfficeFolder
from npcdesk.sync import arriving, status
from npcdesk.sync.bundle import names
from npcdesk.sync.carry import drives
from npcdesk.sync.status import Last, Status
from npcdesk.ui import dialogs, exchange_jobs
from npcdesk.ui.buttons import primary, quiet, second
from npcdesk.ui.cards import WithPane
from npcdesk.ui.exchange_columns import COLUMNS, when
from npcdesk.ui.exchange_jobs import Stick
from npcdesk.ui.exchange_pane import ExchangePane
from npcdesk.ui.exchange_start import ExchangeStart
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.office_desk import OfficeDesk
from npcdesk.ui.office_desk import Opened as OpenFile
from npcdesk.ui.page import Page
from npcdesk.ui.stick_strip import StickStrip
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

ALL = "*"
"""Stands for the code of a neighbour: to every one, one after another."""
LOOK_AGAIN_MS = 5000
AGAIN_BY_COPY = "要再导入，用同一个数据包就行。"
AGAIN_BY_ROWS = "退回的内容会发给对方，再导入也不会恢复。要恢复，请重新登记或更正。"
"""How often one looks for sticks while the page is shown."""


class ExchangePage(Page):
    """The tab."""

    watches = frozenset({"exchange", *labels.TABLE, "office"})
    desk: OfficeDesk

    def __init__(self, desk: OfficeDesk) -> None:
        super().__init__(desk, "数据交换")
        self.now = Status()
        self.found: list[Stick] = []
        self.sticks = drives.removable
        self.bring, self.out = second("导入", "arrow_import"), primary("导出", "arrow_export")
        self.bring.setToolTip("导入（Ctrl+N）")
        self.head.add(self.bring, self.out)
        self.others = quiet("外单位材料", "document_text")
        self.to_all = quiet("导出给全部", "arrow_export")
        self.answer = quiet("答复配对申请", "people_swap")
        self.receipt = quiet("回执", "checkmark_circle")
        self.table = LinesTable(LinesModel(COLUMNS, tickable=False), frozen=1, name="往来单位")
        self.card = ListCard(self.table)
        self.card.set_hint("双击导出，拖进来的数据包直接核对")
        self.strip = StickStrip()
        self.last_card, self.last_words, self.undo = self._last_card()
        self.pane = ExchangePane(desk)
        self.start = ExchangeStart(desk)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start)
        self.stack.addWidget(self._joined())
        self.body.addWidget(self.stack, 1)
        self._again = QTimer(self, interval=LOOK_AGAIN_MS)
        self._looking = False
        self._connect()

    def _last_card(self) -> tuple[QFrame, Words, QWidget]:
        em = look().em
        card = QFrame()
        card.setProperty("kind", "card")
        words = Words("", "body", elide=True)
        undo = second("撤销这次导入", "arrow_undo")
        row = QHBoxLayout(card)
        row.setContentsMargins(em(0.8), em(0.5), em(0.8), em(0.5))
        row.addWidget(words, 1)
        row.addWidget(undo)
        undo.clicked.connect(self.ask_undo)
        return card, words, undo

    def _joined(self) -> QWidget:
        em = look().em
        tools = QHBoxLayout()
        tools.setContentsMargins(em(0.2), 0, 0, 0)
        tools.addWidget(Words("往来单位", "head"))
        tools.addStretch()
        for button in (self.answer, self.others, self.receipt, self.to_all):
            tools.addWidget(button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.4))
        column.addLayout(tools)
        column.addWidget(self.card, 1)
        column.addWidget(self.last_card)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(em(0.6))
        rows.addWidget(self.strip)
        rows.addWidget(WithPane(left, self.pane), 1)
        return whole

    def _connect(self) -> None:
        go = self.desk.open
        self.bring.clicked.connect(self.key_new)
        self.out.clicked.connect(lambda: go("exchange-export", self.table.current_id()))
        self.receipt.clicked.connect(
            lambda: go("exchange-export", f"{self.table.current_id()}:receipt")
        )
        self.to_all.clicked.connect(lambda: go("exchange-export", ALL))
        self.others.clicked.connect(lambda: go("others", self.table.current_id()))
        self.answer.clicked.connect(lambda: go("exchange-answer"))
        self.table.opened.connect(partial(go, "exchange-export"))
        self.table.current_changed.connect(lambda _id: self._show_others())
        self.strip.check.clicked.connect(self._check_stick)
        self._again.timeout.connect(self.look_for_sticks)

    def key_new(self) -> None:
        """Ctrl+N: bring something in."""
        self.desk.open("exchange-import")

    # what is shown

    def reload(self) -> None:
        """Read how the exchange stands."""
        with self.desk.store.reading() as session:
            self.now = now = status.status(session)
            inbox = OfficeFolder(self.desk.store.path.parent).inbox
            coming = arriving.listed(session, inbox)
        joined = now.joined
        self.stack.setCurrentIndex(1 if joined else 0)
        for part in (self.bring, self.out):
            part.setVisible(joined)
        self.head.set_note("用 U 盘或邮件往来，文件已加密" if joined else "")
        if not joined:
            self.start.show_status(now)
            return
        self.out.setVisible(bool(now.lines))
        self.receipt.setVisible(bool(now.lines))
        self._show_others()
        self.to_all.setVisible(len(now.lines) > 1)
        self.answer.setVisible(now.answers)
        self.table.lines.show_lines(list(now.lines))
        if now.lines and self.table.currentIndex().row() < 0:
            self.table.select_row(0)
        if now.lines:
            self.card.show_table()
            self.card.footer.say(_footer(now))
        else:
            self.card.show_empty(self.start.nobody(now))
        self.last_card.setVisible(now.last is not None)
        if now.last is not None:
            self.last_words.say(last_words(now.last))
        self.pane.show_status(now, coming)
        self.look_for_sticks()

    def _show_others(self) -> None:
        """Offer the material of another office; what an own machine writes is one's own."""
        line = self.table.current_line()
        self.others.setVisible(line is not None and line.place != "own")

    # the stick

    def showEvent(self, event: QShowEvent) -> None:
        """Look for sticks as long as the page is shown."""
        super().showEvent(event)
        self._again.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._again.stop()

    def look_for_sticks(self) -> None:
        """Look what lies on the sticks, on the worker thread."""
        idle = self.isVisible() and self.desk.store is not None and not self._looking
        if not idle or not self.now.joined:
            return
        self._looking = True
        run = self.desk.runner.job(lambda: exchange_jobs.looking(self.desk, self.sticks))
        run.finished.connect(self.show_sticks)
        for ended in (run.finished, run.failed, run.cancelled):
            ended.connect(self._looked)
        run.start()

    def _looked(self, *_result: object) -> None:
        self._looking = False

    def show_sticks(self, found: list[Stick]) -> None:
        """Say what was found, when there is something to do with it."""
        self.found = [each for each in found if each.fresh or each.requests or each.replies]
        if not self.found:
            self.strip.hide()
            return
        stick = self.found[0]
        verb = "核对并导入" if stick.fresh else "看配对文件"
        self.strip.show_stick(stick.drive.name, _on_stick(stick), verb)

    def _check_stick(self) -> None:
        stick = self.found[0]
        if stick.fresh:
            paths = [path for one in stick.fresh for path in one.paths]
            self.desk.open("exchange-import", "\n".join(str(path) for path in paths))
        elif stick.requests:
            self.desk.open("exchange-answer", "\n".join(map(str, stick.requests)))
        else:
            self.desk.open("exchange-ask", str(stick.replies[0]))

    # taking back

    def ask_undo(self) -> None:
        """Ask before the last import is taken back."""
        last = self.now.last
        if last is None:
            return
        whole = exchange_jobs.can_put_back(self.desk, last)
        note = (
            "这以后没有写过东西，数据会回到导入以前。"
            if whole
            else "这以后写过东西，只能一条一条改回去，改回的会随下一个数据包发给对方；"
            "对方填写的内容本单位改不了，那就整次不撤。"
        )
        dialogs.confirm(
            f"撤销{last.unit_name}的这次导入？",
            "撤销这次导入",
            lambda: self._undo(last),
            note=note,
            keep="不撤",
        )

    def _undo(self, last: Last) -> None:
        desk = self.desk
        if exchange_jobs.can_put_back(desk, last):
            desk.put_down()
        desk.carry_out(
            lambda: exchange_jobs.undoing(desk, last),
            title=f"正在撤销{last.unit_name}的数据包",
            then=lambda done: self._undone(last, done),
            cancel_note="马上就好",
        )

    def _undone(self, last: Last, done: tuple[OpenFile | None, DeskError | None]) -> None:
        opened, refused = done
        if opened is not None:
            self.desk.take(opened)
        if refused is not None:
            raise refused
        self.desk.changes.note(["exchange"])
        more = AGAIN_BY_COPY if opened is not None else AGAIN_BY_ROWS
        self.desk.say(f"已撤销：导入{last.unit_name}的数据包。{more}")


def last_words(last: Last) -> str:
    """Return 昨天 16:52 导入城关镇的数据包：新增代表 2 名、接待 31 次."""
    words = {"new": "新增", "changed": "更改", "away": "撤下"}
    parts = [
        words[kind] + "、".join(labels.counted(table, n) for table, n in counts.items())
        for kind, counts in last.counts.items()
        if counts
    ]
    return f"{when(last.at_ms)} 导入{last.unit_name}的数据包：{'；'.join(parts) or '没有新的变化'}"


def _footer(now: Status) -> str:
    agreed = sum(line.of.agreed is True for line in now.lines)
    parked = f"，{now.parked} 项改动在等前面的数据" if now.parked else ""
    return f"{len(now.lines)} 个往来单位，{agreed} 个已一致{parked}"


def _on_stick(stick: Stick) -> str:
    parts = []
    if stick.fresh:
        listed = "、".join(
            f"{names.sender(one.paths[0].stem)}（{labels.day_short(one.day)}）"
            for one in stick.fresh[:4]
        )
        more = "等" if len(stick.fresh) > 4 else ""
        parts.append(f"有 {len(stick.fresh)} 个没有导入过的数据包：{listed}{more}")
    if stick.requests:
        parts.append(f"有 {len(stick.requests)} 份配对申请")
    if stick.replies:
        parts.append(f"有 {len(stick.replies)} 份配对回复")
    return "里面" + "；".join(parts)
