"""What supervision groups have due: nodes, answers to list items, word when all is silent."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.models import GroupKind, SupervisionGroup
from npcdesk.office import group_events
from npcdesk.rules import group_life


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


def dues(session: Session, today: date, until: date) -> list[GroupDue]:
    """Return what is late or due until a day, in the order of the days."""
    groups = session.execute(
        select(col(SupervisionGroup.id), col(SupervisionGroup.name), col(SupervisionGroup.leader))
        .where(~col(SupervisionGroup.deleted), col(SupervisionGroup.unit) == "")
        .order_by(col(SupervisionGroup.id))
    ).all()
    told = group_events.by_group(session)
    found: list[GroupDue] = []
    for group_id, name, leader in groups:
        now = group_life.standing(told[group_id])
        if now.stage is group_life.Stage.ARCHIVED:
            continue
        under = f"组长 {leader}" if leader else ""
        for points, kind in ((now.nodes, GroupKind.NODE_DONE), (now.items, GroupKind.ANSWER)):
            for point in points:
                if point.met is None and point.due_on <= until:
                    handed = f"{labels.day_short(point.event.on)}交{point.event.who or '办'}"
                    why = "方案的节点" if kind is GroupKind.NODE_DONE else f"清单·{handed}"
                    why = "·".join(filter(None, (why, under)))
                    found.append(
                        GroupDue(
                            group_id,
                            name,
                            kind,
                            point.event.id,
                            point.event.body,
                            why,
                            point.due_on,
                        )
                    )
        silent = group_life.silent_days(now, today)
        if silent is not None and now.heard_on is not None:
            due = now.heard_on + timedelta(days=group_life.SILENT_DAYS)
            words = f"{silent} 天没有进度"
            last = f"上次记录 {labels.day_short(now.heard_on)}"
            why = "·".join(filter(None, (last, under)))
            found.append(GroupDue(group_id, name, GroupKind.PROGRESS, "", words, why, due))
    return sorted(found, key=lambda each: each.due_on)
