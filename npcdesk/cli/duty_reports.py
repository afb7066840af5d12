"""`duty report|heard`: what a delegate reported of a year (述职), and whom one received."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from npcdesk import labels
from npcdesk.cli import shown
from npcdesk.cli.activities import read_votes
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.shown import Json
from npcdesk.cli.suggestion_edits import blobs
from npcdesk.office import (
    activity_files,
    activity_list,
    delegate_heard,
    delegates,
    work_reports,
)
from npcdesk.office.work_reports import NewReport

WHO = Annotated[str, typer.Argument(metavar="代表", help="姓名或代表证号")]
YEAR = Annotated[int, typer.Option(metavar="年", help="哪一年的，不写就是今年")]
REPORTS = {"on": "日期", "title": "述职", "place": "在哪里", "words": "报告", "rated": "测评"}
HEARD = {"on": "日期", "station": "站点", "received": "接待", "speaker": "群众", "words": "反映"}
HEARD |= {"state": "状态"}


def report(
    ctx: typer.Context,
    delegate: WHO,
    on: Annotated[
        str, typer.Option(metavar="日期", help="登记哪天述职，如 6.10；不写就列出已有的")
    ] = "",
    place: Annotated[str, typer.Option(metavar="地点", help="在哪次会上、向谁述职")] = "",
    body: Annotated[str, typer.Option(metavar="报告", help="述职报告的全文或者要点")] = "",
    votes: Annotated[
        str, typer.Option(metavar="票数", help="测评的满意、基本满意、不满意，如 30,5,1")
    ] = "",
    activity: Annotated[
        str, typer.Option(metavar="活动", help="已经登记的那次述职会；不写就单独登记一次")
    ] = "",
    file: Annotated[list[Path], typer.Option(metavar="文件", help="报告原件，可以写几次")] = [],  # noqa: B006 - Typer copies it
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """登记一位代表的述职和测评结果；不写日期就列出这一年的。"""
    desk: Entrance = ctx.obj
    of = year or desk.today.year
    with desk.opened() as store:
        with store.reading() as session:
            found = delegates.named(session, delegate)
            meeting = activity_list.named(session, activity, desk.today).id if activity else ""
        if on:
            day = desk.day(on)
            new = NewReport(day, of, place, body, read_votes(votes), meeting)
            with store.writing(f"述职报告：{found.name}") as session:
                kept = work_reports.enter(session, found.id, new, today=desk.today)
                for path in file:
                    called = f"{found.name}述职报告"
                    activity_files.attach(session, blobs(store), kept, path, called)
            of = day.year
        with store.reading() as session:
            made = work_reports.of(session, found.id, of)
    rows = [asdict(each) | {"rated": each.rated} for each in made]
    rows = [row | dict(zip(VOTES, row.pop("votes") or (0, 0, 0), strict=True)) for row in rows]
    shown.listed(rows, REPORTS, json=json, none=f"{found.name} {of} 年还没有述职。")


VOTES = ("satisfied", "mostly", "dissatisfied")


def heard(ctx: typer.Context, delegate: WHO, year: YEAR = 0, json: Json = False) -> None:
    """列出一位代表这一年接待、走访的群众和他们反映的问题。"""
    desk: Entrance = ctx.obj
    of = year or desk.today.year
    with desk.reading() as session:
        found = delegates.named(session, delegate)
        met = delegate_heard.receptions(session, found.id, of)
    rows = []
    for each in met:
        facts = {"visit_id": each.id, "on": each.on, "station": each.station}
        facts |= {"kind": each.kind, "received": each.received}
        said = [asdict(voice) for voice in each.voices] or [dict.fromkeys(NOTHING, "")]
        rows += [facts | voice for voice in said]
    if not json:
        rows = [row | {"kind": labels.VISIT_KIND.get(str(row["kind"]), "")} for row in rows]
    shown.listed(rows, HEARD, json=json, none=f"{found.name} {of} 年还没有接待群众的登记。")


NOTHING = ("id", "words", "speaker", "state", "suggestion_id")


def add_to(app: typer.Typer) -> None:
    """Give the commands to `duty`."""
    app.command("report")(report)
    app.command("heard")(heard)
