"""Promises and look-backs as the projection `standing` keeps them: JSON that SQL can take apart."""

import json
from collections.abc import Iterable
from typing import Any

from npcdesk.models import SuggestionEvent
from npcdesk.rules import look_back
from npcdesk.rules.promises import Promise, still_open


def promises_told(promises: Iterable[Promise]) -> str:
    """Return one object a promise: what, until when, how far it is; "" for none."""
    return _json([_promise(each) for each in promises])


def first_due(promises: Iterable[Promise]) -> str:
    """Return the day of the open promise that comes first; "" when none is open."""
    days = [each.due_on for each in still_open(promises) if each.due_on]
    return min(days).isoformat() if days else ""


def look_backs_told(look_backs: Iterable[SuggestionEvent]) -> str:
    """Return one object a look-back: its year and answers; "" for none."""
    return _json([_look_back(each) for each in look_backs])


def _promise(promise: Promise) -> dict[str, Any]:
    last = promise.ended or (promise.progress[-1] if promise.progress else None)
    ended = promise.ended
    return {
        "id": promise.id,
        "made": promise.made.on.isoformat(),
        "matter": promise.made.matter,
        "due": promise.due_on.isoformat() if promise.due_on else "",
        "state": promise.state.value,
        "steps": len(promise.progress),
        "last_on": last.on.isoformat() if last else "",
        "last": last.body if last else "",
        "ended": ended.on.isoformat() if ended else "",
        "told": ended.told_on.isoformat() if ended and ended.told_on else "",
    }


def _look_back(event: SuggestionEvent) -> dict[str, Any]:
    answers = look_back.read(event.answers)
    return {
        "id": event.id,
        "year": event.on.year,
        "on": event.on.isoformat(),
        "solved": answers.solved,
        "kept": answers.kept,
        "follow": answers.follow,
        "rating": event.rating.value if event.rating else "",
        "body": event.body,
    }


def _json(some: list[dict[str, Any]]) -> str:
    return json.dumps(some, ensure_ascii=False) if some else ""
