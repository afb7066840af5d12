"""Judges parts of a whole: each count against its share, the parts against the whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from npcdesk.rules import report_context, report_ratios
from npcdesk.rules import report_words as words
from npcdesk.rules.report_context import Context, Whole
from npcdesk.rules.report_findings import Finding, Looked, Mend, Verdict
from npcdesk.rules.report_groups import Group, Part
from npcdesk.rules.report_numbers import Figure
from npcdesk.rules.report_ratios import HUNDRED, fits, number, slip, telling_slip
from npcdesk.rules.report_text import Item, Sentence

_NEAR_ALL = Decimal("98.5")
_TYPED = 10  # a count may be typed with a digit too many; a whole still smaller is none of it


@dataclass(frozen=True, slots=True)
class Judged:
    """A group against one whole: which shares fit rounded half up, which only balanced."""

    whole: Whole
    half_up: tuple[bool, ...]
    evened: tuple[Decimal, ...] = ()  # shares that print to 100, when the parts are all

    @property
    def good(self) -> int:
        """How many shares fit one way."""
        return max(sum(self.half_up), self.balanced_fits)

    balanced_fits: int = 0


def judge(group: Group, sentence: Sentence, context: Context, looked: Looked) -> Whole | None:
    """Judge the shares of a group; return the whole they are shares of."""
    judged = _tried(group, report_context.wholes(group, sentence, context))
    best = max(judged, key=lambda each: each.good, default=None)
    most = max(part.value for part in group.shared)
    sure = next((j for j in judged if j.whole.sure and j.whole.value * _TYPED >= most), None)
    if sure is not None and sure.good >= 1 and sure.whole.item is not None:
        letter = words.LETTER.search(group.shared[0].of)
        best = sure if letter or best is None or best.good == sure.good else best
    if best is None or (not best.good and sure is None):
        for part in group.shared:
            _unchecked(part, looked)
        return None
    best = best if best.good else sure
    if best is None:
        return None
    _shares(group, best, looked)
    _whole_named(group, best, sure, sentence, looked)
    _complete(group, best, looked)
    for part in group.parts:
        _agrees(part, looked)
    if best.whole.item is not None:
        looked.agrees(best.whole.item.figure.start, best.whole.item.figure.end)
    return best.whole


def _tried(group: Group, wholes: Sequence[Whole]) -> list[Judged]:
    """Judge a group against one whole after the other, until one is right for all shares."""
    made: dict[Decimal, Judged] = {}
    for whole in wholes:
        if whole.value not in made:
            made[whole.value] = _against(group, whole)
            if made[whole.value].good == len(group.shared):
                break
    return list(made.values())


def _against(group: Group, whole: Whole) -> Judged:
    shared = group.shared
    exact = [part.value * HUNDRED / whole.value for part in shared]
    half_up = tuple(
        fits(share.value, share.places, share.rough, each)
        for share, each in zip(_printed(shared), exact, strict=True)
    )
    if group.sum != whole.value or len(shared) != len(group.parts) or len(shared) < 2:
        return Judged(whole, half_up)
    evened = tuple(report_ratios.balanced([part.value for part in shared], _places(shared)))
    good = sum(share.value == each for share, each in zip(_printed(shared), evened, strict=True))
    return Judged(whole, half_up, evened, good)


def _printed(shared: Sequence[Part]) -> list[Figure]:
    return [part.share for part in shared if part.share]


def _places(shared: Sequence[Part]) -> int:
    return max(share.places for share in _printed(shared))


def _shares(group: Group, judged: Judged, looked: Looked) -> None:
    """Say which shares are not what they should be."""
    whole, shared = judged.whole, group.shared
    evened = bool(judged.evened) and judged.balanced_fits == len(shared)
    bad = [part for part, fine in zip(shared, judged.half_up, strict=True) if not fine]
    if len(bad) == len(shared) > 1 and not evened and _other_whole(group, whole, looked):
        return
    for part in bad:
        if evened:
            _evened(part, whole, looked)
        elif not _miscounted(part, group, whole, looked):
            _misprinted(part, group, whole, looked)


def _evened(part: Part, whole: Whole, looked: Looked) -> None:
    share = part.share
    if share is None:
        return
    right = report_ratios.share(part.value, whole.value, share.places)
    looked.found(
        Finding(
            *(share.start, share.end, Verdict.DOUBT),
            f"{part.name} {share.digits}%是凑整的",
            *(f"{share.digits}%", f"{right}%"),
            f"{_division(part, whole)} = {right}%；各项自己四舍五入，相加不是 100%。",
            f"为了相加得 100%，这一项记成 {share.digits}%。别处也要用同一个数。",
        )
    )


def _miscounted(part: Part, group: Group, whole: Whole, looked: Looked) -> bool:
    """Find a count that was typed wrong: the share is right, and the sum would be too."""
    share = part.share
    if share is None or share.rough:
        return False
    least, most = report_ratios.parts_of(whole.value, share.value, share.places)
    gap = group.sum - whole.value
    meant = part.value - gap
    by_sum = gap != 0 and least <= meant <= most
    if not by_sum:
        turned = [
            each
            for each in range(least, min(most, least + 50) + 1)
            if report_ratios.swapped(str(each), part.item.figure.digits)
        ]
        if not turned or slip(share.digits, _right(part, whole)):
            return False
        meant = Decimal(turned[0])
    figure = part.item.figure
    name, now, then = part.name, f"{number(part.value)}{part.item.unit}", number(meant)
    right = _right(part, whole)
    total = f"{len(group.parts)} 项相加是 {number(group.sum)}，不是 {number(whole.value)}；"
    looked.found(
        Finding(
            *(figure.start, figure.end if part.apart else share.end, Verdict.WRONG),
            f"{name}：{now}与{share.digits}%对不上",
            *(f"{now}，{share.digits}%", f"{right}%"),
            f"{total if by_sum else ''}{_division(part, whole)} = {right}%，"
            f"{then} ÷ {number(whole.value)} 才是 {share.digits}%。",
            f"多半是 {then}{part.item.unit} 写成了 {now}{_how(figure.digits, then)}。",
            _mend(figure, then),
        )
    )
    return True


def _misprinted(part: Part, group: Group, whole: Whole, looked: Looked) -> None:
    """Find a share that is not the count's."""
    share = part.share
    if share is None:
        return
    right = _right(part, whole)
    exact = part.value * HUNDRED / whole.value
    near = report_ratios.beside(share.value, share.places, exact) and not share.rough
    how = slip(share.digits, right)
    least, most = report_ratios.wholes(part.value, share.value, share.places)
    sums = f"{_division(part, whole)} = {right}%"
    if near:
        printed = sum((each.value for each in _printed(group.shared)), Decimal(0))
        hand = "多半是为凑 100% 手工改的" if printed == HUNDRED else "多半是四舍五入时差了一点"
        if share.value < exact and printed != HUNDRED:
            hand = "多半是直接去掉了尾数"
        reason, hint = f"{sums}，差在末位。", f"{hand}，按算出来的写 {right}%。"
    elif how:
        reason, hint = f"{sums}。", f"多半是 {right}% {how}。"
    elif least <= most:
        span = str(least) if least == most else f"{least}～{most}"
        reason = f"{sums}；要得 {share.digits}%，得除以 {span}。"
        known = f"{_called(whole)}是 {number(whole.value)}{part.item.figure.sign}"
        hint = f"多半是分母用了别的范围：文中{known}。"
    else:
        reason, hint = f"{sums}。", f"请核对件数和占比，按件数应写 {right}%。"
    looked.found(
        Finding(
            *(*part.place, Verdict.DOUBT if near else Verdict.WRONG),
            f"{part.name}：占比不是 {share.digits}%",
            *(f"{share.digits}%", f"{right}%", reason, hint),
            _mend(share, right) if near or how else None,
        )
    )


def _other_whole(group: Group, whole: Whole, looked: Looked) -> bool:
    """Find a whole that was typed wrong: every share is of another one."""
    spans = [
        report_ratios.wholes(part.value, part.share.value, part.share.places)
        for part in group.shared
        if part.share
    ]
    least, most = max(span[0] for span in spans), min(span[1] for span in spans)
    if least > most or whole.item is None:
        return False
    meant = range(least, min(most, least + 50) + 1)
    printed = whole.item.figure.digits
    found = [each for each in meant if each == group.sum] or [
        each for each in meant if slip(printed, str(each))
    ]
    if not found:
        return False
    _wrong_whole(group, whole, Decimal(found[0]), looked)
    return True


def _wrong_whole(group: Group, whole: Whole, meant: Decimal, looked: Looked) -> None:
    item = whole.item
    if item is None:
        return
    unit, then = item.unit, number(meant)
    added = (
        f"{len(group.parts)} 项相加是 {number(group.sum)}{unit}，不是 {number(whole.value)}{unit}"
    )
    by_sum = meant == group.sum
    shares = f"各项占比是按 {then}{unit} 算的。" if group.shared else ""
    how = _how(item.figure.digits, then)
    turned = report_ratios.swapped(item.figure.digits, then)
    looked.found(
        Finding(
            *(item.figure.start, item.figure.end, Verdict.WRONG),
            f"{_called(whole)}：{number(whole.value)}{unit}与各项对不上",
            *(f"{number(whole.value)}{unit}", f"{then}{unit}"),
            f"{added}；{shares}" if by_sum and shares else f"{added}。" if by_sum else shares,
            f"多半是 {then}{unit} 写成了 {number(whole.value)}{unit}{how}。"
            if how
            else f"差 {number(abs(meant - whole.value))}{unit}，多半漏列了一项，或总数没有更新。",
            _mend(item.figure, then) if turned else None,
        )
    )


def _whole_named(
    group: Group, best: Judged, sure: Judged | None, sentence: Sentence, looked: Looked
) -> None:
    """Say when the shares are of another whole than the one the text names."""
    whole, first = best.whole, group.shared[0]
    generic = bool(words.WHOLE.search(first.of))
    if whole.item is None and sure is not None and sure.whole.value != whole.value:
        printed = sum((share.value for share in _printed(group.shared)), Decimal(0))
        if printed >= _NEAR_ALL:
            _wrong_whole(group, sure.whole, whole.value, looked)
    elif whole.item is not None and generic:
        both = report_context.beside(whole.item, sentence)
        if both is None and sure is not None and not whole.sure and sure.whole.value > whole.value:
            both = sure.whole.value
        if both is not None and best.good:
            _narrower(first, whole, both, looked)


def _narrower(first: Part, whole: Whole, both: Decimal, looked: Looked) -> None:
    share, unit = first.share, first.item.unit
    if share is None:
        return
    right = report_ratios.share(first.value, both, share.places)
    looked.found(
        Finding(
            *(*first.place, Verdict.DOUBT),
            f"{share.digits}%不是占全部 {number(both)}{unit}",
            *(f"{share.digits}%", f"{right}%"),
            f"{_division(first, whole)} = {share.digits}%；全部是 {number(both)}{unit}，"
            f"{number(first.value)} ÷ {number(both)} = {right}%。",
            f"分母是{_called(whole)} {number(whole.value)}{unit}，请在“占”后面写明。",
        )
    )


def _complete(group: Group, judged: Judged, looked: Looked) -> None:
    """Say when parts that should be all do not add up, or their shares do not make 100."""
    whole, shared = judged.whole, group.shared
    gap = whole.value - group.sum
    printed = sum((share.value for share in _printed(shared)), Decimal(0))
    if not gap and judged.evened and printed != HUNDRED:
        _not_hundred(group, judged, printed, looked)
    elif gap and whole.item is not None and judged.good == len(shared) == len(group.parts):
        missing(group, whole, looked)


def _not_hundred(group: Group, judged: Judged, printed: Decimal, looked: Looked) -> None:
    shared = group.shared
    if not all(judged.half_up) or any(share.rough for share in _printed(shared)):
        return
    for part, even in zip(shared, judged.evened, strict=True):
        share = part.share
        if share is None or share.value == even:
            continue
        adding = " + ".join(each.digits for each in _printed(shared)[:6])
        looked.found(
            Finding(
                *(*part.place, Verdict.DOUBT),
                f"{len(shared)} 项占比相加是 {number(printed)}%",
                *(f"{share.digits}%", f"{even}%"),
                f"{adding}{' + …' if len(shared) > 6 else ''} = {number(printed)}%；"
                f"{_division(part, judged.whole)} 凑整时记 {even}%。",
                f"要相加得 100%，这一项写 {even}%。",
                _mend(share, f"{even}"),
            )
        )
        return


def missing(group: Group, whole: Whole, looked: Looked, *, certain: bool = False) -> None:
    """Say when parts leave something out, or are more than the whole.

    `certain`: the text says that they are all.
    """
    last = group.parts[-1]
    unit, gap = last.item.unit, whole.value - group.sum
    listing = group.top or len(group.parts) >= 3
    if not certain and (unit == "人" or (gap > 0 and not listing)):
        return
    added = f"{len(group.parts)} 项相加是 {number(group.sum)}{unit}，"
    added += f"{_called(whole)}是 {number(whole.value)}{unit}"
    other = f"其他 {number(gap)}{unit}"
    looked.found(
        Finding(
            *(*last.place, Verdict.DOUBT),
            f"{len(group.parts)} 项没有列全" if gap > 0 else f"{len(group.parts)} 项相加超过总数",
            *(f"{number(group.sum)}{unit}", f"{number(whole.value)}{unit}"),
            f"{added}，差 {number(gap)}{unit}。"
            if gap > 0
            else f"{added}，多 {number(-gap)}{unit}。",
            (f"只列了前几位，请补一句“{other}”。" if group.top else f"多半漏了“{other}”。")
            if gap > 0
            else "多半有一项写错了，或有的算了两次。",
        )
    )


def _unchecked(part: Part, looked: Looked) -> None:
    share = part.share
    if share is None or share.value == HUNDRED:
        return
    looked.found(
        Finding(
            *(*part.place, Verdict.UNCHECKED),
            f"{part.name} {share.digits}%：核不了",
            *(f"{share.digits}%", "", "文中没有写占的是什么，总数是多少。"),
        )
    )


def _agrees(part: Part, looked: Looked) -> None:
    figure, share = part.item.figure, part.share
    if share is not None and not part.apart and share.start not in looked.marks:
        looked.agrees(figure.start, share.end)
        return
    looked.agrees(figure.start, figure.end)
    if share is not None:
        looked.agrees(share.start, share.end)


def _division(part: Part, whole: Whole) -> str:
    return f"{number(part.value)} ÷ {number(whole.value)}"


def _right(part: Part, whole: Whole) -> str:
    places = part.share.places if part.share else 1
    return str(report_ratios.share(part.value, whole.value, places))


def _called(whole: Whole) -> str:
    """Return what a whole is called in the text."""
    item = whole.item
    return name_of(item) if item is not None else "相加"


def name_of(item: Item) -> str:
    """Return what a count is of, for a sentence; 总数 where it is the headline."""
    if report_context.is_head(item) or not item.name:
        return "总数"
    return item.name


def _how(printed: str, right: str) -> str:
    found = telling_slip(printed, right)
    return f"（{found}）" if found else ""


def _mend(figure: Figure, right: str) -> Mend:
    return Mend(figure.start, figure.end, right + (figure.sign or "%"))
