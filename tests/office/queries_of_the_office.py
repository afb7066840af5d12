"""The queries about the office itself and over all it keeps, and how each is asked."""

from datetime import date

from npcdesk.models import RosterLine, Standing, VisitLine
from npcdesk.office import (
    beside_papers,
    due_days,
    holidays,
    moved_days,
    offices,
    packs,
    sample_papers,
    search,
    short_ids,
    strange_days,
    windows,
    wordings,
    year_dues,
    year_reports,
)
from npcdesk.office import today as today_page
from tests.make import TODAY
from tests.office.asked import EVERY, JUNE_OFF, plain_rows

QUERIES = {
    "due_days.due_days": lambda s, _: due_days.due_days(s, TODAY),
    "holidays.calendar": lambda s, _: holidays.calendar(s),
    "holidays.unknown_from": lambda s, _: holidays.unknown_from(s, TODAY),
    "holidays.years": lambda s, _: holidays.years(s),
    "moved_days.would_move": lambda s, _: moved_days.would_move(s, JUNE_OFF),
    "offices.check_code": lambda s, _: offices.check_code(s),
    "offices.here": lambda s, _: offices.here(s),
    "offices.meeting": lambda s, _: offices.meeting(s),
    "offices.neighbours": lambda s, _: offices.neighbours(s),
    "offices.pack": lambda s, _: offices.pack(s),
    "offices.sessions": lambda s, _: offices.sessions(s),
    "packs.laxer": lambda s, _: packs.laxer(s, offices.pack(s)),
    "packs.lines": lambda s, _: packs.lines(s),
    "packs.named": lambda s, _: packs.named(s, "national"),
    "sample_papers.papers": lambda s, _: list(sample_papers.papers(s, today=TODAY).values()),
    "wordings.lines": lambda s, _: wordings.lines(s),
    "wordings.own": lambda s, _: wordings.own(s),
    "search.find": lambda s, k: [
        search.find(s, words, TODAY)
        for words in (k.person.name, k.station.name, k.unit.name, k.paper.title[2:8], "3")
    ],
    "short_ids.opinion": lambda s, k: short_ids.opinion(s, k.opinion.id[8:]),
    "short_ids.visit": lambda s, k: short_ids.visit(s, k.visit.id[8:]),
    "beside_papers.tasks": lambda s, _: beside_papers.tasks(s, TODAY),
    "year_dues.tasks": lambda s, _: year_dues.tasks(s, date(2026, 12, 20)),
    "year_reports.due": lambda s, _: year_reports.due(s, date(2026, 12, 20)),
    "year_reports.heard_by": lambda s, _: year_reports.heard_by(s),
    "year_reports.lines": lambda s, _: year_reports.lines(s, TODAY),
    "strange_days.ahead": lambda s, _: strange_days.ahead(s, date(2026, 1, 1)),
    "strange_days.doubt": lambda s, _: strange_days.doubt(s, 0) is None,
    "today.begun": lambda s, _: today_page.begun(s),
    "today.pressing": lambda s, _: today_page.pressing(s, TODAY),
    "today.today": lambda s, _: [today_page.today(s, TODAY, only) for only in today_page.Only],
    "windows.count": lambda s, _: [
        windows.count(s, table, []) for table in (RosterLine, Standing, VisitLine)
    ],
    "windows.distinct": lambda s, _: windows.distinct(s, RosterLine, "delegation"),
    "windows.cut": lambda s, _: windows.cut(s, "found_visit", "建议"),
    "windows.newest_holding": lambda s, _: [
        str(each) for each in windows.newest_holding(s, VisitLine, "found_visit", "建议")
    ],
    "windows.hits": lambda s, _: windows.hits(s, "found_suggestion", "建议"),
    "windows.newest": lambda s, k: plain_rows(
        windows.newest(s, VisitLine, "found_visit", k.station.name, 50)
    ),
    "windows.page": lambda s, _: plain_rows(
        windows.page(s, VisitLine, [], windows.ordered(VisitLine, ["held_on"]), EVERY)
    ),
}
