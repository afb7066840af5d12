"""`rota`: when stations receive people, and which delegates are on duty."""

from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from npcdesk import labels
from npcdesk.cli import lists_out, rota_hand, rota_rule, shown
from npcdesk.cli.asking import agreed
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.lists_out import Out
from npcdesk.cli.previews import DRY, YES
from npcdesk.cli.shown import Json
from npcdesk.errors import Unclear
from npcdesk.office import (
    activity_calendar,
    delegates,
    duties,
    files,
    rota,
    station_papers,
    stations,
)
from npcdesk.office.rota import StationPlan

app = App(help="代表值班：规则、排班、调班、公告、日历。", no_args_is_help=True)
app.add_typer(rota_rule.app, name="rule")
rota_hand.add_to(app)

STATION: TypeAlias = Annotated[str, typer.Option(metavar="站点", help="只要这个站点的")]
FROM: TypeAlias = Annotated[
    str, typer.Option("--from", metavar="日期", help="从哪天起，不写就是本半年的第一天")
]
TO: TypeAlias = Annotated[
    str, typer.Option("--to", metavar="日期", help="到哪天止，不写就是那半年的最后一天")
]
ICS = {"值班": "DUTY", "活动": "ACTIVITIES", "全部": "BOTH"}
"""What is exported, and which name of `calendar_file` the calendar has."""
SEATS = {
    "station": "站点",
    "on": "日期",
    "moved": "原定",
    "hours": "时间",
    "name": "代表",
    "note": "情况",
}
LINES = {
    "on": "日期",
    "station": "站点",
    "starts": "开始",
    "ends": "结束",
    "name": "代表",
    "venue": "地点",
    "posted_on": "公告贴出",
    "done": "已接待",
}


def _span(desk: Entrance, since: str, until: str) -> tuple[date, date]:
    first, last = rota.half_of(desk.day(since, "near") if since else desk.today)
    first = desk.day(since, "near") if since else first
    return first, desk.day(until, "future") if until else last


@app.command("plan")
def plan(
    ctx: typer.Context,
    station: Annotated[
        list[str] | None, typer.Argument(metavar="站点", help="不写就是有值班规则的全部站点")
    ] = None,
    since: FROM = "",
    until: TO = "",
    dry_run: DRY = False,
    yes: YES = False,
    json: Json = False,
) -> None:
    """按规则排值班表；过去的、手工改过的、公告已经贴出的不动。"""
    desk: Entrance = ctx.obj
    first, last = _span(desk, since, until)
    with desk.opened() as store:
        with store.reading() as session:
            ids = [stations.named(session, name) for name in station or ()]
            ids = ids or rota.with_rules(session)
            plans = rota.preview(session, ids, first, last, today=desk.today)
        _tell(plans, json=json)
        if dry_run or not plans:
            return
        ask = f"写入{labels.day(first)}至{labels.day(last)}的值班表吗？"
        if not agreed(ask, yes=yes, previews=True):
            raise typer.Abort
        with store.writing("排值班表") as session:
            plans = rota.preview(session, ids, first, last, today=desk.today)
            new = rota.write(session, plans, today=desk.today)
    if not json:
        shown.say(f"值班表已写好，新排 {new} 人次。")


def _tell(plans: list[StationPlan], *, json: bool) -> None:
    rows = [
        asdict(seat) | {"station": each.station, "station_id": each.station_id}
        for each in plans
        for seat in each.seats
    ]
    if json:
        shown.as_json(rows)
        return
    for row in rows:
        row["moved"] = labels.day_short(row["nominal_on"]) if row["nominal_on"] != row["on"] else ""
        row["hours"] = f"{row['starts']}–{row['ends']}"
        row["note"] = "已定，不动" if row["kept"] else ""
        row["name"] = row["name"] or "（空）"
    shown.listed(rows, SEATS, json=False, none="没有要排的：先用 rota rule add 登记值班规则。")
    for each in plans:
        times = sorted({load.times for load in each.loads})
        span = "–".join(map(str, [times[0], times[-1]] if len(times) > 1 else times))
        if times:
            shown.say(f"{each.station}：{len(each.loads)} 名代表，全年每人 {span} 次。")
        for said in each.told():
            shown.say(said)


@app.command("show")
def show(
    ctx: typer.Context,
    station: STATION = "",
    delegate: Annotated[str, typer.Option(metavar="代表", help="只要这位代表的")] = "",
    since: FROM = "",
    until: TO = "",
    pdf: Annotated[
        Path | None, typer.Option(metavar="文件", help="一个站点的值班表存为 PDF")
    ] = None,
    out: Out = None,
    json: Json = False,
) -> None:
    """列出谁在哪天值班；可以存为 Excel 或 PDF。"""
    desk: Entrance = ctx.obj
    first, last = _span(desk, since, until)
    with desk.reading() as session:
        station_id = stations.named(session, station) if station else ""
        person_id = delegates.named(session, delegate).id if delegate else ""
        lines = duties.between(session, first, last, station_id=station_id, person_id=person_id)
        if pdf:
            _print(session, station_id, (first, last), desk, pdf)
    if pdf:
        return
    if out:
        lists_out.put(ctx, out, "代表值班表", lines, LINES)
        return
    shown.listed(lines, LINES, json=json, none="这段时间没有排值班，请用 rota plan 排。")


def _print(
    session: Any, station_id: str, span: tuple[date, date], desk: Entrance, path: Path
) -> None:
    from npcdesk.forms import rota_table  # noqa: PLC0415 - lists need none

    if not station_id:
        msg = "值班表按站点打印，请写 --station，例如 --station 青石镇代表之家。"
        raise Unclear(msg)
    paper = station_papers.table(session, station_id, *span, today=desk.today)
    files.write(path, rota_table.to_pdf(paper))
    shown.say(f"{paper.station}的值班表已存到 {path}。")


@app.command("notice")
def notice(
    ctx: typer.Context,
    station: Annotated[str, typer.Argument(metavar="站点")],
    on: Annotated[str, typer.Argument(metavar="日期", help="接待的日子，如 5.15")],
    out: Annotated[Path, typer.Option(metavar="文件", help="PDF 放到哪里")],
) -> None:
    """打印接待公告：时间、地点、代表、怎样反映，提前三天贴出。"""
    from npcdesk.forms import duty_notice  # noqa: PLC0415 - lists need none

    desk: Entrance = ctx.obj
    with desk.reading() as session:
        paper = station_papers.notice(
            session, stations.named(session, station), desk.day(on, "future"), today=desk.today
        )
    files.write(out, duty_notice.to_pdf(paper))
    shown.say(f"{paper.station}{labels.day(paper.on)}的接待公告已存到 {out}。")


@app.command("ics")
def ics(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option(metavar="文件", help="日历放到哪里（.ics）")],
    what: Annotated[str, typer.Option(metavar="内容", help="值班、活动，或者全部")] = "全部",
    station: STATION = "",
    delegate: Annotated[str, typer.Option(metavar="代表", help="只要这位代表的")] = "",
    since: FROM = "",
    until: TO = "",
) -> None:
    """把值班和活动导出为日历，手机和邮件程序都能打开。"""
    from npcdesk.forms import calendar_file  # noqa: PLC0415 - lists need none

    if what not in ICS:
        msg = f"没有“{what}”这种内容，可以写：{'、'.join(ICS)}。"
        raise Unclear(msg)
    desk: Entrance = ctx.obj
    span = _span(desk, since, until)
    with desk.reading() as session:
        of = stations.named(session, station) if station else ""
        who = delegates.named(session, delegate).id if delegate else ""
        days, held = [], []
        if what != "活动":
            days = station_papers.events(session, *span, station_id=of, person_id=who)
        if what != "值班":
            held = activity_calendar.between(
                session, *span, desk.today, station_id=of, person_id=who
            )
    events = [*days, *map(activity_calendar.event, held)]
    name = getattr(calendar_file, ICS[what])
    files.write(out, calendar_file.duty_to_ics(events, made_at=datetime.now(UTC), name=name))
    told = [f"{len(days)} 个值班日"] * (what != "活动") + [f"{len(held)} 次活动"] * (what != "值班")
    shown.say(f"{'、'.join(told)}已导出到 {out}，每个提前一天提醒。")
