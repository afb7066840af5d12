"""Numbers that two papers have: two computers of one office may give the same one at once."""

import json
from dataclasses import dataclass

from sqlalchemy import select, text
from sqlmodel import Session

from npcdesk import labels
from npcdesk.models import Standing

TOLD = 3  # numbers told by name


@dataclass(frozen=True, slots=True)
class Double:
    """A number within its series, and what has it."""

    called: str  # 十九届一次第35号, 督办〔2026〕3号
    titles: tuple[str, ...]
    slip: bool = False  # a 督办单, else a suggestion

    @property
    def words(self) -> str:
        """Which number, and who has it."""
        named = "".join(f"《{title}》" for title in self.titles)
        return f"{self.called}有 {len(self.titles)} {'份' if self.slip else '件'}：{named}"


_PAPERS = """
SELECT term, session, number, json_group_array(title) AS titles FROM standing
WHERE number <> '' {of} GROUP BY term, session, number HAVING count(*) > 1
ORDER BY term, session, min(number_order), number
"""
# The newest session, and what was raised between sessions of its term. A computer that exchanges
# with no other gives no number twice, unless the clerk said so.
_NOW = """
AND (SELECT count(*) FROM replica) > 1
AND term = (SELECT max(ordinal) FROM term WHERE unit = '' AND NOT deleted)
AND session IN (0, (
    SELECT max(s.ordinal) FROM congress_session s JOIN term t ON t.id = s.term_id
    WHERE s.unit = '' AND NOT s.deleted AND t.unit = '' AND NOT t.deleted
    AND t.ordinal = (SELECT max(ordinal) FROM term WHERE unit = '' AND NOT deleted)
))
"""
_SLIPS = """
SELECT substr(e."on", 1, 4) AS year, e.number, json_group_array(e.body) AS titles
FROM group_event e
WHERE e.kind = 'item' AND e.unit = '' AND NOT e.deleted AND e.number <> ''
AND NOT EXISTS (
    SELECT 1 FROM group_event gone WHERE gone.about_id = e.id AND gone.kind = 'take_back'
    AND NOT gone.deleted AND gone.unit = ''
)
GROUP BY 1, 2 HAVING count(*) > 1 ORDER BY 1, CAST(e.number AS INTEGER)
"""


def found(session: Session, *, now: bool = False) -> list[Double]:
    """Return the numbers that stand twice in a series: 建议号 of a session, 督办单 of a year.

    With `now` only what two computers may have given at once in the newest session.
    """
    papers = session.execute(text(_PAPERS.format(of=_NOW if now else "")))
    doubles = [
        Double(
            f"{labels.session_short(row.term, row.session) if row.term else ''}第{row.number}号",
            tuple(json.loads(row.titles)),
        )
        for row in papers
    ]
    return doubles + [
        Double(f"督办〔{row.year}〕{row.number}号", tuple(json.loads(row.titles)), slip=True)
        for row in session.execute(text(_SLIPS))
    ]


def holder(session: Session, term: int, ordinal: int, number: str) -> str:
    """Return the title of a suggestion that has a number in a session; empty when none has."""
    t = Standing.__table__.c  # type: ignore[attr-defined]
    of_series = select(t.title).where(t.term == term, t.session == ordinal, t.number == number)
    return str(session.execute(of_series.limit(1)).scalar() or "")


def told(doubles: list[Double]) -> str:
    """Return what is double and what to do, empty when nothing is."""
    if not doubles:
        return ""
    named = "；".join(each.words for each in doubles[:TOLD])
    more = f"；等 {len(doubles)} 个号" if len(doubles) > TOLD else ""
    papers = (
        "建议给还没有交办的那件更正“立案”，重新编号" if any(not d.slip for d in doubles) else ""
    )
    slips = "督办单更正还没有发出的那份，重新交办" if any(d.slip for d in doubles) else ""
    what_to_do = "；".join(filter(None, (papers, slips)))
    return f"编号重了，可能是两台电脑同时编的：{named}{more}。{what_to_do}。"
