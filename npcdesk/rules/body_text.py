"""The body of a paper as plain text with light marks: what is kept, exchanged and printed.

A line is a paragraph; one that begins with 一、 （一） 1. or （1） is a heading or an item of that
level. Lines of the form | a | b | in turn are a table, the first one its headings.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TypeAlias
from unicodedata import category

from npcdesk.labels import number_of, numeral

Rows: TypeAlias = tuple[tuple[str, ...], ...]
Part: TypeAlias = str | Rows
"""A paragraph or a table, its headings first."""

LABELS = (
    re.compile(r"([一二三四五六七八九十]{1,3})、"),
    re.compile(r"[（(]([一二三四五六七八九十]{1,3})[）)]"),
    re.compile(r"(\d{1,2})(?:[.．](?!\d)|、)"),
    re.compile(r"[（(](\d{1,2})[）)]"),
)
"""How a paragraph of each level begins (GB/T 9704-2012, 7.3.3)."""
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
BULLET = re.compile(r"^[•·●■◆▪\uf06c\uf0b7\uf0d8➢]\s*")
BAR = "｜"  # in a cell: the thin one divides cells


def parts(text: str) -> list[Part]:
    """Return the paragraphs and tables of a text."""
    found: list[Part] = []
    rows: list[tuple[str, ...]] = []
    for line in (*map(str.strip, text.splitlines()), ""):
        if len(line) > 1 and line.startswith("|") and line.endswith("|"):
            rows.append(tuple(cell.strip() for cell in line[1:-1].split("|")))
            continue
        if rows:
            found.append(even(rows))
            rows = []
        if line:
            found.append(line)
    return found


def text(some: Sequence[Part]) -> str:
    """Return paragraphs and tables as a text with marks; `parts` gives them back.

    A paragraph that reads as a row of a table is one.
    """
    lines: list[str] = []
    after_table = False
    for part in chain.from_iterable(map(_read, some)):
        if isinstance(part, str):
            lines.append(part)
            after_table = False
        elif any(map(_cell, chain.from_iterable(part))):
            lines += [""] * after_table  # two tables stay two
            lines += [f"| {' | '.join(map(_cell, row))} |" for row in even(part)]
            after_table = True
    return "\n".join(lines)


def _read(part: Part) -> list[Part]:
    return parts("\n".join(map(clean, part.splitlines()))) if isinstance(part, str) else [part]


def even(rows: Sequence[Sequence[str]]) -> Rows:
    """Return rows of the same length."""
    wide = max(map(len, rows), default=0)
    return tuple((*row, *[""] * (wide - len(row))) for row in rows)


def clean(line: str) -> str:
    """Return a pasted line without what is not seen, and with Chinese where a bullet stood."""
    seen = "".join(c for c in _UNSEEN.sub("", line) if c == "\t" or category(c) != "Cc")
    plain = _SPACES.sub(" ", seen).strip(" \u3000")
    while bullet := BULLET.match(plain):
        plain = plain[bullet.end() :].lstrip(" \u3000")
    return plain


def _cell(words: str) -> str:
    return " ".join(filter(None, map(clean, words.splitlines()))).replace("|", BAR)


def level(line: str) -> int:
    """Return the level at which a paragraph is numbered, 1 to 4; 0 where it is not."""
    return next((at for at, label in enumerate(LABELS, 1) if label.match(line)), 0)


def label(of: int, number: int) -> str:
    """Return 一、 （一） 1. or （1）."""
    figure = numeral(number) if of in (1, 2) else str(number)
    return {1: f"{figure}、", 2: f"（{figure}）", 3: f"{figure}.", 4: f"（{figure}）"}[of]


def bare(line: str) -> str:
    """Return a paragraph without its number."""
    of = level(line)
    return LABELS[of - 1].sub("", line, count=1).lstrip() if of else line


def numbered(lines: Sequence[str], at: int, of: int) -> list[str]:
    """Return the lines with the one at `at` numbered at a level, 0 for none.

    Its number follows the one before at that level; those after it at that level move on, until a
    higher level, or their numbers begin anew.
    """
    found = list(lines)
    found[at] = bare(found[at])
    if not of:
        return found
    count = 1 + next((_number(line) for line in _siblings(reversed(found[:at]), of)), 0)
    found[at] = label(of, count) + found[at]
    for later in range(at + 1, len(found)):
        its = level(found[later])
        if 0 < its < of or (its == of and _number(found[later]) == 1 < count):
            break
        if its == of:
            count += 1
            found[later] = label(of, count) + bare(found[later])
    return found


def _siblings(lines: Iterable[str], of: int) -> list[str]:
    found = []
    for line in lines:
        its = level(line)
        if 0 < its < of:
            break
        if its == of:
            found.append(line)
    return found


def _number(line: str) -> int:
    found = LABELS[level(line) - 1].match(line)
    return number_of(found[1]) if found else 0
