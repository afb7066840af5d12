"""`--out`: a list written as a workbook, with what it was narrowed to, as the window does it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from npcdesk.cli import shown
from npcdesk.cli.asking import watched
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.shown import Columns
from npcdesk.errors import Unclear

Out: TypeAlias = Annotated[
    Path | None,
    typer.Option("--out", metavar="文件", help="写成 Excel 工作簿（.xlsx）"),
]
UNSAID = frozenset({"json", "out", "limit"})


def put(
    ctx: typer.Context,
    out: Path,
    title: str,
    lines: Sequence[object],
    columns: Columns,
    *,
    rule: str = "",
) -> None:
    """Write lines as a workbook, and say so; raise `Unclear` when `out` is to be another kind.

    `rule` says in words how the lines are ordered, in place of the option.
    """
    from npcdesk.workbooks.list_out import Listed, write_list  # noqa: PLC0415 - help needs none

    if out.suffix.lower() != ".xlsx":
        msg = f"{out.name} 要写成 Excel 工作簿，请把文件名写成 .xlsx 结尾。"
        raise Unclear(msg)
    desk: Entrance = ctx.obj
    said = narrowed(ctx, *(("order",) if rule else ()))
    listed = Listed(title, tuple(columns.values()), (*said, *filter(None, [rule])), desk.today)
    rows = [[shown.words(name, shown.of(line, name)) for name in columns] for line in lines]
    watched(write_list(out, listed, rows), f"写{title}")
    shown.say(f"已写好 {len(rows)} 行：{out}")


def narrowed(ctx: typer.Context, *but: str) -> tuple[str, ...]:
    """Return in words the options that were given, `but` some: 状态：办理中."""
    found = []
    for param in ctx.command.params:
        value: Any = ctx.params.get(str(param.name))
        if param.name in {*UNSAID, *but} or not value or value == param.default:
            continue
        told: Any = param
        found.append(told.help if isinstance(value, bool) else f"{told.metavar}：{value}")
    return tuple(found)
