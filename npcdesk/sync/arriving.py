"""Bundles of which only some parts have come: which, from whom, and what is still awaited."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sqlmodel import Session

from npcdesk import labels
from npcdesk.sync import status
from npcdesk.sync.bundle import gathering
from npcdesk.sync.bundle.gathering import Waiting

NUMBERS = 20
FORGET = "已收到的几份会从本机删掉，U 盘和邮件里的不动，以后还可以再导入。"
GET_THE_REST = "请把其余几份也导入；找不到的，请对方重新导出。"


def listed(session: Session, inbox: Path) -> list[Waiting]:
    """Return the bundles that wait in the inbox for parts, the oldest first."""
    waiting = gathering.waiting(inbox)
    here = status.imported(session, [one.bundle for one in waiting])
    return sorted(
        (one for one in waiting if one.bundle not in here), key=lambda one: (one.day, one.name)
    )


def missing(numbers: Sequence[int], most: int = NUMBERS) -> str:
    """Return 第 2、3 份; of more than `most`, how many there are: 第 2、3 等 30 份."""
    shown = "、".join(str(number) for number in numbers[:most])
    more = f" 等 {len(numbers)}" if len(numbers) > most else ""
    return f"第 {shown}{more} 份"


def lacks(day: date, parts: int, numbers: Sequence[int]) -> str:
    """Say what is missing of a bundle: 2026年5月6日的数据包共 4 份，还缺第 2、3 份."""
    return f"{labels.day(day)}的数据包共 {parts} 份，还缺{missing(numbers)}。"


def told(one: Waiting) -> str:
    """Say which bundle waits, how much of it is here and what is missing; not yet what to do."""
    have = f"共 {one.parts} 份，到了 {one.arrived} 份"
    return f"{called(one)}{have}，还缺{missing(one.missing)}。"


def called(one: Waiting) -> str:
    """Return 沙河镇人大主席团2026年5月6日的数据包（第1号）."""
    which = f"（{one.number}）" if one.number else ""
    return f"{one.sender}{labels.day(one.day)}的数据包{which}"


def forget(session: Session, one: Waiting) -> None:
    """Wait for the rest of a bundle no longer, and note it in the log."""
    gathering.forget(one)
    status.note(session, "refuse", f"不再等{called(one)}其余的几份")
