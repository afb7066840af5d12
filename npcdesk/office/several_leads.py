"""Suggestions that several units lead (分办, 共同主办): the lines by unit count the first alone."""

from dataclasses import dataclass, replace

from sqlmodel import Session

from npcdesk.office import counted, statistic_scope
from npcdesk.office.statistic_scope import Scope
from npcdesk.rules import suggestion_facts

# units by their names are few: from one to the next, not through every line
_OTHERS = """
WITH RECURSIVE names(said) AS (
    SELECT min(lead_unit) FROM standing
    UNION ALL
    SELECT (SELECT min(lead_unit) FROM standing WHERE lead_unit > names.said)
    FROM names WHERE names.said IS NOT NULL
), several AS MATERIALIZED (
    SELECT told, suggestion_id, lead_unit_id, handed_id
    FROM names CROSS JOIN standing INDEXED BY standing_by_units ON lead_unit = names.said
    WHERE instr(names.said, '、') AND {where}
)
SELECT told, s.suggestion_id, lead_unit_id, h.unit_id
FROM several s CROSS JOIN handler h ON h.event_id = s.handed_id
    AND NOT h.deleted AND h.role <> 'co' AND h.unit_id <> lead_unit_id
"""


@dataclass(frozen=True, slots=True)
class Several:
    """How many suggestions of a scope several units lead, and all units that lead one of it."""

    papers: int
    units: frozenset[str]

    @property
    def words(self) -> str:
        """What is to be known to read the lines by unit; "" where each suggestion has one lead."""
        if not self.papers:
            return ""
        return (
            f"由几个单位分办或共同主办的{self.papers}件，每件只算在排在第一的单位名下，"
            "按整件的结果算，其他主办、分办单位的行里没有。"
        )


NONE = Several(0, frozenset())


def of(session: Session, scope: Scope, first: frozenset[str]) -> Several:
    """Return what several units lead of a scope; `first` are the units that have lines in it.

    Where the scope is of a unit, `papers` are those that it leads beside others, first or not.
    """
    where, values = statistic_scope.where(replace(scope, unit_id=""))
    papers, units = set(), set(first)
    for word, paper, lead, other in counted.rows(session, _OTHERS.format(where=where), values):
        facts = suggestion_facts.read(word)
        if not (facts.counted and scope.holds(facts)):
            continue
        if scope.unit_id in ("", lead, other):
            papers.add(paper)
        if lead in first:
            units.add(other)
    return Several(len(papers), frozenset(units))
