"""Where a line of Chinese may end. Pure: text and widths in, places out.

Rules: GB/T 15834-2011 (5.1, marks at the ends of lines) and GB/T 9704-2012 (numbers and years are
not divided between lines).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import ceil

OPENERS = frozenset("（《〈〔【「『“‘［｛([{<")
CLOSERS = frozenset("，。、；：？！）》〉〕】」』”’］｝％‰℃·—…)]}>,.;:?!% ")
_HANGING = frozenset("，。、；：）》〉〕】」』”’")  # their right half is blank: it may stand out
_TOKEN = re.compile(
    r"第[0-9]+号"
    r"|〔[0-9]{4}〕(?:第?[0-9]+号)?"
    r"|[0-9A-Za-z]+(?:[-.,:/~@_'&+#][0-9A-Za-z]+)*"
    r"|＿{1,4}"
    r"|.",
    re.DOTALL,
)

_WORD = 4  # characters: what may be taken down to one that stands alone
MANY = 16  # phrases: a title of more is no name, and trying every arrangement would take long

Span = tuple[int, int]


def lines(text: str, widths: Sequence[float], first: float, rest: float) -> list[Span]:
    """Return the start and end of each line, as full as the rules allow.

    Args:
        text: One paragraph.
        widths: Of every character, in any unit.
        first: Room on the first line, in that unit.
        rest: Room on every other line.

    The spans follow each other and leave nothing out. Only a word longer than a whole line is
    divided, and only then may a line begin or end with a mark that it should not.
    """
    found: list[Span] = []
    start, used, room = 0, 0.0, first
    for begin, end, wide in _pieces(text, widths, min(first, rest)):
        over = used + wide - room - 1e-6
        if over > 0 and begin > start and over > _hang(text, widths, end):
            found.append((start, begin))
            start, used, room = begin, 0.0, rest
        used += wide
    if text:
        found.append((start, len(text)))
    return found


def in_company(
    text: str, widths: Sequence[float], found: Sequence[Span], rest: float
) -> list[Span]:
    """Return the lines of `lines` so that none of one character alone ends the paragraph.

    The word before it goes down too (孤字), unless it is a long number or word, whose line would
    be left too short, or two characters would not stay behind.
    """
    if len(found) < 2 or _letters(text, found[-1]) > 1:
        return list(found)
    *above, (start, end), last = found
    begin, *_ = [*_pieces(text[start:end], widths[start:end], rest)][-1]
    down = (start + begin, last[1])
    moved = sum(widths[down[0] : end])
    stays = _letters(text, (start, down[0])) > 1
    if not stays or moved > _WORD * max(widths) or not _fits(down, widths, rest):
        return list(found)
    return [*above, (start, down[0]), down]


def _letters(text: str, span: Span) -> int:
    """How many characters of a line are no marks."""
    return sum(char not in CLOSERS and char not in OPENERS for char in text[slice(*span)])


def _hang(text: str, widths: Sequence[float], end: int) -> float:
    return widths[end - 1] / 2 if text[end - 1] in _HANGING else 0.0


def _pieces(text: str, widths: Sequence[float], room: float) -> Iterator[tuple[int, int, float]]:
    """Yield what stays on one line with its width; of what is too long its words, then letters."""
    for group in _clusters(text):
        begin, end = group[0][0], group[-1][1]
        wide = widths[begin] if end - begin == 1 else sum(widths[begin:end])
        if wide <= room:
            yield begin, end, wide
            continue
        for begin, end in group:
            wide = sum(widths[begin:end])
            if wide <= room:
                yield begin, end, wide
            else:
                yield from ((at, at + 1, widths[at]) for at in range(begin, end))


def _fits(span: Span, widths: Sequence[float], room: float) -> bool:
    return sum(widths[span[0] : span[1]]) <= room


def _clusters(text: str) -> Iterator[list[Span]]:
    """Yield words with the marks that cling to them: openers before, closers after."""
    group: list[Span] = []
    for token in _TOKEN.finditer(text):
        if group and token[0] not in CLOSERS and text[group[-1][0]] not in OPENERS:
            yield group
            group = []
        group.append(token.span())
    if group:
        yield group


def congress_phrases(congress: str) -> list[str]:
    """Divide a congress's name where a title may be broken: 示例县 · 第十九届 · 人民代表大会."""
    parts = re.split("(第[^第届]+届|人民代表大会)", congress)
    regions = re.findall(".{2,}?(?:自治[区州县旗]|[省州盟市县区旗镇乡])|.+$", parts[0])
    return [part for part in (*regions, *parts[1:]) if part]


def balance(phrases: Sequence[str], room: int) -> list[str]:
    """Arrange a title in as few lines as hold it, as even as its phrases allow.

    A line that ends with 人民代表大会 is preferred; no phrase is divided unless it is longer than
    `room` (characters to a line) by itself, or there are too many to try.
    """
    short = [
        phrase[at : at + room] for phrase in phrases for at in range(0, max(len(phrase), 1), room)
    ]
    if len(short) > MANY:
        text = "".join(short)
        return [text[at : at + room] for at in range(0, len(text), room)]
    for cuts in range(len(short)):
        tried = (_joined(short, where) for where in combinations(range(1, len(short)), cuts))
        fitting = [found for found in tried if max(map(_cells, found)) <= room]
        if fitting:
            return min(fitting, key=_uneven)
    return short


def even(text: str, room: int) -> list[str]:
    """Divide a name or title in as few lines as hold it, none of them short.

    It is divided between the parts of a congress's name where that leaves them even, else wherever
    a line may end.

    Args:
        text: what is said.
        room: characters to a line.
    """
    wide = [_cells(char) for char in text]
    if sum(wide) <= room:
        return [text]
    found = balance(congress_phrases(text), room)
    if 2 * min(map(_cells, found)) >= max(map(_cells, found)):
        return found
    fewest = len(lines(text, wide, room, room))
    tries = range(min(room, ceil(sum(wide) / fewest)), room + 1)
    spans = (lines(text, wide, each, each) for each in tries)
    return [text[a:b] for a, b in next(each for each in spans if len(each) == fewest)]


def _joined(phrases: Sequence[str], where: Sequence[int]) -> list[str]:
    ends = [0, *where, len(phrases)]
    return ["".join(phrases[a:b]) for a, b in pairwise(ends)]


def _cells(line: str) -> float:
    """How many Chinese characters wide a line is: a digit or Latin letter counts half."""
    return sum(0.5 if char.isascii() else 1 for char in line)


def _uneven(found: list[str]) -> float:
    sizes = [_cells(line) for line in found]
    good = any(line.endswith("人民代表大会") for line in found[:-1])
    return max(sizes) - min(sizes) - (6 if good else 0)
