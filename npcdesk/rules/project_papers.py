"""What the papers of a vote on projects say: the ballot, and the count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from npcdesk.rules import wording
from npcdesk.rules.wording import Own


@dataclass(frozen=True, slots=True)
class BallotRow:
    """One project on a ballot; `money` in 万元."""

    number: int
    title: str
    body: str
    money: str
    funds: str
    unit: str


@dataclass(frozen=True, slots=True)
class VoteBallot:
    """A ballot (票决票, 测评票), one a sheet. `marks` are the boxes that are ticked."""

    meeting: str
    kind: str  # 民生实事项目票决票
    rules: str  # how it is filled in, and what makes it invalid
    marks: Sequence[str]
    rows: Sequence[BallotRow]
    on: date
    brief: bool = False  # names and units alone: how content people are needs no more
    said: Own = ()  # the words that the office has chosen

    @property
    def title(self) -> str:
        """What stands at its head."""
        return wording.fill(
            self.said, "vote-ballot.title", {"会议": self.meeting, "票名": self.kind}
        )


@dataclass(frozen=True, slots=True)
class CountRow:
    """One project of a count."""

    number: int
    title: str
    unit: str
    votes: Sequence[str]
    rank: str
    said: str


@dataclass(frozen=True, slots=True)
class VoteCount:
    """The count of a vote (计票结果), signed by those who watched and counted."""

    meeting: str
    kind: str  # 民生实事项目票决
    opening: str  # who may vote, who was there, the ballots, how many are over half
    marks: Sequence[str]
    rows: Sequence[CountRow]
    tellers: str
    counters: str
    on: date
    said: Own = ()  # the words that the office has chosen

    @property
    def title(self) -> str:
        """What stands at its head."""
        return wording.fill(
            self.said, "vote-count.title", {"会议": self.meeting, "票名": self.kind}
        )


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """How far one project is; money in 万元."""

    number: int
    title: str
    body: str
    unit: str
    official: str
    money: str
    paid: str
    percent: int
    stands: str  # 进行中, 滞后 12 天, 完成 …
    node: str
    group: str
    judged: str


@dataclass(frozen=True, slots=True)
class ProjectProgress:
    """A year's projects and how far each is (进度表)."""

    office: str
    year: int
    opening: str
    rows: Sequence[ProgressRow]
    on: date
    said: Own = ()  # the words that the office has chosen
