"""Several names in one cell: delegates who sign together, units that handle together."""

import re
from collections.abc import Iterable

from npcdesk.rules import naming
from npcdesk.workbooks.cells import NOTHING, Cell, Reading, text

BETWEEN_NAMES = re.compile(r"[、，,;；/\n\r|]+")
AND_OTHERS = re.compile(r"\s*等?\s*(?:共)?\s*\d+\s*(?:名|位|人)?\s*(?:代表|人)?$|\s*等(?:代表)?$")
SEPARATOR = "\n"  # between the names of a reading; no name has one


def read_people(cell: Cell) -> Reading:
    """Read names of persons, one a line; “等5人” is no name, “王 芳” is one."""
    said = str(cell) if isinstance(cell, str) else text(cell)
    names: list[str] = []
    for piece in BETWEEN_NAMES.split(said):
        joined = naming.BETWEEN.sub(naming.DOT, AND_OTHERS.sub("", piece))
        names += _spaced_out(joined.split())
    cleaned = [naming.clean(name) for name in names]
    twice = [name for name in _distinct(cleaned) if cleaned.count(name) > 1]
    doubt = f"“{'、'.join(twice)}”写了两次，只记一位，请核对；是同名的两位，导入后在修改里补上。"
    return Reading(SEPARATOR.join(_distinct(cleaned)), doubt if twice else "")


def read_units(cell: Cell) -> Reading:
    """Read names of units, one a line."""
    said = str(cell) if isinstance(cell, str) else text(cell)
    pieces = [each for piece in BETWEEN_NAMES.split(said) for each in piece.split()]
    return Reading(SEPARATOR.join(_distinct(map(text, pieces))))


def read_first_person(cell: Cell) -> Reading:
    """Read the delegate who leads; those named in the same cell sign together."""
    reading = read_people(cell)
    first, *others = parted(reading.value) or ("",)
    doubt = f"有 {len(others) + 1} 位：“{first}”记作领衔，“{'、'.join(others)}”记作联名，请核对。"
    return reading._replace(problem=reading.problem + (doubt if others else ""))


def read_first_unit(cell: Cell) -> Reading:
    """Read the unit that leads; those named in the same cell help."""
    reading = read_units(cell)
    first, *others = parted(reading.value) or ("",)
    doubt = (
        f"有 {len(others) + 1} 个单位：“{first}”记作主办，“{'、'.join(others)}”记作协办，请核对。"
    )
    return reading._replace(problem=doubt if others else "")


def parted(value: str) -> tuple[str, ...]:
    """Return the names of a reading."""
    return tuple(value.split(SEPARATOR)) if value else ()


def _spaced_out(words: list[str]) -> list[str]:
    """Put names of two characters together that were spread to the width of three: 王　芳."""
    names: list[str] = []
    alone = ""
    for word in words:
        if len(word) == 1 and not alone:
            alone = word
        else:
            names.append(alone + word if len(word) == 1 else word)
            if alone and len(word) > 1:
                names.insert(-1, alone)
            alone = ""
    return [*names, alone] if alone else names


def _distinct(names: Iterable[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if name not in NOTHING]
