"""导出: for whom, onto which stick, with what; ends in “可以安全拔出”."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from npcdesk.job import Job, Step
from npcdesk.sync import status
from npcdesk.sync.bundle.limits import SliceBytes
from npcdesk.sync.carry import drives
from npcdesk.sync.carry.drives import Drive
from npcdesk.sync.carry.mail import Envelope
from npcdesk.sync.outgoing import Order
from npcdesk.ui import exchange_jobs, place_dialog
from npcdesk.ui.buttons import second
from npcdesk.ui.choice_cards import CardChoice, ChoiceCards
from npcdesk.ui.desk import Desk
from npcdesk.ui.exchange_jobs import OUT_STAGES
from npcdesk.ui.exchange_mail import OPEN, MailFields
from npcdesk.ui.exchange_page import ALL
from npcdesk.ui.exchange_sending import POST_STAGES, exporting_all, posting_out
from npcdesk.ui.exchange_told import tell_all, tell_letters, tell_out, tell_posted
from npcdesk.ui.fields import CheckField, DropField, TextField
from npcdesk.ui.suggestion_deed import OfficeDeed
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

STICK, FOLDER, MAIL = "stick", "folder", "mail"
WAYS = (
    CardChoice(STICK, "U 盘", "写完读回核对"),
    CardChoice(FOLDER, "文件夹", "自己再拷走"),
    CardChoice(MAIL, "电子邮件", "直接发出，或做成邮件"),
)
NEWS, RECEIPT, FULL = "news", "receipt", "full"
WHAT = (
    CardChoice(NEWS, "对方还没有的", "平时用这个"),
    CardChoice(RECEIPT, "只发回执", "告诉对方收到了哪些"),
    CardChoice(FULL, "全部重发", "内容对不上时用"),
)
BY_MAIL = "mail"
NOTHING_STAYS = "取消后不会留下文件，您的数据没有改动"


def room(drive: Drive) -> str:
    """Return what a drive is called and what is left on it: 人大资料（E:），剩 7.2 GB."""
    return f"{drive.name}（{drive.path}），剩 {drive.free_bytes / 1e9:.1f} GB"


class ExportDialog(OfficeDeed):
    """What goes to a neighbour. Nothing is marked as sent: a lost bundle goes again."""

    busy_deed = True

    def __init__(self, desk: Desk, wanted: str, parent: QWidget | None = None) -> None:
        """`wanted`: the office's code, code:receipt, code:mail, or * for all neighbours."""
        super().__init__(
            "导出", "文件是加密的，只有对方打得开", primary="导出", width=37, parent=parent
        )
        self.desk = desk
        self.sticks = drives.removable
        unit, _, what = wanted.partition(":")
        self.to_all = unit == ALL
        with desk.store.reading() as session:
            self.now = status.status(session)
        self.unit = DropField("给谁", choices=self._whom(), required=True, has_hint=False)
        self.what = ChoiceCards("导出什么", cards=WHAT)
        self.way = ChoiceCards("放到哪里", cards=WAYS[:-1] if self.to_all else WAYS)
        self.drive = DropField("哪个 U 盘", required=True, hint="正在找 U 盘")
        self.folder = TextField("文件夹", required=True, has_hint=False)
        self.mail = MailFields(desk, self)
        self.blobs = CheckField("带上附件", on=True)
        self._add_fields()
        if unit:
            self.unit.set_value(unit)
        self.what.set_value(RECEIPT if what == RECEIPT else NEWS)
        self.way.set_value(MAIL if what == BY_MAIL else STICK)
        self.folder.set_value(str(place_dialog.begin_in(desk)))
        self._turn_unit()
        self._turn()
        self.look_for_sticks()
        self.mail.look_for_password()

    def _whom(self) -> list[tuple[str, str]]:
        if self.to_all:
            return [(ALL, f"全部 {len(self.now.lines)} 个往来单位，每个一份")]
        return [(line.id, line.of.name) for line in self.now.lines]

    def _add_fields(self) -> None:
        pick = second("选文件夹", "folder_open")
        pick.clicked.connect(self._ask_folder)
        self._pick = QWidget()
        beside = QHBoxLayout(self._pick)
        beside.setContentsMargins(0, look().em(1.2), 0, 0)
        beside.addWidget(pick)
        self.row(self.unit, self.mail.receiver)
        self.row(self.what)
        self.row(self.way)
        self.row(self.drive)
        self.mail.add_to(self)
        self.row(self.folder, self._pick, shares=(4, 1))
        self.row(self.blobs, self.mail.remember)
        self.last = Words("", "second", "text3", wrap=True)
        self.body.addWidget(self.last)
        for field in (self.way, self.what, self.mail.how):
            field.changed.connect(self._turn)
        self.unit.changed.connect(self._turn_unit)

    def _turn(self) -> None:
        """Show the fields of the way that was chosen."""
        way, receipt = self.way.value(), self.what.value() == RECEIPT
        self.drive.setVisible(way == STICK)
        for part in (self.folder, self._pick):
            part.setVisible(way == FOLDER or (way == MAIL and not self.mail.sends()))
        self.mail.show(by_mail=way == MAIL)
        self.blobs.setVisible(not receipt)
        self.last.setVisible(not self.to_all and not self._sends())
        self.primary.set_words("发出" if self._sends() else "导出")

    def _turn_unit(self) -> None:
        """Say what the office that was chosen has not said to have."""
        unit = self.unit.value()
        self.mail.show_unit(unit)
        lines = [one for one in self.now.lines if self.to_all or one.id == unit]
        count = sum(line.of.unsent for line in lines)
        told = f"对方还没有说收到的有 {count} 项改动。" if count else "对方已经收到本机的全部内容。"
        self.last.say(told)

    def _sends(self) -> bool:
        return self.way.value() == MAIL and self.mail.sends()

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
        if self.to_all:
            self._to_all()
        elif self._sends():
            self._send()
        else:
            self._write()

    def order(self, unit: str) -> Order:
        """Return what a neighbour is to get."""
        by_mail = self.way.value() == MAIL
        return Order(
            unit,
            self.desk.clock.today(),
            slice_bytes=self.mail.size_bytes() if by_mail else SliceBytes.ONE_FILE,
            full=self.what.value() == FULL,
            receipt=self.what.value() == RECEIPT,
            blobs=self.blobs.value() and self.what.value() != RECEIPT,
        )

    def _envelope(self, name: str, sender: str = "") -> Envelope:
        now, to = self.desk.clock.now().astimezone(), self.mail.address()
        return Envelope(self.now.unit_name, name, now, sender=sender, receiver=to)

    def _write(self) -> None:
        """Give it to a stick or a folder, as letters where it goes by mail."""
        desk, folder, order = self.desk, self.target(), self.order(self.unit.value())
        name, way = str(self.unit.drop.currentText()), self.way.value()
        letters = None
        if way == MAIL:
            letters = self._envelope(name)
            self.mail.keep(order.unit)
        opens = way == MAIL and self.mail.how.value() == OPEN
        told = tell_letters if opens else partial(tell_out, is_stick=way == STICK)
        self.finish()
        desk.carry_out(
            lambda: exchange_jobs.exporting(desk, order, folder, letters),
            title=f"正在导出给{name}",
            subtitle=str(folder),
            stages=OUT_STAGES,
            then=lambda out: told(desk, out, name),
            cancel_note=NOTHING_STAYS,
        )

    def _send(self) -> None:
        """Send it through the office's mailbox."""
        desk, order = self.desk, self.order(self.unit.value())
        name, post = str(self.unit.drop.currentText()), self.mail.post()
        envelope = self._envelope(name, post.account.sender)
        self.mail.keep(order.unit)
        self.finish()
        desk.carry_out(
            lambda: posting_out(desk, order, envelope, post),
            title=f"正在发给{name}",
            subtitle=post.receiver,
            stages=POST_STAGES,
            then=lambda done: tell_posted(desk, done, name, order.unit),
            cancel_note="取消后邮件没有发出",
        )

    def _to_all(self) -> None:
        """Give one bundle after another to one stick."""
        desk, folder, is_stick = self.desk, self.target(), self.way.value() == STICK
        orders = [(line.of.name, self.order(line.id)) for line in self.now.lines]
        self.finish()
        desk.carry_out(
            lambda: exporting_all(desk, orders, folder),
            title=f"正在导出给 {len(orders)} 个单位",
            subtitle=str(folder),
            stages=OUT_STAGES,
            then=lambda done: tell_all(desk, done, folder, is_stick=is_stick),
            cancel_note="取消后，写好的留在那里，没写完的不会留下",
        )
