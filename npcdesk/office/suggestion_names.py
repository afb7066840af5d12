"""What a person may call a suggestion by: its number, its title or a part of it, its short id."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, literal, literal_column, select
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.errors import NotFound, Unclear
from npcdesk.models import Standing, Suggestion
from npcdesk.office import addressed, offices, return_codes, short_ids
from npcdesk.rules import paper_number

MOST = 5  # candidates told
_WITH_SESSION = re.compile(r"(?P<session>.+?)[\s\-]*第?(?P<number>[A-Za-z]?\d+)号?")


@dataclass(frozen=True, slots=True)
class Named:
    """The one suggestion that was meant."""

    id: str
    called: str  # 第35号《关于…的建议》


def ref(number: str, suggestion_id: str) -> str:
    """Return 第35号, or the short id of a draft, which has no number yet."""
    return f"第{number}号" if number else labels.short_id(suggestion_id)


def called(number: str, title: str) -> str:
    """Return 第35号《关于…的建议》, or 《关于…的建议》 while there is no number."""
    return f"{f'第{number}号' if number else ''}《{title}》"


def named(session: Session, text: str) -> Named:
    """Return the one suggestion that `text` means.

    Tried in this order: the 回收编号 of a returned form; an id; a 建议号 with its session (19-1-35,
    闭会3); a 建议号 alone, which means the newest session that gave it; a whole title; a part of
    an id; a part of a title; and then likewise those that this office collected for a congress
    above.

    Raises:
        NotFound: none is called so.
        Unclear: several are; they are told. Or it is a 回收编号 that was mistyped.
    """
    if form := return_codes.find(session, text):
        return Named(form.suggestion_id, called(form.number, form.title))
    said = text.strip().strip("《》“”\"'")
    plain = paper_number.plain(said)
    for condition in (
        col(Standing.suggestion_id) == said.lower(),
        _in_session(session, said),
        col(Standing.number) == plain,
        col(Standing.title) == said,
        short_ids.of(col(Standing.suggestion_id), said),
        col(Standing.title).contains(said, autoescape=True),
    ):
        found = _rows(session, condition) if said and condition is not None else []
        if found:
            return _one(found, said, by_number=found[0].number == plain)
    if found := _submitted(session, said):
        return _one(found, said, by_number=False)
    msg = f"没有叫“{said}”的建议，请核对建议号或题目。"
    raise NotFound(msg)


def _in_session(session: Session, said: str) -> ColumnElement[bool] | None:
    """Return the condition of 19-1-35, 十九届一次第35号, 闭会3; None when no session is named."""
    match = _WITH_SESSION.fullmatch(said)
    meant = labels.read_session(match["session"]) if match else None
    if match is None or meant is None:
        return None
    term, ordinal = meant[0] or offices.here(session).term, meant[1]
    where = (col(Standing.number) == match["number"]) & (col(Standing.term) == term)
    if ordinal is not None or "闭会" in match["session"]:
        where &= col(Standing.session) == (ordinal or 0)
    return where


def _rows(session: Session, condition: ColumnElement[bool]) -> list[Any]:
    columns = ("suggestion_id", "number", "title", "term", "session")
    return list(
        session.execute(
            select(*(col(getattr(Standing, name)) for name in columns))
            .where(condition)
            .order_by(
                col(Standing.term).desc(), col(Standing.session).desc(), col(Standing.seq).desc()
            )
        )
    )


def _submitted(session: Session, said: str) -> list[Any]:
    """Return what this office collected for a congress above and that is called so."""
    t = Suggestion.__table__.c  # type: ignore[attr-defined]
    by_title = t.title.contains(said, autoescape=True)
    by_id = short_ids.of(t.id, said)
    columns = (t.id.label("suggestion_id"), literal("").label("number"), t.title, t.term, t.session)
    rows = session.execute(
        select(*columns)
        .where(~t.deleted, t.unit != literal_column("''"), t.unit == t.to_code)
        .where(by_title if by_id is None else by_title | by_id)
    )
    return [r for r in rows if said and addressed.collected_here(session, r.suggestion_id)]


def _one(found: list[Any], said: str, *, by_number: bool) -> Named:
    # between sessions numbers run from 1 as well, in the same year: those are not told apart
    newest = [r for r in found if r.term == found[0].term and r.session in (0, found[0].session)]
    some = newest if by_number else found
    if len(some) == 1:
        return Named(some[0].suggestion_id, called(some[0].number, some[0].title))
    if by_number and len({(row.term, row.session) for row in some}) < len(some):
        told = "、".join(f"{labels.short_id(row.suggestion_id)}《{row.title}》" for row in some)
        anew = "要给一件改号，先更正它的立案，再编别的号"
        msg = f"第{found[0].number}号有 {len(some)} 件：{told}。请写前面的编号指明。{anew}。"
        raise Unclear(msg)
    told = "、".join(_candidate(row) for row in some[:MOST])
    more = f"等 {len(some)} 件" if len(some) > MOST else ""
    if by_number:  # what is to be done comes first: a line that has no room loses its end
        msg = f"“{said}”有 {len(some)} 件，{_with_session(some[:MOST])}；它们是{told}{more}。"
    else:
        msg = f"“{said}”可能是{told}{more}，请写建议号、全题或编号。"
    raise Unclear(msg)


def _with_session(some: Sequence[Any]) -> str:
    """Say how each session's number is written."""
    ways = []
    for row in some:
        name = labels.session_short(row.term, row.session)
        whole = f"{row.term}-{row.session}-{row.number}" if row.session else f"{name}{row.number}"
        ways.append(f"{name}的写 {whole}")
    return f"请写上会议：{'，'.join(ways)}"


def _candidate(row: Any) -> str:
    if not row.number:
        return f"{labels.short_id(row.suggestion_id)}《{row.title}》"
    return f"{labels.session_short(row.term, row.session)}{called(row.number, row.title)}"
