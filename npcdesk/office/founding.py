"""A new office: its folder, key, file and first facts, or nothing of them."""

from npcdesk.errors import DeskError
from npcdesk.models import Level
from npcdesk.office import offices
from npcdesk.paths import OfficeFolder
from npcdesk.store import unlocking
from npcdesk.store.unlocking import Made

FOUNDED = "新建单位"  # what the journal calls it; nothing was there before


def found(
    folder: OfficeFolder,
    passphrase: str | None,
    *,
    name: str,
    level: Level,
    code: str,
    term: int,
    pack_code: str = "",
    session_ordinal: int = 1,
) -> Made:
    """Make a new office's file and enter the office; the caller holds the folder's lock.

    Where a fact does not hold, the folder is left as it was, so that it can be tried again.

    Raises:
        NotAllowed: the folder has an office already, or a fact does not hold.
        NotFound: there is no such rule pack.
        StoreDamaged: the folder cannot be written.
    """
    made = unlocking.make(folder, passphrase)
    try:
        with made.store.writing(FOUNDED) as session:
            offices.begin(
                session,
                name=name,
                level=level,
                code=code,
                term=term,
                pack_code=pack_code,
                session_ordinal=session_ordinal,
            )
    except DeskError:
        made.store.close()
        for left in folder.root.glob(f"{folder.store.name}*"):
            left.unlink()
        folder.slots.unlink()
        raise
    return made
