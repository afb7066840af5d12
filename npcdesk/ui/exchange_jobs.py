"""The long work of 数据交换: a bundle onto a stick, what lies on one, an import and its undoing."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path

from npcdesk import labels, sync
from npcdesk.errors import BundleRefused, DeskError, NotAllowed
from npcdesk.job import Job, Step, T
from npcdesk.paths import OfficeFolder
from npcdesk.store import aside, unlocking
from npcdesk.sync import called, guard, incoming, outgoing, requests, status
from npcdesk.sync.bundle import gathering
from npcdesk.sync.bundle.gathering import Found, Gathered
from npcdesk.sync.bundle.limits import SliceBytes
from npcdesk.sync.bundle.opening import Opened
from npcdesk.sync.called import Touch
from npcdesk.sync.carry import bundles, mail, mail_in, writing
from npcdesk.sync.carry.drives import Drive
from npcdesk.sync.carry.own_folders import own_folder
from npcdesk.sync.incoming import Report
from npcdesk.sync.outgoing import Order
from npcdesk.sync.status import Last
from npcdesk.sync.undoing import copy_without, met, was_taken_back
from npcdesk.ui.desk import Desk
from npcdesk.ui.office_desk import OfficeDesk
from npcdesk.ui.office_desk import Opened as OpenFile

OUT_STAGES = ("整理", "加密", "写入", "读回核对")
IN_STAGES = ("备份现在的数据", "写入")
KEPT_BY_OTHERS = (
    "导入以后又写过东西，或者里面有对方填写的内容，本单位不能替对方改回去，所以没有撤销。"
    "请告诉对方改好，重新导出。"
)
SHOWN = 200
"""Rows of each kind that a preview lists; it counts all."""
STAGES = {"整理": "整理", "加密": "加密", "写出": "加密", "读回": "加密", "做成邮件": "加密"}


def within(job: Job[T], stages: Mapping[str, str], note: str = "") -> Job[T]:
    """Run a job, its stages under other names, and maybe with one note for all of it."""
    while True:
        try:
            step = next(job)
        except StopIteration as end:
            result: T = end.value
            return result
        yield Step(step.done, step.total, note or step.note, stages.get(step.stage, step.stage))


@dataclass(frozen=True, slots=True)
class Out:
    """What was put where: the files, how many commits and attachments are in them.

    `left`: what is to be said of attachments that did not go along.
    """

    folder: Path
    paths: tuple[Path, ...]
    commits: int
    blobs: int
    left: str = ""


def exporting(
    desk: Desk, order: Order, folder: Path, envelope: mail.Envelope | None = None
) -> Job[Out]:
    """Write a bundle, give it to a stick or a folder and read it back; as letters with `envelope`.

    Raises:
        TrustRefused: this machine or the neighbour has not joined the exchange.
        StoreDamaged: the stick is full, was pulled, or does not give back what was written.
        NotAllowed: there is no room, or an address is none.
    """
    place = OfficeFolder(desk.store.path.parent)
    with own_folder(place.outbox) as own:
        sent = yield from within(outgoing.export(desk.store, own, own, order), STAGES)
        files: Sequence[Path] = sent.paths
        if envelope is not None:
            preset = SliceBytes(order.slice_bytes)
            files = yield from within(mail.write(files, own, envelope, preset), STAGES)
        given = yield from within(writing.give(files, folder), {"核对": OUT_STAGES[-1]})
        outgoing.handed_over(desk.store, order)
    return Out(folder, given.paths, sent.commits, sent.blobs, sent.left)


# what came


@dataclass(frozen=True, slots=True)
class Survey:
    """The bundles among some files, why other files are none, and which were imported already."""

    bundles: tuple[Found, ...]
    refused: tuple[tuple[Path, str], ...]
    done: frozenset[str]
    taken_back: frozenset[str] = frozenset()  # imported once, and not in force any more
    lacking: Mapping[str, tuple[int, ...]] = field(default_factory=dict)  # with what waits here
    foreign: tuple[Found, ...] = ()  # no key of this machine opens them
    held: ExitStack = field(default_factory=ExitStack, repr=False, compare=False)

    def close(self) -> None:
        """Take away what came out of letters."""
        self.held.close()


def surveying(desk: Desk, paths: Sequence[Path]) -> Job[Survey]:
    """Look which bundles lie in files, letters and folders.

    Raises:
        BundleRefused: there is nothing of ours in any of them.
    """
    held = ExitStack()
    try:
        inbox = OfficeFolder(desk.store.path.parent).inbox
        own = held.enter_context(own_folder(inbox))
        taken = yield from mail_in.gather(paths, own)
        every, others = gathering.survey(taken.parts)
        found, foreign = incoming.addressed(desk.store, every)
        with desk.store.reading() as session:
            done = status.imported(session, [one.bundle for one in found])
            undone = {b for one in found if was_taken_back(session, b := one.bundle)}
        ordered = sorted(found, key=lambda one: (one.bundle in done, one.day, one.paths[0].name))
        refused = (*taken.refused, *others.items())
        lacking = {one.bundle: gathering.lacking(one, inbox) for one in found if one.missing}
        return Survey(
            tuple(ordered), refused, done, frozenset(undone), lacking, tuple(foreign), held
        )
    except BaseException:
        held.close()
        raise


@dataclass(frozen=True, slots=True)
class Stick:
    """A drive, with what of ours lies on it."""

    drive: Drive
    fresh: tuple[Found, ...]  # bundles that were not imported
    requests: tuple[Path, ...]  # of machines that are not paired yet
    replies: tuple[Path, ...]  # to this machine's request


def looking(desk: Desk, drives: Callable[[], list[Drive]]) -> Job[list[Stick]]:
    """Look what lies on the sticks that are plugged in; one that cannot be read is left out."""
    sticks = []
    for drive in drives():
        yield Step(0, 0, drive.name)
        try:
            there = bundles.find(drive.path)
            every, _ = gathering.survey(there.parts)
            found, _ = incoming.addressed(desk.store, every)
        except DeskError:
            continue
        with desk.store.reading() as session:
            done = status.imported(session, [one.bundle for one in found])
            lying = requests.lying(session, there.requests)
            replies = requests.own_replies(session, there.replies)
        fresh = tuple(one for one in found if one.bundle not in done)
        asking = tuple(one.path for one in lying if not one.paired)
        sticks.append(Stick(drive, fresh, asking, tuple(replies)))
    return sticks


# bringing one in


@dataclass(frozen=True, slots=True)
class Ready:
    """A bundle that was opened and tried: what importing it will do. Close it at the end."""

    opened: Opened = field(repr=False)
    gathered: Gathered
    report: Report
    touches: tuple[Touch, ...]
    held: ExitStack = field(repr=False, compare=False)
    again: str = ""  # in words, that it was imported before and taken back
    known: bool = False  # all it holds is here

    def close(self) -> None:
        """Let the decrypted bytes vanish, and leave the inbox as it was."""
        self.held.close()


def opening(desk: Desk, found: Found) -> Job[Ready | Gathered]:
    """Bring the parts in, open the bundle, and try it; what is missing is told by `Gathered`.

    Raises:
        BundleRefused: it cannot be imported, and why. Nothing was changed.
    """
    place = OfficeFolder(desk.store.path.parent)
    with ExitStack() as held:
        own = held.enter_context(own_folder(place.inbox))
        room = shutil.disk_usage(place.root).free // 3
        gathered = yield from gathering.bring(found, place.inbox, own, room)
        if gathered.ciphertext is None:
            return gathered
        held.callback(gathering.let_go, gathered)
        try:
            job = incoming.open_bundle(desk.store, gathered.ciphertext, own, room)
            opened = yield from job
            held.callback(opened.close)
            yield Step(0, 0, "", "预演")
            touches: list[Touch] = []
            report = incoming.preview(
                desk.store, opened, lambda session: touches.extend(called.touched(session, SHOWN))
            )
        except BundleRefused:
            gathering.discard(gathered)
            raise
        with desk.store.reading() as session:
            again, known = met(session, report)
        return Ready(opened, gathered, report, tuple(touches), held.pop_all(), again, known)


def importing(desk: Desk, ready: Ready) -> Job[Report]:
    """Copy the file, bring the bundle in, and take it out of the inbox.

    Raises:
        BundleRefused: it cannot be imported; nothing was kept.
        StoreDamaged: the disk is full.
    """
    place = OfficeFolder(desk.store.path.parent)
    guard.look(desk.store)
    yield Step(0, 0, stage=IN_STAGES[0])
    copied = aside.copy(desk.store, place, "导入前", desk.clock)
    job = incoming.bring_in(desk.store, ready.opened, copied.name)
    report = yield from within(job, {"": IN_STAGES[1]})
    gathering.discard(ready.gathered)
    ready.close()
    return report


# taking an import back


def undoing(desk: OfficeDesk, last: Last) -> Job[tuple[OpenFile | None, DeskError | None]]:
    """Take an import back: by the copy made before it, else row by row.

    With a copy the file must be closed already, and what is returned is to be taken by the desk,
    also when the copy was refused.

    Raises:
        NotAllowed: a later write touched one of its rows, or the row is another office's.
        StoreDamaged: the folder cannot be written.
    """
    yield Step(0, 0, "撤销")
    if desk.store is not None:
        try:
            yield from desk.store.undoing(last.write_id)
        except NotAllowed as refusal:
            raise NotAllowed(KEPT_BY_OTHERS) from refusal
        with desk.store.writing("撤销导入") as session:
            status.taken_back(session, last)
        return None, None
    key = desk.key
    refused: DeskError | None = None
    try:
        _put_back(desk, last)
    except DeskError as error:
        refused = error  # the file that was in use is opened again
    return OpenFile(unlocking.open_file(desk.folder, key, desk.clock), key), refused


def _put_back(desk: OfficeDesk, last: Last) -> None:
    """Put the copy from before an import in the file's place, with all that goes on from here."""
    key = unlocking.file_key(desk.key)
    with own_folder(desk.folder.inbox) as own:
        with closing(unlocking.open_file(desk.folder, desk.key, desk.clock)) as store:
            sync.attach(store)
            guard.look(store)
            copy = desk.folder.copies / last.copy_name
            fresh = copy_without(store, last, copy, key, own)
        if fresh is None:
            msg = "导入以后又写过别的，那时的备份不能放回。数据没有改动，请逐条更正。"
            raise NotAllowed(msg)
        aside.restore(desk.folder, fresh, key, desk.clock)


def can_put_back(desk: OfficeDesk, last: Last) -> bool:
    """Tell whether the copy from before an import may be put back, and is there."""
    return last.by_copy and bool(desk.key) and (desk.folder.copies / last.copy_name).is_file()


def told(report: Report) -> str:
    """Return what an import did, in one sentence: 代表 2 名、接待 31 次."""
    parts = []
    for words, counts in (
        ("新增", report.new),
        ("更改", report.changed),
        ("撤下", report.put_away),
    ):
        if counts:
            listed = "、".join(labels.counted(table, n) for table, n in counts.items())
            parts.append(f"{words}{listed}")
    return "；".join(parts) or "没有带来新的变化"


def refused_or(job: Job[T]) -> Job[T | BundleRefused]:
    """Run a job; a bundle that is refused is returned, so that the page can say it in place."""
    try:
        return (yield from job)
    except BundleRefused as refusal:
        return refusal
