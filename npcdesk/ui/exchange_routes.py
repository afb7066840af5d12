"""What `desk.open(kind, wanted)` opens of 数据交换; safe to import before the first paint.

kind                 wanted
exchange-begin       nothing: begin as the topmost office
exchange-ask         "", "reply", "ended", or the path of the reply from above
exchange-answer      "", paths of requests from below, a line each, or inc:… of a reply that waits
exchange-export      the neighbour's code, code:receipt, code:mail, or * for all
exchange-import      paths of bundles, letters, folders, a line each, or ""
exchange-conflicts   "", or a record's id
exchange-voids       nothing
exchange-health      "", machines or log
exchange-end         retired: or revoked: and the incarnation of a machine
exchange-key         nothing: the recovery key on paper
"""

from npcdesk.ui.roster_routes import factory

ROUTES = {
    "exchange-begin": factory("npcdesk.ui.pairing_ask", "BeginDialog", takes_id=False),
    "exchange-ask": factory("npcdesk.ui.pairing_ask", "AskWizard"),
    "exchange-answer": factory("npcdesk.ui.pairing_answer", "AnswerWizard"),
    "exchange-export": factory("npcdesk.ui.exchange_export", "ExportDialog"),
    "exchange-import": factory("npcdesk.ui.exchange_import_page", "ExchangeImportPage"),
    "exchange-conflicts": factory("npcdesk.ui.conflicts_page", "ConflictsPage"),
    "exchange-voids": factory("npcdesk.ui.voids_page", "VoidsPage"),
    "exchange-end": factory("npcdesk.ui.exchange_machines", "end"),
    "exchange-key": factory("npcdesk.ui.exchange_machines", "print_key"),
    "exchange-health": factory("npcdesk.ui.exchange_health", "HealthPage"),
}
