"""Bundles that go out by the office's own mailbox, and to all neighbours one after another."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from npcdesk.errors import DeskError, MailRefused, NotFound, TrustRefused
from npcdesk.job import Job
from npcdesk.paths import OfficeFolder
from npcdesk.sync import outgoing
from npcdesk.sync.bundle.limits import SliceBytes
from npcdesk.sync.carry import mail, posting
from npcdesk.sync.carry.mail import Envelope
from npcdesk.sync.carry.own_folders import own_folder
from npcdesk.sync.carry.posting import Account
from npcdesk.sync.outgoing import Order
from npcdesk.ui.desk import Desk
from npcdesk.ui.exchange_jobs import STAGES, Out, exporting, within

POST_STAGES = ("整理", "加密", "登录", "发送")
FILL_IT_IN = "请填邮箱的密码或授权码。这台电脑没有记住它。"


@dataclass(frozen=True, slots=True)
class Post:
    """From which mailbox, with which password ("": the keyring's), to which address."""

    account: Account
    receiver: str
    secret: str = field(repr=False)
    remember: bool = False


@dataclass(frozen=True, slots=True)
class Posted:
    """What was sent. `forgotten`: the keyring was asked to keep the password and did not.

    `left`: what is to be said of attachments that did not go along.
    """

    letters: int
    commits: int
    blobs: int
    forgotten: bool
    left: str = ""


def posting_out(
    desk: Desk, order: Order, envelope: Envelope, post: Post
) -> Job[Posted | MailRefused]:
    """Write a bundle into letters and send them; what the mail server refuses is returned.

    Raises:
        TrustRefused: this machine or the neighbour has not joined the exchange.
        StoreDamaged: the own disk is full.
        NotAllowed: a part is longer than a letter may be, or an address is none.
    """
    secret = post.secret or posting.password(post.account) or ""
    if not secret:
        return MailRefused(FILL_IT_IN)
    place = OfficeFolder(desk.store.path.parent)
    with own_folder(place.outbox) as own:
        sent = yield from within(outgoing.export(desk.store, own, own, order), STAGES)
        preset = SliceBytes(order.slice_bytes)
        letters = yield from within(mail.write(sent.paths, own, envelope, preset), STAGES)
        for at, letter in enumerate(letters):
            note = f"第 {at + 1} 封，共 {len(letters)} 封" if len(letters) > 1 else letter.name
            try:
                job = posting.send(letter, post.receiver, post.account, secret)
                yield from within(job, {}, note)
            except MailRefused as refusal:
                return _after(at, refusal)
    outgoing.handed_over(desk.store, order)
    forgotten = False
    if post.remember:
        forgotten = not posting.remember(post.account, secret)
    else:
        posting.forget(post.account)
    return Posted(len(letters), sent.commits, sent.blobs, forgotten, sent.left)


def _after(sent: int, refusal: MailRefused) -> MailRefused:
    if not sent:
        return refusal
    words = f"前 {sent} 封已经发出，后面的没有：{refusal}对方要收齐同一次的几封才能导入。"
    return MailRefused(words)


@dataclass(frozen=True, slots=True)
class ForAll:
    """What became of each neighbour's bundle, by its name: the files, or why there are none."""

    done: tuple[tuple[str, Out | DeskError], ...]

    def outs(self) -> list[Out]:
        """Return what was written."""
        return [out for _, out in self.done if isinstance(out, Out)]


def exporting_all(desk: Desk, orders: Sequence[tuple[str, Order]], folder: Path) -> Job[ForAll]:
    """Write one bundle after another into a folder; a neighbour that cannot get one is told of.

    When the stick cannot go on, what was written whole before stays and is told.
    """
    done: list[tuple[str, Out | DeskError]] = []
    for at, (name, order) in enumerate(orders, 1):
        try:
            job = exporting(desk, order, folder)
            out = yield from within(job, {}, f"{name}，{at} / {len(orders)}")
        except (TrustRefused, NotFound) as refusal:
            done.append((name, refusal))
        except DeskError as refusal:
            done += [(left, refusal) for left, _ in orders[at - 1 :]]
            break
        else:
            done.append((name, out))
    return ForAll(tuple(done))
