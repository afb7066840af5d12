"""打印名册: what is printed of the delegates shown: which list, columns, pictures, paper.

RosterPrintDialog(desk, many, sample, begin, parent)    beside them stands what comes out

sample(look) sets the first of them; begin(look, folded, to_file=…) prints, or asks for a file.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from npcdesk.errors import DeskError
from npcdesk.forms.booklet import Paper
from npcdesk.office import offices
from npcdesk.rules.roster_papers import COLUMNS, NAMES, NUMBERS, RosterKind, RosterLook, offered
from npcdesk.ui.choice_cards import CardChoice, ChoiceCards
from npcdesk.ui.deed_dialog import DeedDialog
from npcdesk.ui.fields import CheckField, DropField
from npcdesk.ui.papers_view import PapersView
from npcdesk.ui.printing import SEWN
from npcdesk.ui.roster_print import SAMPLE
from npcdesk.ui.theme import look as worn
from npcdesk.ui.words import Words

if TYPE_CHECKING:
    from npcdesk.ui.desk import Desk

ACROSS = 4  # columns of boxes
WIDE = 58  # em; where the window is narrower, what comes out is shown smaller
SHOWN_AFTER_MS = 250  # after the last tick
KEPT = "roster-print"  # where the chosen columns are remembered, by kind
TOLD = {
    RosterKind.ROSTER: "按名单的次序，一本",
    RosterKind.BY_DELEGATION: "每个代表团另起一页",
    RosterKind.BOOK: "电话、单位电话、地址",
    RosterKind.CARDS: "一人一张，两面是姓名",
}


class RosterPrintDialog(DeedDialog):
    """Asks once for everything; what was chosen last time stands ticked."""

    def __init__(
        self,
        desk: "Desk",
        many: int,
        sample: Callable[[RosterLook], bytes],
        begin: Callable[..., object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "打印名册",
            f"名单里显示的 {many} 名代表，次序也照名单",
            primary="打印",
            second="存为 PDF",
            second_icon="document_pdf",
            width=WIDE,
            parent=parent,
        )
        self._desk, self._begin, self._sample = desk, begin, sample
        with desk.store.reading() as session:
            keeps_ids = offices.here(session).keeps_ids
        self.kind = ChoiceCards(
            "", cards=[CardChoice(kind.value, NAMES[kind], TOLD[kind]) for kind in RosterKind]
        )
        self.columns = {
            key: CheckField(COLUMNS[key].heading.replace("\n", ""))
            for key in offered(keeps_ids=keeps_ids)
        }
        self.asked = Words("印哪几列（序号、姓名总是印）", "second", "text2")
        self.boxes = QWidget()
        grid = QGridLayout(self.boxes)
        grid.setContentsMargins(0, 0, 0, 0)
        for at, box in enumerate(self.columns.values()):
            grid.addWidget(box, at // ACROSS, at % ACROSS)
            box.changed.connect(self._look)
        self.photos, self.across = CheckField("照片"), CheckField("横着印")
        self.whole = CheckField("号码印全，留下记录")
        self.sewn = DropField("装订", choices=SEWN, has_hint=False)
        self.view = PapersView()
        self._soon = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._soon.timeout.connect(self.show_sample)
        self._lay_out_beside(many)
        for field in (self.photos, self.across, self.whole):
            field.changed.connect(self._look)
        self.kind.changed.connect(self._show_kind)
        self.kind.set_value(RosterKind.ROSTER.value)
        self._show_kind()

    def _lay_out_beside(self, many: int) -> None:
        """What is asked at the left, what comes out at the right."""
        em, whole = worn().em, self.body
        beside, left, right = QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        beside.setSpacing(em(0.8))
        left.setSpacing(em(0.4))
        self.body = left  # `row` adds to it
        self.row(self.kind)
        self.body.addWidget(self.asked)
        self.body.addWidget(self.boxes)
        self.row(self.photos, self.across, self.whole)
        self.row(self.sewn, shares=(1,))
        left.addStretch()
        self.body = whole
        wide = em(19) - (em(WIDE) - self.card.maximumWidth())
        self.view.setFixedSize(wide, min(em(23), wide * 5 // 4, self.room().height() - em(11)))
        right.addWidget(self.view)
        if many > SAMPLE:
            right.addWidget(Words(f"看样只排前 {SAMPLE} 名", "second", "text3"))
        right.addStretch()
        beside.addLayout(left, 1)
        beside.addLayout(right)
        whole.addLayout(beside)
        right.setAlignment(Qt.AlignmentFlag.AlignTop)

    def look(self) -> RosterLook:
        """Return what is chosen."""
        kind = RosterKind(self.kind.value())
        if kind is RosterKind.CARDS:
            return RosterLook(kind)
        chosen = tuple(key for key, box in self.columns.items() if box.value())
        flags = (self.photos.value(), self.across.value(), self.whole.value())
        return RosterLook(kind, chosen, *flags)

    def _show_kind(self) -> None:
        """Tick the columns that were printed last time, or the usual ones."""
        kind = RosterKind(self.kind.value())
        usual = self._desk.settings.columns.get(f"{KEPT}:{kind.value}", ())
        wanted = usual or RosterLook(kind).shown
        for key, box in self.columns.items():
            box.set_value(key in wanted)
        of_lists = (self.asked, self.boxes, self.photos, self.across, self.whole, self.sewn)
        for part in of_lists:
            part.setVisible(kind is not RosterKind.CARDS)
        self._look()

    def _look(self) -> None:
        """Say what follows from the choice."""
        look = self.look()
        numbers = [COLUMNS[key].heading for key in NUMBERS if key in look.columns]
        self.whole.setEnabled(bool(numbers))
        said = f"{'、'.join(numbers)}中间几位印成 *。" if numbers and not look.whole else ""
        if look.numbers:
            said = f"{'、'.join(numbers)}印全，会记下谁在什么时候印的，纸请妥善保管。"
        self.note.say(said)
        self._soon.start()

    def show_sample(self) -> None:
        """Show the first of them as they will be printed, or nothing where that cannot be."""
        look = self.look()
        try:
            self._require_fitting(look)
        except DeskError:
            self.view.clear()
        else:
            self.view.show_pdf(self._sample(look))

    def deed(self, *, second: bool) -> None:
        """Keep the choice and begin."""
        look = self.look()
        self._require_fitting(look)
        if look.kind is not RosterKind.CARDS:
            kept = {**self._desk.settings.columns, f"{KEPT}:{look.kind.value}": look.columns}
            self._desk.choose(columns=kept)
        wanted = self.sewn.value() if look.kind is not RosterKind.CARDS else ""
        self._begin(look, Paper(wanted) if wanted else None, to_file=second)

    def _require_fitting(self, look: RosterLook) -> None:
        from npcdesk.forms import roster_list  # noqa: PLC0415 - heavy, only now needed

        if look.kind is RosterKind.CARDS:
            return
        if not look.columns:
            msg = "一列也没有勾，请至少勾一列。"
            raise DeskError(msg)
        if not roster_list.fits(look):
            msg = f"勾了 {len(look.columns)} 列，A3 纸横着也排不下，请少勾几列。"
            raise DeskError(msg)
