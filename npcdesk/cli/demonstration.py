"""`demo`: the fictional county, its papers and its pictures."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from npcdesk.cli import shown
from npcdesk.cli.asking import watched
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.rules.suggestion_life import State

app = App()

WORDS = {
    "delegates": ("代表", "位"),
    "women": ("其中女代表", "位"),
    "stations": ("代表之家和联络站", "个"),
    "visits": ("走访接待", "次"),
    "opinions": ("群众意见", "条"),
    "units": ("承办单位", "个"),
    "suggestions": ("建议", "件"),
    "late": ("其中已经逾期", "件"),
    "groups": ("重点督办组", "个"),
    "neighbours": ("往来的单位", "个"),
    "papers": ("公文", "份"),
    "pictures": ("页面截图", "张"),
}


@app.command("demo")
def demo(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option(metavar="文件夹", help="名册、公文、截图放到这里")],
) -> None:
    """演示：建一个虚构的示例县，留下名册、公文、每个页面的截图和汇总。"""
    desk: Entrance = ctx.obj
    from npcdesk.demo import showing  # noqa: PLC0415 - outside the floors: it draws the window

    summary = watched(showing.run(out.absolute(), desk.clock), "演示")
    for line in told(summary):
        shown.say(f"  {line}")
    shown.say(f"示例县是虚构的，全部结果在 {out}。")


def told(summary: Mapping[str, int]) -> list[str]:
    """Return the counts in words; those of states are told as suggestions."""
    words = WORDS | {state.value: (f"其中{state.value}", "件") for state in State}
    return [f"{words[name][0]} {number} {words[name][1]}" for name, number in summary.items()]
