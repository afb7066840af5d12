"""What becomes of each row of a returned list: recorded, known already, unclear or refused."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sqlmodel import Session

from npcdesk import labels
from npcdesk.errors import DeskError
from npcdesk.models import (
    ContactStage,
    EventKind,
    HandlerRole,
    Suggestion,
    SuggestionEvent,
)
from npcdesk.office import dues, promises, suggestions
from npcdesk.office.returned_rows import Meant, Part, Parts
from npcdesk.rules import dated_events, replaced, suggestion_life
from npcdesk.rules.replaced import Promised
from npcdesk.rules.reply_fit import require_reply
from npcdesk.rules.suggestion_life import Standing, State
from npcdesk.rules.unit_lists import ReturnedRow


class Fate(StrEnum):
    """What becomes of a row."""

    RECORD = "record"  # 登记
    SAME = "same"  # 已经登记过
    EMPTY = "empty"  # 没有填
    UNCLEAR = "unclear"  # 不知道是哪一件
    REFUSED = "refused"  # 这样不能登记


@dataclass(frozen=True, slots=True)
class PlannedReturn:
    """One row and what will become of it. `records` says in words what will be written."""

    draft: ReturnedRow
    fate: Fate
    part: Part | None = None
    stage: ContactStage | None = None  # of the contact that will be entered
    replies: bool = False  # whether a reply will be entered
    records: tuple[str, ...] = ()
    why: str = ""
    doubts: tuple[str, ...] = ()


class _Unfit(Exception):
    """A row cannot be recorded; its text is told to the person."""


class Scales:
    """Weighs rows one after another: a second row for the same paper knows of the first."""

    def __init__(
        self,
        session: Session,
        parts: Parts,
        rows: Sequence[tuple[ReturnedRow, Meant]],
        refused: dict[int, str],
        today: date,
    ) -> None:
        self._session, self._parts, self._today = session, parts, today
        self._refused = refused
        self._answered: dict[tuple[str, str], int] = {}
        self._alike: dict[tuple[str, str], list[ReturnedRow]] = defaultdict(list)
        for draft, meant in rows:
            if meant.part is not None and (draft.replies or draft.contacts):
                self._alike[meant.part.event_id, meant.part.unit_id].append(draft)

    def row(self, draft: ReturnedRow, meant: Meant) -> PlannedReturn:
        """Return what becomes of a row."""
        part = meant.part
        if draft.row in self._refused:
            return PlannedReturn(draft, Fate.REFUSED, part, why=self._refused[draft.row])
        if not draft.replies and not draft.contacts:
            return PlannedReturn(draft, Fate.EMPTY, part)
        if part is None:
            return PlannedReturn(draft, Fate.UNCLEAR, why=meant.why)
        try:
            found = self._alone(draft, part) or self._weighed(draft, part)
        except (_Unfit, DeskError) as unfit:
            return PlannedReturn(draft, Fate.REFUSED, part, why=str(unfit))
        if found.replies:
            self._answered[_share(part)] = draft.row
        return replace(found, doubts=(meant.doubt, *found.doubts)) if meant.doubt else found

    def _alone(self, draft: ReturnedRow, part: Part) -> PlannedReturn | None:
        """Return what becomes of a row that says again what an earlier one said."""
        alike = self._alike[part.event_id, part.unit_id]
        other = next((each for each in alike if _said(each) != _said(draft)), None)
        if other is not None:
            msg = f"和第 {other.row} 行是同一件，填的却不一样。请留下对的一行。"
            raise _Unfit(msg)
        if alike[0] is draft:
            return None
        why = f"和第 {alike[0].row} 行一样，只登记一次。"
        return PlannedReturn(draft, Fate.SAME, part, why=why)

    def _weighed(self, draft: ReturnedRow, part: Part) -> PlannedReturn:
        told = suggestions.events(self._session, part.suggestion_id)
        self._in_hand(part, told)
        doubts: list[str] = []
        stage = self._contact(draft, told) if draft.contacts else None
        if stage is not None:
            told = [*told, _contacted(draft, part)]
        answer = draft.replies and self._opinion_left(draft, part, doubts)
        replies = answer and self._reply(draft, part, told, doubts)
        records = _in_words(draft, stage=stage, replies=replies, told=told)
        return PlannedReturn(
            draft,
            Fate.RECORD if records else Fate.SAME,
            part,
            stage,
            replies,
            records,
            doubts=tuple(doubts),
        )

    def _in_hand(self, part: Part, told: list[SuggestionEvent]) -> None:
        if part.event_id not in {event.id for event in dated_events.in_order(told)}:
            msg = f"{part.called}的这次交办已经更正，不再由{part.unit}办理。"
            raise _Unfit(msg)
        if not self._parts.is_current(part):
            msg = f"{part.called}后来另行交办了，这一行是以前的清单。"
            raise _Unfit(msg)

    def _contact(self, draft: ReturnedRow, told: list[SuggestionEvent]) -> ContactStage | None:
        """Return the stage of the contact to be entered; None when it is kept already."""
        on, how = draft.contacted_on, draft.contacted_how
        if on is None or not how:
            raise _Unfit("面商要写日期和方式，这一行只写了一样。请补上。")
        stands = dated_events.in_order(told)
        if any(e.kind is EventKind.CONTACT and (e.on, e.how) == (on, how) for e in stands):
            return None
        suggestion_life.require_beside(told, EventKind.CONTACT, on, self._today)
        replied = draft.replied_on or suggestion_life.standing(told).replied_on
        return ContactStage.AFTER if replied and on > replied else ContactStage.DURING

    def _opinion_left(self, draft: ReturnedRow, part: Part, doubts: list[str]) -> bool:
        """Return whether a reply is to be entered: a 协办 unit's opinion goes to the lead unit."""
        if part.role is not HandlerRole.CO:
            return True
        msg = f"{part.unit}是协办，它的意见由主办单位并入答复，这里不登记。请转给主办单位。"
        if not draft.contacts:
            raise _Unfit(msg)
        doubts.append(msg)
        return False

    def _reply(
        self, draft: ReturnedRow, part: Part, told: list[SuggestionEvent], doubts: list[str]
    ) -> bool:
        """Return whether the reply is to be entered; False when it is kept already."""
        if not draft.reply_class or draft.replied_on is None:
            raise _Unfit(_incomplete(draft))
        stands = dated_events.in_order(told)
        now = suggestion_life.standing(told)
        apart = bool(now.shares.units)
        kept = [
            event
            for event in stands
            if event.kind is EventKind.REPLY
            and (not apart or event.unit_id in (None, part.unit_id))
        ]
        same = next((event for event in reversed(kept) if _same(draft, event)), None)
        if same is not None:
            if draft.answer and draft.answer.split() != same.body.split():
                doubts.append("答复已经登记过，办理情况的文字和登记的不一样，没有改。")
            return False
        answered = now.state in (State.ANSWERED, State.CLOSED, State.ARCHIVED)
        answered = answered or (apart and not now.studied and part.unit_id not in now.owing)
        if kept and answered:
            raise _Unfit(_came_already(kept[-1]))
        if _share(part) in self._answered:
            row = self._answered[_share(part)]
            msg = f"第 {row} 行已经是{part.called}的答复，一轮只登记一次。请把几家的答复合成一份。"
            raise _Unfit(msg)
        self._require(draft, now, part)
        doubts += self._replaced(draft, part)
        return True

    def _replaced(self, draft: ReturnedRow, part: Part) -> list[str]:
        """Say which promises the reply takes the place of: the list has no room for them."""
        given = (Promised("", draft.promised_on),)
        own = part.unit_id if part.role is HandlerRole.SEPARATE else None
        gone = promises.replaced_by(self._session, part.suggestion_id, own, given)
        still = "由这次答复取代；还算数的，登记以后请再登记承诺。"
        return [f"此前承诺的{replaced.in_words(gone)}{still}"] if gone else []

    def _require(self, draft: ReturnedRow, now: Standing, part: Part) -> None:
        paper = self._session.get_one(Suggestion, part.suggestion_id)
        require_reply(
            now,
            dues.pack_of(self._session, paper),
            on=draft.replied_on or self._today,
            today=self._today,
            reply_class=draft.reply_class,
            promised_on=draft.promised_on,
        )


def _share(part: Part) -> tuple[str, str]:
    """Return what one reply answers: the suggestion, or one unit's part of it (分办)."""
    return part.suggestion_id, part.unit_id if part.role is HandlerRole.SEPARATE else ""


def _said(draft: ReturnedRow) -> ReturnedRow:
    """Return the answers of a row alone."""
    return replace(draft, row=0, code="", number="", session="", title="")


def _contacted(draft: ReturnedRow, part: Part) -> SuggestionEvent:
    return SuggestionEvent(
        suggestion_id=part.suggestion_id,
        kind=EventKind.CONTACT,
        on=draft.contacted_on or date.min,
        how=draft.contacted_how,
    )


def _incomplete(draft: ReturnedRow) -> str:
    lacks = [
        words
        for words, said in (("类别", draft.reply_class), ("答复日期", draft.replied_on))
        if not said
    ]
    return f"没有写{'和'.join(lacks)}，还不能登记答复。没有办完的不用填；办完的请补上。"


def _same(draft: ReturnedRow, kept: SuggestionEvent) -> bool:
    """Tell whether a row says the reply that is kept; what the row leaves out does not count."""
    if (draft.replied_on, draft.reply_class) != (kept.on, kept.reply_class):
        return False
    pairs = (
        (draft.document_number, kept.document_number),
        (draft.promised_on, kept.promised_on),
        (draft.signed_by, kept.signed_by),
    )
    return all(not said or said == was for said, was in pairs)


def _came_already(kept: SuggestionEvent) -> str:
    number = f"，{kept.document_number}" if kept.document_number else ""
    said = f"{labels.day(kept.on)}，{kept.reply_class}类{number}"
    return f"答复已经登记过（{said}），和这一行不一样，没有改。要改请先更正原来的答复。"


def _in_words(
    draft: ReturnedRow, *, stage: ContactStage | None, replies: bool, told: list[SuggestionEvent]
) -> tuple[str, ...]:
    said: list[str] = []
    if stage is not None and draft.contacted_on:
        on = labels.day_dotted(draft.contacted_on)
        said.append(f"{labels.STAGE[stage.value]}面商 {on} {draft.contacted_how}")
    if replies and draft.replied_on:
        due = suggestion_life.standing(told).due_on
        late = (draft.replied_on - due).days if due else 0
        promise = f"承诺 {labels.day_dotted(draft.promised_on)}" if draft.promised_on else ""
        words = f"答复 {draft.reply_class}类 {labels.day_dotted(draft.replied_on)} "
        tail = "，".join(filter(None, (draft.document_number, promise)))
        said.append((words + tail).strip() + (f"，逾期 {late} 天" if late > 0 else ""))
    return tuple(said)
