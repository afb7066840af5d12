"""What a file was asked last, kept until somebody writes: a page opened again asks nothing."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

MOST = 24  # answers kept at once; more, and all are forgotten


def rows(session: Session, asked: str, facts: Mapping[str, Any] | None = None) -> list[Any]:
    """Return the rows that SQL asks for: those of last time, if nothing was written since.

    SQLite says whether another connection wrote (`data_version`). A session that writes asks
    always: what it wrote may yet be taken back.
    """
    given = dict(facts or {})
    connection = session.connection()
    if connection.get_execution_options().get("begin"):
        return list(session.execute(text(asked), given).all())
    version = connection.exec_driver_sql("PRAGMA data_version").scalar()
    kept = connection.info.setdefault("counted", {})
    if kept.get("version") != version or len(kept) > MOST:
        kept.clear()
        kept["version"] = version
    key = (asked, tuple(sorted(given.items())))
    if key not in kept:
        kept[key] = list(session.execute(text(asked), given).all())
    answer: list[Any] = kept[key]
    return answer
