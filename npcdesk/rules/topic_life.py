"""The life of a topic of 五级协同 as one table, and the readers of it.

议题 → 各级承担 (认领, 进展, 成果) → 通报 → 评估 → 结束. Who does what at which level follows a
published practice (巴彦淖尔 五级人大代表协同履职).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from npcdesk import labels
from npcdesk.errors import NotAllowed
from npcdesk.models.office import Level
from npcdesk.models.topic import TopicEvent, TopicKind, TopicRole
from npcdesk.rules.dated_events import out_of_order, require_come

ROLE_OF = {
    Level.NATION: TopicRole.SUPPORT,
    Level.PROVINCE: TopicRole.SUPPORT,
    Level.CITY: TopicRole.LEAD,
    Level.COUNTY: TopicRole.OVERSEE,
    Level.TOWNSHIP: TopicRole.GATHER,
}
"""The part that a level takes unless something else is said."""


class State(StrEnum):
    """Where a topic is. It follows from the events and is never typed."""

    OPEN = "待认领"
    GOING = "推进中"
    RESULTS = "已有成果"
    SHARED = "已通报"
    ASSESSED = "已评估"
    CLOSED = "已结束"


class PartState(StrEnum):
    """Where one part of a topic is."""

    OPEN = "待认领"
    CLAIMED = "已认领"
    GOING = "有进展"
    DONE = "已有成果"


_Kind = TopicKind
OF_PART = frozenset({_Kind.CLAIM, _Kind.PROGRESS, _Kind.RESULT})
"""The steps of one part; the others are the whole topic's."""
BY_LEAD = frozenset({_Kind.SHARE, _Kind.ASSESS, _Kind.CLOSE})
"""The steps that are told by the office whose topic it is."""
_PARTS: dict[PartState, dict[TopicKind, PartState]] = {
    PartState.OPEN: {_Kind.CLAIM: PartState.CLAIMED},
    PartState.CLAIMED: {_Kind.PROGRESS: PartState.GOING, _Kind.RESULT: PartState.DONE},
    PartState.GOING: {_Kind.PROGRESS: PartState.GOING, _Kind.RESULT: PartState.DONE},
    PartState.DONE: {_Kind.PROGRESS: PartState.DONE, _Kind.RESULT: PartState.DONE},
}
NEXT_OF_PART = {(now, kind): after for now, row in _PARTS.items() for kind, after in row.items()}
_RUNS = dict.fromkeys((*OF_PART, _Kind.ESCALATE), State.RESULTS)
_TABLE: dict[State, dict[TopicKind, State]] = {
    State.OPEN: {
        _Kind.CLAIM: State.GOING,
        _Kind.ESCALATE: State.OPEN,
        _Kind.CLOSE: State.CLOSED,
    },
    State.GOING: {
        _Kind.CLAIM: State.GOING,
        _Kind.PROGRESS: State.GOING,
        _Kind.RESULT: State.RESULTS,
        _Kind.ESCALATE: State.GOING,
        _Kind.CLOSE: State.CLOSED,
    },
    State.RESULTS: {
        **_RUNS,
        _Kind.SHARE: State.SHARED,
        _Kind.ASSESS: State.ASSESSED,
        _Kind.CLOSE: State.CLOSED,
    },
    State.SHARED: {
        **dict.fromkeys(_RUNS, State.SHARED),
        _Kind.SHARE: State.SHARED,
        _Kind.ASSESS: State.ASSESSED,
        _Kind.CLOSE: State.CLOSED,
    },
    State.ASSESSED: {
        **dict.fromkeys(_RUNS, State.ASSESSED),
        _Kind.SHARE: State.ASSESSED,
        _Kind.CLOSE: State.CLOSED,
    },
    State.CLOSED: {},
}
NEXT = {(now, kind): after for now, row in _TABLE.items() for kind, after in row.items()}
ON_ONE_DAY = {kind: at for at, kind in enumerate(_Kind)}
"""Steps of one day, entered by offices whose clocks differ, follow each other as they must."""

VERB = {
    _Kind.CLAIM: "认领",
    _Kind.PROGRESS: "登记进展",
    _Kind.RESULT: "登记成果",
    _Kind.SHARE: "通报成果",
    _Kind.ASSESS: "登记评估",
    _Kind.ESCALATE: "提交上级代表建议",
    _Kind.CLOSE: "结束议题",
    _Kind.TAKE_BACK: "更正",
}
_FIRST = {
    State.OPEN: "请先认领承担的任务",
    State.GOING: "请先登记成果",
    State.RESULTS: "可以通报成果、登记评估",
    State.SHARED: "可以登记评估",
    State.ASSESSED: "已经评估过，要改请先更正评估",
    State.CLOSED: "要改请先更正结束",
}
_PART_FIRST = {
    PartState.OPEN: "请先认领",
    PartState.CLAIMED: "可以登记进展、登记成果",
    PartState.GOING: "可以登记进展、登记成果",
    PartState.DONE: "可以再登记成果",
}


@dataclass(frozen=True, slots=True)
class Part:
    """What the steps of one part add up to."""

    state: PartState = PartState.OPEN
    done_on: date | None = None  # of the first result
    last: TopicEvent | None = None
    carrier: str = ""  # the person who carries it, as the newest step that names one says


@dataclass(frozen=True, slots=True)
class Standing:
    """What the events add up to. `odd` holds those that fit nowhere, for a person to see."""

    state: State = State.OPEN
    parts: Mapping[str, Part] = field(default_factory=lambda: MappingProxyType({}))
    results: tuple[TopicEvent, ...] = ()
    shared: tuple[TopicEvent, ...] = ()
    escalated: tuple[TopicEvent, ...] = ()
    assessed: TopicEvent | None = None
    closed: TopicEvent | None = None
    heard_on: date | None = None
    odd: tuple[TopicEvent, ...] = ()

    def part(self, part_id: str) -> Part:
        """Return where one part is."""
        return self.parts.get(part_id, Part())


def in_order(events: Iterable[TopicEvent]) -> list[TopicEvent]:
    """Return the events that stand, in the order of their days; those taken back are left out.

    Only the office that entered an event takes it back.
    """
    kept = [event for event in events if not event.deleted]
    backs = {(e.unit, e.about_id) for e in kept if e.kind is _Kind.TAKE_BACK}
    stands = (e for e in kept if e.kind is not _Kind.TAKE_BACK and (e.unit, e.id) not in backs)
    return sorted(stands, key=lambda e: (e.on, ON_ONE_DAY[e.kind], e.written_ms, e.id))


def standing(events: Iterable[TopicEvent], lead: str = "") -> Standing:
    """Return where a topic is. Never raises: merged records may contradict.

    `lead` is the unit of the office that published it: only that one's word ends it.
    """
    now, odd = Standing(), []
    for event in in_order(events):
        foreign = event.kind in BY_LEAD and event.unit != lead
        after = None if foreign else _after(now, event)
        if after is None:
            odd.append(event)
        else:
            now = replace(after, heard_on=event.on)
    return replace(now, odd=tuple(odd)) if odd else now


def _after(now: Standing, event: TopicEvent) -> Standing | None:
    state = NEXT.get((now.state, event.kind))
    if state is None:
        return None
    now = replace(now, state=state)
    if event.kind in OF_PART:
        return _after_part(now, event)
    if event.kind is _Kind.SHARE:
        return replace(now, shared=(*now.shared, event))
    if event.kind is _Kind.ESCALATE:
        return replace(now, escalated=(*now.escalated, event))
    if event.kind is _Kind.ASSESS:
        return replace(now, assessed=event)
    return replace(now, closed=event)


def _after_part(now: Standing, event: TopicEvent) -> Standing | None:
    part_id = event.part_id or ""
    before = now.part(part_id)
    state = NEXT_OF_PART.get((before.state, event.kind))
    if state is None or not part_id:
        return None
    part = replace(before, state=state, last=event, carrier=event.who or before.carrier)
    if event.kind is _Kind.RESULT:
        part = replace(part, done_on=before.done_on or event.on)
        now = replace(now, results=(*now.results, event))
    return replace(now, parts={**now.parts, part_id: part})


def allowed(now: Standing, *, mine: bool) -> frozenset[TopicKind]:
    """Return what a screen may offer for a topic that stands so.

    `mine`: this office published the topic.
    """
    kinds = {kind for (state, kind) in NEXT if state is now.state}
    return frozenset(kinds if mine else kinds - BY_LEAD)


def allowed_of_part(now: Standing, part_id: str) -> frozenset[TopicKind]:
    """Return what a screen may offer for one part."""
    state = now.part(part_id).state
    return frozenset(
        kind for kind in OF_PART if (state, kind) in NEXT_OF_PART and (now.state, kind) in NEXT
    )


def require(
    events: Sequence[TopicEvent], event: TopicEvent, *, lead: str, since: date, today: date
) -> None:
    """Let `event` happen on its day, late entries too, or raise `NotAllowed` in words.

    Args:
        events: those of the topic, whoever entered them.
        event: what is to be entered.
        lead: the unit of the office that published the topic, "" for this one.
        since: the day the topic was published.
        today: the day nothing may be after.
    """
    verb = VERB[event.kind]
    require_come(verb, event.on, today)
    if event.on < since:
        msg = f"这个议题是{labels.day(since)}发布的，{verb}不能更早，请核对日期。"
        raise NotAllowed(msg)
    if event.kind in BY_LEAD and lead:
        msg = f"“{verb}”由发布议题的单位登记，会随数据交换送来。"
        raise NotAllowed(msg)
    now = standing(events, lead)
    require_allowed(now, event.kind, event.part_id or "")
    if len(standing([*events, event], lead).odd) > len(now.odd):
        raise NotAllowed(out_of_order(verb, event.on))
    _require_said(event)


def require_allowed(now: Standing, kind: TopicKind, part_id: str = "") -> None:
    """Raise `NotAllowed` in words when `kind` cannot come next."""
    if kind in OF_PART and now.state is not State.CLOSED:
        if not part_id:
            msg = f"请选是哪一项承担的任务，再{VERB[kind]}。"
            raise NotAllowed(msg)
        part = now.part(part_id)
        if kind not in allowed_of_part(now, part_id):
            msg = f"这一项现在是“{part.state.value}”，不能{VERB[kind]}。{_PART_FIRST[part.state]}。"
            raise NotAllowed(msg)
    if (now.state, kind) not in NEXT:
        msg = f"这个议题现在是“{now.state.value}”，还不能{VERB[kind]}。{_FIRST[now.state]}。"
        raise NotAllowed(msg)


_ASKED = {
    _Kind.PROGRESS: ("body", "请写明进展到哪一步。"),
    _Kind.RESULT: ("body", "请写明取得的成果。"),
    _Kind.SHARE: ("body", "请写明通报的内容，例如：成果怎样运用。"),
    _Kind.ASSESS: ("grade", "请选评估的等次：好、较好、一般、差。"),
    _Kind.ESCALATE: ("who", "请写明由哪一级的哪位代表提交，例如：自治区人大代表某某。"),
    _Kind.CLOSE: ("body", "请写明结论，没有评估就结束的写明理由。"),
}


def _require_said(event: TopicEvent) -> None:
    name, msg = _ASKED.get(event.kind, ("", ""))
    said = getattr(event, name) if name else "-"
    if not (said.strip() if isinstance(said, str) else said):
        raise NotAllowed(msg)


def free(events: Sequence[TopicEvent], lead: str = "") -> frozenset[str]:
    """Return the ids of the events that stand and on which no later one rests."""
    odd, stands = len(standing(events, lead).odd), in_order(events)
    return frozenset(
        event.id
        for event in stands
        if len(standing((other for other in stands if other is not event), lead).odd) <= odd
    )


def require_take_back(events: Sequence[TopicEvent], event: TopicEvent, lead: str = "") -> None:
    """Let an event be taken back, or raise `NotAllowed`: later steps must not hang in the air."""
    if event.kind is _Kind.TAKE_BACK or event not in in_order(events):
        msg = "这一步已经更正过，不用再更正。"
        raise NotAllowed(msg)
    if event.id not in free(events, lead):
        msg = f"“{VERB[event.kind]}”之后还有别的步骤，请先更正后面的。"
        raise NotAllowed(msg)
