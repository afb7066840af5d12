"""`stats`: what an office publishes, counted: divisions and rates, each with what it is of."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated, Any

import typer

from npcdesk import labels
from npcdesk.cli import shown, stats_files, stats_pivot, stats_pivots, stats_scope, stats_townships
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.known_names import require_known
from npcdesk.cli.shown import Json
from npcdesk.cli.stats_files import Out
from npcdesk.cli.stats_scope import DECIMALS, PLAIN, TRIM, Asked, rounding
from npcdesk.errors import Unclear
from npcdesk.office import (
    delegate_statistics,
    figure_books,
    figures,
    group_statistics,
    roster,
    station_statistics,
    stations,
    statistic_trends,
    statistics,
    statistics_progress,
)
from npcdesk.office.figure_books import DELEGATES, GROUPS, SUGGESTIONS, Named
from npcdesk.office.figures import Mean, Partition, Rate
from npcdesk.office.statistic_trends import By
from npcdesk.office.statistics import UnitLine

app = App(help="统计：建议、代表、站点、重点督办的各项数字。", no_args_is_help=True)
app.command("workbook")(stats_files.workbook)
app.command("import")(stats_files.bring_in)
app.command("townships")(stats_townships.side_by_side)
app.command("pivot")(stats_pivot.table)
app.add_typer(stats_pivots.app, name="pivots")
YEAR = Annotated[int, typer.Option(metavar="年", help="哪一年，不写是今年")]
BY = {"年": By.YEAR, "次": By.SESSION, "届": By.TERM}
DIVIDED = {"label": "", "count": "数量", "share": "占比"}
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


DELEGATIONS = {
    "name": "代表团",
    "count": "代表",
    "share": "占比",
    "came": "进站参与率",
    "proposed": "提建议参与率",
    "visits": "进站次数",
    "led": "领衔建议",
}
STATIONS = {
    "name": "站点",
    "township": "乡镇",
    "visits": "接待",
    "opinions": "意见",
    "came": "进站率",
    "settled": "意见办理率",
}
TOLD = ("concluded", "on_time", "solved", "satisfied")
TRENDS = {
    "label": "时间",
    "total": "建议数",
    "growth": "增减",
    "concluded": "办结率",
    "solved": "办成率",
    "solved_change": "比上一行",
    "satisfied": "满意率",
    "satisfied_change": "比上一行",
}


@app.command("suggestions")
@stats_scope.options
def of_suggestions(ctx: typer.Context, asked: Asked, out: Out = None, json: Json = False) -> None:
    """建议的各项数字：类别、结果、评价、形成方式、承办单位，和各项比率。"""
    desk: Entrance = ctx.obj
    with desk.reading() as reading:
        scope = asked.scope(reading)
        found = statistics.suggestions(reading, scope, today=desk.today, how=asked.how)
        months = statistics_progress.progress(reading, scope, desk.today)
    rows = [_unit(unit) for unit in found.units]
    if out:
        stats_files.put(out, [figure_books.of(found, SUGGESTIONS, months)])
        return
    _tell(found, SUGGESTIONS, {"units": (rows, UNITS)}, ("unit", "state"), json=json)
    if found.several.words and not json:
        shown.say(found.several.words)


@app.command("delegates")
def of_delegates(
    ctx: typer.Context,
    year: YEAR = 0,
    level: Annotated[str, typer.Option(metavar="级别", help="如 县级，不写是本级")] = "",
    term: Annotated[int, typer.Option(metavar="届", help="如 19，不写是本届")] = 0,
    delegation: Annotated[str, typer.Option(metavar="代表团", help="只算这个代表团的")] = "",
    decimals: DECIMALS = 1,
    plain: PLAIN = False,
    trim: TRIM = False,
    out: Out = None,
    json: Json = False,
) -> None:
    """代表结构和一年的履职：性别、民族、党派、年龄、职业构成，进站参与率，谁在提建议。"""
    desk: Entrance = ctx.obj
    known = labels.value_of(labels.LEVEL, level) if level else ""
    scope = delegate_statistics.Scope(known, term, year or desk.today.year, delegation)
    how = rounding(decimals, plain=plain, trim=trim)
    with desk.reading() as reading:
        require_known(delegation, roster.delegations(reading), "代表团")
        found = delegate_statistics.delegates(reading, scope, today=desk.today, how=how)
    lines = [
        {
            "name": each.name,
            "count": each.count,
            "share": each.share,
            "came": each.came.printed,
            "proposed": each.proposed.printed,
            "visits": each.visits,
            "led": each.led,
        }
        for each in found.delegations
    ]
    if out:
        stats_files.put(out, [figure_books.of(found, DELEGATES)])
        return
    _tell(found, DELEGATES, {"delegations": (lines, DELEGATIONS)}, ("delegation",), json=json)


@app.command("stations")
def of_stations(
    ctx: typer.Context,
    year: YEAR = 0,
    township: Annotated[str, typer.Option(metavar="乡镇", help="只算这个乡镇的站点")] = "",
    decimals: DECIMALS = 1,
    plain: PLAIN = False,
    trim: TRIM = False,
    out: Out = None,
    json: Json = False,
) -> None:
    """一年的接待和群众意见：各乡镇、各站点，进站率，意见办理率。"""
    desk: Entrance = ctx.obj
    scope = station_statistics.Scope(year or desk.today.year, township)
    how = rounding(decimals, plain=plain, trim=trim)
    with desk.reading() as reading:
        every = stations.lines(reading, scope.year)
        require_known(township, [each.township for each in every], "乡镇")
        found = station_statistics.stations(reading, scope, today=desk.today, how=how)
    lines = [
        {
            "id": each.id,
            "name": each.name,
            "township": each.township,
            "visits": each.visits,
            "opinions": each.opinions,
            "came": each.came.printed,
            "settled": each.settled.printed,
        }
        for each in found.stations
    ]
    if out:
        stats_files.put(out, [figure_books.of(found, figure_books.STATIONS)])
        return
    _tell(found, figure_books.STATIONS, {"stations": (lines, STATIONS)}, (), json=json)


@app.command("groups")
def of_groups(
    ctx: typer.Context,
    year: YEAR = 0,
    decimals: DECIMALS = 1,
    plain: PLAIN = False,
    trim: TRIM = False,
    out: Out = None,
    json: Json = False,
) -> None:
    """一年的重点督办、回头看和承诺事项：进度、评价、重点建议的办理结果，各项比率。"""
    desk: Entrance = ctx.obj
    scope = group_statistics.Scope(year or desk.today.year)
    how = rounding(decimals, plain=plain, trim=trim)
    with desk.reading() as reading:
        found = group_statistics.groups(reading, scope, today=desk.today, how=how)
    if out:
        stats_files.put(out, [figure_books.of(found, GROUPS)])
        return
    key = figures.named(found.key.partitions, "class")
    looked = replace(found, partitions=(*found.partitions, replace(key, name="key_class")))
    _tell(looked, GROUPS, {}, (), json=json)
    if not json:
        shown.say(f"重点督办建议 {found.key.total} 件；回头看：{found.looked_scope}")
        for said in found.looked.in_words:
            shown.say(said)


@app.command("trends")
def trends(
    ctx: typer.Context,
    by: Annotated[str, typer.Option(metavar="按什么", help="、".join(BY))] = "年",
    decimals: DECIMALS = 1,
    plain: PLAIN = False,
    trim: TRIM = False,
    out: Out = None,
    json: Json = False,
) -> None:
    """历年、历次会议、历届的建议数和各项比率，和上一行比升降多少。"""
    desk: Entrance = ctx.obj
    if by not in BY:
        msg = f"没有“{by}”这种比法，可以用：{'、'.join(BY)}。"
        raise Unclear(msg)
    how = rounding(decimals, plain=plain, trim=trim)
    with desk.reading() as reading:
        found = statistic_trends.trend(reading, BY[by], today=desk.today, how=how)
    if out:
        stats_files.put(out, [figure_books.of_trends(found, by, desk.today)])
        return
    rows = [
        {
            "label": line.words,
            "summed": line.summed,
            "total": line.found.total,
            "growth": line.growth,
            **{name: line.found.rate(name).printed for name in TOLD},
            **{f"{name}_change": line.changes[name] for name in TOLD},
        }
        for line in found
    ]
    shown.listed(rows, TRENDS, json=json, none="还没有立案的建议。")


def _tell(
    found: Any,
    named: Named,
    lines: dict[str, tuple[list[dict[str, Any]], dict[str, str]]],
    but: tuple[str, ...],
    *,
    json: bool,
) -> None:
    """Print the figures of one kind; `lines` are its tables by name, each with its headings."""
    means = getattr(found, "means", ())
    if json:
        tables = {name: rows for name, (rows, _) in lines.items()}
        flat = as_read(found.partitions, found.rates, means)
        as_of = {"scope": found.words, "as_of": found.as_of}
        shown.as_object({"total": found.total, **flat, **tables, **as_of})
        return
    day = labels.day(found.as_of)
    shown.say(f"{found.words}：共 {found.total} {named.counted_in}（截至{day}）")
    told(found.partitions, found.rates, means, but=but)
    for rows, heads in lines.values():
        if rows:
            shown.listed(rows[: shown.LONGEST], heads, json=False, none="", total=len(rows))


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
        told = {"label": each.label, "base": each.base, "count": each.whole}
        whole[each.name] = told | {"note": each.footnote}
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
