"""登记征询意见表: forms that came back, a pile in a sheet or one after another by the code."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from npcdesk.errors import DeskError
from npcdesk.job import finish
from npcdesk.office import offices, returned_forms
from npcdesk.office.return_codes import ReturnedForm
from npcdesk.office.returned_forms import Judge, Judged
from npcdesk.rules.pack import ATTITUDE
from npcdesk.rules.returned_forms import HEADS, TAKEN_OVER, TOLD, FormRow, read_block, whole
from npcdesk.ui.buttons import primary, quiet, second
from npcdesk.ui.desk import Desk
from npcdesk.ui.entry_model import EntryModel, Kind
from npcdesk.ui.entry_sheet import EntrySheet, Looks
from npcdesk.ui.fields import TextField
from npcdesk.ui.page import Page
from npcdesk.ui.pick_list import Choice
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

KIND = Kind(HEADS, FormRow(), Judged(FormRow()), whole, TAKEN_OVER, TOLD)
LOOKS = Looks(
    "交回的征询意见表",
    widths=(1.7, 8.2, 9, 4.2, 6.2, 4.6, 4.4, 6),
    stretches={"title": 0.5, "opinion": 0.5},
    first="code",
    after={"code": "result"},
    asked={"result": "opinion"},
)
KEYS = "扫码或打编号后回车到评价　1 2 3 选评价　回车 下一张　Ctrl+D 照上格"
DRAFT_MS = 1000  # after the last cell, what is typed is kept


class ReturnedFormsPage(Page):
    """Enters what delegates wrote on the forms they sent back."""

    tab = "suggestions"
    watches = frozenset({"suggestion", "suggestion_event"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "登记征询意见表")
        self.head.set_trail(
            [("建议办理", lambda: desk.open("tab:suggestions")), ("登记征询意见表", None)]
        )
        self.today = desk.clock.today()
        self._judging = Judge(self.today)
        self._ratings: list[str] = []
        self._read = False
        self.one = TextField(
            "一张一张地登记",
            placeholder="扫描或打回收编号，回车打开这一件",
            hint="也可以写建议号；一摞一起登记，就填下面的表",
            check=self._why_not,
        )
        self.sheet = EntrySheet(EntryModel(KIND, self._judge), self._choices, LOOKS)
        self.paste = second("从 Excel 粘贴", "clipboard_paste")
        self.empty = quiet("清空", "delete")
        self.go = primary("登记", "save")
        self.head.add(self.empty, self.paste, self.go)
        self.foot = Words("", "second", "text2", elide=True)
        self.keys = Words(KEYS, "second", "text3")
        self._lay_out_sheet()
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(DRAFT_MS)
        self._keeping.timeout.connect(self._keep)
        self.one.line.returnPressed.connect(self._open_one)
        self.paste.clicked.connect(self.take_block)
        self.sheet.paste_wanted.connect(self.take_block)
        self.empty.clicked.connect(self._clear)
        self.go.clicked.connect(self.do_next)
        self.sheet.lines.changed.connect(self._changed)
        self.sheet.selectionModel().currentChanged.connect(self._say)

    def _lay_out_sheet(self) -> None:
        em = look().em
        self.one.line.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.one.setMaximumWidth(em(24))
        self.body.addWidget(self.one)
        card = QFrame()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.sheet, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(em(0.8), em(0.4), em(0.8), em(0.4))
        foot.addWidget(self.foot, 1)
        foot.addWidget(self.keys)
        inside.addLayout(foot)
        self.body.addWidget(card, 1)

    def reload(self) -> None:
        """Show the draft at the first look; later only judge again what stands there."""
        self._judging = Judge(self.today)
        with self.desk.store.reading() as session:
            pack = offices.pack(session)
            kept = [] if self._read else returned_forms.draft(session)
        self._ratings = [each.label for each in pack.ratings]
        self.sheet.setColumnHidden(list(HEADS).index("attitude") + 1, not pack.asks(ATTITUDE))
        self.sheet.fit()
        self.sheet.lines.show_rows(self.sheet.lines.rows if self._read else kept)
        self._read = True
        self.sheet.begin()

    # one after another

    def _why_not(self, said: str) -> str:
        try:
            self._meant(said)
        except DeskError as error:
            return str(error)
        return ""

    def _meant(self, said: str) -> ReturnedForm | None:
        with self.desk.store.reading() as session:
            return returned_forms.meant(session, said) if said else None

    def _open_one(self) -> None:
        """Open 登记评价 of the form whose code was scanned, ready for the next one."""
        form = self._meant(self.one.value()) if self.one.check() else None
        if form is None:
            self.one.line.selectAll()
            return
        self.one.set_value("")
        self.desk.open("rate", form.suggestion_id)

    # what the cells ask

    def _judge(self, rows: Sequence[FormRow]) -> Sequence[Judged]:
        with self.desk.store.reading() as session:
            return self._judging.rows(session, rows)

    def _choices(self, text: str, field: str) -> Sequence[Choice]:
        typed = text.strip()
        if field not in ("result", "attitude"):
            return []
        numbered = [(str(at), label) for at, label in enumerate(self._ratings, 1)]
        fit = [each for each in numbered if typed == each[0]]
        fit = fit or [each for each in numbered if each[1].startswith(typed)]
        return [Choice(label, label, at) for at, label in fit]

    # what was typed

    def ready(self) -> list[Judged]:
        """Return the rows that can be entered."""
        return returned_forms.ready(self.sheet.lines.judged)

    def bad(self) -> list[tuple[int, Judged]]:
        """Return the rows with something wrong, by their number from 0."""
        return [(at, row) for at, row in enumerate(self.sheet.lines.judged) if row.wrong]

    def _changed(self) -> None:
        self._keeping.start()
        self._say()

    def _say(self) -> None:
        """Count, and tell what is wrong with the row in hand, else with the first one."""
        fit, bad = self.ready(), self.bad()
        self.go.setText(f"登记 {len(fit)} 份" if fit else "登记")
        self.go.setEnabled(bool(fit))
        self.empty.setVisible(bool(fit or bad))
        here = self.sheet.currentIndex().row()
        told = next((each for each in bad if each[0] == here), bad[0] if bad else None)
        if not fit and not bad:
            said = "一行一份；收到日期不填就照上一行，第一行不填就是今天。"
        else:
            said = f"{len(fit) + len(bad)} 份，{len(fit)} 份可以登记"
            said += f"，{len(bad)} 份要改" if bad else ""
        if told is not None:
            said += f"　第 {told[0] + 1} 行：{told[1].problem}"
        self.foot.say(said, "late" if told else "text2")
        self.keys.setVisible(told is None)  # what is to be mended has the whole line

    def take_block(self) -> None:
        """Paste what was copied in Excel or WPS, from the cell in hand on."""
        from npcdesk.workbooks.pasted import cells  # noqa: PLC0415 - when it is asked for

        rows = read_block(cells(QGuiApplication.clipboard().text()), self.sheet.field())
        start = max(self.sheet.currentIndex().row(), 0)
        put = {(start + n, name): text for n, row in enumerate(rows) for name, text in row.items()}
        if put:
            self.sheet.lines.put(put)
        else:
            self.desk.say("剪贴板里没有表格。请先在 Excel 或 WPS 里复制几行，再到这里粘贴。")

    def do_next(self) -> None:
        """Ctrl+Enter: enter the rows that can be, in one write; the others stay."""
        fit, bad = self.ready(), self.bad()
        if not fit:
            return
        with self.desk.store.writing(f"登记征询意见表 {len(fit)} 份") as session:
            finish(returned_forms.save(session, fit, today=self.today))
        self._judging = Judge(self.today)
        self.sheet.lines.show_rows([row.row for _, row in bad])
        self._keep()
        left = f"，还有 {len(bad)} 份要改" if bad else ""
        self.desk.done(f"已登记 {len(fit)} 份征询意见表{left}。")
        self.sheet.begin_anew()
        self.sheet.setFocus()

    def _clear(self) -> None:
        self.sheet.lines.show_rows(())
        self._keep()
        self.sheet.begin_anew()
        self.sheet.setFocus()

    def _keep(self) -> None:
        self._keeping.stop()
        if self.desk.store is not None:  # the office may be closed already
            returned_forms.keep_draft(self.desk.store, self.sheet.lines.typed())

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed when it is left."""
        if self._keeping.isActive():
            self._keep()
        super().hideEvent(event)
