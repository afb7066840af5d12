"""`roster order|place`: how names are compared by strokes, and places given by hand."""

from enum import Enum
from typing import Annotated, Any

import typer

from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.one_delegate import WHO
from npcdesk.cli.shown import Json
from npcdesk.errors import Unclear
from npcdesk.office import delegates, roster, roster_order


class Manner(Enum):
    """How names of two characters are compared by strokes."""

    SINGLE_FIRST = "单名在前"
    BY_CHARACTER = "逐字"


def add_to(app: typer.Typer) -> None:
    """Give the commands about the order of names to `roster`."""
    app.command("order")(order)
    app.command("place")(place)


def order(
    ctx: typer.Context,
    manner: Annotated[
        Manner | None,
        typer.Argument(
            metavar="排法", help="单名在前（王力在王一凡前）或逐字（王一凡在王力前），不写就只看"
        ),
    ] = None,
    json: Json = False,
) -> None:
    """看或改姓名笔画的排法，名册、印出和导出的名单都照它。"""
    desk: Entrance = ctx.obj
    if manner is not None:
        with desk.opened() as store, store.writing(f"姓名笔画改为{manner.value}") as session:
            roster_order.compare(session, by_character=manner is Manner.BY_CHARACTER)
    with desk.reading() as session:
        strictly = roster_order.by_character(session)
        said = roster.rule(session, roster.Filter())
        unsure = roster.unsure(session, roster.Filter())
    if json:
        shown.as_json([{"by_character": strictly, "unsure": unsure}])
        return
    shown.say(f"名册{said}。")
    if unsure:
        shown.say(unsure_words(unsure))


def place(
    ctx: typer.Context,
    delegate: WHO,
    after: Annotated[
        str, typer.Option(metavar="代表", help="排在这一位之后，写姓名或代表证号")
    ] = "",
    first: Annotated[bool, typer.Option("--first", help="排在最前")] = False,
    by_strokes: Annotated[
        bool, typer.Option("--by-strokes", help="取消指定的位置，还按笔画排")
    ] = False,
    json: Json = False,
) -> None:
    """指定一位代表在笔画次序里的位置；都不写就只看。"""
    desk: Entrance = ctx.obj
    if sum((bool(after), first, by_strokes)) > 1:
        msg = "--after、--first、--by-strokes 只能写一个。"
        raise Unclear(msg)
    with desk.opened() as store:
        with store.reading() as session:
            found = delegates.named(session, delegate)
            other = delegates.named(session, after).mandate_id if after else ""
        if after or first:
            with store.writing(f"指定{found.name}的位置") as session:
                roster_order.put_after(session, found.mandate_id, other)
        elif by_strokes:
            with store.writing(f"取消{found.name}的位置") as session:
                roster_order.put_back(session, found.mandate_id)
        with store.reading() as session:
            stands = roster_order.place(session, found.mandate_id)
    if json:
        facts: dict[str, Any] = {"id": found.mandate_id, "name": found.name}
        shown.as_json([facts | {"unsure": stands.unsure, "placed": stands.placed}])
        return
    shown.say(told(found.name, stands))


def told(name: str, stands: roster_order.Place) -> str:
    """Return in words where a delegate stands among names by strokes."""
    if stands.placed:
        return f"{name}排在{stands.placed}（本单位指定）。"
    if stands.unsure:
        return (
            f"{name}按姓名笔画排列；“{stands.unsure}”不在国家的字序标准里，"
            "排在同画数的字之后，位置不对的，用 --after 指定。"
        )
    return f"{name}按姓名笔画排列。"


def unsure_words(many: int) -> str:
    """Return what is said below a list with names whose place is not known exactly."""
    return (
        f"有 {many} 人的姓名里有字序标准以外的字，排在同画数的字之后（--place 待定 只看他们）；"
        "位置不对的，用 roster place 指定。"
    )
