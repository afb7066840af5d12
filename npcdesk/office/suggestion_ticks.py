"""Where the suggestions stand that are ticked in a list: which verbs fit them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from npcdesk.models import EventKind, Standing
from npcdesk.rules.suggestion_life import NEXT, State

ASKED_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Ticked:
    """What decides which verbs fit a suggestion that is ticked in a list."""

    id: str
    number: str
    state: State
    key: bool
    handed: bool
    urged: bool  # a unit was asked to answer, and may be urged (催办)


def ticked(session: Session, some: Iterable[str]) -> list[Ticked]:
    """Return where the suggestions with these ids stand, in the order of their numbers."""
    t = Standing.__table__.c  # type: ignore[attr-defined]
    wanted = select(t.suggestion_id, t.number, t.state, t.step, t.key, t.handed_on)
    wanted = wanted.add_columns(t.number_order)
    asked = list(some)
    rows: list[Any] = []
    for start in range(0, len(asked), ASKED_AT_ONCE):
        part = asked[start : start + ASKED_AT_ONCE]
        rows += session.execute(wanted.where(t.suggestion_id.in_(part))).all()
    return [_ticked(row) for row in sorted(rows, key=lambda row: row.number_order)]


def _ticked(row: Any) -> Ticked:
    state = State(row.state)
    urged = (state, EventKind.URGE) in NEXT and row.step != EventKind.REDO.value
    return Ticked(row.suggestion_id, row.number, state, row.key, row.handed_on is not None, urged)
