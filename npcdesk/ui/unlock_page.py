"""The page that asks for the passphrase, or for the printed recovery code.

UnlockPage(window, office="")      opened_with(Answer) signal: what was typed
.offer_memory()                    a keyring works: show 在这台电脑上记住密码
.refuse(sentence)                  say why it did not open
.wait(), the button says 正在打开 until refuse() or lift()
"""

from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout

from npcdesk.ui.buttons import ENTER, link, primary
from npcdesk.ui.cover import Cover, foot
from npcdesk.ui.fields import PassphraseField, TextField
from npcdesk.ui.navigation import Mark
from npcdesk.ui.notes import Note
from npcdesk.ui.theme import look
from npcdesk.ui.ticks import Tick
from npcdesk.ui.words import Words


@dataclass(frozen=True, slots=True)
class Answer:
    """What was typed: the passphrase, else the recovery code."""

    passphrase: str = field(default="", repr=False)
    recovery_code: str = field(default="", repr=False)
    remember: bool = False


class UnlockPage(Cover):
    """Asks for what opens the file."""

    opened_with = Signal(object)

    def __init__(self, window: QMainWindow, where: str = "") -> None:
        super().__init__(window, 26, 21)
        self.passphrase = PassphraseField("密码", required=True)
        self.code = TextField(
            "恢复码", required=True, hint="打印件上的八组字符，大小写、空格、横线都不要紧"
        )
        self.fields = QStackedWidget()
        self.other = link("忘了密码，用恢复码打开")
        self.memory = Tick("在这台电脑上记住，以后不用输入")
        self.note = Note("bad")
        self.button = primary("打开", "lock_closed")
        self._lay_out(where)
        self.memory.hide()
        self.other.clicked.connect(self._turn)
        self.button.clicked.connect(self._open)
        self.passphrase.take_focus()

    def _lay_out(self, where: str) -> None:
        em = look().em
        for one in (self.passphrase, self.code):
            self.fields.addWidget(one)
        inside = QVBoxLayout()
        inside.setContentsMargins(em(1.6), em(1.4), em(1.6), em(0.8))
        inside.setSpacing(em(0.6))
        inside.addWidget(Mark(2.2))
        inside.addWidget(Words("打开本单位的数据", "title"))
        inside.addWidget(Words(where, "second", "text3", elide=True))
        inside.addWidget(self.fields)
        inside.addWidget(self.memory)
        inside.addWidget(self.note)
        inside.addStretch()
        whole = QVBoxLayout(self.card)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addLayout(inside, 1)
        whole.addWidget(foot(self.other, self.button))

    def offer_memory(self) -> None:
        """Show the choice to be remembered: this computer has a keyring that works."""
        self.memory.show()

    def wait(self) -> None:
        """Show that it is being opened; takes about a second, on purpose."""
        self.note.say("")
        self.button.set_words("正在打开")
        self.card.setEnabled(False)

    def refuse(self, sentence: str) -> None:
        """Say why it did not open, and let it be tried again."""
        self.card.setEnabled(True)
        self.button.set_words("打开")
        self.note.say(sentence, "bad")
        self._field().take_focus()

    def _field(self) -> PassphraseField | TextField:
        by_code = self.fields.currentIndex() == 1
        return self.code if by_code else self.passphrase

    def _turn(self) -> None:
        by_code = self._field() is self.passphrase
        self.fields.setCurrentIndex(int(by_code))
        self.other.setText("用密码打开" if by_code else "忘了密码，用恢复码打开")
        self.other.updateGeometry()
        self.note.say("")
        self._field().take_focus()

    def _open(self) -> None:
        asked = self._field()
        if not asked.check():
            asked.take_focus()
            return
        remember = self.memory.isChecked() and not self.memory.isHidden()
        typed = asked.value()
        answer = (
            Answer(passphrase=typed, remember=remember)
            if asked is self.passphrase
            else Answer(recovery_code=typed, remember=remember)
        )
        self.wait()
        self.opened_with.emit(answer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in ENTER and self.button.isEnabled():
            self._open()
        else:
            super().keyPressEvent(event)
