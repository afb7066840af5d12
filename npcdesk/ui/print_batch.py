"""Many sheets out of the window: gathered, set, put into one file or many, with progress and 取消.

gathered(desk, form, ids)                    a job that ends with the sheets, and why some have none
together(form, chosen, double_sided=…)       a job that ends with one PDF of them all
FilesDialog(desk, form, chosen, then, parent)    asks how the files are called, then where to
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from npcdesk import batches
from npcdesk.batches import Made
from npcdesk.errors import DeskError
from npcdesk.forms import booklet, catalog
from npcdesk.forms.booklet import Paper
from npcdesk.job import Job, Step
from npcdesk.office.batch_papers import CODES
from npcdesk.rules.file_names import PLACES, USUAL, check_pattern, file_name
from npcdesk.ui import place_dialog
from npcdesk.ui.deed_dialog import DeedDialog
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import TextField
from npcdesk.ui.print_copies import HANDED_ALL, HANDED_LIST, RECEIPT, copies, joined
from npcdesk.ui.print_copy import Copy

MANY = 24  # from so many on they are gathered beside the window, not while it waits
AT_ONCE = 8


def gathered(desk: Desk, form: str, ids: Sequence[str]) -> Job[tuple[list[Copy], list[str]]]:
    """Gather the sheets of many; a job that ends with them, and with why some have none."""
    if form in (HANDED_ALL, HANDED_LIST, RECEIPT):  # one for all that a unit was handed
        yield Step(0, 1)
        return copies(desk, form, ids), []
    found: dict[str, Copy] = {}
    skipped: list[str] = []
    for done, each in enumerate(ids):
        if not done % AT_ONCE:
            yield Step(done, len(ids))
        try:
            found |= {copy.id: copy for copy in copies(desk, form, [each])}
        except DeskError as error:
            skipped.append(str(error))
    return list(found.values()), skipped


def together(
    form: str, chosen: Sequence[Copy], *, double_sided: bool = False, paper: Paper | None = None
) -> Job[bytes]:
    """Set every sheet into one PDF. What is not set on sheets of ours is joined as it stands.

    With a `paper` each becomes a booklet of it.
    """
    if paper is not None:
        return (yield from joined(form, chosen, lambda pdf: booklet.bound(pdf, paper).pdf))
    if form not in CODES or len(chosen) == 1:
        return (yield from joined(form, chosen))
    papers = (copy.paper for copy in chosen)
    made = batches.one(catalog.form(form), papers, len(chosen), double_sided=double_sided)
    pdf, _ = yield from made
    return pdf


class FilesDialog(DeedDialog):
    """分成多个文件: how they are called, then the folder they go into."""

    def __init__(
        self,
        desk: Desk,
        form: str,
        chosen: Sequence[Copy],
        then: Callable[[Made], object],
        parent: QWidget,
    ) -> None:
        many = f"{catalog.form(form).name}　{len(chosen)} 份，一份一个 PDF"
        super().__init__("分成多个文件", many, primary="选文件夹", width=30, parent=parent)
        self._desk, self._form = desk, catalog.form(form)
        self._chosen, self._then, self._window = list(chosen), then, parent
        self.pattern = TextField("文件名的写法", required=True, check=self._check)
        self.pattern.set_value(USUAL)
        self.row(self.pattern)
        self.note.say("可以用 " + " ".join(f"{{{each}}}" for each in PLACES), "info")
        self.pattern.changed.connect(self._show_first)
        self._show_first()
        self.pattern.take_focus()

    def _check(self, said: str) -> str:
        try:
            check_pattern(said)
        except DeskError as error:
            return str(error)
        return ""

    def _show_first(self) -> None:
        said = self.pattern.value()
        if not self._check(said):
            facts = batches.facts(self._form, self._chosen[0].paper, 1)
            self.pattern.set_hint(f"第一份：{file_name(said, facts)}.pdf")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Ask for the folder; then set them all, or none."""
        title = f"{len(self._chosen)} 份 PDF 放到哪个文件夹"
        dialog = place_dialog.which_folder(self._desk, self._window, title)
        dialog.fileSelected.connect(partial(self.write, self.pattern.value()))
        dialog.open()

    def write(self, pattern: str, folder: str) -> None:
        """Write the files; what is cancelled leaves nothing."""
        papers = [copy.paper for copy in self._chosen]
        self._desk.carry_out(
            lambda: batches.into_many(self._form, papers, len(papers), Path(folder), pattern),
            title=f"正在存 {len(papers)} 份{self._form.name}",
            stages=(batches.SETTING, batches.MOVING),
            then=self._then,
            cancel_note="取消后一份也不留下",
        )
