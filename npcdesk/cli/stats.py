"""`stats`: what an office publishes, counted: divisions and rates, each with what it is of."""

from collections.abc import Iterable
from typing import Annotated, Any

import typer

from npcdesk import labels
from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.shown import Json
from npcdesk.cli.suggestions import session_said
from npcdesk.errors import Unclear
from npcdesk.office import figures, statistics, units
from npcdesk.office.figures import Mean, Partition, Rate
from npcdesk.office.statistics import Scope, UnitLine
from npcdesk.rules.shares import Mode, Rounding

app = App(help="统计：建议、代表、站点、重点督办的各项数字。", no_args_is_help=True)
MOST_DECIMALS = 4
DECIMALS = Annotated[int, typer.Option(metavar="位数", help="百分比留几位小数")]
PLAIN = Annotated[bool, typer.Option("--plain", help="各项占比逐项四舍五入，不配平到100%")]
TRIM = Annotated[bool, typer.Option("--trim", help="省略末尾的0，如 19%")]
DIVIDED = {"label": "", "count": "件数", "share": "占比"}
RATES = {
    "label": "指标",
    "printed": "数值",
    "numerator": "分子",
    "denominator": "分母",
    "of": "分子是",
    "base": "分母是",
    "note": "说明",
}
UNITS = {
    "name": "承办单位",
    "count": "主办",
    "answered": "已答复",
    "on_time": "按时答复率",
    "solved": "办成率",
    "satisfied": "满意率",
    "days": "平均天数",
}


@app.callback()
def _begin() -> None:
    """统计：建议、代表、站点、重点督办的各项数字。"""


@app.command("suggestions")
def of_suggestions(
    ctx: typer.Context,
    session: Annotated[
        str, typer.Option(metavar="会议", help="如 19-1、十九届、闭会，不写是全部")
    ] = "",
    year: Annotated[int, typer.Option(metavar="年", help="提出的年份，不写是各年")] = 0,
    unit: Annotated[str, typer.Option(metavar="单位", help="只算这个单位主办的")] = "",
    kind: Annotated[str, typer.Option(metavar="单位类别", help="如 政府部门")] = "",
    category: Annotated[str, typer.Option(metavar="类别", help="内容类别")] = "",
    key: Annotated[bool, typer.Option("--key", help="只算重点督办的")] = False,
    decimals: DECIMALS = 1,
    plain: PLAIN = False,
    trim: TRIM = False,
    json: Json = False,
) -> None:
    """建议的各项数字：类别、结果、评价、形成方式、承办单位，和各项比率。"""
    desk: Entrance = ctx.obj
    with desk.reading() as reading:
        term, ordinal = session_said(reading, session) if session else (0, None)
        scope = Scope(
            term=term,
            session=ordinal,
            year=year,
            category=category,
            unit_kind=kind,
            unit_id=units.named(reading, unit).id if unit else "",
            key=key or None,
        )
        how = rounding(decimals, plain=plain, trim=trim)
        found = statistics.suggestions(reading, scope, today=desk.today, how=how)
    if json:
        shown.as_object(
            {
                "total": found.total,
                **as_read(found.partitions, found.rates, found.means),
                "units": [_unit(unit) for unit in found.units],
                "scope": found.words,
                "as_of": found.as_of,
            }
        )
        return
    day = labels.day(found.as_of)
    shown.say(f"{found.words}：共 {found.total} 件（截至{day}）")
    told(found.partitions, found.rates, found.means, but=("unit", "state"))
    rows = [_unit(unit) for unit in found.units]
    if rows:
        shown.listed(rows, UNITS, json=False, none="")


def _unit(unit: UnitLine) -> dict[str, Any]:
    rates = {name: getattr(unit, name).printed for name in ("on_time", "solved", "satisfied")}
    return {
        "id": unit.id,
        "name": unit.name,
        "unit_kind": unit.kind,
        "count": unit.count,
        "share": unit.share,
        "answered": unit.answered,
        **rates,
        "days": unit.days.printed,
    }


def rounding(decimals: int, *, plain: bool, trim: bool) -> Rounding:
    """Return how percentages are to be printed, or raise `Unclear`."""
    if not 0 <= decimals <= MOST_DECIMALS:
        msg = f"百分比的小数位数请写 0 到 {MOST_DECIMALS}。"
        raise Unclear(msg)
    return Rounding(decimals, Mode.PLAIN if plain else Mode.BALANCED, trim)


def as_read(
    partitions: Iterable[Partition], rates: Iterable[Rate], means: Iterable[Mean]
) -> dict[str, Any]:
    """Return figures as JSON has them: the lines of each division by its name, rates and means."""
    divided, whole = {}, {}
    for each in partitions:
        divided[each.name] = [
            {"label": part.label, "count": part.count, "share": part.share, "key": part.key}
            for part in each.parts
        ]
        whole[each.name] = {"label": each.label, "base": each.base, "count": each.whole}
    return {
        **divided,
        "wholes": whole,
        "rates": [_without_picks(each) for each in rates],
        "means": [shown.plain(each) for each in means],
    }


def told(
    partitions: Iterable[Partition],
    rates: Iterable[Rate],
    means: Iterable[Mean],
    *,
    but: tuple[str, ...] = (),
) -> None:
    """Print figures as tables for a person."""
    for each in partitions:
        if each.name in but or not each.whole:
            continue
        heads = DIVIDED | {"label": f"{each.label}（{each.base} {each.whole}）"}
        shown.listed(each.parts, heads, json=False, none="")
        if each.footnote:
            shown.say(each.footnote)
    shown.listed(list(rates), RATES, json=False, none="")
    for mean in means:
        shown.say(f"{mean.label}：{mean.printed} {mean.counted_in}（{mean.base} {mean.many}）")


def _without_picks(rate: Rate) -> dict[str, Any]:
    flat: dict[str, Any] = shown.plain(rate)
    for side in (figures.HIT, figures.INSIDE):
        flat.pop(side)
    return flat
