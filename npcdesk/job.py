"""Long work is a generator that says how far it is; it knows neither thread nor window."""

from collections.abc import Generator
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


Job: TypeAlias = Generator[Step, None, T]


def finish(job: Job[T]) -> T:
    """Run a job to its end without watching it, and return its result."""
    while True:
        try:
            next(job)
        except StopIteration as end:
            result: T = end.value
            return result
