"""`sync machines`: the computers that take part, and those that no longer do."""

from typing import Annotated, Any

import typer

from npcdesk.cli import shown
from npcdesk.cli.asking import agreed
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.previews import YES
from npcdesk.cli.shown import Json
from npcdesk.errors import NotFound, Unclear
from npcdesk.sync import computers
from npcdesk.sync.computers import Computer
from npcdesk.sync.trust.roster import EndingKind

app = App(help="电脑：参加数据交换的电脑，停用、吊销。", no_args_is_help=True)

WHICH = Annotated[str, typer.Argument(metavar="电脑", help="编号的前几位，或它的名称")]
STATES = {"active": "在用", "retired": "已停用", "revoked": "已吊销", "unproved": "没有证明"}
LIST = {"ref": "编号", "unit_name": "单位", "nick": "名称", "since": "起用", "state": "状态"}
SHORT = 8


@app.command("list")
def listing(ctx: typer.Context, json: Json = False) -> None:
    """列出本单位、上级和下级的电脑。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        known = computers.listed(session)
    rows = [_row(each) for each in known]
    if json:
        shown.as_json(rows)
        return
    table = [
        row
        | {
            "ref": row["inc"][:SHORT],
            "nick": each.shown,
            "state": STATES[each.state],
        }
        for each, row in zip(known, rows, strict=True)
    ]
    shown.listed(table, LIST, json=False, none="还没有加入数据交换。")


@app.command("retire")
def retire(ctx: typer.Context, machine: WHICH, yes: YES = False) -> None:
    """停用一台不再用的电脑；它写过、这里已有的都算数。"""
    _end(ctx.obj, machine, EndingKind.RETIRED, yes=yes)


@app.command("revoke")
def revoke(ctx: typer.Context, machine: WHICH, yes: YES = False) -> None:
    """吊销一台丢失或被盗的电脑；这里还没有的、它写的一律作废。"""
    _end(ctx.obj, machine, EndingKind.REVOKED, yes=yes)


def _end(desk: Entrance, said: str, kind: EndingKind, *, yes: bool) -> None:
    verb = computers.VERBS[kind]
    with desk.opened() as store:
        with store.reading() as session:
            one = _named(computers.listed(session), said)
        if not one.mine and not agreed(
            f"{verb}{one.called}？这一步不能撤销；这台电脑再用，要换新身份重新配对。",
            yes=yes,
        ):
            raise typer.Abort
        with store.writing(f"{verb}电脑") as session:
            computers.end(session, one, kind)
    shown.say(f"已{verb}{one.called}。请给每个上级、下级导出一次，让他们都知道。")


def _row(one: Computer) -> dict[str, Any]:
    row = {name: getattr(one, name) for name in ("inc", "unit", "unit_name", "nick")}
    return row | {"since": one.since.isoformat(), "state": one.state, "mine": one.mine}


def _named(known: list[Computer], said: str) -> Computer:
    found = [one for one in known if said in (one.inc, one.nick)]
    if not found and len(said) >= 4:
        found = [one for one in known if one.inc.startswith(said.lower())]
    if not found:
        msg = f"没有编号或名称是“{said}”的电脑。请用 sync machines list 看编号。"
        raise NotFound(msg)
    if len(found) > 1:
        names = "、".join(f"{one.unit_name} {one.nick} {one.inc[:SHORT]}" for one in found)
        msg = f"“{said}”有几台：{names}。请写编号。"
        raise Unclear(msg)
    return found[0]
