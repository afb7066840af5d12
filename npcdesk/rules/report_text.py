"""A report cut into paragraphs, sentences and figures with the words that belong to them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from npcdesk.rules import report_numbers
from npcdesk.rules.report_numbers import Figure, Kind

_ENDS = re.compile(r"[。!?！？]+|\n+")
_LINE = re.compile(r"[^\n]*\n(?=[^\n])")
_HARD = re.compile(r"(?: |[一二三四五六七八九十]+、|\(|\d+[.、)]|[—★●·*-])")
_SPLIT = ",;:、。!?\n"
_WRAPPED = 24  # signs: a line that long was broken by the page's edge, not by its writer
_WIDEST = 80
_NAME = re.compile(
    r"^.*?(?:其中|分别[为是]?|主要[是为有]?|办理结果[为是]?|目前|截[至止]目?前?|共有?|和|及|以及|已经?交(?=.*办理)"
    r"|表示|(?<=对)(?=满意)|为|是)(?=.{2,})"
)
_NO_NAMES = frozenset({"共有", "共", "有", "约", "近", "达", "为"})
_LETTER = re.compile("[A-D甲乙丙丁]类")
_ASIDE = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Item:
    """A figure and its words."""

    figure: Figure
    before: str  # since the figure before it in the sentence
    label: str  # of its own phrase: 其中, A类(已经解决或基本解决的)
    after: str  # up to the next mark

    @property
    def value(self) -> Decimal:
        """The number."""
        return self.figure.value

    @property
    def unit(self) -> str:
        """Its unit: 件, 人, 票 …."""
        return self.figure.unit

    @property
    def name(self) -> str:
        """What it is of, in a few words: A类, 其他."""
        if letter := _LETTER.search(self.label):
            return letter[0]
        bare = _ASIDE.sub("", self.label).strip(' ,;:、\n“”"')
        bare = bare.removeprefix("其中").lstrip(" :")
        short = _NAME.sub("", bare) if len(bare) > 4 else bare
        own = (short or bare).removesuffix("的").strip()[-14:]
        return "" if own in _NO_NAMES else own


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its figures."""

    start: int
    end: int
    paragraph: int
    items: tuple[Item, ...]

    @property
    def counts(self) -> list[Item]:
        """The figures that count something."""
        return [item for item in self.items if item.figure.kind is Kind.COUNT]


def joined(text: str) -> str:
    """Return a plain text whose lines that only the page's edge broke are joined."""
    text = text.replace("\r\n", " \n").replace("\r", "\n")
    return _LINE.sub(lambda line: _joined_line(text, line), text)


def sentences(text: str) -> Iterator[Sentence]:
    """Return the sentences of a `joined` text that have figures."""
    figures = report_numbers.figures(text)
    at, start, paragraph = 0, 0, 0
    for end, hard in _cuts(text):
        first = at
        while at < len(figures) and figures[at].start < end:
            at += 1
        if at > first:
            yield Sentence(start, end, paragraph, _items(text, figures[first:at], start))
        start = end
        paragraph += hard


def _cuts(text: str) -> Iterator[tuple[int, bool]]:
    for found in _ENDS.finditer(text):
        yield found.end(), found[0][0] == "\n"
    yield len(text), True


def _joined_line(text: str, line: re.Match[str]) -> str:
    words = line[0].rstrip()
    long = len(words) >= _WRAPPED and words[-1] not in "。!?！？;:"
    if not long or _HARD.match(text, line.end()):
        return line[0]
    return line[0][:-1] + " "


def _items(text: str, figures: list[Figure], start: int) -> tuple[Item, ...]:
    made, since = [], start
    for figure in figures:
        before = text[since : figure.start]
        made.append(Item(figure, before, _label(before), _after(text, figure.end)))
        since = figure.end
    return tuple(made)


def _label(before: str) -> str:
    """Return the words of the figure's own phrase; marks in brackets do not end it."""
    depth, words = 0, before[-_WIDEST:]
    for at in range(len(words) - 1, -1, -1):
        sign = words[at]
        if sign == ")":
            depth += 1
        elif sign == "(":
            if not depth:
                return words[at + 1 :].strip()
            depth -= 1
        elif sign in _SPLIT and not depth and words[at + 1 :].strip():
            return words[at + 1 :].strip()
    return words.strip(" " + _SPLIT)


def _after(text: str, end: int) -> str:
    stop = end
    while stop < len(text) and stop < end + 16 and text[stop] not in _SPLIT + "()":
        stop += 1
    return text[end:stop].strip()
