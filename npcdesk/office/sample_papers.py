"""A paper of each form whose words an office chooses, said by this office."""

from datetime import date
from typing import Any

from sqlmodel import Session

from npcdesk.office import offices
from npcdesk.rules import sample_papers
from npcdesk.rules.sample_sayer import Sayer
from npcdesk.rules.wording_slots import SLOTS


def papers(session: Session, *, today: date) -> dict[str, Any]:
    """Return them by the codes of their forms; what they tell is made up."""
    here = offices.here(session)
    reach = (here.contact or "联系人姓名", here.phone or "0000000")
    sayer = Sayer(here.name, here.congress, here.area, *reach, today)
    worded = {each.code.partition(".")[0] for each in SLOTS}
    made = sample_papers.papers(sayer)
    return {code: paper for code, paper in made.items() if code in worded}
