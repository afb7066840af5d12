"""What `desk.open(kind, wanted)` opens of reports; safe to import before the first paint.

kind            wanted
check-report    nothing, or the path of a report to look through
write-report    nothing, or the code of the report to begin with
"""

from npcdesk.ui.roster_routes import factory

ROUTES = {
    "check-report": factory("npcdesk.ui.report_page", "ReportPage"),
    "write-report": factory("npcdesk.ui.write_report_dialog", "WriteReportDialog"),
}
