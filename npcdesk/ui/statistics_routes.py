"""What `desk.open(kind, wanted)` opens of 统计分析; safe to import before the first paint.

kind               wanted
figure             a pick of suggestions, as `statistics.written` writes it
figure-rows        a pick of delegates, stations or groups, as `figures_view.written` writes it
year-counts        nothing: asks for the sheet of former years' counts
year-book          nothing: asks of which year
"""

from npcdesk.ui.roster_routes import factory

ROUTES = {
    "figure": factory("npcdesk.ui.figure_page", "FigurePage"),
    "year-counts": factory("npcdesk.ui.year_counts", "ask_file"),
    "year-book": factory("npcdesk.ui.year_book", "YearBookDialog", takes_id=False),
    "figure-rows": factory("npcdesk.ui.figure_rows_page", "FigureRowsPage"),
}
