"""Which suggestion a returned 征询意见表 is about, by the code that is printed on it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from npcdesk.errors import NotFound
from npcdesk.models import Standing
from npcdesk.rules.return_code import ReturnCode, read_return_code, tag
from npcdesk.rules.suggestion_life import State
from npcdesk.store.standings import number_order


@dataclass(frozen=True, slots=True)
class ReturnedForm:
    """A form that came back, and where its suggestion stands."""

    suggestion_id: str
    number: str
    title: str
    lead: str
    round: int  # of the form
    now: int  # the round that the suggestion is in
    awaited: bool  # whether the suggestion waits to be rated
    rating: str  # of the suggestion's newest reply; "" while it is awaited

    @property
    def problem(self) -> str:
        """Why this form cannot be entered, "" when it can."""
        if self.round < self.now:
            return f"第{self.round}次征询的评价已经登记过，现在是第{self.now}次。"
        if self.round > self.now:
            return f"这是第{self.round}次征询的表，现在还是第{self.now}次，请核对。"
        return ""


def find(session: Session, said: str) -> ReturnedForm | None:
    """Return the form that a code means, or None when it is no code.

    Raises:
        Unclear: the code was mistyped.
        NotFound: this office has no such suggestion: another office printed the form, or the
            suggestion was given another number since.
    """
    code = read_return_code(said)
    if code is None:
        return None
    rows = _rows(session, code)
    found = [r for r in rows if code.tag in ("", tag(r.suggestion_id, code.round))]
    if len(found) == 1:
        return _form(found[0], code.round)
    if not code.tag or said.strip().isdecimal():  # a phone can be read as one, too
        return None
    msg = f"回收编号“{said.strip()}”不是本单位发出的，或者印好以后改过建议号。请核对是哪里的表。"
    raise NotFound(msg)


def of(session: Session, suggestion_id: str) -> ReturnedForm | None:
    """Return the form of a suggestion that was found otherwise: that of its present round."""
    wanted = _wanted().where(col(Standing.suggestion_id) == suggestion_id)
    row = session.execute(wanted).first()
    return _form(row, row.round) if row else None


def _wanted() -> Any:
    names = ("suggestion_id", "number", "title", "lead_name", "round", "state", "rating")
    return select(*(col(getattr(Standing, name)) for name in names))


def _rows(session: Session, code: ReturnCode) -> list[Any]:
    where = (
        col(Standing.number_order) == number_order(code.number),  # it has the index
        col(Standing.term) == code.term,
        col(Standing.session) == code.session,
    )
    rows = session.execute(_wanted().where(*where))
    return [row for row in rows if row.number.upper() == code.number]


def _form(row: Any, round_: int) -> ReturnedForm:
    return ReturnedForm(
        suggestion_id=row.suggestion_id,
        number=row.number,
        title=row.title,
        lead=row.lead_name,
        round=round_,
        now=row.round,
        awaited=State(row.state) is State.ANSWERED and not row.rating,
        rating=row.rating,
    )
