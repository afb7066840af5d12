"""Does a deed in processes that are ended at their k-th write, and looks at what is left.

Run with crash_at.so preloaded: `python -m tests.sync.crashes PREPARED WORK POINTS SEED DEED…`. Each
deed begins with a fresh copy of PREPARED in WORK. One JSON line tells the calls of an undisturbed
deed; then one line for each point where it was ended tells what was found. POINTS is a number of
points drawn by SEED, or "all".
"""

import ctypes
import json
import os
import random
import shutil
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.sync.crash_deeds import DEEDS, Deed, Place, sealed

shim = ctypes.CDLL(None)
Point = tuple[int, int]
"""The call at which it ends, and how: as the three below say. One beyond the last: after it all."""
WHOLE, HALF, UNSYNCED = 0, 1, 2
WRITES = "wp"


def main() -> None:
    prepared, work, points, seed, *names = sys.argv[1:]
    place = Place((Path(work) / "run").resolve())
    os.environ["XDG_STATE_HOME"] = str(place.root / "state")
    for name in names:
        fresh(Path(prepared), place)
        cut_off(name, place, Path(work) / f"before {name}", points, seed)


def cut_off(name: str, place: Place, base: Path, points: str, seed: str) -> None:
    deed = DEEDS[name]
    deed.first(place)
    shutil.copytree(place.root, base)
    deed.do(place)  # all forks are spared what is imported and set up only once
    place.state(deed.of)
    fresh(base, place)
    before = well(lambda: place.state(deed.of))
    fresh(base, place)
    calls = well(lambda: counted(deed, place))
    after = well(lambda: place.state(deed.of))
    print(json.dumps({"deed": name, "calls": calls, "same": before == after}), flush=True)
    for at, how in drawn(calls, points, random.Random(seed)):
        fresh(base, place)
        line = {"deed": name, "at": at, "how": how, "call": f"{calls}."[at - 1]}
        line |= ended(deed, place, at, how)
        line |= found(deed, place, before, after)
        print(json.dumps(line, ensure_ascii=False), flush=True)


def fresh(base: Path, place: Place) -> None:
    shutil.rmtree(place.root, ignore_errors=True)
    shutil.copytree(base, place.root)


def counted(deed: Deed, place: Place) -> str:
    """Do it undisturbed; return one letter for each call."""
    shim.crash_at(bytes(place.root), ctypes.c_long(0), 0)
    deed.do(place)
    shim.crash_calls.restype = ctypes.c_char_p
    calls: bytes = shim.crash_calls()
    return calls.decode()


def drawn(calls: str, points: str, chance: random.Random) -> Iterator[Point]:
    """Choose where to end: at the seldom calls as often as at the many writes."""
    every = [(at, WHOLE) for at in range(1, len(calls) + 1)]
    if points == "all":
        yield from every
        # SQLite sees to pages that were half written; the program must to its own files
        yield from ((at, HALF) for at, call in enumerate(calls, 1) if call == "w")
        yield from ((at, UNSYNCED) for at in range(1, len(calls) + 2))
        return
    yield chance.randint(1, len(calls)), UNSYNCED
    yield len(calls) + 1, UNSYNCED
    seldom = [(at, how) for at, how in every if calls[at - 1] not in WRITES]
    writes = [(at, how) for at, _ in every if calls[at - 1] in WRITES for how in (WHOLE, HALF)]
    few = min(int(points) // 2, len(seldom))
    yield from sorted(chance.sample(seldom, few) + chance.sample(writes, int(points) - few))


def ended(deed: Deed, place: Place, at: int, how: int) -> dict[str, Any]:
    """Do it in a process that is ended at a call; a run may have a few calls less."""

    def do() -> None:
        shim.crash_at(bytes(place.root), ctypes.c_long(at), how)
        deed.do(place)
        if how == UNSYNCED:
            shim.crash_now()

    status, told = in_child(do)
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    return {"killed": True} if killed else {"killed": False, **told}


def found(
    deed: Deed, place: Place, before: dict[str, Any], after: dict[str, Any]
) -> dict[str, Any]:
    """Look at what is left, do it again, and look whether it is done now."""

    def look() -> dict[str, Any]:
        sealed(place)
        first = deed.look(place, before, after)
        deed.do(place)
        again = deed.look(place, before, after)
        return {"found": first, "again": again, "left": place.left(deed.of)}

    _, told = in_child(look)
    return told


def well(function: Callable[[], Any]) -> Any:
    """Do in a process of its own what must go well."""
    _, told = in_child(function)
    if "bad" in told:
        sys.exit(told["bad"])
    return told["value"]


def in_child(function: Callable[[], Any]) -> tuple[int, dict[str, Any]]:
    """Call in a fork; return its wait status, and its value or why it came to none."""
    out, into = os.pipe()
    child = os.fork()
    if not child:
        os.close(out)
        try:
            value = function()
            told = value if isinstance(value, dict) and "found" in value else {"value": value}
        except BaseException:  # noqa: BLE001 - told to the parent
            told = {"bad": traceback.format_exc()}
        with os.fdopen(into, "w") as pipe:
            json.dump(told, pipe)
        os._exit(0)
    os.close(into)
    with os.fdopen(out) as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    return status, json.loads(said) if said else {}


if __name__ == "__main__":
    main()
