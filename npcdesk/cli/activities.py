"""`activities`: planned, called, held with who was there, and what came of them."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Annotated, Any

import typer

from npcdesk import labels
from npcdesk.cli import activity_edits, lists_out, shown
from npcdesk.cli.activity_edits import WHICH
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.lists_out import Out
from npcdesk.cli.shown import Json
from npcdesk.cli.suggestion_steps import ON, TODAY
from npcdesk.errors import Unclear
from npcdesk.models import ActivityKind, Attendance, OutcomeKind
from npcdesk.office import (
    activities,
    activity_list,
    delegates,
    stations,
    suggestion_names,
    teams,
    topic_boards,
)
from npcdesk.office.activities import Attended, Facts
from npcdesk.office.activity_list import ActivityFile, ActivityLine, Filter
from npcdesk.office.windows import Window
from npcdesk.rules.activity_life import State

app = App(
    help="活动：计划、通知、开展和出席、成果；小组活动、视察、培训、述职等。", no_args_is_help=True
)
activity_edits.add_to(app)

WHO = Annotated[list[str], typer.Option(metavar="代表", help="姓名或代表证号，可写多次")]
KIND = Annotated[str, typer.Option(metavar="类型", help="、".join(labels.ACTIVITY_KIND.values()))]
HELP = "姓名或代表证号，可写多次"
LIST = {
    "on": "日期",
    "activity": "类型",
    "title": "活动",
    "team": "小组",
    "place": "地点",
    "state": "进度",
    "called": "应到",
    "present": "实到",
    "leave": "请假",
    "absent": "缺席",
    "suggestions": "建议",
    "reports": "报告",
    "id": "编号",
}
PARTS = {
    "name": "姓名",
    "delegation": "代表团",
    "attendance": "出席",
    "times": "次数",
    "role": "身份",
    "note": "备注",
    "votes": "测评（满意、基本满意、不满意）",
}
OUTCOMES = {"on": "日期", "outcome": "成果", "number": "建议号", "title": "题目", "words": "说明"}


@app.command("plan")
def plan(
    ctx: typer.Context,
    title: Annotated[str, typer.Argument(metavar="名称")],
    kind: KIND = "小组活动",
    on: Annotated[str, typer.Option(metavar="日期", help="计划哪天，如 6.10、+7")] = "",
    place: Annotated[str, typer.Option(metavar="地点")] = "",
    team: Annotated[str, typer.Option(metavar="小组", help="它的成员都算应到")] = "",
    station: Annotated[str, typer.Option(metavar="站点")] = "",
    organiser: Annotated[str, typer.Option(metavar="单位", help="组织单位")] = "",
    term: Annotated[int, typer.Option(metavar="届", help="人大会议是第几届")] = 0,
    session: Annotated[int, typer.Option(metavar="次", help="人大会议是第几次")] = 0,
    delegate: WHO = [],  # noqa: B006 - Typer copies it
    everyone: Annotated[bool, typer.Option("--everyone", help="本级在任的代表都算应到")] = False,
    json: Json = False,
) -> None:
    """登记一次活动的计划，写明哪些代表应到。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.writing(f"计划活动 {title}") as writing:
            facts = Facts(
                kind=ActivityKind(labels.value_of(labels.ACTIVITY_KIND, kind)),
                title=title,
                planned_on=desk.day(on, "future") if on else None,
                place=place,
                team_id=teams.named(writing, team) if team else None,
                station_id=stations.named(writing, station) if station else None,
                organiser=organiser,
                term=term,
                session=session,
            )
            made = activities.plan(writing, facts, today=desk.today)
            if everyone:
                activities.call(writing, made, activities.everyone(writing, desk.today))
            activities.call(writing, made, _ids(writing, delegate))
        _told(store, desk, made, f"“{title}”已列入计划。", json=json)


@app.command("notice")
def notice(
    ctx: typer.Context,
    activity: WHICH,
    on: ON = TODAY,
    words: Annotated[str, typer.Option(metavar="内容", help="通知的内容")] = "",
    json: Json = False,
) -> None:
    """登记已经通知代表。"""
    desk: Entrance = ctx.obj
    with _writing(ctx, activity, "通知活动", "已通知", json=json) as (session, found):
        day = desk.day(on)
        activities.notice(session, found.id, on=day, words=words, today=desk.today)


@app.command("hold")
def hold(
    ctx: typer.Context,
    activity: WHICH,
    on: ON = TODAY,
    record: Annotated[str, typer.Option(metavar="内容", help="做了什么，议了什么")] = "",
    place: Annotated[str, typer.Option(metavar="地点")] = "",
    leave: Annotated[list[str], typer.Option(metavar="代表", help=f"请假的，{HELP}")] = [],  # noqa: B006 - as above
    absent: Annotated[list[str], typer.Option(metavar="代表", help=f"缺席的，{HELP}")] = [],  # noqa: B006 - as above
    present: Annotated[bool, typer.Option("--present", help="其余应到的都到了")] = False,
    json: Json = False,
) -> None:
    """登记活动开展了：记录，谁请假、谁缺席。"""
    desk: Entrance = ctx.obj
    with _writing(ctx, activity, "登记活动", "已登记", json=json) as (session, found):
        some = [Attended(who, Attendance.LEAVE) for who in _ids(session, leave)]
        some += [Attended(who, Attendance.ABSENT) for who in _ids(session, absent)]
        activities.attend(session, found.id, some)
        activities.hold(
            session,
            found.id,
            on=desk.day(on),
            record=record,
            place=place,
            rest=Attendance.PRESENT if present else None,
            today=desk.today,
        )


@app.command("attend")
def attend(
    ctx: typer.Context,
    activity: WHICH,
    delegate: WHO,
    how: Annotated[str, typer.Option(metavar="出席", help="实到、请假、缺席、应到")] = "实到",
    times: Annotated[int, typer.Option(metavar="次数", help="请假写几个半天")] = 1,
    role: Annotated[str, typer.Option(metavar="身份", help="组长、发言人 …")] = "",
    note: Annotated[str, typer.Option(metavar="备注")] = "",
    votes: Annotated[
        str, typer.Option(metavar="票数", help="述职测评的满意、基本满意、不满意，如 30,5,1")
    ] = "",
    json: Json = False,
) -> None:
    """登记代表到了、请假还是缺席；述职的写测评票数。"""
    said = Attendance(labels.value_of(labels.ATTENDANCE, how))
    counted = read_votes(votes)
    with _writing(ctx, activity, "登记出席", "的出席已登记", json=json) as (session, found):
        some = [Attended(who, said, times, role, note, counted) for who in _ids(session, delegate)]
        activities.attend(session, found.id, some)


@app.command("outcome")
def outcome(
    ctx: typer.Context,
    activity: WHICH,
    suggestion: Annotated[str, typer.Option(metavar="建议", help="形成的建议，写建议号")] = "",
    report: Annotated[str, typer.Option(metavar="题目", help="形成的调研报告")] = "",
    words: Annotated[str, typer.Option(metavar="说明")] = "",
    on: ON = TODAY,
    json: Json = False,
) -> None:
    """登记活动的成果：形成的建议，或者调研报告。"""
    desk: Entrance = ctx.obj
    with _writing(ctx, activity, "登记成果", "的成果已登记", json=json) as (session, found):
        paper = suggestion_names.named(session, suggestion).id if suggestion else None
        activities.conclude(
            session,
            found.id,
            OutcomeKind.SUGGESTION if paper else OutcomeKind.REPORT,
            on=desk.day(on),
            title=report,
            words=words,
            suggestion_id=paper,
        )


@app.command("close")
def close(ctx: typer.Context, activity: WHICH, on: ON = TODAY, json: Json = False) -> None:
    """活动归档。"""
    desk: Entrance = ctx.obj
    with _writing(ctx, activity, "活动归档", "已归档", json=json) as (session, found):
        activities.close(session, found.id, on=desk.day(on), today=desk.today)


@app.command("cancel")
def cancel(
    ctx: typer.Context,
    activity: WHICH,
    reason: Annotated[str, typer.Option(metavar="理由")],
    on: ON = TODAY,
    json: Json = False,
) -> None:
    """取消一次还没有开展的活动。"""
    desk: Entrance = ctx.obj
    with _writing(ctx, activity, "取消活动", "已取消", json=json) as (session, found):
        activities.cancel(session, found.id, on=desk.day(on), why=reason, today=desk.today)


@app.command("remind")
def remind(
    ctx: typer.Context,
    activity: WHICH,
    delegate: Annotated[str, typer.Option(metavar="代表", help="缺席大会的代表")],
    on: ON = TODAY,
) -> None:
    """登记已经提醒缺席大会的代表（代表法第六十二条）。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"提醒缺席 {delegate}") as session:
        found = activity_list.named(session, activity, desk.today)
        who = delegates.named(session, delegate)
        activities.remind(session, found.id, who.id, on=desk.day(on))
    shown.say(f"已登记提醒{who.name}。")


@app.command("list")
def listing(
    ctx: typer.Context,
    text: Annotated[str, typer.Option(metavar="字词", help="名称和记录里的")] = "",
    kind: KIND = "",
    year: Annotated[int, typer.Option(metavar="年份")] = 0,
    state: Annotated[
        str, typer.Option(metavar="进度", help="、".join(each.value for each in State))
    ] = "",
    team: Annotated[str, typer.Option(metavar="小组")] = "",
    delegate: Annotated[str, typer.Option(metavar="代表", help="他参加的")] = "",
    limit: Annotated[int, typer.Option(metavar="行数", help="最多列几行，0 是全部")] = 0,
    out: Out = None,
    json: Json = False,
) -> None:
    """列出活动，最近的在前，和一共形成多少建议、报告。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        wanted = Filter(
            text=text,
            kind=labels.value_of(labels.ACTIVITY_KIND, kind) if kind else "",
            year=year,
            state=_state(state),
            team_id=teams.named(session, team) if team else "",
            person_id=delegates.named(session, delegate).id if delegate else "",
        )
        total = activity_list.count(session, wanted)
        window = Window(0, shown.window(limit, total, json=json or bool(out)))
        lines = activity_list.lines(session, wanted, desk.today, window=window)
        came = activity_list.came_to(session, wanted)
    rows = [_row(line) for line in lines]
    if out:
        lists_out.put(ctx, out, "活动清单", rows, LIST)
        return
    shown.listed(rows, LIST, json=json, none="没有符合的活动。", total=total)
    if rows and not json:
        shown.say(f"{came.words}。")


@app.command("show")
def show(ctx: typer.Context, activity: WHICH, json: Json = False) -> None:
    """查看一次活动：记录、出席、成果。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        found = activity_list.named(session, activity, desk.today)
        file = activity_list.file(session, found.id, desk.today)
        of = [title for _, title in topic_boards.naming(session, found.id)]
    if json:
        shown.as_json([_whole(file) | {"topics": of}])
        return
    shown.listed([_row(file.line)], LIST, json=False, none="")
    for words in filter(None, (file.notice and f"通知：{file.notice}", file.record)):
        shown.say(words)
    for title in of:
        shown.say(f"协同议题：{title}")
    shown.listed([_part(each) for each in file.parts], PARTS, json=False, none="还没有登记出席。")
    if file.outcomes:
        rows = [asdict(o) | {"outcome": labels.OUTCOME[o.kind]} for o in file.outcomes]
        shown.listed(rows, OUTCOMES, json=False, none="")


@contextmanager
def _writing(
    ctx: typer.Context, activity: str, what: str, done: str, *, json: bool
) -> Generator[tuple[Any, ActivityLine]]:
    """Lend a session and the activity that is meant; when it is written, tell what became of it.

    `what` begins the entry in the journal, `done` ends the sentence that is told.
    """
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.reading() as session:
            found = activity_list.named(session, activity, desk.today)
        with store.writing(f"{what} {found.title}") as session:
            yield session, found
        _told(store, desk, found.id, f"“{found.title}”{done}。", json=json)


def _ids(session: Any, names: list[str]) -> list[str]:
    return [delegates.named(session, name).id for name in names]


def _state(said: str) -> str:
    known = [each.value for each in State]
    if said and said not in known:
        msg = f"没有“{said}”这种进度，可以写：{'、'.join(known)}。"
        raise Unclear(msg)
    return said


def read_votes(said: str) -> tuple[int, int, int] | None:
    """Return the votes of 述职测评 as typed, None for none; raise `Unclear` when they are not."""
    if not said:
        return None
    found = said.replace("，", ",").replace("、", ",").split(",")
    if len(found) != 3 or not all(each.strip().isdecimal() for each in found):
        msg = f"没认出“{said}”，请写满意、基本满意、不满意三个票数，如 30,5,1。"
        raise Unclear(msg)
    return int(found[0]), int(found[1]), int(found[2])


def _row(line: ActivityLine) -> dict[str, Any]:
    flat = asdict(line)
    return flat | {"activity": labels.ACTIVITY_KIND[flat.pop("kind")]}


def _part(each: activity_list.PartLine) -> dict[str, Any]:
    votes = [str(n) for n in each.votes] if any(each.votes) else []
    return asdict(each) | {"attendance": labels.ATTENDANCE[each.attendance], "votes": votes}


def _whole(file: ActivityFile) -> dict[str, Any]:
    """Return one activity as one object, its parts and outcomes as lists in it."""
    parts = [_part(each) for each in file.parts]
    facts = {"notice": file.notice, "record": file.record, "parts": parts}
    made = [asdict(o) | {"outcome": labels.OUTCOME[o.kind], "kind": None} for o in file.outcomes]
    for each in made:
        each.pop("kind")
    return _row(file.line) | facts | {"outcomes": made}


def _told(store: Any, desk: Entrance, activity_id: str, sentence: str, *, json: bool) -> None:
    if not json:
        shown.say(sentence)
        return
    with store.reading() as session:
        shown.as_json([_whole(activity_list.file(session, activity_id, desk.today))])
