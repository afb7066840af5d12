"""Votes on projects (票决) and on how content delegates are with them (满意度测评), as counted.

Ballots are cast on paper; what is kept is the count, by counting group.
"""

from datetime import date
from enum import StrEnum

from sqlmodel import Field

from npcdesk.models.row import Row, stored


class PollMethod(StrEnum):
    """How ballots are marked. The value is stored and sent: never change one."""

    CHOOSE = "choose"  # 差额: of the candidates, up to `seats`
    EACH = "each"  # 逐项表决: 赞成, 反对, 弃权
    RATE = "rate"  # 满意, 基本满意, 不满意
    GRADE = "grade"  # 好, 较好, 一般, 差


class PollBasis(StrEnum):
    """Of what more than half is needed. The value is stored and sent: never change one."""

    ALL = "all"  # of all who may vote, present or not
    PRESENT = "present"
    VALID = "valid"  # of the valid ballots


class ProjectPoll(Row, table=True):
    """One vote: what is voted on stands in its tallies."""

    __tablename__ = "project_poll"

    year: int = Field(index=True)
    method: PollMethod = Field(sa_type=stored(PollMethod))
    meeting: str
    on: date
    voters: str = ""  # who votes: 全体代表, 常委会组成人员
    seats: int = 0  # CHOOSE: how many are to be chosen
    base: int = 0  # how many may vote
    basis: PollBasis = Field(default=PollBasis.ALL, sa_type=stored(PollBasis))
    present: int = 0
    tellers: str = ""  # 监票人
    counters: str = ""  # 计票人
    after_id: str | None = None  # the vote whose open places it fills
    settled_on: date | None = None
    note: str = ""


class PollBatch(Row, table=True):
    """The ballots of one counting group; numbers are None until they are filled in."""

    __tablename__ = "poll_batch"

    poll_id: str = Field(index=True)
    name: str
    place: int = 0
    issued: int | None = None
    returned: int | None = None
    valid: int | None = None
    invalid: int | None = None


class PollTally(Row, table=True):
    """What one project got in one counting group; numbers are None until they are filled in.

    `yes` is chosen, 赞成, 满意 or 好; `mostly` 基本满意 or 较好; `fair` 一般; `no` the worst.
    """

    __tablename__ = "poll_tally"

    poll_id: str = Field(index=True)
    batch_id: str
    project_id: str
    number: int  # on the ballot
    yes: int | None = None
    mostly: int | None = None
    fair: int | None = None
    no: int | None = None
    abstain: int | None = None
