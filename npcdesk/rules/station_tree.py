"""The stations as a tree: 联络总站 – 联络分站 – 代表之家 – 联络点.

Two offices may each hang one station under the other, and both be right when they wrote it: so
whoever reads the tree must stand a circle, and a station above that is not here.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

KINDS = ("联络总站", "联络分站", "代表之家", "联络点")
"""The four kinds, the highest first; other names are kept as they were written."""


def rank(kind: str) -> int:
    """Return how high a kind stands, 0 the highest; a name of its own stands with 代表之家."""
    found = {"代表联络总站": 0, "代表联络分站": 1, "代表联络站": 2, "代表联络点": 3}
    return KINDS.index(kind) if kind in KINDS else found.get(kind, 2)


def rows(parents: Mapping[str, str | None]) -> list[tuple[str, int]]:
    """Return every id once with its depth, parents before their children.

    Children, and those that stand alone, keep the order of `parents`. A parent that is not among
    them counts as none; of a circle the one that comes first in `parents` stands at the top.
    """
    under: dict[str | None, list[str]] = defaultdict(list)
    for each, parent in parents.items():
        under[parent if parent in parents and not _leads_on(each, parents) else None].append(each)
    return list(_below(None, 0, under))


def would_circle(parents: Mapping[str, str | None], child: str, parent: str) -> bool:
    """Return whether `parent` stands below `child`, or is it."""
    seen: set[str] = set()
    at: str | None = parent
    while at is not None and at not in seen:
        if at == child:
            return True
        seen.add(at)
        at = parents.get(at)
    return False


def _leads_on(each: str, parents: Mapping[str, str | None]) -> bool:
    """Return whether `each` is the first of a circle, at which it is opened."""
    circle = [each]
    at = parents.get(each)
    while at is not None and at in parents and at not in circle:
        circle.append(at)
        at = parents[at]
    if at != each:
        return False
    order = {known: place for place, known in enumerate(parents)}
    return min(circle, key=order.__getitem__) == each


def _below(
    parent: str | None, depth: int, under: Mapping[str | None, list[str]]
) -> Iterator[tuple[str, int]]:
    waiting = [(each, depth) for each in reversed(under.get(parent, []))]
    while waiting:
        each, deep = waiting.pop()
        yield each, deep
        waiting += [(child, deep + 1) for child in reversed(under.get(each, []))]
