"""Past suggestions that say the same as a new one, found while its title and text are written."""

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select, text
from sqlmodel import Session, col

from npcdesk.models import Standing, Suggestion
from npcdesk.office import suggestion_list
from npcdesk.office.suggestion_list import SuggestionLine
from npcdesk.store import search

SHOWN = 5
LIKENESS = 50  # of 100: what is less alike is not shown
ALMOST, MUCH = 88, 70
OFTEN = 300  # papers: a word that so many have tells nothing
CANDIDATES = 60
ASKED = 12  # rare words of the title, and as many of the text
LOOKED_UP, READ = 150, 300  # characters of the text: whose words are counted, and compared
LEAST = 4  # characters of a title that can be compared
_COMMON = re.compile(r"^关于|的?(意见建议|批评意见|建议|意见|议案|批评)$|[\W_]+")
_COMPARED = text(
    "SELECT s.seq, s.lead_unit, s.title, substr(g.body, 1, :read) FROM standing s "
    "JOIN suggestion g ON g.id = s.suggestion_id "
    "WHERE s.seq IN (SELECT value FROM json_each(:seqs)) AND s.suggestion_id <> :but"
)
_HITS = "SELECT rowid FROM {found} WHERE {found} MATCH :asked"


@dataclass(frozen=True, slots=True)
class Alike:
    """A suggestion of the past; `likeness` is of 100, `words` say it."""

    line: SuggestionLine
    likeness: int
    words: str


def similar(
    session: Session,
    title: str,
    body: str = "",
    *,
    today: date,
    but: str = "",
    limit: int = SHOWN,
    handed: bool = False,
) -> list[Alike]:
    """Return the suggestions most like a title and its text, of any year, the most alike first.

    Args:
        session: for reading.
        title: as far as it is written.
        body: the text, may be empty.
        today: the day from which days are counted.
        but: the id of the suggestion that is compared itself.
        limit: how many at most.
        handed: only those that were handed over to a unit.
    """
    bare = _bare(title)
    if len(bare) < LEAST:
        return []
    alone = 1 if but else 0  # that only the paper itself has: they lead to no other
    found_in = search.SUGGESTIONS
    words = rare(session, found_in, words_of(bare), alone)
    words += rare(session, found_in, _pairs(body[:LOOKED_UP]), alone)
    seqs = candidates(session, found_in, words)
    asked = {"seqs": json.dumps(seqs), "but": but, "read": READ}
    found = []
    for seq, lead_unit, other, other_body in session.execute(_COMPARED, asked).all():
        if handed and not lead_unit:
            continue
        likeness = _likeness(bare, body, other, other_body)
        if likeness >= LIKENESS:
            found.append((likeness, seq))
    best = sorted(found, reverse=True)[:limit]
    rows = _rows(session, [seq for _, seq in best])
    return [
        Alike(suggestion_list.line(rows[seq], today), likeness, worded(likeness))
        for likeness, seq in best
    ]


def _bare(title: str) -> str:
    """Return 打通城南片区断头路 of 关于打通城南片区断头路的建议."""
    return _COMMON.sub("", _COMMON.sub("", title.strip()))


def _pairs(body: str) -> list[str]:
    pairs = [word for word in search.pairs(body).split() if len(word) > 1]
    return [f'"{word}"' for word in dict.fromkeys(pairs)]


def words_of(bare: str) -> list[str]:
    """Return the words to ask for: each pair of a title, and what is longer and so rarer."""
    pairs = [word for word in search.pairs(bare).split() if len(word) > 1]
    longer = [" ".join(pairs[at : at + 3]) for at in range(len(pairs) - 2)]
    return [f'"{word}"' for word in dict.fromkeys((*pairs, *longer))]


def rare(session: Session, found: str, words: list[str], alone: int = 0) -> list[str]:
    """Return those of some words that few lines of an index have, but more than `alone`.

    The rarest come first. `found` names the index, one of pairs.

    Counting stops where a word is too frequent to tell anything, so that none costs much.
    """
    if not words:
        return []
    hits = _HITS.format(found=found).replace(":asked", "j.value")
    counted = session.execute(
        text(
            f"SELECT (SELECT count(*) FROM ({hits} LIMIT {OFTEN})) AS n, j.value "  # noqa: S608
            "FROM json_each(:words) j"
        ),
        {"words": json.dumps(words)},
    ).all()
    few = sorted((n, word) for n, word in counted if alone < n < OFTEN)
    return [word for _, word in few[:ASKED]]


def candidates(session: Session, found: str, words: list[str]) -> list[int]:
    """Return the numbers of the lines of an index that share most of some words."""
    if not words:
        return []
    hits = _HITS.format(found=found)
    ranked = text(f"{hits} ORDER BY bm25({found}) LIMIT {CANDIDATES}")
    return list(session.execute(ranked, {"asked": " OR ".join(words)}).scalars().all())


def _rows(session: Session, seqs: list[int]) -> dict[int, Any]:
    if not seqs:
        return {}
    table: Any = Standing.__table__  # type: ignore[attr-defined]
    return {row.seq: row for row in session.execute(select(table).where(table.c.seq.in_(seqs)))}


def _likeness(bare: str, body: str, other_title: str, other_body: str) -> int:
    """Return how alike two papers are, of 100: their titles, and their texts where both have one.

    A title that holds the other whole is as good as the same.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 - only asked while a paper is written

    other = _bare(other_title)
    titles = fuzz.ratio(bare, other)
    if min(len(bare), len(other)) >= 2 * LEAST:
        titles = max(titles, 0.9 * fuzz.partial_ratio(bare, other))
    if not body.strip() or not other_body.strip():
        return round(titles)
    texts = fuzz.ratio(body[:READ], other_body[:READ])
    return round(max(titles, 0.3 * titles + 0.7 * texts))


def worded(likeness: int) -> str:
    """Return how alike two are, in words."""
    if likeness >= ALMOST:
        return "几乎一样"
    return "很像" if likeness >= MUCH else "有些像"


def text_of(session: Session, suggestion_id: str) -> str:
    """Return the text of a suggestion, "" when none was entered."""
    body = select(col(Suggestion.body)).where(col(Suggestion.id) == suggestion_id)
    return str(session.execute(body).scalar_one())
