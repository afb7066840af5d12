"""履职档案: one delegate's year, built from everything that is recorded (代表法 第五十八条)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from npcdesk import labels
from npcdesk.errors import NotFound
from npcdesk.models import SignerRole
from npcdesk.office import absences, duty, mandate_events, teams
from npcdesk.office.mandate_events import MandateStep
from npcdesk.rules.duty import Earned, Measure, total

_VISITS = """
SELECT v.id, v.held_on, v.kind, v.received, v.note, l.station, l.opinions, l.words
FROM visit_delegate d JOIN visit v ON v.id = d.visit_id LEFT JOIN visit_line l ON l.visit_id = v.id
WHERE d.person_id = :person AND d."on" BETWEEN :first AND :last AND NOT d.deleted AND d.unit = ''
    AND NOT v.deleted AND v.unit = ''
"""
_PARTS = """
SELECT a.id, a.kind, a.title, a.held_on, a.record, a.organiser, t.name AS team, p.attendance,
    p.times, p.role, p.note, p.satisfied, p.mostly, p.dissatisfied
FROM activity_part p JOIN activity a ON a.id = p.activity_id LEFT JOIN team t ON t.id = a.team_id
WHERE p.person_id = :person AND NOT p.deleted AND p.unit = '' AND NOT a.deleted AND a.unit = ''
    AND a.held_on BETWEEN :first AND :last AND a.cancelled_on IS NULL
"""
_PAPERS = """
SELECT s.suggestion_id AS id, s.number, s.title, s.raised_on, s.state, g.role
FROM signer g JOIN standing s ON s.suggestion_id = g.suggestion_id
WHERE g.person_id = :person AND NOT g.deleted AND g.unit = ''
    AND s.raised_on BETWEEN :first AND :last ORDER BY s.raised_on DESC, s.seq DESC
"""
_CONTACTS = """
SELECT e."on", e.how, e.words, c.to_name, q.name
FROM contact_pair c JOIN contact_entry e ON e.pair_id = c.id
LEFT JOIN person q ON q.id = c.to_person_id
WHERE c.person_id = :person AND e."on" BETWEEN :first AND :last
    AND NOT e.deleted AND e.unit = '' AND NOT c.deleted AND c.unit = ''
"""
_PAIRS = """
SELECT c.kind, c.person_id = :person AS mine, p.name AS who, q.name AS whom, c.to_name
FROM contact_pair c JOIN person p ON p.id = c.person_id LEFT JOIN person q ON q.id = c.to_person_id
WHERE (c.person_id = :person OR c.to_person_id = :person) AND NOT c.deleted AND c.unit = ''
    AND (c.until IS NULL OR c.until >= :today)
"""
_BESIDE = """
SELECT mandate_id FROM roster_line
WHERE level = :level AND term = :term AND (strokes, seq) {than} (:strokes, :seq)
ORDER BY strokes {way}, seq {way} LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done. `kind` and `id` say what opens it: visit, activity, suggestion."""

    on: date
    what: str  # the stored kind: reception, team, lead …
    title: str
    body: str
    by: str
    kind: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A suggestion that the delegate signed."""

    id: str
    number: str
    title: str
    state: str
    lead: bool


@dataclass(frozen=True, slots=True)
class YearFile:
    """One delegate's year. `before` and `after` are the mandates beside it in the roster."""

    year: int
    years: tuple[int, ...]
    rules: str  # the name of the rules in force
    measures: tuple[Measure, ...]
    entries: tuple[Entry, ...]
    papers: tuple[Paper, ...]
    points: tuple[Earned, ...]
    teams: tuple[str, ...]
    contacts: tuple[tuple[str, str], ...]
    absences: str
    before: str
    after: str

    @property
    def total(self) -> Fraction:
        """The points in all."""
        return total(self.points)

    @property
    def times(self) -> int:
        """How many things were done: what is told and was not missed."""
        return sum(not entry.what.endswith((".leave", ".absent")) for entry in self.entries)


def year_file(session: Session, mandate_id: str, year: int, today: date) -> YearFile:
    """Return the year of the delegate who holds a mandate, or raise `NotFound`."""
    row: Any = session.execute(
        text("SELECT * FROM roster_line WHERE mandate_id = :m"), {"m": mandate_id}
    ).first()
    if row is None:
        msg = "这位代表不在本单位的名册里，可能已经移走。"
        raise NotFound(msg)
    asked = {
        "person": row.person_id,
        "first": f"{year:04}-01-01",
        "last": f"{year:04}-12-31",
        "today": today.isoformat(),
    }
    papers = session.execute(text(_PAPERS), asked).all()
    entries = [
        *_visits(session, asked),
        *_parts(session, asked),
        *_contacts(session, asked),
        *_raised(papers),
        *_steps(mandate_events.history(session, mandate_id), year),
    ]
    warned = [each for each in absences.warned(session) if each.mandate_id == mandate_id]
    return YearFile(
        year=year,
        years=tuple(duty.years(session, row.person_id, today)),
        rules=duty.scheme(session, year).name,
        measures=tuple(duty.measures(session, row.person_id, row.level, year, today)),
        entries=tuple(sorted(entries, key=lambda entry: entry.on, reverse=True)),
        papers=tuple(
            Paper(p.id, p.number, p.title, p.state, p.role == SignerRole.LEAD.value) for p in papers
        ),
        points=duty.points(session, row.person_id, year),
        teams=tuple(name for _, name in teams.of_person(session, row.person_id, today)),
        contacts=tuple(_pairs(session, asked)),
        absences=warned[0].words if warned else "",
        before=_beside(session, row, "<", "DESC"),
        after=_beside(session, row, ">", "ASC"),
    )


def _visits(session: Session, asked: dict[str, Any]) -> Iterator[Entry]:
    for row in session.execute(text(_VISITS), asked):
        unit = "户" if row.kind == "call" else "人"
        told = f"{labels.VISIT_KIND[row.kind][:2]} {row.received} {unit}" if row.received else ""
        told += f"，听到意见 {row.opinions} 条" if row.opinions else ""
        body = "。".join(filter(None, (told.lstrip("，"), row.note)))
        day = date.fromisoformat(row.held_on)
        title = "走访选民" if row.kind == "call" else "进站接待"
        yield Entry(day, row.kind, title, body, row.station or "", "visit", row.id)


def _parts(session: Session, asked: dict[str, Any]) -> Iterator[Entry]:
    for row in session.execute(text(_PARTS), asked):
        came = row.attendance == "present"
        how = "" if came else labels.ATTENDANCE[row.attendance]
        if row.attendance == "leave":
            how += f" {row.times} 个半天"
        votes = (row.satisfied, row.mostly, row.dissatisfied)
        rated = "满意 {} 票、基本满意 {} 票、不满意 {} 票".format(*votes) if any(votes) else ""
        told = [row.title, how, row.role, rated, row.note]
        body = "，".join(filter(None, told)) + (f"。{row.record}" if row.record else "")
        what = row.kind if came else f"{row.kind}.{row.attendance}"
        yield Entry(
            date.fromisoformat(row.held_on),
            what,
            labels.ACTIVITY_KIND[row.kind],
            body,
            row.team or row.organiser,
            "activity",
            row.id,
        )


def _contacts(session: Session, asked: dict[str, Any]) -> Iterator[Entry]:
    for row in session.execute(text(_CONTACTS), asked):
        body = "。".join(filter(None, (row.how, row.words)))
        whom = row.name or row.to_name
        yield Entry(date.fromisoformat(row.on), "contact", f"联系{whom}", body, "双联系")


def _raised(papers: Any) -> Iterator[Entry]:
    for row in papers:
        role = labels.SIGNER_ROLE.get(row.role, row.role)
        number = f"第{row.number}号" if row.number else ""
        on = date.fromisoformat(row.raised_on)
        what = "lead" if row.role == SignerRole.LEAD.value else "co"
        yield Entry(on, what, f"{role}建议", row.title, number, "suggestion", row.id)


def _steps(steps: list[MandateStep], year: int) -> Iterator[Entry]:
    for step in steps:
        if step.id and step.on and step.on.year == year and not step.taken_back:
            told = (labels.MANDATE_REASON.get(step.reason, ""), step.body)
            body = "。".join(filter(None, told))
            yield Entry(step.on, "mandate", labels.MANDATE_KIND[step.kind], body, step.announcement)


def _pairs(session: Session, asked: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Return 双联系 in lines: who keeps in touch with the delegate, with whom the delegate does."""
    rows = session.execute(text(_PAIRS), asked).all()
    if by := [row.who for row in rows if not row.mine]:
        yield "双联系", "、".join(dict.fromkeys(by))
    if mine := sum(bool(row.mine) and row.kind != "delegate" for row in rows):
        yield "联系选民", f"{mine} 户"
    if to := [row.whom or row.to_name for row in rows if row.mine and row.kind == "delegate"]:
        yield "联系代表", "、".join(dict.fromkeys(to))


def _beside(session: Session, row: Any, than: str, way: str) -> str:
    facts = {"level": row.level, "term": row.term, "strokes": row.strokes, "seq": row.seq}
    found = session.execute(text(_BESIDE.format(than=than, way=way)), facts).scalar()
    return str(found or "")
