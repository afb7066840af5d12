"""What a report has said so far: the counts that may be the whole of what comes next."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from npcdesk.rules import report_words as words
from npcdesk.rules.report_groups import Group, Part
from npcdesk.rules.report_text import Item, Sentence

REMEMBERED = 40
_STOP = re.compile(
    r"代表建议|建议|代表|总数|总量|总|全部|全体|所有|的|比例|比重|件数|件|数|约|近|其|该"
)


@dataclass(frozen=True, slots=True)
class Whole:
    """A count of which others may be parts."""

    value: Decimal
    item: Item | None = None  # None for a sum
    sure: bool = False  # the text names it as the whole


@dataclass(slots=True)
class Context:
    """The counts so far, the newest last."""

    counts: list[tuple[int, Item]] = field(default_factory=list)  # with their paragraph
    heads: list[tuple[int, Item]] = field(default_factory=list)

    def add(self, sentence: Sentence, shared: set[int]) -> None:
        """Remember a sentence's counts."""
        for item in sentence.counts:
            if words.DELTA.search(item.label) or item.figure.rough:
                continue
            self.counts.append((sentence.paragraph, item))
            if is_head(item) and item.figure.start not in shared:
                self.heads.append((sentence.paragraph, item))
        del self.counts[:-REMEMBERED]
        del self.heads[:-REMEMBERED]

    def head(self, unit: str, least: Decimal, paragraph: int = -1) -> Item | None:
        """Return the newest headline count of a unit, in one paragraph where it is given."""
        for where, item in reversed(self.heads):
            if item.unit == unit and item.value >= least and paragraph in {-1, where}:
                return item
        return None


def is_head(item: Item) -> bool:
    """Tell whether a count says how many there are in all: 共提出建议126件, 126件建议中."""
    said = words.HEAD.search(item.label) or item.after.endswith("中")
    return bool(said) and not words.PART.search(item.label)


def wholes(group: Group, sentence: Sentence, context: Context) -> list[Whole]:
    """Return what the parts of a group may be shares of, the likeliest first."""
    parts = group.shared or list(group.parts)
    unit, most = parts[0].item.unit, max(part.value for part in parts)
    found = named(parts[0], most, sentence, context)
    if group.total is not None:
        found.append(Whole(group.total.value, group.total, sure=True))
    found += [
        Whole(item.value, item, sure=sure) for item, sure in _before(parts[0], sentence, context)
    ]
    found = [each for each in found if each.value and (each.value >= most or each.sure)]
    found.sort(key=lambda each: each.value < most)  # one count may be typed too large
    kept = [each for each in found if each.item is None or each.item.unit == unit or each.sure]
    if len(group.parts) > 1:
        kept.append(Whole(group.sum))
    return kept


def named(part: Part, most: Decimal, sentence: Sentence, context: Context) -> list[Whole]:
    """Return the counts that the words behind 占 name: B类代表建议总数, 代表总数."""
    letter = words.LETTER.search(part.of)
    token = letter[0] if letter else _STOP.sub("", part.of).strip("“” ")
    if len(token) < 2:
        if "代表" in part.of and "建议" not in part.of:
            return [_sure(each) for each in _newest(context, sentence, part) if each.unit == "人"]
        return []
    near = (each for each in _newest(context, sentence, part) if each.value >= most)
    return [_sure(each) for each in near if token in each.label or token in each.after]


def _sure(item: Item) -> Whole:
    return Whole(item.value, item, sure=True)


def _newest(context: Context, sentence: Sentence, part: Part) -> list[Item]:
    """Return the counts before a part, the newest first."""
    here = [each for each in sentence.counts if each.figure.start < part.item.figure.start]
    return [*reversed(here), *(item for _, item in reversed(context.counts))]


def _before(part: Part, sentence: Sentence, context: Context) -> list[tuple[Item, bool]]:
    """Return counts before a part: its sentence's, the headline, then any; sure or not."""
    at, unit = part.item.figure.start, part.item.unit
    here = [
        each
        for each in sentence.counts
        if each.figure.start < at
        and each.unit == unit
        and each.figure.rough not in words.LIMITS
        and not words.DELTA.search(each.label)
    ]
    heads = [item for _, item in reversed(context.heads) if item.unit == unit]
    rest = [item for _, item in reversed(context.counts) if item.unit == unit]
    sure = [*(each for each in reversed(here) if is_head(each)), *heads]
    return [
        *((each, True) for each in sure[:6]),
        *((each, False) for each in [*reversed(here), *rest[:12]]),
    ]


def beside(whole: Item, sentence: Sentence) -> Decimal | None:
    """Return the sum of a whole and its likes before it: 重要建议1件，一般建议35件 make 36."""
    items = sentence.counts
    at = next((n for n, each in enumerate(items) if each is whole), 0)
    if not at:
        return None
    like = items[at - 1]
    alike = like.unit == whole.unit and len(whole.label) > 3 and like.label[-2:] == whole.label[-2:]
    short = len(whole.label) <= 8 and whole.figure.start - like.figure.end <= 14
    return like.value + whole.value if alike and short else None


def exclusive(parts: Sequence[Part]) -> bool:
    """Tell whether each part is an answer to one question, so that none is counted twice."""
    return len(parts) >= 2 and any(
        all(any(kind.search(part.item.label) for kind in kinds) for part in parts)
        for kinds in words.CLOSED
    )


def closed(parts: Sequence[Part]) -> bool:
    """Tell whether parts are the answers of one question, so that they must be all."""
    return any(
        len(parts) >= 2
        and all(any(kind.search(part.item.label) for kind in kinds) for part in parts)
        and kinds[0].search(parts[0].item.label)
        and any(kinds[1].search(part.item.label) for part in parts[1:])
        and any(kinds[2].search(part.item.label) for part in parts[1:])
        for kinds in words.CLOSED
    )
