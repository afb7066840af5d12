"""Finding papers and people by any word: full-text tables beside the standing projections.

Chinese is indexed character by character and asked for as a phrase, so that two characters are
enough; pinyin, initials, numbers and the ends of telephone numbers are words of their own.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from sqlalchemy import Connection, text
from sqlmodel import Session

SUGGESTIONS, DELEGATES, VISITS = "found_suggestion", "found_delegate", "found_visit"
TABLES = (SUGGESTIONS, DELEGATES, VISITS)
_HALF_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_RUNS = re.compile(r"[0-9a-z]+|[^\W_]", re.IGNORECASE)


def install(connection: Connection) -> None:
    """Make the full-text tables if they are not there."""
    for table in TABLES:
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {table} USING fts5"
            "(words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0')"
        )


def words(*texts: str) -> str:
    """Return the words to index: single Chinese characters, whole runs of letters and digits."""
    return " ".join(map(_apart, texts))


def name_words(name: str) -> str:
    """Return the words of one name, which few share: looked up nowhere."""
    if name and min(name) >= "\u4e00" and max(name) <= "\u9fff":  # nothing to sort out
        return " ".join(name)
    return _apart(name)


@lru_cache(maxsize=4096)  # a delegation or a unit stands in thousands of lines
def _apart(line: str) -> str:
    return " ".join(_RUNS.findall(_half_width(line)))


def put(session: Session, table: str, entries: Sequence[tuple[int, str]]) -> None:
    """Index entries of number and words, for numbers that are not in the index."""
    statement = f"INSERT INTO {table}(rowid, words) VALUES (?, ?)"
    if entries:
        session.connection().exec_driver_sql(statement, list(entries))


def forget(session: Session, table: str, numbers: Iterable[int]) -> None:
    """Take entries out of the index."""
    away = [{"seq": number} for number in numbers]
    if away:
        session.connection().execute(text(f"DELETE FROM {table} WHERE rowid = :seq"), away)


def asked(what: str) -> str:
    """Return the full-text question for what a person typed, or "" when nothing can be asked.

    Chinese runs must stand as typed; letters and digits may go on (`zk` finds `zkx`).
    """
    parts = []
    for word in re.split(r"\s+", _half_width(what).strip()):
        runs = _RUNS.findall(word)
        parts += [f'"{run}"*' if run.isascii() else run for run in _joined(runs)]
    return " AND ".join(parts)


def _joined(runs: list[str]) -> list[str]:
    """Return ASCII runs as they are and neighbouring characters as one quoted phrase."""
    joined: list[str] = []
    phrase: list[str] = []
    for run in [*runs, "a"]:
        if run.isascii() and phrase:
            joined.append(f'"{" ".join(phrase)}"')
            phrase = []
        if run.isascii():
            joined.append(run)
        else:
            phrase.append(run)
    return joined[:-1]


def _half_width(line: str) -> str:
    return line.translate(_HALF_WIDTH).lower()
