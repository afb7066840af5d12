"""What supervision groups have due: nodes, answers to list items, word when all is silent.

Once all that a group follows is closed nobody waits for progress: what is due then is the report,
the evaluation, the archive.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from sqlalchemy import select
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.models import GroupKind, GroupSuggestion, Standing, SupervisionGroup
from npcdesk.office import group_events
from npcdesk.rules import group_life
from npcdesk.rules.group_life import Stage
from npcdesk.rules.suggestion_life import State

CLOSED = frozenset({State.CLOSED, State.ENDED, State.ARCHIVED})
_AT_WORK = group_life.RUNNING | {Stage.REPORTED, Stage.EVALUATED}


@dataclass(frozen=True, slots=True)
class GroupDue:
    """One thing that a group has due. `kind` is the step that settles it, `event_id` its point."""

    group_id: str
    group: str
    kind: GroupKind
    event_id: str  # "" for a silent group
    words: str
    why: str
    due_on: date


def settled_on(ends: Iterable[tuple[str, date | None]]) -> date | None:
    """Return when the last of a group's suggestions was closed, None while one is open.

    Args:
        ends: the state of each and the day of its end. None of them is nothing to be closed;
            the first day there is stands for ends that have no day.
    """
    every = list(ends)
    if not every or any(state not in CLOSED for state, _ in every):
        return None
    return max(on or date.min for _, on in every)


@dataclass(frozen=True, slots=True)
class _Group:
    id: str
    name: str
    leader: str
    now: group_life.Standing

    def due(
        self, kind: GroupKind, words: str, on: date, *, why: str = "", at: str = ""
    ) -> GroupDue:
        """Return one thing of this group; `at` is the id of its point."""
        under = f"组长 {self.leader}" if self.leader else ""
        whole = "·".join(filter(None, (why, under)))
        return GroupDue(self.id, self.name, kind, at, words, whole, on)


def dues(session: Session, today: date, until: date) -> list[GroupDue]:
    """Return what is late or due until a day, in the order of the days."""
    groups = session.execute(
        select(col(SupervisionGroup.id), col(SupervisionGroup.name), col(SupervisionGroup.leader))
        .where(~col(SupervisionGroup.deleted), col(SupervisionGroup.unit) == "")
        .order_by(col(SupervisionGroup.id))
    ).all()
    told, settled = group_events.by_group(session), _settled(session)
    found: list[GroupDue] = []
    for group_id, name, leader in groups:
        group = _Group(group_id, name, leader, group_life.standing(told[group_id]))
        if group.now.stage is Stage.ARCHIVED:
            continue
        found += (due for due in _points(group) if due.due_on <= until)
        closed = settled.get(group_id)
        over = group_life.is_settled(group.now, closed)
        left = _left(group, closed) if closed and over else _silent(group, today)
        if left is not None and left.due_on <= until:
            found.append(left)
    return sorted(found, key=lambda each: each.due_on)


def _points(group: _Group) -> Iterator[GroupDue]:
    now = group.now
    for points, kind in ((now.nodes, GroupKind.NODE_DONE), (now.items, GroupKind.ANSWER)):
        for point in points:
            if point.met is None:
                event = point.event
                handed = f"清单·{labels.day_short(event.on)}交{event.who or '办'}"
                why = "方案的节点" if kind is GroupKind.NODE_DONE else handed
                yield group.due(kind, event.body, point.due_on, why=why, at=event.id)


def _silent(group: _Group, today: date) -> GroupDue | None:
    silent, heard = group_life.silent_days(group.now, today), group.now.heard_on
    if silent is None or heard is None:
        return None
    due = heard + timedelta(days=group_life.SILENT_DAYS)
    why = f"上次记录 {labels.day_short(heard)}"
    return group.due(GroupKind.PROGRESS, f"{silent} 天没有进度", due, why=why)


def _left(group: _Group, closed: date) -> GroupDue | None:
    """Return the step that is left once all is closed, due as long after the last word."""
    step = group_life.next_step(group.now, settled=True)
    last = max(closed, group.now.heard_on or closed)
    if step is None or group.now.stage not in _AT_WORK or last == date.min:
        return None
    words = f"建议都办完了，还没有{labels.GROUP_EVENT[step.value]}"
    return group.due(step, words, last + timedelta(days=group_life.SILENT_DAYS))


def _settled(session: Session) -> dict[str, date]:
    """Return of the groups that follow nothing open any more when the last of it was closed."""
    rows = session.execute(
        select(col(GroupSuggestion.group_id), col(Standing.state), col(Standing.closed_on))
        .join(Standing, col(Standing.suggestion_id) == col(GroupSuggestion.suggestion_id))
        .where(~col(GroupSuggestion.deleted), col(GroupSuggestion.unit) == "")
        .order_by(col(GroupSuggestion.group_id))
    ).all()
    of_group = groupby(rows, key=lambda row: row.group_id)
    found = {
        group_id: settled_on((row.state, row.closed_on) for row in some)
        for group_id, some in of_group
    }
    return {group_id: on for group_id, on in found.items() if on is not None}
