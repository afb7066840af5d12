"""The long work of a roster's import: reading and comparing, then writing after a copy."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from npcdesk.errors import SheetRefused, StoreDamaged
from npcdesk.job import Job, Step, T
from npcdesk.office import roster, roster_import
from npcdesk.office.roster_import import Action, Plan
from npcdesk.paths import OfficeFolder
from npcdesk.rules.drafts import RosterSheet
from npcdesk.store import aside
from npcdesk.ui.desk import Desk
from npcdesk.workbooks import roster_out
from npcdesk.workbooks.roster import read_roster

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv"})
STAGES = ("备份现在的名册", "写入名册", "读回核对")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import has written."""

    file_name: str
    written: int
    new: int
    changed: int
    same: int
    skipped: int
    write_id: int


def reading(desk: Desk, path: Path, columns: Mapping[str, str]) -> Job[Plan | SheetRefused]:
    """Read a workbook and compare it with the roster; what was refused is returned, not raised."""
    try:
        sheet = yield from read_roster(path, columns=columns, today=desk.clock.today())
    except SheetRefused as refused:
        return refused
    return (yield from comparing(desk, sheet))


def comparing(desk: Desk, sheet: RosterSheet) -> Job[Plan]:
    """Compare a sheet with the roster."""
    with desk.store.reading() as session:
        return (yield from roster_import.plan(session, sheet))


def writing(desk: Desk, plan: Plan) -> Job[Outcome]:
    """Copy the file, write the plan in one transaction, and read back how many there are.

    Raises:
        StoreDamaged: the roster does not hold as many as were written.
    """
    yield Step(0, 0, stage=STAGES[0])
    store = desk.store
    aside.copy(store, OfficeFolder(store.path.parent), "导入前", desk.clock)
    with store.reading() as session:
        before = roster.count(session, roster.Filter())
    with store.writing(f"导入代表名册 {plan.sheet.file_name}") as session:
        apply = roster_import.apply(session, plan, today=desk.clock.today())
        written = yield from _in_stage(apply, STAGES[1])
    yield Step(written, written, stage=STAGES[2])
    fresh = sum(
        row.action is Action.NEW or (row.action is Action.CHANGE and not row.mandate_id)
        for row in plan.rows
    )
    with store.reading() as session:
        after = roster.count(session, roster.Filter())
    if after - before != fresh:
        msg = f"应当增加 {fresh} 人，读回来是 {after - before} 人。请撤销这次导入，再导一次。"
        raise StoreDamaged(msg)
    counts = plan.counts
    return Outcome(
        file_name=plan.sheet.file_name,
        written=written,
        new=counts.get(Action.NEW, 0),
        changed=counts.get(Action.CHANGE, 0),
        same=counts.get(Action.SAME, 0),
        skipped=counts.get(Action.REFUSED, 0) + counts.get(Action.UNCLEAR, 0),
        write_id=store.last_write().id,
    )


def blank(path: Path) -> None:
    """Write an empty roster to fill in."""
    roster_out.blank_roster(path)


def _in_stage(job: Job[T], stage: str) -> Job[T]:
    while True:
        try:
            step = next(job)
        except StopIteration as end:
            result: T = end.value
            return result
        yield replace(step, stage=stage)
