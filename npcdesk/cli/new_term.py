"""`roster new-term`: 换届 as one act."""

from pathlib import Path
from typing import Annotated

import typer

from npcdesk import labels
from npcdesk.cli import shown
from npcdesk.cli.asking import agreed, watched
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.previews import DRY, YES
from npcdesk.cli.shown import Json
from npcdesk.errors import NotAllowed
from npcdesk.job import finish
from npcdesk.office import new_term
from npcdesk.office.new_term import Turn, Turned
from npcdesk.office.roster_import import Action, Plan
from npcdesk.workbooks.roster import read_roster


def add_to(app: typer.Typer) -> None:
    """Give the command to `roster`."""
    app.command("new-term")(turn)


def turn(
    ctx: typer.Context,
    roster: Annotated[
        Path | None, typer.Option(metavar="文件", help="新一届的名册：在上面的连任，其余届满")
    ] = None,
    continues: Annotated[
        list[str] | None, typer.Option(metavar="代表", help="连任的代表，可写多次；没有新名册时用")
    ] = None,
    on: Annotated[str, typer.Option(metavar="日期", help="上一届届满的日子")] = "今天",
    elected_on: Annotated[str, typer.Option(metavar="日期", help="新一届当选的日子")] = "",
    opened_on: Annotated[str, typer.Option(metavar="日期", help="一次会议开幕的日子")] = "",
    dry_run: DRY = False,
    yes: YES = False,
    json: Json = False,
) -> None:
    """换届：开始下一届，连任的转过去，上一届任期届满；一次撤销可以全部退回。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        plan: Plan | None = None
        with store.reading() as session:
            held = new_term.holders(session)
            term = new_term.next_term(session)
            if roster is not None:
                sheet = watched(read_roster(roster, today=desk.today), "读取表格")
                plan = finish(new_term.plan(session, sheet))
        chosen = _chosen(held, continues or [])
        said = Turn(
            term,
            desk.day(on),
            desk.day(elected_on) if elected_on else None,
            desk.day(opened_on, "near") if opened_on else None,
        )
        foreseen = _foreseen(held, chosen, plan)
        if not json:
            shown.say(f"{labels.term_name(term)}：{_words(foreseen)}。")
        if dry_run:
            done = foreseen
        else:
            if not yes and not agreed("现在换届？", yes=False):
                msg = "没有换届，什么也没有改。确实要换，加 --yes。"
                raise NotAllowed(msg)
            with store.writing(f"换届：{labels.term_name(term)}") as session:
                if plan is None:
                    done = new_term.turn(session, said, chosen, today=desk.today)
                else:
                    done = finish(new_term.turn_with(session, said, plan, today=desk.today))
    if json:
        row = {"term": term, "ended": done.ended, "continued": done.continued, "new": done.new}
        shown.as_json([row])
    elif not dry_run:
        shown.say("已换届。要整个撤销，用 npcdesk undo。")


def _chosen(held: list[new_term.Held], names: list[str]) -> set[str]:
    """Return the mandates of those named, or raise `NotAllowed` for one that nobody has."""
    found: set[str] = set()
    for name in names:
        some = [each.id for each in held if each.name == name]
        if not some:
            msg = f"上一届在任的代表里没有“{name}”。"
            raise NotAllowed(msg)
        found.update(some)
    return found


def _foreseen(held: list[new_term.Held], chosen: set[str], plan: Plan | None) -> Turned:
    if plan is None:
        return Turned(len(held), len(chosen), 0)
    people = {each.person_id for each in held}
    going = sum(row.action is Action.CHANGE and row.person_id in people for row in plan.rows)
    return Turned(len(held), going, plan.counts.get(Action.NEW, 0))


def _words(done: Turned) -> str:
    return f"上一届 {done.ended} 人届满，连任 {done.continued} 人，新任 {done.new} 人"
