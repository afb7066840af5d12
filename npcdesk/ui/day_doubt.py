"""Whether the computer's day is right: asked when the file opens, before anything is written.

ask(desk, strips)     says what is odd over the pages and asks; nothing is written until it is said
"""

from PySide6.QtWidgets import QApplication

from npcdesk.clock import now_ms
from npcdesk.errors import NotAllowed
from npcdesk.office import strange_days
from npcdesk.ui import dialogs
from npcdesk.ui.buttons import Verb, primary, second
from npcdesk.ui.desk import Desk
from npcdesk.ui.strips import Strips

KEY = "day"


def ask(desk: Desk, strips: Strips) -> None:
    """Ask the person when the day does not follow from the last write; else take the line away."""
    with desk.store.reading() as session:
        doubt = strange_days.doubt(session, now_ms())
    if doubt is None:
        strips.show_strip(KEY, "")
        return

    def confirmed() -> None:
        desk.store.before_writing(None)
        strips.show_strip(KEY, "")

    desk.store.before_writing(_refuse)
    strips.show_strip(KEY, doubt.words, Verb("日期没有错", confirmed))
    dialog = dialogs.Sentence(doubt.words)
    dialog.add(second("日期没有错"), confirmed)
    dialog.add(primary("退出，先改日期"), QApplication.quit).setFocus()
    dialog.open()


def _refuse() -> None:
    msg = "电脑的日期还没有核对，这一步没有写进去。日期没有错，请先按窗口顶上的“日期没有错”。"
    raise NotAllowed(msg)
