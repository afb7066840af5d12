"""One fact of a kept file: what it is, in a few words (说明)."""

from PySide6.QtWidgets import QWidget

from npcdesk.office import attachments
from npcdesk.office.attachments import AttachmentLine
from npcdesk.ui.deed_dialog import DeedDialog
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import TextField

LONGEST = 60


class CaptionDialog(DeedDialog):
    """Asks what a file is, and keeps it; empty takes it away."""

    def __init__(self, desk: Desk, line: AttachmentLine, parent: QWidget) -> None:
        super().__init__("写说明", line.name, primary="保存", width=22, parent=parent)
        self._desk, self._line = desk, line
        self.caption = TextField(
            "说明", check=_check, placeholder="例如 改造前的桥面", hint="一句话，可以不填"
        )
        self.caption.set_value(line.caption)
        self.row(self.caption)
        self.caption.take_focus()

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Keep it."""
        with self._desk.store.writing(f"写附件说明 {self._line.name}") as session:
            attachments.describe(session, self._line.id, self.caption.value())
        self._desk.done(f"已保存 {self._line.name} 的说明。")


def _check(said: str) -> str:
    long = len(said.strip()) > LONGEST
    return f"说明有 {len(said.strip())} 个字，请写在 {LONGEST} 个字以内。" if long else ""
