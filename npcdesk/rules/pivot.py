"""交叉统计: a table of suggestions by two divisions, and what each of its cells counts.

`Asked` is what somebody chose: what goes down (`rows`), what goes across (`columns`, "" for
nothing) and what stands in the cells (`measure`). Only what is inside both divisions is in a table,
so its cells sum to its whole; `base_of` says in words what that is. A `Place` is one cell, or a sum
of them; `question` asks of a suggestion whether it is counted there.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Protocol, TypeVar

from npcdesk import labels
from npcdesk.errors import Unclear
from npcdesk.rules.indicators import DIVISIONS, INDICATORS, Division, Indicator, Terms
from npcdesk.rules.suggestion_facts import IN_TIME, LATE, Facts

NAME = "pivot"
"""The figure of a `Pick` whose part is a `Place`."""
UNIT = "unit"
COUNT, ROW_SHARE, COLUMN_SHARE, SHARE, DAYS = "count", "row_share", "column_share", "share", "days"
WHOLE = "建议总数"
YES, NO = "yes", "no"


def _filed(facts: Facts, _: Terms) -> bool:
    return facts.counted


def _assigned(facts: Facts, _: Terms) -> bool:
    return facts.counted and facts.assigned


def _answered(facts: Facts, _: Terms) -> bool:
    return facts.counted and facts.answered


def _yes(asked: Callable[[Facts], bool]) -> Callable[[Facts], str]:
    return lambda facts: YES if asked(facts) else NO


def _month(facts: Facts) -> str:
    return f"{facts.year}-{facts.month}" if facts.month else ""


def _meeting(facts: Facts) -> str:
    return f"{facts.term}-{facts.session}" if facts.term else ""


AXES: Mapping[str, Division] = {
    each.name: each
    for each in (
        # SQL says which unit leads: the facts do not
        Division(UNIT, "承办单位", WHOLE, "未交办", _filed, lambda _: ""),
        *DIVISIONS,
        Division("answered", "是否答复", WHOLE, "", _filed, _yes(lambda f: f.answered)),
        Division(
            "on_time",
            "是否按时",
            "有答复期限的已答复",
            "",
            lambda f, _: f.counted and f.on_time in (IN_TIME, LATE),
            _yes(lambda f: f.on_time == IN_TIME),
        ),
        Division("spoken", "是否沟通", "已答复", "", _answered, _yes(lambda f: f.spoken)),
        Division("redone", "是否重办", "已答复", "", _answered, _yes(lambda f: not f.first_round)),
        Division("key", "是否重点督办", WHOLE, "", _filed, _yes(lambda f: f.key)),
        Division("joint", "是否联名", WHOLE, "", _filed, _yes(lambda f: f.joint)),
        Division("helped", "有无协办", "已交办", "", _assigned, _yes(lambda f: f.helped)),
        Division("session", "会议", WHOLE, "未填会议", _filed, _meeting),
        Division("year", "提出年份", WHOLE, "未填年份", _filed, lambda f: str(f.year or "")),
        Division("month", "提出月份", WHOLE, "未填月份", _filed, _month),
        Division("term", "届", WHOLE, "未填届", _filed, lambda f: str(f.term or "")),
    )
}
"""What may go down or across."""
ACROSS: Mapping[str, Division] = {name: each for name, each in AXES.items() if name != UNIT}
"""What may go across: units are too many."""
BY_TIME = ("session", "year", "month", "term")
"""Divisions whose lines stand in the order of time."""
_SAID = {
    "answered": ("已答复", "未答复"),
    "on_time": ("按时", "逾期"),
    "spoken": ("沟通过", "没有沟通"),
    "redone": ("重办过", "没有重办"),
    "key": ("重点督办", "非重点督办"),
    "joint": ("联名", "一人提出"),
    "helped": ("有协办", "没有协办"),
}
WORDS = {name: dict(zip((YES, NO), said, strict=True)) for name, said in _SAID.items()}
"""The words of the divisions in two."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What stands in the cells: a count, a share, the mean days, or the rate of an indicator."""

    name: str
    label: str
    rate: Indicator | None = None


MEASURES: Mapping[str, Measure] = {
    each.name: each
    for each in (
        Measure(COUNT, "件数"),
        Measure(ROW_SHARE, "占本行"),
        Measure(COLUMN_SHARE, "占本列"),
        Measure(SHARE, "占全部"),
        Measure(DAYS, "平均办理天数"),
        *(Measure(each.name, each.label, each) for each in INDICATORS),
    )
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody chose: the names of two divisions and a measure."""

    rows: str
    columns: str = ""
    measure: str = COUNT

    @property
    def words(self) -> str:
        """The choice in words: 承办单位 × 办理结果，件数."""
        down, across = AXES[self.rows].label, AXES[self.columns].label if self.columns else ""
        return f"{' × '.join(filter(None, (down, across)))}，{MEASURES[self.measure].label}"


@dataclass(frozen=True, slots=True)
class Place:
    """A cell by the values of its row and column; None stands for all of them, a sum."""

    asked: Asked
    row: str | None = None
    column: str | None = None

    @property
    def unit(self) -> str:
        """The unit whose suggestions alone are in it; "" where it is not of one."""
        return (self.row or "") if self.asked.rows == UNIT else ""

    def text(self) -> str:
        """Return the place as text, to be the part of a pick."""
        return json.dumps(asdict(self), ensure_ascii=False)


def read(said: str) -> Place:
    """Return the place that `Place.text` wrote."""
    told = json.loads(said)
    return Place(Asked(**told["asked"]), told["row"], told["column"])


def asked(rows: str, columns: str = "", measure: str = COUNT) -> Asked:
    """Return a choice, each part said by its name or in its words.

    Raises:
        Unclear: there is no such division or measure, or both divisions are the same.
    """
    down = _named(AXES, rows, "行")
    across = _named(ACROSS, columns, "列") if columns else ""
    if down == across:
        msg = f"行和列都是“{AXES[down].label}”，请把其中一个换成别的。"
        raise Unclear(msg)
    return Asked(down, across, _named(MEASURES, measure, "数"))


def inside(choice: Asked, facts: Facts, terms: Terms) -> bool:
    """Tell whether a suggestion is in a table at all."""
    axes = (AXES[name] for name in (choice.rows, choice.columns) if name)
    return facts.counted and all(axis.inside(facts, terms) for axis in axes)


def counts(choice: Asked, facts: Facts, terms: Terms) -> tuple[bool, bool, bool]:
    """Return whether a suggestion in a table is in the numerator and denominator of its cell.

    And whether what the rate asks is known of it: a cell in which it is of none has no rate.
    """
    rate = MEASURES[choice.measure].rate
    if rate is not None:
        within = rate.inside(facts, terms)
        known = within and (rate.known is None or rate.known(facts, terms))
        return within and rate.hit(facts, terms), within, known
    timed = choice.measure != DAYS or (facts.assigned and facts.answered)
    return timed, timed, timed


def question(place: Place, terms: Terms) -> Callable[[Facts], bool]:
    """Return what a cell asks of each suggestion of its scope, but for the unit that leads it."""
    choice = place.asked
    wanted = [
        (AXES[name], value)
        for name, value in ((choice.rows, place.row), (choice.columns, place.column))
        if value is not None and name != UNIT
    ]

    def is_counted(facts: Facts) -> bool:
        return (
            inside(choice, facts, terms)
            and all(axis.by(facts) == value for axis, value in wanted)
            and counts(choice, facts, terms)[0]
        )

    return is_counted


def base_of(choice: Asked) -> str:
    """Return in words what a table is of: 建议总数, or what both of its divisions are of."""
    some = dict.fromkeys(AXES[name].base for name in (choice.rows, choice.columns) if name)
    return "、".join(base for base in some if base != WHOLE) or WHOLE


def in_time(values: Iterable[str]) -> list[str]:
    """Return years, meetings or terms in their order, what has none last."""
    return sorted(
        values, key=lambda value: (value == "", [int(n) or 99 for n in value.split("-") if n])
    )


def time_said(name: str, value: str) -> str:
    """Return a year, a month, a meeting or a term: 2026年, 2026年1月, 十九届一次, 第十九届."""
    if name == "year":
        return f"{value}年"
    if name == "month":
        return "{}年{}月".format(*value.split("-"))
    term, _, ordinal = value.partition("-")
    return labels.session_short(int(term), int(ordinal)) if ordinal else labels.term_name(int(term))


class _Labelled(Protocol):
    @property
    def label(self) -> str: ...


_Some = TypeVar("_Some", bound=_Labelled)


def _named(known: Mapping[str, _Some], said: str, of: str) -> str:
    if said in known:
        return said
    for name, each in known.items():
        if each.label == said:
            return name
    some = "、".join(each.label for each in known.values())
    msg = f"“{said}”不能做{of}，可以用：{some}。"
    raise Unclear(msg)
