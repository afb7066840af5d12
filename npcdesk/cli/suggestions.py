"""`suggestions`: entering them, bringing past years in, listing them, and one whole."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from npcdesk import labels
from npcdesk.cli import (
    after_steps,
    hand_over,
    lists_out,
    look_backs,
    returned_forms,
    review_steps,
    shown,
    suggestion_edits,
    suggestion_import,
    suggestion_similar,
    suggestion_steps,
    unit_steps,
    urge_text,
)
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.honours import honour_facts
from npcdesk.cli.lists_out import Out
from npcdesk.cli.naming import WHICH, referred
from npcdesk.cli.session_names import require_held, session_said, span_said
from npcdesk.cli.shown import Json
from npcdesk.errors import Unclear
from npcdesk.models import Origin
from npcdesk.office import (
    addressed,
    delegates,
    files,
    honours,
    offices,
    others,
    raising,
    short_ids,
    suggestion_history,
    suggestion_list,
    suggestion_names,
    topic_boards,
    units,
)
from npcdesk.office.next_actor import next_actor
from npcdesk.office.raising import NewSuggestion
from npcdesk.office.suggestion_list import Paper
from npcdesk.office.unit_side import PartInHand
from npcdesk.office.windows import Window
from npcdesk.rules.suggestion_life import State

app = App(help="建议办理：从登记到办结的每一步。", no_args_is_help=True)

LIST = {
    "ref": "建议号",
    "title": "题目",
    "session": "届次",
    "lead": "领衔代表",
    "lead_unit": "主办单位",
    "state": "状态",
    "reply_due": "答复期限",
    "days_left": "剩余",
    "reply_class": "类别",
    "rating": "评价",
}
FACTS = LIST | {"category": "内容分类", "unit_kind": "单位类别", "co_units": "协办单位"}
FACTS |= {"handed_on": "交办日期"}


@app.command("add")
def add(
    ctx: typer.Context,
    title: Annotated[str, typer.Option(metavar="题目", help="一事一议")],
    lead: Annotated[str, typer.Option(metavar="代表", help="领衔代表或代表团负责人，姓名或证号")],
    co: Annotated[list[str] | None, typer.Option(metavar="代表", help="联名代表，可写多次")] = None,
    on: Annotated[str, typer.Option(metavar="日期", help="提出日期")] = "今天",
    session: Annotated[
        str,
        typer.Option(
            metavar="会议", help="如 19-1、闭会；不写就是最近一次，由群众意见转来的看提出日期"
        ),
    ] = "",
    category: Annotated[str, typer.Option(metavar="类别", help="内容分类，如 农林水利")] = "",
    origin: Annotated[
        str, typer.Option(metavar="形成方式", help="调研、视察、座谈走访、接待群众")
    ] = "",
    body: Annotated[str, typer.Option(metavar="正文")] = "",
    body_file: Annotated[Path | None, typer.Option(metavar="文件", help="正文在这个文本里")] = None,
    wanted_unit: Annotated[str, typer.Option(metavar="单位", help="代表希望由谁办")] = "",
    publish: Annotated[bool, typer.Option("--publish", help="代表同意公开")] = False,
    from_opinion: Annotated[
        list[str] | None,
        typer.Option(metavar="编号", help="由这条群众意见转来，可写多次；visits list 列出编号"),
    ] = None,
    to: Annotated[
        str, typer.Option(metavar="单位", help="提交给上级人大，代码或名称；不写就是本级")
    ] = "",
    delegation: Annotated[
        str, typer.Option(metavar="代表团", help="代表团建议：由哪个代表团提出，--lead 写负责人")
    ] = "",
    motion: Annotated[str, typer.Option(metavar="议案号", help="议案转建议：原来的议案号")] = "",
    motion_meeting: Annotated[str, typer.Option(metavar="会议", help="把议案转为建议的会议")] = "",
    json: Json = False,
) -> None:
    """登记一件建议；群众意见转为建议时写 --from-opinion，给上级人大的写 --to。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.writing(f"登记建议：{suggestion_names.called('', title)}") as writing:
            to_code = addressed.above_called(writing, to) if to else ""
            if from_opinion and not session:
                there = offices.sessions(writing, to_code)
                term, ordinal = offices.raised_at(there, desk.day(on))
            else:
                term, ordinal = session_said(writing, session, to_code)
                if session and not to_code:
                    require_held(writing, term, ordinal)
            from_people = Origin.RECEPTION if from_opinion else Origin.UNSAID
            new = NewSuggestion(
                title=title,
                lead_id=delegates.named(writing, lead).id,
                raised_on=desk.day(on),
                term=term,
                session=ordinal,
                body=files.text(body_file) if body_file else body,
                category=category,
                origin=Origin(labels.value_of(labels.ORIGIN, origin)) if origin else from_people,
                co_signer_ids=tuple(delegates.named(writing, name).id for name in co or ()),
                wanted_unit=wanted_unit,
                may_publish=publish,
                opinion_ids=tuple(short_ids.opinion(writing, each) for each in from_opinion or ()),
                delegation=delegation,
                motion_number=motion,
                motion_meeting=motion_meeting,
                to_code=to_code,
            )
            paper_id = raising.take_in(writing, new, today=desk.today)
            addressee = addressed.name(writing, to_code)
        short = labels.short_id(paper_id)
        sentence = f"已登记《{title}》，编号 {short}。下一步立案：suggestions file {short}"
        if to_code:
            sentence = f"已登记《{title}》，编号 {short}，提交给{addressee}，下次导出时带上。"
        suggestion_steps.told(store, desk, paper_id, sentence, json=json)


app.command("import")(suggestion_import.bring_in)
app.command("similar")(suggestion_similar.similar)
app.command("urge-text")(urge_text.urge_text)
suggestion_steps.add_to(app)
app.command("hand-over")(hand_over.hand_over)
app.command("ratings-from")(returned_forms.ratings_from)
unit_steps.add_to(app)
suggestion_edits.add_to(app)
review_steps.add_to(app)
app.command("reclass")(look_backs.reclass)
after_steps.add_to(app)


@app.command("list")
def listing(
    ctx: typer.Context,
    text: Annotated[str, typer.Option(metavar="字词", help="号、题目、正文、代表、单位")] = "",
    state: Annotated[str, typer.Option(metavar="状态", help="、".join(State))] = "",
    late: Annotated[bool, typer.Option("--late", help="只看答复逾期的")] = False,
    session: Annotated[str, typer.Option(metavar="会议", help="如 19-1、闭会")] = "",
    unit: Annotated[str, typer.Option(metavar="单位", help="主办单位")] = "",
    kind: Annotated[str, typer.Option(metavar="单位类别", help="如 政府部门、人大工委")] = "",
    category: Annotated[str, typer.Option(metavar="类别")] = "",
    reply_class: Annotated[
        str, typer.Option("--class", metavar="类别", help="答复时类别，如 A")
    ] = "",
    rating: Annotated[str, typer.Option(metavar="评价", help="满意、基本满意、不满意")] = "",
    key: Annotated[bool, typer.Option("--key", help="只看重点督办的")] = False,
    ordinary: Annotated[bool, typer.Option("--ordinary", help="只看不是重点督办的")] = False,
    carried: Annotated[bool, typer.Option("--carried", help="只看上届结转的")] = False,
    archived: Annotated[bool, typer.Option("--archived", help="归档的也列出")] = False,
    source: Annotated[str, typer.Option(metavar="单位", help="由这个下级提交的，代码或名称")] = "",
    order: Annotated[
        str, typer.Option(metavar="次序", help="、".join(suggestion_list.ORDERS))
    ] = "days_left",
    descending: Annotated[bool, typer.Option("--descending", help="倒序")] = False,
    limit: Annotated[int, typer.Option(metavar="行数", help="最多列几行，0 是全部")] = 0,
    out: Out = None,
    json: Json = False,
) -> None:
    """列出建议，最急的在前。"""
    desk: Entrance = ctx.obj
    with desk.reading() as reading:
        term, ordinal = span_said(reading, session) if session else (0, None)
        wanted = suggestion_list.Filter(
            text=text,
            state=_state(state),
            late=late,
            term=term,
            session=ordinal,
            lead_unit_id=units.named(reading, unit).id if unit else "",
            unit_kind=kind,
            category=category,
            reply_class=reply_class.upper(),
            rating=labels.value_of(labels.RATING, rating) if rating else "",
            key=key if key or ordinary else None,
            carried=carried,
            archived=archived,
            source=_source(reading, source),
        )
        total = suggestion_list.count(reading, wanted, desk.today)
        lines = suggestion_list.lines(
            reading,
            wanted,
            today=desk.today,
            order=shown.known_order(order, suggestion_list.ORDERS),
            descending=descending,
            window=Window(0, shown.window(limit, total, json=json or bool(out))),
        )
        above = "" if total else _handed_in(reading)
    rows = lines if json else [referred(line) for line in lines]
    if out:
        lists_out.put(ctx, out, "建议清单", rows, LIST)
        return
    shown.listed(rows, LIST, json=json, none=f"没有符合的建议。{above}", total=total)
    if not json and any(not line.number for line in lines):
        shown.say("还没有建议号的草稿，第一栏是它的编号，各条命令都可以用。")


def _handed_in(session: Any) -> str:
    """Say how many papers went to the congresses above, and which command lists them."""
    return "".join(
        f"另有 {count} 件已提交{addressed.name(session, code)}，用 others list --unit {code} 查看。"
        for code, count in sorted(others.handed_in(session).items())
    )


def _source(session: Any, said: str) -> str:
    if not said:
        return ""
    known = suggestion_list.sources(session)
    found = [each.code for each in known if said == each.code or said in each.name]
    if len(found) != 1:
        told = "、".join(f"{each.code} {each.name}" for each in known)
        msg = f"提交过建议的下级里，没有一个正好是“{said}”。" + (f"有{told}。" if told else "")
        raise Unclear(msg)
    return found[0]


def _state(said: str) -> State | None:
    if not said:
        return None
    if said not in list(State):
        msg = f"没有“{said}”这个状态，可以写：{'、'.join(State)}。"
        raise Unclear(msg)
    return State(said)


@app.command("show")
def show(
    ctx: typer.Context,
    suggestion: WHICH,
    json: Json = False,
) -> None:
    """查看一件建议和办理经过。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        named = suggestion_names.named(session, suggestion)
        paper = suggestion_list.paper(session, named.id, desk.today)
        of = topic_boards.naming(session, named.id)
        honoured = honours.of_suggestion(session, named.id)
    if json:
        facts = shown.plain(paper)
        facts["topics"] = [title for _, title in of]
        facts["next_actor"] = next_actor(paper)
        facts["honours"] = [honour_facts(each) for each in honoured]
        facts["groups"] = [{"id": group_id, "name": name} for group_id, name in paper.groups]
        shown.as_json([facts.pop("line") | facts])
        return
    _tell(paper, desk.today, [title for _, title in of])
    for each in honoured:
        shown.say(f"评优：{each.title}")


def _tell(paper: Paper, today: date, topics: list[str]) -> None:
    facts = referred(paper.line)
    for name, heading in FACTS.items():
        if value := shown.words(name, facts[name]):
            shown.say(f"{heading}：{value}")
    more = {
        "联名代表": "、".join(paper.co_signers),
        "来源单位": paper.source_name,
        "提交给": paper.submitted_to,
        "轮到": next_actor(paper),
        "期限依据": paper.due_why,
        "分办": "；".join(_part(part) for part in paper.parts if part.apart),
        "类别说明": "分办，取各家里最弱的一类" if _divided(paper) else "",
    }
    for heading, words in more.items():
        if words:
            shown.say(f"{heading}：{words}")
    for voice in paper.voices:
        shown.say(f"来自群众意见（{labels.day(voice.held_on)} {voice.station}）：{voice.words}")
    for _, name in paper.groups:
        shown.say(f"重点督办：{name}")
    for title in topics:
        shown.say(f"协同议题：{title}")
    shown.say("办理经过：")
    _tell_history(paper, today)


def _part(part: PartInHand) -> str:
    if part.owing or not part.replied_on:
        return f"{part.unit} {'还没有答复' if part.owing else ''}".rstrip()
    public = f"{labels.day(part.published_on)}已公开" if part.published_on else ""
    said = f"{labels.day(part.replied_on)}答复 {part.reply_class}类"
    return "，".join(
        filter(None, (f"{part.unit} {said}", public or labels.DISCLOSURE[part.disclosure]))
    )


def _divided(paper: Paper) -> bool:
    return bool(paper.line.reply_class) and any(part.replied_on for part in paper.parts)


def _tell_history(paper: Paper, today: date) -> None:
    for step in paper.history:
        told = (
            step.units,
            step.unit,
            *suggestion_history.in_words(step),
            f"第{step.number}号" if step.number else "",
            step.document_number,
            f"{step.reply_class}类" if step.reply_class else "",
            labels.RATING[step.rating],
            step.attitude and f"办理态度{labels.RATING[step.attitude]}",
            step.stage,
            step.how,
            step.body,
            f"经办人 {step.by}" if step.by else "",
            f"已更正：{step.taken_back}" if step.taken_back else _doubted(step, today),
        )
        said = "，".join(filter(None, told))
        line = f"  {labels.short_id(step.id)}  {labels.day_dotted(step.on)}"
        shown.say(f"{line} {labels.EVENT[step.kind.value]} {said}".rstrip())


def _doubted(step: suggestion_history.HistoryLine, today: date) -> str:
    if step.odd:
        return "与前面的记录对不上，请核对；要改用 take-back 更正"
    return "日期还没有到，请核对；要改用 take-back 更正" if step.on > today else ""
