"""公文用语: what the office's papers say in its own words, with the paper beside it."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from npcdesk.errors import DeskError
from npcdesk.forms import catalog
from npcdesk.office import sample_papers, wordings
from npcdesk.rules import wording
from npcdesk.rules.wording_slots import FACTS
from npcdesk.ui.buttons import link
from npcdesk.ui.deed_dialog import DeedDialog
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import DropField, LongTextField
from npcdesk.ui.papers_view import PapersView
from npcdesk.ui.theme import look

SHOWN_AFTER_MS = 250  # after the last letter
LONG = 45  # letters: more take two lines


class _Template(LongTextField):
    """The words of one place, which may be left empty where nothing need be said."""

    def __init__(self, code: str) -> None:
        of = wording.slot(code)
        usable = " ".join(f"{{{each}}}" for each in of.facts)
        lines = 4 if of.lines else 2 if len(of.standard) > LONG else 1
        super().__init__(of.name, lines=lines, hint=f"可以用 {usable}" if usable else "")
        self.code = code
        self.area.setAccessibleName(f"{of.form}的{of.name}")
        self.area.setToolTip("\n".join(f"{{{each}}}：{FACTS[each]}" for each in of.facts))

    def problem(self) -> str:
        """Say what does not hold, and where."""
        try:
            wording.checked(self.code, self.value())
        except DeskError as error:
            return str(error)
        return ""

    def check_left(self) -> None:
        """An empty one is checked too."""
        self.check()


class WordingDialog(DeedDialog):
    """Changes the words of every form; those of one are seen at a time.

    Args:
        desk: the open office.
        form: the code of the form to begin with, or "".
    """

    def __init__(self, desk: Desk, form: str = "") -> None:
        super().__init__("公文用语", "花括号里的，打印时换成这一件的", primary="保存", width=50)
        self.desk = desk
        with desk.store.reading() as session:
            known = [each for each in wordings.lines(session) if not wording.slot(each.code).own]
            self.samples = sample_papers.papers(session, today=desk.clock.today())
        self.form = DropField(
            "表样",
            choices=[(code, catalog.form(code).name) for code in self.samples],
            has_hint=False,
        )
        self.fields = {line.code: _Template(line.code) for line in known}
        self.view = PapersView()
        self.standard = link("恢复标准用语")
        self._soon = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._lay_out_beside()
        for line in known:
            self.fields[line.code].set_value(line.text)
            self.fields[line.code].changed.connect(self._soon.start)
        self._soon.timeout.connect(self.show_sample)
        self.form.set_value(form or next(iter(self.samples)))
        self.form.changed.connect(self._change_form)
        self.standard.clicked.connect(self._to_standard)
        self._change_form()

    def _lay_out_beside(self) -> None:
        """Fields at the left, the paper at the right."""
        em, whole = look().em, self.body
        beside, left = QHBoxLayout(), QVBoxLayout()
        beside.setSpacing(em(0.8))
        left.setSpacing(em(0.3))
        self.body = left  # `row` adds to it
        self.row(self.form)
        for field in self.fields.values():
            self.row(field)
        self.body = whole
        left.addWidget(self.standard)
        left.addStretch()
        self.view.setFixedSize(em(18), em(25))
        beside.addLayout(left, 1)
        beside.addWidget(self.view, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(beside)

    def typed(self) -> bool:
        """Looking at another form is nothing typed."""
        return any(field.touched() for field in self.fields.values())

    def _change_form(self) -> None:
        for code, field in self.fields.items():
            field.setVisible(code.startswith(f"{self.form.value()}."))
        self.show_sample()

    def _to_standard(self) -> None:
        for code, field in self.fields.items():
            if not field.isHidden():
                field.area.setPlainText(wording.slot(code).standard)
                field.check()

    def show_sample(self) -> None:
        """Show the form with the words as they stand, where they hold."""
        said = []
        for code, field in self.fields.items():
            text = field.value()
            if not field.isHidden() and not field.check():
                return
            said.append((code, wording.tidy(text)))
        form = self.form.value()
        paper = replace(self.samples[form], said=tuple(said))
        self.view.show_pdf(catalog.form(form).to_pdf(paper))

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Keep what was changed."""
        texts = {code: field.value() for code, field in self.fields.items() if field.touched()}
        with self.desk.store.writing("改公文用语") as session:
            own = wordings.change(session, texts)
        left = f"有 {own} 处是本单位自己的说法" if own else "都是标准用语"
        self.desk.done(f"公文用语保存了，{left}，以后打印的用新的。")
