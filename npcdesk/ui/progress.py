"""How far a job is: a dialog for jobs that write, a strip at the window's foot for jobs that read.

    Telling(title, subtitle, stages, cancel_note)
    watch_modally(run, telling), watch_in_strip(run, telling)      pages use desk.carry_out()
    ProgressStrip                                                  stands at the foot of the shell

Nothing is shown for jobs under 0.3 s. The time left is told once it is known.
"""

import time
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from npcdesk.job import Step
from npcdesk.ui.buttons import link, second
from npcdesk.ui.dialogs import raise_here
from npcdesk.ui.runner import Run
from npcdesk.ui.sheet import Sheet
from npcdesk.ui.signs import Sign, draw_sign
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

QUIET_MS = 300
KNOWN_AFTER_S = 1.0
COUNTED = 20_000
"""What is more than this is told in hundredths."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What is said about a job while it runs."""

    title: str
    subtitle: str = ""
    stages: tuple[str, ...] = ()
    cancel_note: str = ""


class Bar(QWidget):
    """A bar that fills; without a total it is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done, self._total = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_step(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._done, self._total = done, total
        self.setAccessibleName(f"{done} / {total}")
        self.update()

    def sizeHint(self) -> QSize:
        """Eight pixels high."""
        return QSize(look().em(8), look().em(0.4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and bar."""
        worn, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        high = self.height()
        painter.setBrush(worn.ink("line"))
        painter.drawRoundedRect(self.rect(), high / 2, high / 2)
        if self._total > 0 and self._done > 0:
            wide = max(self.width() * min(self._done / self._total, 1), high)
            painter.setBrush(worn.ink("accent"))
            painter.drawRoundedRect(QRectF(0, 0, wide, high), high / 2, high / 2)


class _StageSign(QWidget):
    """Done, under way, or to come."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.state = "later"

    def sizeHint(self) -> QSize:
        """As wide as an icon."""
        return QSize(look().em(0.8), look().em(0.8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sign."""
        worn = look()
        sign, token = {
            "done": (Sign.TICK, "closed"),
            "now": (Sign.HALF, "accent"),
            "later": (Sign.RING, "line2"),
        }[self.state]
        size = worn.em(0.55)
        box = QRectF((self.width() - size) / 2, (self.height() - size) / 2, size, size)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_sign(painter, sign, box, worn.ink(token))


class Stage(QWidget):
    """One stage: sign, name, how far or how long; the current one has bar and words below."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign = _StageSign(self)
        self._strong = Words(name, "strong")
        self._plain = Words(name, "body", "text2")
        self._far = Words("", "second", "text3")
        self.bar = Bar(self)
        self.note = Words("", "second", "text3", elide=True)
        self.left = Words("", "second", "text3")
        self.began = 0.0
        self._lay_out()
        self.set_state("later")

    def _lay_out(self) -> None:
        em = look().em
        top, under = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(em(0.5))
        for widget in (self._sign, self._strong, self._plain):
            top.addWidget(widget)
        top.addStretch()
        top.addWidget(self._far)
        under.addWidget(self.note, 1)
        under.addWidget(self.left)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(em(0.25))
        whole.addLayout(top)
        whole.addWidget(self.bar)
        whole.addLayout(under)

    def set_state(self, state: str) -> None:
        """Go to "now" or "done"."""
        if state == "now" and self._sign.state == "later":
            self.began = time.monotonic()
        if state == "done" and self._sign.state == "now":
            self._far.say(f"{time.monotonic() - self.began:.1f} 秒")
        self._sign.state = state
        self._sign.update()
        now = state == "now"
        self._strong.setVisible(now)
        self._plain.setVisible(not now)
        for widget in (self.bar, self.note, self.left):
            widget.setVisible(now)

    def show_step(self, step: Step) -> None:
        """Show how far it is and how long it may still take."""
        self.bar.show_step(step.done, step.total)
        self._far.say(how_far(step.done, step.total))
        self.note.say(step.note)
        self.left.say(time_left(step.done, step.total, time.monotonic() - self.began))


def how_far(done: int, total: int) -> str:
    """Return 183 / 261; of bytes, which nobody counts, 42%; "" while the total is not known."""
    if total >= COUNTED:
        return f"{min(done, total) * 100 // total}%"
    return f"{done} / {total}" if total else ""


def time_left(done: int, total: int, seconds: float) -> str:
    """Return in words how long it may still take, "" while that is not known."""
    if not 0 < done < total or seconds < KNOWN_AFTER_S:
        return ""
    rest = seconds * (total - done) / done
    return (
        f"大约还要 {max(round(rest), 1)} 秒" if rest < 90 else f"大约还要 {round(rest / 60)} 分钟"
    )


class ProgressDialog(Sheet):
    """What is being done, its stages, and 取消 with what will then be so."""

    def __init__(self, run: Run, telling: Telling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: Run | None = run
        em = look().em
        self.card.setFixedWidth(em(23))
        words = QVBoxLayout()
        words.setContentsMargins(em(1.2), em(1.1), em(1.2), em(0.8))
        words.setSpacing(em(0.4))
        words.addWidget(Words(telling.title, "title"))
        if telling.subtitle:
            words.addWidget(Words(telling.subtitle, "second", "text3", elide=True))
        words.addSpacing(em(0.2))
        self.stages = {name: Stage(name, self) for name in telling.stages or (telling.title,)}
        for stage in self.stages.values():
            words.addWidget(stage)
        self.cancel = second("取消")
        foot = QFrame(self)
        foot.setProperty("kind", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(em(1.2), em(0.6), em(1.2), em(0.6))
        row.addWidget(Words(telling.cancel_note, "second"))
        row.addStretch()
        row.addWidget(self.cancel)
        self.inside.addLayout(words)
        self.inside.addWidget(foot)
        self._go_to(next(iter(self.stages)))
        self.cancel.clicked.connect(self.reject)
        run.stepped.connect(self.show_step)

    def show_step(self, step: Step) -> None:
        """Show a step."""
        name = step.stage if step.stage in self.stages else self._current
        if name != self._current:
            self._go_to(name)
        self.stages[name].show_step(step)

    def _go_to(self, name: str) -> None:
        self._current, state = name, "done"
        for each, stage in self.stages.items():
            state = "now" if each == name else "later" if state != "done" else "done"
            stage.set_state(state)

    def end(self) -> None:
        """Close: the job has ended."""
        self._run = None
        self.accept()

    def reject(self) -> None:
        """Ask the job to stop; the dialog closes when it has."""
        if self._run is not None:
            self._run.cancel()
            self.cancel.setEnabled(False)
            self.cancel.set_words("正在停下")

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window system's own close asks the job to stop, too."""
        if self._run is not None:
            self.reject()
            event.ignore()


def watch_modally(run: Run, telling: Telling) -> ProgressDialog:
    """Show a dialog over the active window when the job takes longer than 0.3 s."""
    dialog = ProgressDialog(run, telling)
    patience = QTimer(dialog, singleShot=True, interval=QUIET_MS)
    patience.timeout.connect(dialog.open)
    patience.start()
    for ended in (run.finished, run.failed, run.cancelled):
        ended.connect(patience.stop)
        ended.connect(dialog.end)
    run.failed.connect(raise_here)
    return dialog


class ProgressStrip(QFrame):
    """One line at the window's foot: what is going on while one works."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._run: Run | None = None
        self.title = Words("", "second_strong")
        self.note = Words("", "second", "text3", elide=True)
        self.bar = Bar(self)
        self.stop = link("停下", self)
        em = look().em
        row = QHBoxLayout(self)
        row.setContentsMargins(em(1), em(0.3), em(1), em(0.3))
        row.setSpacing(em(0.8))
        row.addWidget(self.title)
        row.addWidget(self.bar, 1)
        row.addWidget(self.note, 1)
        row.addWidget(self.stop)
        self._patience = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._patience.timeout.connect(self.show)
        self.stop.clicked.connect(self._cancel)
        self.hide()

    def watch(self, run: Run, telling: Telling) -> None:
        """Show a job; one that came before goes on unseen."""
        self._run = run
        self.title.say(telling.title)
        self.note.say("")
        self.bar.show_step(0, 0)
        self._patience.start()
        run.stepped.connect(self.show_step)
        for ended in (run.finished, run.failed, run.cancelled):
            ended.connect(self._end)

    def show_step(self, step: Step) -> None:
        """Show a step."""
        self.bar.show_step(step.done, step.total)
        self.note.say(step.note)

    def _cancel(self) -> None:
        if self._run is not None:
            self._run.cancel()

    def _end(self) -> None:
        self._run = None
        self._patience.stop()
        self.hide()


def watch_in_strip(run: Run, telling: Telling) -> None:
    """Show the job in the strip of the main window, when there is one."""
    run.failed.connect(raise_here)
    for window in QApplication.topLevelWidgets():
        strip = window.findChild(ProgressStrip)
        if isinstance(strip, ProgressStrip):
            strip.watch(run, telling)
            return
