"""密码与恢复码 in the settings: changed, made anew, remembered by this computer or not."""

from PySide6.QtWidgets import QDialog, QGridLayout

from npcdesk import vault
from npcdesk.errors import DeskError
from npcdesk.job import Job, Step
from npcdesk.office import offices
from npcdesk.ui import dialogs, recovery_paper
from npcdesk.ui.buttons import primary, second
from npcdesk.ui.fields import PassphraseField
from npcdesk.ui.first_run_steps import SHORTEST
from npcdesk.ui.office_desk import OfficeDesk
from npcdesk.ui.suggestion_deed import OfficeDeed
from npcdesk.ui.words import Words


class PassphraseDialog(OfficeDeed):
    """A new passphrase; the old one opens nothing any more."""

    busy_deed = True

    def __init__(self, desk: OfficeDesk, _wanted: str = "") -> None:
        self.desk = desk
        super().__init__("改密码", "恢复码不变，仍然能用", primary="改密码", width=24)
        self.first = PassphraseField("新密码", hint="至少八个字", check=_long_enough)
        self.again = PassphraseField("再输入一遍", check=self._the_same)
        self.row(self.first)
        self.row(self.again)

    def _the_same(self, typed: str) -> str:
        return "" if typed == self.first.value() else "两遍不一样，请再输入一次。"

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Lock the key by it, on the worker thread: that takes a second on purpose."""
        folder, key, new = self.desk.folder, self.desk.key, self.first.value()

        def change() -> Job[None]:
            yield Step(0, 0)
            vault.set_passphrase(folder.slots, key, new)

        self.primary.set_words("正在改")
        self.primary.setEnabled(False)
        run = self.desk.runner.job(change)
        run.finished.connect(self._changed)
        run.failed.connect(self._refused)
        run.start()

    def _changed(self) -> None:
        self.finish()
        self.desk.say("密码改好了，下次打开用新的。")

    def _refused(self, error: Exception) -> None:
        self.primary.set_words("改密码")
        self.primary.setEnabled(True)
        if not isinstance(error, DeskError):
            dialogs.raise_here(error)
        self.note.say(str(error), "bad")


def _long_enough(typed: str) -> str:
    length = len(typed.strip())
    return "" if length >= SHORTEST else f"现在有 {length} 个字，至少要 {SHORTEST} 个。"


def new_recovery(desk: OfficeDesk, _wanted: str = "") -> QDialog:
    """Ask, then make a new recovery code and show it."""
    return dialogs.confirm(
        "做一个新的恢复码？",
        "做一个新的",
        lambda: _shown(desk),
        note="旧的恢复码马上作废，旧的打印件请销毁。",
        keep="不做",
    )


def _shown(desk: OfficeDesk) -> None:
    code = vault.new_recovery(desk.folder.slots, desk.key)
    with desk.store.reading() as session:
        name = offices.here(session).name
    desk.say("新的恢复码做好了，旧的已经作废。")
    dialog = dialogs.Sentence("新的恢复码，只在现在显示。请打印出来封好，和电脑分开存放。")
    grid = QGridLayout()
    for at, group in enumerate(code.split("-")):
        words = Words(group, "figure")
        words.setAccessibleName(" ".join(group))
        grid.addWidget(words, at // 4, at % 4)
    dialog.words.addLayout(grid)
    for words_, icon, on_printer in (
        ("打印", "print", True),
        ("存为 PDF", "document_pdf", False),
    ):
        button = second(words_, icon)
        button.clicked.connect(
            lambda _on=False, on_printer=on_printer: recovery_paper.put_out(
                code,
                name,
                desk,
                dialog,
                on_printer=on_printer,
                then=desk.say,
            )
        )
        dialog.foot.addWidget(button)
    dialog.add(primary("已经收好"))
    dialog.open()


def memory(desk: OfficeDesk, wanted: str) -> None:
    """Give the key to this computer's keyring, or take it out."""
    folder, key = desk.folder, desk.key

    def change() -> Job[bool]:
        yield Step(0, 0)
        if wanted == "on":
            return vault.remember(folder.slots, key)
        vault.forget(folder.slots)
        return True

    def told(done: bool) -> None:  # noqa: FBT001 - a slot
        if wanted != "on":
            desk.say("这台电脑不再记住，下次打开要输密码。")
        elif done:
            desk.say("这台电脑记住了，以后打开不用输密码。")
        else:
            dialogs.tell("这台电脑没有能用的密码管理，记不住。请每次打开时输入密码。")

    desk.carry_out(change, title="正在改这台电脑的记忆", then=told)
