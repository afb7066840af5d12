"""The figures of a year of which only its counts are kept (往年汇总数): rates and nothing more."""

from dataclasses import replace

from npcdesk.office import figures
from npcdesk.office.figures import Called, Rate, Way
from npcdesk.office.statistics import Figures
from npcdesk.rules.shares import Rounding
from npcdesk.rules.year_counts import YearCounts

NOTE = "往年汇总数，没有建议可以打开。"


def of(said: YearCounts, empty: Figures, solved: frozenset[str], how: Rounding) -> Figures:
    """Return figures with the counts of a year in place of those of no papers.

    `solved` are the classes that count as 办成. What the counts do not tell stays —.
    """
    way = Way(empty.scope, f"{said.year}年汇总数", how)
    classes = {"A": said.class_a, "B": said.class_b, "C": said.class_c}
    classed = sum(classes.values())
    rated = said.satisfied + said.mostly + said.dissatisfied
    hits = {
        "concluded": (said.answered, said.total if said.answered else 0),
        "solved": (
            sum(n for code, n in classes.items() if code in solved),
            (said.answered or classed) if classed else 0,
        ),
        "satisfied": (said.satisfied + said.mostly, (said.answered or rated) if rated else 0),
        "satisfied_returned": (said.satisfied + said.mostly, rated),
    }
    rates = tuple(
        _rate(rate, hits[rate.name], way) if rate.name in hits else rate for rate in empty.rates
    )
    return replace(empty, words=way.words, total=said.total, rates=rates, means=())


def _rate(rate: Rate, counts: tuple[int, int], way: Way) -> Rate:
    base = "建议总数" if rate.name == "concluded" else rate.base
    return figures.ratio(Called(rate.name, rate.label, base, rate.of, NOTE), *counts, way)
