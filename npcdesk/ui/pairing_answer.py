"""答复配对申请: who asks is looked at, the reply goes out, and after one call it counts."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.errors import DeskError
from npcdesk.job import Job, Step
from npcdesk.rules import area_codes
from npcdesk.sync import joining, requests, status
from npcdesk.sync.joining import Answered
from npcdesk.sync.requests import Lying
from npcdesk.sync.trust import pairing
from npcdesk.sync.trust.pairing import Request
from npcdesk.ui import place_dialog
from npcdesk.ui.buttons import link, primary, second
from npcdesk.ui.desk import Desk
from npcdesk.ui.dialogs import raise_here
from npcdesk.ui.facts import Fact, Facts
from npcdesk.ui.flow import clear
from npcdesk.ui.pairing_call import (
    REPLIES,
    REQUESTS,
    CallPage,
    file_name,
    read_small,
    save_small,
)
from npcdesk.ui.theme import look
from npcdesk.ui.wizard import Wizard, WizardPage
from npcdesk.ui.words import Words

OPEN, LOOK, SAVE, CALL, DONE = range(5)


class AnswerWizard(Wizard):
    """The upper side of a pairing; the reply is kept until the call."""

    def __init__(self, desk: Desk, wanted: str) -> None:
        """`wanted`: "", paths of requests, a line each, or inc:… of a reply that waits."""
        super().__init__(
            "配对",
            "下级的电脑第一次往来，要先认准它。",
            ("收下申请", "看清是谁", "存出回复", "打电话核对", "完成"),
            "核对以前，两边都不能导入导出。",
        )
        self.desk = desk
        self.asked: Request | None = None
        self.answered: Answered | None = None
        self.open_it = primary("打开申请", "folder_open")
        self.stranger, self.answer = second("不认识"), primary("是他们，写回复")
        self.later, self.save = second("重新选申请"), primary("存出回复", "save")
        self.another, self.close_it = second("再答复一份"), primary("完成")
        self.who = Facts()
        self.pile, self.lying = QVBoxLayout(), [Path(each) for each in wanted.split("\n") if each]
        self.call = CallPage()
        self._pages()
        self._connect()
        self.show_step(OPEN)
        if wanted.startswith("inc:"):
            self.lying = []
            self._take_up(wanted.removeprefix("inc:"))
        elif len(self.lying) == 1:
            self.read(self.lying[0])

    def _pages(self) -> None:
        first = WizardPage(
            "收下申请", "下级单位存出的“配对申请”文件（.npreq），在他们的 U 盘里。", (self.open_it,)
        )
        first.inside.addLayout(self.pile)
        seen = WizardPage(
            "看清是谁",
            "文件里写的还不能作数，打过电话才算。",
            (self.stranger, self.answer),
        )
        seen.inside.addWidget(self.who)
        out = WizardPage(
            "存出回复",
            "存到对方的 U 盘，让他们带回去打开；也可以用邮件发。",
            (self.later, self.save),
        )
        out.inside.addWidget(
            Words("回复里是给那台电脑的证明，只有那台电脑用得上。", "second", wrap=True)
        )
        end = WizardPage("配对完成", "", (self.another, self.close_it))
        self.end = Words("", "body", wrap=True)
        end.inside.addWidget(self.end)
        for page in (first, seen, out, self.call, end):
            self.add(page)

    def _connect(self) -> None:
        self.open_it.clicked.connect(self._ask_file)
        self.stranger.clicked.connect(self.reject)
        self.answer.clicked.connect(self.write)
        self.later.clicked.connect(lambda: self.show_step(OPEN))
        self.save.clicked.connect(self._ask_where)
        self.call.agreed.connect(self.believe)
        self.call.refused.connect(self.refuse)
        self.another.clicked.connect(lambda: self.show_step(OPEN))
        self.close_it.clicked.connect(self.accept)

    # the request

    def show_step(self, at: int) -> None:
        """Show a step; the first one with the requests that lie there, when there are several."""
        super().show_step(at)
        clear(self.pile)
        if at != OPEN or len(self.lying) < 2:
            return
        with self.desk.store.reading() as session:
            found = requests.lying(session, self.lying)
        self.pile.addWidget(Words("这里有几份申请，看清是谁的，再答复。", "strong"))
        for one in found:
            self.pile.addWidget(self._row(one))

    def _row(self, one: Lying) -> QWidget:
        across = QWidget()
        row = QHBoxLayout(across)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().em(0.6))
        told = one.told if one.asked else f"{one.path.name}：{one.told}"
        row.addWidget(Words(told, "body" if one.asked else "second", elide=True), 1)
        if one.asked and not one.paired:
            go = link("看这份")
            go.setAccessibleName(f"看{requests.whose(one.asked)}")
            go.clicked.connect(lambda: self.read(one.path))
            row.addWidget(go)
        return across

    def _ask_file(self) -> None:
        dialog = place_dialog.which_file(self.desk, self, "选下级的配对申请", REQUESTS)
        dialog.fileSelected.connect(lambda path: self.read(Path(path)))
        dialog.open()

    def read(self, path: Path) -> None:
        """Read a request and show who asks."""
        try:
            asked = pairing.read_request(read_small(path))
            if not asked.renews:
                says = asked.says
                area_codes.checked(says.level, says.unit, f"{says.unit_name}的")
        except DeskError as error:
            self.page().told.say(str(error), "bad")
            return
        self.asked, says = asked, asked.says
        self.who.show_facts(
            [
                Fact("单位", says.unit_name),
                Fact("代码", says.unit),
                Fact("级别", labels.LEVEL.get(says.level, says.level)),
                Fact("电脑", says.nick),
                Fact("申请日期", labels.day(asked.made_on)),
                Fact("这次是", "原来的电脑换了新身份" if asked.renews else "第一次配对"),
            ]
        )
        self.show_step(LOOK)

    def write(self) -> None:
        """Write the reply, on the worker thread: the code takes a while on purpose."""
        asked, store, day = self.asked, self.desk.store, self.desk.clock.today()
        if asked is None:
            return

        def writing() -> Job[Answered]:
            yield Step(0, 0)
            with store.reading() as session:
                answered = joining.answer(session, asked.raw, day=day)
            with store.writing("答复配对申请") as session:
                status.keep_answer(session, asked.raw, answered)
            return answered

        self.busy("正在写回复")
        run = self.desk.runner.job(writing)
        run.finished.connect(self._written)
        run.failed.connect(self._refused)
        run.start()

    def _written(self, answered: Answered) -> None:
        self.busy("")
        self.answered = answered
        self.desk.changes.note(["exchange"])
        self.show_step(SAVE)

    def _refused(self, error: Exception) -> None:
        self.busy("")
        if not isinstance(error, DeskError):
            raise_here(error)
        self.page().told.say(str(error), "bad")

    # the reply

    def _ask_where(self) -> None:
        if self.answered is None:
            return
        name = file_name("配对回复", self.answered.unit_name, ".npcert")
        dialog = place_dialog.where_to(self.desk, self, "把回复存到哪里", name, REPLIES)
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Write the reply there, and go on to the call."""
        if self.answered is None:
            return
        try:
            save_small(path, self.answered.reply)
        except DeskError as error:
            self.page().told.say(str(error), "bad")
            return
        if self.asked is not None and self.asked.renews:
            self.believe()  # the old key vouches for the new one: no call
            return
        self._to_call()
        self.call.how.say(
            f"回复已经存为 {path.name}。对方打开以后再打电话，打您原来就有的号码，"
            "不要打对方临时给的。"
        )

    def _take_up(self, inc: str) -> None:
        with self.desk.store.reading() as session:
            waiting = next((w for w in status.answers_waiting(session) if w.inc == inc), None)
        if waiting is None:
            return
        self.asked = asked = pairing.read_request(waiting.request)
        code = pairing.code(waiting.request, waiting.reply)
        says = asked.says
        self.answered = Answered(waiting.reply, code, says.unit, says.unit_name, says.nick)
        self._to_call()

    def _to_call(self) -> None:
        if self.answered is not None:
            self.show_step(CALL)
            self.call.show_code(
                f"{self.answered.unit_name}　{self.answered.nick}", self.answered.code
            )

    # after the call

    def believe(self) -> None:
        """Keep the machine's certificate: from now on both may exchange."""
        asked, answered = self.asked, self.answered
        if asked is None or answered is None:
            return
        whom = f"{answered.unit_name} {answered.nick}"
        try:
            with self.desk.store.writing("配对") as session:
                joining.believe(session, asked.raw, answered.reply)
                status.drop_answer(session, asked.says.inc)
                status.note(session, "pair", f"与{whom}配对", answered.unit)
        except DeskError as error:
            self.page().told.say(str(error), "bad")
            return
        self.desk.changes.note(["exchange"])
        self.show_step(DONE)
        self.end.say(f"已经认准 {whom}。请对方也点“核对一致”，然后就可以往来。")

    def refuse(self) -> None:
        """The codes differ: the reply counts for nothing."""
        if self.asked is not None:
            with self.desk.store.writing("作废配对回复") as session:
                status.drop_answer(session, self.asked.says.inc)
                status.note(session, "refuse", "配对的核对码对不上，回复作废")
        self.desk.changes.note(["exchange"])
        self.reject()
        self.desk.say("这次配对作废了。请对方换一个 U 盘，重新存一份申请。")
