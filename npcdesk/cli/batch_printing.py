"""`print-many`: one form of many suggestions or delegates, into one PDF or many; all or none."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from npcdesk import batches
from npcdesk.batches import Made
from npcdesk.cli import shown
from npcdesk.cli.asking import watched
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.printing import folded
from npcdesk.errors import NotAllowed, Unclear
from npcdesk.forms import booklet, catalog
from npcdesk.forms.catalog import Form
from npcdesk.labels import read_session, value_of
from npcdesk.office import (
    delegates,
    files,
    offices,
    roster,
    suggestion_list,
    suggestion_names,
    suggestion_ticks,
    units,
)
from npcdesk.office.batch_papers import CODES, FILED, Papers
from npcdesk.rules.file_names import PLACES, USUAL, check_pattern
from npcdesk.rules.suggestion_life import State

app = App()
FORMS_HELP = "、".join(f"{each} {catalog.form(each).name}" for each in CODES)
NAME_HELP = "文件名的写法，可以用：" + "".join(f"{{{each}}}" for each in PLACES)


@app.command("print-many")
def print_many(
    ctx: typer.Context,
    form: Annotated[str, typer.Argument(metavar="表名", help=FORMS_HELP)],
    out: Annotated[
        Path, typer.Option(metavar="位置", help="放到哪个文件夹；合成一个文件时是文件名")
    ],
    every: Annotated[bool, typer.Option("--all", help="本单位的每一件，每一位代表")] = False,
    session: Annotated[str, typer.Option(metavar="会议", help="只要这次会议的，如 19-1")] = "",
    state: Annotated[str, typer.Option(metavar="状态", help="只要这个状态的，如 已答复")] = "",
    unit: Annotated[str, typer.Option(metavar="单位", help="只要这个主办单位的")] = "",
    delegation: Annotated[
        str, typer.Option(metavar="代表团", help="履职档案用，只要这个代表团的")
    ] = "",
    year: Annotated[int, typer.Option(metavar="年", help="履职档案用，不写就是今年")] = 0,
    ids_from: Annotated[
        Path | None,
        typer.Option(metavar="文件", help="文本，一行一件：建议号、回收编号、题目；代表写姓名"),
    ] = None,
    name: Annotated[str, typer.Option(metavar="写法", help=NAME_HELP)] = USUAL,
    one_file: Annotated[bool, typer.Option("--one-file", help="合成一个 PDF")] = False,
    double_sided: Annotated[
        bool, typer.Option("--double-sided", help="合成一个时，每份都从正面起，背面补白")
    ] = False,
    sewn: Annotated[
        str,
        typer.Option(
            "--booklet",
            metavar="纸",
            help="履职档案、全卷用：每份印成骑马钉小册子，写 A4（每页 A5）或 A3（每页 A4）",
        ),
    ] = "",
) -> None:
    """成批打印一种表，存成很多个 PDF 或合成一个；要么全部存好，要么一份也不留。"""
    desk: Entrance = ctx.obj
    wanted = catalog.form(form)
    if wanted.code not in CODES:
        msg = f"{wanted.name}不能成批打印，请用 print。"
        raise NotAllowed(msg)
    if sewn:
        wanted = _sewn(wanted, sewn, one_file=one_file)
    check_pattern(name)
    narrowed = (session, state, unit, delegation)
    if not (every or ids_from or any(narrowed)):
        msg = "请写要哪些：--all、--session、--state、--unit 或 --ids-from。"
        raise Unclear(msg)
    with desk.opened() as store, store.reading() as reading:
        if ids_from is not None:
            ids = _named(reading, ids_from, wanted.code)
        elif wanted.code == FILED:
            ids = roster.ids(reading, roster.Filter(delegation=delegation))
        else:
            ids = _ids(reading, desk, session, state, unit)
        made = Papers(reading, wanted.code, ids, today=desk.today, year=year, blobs=store.blobs)
        if one_file:
            job = batches.into_one(wanted, made, len(ids), out, double_sided=double_sided)
        else:
            job = batches.into_many(wanted, made, len(ids), out, name)
        done = watched(job, f"排{wanted.name}")
    _tell(wanted.name, done, made.skipped)


def _sewn(wanted: Form, sewn: str, *, one_file: bool) -> Form:
    """Return the form so that each paper becomes a booklet.

    Raises:
        NotAllowed: all are to be one file.
        DeskError: as `printing.folded`.
    """
    if one_file:
        msg = "小册子一份一个文件，请不要写 --one-file。"
        raise NotAllowed(msg)
    paper_of = folded(wanted, sewn)
    return replace(wanted, to_pdf=lambda paper: booklet.bound(wanted.to_pdf(paper), paper_of).pdf)


def _named(session: Any, path: Path, code: str) -> list[str]:
    """Return the ids of what the lines of a file name."""
    lines = filter(None, (line.strip() for line in files.text(path).splitlines()))
    if code == FILED:
        return [delegates.named(session, line).mandate_id for line in lines]
    return [suggestion_names.named(session, line).id for line in lines]


def _ids(session: Any, desk: Entrance, meeting: str, state: str, unit: str) -> list[str]:
    meant = read_session(meeting) if meeting else None
    if meeting and meant is None:
        msg = f"没认出“{meeting}”是哪次会议，请写成 19-1。"
        raise Unclear(msg)
    wanted = suggestion_list.Filter(
        state=State(value_of({each.value: each.value for each in State}, state)) if state else None,
        term=(meant[0] or offices.here(session).term) if meant else 0,
        session=(meant[1] or 0) if meant else None,
        lead_unit_id=units.named(session, unit).id if unit else "",
    )
    some = suggestion_list.ids(session, wanted, desk.today)
    return [each.id for each in suggestion_ticks.ticked(session, some)]  # by their numbers


def _tell(name: str, made: Made, skipped: list[str]) -> None:
    pages = f"，{made.pages} 页" if made.pages else ""
    shown.say(f"{name} {made.papers} 份{pages}，已存到 {made.where}。")
    for why, many in Counter(skipped).most_common():
        shown.aside(f"跳过 {many} 件：{why}")
    if made.strange:
        some = "、".join(made.strange)
        shown.aside(f"有 {len(made.strange)} 个字没有字形，纸上留作方框：{some}。请手写补上。")
