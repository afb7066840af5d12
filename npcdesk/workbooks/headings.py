"""Finds the heading of a sheet: in which lines it stands, and what each column means."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from npcdesk.rules.drafts import SheetColumn
from npcdesk.workbooks import vocabulary
from npcdesk.workbooks.cells import plain, text
from npcdesk.workbooks.sheets import Sheet

SEARCHED_LINES = 40
MOST_LINES = 3
BRACKETS = re.compile(r"[(\[【〔][^)\]】〕]*[)\]】〕]")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the sheet; `meaning` is empty when its heading is not understood."""

    index: int
    heading: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading of a sheet: lines `first` to `last` (from 0) and the columns that have one."""

    first: int
    last: int
    columns: tuple[Column, ...]

    @property
    def fields(self) -> set[str]:
        """The fields that the sheet tells."""
        return {meaning.partition(":")[0] for meaning in self.meanings}

    @property
    def meanings(self) -> set[str]:
        """What its columns mean: two columns of ticks may tell one field."""
        return {column.meaning for column in self.columns} - {"", vocabulary.SERIAL}

    def described(self) -> tuple[SheetColumn, ...]:
        """Return the columns for the preview; the running number (序号) means nothing there."""
        of = {vocabulary.SERIAL: ""}
        return tuple(
            SheetColumn(
                letter(column.index),
                column.heading,
                of.get(column.meaning, column.meaning.partition(":")[0]),
            )
            for column in self.columns
        )


def letter(index: int) -> str:
    """Return the letters of a column: 0 is A, 26 is AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def meaning_of(heading: str, known: vocabulary.Vocabulary) -> str:
    """Return the field that a heading means, or nothing. Marks and brackets do not matter."""
    said = plain(heading).lower().strip("*:·.")
    return known.get(said) or known.get(BRACKETS.sub("", said).strip("*:·."), "")


def find(
    sheet: Sheet,
    known: vocabulary.Vocabulary,
    need: str,
    columns: Mapping[str, str] | None = None,
) -> Headings | None:
    """Return the heading that understands most columns, or None when nothing is understood.

    Args:
        sheet: where to look.
        known: heading → field.
        need: the field without which lines are no heading, unless no lines have it.
        columns: what a person decided: column letter or heading → field, "" to leave one out.
    """
    decided = dict(columns or {})
    known = {meaning_key(each): decided[each] for each in decided} | {
        heading: field for heading, field in known.items() if meaning_key(heading) not in decided
    }
    lines = [[plain(cell) for cell in row] for row in sheet.rows[: SEARCHED_LINES + MOST_LINES]]
    search = _Search(sheet, lines, known, need, decided)
    best: tuple[bool, int, bool] = (False, 0, False)
    found = None
    for height in range(1, MOST_LINES + 1):
        for first in range(min(SEARCHED_LINES, len(lines) - height + 1)):
            read = search.read(first, first + height)
            rank = (need in read.meanings, len(read.meanings), _whole(read, sheet))
            if read.meanings and rank > best:
                best, found = rank, read
    return found


def _whole(read: Headings, sheet: Sheet) -> bool:
    """Tell whether no merged cell of a heading reaches below its last line."""
    return not any(
        read.first <= top <= read.last < bottom for (top, _), (bottom, _) in sheet.merged
    )


def meaning_key(heading: str) -> str:
    """Return a heading as it stands in a vocabulary."""
    return plain(heading).lower()


@dataclass(frozen=True, slots=True)
class _Search:
    sheet: Sheet
    lines: Sequence[Sequence[str]]
    known: vocabulary.Vocabulary
    need: str
    decided: Mapping[str, str]

    def read(self, first: int, end: int) -> Headings:
        """Take the lines from `first` to before `end` for a heading."""
        stack = [
            _spread(self.lines[line], line, self.sheet, last=line == end - 1)
            for line in range(first, end)
        ]
        columns = []
        for index in range(len(stack[0])):
            words = [line[index] for line in stack if line[index]]
            own = [said for row in self.sheet.rows[first:end] if (said := text(row[index]))]
            if own or letter(index) in self.decided:
                meaning = self.decided.get(letter(index), _meaning(words, self.known, self.need))
                columns.append(Column(index, "".join("".join(own).split()), meaning))
        return Headings(first, end - 1, _settled(columns, self.known, self.decided))


def _spread(words: Sequence[str], line: int, sheet: Sheet, *, last: bool) -> list[str]:
    """Write a heading over several columns into each of them: merged cells keep only the first."""
    spread = list(words)
    if last:
        return spread
    if sheet.merged:
        for (top, left), (_, right) in sheet.merged:
            if line == top and left < len(spread):
                width = min(right + 1, len(spread)) - left
                spread[left : left + width] = [spread[left]] * width
        return spread
    for index in range(1, len(spread)):
        spread[index] = spread[index] or spread[index - 1]
    return spread


def _meaning(words: Sequence[str], known: vocabulary.Vocabulary, need: str) -> str:
    """Join a column's words from the longest to the lowest alone; else take an upper one.

    The needed field is never taken from an upper line: what stands below it would be the first
    line of data.
    """
    for start in range(len(words)):
        if meaning := meaning_of("".join(words[start:]), known):
            return meaning
    for word in reversed(words[:-1]):
        meaning = meaning_of(word, known)
        if meaning and meaning != need:
            return meaning
    return ""


def _settled(
    columns: Sequence[Column], known: vocabulary.Vocabulary, decided: Mapping[str, str]
) -> tuple[Column, ...]:
    """Let each field be told by one column: the one a person chose, or whose heading fits best."""
    if not any(column.meaning for column in columns):
        return tuple(columns)  # as most lines of data are, which are tried too
    order = {heading: place for place, heading in enumerate(known)}

    def rank(column: Column) -> tuple[bool, int, int]:
        chosen = letter(column.index) in decided
        return not chosen, order.get(meaning_key(column.heading), len(order)), column.index

    taken: set[str] = set()
    kept: dict[int, str] = {}
    for column in sorted(columns, key=rank):
        meaning = column.meaning
        if meaning in taken:
            meaning = _beside(column)
        kept[column.index] = "" if meaning in taken else meaning
        taken.add(meaning)
    return tuple(replace(column, meaning=kept[column.index]) for column in columns)


def _beside(column: Column) -> str:
    """Return what a column means when another one has its first meaning.

    A second telephone is the office's; 建议内容 beside a title is the text.
    """
    if column.meaning == "phone":
        return "office_phone"
    return "body" if column.meaning == "title" and "内容" in column.heading else ""
