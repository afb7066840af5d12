"""年度办理情况报告: until when a year's handling is reported on, and that it was."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import text
from sqlmodel import Session, col, select

from npcdesk import labels
from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import YearReport
from npcdesk.office import holidays, offices
from npcdesk.rules import year_reports as rules
from npcdesk.rules.pack import Base

_FIRST = (
    "SELECT min(handed_on) FROM standing WHERE handed_on BETWEEN :year || '-01-01' "
    "AND :year || '-12-31'"
)
_CLOSED = (
    "SELECT max(closed_on) FROM congress_session WHERE unit = '' AND NOT deleted "
    "AND closed_on BETWEEN :year || '-01-01' AND :year || '-12-31'"
)


@dataclass(frozen=True, slots=True)
class YearLine:
    """One year of which a report is due or was made. `due_on`: None where the pack fixes none."""

    year: int
    due_on: date | None
    why: str
    report_id: str = ""  # "" while it is awaited
    made_on: date | None = None
    to_whom: str = ""
    body: str = ""

    @property
    def title(self) -> str:
        """2026 年度办理情况报告，8月31日前."""
        until = f"，{labels.day_short(self.due_on)}前" if self.due_on else ""
        return f"{self.year} 年度办理情况报告{until}"


def lines(session: Session, today: date) -> list[YearLine]:
    """Return the years that are reported on, the newest first: those made, and those awaited.

    Awaited are this year's and the last one's, if suggestions were handed over in it.
    """
    made = {each.year: each for each in _made(session)}
    years = sorted({today.year, today.year - 1, *made}, reverse=True)
    found = [_line(session, year, made.get(year)) for year in years]
    return [line for line in found if line is not None]


def due(session: Session, today: date) -> list[YearLine]:
    """Return the reports that are late, or due within `AHEAD_DAYS`, the oldest first."""
    return [
        line
        for line in reversed(lines(session, today))
        if not line.report_id
        and line.due_on is not None
        and (line.due_on - today).days <= rules.AHEAD_DAYS
    ]


def heard_by(session: Session) -> str:
    """Return who hears this office's report, to begin with."""
    return rules.heard_by(offices.pack(session).level)


def enter(
    session: Session,
    *,
    year: int,
    on: date,
    to_whom: str,
    today: date,
    body: str = "",
    by: str = "",
) -> str:
    """Enter that the report on a year was made, on which day and to whom; return its id.

    Raises:
        NotAllowed: its day has not come or is before the year, nobody is named, or the year was
            reported on already.
    """
    if on > today:
        msg = "报告的日期还没有到，请核对日期和这台电脑的时间。"
        raise NotAllowed(msg)
    if not year <= on.year <= year + 1:
        msg = f"{labels.day(on)}报告的不会是 {year} 年度的办理情况，请核对年度和日期。"
        raise NotAllowed(msg)
    if not to_whom.strip():
        msg = f"请写明向谁报告，例如 {heard_by(session)}。"
        raise NotAllowed(msg)
    already = next((each for each in _made(session) if each.year == year), None)
    if already is not None:
        when = f"{labels.day(already.on)}向{already.to_whom}"
        msg = f"{year} 年度的办理情况已经于{when}报告。要改请先更正那一条。"
        raise NotAllowed(msg)
    made = YearReport(year=year, on=on, to_whom=to_whom.strip(), body=body.strip(), by=by)
    session.add(made)
    session.flush()
    return made.id


def take_back(session: Session, year: int) -> None:
    """Enter that the report on a year was not made (更正); it is awaited again.

    Raises:
        NotFound: none was entered.
    """
    some = [each for each in _made(session) if each.year == year]
    if not some:
        msg = f"{year} 年度还没有登记过报告，没有可更正的。"
        raise NotFound(msg)
    for each in some:  # two computers may have entered it at once
        each.deleted = True
        session.add(each)


def _made(session: Session) -> list[YearReport]:
    wanted = select(YearReport).where(~col(YearReport.deleted), YearReport.unit == "")
    return list(session.exec(wanted.order_by(col(YearReport.on), col(YearReport.id))))


def _line(session: Session, year: int, made: YearReport | None) -> YearLine | None:
    pack = offices.pack(session)
    started = _started(session, year, closed=_counts_from_close(pack.report_by))
    told = started and rules.due(pack, year, started, holidays.calendar(session))
    due_on, why = (told[0].effective, told[1]) if told else (None, "")
    if made is None:
        return YearLine(year, due_on, why) if told else None
    return YearLine(year, due_on, why, made.id, made.on, made.to_whom, made.body)


def _counts_from_close(rule: object) -> bool:
    return getattr(rule, "base", None) is Base.SESSION_CLOSED


def _started(session: Session, year: int, *, closed: bool) -> date | None:
    """Return the day from which a period of the year runs; None while nothing was handed over."""
    first = session.execute(text(_FIRST), {"year": str(year)}).scalar()
    if first is None:
        return None
    since = session.execute(text(_CLOSED), {"year": str(year)}).scalar() if closed else None
    return date.fromisoformat(since or first)
