"""Every page and dialog of 建议办理 by the kind it is asked for with; needs the data layer."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from npcdesk.ui.choose_dialog import ChooseDialog
from npcdesk.ui.close_dialog import CloseDialog
from npcdesk.ui.contact_dialog import ContactDialog
from npcdesk.ui.desk import Desk
from npcdesk.ui.file_dialog import FileDialog
from npcdesk.ui.hand_over_dialog import HandOverDialog
from npcdesk.ui.rating_dialog import RatingDialog
from npcdesk.ui.reply_dialog import ReplyDialog
from npcdesk.ui.suggestion_dialog import SuggestionDialog
from npcdesk.ui.suggestion_page import SuggestionPage
from npcdesk.ui.take_back_dialog import TakeBackDialog
from npcdesk.ui.urge_dialog import UrgeDialog
from npcdesk.ui.withdraw_dialog import WithdrawDialog

SCREENS: dict[str, Callable[[Desk, str], QWidget]] = {
    "suggestion": SuggestionPage,
    "new-suggestion": SuggestionDialog,
    "file": FileDialog,
    "hand_over": HandOverDialog,
    "contact": ContactDialog,
    "urge": UrgeDialog,
    "reply": ReplyDialog,
    "rate": RatingDialog,
    "close": CloseDialog,
    "withdraw": WithdrawDialog,
    "take_back": TakeBackDialog,
    "choose": ChooseDialog,
}
