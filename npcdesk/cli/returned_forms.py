"""`suggestions ratings-from`: a whole list of returned 征询意见表, told before it is entered."""

from functools import partial
from typing import Any

import typer

from npcdesk import labels
from npcdesk.cli import previews, shown
from npcdesk.cli.asking import watched
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.previews import DRY, FILE, YES, Writing, told_sheet
from npcdesk.cli.shown import Json
from npcdesk.office import returned_forms
from npcdesk.office.returned_forms import Judge, Judged
from npcdesk.rules.returned_forms import HEADS
from npcdesk.workbooks.returned_sheet import read_returned_forms

MOST = 50  # rows told on a terminal; JSON has them all


def ratings_from(
    ctx: typer.Context, file: FILE, dry_run: DRY = False, yes: YES = False, json: Json = False
) -> None:
    """按表登记交回的征询意见表：回收编号或建议号、评价、收到日期、意见；先预览。"""
    desk: Entrance = ctx.obj
    sheet = watched(read_returned_forms(file), "读取表格")
    with desk.opened() as store:
        with store.reading() as session:
            judged = Judge(desk.today).rows(session, sheet.found)
        many = len(returned_forms.ready(judged))
        if not json:
            told_sheet(sheet, HEADS)
            _tell(judged, many)
        writing = Writing(
            many,
            ask=f"登记这 {many} 份？",
            name=f"登记征询意见表 {many} 份",
            doing="登记",
            done=f"已登记 {many} 份。要撤销整次登记，用 npcdesk undo。",
            nothing="没有可以登记的，没有写入。",
        )
        apply = partial(returned_forms.save, judged=judged, today=desk.today)
        previews.write(desk, store, writing, apply, dry_run=dry_run, yes=yes, json=json)
    if json:
        shown.as_json([_row(each) for each in judged if not each.row.empty])


def _tell(judged: list[Judged], many: int) -> None:
    bad = [each for each in judged if each.wrong]
    shown.say(f"可以登记 {many} 份" + (f"，要改 {len(bad)} 份。" if bad else "。"))
    for each in bad[:MOST]:
        shown.say(f"  第 {each.row.row} 行 {each.title or each.row.code}：{each.problem}")
    if len(bad) > MOST:
        shown.say(f"  另有 {len(bad) - MOST} 份，加 --json 可以看全。")


def _row(each: Judged) -> dict[str, Any]:
    return {
        "row": each.row.row,
        "code": each.row.code,
        "suggestion_id": each.form.suggestion_id if each.form else "",
        "number": each.form.number if each.form else "",
        "title": each.form.title if each.form else "",
        "lead": each.lead,
        "rating": labels.RATING[each.rating.value] if each.rating else "",
        "attitude": labels.RATING[each.attitude.value] if each.attitude else "",
        "on": each.day,
        "body": each.row.opinion,
        "problem": each.problem,
    }
