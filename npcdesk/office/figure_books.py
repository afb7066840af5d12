"""Figures as a workbook has them: what `statistics` and its neighbours counted, sheet by sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from npcdesk import labels
from npcdesk.office import (
    delegate_statistics,
    group_statistics,
    station_statistics,
    statistics,
    statistics_progress,
)
from npcdesk.office.delegate_statistics import DelegateFigures
from npcdesk.office.figures import Partition, Rate
from npcdesk.office.group_statistics import GroupFigures
from npcdesk.office.station_statistics import StationFigures
from npcdesk.office.statistic_trends import TrendLine
from npcdesk.office.statistics import Figures
from npcdesk.office.statistics_progress import NOTHING, Progress
from npcdesk.rules import shares
from npcdesk.rules.books import Cell, Division, FigureSheet, Grid, Ratio, Shape
from npcdesk.rules.shares import Rounding

SOME = Figures | DelegateFigures | StationFigures | GroupFigures
WHOLES = ("class", "current_class")  # divisions that the screen draws as one bar
PROGRESS = "累计答复进度"
TRENDS = ("concluded", "on_time", "solved", "satisfied")


@dataclass(frozen=True, slots=True)
class Named:
    """What a sheet of figures is called, and in what its total is counted."""

    sheet: str
    counted_in: str


SUGGESTIONS = Named("建议统计", "件")
DELEGATES = Named("代表统计", "名代表")
STATIONS = Named("站点统计", "次接待")
GROUPS = Named("督办统计", "个督办组")


def of(found: SOME, named: Named, months: Progress = NOTHING) -> FigureSheet:
    """Return figures as a sheet: rates, means, the lines of each unit, then every division.

    `months` are those of 累计答复进度, of suggestions.
    """
    means = () if isinstance(found, GroupFigures) else found.means
    return FigureSheet(
        sheet=named.sheet,
        title=f"{named.sheet}（{found.words}）",
        told=f"共 {found.total} {named.counted_in}，截至{labels.day(found.as_of)}",
        divisions=[
            *(_division(each) for each in _partitions(found) if each.whole),
            *_replied(months),
        ],
        ratios=[_ratio(each) for each in found.rates],
        means=[(each.label, f"{each.printed} {each.counted_in}") for each in means],
        grids=[*_grids(found), *_by_month(months)],
    )


def of_year(
    session: Session, year: int, *, today: date, how: Rounding = shares.USUAL
) -> list[FigureSheet]:
    """Return the figures of all that an office counts of a year, a sheet each (统计表)."""
    papers = statistics.suggestions(session, statistics.Scope(year=year), today=today, how=how)
    who = delegate_statistics.Scope(year=year)
    where = station_statistics.Scope(year)
    followed = group_statistics.Scope(year)
    months = statistics_progress.progress(session, papers.scope, today)
    return [
        of(papers, SUGGESTIONS, months),
        of(delegate_statistics.delegates(session, who, today=today, how=how), DELEGATES),
        of(station_statistics.stations(session, where, today=today, how=how), STATIONS),
        of(group_statistics.groups(session, followed, today=today, how=how), GROUPS),
    ]


def of_trends(lines: Sequence[TrendLine], by: str, today: date) -> FigureSheet:
    """Return years, sessions or terms side by side; `by` is what they are of: 年."""
    rates = lines[-1].found.rates if lines else ()
    heads = [rate.label for rate in rates if rate.name in TRENDS]
    rows: list[Sequence[Cell]] = [
        (line.words, line.found.total, *(line.found.rate(name).printed for name in TRENDS))
        for line in lines
    ]
    counts = [(line.words, line.found.total, shares.NONE) for line in lines]
    return FigureSheet(
        sheet="逐年对比",
        title=f"按{by}对比的建议办理",
        told=f"截至{labels.day(today)}",
        grids=[Grid("建议数和各项比率", (by, "建议总数", *heads), rows)],
        divisions=[Division("建议总数", f"按{by}", counts, shape=Shape.LINE)] if counts else (),
    )


def _replied(months: Progress) -> list[Division]:
    if not months.months:
        return []
    lines = [
        (_month(month), n, shares.NONE)
        for month, n in zip(months.months, months.replied, strict=True)
    ]
    return [Division(PROGRESS, "各月末已答复", lines, shape=Shape.RISE)]


def _by_month(months: Progress) -> list[Grid]:
    rows: list[Sequence[Cell]] = [
        (_month(month), due, replied)
        for month, due, replied in zip(months.months, months.due, months.replied, strict=True)
    ]
    return [Grid(PROGRESS, ("截至", "应答复", "已答复"), rows)] if rows else []


def _month(month: str) -> str:
    return f"{month[:4]}年{int(month[5:])}月"


def _partitions(found: SOME) -> list[Partition]:
    key = [_key_class(found)] if isinstance(found, GroupFigures) else []
    return [*found.partitions, *key]


def _key_class(found: GroupFigures) -> Partition:
    return found.key.partition("class")


def _division(some: Partition) -> Division:
    lines = [(part.label, part.count, part.share) for part in some.parts]
    shape = Shape.WHOLE if some.name in WHOLES else Shape.BARS
    return Division(some.label, f"{some.base} {some.whole}", lines, some.footnote, shape)


def _ratio(rate: Rate) -> Ratio:
    return Ratio(
        label=rate.label,
        hit=rate.numerator,
        inside=rate.denominator,
        printed=rate.printed,
        of=rate.of,
        base=rate.base,
        note=rate.note,
    )


def _grids(found: SOME) -> list[Grid]:
    if isinstance(found, Figures) and found.units:
        heads: Sequence[str] = (
            "承办单位",
            "主办",
            "已答复",
            "按时答复率",
            "办成率",
            "满意率",
            "平均天数",
        )
        rows = [
            (
                *(unit.name, unit.count, unit.answered, unit.on_time.printed),
                *(unit.solved.printed, unit.satisfied.printed, unit.days.printed),
            )
            for unit in found.units
        ]
        return [Grid("承办单位", heads, rows)]
    if isinstance(found, DelegateFigures) and found.delegations:
        heads = ("代表团", "代表", "进站次数", "领衔建议", "进站参与率", "提建议参与率")
        lines = [
            (each.name, each.count, each.visits, each.led, each.came.printed, each.proposed.printed)
            for each in found.delegations
        ]
        return [Grid("各代表团", heads, lines)]
    if isinstance(found, StationFigures) and found.stations:
        heads = ("站点", "接待", "意见", "进站率", "乡镇", "意见办理率")
        told = [
            (s.name, s.visits, s.opinions, s.came.printed, s.township, s.settled.printed)
            for s in found.stations
        ]
        return [Grid("各站点", heads, told)]
    return []
