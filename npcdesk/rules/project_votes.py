"""Counts of votes on projects: what adds up, who passes, who is tied; and marks on ballots.

Decisions of a congress need more than half of all its delegates (地方组织法 第二十五条), those who
stayed away included. Nothing national fixes the rest: equal votes for the last place are voted on
again and open places are filled by another vote, as 第二十九条 has it for elections. The verdict of
满意度测评 follows a published practice (镇海): exactly half is not over half.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from npcdesk.models.project_poll import PollBasis, PollMethod
from npcdesk.project_words import MARKS
from npcdesk.rules import shares
from npcdesk.rules.shares import Rounding

Number = int | None  # None: not filled in yet
Counts = Mapping[str, Number]
"""What one item got, by the columns of `models.PollTally`."""
BALLOTS = ("issued", "returned", "valid", "invalid")


class Verdict(StrEnum):
    """What became of an item, in the words of a count."""

    PASS = "通过"  # noqa: S105 - no secret
    SHORT = "没有过半数"
    BEYOND = "超出应选名额"
    TIED = "票数相等"
    OPEN = "没有填完"


@dataclass(frozen=True, slots=True)
class Batch:
    """The ballots of one counting group, and what each item got there, by its id."""

    name: str
    ballots: Counts
    cells: Mapping[str, Counts]


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote as it is counted: its rule, its items in the order of the ballot, its groups."""

    method: PollMethod
    items: Sequence[tuple[str, str]]  # id and title
    batches: Sequence[Batch]
    seats: int = 0
    base: int = 0
    present: int = 0
    basis: PollBasis = PollBasis.ALL
    voters: str = "全体代表"
    congress: bool = True  # its meeting needs two thirds of the delegates


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must add up. `hard`: the count cannot be settled while it does not."""

    text: str
    ok: bool
    hard: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """One item of a count. `rank` 0 while it is not filled in; `said` its verdict in words."""

    id: str
    number: int
    title: str
    votes: Counts
    rank: int
    verdict: Verdict
    said: str
    share: str  # of those voting: 赞成, or 满意 and 基本满意


@dataclass(frozen=True, slots=True)
class Result:
    """What a count says. `needed` is the least number of votes that is more than half."""

    ballots: Counts
    base: int
    needed: int
    lines: Sequence[Line]
    checks: Sequence[Check]
    gaps: int
    first_gap: str
    chosen: int
    open_seats: int = 0
    tied: Sequence[str] = field(default=())

    def of(self, *verdicts: Verdict) -> list[Line]:
        """Return the items of some verdicts."""
        return [line for line in self.lines if line.verdict in verdicts]


def share(count: int, of: int, places: int = 1) -> str:
    """Return a single ratio as it is printed: 93.3%; — when there is nothing to divide."""
    return shares.ratio(count, max(of, 0), Rounding(places))


def result(vote: Vote) -> Result:
    """Return what a count says, however much of it is filled in."""
    ballots = {name: _sum(batch.ballots.get(name) for batch in vote.batches) for name in BALLOTS}
    valid = ballots["valid"] or 0
    base = {PollBasis.ALL: vote.base, PollBasis.PRESENT: vote.present, PollBasis.VALID: valid}
    of = base[vote.basis]
    totals = {item: _total(vote, item) for item, _ in vote.items}
    verdicts = _verdicts(vote, totals, of)
    ranks = _ranks(totals)
    gaps = list(_gaps(vote))
    tied = tuple(item for item, _ in vote.items if verdicts[item] is Verdict.TIED)
    chosen = sum(verdict is Verdict.PASS for verdict in verdicts.values())
    lines = [
        Line(
            id=item,
            number=at,
            title=title,
            votes=totals[item],
            rank=ranks.get(item, 0),
            verdict=verdicts[item],
            said=_said(vote, totals[item], verdicts[item], of, ranks.get(item, 0)),
            share=_share(vote, totals[item], valid),
        )
        for at, (item, title) in enumerate(vote.items, 1)
    ]
    return Result(
        ballots=ballots,
        base=of,
        needed=of // 2 + 1 if of else 0,
        lines=lines,
        checks=list(_checks(vote, ballots, totals)),
        gaps=len(gaps),
        first_gap=gaps[0] if gaps else "",
        chosen=chosen,
        open_seats=max(vote.seats - chosen, 0) if vote.method is PollMethod.CHOOSE else 0,
        tied=tied,
    )


def marks(method: PollMethod) -> tuple[str, ...]:
    """Return the columns that a method counts."""
    return tuple(MARKS[method.value])


def _sum(numbers: Iterator[Number] | Sequence[Number]) -> Number:
    some = list(numbers)
    return None if not some or None in some else sum(filter(None, some))


def _total(vote: Vote, item: str) -> dict[str, Number]:
    return {
        mark: _sum([batch.cells.get(item, {}).get(mark) for batch in vote.batches])
        for mark in marks(vote.method)
    }


def _ranks(totals: Mapping[str, Counts]) -> dict[str, int]:
    known = {item: votes["yes"] for item, votes in totals.items() if votes["yes"] is not None}
    return {
        item: 1 + sum((other or 0) > (yes or 0) for other in known.values())
        for item, yes in known.items()
    }


def _verdicts(vote: Vote, totals: Mapping[str, Counts], of: int) -> dict[str, Verdict]:
    """Return what became of each item; of a choice only once every row is whole."""
    found = {}
    for item, votes in totals.items():
        yes = votes["yes"]
        if yes is None or not of:
            found[item] = Verdict.OPEN
        elif vote.method in (PollMethod.RATE, PollMethod.GRADE):
            found[item] = Verdict.OPEN if None in votes.values() else Verdict.PASS
        else:
            found[item] = Verdict.PASS if 2 * yes > of else Verdict.SHORT
    if vote.method is not PollMethod.CHOOSE:
        return found
    over = {item: totals[item]["yes"] or 0 for item, it in found.items() if it is Verdict.PASS}
    if len(over) <= vote.seats:
        return found
    last = sorted(over.values(), reverse=True)[vote.seats - 1] if vote.seats else 0
    level = [item for item, yes in over.items() if yes == last]
    above = sum(yes > last for yes in over.values())
    for item, yes in over.items():
        if yes < last:
            found[item] = Verdict.BEYOND
        elif yes == last and above + len(level) > vote.seats:
            found[item] = Verdict.TIED
    return found


def _said(vote: Vote, votes: Counts, verdict: Verdict, of: int, rank: int) -> str:
    if verdict is Verdict.OPEN:
        return verdict.value
    if vote.method in (PollMethod.RATE, PollMethod.GRADE):
        return rated(vote.method, votes, of)
    return f"第{rank}名并列" if verdict is Verdict.TIED else verdict.value


def rated(method: PollMethod, votes: Counts, of: int) -> str:
    """Return the verdict of 满意度测评: the best grade that is, with those above, over half.

    Otherwise, exactly half included, it is the worst.
    """
    words = {mark: word for mark, word in MARKS[method.value].items() if mark != "abstain"}
    so_far = 0
    for mark, word in words.items():
        so_far += votes.get(mark) or 0
        if mark != "no" and 2 * so_far > of:
            return word
    return words["no"]


def _share(vote: Vote, votes: Counts, valid: int) -> str:
    if None in votes.values():
        return ""
    good = votes["yes"] or 0
    if vote.method is PollMethod.RATE or vote.method is PollMethod.GRADE:
        good += votes["mostly"] or 0
        valid = sum(filter(None, votes.values()))
    return share(good, valid)


def _gaps(vote: Vote) -> Iterator[str]:
    several = len(vote.batches) > 1
    for batch in vote.batches:
        of = f"的{batch.name}" if several else ""
        for name in BALLOTS:
            if batch.ballots.get(name) is None:
                yield f"选票{of}"
                break
        for at, (item, _) in enumerate(vote.items, 1):
            if None in (batch.cells.get(item, {}).get(mark) for mark in marks(vote.method)):
                yield f"第{at}号{of}"


def _checks(vote: Vote, ballots: Counts, totals: Mapping[str, Counts]) -> Iterator[Check]:
    issued, returned, valid, invalid = (ballots[name] for name in BALLOTS)
    if vote.base:
        yield from _attendance(vote)
    if vote.present and issued is not None:
        same = issued == vote.present
        yield Check(f"实到 {vote.present} {'=' if same else '≠'} 发出 {issued}", same, hard=False)
    if issued is not None and returned is not None:
        missing = issued - returned
        told = f"发出 {issued} = 收回 {returned} + 未交回 {missing}"
        yield Check(
            told if missing >= 0 else f"收回 {returned} 张，多于发出 {issued} 张", missing >= 0
        )
    if returned is not None and valid is not None and invalid is not None:
        same = returned == valid + invalid
        told = f"收回 {returned} {'=' if same else '≠'} 有效 {valid} + 无效 {invalid}"
        yield Check(told, same)
    yield from _cells(vote)
    if valid is not None:
        yield from _sums(vote, valid, totals)


def _attendance(vote: Vote) -> Iterator[Check]:
    if vote.present > vote.base:
        yield Check(f"实到 {vote.present} 人，多于{vote.voters} {vote.base} 人", ok=False)
    elif vote.present and vote.congress:
        ok = 3 * vote.present >= 2 * vote.base
        reach = "到了" if ok else "不到"
        yield Check(f"实到 {vote.present} 人，{reach}{vote.base} 人的三分之二", ok)


def _cells(vote: Vote) -> Iterator[Check]:
    names = dict(vote.items)
    over = [
        f"{batch.name}“{names[item]}”"
        for batch in vote.batches
        for item, votes in batch.cells.items()
        if (of := batch.ballots.get("valid")) is not None and sum(filter(None, votes.values())) > of
    ]
    what = "每组每项不超过本组有效票" if len(vote.batches) > 1 else "每项不超过有效票"
    yield Check(f"{over[0]}多于有效票" if over else what, not over)


def _sums(vote: Vote, valid: int, totals: Mapping[str, Counts]) -> Iterator[Check]:
    if vote.method is PollMethod.CHOOSE:
        ticks, most = sum(votes["yes"] or 0 for votes in totals.values()), valid * vote.seats
        ok = ticks <= most
        told = f"勾选 {ticks} 次，{'不' if ok else ''}超过 {valid} × {vote.seats} = {most}"
        yield Check(told, ok)
        return
    for item, title in vote.items:
        votes = totals[item]
        if None in votes.values():
            continue
        total = sum(filter(None, votes.values()))
        if total != valid:
            added = " + ".join(str(each) for each in votes.values())
            slip = _slip(vote.method, votes, valid - total)
            told = f"“{title}”{added} = {total}，和有效票 {valid} 不等{slip}"
            yield Check(told, ok=False, hard=False)


def _slip(method: PollMethod, votes: Counts, missing: int) -> str:
    """Return which number may have lost, gained or changed one digit, in words."""
    words = MARKS[method.value]
    likely = [
        f"{words[mark]} {count} 原是 {count + missing}"
        for mark, count in votes.items()
        if count and count + missing > 0 and _one_digit(str(count), str(count + missing))
    ]
    return f"，可能是{'、或者'.join(likely)}" if likely else ""


def _one_digit(one: str, other: str) -> bool:
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    lost = (long[:at] + long[at + 1 :] for at in range(len(long)))
    return len(long) == len(short) + 1 and short in lost
