"""The first-run wizard: the unit, its rules, passphrase and recovery code, the roster.

    FirstRun(window, desk)     finished(Opened, kind) signal: the office's file is made; `kind` is
                               what the desk opens first ("roster-import", or "" for 今日要办)
                               example_wanted signal: 先看演示数据

Nothing is written before the passphrase is set; 退出，下次再来 leaves nothing behind until then.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from npcdesk.errors import DeskError
from npcdesk.job import Job, Step
from npcdesk.rules.pack import Level
from npcdesk.ui import focus
from npcdesk.ui.buttons import ENTER, Button, link, primary, second
from npcdesk.ui.cover import Cover, foot
from npcdesk.ui.dialogs import Sentence, confirm, raise_here
from npcdesk.ui.empty import StepDot
from npcdesk.ui.first_run_steps import (
    CodeStep,
    Facts,
    RosterStep,
    RulesStep,
    SecretStep,
    StepPage,
    UnitStep,
)
from npcdesk.ui.navigation import Mark
from npcdesk.ui.office_desk import OfficeDesk, Opened
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words


def founding(desk: OfficeDesk, facts: Facts) -> Job[tuple[Opened, str]]:
    """Make the encrypted file and enter the office; whole or not at all."""
    yield Step(0, 0)
    desk.hold()
    from npcdesk.models import Level as KeptLevel  # noqa: PLC0415 - the first paint comes first
    from npcdesk.office import founding as office_founding  # noqa: PLC0415

    made = office_founding.found(
        desk.folder,
        facts.passphrase,
        name=facts.name,
        level=KeptLevel(facts.level),
        code=facts.code,
        term=facts.term,
        pack_code=facts.pack_code,
        session_ordinal=facts.session,
    )
    return Opened(made.store, made.key), made.recovery_code


class FirstRun(Cover):
    """Asks what must be known before the desk can be used."""

    finished = Signal(object, str)
    example_wanted = Signal()

    def __init__(self, window: QMainWindow, desk: OfficeDesk) -> None:
        super().__init__(window, 52, 28)
        self._desk = desk
        self._made: tuple[Opened, str] | None = None
        self._leaving = False
        today = desk.clock.today()
        self.unit, self.rules = UnitStep(today), RulesStep(today)
        self.secret, self.code, self.roster = SecretStep(), CodeStep(), RosterStep()
        self.pages: list[StepPage] = [self.unit, self.rules, self.secret, self.code, self.roster]
        self.stack = QStackedWidget()
        self.title, self.note = Words("", "title"), Words("", "second", "text3", wrap=True)
        self.leave = link("退出，下次再来")
        self.back, self.next = second("上一步"), primary("下一步")
        self._list = QVBoxLayout()
        self._lay_out()
        self._connect()
        self._show(0)

    def _connect(self) -> None:
        self.leave.clicked.connect(self._ask_to_leave)
        self.back.clicked.connect(lambda: self._show(self.stack.currentIndex() - 1))
        self.next.clicked.connect(self.go_on)
        self.unit.example_wanted.connect(self.example_wanted)
        self.code.print_wanted.connect(lambda: self._paper(on_printer=True))
        self.code.save_wanted.connect(lambda: self._paper(on_printer=False))
        self.roster.ends.connect(self.next.set_words)

    def _lay_out(self) -> None:
        em = look().em
        for page in self.pages:
            area = QScrollArea()
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setWidgetResizable(True)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setWidget(page)
            page.setAutoFillBackground(False)
            area.viewport().setAutoFillBackground(False)
            self.stack.addWidget(area)
        right = QVBoxLayout()
        right.setContentsMargins(em(1.6), em(1.5), em(1.6), em(0.8))
        right.setSpacing(em(0.3))
        right.addWidget(self.title)
        right.addWidget(self.note)
        right.addSpacing(em(0.6))
        right.addWidget(self.stack, 1)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(right, 1)
        column.addWidget(foot(self.leave, self.back, self.next))
        whole = QHBoxLayout(self.card)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(self._side())
        whole.addLayout(column, 1)

    def _side(self) -> QFrame:
        em = look().em
        side = QFrame()
        side.setProperty("kind", "side")
        side.setFixedWidth(em(13.2))
        column = QVBoxLayout(side)
        column.setContentsMargins(em(1.5), em(1.4), em(1), em(1.4))
        column.setSpacing(em(0.2))
        column.addWidget(Mark(2.2))
        column.addSpacing(em(0.3))
        column.addWidget(Words("人大履职桌面", "heading"))
        column.addWidget(Words("第一次使用，四步就好。", "second"))
        column.addWidget(Words("每一步以后都能在设置里改。", "second"))
        column.addSpacing(em(0.8))
        self._list.setSpacing(em(0.8))
        column.addLayout(self._list)
        column.addStretch()
        local = "没有网络也能用。数据只在这台电脑和您的 U 盘里，已加密。"
        column.addWidget(Words(local, "caption", "text2", wrap=True))
        return side

    def page(self) -> StepPage:
        """Return the page that is shown."""
        return self.pages[self.stack.currentIndex()]

    def _show(self, at: int) -> None:
        if self.pages[at] is self.rules:
            self.rules.show_level(Level(self.unit.level.value()))
        self.stack.setCurrentIndex(at)
        page, names = self.page(), list(dict.fromkeys(page.name for page in self.pages))
        number = names.index(page.name) + 1
        self.title.say(f"第 {number} 步　{page.title}")
        self.note.say(page.note)
        self._mark(names, number)
        self.back.setVisible(at > 0 and self._made is None)
        later = self.pages[at + 1 :]
        self.next.set_words(
            f"下一步：{later[0].title if later[0].name == page.name else later[0].name}"
            if later
            else self.roster.end()
        )
        page.arrive()

    def _mark(self, names: list[str], number: int) -> None:
        """Show in the list at the left what is done, and where one is."""
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at, name in enumerate(names, 1):
            state = "done" if at < number else "next" if at == number else "later"
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(look().em(0.5))
            row.addWidget(StepDot(at, state))
            words = Words(
                name, "strong" if at == number else "body", "" if at <= number else "text2"
            )
            row.addWidget(words, 1)
            self._list.addWidget(line)

    def go_on(self) -> None:
        """Check the page and go on to the next."""
        page = self.page()
        if not page.check():
            return
        if page is self.secret:
            self._found()
        elif page is self.roster and self._made is not None:
            self.finished.emit(self._made[0], self.roster.then())
        else:
            self._show(self.stack.currentIndex() + 1)

    def facts(self) -> Facts:
        """Return what was filled in."""
        return Facts(
            level=Level(self.unit.level.value()),
            name=self.unit.office.value(),
            code=self.unit.code.value(),
            term=int(self.unit.term.number() or 0),
            session=int(self.unit.session.number() or 0),
            pack_code=self.rules.pack().code,
            passphrase=self.secret.first.value(),
        )

    def _found(self) -> None:
        facts = self.facts()
        self.secret.trouble.say("")
        self.card.setEnabled(False)
        self.next.set_words("正在新建")
        run = self._desk.runner.job(lambda: founding(self._desk, facts))
        run.finished.connect(self._founded)
        run.failed.connect(self._refused)
        run.start()

    def _founded(self, made: tuple[Opened, str]) -> None:
        self.card.setEnabled(True)
        self._made = made
        self.leave.hide()
        self.code.show_code(made[1])
        self._show(self.pages.index(self.code))

    def _refused(self, error: Exception) -> None:
        self.card.setEnabled(True)
        self._show(self.pages.index(self.secret))
        if not isinstance(error, DeskError):
            raise_here(error)
        self.secret.trouble.say(str(error), "bad")

    def _paper(self, *, on_printer: bool) -> None:
        from npcdesk.ui import recovery_paper  # noqa: PLC0415 - sets type: heavy, once

        if self._made is not None:
            recovery_paper.put_out(
                self._made[1],
                self.unit.office.value(),
                self._desk,
                self.window(),
                on_printer=on_printer,
                then=lambda told: self.code.told.say(told, "info"),
            )

    def typed(self) -> bool:
        """Tell whether the person has filled something in that would be lost."""
        return any(field.touched() for page in self.pages for field in page.fields)

    def _ask_to_leave(self) -> None:
        if not self.typed():
            self.window().close()
            return
        confirm(
            "现在退出，填的内容不会留下，下次要重新填。",
            "退出",
            self._go,
            keep="继续填写",
            parent=self,
        )

    def _go(self) -> None:
        self._leaving = True
        self.window().close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask before the window's own ✕ throws away what was typed."""
        closes = event.type() == QEvent.Type.Close and watched is self.window()
        if closes and self.typed() and self._made is None and not self._leaving:
            event.ignore()
            if not any(each.isVisible() for each in self.window().findChildren(Sentence)):
                self._ask_to_leave()
            return True
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, ahead: bool) -> bool:  # noqa: FBT001 - Qt's
        """Tab goes from the fields to 下一步; what leads elsewhere comes after it."""
        last = (self.next, self.back, self.unit.example, self.leave)
        return focus.next_stop(self, back=not ahead, last=last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next field, from the last one to the next page."""
        if event.key() not in ENTER:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.next.click()
        elif not isinstance(self.window().focusWidget(), QPlainTextEdit | Button):
            self._enter()

    def _enter(self) -> None:
        here, fields = self.window().focusWidget(), self.page().fields
        if self.page() is self.code and self.code.kept.value():
            self.next.click()  # ticked: nothing is left to fill in
            return
        at = next((n for n, one in enumerate(fields) if here and one.isAncestorOf(here)), -1)
        if 0 <= at < len(fields) - 1:
            fields[at + 1].take_focus()
        else:
            self.next.click()
