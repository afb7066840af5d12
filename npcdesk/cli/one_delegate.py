"""`roster add|edit|show`: one delegate, entered, put right, and whole."""

import inspect
import sys
from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any

import typer

from npcdesk.cli import mandate_steps, shown
from npcdesk.cli.asking import agreed
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.honours import honour_facts
from npcdesk.cli.naming import referred
from npcdesk.cli.previews import YES
from npcdesk.cli.shown import Json
from npcdesk.errors import NotAllowed, Unclear
from npcdesk.office import delegates, group_boards, honours
from npcdesk.rules import naming
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.workbooks.cells import Reader, read_text
from npcdesk.workbooks.days import Manner, month_reader
from npcdesk.workbooks.roster import ADULT, READERS
from npcdesk.workbooks.vocabulary import ROSTER_HEADINGS

WHO = Annotated[str, typer.Argument(metavar="代表", help="姓名或代表证号")]
NAMED = ("name", "serial")
FACTS = {n: w for n, w in ROSTER_HEADINGS.items() if n not in NAMED and ":" not in n}
EXAMPLES = {
    "sex": "男或女",
    "birth": "如 1978.05、78年5月",
    "joined_party": "如 2001.07",
    "began_work": "如 1996.08",
    "level": "全国、省、市、县、乡",
    "status": "在任、暂停执行职务、资格终止",
    "station": "还没有的站点会一并登记",
    "elected_on": "如 2026.01.15",
    "grassroots": "是或否",
    "publish": "内部、选民、社会",
}


def add_to(app: typer.Typer) -> None:
    """Give the commands about one delegate to `roster`."""
    app.command("add")(with_facts(add, FACTS))
    app.command("edit")(with_facts(edit, FACTS))
    app.command("show")(show)


def with_facts(deed: Callable[..., None], facts: Mapping[str, str]) -> Callable[..., None]:
    """Give a command an option for each of some columns of a roster, named as in the terms."""
    own = [
        each
        for each in inspect.signature(deed).parameters.values()
        if each.kind is not inspect.Parameter.VAR_KEYWORD
    ]
    more = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=None,
            annotation=Annotated[
                str | None, typer.Option(metavar=heading, help=EXAMPLES.get(name, ""))
            ],
        )
        for name, heading in facts.items()
    ]
    deed.__signature__ = inspect.Signature([*own, *more])  # type: ignore[attr-defined]
    return deed


def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="姓名")],
    yes: YES = False,
    json: Json = False,
    **facts: str | None,
) -> None:
    """登记一位代表；层级不写就是本级，状态不写就是在任。"""
    desk: Entrance = ctx.obj
    draft = DelegateDraft(name=naming.clean(name), **read_facts(facts, desk.today))
    with desk.opened() as store:
        with store.reading() as session:
            _ask_about_namesakes(session, draft.name, yes=yes)
        with store.writing(f"登记代表 {draft.name}") as session:
            _, mandate_id = delegates.enrol(session, draft)
        _told(store, desk, mandate_id, f"{draft.name}已登入代表名册。", json=json)


def edit(
    ctx: typer.Context,
    delegate: WHO,
    name: Annotated[str | None, typer.Option(metavar="姓名", help="改成这个姓名")] = None,
    json: Json = False,
    **facts: str | None,
) -> None:
    """改一位代表的资料：写了的栏才改，写成空的（""）就清掉。"""
    desk: Entrance = ctx.obj
    said = read_facts(facts, desk.today) | ({} if name is None else {"name": naming.clean(name)})
    with desk.opened() as store:
        with store.reading() as session:
            found = delegates.named(session, delegate)
            kept = delegates.file(session, found.mandate_id, desk.today).draft
        draft = DelegateDraft(**(shown.plain(kept) | said))
        with store.writing(f"编辑代表 {draft.name}") as session:
            changed = delegates.amend(session, found.mandate_id, draft, today=desk.today)
        columns = "、".join(ROSTER_HEADINGS[each] for each in changed)
        sentence = f"{draft.name}的{columns}已改。" if changed else f"{draft.name}的资料没有改动。"
        _told(store, desk, found.mandate_id, sentence, json=json)


def show(ctx: typer.Context, delegate: WHO, json: Json = False) -> None:
    """查看一位代表：任职、建议、进站。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        facts = _whole(session, delegates.named(session, delegate).mandate_id, desk.today)
        boards = group_boards.of_person(session, facts["person_id"], desk.today)
    if json:
        shown.as_json([facts])
        return
    for field, heading in ROSTER_HEADINGS.items():
        if value := shown.words(field, facts.get(field)):
            shown.say(f"{heading}：{value}")
    counts = len(facts["mandates"]), len(facts["suggestions"]), len(facts["visits"])
    shown.say("任职 {} 个，署名建议 {} 件，进站 {} 次。".format(*counts))
    columns = {"ref": "建议号", "title": "题目", "state": "状态"}
    steps = mandate_steps.lines(tuple(facts["steps"]))
    if steps:
        heads = {"event": "编号", "on": "日期", "what": "变动", "announced_on": "公告日期"}
        heads |= {"announcement": "文号", "body": "说明", "taken_back": "更正的理由"}
        shown.listed(steps, heads, json=False, none="")
    for each in facts["honours"]:
        shown.say(f"评优：{each['title']}（{each['name']}）")
    for board in boards:
        shown.say(f"重点督办：{board.name}（{board.stage}）")
    if facts["suggestions"]:
        rows = [referred(line) for line in facts["suggestions"]]
        shown.listed(rows, columns, json=False, none="")


def read_facts(facts: Mapping[str, str | None], today: date) -> dict[str, Any]:
    """Return what was typed as it is kept, read as the cells of a sheet are.

    Raises:
        Unclear: something was not understood.
    """
    adult, now = (_months(today.year - ADULT, keep_day=True), _months(today.year))
    readers: dict[str, Reader] = {**READERS, "birth": adult, "joined_party": now, "began_work": now}
    readers["elected_on"] = _months(today.year, keep_day=True)
    kept: dict[str, Any] = {}
    for name, typed in facts.items():
        if typed is None:
            continue
        reading = readers.get(name, read_text)(typed.strip())
        if reading.grave:
            msg = f"{FACTS[name]}：{reading.problem}"
            raise Unclear(msg)
        if reading.problem:
            shown.aside(f"{FACTS[name]}：{reading.problem}")
        kept[name] = reading.value
    return kept


def _months(year: int, *, keep_day: bool = False) -> Reader:
    """Return a reader of months whose two-digit years end with `year`."""
    return month_reader(Manner(year % 100), grave=True, keep_day=keep_day)


def _ask_about_namesakes(session: Any, name: str, *, yes: bool) -> None:
    """Ask before somebody is entered twice.

    Raises:
        NotAllowed: nobody is there to be asked.
    """
    found = delegates.find(session, name) if name else []
    places = [each.note or "没有写代表团" for each in found if each.name == name]
    if not places or yes:
        return
    told = f"名册里已经有“{name}”（{'；'.join(places)}）。"
    if not sys.stdin.isatty():
        msg = f"{told}是同一人就用 roster edit；确实是另一位，加 --yes。"
        raise NotAllowed(msg)
    if not agreed(f"{told}确实是另一位吗？", yes=False):
        raise typer.Abort


def _told(store: Any, desk: Entrance, mandate_id: str, sentence: str, *, json: bool) -> None:
    if not json:
        shown.say(sentence)
        return
    with store.reading() as session:
        shown.as_json([_whole(session, mandate_id, desk.today)])


def _whole(session: Any, mandate_id: str, today: date) -> dict[str, Any]:
    """Return one delegate as one object, telephone and identity number masked."""
    file = delegates.file(session, mandate_id, today)
    facts: dict[str, Any] = {"id": mandate_id, "person_id": file.person_id}
    facts |= shown.plain(file.draft) | {"phone": file.phone, "id_number": file.id_number}
    facts |= {"mandates": file.mandates, "steps": file.steps, "suggestions": file.suggestions}
    facts["visits"] = [
        {"held_on": on, "station": station, "id": visit_id} for on, station, visit_id in file.visits
    ]
    honoured = honours.of_person(session, file.person_id)
    facts["honours"] = [honour_facts(each) for each in honoured]
    facts.pop("row")
    return facts
