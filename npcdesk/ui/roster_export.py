"""Writes delegates of the roster into a workbook, as a job; what is kept is written unmasked."""

import logging
from collections.abc import Collection
from pathlib import Path

from npcdesk.job import Job, Step
from npcdesk.office import offices, roster
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
) -> None:
    """Write the ticked mandates, or all that fit `wanted`, in the order of the list."""

    def work() -> Job[int]:
        yield Step(0, 0, "正在取出名册")
        with desk.store.reading() as session:
            every = roster.ids(session, wanted, order=order, descending=descending)
            chosen = [each for each in every if each in ticked] if ticked else every
            drafts = yield from roster.drafts(session, chosen)
            congress = offices.here(session).congress
            rule = roster.rule(session, wanted, order, descending=descending)
        roster_out.write_roster(path, f"{congress}代表名册", drafts, rule=rule)
        return len(drafts)

    def told(written: int) -> None:
        log.info("roster exported, %d lines", written)
        desk.say(f"已导出 {written} 名代表到 {path.name}，里面有电话和证件号，请妥善保管。")

    desk.carry_out(work, title="正在导出代表名册", subtitle=path.name, then=told, writes=False)
