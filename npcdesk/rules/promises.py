"""Promises of a reply (承诺事项) and what became of them: the part of the fold that is about them.

Source: sources.md 1.4 and 4.1 (重庆 第二十二、二十四条, 青岛 第二十七条, 北京 第二十六条).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from npcdesk.models.suggestion import SuggestionEvent
from npcdesk.models.suggestion_kinds import EventKind
from npcdesk.rules.suggestion_states import OF_PROMISE


class PromiseState(StrEnum):
    """Where a promise stands. It follows from the events; stored in the projection alone."""

    OPEN = "open"
    FULFILLED = "fulfilled"
    UNABLE = "unable"


ENDS = {
    EventKind.FULFIL: PromiseState.FULFILLED,
    EventKind.UNABLE: PromiseState.UNABLE,
}


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise: the event that made it (答复 or 承诺), its progress, and how it ended."""

    made: SuggestionEvent
    progress: tuple[SuggestionEvent, ...] = ()
    ended: SuggestionEvent | None = None

    @property
    def id(self) -> str:
        """The id of the event that made it, by which it is named."""
        return self.made.id

    @property
    def due_on(self) -> date | None:
        """The day that was promised."""
        return self.made.promised_on

    @property
    def state(self) -> PromiseState:
        """Where it stands."""
        return ENDS[self.ended.kind] if self.ended else PromiseState.OPEN


def still_open(promises: Iterable[Promise]) -> list[Promise]:
    """Return those that are neither kept nor given up."""
    return [each for each in promises if each.ended is None]


def fits(promises: tuple[Promise, ...], event: SuggestionEvent) -> bool:
    """Return whether a tracked event finds the promise it is about, still open."""
    if event.kind not in OF_PROMISE:
        return True
    return any(each.id == event.about_id for each in still_open(promises))


def after(promises: tuple[Promise, ...], event: SuggestionEvent) -> tuple[Promise, ...]:
    """Return the promises as they are after one event that fits."""
    if event.kind is EventKind.PROMISE:
        return (*promises, Promise(event))
    return tuple(_told(each, event) if each.id == event.about_id else each for each in promises)


def _told(promise: Promise, event: SuggestionEvent) -> Promise:
    if event.kind is EventKind.ADVANCE:
        return replace(promise, progress=(*promise.progress, event))
    return replace(promise, ended=event)


def of_reply(event: SuggestionEvent) -> tuple[Promise, ...]:
    """Return what a reply promises by itself; those of the reply before it are answered anew."""
    return (Promise(event),) if event.promised_on else ()


def short(title: str) -> str:
    """Return what a suggestion wants, where a promise says nothing else: 打通城南片区断头路."""
    return title.removeprefix("关于").removesuffix("的建议")
