"""The sentences in which offices tell figures, after published reports (sources.md 3.4).

The same words are looked through by `report_check`: what is said here must be found sound there.
Nothing is said of an empty whole: a share of nothing is no figure.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

from npcdesk import labels
from npcdesk.rules import shares
from npcdesk.rules.shares import Rounding

HUNDRED = 100
HOW = Rounding(trim=True)
"""As reports print percentages unless the office wishes another way: 100%, 19%, 54.6%."""
UNCLASSED = ("未分类", "未填", "未定类别", "未反馈", "未交办", "未填类别", "未评价", "其他", "其它")


class Part(Protocol):
    """A line of a division."""

    @property
    def label(self) -> str:
        """What it is called."""

    @property
    def count(self) -> int:
        """How many."""

    @property
    def share(self) -> str:
        """Its share as printed."""


class Ratio(Protocol):
    """A rate."""

    @property
    def label(self) -> str:
        """What it is called."""

    @property
    def numerator(self) -> int:
        """How many it tells."""

    @property
    def denominator(self) -> int:
        """Of how many."""

    @property
    def printed(self) -> str:
        """As printed."""


def parted(said: str, parts: Sequence[Part], unit: str = "件", kind: str = "") -> str:
    """Return 从内容分类看，城建交通类38件，占30.2%；…。 `kind` ends a name that lacks it.

    "" where nothing is known; one part alone has no share: 全部是城建交通类。
    """
    some = [part for part in parts if part.count]
    if not some:
        return ""
    names = [named(part.label, kind) for part in some]
    if len(some) == 1:
        return "" if names[0].startswith("未") else f"{said}，全部是{names[0]}。"
    told = (
        f"{name}{part.count}{unit}，占{part.share}" for name, part in zip(names, some, strict=True)
    )
    return f"{said}，{'；'.join(told)}。"


def ranked(parts: Sequence[Part], most: int, kind: str = "") -> str:
    """Return 排名前五位的是教科文卫类138件，占22.8%；…；其他84件，占13.9% of too many parts.

    The share of the others is what is left of 100%, as all are printed.
    """
    some = [part for part in parts if part.count]
    rest, whole = (sum(part.count for part in every) for every in (some[most:], some))
    left = sum(Decimal(part.share.rstrip("%")) for part in some[most:])
    exact = left + sum(Decimal(part.share.rstrip("%")) for part in some[:most]) == HUNDRED
    share = f"{left}%" if exact else shares.ratio(rest, whole, HOW)
    told = parted(f"排名前{labels.numeral(most)}位的是", some[:most], kind=kind)
    told = told.replace("位的是，", "位的是", 1).removesuffix("。")
    return f"{told}；其他{rest}件，占{share}。"


def named(label: str, kind: str) -> str:
    """Return a part's name with the word for its kind: 城建交通类."""
    plain = not kind or label.endswith(kind) or label in UNCLASSED
    return f"{label}的" if label.startswith("未") else label if plain else f"{label}{kind}"


def grew(new: int, old: int, than: str, unit: str = "件", how: Rounding = HOW) -> str:
    """Return ，比上年增加66件，增长28.8%; "" where there was nothing before."""
    if not old:
        return ""
    if new == old:
        return f"，与{than}持平"
    more = new > old
    percent = shares.ratio(abs(new - old), old, how)
    moved, rose = ("增加", "增长") if more else ("减少", "下降")
    return f"，比{than}{moved}{abs(new - old)}{unit}，{rose}{percent}"


def went(new: Ratio, old: Ratio) -> str:
    """Return 办成率由46.7%上升为69.6%; "" where one has nothing to divide by."""
    if not (new.denominator and old.denominator):
        return ""
    if new.printed == old.printed:
        return f"{new.label}保持在{new.printed}"
    up = new.numerator * old.denominator > old.numerator * new.denominator
    return f"{new.label}由{old.printed}{'上升' if up else '下降'}为{new.printed}"


def compared(than: str, some: Sequence[tuple[Ratio, Ratio]]) -> str:
    """Return 与上年相比，办成率由46.7%上升为69.6%；…。 "" where nothing can be compared."""
    return moved(f"与{than}相比", some)


def moved(when: str, some: Sequence[tuple[Ratio, Ratio]]) -> str:
    """Return 从2022年到2024年，办成率由46.7%上升为69.6%；…。 "" where nothing can be compared."""
    told = [words for new, old in some if (words := went(new, old))]
    return f"{when}，{'；'.join(told)}。" if told else ""


def table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    """Return the lines of a table in the marks of `body_text`; none without rows.

    The sign of a percentage stands in its heading, once: 占比（%）, 26.8.
    """
    if not rows:
        return []
    signed = [
        any(_cell(cell).endswith("%") for cell in column) for column in zip(*rows, strict=True)
    ]
    head = [f"{of}（%）" if sign else of for of, sign in zip(headings, signed, strict=True)]
    lines = ([_cell(cell).removesuffix("%") for cell in row] for row in rows)
    return [f"| {' | '.join(row)} |" for row in (head, *lines)]


def _cell(value: object) -> str:
    return str(value).replace("|", "｜").replace("\n", " ") or "—"
