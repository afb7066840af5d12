"""The arithmetic of printed shares: what a share should be, what it may have meant, which slip."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from npcdesk.rules import shares

HUNDRED = Decimal(100)
_SCALED = 4
_NEAR = Decimal(5)  # how far 近70% may lie above what it stands for, in per cent
_BELOW = ("近", "将近", "不足", "不到", "低于", "以下", "以内", "最多")
_ABOVE = ("超", "超过", "逾", "至少", "高于", "以上", "余", "多")


def share(part: Decimal, whole: Decimal, places: int) -> Decimal:
    """Return per cent rounded half up."""
    return Decimal(shares.units(_whole(part), _whole(whole), places)).scaleb(-places)


def balanced(parts: Sequence[Decimal], places: int) -> list[Decimal]:
    """Return shares of a whole that is the sum of its parts, so that they print to 100."""
    made = shares.balanced([_whole(part) for part in parts], places)
    return [Decimal(each).scaleb(-places) for each in made]


def _whole(value: Decimal) -> int:
    """Return a count so that halves of one (2.5公里) are whole, too."""
    return int(value.scaleb(_SCALED))


def fits(printed: Decimal, places: int, rough: str, exact: Decimal) -> bool:
    """Tell whether a printed per cent says `exact` (not rounded), as exactly as it claims to."""
    if rough in _BELOW:
        return printed - _NEAR <= exact <= printed
    if rough in _ABOVE:
        return printed <= exact < printed + 2 * _NEAR
    unit = Decimal(1).scaleb(-places)
    if rough:
        return abs(exact - printed) <= max(unit, Decimal(1))
    return exact.quantize(unit, ROUND_HALF_UP) == printed


def beside(printed: Decimal, places: int, exact: Decimal) -> bool:
    """Tell whether a printed per cent is one unit of its last decimal off."""
    unit = Decimal(1).scaleb(-places)
    return abs(exact.quantize(unit, ROUND_HALF_UP) - printed) == unit


def wholes(part: Decimal, printed: Decimal, places: int) -> tuple[int, int]:
    """Return the least and the largest whole of which `part` prints as `printed` per cent."""
    half = Decimal(5).scaleb(-places - 1)
    if printed <= half or part <= 0:
        return (0, -1)
    least = (part * HUNDRED / (printed + half)).to_integral_value(ROUND_FLOOR) + 1
    most = (part * HUNDRED / (printed - half)).to_integral_value(ROUND_FLOOR)
    return int(least), int(most)


def parts_of(whole: Decimal, printed: Decimal, places: int) -> tuple[int, int]:
    """Return the least and the largest part of `whole` that prints as `printed` per cent."""
    half = Decimal(5).scaleb(-places - 1)
    least = ((printed - half) * whole / HUNDRED).to_integral_value(ROUND_CEILING)
    most = ((printed + half) * whole / HUNDRED).to_integral_value(ROUND_CEILING) - 1
    return max(int(least), 0), int(most)


def number(value: Decimal) -> str:
    """Return a number without an exponent, and without zeros it does not need."""
    if value == value.to_integral_value():
        return str(int(value))
    return f"{value.normalize():f}"


def slip(printed: str, right: str) -> str:
    """Return how one number came to be typed for the other, or "" where it does not show."""
    one, other = printed.replace(".", ""), right.replace(".", "")
    if printed != right and one.rstrip("0") == other.rstrip("0"):
        return "小数点点错了位置"
    if swapped(one, other):
        return "数字写颠倒了"
    if len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1:
        return "写错了一位数"
    if len(one) + 1 == len(other) and _without_one(other, one):
        return "少写了一位数"
    more = len(one) == len(other) + 1 and _without_one(one, other)
    return "多写了一位数" if more else ""


def telling_slip(printed: str, right: str) -> str:
    """Return the slip where it is worth telling: one digit instead of another tells nothing."""
    return slip(printed, right) if max(len(printed), len(right)) > 1 else ""


def swapped(one: str, other: str) -> bool:
    """Tell whether two numbers differ by two neighbouring digits that changed places."""
    if len(one) != len(other):
        return False
    odd = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(odd) != 2 or odd[1] != odd[0] + 1:
        return False
    return one[odd[0]] == other[odd[1]] and one[odd[1]] == other[odd[0]]


def _without_one(longer: str, shorter: str) -> bool:
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
