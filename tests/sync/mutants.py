"""Breaks the engine on purpose, one way at a time, and tells whether the tests notice.

    python -m tests.sync.mutants [--walks N] [name …]

Run by hand, not by the suite. Each mutant is judged by the quick tests of JUDGES; with `--walks`
by at most N walks of the model instead, which says how good the model is by itself.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from inspect import getmembers, isfunction

from tests.sync import mutants_carrying, mutants_merging

CHOSEN = "NPCDESK_MUTANT"
MODEL = ("tests/sync/test_model.py",)
JUDGES = (
    *(
        f"tests/sync/test_{name}.py"
        for name in (
            "registers",
            "clock_of_commits",
            "rights",
            "merge",
            "merge_hostile",
            "lists_in_any_order",
            "exchange",
            "guard",
            "token",
            "rosters",
            "bundle_refusals",
            "status",
            "undoing",
            "whose_rows",
            "lists_of_own",
            "endings",
            "forks",
            "words_of_machines",
        )
    ),
    "tests/store/test_windows.py",
)
MUTANTS: dict[str, Callable[[], None]] = {
    name: mutant
    for ways in (mutants_merging, mutants_carrying)
    for name, mutant in getmembers(ways, isfunction)
    if mutant.__module__ == ways.__name__
}

if os.environ.get(CHOSEN):
    MUTANTS[os.environ[CHOSEN]]()


def judged(name: str, walks: int) -> tuple[bool, str]:
    """Return whether a mutant is caught, and by what."""
    chosen = {CHOSEN: name, "QT_QPA_PLATFORM": "offscreen"}
    if walks:
        chosen |= {"NPCDESK_MODEL": "long", "NPCDESK_MODEL_RUNS": str(walks)}
    words = ("-m", "pytest", "-xq", "-p", "no:cacheprovider", "-p", "tests.sync.mutants")
    done = subprocess.run(
        [sys.executable, *words, "--tb=short", *(MODEL if walks else JUDGES)],
        env=os.environ | chosen,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stdout.splitlines()
    by = [line.split("::")[-1].split(" - ")[0] for line in lines if line.startswith("FAILED")]
    if done.returncode and not by:
        sys.exit(f"{name}: {done.stdout[-2000:]}{done.stderr[-2000:]}")  # no verdict of a test
    return bool(by), by[0] if by else ""


def main(words: list[str]) -> int:
    """Try the mutants; return how many survived."""
    asked = argparse.ArgumentParser(prog="python -m tests.sync.mutants")
    asked.add_argument("--walks", type=int, default=0)
    asked.add_argument("names", nargs="*", choices=[[], *MUTANTS])
    told = asked.parse_args(words)
    survived = 0
    for name in told.names or MUTANTS:
        started = time.monotonic()
        caught, by = judged(name, told.walks)
        survived += not caught
        verdict = "caught" if caught else "SURVIVED"
        print(f"{name:21} {verdict:8} {time.monotonic() - started:4.0f} s  {by}", flush=True)
    return survived


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
