"""What past years said about the same, below the title of a suggestion that is being written.

    alike = AlikeList(desk, verbs=lambda found: (Verb("并案", …),))
    alike.ask(title, body)      at each letter; asked 300 ms after the last one, off the thread
    alike.shown() -> list[Alike]

A quiet list: it takes no room while there is nothing to show. A click on a line opens what the
paper said, with the verbs of that paper beside it.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from npcdesk.job import Job, Step
from npcdesk.office import similar
from npcdesk.office.similar import Alike
from npcdesk.ui.buttons import Verb, link
from npcdesk.ui.desk import Desk
from npcdesk.ui.flow import clear
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

WAIT_MS = 300
MOST = 3
READ = 160  # characters of a text
Asked = tuple[str, str]
Answer = tuple[Asked, list[Alike]]


class AlikeList(QFrame):
    """At most three papers of the past, the most alike first."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        verbs: Callable[[Alike], Sequence[Verb]] = lambda _found: (),
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._desk, self._verbs = desk, verbs
        self._asked: Asked = ("", "")
        self._found: list[Alike] = []
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._look)
        self.head = Words("", "second", "text3")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        em = look().em
        whole = QVBoxLayout(self)
        whole.setContentsMargins(em(0.6), em(0.3), em(0.6), em(0.3))
        whole.setSpacing(em(0.1))
        whole.addWidget(self.head)
        whole.addLayout(self._lines)
        self.hide()

    def ask(self, title: str, body: str = "") -> None:
        """Look for what is like this, once nothing is typed for a moment."""
        if (title, body) != self._asked:
            self._asked = (title, body)
            self._wait.start()

    def shown(self) -> list[Alike]:
        """Return what stands in the list."""
        return self._found

    def _look(self) -> None:
        asked, store, today = self._asked, self._desk.store, self._desk.clock.today()

        def looking() -> Job[Answer]:
            yield Step(0, 0)
            with store.reading() as session:
                return asked, similar.similar(session, *asked, today=today, limit=MOST)

        run = self._desk.runner.job(looking)
        run.finished.connect(self._answered)
        run.start()

    def _answered(self, answer: Answer) -> None:
        """Show the answer, unless something else was asked since."""
        asked, found = answer
        if asked != self._asked or found == self._found:
            return
        self._found = found
        clear(self._lines)
        open_too = "，没办完的可以并入" if any(map(self._verbs, found)) else ""
        self.head.say(f"有 {len(found)} 件相似的，点开看原文{open_too}" if found else "")
        for each in found:
            self._lines.addWidget(AlikeLine(self._desk, each, self._verbs(each)))
        self.setVisible(bool(found))


class AlikeLine(QWidget):
    """One paper: its words, and below them, once opened, its text."""

    def __init__(self, desk: Desk, found: Alike, verbs: Sequence[Verb]) -> None:
        super().__init__()
        self._desk, self._found = desk, found
        self._offered = (
            Verb("打开这一件", partial(desk.open, "suggestion", found.line.id)),
            *verbs,
        )
        self.number = link(_number(found))
        self.number.setAccessibleName("　".join(_facts(found)))
        self.number.clicked.connect(self.turn)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.text = Words("", "second", wrap=True)
        self._deeds = QHBoxLayout()
        self.under = QWidget()
        inside = QVBoxLayout(self.under)
        inside.setContentsMargins(0, 0, 0, look().em(0.3))
        inside.setSpacing(0)
        inside.addWidget(self.text)
        inside.addLayout(self._deeds)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._facts())
        whole.addWidget(self.under)
        self.under.hide()

    def _facts(self) -> QHBoxLayout:
        """Number, session, title, unit, how it ended, how alike."""
        line = QHBoxLayout()
        line.setSpacing(look().em(0.6))
        line.addWidget(self.number)
        session, title, unit, ended, alike = _facts(self._found)[1:]
        line.addWidget(Words(session, "second", "text3"))
        line.addWidget(Words(title, elide=True), 3)
        line.addWidget(Words(unit, "second", "text2", elide=True), 1)
        line.addWidget(Words(ended, "second", "text2"))
        line.addWidget(Words(alike, "second", "text3"))
        return line

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The whole line can be clicked, not its number alone."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.turn()

    def turn(self) -> None:
        """Open the text, or close it again."""
        on = self.under.isHidden()
        if on and not self.text.text():
            self._read()
        self.under.setVisible(on)

    def _read(self) -> None:
        with self._desk.store.reading() as session:
            body = similar.text_of(session, self._found.line.id)
        cut = f"{body[:READ]}……" if len(body) > READ else body
        self.text.say(cut or "没有登记正文。")
        for verb in self._offered:
            made = link(verb.words)
            made.clicked.connect(verb.deed)
            self._deeds.addWidget(made)
        self._deeds.addStretch()


def _number(found: Alike) -> str:
    return f"第{found.line.number}号" if found.line.number else "未编号"


def _facts(found: Alike) -> tuple[str, ...]:
    """Return 第28号, 十八届三次, 关于修缮沙河桥的建议, 县交通运输局, B 类, 很像."""
    line = found.line
    ended = f"{line.reply_class} 类" if line.reply_class else line.state.value
    return (_number(found), line.session, line.title, line.lead_unit, ended, found.words)
