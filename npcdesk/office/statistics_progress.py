"""累计答复进度: how many replies there were by each month, beside how many were due by then."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from sqlalchemy import text
from sqlmodel import Session

from npcdesk.office import counted, statistic_scope
from npcdesk.office.statistics import NOBODY, Scope, groups_of

_MONTHS = """
SELECT substr(replied_on, 1, 7) AS replied, substr(due_on, 1, 7) AS due, count(*) AS n
FROM standing INDEXED BY standing_by_told
WHERE told IN (SELECT value FROM json_each(:words)) AND lead_unit_id LIKE :unit GROUP BY 1, 2
"""
_MONTHS_OF_PLACE = """
SELECT substr(replied_on, 1, 7) AS replied, substr(due_on, 1, 7) AS due, count(*) AS n
FROM standing INDEXED BY standing_by_place
WHERE told IN (SELECT value FROM json_each(:words)) AND {where} GROUP BY 1, 2
"""
MOST = 24  # months shown; what was before stands in the first


@dataclass(frozen=True, slots=True)
class Progress:
    """The months in order (2026-05), and the sums by the end of each: replied, and due."""

    months: tuple[str, ...]
    replied: tuple[int, ...]
    due: tuple[int, ...]


NOTHING = Progress((), (), ())
"""Of a scope in which nothing was answered."""


def progress(session: Session, scope: Scope, today: date) -> Progress:
    """Return the sums by each month of a scope, up to this one; empty when nothing was answered.

    Due are those whose day for the reply is in the month or was before, answered or not.
    """
    return counted.kept(session, ("progress", scope, today), lambda: _read(session, scope, today))


def _read(session: Session, scope: Scope, today: date) -> Progress:
    now = today.isoformat()[:7]
    replied, due = Counter[str](), Counter[str]()
    asked = {
        "words": json.dumps([g.word for g in groups_of(session, scope) if g.facts.counted]),
        "unit": {"": "%", NOBODY: ""}.get(scope.unit_id, scope.unit_id),
    }
    wanted = _MONTHS
    if scope.placed:
        where, facts = statistic_scope.where(scope)
        wanted, asked = _MONTHS_OF_PLACE.format(where=where), asked | facts
    for row in session.execute(text(wanted), asked):
        for of, month in ((replied, row.replied), (due, row.due)):
            if month and month <= now:
                of[month] += row.n
    if not replied:
        return NOTHING
    months = _between(min(replied | due), now)[-MOST:]
    return Progress(tuple(months), _sums(replied, months), _sums(due, months))


def _between(first: str, last: str) -> list[str]:
    found, year, month = [], int(first[:4]), int(first[5:])
    while f"{year:04}-{month:02}" <= last:
        found.append(f"{year:04}-{month:02}")
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found


def _sums(counted: Counter[str], months: list[str]) -> tuple[int, ...]:
    before = sum(n for month, n in counted.items() if month < months[0])
    first, *later = (counted[month] for month in months)
    return tuple(accumulate(later, initial=before + first))
