"""Long work is a generator that says how far it is; it knows neither thread nor window."""

import gc
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """How far a job is: `done` of `total` units, what it is busy with, and in which stage."""

    done: int
    total: int
    note: str = ""
    stage: str = ""


@contextmanager
def uncollected() -> Generator[None]:
    """Keep the cycle collector still while a large batch is made.

    A batch is a million small objects without cycles; the collector would look at all of them
    again and again, for a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


Job: TypeAlias = Generator[Step, None, T]


def finish(job: Job[T]) -> T:
    """Run a job to its end without watching it, and return its result."""
    while True:
        try:
            next(job)
        except StopIteration as end:
            result: T = end.value
            return result
