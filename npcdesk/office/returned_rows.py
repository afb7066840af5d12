"""Which handing-over a row of a returned list means: by its code, else by number and title."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from npcdesk import labels
from npcdesk.models import Handler, HandlerRole, HandlingUnit, Standing
from npcdesk.office import unit_lists
from npcdesk.office.suggestion_names import called
from npcdesk.rules.row_code import read_row_code, row_code
from npcdesk.rules.unit_lists import ReturnedRow


@dataclass(frozen=True, slots=True)
class Part:
    """A unit's part in one handing-over of one suggestion."""

    suggestion_id: str
    event_id: str
    unit_id: str
    unit: str
    role: HandlerRole
    number: str
    title: str
    term: int
    ordinal: int

    @property
    def called(self) -> str:
        """第35号《关于…的建议》."""
        return called(self.number, self.title)


@dataclass(frozen=True, slots=True)
class Meant:
    """The part that a row means, and what should be looked at; without a part, why there is none.

    `doubt` is told when the row was not known by its code alone.
    """

    part: Part | None = None
    why: str = ""
    doubt: str = ""


class Parts:
    """All parts that were ever handed over, to be found by what a row says."""

    def __init__(self, session: Session) -> None:
        every = [Part(*row) for row in session.execute(_wanted())]
        self._by_code = {row_code(part.event_id, part.unit_id): part for part in every}
        self._current = unit_lists.handed_by(session)
        self._by_title: dict[str, list[Part]] = defaultdict(list)
        for part in every:
            if self._current.get(part.suggestion_id) == part.event_id:
                self._by_title[_key(part.title)].append(part)

    def is_current(self, part: Part) -> bool:
        """Tell whether the suggestion is still in the hands it was put into by this event."""
        return self._current.get(part.suggestion_id) == part.event_id

    def sender(self, rows: Sequence[ReturnedRow]) -> str:
        """Return the id of the unit that most codes of a sheet name, or ""."""
        known = (self._by_code.get(read_row_code(row.code) or "") for row in rows)
        counts = Counter(part.unit_id for part in known if part is not None)
        return counts.most_common(1)[0][0] if counts else ""

    def meant(self, row: ReturnedRow, sender: str) -> Meant:
        """Return what a row means; `sender` is the unit whose list it is, when that is known."""
        code = read_row_code(row.code) if row.code else None
        part = self._by_code.get(code) if code else None
        if part is not None:
            return _held_against(row, part)
        if code is not None:
            return Meant(why=f"回收编号 {code} 不在本单位发出的清单里，请看看是不是别处的清单。")
        return self._by_name(row, sender)

    def _by_name(self, row: ReturnedRow, sender: str) -> Meant:
        lost = f"回收编号“{row.code}”写错了" if row.code else "没有回收编号"
        if not row.title:
            return Meant(why=f"{lost}，又没有标题，不知道是哪一件。请照发出的清单补上编号。")
        some = [part for part in self._by_title.get(_key(row.title), ()) if _fits(row, part)]
        if not some:
            return Meant(why=f"{lost}，按建议号和标题也没有找到交办过的建议。请照发出的清单核对。")
        if len({part.suggestion_id for part in some}) > 1:
            return Meant(why=f"{lost}，同样标题的建议不止一件。请照发出的清单补上编号。")
        own = [part for part in some if part.unit_id == sender]
        answering = [part for part in some if part.role is not HandlerRole.CO]
        chosen = own or ([] if sender else answering)
        if len(chosen) != 1:
            return Meant(why=f"{lost}，不知道是哪个单位的。请照发出的清单补上编号。")
        (part,) = chosen
        return Meant(part, doubt=f"{lost}，按标题认作{part.unit}承办的{part.called}，请核对。")


def _wanted() -> Any:
    h, s = Handler.__table__.c, Standing.__table__.c  # type: ignore[attr-defined]
    u = HandlingUnit.__table__.c  # type: ignore[attr-defined]
    return (
        select(h.suggestion_id, h.event_id, h.unit_id, u.name, h.role)
        .add_columns(s.number, s.title, s.term, s.session)
        .join_from(Handler, HandlingUnit, u.id == h.unit_id)
        .join(Standing, s.suggestion_id == h.suggestion_id)
        .where(~h.deleted, h.unit == "")
        .order_by(h.id)
    )


def _held_against(row: ReturnedRow, part: Part) -> Meant:
    """Hold what the row says beside its code against what is kept: cells may have been sorted."""
    same_number = not row.number or _bare(row.number) == _bare(part.number)
    same_title = not row.title or _key(row.title) == _key(part.title)
    if same_number and same_title:
        return Meant(part)
    said = f"{f'第{row.number}号' if row.number else ''}{f'《{row.title}》' if row.title else ''}"
    if not (row.number and same_number) and not (row.title and same_title):
        why = (
            f"回收编号是{part.called}的，这一行写的却是{said}，可能只排了几列的次序。请和单位核对。"
        )
        return Meant(why=why)
    return Meant(part, doubt=f"这一行写的是{said}，现在是{part.called}，按回收编号认，请核对。")


def _fits(row: ReturnedRow, part: Part) -> bool:
    meeting = labels.read_session(row.session) if row.session else None
    if meeting is not None and meeting[0] is not None and meeting[0] != part.term:
        return False
    if meeting is not None and (meeting[1] or 0) != part.ordinal:
        return False
    return not row.number or _bare(row.number) == _bare(part.number)


def _bare(number: str) -> str:
    return unicodedata.normalize("NFKC", number).strip().lstrip("0")


def _key(title: str) -> str:
    plain = unicodedata.normalize("NFKC", title)
    return "".join(each for each in plain if each.isalnum())
