"""Gathering what 代表建议用纸 says of a suggestion, or a blank one."""

from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.models import Mandate, Person, Signer, Suggestion
from npcdesk.office import offices, papers, wordings
from npcdesk.rules.suggestion_sheet import Signatory, SuggestionSheet

NAME = "代表建议用纸"


def sheet(session: Session, suggestion_id: str, *, today: date) -> SuggestionSheet:
    """Return the paper of a suggestion as its delegates hand it in.

    Raises:
        NotFound: no such suggestion.
        NotAllowed: it is the paper of a congress above.
    """
    found = papers.own_paper(session, suggestion_id, today, NAME)
    kept = session.get_one(Suggestion, suggestion_id)
    here = offices.here(session)
    lead, *others = _signatories(session, kept)
    line = found.line
    return SuggestionSheet(
        said=wordings.own(session),
        congress=offices.congress(here.area, found.term or here.term),
        session=labels.session_name(found.ordinal or None),
        number=line.number,
        title=line.title,
        lead=lead,
        co_signers=tuple(others),
        body=tuple(filter(None, map(str.strip, found.body.splitlines()))),
        origin=labels.ORIGIN[found.origin],
        wanted_unit=found.wanted_unit,
        may_publish=found.may_publish or None,  # what was not ticked was not refused
        category=line.category,
        handed_to="，".join(filter(None, (line.lead_unit, line.co_units))),
        handed_on=line.handed_on,
    )


def _signatories(session: Session, kept: Suggestion) -> list[Signatory]:
    """Return who signed, the lead first, each with what the roster says of this term."""
    rows = session.execute(
        select(Signer, Person)
        .outerjoin(Person, col(Person.id) == col(Signer.person_id))
        .where(col(Signer.suggestion_id) == kept.id, ~col(Signer.deleted))
        .where(col(Signer.unit) == kept.unit)
        .order_by(col(Signer.place))
    ).all()
    return [_signatory(session, signer, person, kept) for signer, person in rows] or [Signatory()]


def _signatory(
    session: Session, signer: Signer, person: Person | None, kept: Suggestion
) -> Signatory:
    if person is None:
        return Signatory(signer.name)
    here = offices.here(session)
    mandate = session.execute(
        select(Mandate)
        .where(col(Mandate.person_id) == person.id, ~col(Mandate.deleted))
        .where(col(Mandate.level) == here.level, col(Mandate.unit) == person.unit)
        .order_by((col(Mandate.term) == kept.term).desc(), col(Mandate.term).desc())
        .limit(1)
    ).scalar_one_or_none()
    return Signatory(
        name=signer.name,
        number=mandate.delegate_number if mandate else "",
        delegation=mandate.delegation.removesuffix("代表团") if mandate else "",
        work=" ".join(filter(None, (person.work_unit, person.post))),
        address=person.address,
        postcode=person.postcode,
    )
