"""`sync conflicts`: what two offices wrote at once, and which value stands."""

from typing import Annotated, Any

import typer

from npcdesk import labels
from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.shown import Json
from npcdesk.errors import NotAllowed, NotFound, Unclear
from npcdesk.sync import called, cells, conflicts, status, unsettled
from npcdesk.sync.commits import Value
from npcdesk.sync.conflicts import Conflict

app = App(help="冲突：两个单位同时改得不一样的地方，选一个。", no_args_is_help=True)

LIST = {"ref": "编号", "name": "哪一条", "column": "栏", "said": "各方写的", "by": "谁来定"}
SHORT = 8  # letters of a computer's number


@app.command("list")
def listing(ctx: typer.Context, json: Json = False) -> None:
    """列出两边改得不一样的地方，最近的在前，并写明由谁来定。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        books, known = status.books_and_known(session)
        items = conflicts.listed(session, books, known)
        rows = [_row(session, item) for item in items]
        if json:
            for row, item in zip(rows, items, strict=True):
                row["base"] = conflicts.base(session, books, item)
            shown.as_json(rows)
            return
        table = [
            row
            | {
                "column": labels.column(item.table, item.column),
                "said": "；".join(
                    f"{author}：{_said(session, item, voice.value)}"
                    f"{'（现在用的）' if voice.shown else ''}"
                    for author, voice in zip(conflicts.authors(item), item.voices, strict=True)
                ),
                "by": "本单位" if item.mine else f"等{item.keeper_name}定",
            }
            for row, item in zip(rows, items, strict=True)
        ]
    shown.listed(table, LIST, json=False, none="没有冲突。")


@app.command("settle")
def settle(
    ctx: typer.Context,
    ref: Annotated[str, typer.Argument(metavar="编号", help="conflicts list 里的编号")],
    take: Annotated[
        str,
        typer.Option(
            metavar="单位",
            help="用这个单位写的，名称或代码；一个单位写过几样的，写电脑的名称或编号",
        ),
    ] = "",
    value: Annotated[str | None, typer.Option(metavar="内容", help="都不用，改成这个")] = None,
) -> None:
    """选定一处的内容；下一个数据包会带给对方。"""
    desk: Entrance = ctx.obj
    if bool(take) == (value is not None):
        msg = "请用 --take 写明用哪个单位的，或用 --value 写明改成什么。"
        raise Unclear(msg)
    with desk.opened() as store:
        with store.reading() as session:
            books, known = status.books_and_known(session)
            item = _named(conflicts.listed(session, books, known), ref)
            if not item.mine:
                msg = f"这一处由{item.keeper_name}来定，定下以后随数据包送来。要催，请打电话。"
                raise NotAllowed(msg)
            name = called.one(session, item.table, item.row_id)
            chosen = _of(item, take) if value is None else _typed(desk, item, value)
            said = _said(session, item, chosen)
        column = labels.column(item.table, item.column)
        with store.writing(unsettled.deed(name, column)) as session:
            conflicts.settle(session, item.table, item.row_id, item.column, chosen)
    shown.say(f"{name}的{column}定为“{said}”，下一个数据包会带给对方。")


def _row(session: Any, item: Conflict) -> dict[str, Any]:
    return {
        "ref": _ref(item),
        "table": item.table,
        "row_id": item.row_id,
        "column": item.column,
        "name": called.one(session, item.table, item.row_id),
        "scope": item.scope,
        "base": None,
        "mine": item.mine,
        "keeper": item.keeper,
        "voices": [
            {
                "inc": voice.inc,
                "unit": voice.unit,
                "unit_name": voice.unit_name,
                "nick": voice.nick,
                "at": shown.moment(voice.at_ms),
                "value": voice.value,
                "shown": voice.shown,
            }
            for voice in item.voices
        ],
    }


def _said(session: Any, item: Conflict, value: Value) -> str:
    return called.said(session, item.table, item.column, value) or "空"


def _ref(item: Conflict) -> str:
    return f"{labels.short_id(item.row_id)}.{item.column}"


def _named(items: list[Conflict], ref: str) -> Conflict:
    found = [item for item in items if ref in (_ref(item), f"{item.row_id}.{item.column}")]
    if len(found) != 1:
        msg = f"没有编号是“{ref}”的冲突。请用 sync conflicts list 看编号。"
        raise NotFound(msg)
    return found[0]


def _of(item: Conflict, said: str) -> Value:
    """Return what one office wrote, or one of its computers."""
    authors = conflicts.authors(item)
    pairs = list(zip(authors, item.voices, strict=True))
    exact = [v for name, v in pairs if said in (name, v.unit, v.unit_name, v.nick)]
    by_number = [v for v in item.voices if len(said) >= SHORT and v.inc.startswith(said.lower())]
    voices = exact or by_number or [v for name, v in pairs if said in name]
    values = list(dict.fromkeys((type(voice.value), voice.value) for voice in voices))
    if len(values) != 1:
        names = "、".join(f"“{name}”" for name in authors)
        what = "写过几样，要写明是哪台电脑" if values else "没有写过"
        msg = f"“{said}”在这里{what}。可以写：{names}。"
        raise Unclear(msg)
    return values[0][1]


def _typed(desk: Entrance, item: Conflict, text: str) -> Value:
    """Return the value that a person typed."""
    cell = cells.of(item.table)[item.column]
    known = labels.choices(item.table, item.column)
    if known:
        text = labels.value_of(known, text)
    if cell.kind is bool:
        return text == "true"
    if cell.kind is int:
        if not text.strip().lstrip("-").isdecimal():
            msg = f"“{text}”不是数字，请写数字。"
            raise Unclear(msg)
        return int(text)
    if cell.day and text:
        return desk.day(text, "near").isoformat()
    return None if not text and cell.nullable else text
