"""What was entered of an activity put right: who was not meant, what did not come, a step too many.

Its facts are changed by `activities.amend`.
"""

from collections.abc import Sequence

from sqlmodel import Session

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.office import activities
from npcdesk.rules.activity_life import Step

_DAY_OF = {
    Step.CANCEL: "cancelled_on",
    Step.CLOSE: "closed_on",
    Step.HOLD: "held_on",
    Step.NOTICE: "noticed_on",
}
"""Where the day of each step is kept, the last step first."""


def leave_out(session: Session, activity_id: str, person_ids: Sequence[str]) -> None:
    """Take delegates off an activity who were put down by mistake (请假 is `attend`).

    Raises:
        NotFound: one of them was not put down.
    """
    known = activities.parts(session, activity_id)
    for person_id in person_ids:
        if person_id not in known:
            msg = "这位代表没有登记在这次活动里。"
            raise NotFound(msg)
        known[person_id].deleted = True
        session.add(known[person_id])


def drop_outcome(session: Session, outcome_id: str) -> None:
    """Take an outcome off that was entered by mistake, or raise `NotFound`."""
    made = activities.own_outcome(session, outcome_id)
    made.deleted = True
    session.add(made)


def take_back(session: Session, activity_id: str) -> Step:
    """Let the last step of an activity not have happened (更正); return which one it was.

    Raises:
        NotAllowed: no step was entered, or something came of it already.
    """
    activity = activities.own(session, activity_id)
    step = next((s for s, name in _DAY_OF.items() if getattr(activity, name) is not None), None)
    if step is None:
        msg = "这次活动还没有登记通知、开展，没有可以更正的。不该有的请移走。"
        raise NotAllowed(msg)
    if step is Step.HOLD and activities.outcomes(session, activity_id):
        msg = "这次活动登记了成果，请先去掉成果，再更正开展。"
        raise NotAllowed(msg)
    if step is Step.HOLD:
        activity.planned_on = activity.planned_on or activity.held_on
    setattr(activity, _DAY_OF[step], None)
    session.add(activity)
    return step


def put_away(session: Session, activity_id: str) -> None:
    """Take an activity off the list; 撤销 brings it back."""
    activity = activities.own(session, activity_id)
    activity.deleted = True
    session.add(activity)
