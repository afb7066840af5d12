"""`stations`: where delegates meet people."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from npcdesk.cli import lists_out, shown, station_staff
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.lists_out import Out
from npcdesk.cli.shown import Json
from npcdesk.errors import Unclear
from npcdesk.office import (
    all_stations,
    delegates,
    files,
    station_papers,
    stations,
)
from npcdesk.office import station_staff as staff
from npcdesk.rules import identity

app = App(help="代表之家和联络站：登记、清单、上下级、工作人员、公开页。", no_args_is_help=True)
app.add_typer(station_staff.app, name="staff")

STATION: TypeAlias = Annotated[str, typer.Argument(metavar="站点", help="名称，认得出即可")]
UNDER: TypeAlias = Annotated[str, typer.Option(metavar="站点", help="上级站点，写“无”就是没有上级")]
KIND: TypeAlias = Annotated[
    str, typer.Option(metavar="类型", help="联络总站、联络分站、代表之家、联络点")
]
WEB: TypeAlias = Annotated[str, typer.Option(metavar="地址", help="公开页放在哪个网址")]
NONE = "无"

LIST = {
    "name": "站点",
    "kind": "类型",
    "township": "所在乡镇",
    "manager": "负责人",
    "reception_day": "接待日",
    "delegates": "代表",
    "rate": "进站率",
    "quarter": "本季",
    "least": "最低",
    "visits": "本年走访",
    "opinions": "本年意见",
    "open_opinions": "待处理",
    "last_on": "最近一次",
}


@app.command("add")
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="名称")],
    kind: KIND = "代表之家",
    township: Annotated[str, typer.Option(metavar="乡镇")] = "",
    address: Annotated[str, typer.Option(metavar="地址")] = "",
    manager: Annotated[str, typer.Option(metavar="负责人")] = "",
    phone: Annotated[str, typer.Option(metavar="电话")] = "",
    reception_day: Annotated[str, typer.Option(metavar="接待日", help="如 每月15日")] = "",
    under: UNDER = "",
) -> None:
    """登记一个站点。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"登记站点 {name}") as session:
        stations.add(
            session,
            name,
            kind=kind,
            township=township,
            address=address,
            manager=manager,
            phone=phone,
            reception_day=reception_day,
            parent_id=_above(session, under),
        )
    shown.say(f"已登记站点“{name}”。")


@app.command("edit")
def edit(
    ctx: typer.Context,
    station: STATION,
    name: Annotated[str, typer.Option(metavar="名称")] = "",
    kind: KIND = "",
    under: UNDER = "",
    address: Annotated[str, typer.Option(metavar="地址")] = "",
    manager: Annotated[str, typer.Option(metavar="负责人")] = "",
    phone: Annotated[str, typer.Option(metavar="电话")] = "",
    web: WEB = "",
) -> None:
    """改一个站点的资料：写了的才改。"""
    desk: Entrance = ctx.obj
    typed = {
        "name": name,
        "kind": kind,
        "address": address,
        "manager": manager,
        "phone": phone,
        "web": web,
    }
    facts = {each: words for each, words in typed.items() if words}
    if not facts and not under:
        msg = "没有写要改什么，例如 --under 沙河镇联络分站。"
        raise Unclear(msg)
    with desk.writing(f"编辑站点 {station}") as session:
        if under:
            facts["parent_id"] = _above(session, under)
        stations.amend(session, stations.named(session, station), **facts)
    shown.say(f"{station}的资料已改。")


@app.command("assign")
def assign(
    ctx: typer.Context,
    station: STATION,
    delegate: Annotated[list[str], typer.Option(metavar="代表", help="姓名或代表证号，可写多次")],
) -> None:
    """让代表归到一个站点（所属站点）。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"所属站点 {station}") as session:
        people = [delegates.named(session, name).id for name in delegate]
        staff.assign(session, stations.named(session, station), people)
    shown.say(f"{len(delegate)} 名代表已归到{station}。")


@app.command("tree")
def tree(ctx: typer.Context, json: Json = False) -> None:
    """列出站点的上下级：联络总站、联络分站、代表之家、联络点，外单位送来的也在里面。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        lines = all_stations.tree(session)
    if json:
        shown.as_json(lines)
        return
    rows = [
        {"name": f"{'　' * line.depth}{line.name}", "kind": line.kind, "unit": line.unit}
        for line in lines
    ]
    shown.listed(rows, TREE, json=False, none="还没有站点，请先用 stations add 登记。")


TREE = {"name": "站点", "kind": "类型", "unit": "外单位"}


@app.command("page")
def page(
    ctx: typer.Context,
    station: STATION,
    out: Annotated[Path, typer.Option(metavar="文件", help="网页放到哪里（.html）")],
    qr: Annotated[
        Path | None, typer.Option(metavar="文件", help="二维码另存一份图（.svg）")
    ] = None,
) -> None:
    """做一个站点的公开页：一个网页文件，只有可以向社会公开的内容。"""
    from npcdesk.forms import quick_mark, station_page  # noqa: PLC0415 - lists need none

    desk: Entrance = ctx.obj
    with desk.opened() as store, store.reading() as session:
        found = stations.named(session, station)
        told = station_papers.page(session, found, today=desk.today, blobs=store.blobs)
    files.write(out, station_page.to_html(told).encode())
    shown.say(f"{told.station}的公开页已存到 {out}，有 {len(told.receivers)} 名代表。")
    if qr:
        holds, words = station_page.marked(told)
        files.write(qr, quick_mark.to_svg(holds, words).encode())
        shown.say(f"二维码（{words}）已存到 {qr}。")


def _above(session: Any, said: str) -> str:
    return stations.named(session, said) if said and said != NONE else ""


@app.command("list")
def listing(ctx: typer.Context, out: Out = None, json: Json = False) -> None:
    """列出站点和本年的走访、意见，本季和最低次数，进站率。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        came = stations.came(session, desk.today.year)
        found = [
            replace(
                each,
                came=came.get(each.id, 0),
                phone=each.phone and identity.mask_phone(each.phone),
            )
            for each in stations.lines(session, desk.today.year, desk.today)
        ]
    lines = [asdict(each) | {"rate": each.rate, "behind": each.behind} for each in found]
    if out:
        lists_out.put(ctx, out, "站点清单", lines, LIST)
        return
    shown.listed(lines, LIST, json=json, none="还没有站点，请先用 stations add 登记。")
