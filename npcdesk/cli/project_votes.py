"""`projects vote … reopen`: votes prepared, counted from a workbook, settled, voted again."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from npcdesk import labels, project_words
from npcdesk.cli import shown
from npcdesk.cli.asking import watched
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.project_parts import ON, TODAY, YEAR, the_year
from npcdesk.cli.shown import Json
from npcdesk.errors import NotAllowed, NotFound, Unclear
from npcdesk.models import PollBasis, PollMethod, ProjectPoll
from npcdesk.office import (
    files,
    project_counting,
    project_groups,
    project_papers,
    project_polls,
    project_settling,
)
from npcdesk.office import projects as kept
from npcdesk.rules.project_life import AFTER_VOTE, State
from npcdesk.rules.project_votes import Result, Vote

METHOD = Annotated[
    str, typer.Option(metavar="办法", help="差额票决、逐项表决、满意度测评、等次评价")
]
SEATS = Annotated[int, typer.Option(metavar="数", help="差额票决应选几项")]
BASE = Annotated[int, typer.Option(metavar="人数", help="全体代表多少人；不写就按名册里在任的")]
PRESENT = Annotated[int, typer.Option(metavar="人数", help="实到多少人")]
BASIS = Annotated[
    str, typer.Option(metavar="基数", help="过半数按全体、到会还是有效票算，法律规定是全体")
]
VOTERS = Annotated[str, typer.Option(metavar="谁", help="例如：全体代表、常委会组成人员")]
VOTE = Annotated[
    str, typer.Option("--vote", metavar="会议", help="哪一次投票，写会议里的几个字或者编号")
]
LINES = {
    "number": "号",
    "title": "项目",
    "yes": "赞成",
    "mostly": "基本满意",
    "fair": "一般",
    "no": "反对",
    "abstain": "弃权",
    "rank": "名次",
    "said": "结果",
    "share": "占比",
}


def add_to(app: typer.Typer) -> None:
    """Add the commands on votes to the group of commands."""
    for each in (vote, votes, count, settle, again, reopen):
        app.command(each.__name__)(each)
    app.command("drop-vote")(drop_vote)
    app.command("ballot")(ballot)
    app.command("count-sheet")(count_sheet)


def vote(
    ctx: typer.Context,
    meeting: Annotated[str, typer.Argument(metavar="会议", help="例如：县十九届人大一次会议")],
    project: Annotated[
        list[str] | None,
        typer.Argument(metavar="项目", help="按选票上的次序；不写就是全部候选（测评是全部通过的）"),
    ] = None,
    method: METHOD = "差额票决",
    seats: SEATS = 0,
    base: BASE = 0,
    present: PRESENT = 0,
    basis: BASIS = "全体",
    voters: VOTERS = "全体代表",
    group: Annotated[
        list[str] | None, typer.Option(metavar="名称", help="计票组，可以写几次")
    ] = None,
    tellers: Annotated[str, typer.Option(metavar="姓名", help="监票人")] = "",
    counters: Annotated[str, typer.Option(metavar="姓名", help="计票人")] = "",
    on: ON = TODAY,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """准备一次票决或者满意度测评。"""
    desk: Entrance = ctx.obj
    of, how = the_year(desk, year), _method(method)
    with desk.writing(f"准备投票 {meeting}") as session:
        some = [kept.named(session, each, of) for each in project or ()]
        new = project_polls.NewPoll(
            year=of,
            method=how,
            meeting=meeting,
            on=_vote_day(desk, on, of, how),
            items=some or _candidates(session, of, how),
            seats=seats,
            base=base or project_groups.joined(session, of).seated,
            present=present,
            basis=PollBasis(labels.value_of(project_words.BASIS, basis)),
            voters=voters,
            groups=tuple(group or ()),
            tellers=tellers,
            counters=counters,
        )
        made = project_polls.prepare(session, new)
        told = f"{meeting}的投票准备好了，{labels.day(new.on)}，一共 {len(new.items)} 项。"
        say_vote(session, made, told, json=json)


def _vote_day(desk: Entrance, said: str, year: int, how: PollMethod) -> date:
    """Return the day of a vote: on what a year will do one votes before it ends.

    Typed in November, 1.21 is a vote of last January on this year's projects.
    """
    day = desk.day(said, "future")
    return desk.day(said, "past") if how in project_polls.DECIDES and day.year > year else day


def _candidates(session: Any, year: int, how: PollMethod) -> list[str]:
    states = {State.CANDIDATE} if how in project_polls.DECIDES else AFTER_VOTE
    return [
        each.id
        for each in kept.of_year(session, year)
        if kept.standing(session, each.id).state in states
    ]


def _method(said: str) -> PollMethod:
    return PollMethod(labels.value_of(project_words.METHOD, said))


def votes(ctx: typer.Context, year: YEAR = 0, json: Json = False) -> None:
    """列出一年的票决和测评。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        found = [
            _summary(session, poll) for poll in project_polls.polls(session, the_year(desk, year))
        ]
    heads = {
        "meeting": "会议",
        "on": "日期",
        "way": "办法",
        "items": "项",
        "settled_on": "定下结果",
    }
    shown.listed(found, heads, json=json, none="还没有投票。")


def _summary(session: Any, poll: ProjectPoll) -> dict[str, Any]:
    result = project_polls.result(session, poll.id)
    return {
        "id": poll.id,
        "meeting": poll.meeting,
        "on": poll.on,
        "method": poll.method.value,
        "way": project_words.METHOD[poll.method.value],
        "items": len(result.lines),
        "settled_on": poll.settled_on,
    }


def count(
    ctx: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(metavar="文件", help="选票的工作簿：一张票一行、一个项目一列，或者各项得票"),
    ] = None,
    vote: VOTE = "",
    method: Annotated[str, typer.Option(metavar="办法", help="不写就从选票上认")] = "",
    seats: SEATS = 0,
    base: BASE = 0,
    present: PRESENT = 0,
    issued: Annotated[int | None, typer.Option(metavar="张数", help="发出多少张")] = None,
    basis: BASIS = "全体",
    voters: VOTERS = "全体代表",
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """计票。写了 --vote 就记到那次投票里；不写文件就说已经记下的票数。"""
    desk: Entrance = ctx.obj
    of = the_year(desk, year)
    if file is None:
        with desk.reading() as session:
            say_vote(session, named(session, vote, of), "", json=json)
        return
    from npcdesk.workbooks.ballots import read_ballots  # noqa: PLC0415 - help needs none

    read = watched(read_ballots(file), "读选票")
    if vote:
        with desk.writing(f"计票 {file.name}") as session:
            poll_id = named(session, vote, of)
            aside = project_counting.take_in(session, poll_id, read, issued=issued)
            if not json:
                _say_aside(aside)
            say_vote(session, poll_id, f"{file.name} 的票数记好了。", json=json, aside=aside)
        return
    with desk.reading() as session:
        counted, aside = project_counting.counted(
            read, _method(method) if method else None, seats, issued
        )
        whole = replace(
            counted,
            base=base or project_groups.joined(session, of).seated,
            present=present,
            basis=PollBasis(labels.value_of(project_words.BASIS, basis)),
            voters=voters,
            congress="代表" in voters,
        )
        if not json:
            _say_aside(aside)
        _told(whole, project_counting.result(whole), json=json, aside=aside)


def _say_aside(aside: Any) -> None:
    for each in aside:
        shown.say(f"第 {each.line} 行的票无效：{each.why}。")


def settle(ctx: typer.Context, vote: VOTE = "", year: YEAR = 0, json: Json = False) -> None:
    """定下结果：通过的项目进入实施，按选票次序编号。"""
    desk: Entrance = ctx.obj
    with desk.writing("定下票决结果") as session:
        poll_id = named(session, vote, the_year(desk, year))
        found = project_settling.settle(session, poll_id, today=desk.today)
        say_vote(session, poll_id, f"结果定下了，{found.chosen} 项通过。", json=json)


def again(
    ctx: typer.Context, vote: VOTE = "", on: ON = TODAY, year: YEAR = 0, json: Json = False
) -> None:
    """票数相等或者名额没有选满：定下清楚的，准备对剩下的再次投票。"""
    desk: Entrance = ctx.obj
    with desk.writing("再次投票") as session:
        poll_id = named(session, vote, the_year(desk, year))
        day = desk.day(on, "future")
        made = project_settling.again(session, poll_id, day, today=desk.today)
        items = len(project_polls.result(session, made).lines)
        say_vote(session, made, f"再次投票准备好了，对 {items} 项。", json=json)


def reopen(
    ctx: typer.Context,
    reason: Annotated[str, typer.Option(metavar="理由")],
    vote: VOTE = "",
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """重新计票：定下的结果不算，留下理由。"""
    desk: Entrance = ctx.obj
    with desk.writing("重新计票") as session:
        poll_id = named(session, vote, the_year(desk, year), settled=True)
        project_settling.reopen(session, poll_id, reason=reason, today=desk.today)
        say_vote(session, poll_id, "可以重新计票了。", json=json)


def drop_vote(ctx: typer.Context, vote: VOTE = "", year: YEAR = 0) -> None:
    """移走还没有定下结果的一次投票，undo 可以撤销。"""
    desk: Entrance = ctx.obj
    with desk.writing("移走投票") as session:
        project_polls.put_away(session, named(session, vote, the_year(desk, year)))
    shown.say("这次投票已移走。")


PDF = Annotated[Path, typer.Option(metavar="文件", help="PDF 放到哪里")]


def ballot(ctx: typer.Context, out: PDF, vote: VOTE = "", year: YEAR = 0) -> None:
    """打印票决票、测评票的样张，一张一页，照人数印。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        paper = project_papers.ballot(session, named(session, vote, the_year(desk, year)))
    print_paper("vote-ballot", paper, out)


def count_sheet(ctx: typer.Context, out: PDF, vote: VOTE = "", year: YEAR = 0) -> None:
    """打印计票结果，监票人、计票人签名；没有填的留空。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        paper = project_papers.count(session, named(session, vote, the_year(desk, year)))
    print_paper("vote-count", paper, out)


def print_paper(code: str, paper: Any, out: Path) -> None:
    """Write a form as a PDF, and say where."""
    from npcdesk.forms import catalog  # noqa: PLC0415 - help needs none

    files.write(out, catalog.form(code).to_pdf(paper))
    shown.say(f"已写好：{out}")


def named(session: Any, said: str, year: int, *, settled: bool | None = None) -> str:
    """Return the id of the vote that `said` means; without a word the only open one, or newest."""
    known = project_polls.polls(session, year)
    some = [each for each in known if said in each.meeting or each.id.endswith(said)]
    if settled is not None:
        some = [each for each in some if (each.settled_on is not None) is settled]
    open_ones = [each for each in some if each.settled_on is None]
    some = open_ones if len(open_ones) == 1 and settled is None else some
    if not known or not some:
        msg = f"{year} 年没有{f'叫“{said}”的' if said else ''}投票，projects votes 会列出来。"
        raise NotFound(msg)
    if said and len(some) > 1:
        told = "、".join(f"{each.meeting}（{labels.short_id(each.id)}）" for each in some)
        msg = f"“{said}”可能是{told}，请写编号。"
        raise Unclear(msg)
    return some[0].id


def say_vote(session: Any, poll_id: str, sentence: str, *, json: bool, aside: Any = ()) -> None:
    """Tell a vote whole after a sentence on what was done."""
    poll, vote_ = project_polls.own(session, poll_id), project_polls.vote(session, poll_id)
    more = _summary(session, poll) if json else {}
    if sentence and not json:
        shown.say(sentence)
    _told(vote_, project_polls.result(session, poll_id), json=json, aside=aside, more=more)


def _told(
    vote_: Vote, found: Result, *, json: bool, aside: Any = (), more: dict[str, Any] | None = None
) -> None:
    """Print a count whole: who may vote, how many that is, every item, every check."""
    if not vote_.items:
        msg = "没有可以计票的项目。"
        raise NotAllowed(msg)
    rows = [{**shown.plain(line), **line.votes} for line in found.lines]
    for row in rows:
        del row["votes"]
    if json:
        told = {
            **(more or {}),
            "method": vote_.method.value,
            "seats": vote_.seats,
            "base": found.base,
            "base_of": project_words.BASIS[vote_.basis.value],
            "voters": vote_.voters,
            "present": vote_.present,
            "needed": found.needed,
            **found.ballots,
            "lines": rows,
            "chosen": found.chosen,
            "open_seats": found.open_seats,
            "tied": found.tied,
            "gaps": found.gaps,
            "checks": found.checks,
            "set_aside": aside,
        }
        shown.as_json([told])
        return
    of = project_words.BASIS[vote_.basis.value]
    who = f"{vote_.voters} {vote_.base} 人，实到 {vote_.present} 人"
    shown.say(f"{who}；按{of}过半数算，要 {found.needed} 票。")
    words = project_words.MARKS[vote_.method.value]
    heads = {name: words.get(name, head) for name, head in LINES.items()}
    marks = {"yes", "mostly", "fair", "no", "abstain"}
    columns = {name: heads[name] for name in LINES if name not in marks - set(words)}
    plain = [{k: "" if v is None else str(v) for k, v in row.items()} for row in rows]
    shown.listed(plain, columns | {"number": "号"}, json=False, none="")
    for check in found.checks:
        shown.say(f"{'√' if check.ok else '×'} {check.text}")
    if found.gaps:
        shown.say(f"还有 {found.gaps} 处没有填：{found.first_gap}。")
