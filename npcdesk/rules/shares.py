"""Percentages as offices print them (sources.md 3.2): the only place that rounds.

A single ratio is rounded half up; the parts of a whole are balanced by the largest remainder, so
that what is printed sums to 100. Nothing over nothing is “—”, never 0 %. Integers throughout: no
binary fraction is ever rounded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

NONE = "—"


class Mode(StrEnum):
    """How the parts of a whole are rounded; a setting of each report."""

    BALANCED = "balanced"  # 最大余额法: the parts sum to 100
    PLAIN = "plain"  # 逐项四舍五入
    ABSORBED = "absorbed"  # 逐项四舍五入, and one chosen line takes up the difference


MODE = {
    Mode.BALANCED: "配平到100%",
    Mode.PLAIN: "逐项四舍五入",
    Mode.ABSORBED: "差额归最大一项",
}


@dataclass(frozen=True, slots=True)
class Rounding:
    """How a report prints its percentages: `decimals`, whether 19.0% is written 19% (`trim`).

    `absorbs` is the place of the line that takes up the difference, of `Mode.ABSORBED`; the largest
    line when it is None.
    """

    decimals: int = 1
    mode: Mode = Mode.BALANCED
    trim: bool = False
    absorbs: int | None = None


USUAL = Rounding()


def _one(decimals: int) -> int:
    return int(10**decimals)


def units(part: int, whole: int, decimals: int = 1) -> int:
    """Return 100·part/whole rounded half up, in units of the last decimal: 545 for 54.5 %."""
    return (200 * part * _one(decimals) + whole) // (2 * whole)


def balanced(parts: Sequence[int], decimals: int = 1) -> list[int]:
    """Return the parts of a whole in units of the last decimal, which sum to exactly 100 %.

    Every part is floored, and what is missing goes to the largest remainders; of equal ones to the
    larger part, then to the one that comes first. Nothing at all gives nothing.
    """
    whole = sum(parts)
    if not whole:
        return []
    full = 100 * _one(decimals)
    floors = [part * full // whole for part in parts]
    order = sorted(range(len(parts)), key=lambda i: (-(parts[i] * full % whole), -parts[i], i))
    for place in order[: full - sum(floors)]:
        floors[place] += 1
    return floors


def parted(parts: Sequence[int], how: Rounding = USUAL) -> list[int]:
    """Return the parts of a whole in units of the last decimal, rounded as a report wants it."""
    whole = sum(parts)
    if not whole:
        return []
    if how.mode is Mode.BALANCED:
        return balanced(parts, how.decimals)
    plain = [units(part, whole, how.decimals) for part in parts]
    if how.mode is Mode.ABSORBED:
        place = parts.index(max(parts)) if how.absorbs is None else how.absorbs
        plain[place] += 100 * _one(how.decimals) - sum(plain)
    return plain


def written(number: int, how: Rounding = USUAL) -> str:
    """Return units of the last decimal as 54.6%; 19% for 19.0 where ends are trimmed."""
    return f"{number_written(number, how)}%"


def number_written(number: int, how: Rounding = USUAL) -> str:
    """Return units of the last decimal as 54.6, without the sign of a percentage."""
    sign, number = ("-" if number < 0 else ""), abs(number)
    whole, rest = divmod(number, _one(how.decimals))
    digits = f"{rest:0{how.decimals}d}" if how.decimals else ""
    if how.trim:
        digits = digits.rstrip("0")
    return f"{sign}{whole}.{digits}" if digits else f"{sign}{whole}"


def ratio(part: int, whole: int, how: Rounding = USUAL) -> str:
    """Return a single ratio as it is printed: 93.2%, — where there is nothing to divide by."""
    return written(units(part, whole, how.decimals), how) if whole else NONE


def quotient(total: int, many: int, decimals: int = 1) -> str:
    """Return a mean as it is printed: 61.3, — where there is nothing to divide by."""
    if not many:
        return NONE
    units_ = (2 * total * _one(decimals) + many) // (2 * many)
    return number_written(units_, Rounding(decimals))


def printed(parts: Sequence[int], how: Rounding = USUAL) -> list[str]:
    """Return the shares of a whole as they are printed; — for each where the whole is nothing."""
    return [written(each, how) for each in parted(parts, how)] or [NONE] * len(parts)


def difference(new: tuple[int, int], old: tuple[int, int], how: Rounding = USUAL) -> str:
    """Return how far a percentage went up or down, as 上升2.9个百分点; — where one is missing.

    Each is (part, whole). Taken between the two figures as they are printed, so that whoever
    subtracts them finds the same.
    """
    if not new[1] or not old[1]:
        return NONE
    step = units(*new, how.decimals) - units(*old, how.decimals)
    if not step:
        return "持平"
    return f"{'上升' if step > 0 else '下降'}{number_written(abs(step), how)}个百分点"


def growth(new: int, old: int, how: Rounding = USUAL) -> str:
    """Return how much a count grew, as 增长28.8%; — where there was nothing before."""
    if not old:
        return NONE
    if new == old:
        return "持平"
    return f"{'增长' if new > old else '下降'}{ratio(abs(new - old), old, how)}"


def sums_to(shown: Sequence[int], decimals: int) -> bool:
    """Tell whether printed parts sum to 100; where not, a footnote says why."""
    return sum(shown) == 100 * _one(decimals)
