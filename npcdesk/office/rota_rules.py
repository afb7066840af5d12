"""The rules of a station's duty rota, as data: 每单月15日 9:00–11:00, two delegates a day."""

import re
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from npcdesk.errors import NotAllowed, NotFound, Unclear
from npcdesk.models import LeastPer, Roll, RotaRule, Station
from npcdesk.rules import rota_days
from npcdesk.rules.rota import Rule, Shut

HOUR = re.compile(r"(\d{1,2})[:：点时](\d\d)?分?")
MIDNIGHT, MINUTES = 24, 60
MOST_SEATS = 20


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """A rule as entered; `days` as people say it, hours as they write them."""

    days: str
    starts: str = "09:00"
    ends: str = "11:00"
    venue: str = ""
    roll: Roll = Roll.NEXT
    seats: int = 2
    least: int = 0
    least_per: LeastPer = LeastPer.YEAR
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule of a station."""

    id: str
    station_id: str
    facts: RuleFacts


def add(session: Session, station_id: str, facts: RuleFacts) -> str:
    """Give a station a rule and return its id; its 接待日 says it, when that is empty.

    Raises:
        NotFound: the station is not this office's.
        Unclear: the days or the hours are not understood.
        NotAllowed: nobody would be there, or it ends before it begins.
    """
    station = session.get(Station, station_id)
    if station is None or station.unit or station.deleted:
        msg = "这个站点不在本单位的数据中，请先登记站点。"
        raise NotFound(msg)
    rule = RotaRule(station_id=station_id, **_checked(facts))
    session.add(rule)
    if not station.reception_day:
        station.reception_day = rule.days
        session.add(station)
    session.flush()
    return rule.id


def amend(session: Session, rule_id: str, facts: RuleFacts) -> None:
    """Change a rule; what is planned stays until the rota is made anew. Raises like `add`."""
    rule = _own(session, rule_id)
    for name, value in _checked(facts).items():
        setattr(rule, name, value)
    session.add(rule)


def drop(session: Session, rule_id: str) -> None:
    """Put a rule away, or raise `NotFound`."""
    rule = _own(session, rule_id)
    rule.deleted = True
    session.add(rule)


def lines(session: Session, station_id: str) -> list[RuleLine]:
    """Return the rules of a station in the order they were made."""
    some = select(RotaRule).where(
        col(RotaRule.station_id) == station_id, ~col(RotaRule.deleted), col(RotaRule.unit) == ""
    )
    return [
        RuleLine(row.id, row.station_id, RuleFacts(**{n: getattr(row, n) for n in _NAMES}))
        for row in session.execute(some.order_by(col(RotaRule.id))).scalars()
    ]


_NAMES = tuple(RuleFacts.__dataclass_fields__)


def pure(facts: RuleFacts) -> Rule:
    """Return a rule as the planner takes it."""
    return Rule(
        days=rota_days.read(facts.days),
        starts=facts.starts,
        ends=facts.ends,
        venue=facts.venue,
        shut=Shut(facts.roll.value),
        seats=facts.seats,
        least=facts.least,
        per=facts.least_per.value,
        first=facts.from_on or date.min,
        last=facts.to_on or date.max,
    )


def hour(text: str) -> str:
    """Return an hour as it is kept, 09:00, or raise `Unclear`. Understood are 9点, 9:00, 14：30."""
    plain = text.strip().removesuffix("整").replace("半", "30")
    found = HOUR.fullmatch(plain) or re.fullmatch(r"(\d{1,2})()", plain)
    hours, minutes = (int(found[1]), int(found[2] or 0)) if found else (MIDNIGHT, 0)
    if hours >= MIDNIGHT or minutes >= MINUTES:
        msg = f"没认出“{text.strip()}”是几点，请写成 9:00 或 14:30。"
        raise Unclear(msg)
    return f"{hours:02}:{minutes:02}"


def _checked(facts: RuleFacts) -> dict[str, Any]:
    starts, ends = hour(facts.starts), hour(facts.ends)
    if starts >= ends:
        msg = f"结束时间（{ends}）不比开始时间（{starts}）晚，请核对。"
        raise NotAllowed(msg)
    if not 1 <= facts.seats <= MOST_SEATS or facts.least < 0:
        msg = f"每天值班的代表填 1 到 {MOST_SEATS} 名，每人至少几次填 0 或更多。"
        raise NotAllowed(msg)
    if facts.from_on and facts.to_on and facts.from_on > facts.to_on:
        msg = "规则的止日在起日之前，请核对两个日期。"
        raise NotAllowed(msg)
    days = str(rota_days.read(facts.days))
    return asdict(facts) | {"days": days, "starts": starts, "ends": ends}


def _own(session: Session, rule_id: str) -> RotaRule:
    rule = session.get(RotaRule, rule_id)
    if rule is None or rule.unit or rule.deleted:
        msg = "这条值班规则不在本单位的数据中，可能已经去掉。"
        raise NotFound(msg)
    return rule
