"""`units package` and `units return`: the lists that units without the program are sent."""

from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from npcdesk import parcels
from npcdesk.cli import previews, shown
from npcdesk.cli.asking import watched
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.previews import DRY, FILE, YES, Writing, told_sheet
from npcdesk.cli.shown import Json
from npcdesk.errors import NotFound, Unclear
from npcdesk.office import unit_lists, unit_returns, units
from npcdesk.office.unit_returns import Fate, Plan, PlannedReturn
from npcdesk.parcels import Parcel
from npcdesk.workbooks.unit_list_in import read_unit_list
from npcdesk.workbooks.unit_list_words import HEADINGS

FATES = {
    Fate.RECORD: "登记",
    Fate.SAME: "已经登记过",
    Fate.EMPTY: "还没有填",
    Fate.UNCLEAR: "认不出",
    Fate.REFUSED: "不能登记",
}
TOLD = (Fate.RECORD, Fate.SAME, Fate.UNCLEAR, Fate.REFUSED)
"""Rows that are told one by one; those nobody filled in are only counted."""


def add_to(app: typer.Typer) -> None:
    """Give both commands to `units`."""
    app.command("package")(package)
    app.command("return")(bring_back)


def package(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option(metavar="文件夹", help="每个单位在里面有一个文件夹")],
    unit: Annotated[str, typer.Argument(metavar="单位", help="名称或简称")] = "",
    every: Annotated[bool, typer.Option("--all", help="手上有在办建议的每个单位")] = False,
    json: Json = False,
) -> None:
    """做出发给承办单位的交办清单和征询意见表。"""
    desk: Entrance = ctx.obj
    if bool(unit) == every:
        msg = "请写一个单位的名称，或者用 --all 做全部单位的。"
        raise Unclear(msg)
    with desk.reading() as session:
        if every:
            ids = [each.id for each in unit_lists.in_hand(session, desk.today)]
        else:
            ids = [units.named(session, unit).id]
        if not ids:
            msg = "没有单位手上有在办的建议，没有清单可发。"
            raise NotFound(msg)
        made = watched(parcels.pack(session, ids, out, today=desk.today), "做清单")
    if json:
        shown.as_json([_parcel(each) for each in made])
        return
    for each in made:
        shown.say(f"{each.unit}：{each.suggestions} 件，征询意见表 {each.papers} 份，{each.folder}")
    strange = dict.fromkeys(char for each in made for char in each.strange)
    if strange:
        shown.aside(
            f"有 {len(strange)} 个字没有字形，纸上留作方框：{'、'.join(strange)}。请手写补上。"
        )


def bring_back(
    ctx: typer.Context,
    file: FILE,
    dry_run: DRY = False,
    yes: YES = False,
    json: Json = False,
) -> None:
    """收回承办单位填好的清单：先预览，确认后才登记面商和答复。"""
    desk: Entrance = ctx.obj
    sheet = watched(read_unit_list(file), "读取表格")
    with desk.opened() as store:
        with store.reading() as session:
            job = unit_returns.plan(session, sheet, today=desk.today)
            planned = watched(job, "和办理经过核对")
        if not json:
            told_sheet(sheet, HEADINGS)
            _tell(planned)
        fresh = planned.counts.get(Fate.RECORD, 0)
        writing = Writing(
            fresh,
            ask=f"登记这 {fresh} 行？",
            name=f"收回办理清单 {file.name}",
            doing="登记",
            done=f"已登记 {fresh} 行。要撤销整次登记，用 npcdesk undo。",
            nothing="没有要登记的，没有写入。",
        )
        apply = partial(unit_returns.apply, planned=planned, today=desk.today)
        previews.write(desk, store, writing, apply, dry_run=dry_run, yes=yes, json=json)
    if json:
        shown.as_json([_row(planned, row) for row in planned.rows])


def _tell(planned: Plan) -> None:
    counts = "，".join(
        f"{words} {planned.counts[fate]} 行"
        for fate, words in FATES.items()
        if planned.counts.get(fate)
    )
    shown.say(f"{counts}。" if counts else "清单里没有建议。")
    for row in planned.rows:
        if row.fate in TOLD:
            shown.say(f"  第 {row.draft.row} 行 {_called(row)} {FATES[row.fate]}：{_said(row)}")
    for each in planned.reached:
        was = f"（原来是{each.before}）" if each.before else ""
        shown.say(f"{each.unit}的联系人会改为{each.contact} {each.phone}{was}。")


def _called(row: PlannedReturn) -> str:
    return row.part.called if row.part else f"《{row.draft.title}》" if row.draft.title else ""


def _said(row: PlannedReturn) -> str:
    return " ".join(filter(None, ("；".join(row.records), row.why, *row.doubts))) or "没有变化。"


def _row(planned: Plan, row: PlannedReturn) -> dict[str, Any]:
    part, sheet = row.part, planned.sheet
    draft: dict[str, Any] = shown.plain(row.draft)
    return draft | {
        "action": row.fate.value,
        "suggestion_id": part.suggestion_id if part else "",
        "unit": part.unit if part else "",
        "records": list(row.records),
        "why": row.why,
        "doubts": list(row.doubts),
        "problems": [shown.plain(each) for each in sheet.problems if each.row == row.draft.row],
        "converted": [shown.plain(each) for each in sheet.converted if each.row == row.draft.row],
    }


def _parcel(made: Parcel) -> dict[str, Any]:
    return {
        "unit": made.unit,
        "folder": str(made.folder),
        "workbook": str(made.workbook),
        "suggestions": made.suggestions,
        "papers": made.papers,
        "strange": list(made.strange),
    }
