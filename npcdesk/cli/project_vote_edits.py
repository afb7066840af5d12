"""`projects amend-vote`: a prepared vote's meeting, numbers, rule and tellers changed."""

from dataclasses import replace
from typing import Annotated

import typer

from npcdesk import labels, project_words
from npcdesk.cli import project_votes
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.project_parts import YEAR, the_year
from npcdesk.cli.project_votes import VOTE
from npcdesk.cli.shown import Json
from npcdesk.models import PollBasis
from npcdesk.office import project_polls


def add_to(app: typer.Typer) -> None:
    """Add the command to the group of commands."""
    app.command("amend-vote")(amend_vote)


def amend_vote(
    ctx: typer.Context,
    vote: VOTE = "",
    meeting: Annotated[str, typer.Option(metavar="会议", help="新的会议")] = "",
    on: Annotated[str, typer.Option(metavar="日期", help="如 5.6、2026-5-6、昨天")] = "",
    seats: Annotated[int | None, typer.Option(metavar="数", help="差额票决应选几项")] = None,
    base: Annotated[int | None, typer.Option(metavar="人数", help="全体代表多少人")] = None,
    present: Annotated[int | None, typer.Option(metavar="人数", help="实到多少人")] = None,
    basis: Annotated[str, typer.Option(metavar="基数", help="过半数按全体、到会还是有效票算")] = "",
    voters: Annotated[str, typer.Option(metavar="谁", help="例如：全体代表")] = "",
    tellers: Annotated[str | None, typer.Option(metavar="姓名", help="监票人")] = None,
    counters: Annotated[str | None, typer.Option(metavar="姓名", help="计票人")] = None,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """改还没有定下结果的一次投票，没写的不动；项目和计票组不能改。"""
    desk: Entrance = ctx.obj
    with desk.writing("修改投票") as session:
        poll_id = project_votes.named(session, vote, the_year(desk, year))
        was = project_polls.as_prepared(session, poll_id)
        code = labels.value_of(project_words.BASIS, basis) if basis else was.basis.value
        new = replace(
            was,
            meeting=meeting or was.meeting,
            on=desk.day(on, "future") if on else was.on,
            seats=was.seats if seats is None else seats,
            base=was.base if base is None else base,
            present=was.present if present is None else present,
            basis=PollBasis(code),
            voters=voters or was.voters,
            tellers=was.tellers if tellers is None else tellers,
            counters=was.counters if counters is None else counters,
        )
        project_polls.amend(session, poll_id, new)
        project_votes.say_vote(session, poll_id, f"{new.meeting}的投票改好了。", json=json)
