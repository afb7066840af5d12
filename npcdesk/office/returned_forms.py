"""A pile of returned 征询意见表 in a sheet: judged cell by cell, and entered in one write."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlmodel import Session

from npcdesk import labels
from npcdesk.errors import DeskError, NotAllowed, NotFound
from npcdesk.job import Job, Step
from npcdesk.models import EventKind, Rating
from npcdesk.office import drafts, dues, return_codes, suggestion_names, suggestions
from npcdesk.office import suggestion_events as told_of
from npcdesk.office.return_codes import ReturnedForm
from npcdesk.rules import returned_forms, suggestion_life
from npcdesk.rules.day_entry import read_day
from npcdesk.rules.pack import ATTITUDE, Pack
from npcdesk.rules.reply_fit import require_rating
from npcdesk.rules.returned_forms import FormRow
from npcdesk.store import Store

DRAFT = "returned_forms_draft"


@dataclass(frozen=True, slots=True)
class Judged:
    """A row as it would be entered: what it is about, what it says, what is wrong by cell."""

    row: FormRow
    form: ReturnedForm | None = None
    rating: Rating | None = None
    attitude: Rating | None = None
    day: date | None = None
    wrong: dict[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """第35号 关于…的建议."""
        return f"第{self.form.number}号 {self.form.title}" if self.form else ""

    @property
    def lead(self) -> str:
        """The lead delegate, who signed the form."""
        return self.form.lead if self.form else ""

    @property
    def problem(self) -> str:
        """The first thing that is wrong, "" when the row can be entered."""
        return next(iter(self.wrong.values()), "")


class Judge:
    """Reads rows for one sheet; a row that did not change is not read again."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._known: dict[FormRow, Judged] = {}

    def rows(self, session: Session, typed: Sequence[FormRow]) -> list[Judged]:
        """Return what each row means; a suggestion that stands there twice is told below."""
        found: list[Judged] = []
        seen: dict[str, int] = {}
        for at, row in enumerate(returned_forms.whole(typed), 1):
            judged = Judged(row) if row.empty else self._read(session, row)
            which = judged.form.suggestion_id if judged.form else ""
            if which in seen:
                twice = f"这一件第 {seen[which]} 行已经有了。"
                judged = Judged(row, judged.form, wrong={"code": twice})
            elif which:
                seen[which] = row.row or at
            found.append(judged)
        return found

    def _read(self, session: Session, row: FormRow) -> Judged:
        if row not in self._known:
            self._known[row] = _judge(session, row, self._today)
        return self._known[row]


def _judge(session: Session, row: FormRow, today: date) -> Judged:
    try:
        form = meant(session, row.code)
    except DeskError as error:
        return Judged(row, wrong={"code": str(error)})
    try:
        day = read_day(row.on, today=today, expects="past") if row.on else today
    except DeskError as error:
        return Judged(row, form, wrong={"on": str(error)})
    if problem := _not_now(session, form, day, today):
        return Judged(row, form, day=day, wrong=problem)
    pack = dues.pack_of(session, told_of.paper(session, form.suggestion_id))
    wrong: dict[str, str] = {}
    rating, attitude = (
        _rating(name, getattr(row, name), pack, wrong) for name in ("result", "attitude")
    )
    if rating is None and not wrong:
        wrong["result"] = "请写代表的评价。"
    if rating is not None and not wrong:
        try:
            require_rating(pack, rating=rating, attitude=attitude, opinion=row.opinion)
        except DeskError as error:
            unasked = attitude is not None and not pack.asks(ATTITUDE)
            wrong["attitude" if unasked else "opinion"] = str(error)
    return Judged(row, form, rating, attitude, day, wrong)


def _not_now(session: Session, form: ReturnedForm, day: date, today: date) -> dict[str, str]:
    """Say in which cell, and why, a suggestion cannot be rated on that day; nothing: it can."""
    now = suggestions.standing(session, form.suggestion_id)
    try:
        suggestion_life.require(now, EventKind.RATE, day, today)
    except NotAllowed as error:
        allowed = EventKind.RATE in suggestion_life.allowed(now)
        return {"on" if allowed else "code": str(error)}
    return {}


def _rating(name: str, said: str, pack: Pack, wrong: dict[str, str]) -> Rating | None:
    try:
        code = returned_forms.read_rating(said, pack)
    except DeskError as error:
        wrong[name] = str(error)
        return None
    return Rating(code) if code else None


def meant(session: Session, said: str) -> ReturnedForm:
    """Return the form that is meant by its code, or by the suggestion's number.

    Raises:
        DeskError: there is none, or it was entered already; says why.
    """
    if not said:
        msg = "请扫描或填写回收编号，也可以写建议号。"
        raise NotAllowed(msg)
    form = return_codes.find(session, said)
    if form is None:
        form = return_codes.of(session, suggestion_names.named(session, said).id)
        if form and said.isdecimal() and form.number != said.lstrip("0"):  # a title has it
            msg = f"没有第{said}号建议，请核对。"
            raise NotFound(msg)
    if form is None:
        msg = f"“{said}”是提交给上级的建议，征询意见表由上级登记。"
        raise NotAllowed(msg)
    if form.problem:
        raise NotAllowed(form.problem)
    if form.rating:
        msg = f"这件已经登记过评价（{labels.RATING[form.rating]}），要改请先更正那一次。"
        raise NotAllowed(msg)
    return form


def ready(judged: Sequence[Judged]) -> list[Judged]:
    """Return the rows that can be entered."""
    return [each for each in judged if not each.row.empty and not each.wrong]


def save(session: Session, judged: Sequence[Judged], *, today: date) -> Job[int]:
    """Enter what can be; a job that ends with how many. What is wrong is left out."""
    fit = ready(judged)
    for at, each in enumerate(fit, 1):
        assert each.form is not None  # noqa: S101 - those without a suggestion are wrong
        assert each.rating is not None  # noqa: S101 - those without a rating are wrong
        suggestions.rate(
            session,
            each.form.suggestion_id,
            on=each.day or today,
            today=today,
            rating=each.rating,
            attitude=each.attitude,
            opinion=each.row.opinion,
        )
        yield Step(at, len(fit), each.title)
    return len(fit)


def keep_draft(store: Store, typed: Sequence[FormRow]) -> None:
    """Keep rows that are not entered yet, so that they survive closing. No step of the journal."""
    drafts.keep(store, DRAFT, returned_forms.dumped(typed))


def draft(session: Session) -> list[FormRow]:
    """Return the rows that were not entered yet."""
    return returned_forms.loaded(drafts.kept(session, DRAFT) or [])
