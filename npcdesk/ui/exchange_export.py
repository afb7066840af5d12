"""导出: for whom, onto which stick, with what; ends in “可以安全拔出”."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from npcdesk.errors import NotAllowed
from npcdesk.job import Job, Step
from npcdesk.sync import status
from npcdesk.sync.bundle.limits import SliceBytes
from npcdesk.sync.carry import addresses, drives, mail
from npcdesk.sync.carry.drives import Drive
from npcdesk.sync.carry.writing import SAFE
from npcdesk.sync.outgoing import Order
from npcdesk.ui import exchange_jobs, place_dialog
from npcdesk.ui.buttons import primary, second
from npcdesk.ui.choice_cards import CardChoice, ChoiceCards
from npcdesk.ui.desk import Desk
from npcdesk.ui.dialogs import Sentence
from npcdesk.ui.exchange_jobs import OUT_STAGES, Out
from npcdesk.ui.fields import CheckField, DropField, TextField
from npcdesk.ui.suggestion_deed import OfficeDeed
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

STICK, FOLDER, MAIL = "stick", "folder", "mail"
WAYS = (
    CardChoice(STICK, "U 盘", "写完读回核对"),
    CardChoice(FOLDER, "文件夹", "自己再拷走"),
    CardChoice(MAIL, "电子邮件", "做成 .eml 文件"),
)
WHAT = (
    CardChoice("", "对方还没有的", "平时用这个"),
    CardChoice("receipt", "只发回执", "告诉对方收到了哪些"),
    CardChoice("full", "全部重发", "内容对不上时用"),
)
SIZES = (
    (SliceBytes.MAIL_10_MB, "每封不超过 10 MB"),
    (SliceBytes.MAIL_20_MB, "每封不超过 20 MB"),
    (SliceBytes.MAIL_25_MB, "每封不超过 25 MB"),
    (SliceBytes.MAIL_50_MB, "每封不超过 50 MB"),
)


def room(drive: Drive) -> str:
    """Return what a drive is called and what is left on it: 人大资料（E:），剩 7.2 GB."""
    return f"{drive.name}（{drive.path}），剩 {drive.free_bytes / 1e9:.1f} GB"


class ExportDialog(OfficeDeed):
    """What goes to a neighbour. Nothing is marked as sent: a lost bundle goes again."""

    busy_deed = True

    def __init__(self, desk: Desk, wanted: str, parent: QWidget | None = None) -> None:
        """`wanted`: the office's code, or code:receipt."""
        super().__init__(
            "导出", "文件是加密的，只有对方打得开", primary="导出", width=34, parent=parent
        )
        self.desk = desk
        self.sticks = drives.removable
        unit, _, what = wanted.partition(":")
        with desk.store.reading() as session:
            self.now = status.status(session)
        lines = self.now.lines
        self.unit = DropField(
            "给谁",
            choices=[(line.id, line.of.name) for line in lines],
            required=True,
            has_hint=False,
        )
        self.what = ChoiceCards("导出什么", cards=WHAT)
        self.way = ChoiceCards("放到哪里", cards=WAYS)
        self.drive = DropField("哪个 U 盘", required=True, hint="正在找 U 盘")
        self.folder = TextField("文件夹", required=True, has_hint=False)
        self.letter = DropField("邮件大小", choices=[(str(int(n)), words) for n, words in SIZES])
        self.receiver = TextField("对方邮箱", hint="可以不填，发信时再写", check=_address)
        self.blobs = CheckField("带上附件", on=True, hint="附件很多时可以先不带，以后再补")
        self._add_fields()
        if unit:
            self.unit.set_value(unit)
        self.what.set_value(what)
        self.way.set_value(STICK)
        self._turn()
        self.look_for_sticks()

    def _add_fields(self) -> None:
        pick = second("选文件夹", "folder_open")
        pick.clicked.connect(self._ask_folder)
        self._pick = QWidget()
        beside = QHBoxLayout(self._pick)
        beside.setContentsMargins(0, look().em(1.2), 0, 0)
        beside.addWidget(pick)
        self.row(self.unit)
        self.row(self.what)
        self.row(self.way)
        self.row(self.drive)
        self.row(self.folder, self._pick, shares=(4, 1))
        self.row(self.letter, self.receiver)
        self.row(self.blobs)
        self.last = Words("", "second", "text3", wrap=True)
        self.body.addWidget(self.last)
        for field in (self.way, self.what, self.unit):
            field.changed.connect(self._turn)

    def _turn(self) -> None:
        """Show the fields of the way that was chosen."""
        way, receipt = self.way.value(), self.what.value() == "receipt"
        self.drive.setVisible(way == STICK)
        for part in (self.folder, self._pick):
            part.setVisible(way != STICK)
        for part in (self.letter, self.receiver):
            part.setVisible(way == MAIL)
        self.blobs.setVisible(not receipt)
        line = next((one for one in self.now.lines if one.id == self.unit.value()), None)
        count = line.of.unsent if line else 0
        told = f"对方还没有说收到的有 {count} 步。" if count else "对方已经收到本机的全部内容。"
        self.last.say("" if receipt else told)

    # where to

    def look_for_sticks(self) -> None:
        """Look for sticks, on the worker thread: an old one takes two seconds to answer."""
        find = self.sticks

        def finding() -> Job[list[Drive]]:
            yield Step(0, 0)
            return find()

        run = self.desk.runner.job(finding)
        run.finished.connect(self.offer_sticks)
        run.start()

    def offer_sticks(self, found: list[Drive]) -> None:
        """Offer the sticks that answered."""
        self.drive.set_choices([(str(drive.path), room(drive)) for drive in found])
        self.drive.set_hint("" if found else "没有找到 U 盘。插好后按 F5，或改选文件夹。")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F5 looks for sticks again."""
        if event.key() == Qt.Key.Key_F5:
            self.drive.set_hint("正在找 U 盘")
            self.look_for_sticks()
        else:
            super().keyPressEvent(event)

    def _ask_folder(self) -> None:
        dialog = place_dialog.which_folder(self.desk, self, "放到哪个文件夹")
        dialog.fileSelected.connect(self.folder.set_value)
        dialog.open()

    def target(self) -> Path:
        """Return the folder that the files go to."""
        return Path(self.drive.value() if self.way.value() == STICK else self.folder.value())

    # the deed

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Write it, on the worker thread."""
        desk, folder = self.desk, self.target()
        unit, name = self.unit.value(), str(self.unit.drop.currentText())
        by_mail = self.way.value() == MAIL
        order = Order(
            unit,
            desk.clock.today(),
            slice_bytes=int(self.letter.value()) if by_mail else SliceBytes.ONE_FILE,
            full=self.what.value() == "full",
            receipt=self.what.value() == "receipt",
            blobs=self.blobs.value() and self.what.value() != "receipt",
        )
        now = desk.clock.now().astimezone()
        receiver = addresses.checked(self.receiver.value()) if self.receiver.value() else ""
        envelope = mail.Envelope(self.now.unit_name, name, now, receiver=receiver)
        is_stick = self.way.value() == STICK
        letters = envelope if by_mail else None

        self.finish()
        desk.carry_out(
            lambda: exchange_jobs.exporting(desk, order, folder, letters),
            title=f"正在导出给{name}",
            subtitle=str(folder),
            stages=OUT_STAGES,
            then=lambda out: tell_out(desk, out, name, is_stick=is_stick),
            cancel_note="取消后不会留下文件，您的数据没有改动",
        )


def tell_out(desk: Desk, out: Out, name: str, *, is_stick: bool) -> None:
    """Say what was written, and that the stick can be pulled."""
    desk.changes.note(["exchange"])
    what = f"{out.commits} 步" if out.commits else "回执"
    blobs = f"、附件 {out.blobs} 件" if out.blobs else ""
    files = f"{out.paths[0].name}" if len(out.paths) == 1 else f"{len(out.paths)} 个文件"
    safe = f"已写好并读回核对，U 盘{SAFE}。" if is_stick else f"已写好并读回核对，在 {out.folder}。"
    dialog = Sentence(safe, f"给{name}的{what}{blobs}，{files}。")
    dialog.add(second("打开文件夹", "folder_open"), lambda: open_folder(out.folder))
    dialog.add(primary("知道了")).setFocus()
    dialog.open()


def open_folder(folder: Path) -> None:
    """Show a folder in the system's own file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _address(text: str) -> str:
    try:
        addresses.checked(text)
    except NotAllowed as refused:
        return str(refused)
    return ""
