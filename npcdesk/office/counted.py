"""What was worked out of a file last, kept until somebody writes: asked again, it costs nothing."""

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

from sqlmodel import Session

T = TypeVar("T")
MOST = 40  # answers kept at once; more, and all are forgotten
AT_ONCE = 1000  # rows fetched at once where many are summed


def kept(session: Session, key: Hashable, make: Callable[[], T]) -> T:
    """Return what `make` returns: that of last time, if nothing was written since.

    SQLite says whether another connection wrote (`data_version`) or this one did
    (`total_changes`). A session that writes makes it always: what it wrote may yet be taken back.
    """
    connection = session.connection()
    if connection.get_execution_options().get("begin"):
        return make()
    driver: Any = connection.connection.dbapi_connection
    elsewhere = connection.exec_driver_sql("PRAGMA data_version").scalar()
    version = (elsewhere, driver.total_changes)
    known = connection.info.setdefault("counted", {})
    if known.get("version") != version or len(known) > MOST:
        known.clear()
        known["version"] = version
    if key not in known:
        known[key] = make()
    answer: T = known[key]
    return answer


def rows(session: Session, asked: str, facts: Mapping[str, Any] | None = None) -> list[Any]:
    """Return the rows that SQL asks for, kept as above."""
    given = dict(facts or {})
    key = (asked, tuple(sorted(given.items())))
    return kept(session, key, lambda: _cursor(session, asked, given).fetchall())


def _cursor(session: Session, asked: str, given: Mapping[str, Any]) -> Any:
    """Ask the driver itself: what SQLAlchemy does for each row costs as much as the rest."""
    cursor = session.connection().connection.cursor()
    return cursor.execute(asked, given)


def by_word(
    session: Session, asked: str, facts: Mapping[str, Any] | None = None
) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows by their first column, kept as above: a word that many share is held once."""
    given = dict(facts or {})
    key = ("by_word", asked, tuple(sorted(given.items())))
    return kept(session, key, lambda: _by_word(session, asked, given))


def _by_word(
    session: Session, asked: str, facts: Mapping[str, Any]
) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = {}
    shared: dict[Any, Any] = {}
    cursor = _cursor(session, asked, facts)
    while some := cursor.fetchmany(AT_ONCE):
        for word, of, *rest in some:
            found.setdefault(word, []).append((shared.setdefault(of, of), *rest))
    return found
