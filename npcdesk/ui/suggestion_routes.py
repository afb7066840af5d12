"""What `desk.open(kind, wanted)` opens of 建议办理; safe to import before the first paint.

kind                 wanted
suggestion           id of a suggestion
print                form:id, or form:id,id …      form is a code of forms.catalog
suggestions-import   nothing
units-package, units-return   nothing
new-suggestion       id of the opinion it comes from, or ""
urge, choose         id, or several joined by commas
take_back            id of the suggestion:id of the event
file, hand_over, contact, reply, rate, close, withdraw      id of a suggestion
"""

from npcdesk.ui.roster_routes import factory

ROUTES = {
    "suggestion": factory("npcdesk.ui.suggestion_page", "SuggestionPage"),
    "print": factory("npcdesk.ui.print_page", "PrintPage"),
    "suggestions-import": factory(
        "npcdesk.ui.suggestions_import_page", "SuggestionsImportPage", takes_id=False
    ),
    "units-package": factory("npcdesk.ui.unit_package_page", "UnitPackagePage", takes_id=False),
    "units-return": factory("npcdesk.ui.unit_return_page", "UnitReturnPage", takes_id=False),
    "new-suggestion": factory("npcdesk.ui.suggestion_dialog", "SuggestionDialog"),
    "file": factory("npcdesk.ui.file_dialog", "FileDialog"),
    "hand_over": factory("npcdesk.ui.hand_over_dialog", "HandOverDialog"),
    "contact": factory("npcdesk.ui.contact_dialog", "ContactDialog"),
    "urge": factory("npcdesk.ui.urge_dialog", "UrgeDialog"),
    "reply": factory("npcdesk.ui.reply_dialog", "ReplyDialog"),
    "rate": factory("npcdesk.ui.rating_dialog", "RatingDialog"),
    "close": factory("npcdesk.ui.close_dialog", "CloseDialog"),
    "withdraw": factory("npcdesk.ui.withdraw_dialog", "WithdrawDialog"),
    "take_back": factory("npcdesk.ui.take_back_dialog", "TakeBackDialog"),
    "choose": factory("npcdesk.ui.choose_dialog", "ChooseDialog"),
}
