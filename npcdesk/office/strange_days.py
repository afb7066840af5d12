"""Days that a wrong clock leaves behind: when to doubt today's, and which steps lie ahead of it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import text
from sqlmodel import Session

from npcdesk import labels

FAR_DAYS = 60  # an office writes more often than that; a clock that jumped is farther off


@dataclass(frozen=True, slots=True)
class Doubt:
    """The computer's day does not follow from the last write of the file."""

    today: date
    last_on: date

    @property
    def words(self) -> str:
        """What is odd, and what to do."""
        off = (self.today - self.last_on).days
        if off < 0:
            return (
                f"这台电脑今天是{labels.day(self.today)}，可这份数据上次是"
                f"{labels.day(self.last_on)}写的，比今天还晚。请核对电脑的日期；"
                "如果是上次的日期不对，把日期还没有到的步骤更正掉。"
            )
        return (
            f"这台电脑今天是{labels.day(self.today)}，离上次写入（{labels.day(self.last_on)}）"
            f"已经 {off} 天。请先核对电脑的日期，日期不对就先改好再登记。"
        )


def doubt(session: Session, at_ms: int) -> Doubt | None:
    """Return what is odd about the moment `at_ms` (since 1970, UTC); None when nothing is."""
    newest = text("SELECT at_ms FROM written ORDER BY id DESC LIMIT 1")
    last_ms = session.execute(newest).scalar()
    if last_ms is None:
        return None
    last_on, today = _day(last_ms), _day(at_ms)
    if 0 <= (today - last_on).days <= FAR_DAYS:
        return None
    return Doubt(today, last_on)


def _day(at_ms: int) -> date:
    return datetime.fromtimestamp(at_ms / 1000).date()  # noqa: DTZ006 - the clerk's wall clock


@dataclass(frozen=True, slots=True)
class Ahead:
    """A step that stands and whose day has not come."""

    what: str  # 第35号 交办
    on: date


_EVENTS = """
SELECT e."on" AS day, '{0}' AS of, e.kind, {1} FROM {0} e JOIN {2}
WHERE e."on" > :day AND e.unit = '' AND NOT e.deleted AND e.kind <> 'take_back'
AND NOT EXISTS (
    SELECT 1 FROM {0} gone WHERE gone.about_id = e.id AND gone.kind = 'take_back'
    AND NOT gone.deleted AND gone.unit = '' AND gone.{3} = e.{3}
)
"""
_VISITS = """
SELECT v.held_on, 'visit', v.kind, '', station.name
FROM visit v JOIN station ON station.id = v.station_id
WHERE v.held_on > :day AND v.unit = '' AND NOT v.deleted
"""
_AHEAD = " UNION ALL ".join(
    (
        _EVENTS.format(
            "suggestion_event",
            "s.number, s.title",
            "standing s ON s.suggestion_id = e.suggestion_id",
            "suggestion_id",
        ),
        _EVENTS.format(
            "group_event",
            "'', g.name",
            "supervision_group g ON g.id = e.group_id",
            "group_id",
        ),
        _VISITS,
    )
)


def ahead(session: Session, today: date) -> list[Ahead]:
    """Return the steps and visits that stand with a day after `today`, the nearest first."""
    rows = session.execute(text(f"{_AHEAD} ORDER BY 1, 2, 4, 5, 3"), {"day": today.isoformat()})
    return [Ahead(_what(row), date.fromisoformat(row.day)) for row in rows]


def _what(row: object) -> str:
    of, kind, number, title = row.of, row.kind, row.number, row.title  # type: ignore[attr-defined]
    if of == "visit":
        return f"{title}的{labels.VISIT_KIND.get(kind, '接待')}"
    if of == "group_event":
        return f"“{title}”{labels.GROUP_EVENT.get(kind, kind)}"
    return f"{f'第{number}号' if number else f'《{title}》'}{labels.EVENT.get(kind, kind)}"


def told(found: list[Ahead]) -> str:
    """Return one sentence about them, empty when there are none."""
    if not found:
        return ""
    named = "、".join(f"{each.what} {labels.day_dotted(each.on)}" for each in found[:3])
    more = " 等" if len(found) > 3 else ""
    return f"有 {len(found)} 步的日期还没有到，请核对：{named}{more}。写错了请更正。"
