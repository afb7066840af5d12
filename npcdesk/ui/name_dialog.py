"""One fact: what something is to be called."""

from collections.abc import Callable, Collection

from PySide6.QtWidgets import QWidget

from npcdesk.ui.deed_dialog import DeedDialog
from npcdesk.ui.fields import TextField

LONGEST = 20


class NameDialog(DeedDialog):
    """Asks for a name that is not taken, and does the deed with it."""

    def __init__(
        self,
        title: str,
        name: str,
        taken: Collection[str],
        deed: Callable[[str], None],
        parent: QWidget,
        *,
        such: str = "例如 逾期的城建",
    ) -> None:
        super().__init__(title, primary="保存", width=22, parent=parent)
        self._taken, self._deed = taken, deed
        self.name = TextField("名称", required=True, check=self._check, placeholder=such)
        self.name.set_value(name)
        self.row(self.name)
        self.name.take_focus()

    def _check(self, name: str) -> str:
        if len(name) > LONGEST:
            return f"名称有 {len(name)} 个字，请写在 {LONGEST} 个字以内。"
        return f"已经有叫“{name}”的，请换一个名称。" if name in self._taken else ""

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Do what was asked for with the name."""
        self._deed(self.name.value())
