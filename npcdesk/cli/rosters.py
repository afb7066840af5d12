"""`roster`: bringing a roster in, and listing it."""

from functools import partial
from typing import Annotated, Any

import typer

from npcdesk import labels
from npcdesk.cli import (
    bulk_edits,
    delegate_papers,
    delegate_privacy,
    lists_out,
    mandate_steps,
    new_term,
    one_delegate,
    previews,
    roster_places,
    shown,
)
from npcdesk.cli.asking import watched
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.lists_out import Out
from npcdesk.cli.previews import DRY, FILE, YES, Writing, told_sheet
from npcdesk.cli.shown import Json
from npcdesk.office import roster, roster_import, roster_order
from npcdesk.office.roster_import import Action, Plan, PlannedRow
from npcdesk.office.windows import Window
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.workbooks.roster import read_roster
from npcdesk.workbooks.vocabulary import ROSTER_HEADINGS

app = App(help="代表名册：导入、登记、编辑、清单、查看、排列。", no_args_is_help=True)

LIST = {
    "name": "姓名",
    "sex": "性别",
    "nation": "民族",
    "birth": "出生年月",
    "party": "政治面貌",
    "level": "层级",
    "delegation": "代表团",
    "work_unit": "工作单位",
    "post": "职务",
    "phone": "电话",
    "delegate_number": "代表证号",
    "visits": "本年进站",
}
PLACES = {"unsure": "待定", "placed": "指定"}
ACTIONS = {
    Action.NEW: "新增",
    Action.CHANGE: "更新",
    Action.SAME: "没有变化",
    Action.UNCLEAR: "待核对",
    Action.REFUSED: "不导入",
}


@app.command("import")
def bring_in(
    ctx: typer.Context,
    file: FILE,
    dry_run: DRY = False,
    yes: YES = False,
    json: Json = False,
) -> None:
    """导入名册（.xlsx .xls .ods .csv）：先预览，确认后才写入。"""
    desk: Entrance = ctx.obj
    sheet = watched(read_roster(file, today=desk.today), "读取表格")
    with desk.opened() as store:
        with store.reading() as session:
            planned = watched(roster_import.plan(session, sheet), "和名册核对")
        if not json:
            told_sheet(sheet, ROSTER_HEADINGS)
            _tell(planned)
        writing = Writing(
            planned.writes,
            ask=f"写入这 {planned.writes} 行？",
            name=f"导入名册 {file.name}",
            doing="写入名册",
            done=f"已写入 {planned.writes} 行。要撤销整次导入，用 npcdesk undo。",
            nothing="没有要写入的行，名册没有改动。",
        )
        apply = partial(roster_import.apply, planned=planned, today=desk.today)
        previews.write(desk, store, writing, apply, dry_run=dry_run, yes=yes, json=json)
    if json:
        shown.as_json(_rows(planned))


def _tell(planned: Plan) -> None:
    counts = "，".join(
        f"{ACTIONS[action]} {planned.counts[action]} 行"
        for action in Action
        if planned.counts.get(action)
    )
    shown.say(f"{counts}。")
    for row in planned.rows:
        if row.action is Action.CHANGE:
            shown.say(f"  第 {row.draft.row} 行 {row.draft.name}：{_changes(row)}")
        elif row.action is Action.UNCLEAR:
            shown.say(f"  第 {row.draft.row} 行 {row.draft.name}：{row.why}")


def _changes(row: PlannedRow) -> str:
    return "；".join(
        f"{ROSTER_HEADINGS.get(each.field, each.field)} "
        f"{shown.words(each.field, each.before) or '空'} → {shown.words(each.field, each.after)}"
        for each in row.changes
    )


def _rows(planned: Plan) -> list[dict[str, Any]]:
    sheet = planned.sheet
    drafted = {row.draft.row for row in planned.rows}
    refused = {
        each.row: PlannedRow(DelegateDraft(name="", row=each.row), Action.REFUSED, why=each.text)
        for each in sheet.problems
        if each.row not in drafted
    }
    return [
        shown.plain(row.draft)
        | {
            "action": row.action,
            "person_id": row.person_id,
            "mandate_id": row.mandate_id,
            "changes": row.changes,
            "why": row.why,
            "problems": [each for each in sheet.problems if each.row == row.draft.row],
            "converted": [each for each in sheet.converted if each.row == row.draft.row],
        }
        for row in (*planned.rows, *refused.values())
    ]


@app.command("list")
def listing(
    ctx: typer.Context,
    text: Annotated[str, typer.Option(metavar="字词", help="姓名、拼音首字母、单位、证号")] = "",
    level: Annotated[str, typer.Option(metavar="级别", help="全国、省级、市级、县级、乡级")] = "",
    delegation: Annotated[str, typer.Option(metavar="代表团", help="只看一个代表团")] = "",
    sex: Annotated[str, typer.Option(metavar="性别", help="男或女")] = "",
    place: Annotated[
        str, typer.Option(metavar="位置", help="待定（有字序标准以外的字）或指定（手工排的）")
    ] = "",
    order: Annotated[
        str,
        typer.Option(metavar="次序", help=f"{'、'.join(roster_order.ORDERS)}，不写就按单位的排法"),
    ] = "",
    limit: Annotated[int, typer.Option(metavar="行数", help="最多列几行，0 是全部")] = 0,
    out: Out = None,
    json: Json = False,
) -> None:
    """列出名册，按姓名笔画，下面写明排法。"""
    desk: Entrance = ctx.obj
    wanted = roster.Filter(
        text=text,
        level=labels.value_of(labels.LEVEL, level) if level else "",
        delegation=delegation,
        sex=labels.value_of(labels.SEX, sex) if sex else "",
        place=labels.value_of(PLACES, place) if place else "",
    )
    by = shown.known_order(order, roster_order.ORDERS) if order else ""
    with desk.reading() as session:
        total = roster.count(session, wanted)
        window = shown.window(limit, total, json=json or bool(out))
        lines = roster.lines(
            session,
            wanted,
            year=desk.today.year,
            order=by,
            window=Window(0, window),
        )
        rule, unsure = roster.rule(session, wanted, by), roster.unsure(session, wanted)
    if out:
        lists_out.put(ctx, out, "代表名册", lines, LIST, rule=rule)
        return
    none = "没有符合的代表。" if wanted != roster.Filter() else "名册还是空的，请先导入。"
    shown.listed(lines, LIST, json=json, none=none, total=total)
    if lines and not json:
        shown.say(f"{rule}。")
        if unsure and "笔画" in rule:
            shown.say(roster_places.unsure_words(unsure))


one_delegate.add_to(app)
bulk_edits.add_to(app)
delegate_papers.add_to(app)
mandate_steps.add_to(app)
new_term.add_to(app)
delegate_privacy.add_to(app)
roster_places.add_to(app)
