"""Reports written from data: the facts as of today, with the office's own paragraphs after them.

`written` makes one of `rules.report_kinds`; `own_words` and `rounding` are the office's paragraphs
of a kind and how its percentages are printed, the same from run to run (`keep`). `newest` is the
scope a report of suggestions begins with.
"""

from collections.abc import Callable
from datetime import date

from sqlmodel import Session

from npcdesk import labels
from npcdesk.errors import Unclear
from npcdesk.office import (
    offices,
    statistics,
    wordings,
    written_people,
    written_projects,
    written_suggestions,
    written_supervision,
)
from npcdesk.office.statistics import Scope
from npcdesk.rules import report_charts, report_kinds, report_rounding
from npcdesk.rules.report_charts import Said
from npcdesk.rules.report_kinds import KINDS, OF_SUGGESTIONS, Written
from npcdesk.rules.report_sentences import HOW
from npcdesk.rules.shares import Rounding

_OF_YEAR: dict[str, Callable[[Session, int, date, Rounding], list[Said]]] = {
    "delegates": written_people.delegates,
    "structure": written_people.structure,
    "stations": written_people.stations,
    "groups": written_supervision.groups,
    "look-back": written_supervision.look_back,
    "projects": written_projects.projects,
}


def written(
    session: Session, kind: str, scope: Scope, *, today: date, how: Rounding | None = None
) -> Written:
    """Return a report as of today.

    Args:
        session: the open file.
        kind: a code of `report_kinds.KINDS`.
        scope: of which session or year; only `term`, `session` and `year` are looked at.
        today: the day it is made.
        how: how percentages are printed; as the office keeps it where it is not said.

    Raises:
        Unclear: a session is asked of a report that is of a year.
    """
    if kind not in OF_SUGGESTIONS and (scope.term or scope.session is not None):
        msg = f"{KINDS[kind]}是一年的，请写年份，不写会议。"
        raise Unclear(msg)
    here = offices.here(session)
    of, title = _of(here, kind, scope, today)
    how = how or rounding(session, kind)
    if kind in OF_SUGGESTIONS:
        make = {"suggestions": written_suggestions.report}.get(kind, written_suggestions.units)
        said = make(session, scope, of, today, how)
    else:
        said = _OF_YEAR[kind](session, scope.year or today.year, today, how)
    facts, charts = report_charts.numbered(said)
    text = "\n".join(filter(None, (*facts, own_words(session, kind))))
    return Written(kind, here.name, title, text, today, charts)


def newest(session: Session) -> Scope:
    """Return the newest meeting of which there are suggestions; all, where there is none."""
    met = [(term, of) for term, of, _ in statistics.spans(session) if term and of]
    return Scope(*max(met)) if met else Scope()


def own_words(session: Session, kind: str) -> str:
    """Return the office's own paragraphs of a kind of report, "" where it has none."""
    return dict(wordings.own(session)).get(report_kinds.own_code(kind), "")


def rounding(session: Session, kind: str) -> Rounding:
    """Return how a kind of report prints its percentages."""
    kept = dict(wordings.own(session)).get(report_kinds.rounding_code(kind), "")
    return report_rounding.read(kept)


def keep(session: Session, kind: str, *, own: str | None = None, how: Rounding) -> None:
    """Keep the office's own paragraphs of a kind, where said, and how its percentages are printed.

    Raises:
        Unclear: the paragraphs are too long, or hold a brace.
    """
    words = "" if how == HOW else report_rounding.said(how)
    kept = {report_kinds.rounding_code(kind): words}
    if own is not None:
        kept[report_kinds.own_code(kind)] = own
    wordings.change(session, kept)


def _of(here: offices.Here, kind: str, scope: Scope, today: date) -> tuple[str, tuple[str, ...]]:
    """Return the words a report begins with, and its title."""
    name = KINDS[kind].removesuffix("报告").removesuffix("表")
    if kind not in OF_SUGGESTIONS:
        return f"{scope.year or today.year}年，", (here.name, f"{scope.year or today.year}年", name)
    name = "代表建议办理情况" if kind == "suggestions" else "代表建议承办单位考核情况"
    ends = "的报告" if kind == "suggestions" else "的通报"
    if scope.year:
        return f"{scope.year}年，", (here.name, f"关于{scope.year}年", f"{name}{ends}")
    if not scope.term:
        return f"截至{labels.day(today)}，", (here.name, "关于", f"{name}{ends}")
    met = offices.congress(here.area, scope.term)
    if scope.session is None:
        return f"{met}期间，", ("关于", met, f"{name}{ends}")
    of = labels.session_name(scope.session)
    during = of if of.endswith("期间") else f"{of}期间"
    return f"{met}{during}，", ("关于", met, of, f"{name}{ends}")
