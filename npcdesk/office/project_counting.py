"""Ballots of a workbook taken into a vote: its projects are found by their titles."""

import unicodedata
from collections.abc import Sequence

from sqlmodel import Session

from npcdesk.errors import NotAllowed
from npcdesk.models import PollMethod
from npcdesk.office import project_polls
from npcdesk.office.project_polls import Counted
from npcdesk.rules import project_ballots, project_votes
from npcdesk.rules.project_ballots import Ballots, SetAside
from npcdesk.rules.project_votes import Batch, Result, Vote


def counted(
    read: Ballots, method: PollMethod | None, seats: int, issued: int | None = None
) -> tuple[Vote, list[SetAside]]:
    """Return what ballots add up to without keeping it; projects go by their titles."""
    how = method or read.method or project_ballots.guess(read.ballots, seats)
    batches, aside = _batches(read, how, seats)
    if issued is not None and len(batches) == 1:
        batches = [
            Batch(batches[0].name, {**batches[0].ballots, "issued": issued}, batches[0].cells)
        ]
    items = [(title, title) for title in read.titles]
    return Vote(method=how, items=items, batches=batches, seats=seats), aside


def result(vote: Vote) -> Result:
    """Return what a count says that is not kept."""
    return project_votes.result(vote)


def _batches(read: Ballots, how: PollMethod, seats: int) -> tuple[Sequence[Batch], list[SetAside]]:
    if read.ballots:
        return project_ballots.count(read.ballots, read.titles, how, seats)
    return read.batches, []


def take_in(
    session: Session, poll_id: str, read: Ballots, *, issued: int | None = None
) -> list[SetAside]:
    """Write down in a vote what a workbook says; return the ballots that do not count.

    Raises:
        NotAllowed: a heading is no project of this vote, a group none of its groups, or the
            result is settled.
    """
    poll, vote = project_polls.unsettled(session, poll_id), project_polls.vote(session, poll_id)
    known = {_plain(title): item for item, title in vote.items}
    ids: dict[str, str] = {}
    for at, title in enumerate(read.titles):
        item = known.get(_plain(title)) or _by_number(title, vote)
        if item is None:
            names = "、".join(name for _, name in vote.items)
            msg = f"“{title}”不是这次投票的项目。这次投票的是：{names}。"
            raise NotAllowed(msg)
        if item in ids.values():
            msg = f"“{title}”（第 {at + 1} 列）和别的列是同一个项目，请核对。"
            raise NotAllowed(msg)
        ids[title] = item
    batches, aside = _batches(read, poll.method, poll.seats)
    groups = [batch.name for batch in vote.batches]
    only = groups[0] if len(groups) == 1 and len(batches) == 1 else ""
    project_polls.fill(
        session,
        poll_id,
        [
            Counted(
                only or batch.name,
                _ballots(batch, issued if len(batches) == 1 else None),
                {ids[title]: votes for title, votes in batch.cells.items()},
            )
            for batch in batches
        ],
    )
    return aside


def _ballots(batch: Batch, issued: int | None) -> dict[str, int | None]:
    told = {**batch.ballots, "issued": batch.ballots.get("issued") if issued is None else issued}
    return {name: number for name, number in told.items() if number is not None}


def _by_number(title: str, vote: Vote) -> str | None:
    """Return the project of a heading that is 第3号 or 3, in the order of the ballot."""
    said = title.strip().removeprefix("第").removesuffix("号").removesuffix("项")
    return (
        vote.items[int(said) - 1][0]
        if said.isdecimal() and 0 < int(said) <= len(vote.items)
        else None
    )


def _plain(title: str) -> str:
    return "".join(unicodedata.normalize("NFKC", title).split())
