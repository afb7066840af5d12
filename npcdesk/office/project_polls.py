"""Votes on projects: prepared, and what counting groups counted written down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlmodel import Session, col, select

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import (
    PollBasis,
    PollBatch,
    PollMethod,
    PollTally,
    Project,
    ProjectPoll,
)
from npcdesk.office import projects
from npcdesk.rules import project_life, project_votes
from npcdesk.rules.project_life import State
from npcdesk.rules.project_votes import BALLOTS, Batch, Result, Vote

DECIDES = frozenset({PollMethod.CHOOSE, PollMethod.EACH})
ALL = "全体"


@dataclass(frozen=True, slots=True)
class NewPoll:
    """A vote as it is prepared. Without groups one counts all ballots."""

    year: int
    method: PollMethod
    meeting: str
    on: date
    items: Sequence[str]  # projects in the order of the ballot
    seats: int = 0
    base: int = 0
    present: int = 0
    basis: PollBasis = PollBasis.ALL
    voters: str = "全体代表"
    groups: Sequence[str] = ()
    tellers: str = ""
    counters: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """What one counting group counted: its ballots, and what each project got."""

    group: str
    ballots: Mapping[str, int | None] = field(default_factory=dict)
    cells: Mapping[str, Mapping[str, int | None]] = field(default_factory=dict)


def prepare(session: Session, new: NewPoll, *, after_id: str | None = None) -> str:
    """Prepare a vote; return its id.

    Raises:
        NotFound: there is no such project.
        NotAllowed: there is nothing to vote on, a project cannot be voted on now, the number of
            places does not fit, or nobody says how many may vote.
    """
    _require_fits(session, new)
    poll = ProjectPoll(
        year=new.year,
        method=new.method,
        meeting=new.meeting.strip(),
        on=new.on,
        voters=new.voters.strip() or "全体代表",
        seats=new.seats if new.method is PollMethod.CHOOSE else 0,
        base=new.base,
        basis=new.basis,
        present=new.present,
        tellers=new.tellers.strip(),
        counters=new.counters.strip(),
        after_id=after_id,
        note=new.note.strip(),
    )
    session.add(poll)
    for place, name in enumerate(new.groups or (ALL,)):
        batch = PollBatch(poll_id=poll.id, name=name.strip(), place=place)
        session.add(batch)
        for number, project_id in enumerate(new.items, 1):
            tally = PollTally(
                poll_id=poll.id, batch_id=batch.id, project_id=project_id, number=number
            )
            session.add(tally)
    session.flush()
    return poll.id


def _require_fits(session: Session, new: NewPoll) -> None:
    if not new.meeting.strip():
        msg = "请写明在哪次会议投票，例如：县十九届人大一次会议。"
        raise NotAllowed(msg)
    if not new.items:
        msg = "没有可以投票的项目。票决前请先登记审议，测评要等票决通过以后。"
        raise NotAllowed(msg)
    if new.base <= 0:
        msg = "请填写全体代表（组成人员）多少人，过半数按它算（地方组织法第二十五条）。"
        raise NotAllowed(msg)
    if new.present > new.base:
        msg = f"实到 {new.present} 人，多于{new.voters} {new.base} 人，请核对。"
        raise NotAllowed(msg)
    if len(set(new.groups)) < len(new.groups):
        msg = "计票组的名称有重复，请改成不同的。"
        raise NotAllowed(msg)
    if new.method is PollMethod.CHOOSE and not 0 < new.seats <= len(new.items):
        msg = f"应选几项写成 1 到 {len(new.items)} 的数，不能是 {new.seats}。"
        raise NotAllowed(msg)
    for project_id in new.items:
        title = projects.own(session, project_id).title
        now = projects.standing(session, project_id)
        if new.method in DECIDES and now.state is not State.CANDIDATE:
            msg = f"“{title}”现在是“{now.state.value}”，审议过的候选项目才能票决。"
            raise NotAllowed(msg)
        if new.method not in DECIDES and now.state not in project_life.AFTER_VOTE:
            msg = f"“{title}”还没有票决通过，不能测评。"
            raise NotAllowed(msg)


def as_prepared(session: Session, poll_id: str) -> NewPoll:
    """Return a vote as it was prepared, to be changed; or raise `NotFound`."""
    poll = own(session, poll_id)
    return NewPoll(
        year=poll.year,
        method=poll.method,
        meeting=poll.meeting,
        on=poll.on,
        items=list(dict.fromkeys(each.project_id for each in tallies_of(session, poll_id))),
        seats=poll.seats,
        base=poll.base,
        present=poll.present,
        basis=poll.basis,
        voters=poll.voters,
        groups=[each.name for each in batches(session, poll_id)],
        tellers=poll.tellers,
        counters=poll.counters,
        note=poll.note,
    )


def amend(session: Session, poll_id: str, new: NewPoll) -> None:
    """Change who was there, who counted and by which rule; the projects and groups stay.

    Raises:
        NotAllowed: the result is settled, or the numbers do not fit.
    """
    poll = unsettled(session, poll_id)
    if not new.meeting.strip() or new.base <= 0 or new.present > new.base:
        msg = "请写明会议和全体代表多少人，实到不能多于全体代表。"
        raise NotAllowed(msg)
    items = len({tally.project_id for tally in tallies_of(session, poll_id)})
    if poll.method is PollMethod.CHOOSE and not 0 < new.seats <= items:
        msg = f"应选几项写成 1 到 {items} 的数，不能是 {new.seats}。"
        raise NotAllowed(msg)
    poll.meeting, poll.on, poll.voters = new.meeting.strip(), new.on, new.voters.strip()
    poll.base, poll.basis, poll.present = new.base, new.basis, new.present
    if poll.method is PollMethod.CHOOSE:
        poll.seats = new.seats
    poll.tellers, poll.counters = new.tellers.strip(), new.counters.strip()
    poll.note = new.note.strip()
    session.add(poll)


def put_away(session: Session, poll_id: str) -> None:
    """Take a vote away whose result is not settled; 撤销 brings it back."""
    poll = unsettled(session, poll_id)
    poll.deleted = True
    for row in (*batches(session, poll_id), *tallies_of(session, poll_id)):
        row.deleted = True
        session.add(row)
    session.add(poll)


def fill(session: Session, poll_id: str, counted: Sequence[Counted]) -> None:
    """Write down what counting groups counted; what is not said of stays as it is.

    Raises:
        NotFound: the vote has no such group or project.
        NotAllowed: the result is settled, or a number is negative.
    """
    unsettled(session, poll_id)
    groups = {batch.name: batch for batch in batches(session, poll_id)}
    tallies = {(each.batch_id, each.project_id): each for each in tallies_of(session, poll_id)}
    for each in counted:
        batch = groups.get(each.group)
        if batch is None:
            msg = f"这次投票没有“{each.group}”，有的是{'、'.join(groups)}。"
            raise NotFound(msg)
        for name, number in each.ballots.items():
            setattr(batch, name, _number(number))
        session.add(batch)
        for project_id, votes in each.cells.items():
            tally = tallies.get((batch.id, project_id))
            if tally is None:
                msg = "有一个项目不在这次投票里，请核对。"
                raise NotFound(msg)
            for mark, number in votes.items():
                setattr(tally, mark, _number(number))
            session.add(tally)
    session.flush()


def _number(number: int | None) -> int | None:
    if number is not None and number < 0:
        msg = "票数不能是负数。"
        raise NotAllowed(msg)
    return number


def own(session: Session, poll_id: str) -> ProjectPoll:
    """Return a vote of this office, or raise `NotFound`."""
    poll = session.get(ProjectPoll, poll_id)
    if poll is None or poll.deleted or poll.unit:
        msg = "没有找到这次投票，可能已经移走。"
        raise NotFound(msg)
    return poll


def unsettled(session: Session, poll_id: str) -> ProjectPoll:
    """Return a vote whose result is open, or raise `NotFound`, `NotAllowed`."""
    poll = own(session, poll_id)
    if poll.settled_on is not None:
        msg = "这次投票已经定下结果，要改请先“重新计票”，写明理由。"
        raise NotAllowed(msg)
    return poll


def polls(session: Session, year: int) -> list[ProjectPoll]:
    """Return the votes of a year, the newest first."""
    wanted = select(ProjectPoll).where(
        ProjectPoll.year == year, ProjectPoll.unit == "", ~col(ProjectPoll.deleted)
    )
    return sorted(session.exec(wanted), key=lambda each: (each.on, each.id), reverse=True)


def batches(session: Session, poll_id: str) -> list[PollBatch]:
    """Return the counting groups of a vote in their order."""
    wanted = select(PollBatch).where(
        PollBatch.poll_id == poll_id, PollBatch.unit == "", ~col(PollBatch.deleted)
    )
    return list(session.exec(wanted.order_by(col(PollBatch.place), col(PollBatch.id))))


def tallies_of(session: Session, poll_id: str) -> list[PollTally]:
    """Return what each project got in each counting group, in the order of the ballot."""
    wanted = select(PollTally).where(
        PollTally.poll_id == poll_id, PollTally.unit == "", ~col(PollTally.deleted)
    )
    return list(session.exec(wanted.order_by(col(PollTally.number), col(PollTally.id))))


def vote(session: Session, poll_id: str) -> Vote:
    """Return a vote as it is counted."""
    poll, tallies = own(session, poll_id), tallies_of(session, poll_id)
    ids = list(dict.fromkeys(tally.project_id for tally in tallies))
    known = session.exec(select(Project).where(col(Project.id).in_(ids))).all()
    titles = {project.id: project.title for project in known}
    marks = project_votes.marks(poll.method)
    cells = {
        (tally.batch_id, tally.project_id): {mark: getattr(tally, mark) for mark in marks}
        for tally in tallies
    }
    return Vote(
        method=poll.method,
        items=[(each, titles.get(each, "")) for each in ids],
        batches=[
            Batch(
                batch.name,
                {name: getattr(batch, name) for name in BALLOTS},
                {each: cells.get((batch.id, each), {}) for each in ids},
            )
            for batch in batches(session, poll_id)
        ],
        seats=poll.seats,
        base=poll.base,
        present=poll.present,
        basis=poll.basis,
        voters=poll.voters,
        congress="代表" in poll.voters,
    )


def result(session: Session, poll_id: str) -> Result:
    """Return what the count of a vote says so far."""
    return project_votes.result(vote(session, poll_id))
