"""Writes delegates of the roster into a workbook, as a job; numbers are masked unless asked."""

import logging
from collections.abc import Collection
from pathlib import Path

from npcdesk.job import Job, Step
from npcdesk.office import offices, roster, shown_numbers
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.ui.desk import Desk
from npcdesk.workbooks import roster_out

log = logging.getLogger(__name__)


def begin(
    desk: Desk,
    path: Path,
    wanted: roster.Filter,
    ticked: Collection[str],
    order: str,
    *,
    descending: bool = False,
    whole: bool = False,
) -> None:
    """Write the ticked mandates, or all that fit `wanted`, in the order of the list.

    Telephones and identity numbers are masked unless `whole`; then it is noted that they left.
    """

    def work() -> Job[int]:
        yield Step(0, 0, "正在取出名册")
        with desk.store.reading() as session:
            every = roster.ids(session, wanted, order=order, descending=descending)
            chosen = [each for each in every if each in ticked] if ticked else every
            drafts = yield from roster.drafts(session, chosen, whole=whole)
            congress = offices.here(session).congress
            rule = roster.rule(session, wanted, order, descending=descending)
        if whole:  # before the file is there: it cannot leave without its note
            with desk.store.writing(f"导出完整号码 {path.name}") as session:
                shown_numbers.exported(session, _held(drafts), count=len(drafts), file=path.name)
        roster_out.write_roster(path, f"{congress}代表名册", drafts, rule=rule)
        return len(drafts)

    def told(written: int) -> None:
        log.info("roster exported, %d lines", written)
        numbers = "里面有完整的号码，已留下记录，请妥善保管" if whole else "号码已遮住"
        desk.say(f"已导出 {written} 名代表到 {path.name}，{numbers}。")

    desk.carry_out(work, title="正在导出代表名册", subtitle=path.name, then=told, writes=whole)


def _held(drafts: Collection[DelegateDraft]) -> list[str]:
    """Return which whole numbers the drafts have."""
    return [what for what in shown_numbers.WHAT if any(getattr(each, what) for each in drafts)]
