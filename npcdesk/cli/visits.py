"""`visits`: who was at a station, and what people said there."""

from dataclasses import asdict
from typing import Annotated, Any

import typer

from npcdesk import labels
from npcdesk.cli import lists_out, shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.lists_out import Out
from npcdesk.cli.shown import Json
from npcdesk.models import VisitKind
from npcdesk.office import delegates, short_ids, stations, visits
from npcdesk.office.visits import NewOpinion, NewVisit, VisitFile
from npcdesk.office.windows import Window

app = App(help="走访接待和群众意见：登记、清单、查看。", no_args_is_help=True)

LIST = {
    "held_on": "日期",
    "station": "站点",
    "kind": "方式",
    "delegates": "代表",
    "received": "接待人次",
    "opinions": "意见",
    "open_opinions": "待处理",
    "words": "反映",
    "id": "走访编号",
    "opinion_ids": "意见编号",
}
OPINIONS = {
    "words": "反映",
    "speaker": "反映人",
    "disposition": "处理",
    "suggestion": "转成的建议",
    "id": "意见编号",
}


@app.command("add")
def add(
    ctx: typer.Context,
    station: Annotated[str, typer.Option(metavar="站点", help="站点名称，认得出即可")],
    delegate: Annotated[list[str], typer.Option(metavar="代表", help="姓名或代表证号，可写多次")],
    on: Annotated[str, typer.Option(metavar="日期", help="如 5.6、昨天")] = "今天",
    opinion: Annotated[
        list[str] | None, typer.Option(metavar="原话", help="群众反映的一个问题，可写多次")
    ] = None,
    kind: Annotated[
        str, typer.Option(metavar="方式", help="接待群众、走访选民、进站履职")
    ] = "接待群众",
    received: Annotated[int, typer.Option(metavar="人次")] = 0,
    staff: Annotated[str, typer.Option(metavar="工作人员")] = "",
    note: Annotated[str, typer.Option(metavar="备注")] = "",
    json: Json = False,
) -> None:
    """登记一次走访或接待，和群众反映的问题。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.writing(f"登记接待 {station}") as session:
            new = NewVisit(
                station_id=stations.named(session, station),
                held_on=desk.day(on),
                delegate_ids=tuple(delegates.named(session, name).id for name in delegate),
                kind=VisitKind(labels.value_of(labels.VISIT_KIND, kind)),
                staff=staff,
                received=received,
                note=note,
                opinions=tuple(NewOpinion(words) for words in opinion or ()),
            )
            visit_id = visits.log(session, new, today=desk.today)
        with store.reading() as session:
            file = visits.file(session, visit_id)
    if json:
        shown.as_json([asdict(file.row) | {"opinion_ids": [each.id for each in file.opinions]}])
        return
    said = f"已登记 {labels.day(file.row.held_on)} {file.row.station}"
    shown.say(f"{said}，编号 {labels.short_id(visit_id)}。")
    shown.listed(file.opinions, OPINIONS, json=False, none="没有记录意见。")


@app.command("list")
def listing(
    ctx: typer.Context,
    text: Annotated[str, typer.Option(metavar="字词", help="站点、代表、群众的话")] = "",
    station: Annotated[str, typer.Option(metavar="站点")] = "",
    year: Annotated[int, typer.Option(metavar="年份")] = 0,
    waiting: Annotated[bool, typer.Option("--waiting", help="只看有意见待处理的")] = False,
    limit: Annotated[int, typer.Option(metavar="行数", help="最多列几行，0 是全部")] = 0,
    out: Out = None,
    json: Json = False,
) -> None:
    """列出走访和接待，最近的在前。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        station_id = stations.named(session, station) if station else ""
        wanted = visits.Filter(text=text, station_id=station_id, year=year, waiting=waiting)
        total = visits.count(session, wanted)
        window = Window(0, shown.window(limit, total, json=json or bool(out)))
        lines = visits.lines(session, wanted, window=window)
        said = visits.opinion_ids(session, [line.id for line in lines])
        cut = visits.cut(session, wanted)
    if cut:
        shown.aside(f"{cut}。")
    rows = [asdict(line) | {"opinion_ids": said[line.id]} for line in lines]
    if out:
        lists_out.put(ctx, out, "走访登记", rows, LIST)
        return
    shown.listed(rows, LIST, json=json, none="没有符合的走访记录。", total=total)


@app.command("show")
def show(
    ctx: typer.Context,
    visit: Annotated[str, typer.Argument(metavar="编号", help="visits list 列出的编号")],
    json: Json = False,
) -> None:
    """查看一次走访和每一条意见。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        file = visits.file(session, short_ids.visit(session, visit))
    if json:
        shown.as_json([_flat(file)])
        return
    row = asdict(file.row) | {"delegates": [name for _, name in file.delegates]}
    shown.listed([row], {k: v for k, v in LIST.items() if k != "words"}, json=False, none="")
    shown.listed(file.opinions, OPINIONS, json=False, none="没有记录意见。")


def _flat(file: VisitFile) -> dict[str, Any]:
    """Return a visit as one object, with who was there and what was said in the list's place."""
    return asdict(file.row) | {
        "station_id": file.station_id,
        "staff": file.staff,
        "note": file.note,
        "delegates": [{"person_id": each, "name": name} for each, name in file.delegates],
        "opinions": file.opinions,
    }
