"""What `desk.open(kind, wanted)` opens of 建议办理; safe to import before the first paint.

kind                 wanted
suggestion           id of a suggestion
print                form:id, or form:id,id …      form is a code of forms.catalog
suggestions-import   nothing
units-package, units-return, returned-forms, print-many   nothing
new-suggestion       id of the opinion it comes from, or ""
urge, choose         id, or several joined by commas
assign               likewise; nothing: all that wait
take_back            id of the suggestion:id of the event
file, hand_over, contact, reply, rate, close, withdraw      id of a suggestion
receive, give_back, reassign, insist, extend, co_opinion    likewise
send_back, as_letter, refuse, merge, redo, explain          likewise
assign_on, deliver, disclose, publish, archive              likewise
amend, raise, audit  likewise
unit                 id of a handling unit
carry_over, year-reports   nothing
year_report          a year
"""

from npcdesk.ui.roster_routes import factory

UNITS_MENU = {
    "批量交办": "assign",
    "上届结转": "carry_over",
    "发承办单位": "units-package",
    "收回办理清单": "units-return",
    "登记征询意见表": "returned-forms",
    "批量打印": "print-many",
    "承诺事项台账": "promises",
    "回头看": "look-back",
    "双评价": "evaluation",
    "年度办理情况报告": "year-reports",
}
"""What is done to many suggestions at once, from the list."""

ROUTES = {
    "suggestion": factory("npcdesk.ui.suggestion_page", "SuggestionPage"),
    "print": factory("npcdesk.ui.print_page", "PrintPage"),
    "suggestions-import": factory(
        "npcdesk.ui.suggestions_import_page", "SuggestionsImportPage", takes_id=False
    ),
    "units-package": factory("npcdesk.ui.unit_package_page", "UnitPackagePage", takes_id=False),
    "units-return": factory("npcdesk.ui.unit_return_page", "UnitReturnPage", takes_id=False),
    "print-many": factory("npcdesk.ui.batch_print_dialog", "BatchPrintDialog", takes_id=False),
    "returned-forms": factory(
        "npcdesk.ui.returned_forms_page", "ReturnedFormsPage", takes_id=False
    ),
    "new-suggestion": factory("npcdesk.ui.suggestion_dialog", "SuggestionDialog"),
    "file": factory("npcdesk.ui.file_dialog", "FileDialog"),
    "hand_over": factory("npcdesk.ui.hand_over_dialog", "HandOverDialog"),
    "assign": factory("npcdesk.ui.assign_page", "AssignPage"),
    "send_back": factory("npcdesk.ui.review_dialog", "SendBackDialog"),
    "as_letter": factory("npcdesk.ui.review_dialog", "AsLetterDialog"),
    "refuse": factory("npcdesk.ui.review_dialog", "RefuseDialog"),
    "merge": factory("npcdesk.ui.review_dialog", "MergeDialog"),
    "receive": factory("npcdesk.ui.unit_side_dialogs", "ReceiveDialog"),
    "give_back": factory("npcdesk.ui.unit_side_dialogs", "GiveBackDialog"),
    "co_opinion": factory("npcdesk.ui.unit_side_dialogs", "CoOpinionDialog"),
    "reassign": factory("npcdesk.ui.decision_dialogs", "ReassignDialog"),
    "insist": factory("npcdesk.ui.decision_dialogs", "InsistDialog"),
    "extend": factory("npcdesk.ui.decision_dialogs", "ExtendDialog"),
    "redo": factory("npcdesk.ui.study_dialogs", "RedoDialog"),
    "explain": factory("npcdesk.ui.study_dialogs", "ExplainDialog"),
    "instruct": factory("npcdesk.ui.instruct_dialog", "InstructDialog"),
    "contact": factory("npcdesk.ui.contact_dialog", "ContactDialog"),
    "urge": factory("npcdesk.ui.urge_dialog", "UrgeDialog"),
    "reply": factory("npcdesk.ui.reply_dialog", "ReplyDialog"),
    "rate": factory("npcdesk.ui.rating_dialog", "RatingDialog"),
    "close": factory("npcdesk.ui.close_dialog", "CloseDialog"),
    "withdraw": factory("npcdesk.ui.withdraw_dialog", "WithdrawDialog"),
    "take_back": factory("npcdesk.ui.take_back_dialog", "TakeBackDialog"),
    "assign_on": factory("npcdesk.ui.assign_on_dialog", "AssignOnDialog"),
    "deliver": factory("npcdesk.ui.letter_dialogs", "DeliverDialog"),
    "disclose": factory("npcdesk.ui.letter_dialogs", "DiscloseDialog"),
    "publish": factory("npcdesk.ui.letter_dialogs", "PublishDialog"),
    "archive": factory("npcdesk.ui.put_away_dialogs", "ArchiveDialog"),
    "carry_over": factory("npcdesk.ui.put_away_dialogs", "CarryOverDialog", takes_id=False),
    "amend": factory("npcdesk.ui.amend_dialog", "AmendDialog"),
    "raise": factory("npcdesk.ui.amend_dialog", "AmendDialog"),
    "audit": factory("npcdesk.ui.audit_page", "AuditPage"),
    "year_report": factory("npcdesk.ui.year_report_dialog", "YearReportDialog"),
    "year-reports": factory("npcdesk.ui.year_report_dialog", "YearReportDialog", takes_id=False),
    "unit": factory("npcdesk.ui.unit_dialog", "UnitDialog"),
    "choose": factory("npcdesk.ui.choose_dialog", "ChooseDialog"),
}
