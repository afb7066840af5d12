"""The queries that count, and how each is asked."""

from npcdesk.office import (
    counted,
    delegate_statistics,
    figure_books,
    figure_rows,
    figures,
    group_statistics,
    pivots,
    report_known,
    saved_pivots,
    several_leads,
    station_statistics,
    statistic_scope,
    statistic_trends,
    statistic_units,
    statistics,
    statistics_progress,
    written_people,
    written_projects,
    written_reports,
    written_suggestions,
    written_supervision,
    year_books,
    year_summaries,
)
from npcdesk.office.figures import Pick, Way
from npcdesk.office.statistics import Scope
from npcdesk.rules.indicators import Terms
from npcdesk.rules.pivot import AXES, MEASURES, Asked
from npcdesk.rules.report_kinds import KINDS
from npcdesk.rules.year_counts import YearCounts
from tests.make import TODAY

ALL = Scope()
OURS, THIS_YEAR = delegate_statistics.Scope(), station_statistics.Scope(TODAY.year)
FOLLOWED = group_statistics.Scope(TODAY.year)


def picks(found):
    """Return every count of some figures with the records that it says it is of."""
    counts = {found.pick: found.total}
    for division in found.partitions:
        counts |= {part.pick: part.count for part in division.parts}
    for rate in found.rates:
        counts |= {rate.hit: rate.numerator, rate.inside: rate.denominator}
    return counts


def listed(found, ids):
    """Return the list behind every count, held to be exactly as long."""
    lists = {pick: ids(pick) for pick in picks(found)}
    assert {pick: len(some) for pick, some in lists.items()} == picks(found)
    return lists


def delegates(session):
    return delegate_statistics.delegates(session, OURS, today=TODAY)


def stations(session):
    return station_statistics.stations(session, THIS_YEAR, today=TODAY)


def groups(session):
    return group_statistics.groups(session, FOLLOWED, today=TODAY)


def tables(session):
    """Return a table down every division, each with another measure."""
    some = [Asked(rows, "class", measure) for rows, measure in zip(AXES, MEASURES, strict=False)]
    return [
        pivots.pivot(session, ALL, asked, today=TODAY) for asked in some if asked.rows != "class"
    ]


def cells(session):
    """Return the list behind every cell of those tables, in words and by its papers."""
    lists = {}
    for found in tables(session):
        for row, line in enumerate(found.cells):
            for column, cell in enumerate(line):
                pick = found.pick(row, column)
                lists[pick] = pivots.named(session, pick), statistics.ids(session, pick)
                assert len(lists[pick][1]) == cell.count
    return lists


def sum_up(session, _unit="", dice=(0, 0)):
    """Keep the counts of a year without papers, or change them; and a table of figures."""
    saved_pivots.keep(session, f"各单位{dice[0] % 2}", Asked("unit", "class"))
    rows = [YearCounts(2, 2001 + dice[0] % 2, 605 + dice[1], 605, 330, 210, 65)]
    year_summaries.apply(session, year_summaries.plan(session, rows, today=TODAY))


def ledgers(session):
    """Return the sheets of the year's workbook, each with all of its lines."""
    sheets = year_books.year_book(session, TODAY.year, today=TODAY)
    return [list(each.chunks) if hasattr(each, "chunks") else each for each in sheets]


def of_year(session, written):
    return written(session, TODAY.year, TODAY)


QUERIES = {
    "counted.kept": lambda s, _: counted.kept(s, "told", lambda: statistics.spans(s)),
    "statistic_units.of_units": lambda s, _: statistic_units.of_units(s, Terms(), Way(ALL, "")),
    "statistic_units.by_unit": lambda s, _: [
        statistic_units.by_unit(s, scope) for scope in (ALL, Scope(area="沙河镇"))
    ],
    "statistic_units.waited": lambda s, _: [
        statistic_units.waited(s, scope) for scope in (ALL, Scope(area="沙河镇"))
    ],
    "several_leads.of": lambda s, k: [
        several_leads.of(s, scope, frozenset([k.unit.id]))
        for scope in (ALL, Scope(area="沙河镇"), Scope(level="county"))
    ],
    "statistic_scope.areas": lambda s, _: statistic_scope.areas(s),
    "statistic_scope.levels": lambda s, _: statistic_scope.levels(s),
    "statistic_scope.in_words": lambda s, k: statistic_scope.in_words(s, Scope(unit_id=k.unit.id)),
    "figure_books.of_year": lambda s, _: figure_books.of_year(s, TODAY.year, today=TODAY),
    "figure_rows.rows": lambda s, k: [
        figure_rows.rows(s, kind, [k.station.id, k.person.id]) for kind in figure_rows.KINDS
    ],
    "counted.rows": lambda s, _: [
        tuple(row) for row in counted.rows(s, "SELECT told FROM standing ORDER BY seq")
    ],
    "counted.by_word": lambda s, _: counted.by_word(
        s, "SELECT told, lead_unit_id FROM standing ORDER BY seq"
    ),
    "delegate_statistics.delegates": lambda s, _: delegates(s),
    "delegate_statistics.ids": lambda s, _: listed(
        delegates(s), lambda pick: delegate_statistics.ids(s, pick, today=TODAY)
    ),
    "delegate_statistics.members": lambda s, _: delegate_statistics.members(s, delegates(s).scope),
    "group_statistics.groups": lambda s, _: groups(s),
    "group_statistics.ids": lambda s, _: listed(
        groups(s), lambda pick: group_statistics.ids(s, pick, today=TODAY)
    ),
    "pivots.named": lambda s, _: cells(s),
    "pivots.pivot": lambda s, _: tables(s),
    "report_known.choices": lambda s, _: report_known.choices(s),
    "report_known.known": lambda s, _: report_known.known(s, ALL, today=TODAY),
    "station_statistics.ids": lambda s, _: listed(
        stations(s), lambda pick: station_statistics.ids(s, pick)
    ),
    "station_statistics.stations": lambda s, _: stations(s),
    "saved_pivots.every": lambda s, _: saved_pivots.every(s),
    "saved_pivots.named": lambda s, _: saved_pivots.named(s, "各单位0"),
    "statistic_trends.trend": lambda s, _: [
        statistic_trends.trend(s, by, today=TODAY) for by in statistic_trends.By
    ],
    "statistics.ids": lambda s, _: listed(
        statistics.suggestions(s, ALL, today=TODAY), lambda pick: statistics.ids(s, pick)
    ),
    "statistics.groups_of": lambda s, _: statistics.groups_of(s, ALL),
    "statistics.known_of": lambda s, _: statistics.known_of(s),
    "statistics.lines": lambda s, _: statistics.lines(s, Pick(ALL, figures.TOTAL), today=TODAY),
    "statistics.lines_of": lambda s, _: statistics.lines_of(
        s, statistics.ids(s, Pick(ALL, figures.TOTAL)), TODAY
    ),
    "statistics_progress.progress": lambda s, _: statistics_progress.progress(s, ALL, TODAY),
    "statistics.spans": lambda s, _: statistics.spans(s),
    "statistics.suggestions": lambda s, _: statistics.suggestions(s, ALL, today=TODAY),
    "statistic_trends.before": lambda s, _: [
        statistic_trends.before(s, scope) for scope in (Scope(19, 1), Scope(year=2026))
    ],
    "written_people.delegates": lambda s, _: of_year(s, written_people.delegates),
    "written_people.stations": lambda s, _: of_year(s, written_people.stations),
    "written_people.structure": lambda s, _: of_year(s, written_people.structure),
    "written_projects.projects": lambda s, _: written_projects.projects(s, 2026, TODAY),
    "written_reports.newest": lambda s, _: written_reports.newest(s),
    "written_reports.own_words": lambda s, _: written_reports.own_words(s, "groups"),
    "written_reports.rounding": lambda s, _: written_reports.rounding(s, "groups"),
    "written_reports.written": lambda s, _: [
        written_reports.written(s, kind, ALL, today=TODAY) for kind in KINDS
    ],
    "written_suggestions.report": lambda s, _: written_suggestions.report(s, ALL, "", TODAY),
    "written_suggestions.units": lambda s, _: written_suggestions.units(s, ALL, "", TODAY),
    "written_supervision.groups": lambda s, _: of_year(s, written_supervision.groups),
    "written_supervision.look_back": lambda s, _: of_year(s, written_supervision.look_back),
    "year_summaries.of_years": lambda s, _: year_summaries.of_years(s),
    "year_summaries.plan": lambda s, _: year_summaries.plan(
        s, [YearCounts(2, 2020, 605, 600), YearCounts(3, 2020, 605)], today=TODAY
    ),
    "year_books.year_book": lambda s, _: ledgers(s),
}
