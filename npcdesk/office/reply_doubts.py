"""What is said of a reply that may be entered all the same, though the law wants more before it.

Source: 代表法 第五十一条 (听取代表意见); 上海 第十七条, 重庆 第二十条 (协办意见).
"""

from sqlmodel import Session

from npcdesk.office import unit_side
from npcdesk.office.dues import pack_of
from npcdesk.office.suggestion_events import paper, standing
from npcdesk.rules.pack import Contact


def unheard(session: Session, suggestion_id: str) -> str:
    """Say that nobody spoke with the delegate in this round, where the rules want it; else ""."""
    pack = pack_of(session, paper(session, suggestion_id))
    if pack.contact_required is Contact.NONE or standing(session, suggestion_id).spoken:
        return ""
    return f"还没有面商记录，答复前应当听取代表意见（{pack.article('contact')}）。"


def unheard_units(session: Session, suggestion_id: str) -> str:
    """Say whose opinion (协办意见) the unit that answers lacks, or has without content; else ""."""
    said = unit_side.awaited_opinions(unit_side.parts(session, suggestion_id))
    return f"{said}，答复时应当向代表说明协办意见。" if said else ""
