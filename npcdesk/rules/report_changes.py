"""Judges changes: 由46.7%上升为69.6%, 增加66件、增长28.8%, 提高2.4个百分点, 是上年的1.3倍."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from npcdesk.rules import report_words as words
from npcdesk.rules.report_context import Context
from npcdesk.rules.report_findings import Finding, Looked, Mend, Verdict
from npcdesk.rules.report_numbers import Kind
from npcdesk.rules.report_ratios import HUNDRED, fits, number, telling_slip
from npcdesk.rules.report_text import Item, Sentence


@dataclass(frozen=True, slots=True)
class _Growth:
    """A change worked out from two counts."""

    old: Decimal
    new: Decimal

    @property
    def percent(self) -> Decimal:
        """Per cent of the old one, without a sign."""
        return abs(self.new - self.old) * HUNDRED / self.old

    @property
    def words(self) -> str:
        """The sum: （126 - 117）÷ 117."""
        more, less = max(self.new, self.old), min(self.new, self.old)
        return f"（{number(more)} - {number(less)}）÷ {number(self.old)}"


def judge(sentence: Sentence, context: Context, shared: set[int], looked: Looked) -> set[int]:
    """Judge the changes of a sentence; return the places of the per cents that were one."""
    items, taken = sentence.items, set[int]()
    for at, item in enumerate(items):
        start = item.figure.start
        if start in taken or start in shared:
            continue
        if at and _from_to(items[at - 1], item):
            taken |= {items[at - 1].figure.start, start}
            _trend(items[at - 1], item, looked)
            _after_trend(items[at - 1], item, items[at + 1 : at + 4], looked, taken)
        elif item.figure.kind is Kind.POINTS:
            taken.add(start)
            looked.found(_lone_points(item))
        elif item.figure.kind is Kind.PERCENT and words.GROWTH.search(item.before):
            taken.add(start)
            _growth(item, items[:at], context, shared, looked)
        elif item.figure.kind is Kind.TIMES:
            _times(item, items[:at], looked)
    return taken


def _from_to(one: Item, other: Item) -> bool:
    """Tell whether two figures are the beginning and the end of a change."""
    alike = one.figure.kind is other.figure.kind and one.unit == other.unit
    return alike and bool(words.FROM.search(one.before)) and bool(words.TO.search(other.before))


def _trend(one: Item, other: Item, looked: Looked) -> None:
    up, down = words.UP.search(other.before), words.DOWN.search(other.before)
    rises = other.value > one.value
    printed = f"{number(one.value)} → {number(other.value)}"
    if one.value != other.value and bool(up) is not bool(down) and rises is not bool(up):
        word = (up or down or [""])[0]
        looked.found(
            Finding(
                *(one.figure.start, other.figure.end, Verdict.WRONG),
                f"从{one.figure.digits}到{other.figure.digits}不是{word}",
                *(printed, "上升" if rises else "下降"),
                f"{number(other.value)} 比 {number(one.value)} {'大' if rises else '小'}。",
                f"两个数多半写反了，或者“{word}”用错了。",
            )
        )
        return
    for item in (one, other):
        looked.agrees(item.figure.start, item.figure.end)


def _after_trend(
    one: Item, other: Item, behind: Sequence[Item], looked: Looked, taken: set[int]
) -> None:
    """Judge what the text says the change is: 提高22.9个百分点, 增加66件, 增长28.8%."""
    moved = abs(other.value - one.value)
    for item in behind:
        figure, changes = (
            item.figure,
            words.UP.search(item.before) or words.DOWN.search(item.before),
        )
        if words.FROM.search(item.before):
            return
        if not changes:
            continue
        if other.figure.kind is Kind.PERCENT and figure.kind in {Kind.POINTS, Kind.PERCENT}:
            taken.add(figure.start)
            _moved(item, moved, looked)
        elif figure.kind is Kind.COUNT and figure.unit == other.unit:
            taken.add(figure.start)
            _counted(item, moved, looked)
        elif figure.kind is Kind.PERCENT and one.value and other.figure.kind is Kind.COUNT:
            taken.add(figure.start)
            _grown(item, [_Growth(one.value, other.value)], looked)


def _moved(item: Item, moved: Decimal, looked: Looked) -> None:
    """Judge the difference of two per cents: it is counted in points."""
    figure = item.figure
    right = number(moved)
    if figure.value != moved:
        how = telling_slip(figure.digits, right)
        looked.found(
            Finding(
                *(figure.start, figure.end, Verdict.WRONG),
                f"相差不是 {figure.digits}",
                *(f"{figure.digits}{figure.sign}", f"{right}个百分点"),
                f"两个百分比相减是 {right} 个百分点。",
                f"多半是 {right} {how}。" if how else f"应写成 {right} 个百分点。",
                Mend(figure.start, figure.end, f"{right}个百分点"),
            )
        )
    elif figure.kind is Kind.PERCENT:
        looked.found(_wrong_unit(item))
    else:
        looked.agrees(figure.start, figure.end)


def _wrong_unit(item: Item, sum_: str = "百分比相减，差的是百分点。") -> Finding:
    figure = item.figure
    return Finding(
        *(figure.start, figure.end, Verdict.DOUBT),
        f"{item.label[-2:]}{figure.digits}%：单位不对",
        *(f"{figure.digits}%", f"{figure.digits}个百分点"),
        sum_,
        f"比率和比率比，应写成 {figure.digits} 个百分点。",
        Mend(figure.start, figure.end, f"{figure.digits}个百分点"),
    )


def _counted(item: Item, moved: Decimal, looked: Looked) -> None:
    figure = item.figure
    if figure.value == moved or figure.rough:
        looked.agrees(figure.start, figure.end)
        return
    right, how = number(moved), telling_slip(figure.digits, number(moved))
    looked.found(
        Finding(
            *(figure.start, figure.end, Verdict.WRONG),
            f"相差不是 {figure.digits}{figure.sign}",
            *(f"{figure.digits}{figure.sign}", f"{right}{figure.sign}"),
            f"两个数相减是 {right}{figure.sign}。",
            f"多半是 {right}{figure.sign} {how}。" if how else f"应写成 {right}{figure.sign}。",
            Mend(figure.start, figure.end, f"{right}{figure.sign}"),
        )
    )


def _lone_points(item: Item) -> Finding:
    figure = item.figure
    return Finding(
        *(figure.start, figure.end, Verdict.UNCHECKED),
        f"{item.label[-6:]}{figure.digits}个百分点：核不了",
        *(f"{figure.digits}个百分点", ""),
        "文中没有写原来的百分比。",
    )


def _growth(
    item: Item, before: Sequence[Item], context: Context, shared: set[int], looked: Looked
) -> None:
    """Judge a growth by the counts before it."""
    figure = item.figure
    changes = _changes(item, before, context)
    if changes:
        _grown(item, changes, looked)
        return
    rates = [each for each in before if each.figure.kind is Kind.PERCENT]
    last = before[-1] if before else None
    after_rate = last is not None and (last.figure.start in shared or last in rates)
    if after_rate and "率" not in item.label and "幅" not in item.label:
        looked.found(_wrong_unit(item))
        return
    looked.found(
        Finding(
            *(figure.start, figure.end, Verdict.UNCHECKED),
            f"{item.label[-6:]}{figure.digits}%：核不了",
            *(f"{figure.digits}%", ""),
            "文中没有写原来是多少。",
        )
    )


def _changes(item: Item, before: Sequence[Item], context: Context) -> list[_Growth]:
    """Return the two counts a growth may be of: now and before, or now and the difference."""
    counts = [each for each in before if each.figure.kind is Kind.COUNT]
    if not counts:
        return []
    last = counts[-1]
    now = [each.value for each in reversed(counts[:-1]) if each.unit == last.unit]
    if (head := context.head(last.unit, Decimal(1))) is not None:
        now.append(head.value)
    down = bool(words.DOWN.search(item.before + last.before))
    if (
        words.UP.search(last.before)
        or words.DOWN.search(last.before)
        or words.DELTA.search(last.label)
    ):
        moved = last.value if down else -last.value
        made = [_Growth(each + moved, each) for each in now if each + moved > 0]
    elif words.EARLIER.search(last.before):
        made = [_Growth(last.value, each) for each in now if last.value]
    elif words.EARLIER.search(item.before):
        made = [_Growth(each, last.value) for each in now if each]
        return made if any(_fits(item, each) for each in made) else []
    else:
        return []
    return made[:3]


def _fits(item: Item, growth: _Growth) -> bool:
    return fits(item.value, item.figure.places, item.figure.rough, growth.percent)


def _grown(item: Item, changes: Sequence[_Growth], looked: Looked) -> None:
    figure = item.figure
    if any(_fits(item, each) for each in changes):
        looked.agrees(figure.start, figure.end)
        return
    first = changes[0]
    right = str(first.percent.quantize(Decimal(1).scaleb(-figure.places), ROUND_HALF_UP))
    how = telling_slip(figure.digits, right)
    of_new = first.new and fits(
        item.value, figure.places, "", abs(first.new - first.old) * HUNDRED / first.new
    )
    hint = f"多半是 {right}% {how}。" if how else f"按文中的数应写 {right}%。"
    if of_new:
        hint = "多半除以了现在的数；增长要除以原来的数。"
    looked.found(
        Finding(
            *(figure.start, figure.end, Verdict.WRONG),
            f"{item.label[-4:]}不是 {figure.digits}%",
            *(f"{figure.digits}%", f"{right}%"),
            f"{first.words} = {right}%。",
            hint,
            Mend(figure.start, figure.end, f"{right}{figure.sign}"),
        )
    )


def _times(item: Item, before: Sequence[Item], looked: Looked) -> None:
    """Judge 是…的n倍 and 增长n倍 where both counts are in the sentence."""
    figure = item.figure
    counts = [each for each in before if each.figure.kind is Kind.COUNT and each.value]
    alike = [each for each in counts if each.unit == counts[-1].unit]
    if len(alike) < 2 or figure.rough:
        return
    last = alike[-1].value
    grows, unit = bool(words.UP.search(item.before)), Decimal(1).scaleb(-figure.places)
    ways = [(max(each.value, last), min(each.value, last)) for each in reversed(alike[:-1])]
    right = [
        ((new - old if grows else new) / old).quantize(unit, ROUND_HALF_UP) for new, old in ways
    ]
    if figure.value in right:
        looked.agrees(figure.start, figure.end)
        return
    mixed = [
        at
        for at, (new, old) in enumerate(ways)
        if ((new if grows else new - old) / old).quantize(unit, ROUND_HALF_UP) == figure.value
    ]
    if mixed or len(ways) == 1:
        at = mixed[0] if mixed else 0
        looked.found(_wrong_times(item, ways[at], right[at], grows=grows, mixed=bool(mixed)))


def _wrong_times(
    item: Item, way: tuple[Decimal, Decimal], right: Decimal, *, grows: bool, mixed: bool
) -> Finding:
    figure, (new, old) = item.figure, way
    hint = "增长几倍要先减去原来的数" if grows else "是几倍不用减去原来的数"
    sums = f"（{number(new)} - {number(old)}）" if grows else f"{number(new)} "
    return Finding(
        *(figure.start, figure.end, Verdict.WRONG),
        f"不是 {figure.digits} 倍",
        *(f"{figure.digits}倍", f"{number(right)}倍"),
        f"{sums}÷ {number(old)} = {number(right)}。",
        f"{hint}。" if mixed else f"按文中的数应写 {number(right)} 倍。",
        Mend(figure.start, figure.end, f"{number(right)}倍"),
    )
