"""The fields of 导出 for a bundle that goes by e-mail: how, from where, to whom."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from npcdesk.errors import NotAllowed
from npcdesk.job import Job, Step
from npcdesk.sync.bundle.limits import SliceBytes
from npcdesk.sync.carry import addresses, mailbox, posting
from npcdesk.sync.carry.mailbox import Mailbox
from npcdesk.sync.carry.posting import Account, Security
from npcdesk.ui.choice_cards import CardChoice, ChoiceCards
from npcdesk.ui.desk import Desk
from npcdesk.ui.exchange_sending import FILL_IT_IN, Post
from npcdesk.ui.fields import CheckField, DropField, NumberField, PassphraseField, TextField

if TYPE_CHECKING:
    from npcdesk.ui.deed_dialog import DeedDialog

SEND, SAVE, OPEN = "send", "save", "open"
HOW = (
    CardChoice(SEND, "直接发出", "用单位的邮箱"),
    CardChoice(SAVE, "存成邮件文件", "自己在邮箱里发"),
    CardChoice(OPEN, "用邮件程序打开", "附件已经放好"),
)
SIZES = (
    (SliceBytes.MAIL_10_MB, "不超过 10 MB"),
    (SliceBytes.MAIL_20_MB, "不超过 20 MB"),
    (SliceBytes.MAIL_25_MB, "不超过 25 MB"),
    (SliceBytes.MAIL_50_MB, "不超过 50 MB"),
)
LAST_PORT = 65_535
LINES: Mapping[Security, str] = {Security.SSL: "SSL", Security.STARTTLS: "STARTTLS"}
KEPT, NOT_KEPT = "已由系统保管，可以留空", "QQ、163 等填网页上的授权码"
ASKED_EACH_TIME = "这台电脑没有密码保管，每次都要填"


class MailFields(QObject):
    """The fields, and the mailbox that the office's file remembers."""

    def __init__(self, desk: Desk, dialog: QObject) -> None:
        super().__init__(dialog)
        self.desk = desk
        with desk.store.reading() as session:
            self.before = mailbox.load(session)
        self.how = ChoiceCards("怎么发", cards=HOW)
        self.receiver = TextField("对方邮箱", check=_address, has_hint=False)
        self.size = DropField(
            "每封邮件", choices=[(str(int(n)), words) for n, words in SIZES], has_hint=False
        )
        self.mine = TextField("本单位邮箱", required=True, check=_address)
        self.user = TextField("登录账号", hint="和邮箱一样时不填")
        self.secret = PassphraseField("密码或授权码", hint=NOT_KEPT)
        self.host = TextField("发信服务器", required=True, has_hint=False)
        self.port = NumberField("端口", required=True, least=1, check=_port)
        self.port.below.hide()
        self.line = DropField(
            "加密", choices=[(each.value, words) for each, words in LINES.items()], has_hint=False
        )
        self.remember = CheckField("让系统保管密码", on=True)
        self.works = True
        self.is_kept = False
        self._fill()

    def _fill(self) -> None:
        self.how.set_value(SEND)
        self.line.set_value(Security.SSL)
        self.port.set_number(mailbox.SSL_PORT)
        if self.before.slice_bytes:
            self.size.set_value(str(self.before.slice_bytes))
        if (account := self.before.account) is not None:
            self.mine.set_value(account.sender)
            self.user.set_value("" if account.user == account.sender else account.user)
            self.host.set_value(account.host)
            self.port.set_number(account.port)
            self.line.set_value(account.security)
        self.mine.line.editingFinished.connect(self._guess)
        self.line.changed.connect(self._turn_line)

    def add_to(self, dialog: "DeedDialog") -> None:
        """Put the fields into a dialog; the neighbour's address stands beside its name."""
        dialog.row(self.how)
        dialog.row(self.mine, self.user, self.secret)
        dialog.row(self.host, self.port, self.line, self.size, shares=(6, 3, 4, 5))

    def show(self, *, by_mail: bool) -> None:
        """Show the fields of the way that was chosen."""
        sends = by_mail and self.sends()
        for part in (self.how, self.receiver, self.size):
            part.setVisible(by_mail)
        for each in (self.mine, self.user, self.secret, self.host, self.port, self.line):
            each.setVisible(sends)
        self.remember.setVisible(sends and self.works)
        self.receiver.require(on=sends)
        self.receiver.line.setPlaceholderText("" if sends else "可以不填，发信时再写")
        self.secret.require(on=sends and not self.is_kept)

    def sends(self) -> bool:
        """Tell whether the desk itself is to send it."""
        return bool(self.how.value() == SEND)

    def show_unit(self, unit: str) -> None:
        """Fill in the address that was written to before."""
        self.receiver.set_value(self.before.addresses.get(unit, ""))

    def _guess(self) -> None:
        """Fill in the server that a mailbox is most likely sent from."""
        if not self.host.value() and self.mine.value():
            self.host.set_value(mailbox.server_of(self.mine.value()))

    def _turn_line(self) -> None:
        """Change the port with the kind of encryption, where it is a usual one."""
        if self.port.number() in mailbox.PORTS.values():
            self.port.set_number(mailbox.PORTS[Security(self.line.value())])

    # the password

    def look_for_password(self) -> None:
        """Ask the keyring, on the worker thread: it may wait for a person."""
        account = self.before.account

        def asking() -> Job[tuple[bool, bool]]:
            yield Step(0, 0)
            if not posting.can_remember():
                return False, False
            return True, account is not None and posting.password(account) is not None

        run = self.desk.runner.job(asking)
        run.finished.connect(self.show_kept)
        run.start()

    def show_kept(self, found: tuple[bool, bool]) -> None:
        """Say whether the keyring works, and whether it has the password."""
        self.works, self.is_kept = found
        self.secret.set_hint(KEPT if self.is_kept else NOT_KEPT if self.works else ASKED_EACH_TIME)
        self.remember.set_value(self.works)
        self.remember.setVisible(self.works and self.secret.isVisible())
        self.secret.require(on=self.secret.isVisible() and not self.is_kept)

    # what was typed

    def size_bytes(self) -> int:
        """Return how large the letters may be."""
        return int(self.size.value())

    def address(self) -> str:
        """Return the neighbour's address, "" when none was typed."""
        return addresses.checked(self.receiver.value()) if self.receiver.value() else ""

    def account(self) -> Account:
        """Return the mailbox that was typed."""
        sender = addresses.checked(self.mine.value())
        return Account(
            self.host.value(),
            int(self.port.number() or 0),
            Security(self.line.value()),
            self.user.value() or sender,
            sender,
        )

    def post(self) -> Post:
        """Return from where and to whom.

        Raises:
            NotAllowed: no password was typed, and the keyring has none for this mailbox.
        """
        account, secret = self.account(), self.secret.value().strip()
        if not secret and not (self.is_kept and account == self.before.account):
            raise NotAllowed(FILL_IT_IN)
        return Post(account, self.address(), secret, self.remember.value())

    def keep(self, unit: str) -> None:
        """Remember in the office's file what was typed, but for the password."""
        known = dict(self.before.addresses)
        if address := self.address():
            known[unit] = address
        account = self.account() if self.sends() else self.before.account
        now = Mailbox(account, self.size_bytes(), known)
        if now != self.before:
            with self.desk.store.writing("邮箱设置") as session:
                mailbox.keep(session, now)


def _address(text: str) -> str:
    try:
        addresses.checked(text)
    except NotAllowed as refused:
        return str(refused)
    return ""


def _port(number: float) -> str:
    return "" if number <= LAST_PORT else f"端口不会超过 {LAST_PORT}，常用的是 465 和 587。"
