"""What a write touched, a part at a time, so that no question about it takes much memory.

Nearly every write touches so little that it is one part. An import may touch a million rows, and
SQLite keeps what it has yet to compare or sort in memory, since the disk must not see it open.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from npcdesk.store import bulk, journal

MOST = 50_000  # touched rows asked about at once by a write that is to take little memory
AT_EASE = 4  # times as many by any other


class Window(NamedTuple):
    """A part of what a write touched: SQL to put before a question, and what it is asked with.

    After `within` the table `changed` is that part. One that is not the whole is of one table,
    `tbl`; `rows` is how many rows of this office are at most in it.
    """

    within: str
    asked: dict[str, str | int]
    tbl: str = ""
    rows: int = 0


def of(session: Session, write_id: int) -> list[Window]:
    """Return the parts of what a write touched."""
    count = text("SELECT tbl, count(*) FROM changed WHERE write_id = :id GROUP BY tbl")
    touched = dict(session.execute(count, {"id": write_id}).all())
    most = MOST if bulk.ROOM in session.info else MOST * AT_EASE
    if sum(touched.values()) <= most:
        return [Window("", {"id": write_id})]
    others = session.info.get(journal.OTHERS, ())
    return [
        Window(
            _WITHIN,
            {"id": write_id, "tbl": tbl, **reach},
            tbl,
            0 if tbl in others else min(most, rows),
        )
        for tbl, rows in touched.items()
        for reach in _reaches(session, write_id, tbl, most)
    ]


def _reaches(session: Session, write_id: int, tbl: str, most: int) -> Iterator[dict[str, str]]:
    after: str | None = ""
    while after is not None:
        asked = {"id": write_id, "tbl": tbl, "after": after, "most": most - 1}
        last = session.execute(_LAST, asked).scalar()
        yield {"after": after, "upto": last or "~"}
        after = last


_LAST = text(
    "SELECT row_id FROM changed WHERE write_id = :id AND tbl = :tbl AND row_id > :after "
    "ORDER BY row_id LIMIT 1 OFFSET :most"
)
_WITHIN = (
    "WITH changed AS (SELECT * FROM main.changed WHERE write_id = :id AND tbl = :tbl "
    "AND row_id > :after AND row_id <= :upto) "
)


def gathered(session: Session, windows: Sequence[Window], question: str) -> list[str]:
    """Return the ids that a question has for an answer in any of the parts, each once."""
    found: dict[str, None] = {}
    for window in windows:
        ask = text(f"{window.within}SELECT * FROM ({question})")
        found |= dict.fromkeys(session.execute(ask, window.asked).scalars())
    found.pop(None, None)  # type: ignore[call-overload]
    return list(found)
