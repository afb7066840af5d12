"""Outlines with few points: PostScript curves drawn anew as the TrueType curves that are needed.

Fandol's brush strokes have some two hundred points a character, whatever kind of curve they are
written in, and a paper carries every point of every character that it uses. Here each piece of a
contour between two corners is covered with as few quadratic curves as stay within `ERROR` of it.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from fontTools.pens.recordingPen import RecordingPen

ERROR = 1.5  # of 1000 units to the em: less than a quarter of a dot at 600 dpi for 16 pt
CORNER = math.cos(math.radians(20))  # a sharper turn is a corner, and stays where it is
STEPS = 6  # points taken on every curve, at least
APART = 16.0  # units from point to point, at most: between them nobody looks
TRIES = 4  # to find where on the new curve a point lies

Point = tuple[float, float]


def redraw(glyph: Any, pen: Any) -> None:
    """Draw a glyph with few points."""
    for points, nodes in _contours(glyph):
        _cover(points, nodes, pen)


def _contours(glyph: Any) -> Iterator[tuple[list[Point], list[bool]]]:
    """Yield the points along each contour, and which of them its curves ended at."""
    pen = RecordingPen()
    glyph.draw(pen)
    found: list[tuple[Point, bool]] = []
    for kind, given in pen.value:
        if kind == "moveTo":
            found = [(given[0], True)]
        elif kind == "lineTo":
            found += _straight_to(found[-1][0], given[0])
        elif kind == "curveTo":
            found += _along(found[-1][0], *given)
        else:
            found += _straight_to(found[-1][0], found[0][0])
            apart = [each for at, each in enumerate(found) if each[0] != found[at - 1][0]]
            if len(apart) > 2:
                yield [point for point, _ in apart], [node for _, node in apart]


def _straight_to(begin: Point, end: Point) -> Iterator[tuple[Point, bool]]:
    (ax, ay), (dx, dy) = begin, end
    x, y = (dx - ax) / 3, (dy - ay) / 3
    return _along(begin, (ax + x, ay + y), (dx - x, dy - y), end)


def _along(a: Point, b: Point, c: Point, d: Point) -> Iterator[tuple[Point, bool]]:
    steps = max(STEPS, math.ceil((math.dist(a, b) + math.dist(b, c) + math.dist(c, d)) / APART))
    for step in range(1, steps + 1):
        t = step / steps
        shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        x, y = (sum(s * p[i] for s, p in zip(shares, (a, b, c, d), strict=True)) for i in (0, 1))
        yield (d, True) if step == steps else ((x, y), False)


def _turns(before: Point, at: Point, after: Point) -> bool:
    x, y, u, v = at[0] - before[0], at[1] - before[1], after[0] - at[0], after[1] - at[1]
    return x * u + y * v < CORNER * math.hypot(x, y) * math.hypot(u, v)


def _cover(points: list[Point], nodes: list[bool], pen: Any) -> None:
    """Draw one contour, from corner to corner."""
    many = len(points)
    turns = [
        at
        for at in range(many)
        if nodes[at] and _turns(points[at - 1], points[at], points[(at + 1) % many])
    ] or [0]
    first = turns[0]
    round_ = [*points[first:], *points[:first], points[first]]
    ends = [*(at - first for at in turns[1:]), many]
    pen.moveTo(_whole(round_[0]))
    begin = 0
    for end in ends:
        while begin < end:
            begin, control = _longest(round_, begin, end)
            if control:
                pen.qCurveTo(control, _whole(round_[begin]))
            else:
                pen.lineTo(_whole(round_[begin]))
    pen.closePath()


def _longest(points: Sequence[Point], begin: int, end: int) -> tuple[int, Point | None]:
    """Return how far one curve reaches at most, and its control point; None: a line."""
    good, control, bad, step = begin + 1, None, end + 1, 1
    while good < end:
        at = min(good + step, end)
        fits, tried = _fit(points[begin : at + 1])
        if not fits:
            bad = at
            break
        good, control, step = at, tried, step * 2
    while bad - good > 1:
        at = (good + bad) // 2
        fits, tried = _fit(points[begin : at + 1])
        if fits:
            good, control = at, tried
        else:
            bad = at
    return good, control


def _fit(points: Sequence[Point]) -> tuple[bool, Point | None]:
    """Return whether one curve follows the points, and its control point; None: a line does."""
    a, d = points[0], points[-1]
    if _straight(points):
        return True, None
    walked = [0.0]
    for before, after in pairwise(points):
        walked.append(walked[-1] + math.dist(before, after))
    where = [each / walked[-1] for each in walked[1:-1]]
    for _ in range(TRIES):
        weights = [2 * t * (1 - t) for t in where]
        total = sum(w * w for w in weights)
        control = _whole(
            tuple(  # type: ignore[arg-type]
                sum(
                    w * (p[i] - (1 - t) ** 2 * a[i] - t * t * d[i])
                    for w, t, p in zip(weights, where, points[1:-1], strict=True)
                )
                / total
                for i in (0, 1)
            )
        )
        worst, where = _nearer(points, control, where)
        if worst <= ERROR:
            return True, control
        if worst > 8 * ERROR:
            break
    return False, None


def _straight(points: Sequence[Point]) -> bool:
    (ax, ay), (dx, dy) = points[0], points[-1]
    x, y = dx - ax, dy - ay
    long = math.hypot(x, y)
    if len(points) == 2:
        return True
    ahead = all((px - ax) * x + (py - ay) * y >= 0 for px, py in points)
    off = max(abs((px - ax) * y - (py - ay) * x) for px, py in points)
    return long > 0 and ahead and off <= ERROR / 2 * long


def _nearer(
    points: Sequence[Point], control: Point, where: Sequence[float]
) -> tuple[float, list[float]]:
    """Return how far the curve is from the points at most, and where on it each lies (Newton)."""
    (ax, ay), (cx, cy), (dx, dy) = points[0], control, points[-1]
    bend = 2 * (ax - 2 * cx + dx), 2 * (ay - 2 * cy + dy)
    worst, found = 0.0, []
    for t, (px, py) in zip(where, points[1:-1], strict=True):
        u = 1 - t
        ex = u * u * ax + 2 * t * u * cx + t * t * dx - px
        ey = u * u * ay + 2 * t * u * cy + t * t * dy - py
        worst = max(worst, math.hypot(ex, ey))
        sx, sy = 2 * (u * (cx - ax) + t * (dx - cx)), 2 * (u * (cy - ay) + t * (dy - cy))
        slope = sx * sx + sy * sy + ex * bend[0] + ey * bend[1]
        better = t - (ex * sx + ey * sy) / slope if abs(slope) > 1e-9 else t
        found.append(better if 0 < better < 1 else t)
    return worst, found


def _whole(point: Point) -> Point:
    return round(point[0]), round(point[1])
