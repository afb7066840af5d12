"""Long work with a bar, and the question before anything is written."""

import sys
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from npcdesk import labels
from npcdesk.cli import shown
from npcdesk.errors import NotAllowed
from npcdesk.job import Job, finish

T = TypeVar("T")
_YES = ("是", "是的", "要", "好", "y", "yes")


def watched(job: Job[T], title: str) -> T:
    """Run a job to its end, with a bar when a person watches, and return its result."""
    if not sys.stderr.isatty():
        return finish(job)
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn  # noqa: PLC0415

    parts = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Progress(*parts, console=shown.console(stderr=True), transient=True) as progress:
        task = progress.add_task(title, total=None)
        while True:
            try:
                step = next(job)
            except StopIteration as end:
                result: T = end.value
                return result
            progress.update(task, completed=step.done, total=step.total or None)


def confirmed(question: str, *, yes: bool) -> bool:
    """Return whether the person says so; nobody there, or Enter, is a no."""
    if yes or not sys.stdin.isatty():
        return yes
    return _asked(question)


def agreed(
    question: str, *, yes: bool, option: str = "--yes", previews: bool = False, why: str = ""
) -> bool:
    """Return whether the person wants it; `option` is how a script says so.

    `previews`: the command has a `--dry-run`. `why`: what speaks against it, in whole sentences.

    Raises:
        NotAllowed: nobody is there to be asked.
    """
    if yes:
        return True
    if not sys.stdin.isatty():
        if why:
            msg = f"{why}什么也没有写。要照样写入，请加 {option} 再来。"
            raise NotAllowed(msg)
        look = "；可以先用 --dry-run 预览" if previews else ""
        msg = f"没有终端可以确认，什么也没有写。看清楚后加 {option} 再来{look}。"
        raise NotAllowed(msg)
    return _asked(question)


def picked(question: str, choices: Sequence[str]) -> int | None:
    """Return which of some choices the person names by its number, from 0; None is none of them.

    Only where somebody is there to be asked.
    """
    for number, words in enumerate(choices, 1):
        shown.aside(f"{number}  {words}")
    shown.aside(f"{question}（写前面的数字，回车就是不要）")
    said = sys.stdin.readline().strip()
    right = said.isascii() and said.isdigit() and 1 <= int(said) <= len(choices)
    return int(said) - 1 if right else None


def agreed_day(today: date) -> None:
    """Let a write go on when the person says that the computer's day, an odd one, is right.

    Raises:
        NotAllowed: it is not, or nobody is there to be asked.
    """
    if not sys.stdin.isatty():
        option = f"--date-is {today.isoformat()}"
        msg = f"电脑的日期要先核对，什么也没有写。日期没有错，就在命令最前面加 {option} 再来。"
        raise NotAllowed(msg)
    if not _asked(f"今天确实是{labels.day(today)}吗？"):
        msg = "什么也没有写。请先改好电脑的日期再来。"
        raise NotAllowed(msg)


def _asked(question: str) -> bool:
    shown.aside(f"{question}（写“是”或 y，回车就是不要）")
    return sys.stdin.readline().strip().lower() in _YES
