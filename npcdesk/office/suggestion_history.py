"""What a suggestion went through, what it came from, and who follows it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.models import (
    EventKind,
    GroupSuggestion,
    Handler,
    HandlerRole,
    HandlingUnit,
    Opinion,
    OpinionLine,
    Signer,
    Standing,
    Station,
    Suggestion,
    SuggestionEvent,
    SupervisionGroup,
    Visit,
)
from npcdesk.office import addressed
from npcdesk.rules import look_back, replaced, review, suggestion_life
from npcdesk.rules.pack import COPY_TO_WORDS


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One event as the timeline tells it. `odd`: fits nowhere; `taken_back`: did not happen."""

    id: str
    kind: EventKind
    on: date
    body: str
    document_number: str
    how: str
    stage: str  # of a contact: 办前, 办中, 办后
    units: str
    number: str
    reply_class: str
    rating: str
    attitude: str
    due_on: date | None
    due_why: str
    promised_on: date | None
    matter: str  # what is promised, or of which promise this tells
    replaced: tuple[str, ...]  # promises that this reply took the place of, in words
    answers: str  # of a look-back, in words
    by: str
    unit: str  # that signed, gave back, gave its opinion
    signed_by: str
    proposed: str
    wanted_until: date | None
    told_on: date | None
    next_on: date | None
    grounds: str  # in words
    other: str  # what it was merged into: 第35号 关于…的建议
    odd: bool
    taken_back: str  # the reason, empty when it stands


_SIGNED = {
    EventKind.RECEIVE: "签收人",
    EventKind.EXTEND: "批准：",
    EventKind.INSTRUCT: "批办人：",
    EventKind.URGE: "答话的是",
    EventKind.DELIVER: "签收或代转：",
    EventKind.RECLASS: "批准：",
    EventKind.WITHDRAW: "书面撤回的代表：",
}


def in_words(line: HistoryLine) -> list[str]:
    """Return what a step says beside its title, its text and its own due day."""
    until = "申请延到" if line.kind is EventKind.EXTEND else "协办意见期限"
    signed = _SIGNED.get(line.kind, "") if line.signed_by else ""
    said = (
        line.answers,
        f"承诺事项：{line.matter}" if line.matter else "",
        f"此前承诺的{'、'.join(line.replaced)}由这次答复取代" if line.replaced else "",
        line.grounds,
        f"并入{line.other}" if line.other else "",
        f"建议改由{line.proposed}承办" if line.proposed else "",
        f"{signed}{line.signed_by}" if signed else "",
        f"{until} {labels.day(line.wanted_until)}" if line.wanted_until else "",
        f"约定 {labels.day(line.next_on)}再催" if line.next_on else "",
        f"{labels.day(line.told_on)}告知代表" if line.told_on else "",
    )
    return [words for words in said if words]


@dataclass(frozen=True, slots=True)
class Voice:
    """An opinion that a suggestion came from, with the visit at which it was said."""

    opinion_id: str
    visit_id: str
    words: str
    station: str
    held_on: date
    state: str = ""
    told_on: date | None = None  # 反馈群众
    matter_id: str = ""


def history(
    session: Session,
    suggestion_id: str,
    told: list[SuggestionEvent],
    now: suggestion_life.Standing,
) -> tuple[HistoryLine, ...]:
    """Return every event of a suggestion, the newest first."""
    units: dict[str, list[str]] = defaultdict(list)
    parts = (
        select(col(Handler.event_id), col(Handler.role), col(HandlingUnit.name))
        .join(HandlingUnit, col(HandlingUnit.id) == col(Handler.unit_id))
        .where(col(Handler.suggestion_id) == suggestion_id, ~col(Handler.deleted))
        .where(col(Handler.unit) == addressed.unit_of(suggestion_id))
        .order_by(col(Handler.id))
    )
    for event_id, role, name in session.execute(parts):
        units[event_id].append(f"{labels.HANDLER_ROLE[HandlerRole(role)]}{name}")
    names = _names(session, told)
    odd = {event.id for event in now.odd}
    matters = {event.id: event.matter for event in told if event.matter}
    gone = replaced.in_life(told, session.get_one(Suggestion, suggestion_id).title)
    reasons = {e.about_id: e.body or "已更正" for e in told if e.kind is EventKind.TAKE_BACK}
    partly = {event.id for event in now.replies if event is not now.reply}  # nothing to rate yet
    ordered = sorted(told, key=lambda e: (e.on, e.written_ms, e.id), reverse=True)
    return tuple(
        HistoryLine(
            id=event.id,
            kind=event.kind,
            on=event.on,
            body=event.body,
            document_number=event.document_number,
            how=_how(event),
            stage=labels.STAGE[event.stage.value] if event.stage else "",
            units="，".join(units[event.id]),
            number=event.number,
            reply_class=event.reply_class,
            rating=event.rating.value if event.rating else "",
            attitude=event.attitude.value if event.attitude else "",
            due_on=None if event.id in partly else event.due_on,
            due_why=event.due_why,
            promised_on=event.promised_on,
            matter=event.matter or matters.get(event.about_id or "", ""),
            replaced=tuple(map(str, gone.get(event.id, ()))),
            answers=look_back.read(event.answers).in_words,
            by=event.by,
            unit=_who(event, names),
            signed_by=event.signed_by,
            proposed=event.proposed,
            wanted_until=event.wanted_until,
            told_on=event.told_on,
            next_on=event.next_on,
            grounds=review.in_words(event.grounds),
            other=_other(session, event.other_id),
            odd=event.id in odd,
            taken_back=reasons.get(event.id, ""),
        )
        for event in ordered
    )


def _who(event: SuggestionEvent, names: dict[str, str]) -> str:
    asked = event.apart.split() if event.kind is EventKind.REDO else ()
    unit = "、".join(names[each] for each in (*asked, event.unit_id) if each in names)
    if not event.recipient:
        return unit
    got = names.get(event.recipient, "")
    return f"{got}（{unit}的答复）" if unit else got


def _names(session: Session, told: list[SuggestionEvent]) -> dict[str, str]:
    ids = {event.unit_id for event in told if event.unit_id}
    ids |= {each for event in told for each in event.apart.split()}
    got = {event.recipient for event in told if event.recipient}
    signed = select(col(Signer.id), col(Signer.name)).where(col(Signer.id).in_(got))
    people = {row[0]: row[1] for row in session.execute(signed)} if got else {}
    people |= {copy.value: said for copy, said in COPY_TO_WORDS.items()}
    if not ids:
        return people
    rows = session.execute(
        select(col(HandlingUnit.id), col(HandlingUnit.name)).where(col(HandlingUnit.id).in_(ids))
    )
    return people | {row[0]: row[1] for row in rows}


def _how(event: SuggestionEvent) -> str:
    """Return in what way a step was done, where that is one of a few words."""
    carried = f"转入{labels.term_name(event.to_term)}" if event.to_term else ""
    return event.how or labels.DISCLOSURE.get(event.disclosure, "") or carried


def _other(session: Session, suggestion_id: str | None) -> str:
    if not suggestion_id:
        return ""
    row = session.execute(
        select(col(Standing.number), col(Standing.title)).where(
            col(Standing.suggestion_id) == suggestion_id
        )
    ).first()
    return "" if row is None else " ".join(filter(None, (row[0] and f"第{row[0]}号", row[1])))


def voices(session: Session, suggestion_id: str, source: str = "") -> tuple[Voice, ...]:
    """Return the opinions that a suggestion came from, `source` being the unit that sent it."""
    rows = session.execute(
        select(
            col(Opinion.id),
            col(Opinion.visit_id),
            col(Opinion.words),
            col(Station.name),
            col(Visit.held_on),
            func.coalesce(col(OpinionLine.state), ""),
            col(OpinionLine.told_on),
            func.coalesce(col(OpinionLine.matter_id), ""),
        )
        .outerjoin(OpinionLine, col(OpinionLine.opinion_id) == col(Opinion.id))
        .join(Visit, col(Visit.id) == col(Opinion.visit_id))
        .join(Station, col(Station.id) == col(Visit.station_id))
        .where(col(Opinion.suggestion_id) == suggestion_id, ~col(Opinion.deleted))
        .where(col(Opinion.unit).in_(["", source]))
        .order_by(col(Opinion.id))
    )
    return tuple(Voice(*row) for row in rows)


def groups(session: Session, suggestion_id: str) -> tuple[tuple[str, str], ...]:
    """Return the supervision groups (id, name) that follow a suggestion."""
    rows = session.execute(
        select(col(SupervisionGroup.id), col(SupervisionGroup.name))
        .join(GroupSuggestion, col(GroupSuggestion.group_id) == col(SupervisionGroup.id))
        .where(
            col(GroupSuggestion.suggestion_id) == suggestion_id,
            ~col(GroupSuggestion.deleted),
            col(GroupSuggestion.unit) == addressed.unit_of(suggestion_id),
            ~col(SupervisionGroup.deleted),
        )
    )
    return tuple((row[0], row[1]) for row in rows)
