"""What is kept with an activity: photos, who signed (签到表), the record, a report."""

from pathlib import Path

from sqlmodel import Session

from npcdesk.office import activities, attachments
from npcdesk.office.attachments import AttachmentLine
from npcdesk.store.blobs import Blobs

ACTIVITY, OUTCOME = "activity", "activity_outcome"


def attach(
    session: Session, blobs: Blobs, activity_id: str, source: Path, caption: str = ""
) -> str:
    """Keep a file with an activity; return the attachment's id.

    Raises:
        NotFound: the activity is not this office's.
        NotAllowed: see `Blobs.put`.
    """
    activities.own(session, activity_id)
    return attachments.keep(session, blobs, (ACTIVITY, activity_id), source, caption)


def attach_to_outcome(session: Session, blobs: Blobs, outcome_id: str, source: Path) -> str:
    """Keep a file with what came of an activity, as the report itself; return its id.

    Raises:
        NotFound: the outcome is not this office's.
        NotAllowed: see `Blobs.put`.
    """
    made = activities.own_outcome(session, outcome_id)
    return attachments.keep(session, blobs, (OUTCOME, outcome_id), source, made.title)


def lines(session: Session, activity_id: str) -> list[AttachmentLine]:
    """Return the files of an activity and of what came of it, in the order they came."""
    came = [made.id for made in activities.outcomes(session, activity_id)]
    return attachments.kept_with(session, [activity_id, *came])
