"""Where a suggestion stands: what its events add up to, by the table of `suggestion_states`.

What may be done is asked of `suggestion_life`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from npcdesk.models.suggestion import SuggestionEvent
from npcdesk.models.suggestion_kinds import ContactStage, EventKind, Rating
from npcdesk.rules import disclosing, divided, promises
from npcdesk.rules.dated_events import in_order
from npcdesk.rules.divided import Shares
from npcdesk.rules.promises import Promise
from npcdesk.rules.suggestion_states import (
    LETTERS,
    NEXT,
    OF_LETTER,
    RUNNING,
    STEPS,
    TRACKED,
    UNRETURNED,
    State,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the events add up to. `odd` holds those that fit nowhere, for a person to see.

    Days are calendar days. `clock` is the event that set the reply clock that runs or ran last,
    `due_on` its last day in time; `awaits` is the event that says until when the next step is
    awaited (交办, 答复, 反馈), `next_due` that day, None when none is. `handed_on` is of the
    handing-over in force, `first_handed` of the first one, which statistics count from;
    `from_units` holds what the units signed for and gave their opinions on since.
    `assigned_by` gave the units that have it now their parts: 交办, or 转交 by 政府办.
    `reply`, what was `delivered` of it and said of its being `public` (`disclosing`) are of the
    latest round, as `reply_class`, `rating` and `attitude` (办理态度) are; None while awaited.
    `promises` are those of that reply, `current_class` its class after every change since.
    Where units answer apart (分办) `shares` tells of each; they have replied when all have, on the
    day of the last, and the class is the weakest. `promises`, `delivered` and `public` are then of
    all parts.
    `studied`: the delegate was not satisfied, and the office has not yet asked for it to be handled
    anew (要求重办) or explained why not (说明理由); no unit owes anything meanwhile, and `clock` is
    still that of the reply in hand.
    `contacts` are all with the delegate, `spoken` those since this round began.
    `met` are the stages (办前, 办中, 办后) in which the delegate was spoken to, `faced` those in
    which it was face to face; `replied_late` is how many replies of any round came after their day,
    `replied_in_time` how many before it was over.
    `last` is the step that was done last, on `last_on`.
    """

    state: State = State.DRAFT
    round: int = 1
    number: str = ""
    filed_on: date | None = None
    handed_on: date | None = None
    handed_by: SuggestionEvent | None = None
    assigned_by: SuggestionEvent | None = None
    first_handed: date | None = None
    from_units: tuple[SuggestionEvent, ...] = ()
    clock: SuggestionEvent | None = None
    extended: int = 0
    awaits: SuggestionEvent | None = None
    replied_on: date | None = None
    reply_class: str = ""
    current_class: str = ""
    reply: SuggestionEvent | None = None
    shares: Shares = divided.NONE
    promises: tuple[Promise, ...] = ()
    look_backs: tuple[SuggestionEvent, ...] = ()
    delivered: tuple[SuggestionEvent, ...] = ()
    public: tuple[SuggestionEvent, ...] = ()
    rating: Rating | None = None
    attitude: Rating | None = None
    studied: bool = False
    closed_on: date | None = None
    archived_on: date | None = None
    carried_to: int = 0
    instructed: int = 0
    contacts: int = 0
    spoken: int = 0
    met: frozenset[ContactStage] = frozenset()
    faced: frozenset[ContactStage] = frozenset()
    replied_late: int = 0
    replied_in_time: int = 0
    urged: int = 0
    urged_on: date | None = None
    urge_next: date | None = None
    last: EventKind | None = None
    last_on: date | None = None
    odd: tuple[SuggestionEvent, ...] = ()

    @property
    def due_on(self) -> date | None:
        """The last day in time of the reply clock."""
        return self.clock.due_on if self.clock else None

    @property
    def due_why(self) -> str:
        """How that day was worked out."""
        return self.clock.due_why if self.clock else ""

    @property
    def runs(self) -> bool:
        """Whether a unit's reply is awaited: its clock runs."""
        return self.state in RUNNING and not self.studied

    @property
    def owing(self) -> tuple[str, ...]:
        """The units of 分办 whose reply is awaited."""
        return self.shares.waits if self.runs else ()

    @property
    def replies(self) -> tuple[SuggestionEvent, ...]:
        """The latest reply, or that of each unit of 分办 that has replied."""
        return self.shares.replies or ((self.reply,) if self.reply else ())

    @property
    def next_due(self) -> date | None:
        """The last day for the step that is awaited now."""
        return self.awaits.due_on if self.awaits else None

    @property
    def contact_by(self) -> date | None:
        """The last day for the units' first contact with the delegate, while it is awaited."""
        clock = self.contact_clock
        return clock.beside_on if clock and not self.contacts and self.state in RUNNING else None

    @property
    def contact_clock(self) -> SuggestionEvent | None:
        """The event that set that day: 交办, or the first 签收 where the rules count from 收到."""
        signed = (each for each in self.from_units if each.beside_on)
        return next(signed, self.handed_by)

    @property
    def publish_by(self) -> date | None:
        """The last day to publish the reply, while that is awaited: of several, the first one."""
        over = self.state not in (*LETTERS, State.HANDLED)
        return None if over else disclosing.first_due(self.replies, self.public)


Told = dict[str, Any]  # fields of `Standing` by name


def standing(events: Iterable[SuggestionEvent]) -> Standing:
    """Return where a suggestion stands. Never raises: merged papers may contradict."""
    now, odd = Standing(), []
    for event in in_order(events):
        after = NEXT.get((now.state, event.kind))
        if after is None or (event.kind in _GUARDED and not _fits(now, event)):
            odd.append(event)
            continue
        told: Told = {"state": after}
        if event.kind in STEPS:
            told |= {"awaits": event, "last": event.kind, "last_on": event.on}
        for name, value in (told | TOLD_BY[event.kind](now, event)).items():
            object.__setattr__(now, name, value)  # still ours alone; a copy an event is slow
    return replace(now, odd=tuple(odd)) if odd else now


FACE_TO_FACE = ("走访", "座谈", "来访", "面谈", "面商", "当面", "上门")
_GUARDED = TRACKED | {EventKind.CLOSE, EventKind.REPLY, EventKind.REDO, *OF_LETTER}


def _fits(now: Standing, event: SuggestionEvent) -> bool:
    """Return whether an event that its state allows finds what it is about."""
    if event.kind is EventKind.CLOSE:
        return now.rating is not None or UNRETURNED in event.grounds.split()
    if event.kind is EventKind.REPLY:
        return divided.fits(now.shares, event)
    if event.kind is EventKind.REDO:
        return not event.apart or divided.fits_again(now.shares, event)
    if event.kind in OF_LETTER and event.unit_id and now.shares.replies:
        return any(each.unit_id == event.unit_id for each in now.shares.replies)
    return bool(now.replies) and promises.fits(now.promises, event)


def _rated(now: Standing, event: SuggestionEvent) -> Told:
    judged: Told = {"rating": event.rating, "attitude": event.attitude}
    if event.rating is not Rating.DISSATISFIED:
        return judged
    again = {"state": State.AGAIN, "round": now.round + 1, "studied": True, "spoken": 0}
    if now.shares.units:
        again["shares"] = divided.again(now.shares)
    return again | judged


def _handed(now: Standing, event: SuggestionEvent) -> Told:
    first = now.first_handed or event.on
    here = {"handed_on": event.on, "handed_by": event, "assigned_by": event}
    here |= {"first_handed": first, "clock": event, "from_units": ()}
    return here | _shared(now, event)


def _shared(now: Standing, event: SuggestionEvent) -> Told:
    """Tell who answers apart now, and what came already of those that had their parts before."""
    if not event.apart and not now.shares.units:
        return {}
    told: Told = {"shares": (shares := divided.handed(now.shares, event))}
    told["promises"] = divided.of_units(shares, now.promises)
    told["public"] = divided.of_units(shares, now.public)
    return told | {"delivered": divided.of_units(shares, now.delivered)}


def _assigned(now: Standing, event: SuggestionEvent) -> Told:
    """政府办 assigns on: the clock runs from the hand-over, or anew from a 签收 that counts."""
    clock = now.clock
    if clock is not None and clock.kind is EventKind.RECEIVE:
        clock = now.handed_by
    told: Told = {"assigned_by": event, "from_units": (), "clock": clock, "awaits": clock}
    return told | _shared(now, event)


def _from_unit(now: Standing, event: SuggestionEvent) -> Told:
    """A unit signed for the paper, which may start the reply clock, or gave its opinion on it."""
    told: Told = {"from_units": (*now.from_units, event)}
    if event.due_on is None or now.state is State.AGAIN:
        return told
    waiting = event if now.state is State.HANDLED else now.awaits
    return told | {"clock": event, "awaits": waiting}


def _asked_again(now: Standing, event: SuggestionEvent) -> Told:
    """重办 is asked of every unit that answers apart (分办), or of those alone that it names."""
    told = _clocked(now, event)
    return told | {"shares": divided.narrowed(now.shares, event)} if event.apart else told


def _clocked(now: Standing, event: SuggestionEvent) -> Told:
    extended = now.extended + (event.kind is EventKind.EXTEND)
    return {"clock": event, "extended": extended, "studied": False}


def _contacted(now: Standing, event: SuggestionEvent) -> Told:
    stage = {event.stage} if event.stage else set()
    faced = stage if any(way in event.how for way in FACE_TO_FACE) else set()
    told: Told = {"contacts": now.contacts + 1, "spoken": now.spoken + 1}
    return told | {"met": now.met | stage, "faced": now.faced | faced}


def _replied(now: Standing, event: SuggestionEvent) -> Told:
    timed = now.due_on is not None and not now.studied  # nobody had asked for it
    late = timed and now.due_on is not None and event.on > now.due_on
    told: Told = {"replied_late": now.replied_late + late}
    told["replied_in_time"] = now.replied_in_time + (timed and not late)
    told |= {"promises": promises.of_reply(event), "delivered": (), "public": ()}
    of_all = event.reply_class
    if now.shares.units:
        told |= _part_replied(now, event, late=late)
        if told["shares"].waits:
            return told | {"state": now.state, "awaits": now.awaits}
        of_all = told["shares"].weakest or of_all
    told |= {"replied_on": event.on, "reply_class": of_all, "reply": event, "current_class": of_all}
    return told | {"rating": None, "attitude": None, "urge_next": None, "studied": False}


def _part_replied(now: Standing, event: SuggestionEvent, *, late: bool) -> Told:
    """Add one part's reply: what the other parts promised and whom they reached stays."""
    before = now.shares
    since = before.since if now.last is EventKind.REPLY else now.last_on
    promised = divided.outlasts(before, event.unit_id, now.promises)
    return {
        "shares": divided.replied(before, event, since, late=late),
        "promises": (*promised, *promises.of_reply(event)),
        "delivered": divided.outlasts(before, event.unit_id, now.delivered),
        "public": divided.outlasts(before, event.unit_id, now.public),
    }


def _promised(now: Standing, event: SuggestionEvent) -> Told:
    return {"promises": promises.after(now.promises, event)}


def _delivered(now: Standing, event: SuggestionEvent) -> Told:
    """The delegate's period to judge runs from the day the reply arrived, the last of several."""
    told: Told = {"delivered": (*now.delivered, event)}
    judging = now.state is State.ANSWERED and now.rating is None
    later = event.due_on is not None and event.due_on >= (now.next_due or date.min)
    return told | {"awaits": event} if judging and later else told


def _instructed(now: Standing, _event: SuggestionEvent) -> Told:
    return {"instructed": now.instructed + 1}


def _urged(now: Standing, event: SuggestionEvent) -> Told:
    return {"urged": now.urged + 1, "urged_on": event.on, "urge_next": event.next_on}


def _nothing(_now: Standing, _event: SuggestionEvent) -> Told:
    return {}


TOLD_BY: dict[EventKind, Callable[[Standing, SuggestionEvent], Told]] = {
    EventKind.RAISE: _nothing,
    EventKind.SEND_BACK: _nothing,
    EventKind.AS_LETTER: _nothing,
    EventKind.REFUSE: _nothing,
    EventKind.MERGE: _nothing,
    EventKind.FILE: lambda _, e: {"number": e.number, "filed_on": e.on},
    EventKind.HAND_OVER: _handed,
    EventKind.ASSIGN_ON: _assigned,
    EventKind.RECEIVE: _from_unit,
    EventKind.GIVE_BACK: _nothing,
    EventKind.REASSIGN: lambda *_: {
        "handed_on": None,
        "handed_by": None,
        "assigned_by": None,
        "from_units": (),
    },
    EventKind.INSIST: lambda now, _: {"awaits": now.clock},
    EventKind.EXTEND: _clocked,
    EventKind.CO_OPINION: _from_unit,
    EventKind.INSTRUCT: _instructed,
    EventKind.CONTACT: _contacted,
    EventKind.URGE: _urged,
    EventKind.REPLY: _replied,
    EventKind.RATE: _rated,
    EventKind.REDO: _asked_again,
    EventKind.EXPLAIN: lambda now, _: {"round": now.round - 1, "studied": False},
    EventKind.CLOSE: lambda _, e: {"closed_on": e.on},
    EventKind.WITHDRAW: _nothing,
    EventKind.DELIVER: _delivered,
    EventKind.DISCLOSE: lambda now, e: {"public": (*now.public, e)},
    EventKind.PUBLISH: lambda now, e: {"public": (*now.public, e)},
    EventKind.CARRY_OVER: lambda _, e: {"carried_to": e.to_term},
    EventKind.ARCHIVE: lambda _, e: {"archived_on": e.on},
    EventKind.PROMISE: _promised,
    EventKind.ADVANCE: _promised,
    EventKind.FULFIL: _promised,
    EventKind.UNABLE: _promised,
    EventKind.RECLASS: lambda _, e: {"current_class": e.reply_class},
    EventKind.LOOK_BACK: lambda now, e: {"look_backs": (*now.look_backs, e)},
}
