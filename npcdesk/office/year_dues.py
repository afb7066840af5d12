"""What a year has due (今日要办): the report on its handling. Plain SQL, read at every start."""

from datetime import date

from sqlalchemy import text
from sqlmodel import Session

from npcdesk.office.due_tasks import YEAR_REPORT, Task
from npcdesk.paths import resources

_PACK = (
    "SELECT o.pack_code, (SELECT p.text FROM rule_pack p WHERE p.code = o.pack_code "
    "AND p.unit = '' AND NOT p.deleted) AS text FROM office o WHERE o.mine AND NOT o.deleted"
)


def tasks(session: Session, on: date) -> list[Task]:
    """Return the years' reports on handling that are late, or due within a month."""
    kept = session.execute(text(_PACK)).all()
    known = kept[0].text or _shipped(kept[0].pack_code) if kept else ""
    if "[report_by]" not in known:
        return []  # an office whose rules fix no day for it pays nothing for it at the start
    from npcdesk.office import year_reports  # noqa: PLC0415 - as just said

    return [
        Task(
            suggestion_id="",
            kind=YEAR_REPORT,
            verb="登记报告",
            number="",
            title=line.title,
            why=line.why,
            due_on=line.due_on,
            days_left=(line.due_on - on).days if line.due_on else None,
            event_id=str(line.year),
        )
        for line in year_reports.due(session, on)
    ]


def _shipped(code: str) -> str:
    path = resources() / "packs" / f"{code}.toml"
    return path.read_text("utf-8") if path.exists() else ""
