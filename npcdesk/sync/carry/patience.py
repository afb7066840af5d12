"""Asking what may never answer: a dead stick keeps the system's calls waiting for ever."""

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, TypeVar

T = TypeVar("T")
_asked: dict[str, tuple[threading.Thread, list[Any]]] = {}


def ask(questions: Mapping[str, Callable[[], T]], wait_s: float) -> dict[str, T]:
    """Ask all questions at once, and return the answers that come within `wait_s` seconds.

    A thread that waits cannot be ended: it is left behind. While it waits, whoever asks the same
    waits for its answer too. A question that ends in an `OSError` has no answer.
    """
    end = time.monotonic() + wait_s
    waiting = {key: _begun(key, question) for key, question in questions.items()}
    for thread, _ in waiting.values():
        thread.join(max(0.0, end - time.monotonic()))
    return {key: answers[0] for key, (_, answers) in waiting.items() if answers}


def _begun(key: str, question: Callable[[], T]) -> tuple[threading.Thread, list[T]]:
    before = _asked.get(key)
    if before is not None and before[0].is_alive():
        return before
    answers: list[T] = []

    def wait() -> None:
        with suppress(OSError):
            answers.append(question())

    thread = threading.Thread(target=wait, name=f"ask {key}", daemon=True)
    _asked[key] = thread, answers
    thread.start()
    return thread, answers
