"""Judges counts without shares: parts behind 其中 against their whole, answers, equal ballots."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from npcdesk.rules import report_context, report_parts, report_ratios
from npcdesk.rules import report_words as words
from npcdesk.rules.report_context import Context, Whole
from npcdesk.rules.report_findings import Finding, Looked, Mend, Verdict
from npcdesk.rules.report_groups import Group, Part
from npcdesk.rules.report_ratios import number
from npcdesk.rules.report_text import Item, Sentence

MOST_TRIED = 12


def judge(group: Group, sentence: Sentence, context: Context, looked: Looked) -> None:
    """Judge parts none of which has a share."""
    if group.among:
        whole = group.total or context.head(group.parts[0].item.unit, group.parts[0].value)
        if whole is not None:
            _among(group, Whole(whole.value, whole, sure=True), looked)
        return
    if _summed(group, looked) or len(group.parts) < 2:
        return
    for few in _closed_runs(group):
        _answers(few, sentence, context, looked)
    _opposites(group, context, looked)
    if len(group.parts) >= 3:
        _parallel(group, sentence, context, looked)


def _among(group: Group, whole: Whole, looked: Looked) -> None:
    """Judge parts behind 其中: they are all, or some, and then none is more than the whole."""
    made = _reaching(group, whole.value)
    if made is not None:
        _agree(made.parts, looked, whole.item)
        return
    meant = _meant_to_be_all(group, whole)
    if meant is not None and not _retyped(meant, whole, looked):
        report_parts.missing(meant, whole, looked, certain=_told(meant, whole))
    elif group.sum > whole.value and report_context.exclusive(group.parts):
        report_parts.missing(group, whole, looked, certain=True)
    for part in group.parts[:1]:
        if part.value > whole.value and part.item.unit == (whole.item and whole.item.unit):
            _too_many(part, whole, looked)
    _agree(group.parts, looked)


def _reaching(group: Group, whole: Decimal) -> Group | None:
    """Return the first parts that make the whole; more may follow that are no parts of it."""
    total = Decimal(0)
    for at, part in enumerate(group.parts, 1):
        total += part.value
        if total == whole and at > 1:
            return replace(group, parts=group.parts[:at])
        if total > whole:
            return None
    return None


def _meant_to_be_all(group: Group, whole: Whole) -> Group | None:
    """Return the parts that say they are all there is; None where they may be some."""
    last = next(
        (at for at, part in enumerate(group.parts, 1) if words.OTHERS.search(part.item.label)), 0
    )
    if last > 1:
        return replace(group, parts=group.parts[:last])
    kinds = all(part.item.name.endswith("类") for part in group.parts)
    listed = ((group.listed or kinds) and len(group.parts) >= 3) or len(group.parts) >= 4
    all_ = listed or _told(group, whole) or report_context.closed(group.parts)
    if all_ or _turned(group, whole.value):
        return group
    return None


def _told(group: Group, whole: Whole) -> bool:
    """Tell whether the whole is named by its parts: 建议和提案555件，其中建议…，提案…."""
    named = whole.item.label if whole.item is not None else ""
    each = all(len(part.item.name) >= 2 and part.item.name in named for part in group.parts)
    return len(group.parts) > 1 and each


def _turned(group: Group, whole: Decimal) -> tuple[Part, int] | None:
    """Return the one part that makes the sum when two of its digits change places."""
    found = []
    for part in group.parts[:MOST_TRIED]:
        meant = part.value + whole - group.sum
        if meant >= 0 and report_ratios.swapped(part.item.figure.digits, number(meant)):
            found.append((part, int(meant)))
    return found[0] if len(found) == 1 and len(group.parts) > 1 else None


def _retyped(group: Group, whole: Whole, looked: Looked) -> bool:
    """Find one number that was typed wrong, so that parts and whole do not agree."""
    if group.sum == whole.value:
        return True
    item = whole.item
    if item is not None and report_ratios.swapped(item.figure.digits, number(group.sum)):
        _retyped_as(item, group.sum, group, whole, looked)
        return True
    if (turned := _turned(group, whole.value)) is not None:
        _retyped_as(turned[0].item, Decimal(turned[1]), group, whole, looked)
        return True
    return False


def _retyped_as(
    item: Item, meant: Decimal, group: Group, whole: Whole, looked: Looked, *, how: str = ""
) -> None:
    figure, unit = item.figure, item.figure.sign
    then, now = f"{number(meant)}{unit}", f"{number(item.value)}{unit}"
    how = how or report_ratios.telling_slip(figure.digits, number(meant))
    looked.found(
        Finding(
            *(figure.start, figure.end, Verdict.WRONG),
            f"{report_parts.name_of(item)}：{now}与各项对不上",
            *(now, then),
            f"{len(group.parts)} 项相加是 {number(group.sum)}，文中是 {number(whole.value)}。",
            f"多半是 {then} 写成了 {now}{f'（{how}）' if how else ''}。",
            Mend(figure.start, figure.end, f"{number(meant)}{unit}"),
        )
    )


def _too_many(part: Part, whole: Whole, looked: Looked) -> None:
    figure = part.item.figure
    looked.found(
        Finding(
            *(figure.start, figure.end, Verdict.WRONG),
            f"{part.item.name}比总数还多",
            *(f"{number(part.value)}{figure.sign}", f"≤ {number(whole.value)}{figure.sign}"),
            f"其中 {number(part.value)}{figure.sign}，总数才 {number(whole.value)}{figure.sign}。",
            "请核对这两个数。",
        )
    )


def _summed(group: Group, looked: Looked) -> bool:
    """Judge a sum behind its parts: a 402件、b 153件，共 555件."""
    last, parts = group.parts[-1], group.parts[:-1]
    if len(parts) < 2 or not words.SUMMED.search(last.item.label):
        return False
    adding, whole = replace(group, parts=parts), Whole(last.value, last.item, sure=True)
    if not (made := adding.sum == last.value):
        made = _retyped(adding, whole, looked)
    if not made:
        looked.found(_sum_is(adding, last))
    _agree(group.parts, looked)
    return True


def _sum_is(adding: Group, last: Part) -> Finding:
    figure = last.item.figure
    plus = " + ".join(number(part.value) for part in adding.parts)
    return Finding(
        *(figure.start, figure.end, Verdict.WRONG),
        f"合计不是 {number(last.value)}{figure.sign}",
        *(f"{number(last.value)}{figure.sign}", f"{number(adding.sum)}{figure.sign}"),
        f"{plus} = {number(adding.sum)}。",
        "多半有一项改过，合计没有跟着改。",
    )


def _closed_runs(group: Group) -> Iterator[Group]:
    """Return the parts of a group that are answers to one question."""
    near = [part for part in group.parts if words.ANSWER.search(part.item.label)]
    for kinds in words.CLOSED if len(near) > 1 else ():
        hits = [part for part in near if any(kind.search(part.item.label) for kind in kinds)]
        if len(hits) >= 2 and all(
            kind.search("".join(p.item.label + ";" for p in hits)) for kind in kinds[:2]
        ):
            yield replace(group, parts=tuple(hits))
            return


def _answers(group: Group, sentence: Sentence, context: Context, looked: Looked) -> None:
    """Judge answers: together they are as many as were asked, or came back."""
    first = group.parts[0].item
    here = [each for each in sentence.counts if each.figure.start < first.figure.start]
    near = [*reversed(here), *(item for _, item in reversed(context.counts))]
    if any(each.value == group.sum for each in near):
        _agree(group.parts, looked)
        return
    back = [each for each in near[:8] if words.RETURNED.search(each.label)]
    heads = [each for each in near if each.unit == first.unit and report_context.is_head(each)]
    whole = next((each for each in [*back, *heads] if each.value), None)
    if whole is not None and report_context.closed(group.parts):
        told = Whole(whole.value, whole, sure=True)
        if not _retyped(group, told, looked):
            report_parts.missing(group, told, looked)


def _opposites(group: Group, context: Context, looked: Looked) -> None:
    """Judge what was and what was not: 提出建议182件，立案176件，不予立案6件."""
    for at in range(1, len(group.parts)):
        pair = group.parts[at - 1 : at + 1]
        done, not_done = (part.item.label for part in pair)
        if len(done) < 2 or not re.search(f"(?:不予?|未|没有){done[-2:]}$", not_done):
            continue
        heads = [part.item for part in group.parts[: at - 1] if report_context.is_head(part.item)]
        whole = heads[-1] if heads else context.head(pair[0].item.unit, pair[0].value)
        if whole is None:
            continue
        few, of = replace(group, parts=pair), Whole(whole.value, whole, sure=True)
        if not _retyped(few, of, looked):
            report_parts.missing(few, of, looked, certain=True)


def _parallel(group: Group, sentence: Sentence, context: Context, looked: Looked) -> None:
    """Judge parts that are named alike and together make the headline: 交…办理249件、交…34件."""
    parts = tuple(part for part in group.parts if not report_context.is_head(part.item))
    at = next((n for n, part in enumerate(group.parts) if part in parts), 0)
    heads = [*(part.item for part in reversed(group.parts[:at]))]
    if head := context.head(parts[0].item.unit if parts else "", Decimal(1), sentence.paragraph):
        heads.append(head)
    if len(parts) < 3 or not heads:
        return
    few = replace(group, parts=parts)
    if any(few.sum == each.value for each in heads):
        _agree(parts, looked)
        return
    labels = [part.item.label for part in parts]
    frames = {(label[-2:], "交" in label[:6]) for label in labels}
    if len(frames) == 1 and all(len(label) > 2 for label in labels):
        whole = Whole(heads[0].value, heads[0], sure=True)
        if not _retyped(few, whole, looked):
            report_parts.missing(few, whole, looked)


def _agree(parts: Sequence[Part], looked: Looked, whole: Item | None = None) -> None:
    for part in parts:
        looked.agrees(part.item.figure.start, part.item.figure.end)
    if whole is not None:
        looked.agrees(whole.figure.start, whole.figure.end)


@dataclass(slots=True)
class Ballots:
    """Answers counted for one thing after another: each must have as many in all."""

    rows: list[tuple[tuple[str, ...], Group]] = field(default_factory=list)

    def add(self, group: Group) -> None:
        """Take a row of answers."""
        for few in _closed_runs(group) if len(group.parts) > 2 else ():
            if len(few.parts) > 2:
                asked = tuple(part.item.name[-4:] for part in few.parts)
                self.rows.append((asked, few))

    def judge(self, looked: Looked) -> None:
        """Find rows that have another sum than all the others."""
        for asked, times in Counter(asked for asked, _ in self.rows).items():
            rows = [group for each, group in self.rows if each == asked]
            usual, often = Counter(group.sum for group in rows).most_common(1)[0]
            if times < 3 or often * 3 < times * 2:
                continue
            for group in rows:
                if group.sum != usual:
                    _odd_row(group, usual, often, looked)
                _agree(group.parts, looked)


def _odd_row(group: Group, usual: Decimal, often: int, looked: Looked) -> None:
    plus = " + ".join(number(part.value) for part in group.parts)
    first, last = group.parts[0].item.figure, group.parts[-1].item.figure
    likely = []
    for part in group.parts:
        meant = part.value + usual - group.sum
        how = report_ratios.slip(part.item.figure.digits, number(meant)) if meant >= 0 else ""
        if how:
            likely.append((part.item, meant, how))
    item, meant, how = likely[0] if likely else (None, usual, "")
    hint = "请对照原始票数。"
    mend = None
    if item is not None:
        sign = item.figure.sign
        how = report_ratios.telling_slip(item.figure.digits, number(meant))
        why = f"（{how}）" if how else ""
        hint = f"多半是 {number(meant)}{sign} 写成了 {number(item.value)}{sign}{why}。"
        mend = Mend(item.figure.start, item.figure.end, f"{number(meant)}{sign}")
    looked.found(
        Finding(
            *(first.start, last.end, Verdict.WRONG),
            f"这一项共 {number(group.sum)}{first.sign}，别的项都是 {number(usual)}{first.sign}",
            *(f"{number(group.sum)}{first.sign}", f"{number(usual)}{first.sign}"),
            f"{plus} = {number(group.sum)}；其余 {often} 项都是 {number(usual)}。",
            *(hint, mend),
        )
    )
