"""Marks on ballots, as clerks type them off: what each means, and which ballots do not count."""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from npcdesk.models.project_poll import PollMethod
from npcdesk.rules.project_votes import Batch, marks

YES = frozenset(["○", "〇", "O", "o", "√", "✓", "✔", "☑", "Y", "y", "是", "选", "赞成", "同意"])
NO = frozenset(["×", "✗", "✘", "X", "x", "否", "不选", "反对", "不赞成", "不同意", "N", "n", "0"])
ABSTAIN = frozenset(["弃权", "△", "-", "—", "/"])
_EITHER = {**dict.fromkeys(YES, "yes"), **dict.fromkeys(NO, "no"), "1": "yes"}
_WORDS: Mapping[PollMethod, Mapping[str, str]] = {
    PollMethod.CHOOSE: {**_EITHER, **dict.fromkeys(ABSTAIN, "no")},
    PollMethod.EACH: {**_EITHER, **dict.fromkeys(ABSTAIN, "abstain")},
    PollMethod.RATE: {
        "满意": "yes",
        "基本满意": "mostly",
        "不满意": "no",
        **dict.fromkeys((*ABSTAIN, "不了解"), "abstain"),
    },
    PollMethod.GRADE: {
        "好": "yes",
        "较好": "mostly",
        "一般": "fair",
        "差": "no",
        **dict.fromkeys((*ABSTAIN, "不了解"), "abstain"),
    },
}


@dataclass(frozen=True, slots=True)
class Ballot:
    """One ballot: the line it stands in, its counting group, a mark an item; `void` set aside."""

    line: int
    batch: str
    marks: Sequence[str]
    void: bool = False


@dataclass(frozen=True, slots=True)
class Ballots:
    """The ballots of a workbook, or what it says they add up to."""

    titles: Sequence[str]
    ballots: Sequence[Ballot] = ()
    batches: Sequence[Batch] = ()  # counted already; items by their title
    method: PollMethod | None = None  # as the headings say


@dataclass(frozen=True, slots=True)
class SetAside:
    """A ballot that does not count, and why."""

    line: int
    why: str


def guess(ballots: Sequence[Ballot], seats: int) -> PollMethod:
    """Return how the ballots are marked, from their words."""
    said = {_plain(mark) for ballot in ballots for mark in ballot.marks}
    if said & {"满意", "基本满意", "不满意"}:
        return PollMethod.RATE
    if said & {"好", "较好", "差"}:
        return PollMethod.GRADE
    return PollMethod.CHOOSE if seats else PollMethod.EACH


def count(
    ballots: Sequence[Ballot], titles: Sequence[str], method: PollMethod, seats: int = 0
) -> tuple[list[Batch], list[SetAside]]:
    """Return what ballots add up to by counting group, and those that do not count.

    A ballot with more items chosen than there are places, or with a mark that nobody can read, is
    invalid as a whole; one with fewer, or with none, is valid. An empty field is 弃权.
    """
    names = list(dict.fromkeys(ballot.batch for ballot in ballots)) or [""]
    cells = {name: {title: dict.fromkeys(marks(method), 0) for title in titles} for name in names}
    returned: dict[str, int] = defaultdict(int)
    aside: list[SetAside] = []
    spoilt: dict[str, int] = defaultdict(int)
    for ballot in ballots:
        returned[ballot.batch] += 1
        read, why = _read(ballot, titles, method, seats)
        if why:
            aside.append(SetAside(ballot.line, why))
            spoilt[ballot.batch] += 1
            continue
        for title, mark in zip(titles, read, strict=True):
            if mark in cells[ballot.batch][title]:
                cells[ballot.batch][title][mark] += 1
    return [
        Batch(
            name or "全体",
            {
                "issued": None,
                "returned": returned[name],
                "valid": returned[name] - spoilt[name],
                "invalid": spoilt[name],
            },
            cells[name],
        )
        for name in names
    ], aside


def _read(
    ballot: Ballot, titles: Sequence[str], method: PollMethod, seats: int
) -> tuple[list[str], str]:
    if ballot.void:
        return [], "注明作废"
    read, ranks = [], []
    for title, said in zip(titles, ballot.marks, strict=True):
        plain = _plain(said)
        mark = _WORDS[method].get(plain, "") if plain else _blank(method)
        if not mark and method is PollMethod.CHOOSE and plain.isdecimal():
            mark = "yes"  # some delegates write 1, 2, 3 in the order of their wishes
        if not mark:
            return [], f"“{title}”写的是“{said}”，认不出"
        if mark == "yes" and plain.isdecimal():
            ranks.append(int(plain))
        read.append(mark)
    chosen = read.count("yes")
    if method is PollMethod.CHOOSE and chosen > seats:
        return [], f"选了 {chosen} 项，多于 {seats} 项"
    if method is PollMethod.CHOOSE and max(ranks, default=0) > 1 and len(set(ranks)) < len(ranks):
        return [], "有两项写了同一个名次"
    return read, ""


def _blank(method: PollMethod) -> str:
    return "no" if method is PollMethod.CHOOSE else "abstain"


def _plain(said: str) -> str:
    return unicodedata.normalize("NFKC", said).strip()
