"""建议质量评分: who marked which suggestion how, and which are candidates for 优秀建议."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, select

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import EventKind, QualityMark, Rating
from npcdesk.office import evaluation
from npcdesk.office.evaluation import FACTS, SHOWN, PaperScore
from npcdesk.office.suggestion_events import paper, standing
from npcdesk.office.windows import Window
from npcdesk.rules import scoring
from npcdesk.rules.scoring import Scheme

_MARKED = """
EXISTS (SELECT 1 FROM quality_mark q WHERE q.suggestion_id = s.suggestion_id AND q.marks <> ''
    AND NOT q.deleted AND q.unit = '' AND NOT EXISTS (SELECT 1 FROM quality_mark t
        WHERE t.suggestion_id = q.suggestion_id AND t.about_id = q.id AND NOT t.deleted
        AND t.unit = ''))
"""
_PAGE = "ORDER BY s.number_order, s.seq LIMIT :limit OFFSET :offset"
_ALL = 10**9


class Only(StrEnum):
    """Which suggestions of a year are wanted."""

    ALL = ""
    TO_DO = "to_do"  # 还没有评分
    MARKED = "marked"  # 已评分


_ONLY = {Only.ALL: "", Only.TO_DO: f"AND NOT {_MARKED}", Only.MARKED: f"AND {_MARKED}"}


@dataclass(frozen=True, slots=True)
class Marks:
    """What one person gave: points and full points by criterion. `taken_back` is the reason."""

    id: str
    on: date
    by: str
    marks: Mapping[str, tuple[int, int]]
    body: str
    taken_back: str = ""

    @property
    def in_words(self) -> str:
        """Return 代表性 18/20，前瞻性 12/15."""
        return "，".join(f"{name} {got}/{full}" for name, (got, full) in self.marks.items())

    @property
    def total(self) -> Fraction | None:
        """Return it of 100."""
        return scoring.mark([self.marks])


@dataclass(frozen=True, slots=True)
class Judged:
    """A suggestion with both evaluations: of its quality, and of its handling."""

    paper: PaperScore
    marked: tuple[Marks, ...]  # those that stand

    @property
    def id(self) -> str:
        """The suggestion's."""
        return self.paper.id

    @property
    def quality(self) -> Fraction | None:
        """The mean of the marks, None before any."""
        return scoring.mark(each.marks for each in self.marked)


def lines(
    session: Session, year: int, *, today: date, only: Only = Only.ALL, window: Window | None = None
) -> list[Judged]:
    """Return the suggestions handed over in a year, by number."""
    wanted = evaluation.scheme(session, year)
    scope, asked = evaluation.within(wanted, year, today)
    asked |= {
        "limit": window.limit if window else _ALL,
        "offset": window.offset if window else 0,
    }
    query = f"SELECT {SHOWN}, {FACTS} FROM standing s {scope} {_ONLY[only]} {_PAGE}"  # noqa: S608 - constants
    return _judged(session, session.execute(text(query), asked).mappings().all(), wanted)


def count(session: Session, year: int, *, today: date, only: Only = Only.ALL) -> int:
    """Return how many suggestions `lines` would give."""
    scope, asked = evaluation.within(evaluation.scheme(session, year), year, today)
    query = f"SELECT count(*) FROM standing s {scope} {_ONLY[only]}"  # noqa: S608 - constants
    return int(session.execute(text(query), asked).scalar_one())


def candidates(session: Session, year: int, *, today: date) -> list[Judged]:
    """Return 优秀建议候选 of a year: the best marks first, then class, rating, and key ones."""
    wanted, solved = evaluation.scheme(session, year), evaluation.solved_classes(session)
    found = [
        each
        for each in lines(session, year, today=today, only=Only.MARKED)
        if not short_of(each, wanted, solved)
    ]
    return sorted(
        found,
        key=lambda each: (
            -(each.quality or 0),
            each.paper.facts.reply_class not in solved,
            each.paper.facts.rating != Rating.SATISFIED,
            not each.paper.key,
        ),
    )


def short_of(each: Judged, wanted: Scheme, solved: frozenset[str]) -> list[str]:
    """Return in words what a suggestion lacks to be a candidate: 质量 72.5，不到 80 分."""
    rules, found = wanted.quality, []
    if each.quality is None:
        found.append("没有评分")
    elif each.quality < rules.least:
        found.append(f"质量 {scoring.tenths(each.quality)}，不到 {rules.least} 分")
    if rules.solved_only and each.paper.facts.reply_class not in solved:
        found.append("没有办成")
    if rules.rated_only and each.paper.facts.rating not in _CONTENT:
        found.append("没有满意或基本满意的评价")
    return found


def some(
    session: Session, year: int, suggestion_ids: Iterable[str], *, today: date
) -> dict[str, Judged]:
    """Return those of some suggestions that are handed over, judged by a year's scheme."""
    wanted = evaluation.scheme(session, year)
    _scope, asked = evaluation.within(wanted, year, today)
    asked["ids"] = json.dumps(list(suggestion_ids))
    query = (
        f"SELECT {SHOWN}, {FACTS} FROM standing s WHERE s.handed_on IS NOT NULL "  # noqa: S608 - constants
        "AND s.suggestion_id IN (SELECT value FROM json_each(:ids))"
    )
    rows = session.execute(text(query), asked).mappings().all()
    return {each.id: each for each in _judged(session, rows, wanted)}


_CONTENT = (Rating.SATISFIED, Rating.MOSTLY)


def marks(session: Session, suggestion_id: str) -> list[Marks]:
    """Return every marking of a suggestion, those taken back too, in the order of their days."""
    kept = select(QualityMark).where(
        QualityMark.suggestion_id == suggestion_id,
        QualityMark.deleted == False,  # noqa: E712 - SQL
        QualityMark.unit == "",
    )
    return _told(session.exec(kept).all())


def mark(
    session: Session,
    suggestion_id: str,
    given: Mapping[str, int],
    *,
    by: str,
    on: date,
    today: date,
    body: str = "",
) -> str:
    """Enter one person's marks of a suggestion (建议质量评分); return their id.

    `given` is the points for each criterion of the scheme of the year it was handed over in.

    Raises:
        NotFound: this office has no such suggestion.
        NotAllowed: it has no number yet, a criterion is missing or beyond its points, the marker is
            not named or has marked it already, or the day is still to come.
    """
    paper(session, suggestion_id, EventKind.FILE)
    wanted = scheme_of(session, suggestion_id, today)
    if not by.strip():
        msg = "请填写评分人，例如 代工委 或者评委的姓名。"
        raise NotAllowed(msg)
    if on > today:
        msg = "评分的日期还没有到，请核对。"
        raise NotAllowed(msg)
    if any(m.by == by.strip() and not m.taken_back for m in marks(session, suggestion_id)):
        msg = f"{by.strip()}已经给这件建议评过分，要改请先更正那一次。"
        raise NotAllowed(msg)
    kept = _within_points(wanted, given)
    row = QualityMark(
        suggestion_id=suggestion_id,
        on=on,
        marks=json.dumps(kept, ensure_ascii=False),
        body=body.strip(),
        by=by.strip(),
    )
    session.add(row)
    session.flush()
    return row.id


def take_back(
    session: Session, mark_id: str, *, reason: str, on: date, today: date, by: str = ""
) -> None:
    """Take one person's marks back, with a reason; they stay to be seen.

    Raises:
        NotFound: this office has no such marks.
        NotAllowed: they are taken back already, no reason is given, or the day is to come.
    """
    row = session.get(QualityMark, mark_id)
    if row is None or row.deleted or row.unit or not row.marks:
        msg = "这次评分不在本单位的数据中，可能已经移走。"
        raise NotFound(msg)
    if any(each.id == mark_id and each.taken_back for each in marks(session, row.suggestion_id)):
        msg = "这次评分已经更正过，不用再改。"
        raise NotAllowed(msg)
    if not reason.strip():
        msg = "请写明更正评分的理由，例如 分数录错了。"
        raise NotAllowed(msg)
    if on > today:
        msg = "更正的日期还没有到，请核对。"
        raise NotAllowed(msg)
    session.add(
        QualityMark(
            suggestion_id=row.suggestion_id, on=on, body=reason.strip(), about_id=mark_id, by=by
        )
    )
    session.flush()


def scheme_of(session: Session, suggestion_id: str, today: date) -> Scheme:
    """Return the scheme by which a suggestion is marked; raise `NotAllowed` before its number."""
    now = standing(session, suggestion_id)
    if not now.number:
        msg = "这件建议还没有立案编号，编号以后再评分。"
        raise NotAllowed(msg)
    return evaluation.scheme(session, (now.handed_on or now.filed_on or today).year)


def _within_points(wanted: Scheme, given: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    full = {each.name: each.points for each in wanted.quality.criteria}
    missing = [name for name in full if name not in given]
    if missing or set(given) - set(full):
        every = "、".join(f"{name}（{most} 分）" for name, most in full.items())
        msg = f"请给每一项都评分：{every}。"
        raise NotAllowed(msg)
    for name, points in given.items():
        if not 0 <= points <= full[name]:
            msg = f"“{name}”满分 {full[name]} 分，{points} 分请核对。"
            raise NotAllowed(msg)
    return {name: (given[name], most) for name, most in full.items()}


def _judged(session: Session, rows: Sequence[Mapping[Any, Any]], wanted: Scheme) -> list[Judged]:
    solved = evaluation.solved_classes(session)
    of = json.dumps([row["suggestion_id"] for row in rows])
    kept = text(
        "SELECT * FROM quality_mark WHERE NOT deleted AND unit = '' "
        "AND suggestion_id IN (SELECT value FROM json_each(:ids))"
    )
    marked: dict[str, list[Any]] = defaultdict(list)
    for row in session.execute(kept, {"ids": of}):
        marked[row.suggestion_id].append(row)
    return [
        Judged(
            evaluation.paper_score(row, wanted, solved),
            tuple(m for m in _told(marked[row["suggestion_id"]]) if not m.taken_back),
        )
        for row in rows
    ]


def _told(rows: Sequence[Any]) -> list[Marks]:
    gone = {row.about_id: row.body for row in rows if row.about_id}
    kept = sorted((r for r in rows if r.marks), key=lambda r: (str(r.on), r.written_ms, r.id))
    return [
        Marks(
            id=row.id,
            on=row.on if isinstance(row.on, date) else date.fromisoformat(row.on),
            by=row.by,
            marks={name: (got, full) for name, (got, full) in json.loads(row.marks).items()},
            body=row.body,
            taken_back=gone.get(row.id, ""),
        )
        for row in kept
    ]
