"""The rules of a year's duties (履职要求和积分办法) as TOML: read, written, told."""

import json
import re
import tomllib
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from npcdesk.errors import DeskError
from npcdesk.models.office import Level
from npcdesk.rules.duty import (
    KINDS,
    Earned,
    Point,
    Scheme,
    StationLeast,
    Target,
    plain,
    total,
)
from npcdesk.rules.station_tree import KINDS as KINDS_OF_STATIONS

LEVELS = frozenset(level.value for level in Level)
EVERY = "all"
MOST, MOST_WORTH = 365, 100


def read(text: str) -> Scheme:
    """Return the rules written in `text` (TOML), or raise `DeskError` that says what to mend."""
    try:
        table = tomllib.loads(text, parse_float=Fraction)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        where = f"第 {line[1]} 行" if line else "末尾"
        msg = f"履职要求{where}的写法读不懂，请对照随程序带来的改正。"
        raise DeskError(msg) from error
    scheme = Scheme(
        name=_words(table, "name"),
        source=str(table.get("source", "")),
        targets=tuple(_target(each) for each in _tables(table, "targets")),
        points=tuple(_point(each) for each in _tables(table, "points")),
        ranked=bool(table.get("ranked", False)),
        stations=tuple(_station(each) for each in _tables({"stations": [], **table}, "stations")),
    )
    for what, names in (
        ("履职要求", [each.name for each in scheme.targets]),
        ("积分", [each.name for each in scheme.points]),
        ("站点", [each.kind for each in scheme.stations]),
    ):
        if len(set(names)) < len(names):
            msg = f"{what}有两项叫同一个名字，请改一个。"
            raise DeskError(msg)
    return scheme


def write(scheme: Scheme) -> str:
    """Return the rules as text that `read` understands."""
    lines = [f"name = {_said(scheme.name)}", f"source = {_said(scheme.source)}"]
    lines.append(f"ranked = {_said(scheme.ranked)}")
    for target in scheme.targets:
        least = EVERY if target.least is None else target.least
        lines += ["", "[[targets]]", f"name = {_said(target.name)}"]
        lines += [f"kinds = {_said(list(target.kinds))}", f"least = {_said(least)}"]
        lines += [f"unit = {_said(target.unit)}", f"source = {_said(target.source)}"]
        lines += [f"levels = {_said(list(target.levels))}"] * bool(target.levels)
    for point in scheme.points:
        lines += ["", "[[points]]", f"name = {_said(point.name)}"]
        lines += [f"kinds = {_said(list(point.kinds))}"]
        lines += [f"worth = {plain(point.worth).replace('−', '-')}", f"unit = {_said(point.unit)}"]
    for station in scheme.stations:
        lines += ["", "[[stations]]", f"kind = {_said(station.kind)}", f"least = {station.least}"]
    return "\n".join(lines) + "\n"


def asked(target: Target) -> str:
    """Return 至少 4 次, or 每次都要到."""
    return "每次都要到" if target.least is None else f"至少 {target.least} {target.unit}"


def sum_of(line: Earned) -> str:
    """Return 2 件 × 3."""
    return f"{line.times} {line.point.unit} × {plain(line.point.worth)}"


def formula(lines: tuple[Earned, ...]) -> str:
    """Return the sum behind a total: 领衔建议 2 件 × 3 + 请假半天 1 次 × −1 = 5."""
    if not lines:
        return "还没有可以计分的"
    told = " + ".join(f"{line.point.name} {sum_of(line)}" for line in lines)
    return f"{told} = {plain(total(lines))}"


def _target(table: Mapping[str, Any]) -> Target:
    name, least = _words(table, "name"), table.get("least")
    if least != EVERY and not _whole(least, MOST):
        msg = f"“{name}”的 least 请写 0 到 {MOST} 的整数，或者 all。"
        raise DeskError(msg)
    levels = _list(table, "levels", LEVELS, name) if "levels" in table else ()
    return Target(
        name=name,
        kinds=_list(table, "kinds", KINDS, name),
        least=None if least == EVERY else least,
        unit=str(table.get("unit", "次")),
        source=str(table.get("source", "")),
        levels=levels,
    )


def _point(table: Mapping[str, Any]) -> Point:
    name, kinds = _words(table, "name"), _list(table, "kinds", KINDS, _words(table, "name"))
    worth: Any = table.get("worth")
    number = isinstance(worth, int | Fraction) and not isinstance(worth, bool)
    if not number or abs(worth) > MOST_WORTH or (Fraction(worth) * 100).denominator != 1:
        msg = f"“{name}”的 worth 请写 -{MOST_WORTH} 到 {MOST_WORTH} 的数，最多两位小数。"
        raise DeskError(msg)
    return Point(name, kinds, Fraction(worth), str(table.get("unit", "次")))


def _station(table: Mapping[str, Any]) -> StationLeast:
    kind, least = _words(table, "kind"), table.get("least")
    if kind not in KINDS_OF_STATIONS or not _whole(least, MOST):
        msg = f"站点的 kind 请写{'、'.join(KINDS_OF_STATIONS)}，least 请写 0 到 {MOST} 的整数。"
        raise DeskError(msg)
    return StationLeast(kind, int(least or 0))


def _tables(table: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    found = table.get(key)
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        msg = f"履职要求里没有“{key}”这一段，请对照随程序带来的补上。"
        raise DeskError(msg)
    return found


def _list(table: Mapping[str, Any], key: str, known: frozenset[str], name: str) -> tuple[str, ...]:
    found = table.get(key)
    if not isinstance(found, list) or not found or any(each not in known for each in found):
        msg = f"“{name}”的 {key} 请从 {'、'.join(sorted(known))} 中写。"
        raise DeskError(msg)
    return tuple(dict.fromkeys(found))


def _words(table: Mapping[str, Any], key: str) -> str:
    found = table.get(key)
    if not isinstance(found, str) or not found.strip():
        msg = f"履职要求的“{key}”还没有写，请补上。"
        raise DeskError(msg)
    return found.strip()


def _whole(value: object, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most


def _said(value: object) -> str:
    """Return a value as TOML writes it: JSON is the same for words, numbers and lists of words."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
