"""`demo`: the fictional county, its papers and its pictures."""

from pathlib import Path
from typing import Annotated

import typer

from npcdesk.cli import shown
from npcdesk.cli.asking import watched
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App

app = App()


@app.command("demo")
def demo(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option(metavar="文件夹", help="名册、公文、截图放到这里")],
) -> None:
    """演示：建一个虚构的示例县，留下名册、公文、每个页面的截图和汇总。"""
    desk: Entrance = ctx.obj
    from npcdesk.demo import showing  # noqa: PLC0415 - outside the floors: it draws the window

    summary = watched(showing.run(out.absolute(), desk.clock), "演示")
    for name, number in summary.items():
        shown.say(f"  {name} {number}")
    shown.say(f"示例县是虚构的，全部结果在 {out}。")
