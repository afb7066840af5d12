"""Names of files: what may stand in one, and what a bundle's parts are called."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from itertools import count

EXTENSION = ".npb"
OFFICE = 24  # characters of an office's name in a file's

_FORBIDDEN = set('<>:"/\\|?*')  # Windows
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # controls, bidi marks and the like
_DEVICES = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
    f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³"
}


def clean(name: str, most: int = 80) -> str:
    """Return a name that every system takes and that shows as it is read; never an empty one.

    Separators, controls and marks of direction are dropped, names of Windows devices get a line
    before them. `most` is in characters, the ending is kept when the middle is cut.
    """
    seen = "".join(
        c for c in name if c not in _FORBIDDEN and unicodedata.category(c) not in _UNSEEN
    )
    stem, dot, ending = seen.rpartition(".")
    if dot and stem and len(ending) < most // 2:
        seen = stem[: most - len(ending) - 1] + dot + ending
    seen = seen[:most].strip(" .") or "_"
    return f"_{seen}" if seen.split(".")[0].strip().upper() in _DEVICES else seen


def of_bundle(from_name: str, to_name: str, day: date) -> str:
    """Return what the file names of a day's bundles between two offices begin with."""
    return f"{clean(from_name, OFFICE)}→{clean(to_name, OFFICE)} {day:%Y%m%d}"


def of_part(bundle: str, number: int, part: int, parts: int) -> str:
    """Return the file name of a part of the bundle of that number; which part, where several."""
    which = f" {part}-{parts}" if parts > 1 else ""
    return f"{bundle} 第{number}号{which}{EXTENSION}"


def sender(stem: str) -> str:
    """Return from whom a part is, as its file's name says; a name that does not say is returned."""
    name, arrow, _ = stem.partition("→")
    return name if arrow else stem


def number(stem: str) -> str:
    """Return 第3号, which one of the sender's a bundle is; "" when the file's name does not say."""
    found = re.search(r" (第\d+号)", stem)
    return found[1] if found else ""


def free_number(bundle: str, number: int, taken: Iterable[str]) -> int:
    """Return the first number, from `number` on, that none of the file names in `taken` has."""
    start = f"{bundle} "
    used = {name[len(start) :].partition("号")[0] for name in taken if name.startswith(start)}
    return next(free for free in count(number) if f"第{free}" not in used)
