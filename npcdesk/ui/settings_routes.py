"""What `desk.open(kind, wanted)` opens of 设置; safe to import before the first paint.

kind             wanted
settings about   nothing
office pack      nothing
faces            nothing: the faces of paper
wording          a form's code to begin at, or ""
packs            a pack's code to begin at, or ""
edit-pack        a pack's code: an own one is changed, a shipped one copied
holidays         nothing: asks for the file of a new year's holidays
holiday-table    that file's path
drop-holidays    a year that was imported
session          a session as term-ordinal to amend its days, or "" for the next one
passphrase       nothing
recovery         nothing
memory           "on" or "off": whether this computer's keyring keeps the key
backup-now       nothing
restore          a copy's path, or "" to choose one from the list
help             nothing
"""

from npcdesk.ui.roster_routes import factory

ROUTES = {
    "settings": factory("npcdesk.ui.settings_page", "SettingsPage", takes_id=False),
    "about": factory("npcdesk.ui.about", "about"),
    "help": factory("npcdesk.ui.about", "keys"),
    "office": factory("npcdesk.ui.office_dialogs", "OfficeDialog"),
    "faces": factory("npcdesk.ui.faces_dialog", "FacesDialog"),
    "wording": factory("npcdesk.ui.wording_dialog", "WordingDialog"),
    "pack": factory("npcdesk.ui.office_dialogs", "PackDialog"),
    "packs": factory("npcdesk.ui.packs_page", "PacksPage"),
    "edit-pack": factory("npcdesk.ui.pack_dialog", "PackEditDialog"),
    "holidays": factory("npcdesk.ui.holidays_dialog", "ask_file"),
    "holiday-table": factory("npcdesk.ui.holidays_dialog", "HolidayTableDialog"),
    "drop-holidays": factory("npcdesk.ui.holidays_dialog", "drop"),
    "session": factory("npcdesk.ui.office_dialogs", "SessionDialog"),
    "passphrase": factory("npcdesk.ui.key_dialogs", "PassphraseDialog"),
    "recovery": factory("npcdesk.ui.key_dialogs", "new_recovery"),
    "memory": factory("npcdesk.ui.key_dialogs", "memory"),
    "backup-now": factory("npcdesk.ui.backup_deeds", "backup"),
    "restore": factory("npcdesk.ui.backup_deeds", "RestoreDialog"),
}
