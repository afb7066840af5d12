"""What is to be done today beside the papers: of groups, years, topics, stations and delegates.

It is read at every start, as `office.today` is: an office without any of a kind pays nothing for
it, not even its module.
"""

from datetime import date, timedelta

from sqlalchemy import text
from sqlmodel import Session

from npcdesk.office import year_dues
from npcdesk.office.due_tasks import Task
from npcdesk.rules.suggestion_states import SOON_DAYS

_KEPT = (
    "SELECT EXISTS (SELECT 1 FROM group_event) AS groups, EXISTS (SELECT 1 FROM topic_part) AS "
    "topics, EXISTS (SELECT 1 FROM duty) AS duties, EXISTS (SELECT 1 FROM activity) AS activities, "
    "EXISTS (SELECT 1 FROM contact_entry) AS contacts, EXISTS (SELECT 1 FROM project) AS projects"
)


def tasks(session: Session, on: date) -> list[Task]:
    """Return what groups, years, topics, stations, activities and contacts have late or due."""
    (kept,) = session.execute(text(_KEPT)).all()
    found = _of_groups(session, on) if kept.groups else []
    found += year_dues.tasks(session, on)
    if kept.topics:
        from npcdesk.office import topic_dues  # noqa: PLC0415 - as said above

        found += topic_dues.tasks(session, on, on + timedelta(days=SOON_DAYS))
    if kept.duties:
        from npcdesk.office import duty_dues  # noqa: PLC0415 - likewise

        found += duty_dues.tasks(session, on)
    if kept.activities:
        from npcdesk.office import activity_dues  # noqa: PLC0415 - likewise

        found += activity_dues.tasks(session, on)
    if kept.contacts:
        from npcdesk.office import contact_dues  # noqa: PLC0415 - likewise

        found += contact_dues.tasks(session, on)
    if kept.projects:
        from npcdesk.office import project_dues  # noqa: PLC0415 - likewise

        found += project_dues.tasks(session, on, on + timedelta(days=SOON_DAYS))
    return found


def _of_groups(session: Session, on: date) -> list[Task]:
    """Return what supervision groups have late, or due within `SOON_DAYS`."""
    from npcdesk.office import group_dues  # noqa: PLC0415 - as said above
    from npcdesk.rules import group_life  # noqa: PLC0415 - likewise

    return [
        Task(
            suggestion_id="",
            kind=due.kind,
            verb=group_life.VERB[due.kind],
            number="",
            title=f"{due.group}：{due.words}",
            why=due.why,
            due_on=due.due_on,
            days_left=(due.due_on - on).days,
            group_id=due.group_id,
            event_id=due.event_id,
        )
        for due in group_dues.dues(session, on, on + timedelta(days=SOON_DAYS))
    ]
