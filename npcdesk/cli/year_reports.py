"""`year-report`: until when a year's handling is reported on, and that it was."""

from typing import Annotated

import typer

from npcdesk import labels
from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.shown import Json
from npcdesk.cli.suggestion_steps import ON, TODAY
from npcdesk.office import year_reports

app = App(help="年度办理情况报告：哪年该报告、登记、更正。", no_args_is_help=True)

LIST = {
    "year": "年度",
    "due_on": "期限",
    "made_on": "报告日期",
    "to_whom": "报告给谁",
    "body": "说明",
    "why": "依据",
}
YEAR = Annotated[int, typer.Argument(metavar="年", help="哪一年度的办理情况，例如 2026")]


@app.command("list")
def listing(ctx: typer.Context, json: Json = False) -> None:
    """列出各年度：规则包规定哪天前报告，报告了没有。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        found = year_reports.lines(session, desk.today)
    none = "规则包没有规定报告的日子，也还没有登记过报告。"
    shown.listed(found, LIST, json=json, none=none)


@app.command("add")
def add(
    ctx: typer.Context,
    year: YEAR,
    to: Annotated[
        str, typer.Option(metavar="单位", help="报告给谁，不写就是本级人大常委会（乡镇人大）")
    ] = "",
    on: ON = TODAY,
    body: Annotated[str, typer.Option(metavar="说明", help="例如：印发第二次会议")] = "",
    json: Json = False,
) -> None:
    """登记一个年度的办理情况已经报告。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"登记 {year} 年度办理情况报告") as session:
        whom, day = to or year_reports.heard_by(session), desk.day(on)
        year_reports.enter(session, year=year, on=day, to_whom=whom, today=desk.today, body=body)
        made = [line for line in year_reports.lines(session, desk.today) if line.year == year]
    if json:
        shown.as_json(made)
        return
    shown.say(f"{year} 年度办理情况已登记：{labels.day(day)}向{whom}报告。")


@app.command("take-back")
def take_back(ctx: typer.Context, year: YEAR) -> None:
    """更正：这个年度的报告登记错了，重新列为待报告。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"更正 {year} 年度办理情况报告") as session:
        year_reports.take_back(session, year)
    shown.say(f"{year} 年度的报告已更正，重新列为待报告。")
