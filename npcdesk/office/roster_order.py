"""The order of the roster: by which rule, said in words, and who was given a place by hand.

Ballots and lists go 按姓名笔画为序 (北京选举细则第四十三条, 浙江选举细则第三十五条). What names of
two characters do is custom, some characters are in no official order, and a published list may
differ: so the manner is the office's, a place can be given by hand, and a list says its rule.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, literal_column, select
from sqlmodel import Session, col

from npcdesk import shipped
from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import Mandate, Office, Person, RosterLine
from npcdesk.rules import name_order

STROKES, BY_CHARACTER = "strokes", "strokes-by-character"
ORDERS = {
    STROKES: ("strokes",),
    BY_CHARACTER: ("by_character",),
    "pinyin": ("pinyin",),
    "delegation": ("delegation", "strokes"),
    "number": ("delegate_number",),
    "level": ("level", "term", "strokes"),
    "occupation_class": ("occupation_class", "strokes"),
    "sex": ("sex", "strokes"),
    "status": ("status", "strokes"),
}
"""The orders of the roster and their columns; those after the first go by the office's manner."""
_WITHIN = {
    "delegation": "按代表团排列，团内",
    "level": "按层级排列，同级",
    "occupation_class": "按职业构成排列，同类",
    "sex": "按性别排列，同性别",
    "status": "按状态排列，同状态",
}
PLACED: ColumnElement[bool] = literal_column("instr(strokes, char(31)) > 0")
UNSURE: ColumnElement[bool] = literal_column("instr(strokes, '~') > 0 AND NOT " + str(PLACED))


@dataclass(frozen=True, slots=True)
class Place:
    """Where one delegate stands among names by strokes.

    `unsure` are the characters whose place is not known exactly. `placed` is "" when strokes
    decide, else in words: 最前, 王建国之后.
    """

    unsure: str
    placed: str
    after: str | None  # the mandate it follows, "" for the very first place, None: by strokes


def by_character(session: Session) -> bool:
    """Tell whether this office compares names character by character (逐字)."""
    return bool(session.exec(select(Office.by_character).where(col(Office.mine))).scalar())  # type: ignore[call-overload]


def compare(session: Session, *, by_character: bool) -> None:
    """Choose how this office compares names by strokes from now on."""
    found = session.execute(select(Office).where(col(Office.mine))).scalar_one()
    found.by_character = by_character


def usual(session: Session) -> str:
    """Return the order of lists that are not asked for another one."""
    return BY_CHARACTER if by_character(session) else STROKES


def columns(session: Session, order: str) -> tuple[str, ...]:
    """Return the columns of an order, "" for the usual one."""
    first, *rest = ORDERS[order or usual(session)]
    if "strokes" in rest and by_character(session):
        rest[rest.index("strokes")] = "by_character"
    return (first, *rest)


def rule(
    session: Session,
    order: str,
    where: list[ColumnElement[bool]],
    *,
    descending: bool = False,
) -> str:
    """Return in words the rule that a list of the roster follows, to be printed under it.

    Args:
        session: a reading session.
        order: one of `ORDERS`, "" for the usual one.
        where: which lines are in the list, to tell how many were given their place by hand.
        descending: whether it is turned round.
    """
    chosen = order or usual(session)
    manner = "逐字比较" if chosen == BY_CHARACTER or by_character(session) else "单名在前"
    manner = "单名在前" if chosen == STROKES else manner
    if chosen in {"pinyin", "number"}:
        said = "按姓名拼音排列" if chosen == "pinyin" else "按代表证号排列"
    elif chosen in _WITHIN:
        said = f"{_WITHIN[chosen]}按姓名笔画（{manner}）"
    else:
        said = f"按姓名笔画排列（{manner}）"
    told = [f"{said}{'，倒序' if descending else ''}"]
    if "笔画" in said:
        placed = select(func.count()).select_from(RosterLine).where(PLACED, *where)
        if many := session.execute(placed).scalar_one():
            told.append(f"其中 {many} 人的位置由本单位指定")
    return "，".join(told)


def unsure(session: Session, where: list[ColumnElement[bool]]) -> int:
    """Return how many names of a list have a character whose place is not known exactly."""
    query = select(func.count()).select_from(RosterLine).where(UNSURE, *where)
    return int(session.execute(query).scalar_one())


def place(session: Session, mandate_id: str) -> Place:
    """Return where a delegate stands among names by strokes, and why.

    Raises:
        NotFound: the mandate is not in this office's roster.
    """
    mandate, name = _mandate(session, mandate_id)
    after = mandate.placed_after
    said = "" if after is None else "最前"
    if after:
        said = f"{other}之后" if (other := _name(session, after)) else ""
    return Place(name_order.unknown(name, shipped.strokes()), said, after)


def put_after(session: Session, mandate_id: str, after: str) -> None:
    """Give a delegate the place right after another one, or before all when `after` is "".

    Who stood there by hand follows from now on; who followed the delegate from an earlier place
    takes that place.

    Raises:
        NotFound: one of the two is not in this office's roster.
        NotAllowed: the other one stands after this one.
    """
    mandate, name = _mandate(session, mandate_id)
    _close_gap(session, mandate)
    if after:
        _mandate(session, after)
        _require_free(session, mandate_id, after, name)
    for follower in _followers(session, after):
        if follower.id != mandate_id:
            follower.placed_after = mandate_id
    mandate.placed_after = after


def put_back(session: Session, mandate_id: str) -> None:
    """Let strokes decide again where a delegate stands; who followed takes the place left."""
    mandate = _mandate(session, mandate_id)[0]
    _close_gap(session, mandate)
    mandate.placed_after = None


def _close_gap(session: Session, mandate: Mandate) -> None:
    if mandate.placed_after is not None:
        for follower in _followers(session, mandate.id):
            follower.placed_after = mandate.placed_after


def _require_free(session: Session, mandate_id: str, after: str, name: str) -> None:
    """Refuse a place behind somebody who stands behind oneself."""
    at: str | None = after
    seen: set[str] = set()
    while at and at not in seen:
        if at == mandate_id:
            other = _name(session, after)
            msg = f"{other}排在{name}之后，{name}不能再排到{other}后面。请先取消{other}的位置。"
            if after == mandate_id:
                msg = f"{name}不能排在自己之后，请另选一位。"
            raise NotAllowed(msg)
        seen.add(at)
        found = session.get(Mandate, at)
        at = found.placed_after if found else None


def _followers(session: Session, after: str) -> list[Mandate]:
    query = select(Mandate).where(
        col(Mandate.placed_after) == after,
        col(Mandate.placed_after).is_not(None),
        col(Mandate.unit) == "",
        ~col(Mandate.deleted),
    )
    return list(session.execute(query).scalars())


def _mandate(session: Session, mandate_id: str) -> tuple[Mandate, str]:
    found = session.get(Mandate, mandate_id)
    if found is None or found.deleted or found.unit:
        msg = "这位代表不在本单位的名册里，可能已被撤下。"
        raise NotFound(msg)
    return found, _name(session, mandate_id)


def _name(session: Session, mandate_id: str) -> str:
    query = (
        select(col(Person.name))
        .join(Mandate, col(Mandate.person_id) == col(Person.id))
        .where(col(Mandate.id) == mandate_id, ~col(Mandate.deleted), col(Mandate.unit) == "")
    )
    return session.execute(query).scalar() or ""
