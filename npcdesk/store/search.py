"""Finding papers and people by any word: full-text tables beside the standing projections.

Names are indexed character by character and asked for as a phrase. Suggestions have long texts,
opinions are many: they are indexed by pairs of neighbouring characters, so that two characters
are one word of the index, and a rare pair tells which are alike. Pinyin, initials, numbers and the
ends of telephone numbers are words of their own.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import add

from sqlalchemy import Connection, text
from sqlmodel import Session

SUGGESTIONS, DELEGATES, VISITS = "found_suggestion", "found_delegate", "found_visit"
OPINIONS = "found_opinion"
TABLES = (SUGGESTIONS, DELEGATES, VISITS, OPINIONS)
PAIRED = (SUGGESTIONS, OPINIONS)
_SHAPE = "words, content='', contentless_delete=1, tokenize="
_SHAPES = {
    SUGGESTIONS: f"{_SHAPE}'ascii'",  # no character is a separator, however new it is
    DELEGATES: f"{_SHAPE}'unicode61 remove_diacritics 0'",
    VISITS: f"{_SHAPE}'unicode61 remove_diacritics 0'",
    OPINIONS: f"{_SHAPE}'ascii'",
}
_HALF_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_RUNS = re.compile(r"[0-9a-z]+|[^\W_]", re.IGNORECASE)
_STRETCHES = re.compile(r"[0-9a-z]+|[^\W_0-9a-z]+")


def install(connection: Connection) -> list[str]:
    """Make the full-text tables that are not there as they should be; return which were made."""
    made = []
    for table, shape in _SHAPES.items():
        known = f"SELECT sql FROM sqlite_master WHERE name = '{table}'"
        if str(connection.exec_driver_sql(known).scalar()).endswith(f"({shape})"):
            continue
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
        connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {table} USING fts5({shape})")
        made.append(table)
    return made


def words(*texts: str) -> str:
    """Return the words to index: single Chinese characters, whole runs of letters and digits."""
    return " ".join(map(_apart, texts))


def name_words(name: str) -> str:
    """Return the words of one name, which few share: looked up nowhere."""
    if name and min(name) >= "\u4e00" and max(name) <= "\u9fff":  # nothing to sort out
        return " ".join(name)
    return _apart(name)


def pairs(*texts: str) -> str:
    """Return the words to index of long texts: pairs of characters, runs of letters and digits.

    The last character of a stretch stands alone, so that each begins some word.
    """
    found: list[str] = []
    for stretch in _STRETCHES.findall(_half_width(" ".join(texts))):
        found += _paired(stretch)
    return " ".join(found)


def _paired(stretch: str) -> list[str]:
    if stretch.isascii():
        return [stretch]
    return [*map(add, stretch, stretch[1:]), stretch[-1]]


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


def question(table: str, what: str) -> str:
    """Return the full-text question to a table for what a person typed, or ""."""
    return asked_in_pairs(what) if table in PAIRED else asked(what)


def asked_in_pairs(what: str) -> str:
    """Return the question to an index of `pairs`; stretches of characters stand as typed."""
    return " AND ".join(map(_phrase, _STRETCHES.findall(_half_width(what))))


def _phrase(stretch: str) -> str:
    if stretch.isascii() or len(stretch) == 1:
        return f'"{stretch}"*'
    return f'"{" ".join(_paired(stretch)[:-1])}"'


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
