"""Judges rates: 办成率93.2%, 满意率100%, 近70%的代表 against the counts that stand near."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from npcdesk.rules import report_context, report_ratios
from npcdesk.rules import report_words as words
from npcdesk.rules.report_context import Context
from npcdesk.rules.report_findings import Finding, Looked, Mend, Verdict
from npcdesk.rules.report_ratios import HUNDRED, fits, number, telling_slip
from npcdesk.rules.report_text import Item, Sentence

_CALLED = re.compile(r"(?:按[时期])?[\u4e00-\u9fff]{2}率|满意度|占比|比例|比重")
_SAID = frozenset({"近", "约", "大约", "将近", "超", "超过", "逾", "不足", "不到"})


@dataclass(frozen=True, slots=True)
class Over:
    """What a rate may have been worked out from."""

    parts: tuple[Decimal, ...]
    whole: Decimal

    @property
    def exact(self) -> Decimal:
        """Per cent, not rounded."""
        return sum(self.parts, Decimal(0)) * HUNDRED / self.whole

    @property
    def words(self) -> str:
        """The division: （41 + 8）÷ 50."""
        top = " + ".join(map(number, self.parts))
        return f"{f'（{top}）' if len(self.parts) > 1 else f'{top} '}÷ {number(self.whole)}"


def judge(item: Item, sentence: Sentence, context: Context, looked: Looked) -> None:
    """Judge a per cent that is no share of the count before it."""
    figure = item.figure
    here = [each for each in sentence.counts if each.figure.start < figure.start]
    known = [each for where, each in context.counts if where == sentence.paragraph]
    tops = _numerators(item, here, known)
    tried = [
        Over(parts, whole) for parts in tops for whole in _wholes(parts, item, here, context, known)
    ]
    if not tried and figure.value != HUNDRED:
        tried = _any_pair(here)
        if any(_says(item, each) for each in tried):
            looked.agrees(figure.start, figure.end)
        else:
            looked.found(_unclear(item, here))
        return
    if not tried or any(_says(item, each) for each in tried):
        looked.agrees(figure.start, figure.end)
        return
    looked.found(_wrong(item, tried[0]))


def called(item: Item) -> str:
    """Return what a rate is called: 满意率; "" where it has no name."""
    found = _CALLED.findall(item.label)
    return found[-1] if found else ""


def _says(item: Item, over: Over) -> bool:
    return fits(item.value, item.figure.places, item.figure.rough, over.exact)


def _numerators(
    item: Item, here: Sequence[Item], known: Sequence[Item]
) -> list[tuple[Decimal, ...]]:
    """Return what may stand over the line: the counts that are named like the rate."""
    found: list[tuple[Decimal, ...]] = []
    for name in _names(item.label):
        for near in (here, list(reversed(known))):
            fitting = [each for each in near if _is_called(each.label, name)]
            if fitting:
                found += _sums(fitting)
                break
    return list(dict.fromkeys(found))


def _names(label: str) -> Iterable[re.Pattern[str]]:
    if words.BEFORE_NOW.search(label):
        return ()  # the counts that stand near are of today
    for rate, names in words.RATES:
        if rate.search(label):
            return names
    letter = words.LETTER.search(label)
    if letter and "占" in label and "年" not in label:
        return (re.compile(letter[0]),)
    other = words.ANY_RATE.search(label)
    return (re.compile(other[1]),) if other else ()


def _is_called(label: str, name: re.Pattern[str]) -> bool:
    found = name.search(label)
    if found is None or label.endswith("率"):
        return False
    denied = words.DENIED.search(label)
    return denied is None or denied[0] in name.pattern


def _sums(fitting: Sequence[Item]) -> list[tuple[Decimal, ...]]:
    """Return the newest together (满意 and 基本满意), then each alone."""
    last = fitting[-1]
    together = [each for each in fitting if each.unit == last.unit][-2:]
    labels = {each.label for each in together}
    made: list[tuple[Decimal, ...]] = [(last.value,)]
    if len(labels) > 1:
        made.insert(0, tuple(each.value for each in together))
        made.append((together[0].value,))
    return made


def _wholes(
    parts: Sequence[Decimal],
    item: Item,
    here: Sequence[Item],
    context: Context,
    known: Sequence[Item],
) -> list[Decimal]:
    """Return what may stand under the line: returned forms first, then the headline."""
    least = sum(parts, Decimal(0))
    near = [*here, *reversed(known)]
    back = [each for each in near if words.RETURNED.search(each.label)]
    heads = [each for _, each in reversed(context.heads)]
    own = [each for each in here if report_context.is_head(each)]
    if "满意" in item.label:
        order = [each.value for each in [*back, *own, *heads[:4]]]
        rated = {each.label: each.value for each in near if "满意" in each.label}
        if not order or any("不满意" in label for label in rated):
            order.append(sum(rated.values(), Decimal(0)))
    else:
        order = [each.value for each in [*own, *heads[:4], *back]]
    order += [each.value for each in near if each.value > least]
    of = _bases(item, [*near, *(count for _, count in reversed(context.counts))])
    large = list(dict.fromkeys(each for each in order if each >= least and each))[:8]
    large = list(dict.fromkeys([*(each for each in of if each >= least), *large]))
    said = [*back, *own, *(each for each in reversed(known) if report_context.is_head(each))]
    return large or [each.value for each in said if each.value][:1]


def _bases(item: Item, near: Sequence[Item]) -> list[Decimal]:
    """Return the newest count of what a rate of this name is of: 交办36件 of 答复率."""
    name = next((base for rate, base in words.BASES if rate.search(item.label)), None)
    if name is None:
        return []
    return [each.value for each in near if each.unit == "件" and _is_called(each.label, name)][:1]


def _any_pair(here: Sequence[Item]) -> list[Over]:
    """Return one count over another of the sentence, where no name helps."""
    near = here[-4:]
    return [Over((a.value,), b.value) for a in near for b in near if 0 <= a.value < b.value]


def _unclear(item: Item, here: Sequence[Item]) -> Finding:
    """Say that a per cent cannot be worked out, or not from the counts beside it."""
    figure = item.figure
    place = (figure.start, figure.end)
    percent = f"{figure.rough if figure.rough in _SAID else ''}{figure.digits}%"
    pair = here[-2:]
    apart = not pair or pair[-1].figure.end + len(item.before) != figure.start
    if apart or len(pair) < 2 or pair[1].value >= pair[0].value or "率" not in item.label:
        return Finding(
            *(*place, Verdict.UNCHECKED, f"{called(item)}{percent}：核不了", percent, ""),
            "文中没有写件数或人数，算不出这个百分比。",
        )
    whole, part = pair
    right = report_ratios.share(part.value, whole.value, figure.places)
    least, most = report_ratios.parts_of(part.value, figure.value, figure.places)
    meant = over = ""
    if part.value and least <= most:
        meant = f"{part.value} 的 {percent} 约 {most}"
        back = report_ratios.share(Decimal(most), part.value, 1)
        over = f"（{most} ÷ {number(part.value)} = {back}%）"
    return Finding(
        *(
            *place,
            Verdict.DOUBT,
            f"{called(item)}{percent}：没有写明是谁占谁",
            percent,
            f"{right}%",
        ),
        f"{number(part.value)}{part.figure.sign} ÷ {number(whole.value)}{whole.figure.sign}"
        f" = {right}%，不是 {percent}。",
        f"{meant}{over}，请写明分子和分母。" if meant else "请写明分子和分母。",
    )


def _wrong(item: Item, over: Over) -> Finding:
    figure = item.figure
    right = str(over.exact.quantize(Decimal(1).scaleb(-figure.places), "ROUND_HALF_UP"))
    how = telling_slip(figure.digits, right)
    near = report_ratios.beside(figure.value, figure.places, over.exact)
    name = called(item) or "这个比率"
    return Finding(
        *(figure.start, figure.end, Verdict.DOUBT if near else Verdict.WRONG),
        f"{name}不是 {figure.digits}%",
        *(f"{figure.digits}%", f"{right}%"),
        f"{over.words} = {right}%。",
        f"多半是 {right}% {how}。" if how and not near else f"按文中的数应写 {right}%。",
        Mend(figure.start, figure.end, f"{right}{figure.sign}"),
    )
