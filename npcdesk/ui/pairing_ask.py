"""向上级申请加入: the request goes out, the reply comes back, one call, then the office joins."""

from pathlib import Path

from npcdesk.errors import DeskError, NotAllowed
from npcdesk.job import Job, Step
from npcdesk.office import offices
from npcdesk.sync import guard, joining, status
from npcdesk.sync.joining import Waiting
from npcdesk.ui import place_dialog
from npcdesk.ui.buttons import primary, second
from npcdesk.ui.desk import Desk
from npcdesk.ui.dialogs import raise_here
from npcdesk.ui.fields import TextField
from npcdesk.ui.pairing_call import (
    REPLIES,
    REQUESTS,
    CallPage,
    file_name,
    read_small,
    save_small,
)
from npcdesk.ui.suggestion_deed import OfficeDeed
from npcdesk.ui.wizard import Wizard, WizardPage
from npcdesk.ui.words import Words

SAVE, OPEN, CALL, DONE = range(4)
NICK = "办公室的电脑"
NO_CODE = "本单位还没有填行政区划代码。请先在“设置”的“本单位”里填好。"


class AskWizard(Wizard):
    """The lower side of a pairing; may be left at any step and taken up again."""

    def __init__(self, desk: Desk, wanted: str) -> None:
        """`wanted`: "" to begin, "reply" to go on with the reply, or the reply's path.

        "ended": the office above says that this machine was ended; it asks as another.
        """
        super().__init__(
            "配对",
            "第一次和上级往来，要先让上级认准这台电脑。",
            ("存出申请", "打开回复", "打电话核对", "完成"),
            "只做一次。换电脑、恢复数据以后要重新配对。",
        )
        self.desk = desk
        self.waiting: Waiting | None = None
        with desk.store.reading() as session:
            self.now = status.status(session)
            self.office = offices.here(session).name
        self.nick = TextField(
            "这台电脑叫什么", required=True, hint="上级看到的名字，例如 办公室 张三的电脑"
        )
        self.nick.set_value(self.now.nick or NICK)
        self.save, self.have = primary("存出申请", "save"), second("已经有回复了")
        self.open_reply = primary("打开回复", "folder_open")
        self.close_it = primary("完成")
        self.call = CallPage()
        self._pages()
        self._connect()
        self.ended = wanted == "ended"
        self.show_step(OPEN if wanted and not self.ended else SAVE)
        if wanted not in ("", "reply", "ended"):
            self.read(Path(wanted))

    def _pages(self) -> None:
        first = WizardPage(
            "存出申请",
            "申请里只有单位名称、代码和这台电脑的公开钥匙，没有别的材料。",
            (self.have, self.save),
        )
        first.inside.addWidget(self.nick)
        first.inside.addWidget(
            Words(
                "存到 U 盘，交给上级人大；也可以用邮件发过去。再存一次，得到的是同一份。",
                "second",
                wrap=True,
            )
        )
        then = WizardPage(
            "打开上级的回复",
            "上级答复以后，会交回一份“配对回复”文件（.npcert）。",
            (self.open_reply,),
        )
        then.inside.addWidget(
            Words("还没有拿到，就改天再做：申请已经保存，不会丢。", "second", wrap=True)
        )
        end = WizardPage("已经加入", "现在可以往来了。", (self.close_it,))
        self.end = Words("", "body", wrap=True)
        end.inside.addWidget(self.end)
        for page in (first, then, self.call, end):
            self.add(page)

    def _connect(self) -> None:
        self.save.clicked.connect(self.ask_where)
        self.have.clicked.connect(lambda: self.show_step(OPEN))
        self.open_reply.clicked.connect(self._ask_reply)
        self.call.agreed.connect(self.join)
        self.call.refused.connect(self.refuse)
        self.close_it.clicked.connect(self.accept)

    def show_step(self, at: int) -> None:
        """Show a step; what has no sense yet is not offered."""
        super().show_step(at)
        self.have.setVisible(self.now.asked)

    # the request

    def ask_where(self) -> None:
        """Ask where the request goes."""
        if not self.nick.check():
            self.nick.take_focus()
            return
        name = file_name("配对申请", self.office, ".npreq")
        dialog = place_dialog.where_to(self.desk, self, "把申请存到哪里", name, REQUESTS)
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Write the request there."""
        try:
            guard.look(self.desk.store)  # not with the write: another self would look like a copy
            with self.desk.store.writing("存出配对申请") as session:
                offices.check_code(session)
                day = self.desk.clock.today()
                raw = joining.ask(session, nick=self.nick.value(), day=day, anew=self.ended)
            save_small(path, raw)
        except DeskError as error:
            self.page().told.say(str(error), "bad")
            return
        self.desk.changes.note(["exchange"])
        self.show_step(OPEN)
        self.page().told.say(f"申请已经存为 {path.name}。请交给上级。", "good")

    # the reply

    def _ask_reply(self) -> None:
        dialog = place_dialog.which_file(self.desk, self, "选上级的配对回复", REPLIES)
        dialog.fileSelected.connect(lambda path: self.read(Path(path)))
        dialog.open()

    def read(self, path: Path) -> None:
        """Read a reply, on the worker thread: the code takes a while on purpose."""
        store = self.desk.store

        def reading() -> Job[Waiting]:
            yield Step(0, 0)
            raw = read_small(path)
            with store.reading() as session:
                return joining.read_reply(session, raw)

        self.busy("正在核对回复")
        run = self.desk.runner.job(reading)
        run.finished.connect(self._read)
        run.failed.connect(self._refused)
        run.start()

    def _read(self, waiting: Waiting) -> None:
        self.busy("")
        self.waiting = waiting
        self.show_step(CALL)
        self.call.show_code(waiting.issuer, waiting.code)
        if waiting.renewed:  # the root is known already and the old key vouched: no call
            self.join()

    def _refused(self, error: Exception) -> None:
        self.busy("")
        if not isinstance(error, DeskError):
            raise_here(error)
        self.page().told.say(str(error), "bad")

    def refuse(self) -> None:
        """The codes differ: throw the request away."""
        with self.desk.store.writing("作废配对申请") as session:
            status.drop_request(session)
            status.note(session, "refuse", "配对的核对码对不上，申请作废")
        self.desk.changes.note(["exchange"])
        self.reject()
        self.desk.say("这次配对作废了，什么也没有收下。请换一个 U 盘，重新存一份申请。")

    # joining

    def join(self) -> None:
        """Join, on the worker thread: every record becomes part of the exchange."""
        waiting, store = self.waiting, self.desk.store
        if waiting is None:
            return

        def joining_in() -> Job[int]:
            yield Step(0, 0)
            with store.writing("加入数据交换") as session:
                count = yield from joining.accept(session, waiting)
                status.note(session, "pair", f"与{waiting.issuer}配对")
            return count

        self.busy("正在加入")
        run = self.desk.runner.job(joining_in)
        run.stepped.connect(self._stepped)
        run.finished.connect(self._joined)
        run.failed.connect(self._refused)
        run.start()

    def _stepped(self, step: Step) -> None:
        if step.done:
            self.busy(f"已整理 {step.done} 条材料")

    def _joined(self, count: int) -> None:
        self.busy("")
        self.show_step(DONE)
        told = f"本机原有的 {count} 条材料已经整理好，" if count else ""
        self.end.say(f"{told}下一步：在“数据交换”里导出给上级，再导入上级交回的数据包。")
        self.desk.changes.note(["exchange"])


class BeginDialog(OfficeDeed):
    """作为最上级单位开始."""

    busy_deed = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            "作为最上级单位开始", "以后由本单位答复下级的配对申请", primary="开始", width=28
        )
        self.desk = desk
        self.nick = TextField("这台电脑叫什么", required=True, hint="下级看到的名字")
        self.nick.set_value(NICK)
        self.row(self.nick)
        self.note.say(
            "一片地方只有一个单位这样开始。上级已经在用的，请改为向上级申请加入。", "info"
        )

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Begin, on the worker thread."""
        desk, nick = self.desk, self.nick.value()
        with desk.store.reading() as session:
            if not status.code_of_office(session):
                raise NotAllowed(NO_CODE)
            offices.check_code(session)

        def beginning() -> Job[int]:
            with desk.store.writing("开始数据交换") as session:
                count = yield from joining.begin(session, nick=nick, day=desk.clock.today())
                status.note(session, "pair", "作为最上级单位开始数据交换")
            return count

        self.finish()
        desk.carry_out(
            beginning, title="正在整理已有的材料", then=lambda count: _begun(desk, count)
        )


def _begun(desk: Desk, count: int) -> None:
    desk.changes.note(["exchange"])
    desk.say(f"数据交换已经开始，{count} 条材料整理好了。现在可以答复下级的配对申请。")
