"""A suggestion's life in the words of its page: the steps along a line, and the timeline."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from npcdesk import labels
from npcdesk.models import EventKind, Rating
from npcdesk.office import suggestion_history
from npcdesk.office.suggestion_history import HistoryLine
from npcdesk.office.suggestion_list import Paper
from npcdesk.rules.suggestion_life import STEPS, State
from npcdesk.ui.life_steps import LifeStep
from npcdesk.ui.timeline import Event, FileChip

if TYPE_CHECKING:
    from npcdesk.ui.evidence import Evidence

LIFE = (
    (EventKind.RAISE, "提出"),
    (EventKind.FILE, "审查"),
    (EventKind.HAND_OVER, "交办"),
    (EventKind.CONTACT, "面商"),
    (EventKind.REPLY, "答复"),
    (EventKind.RATE, "评价"),
    (EventKind.CLOSE, "办结"),
)
ICONS = {
    EventKind.RAISE: ("person", "void"),
    EventKind.FILE: ("document_checkmark", "wait"),
    EventKind.SEND_BACK: ("arrow_undo", "soon"),
    EventKind.AS_LETTER: ("mail", "void"),
    EventKind.REFUSE: ("dismiss", "void"),
    EventKind.MERGE: ("arrow_right", "void"),
    EventKind.HAND_OVER: ("send", "wait"),
    EventKind.ASSIGN_ON: ("arrow_right", "wait"),
    EventKind.RECEIVE: ("document_checkmark", "doing"),
    EventKind.GIVE_BACK: ("arrow_undo", "soon"),
    EventKind.REASSIGN: ("arrow_sync", "wait"),
    EventKind.INSIST: ("dismiss", "doing"),
    EventKind.EXTEND: ("calendar_ltr", "soon"),
    EventKind.CO_OPINION: ("people_chat", "doing"),
    EventKind.INSTRUCT: ("note", "doing"),
    EventKind.CONTACT: ("people_chat", "doing"),
    EventKind.URGE: ("megaphone_loud", "soon"),
    EventKind.REPLY: ("document", "replied"),
    EventKind.RATE: ("checkmark_circle", "replied"),
    EventKind.REDO: ("arrow_sync", "redo"),
    EventKind.EXPLAIN: ("note", "replied"),
    EventKind.CLOSE: ("checkmark", "closed"),
    EventKind.WITHDRAW: ("dismiss", "void"),
    EventKind.DELIVER: ("mail", "replied"),
    EventKind.DISCLOSE: ("note", "replied"),
    EventKind.PUBLISH: ("document_checkmark", "closed"),
    EventKind.CARRY_OVER: ("arrow_right", "wait"),
    EventKind.ARCHIVE: ("checkmark", "closed"),
    EventKind.PROMISE: ("calendar_ltr", "doing"),
    EventKind.ADVANCE: ("note", "doing"),
    EventKind.FULFIL: ("checkmark_circle", "closed"),
    EventKind.UNABLE: ("dismiss", "soon"),
    EventKind.RECLASS: ("arrow_sync", "replied"),
    EventKind.LOOK_BACK: ("document_checkmark", "doing"),
    EventKind.TAKE_BACK: ("arrow_undo", "void"),
}
ODD = "与前面的记录对不上，请核对"
AHEAD = "日期还没有到，请核对；写错了请更正"


def stands(line: HistoryLine) -> bool:
    """Tell whether an event happened and fits where it is."""
    return not line.taken_back and not line.odd and line.kind is not EventKind.TAKE_BACK


def contacts(paper: Paper) -> list[HistoryLine]:
    """Return the contacts that count for the reply in hand, the newest first.

    What was spoken of before a rating of 不满意 was about the reply of the round before.
    """
    found, explained = [], False
    for line in filter(stands, paper.history):
        explained = explained or line.kind is EventKind.EXPLAIN
        if line.kind is EventKind.RATE and line.rating == Rating.DISSATISFIED and not explained:
            break
        explained = explained and line.kind is not EventKind.RATE
        if line.kind is EventKind.CONTACT:
            found.append(line)
    return found


def life_steps(paper: Paper) -> list[LifeStep]:
    """Return 提出 审查 交办 面商 答复 评价 办结, as far as they are done."""
    days: dict[EventKind, date] = {}
    met = contacts(paper)
    for line in paper.history:
        if stands(line) and (line.kind is not EventKind.CONTACT or line in met):
            days.setdefault(line.kind, line.on)
    kinds = [kind for kind, _ in LIFE]
    others = {EventKind.REASSIGN: EventKind.HAND_OVER, EventKind.REDO: EventKind.REPLY}
    step = others.get(paper.next_step, paper.next_step) if paper.next_step else None
    here = kinds.index(step) if step in kinds else len(kinds)
    due = paper.next_due
    wait = f"应于{labels.day_short(due)}前" if due else ""
    wait = "待研究" if paper.line.studied else wait
    made = []
    for at, (kind, words) in enumerate(LIFE):
        on = days.get(kind)
        if at == here:
            made.append(LifeStep(words, wait, "now"))
        elif on is not None and at < here:
            made.append(LifeStep(words, labels.day_short(on), "done"))
        else:
            made.append(LifeStep(words, "", "later"))
    return made


def timeline(
    paper: Paper,
    today: date,
    take_back: Callable[[str], object],
    evidence: "Evidence | None" = None,
) -> list[Event]:
    """Return every event, the newest first; what nothing rests on offers to be taken back."""
    newest = _newest(paper)
    raised = next((line.id for line in reversed(paper.history) if stands(line)), "")
    urged = sum(line.kind is EventKind.URGE and stands(line) for line in paper.history)
    told: list[tuple[date, Event]] = []
    for line in paper.history:
        times = 0
        if line.kind is EventKind.URGE and stands(line):
            times, urged = urged, urged - 1
        free = line.id in newest or line.kind not in STEPS  # nothing rests on it
        free = free and line.kind in paper.ours
        free = free and stands(line) and line.id != raised
        lost = line.odd and not line.taken_back and line.kind in paper.ours  # rests on nothing
        deed = take_back if free or lost else None
        event = _event(paper, line, today, times, deed)
        if evidence is not None:
            chips = (*evidence.chips(line), *event.files)
            event = replace(event, files=chips, take_in=evidence.taken_in_at(line))
        told.append((line.on, event))
    late = _late(paper, today)
    if late is not None:
        at = next((n for n, (on, _) in enumerate(told) if on <= late[0]), len(told))
        told.insert(at, late)
    return [event for _, event in told]


def _newest(paper: Paper) -> set[str]:
    """Return the last step, or every part's reply of this round where units answer apart."""
    apart = any(part.apart for part in paper.parts)
    found: list[HistoryLine] = []
    for line in paper.history:
        if not stands(line) or line.kind not in STEPS:
            continue
        if found and not (apart and line.kind is found[0].kind is EventKind.REPLY):
            break
        found.append(line)
    return {line.id for line in found}


def _event(
    paper: Paper,
    line: HistoryLine,
    today: date,
    times: int,
    take_back: Callable[[str], object] | None,
) -> Event:
    icon, token = ICONS[line.kind]
    files: tuple[FileChip, ...] = ()
    if take_back is not None:
        files = (FileChip("更正…", partial(take_back, line.id), "arrow_undo"),)
    body = _body(paper, line)
    if line.taken_back:
        body = f"{body}\n更正的理由：{line.taken_back}".strip()
    return Event(
        day=_day(line.on, today),
        title=_title(line, times),
        body=body,
        by=line.by,
        icon="dismiss" if line.taken_back else icon,
        token="void" if line.taken_back else token,
        files=files,
        odd=ODD if line.odd else AHEAD if line.on > today and stands(line) else "",
        struck=bool(line.taken_back),
    )


def _late(paper: Paper, today: date) -> tuple[date, Event] | None:
    due, left = paper.line.reply_due, paper.line.days_left
    if due is None or left is None or left >= 0:
        return None
    words = f"依据：{paper.due_why}。"
    return due, Event(_day(due, today), "答复期限已过", words, "程序记下", "warning", "late")


def _day(on: date, today: date) -> str:
    return labels.day_short(on) if on.year == today.year else labels.day_dotted(on)


def _title(line: HistoryLine, times: int) -> str:
    name = labels.EVENT[line.kind.value]
    more: Iterable[str] = (
        line.stage,
        line.how,
        line.unit,
        line.number and f"第{line.number}号",
        line.reply_class and f"{line.reply_class} 类",
        labels.RATING.get(line.rating, ""),
        line.attitude and f"态度{labels.RATING.get(line.attitude, '')}",
    )
    counted = f"（第 {times} 次）" if times else ""
    return "·".join((f"{name}{counted}", *filter(None, more)))


def _body(paper: Paper, line: HistoryLine) -> str:
    said = [
        line.units,
        *suggestion_history.in_words(line),
        line.document_number,
        f"承诺 {labels.day(line.promised_on)}完成" if line.promised_on else "",
        _until(line),
    ]
    if line.kind is EventKind.RAISE and not line.body:
        said.append(_raised(paper))
    facts = "；".join(filter(None, said))
    return "\n".join(filter(None, (f"{facts}。" if facts else "", line.body)))


def _until(line: HistoryLine) -> str:
    names = {
        EventKind.FILE: "交办期限",
        EventKind.RECEIVE: "答复期限",
        EventKind.GIVE_BACK: "决定的期限",
        EventKind.REASSIGN: "重新交办期限",
        EventKind.EXTEND: "答复期限延到",
        EventKind.REPLY: "反馈期限",
        EventKind.RATE: "研究期限",
        EventKind.REDO: "重新答复期限",
    }
    name = names.get(line.kind, "答复期限")
    return f"{name} {labels.day(line.due_on)}" if line.due_on else ""


def _raised(paper: Paper) -> str:
    when = "大会期间提出" if paper.ordinal else "闭会期间提出"
    how = labels.ORIGIN.get(paper.origin, "")
    return f"{when}，经{how}形成" if how else when


def over(paper: Paper) -> bool:
    """Tell whether the life of a paper has ended."""
    return paper.line.state in (State.CLOSED, State.ENDED, State.ARCHIVED)
