"""The roster on paper: made in the background, then the system's print dialog or a file."""

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from PySide6.QtWidgets import QWidget

from npcdesk.errors import DeskError
from npcdesk.forms import booklet, catalog
from npcdesk.forms.booklet import Paper
from npcdesk.job import Job, Step, finish
from npcdesk.office import roster, roster_paper, shown_numbers
from npcdesk.rules.roster_papers import NAMES, NameCards, RosterKind, RosterList, RosterLook
from npcdesk.ui import printing
from npcdesk.ui.desk import Desk

log = logging.getLogger(__name__)

_Set: TypeAlias = tuple[bytes, int, tuple[str, ...], str]
SAMPLE = 40
"""How many delegates are set to look at; photographs of more take too long while one waits."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which delegates are printed, in which order and how, and how that is said."""

    wanted: roster.Filter
    order: str = ""
    descending: bool = False
    ticked: Collection[str] = field(default_factory=frozenset)
    narrowed: str = ""
    look: RosterLook = field(default_factory=RosterLook)
    folded: Paper | None = None  # a booklet of this paper


def begin(desk: Desk, window: QWidget, asked: Asked, *, to_file: bool) -> None:
    """Print the delegates, or ask where the PDF is to be. Whole numbers that leave are noted."""
    name, numbers = NAMES[asked.look.kind], asked.look.numbers

    def work() -> Job[_Set]:
        yield Step(0, 0, "正在取出名册")
        paper = yield from _gathered(desk, asked)
        many = len(paper.names if isinstance(paper, NameCards) else paper.entries)
        yield Step(0, 0, "正在排版")
        pdf, told = catalog.form(asked.look.kind.value).to_pdf(paper), ""
        if asked.folded is not None:
            sewn = booklet.bound(pdf, asked.folded)
            pdf, told = sewn.pdf, str(sewn)
        if numbers:  # before it is on paper: it cannot leave without its note
            with desk.store.writing(f"打印完整号码 {name}") as session:
                shown_numbers.exported(session, numbers, count=many, file=f"{name}（打印）")
        return pdf, many, catalog.missing(paper), told

    def made(found: _Set) -> None:
        pdf, many, missing, told = found
        if missing:
            desk.say(f"{'、'.join(missing)} 没有字形，纸上留作方框，请手写补上。")
        put = (_save if to_file else _print)(desk, window, name, many, told)
        try:
            put(pdf)
        except DeskError as error:
            desk.say(str(error))

    desk.carry_out(work, title=f"正在排印{name}", subtitle="", then=made, writes=bool(numbers))


def sample(desk: Desk, asked: Asked) -> bytes:
    """Return the first of the delegates as they will be printed; numbers are masked on it."""
    look = replace(asked.look, whole=False)  # what is shown whole is noted, and this is not
    paper = finish(_gathered(desk, replace(asked, look=look), first=SAMPLE))
    return catalog.form(look.kind.value).to_pdf(paper)


def _gathered(desk: Desk, asked: Asked, *, first: int | None = None) -> Job[RosterList | NameCards]:
    with desk.store.reading() as session:
        if asked.look.kind is RosterKind.CARDS:
            return roster_paper.name_cards(
                session,
                asked.wanted,
                asked.order,
                descending=asked.descending,
                ticked=asked.ticked,
                first=first,
            )
        return (
            yield from roster_paper.roster_list(
                session,
                asked.wanted,
                asked.order,
                look=asked.look,
                blobs=desk.store.blobs,
                descending=asked.descending,
                ticked=asked.ticked,
                narrowed=asked.narrowed,
                first=first,
                today=desk.clock.today(),
            )
        )


def _save(desk: Desk, window: QWidget, name: str, many: int, sewn: str) -> Callable[[bytes], None]:
    def told(path: Path) -> None:
        log.info("roster saved as PDF, %d lines", many)
        desk.say(f"{many} 名代表的{name}已存到 {path.name}。{sewn}")

    return lambda pdf: printing.save_pdf(pdf, name, desk, window, told)


def _print(desk: Desk, window: QWidget, name: str, many: int, sewn: str) -> Callable[[bytes], None]:
    def told() -> None:
        log.info("roster printed, %d lines", many)
        desk.say(f"{many} 名代表的{name}已送到打印机。{sewn}")

    sides = printing.sides(folded=bool(sewn), both=False)
    return lambda pdf: printing.print_pdf(pdf, name, window, told, sides=sides)
