"""Gathering what key supervision prints: the slip of an item (督办单), the year's ledger (台账)."""

from datetime import date

from sqlmodel import Session

from npcdesk import labels
from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import GroupEvent, GroupKind
from npcdesk.office import group_boards, group_events, offices, papers, wordings
from npcdesk.office.group_boards import GroupBoard, GroupFile, PointLine, StepLine
from npcdesk.office.suggestion_list import SuggestionLine
from npcdesk.rules import group_life
from npcdesk.rules.group_life import Stage
from npcdesk.rules.papers import (
    LedgerRow,
    PlannedPaper,
    PlannedStep,
    SupervisionLedger,
    SupervisionPlan,
    SupervisionSlip,
)

NEWEST = 3  # progress entries in a row of the ledger


def slips(session: Session, group_id: str, *, today: date) -> list[tuple[str, SupervisionSlip]]:
    """Return the slip of each item of a group's list with the item's id, by the day of the answer.

    Raises:
        NotFound: there is no such group.
        NotAllowed: nothing was handed over yet.
    """
    board = group_boards.file(session, group_id, today).board
    if not board.items:
        msg = f"“{board.name}”还没有交办清单，没有督办单可打印。请先交办清单。"
        raise NotAllowed(msg)
    return [(item.id, _slip(session, board, item)) for item in board.items]


def _slip(session: Session, board: GroupBoard, item: PointLine) -> SupervisionSlip:
    here, event = offices.here(session), session.get_one(GroupEvent, item.id)
    by = f"{board.decided_by}（{labels.day(board.decided_on)}）" if board.decided_on else ""
    return SupervisionSlip(
        office=here.name,
        number=group_life.slip_number(item.on, event.number),
        group=board.name,
        leader=board.leader,
        leader_post=board.leader_post,
        unit=papers.full_name(here, item.who) if item.who else "",
        about=tuple(
            f"{f'第{paper.number}号' if paper.number else ''}《{paper.title}》"
            for paper in board.papers
        ),
        decided=f"{by}确定" if by else "",
        asked=item.words,
        handed_on=item.on,
        due_on=item.due_on,
        answer=item.answer,
        answered_on=item.met_on,
        contact=here.contact,
        phone=here.phone,
        address=here.address,
        doubt=group_events.doubt(session, event),
        said=wordings.own(session),
    )


def item_of(session: Session, group_id: str, words: str, *, today: date) -> SupervisionSlip:
    """Return the slip of the one item in which `words` stand, of the only one when they are "".

    Raises:
        NotFound: there is no such group or item, or the words fit several.
        NotAllowed: nothing was handed over yet.
    """
    every = [slip for _, slip in slips(session, group_id, today=today)]
    meant = [slip for slip in every if words in slip.asked]
    if len(meant) != 1:
        msg = f"清单上有：{'、'.join(slip.asked for slip in every)}。请写明打印哪一项。"
        raise NotFound(msg)
    return meant[0]


def plan(session: Session, group_id: str, *, today: date) -> SupervisionPlan:
    """Return how a group goes about its suggestions (督办工作方案), or raise `NotFound`."""
    here, board = offices.here(session), group_boards.file(session, group_id, today).board
    units = [name for paper in board.papers for name in paper.lead_unit.split("、") if name]
    on = f"（{labels.day(board.decided_on)}）" if board.decided_on else ""
    return SupervisionPlan(
        said=wordings.own(session),
        office=here.name,
        group=board.name,
        year=board.year or today.year,
        decided=f"{board.decided_by}{on}" if board.decided_by else "",
        leader=posted(board.leader, board.leader_post),
        official=posted(board.official, board.official_post),
        members=board.members,
        invited=board.invited,
        committee=board.committee,
        papers=tuple(map(_planned, board.papers)),
        nodes=tuple(PlannedStep(node.due_on, node.words) for node in board.nodes),
        items=tuple(PlannedStep(item.due_on, item.words, item.who) for item in board.items),
        arranged=board.plan,
        units=tuple(papers.full_name(here, unit) for unit in dict.fromkeys(units)),
        on=board.planned_on or today,
    )


def posted(name: str, post: str) -> str:
    """Return 王建国（县人大常委会副主任）; the name alone where no post is known."""
    return f"{name}（{post}）" if name and post else name


def _planned(paper: SuggestionLine) -> PlannedPaper:
    many = f"等{paper.signers}名" if paper.signers > 1 else ""
    co = f"{paper.co_units}协办" if paper.co_units else ""
    units = "\n".join(filter(None, (paper.lead_unit, co)))
    return PlannedPaper(paper.number, paper.title, f"{paper.lead}{many}", units)


def years(session: Session, today: date) -> list[int]:
    """Return the years of which there is a ledger, the newest first."""
    found = [_years(each, today) for each in group_boards.boards(session, today)]
    return sorted({year for some in found for year in some}, reverse=True)


def _years(board: GroupBoard, today: date) -> range:
    """Return the years in which a group worked: while it is not archived, up to this one."""
    last = board.year or today.year
    first = min(board.decided_on.year if board.decided_on else last, last)
    over = board.stage == Stage.ARCHIVED.value
    return range(first, (last if over else max(last, today.year)) + 1)


def ledger(session: Session, year: int, *, today: date) -> SupervisionLedger:
    """Return what was under key supervision in a year, group by group (重点督办台账)."""
    of_year = [b for b in group_boards.boards(session, today) if year in _years(b, today)]
    files = [group_boards.file(session, board.id, today) for board in of_year if board.papers]
    return SupervisionLedger(
        said=wordings.own(session),
        office=offices.here(session).name,
        year=year,
        groups=len(files),
        on=today,
        rows=tuple(_row(file, paper) for file in files for paper in file.board.papers),
    )


def _row(file: GroupFile, paper: SuggestionLine) -> LedgerRow:
    board = file.board
    stands = [step for step in file.history if not step.taken_back and not step.odd]
    of = {kind: [step for step in stands if step.kind is kind] for kind in GroupKind}
    return LedgerRow(
        number=paper.number,
        session=paper.session,
        title=paper.title,
        lead=paper.lead,
        signers=paper.signers,
        units=_lines(
            f"主办：{paper.lead_unit}" if paper.lead_unit else "",
            f"协办：{paper.co_units}" if paper.co_units else "",
        ),
        replied=_lines(
            labels.day_dotted(paper.replied_on) if paper.replied_on else "",
            f"{paper.reply_class} 类" if paper.reply_class else "",
        ),
        rating=labels.RATING.get(paper.rating, ""),
        group=_group(board),
        decided=_lines(
            board.decided_by, labels.day_dotted(board.decided_on) if board.decided_on else ""
        ),
        consulted=_lines(*(_told(step, step.venue) for step in of[GroupKind.CONSULT])),
        nodes=_lines(*map(_node, board.nodes)),
        progress=_lines(*(_told(step, "") for step in of[GroupKind.PROGRESS][:NEWEST])),
        ways=_lines(
            *(f"{labels.day_dotted(s.on)} {s.how}" for s in reversed(of[GroupKind.INSPECT]))
        ),
        found=_lines(*(step.body for step in reversed(of[GroupKind.INSPECT]))),
        reported=labels.day_dotted(board.reported_on) if board.reported_on else "",
        outcome=_lines(labels.GRADE.get(board.grade, ""), *(s.body for s in of[GroupKind.ARCHIVE])),
    )


def _group(board: GroupBoard) -> str:
    known = {
        "组长": posted(board.leader, board.leader_post),
        "党政领导": posted(board.official, board.official_post),
        "成员": "、".join(board.members),
        "对口工委": board.committee,
    }
    return _lines(board.name, *(f"{name}：{said}" for name, said in known.items() if said))


def _node(node: PointLine) -> str:
    met = "（已完成）" if node.met_on else ""
    return f"{labels.day_dotted(node.due_on)} {node.words}{met}"


def _told(step: StepLine, where: str) -> str:
    files = f"（附件{len(step.files)}件）" if step.files else ""
    place = f"，{where}" if where else ""
    return f"{labels.day_dotted(step.on)}{place} {step.body}{files}".rstrip()


def _lines(*said: str) -> str:
    return "\n".join(" ".join(each.split()) for each in said if each.strip())
