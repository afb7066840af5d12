"""What becomes of each row of a returned list: recorded, known already, unclear or refused."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
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
from npcdesk.rules.reply_fit import refusals
from npcdesk.rules.suggestion_life import Standing, State
from npcdesk.rules.unit_lists import ReturnedRow

LACKING = {"reply_class": "类别", "replied_on": "答复日期"}


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that could not be read: `field` of which row, and the words for the person."""

    row: int
    field: str
    text: str


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


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A row on the scales, and what was found; `unread` are its cells that could not be read."""

    draft: ReturnedRow
    part: Part
    told: list[SuggestionEvent]
    unread: frozenset[str]
    wrong: list[str]
    doubts: list[str] = field(default_factory=list)


class Scales:
    """Weighs rows one after another: a second row for the same paper knows of the first."""

    def __init__(
        self,
        session: Session,
        parts: Parts,
        rows: Sequence[tuple[ReturnedRow, Meant]],
        unread: Sequence[Unread],
        today: date,
    ) -> None:
        self._session, self._parts, self._today = session, parts, today
        self._unread: dict[int, list[Unread]] = defaultdict(list)
        for cell in unread:
            self._unread[cell.row].append(cell)
        self._answered: dict[tuple[str, str], int] = {}
        self._alike: dict[tuple[str, str], list[ReturnedRow]] = defaultdict(list)
        for draft, meant in rows:
            if meant.part is not None and (draft.replies or draft.contacts):
                self._alike[meant.part.event_id, meant.part.unit_id].append(draft)

    def row(self, draft: ReturnedRow, meant: Meant) -> PlannedReturn:
        """Return what becomes of a row; where it cannot be recorded, all that speaks against it."""
        part, unread = meant.part, self._unread[draft.row]
        wrong = [cell.text for cell in unread]
        fields = frozenset(cell.field for cell in unread)
        if not draft.replies and not draft.contacts:
            fate = Fate.REFUSED if wrong else Fate.EMPTY
            return PlannedReturn(draft, fate, part, why="".join(wrong))
        if part is None:
            fate = Fate.REFUSED if wrong else Fate.UNCLEAR
            wrong += [meant.why, *_half_said(draft, None, fields)]
            return PlannedReturn(draft, fate, why="".join(wrong))
        again = None if wrong else self._again(draft, part, wrong)
        if again is not None:
            return again
        told = suggestions.events(self._session, part.suggestion_id)
        found = self._weigh(_Weighed(draft, part, told, fields, wrong))
        if wrong:
            return PlannedReturn(draft, Fate.REFUSED, part, why="".join(dict.fromkeys(wrong)))
        if found.replies:
            self._answered[_share(part)] = draft.row
        return replace(found, doubts=(meant.doubt, *found.doubts)) if meant.doubt else found

    def _again(self, draft: ReturnedRow, part: Part, wrong: list[str]) -> PlannedReturn | None:
        """Return what becomes of a row that says again what an earlier one said."""
        alike = self._alike[part.event_id, part.unit_id]
        other = next((each for each in alike if _said(each) != _said(draft)), None)
        if other is not None:
            wrong.append(f"和第 {other.row} 行是同一件，填的却不一样。请留下对的一行。")
        if other is not None or alike[0] is draft:
            return None
        why = f"和第 {alike[0].row} 行一样，只登记一次。"
        return PlannedReturn(draft, Fate.SAME, part, why=why)

    def _weigh(self, row: _Weighed) -> PlannedReturn:
        draft, part, told = row.draft, row.part, row.told
        stage, replies = None, False
        row.wrong.extend(_half_said(draft, part, row.unread))
        if stale := self._out_of_hand(part, told):
            row.wrong.append(stale)
        else:
            stage = self._contact(row) if draft.contacts else None
            told = told if stage is None else [*told, _contacted(draft, part)]
            answer = draft.replies and self._opinion_left(row)
            replies = answer and self._reply(replace(row, told=told))
        records = _in_words(draft, stage=stage, replies=replies, told=told)
        fate = Fate.RECORD if records else Fate.SAME
        return PlannedReturn(draft, fate, part, stage, replies, records, doubts=tuple(row.doubts))

    def _out_of_hand(self, part: Part, told: list[SuggestionEvent]) -> str:
        """Say why the unit has the suggestion in hand no longer, "" while it has."""
        if part.event_id not in {event.id for event in dated_events.in_order(told)}:
            return f"{part.called}的这次交办已经更正，不再由{part.unit}办理。"
        if not self._parts.is_current(part):
            return f"{part.called}后来另行交办了，这一行是以前的清单。"
        return ""

    def _contact(self, row: _Weighed) -> ContactStage | None:
        """Return the stage of the contact to be entered; None when it is kept already."""
        on, how = row.draft.contacted_on, row.draft.contacted_how
        if on is None or not how:
            return None
        stands = dated_events.in_order(row.told)
        if any(e.kind is EventKind.CONTACT and (e.on, e.how) == (on, how) for e in stands):
            return None
        try:
            suggestion_life.require_beside(row.told, EventKind.CONTACT, on, self._today)
        except DeskError as refusal:
            row.wrong.append(str(refusal))
            return None
        replied = row.draft.replied_on or suggestion_life.standing(row.told).replied_on
        return ContactStage.AFTER if replied and on > replied else ContactStage.DURING

    def _opinion_left(self, row: _Weighed) -> bool:
        """Return whether a reply is to be entered: a 协办 unit's opinion goes to the lead unit."""
        part = row.part
        if part.role is not HandlerRole.CO:
            return True
        msg = f"{part.unit}是协办，它的意见由主办单位并入答复，这里不登记。请转给主办单位。"
        (row.doubts if row.draft.contacts else row.wrong).append(msg)
        return False

    def _reply(self, row: _Weighed) -> bool:
        """Return whether the reply is to be entered; False when it is kept already, or may not."""
        draft, part = row.draft, row.part
        now = suggestion_life.standing(row.told)
        apart = bool(now.shares.units)
        kept = [
            event
            for event in dated_events.in_order(row.told)
            if event.kind is EventKind.REPLY
            and (not apart or event.unit_id in (None, part.unit_id))
        ]
        same = next((event for event in reversed(kept) if _same(draft, event)), None)
        if same is not None:
            if draft.answer and draft.answer.split() != same.body.split():
                row.doubts.append("答复已经登记过，办理情况的文字和登记的不一样，没有改。")
            return False
        answered = now.state in (State.ANSWERED, State.CLOSED, State.ARCHIVED)
        answered = answered or (apart and not now.studied and part.unit_id not in now.owing)
        if kept and answered:
            row.wrong.append(_came_already(kept[-1]))
            return False
        if _share(part) in self._answered:
            first = self._answered[_share(part)]
            msg = f"第 {first} 行已经是{part.called}的答复，一轮只登记一次。"
            row.wrong.append(f"{msg}请把几家的答复合成一份。")
            return False
        row.wrong.extend(self._refusals(row, now))
        row.doubts.extend(self._unexplained(row))
        row.doubts.extend(self._replaced(draft, part))
        return True

    def _refusals(self, row: _Weighed, now: Standing) -> list[str]:
        """Return what speaks against the reply; what the row says of a contact is taken for one."""
        paper = self._session.get_one(Suggestion, row.part.suggestion_id)
        says_contact = row.draft.contacts or row.unread & {"contacted_on", "contacted_how"}
        found = refusals(
            replace(now, spoken=now.spoken or 1) if says_contact else now,
            dues.pack_of(self._session, paper),
            on=row.draft.replied_on,
            today=self._today,
            reply_class=row.draft.reply_class,
            promised_on=date.max if "promised_on" in row.unread else row.draft.promised_on,
        )
        return [str(each) for each in found]

    def _unexplained(self, row: _Weighed) -> list[str]:
        """Say of what is neither solved nor promised that the list has no reasons for it."""
        paper = self._session.get_one(Suggestion, row.part.suggestion_id)
        classes = dues.pack_of(self._session, paper).classes
        chosen = next((each for each in classes if each.code == row.draft.reply_class), None)
        if chosen is None or not chosen.needs_reason or row.draft.answer:
            return []
        return [f"{chosen.label}没有写办理情况，请看答复函里有没有向代表说明原因。"]

    def _replaced(self, draft: ReturnedRow, part: Part) -> list[str]:
        """Say which promises the reply takes the place of: the list has no room for them."""
        given = (Promised("", draft.promised_on),)
        own = part.unit_id if part.role is HandlerRole.SEPARATE else None
        gone = promises.replaced_by(self._session, part.suggestion_id, own, given)
        still = "由这次答复取代；还算数的，登记以后请再登记承诺。"
        return [f"此前承诺的{replaced.in_words(gone)}{still}"] if gone else []


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


def _half_said(draft: ReturnedRow, part: Part | None, unread: Collection[str]) -> Iterator[str]:
    """Give what a contact or a reply lacks; the opinion of a 协办 unit needs neither class nor day.

    Of a row whose part is not known, a text alone may be such an opinion.
    """
    contact = {"contacted_on": draft.contacted_on, "contacted_how": draft.contacted_how}
    if draft.contacts and any(not said and name not in unread for name, said in contact.items()):
        yield "面商要写日期和方式，这一行只写了一样。请补上。"
    reply = {"reply_class": draft.reply_class, "replied_on": draft.replied_on}
    opinion = part.role is HandlerRole.CO if part else not any(reply.values())
    lacks = [LACKING[name] for name, said in reply.items() if not said and name not in unread]
    if draft.replies and lacks and not opinion:
        yield f"没有写{'和'.join(lacks)}，还不能登记答复。没有办完的不用填；办完的请补上。"


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
