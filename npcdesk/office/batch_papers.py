"""What many sheets of one form say, gathered one after another: never all at once in memory."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlmodel import Session

from npcdesk.errors import DeskError, NotAllowed
from npcdesk.office import (
    co_opinions,
    dossier,
    duty_papers,
    hand_over_papers,
    papers,
    suggestion_sheets,
    urging,
)
from npcdesk.store.blobs import Blobs

FILED, WHOLE = "delegate-file", "dossier"
Gather = Callable[[Session, str, date], Iterable[Any]]


def _letters(session: Session, suggestion_id: str, today: date) -> Iterator[Any]:
    """Yield the letter of each unit that has answered."""
    for unit in papers.answering(session, suggestion_id, today=today):
        letter = papers.reply_letter(session, suggestion_id, today=today, unit_id=unit.id)
        if not letter.reply_class:
            msg = "承办单位还没有答复，没有答复函可打印。"
            raise NotAllowed(msg)
        yield letter


def _of_units(gather: Callable[..., Any]) -> Gather:
    return lambda session, each, today: dict(gather(session, each, today=today)).values()


def _single(gather: Callable[..., Any]) -> Gather:
    return lambda session, each, today: [gather(session, each, today=today)]


OF_EACH: Mapping[str, Gather] = {
    "suggestion-sheet": _single(suggestion_sheets.sheet),
    "hand-over-slip": _of_units(hand_over_papers.slips),
    "co-opinion": _of_units(co_opinions.letters),
    "reply-letter": _letters,
    "feedback-form": _single(papers.feedback_form),
    "urge-slip": _single(urging.urge_slip),
}
OF_UNITS = ("hand-over-notice", "receipt-slip")
"""One for each unit and day, however many suggestions it was handed."""
CODES = (*OF_EACH, *OF_UNITS, FILED, WHOLE)


class Papers:
    """What the sheets say. `skipped` tells why of some there is none; read it after the last one.

    Args:
        session: lent for as long as they are asked for.
        code: the form's code, one of `CODES`.
        ids: of suggestions, or of mandates for 履职档案.
        today: the day it is.
        year: of 履职档案; 0: this year.
        blobs: where pictures and attachments are, of 履职档案 and 全卷.
    """

    def __init__(
        self,
        session: Session,
        code: str,
        ids: Sequence[str],
        *,
        today: date,
        year: int = 0,
        blobs: Blobs | None = None,
    ) -> None:
        self._session, self._code, self._ids = session, code, ids
        self._today, self._year = today, year or today.year
        self._blobs = blobs
        self.skipped: list[str] = []

    def __len__(self) -> int:
        """Return of how many they are."""
        return len(self._ids)

    def __iter__(self) -> Iterator[Any]:
        """Gather one after another.

        Raises:
            DeskError: of none of them is there a paper; says why of the first.
        """
        made = False
        for each in self._gathered():
            made = True
            yield each
        if not made:
            msg = self.skipped[0] if self.skipped else "没有要打印的。"
            raise NotAllowed(msg)

    def _gathered(self) -> Iterator[Any]:
        if self._code in OF_UNITS:
            yield from (paper for _, paper in hand_over_papers.meeting(self._session, self._ids))
            return
        for each in self._ids:
            try:
                yield from self._of(each)
            except DeskError as error:
                self.skipped.append(str(error))

    def _of(self, each: str) -> Iterable[Any]:
        if self._code == FILED:
            file = duty_papers.delegate_file(
                self._session, each, self._year, today=self._today, blobs=self._blobs
            )
            return [file]
        if self._code == WHOLE and self._blobs is not None:
            return [dossier.dossier(self._session, self._blobs, each, today=self._today)]
        return OF_EACH[self._code](self._session, each, self._today)
