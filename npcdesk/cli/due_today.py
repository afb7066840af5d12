"""`today`: what is to be done, as a list or as a calendar file."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from npcdesk import sync
from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.shown import Json
from npcdesk.office import due_days, files
from npcdesk.office import today as query

app = App()

LIST = {
    "due_on": "期限",
    "days_left": "剩余",
    "verb": "要办的",
    "number": "建议号",
    "title": "题目",
    "why": "情况",
}


@app.command("today")
def today(
    ctx: typer.Context,
    ics: Annotated[
        Path | None, typer.Option(metavar="文件", help="把有期限的都导出为日历文件（.ics）")
    ] = None,
    json: Json = False,
) -> None:
    """列出今日要办，最急的在前；写 --ics 就导出日历，手机和邮件程序都能打开。"""
    desk: Entrance = ctx.obj
    if ics is not None:
        _export(desk, ics)
        return
    with desk.reading() as session:
        found = query.today(session, desk.today)
        disputed = _disputed(session)
    counts = found.counts
    total = counts.late + counts.today + counts.soon + counts.later + counts.undated
    opinions = f"有 {found.open_opinions} 条群众意见待处理，用 visits list 查看。"
    heard = opinions if found.open_opinions else ""
    none = "没有到期的建议。" if heard or disputed else "今天没有要办的。"
    shown.listed(found.tasks, LIST, json=json, none=none)
    for each in filter(None, (heard, *disputed, found.ahead, found.doubles)):
        (shown.aside if json else shown.say)(each)
    if not json and total > len(found.tasks):
        shown.say(f"共 {total} 件，这里列出最急的 {len(found.tasks)} 件。")


def _disputed(session: Any) -> list[str]:
    """Say what the exchange left for this office to decide."""
    if not sync.joined(session):
        return []
    from npcdesk.sync import status  # noqa: PLC0415 - of no use to others, and slow

    conflicts, voids = status.waiting(session)
    told = {
        f"有 {conflicts} 处冲突等本单位来定，用 sync conflicts list 查看。": conflicts,
        f"有 {voids} 处无效的改动等本单位处理，用 sync void list 查看。": voids,
    }
    return [sentence for sentence, count in told.items() if count]


def _export(desk: Entrance, path: Path) -> None:
    from npcdesk.forms import calendar_file  # noqa: PLC0415 - the list needs none

    with desk.reading() as session:
        days = due_days.due_days(session, desk.today)
    files.write(path, calendar_file.to_ics(days, made_at=datetime.now(UTC)))
    shown.say(f"{len(days)} 个期限已导出到 {path}，每个提前一天提醒。")
