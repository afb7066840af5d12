"""The roster as it is printed: what a list of the roster shows, with the columns that are chosen.

Telephones and identity numbers are masked unless the look asks for whole ones; the caller then
notes that they leave (`shown_numbers.exported`).
"""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.errors import NotAllowed
from npcdesk.job import Job, Step
from npcdesk.models import Mandate, Person
from npcdesk.office import delegate_files, offices, roster, wordings
from npcdesk.rules import portrait
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.rules.roster_papers import (
    NameCards,
    RosterEntry,
    RosterKind,
    RosterList,
    RosterLook,
    offered,
)
from npcdesk.store.blobs import Blobs
from npcdesk.store.projection import chunks

PLAIN = RosterLook()


def roster_list(
    session: Session,
    wanted: roster.Filter,
    order: str = "",
    *,
    look: RosterLook = PLAIN,
    blobs: Blobs | None = None,
    descending: bool = False,
    ticked: Collection[str] = (),
    narrowed: str = "",
    first: int | None = None,
    today: date,
) -> Job[RosterList]:
    """Return what is printed of the mandates that fit, or of those `ticked`, in their order.

    A 花名册 goes by delegations. `narrowed` says in words which ones they are; `first` is how many
    of them are wanted, to look at.

    Raises:
        NotAllowed: a column is asked for that this office keeps nothing in.
    """
    if look.kind is RosterKind.BY_DELEGATION:
        order, descending = "delegation", False
    here = offices.here(session)
    if not set(look.columns) <= set(offered(keeps_ids=here.keeps_ids)):
        msg = "本单位不登记身份证号，名册里没有这一列，请去掉。"
        raise NotAllowed(msg)
    chosen = _chosen(session, wanted, order, descending, ticked)[:first]
    drafts = yield from roster.drafts(session, chosen, whole=look.whole)
    photos = (yield from _photos(session, blobs, chosen)) if look.photos else {}
    return RosterList(
        said=wordings.own(session),
        office=here.name,
        congress=here.congress,
        entries=tuple(
            RosterEntry(
                draft.name,
                draft.sex,
                draft.delegation,
                tuple(_cell(draft, key) for key in look.shown),
                photos.get(mandate_id, b""),
            )
            for mandate_id, draft in zip(chosen, drafts, strict=True)
        ),
        rule=roster.rule(session, wanted, order, descending=descending),
        narrowed=narrowed,
        on=today,
        look=look,
    )


def name_cards(
    session: Session,
    wanted: roster.Filter,
    order: str = "",
    *,
    descending: bool = False,
    ticked: Collection[str] = (),
    first: int | None = None,
) -> NameCards:
    """Return the names of the mandates that fit, or of those `ticked`, in their order."""
    chosen = _chosen(session, wanted, order, descending, ticked)[:first]
    names: dict[str, str] = {}
    of = select(col(Mandate.id), col(Person.name)).join(
        Person, col(Person.id) == col(Mandate.person_id)
    )
    for some in chunks(chosen):
        names |= {row[0]: row[1] for row in session.execute(of.where(col(Mandate.id).in_(some)))}
    return NameCards(tuple(names[each] for each in chosen))


def _chosen(
    session: Session,
    wanted: roster.Filter,
    order: str,
    descending: bool,  # noqa: FBT001 - as it was asked for
    ticked: Collection[str],
) -> list[str]:
    every = roster.ids(session, wanted, order=order, descending=descending)
    return [each for each in every if each in ticked] if ticked else every


def _photos(
    session: Session, blobs: Blobs | None, mandate_ids: Sequence[str]
) -> Job[dict[str, bytes]]:
    """Return the portraits that are here, small, by the mandate's id."""
    found: dict[str, bytes] = {}
    of = select(col(Mandate.id), col(Person.photo_id)).join(
        Person, col(Person.id) == col(Mandate.person_id)
    )
    for some in chunks(mandate_ids):
        rows = session.execute(of.where(col(Mandate.id).in_(some))).all()
        kept = delegate_files.portraits(session, blobs, [row[1] for row in rows if row[1]])
        found |= {row[0]: portrait.small(kept[row[1]]) for row in rows if row[1] in kept}
        yield Step(len(found), len(mandate_ids), "正在取出照片")
    return found


def _cell(draft: DelegateDraft, key: str) -> str:
    if key == "work":
        return " ".join(filter(None, (draft.work_unit, draft.post)))
    said = str(getattr(draft, key))
    words = {
        "sex": labels.SEX,
        "level": labels.LEVEL,
        "status": labels.STATUS,
        "grassroots": labels.YES_NO,
    }.get(key)
    if words is not None:
        return words.get(said, said)
    if key == "birth":
        return labels.month_dotted(said)
    return said.removesuffix("代表团") if key == "delegation" else said
