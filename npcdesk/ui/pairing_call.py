"""打电话核对: the page that both sides of a pairing see, and the files that they carry."""

import os
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from npcdesk.errors import StoreDamaged
from npcdesk.sync.bundle import names
from npcdesk.ui.buttons import link, primary, second, small
from npcdesk.ui.code_boxes import GROUPS, CodeBoxes
from npcdesk.ui.notes import Note
from npcdesk.ui.theme import look
from npcdesk.ui.wizard import WizardPage
from npcdesk.ui.words import Words

REQUESTS = "配对申请 (*.npreq)"
REPLIES = "配对回复 (*.npcert)"
LINES = (
    "请对方打开“数据交换”里的配对，念屏幕上的五组数。",
    "您看着念，一组对上了，按一下空格。",
    "五组都一样，两边都点“核对一致”。",
)
WARNING = "有一组不一样，就点“对不上”。不要继续，也不要再用这个 U 盘，请对方重新写一份申请。"


class CallPage(WizardPage):
    """The code, to be read aloud on the phone."""

    agreed = Signal()
    refused = Signal()

    def __init__(self) -> None:
        self.no, self.yes = second("对不上"), primary("核对一致")
        super().__init__(
            "打电话核对",
            "两台电脑上的五组数应当一样。一样，就说明文件路上没有被人换过。",
            (self.no, self.yes),
        )
        self._asked = False
        self.whom, self.how = Words("", "strong", elide=True), Words("", "second", wrap=True)
        self.boxes = CodeBoxes()
        self.count = Words("", "strong")
        self.again, self.tick = link("从头再念"), small("这一组对上了　空格", "checkmark")
        self._lay_out()
        self.boxes.changed.connect(self._say)
        self.tick.clicked.connect(lambda: self.boxes.set_done(self.boxes.done() + 1))
        self.again.clicked.connect(lambda: self.boxes.set_done(0))
        self.yes.clicked.connect(self._agree)
        self.no.clicked.connect(self.refused)

    def _lay_out(self) -> None:
        em = look().em
        who = QFrame()
        who.setProperty("kind", "flat")
        column = QVBoxLayout(who)
        column.setContentsMargins(em(0.8), em(0.5), em(0.8), em(0.5))
        column.setSpacing(em(0.1))
        column.addWidget(self.whom)
        column.addWidget(self.how)
        row = QHBoxLayout()
        row.addWidget(self.count)
        row.addStretch()
        row.addWidget(self.again)
        row.addWidget(self.tick)
        self.inside.addWidget(who)
        self.inside.addWidget(self.boxes)
        self.inside.addLayout(row)
        for number, line in enumerate(LINES, 1):
            self.inside.addWidget(Words(f"{number}　{line}", "second"))
        self.inside.addWidget(Note("warn", WARNING))

    def show_code(self, whom: str, code: str) -> None:
        """Show whom to call, and the code."""
        self._asked = False
        self.whom.say(whom)
        self.how.say("打您原来就有的号码（通讯录、公章函件上的），不要打对方临时给的号码。")
        self.boxes.show_code(code)
        self.boxes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        done = self.boxes.done()
        left = GROUPS - done
        self.count.say(f"对上 {done} 组，还有 {left} 组" if left else "五组都对上了")
        self.tick.setVisible(left > 0)
        self.told.say("")
        self._asked = False

    def _agree(self) -> None:
        """Go on; with groups that were not ticked only when asked twice."""
        left = GROUPS - self.boxes.done()
        if left and not self._asked:
            self._asked = True
            text = f"还有 {left} 组没有记下对上。确实都念过、都一样，就再点一次“核对一致”。"
            self.told.say(text, "warn")
            return
        self.agreed.emit()


def file_name(what: str, office: str, ending: str) -> str:
    """Return 配对申请_沙河镇人大主席团.npreq."""
    return names.clean(f"{what}_{office}{ending}")


def read_small(path: Path) -> bytes:
    """Return the bytes of a pairing file.

    Raises:
        StoreDamaged: it cannot be read.
    """
    try:
        with path.open(mode="rb") as file:
            return file.read(1 << 20)
    except OSError as error:
        msg = f"{path.name} 读不出来。请把 U 盘插好，再选一次。"
        raise StoreDamaged(msg) from error


def save_small(path: Path, raw: bytes) -> None:
    """Write a pairing file whole or not at all.

    Raises:
        StoreDamaged: it cannot be written there.
    """
    draft = path.with_name(path.name + ".part")
    try:
        with draft.open(mode="wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        msg = f"没有存到 {path}。请检查 U 盘是否插好、能不能写，再存一次。"
        raise StoreDamaged(msg) from error
