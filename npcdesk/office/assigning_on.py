"""转交: what was handed to a body, such as 政府办, is assigned by it to the units that handle it.

Source: 上海 第十一条. The reply clock runs on from the first hand-over; where the rule pack counts
from 收到之日 it starts when the unit that handles it signs.
"""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from npcdesk.models import EventKind
from npcdesk.office import handing_over
from npcdesk.office.dues import from_hand_over, pack_of
from npcdesk.office.handing_over import Order
from npcdesk.office.suggestion_events import add, paper, standing
from npcdesk.rules import suggestion_life


def assign_on(
    session: Session,
    suggestion_id: str,
    *,
    lead_ids: Sequence[str],
    co_ids: Sequence[str] = (),
    jointly: bool = False,
    on: date,
    today: date,
    note: str = "",
    by: str = "",
) -> date | None:
    """Enter to which units a suggestion was assigned on; return until when they must reply.

    Raises:
        NotAllowed: no unit has it, the day does not fit, or the units do not.
    """
    now = standing(session, suggestion_id, EventKind.ASSIGN_ON)
    suggestion_life.require(now, EventKind.ASSIGN_ON, on, today)
    handing_over.require_units(lead_ids, co_ids)
    kept = paper(session, suggestion_id)
    rule = pack_of(session, kept).co_opinion
    opinion = from_hand_over(session, kept, rule, on) if rule and co_ids else None
    order = Order(suggestion_id, tuple(lead_ids), tuple(co_ids), jointly=jointly)
    facts = {"apart": order.apart, "body": note.strip(), "by": by}
    event_id = add(session, suggestion_id, EventKind.ASSIGN_ON, on, None, **facts)
    session.add_all(handing_over.parts(order, event_id, opinion))
    session.flush()
    return standing(session, suggestion_id).due_on
