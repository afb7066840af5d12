"""Gathering a year's 回头看 for paper."""

from datetime import date

from sqlmodel import Session

from npcdesk.office import look_backs, offices, wordings
from npcdesk.office.look_backs import LookLine, Only, Scope
from npcdesk.rules.papers import LookBackTable, LookedRow


def table(
    session: Session, wanted: Scope, *, unit: str = "", only: Only = Only.ALL, today: date
) -> LookBackTable:
    """Return the suggestions of a scope with what was found; blanks to be ticked for the rest."""
    found = look_backs.lines(session, wanted, only=only, unit=unit)
    figures = look_backs.figures(session, wanted, unit=unit)
    return LookBackTable(
        said=wordings.own(session),
        office=offices.here(session).name,
        year=wanted.year,
        scope=wanted.in_words.replace(" ", ""),
        unit=unit,
        figures=figures.in_words if figures.looked else (),
        rows=tuple(map(_row, found)),
        on=today,
    )


def _row(line: LookLine) -> LookedRow:
    seen = line.looked
    return LookedRow(
        number=line.number,
        session=line.session,
        title=line.title,
        lead=line.lead,
        signers=line.signers,
        unit=line.lead_unit,
        replied_on=line.replied_on,
        reply_class=line.reply_class,
        current_class=line.current_class,
        looked_on=seen.on if seen else None,
        solved=seen.solved if seen else "",
        kept=seen.kept if seen else "",
        follow=seen.follow if seen else "",
        rating=seen.rating if seen else "",
        body=seen.body if seen else "",
    )
