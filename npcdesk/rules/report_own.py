"""Compares a report with what the office's own file counts: the text says 295, the file says 296.

A difference is a doubt, never wrong: the text may be of another day or of some of the papers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import TypeAlias

from npcdesk.rules import report_context, report_numbers, report_rates, report_ratios, report_text
from npcdesk.rules import report_words as words
from npcdesk.rules.report_check import Checked, ordered
from npcdesk.rules.report_findings import Finding, Looked, Mend, Verdict
from npcdesk.rules.report_numbers import Kind
from npcdesk.rules.report_text import Item


class Of(StrEnum):
    """What is counted."""

    TOTAL = "total"
    CLASS = "class"
    CATEGORY = "category"
    RATING = "rating"
    ANSWERED = "answered"
    KEY = "key"
    UNITS = "units"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Known:
    """A figure of the own file: what it is of, which one (A, 教科文卫, 办成率), what it is called.

    `value` is a count, or of a rate per cent, not rounded; `or_else` are others that are as right.
    """

    of: Of
    name: str
    said: str
    value: Decimal
    or_else: tuple[Decimal, ...] = ()


_Named: TypeAlias = tuple[Item, tuple[Of, str]]
_ELSEWHERE = re.compile("上[年届次]|去年|前年|往年|同期|回头看|闭会|政协|提案|议案|重点|比|较")
_KEY = re.compile("重点")
_UNITS = re.compile("(?:个)?(?:政府)?(?:承办)?(?:单位|部门)")
_ANSWERED = re.compile("(?<!待)(?:答复|办复)(?:代表)?的?$")
_TIMED = re.compile("按[时期]|限")
RATES = {
    "办结率": "concluded",
    "办复率": "concluded",
    "答复率": "concluded",
    "按时答复率": "on_time",
    "按期答复率": "on_time",
    "办成率": "solved",
    "解决率": "solved",
    "满意率": "satisfied",
    "满意度": "satisfied",
    "面商率": "met",
    "沟通率": "spoken",
}
"""What a rate is called in reports, and its name among the office's figures."""


def compare(checked: Checked, known: Sequence[Known], scope: str) -> Checked:
    """Return what was found with what differs from the own file; `scope` says of which papers."""
    by_name = {(each.of, each.name): each for each in known}
    looked = Looked()
    looked.findings = list(checked.findings)
    looked.marks = {mark.start: mark for mark in checked.marks}
    said: set[tuple[Of, str]] = set()
    for item, name in _named(checked.text, known):
        own = by_name.get(name)
        if own is not None and not (name in said and name[0] is Of.TOTAL):
            said.add(name)
            _compared(item, own, scope, looked)
    return ordered(checked.text, looked)


def _compared(item: Item, own: Known, scope: str, looked: Looked) -> None:
    figure = item.figure
    if any(_same(item, each) for each in (own.value, *own.or_else)):
        looked.settled(figure.start, figure.end)
        return
    printed, right = f"{figure.digits}{figure.sign}", f"{_as_printed(item, own)}{figure.sign}"
    how = report_ratios.telling_slip(figure.digits, _as_printed(item, own))
    look_again = "请看是不是同一天、同一个范围。"
    looked.found(
        Finding(
            *(figure.start, figure.end, Verdict.DOUBT),
            f"{own.said}：文中 {printed}，本机 {right}",
            *(printed, right),
            f"本机{scope}：{own.said} {right}。",
            f"像是{how}。{look_again}" if how else look_again,
            Mend(figure.start, figure.end, right),
            own=True,
        )
    )


def _same(item: Item, value: Decimal) -> bool:
    figure = item.figure
    if figure.kind is Kind.PERCENT:
        exact = report_ratios.fits(item.value, figure.places, figure.rough, value)
        near = figure.places > 0 and report_ratios.beside(item.value, figure.places, value)
        return exact or near  # balanced, it may be one off in the last decimal
    return item.value == value or bool(figure.rough)


def _as_printed(item: Item, own: Known) -> str:
    if item.figure.kind is Kind.PERCENT:
        return str(own.value.quantize(Decimal(1).scaleb(-item.figure.places), ROUND_HALF_UP))
    return report_ratios.number(own.value)


def _named(text: str, known: Sequence[Known]) -> Iterator[_Named]:
    """Return the figures of a text of which the own file may know, with what they are of."""
    categories = sorted((k.name for k in known if k.of is Of.CATEGORY), key=len, reverse=True)
    plain = report_text.joined(report_numbers.plain(text))
    for sentence in report_text.sentences(plain):
        whole = plain[sentence.start : sentence.end]
        of_key = bool(_KEY.search(whole))
        for item in sentence.items:
            if item.figure.kind is Kind.PERCENT:
                rate = RATES.get(report_rates.called(item), "")
                if rate and not of_key and not words.FROM.search(item.before):
                    yield item, (Of.RATE, rate)
            elif item.figure.kind is Kind.COUNT:
                yield from _counted(item, categories, of_key=of_key)


def _counted(item: Item, categories: Sequence[str], *, of_key: bool) -> Iterator[_Named]:
    label = item.label
    if of_key or _ELSEWHERE.search(label):
        chosen = item.unit == "件" and report_context.is_head(item) and "重点" in label
        if chosen and "建议" in label + item.after:
            yield item, (Of.KEY, "")
        return
    if _UNITS.match(item.after) and "交" in item.before[-12:]:
        yield item, (Of.UNITS, "")
    if item.unit != "件":
        return
    if letter := words.LETTER.search(label):
        yield item, (Of.CLASS, letter[1])
    elif rating := _rating(label):
        yield item, (Of.RATING, rating)
    elif name := next((each for each in categories if _is_category(item, each)), ""):
        yield item, (Of.CATEGORY, name)
    elif _ANSWERED.search(label) and not _TIMED.search(label):
        yield item, (Of.ANSWERED, "")
    elif report_context.is_head(item) and "建议" in label + item.after:
        yield item, (Of.TOTAL, "")


def _rating(label: str) -> str:
    said = re.findall("不满意|基本满意|满意", label)
    return said[0] if len(said) == 1 else ""


def _is_category(item: Item, category: str) -> bool:
    bare = category.removesuffix("类")
    return item.name.removesuffix("的").removesuffix("类").removesuffix("方面").endswith(bare)
