"""What the dialogs about one suggestion have in common: which paper, its name, one write, a toast.

    class Urge(SuggestionDeed):
        kind = EventKind.URGE
        def __init__(self, desk, wanted):
            super().__init__(desk, wanted, "记录催办", primary="记录催办")
        def deed(self, *, second):
            with self.writing() as session: …
            self.desk.done("…")

A step that does not fit where the paper stands is refused in words before anything is typed.
"""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import date
from typing import Any, ClassVar

from PySide6.QtGui import QShowEvent

from npcdesk.models import EventKind
from npcdesk.office import suggestion_list, suggestion_names, suggestions
from npcdesk.office.suggestion_list import Paper
from npcdesk.rules import suggestion_life
from npcdesk.ui.deed_dialog import DeedDialog
from npcdesk.ui.desk import Desk
from npcdesk.ui.field import Field


class OfficeDeed(DeedDialog):
    """A dialog that begins in its first empty field; one that puts right begins in its first."""

    begins_first: ClassVar[bool] = False

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor where typing begins."""
        super().showEvent(event)
        fields = [each for each in self.findChildren(Field) if each.isVisibleTo(self)]
        empty = (each for each in fields if each.is_empty() and not self.begins_first)
        first = next(empty, next(iter(fields), None))
        if first is None:  # it only tells why there is nothing to be done
            self.cancel.setFocus()
        else:
            first.take_focus()


class SuggestionDeed(OfficeDeed):
    """A dialog about one suggestion."""

    kind: ClassVar[EventKind | None] = None

    def __init__(
        self,
        desk: Desk,
        suggestion_id: str,
        title: str,
        *,
        primary: str,
        second: str = "",
        second_icon: str = "print",
        width: float = 36,
    ) -> None:
        self.desk, self.today = desk, desk.clock.today()
        self.paper = paper_to_show(desk, suggestion_id, self.kind)
        super().__init__(
            title,
            headline(self.paper),
            primary=primary,
            second=second,
            second_icon=second_icon,
            width=width,
        )

    @property
    def id(self) -> str:
        """The id of the paper."""
        return self.paper.line.id

    @property
    def called(self) -> str:
        """第35号, or 这件建议 before it has its number."""
        return called(self.paper.line.number)

    @contextmanager
    def writing(self) -> Generator[Any]:
        """Lend a session for the deed, named in the journal by the dialog's title and the paper."""
        which = suggestion_names.called("", self.paper.line.title)
        which = self.called if self.paper.line.number else which
        with self.desk.store.writing(f"{self.title.text()}：{which}") as session:
            yield session


def paper_to_show(desk: Desk, suggestion_id: str, kind: EventKind | None) -> Paper:
    """Return a paper whole; raise `DeskError` when `kind` cannot be its next event."""
    today = desk.clock.today()
    with desk.store.reading() as session:
        paper = suggestion_list.paper(session, suggestion_id, today)
        if kind is not None:
            now = suggestions.standing(session, suggestion_id)
            on = max(today, now.last_on or date.min)
            suggestion_life.require(now, kind, on, date.max, unreturned=True)
    return paper


def headline(paper: Paper) -> str:
    """Return 第35号　关于…的建议　周启明等 4 名代表　主办：县交通运输局."""
    line = paper.line
    who = f"{line.lead}等 {line.signers} 名代表" if line.signers > 1 else line.lead
    role = "分办" if any(part.apart for part in paper.parts) else "主办"
    unit = f"{role}：{line.lead_unit}" if line.lead_unit else ""
    return "　".join(filter(None, (line.number and called(line.number), line.title, who, unit)))


def called(number: str) -> str:
    """Return 第35号, or 这件建议 while there is no number."""
    return f"第{number}号" if number else "这件建议"
