"""The queries that count, and how each is asked."""

from npcdesk.office import figures, statistics
from npcdesk.office.figures import Pick
from npcdesk.office.statistics import Scope
from tests.make import TODAY

ALL = Scope()


def picks(found):
    """Return every count of some figures with the suggestions that it says it is of."""
    counts = {found.pick: found.total}
    for division in found.partitions:
        counts |= {part.pick: part.count for part in division.parts}
    for rate in found.rates:
        counts |= {rate.hit: rate.numerator, rate.inside: rate.denominator}
    return counts


QUERIES = {
    "statistics.ids": lambda s, _: [
        statistics.ids(s, pick) for pick in picks(statistics.suggestions(s, ALL, today=TODAY))
    ],
    "statistics.in_words": lambda s, k: statistics.in_words(s, Scope(unit_id=k.unit.id)),
    "statistics.lines": lambda s, _: statistics.lines(s, Pick(ALL, figures.TOTAL), today=TODAY),
    "statistics.spans": lambda s, _: statistics.spans(s),
    "statistics.suggestions": lambda s, _: statistics.suggestions(s, ALL, today=TODAY),
}
