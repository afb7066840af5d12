"""Which suggestions `stats` counts, and how it prints shares: options alike for every table.

`@options` gives a command the options of `OPTIONS` and hands it one `Asked`, made of what was said.
"""

import functools
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from npcdesk import labels
from npcdesk.cli.known_names import require_known
from npcdesk.cli.session_names import span_said
from npcdesk.errors import Unclear
from npcdesk.office import offices, roster, statistics, suggestion_list, units
from npcdesk.office.statistics import Scope
from npcdesk.rules.shares import Mode, Rounding

MOST_DECIMALS = 4
DECIMALS = Annotated[int, typer.Option(metavar="位数", help="百分比留几位小数")]
PLAIN = Annotated[bool, typer.Option("--plain", help="各项占比逐项四舍五入，不配平到100%")]
TRIM = Annotated[bool, typer.Option("--trim", help="省略末尾的0，如 19%")]
OPTIONS: Mapping[str, tuple[Any, Any]] = {
    "session": (
        Annotated[str, typer.Option(metavar="会议", help="如 19-1、十九届、闭会，不写是全部")],
        "",
    ),
    "year": (Annotated[int, typer.Option(metavar="年", help="提出的年份，不写是各年")], 0),
    "level": (Annotated[str, typer.Option(metavar="级别", help="领衔代表的级别，如 县级")], ""),
    "delegation": (Annotated[str, typer.Option(metavar="代表团", help="只算这个代表团提的")], ""),
    "unit": (Annotated[str, typer.Option(metavar="单位", help="只算这个单位主办的")], ""),
    "kind": (Annotated[str, typer.Option(metavar="单位类别", help="如 政府部门")], ""),
    "category": (Annotated[str, typer.Option(metavar="类别", help="内容分类")], ""),
    "reply_class": (
        Annotated[str, typer.Option("--class", metavar="类别", help="答复时的办理结果，如 A")],
        "",
    ),
    "current_class": (
        Annotated[str, typer.Option(metavar="类别", help="当前类别，回头看改过的按改后的，如 A")],
        "",
    ),
    "key": (Annotated[bool, typer.Option("--key", help="只算重点督办的")], False),
    "decimals": (DECIMALS, 1),
    "plain": (PLAIN, False),
    "trim": (TRIM, False),
}
"""What the tables of suggestions are asked with: each option and what it is when it is not said."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was said with `OPTIONS`."""

    said: Mapping[str, Any]
    how: Rounding

    def scope(self, reading: Any) -> Scope:
        """Return which suggestions are meant, or raise `NotFound` or `Unclear`."""
        said = self.said
        term, ordinal = span_said(reading, said["session"]) if said["session"] else (0, None)
        level = said["level"]
        return Scope(
            term=term,
            session=ordinal,
            year=said["year"],
            level=labels.value_of(labels.LEVEL, level) if level else "",
            area=require_known(said["delegation"], _areas(reading), "代表团"),
            category=require_known(
                said["category"], suggestion_list.categories(reading), "内容分类"
            ),
            unit_kind=require_known(said["kind"], units.kinds(reading), "单位类别"),
            unit_id=units.named(reading, said["unit"]).id if said["unit"] else "",
            reply_class=_class(reading, said["reply_class"]),
            current_class=_class(reading, said["current_class"]),
            key=said["key"] or None,
        )


def options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command `OPTIONS` in the place of its parameter `asked`."""

    @functools.wraps(command)
    def asking(*some: Any, **others: Any) -> None:
        said = {name: others.pop(name) for name in OPTIONS}
        how = rounding(said["decimals"], plain=said["plain"], trim=said["trim"])
        command(*some, asked=Asked(said, how), **others)

    own = inspect.signature(command)
    given = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=usual, annotation=kind)
        for name, (kind, usual) in OPTIONS.items()
    ]
    before = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in own.parameters.values()]
    at = list(own.parameters).index("asked")
    asking.__signature__ = own.replace(  # type: ignore[attr-defined]
        parameters=[*before[:at], *given, *before[at + 1 :]]
    )
    return asking


def rounding(decimals: int, *, plain: bool, trim: bool) -> Rounding:
    """Return how percentages are to be printed, or raise `Unclear`."""
    if not 0 <= decimals <= MOST_DECIMALS:
        msg = f"百分比的小数位数请写 0 到 {MOST_DECIMALS}。"
        raise Unclear(msg)
    return Rounding(decimals, Mode.PLAIN if plain else Mode.BALANCED, trim)


def _areas(reading: Any) -> list[str]:
    return [*statistics.areas(reading), *roster.delegations(reading)]


def _class(reading: Any, said: str) -> str:
    """Return the code of a class by its code or its words: A, A类."""
    if not said:
        return ""
    known = {each.code: each.label for each in offices.pack(reading).classes}
    for code, words in known.items():
        if said.upper() == code.upper() or said == words:
            return code
    msg = f"没有“{said}”这个类别，可以用：{'、'.join(known)}。"
    raise Unclear(msg)
