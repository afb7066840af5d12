"""`stats pivot`: suggestions by two divisions of somebody's choice."""

from typing import Annotated, Any

import typer

from npcdesk import labels
from npcdesk.cli import shown, stats_files, stats_scope
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.shown import Json
from npcdesk.cli.stats_files import Out
from npcdesk.cli.stats_scope import Asked
from npcdesk.errors import Unclear
from npcdesk.office import pivot_books, pivots, saved_pivots
from npcdesk.office.pivots import Cell, Pivot
from npcdesk.rules import pivot
from npcdesk.rules.pivot import ACROSS, AXES, MEASURES

ROWS = Annotated[
    str, typer.Option(metavar="行", help="、".join(each.label for each in AXES.values()))
]
COLUMNS = Annotated[
    str,
    typer.Option(metavar="列", help="、".join(each.label for each in ACROSS.values()) + "，可不写"),
]
MEASURE = Annotated[
    str, typer.Option(metavar="数", help="、".join(each.label for each in MEASURES.values()))
]
SAVED = Annotated[str, typer.Option(metavar="名称", help="用保存的表，不写行和列")]
COUNT = MEASURES[pivot.COUNT].label


@stats_scope.options
def table(
    ctx: typer.Context,
    asked: Asked,
    rows: ROWS = "",
    columns: COLUMNS = "",
    measure: MEASURE = COUNT,
    saved: SAVED = "",
    out: Out = None,
    json: Json = False,
) -> None:
    """交叉统计：自选行、列和格里的数，数建议。"""
    desk: Entrance = ctx.obj
    if bool(rows) == bool(saved):
        msg = "请用 --rows 写行是什么，或用 --saved 写保存的表的名称。"
        raise Unclear(msg)
    with desk.reading() as reading:
        wanted = (
            saved_pivots.named(reading, saved).asked
            if saved
            else pivot.asked(rows, columns, measure)
        )
        scope = asked.scope(reading)
        found = pivots.pivot(reading, scope, wanted, today=desk.today, how=asked.how)
    if out:
        stats_files.put(out, [pivot_books.of(found)], pivot_books.paper(found))
    elif json:
        shown.as_object(_as_read(found))
    else:
        _told(found)


def _as_read(found: Pivot) -> dict[str, Any]:
    """Return a table as JSON has it: its lines and columns with their sums, then every cell."""
    down, across = found.rows, found.columns
    sums = [line[-1] for line in found.cells]
    return {
        "total": found.total,
        "rows": found.asked.rows,
        "columns": found.asked.columns,
        "measure": found.asked.measure,
        "base": found.base,
        "lines": [
            {"key": head.key, "label": head.label, **_cell(cell)}
            for head, cell in zip(down, sums, strict=False)
        ],
        "across": [
            {"key": head.key, "label": head.label, **_cell(cell)}
            for head, cell in zip(across, found.cells[-1], strict=False)
        ],
        "cells": [
            {"row": row.key, "column": column.key, **_cell(cell)}
            for row, line in zip(down, found.cells, strict=False)
            for column, cell in zip(across, line, strict=False)
        ],
        "whole": [_cell(sums[-1])],
        "note": found.note,
        "scope": found.words,
        "as_of": found.as_of,
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "count": cell.count,
        "numerator": cell.numerator,
        "denominator": cell.denominator,
        "printed": cell.printed,
    }


def _told(found: Pivot) -> None:
    day = labels.day(found.as_of)
    shown.say(f"{found.words}：{found.asked.words}（{found.base} {found.total} 件，截至{day}）")
    heads = {"": AXES[found.asked.rows].label}
    heads |= {str(at): head.label for at, head in enumerate((*found.columns, pivots.SUM))}
    lines = [
        {"": head.label, **{str(at): cell.printed for at, cell in enumerate(line)}}
        for head, line in zip((*found.rows, pivots.SUM), found.cells, strict=True)
    ]
    shown.listed(lines, heads, json=False, none="")
    if found.note:
        shown.say(found.note)
