"""批量交办: all that waits to be handed over, in a sheet; what is taken goes out in one write."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from npcdesk import labels
from npcdesk.office import assignments, units
from npcdesk.office.assign_proposals import Proposal
from npcdesk.office.assignments import Assigned, WaitingLine
from npcdesk.rules.assignment import AssignDraft, AssignedRow
from npcdesk.ui.assign_counts import AssignCounts
from npcdesk.ui.assign_model import DUE, FIELDS, LEADS, TYPED, SheetRow
from npcdesk.ui.assign_proposals import AssignProposals
from npcdesk.ui.assign_sheet import AssignSheet
from npcdesk.ui.buttons import Verb, primary, second
from npcdesk.ui.cards import WithPane
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.fields import TextField
from npcdesk.ui.notes import Note
from npcdesk.ui.page import Page
from npcdesk.ui.pick_list import Choice
from npcdesk.ui.tabs import StateTabs, Tab
from npcdesk.ui.theme import look
from npcdesk.ui.unit_picks import UnitPicks
from npcdesk.ui.words import Words

KEYS = "回车认下，Ctrl+D 照上格，空格换分办／共同主办，几个单位用“、”隔开"
DUE_KEYS = "空格或双击换一般期限／较长期限（涉及面广、难度大的）"
REMEMBERED = 3
TABS = {
    "": lambda _row: True,
    "open": lambda row: not row.taken,
    "bad": lambda row: bool(row.problem),
}
"""Which rows a tab shows."""
DRAFT_MS = 1000  # after the last cell, what is typed is kept
TOLD = 3  # lines of a pasted block that found no row, by name


class AssignPage(Page):
    """Hands the suggestions of a 交办会 over."""

    tab = "suggestions"
    watches = frozenset({"suggestion", "suggestion_event", "handler", "handling_unit"})

    def __init__(self, desk: Desk, wanted: str) -> None:
        super().__init__(desk, "批量交办")
        self.head.set_trail(
            [("建议办理", lambda: desk.open("tab:suggestions")), ("批量交办", None)]
        )
        self._wanted = tuple(filter(None, wanted.split(",")))
        self._today = desk.clock.today()
        self._units = UnitPicks(desk)
        self._last: list[str] = []
        self.go = primary("交办", "send")
        self.paste = second("从 Excel 粘贴", "clipboard_paste")
        self.paste.setToolTip("把在 Excel、WPS 里复制的格子贴进来（Ctrl+V），从当前格开始")
        self.head.add(self.paste, self.go)
        self.on = DayField("交办日期", today=self._today, expects="past", required=True)
        self.meeting = TextField("交办会", hint="会议名称，可以不填")
        self.number = TextField("交办函号", hint="可以不填")
        self.sheet = AssignSheet(self.choices, self.judge)
        self.counts = AssignCounts()
        self.tabs = StateTabs(
            (Tab("", "全部", 0), Tab("open", "没认下", 0), Tab("bad", "要改", 0, "late"))
        )
        self.note, self.unknown = Note("warn"), Note("info")
        self.foot = Words("", "second", "text2")
        self.problem = Words("", "second", "late", elide=True)
        self.keys = Words(KEYS, "second", "text3")
        self._lay_out_sheet()
        self._seen: set[str] = set()
        self.past = AssignProposals(desk, self)
        self._emptied: set[str] = set()  # the person took what was proposed away
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(DRAFT_MS)
        self._keeping.timeout.connect(self._keep)
        self._typed = self._begin()
        self.go.clicked.connect(self.hand_over)
        self.paste.clicked.connect(self.paste_block)
        self.sheet.paste_wanted.connect(self.paste_block)
        self.on.changed.connect(self._judge_all)
        self.sheet.lines.changed.connect(self._say)
        self.sheet.lines.changed.connect(self._keeping.start)
        for field in (self.on, self.meeting, self.number):
            field.changed.connect(self._keeping.start)
        self.past.found.connect(self._propose)
        self.tabs.chosen_changed.connect(self._narrow)
        self.sheet.selectionModel().currentChanged.connect(self._say)

    def _lay_out_sheet(self) -> None:
        em = look().em
        top = QHBoxLayout()
        top.setSpacing(em(0.8))
        for field, share in ((self.on, 3), (self.meeting, 5), (self.number, 4)):
            top.addWidget(field, share)
        top.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(top)
        self.body.addWidget(self.note)
        self.body.addWidget(self.unknown)
        self.card = QFrame()
        self.card.setProperty("kind", "card")
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.sheet, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(em(0.8), em(0.4), em(0.8), em(0.4))
        foot.setSpacing(em(0.8))
        foot.addWidget(self.foot)
        foot.addWidget(self.problem, 1)
        foot.addWidget(self.keys)
        inside.addLayout(foot)
        self.beside = WithPane(self.card, self.counts, width=12.5)
        self.body.addWidget(self.beside, 1)
        self.nothing = EmptyState("没有待交办的建议。", "看建议清单")
        self.nothing.pressed.connect(lambda: self.desk.open("tab:suggestions"))
        self.nothing.hide()
        self.body.addWidget(self.nothing, 1)

    def reload(self) -> None:
        """Show what waits; what was typed already stays."""
        typed = self._rows()
        self._emptied |= {
            row.line.id for row in self.sheet.lines.rows if row.proposal and not row.leads + row.co
        }
        with self.desk.store.reading() as session:
            lines = assignments.waiting(session, self._wanted)
        self._units = UnitPicks(self.desk)
        self._seen |= {line.id for line in lines}
        rows = [
            _row(line, typed[line.id]) if line.id in typed else self._filled(line) for line in lines
        ]
        self.sheet.lines.show_rows(rows)
        for part in (self.beside, self.tabs, self.go, self.paste):
            part.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self.note.say("")
        if not any(map(TABS[self.tabs.chosen()], rows)):
            self.tabs.choose("")
        self._narrow(self.tabs.chosen())
        self._ask()

    def _rows(self) -> dict[str, AssignedRow]:
        """Return what was taken and not handed over, also of suggestions not shown here."""
        rows = {key: row for key, row in self._typed.items() if key not in self._seen}
        return rows | {row.line.id: row.draft for row in self.sheet.lines.rows if row.taken}

    def _begin(self) -> dict[str, AssignedRow]:
        """Fill in what was typed when the page was left, or the program closed."""
        with self.desk.store.reading() as session:
            kept = assignments.draft(session)
        self.on.set_value(kept.on or self._today)
        self.meeting.set_value(kept.meeting)
        self.number.set_value(kept.number)
        return dict(kept.rows)

    def _keep(self) -> None:
        """Keep what is typed, in the file."""
        self._keeping.stop()
        if self.desk.store is None:  # the office may be closed already
            return
        rows = self._rows()
        over = not rows and not self.sheet.lines.rows  # all were handed over
        on = None if self.on.value() == self._today else self.on.value()
        said = AssignDraft(on, self.meeting.value(), self.number.value(), rows)
        assignments.keep_draft(self.desk.store, None if over or said == AssignDraft() else said)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed when it is left."""
        self.past.stop()
        if self._keeping.isActive():
            self._keep()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on asking what other years say."""
        super().showEvent(event)
        self._ask()

    def _ask(self) -> None:
        if self.isVisible():
            self.past.ask([row.line.id for row in self.sheet.lines.rows if not row.taken])

    def _propose(self, found: Sequence[Proposal]) -> None:
        """Fill in what other years say: grey until the person takes it."""
        said = {each.suggestion_id: each for each in found}
        self.sheet.lines.propose(said, self.sheet.typed_row())

    def _narrow(self, key: str) -> None:
        """Show the rows of a tab; they stay while they are worked on, whatever becomes of them."""
        self.sheet.show_only(TABS[key])
        self.sheet.begin()

    def _filled(self, line: WaitingLine) -> SheetRow:
        """Return a row with whom the delegate would like, else whom other years say."""
        row = SheetRow(line, leads=(line.wanted_unit,) if line.wanted_unit else ())
        row.proposal = self.past.known.get(line.id)
        if row.proposal and line.id not in self._emptied:
            row.fill_in(row.proposal)
        return row

    def choices(self, text: str) -> Sequence[Choice]:
        """Return the units for what is typed, those of like papers first.

        With nothing typed, those of like papers and those taken last.
        """
        row, typed = self.sheet.current_row(), text.strip()
        before = row.proposal.before if row and row.proposal else ()
        like = {each.unit: each.words for each in before}
        if typed:
            found = [each for each in self._units.find(typed) if not each.id.startswith("new:")]
            found.sort(key=lambda choice: choice.words not in like)
        else:
            names = dict.fromkeys((*like, *self._last))
            found = [each for name in names if (each := self._units.named(name))]
        return [
            replace(each, note="　".join(filter(None, (like.get(each.words), each.note))))
            for each in found
        ]

    def judge(self, rows: Sequence[SheetRow]) -> Sequence[Assigned]:
        """Ask the office what the rows would lead to on the day above."""
        on = self.on.value() or self._today
        with self.desk.store.reading() as session:
            judged = assignments.plan(
                session, [row.draft for row in rows], on=on, today=self._today
            )
        for row, each in zip(rows, judged, strict=True):
            if each.leads:  # initials and short names become the names they mean
                row.leads, row.co = each.leads, each.co
            if row.taken:
                self._remember(row.leads)
        return judged

    def paste_block(self) -> None:
        """Write what was copied in Excel or WPS into the sheet, and tell what found no place."""
        from npcdesk.workbooks import pasted  # noqa: PLC0415 - only who pastes needs it

        block = QGuiApplication.clipboard().text()
        here = self.sheet.currentIndex()
        fields, found = pasted.assignments(block, FIELDS[max(here.column(), 0) :])
        if not fields & {"leads", "co"}:
            self.note.say("剪贴板里没有承办单位。请先在 Excel 里复制，再点要贴到的第一格。", "warn")
            return
        chosen, depth = self.sheet.chosen_rows(), self.sheet.lines.depth()
        if len(found) == 1 and here.column() in TYPED and len(chosen) > 1:  # one cell into several
            units = found[0].leads if here.column() == LEADS else found[0].co
            self.sheet.lines.put(chosen, here.column(), units)
            return
        into = [self.sheet.lines.rows[at] for at in self.sheet.shown_rows(max(here.row(), 0))]
        missed = self.sheet.lines.paste(into, fields, found)
        rows = pasted.cells(block)
        self._tell_missed(missed, "\n".join("\t".join(rows[row - 1]) for row, _ in missed))
        took = sum(bool(row.leads or row.co) for row in found) - len(missed)
        self.desk.say(f"已贴入 {took} 行。", undo=lambda: self.sheet.lines.back_to(depth))

    def _tell_missed(self, missed: Sequence[tuple[int, str]], left: str) -> None:
        said = "；".join(f"第 {row} 行：{why}" for row, why in missed[:TOLD])
        more = f"；等 {len(missed)} 行" if len(missed) > TOLD else ""
        copy = Verb("复制没贴上的", lambda: QGuiApplication.clipboard().setText(left))
        self.note.say(f"没有贴上　{said}{more}。" if missed else "", "warn", copy)

    def _remember(self, names: tuple[str, ...]) -> None:
        for name in names:
            self._last = [name, *(each for each in self._last if each != name)][:REMEMBERED]

    def _judge_all(self) -> None:
        self.sheet.lines.judge_again(self.sheet.lines.rows)

    def ready(self) -> list[SheetRow]:
        """Return the rows that were taken and can be written."""
        return [row for row in self.sheet.lines.rows if row.taken and not row.problem]

    def _say(self) -> None:
        """Count, and tell the problem of the row in hand, else the first one."""
        rows, fit = self.sheet.lines.rows, self.ready()
        bad = [row for row in rows if row.problem]
        waiting = sum(bool(row.leads) and not row.taken for row in rows)
        counts = {key: sum(map(test, rows)) for key, test in TABS.items()}
        self.tabs.set_counts(counts)
        self.sheet.show_only(TABS[self.tabs.chosen()], hide=False)
        self.counts.show_rows(rows)
        grey = "　灰字是预填的，认下才交办" if waiting else ""
        self.head.set_note(f"待交办 {len(rows)} 件{grey}")
        self.go.setText(f"交办 {len(fit)} 件" if fit else "交办")
        self.go.setEnabled(bool(fit))
        self._offer_units(bad)
        here = self.sheet.current_row()
        told = here if here in bad else bad[0] if bad else None
        said = f"{len(rows)} 件，已认下 {len(fit)}，预填 {waiting}"
        lacking = len(rows) - len(fit) - waiting
        said = f"{said}，还缺 {lacking}" if lacking else said
        left = self.past.left()
        self.foot.say(f"{said}　正在查往年相似件，还有 {left} 件" if left else said)
        self.problem.say(f"第{told.line.number}号：{told.problem}" if told else "", "late")
        if told is None and here is not None and here.longer:
            self.problem.say(f"第{here.line.number}号的期限{here.longer}", "soon")
        proposed = here.proposed if here and not (told or here.longer) else ""
        if here is not None and proposed:
            self.problem.say(f"第{here.line.number}号{proposed}", "text2")
        self.keys.say(DUE_KEYS if self.sheet.currentIndex().column() == DUE else KEYS)
        self.keys.setVisible(not (told or proposed))  # the sentence needs the whole line

    def _offer_units(self, bad: Sequence[SheetRow]) -> None:
        """Offer to enter units that are not known yet: in the first year none is."""
        names: list[str] = []
        if bad:
            with self.desk.store.reading() as session:
                drafts = [row.draft for row in bad]
                judged = assignments.plan(
                    session, drafts, on=self._today, today=self._today, new_units=True
                )
            names = list(dict.fromkeys(name for each in judged for name in each.new_units))
        said = "、".join(f"“{name}”" for name in names[:TOLD])
        more = f"等 {len(names)} 个" if len(names) > TOLD else ""
        verb = Verb("登记为新单位", lambda: self._enter_units(names)) if names else None
        self.unknown.say(f"承办单位里没有{said}{more}。" if names else "", "info", verb)

    def _enter_units(self, names: Sequence[str]) -> None:
        with self.desk.store.writing("登记承办单位") as session:
            for name in names:
                units.ensure(session, name)
        self.sheet.setFocus()  # else the button that goes would leave it to 交办
        self.desk.done(f"已登记 {len(names)} 个承办单位。")

    def hand_over(self) -> None:
        """Write what was taken; the rest stays 待交办."""
        if not self.on.check():
            self.on.take_focus()
            return
        on, rows = self.on.value() or self._today, self.ready()
        planned = [row.judged for row in rows if row.judged is not None]
        with self.desk.store.writing(f"批量交办 {len(rows)} 件") as session:
            done = assignments.apply(
                session,
                planned,
                on=on,
                today=self._today,
                meeting=self.meeting.value(),
                document_number=self.number.value(),
            )
        for row in rows:
            row.taken = False  # it is no draft any more
        self._keep()
        self.desk.done(f"已交办 {done} 件，交办日期 {labels.day(on)}。")
        self._print([row.line.id for row in rows])

    def _print(self, ids: Sequence[str]) -> None:
        """Open what is to be printed; the other form is chosen there."""
        ticked = ((self.counts.notices, "hand-over-notice"), (self.counts.slips, "hand-over-slip"))
        form = next((form for box, form in ticked if box.value()), "")
        if form:
            self.desk.open("print", f"{form}:{','.join(ids)}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is the page's verb; Esc shows every row again."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.go.isEnabled():
                self.hand_over()
        elif event.key() == Qt.Key.Key_Escape and self.tabs.chosen():
            self.tabs.choose("")
            self._narrow("")
        else:
            super().keyPressEvent(event)


def _row(line: WaitingLine, typed: AssignedRow) -> SheetRow:
    """Return a row with what was typed into it before."""
    return SheetRow(line, typed.leads, typed.co, typed.jointly, typed.longest, taken=True)
