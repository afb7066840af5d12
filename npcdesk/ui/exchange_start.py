"""What stands in 数据交换 before the office has joined: what it is for, and the two ways in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from npcdesk.sync.status import Status
from npcdesk.ui.buttons import Button, primary, second
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.notes import Note
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

CENTRE = Qt.AlignmentFlag.AlignHCenter


class ExchangeStart(QWidget):
    """Two cards: ask the office above, or begin as the topmost one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        em = look().em
        self.ask = primary("向上级申请加入", "people_swap")
        self.begin = second("作为最上级单位开始", "building_government")
        self.reply = primary("打开上级的回复", "folder_open")
        self.again = second("再存一份申请", "save")
        self.note = Note("info")
        self.note.setFixedWidth(em(36))
        first = _choice(
            "上级已经在用",
            "存一份申请，用 U 盘交给上级；拿回回复，打一次电话核对，就可以往来。",
            self.ask,
            self.reply,
            self.again,
        )
        self.first, self.second = (
            first,
            _choice(
                "本单位是最上面的一级",
                "由本单位开始，以后答复下级单位的申请。一片地方只有一个单位这样开始。",
                self.begin,
            ),
        )
        cards = QHBoxLayout()
        cards.setSpacing(em(0.8))
        cards.addStretch()
        cards.addWidget(self.first)
        cards.addWidget(self.second)
        cards.addStretch()
        whole = QVBoxLayout(self)
        whole.setSpacing(em(0.5))
        whole.addStretch(2)
        whole.addWidget(
            Words("和上级、下级人大用 U 盘或邮件往来：代表、接待、建议两边一样。", "heading"),
            0,
            CENTRE,
        )
        for line in (
            "不用网络。文件是加密的，U 盘丢了别人也看不到；丢了、重复了、顺序乱了，再导一次就好。",
            "第一次要打一次电话，认准对方的电脑。",
        ):
            whole.addWidget(Words(line, "second", "text3"), 0, CENTRE)
        whole.addSpacing(em(0.6))
        whole.addWidget(self.note, 0, CENTRE)
        whole.addLayout(cards)
        whole.addStretch(3)
        self.ask.clicked.connect(lambda: desk.open("exchange-ask"))
        self.again.clicked.connect(lambda: desk.open("exchange-ask"))
        self.reply.clicked.connect(lambda: desk.open("exchange-ask", "reply"))
        self.begin.clicked.connect(lambda: desk.open("exchange-begin"))
        self.show_status(Status())

    def show_status(self, now: Status) -> None:
        """Show where the request is, if there is one."""
        self.ask.setVisible(not now.asked)
        for part in (self.reply, self.again):
            part.setVisible(now.asked)
        self.second.setVisible(not now.asked)
        self.note.say(
            "配对申请已经存出，在等上级的回复。拿到回复文件后，从这里打开。" if now.asked else ""
        )

    def nobody(self, now: Status) -> EmptyState:
        """Return what stands where nobody is paired yet."""
        if now.answers:
            state = EmptyState(
                "还没有往来的单位。",
                "答复配对申请",
                "people_swap",
                "下级单位存出申请，用 U 盘交来，在这里答复。",
            )
            state.pressed.connect(lambda: self.desk.open("exchange-answer"))
            return state
        return EmptyState("还没有往来的单位。")


def _choice(title: str, words: str, *buttons: Button) -> QFrame:
    em = look().em
    card = QFrame()
    card.setProperty("kind", "card")
    card.setFixedWidth(em(17.6))
    column = QVBoxLayout(card)
    column.setContentsMargins(em(0.9), em(0.8), em(0.9), em(0.9))
    column.setSpacing(em(0.4))
    column.addWidget(Words(title, "head"))
    column.addWidget(Words(words, "second", wrap=True), 1, Qt.AlignmentFlag.AlignTop)
    for button in buttons:
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    return card
