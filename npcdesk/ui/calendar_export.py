"""导出日历: what is due, into a file that the calendar of a phone or a mail program opens."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from npcdesk.errors import NotFound
from npcdesk.forms import calendar_file
from npcdesk.office import due_days, files
from npcdesk.ui import place_dialog
from npcdesk.ui.desk import Desk


def ask(desk: Desk, window: QWidget) -> None:
    """Ask where to, and write.

    Raises:
        NotFound: nothing has a day.
    """
    today = desk.clock.today()
    with desk.store.reading() as session:
        days = due_days.due_days(session, today)
    if not days:
        msg = "现在没有带期限的事，没有日历可导出。"
        raise NotFound(msg)
    name = f"{calendar_file.NAME}{today:%Y%m%d}.ics"
    dialog = place_dialog.where_to(desk, window, "导出日历", name, "日历 (*.ics)")

    def write(chosen: str) -> None:
        path = Path(chosen)
        files.write(path, calendar_file.to_ics(days, made_at=datetime.now(UTC)))
        desk.say(f"{len(days)} 个期限已存为 {path.name}，每个提前一天提醒。")

    dialog.fileSelected.connect(write)
    dialog.open()
