"""双评价: what a suggestion's quality and its handling are worth, and how it is worked out.

Source: sources.md 4.7 (the five parts), 3.1 (办成率, 满意率, 面商率) and 3.2: nothing over nothing
is “—”, never 0 %. Every suggestion earns a part of a score whole, in part or not at all, or is not
counted in it; so any figure is the sum of what its suggestions earned.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from npcdesk.models.suggestion_kinds import ContactStage, Rating

WHOLE = 300  # what one suggestion can earn in one part: thirds and hundredths of it are whole


class Part(StrEnum):
    """What a unit's score is made of. The value is written in the data: never change one."""

    RECEIVE = "receive"  # 签收
    MEET = "meet"  # 面谈
    COURSE = "course"  # 进程
    RESULT = "result"  # 结果
    RATING = "rating"  # 满意率


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the rubric for suggestions."""

    name: str
    points: int
    wording: str


@dataclass(frozen=True, slots=True)
class Quality:
    """How suggestions are marked; `least` and the two flags say who is a candidate."""

    criteria: tuple[Criterion, ...]
    least: int
    solved_only: bool
    rated_only: bool


@dataclass(frozen=True, slots=True)
class Handling:
    """How units are scored. Deductions and `mostly` are in hundredths of what can be earned."""

    weights: Mapping[Part, int]
    least: int
    least_papers: int
    receive_days: int
    stages: tuple[ContactStage, ...]
    per_extension: int
    per_urge: int
    by_current_class: bool
    mostly: int
    unreturned: bool  # a suggestion without a returned rating is counted, as not satisfied


@dataclass(frozen=True, slots=True)
class Scheme:
    """An office's way of evaluating, for the years from one on."""

    name: str
    source: str
    quality: Quality
    handling: Handling


@dataclass(frozen=True, slots=True)
class Facts:
    """What the score of one suggestion depends on."""

    received: bool = False
    in_days: bool = False  # 签收, or today where there is none, is within the days for it
    met: frozenset[str] = frozenset()
    answered: bool = False
    late: bool = False  # a reply of any round came after its day, or its day is past
    extended: int = 0
    urged: int = 0
    reply_class: str = ""
    current_class: str = ""
    rating: str = ""


@dataclass(frozen=True, slots=True)
class Earned:
    """What some suggestions earned in one part: `got` of `WHOLE` each, `papers` were counted."""

    got: int = 0
    papers: int = 0

    @property
    def rate(self) -> Fraction | None:
        """The share of what could be earned; None where no suggestion is counted."""
        return Fraction(self.got, WHOLE * self.papers) if self.papers else None

    def times(self, many: int) -> "Earned":
        """Return what so many suggestions alike earned."""
        return Earned(self.got * many, self.papers * many)


Parts = Mapping[Part, Earned]


def earned(facts: Facts, handling: Handling, solved: frozenset[str]) -> dict[Part, Earned]:
    """Return what one suggestion earns in each part; `solved` are the classes that are 办成."""
    shares = {
        Part.RECEIVE: _receive(facts),
        Part.MEET: _meet(facts, handling),
        Part.COURSE: _course(facts, handling),
        Part.RESULT: _result(facts, handling, solved),
        Part.RATING: _rating(facts, handling),
    }
    return {
        part: Earned() if share is None else Earned(int(share * WHOLE), 1)
        for part, share in shares.items()
    }


def _receive(facts: Facts) -> Fraction | None:
    if not facts.received and facts.in_days:
        return None  # there is still time
    return Fraction(facts.received and facts.in_days)


def _meet(facts: Facts, handling: Handling) -> Fraction | None:
    if not (facts.answered and handling.stages):
        return None
    return Fraction(sum(stage in facts.met for stage in handling.stages), len(handling.stages))


def _course(facts: Facts, handling: Handling) -> Fraction | None:
    if facts.late:
        return Fraction(0)
    if not facts.answered:
        return None
    lost = facts.extended * handling.per_extension + facts.urged * handling.per_urge
    return Fraction(max(0, 100 - lost), 100)


def _result(facts: Facts, handling: Handling, solved: frozenset[str]) -> Fraction | None:
    reached = facts.current_class if handling.by_current_class else facts.reply_class
    return Fraction(reached in solved) if facts.answered and reached else None


def _rating(facts: Facts, handling: Handling) -> Fraction | None:
    if not facts.answered or not (facts.rating or handling.unreturned):
        return None
    worth = {Rating.SATISFIED.value: 100, Rating.MOSTLY.value: handling.mostly}
    return Fraction(worth.get(facts.rating, 0), 100)


def together(many: Iterable[Parts]) -> dict[Part, Earned]:
    """Return what several suggestions earned, or several units."""
    got: Counter[Part] = Counter()
    papers: Counter[Part] = Counter()
    for parts in many:
        for part, each in parts.items():
            got[part] += each.got
            papers[part] += each.papers
    return {part: Earned(got[part], papers[part]) for part in Part}


def counted_weight(parts: Parts, weights: Mapping[Part, int]) -> int:
    """Return the weights of the parts in which a suggestion is counted, together."""
    return sum(weights[part] for part in Part if parts[part].papers)


def points(part: Part, parts: Parts, weights: Mapping[Part, int]) -> Fraction | None:
    """Return the points a part brings of its weight; None where no suggestion is counted."""
    rate = parts[part].rate
    return None if rate is None else weights[part] * rate


def score(parts: Parts, weights: Mapping[Part, int]) -> Fraction | None:
    """Return the score of 100; None where nothing is counted.

    A part without a counted suggestion is left out, and the others are scaled to 100: what has not
    come about yet neither helps nor harms.
    """
    whole = counted_weight(parts, weights)
    made = sum((points(part, parts, weights) or Fraction(0) for part in Part), Fraction(0))
    return made * 100 / whole if whole else None


def complete(parts: Parts, weights: Mapping[Part, int]) -> bool:
    """Tell whether every part that weighs something is counted."""
    return counted_weight(parts, weights) == sum(weights.values())


def share_of_one(
    part: Part, one: Parts, every: Parts, weights: Mapping[Part, int]
) -> Fraction | None:
    """Return the points that one suggestion brings to a part of its unit; None: not counted."""
    if not one[part].papers:
        return None
    return Fraction(weights[part] * one[part].got, WHOLE * every[part].papers)


def mark(marks: Iterable[Mapping[str, tuple[int, int]]]) -> Fraction | None:
    """Return the mean of several people's marks of one suggestion, of 100; None without any."""
    of_each = [
        Fraction(sum(got for got, _ in each.values()) * 100, sum(full for _, full in each.values()))
        for each in marks
        if sum(full for _, full in each.values())
    ]
    return sum(of_each, Fraction(0)) / len(of_each) if of_each else None


def tenths(number: Fraction | None) -> str:
    """Return a figure with one decimal, rounded half up; “—” where there is none."""
    if number is None:
        return "—"
    whole = (20 * number.numerator + number.denominator) // (2 * number.denominator)
    return f"{whole // 10}.{whole % 10}"


def decimal(number: Fraction | None) -> float | None:
    """Return a figure with one decimal as a number, for a program."""
    return None if number is None else float(tenths(number))


def percent(earned_part: Earned) -> str:
    """Return 91.7%, “—” where nothing is counted."""
    rate = earned_part.rate
    return "—" if rate is None else f"{tenths(rate * 100)}%"
