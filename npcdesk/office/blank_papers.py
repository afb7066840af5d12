"""Empty papers of this office's forms, to be filled in by hand."""

from dataclasses import fields, replace
from typing import Any

from sqlmodel import Session

from npcdesk.errors import NotAllowed
from npcdesk.office import offices, wordings
from npcdesk.rules import blank_papers
from npcdesk.rules.blank_papers import MAKERS, WHY_NOT, Here
from npcdesk.rules.pack import ATTITUDE


def paper(session: Session, code: str, year: int) -> Any:
    """Return an empty paper of a form in this office's words.

    Raises:
        NotAllowed: of this form there is none; says why.
    """
    if code not in MAKERS:
        raise NotAllowed(WHY_NOT[code])
    here = offices.here(session)
    pack = offices.pack(session, here.pack_code)
    made = blank_papers.paper(
        code,
        Here(
            office=here.name,
            congress=here.congress,
            year=year,
            contact=here.contact,
            phone=here.phone,
            ratings=tuple(each.label for each in pack.ratings),
            questions=tuple(each.label for each in pack.questions) if pack.asks(ATTITUDE) else (),
            classes=tuple(each.code for each in pack.classes),
        ),
    )
    if any(each.name == "said" for each in fields(made)):
        made = replace(made, said=wordings.own(session))
    return made
