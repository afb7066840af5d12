"""批量交办: whom like papers of other years were handed to, proposed for those that wait."""

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from npcdesk.models import HandlingUnit, Standing, Suggestion
from npcdesk.office import similar, suggestion_names
from npcdesk.office.similar import Alike
from npcdesk.office.suggestion_list import SuggestionLine
from npcdesk.store.projection import chunks

LOOKED_AT = 12  # like papers, for one that waits
LIKE = 60  # of 100: below it, titles share no more than 关于加强…的建议
AGREEING = 2  # papers that are only somewhat like it, but went to the same unit


@dataclass(frozen=True, slots=True)
class Before:
    """A unit that led like papers: how many in all, last year and this year."""

    unit: str
    ever: int
    last_year: int = 0
    this_year: int = 0

    @property
    def words(self) -> str:
        """Say so: 去年同类 3 件."""
        if self.last_year:
            return f"去年同类 {self.last_year} 件"
        return f"{'今' if self.this_year == self.ever else '往'}年同类 {self.ever} 件"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What other years say of a paper that waits: nothing of it is written by itself.

    `leads` is empty where nothing is alike enough; `after` is the paper that it follows, in words.
    """

    suggestion_id: str
    before: tuple[Before, ...]
    leads: tuple[str, ...] = ()
    co: tuple[str, ...] = ()
    jointly: bool = False
    after: str = ""


def propose(session: Session, ids: Collection[str], *, today: date) -> list[Proposal]:
    """Return what like papers say of those with some ids; nothing of one that is like none.

    Units that this office has no longer are proposed for nothing.
    """
    kept = select(HandlingUnit.name).where(~col(HandlingUnit.deleted), HandlingUnit.unit == "")
    known = set(session.exec(kept))
    found = []
    for part in chunks(ids):
        wanted = select(Suggestion.id, Suggestion.title, Suggestion.body)
        for paper, title, body in session.exec(wanted.where(col(Suggestion.id).in_(part))).all():
            like = similar.similar(
                session, title, body, today=today, but=paper, limit=LOOKED_AT, handed=True
            )
            like = [each for each in like if each.likeness >= LIKE]
            if before := _before(like, known, today):
                found.append(_followed(session, paper, like, before, known))
    return found


def _leads(line: SuggestionLine, known: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in line.lead_unit.split("、") if name in known)


def _before(like: list[Alike], known: Collection[str], today: date) -> tuple[Before, ...]:
    """Return the units by how many like papers they led; of as many, the one of the most alike."""
    years: dict[str, list[int]] = defaultdict(list)
    for each in like:
        for name in _leads(each.line, known):
            years[name].append(each.line.handed_on.year if each.line.handed_on else 0)
    counted = [
        Before(name, len(of), of.count(today.year - 1), of.count(today.year))
        for name, of in years.items()
    ]
    return tuple(sorted(counted, key=lambda each: -each.ever))


def _followed(
    session: Session,
    paper: str,
    like: list[Alike],
    before: tuple[Before, ...],
    known: Collection[str],
) -> Proposal:
    """Return a proposal after the most alike paper of the unit that led most of them."""
    first = before[0]
    model = next(each for each in like if first.unit in _leads(each.line, known))
    if model.likeness < similar.MUCH and first.ever < AGREEING:
        return Proposal(paper, before)
    line, leads = model.line, _leads(model.line, known)
    co = tuple(name for name in line.co_units.split("、") if name in known)
    called = suggestion_names.called(line.number, line.title)
    jointly = len(leads) > 1 and not _apart(session, line.id)
    return Proposal(paper, before, leads, co, jointly, f"{line.session}{called}")


def _apart(session: Session, suggestion_id: str) -> bool:
    """Tell whether the units of a paper answered apart (分办), not together."""
    told = select(Standing.part_replies).where(Standing.suggestion_id == suggestion_id)
    return bool(json.loads(session.exec(told).one() or "{}"))
