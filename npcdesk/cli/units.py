"""`units`: the bodies that handle suggestions."""

from dataclasses import asdict
from typing import Annotated

import typer

from npcdesk import labels
from npcdesk.cli import shown, unit_parcels
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.shown import Json
from npcdesk.office import units

app = App(help="承办单位：登记、清单、发出和收回交办清单。", no_args_is_help=True)

LIST = {
    "name": "单位",
    "short_name": "简称",
    "unit_kind": "单位类别",
    "contact": "联系人",
    "phone": "电话",
    "open_count": "在办",
    "late_count": "逾期",
}


@app.command("add")
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="名称")],
    short_name: Annotated[str, typer.Option(metavar="简称")] = "",
    kind: Annotated[
        str, typer.Option(metavar="类别", help=f"{'、'.join(labels.UNIT_KINDS)}，或自己的说法")
    ] = "",
    contact: Annotated[str, typer.Option(metavar="联系人")] = "",
    phone: Annotated[str, typer.Option(metavar="电话")] = "",
) -> None:
    """登记一个承办单位。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"登记单位 {name}") as session:
        units.add(session, name, short_name=short_name, kind=kind, contact=contact, phone=phone)
    shown.say(f"已登记承办单位“{name}”。")


@app.command("edit")
def edit(
    ctx: typer.Context,
    unit: Annotated[str, typer.Argument(metavar="单位")],
    kind: Annotated[str | None, typer.Option(metavar="类别")] = None,
    short_name: Annotated[str | None, typer.Option(metavar="简称")] = None,
    contact: Annotated[str | None, typer.Option(metavar="联系人")] = None,
    phone: Annotated[str | None, typer.Option(metavar="电话")] = None,
) -> None:
    """改一个承办单位的类别、简称、联系人、电话；没写的不动。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.reading() as session:
            kept = units.named(session, unit)
        with store.writing(f"修改单位 {kept.name}") as session:
            units.describe(
                session,
                kept.id,
                kind=kept.kind if kind is None else kind,
                short_name=kept.short_name if short_name is None else short_name,
                contact=kept.contact if contact is None else contact,
                phone=kept.phone if phone is None else phone,
            )
    shown.say(f"已修改承办单位“{kept.name}”。")


@app.command("list")
def listing(ctx: typer.Context, json: Json = False) -> None:
    """列出承办单位和在办件数。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        lines = units.lines(session, desk.today.isoformat())
    rows = lines if json else [{**asdict(line), "unit_kind": line.kind} for line in lines]
    shown.listed(rows, LIST, json=json, none="还没有承办单位，请用 units add 登记，交办时从中选。")


unit_parcels.add_to(app)
