"""What 60,000 delegates do in six years: what people told them, activities, teams, contacts."""

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from bench.rows import place, put, writer
from npcdesk.models import (
    Activity,
    ActivityKind,
    ActivityOutcome,
    ActivityPart,
    Attendance,
    ContactEntry,
    ContactKind,
    ContactPair,
    Disposition,
    Matter,
    Opinion,
    OpinionEvent,
    OpinionKind,
    OpinionLine,
    OutcomeKind,
    Rating,
    Team,
    TeamBasis,
    TeamMember,
    new_id,
)
from npcdesk.rules.opinion_life import DATED, STEP_OF
from npcdesk.store import bulk, opinion_lines, person_years, projection, search

LINES: Any = OpinionLine.__table__  # type: ignore[attr-defined]
FIRST, STEPS_FROM = date(2020, 1, 1), date(2025, 1, 1)
MORE, VISITS_AT_ONCE = 9, 2000
AT_ONCE = (Disposition.ANSWERED, Disposition.REFUSED)
ACTIVITIES, CALLED, TEAMS, MATTERS, PAIRS = 40_000, 12, 1500, 5000, 120_000
CATEGORIES = (
    *("供水", "供电", "交通", "公共设施", "环境卫生", "教育", "医疗", "社保", "养老", "住房"),
    *("农业农村", "土地征收", "社会治安", "其他"),
)
WAYS = (
    (Disposition.ANSWERED, 11),
    (Disposition.STATION, 3),
    (Disposition.TRANSFERRED, 4),
    (Disposition.REFUSED, 1),
    (Disposition.RAISED, 1),
)
SAID = ("路口没有红绿灯，孩子上学过马路危险", "路灯不亮，晚上出门不方便", "老旧小区水压不足")
AFTER = (OpinionKind.RESULT, OpinionKind.FEEDBACK, OpinionKind.RATE, OpinionKind.CLOSE)


@dataclass(frozen=True, slots=True)
class Told:
    """The ids of what is there before."""

    people: list[str]
    stations: list[str]
    units: list[str]
    papers: list[str]  # the oldest first


def fill(session: Session, dice: random.Random, today: date) -> None:
    """Put all that is not in the city's file, and the lines of the opinions."""

    def ids(query: str) -> list[str]:
        return list(session.execute(text(query)).scalars())

    told = Told(
        ids("SELECT id FROM person ORDER BY id"),
        ids("SELECT id FROM station ORDER BY id"),
        ids("SELECT id FROM handling_unit ORDER BY id"),
        ids("SELECT id FROM suggestion ORDER BY raised_on"),
    )
    indexes = list(LINES.indexes)
    for index in indexes:
        index.drop(session.connection())
    _opinions(session, dice, told, today)
    for index in indexes:
        index.create(session.connection())
    _activities(session, dice, told, today)
    _contacts(session, dice, told, today)
    person_years.rebuild(session)


def _opinions(session: Session, dice: random.Random, told: Told, today: date) -> None:
    """Put as many again as there are, `MORE` times, at the same visits, and what became of them.

    Those of before `STEPS_FROM` were answered or refused at once, and are older than steps.
    """
    visits = session.execute(
        text("SELECT visit_id, held_on FROM visit_line WHERE opinions > 0 ORDER BY held_on")
    ).all()
    matters = [new_id() for _ in range(MATTERS)]
    put(session, Matter, ({"id": m, "title": f"事项{n}"} for n, m in enumerate(matters)))
    write = writer(dice)
    ways = [way for way, often in WAYS for _ in range(often)]
    for start in range(0, len(visits), VISITS_AT_ONCE):
        rows: list[dict[str, Any]] = []
        steps: list[dict[str, Any]] = []
        for n, (visit, held_on) in enumerate(visits[start : start + VISITS_AT_ONCE], start):
            on = date.fromisoformat(held_on)
            for said in range(MORE):
                row = {
                    "id": new_id(),
                    "visit_id": visit,
                    "words": place(dice) + (SAID[n % 3] if said == 1 else write(24)),
                    "category": dice.choice(CATEGORIES),
                    "speaker": "" if said % 2 else "王李张刘陈"[n % 5] + "桂芳",
                }
                rows.append(row)
                if n % 10 == said:
                    row["matter_id"] = dice.choice(matters)
                if on < STEPS_FROM:
                    row["disposition"] = AT_ONCE[n % 7 == 0]
                elif n % 5 == said:
                    row["disposition"] = Disposition.SUGGESTION
                    row["suggestion_id"] = told.papers[n * len(told.papers) // len(visits)]
                    steps.append(_step(row, OpinionKind.SUGGEST, on, 0))
                elif (today - on).days > 20 or n % 2:
                    row["disposition"] = dice.choice(ways)
                    steps += _life(dice, row, on, today, told)
        put(session, Opinion, rows)
        put(session, OpinionEvent, steps)
        _told(session, [row["id"] for row in rows])
        if start % (10 * VISITS_AT_ONCE) == 0:
            print(f"  opinions {start * MORE}", file=sys.stderr, flush=True)
    session.execute(text(f"UPDATE visit_line SET opinions = {MORE + 1} WHERE opinions > 0"))


def _told(session: Session, ids: list[str]) -> None:
    """Write the lines of some opinions, as the projection does."""
    top = session.execute(text("SELECT max(seq) FROM opinion_line")).scalar() or 0
    lines = [
        line
        for start in range(0, len(ids), projection.CHUNK)
        for line in opinion_lines.lines(session, ids[start : start + projection.CHUNK])
    ]
    words = [(n, line.pop("words_found")) for n, line in enumerate(lines, top + 1)]
    fresh = [line | {"seq": n} for n, line in enumerate(lines, top + 1)]
    bulk.insert(session.connection(), LINES, fresh)
    search.put(session, search.OPINIONS, words)


def _life(
    dice: random.Random, row: dict[str, Any], on: date, today: date, told: Told
) -> Iterator[dict[str, Any]]:
    """Yield what happened to an opinion until today; one in a hundred was forgotten on its way."""
    kind = STEP_OF[row["disposition"]]
    first = _step(row, kind, on, 0)
    yield first
    if kind not in DATED:
        return
    first["due_on"] = row["due_on"] = on + timedelta(days=21)
    if kind is OpinionKind.TRANSFER:
        first["unit_id"] = row["unit_id"] = dice.choice(told.units)
    forgotten = dice.randrange(4) if dice.random() < 0.01 else 9
    for n, after in enumerate(AFTER):
        on += timedelta(days=dice.randint(3, 12))
        if on > today or n == forgotten:
            return
        step = _step(row, after, on, n + 1)
        if after is OpinionKind.RATE:
            step["rating"] = dice.choice(list(Rating))
        yield step


def _step(row: dict[str, Any], kind: OpinionKind, on: date, n: int) -> dict[str, Any]:
    how = "电话" if kind is OpinionKind.FEEDBACK else ""
    told = {"opinion_id": row["id"], "kind": kind, "on": on, "written_ms": n}
    return told | {"words": "已经处理", "how": how}


def _activities(session: Session, dice: random.Random, told: Told, today: date) -> None:
    teams = [new_id() for _ in range(TEAMS)]
    put(
        session,
        Team,
        (
            {"id": team, "name": f"{place(dice)}第{n}代表小组", "basis": TeamBasis.AREA}
            for n, team in enumerate(teams)
        ),
    )
    put(
        session,
        TeamMember,
        (
            {"team_id": teams[n % TEAMS], "person_id": person}
            for n, person in enumerate(told.people)
        ),
    )
    ids = [new_id() for _ in range(ACTIVITIES)]
    kinds = list(ActivityKind)
    days = (today - FIRST).days + 60  # some are planned

    def one(n: int, activity: str) -> dict[str, Any]:
        planned = FIRST + timedelta(days=n * days // ACTIVITIES)
        held = planned if planned <= today else None
        return {
            "id": activity,
            "kind": kinds[n % len(kinds)],
            "title": f"{place(dice)}第{n}次活动",
            "planned_on": planned,
            "noticed_on": planned - timedelta(days=7) if held else None,
            "held_on": held,
            "closed_on": held and min(held + timedelta(days=9), today),
            "team_id": teams[n % TEAMS] if n % 3 else None,
            "station_id": dice.choice(told.stations),
            "record": f"在{place(dice)}看了现场，听了汇报，提出三点意见" if held else "",
        }

    put(session, Activity, (one(n, activity) for n, activity in enumerate(ids)))
    put(
        session,
        ActivityPart,
        (
            {
                "activity_id": activity,
                "person_id": person,
                "attendance": Attendance.LEAVE if k % 11 == 0 else Attendance.PRESENT,
            }
            for activity in ids
            for k, person in enumerate(dice.sample(told.people, CALLED))
        ),
    )
    put(
        session,
        ActivityOutcome,
        (
            {
                "activity_id": activity,
                "kind": OutcomeKind.REPORT if n % 2 else OutcomeKind.SUGGESTION,
                "suggestion_id": None if n % 2 else dice.choice(told.papers),
                "title": "调研报告",
            }
            for n, activity in enumerate(ids[::5])
        ),
    )


def _contacts(session: Session, dice: random.Random, told: Told, today: date) -> None:
    pairs = [new_id() for _ in range(PAIRS)]
    put(
        session,
        ContactPair,
        (
            {
                "id": pair,
                "kind": ContactKind.VOTER,
                "person_id": told.people[n % len(told.people)],
                "to_name": f"第{n}户",
            }
            for n, pair in enumerate(pairs)
        ),
    )
    put(
        session,
        ContactEntry,
        (
            {
                "pair_id": pair,
                "on": today - timedelta(days=dice.randrange(700)),
                "written_ms": k,
                "how": "走访",
            }
            for pair in pairs
            for k in range(2)
        ),
    )
