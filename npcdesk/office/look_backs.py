"""回头看: looking back, each year, at what former years answered without solving it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from npcdesk import labels
from npcdesk.errors import NotAllowed
from npcdesk.models import EventKind, Rating
from npcdesk.office import offices, promises
from npcdesk.office.suggestion_events import add, events, paper, standing
from npcdesk.rules import look_back as rules
from npcdesk.rules import shares, suggestion_life

YEARS_BACK = 3  # 近三年, as offices do it


class Only(StrEnum):
    """Which suggestions of the scope are wanted."""

    ALL = ""
    TO_DO = "to_do"  # 还没有回头看
    DONE = "done"  # 已回头看
    FOLLOW = "follow"  # 要继续跟进


ONLY = {
    Only.ALL: "全部",
    Only.TO_DO: "还没有看",
    Only.DONE: "已看",
    Only.FOLLOW: "继续跟进",
}
_SCOPE = """
SELECT s.suggestion_id, s.number, s.title, s.term, s.session, s.lead_name, s.signers, s.lead_unit,
    s.replied_on, s.reply_class, s.current_class, s.state, s.promises, b.value AS looked
FROM standing s LEFT JOIN json_each(nullif(s.look_backs, '')) b
    ON json_extract(b.value, '$.year') = :year
WHERE s.reply_class IN (SELECT value FROM json_each(:classes))
    AND s.replied_on BETWEEN :first AND :last
    AND (:unit = '' OR instr('、' || s.lead_unit || '、', '、' || :unit || '、'))
ORDER BY s.replied_on, s.number_order, s.seq, json_extract(b.value, '$.on')
"""
_CLASSES = """
SELECT reply_class, current_class, count(*) AS n FROM standing
WHERE reply_class <> '' AND replied_on BETWEEN :first AND :last
    AND (:unit = '' OR instr('、' || lead_unit || '、', '、' || :unit || '、'))
GROUP BY reply_class, current_class
"""


_LOOKED = """
SELECT s.suggestion_id, b.value AS looked FROM standing s, json_each(s.look_backs) b
WHERE s.look_backs <> '' AND s.reply_class IN (SELECT value FROM json_each(:classes))
    AND s.replied_on BETWEEN :first AND :last AND json_extract(b.value, '$.year') = :year
    AND (:unit = '' OR instr('、' || s.lead_unit || '、', '、' || :unit || '、'))
ORDER BY json_extract(b.value, '$.on')
"""


@dataclass(frozen=True, slots=True)
class Looked:
    """A look-back: its day, the codes of `rules.look_back`, and the delegate's rating."""

    on: date
    solved: str
    kept: str
    follow: str
    rating: str
    body: str

    @property
    def in_words(self) -> str:
        """Return 问题已经解决；承诺已落实；不用再跟进；代表满意."""
        said = rules.Answers(self.solved, self.kept, self.follow).in_words
        rated = f"代表{labels.RATING[self.rating]}" if self.rating else ""
        return "；".join(filter(None, (said, rated)))


@dataclass(frozen=True, slots=True)
class LookLine:
    """One suggestion of the scope, and the look-back of the year where there is one."""

    id: str
    number: str
    title: str
    session: str
    lead: str
    signers: int
    lead_unit: str
    replied_on: date
    reply_class: str
    current_class: str
    state: str
    promises: bool
    looked: Looked | None


@dataclass(frozen=True, slots=True)
class Scope:
    """Which suggestions a look-back is about: replied in some years, with some class then."""

    year: int  # of the look-back
    first: int  # of the replies
    last: int
    classes: tuple[str, ...]

    @property
    def in_words(self) -> str:
        """Return 2023—2025年答复为 B、C 类的建议."""
        years = f"{self.first}—{self.last}年" if self.first < self.last else f"{self.last}年"
        return f"{years}答复为 {'、'.join(self.classes)} 类的建议"


@dataclass(frozen=True, slots=True)
class Figures:
    """What a year's look-back came to. Every numerator is of the suggestions of `total`.

    `answered` and its two solved counts are of all replies of the same years, whatever their class:
    当年解决率 by the class of the reply, 当前解决率 by the class now.
    """

    total: int
    looked: int
    solved: int  # 得到解决
    advanced: int  # 有较大进展
    kept: int  # of those with something promised
    promised: int
    follow: int
    satisfied: int  # 满意 and 基本满意
    rated: int
    answered: int
    solved_then: int
    solved_now: int

    @property
    def in_words(self) -> tuple[str, ...]:
        """Return the figures, each with what it is a share of."""
        done, same = self.solved + self.advanced, f"同期答复 {self.answered} 件"
        told = (
            ("得到解决或取得较大进展", done, f"范围内 {self.total} 件", self.total),
            ("承诺已落实", self.kept, f"看过、有承诺的 {self.promised} 件", self.promised),
            ("代表满意或基本满意", self.satisfied, f"看过、问过代表的 {self.rated} 件", self.rated),
            ("当年解决率（按答复时类别）", self.solved_then, same, self.answered),
            ("当前解决率（按当前类别）", self.solved_now, same, self.answered),
        )
        said = [
            f"{what}：{n} 件，占{of}的 {share(n, whole)}" for what, n, of, whole in told if whole
        ]
        return (
            f"范围内 {self.total} 件，已看 {self.looked} 件，要继续跟进 {self.follow} 件",
            *said,
        )


def scope(
    session: Session, year: int, *, back: int = YEARS_BACK, classes: tuple[str, ...] = ()
) -> Scope:
    """Return the scope of a year's look-back: the `back` years before it.

    Without `classes` those of the office's rules that want a promised date (B 类).
    """
    known = offices.pack(session).classes
    chosen = classes or tuple(each.code for each in known if each.needs_promise)
    return Scope(year, year - back, year - 1, chosen)


def lines(
    session: Session, wanted: Scope, *, only: Only = Only.ALL, unit: str = ""
) -> list[LookLine]:
    """Return the suggestions of a scope, in the order of their replies."""
    facts = _facts(wanted) | {"unit": unit}
    rows = session.execute(text(_SCOPE), facts).mappings()
    found = {row["suggestion_id"]: _line(row) for row in rows}  # of two in one year the later
    return [each for each in found.values() if fits(each, only)]


def figures(session: Session, wanted: Scope, *, unit: str = "") -> Figures:
    """Return what the look-back of a scope came to."""
    asked = _facts(wanted) | {"unit": unit}
    told = {row[0]: _looked(row[1]) for row in session.execute(text(_LOOKED), asked)}
    looked = [each for each in told.values() if each]  # of two in one year the later
    solved_codes = {each.code for each in offices.pack(session).classes if each.counts_as_solved}
    rows = session.execute(text(_CLASSES), asked).all()
    return Figures(
        total=sum(row.n for row in rows if row.reply_class in wanted.classes),
        looked=len(looked),
        solved=sum(each.solved == "solved" for each in looked),
        advanced=sum(each.solved == "advanced" for each in looked),
        kept=sum(each.kept == "kept" for each in looked),
        promised=sum(each.kept not in ("none", "") for each in looked),
        follow=sum(each.follow == "follow" for each in looked),
        satisfied=sum(each.rating in (Rating.SATISFIED, Rating.MOSTLY) for each in looked),
        rated=sum(bool(each.rating) for each in looked),
        answered=sum(row.n for row in rows),
        solved_then=sum(row.n for row in rows if row.reply_class in solved_codes),
        solved_now=sum(row.n for row in rows if row.current_class in solved_codes),
    )


def look_back(
    session: Session,
    suggestion_id: str,
    *,
    on: date,
    today: date,
    solved: str,
    kept: str,
    follow: str,
    rating: Rating | None,
    body: str = "",
    reply_class: str = "",
    approved_by: str = "",
    by: str = "",
) -> str:
    """Enter the yearly look-back at a suggestion (回头看), and change its class where it does.

    The first three answers are codes of `rules.look_back`; the fourth is the delegate's, None when
    it was not asked for. `reply_class` is the class from now on, empty when it stays.

    Raises:
        NotFound: this office has no such suggestion.
        NotAllowed: it has no reply on that day, was looked back at in that year, an answer is
            missing or does not fit the others, or the class cannot change so.
    """
    paper(session, suggestion_id, EventKind.LOOK_BACK)
    suggestion_life.require_beside(events(session, suggestion_id), EventKind.LOOK_BACK, on, today)
    now = standing(session, suggestion_id)
    if any(each.on.year == on.year for each in now.look_backs):
        msg = f"这件建议 {on.year} 年已经回头看过，要改请先更正那一次。"
        raise NotAllowed(msg)
    answers = rules.require(solved, kept, follow)
    if kept == "none" and now.promises:
        msg = "这件建议有承诺事项，请回答承诺事项是否落实。"
        raise NotAllowed(msg)
    facts = {"answers": answers.stored, "rating": rating, "body": body.strip(), "by": by}
    made = add(session, suggestion_id, EventKind.LOOK_BACK, on, None, **facts)
    if reply_class:
        reason = f"{on.year}年回头看：{answers.in_words}"
        promises.reclass(
            session,
            suggestion_id,
            on=on,
            today=today,
            reply_class=reply_class,
            reason=reason,
            approved_by=approved_by,
            by=by,
        )
    return made


def share(part: int, whole: int) -> str:
    """Return 50.9%; "" of nothing."""
    return shares.ratio(part, whole) if whole else ""


def _facts(wanted: Scope) -> dict[str, Any]:
    first, last = date(wanted.first, 1, 1).isoformat(), date(wanted.last, 12, 31).isoformat()
    return {
        "year": wanted.year,
        "classes": json.dumps(wanted.classes),
        "first": first,
        "last": last,
    }


def fits(line: LookLine, only: Only) -> bool:
    """Return whether a suggestion of a scope is among those wanted."""
    if only is Only.TO_DO:
        return line.looked is None
    if only is Only.DONE:
        return line.looked is not None
    if only is Only.FOLLOW:
        return line.looked is not None and line.looked.follow == "follow"
    return True


def _line(row: Mapping[Any, Any]) -> LookLine:
    return LookLine(
        id=row["suggestion_id"],
        number=row["number"],
        title=row["title"],
        session=labels.session_short(row["term"], row["session"]) if row["term"] else "",
        lead=row["lead_name"],
        signers=row["signers"],
        lead_unit=row["lead_unit"],
        replied_on=date.fromisoformat(row["replied_on"]),
        reply_class=row["reply_class"],
        current_class=row["current_class"],
        state=row["state"],
        promises=bool(row["promises"]),
        looked=_looked(row["looked"]),
    )


def _looked(said: str | None) -> Looked | None:
    if not said:
        return None
    told = json.loads(said)
    on = date.fromisoformat(told["on"])
    return Looked(on, told["solved"], told["kept"], told["follow"], told["rating"], told["body"])
