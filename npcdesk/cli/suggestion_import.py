"""`suggestions import`: past years from a workbook."""

from functools import partial
from typing import Annotated, Any

import typer

from npcdesk.cli import previews, shown
from npcdesk.cli.asking import watched
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.previews import DRY, FILE, YES, Writing, told_sheet
from npcdesk.cli.session_names import session_said
from npcdesk.cli.shown import Json
from npcdesk.office import suggestion_import
from npcdesk.office.past_doubts import UNEXPLAINED
from npcdesk.office.roster_import import Action
from npcdesk.office.suggestion_import import Plan
from npcdesk.workbooks.suggestions_sheet import read_suggestions
from npcdesk.workbooks.vocabulary import SUGGESTION_HEADINGS

ACTIONS = {Action.NEW: "新增", Action.SAME: "已经有了", Action.REFUSED: "不导入"}


def bring_in(
    ctx: typer.Context,
    file: FILE,
    session_name: Annotated[
        str,
        typer.Option("--session", metavar="届次", help="没有写届次的记到哪次：19-1 或 闭会"),
    ] = "",
    dry_run: DRY = False,
    yes: YES = False,
    json: Json = False,
) -> None:
    """导入往年的建议清单：先预览，确认后才写入。"""
    desk: Entrance = ctx.obj
    sheet = watched(read_suggestions(file, today=desk.today), "读取表格")
    with desk.opened() as store:
        with store.reading() as session:
            assumed = session_said(session, session_name) if session_name else None
            job = suggestion_import.plan(session, sheet, assumed)
            planned = watched(job, "和已有的建议核对")
        fresh = planned.counts.get(Action.NEW, 0)
        if not json:
            told_sheet(planned.sheet, SUGGESTION_HEADINGS)
            _tell(planned)
        writing = Writing(
            fresh,
            ask=f"写入这 {fresh} 件？",
            name=f"导入建议 {file.name}",
            doing="写入建议",
            done=f"已写入 {fresh} 件。要撤销整次导入，用 npcdesk undo。",
            nothing="没有新的建议，没有写入。",
        )
        apply = partial(suggestion_import.apply, planned=planned, today=desk.today)
        previews.write(desk, store, writing, apply, dry_run=dry_run, yes=yes, json=json)
    if json:
        shown.as_json(_rows(planned))


def _tell(planned: Plan) -> None:
    counts = "，".join(
        f"{words} {planned.counts[action]} 件"
        for action, words in ACTIONS.items()
        if planned.counts.get(action)
    )
    shown.say(f"{counts}。")
    if planned.session_said:
        shown.say(f"{planned.session_said}要记到别的会议，加 --session 19-1。")
    if planned.days_said:
        shown.say(planned.days_said)
    if planned.new_units:
        shown.say(f"会登记新的承办单位：{'、'.join(planned.new_units)}。")
    if planned.unknown_signers:
        names = "、".join(planned.unknown_signers[:20])
        shown.say(
            f"名册里没有或不止一位、只留姓名的代表 {len(planned.unknown_signers)} 位：{names}。"
        )

    if planned.unexplained:
        shown.say(f"有 {planned.unexplained} 件没有解决也没有承诺，{UNEXPLAINED}")


def _rows(planned: Plan) -> list[dict[str, Any]]:
    sheet = planned.sheet
    return [
        shown.plain(row.draft)
        | {
            "action": row.action,
            "term": row.term,
            "ordinal": row.session,
            "why": row.why,
            "problems": [each for each in sheet.problems if each.row == row.draft.row],
            "converted": [each for each in sheet.converted if each.row == row.draft.row],
        }
        for row in planned.rows
    ]
