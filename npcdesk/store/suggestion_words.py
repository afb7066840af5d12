"""The words by which a suggestion is found: its number, texts, people and units, typed any way."""

from collections.abc import Collection, Iterable
from functools import lru_cache

from sqlmodel import Session, col, select

from npcdesk import shipped
from npcdesk.models import HandlingUnit, RosterLine, Signer, Suggestion
from npcdesk.rules import pinyin
from npcdesk.store import search


class Words:
    """Tells the words of some suggestions: what they all need is read once."""

    def __init__(self, session: Session, person_ids: Collection[str | None]) -> None:
        known = {person for person in person_ids if person}
        numbers = session.exec(
            select(RosterLine.person_id, RosterLine.delegate_number).where(
                col(RosterLine.person_id).in_(known), RosterLine.delegate_number != ""
            )
        )
        self._numbers: dict[str, str] = dict(numbers.all())
        self._surnames = shipped.surname_readings()
        self._readings: dict[str, pinyin.Reading] = {}
        named = select(HandlingUnit.name, HandlingUnit.short_name)
        self._short: dict[str, str] = dict(
            session.exec(named.where(HandlingUnit.short_name != "")).all()
        )

    def of(
        self, paper: Suggestion, number: str, signers: Iterable[Signer], units: Iterable[str]
    ) -> str:
        """Return the words of one suggestion; `units` are the names of those that have it."""
        said = [number, paper.title, paper.body]
        for signer in signers:
            read = self._reading(signer.name)
            card = self._numbers.get(signer.person_id or "", "")
            said += [signer.name, read.full, read.initials, card]
        for unit in units:
            said += [*_typed(unit), *_typed(self._short.get(unit, ""))]
        return search.pairs(*said)

    def _reading(self, name: str) -> pinyin.Reading:
        """Return how a name is typed: one person signs many papers."""
        if name not in self._readings:
            self._readings[name] = pinyin.reading(name, self._surnames)
        return self._readings[name]


@lru_cache(maxsize=2048)
def _typed(unit: str) -> tuple[str, str, str]:
    return (unit, *pinyin.reading_of_unit(unit))
