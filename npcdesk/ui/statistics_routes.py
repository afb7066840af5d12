"""What `desk.open(kind, wanted)` opens of 统计分析; safe to import before the first paint.

kind               wanted
figure             a pick of suggestions, as `statistics.written` writes it
figure-rows        a pick of delegates, stations or groups, as `figures_view.written` writes it
"""

from npcdesk.ui.roster_routes import factory

ROUTES = {
    "figure": factory("npcdesk.ui.figure_page", "FigurePage"),
    "figure-rows": factory("npcdesk.ui.figure_rows_page", "FigureRowsPage"),
}
