"""Windows of long lists: how many lines there are, and some of them, always in SQL."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal_column, select, text
from sqlmodel import Session, SQLModel, col

from npcdesk.models import Tally
from npcdesk.store import search

FOUND = 2_000  # hits of a search in lists of millions: the newest


@dataclass(frozen=True, slots=True)
class Window:
    """Which lines of a list are wanted: `limit` lines from the one numbered `offset` (from 0)."""

    offset: int = 0
    limit: int = 100


def count(
    session: Session,
    projection: type[SQLModel],
    where: list[ColumnElement[bool]],
    *,
    most: int = 0,
) -> int:
    """Return how many lines of a projection fit; with `most`, stop counting there."""
    table = _table(projection)
    if not where:
        whole = select(col(Tally.lines)).where(col(Tally.tbl) == table.name)
        return int(session.execute(whole).scalar() or 0)
    lines: Any = select(func.count()).select_from(table).where(*where)
    if most:
        some = select(table.c.seq).where(*where).limit(most).subquery()
        lines = select(func.count()).select_from(some)
    return int(session.execute(lines).scalar_one())


def distinct(session: Session, projection: type[SQLModel], column: str) -> list[str]:
    """Return the values that a column holds, stepping from one to the next in its index."""
    of = _table(projection).c[column]
    found: list[str] = []
    value: str | None = session.execute(select(func.min(of)).where(of > "")).scalar()
    while value is not None:
        found.append(value)
        value = session.execute(select(func.min(of)).where(of > value)).scalar()
    return found


def newest(
    session: Session, projection: type[SQLModel], found: str, words: str, limit: int
) -> list[Any]:
    """Return the rows that hold what a person typed, the newest ones, without ordering all."""
    asked = search.question(found, words)
    if not asked:
        return []
    hit = text(f"SELECT rowid FROM {found} WHERE {found} MATCH :asked ORDER BY rowid DESC LIMIT :n")
    numbers = session.execute(hit, {"asked": asked, "n": limit}).scalars().all()
    table = _table(projection)
    return list(session.execute(select(table).where(table.c.seq.in_(numbers))))


def page(
    session: Session,
    projection: type[SQLModel],
    where: list[ColumnElement[bool]],
    order: list[ColumnElement[Any]],
    window: Window,
) -> list[Any]:
    """Return a window of rows. The ids are found in an index first, so that far ones are near."""
    table = _table(projection)
    numbers = select(table.c.seq).where(*where).order_by(*order)
    some = numbers.limit(window.limit).offset(window.offset).subquery()
    rows: Select[Any] = select(table).join(some, some.c.seq == table.c.seq).order_by(*order)
    return list(session.execute(rows))


def ordered(
    projection: type[SQLModel], names: Sequence[str], *, descending: bool = False
) -> list[ColumnElement[Any]]:
    """Return the order of a list by columns, ending in one that makes it complete."""
    columns = [_table(projection).c[name] for name in (*names, "seq")]
    return [column.desc() for column in columns] if descending else columns


def holding(projection: type[SQLModel], found: str, words: str) -> list[ColumnElement[bool]]:
    """Return the condition that a line holds what a person typed; none when nothing was."""
    asked = search.question(found, words)
    if not asked:
        return []
    hit = text(f"SELECT rowid FROM {found} WHERE {found} MATCH :asked")
    # the plus: thousands of hits are tried on an index, not looked up one by one
    seq: ColumnElement[Any] = literal_column(f"+{_table(projection).name}.seq")
    return [seq.in_(hit.bindparams(asked=asked))]


def newest_holding(
    session: Session, projection: type[SQLModel], found: str, words: str
) -> list[ColumnElement[bool]]:
    """Return the condition that a line is among the `FOUND` newest that hold what was typed.

    For lists of millions, where one word may stand in every fifth line; `cut` tells of it.
    """
    if not words.strip():
        return []
    asked = search.question(found, words)
    newest_first = text(
        f"SELECT rowid FROM {found} WHERE {found} MATCH :asked ORDER BY rowid DESC LIMIT :n"
    )
    asking = {"asked": asked, "n": FOUND}
    numbers = session.execute(newest_first, asking).scalars().all() if asked else []
    listed = text("SELECT value FROM json_each(:numbers)").bindparams(numbers=json.dumps(numbers))
    return [_table(projection).c.seq.in_(listed)]


def cut(session: Session, found: str, words: str) -> str:
    """Return in words that more lines hold what was typed than are looked through; "" if not."""
    asked = search.question(found, words)
    some = text(f"SELECT count(*) FROM (SELECT 1 FROM {found} WHERE {found} MATCH :asked LIMIT :n)")
    asking = {"asked": asked, "n": FOUND + 1}
    if not asked or session.execute(some, asking).scalar_one() <= FOUND:
        return ""
    return f"含“{words.strip()}”的太多，只在最近的 {FOUND} 条里找，请多写几个字"


def hits(session: Session, found: str, words: str) -> int | None:
    """Return how many lines hold what a person typed, by their index; None when nothing was."""
    asked = search.question(found, words)
    if not asked:
        return None
    of = text(f"SELECT count(*) FROM {found} WHERE {found} MATCH :asked")
    return int(session.execute(of, {"asked": asked}).scalar_one())


def _table(projection: type[SQLModel]) -> Any:
    return projection.__table__  # type: ignore[attr-defined]
