"""The same thing raised by several people (同类事项): found while it is written, kept together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Integer, func, select, text
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.errors import NotAllowed, NotFound, Unclear
from npcdesk.models import Matter, OpinionKind, OpinionLine, Standing
from npcdesk.office import opinion_events, opinion_list, similar
from npcdesk.office.opinion_list import OpinionRow
from npcdesk.rules import opinion_life
from npcdesk.rules.opinion_life import State
from npcdesk.store import search

LIKENESS = 55  # of 100: what is less alike is not shown
SHOWN = 4
LEAST = 5  # characters that can be compared
_OF_ONE = text("matter_id <> ''")  # word for word as the partial index has it, else it is not used
TITLE = 30  # characters of the first words that name a matter, until somebody names it


@dataclass(frozen=True, slots=True)
class AlikeOpinion:
    """An opinion that says much the same; `likeness` is of 100. Its matter counts `raised`."""

    row: OpinionRow
    likeness: int
    words: str
    raised: int = 1


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One matter: how many raised it, at how many stations, since when; `open` are not ended."""

    id: str
    title: str
    note: str
    raised: int
    stations: int
    first_on: date | None
    last_on: date | None
    open: int
    suggestion_id: str  # that it became
    suggestion: str = ""  # its number, else its title
    suggestion_state: str = ""

    @property
    def became(self) -> str:
        """第35号，办理中; "" while it became none."""
        return "，".join(filter(None, (self.suggestion, self.suggestion_state)))


def alike(
    session: Session, words: str, today: date, *, but: str = "", limit: int = SHOWN
) -> list[AlikeOpinion]:
    """Return the opinions most like what somebody said, of any year, the most alike first.

    Of those of one matter the most alike stands for all. `but` is the opinion compared itself.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 - only asked while an opinion is written

    said = words.strip()
    if len(said) < LEAST:
        return []
    rare = similar.rare(session, search.OPINIONS, similar.words_of(said), 1 if but else 0)
    seqs = similar.candidates(session, search.OPINIONS, rare)
    if not seqs:
        return []  # nobody shares a rare word: asked for none, the table would be read through
    table: Any = OpinionLine.__table__  # type: ignore[attr-defined]
    rows = session.execute(
        select(table).where(table.c.seq.in_(seqs), table.c.opinion_id != but)
    ).all()
    measured = [(round(_likeness(fuzz, said, row.words)), row) for row in rows]
    near = sorted((each for each in measured if each[0] >= LIKENESS), key=_nearest)
    first: dict[str, tuple[int, Any]] = {}
    for likeness, row in near:
        first.setdefault(row.matter_id or row.opinion_id, (likeness, row))
    chosen = list(first.values())[:limit]
    raised = _raised(session, [row.matter_id for _, row in chosen if row.matter_id])
    told = opinion_list.told(session, [row for _, row in chosen], today)
    return [
        AlikeOpinion(line, likeness, similar.worded(likeness), raised.get(line.matter_id, 1))
        for (likeness, _), line in zip(chosen, told, strict=True)
    ]


def _likeness(fuzz: Any, said: str, other: str) -> float:
    whole = fuzz.ratio(said, other)
    if min(len(said), len(other)) >= 2 * LEAST:
        whole = max(whole, 0.9 * fuzz.partial_ratio(said, other))
    return float(whole)


def _nearest(each: tuple[int, Any]) -> tuple[int, int]:
    return -each[0], -each[1].seq


def _raised(session: Session, matter_ids: Sequence[str]) -> dict[str, int]:
    of = col(OpinionLine.matter_id)
    counted = select(of, func.count()).where(of.in_(matter_ids), _OF_ONE).group_by(of)
    return {row[0]: row[1] for row in session.execute(counted)}


def lines(session: Session, matter_id: str = "") -> list[MatterLine]:
    """Return every matter, or one, those raised by most people first."""
    line = OpinionLine
    over = [State.CLOSED.value, State.REFUSED.value]
    figures = (
        func.count(),
        func.count(col(line.station_id).distinct()),
        func.min(col(line.held_on)),
        func.max(col(line.held_on)),
        func.sum(col(line.state).not_in(over), type_=Integer),
        func.max(col(line.suggestion_id)),
    )
    raised = select(col(line.matter_id), *figures).where(_OF_ONE)
    kept = select(Matter).where(~col(Matter.deleted), col(Matter.unit) == "")
    if matter_id:
        raised = raised.where(col(line.matter_id) == matter_id)
        kept = kept.where(col(Matter.id) == matter_id)
    by_matter = {r[0]: tuple(r)[1:] for r in session.execute(raised.group_by(col(line.matter_id)))}
    none: tuple[Any, ...] = (0, 0, None, None, 0, "")
    papers = _papers(session, [figures[-1] for figures in by_matter.values() if figures[-1]])
    found = []
    for each in session.execute(kept).scalars():
        counted = by_matter.get(each.id, none)
        number, state = papers.get(counted[-1] or "", ("", ""))
        plain = MatterLine(each.id, each.title, each.note, *counted)
        found.append(replace(plain, suggestion=number, suggestion_state=state))
    return sorted(found, key=lambda each: (-each.raised, each.title))


def _papers(session: Session, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return the number, else the title, of suggestions, and where each stands."""
    table: Any = Standing.__table__  # type: ignore[attr-defined]
    of = select(table).where(table.c.suggestion_id.in_(ids))
    return {
        row.suggestion_id: (f"第{row.number}号" if row.number else row.title, row.state)
        for row in session.execute(of)
    }


def named(session: Session, said: str) -> str:
    """Return the id of the matter meant by its title, a part of it, or its id.

    Raises:
        NotFound: none is called so.
        Unclear: several are.
    """
    every = lines(session)
    short = [each for each in every if said and each.id in (said, f"{each.id[:-8]}{said}")]
    some = short or [each for each in every if each.title == said]
    some = some or [each for each in every if said and said in each.title]
    if len(some) == 1:
        return some[0].id
    if some:
        told = "、".join(f"“{each.title}”（{labels.short_id(each.id)}）" for each in some[:SHOWN])
        msg = f"“{said}”可能是{told}，请写编号。"
        raise Unclear(msg)
    msg = f"没有叫“{said}”的同类事项，opinions matters 会列出来。"
    raise NotFound(msg)


def gather(session: Session, opinion_ids: Sequence[str], title: str = "") -> str:
    """Put opinions together as one matter; return its id.

    Where one of them is of a matter already the others join it; two matters become one.

    Raises:
        NotFound: an opinion is not in this file.
        NotAllowed: there is only one opinion.
    """
    said = [opinion_events.own(session, each) for each in dict.fromkeys(opinion_ids)]
    known = sorted({each.matter_id for each in said if each.matter_id})
    if len(said) < 2 and not known:
        msg = "归为同类要选两条以上的意见。"
        raise NotAllowed(msg)
    matter = own(session, known[0]) if known else Matter(title=said[0].words[:TITLE])
    if title.strip():
        matter.title = title.strip()
    session.add(matter)
    session.flush()
    for other in known[1:]:
        said += [opinion_events.own(session, each) for each in members(session, other)]
        gone = own(session, other)
        gone.deleted = True
        session.add(gone)
    for each in said:
        each.matter_id = matter.id
        session.add(each)
    session.flush()
    return matter.id


def leave(session: Session, opinion_id: str) -> None:
    """Take an opinion out of its matter; a matter that nobody raises goes with it.

    Raises:
        NotFound: this office has no such opinion.
        NotAllowed: it is in none.
    """
    said = opinion_events.own(session, opinion_id)
    if not said.matter_id:
        msg = "这条意见没有归到同类事项里。"
        raise NotAllowed(msg)
    matter = own(session, said.matter_id)
    others = [each for each in members(session, matter.id) if each != opinion_id]
    said.matter_id = None
    matter.deleted = not others
    session.add_all([said, matter])


def rename(session: Session, matter_id: str, title: str, note: str = "") -> None:
    """Name a matter; `NotAllowed` without a name."""
    if not title.strip():
        msg = "请填写事项的名称。"
        raise NotAllowed(msg)
    matter = own(session, matter_id)
    matter.title, matter.note = title.strip(), note.strip()
    session.add(matter)


def own(session: Session, matter_id: str) -> Matter:
    """Return a matter of this office, or raise `NotFound`."""
    matter = session.get(Matter, matter_id)
    if matter is None or matter.deleted or matter.unit:
        msg = "这个同类事项不在本单位的数据中，可能已经并到别的里面。"
        raise NotFound(msg)
    return matter


def members(session: Session, matter_id: str) -> list[str]:
    """Return the ids of the opinions of a matter, the newest first."""
    of = select(col(OpinionLine.opinion_id)).where(col(OpinionLine.matter_id) == matter_id, _OF_ONE)
    return list(session.execute(of.order_by(col(OpinionLine.held_on).desc())).scalars())


def to_turn(session: Session, matter_id: str) -> list[str]:
    """Return the ids of those opinions of a matter that can become one suggestion together."""
    ids = members(session, own(session, matter_id).id)
    return [each for each in ids if can_turn(session, each)]


def can_turn(session: Session, opinion_id: str) -> bool:
    """Tell whether an opinion can become a suggestion now."""
    now = opinion_events.standing(session, opinion_id)
    return OpinionKind.SUGGEST in opinion_life.allowed(now)
