"""改列的对应: what each column of a sheet is taken for."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from npcdesk.rules.drafts import RosterSheet
from npcdesk.ui.deed_dialog import DeedDialog
from npcdesk.ui.fields import DropField
from npcdesk.workbooks.vocabulary import ROSTER_HEADINGS

ACROSS = 3


class RosterColumnsDialog(DeedDialog):
    """One drop-down for each headed column of the sheet."""

    def __init__(
        self, sheet: RosterSheet, use: Callable[[Mapping[str, str]], object], parent: QWidget
    ) -> None:
        super().__init__(
            "改列的对应",
            f"{sheet.file_name}　{sheet.sheet}",
            primary="照这样再读一遍",
            parent=parent,
        )
        self._use = use
        choices = [("", "不导入"), *ROSTER_HEADINGS.items()]
        self.drops: dict[str, DropField] = {}
        headed = [column for column in sheet.columns if column.heading]
        for column in headed:
            drop = DropField(
                f"{column.letter} 列　{column.heading}", choices=choices, has_hint=False
            )
            drop.set_value(column.meaning)
            self.drops[column.letter] = drop
        fields = list(self.drops.values())
        for start in range(0, len(fields), ACROSS):
            self.row(*fields[start : start + ACROSS])

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is one verb
        """Read the sheet again with what was chosen."""
        self._use({letter: d.value() for letter, d in self.drops.items() if d.touched()})
