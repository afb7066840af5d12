"""The roster as it is printed: what a list of the roster shows, without telephone and numbers."""

from collections.abc import Collection
from datetime import date

from sqlmodel import Session

from npcdesk.job import Job
from npcdesk.office import offices, roster
from npcdesk.rules.papers import RosterEntry, RosterList


def roster_list(
    session: Session,
    wanted: roster.Filter,
    order: str = "",
    *,
    descending: bool = False,
    ticked: Collection[str] = (),
    narrowed: str = "",
    today: date,
) -> Job[RosterList]:
    """Return what is printed of the mandates that fit, or of those `ticked`, in their order.

    `narrowed` says in words which ones they are.
    """
    every = roster.ids(session, wanted, order=order, descending=descending)
    chosen = [each for each in every if each in ticked] if ticked else every
    drafts = yield from roster.drafts(session, chosen, whole=False)
    here = offices.here(session)
    return RosterList(
        office=here.name,
        congress=here.congress,
        entries=tuple(
            RosterEntry(
                draft.name,
                draft.sex,
                draft.nation,
                draft.birth,
                draft.delegation,
                draft.work_unit,
                draft.post,
                draft.delegate_number,
            )
            for draft in drafts
        ),
        rule=roster.rule(session, wanted, order, descending=descending),
        narrowed=narrowed,
        on=today,
    )
