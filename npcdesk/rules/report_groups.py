"""Which figures of a report belong together: a count with its share, parts with their whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from npcdesk.rules import report_words as words
from npcdesk.rules.report_numbers import Figure, Kind
from npcdesk.rules.report_text import Item, Sentence

_OF = re.compile(
    r"占(?P<of>[^,;。占]{0,40}?)(?:的?比[例重]?)?(?:分别|[达约近超]过?|到|为|是|高达|:|了)*\s*$"
)
_BARE = re.compile(r"\s*[(,、:]?\s*$")
_CHAIN = re.compile(r"\s*(?:[、,和及与]|以及)\s*$")
_RESPECTIVE = re.compile("分别|依次")


@dataclass(frozen=True, slots=True)
class Part:
    """A count, with its share of a whole where one is printed."""

    item: Item
    share: Figure | None = None
    of: str = ""  # words between 占 and the share: B类代表建议总数的
    apart: bool = False  # 分别占: other figures stand between the two

    @property
    def name(self) -> str:
        """What it is of, in a few words; the count where the words are of several."""
        own = self.item.name
        return (
            own if own and not self.apart else f"{self.item.figure.digits}{self.item.figure.sign}"
        )

    @property
    def place(self) -> tuple[int, int]:
        """Where the share stands, with its count when they stand together."""
        share = self.share or self.item.figure
        return (share.start if self.apart else self.item.figure.start, share.end)

    @property
    def value(self) -> Decimal:
        """The count."""
        return self.item.value


@dataclass(frozen=True)
class Group:
    """Counts that stand side by side."""

    parts: tuple[Part, ...]
    total: Item | None = None  # the count before 其中
    among: bool = False  # 其中 stands before the parts
    listed: bool = False  # in brackets or behind a colon: meant to be all
    top: bool = False  # 排名前五位

    @cached_property
    def sum(self) -> Decimal:
        """The parts together."""
        return sum((part.value for part in self.parts), Decimal(0))

    @cached_property
    def shared(self) -> list[Part]:
        """The parts with a printed share."""
        return [part for part in self.parts if part.share]


@dataclass(slots=True)
class _Open:
    parts: list[Part]
    total: Item | None = None
    among: bool = False
    bracket: bool = False
    listed: bool = False
    top: bool = False


def pairs(text: str, sentence: Sentence) -> dict[int, tuple[Figure, str, bool]]:
    """Return the share that goes with each count of a sentence, by the place of the count.

    Beside it stand the words of what it is a share, and whether other figures are between.
    """
    found: dict[int, tuple[Figure, str, bool]] = {}
    items = sentence.items
    chained: set[int] = set()
    for chain in _chains(items):
        chained |= set(chain)
        counts = [at for at in range(chain[0]) if items[at].figure.kind is Kind.COUNT]
        for at, share in zip(counts[-len(chain) :], chain, strict=len(counts) >= len(chain)):
            found[items[at].figure.start] = (items[share].figure, "", True)
    for at, item in enumerate(items):
        if at and _in_brackets(text, items[at - 1], item):
            found[item.figure.start] = (items[at - 1].figure, "", True)
        elif at and at not in chained and item.figure.kind is Kind.PERCENT:
            count = items[at - 1].figure
            of = _of(item.before, text[item.figure.end : item.figure.end + 1])
            if count.kind is Kind.COUNT and of is not None:
                found[count.start] = (item.figure, of, False)
    return found


def _in_brackets(text: str, share: Item, item: Item) -> bool:
    """Tell whether a count stands in brackets behind its share: 占比58.2%（1746人）."""
    kinds = share.figure.kind, item.figure.kind
    closes = text[item.figure.end : item.figure.end + 1] == ")"
    return kinds == (Kind.PERCENT, Kind.COUNT) and item.before.strip() == "(" and closes


def _chains(items: tuple[Item, ...]) -> Iterator[list[int]]:
    """Return runs of per cents behind 分别占, when as many counts stand before them."""
    at = 0
    while at < len(items):
        run = [at]
        while (
            items[at].figure.kind is Kind.PERCENT
            and run[-1] + 1 < len(items)
            and items[run[-1] + 1].figure.kind is Kind.PERCENT
            and _CHAIN.fullmatch(items[run[-1] + 1].before)
        ):
            run.append(run[-1] + 1)
        before = sum(each.figure.kind is Kind.COUNT for each in items[:at])
        if len(run) > 1 and before >= len(run) and _RESPECTIVE.search(items[at].before):
            yield run
        at = run[-1] + 1


def _of(between: str, behind: str) -> str | None:
    """Return of what a per cent is a share of the count before it; None when it is not."""
    if "其中" in between or len(between) > 70:
        return None
    if _BARE.fullmatch(between):
        return "" if "(" not in between or behind in {")", ",", ""} else None
    found = _OF.search(between)
    if found is None:
        return None
    own = between[: found.start()]
    cut = max(own.rfind(mark) for mark in ",;:(、 ")
    if cut >= 0 and own[cut + 1 :].strip() not in {"", "约", "大约", "共", "分别"}:
        return None
    return found["of"].strip()


def groups(text: str, sentence: Sentence) -> list[Group]:
    """Return the counts of a sentence, those together that stand side by side."""
    shares = pairs(text, sentence)
    top = words.TOP.search(text, sentence.start, sentence.end)
    done: list[_Open] = []
    now = _Open([])
    counts: list[Item] = []
    for item in sentence.counts:
        share, of, apart = shares.get(item.figure.start, (None, "", False))
        gap = text[counts[-1].figure.end : item.figure.start] if counts else item.before
        opening = _opens(gap)
        closing = now.bracket and gap.count(")") > gap.count("(")
        if opening:
            done.append(now)
            now = _Open([], _whole(counts, item), among=True, bracket="(" in gap)
            now.listed = now.bracket or ":" in gap
        elif words.SUMMED.search(item.label) and _addable(now, item):
            done += [_Open([*now.parts, Part(item)]), now]
            now = _Open([])
        elif closing or (now.parts and item.unit != now.parts[-1].item.unit):
            done.append(now)
            now = _Open([])
        now.top = now.top or bool(top and top.start() < item.figure.start)
        now.parts.append(Part(item, share, of, apart))
        counts.append(item)
    done.append(now)
    return [
        Group(tuple(each.parts), each.total, each.among, each.listed, each.top)
        for each in done
        if each.parts
    ]


def _opens(gap: str) -> bool:
    """Tell whether parts begin: 其中, or a bracket with no words before it."""
    return bool(words.AMONG.search(gap)) or (
        gap.lstrip(" ").startswith("(") and ")" not in gap and len(gap) > 2
    )


def _addable(now: _Open, item: Item) -> bool:
    """Tell whether counts stand before a sum of them."""
    units = {part.item.unit for part in now.parts}
    return len(now.parts) > 1 and units == {item.unit} and not now.among


def _whole(counts: list[Item], item: Item) -> Item | None:
    """Return of what the parts behind 其中 are: the nearest count like them, no difference."""
    for each in reversed(counts):
        if each.unit == item.unit and not words.DELTA.search(each.label):
            return each
    return None


def runs(group: Group) -> list[Group]:
    """Return a group in which no whole is named as its runs with shares and those without."""
    if group.among:
        return [group]
    made: list[list[Part]] = []
    for part in group.parts:
        if not made or bool(made[-1][-1].share) is not bool(part.share):
            made.append([])
        made[-1].append(part)
    return [replace(group, parts=tuple(parts)) for parts in made]
