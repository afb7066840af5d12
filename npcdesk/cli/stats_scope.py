"""Which suggestions `stats` counts, and how it prints shares: options alike for every table."""

from typing import Annotated, Any

import typer

from npcdesk.cli.suggestions import session_said
from npcdesk.errors import Unclear
from npcdesk.office import units
from npcdesk.office.statistics import Scope
from npcdesk.rules.shares import Mode, Rounding

MOST_DECIMALS = 4
SESSION = Annotated[str, typer.Option(metavar="会议", help="如 19-1、十九届、闭会，不写是全部")]
RAISED = Annotated[int, typer.Option(metavar="年", help="提出的年份，不写是各年")]
UNIT = Annotated[str, typer.Option(metavar="单位", help="只算这个单位主办的")]
KIND = Annotated[str, typer.Option(metavar="单位类别", help="如 政府部门")]
CATEGORY = Annotated[str, typer.Option(metavar="类别", help="内容类别")]
KEY = Annotated[bool, typer.Option("--key", help="只算重点督办的")]
DECIMALS = Annotated[int, typer.Option(metavar="位数", help="百分比留几位小数")]
PLAIN = Annotated[bool, typer.Option("--plain", help="各项占比逐项四舍五入，不配平到100%")]
TRIM = Annotated[bool, typer.Option("--trim", help="省略末尾的0，如 19%")]


def scope(
    reading: Any, session: str, year: int, *, unit: str, kind: str, category: str, key: bool
) -> Scope:
    """Return which suggestions the options say."""
    term, ordinal = session_said(reading, session) if session else (0, None)
    return Scope(
        term=term,
        session=ordinal,
        year=year,
        category=category,
        unit_kind=kind,
        unit_id=units.named(reading, unit).id if unit else "",
        key=key or None,
    )


def rounding(decimals: int, *, plain: bool, trim: bool) -> Rounding:
    """Return how percentages are to be printed, or raise `Unclear`."""
    if not 0 <= decimals <= MOST_DECIMALS:
        msg = f"百分比的小数位数请写 0 到 {MOST_DECIMALS}。"
        raise Unclear(msg)
    return Rounding(decimals, Mode.PLAIN if plain else Mode.BALANCED, trim)
