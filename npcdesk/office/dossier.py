"""Gathering all papers of one suggestion, in the order in which an archive keeps them (全卷)."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import PurePath
from typing import TypeVar

from sqlmodel import Session

from npcdesk import labels
from npcdesk.errors import NotAllowed, NotFound, StoreDamaged
from npcdesk.models import EventKind
from npcdesk.office import (
    attachments,
    co_opinions,
    group_papers,
    hand_over_papers,
    offices,
    papers,
    suggestion_history,
    suggestion_sheets,
    wordings,
)
from npcdesk.office.suggestion_history import HistoryLine
from npcdesk.office.suggestion_list import Paper
from npcdesk.rules.dossier import Dossier, Enclosure, Filed, Step, StepRecord
from npcdesk.store.blobs import Blobs

NAME = "全卷"
BOUND = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".webp"})
"""Files that are bound in; others are named at the end."""
MEETING = "交办会"
_K = EventKind
REVIEWED = ("审查和立案记录", {_K.FILE, _K.SEND_BACK, _K.AS_LETTER, _K.REFUSE, _K.MERGE})
HANDED = (
    "交办、签收和改办记录",
    {
        *(_K.HAND_OVER, _K.ASSIGN_ON, _K.RECEIVE, _K.GIVE_BACK, _K.REASSIGN, _K.INSIST),
        *(_K.EXTEND, _K.CARRY_OVER),
    },
)
TALKED = ("沟通联系记录", {_K.CONTACT})
URGED = ("催办记录", {_K.URGE})
SENT = ("送达和公开记录", {_K.DELIVER, _K.DISCLOSE, _K.PUBLISH})
RATED = ("代表评价和重新办理记录", {_K.RATE, _K.REDO, _K.EXPLAIN})
PROMISED = (
    "承诺事项和落实记录",
    {_K.PROMISE, _K.ADVANCE, _K.FULFIL, _K.UNABLE, _K.RECLASS},
)
LOOKED = ("回头看记录", {_K.LOOK_BACK})
ENDED = ("办结和归档记录", {_K.CLOSE, _K.WITHDRAW, _K.ARCHIVE})

T = TypeVar("T")


def dossier(session: Session, blobs: Blobs, suggestion_id: str, *, today: date) -> Dossier:
    """Return every paper of a suggestion, and its attachments.

    Raises:
        NotFound: no such suggestion.
        NotAllowed: it is the paper of a congress above.
    """
    paper = papers.own_paper(session, suggestion_id, today, NAME)
    here, line = offices.here(session), paper.line
    stood = [each for each in reversed(paper.history) if _stands(each)]
    archived = [each.number for each in stood if each.kind is EventKind.ARCHIVE]
    enclosed, apart = _attached(session, blobs, suggestion_id)
    rating = labels.RATING.get(line.rating, "")
    units = (f"{line.lead_unit}主办" if line.lead_unit else "", f"{line.co_units}协办")
    return Dossier(
        office=here.name,
        congress=offices.congress(here.area, paper.term or here.term),
        session=labels.session_name(paper.ordinal or None),
        number=line.number,
        title=line.title,
        lead=line.lead,
        signers=line.signers,
        units="，".join(units if line.co_units else units[:1]),
        outcome="；".join(filter(None, (line.reply_class and f"{line.reply_class}类", rating))),
        archive_number=archived[-1] if archived else "",
        began=line.raised_on,
        ended=line.closed_on,
        on=today,
        papers=(*_papers(session, paper, stood, today), *enclosed),
        apart=apart,
        said=wordings.own(session),
    )


def _stands(step: HistoryLine) -> bool:
    return not step.taken_back and step.kind is not EventKind.TAKE_BACK


def _papers(
    session: Session, paper: Paper, stood: Sequence[HistoryLine], today: date
) -> Iterator[Filed]:
    """Yield the papers in order; a step that did not happen has none."""
    line, id_ = paper.line, paper.line.id
    here = offices.here(session).name

    def record(kinds: tuple[str, set[EventKind]]) -> Iterator[Filed]:
        yield from _record(here, paper, stood, kinds, today)

    many = f"等{line.signers}名" if line.signers > 1 else ""
    raised = suggestion_sheets.sheet(session, id_, today=today)
    yield Filed(line.title, raised, f"{line.lead}{many}代表", "", line.raised_on)
    yield from record(REVIEWED)
    for _, slip in _any(lambda: hand_over_papers.slips(session, id_, today=today)):
        name = f"交办单（{slip.unit}{slip.role}）"
        yield Filed(name, slip, here, slip.document_number, slip.handed_on)
    for _, notice in _any(lambda: hand_over_papers.notices(session, id_, today=today)):
        if MEETING in notice.meeting:
            name = f"交办通知（{notice.unit}）"
            yield Filed(name, notice, here, notice.document_number, notice.on)
    yield from record(HANDED)
    yield from record(TALKED)
    for _, opinion in _any(lambda: co_opinions.letters(session, id_, today=today)):
        if opinion.on:
            yield Filed("协办意见", opinion, opinion.unit, opinion.document_number, opinion.on)
    yield from record(URGED)
    letters = papers.every_letter(session, id_, today=today)
    for letter in letters:
        name = f"关于第{letter.number}号建议的答复"
        yield Filed(name, letter, letter.unit, letter.document_number, letter.on)
    yield from record(SENT)
    if letters:
        asked = papers.feedback_form(session, id_, today=today)
        yield Filed("征询意见表", asked, here, "", asked.replied_on)
    for kinds in (RATED, PROMISED, LOOKED):
        yield from record(kinds)
    yield from _supervised(session, paper, here, today)
    yield from record(ENDED)


def _supervised(session: Session, paper: Paper, here: str, today: date) -> Iterator[Filed]:
    """Yield what the groups wrote that follow the suggestion: their plan, their slips."""
    for group_id, name in paper.groups:
        plan = group_papers.plan(session, group_id, today=today)
        if plan.nodes or plan.said:
            yield Filed(f"督办工作方案（{name}）", plan, here, "", plan.on)
        for _, slip in _any(lambda of=group_id: group_papers.slips(session, of, today=today)):  # type: ignore[misc]
            yield Filed(f"督办单：{slip.asked}", slip, here, slip.number, slip.handed_on)


def _any(gather: Callable[[], list[T]]) -> list[T]:
    """Return papers of a kind, none where it has not come so far."""
    try:
        return gather()
    except (NotAllowed, NotFound):
        return []


def _record(
    office: str,
    paper: Paper,
    stood: Sequence[HistoryLine],
    kinds: tuple[str, set[EventKind]],
    today: date,
) -> Iterator[Filed]:
    """Yield the record of some kinds of steps, if there were any."""
    title, wanted = kinds
    steps = [each for each in stood if each.kind in wanted]
    if not steps:
        return
    number = f"第{paper.line.number}号 " if paper.line.number else ""
    said = StepRecord(
        title=title,
        about=f"{number}{paper.line.title}",
        office=office,
        on=today,
        steps=tuple(map(_step, steps)),
    )
    yield Filed(title, said, office, "", steps[-1].on)


def _step(line: HistoryLine) -> Step:
    number = f"第{line.number}号" if line.kind is EventKind.FILE and line.number else line.number
    rating = labels.RATING.get(line.rating, "")
    attitude = labels.RATING.get(line.attitude, "")
    said = (
        number,
        line.document_number,
        line.how,
        f"评价：{rating}" if rating else "",
        f"办理态度：{attitude}" if attitude else "",
        f"类别：{line.reply_class}" if line.reply_class else "",
        f"期限：{labels.day(line.due_on)}" if line.due_on else "",
        f"承诺期限：{labels.day(line.promised_on)}" if line.promised_on else "",
        *suggestion_history.in_words(line),
    )
    words = "；".join(filter(None, said))
    who = "，".join(filter(None, (line.units or line.unit, line.by)))
    return Step(
        line.on, labels.EVENT[line.kind.value], who, "\n".join(filter(None, (words, line.body)))
    )


def _attached(
    session: Session, blobs: Blobs, suggestion_id: str
) -> tuple[list[Filed], tuple[str, ...]]:
    """Return the attachments that can be bound in, and the names of the others."""
    evidence = attachments.of_promises(session, suggestion_id).values()
    kept = [
        *attachments.lines(session, suggestion_id),
        *(each for some in evidence for each in some),
    ]
    bound, apart = [], []
    for each in kept:
        called = f"{each.name}（{each.caption}）" if each.caption else each.name
        if PurePath(each.name).suffix.lower() not in BOUND:
            apart.append(called)
            continue
        try:
            content = attachments.content(session, blobs, each.id)
        except (NotFound, StoreDamaged):
            apart.append(f"{called}：原件不在数据文件夹里")
            continue
        bound.append(Filed(f"附件：{called}", Enclosure(each.name, content)))
    return bound, tuple(apart)
