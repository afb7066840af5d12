"""What other offices have sent: read here alone, by unit, and never among this office's own.

An office above sees what those below it keep and collect; an office below sees what the ones
above publish, and the papers it has handed in to them. What a row names may come later than it.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import func, literal_column, select
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.errors import NotFound, Unclear
from npcdesk.models import (
    CongressSession,
    GroupEvent,
    GroupMember,
    HandlingUnit,
    Mandate,
    Person,
    Row,
    Standing,
    Station,
    Suggestion,
    SupervisionGroup,
    Term,
    Visit,
)
from npcdesk.office import addressed, group_events, suggestion_list
from npcdesk.office.windows import Window
from npcdesk.rules import group_life, identity
from npcdesk.store import standings, visit_lines

EVERYTHING = Window(0, 1_000_000)
CHUNK = 2000  # rows in one statement
Line = Mapping[str, Any]
"""One row by the names that the heads of its kind have, values as stored; `id` besides."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of row: what it is called, what a list shows of it, and how it is read."""

    words: str
    model: type[Row]
    heads: Mapping[str, str]
    read: Callable[[Session, str, Window], list[Line]]


@dataclass(frozen=True, slots=True)
class OtherUnit:
    """A unit whose rows are here, and how many of each kind."""

    code: str
    name: str
    counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


def units(session: Session) -> list[OtherUnit]:
    """Return every unit whose rows are here, by code."""
    found: dict[str, Counter[str]] = {}
    for key, kind in KINDS.items():
        t = kind.model.__table__.c  # type: ignore[attr-defined]
        theirs = select(t.unit, func.count()).where(t.unit != literal_column("''"), ~t.deleted)
        for code, number in session.execute(theirs.group_by(t.unit)):
            found.setdefault(code, Counter())[key] = number
    return [
        OtherUnit(code, addressed.name(session, code), {key: counts[key] for key in KINDS})
        for code, counts in sorted(found.items())
    ]


def handed_in(session: Session) -> Counter[str]:
    """Return how many papers this office collected for each congress above, by its code."""
    t = Suggestion.__table__.c  # type: ignore[attr-defined]
    theirs = select(t.id, t.unit).where(
        t.unit != literal_column("''"), t.unit == t.to_code, ~t.deleted
    )
    here = addressed.own(session)
    papers = session.execute(theirs).all() if here else []
    return Counter(row[1] for row in papers if addressed.source(session, row[0]) == here)


def nothing_of(session: Session, code: str) -> OtherUnit:
    """Return a unit of which no row is here."""
    return OtherUnit(code, addressed.name(session, code), dict.fromkeys(KINDS, 0))


def named(session: Session, said: str) -> OtherUnit:
    """Return the one unit that `said` means: its code, its name or a part of it.

    Nothing said means the only one there is.

    Raises:
        NotFound: no unit whose rows are here is called so, or none's are here.
        Unclear: several are.
    """
    known = units(session)
    if not said.strip():
        return _only(known)
    some = [each for each in known if said.strip() in (each.code, each.name)]
    some = some or [each for each in known if said.strip() in each.name]
    if len(some) == 1:
        return some[0]
    told = "、".join(f"{each.code} {each.name}" for each in some or known)
    if some:
        msg = f"“{said}”可能是{told}，请写代码。"
        raise Unclear(msg)
    msg = f"没有收到过“{said}”的材料。" + (f"收到过的有{told}。" if told else "")
    raise NotFound(msg)


def _only(known: Sequence[OtherUnit]) -> OtherUnit:
    if len(known) == 1:
        return known[0]
    told = "、".join(f"{each.code} {each.name}" for each in known)
    if known:
        msg = f"收到过 {len(known)} 个单位的材料，请写明看哪一个：{told}。"
        raise Unclear(msg)
    msg = "还没有收到外单位的材料。"
    raise NotFound(msg)


def lines(session: Session, unit: str, kind: str, window: Window = EVERYTHING) -> list[Line]:
    """Return a window of a unit's rows of one of `KINDS`."""
    found: list[Line] = []
    end = window.offset + window.limit
    for start in range(window.offset, end, CHUNK):
        part = KINDS[kind].read(session, unit, Window(start, min(CHUNK, end - start)))
        if not part:
            break
        found += part
    return found


def _delegates(session: Session, unit: str, window: Window) -> list[Line]:
    rows = session.execute(
        select(Mandate, Person)
        .join(Person, col(Person.id) == col(Mandate.person_id), isouter=True)
        .where(col(Mandate.unit) == unit, ~col(Mandate.deleted))
        .order_by(col(Mandate.delegation), col(Mandate.id))
        .limit(window.limit)
        .offset(window.offset)
    )
    return [
        {
            "id": mandate.id,
            "name": person.name if person else "",
            "sex": person.sex.value if person else "",
            "level": mandate.level.value,
            "delegation": mandate.delegation,
            "delegate_number": mandate.delegate_number,
            "work": " ".join(filter(None, (person.work_unit, person.post))) if person else "",
            "phone": identity.mask_phone(person.phone) if person else "",
            "status": mandate.status.value,
        }
        for mandate, person in rows
    ]


def _stations(session: Session, unit: str, window: Window) -> list[Line]:
    visits = (
        select(func.count())
        .where(col(Visit.station_id) == col(Station.id), ~col(Visit.deleted))
        .where(col(Visit.unit) == unit)
        .correlate(Station)
        .scalar_subquery()
    )
    rows = session.execute(
        _window(select(Station, visits), Station, unit, window).order_by(
            col(Station.township), col(Station.name)
        )
    )
    names = ("id", "name", "kind", "township", "address", "manager", "phone", "reception_day")
    return [{name: getattr(s, name) for name in names} | {"visits": n} for s, n in rows]


def _visits(session: Session, unit: str, window: Window) -> list[Line]:
    newest = _window(select(col(Visit.id)), Visit, unit, window).order_by(
        col(Visit.held_on).desc(), col(Visit.id).desc()
    )
    ids = list(session.execute(newest).scalars())
    told = {line["visit_id"]: line for line in visit_lines.lines(session, ids, unit)}
    return [
        {"id": visit} | {name: told[visit][name] for name in KINDS["visits"].heads} for visit in ids
    ]


def _suggestions(session: Session, unit: str, window: Window) -> list[Line]:
    newest = _window(select(Suggestion), Suggestion, unit, window).order_by(
        col(Suggestion.raised_on).desc(), col(Suggestion.id).desc()
    )
    found: list[Line] = []
    for told in standings.told(session, session.execute(newest).scalars().all()):
        line = suggestion_list.line(Standing(**told), date.max)
        names = ("id", *_SUGGESTION_HEADS)
        facts = {name: getattr(line, name) for name in names if name != "source_name"}
        by = addressed.name(session, line.source) if line.source else ""
        found.append(facts | {"state": line.state.value, "source": line.source, "source_name": by})
    return found


def _units(session: Session, unit: str, window: Window) -> list[Line]:
    rows = session.execute(
        _window(select(HandlingUnit), HandlingUnit, unit, window).order_by(col(HandlingUnit.name))
    ).scalars()
    return [{name: getattr(one, name) for name in ("id", *_UNIT_HEADS)} for one in rows]


def _groups(session: Session, unit: str, window: Window) -> list[Line]:
    rows = session.execute(
        _window(select(SupervisionGroup), SupervisionGroup, unit, window).order_by(
            col(SupervisionGroup.id)
        )
    ).scalars()
    members = select(col(GroupMember.name)).where(
        ~col(GroupMember.deleted), col(GroupMember.unit) == unit
    )
    told = group_events.by_group(session, unit=unit)
    return [
        {name: getattr(one, name) for name in ("id", "name", "leader", "committee")}
        | {
            "decided_on": _decided_on(told[one.id]),
            "members": "、".join(
                session.execute(
                    members.where(col(GroupMember.group_id) == one.id).order_by(col(GroupMember.id))
                ).scalars()
            ),
        }
        for one in rows
    ]


def _decided_on(events: list[GroupEvent]) -> date | None:
    decided = group_life.standing(events).decided
    return decided.on if decided else None


def _sessions(session: Session, unit: str, window: Window) -> list[Line]:
    rows = session.execute(
        _window(select(CongressSession, Term), CongressSession, unit, window)
        .join(Term, col(Term.id) == col(CongressSession.term_id), isouter=True)
        .order_by(col(Term.ordinal).desc(), col(CongressSession.ordinal).desc())
    )
    return [
        {
            "id": one.id,
            "name": labels.session_short(of.ordinal if of else 0, one.ordinal),
            "opened_on": one.opened_on,
            "closed_on": one.closed_on,
        }
        for one, of in rows
    ]


def _window(query: Any, model: Any, unit: str, window: Window) -> Any:
    own = query.where(col(model.unit) == unit, ~col(model.deleted))
    return own.limit(window.limit).offset(window.offset)


def texts(line: Line, heads: Sequence[str]) -> tuple[str, ...]:
    """Return a row as texts in the order of some heads: days as 2026.5.6, nothing for nothing."""
    return tuple(_text(name, line[name]) for name in heads)


def _text(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return labels.day_dotted(value)
    return _WORDS.get(name, {}).get(value, str(value))


_WORDS: Mapping[str, Mapping[str, str]] = {
    "sex": labels.SEX,
    "level": labels.LEVEL,
    "status": labels.STATUS,
    "rating": labels.RATING,
    "kind": labels.VISIT_KIND,
}


_SUGGESTION_HEADS = {
    "number": "建议号",
    "title": "题目",
    "session": "届次",
    "lead": "领衔代表",
    "state": "状态",
    "lead_unit": "主办单位",
    "reply_due": "答复期限",
    "reply_class": "类别",
    "rating": "评价",
    "source_name": "由谁提交",
}
_UNIT_HEADS = {
    "name": "名称",
    "short_name": "简称",
    "kind": "性质",
    "contact": "联系人",
    "phone": "电话",
}
KINDS: Mapping[str, Kind] = {
    "delegates": Kind(
        "代表",
        Mandate,
        {
            "name": "姓名",
            "sex": "性别",
            "level": "层级",
            "delegation": "代表团",
            "delegate_number": "代表证号",
            "work": "单位职务",
            "phone": "电话",
            "status": "状态",
        },
        _delegates,
    ),
    "stations": Kind(
        "站点",
        Station,
        {
            "name": "名称",
            "kind": "类型",
            "township": "乡镇",
            "address": "地址",
            "manager": "负责人",
            "phone": "电话",
            "reception_day": "接待日",
            "visits": "接待次数",
        },
        _stations,
    ),
    "visits": Kind(
        "走访接待",
        Visit,
        {
            "held_on": "日期",
            "station": "站点",
            "kind": "方式",
            "delegates": "代表",
            "received": "接待人次",
            "opinions": "意见",
            "open_opinions": "待处理",
            "words": "第一条意见",
        },
        _visits,
    ),
    "suggestions": Kind("建议", Suggestion, _SUGGESTION_HEADS, _suggestions),
    "units": Kind("承办单位", HandlingUnit, _UNIT_HEADS, _units),
    "groups": Kind(
        "督办组",
        SupervisionGroup,
        {
            "name": "名称",
            "leader": "组长",
            "committee": "对口工委",
            "decided_on": "确定日期",
            "members": "成员",
        },
        _groups,
    ),
    "sessions": Kind(
        "会议",
        CongressSession,
        {"name": "会议", "opened_on": "开幕", "closed_on": "闭幕"},
        _sessions,
    ),
}
