"""One opening at a time: the office's folder is locked while a window or a command has it.

The lock is the operating system's own, so a crash or a power cut lets it go. Who holds it is
told by a note beside it, because a locked file cannot be read on Windows.
"""

import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from npcdesk.clock import Clock
from npcdesk.errors import StoreBusy, StoreDamaged, why


@contextmanager
def held(lock: Path, clock: Clock) -> Iterator[None]:
    """Hold the office's folder for as long as the block lasts.

    Args:
        lock: the file to lock, in the office's folder; the folder must be there.
        clock: tells the hour that a second opening is told.

    Raises:
        StoreBusy: it is open elsewhere; the message names the computer and since when.
        StoreDamaged: the folder is missing or cannot be written to.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - twenty modules, after the first paint

    if not lock.parent.is_dir():  # filelock would make it, where a stick is to be plugged in
        msg = f"没有找到文件夹 {lock.parent}。请核对路径，或把 U 盘插好。"
        raise StoreDamaged(msg)
    os_lock = FileLock(lock, blocking=False, thread_local=False)
    try:
        os_lock.acquire()
    except Timeout:
        raise StoreBusy(_busy(_note(lock), clock)) from None
    except OSError as error:
        raise StoreDamaged(_unwritable(lock.parent, error)) from None
    try:
        _leave_note(lock, clock)
        yield
    finally:
        _take_note(lock)
        os_lock.release()


def _note(lock: Path) -> Path:
    return lock.with_name(lock.name + ".who")


def _leave_note(lock: Path, clock: Clock) -> None:
    note = {
        "computer": platform.node(),
        "since": clock.now().isoformat(timespec="seconds"),
        "process": os.getpid(),
    }
    try:
        _note(lock).write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")
    except OSError as error:
        raise StoreDamaged(_unwritable(lock.parent, error)) from None


def _take_note(lock: Path) -> None:
    try:
        _note(lock).unlink(missing_ok=True)
    except OSError:
        return  # a stick that was pulled out: the next opening writes over the note


def _busy(note: Path, clock: Clock) -> str:
    try:
        found = json.loads(note.read_text(encoding="utf-8"))
        computer, since = str(found["computer"]), datetime.fromisoformat(found["since"])
        where = f"：电脑 {computer}，{_hour(since, clock.now())}起"
    except (OSError, ValueError, KeyError, TypeError):
        where = ""  # between locking and writing the note, or the note was lost
    return f"这个单位的数据正在另一处打开{where}。请先关掉那一处。"


def _hour(since: datetime, now: datetime) -> str:
    hour = f"{since.hour}:{since.minute:02}"
    if since.date() == now.date():
        return f"今天 {hour} "
    year = "" if since.year == now.year else f"{since.year}年"
    return f"{year}{since.month}月{since.day}日 {hour} "


def _unwritable(folder: Path, error: OSError) -> str:
    return f"文件夹 {folder} 写不进去（{why(error)}）。请检查写入权限和剩余空间。"
