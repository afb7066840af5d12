"""What suggestions are counted by: a few facts of each, packed into one word of the projection.

The word is made once, when a suggestion is written; statistics read the words that differ, with how
many suggestions share each. So a figure of a hundred thousand is a sum over some hundred lines, and
the list behind it is found by the very words that were counted.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from npcdesk.models.suggestion import Suggestion
from npcdesk.models.suggestion_kinds import ContactStage
from npcdesk.rules.suggestion_fold import Standing
from npcdesk.rules.suggestion_states import State

BETWEEN = "\x1f"
IN_PERSON = "当面"
IN_TIME, LATE, AWAITED = "y", "n", "w"
"""Of a reply that had a day: in time in every round, late in one, not there yet."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is counted of a suggestion, in the order of the packed word.

    `year` is that in which it was raised, or handed over where that is not told. `state` is the
    name of a `State`; what was archived is CLOSED or ENDED, as it was before. `on_time` is
    `IN_TIME`, `LATE` or `AWAITED`, “” where no day for the reply was ever set. `met` has the first
    letters of the stages in which the delegate was spoken to face to face, `spoken` tells of any
    way. Classes are codes, `rating` and `origin` stored values; `first_round` is false after 重办.
    """

    term: int = 0
    session: int = 0
    year: int = 0
    state: str = ""
    category: str = ""
    origin: str = ""
    unit_kind: str = ""
    assigned: bool = False
    answered: bool = False
    on_time: str = ""
    reply_class: str = ""
    current_class: str = ""
    rating: str = ""
    first_round: bool = True
    met: str = ""
    spoken: bool = False
    key: bool = False
    joint: bool = False  # 联名: more than one name is under it
    helped: bool = False  # there are 协办 units
    manner: str = ""  # how the delegate rates 办理态度
    in_person: bool = False  # the reply was handed over: 送达, 当面
    month: int = 0  # of `year`
    instructed: bool = False  # the head of a unit wrote who is to do what: 批办

    @property
    def counted(self) -> bool:
        """Whether it is among the suggestions at all: filed, and neither withdrawn nor ended."""
        return self.state not in ("DRAFT", "ENDED")

    @property
    def word(self) -> str:
        """The facts packed."""
        return BETWEEN.join(_TO[type(v)](v) for v in values(self))


NAMES = tuple(each.name for each in fields(Facts))
_TO: dict[type, Callable[[Any], str]] = {
    int: str,
    bool: lambda value: "1" if value else "",
    str: lambda value: value.replace(BETWEEN, " "),
}
_FROM: dict[Any, Callable[[str], Any]] = {int: int, bool: bool, str: str}
_READ = tuple(_FROM[each.type] for each in fields(Facts))


def values(facts: Facts) -> tuple[Any, ...]:
    """Return the facts in the order of `NAMES`."""
    return tuple(getattr(facts, name) for name in NAMES)


def read(word: str) -> Facts:
    """Return the facts of a packed word; of an empty one, those of a suggestion not yet told.

    A word of before says nothing of what has been counted since.
    """
    if not word:
        return Facts(state="DRAFT")
    return Facts(*(as_(part) for as_, part in zip(_READ, word.split(BETWEEN), strict=False)))


def of(
    paper: Suggestion,
    now: Standing,
    *,
    unit_kind: str = "",
    key: bool = False,
    signers: int = 1,
    helped: bool = False,
) -> Facts:
    """Return what is counted of a suggestion that stands so."""
    began = paper.raised_on or now.first_handed
    answered = now.replied_on is not None
    return Facts(
        term=paper.term,
        session=paper.session,
        year=began.year if began else 0,
        state=_state(now),
        category=paper.category.strip(),
        origin=paper.origin.value,
        unit_kind=unit_kind,
        assigned=now.first_handed is not None,
        answered=answered,
        on_time=_on_time(now),
        reply_class=now.reply_class,
        current_class=now.current_class,
        rating=now.rating.value if now.rating else "",
        first_round=now.round == 1,
        met="".join(stage.value[0] for stage in ContactStage if stage in now.faced),
        spoken=now.contacts > 0,
        key=key,
        joint=signers > 1,
        helped=helped,
        manner=now.attitude.value if now.attitude else "",
        in_person=any(each.how == IN_PERSON for each in now.delivered),
        month=began.month if began else 0,
        instructed=now.instructed > 0,
    )


def reply_days(now: Standing) -> int | None:
    """Return how many days passed from the first handing-over to the reply; None without one."""
    first: date | None = now.first_handed
    return (now.replied_on - first).days if first and now.replied_on else None


def _state(now: Standing) -> str:
    if now.state is State.ARCHIVED:
        return (State.CLOSED if now.closed_on else State.ENDED).name
    return now.state.name


def _on_time(now: Standing) -> str:
    if now.replied_on is None:
        return AWAITED if now.due_on else ""
    if now.replied_late:
        return LATE
    return IN_TIME if now.replied_in_time else ""
