"""Due days: worked out by the rules a paper was taken in under, and kept with their reason."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlmodel import Session, col

from npcdesk.models import (
    CongressSession,
    Suggestion,
    Term,
)
from npcdesk.office import holidays, offices
from npcdesk.rules import deadlines
from npcdesk.rules.pack import BASE_WORDS, Base, Pack, Rule


@dataclass(frozen=True, slots=True)
class Resolved:
    """A due day with its reason: `nominal` as counted, `on` as moved off a day not worked."""

    nominal: date
    on: date
    why: str


def pack_of(session: Session, paper: Suggestion) -> Pack:
    """Return the rules that a suggestion was taken in under."""
    return offices.pack(session, paper.pack_code, paper.unit)


def resolve(
    session: Session, paper: Suggestion, rule: Rule, on: date, *, base: str = ""
) -> Resolved:
    """Return the last day of a rule's period for a paper, its clock started on the day `on`.

    A rule that counts from 闭会之日 or 提出之日 starts on that day, where it is known. `base` names
    what happened on the day `on`, where it is not what the rule counts from.
    """
    start = start_of(session, paper, rule, on)
    if rule.base is Base.SESSION_CLOSED and _closed_on(session, paper) is None:
        base = "没有登记闭会日期，先从"
    pack = pack_of(session, paper)
    calendar = holidays.calendar(session)
    due = deadlines.due(start, rule.period, calendar, roll=pack.roll)
    why = deadlines.explain(
        start, rule.period, due, rule.article, calendar, base=base or BASE_WORDS[rule.base]
    )
    return Resolved(due.nominal, due.effective, why)


def from_hand_over(session: Session, paper: Suggestion, rule: Rule, on: date) -> Resolved:
    """Return it as of a hand-over on the day `on`, before anybody signed for the paper (收到)."""
    base = BASE_WORDS[Base.HANDED_OVER] if rule.base is Base.RECEIVED else ""
    return resolve(session, paper, rule, on, base=base)


def start_of(session: Session, paper: Suggestion, rule: Rule, on: date) -> date:
    """Return the day from which a rule counts for a paper, where its step is of the day `on`."""
    if rule.base is Base.SESSION_CLOSED:
        return _closed_on(session, paper) or on
    return (paper.raised_on or on) if rule.base is Base.RAISED else on


def _closed_on(session: Session, paper: Suggestion) -> date | None:
    of_term = (
        sa.select(col(CongressSession.closed_on))
        .join(Term, col(Term.id) == col(CongressSession.term_id))
        .where(col(Term.ordinal) == paper.term, col(CongressSession.ordinal) == paper.session)
        .where(~col(Term.deleted), ~col(CongressSession.deleted))
        .where(col(Term.unit) == paper.unit, col(CongressSession.unit) == paper.unit)
        .where(col(CongressSession.closed_on).is_not(None))
    )
    return session.execute(of_term).scalars().first()
