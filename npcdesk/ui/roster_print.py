"""The roster on paper: made in the background, then the system's print dialog or a file."""

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QWidget

from npcdesk.errors import DeskError
from npcdesk.forms import catalog, roster_list
from npcdesk.job import Job, Step
from npcdesk.office import roster, roster_paper
from npcdesk.ui import printing
from npcdesk.ui.desk import Desk

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which delegates are printed, in which order, and how that is said."""

    wanted: roster.Filter
    order: str = ""
    descending: bool = False
    ticked: Collection[str] = field(default_factory=frozenset)
    narrowed: str = ""


def begin(desk: Desk, window: QWidget, asked: Asked, *, to_file: bool) -> None:
    """Print the delegates, or ask where the PDF is to be."""
    today = desk.clock.today()

    def work() -> Job[tuple[bytes, int, tuple[str, ...]]]:
        yield Step(0, 0, "正在取出名册")
        with desk.store.reading() as session:
            paper = yield from roster_paper.roster_list(
                session,
                asked.wanted,
                asked.order,
                descending=asked.descending,
                ticked=asked.ticked,
                narrowed=asked.narrowed,
                today=today,
            )
        yield Step(0, 0, "正在排版")
        return roster_list.to_pdf(paper), len(paper.entries), catalog.missing(paper)

    def made(found: tuple[bytes, int, tuple[str, ...]]) -> None:
        pdf, many, missing = found
        if missing:
            desk.say(f"{'、'.join(missing)} 没有字形，纸上留作方框，请手写补上。")
        put = _save(desk, window, many) if to_file else _print(desk, window, many)
        try:
            put(pdf)
        except DeskError as error:
            desk.say(str(error))

    desk.carry_out(work, title="正在排印代表名册", subtitle="", then=made, writes=False)


def _save(desk: Desk, window: QWidget, many: int) -> Callable[[bytes], None]:
    def told(path: Path) -> None:
        log.info("roster saved as PDF, %d lines", many)
        desk.say(f"{many} 名代表的名册已存到 {path.name}。")

    return lambda pdf: printing.save_pdf(pdf, roster_list.NAME, desk, window, told)


def _print(desk: Desk, window: QWidget, many: int) -> Callable[[bytes], None]:
    def told() -> None:
        log.info("roster printed, %d lines", many)
        desk.say(f"{many} 名代表的名册已送到打印机。")

    return lambda pdf: printing.print_pdf(pdf, roster_list.NAME, window, told)
