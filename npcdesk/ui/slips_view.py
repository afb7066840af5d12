"""快速登记: ten paper slips in five minutes; nothing is written until 保存, a draft stays."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from npcdesk.office import delegates, matters, slips, stations
from npcdesk.office.slips import Judged
from npcdesk.rules.slips import FIELDS, HEADS, OFFERED, TAKEN_OVER, Slip, read_block, whole
from npcdesk.ui.buttons import primary, quiet, second
from npcdesk.ui.desk import Desk
from npcdesk.ui.entry_model import EntryModel, Kind
from npcdesk.ui.entry_sheet import EntrySheet, Looks
from npcdesk.ui.pick_list import Choice
from npcdesk.ui.theme import look
from npcdesk.ui.unit_picks import UnitPicks
from npcdesk.ui.visit_dialog import CATEGORIES
from npcdesk.ui.words import Words

KEYS = "Tab 下一格　回车 下一条　Ctrl+D 照上格　F2 改　Ctrl+回车 保存"
KIND = Kind(HEADS, Slip(), Judged(Slip()), whole, TAKEN_OVER)
LOOKS = Looks(
    "快速登记",
    widths=(1.7, 3.4, 5.4, 5.2, 2.5, 3.8, 5.2, 3.8, 7.6, 3.2, 4.4, 4.6),
    stretches={"words": 0.6, "station": 0.15, "delegates": 0.1, "told": 0.15},
    first="speaker",
)
DRAFT_MS = 1000  # after the last cell, what is typed is kept
ALIKE_MS = 250


class SlipsView(QWidget):
    """The tab 快速登记 of 代表之家."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.today = desk, desk.clock.today()
        self._read = False
        self._units: UnitPicks | None = None
        self.sheet = EntrySheet(EntryModel(KIND, self._judge), self._choices, LOOKS)
        self.paste = second("从 Excel 粘贴", "clipboard_paste")
        self.empty = quiet("清空", "delete")
        self.save = primary("保存", "save")
        self.foot, self.like = Words("", "second"), Words("", "second", "text2")
        self._lay_out_sheet()
        self._keeping, self._asking = QTimer(self), QTimer(self)
        for timer, ms, then in (
            (self._keeping, DRAFT_MS, self._keep),
            (self._asking, ALIKE_MS, self._look_for_like),
        ):
            timer.setSingleShot(True)
            timer.setInterval(ms)
            timer.timeout.connect(then)
        self.paste.clicked.connect(self.take_block)
        self.sheet.paste_wanted.connect(self.take_block)
        self.empty.clicked.connect(self._clear)
        self.save.clicked.connect(self.do_next)
        self.sheet.lines.changed.connect(self._changed)
        self.sheet.selectionModel().currentChanged.connect(self._say)

    def _lay_out_sheet(self) -> None:
        em = look().em
        top = QHBoxLayout()
        top.addWidget(self.like, 1)
        for button in (self.empty, self.paste, self.save):
            top.addWidget(button)
        card = QFrame()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.sheet, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(em(0.8), em(0.4), em(0.8), em(0.4))
        foot.addWidget(self.foot, 1)
        foot.addWidget(Words(KEYS, "second", "text3"))
        inside.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(em(0.5))
        whole.addLayout(top)
        whole.addWidget(card, 1)

    def reload(self) -> None:
        """Show the draft at the first look; later only judge again."""
        self._units = UnitPicks(self.desk)
        if self._read:
            self.sheet.lines.show_rows(self.sheet.lines.rows)
            return
        self._read = True
        with self.desk.store.reading() as session:
            kept = slips.draft(session)
        self.sheet.lines.show_rows(kept)
        self.sheet.begin()

    # what the cells ask

    def _judge(self, rows: Sequence[Slip]) -> Sequence[Judged]:
        with self.desk.store.reading() as session:
            return slips.Judge(session, self.today).rows(rows)

    def _choices(self, text: str, field: str) -> Sequence[Choice]:
        typed = text.strip()
        if field in ("category", "way"):
            known = OFFERED if field == "way" else CATEGORIES
            return [Choice(each, each) for each in known if typed in each]
        if not typed:
            return []
        with self.desk.store.reading() as session:
            if field == "station":
                return [Choice(*found) for found in stations.find(session, typed)]
            if field == "delegates":
                some = delegates.find(session, typed)
                return [Choice(each.id, each.name, each.note) for each in some]
        if field == "told" and self._units is not None:
            return [each for each in self._units.find(typed) if not each.id.startswith("new:")]
        return []

    # what was typed

    def ready(self) -> list[Judged]:
        """Return the rows that can be entered."""
        return [row for row in self.sheet.lines.judged if not row.slip.empty and not row.wrong]

    def bad(self) -> list[tuple[int, Judged]]:
        """Return the rows with something wrong, by their number from 0."""
        return [(at, row) for at, row in enumerate(self.sheet.lines.judged) if row.wrong]

    def _changed(self) -> None:
        self._keeping.start()
        self._asking.start()
        self._say()

    def _say(self) -> None:
        """Count, and tell what is wrong with the row in hand, else with the first one."""
        fit, bad = self.ready(), self.bad()
        self.save.setText(f"保存 {len(fit)} 条" if fit else "保存")
        self.save.setEnabled(bool(fit))
        self.empty.setVisible(bool(fit or bad))
        here = self.sheet.currentIndex().row()
        told = next((each for each in bad if each[0] == here), bad[0] if bad else None)
        if not fit and not bad:
            said = "一行一张登记单；日期、站点、代表不填就照上一行。"
        else:
            said = f"{len(fit) + len(bad)} 条，{len(fit)} 条可以保存"
            said += f"，{len(bad)} 条要改" if bad else ""
        if told is not None:
            at, row = told
            field = next(iter(row.wrong))
            said += f"　第 {at + 1} 行{HEADS[field].partition('（')[0]}：{row.problem}"
        self.foot.say(said, "late" if told else "text2")
        self._asking.start()

    def _look_for_like(self) -> None:
        """Say who said the same as the row in hand."""
        at = self.sheet.currentIndex().row()
        words = self.sheet.lines.rows[at].words if 0 <= at < len(self.sheet.lines.rows) else ""
        with self.desk.store.reading() as session:
            found = matters.alike(session, words, self.today, limit=1)
        said = ""
        if found:
            row, raised = found[0].row, found[0].raised
            many = f"，同类已有 {raised} 条" if raised > 1 else ""
            said = f"{found[0].words}：{row.station}“{row.words[:24]}”，{row.state}{many}"
        self.like.say(said)

    def take_block(self) -> None:
        """Paste what was copied in Excel or WPS, from the cell in hand on."""
        from npcdesk.workbooks.pasted import cells  # noqa: PLC0415 - when it is asked for

        block = cells(QGuiApplication.clipboard().text())
        rows = read_block(block, self.sheet.field())
        start = max(self.sheet.currentIndex().row(), 0)
        put = {
            (start + n, field): text
            for n, row in enumerate(rows)
            for field, text in row.items()
            if field in FIELDS and text.strip()
        }
        if put:
            self.sheet.lines.put(put)
        else:
            self.desk.say("剪贴板里没有表格。请先在 Excel 或 WPS 里复制几行，再到这里粘贴。")

    def do_next(self) -> bool:
        """Ctrl+Enter: enter the rows that can be; the others stay."""
        fit = self.ready()
        if not fit:
            return False
        typed = self.sheet.lines.typed()
        with self.desk.store.writing(f"快速登记 {len(fit)} 条意见") as session:
            made = slips.save(session, typed, today=self.today)
        bad = {at for at, _ in self.bad()}
        whole = [self.sheet.lines.judged[at].slip for at in sorted(bad)]
        self.sheet.lines.show_rows(whole)
        self._keep()
        left = f"，还有 {len(bad)} 条要改" if bad else ""
        self.desk.done(f"已登记 {len(made)} 次接待、{len(fit)} 条意见{left}。")
        self.sheet.begin_anew()
        self.sheet.setFocus()
        return True

    def _clear(self) -> None:
        self.sheet.lines.show_rows(())
        self._keep()
        self.sheet.begin_anew()
        self.sheet.setFocus()

    def _keep(self) -> None:
        self._keeping.stop()
        if self.desk.store is not None:  # the office may be closed already
            slips.keep_draft(self.desk.store, self.sheet.lines.typed())

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed when it is left."""
        if self._keeping.isActive():
            self._keep()
        super().hideEvent(event)
