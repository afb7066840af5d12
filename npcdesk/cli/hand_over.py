"""`suggestions hand-over`: one suggestion by name, or all of a 交办会 from a list."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from npcdesk import labels
from npcdesk.cli import hand_over_proposals, shown
from npcdesk.cli.asking import agreed, watched
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.naming import WHICH_HELP
from npcdesk.cli.previews import DRY, YES, told_sheet
from npcdesk.cli.shown import Json
from npcdesk.cli.suggestion_steps import BODY, ON, TODAY, one_step
from npcdesk.errors import NotFound, Unclear
from npcdesk.models import EventKind
from npcdesk.office import assignments, holidays, suggestions, units
from npcdesk.office.assignments import Assigned
from npcdesk.rules import suggestion_life
from npcdesk.rules.deadlines import is_worked
from npcdesk.workbooks.assignment_sheet import HEADINGS, read_assignments

NEW_UNIT = Annotated[bool, typer.Option("--new-unit", help="名单里没有的单位，随这次交办一起登记")]
MOST = 50  # rows told on a terminal; JSON has them all


def hand_over(
    ctx: typer.Context,
    suggestion: Annotated[str, typer.Argument(metavar="建议", help=WHICH_HELP)] = "",
    to: Annotated[
        list[str] | None, typer.Option(metavar="单位", help="主办单位；写多次就是分办")
    ] = None,
    co: Annotated[list[str] | None, typer.Option(metavar="单位", help="协办单位，可写多次")] = None,
    jointly: Annotated[
        bool, typer.Option("--jointly", help="几个主办单位共同办、一起答复，不是分办")
    ] = False,
    sheet: Annotated[
        Path | None,
        typer.Option("--from", metavar="文件", help="整张交办清单：建议号、主办单位、协办单位"),
    ] = None,
    on: ON = TODAY,
    longest: Annotated[
        bool, typer.Option("--longest", help="涉及面广、办理难度大，用较长期限")
    ] = False,
    new_unit: NEW_UNIT = False,
    meeting: Annotated[str, typer.Option(metavar="会议", help="在哪次交办会上交办")] = "",
    document_number: Annotated[str, typer.Option(metavar="文号")] = "",
    note: BODY = "",
    propose: Annotated[
        bool, typer.Option("--propose", help="列出待交办的和按往年相似件拟的单位，不写入")
    ] = False,
    dry_run: DRY = False,
    yes: YES = False,
    json: Json = False,
) -> None:
    """交办给主办单位和协办单位，算出答复期限；--from 按清单批量交办，先预览。"""
    if propose and not (suggestion or sheet or to):
        hand_over_proposals.tell(ctx.obj, json=json)
        return
    if bool(suggestion) == bool(sheet) or bool(suggestion) != bool(to):
        msg = "请写一件建议和 --to 主办单位，或者用 --from 交来整张清单。"
        raise Unclear(msg)
    if sheet is not None:
        facts = {"meeting": meeting, "document_number": document_number}
        _from_sheet(
            ctx.obj, sheet, on, new_unit=new_unit, dry_run=dry_run, yes=yes, json=json, **facts
        )
        return
    fresh: list[str] = []

    def first(session: Any, paper_id: str) -> None:
        desk: Entrance = ctx.obj
        now = suggestions.standing(session, paper_id)
        suggestion_life.require(now, EventKind.HAND_OVER, desk.day(on), desk.today)
        _tell_shut(session, desk.day(on))
        fresh.extend(_new_units(session, [*(to or ()), *(co or ())], wanted=new_unit))

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        for name in fresh:
            units.ensure(session, name)
        leads = [units.named(session, name) for name in to or ()]
        due = suggestions.hand_over(
            session,
            paper_id,
            lead_ids=[unit.id for unit in leads],
            co_ids=[units.named(session, name).id for name in co or ()],
            on=desk.day(on),
            today=desk.today,
            jointly=jointly,
            longest=longest,
            meeting=meeting,
            document_number=document_number,
            note=note,
        )
        names = "、".join(unit.name for unit in leads)
        also = f"新登记承办单位{'、'.join(fresh)}。" if fresh else ""
        return f"已交办{names}，答复期限 {labels.day(due.on)}（{due.why}）。{also}"

    one_step(ctx, suggestion, EventKind.HAND_OVER, deed, json=json, first=first)


def _tell_shut(session: Any, on: date) -> None:
    """Say that offices are shut on that day, as the window does."""
    if not is_worked(on, holidays.calendar(session)):
        shown.aside(f"{labels.day(on)}不上班，请核对交办日期。")


def _new_units(session: Any, names: list[str], *, wanted: bool) -> list[str]:
    """Return which units are to be entered, having asked where that was not said.

    Raises:
        NotFound: nobody is there to be asked.
    """
    fresh = [name for name in dict.fromkeys(names) if not units.find(session, name, limit=1)]
    said = "、".join(f"“{name}”" for name in fresh)
    if fresh and not wanted and not sys.stdin.isatty():
        msg = f"没有叫{said}的承办单位。请核对名称；是新单位就加 --new-unit，随交办一起登记。"
        raise NotFound(msg)
    if fresh and not agreed(f"没有叫{said}的承办单位，登记为新单位吗？", yes=wanted):
        raise typer.Abort
    return fresh


def _from_sheet(
    desk: Entrance,
    file: Path,
    day: str,
    *,
    new_unit: bool,
    dry_run: bool,
    yes: bool,
    json: bool,
    **facts: str,
) -> None:
    sheet, on = watched(read_assignments(file), "读取清单"), desk.day(day)
    with desk.opened() as store:
        with store.reading() as session:
            _tell_shut(session, on)
            planned = assignments.plan(
                session, sheet.found, on=on, today=desk.today, new_units=new_unit
            )
        fit = sum(not each.problem for each in planned)
        if not json:
            told_sheet(sheet, HEADINGS)
            _tell(planned, fit)
        if fit and not dry_run:
            if not agreed(f"交办这 {fit} 件，交办日期 {labels.day(on)}？", yes=yes):
                raise typer.Abort
            with store.writing(f"批量交办 {fit} 件") as session:
                assignments.apply(session, planned, on=on, today=desk.today, **facts)
            if not json:
                shown.say(f"已交办 {fit} 件。要撤销整次交办，用 npcdesk undo。")
        elif not json:
            shown.say("只是预览，没有写入。" if dry_run else "没有可以交办的，没有写入。")
    if json:
        shown.as_json([_row(each) for each in planned])


def _tell(planned: list[Assigned], fit: int) -> None:
    bad = [each for each in planned if each.problem]
    shown.say(f"可以交办 {fit} 件" + (f"，要改 {len(bad)} 件。" if bad else "。"))
    for each in bad[:MOST]:
        shown.say(f"  第 {each.draft.row} 行 {each.called}：{each.problem}")
    fresh = dict.fromkeys(name for each in planned for name in each.new_units)
    if fresh:
        shown.say(f"会登记新的承办单位：{'、'.join(fresh)}。")
    for each in planned:
        if each.longer and not each.problem:
            shown.say(f"  {each.called}的答复期限{each.longer}。")
    days = sorted({each.due.on for each in planned if each.due and not each.problem})
    if days:
        shown.say(f"答复期限：{'、'.join(labels.day(day) for day in days)}。")


def _row(each: Assigned) -> dict[str, Any]:
    return {
        "row": each.draft.row,
        "suggestion_id": each.suggestion_id,
        "number": each.draft.number,
        "called": each.called,
        "way": each.way,
        "leads": list(each.leads or each.draft.leads),
        "co_units": list(each.co or each.draft.co),
        "due_on": each.due.on if each.due else None,
        "due_why": each.due.why if each.due else "",
        "longer": each.longer,
        "new_units": list(each.new_units),
        "problem": each.problem,
    }
