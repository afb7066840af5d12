"""规则包: the rules that days are counted by; one is looked at, used, copied and changed."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from npcdesk import labels
from npcdesk.office import files, holidays, offices, packs
from npcdesk.office.packs import PackLine
from npcdesk.rules import pack_text
from npcdesk.ui import place_dialog
from npcdesk.ui.buttons import primary, second
from npcdesk.ui.cards import scrolled
from npcdesk.ui.columns import Column
from npcdesk.ui.desk import Desk
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.pack_view import PackView
from npcdesk.ui.page import Page
from npcdesk.ui.signs import Mark, Sign
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.theme import look

KINDS = "规则包 (*.toml)"


def _mark(line: PackLine) -> Mark | None:
    if line.current:
        return Mark("在用", "closed", Sign.TICK)
    return Mark("本单位的", "doing", Sign.DOT) if line.own else None


COLUMNS: tuple[Column[PackLine], ...] = (
    Column("规则包", lambda p: p.name, rank=1, width=9, look="strong", stretch=True),
    Column("级别", lambda p: labels.LEVEL[p.level], rank=2, width=3),
    Column("", lambda p: ((m := _mark(p)) and m.words) or "", rank=1, width=4.6, mark=_mark),
)


class PacksPage(Page):
    """A list of packs, and the one in hand beside it."""

    tab = ""
    watches = frozenset({"rule_pack", "office", "suggestion", "holidays"})

    def __init__(self, desk: Desk, wanted: str = "") -> None:
        super().__init__(desk, "规则包")
        self.head.set_trail([("设置", lambda: desk.open("settings")), ("规则包", None)])
        self.wanted = wanted
        self.bring, self.out = second("导入", "arrow_import"), second("导出", "arrow_export")
        self.change, self.use = second("复制后修改", "edit"), primary("用这个")
        self.head.add(self.bring, self.out, self.change, self.use)
        model = LinesModel(COLUMNS, id_of=lambda line: line.code, tickable=False)
        self.table = LinesTable(model, frozen=1, name="规则包")
        self.card = ListCard(self.table)
        self.card.setFixedWidth(look().em(21))
        self.view = PackView()
        beside = QHBoxLayout()
        beside.setSpacing(look().em(0.8))
        beside.addWidget(self.card)
        beside.addWidget(scrolled(self.view), 1)
        self.body.addLayout(beside, 1)
        self.table.current_changed.connect(lambda _id: self._show())
        self.table.opened.connect(lambda code: desk.open("edit-pack", code))
        self.change.clicked.connect(lambda: desk.open("edit-pack", self.table.current_id()))
        self.use.clicked.connect(self.use_it)
        self.bring.clicked.connect(self.key_new)
        self.out.clicked.connect(self.key_print)

    def reload(self) -> None:
        """Read every pack, and stay at the one in hand."""
        code = self.table.current_id() or self.wanted
        with self.desk.store.reading() as session:
            found = packs.lines(session)
            self.calendar = holidays.calendar(session)
        self.table.lines.show_lines(found)
        self.card.footer.say(f"{len(found)} 个规则包")
        current = next((line.code for line in found if line.current), "")
        if not self.table.select_id(code):
            self.table.select_id(current)
        self._show()

    def _line(self) -> PackLine | None:
        line: PackLine | None = self.table.current_line()
        return line

    def _show(self) -> None:
        line = self._line()
        if line is None:
            return
        self.view.show_pack(line, self.desk.clock.today(), self.calendar)
        self.change.set_words("修改" if line.own else "复制后修改")
        self.use.setVisible(not line.current)
        held = f"有 {line.papers} 件建议按它办" if line.papers else "还没有建议按它办"
        self.head.set_note(held)

    def use_it(self) -> None:
        """Count by the pack in hand from now on."""
        line = self._line()
        if line is None:
            return
        with self.desk.store.writing(f"改用{line.name}") as session:
            offices.use_pack(session, line.code)
        self.desk.done(f"改用{line.name}，以后新登记的按它算。")

    def key_new(self) -> None:
        """Ctrl+N: take in a pack from a file."""
        dialog = place_dialog.which_file(self.desk, self, "选规则包", KINDS)
        dialog.fileSelected.connect(lambda path: self.bring_in(Path(path)))
        dialog.open()

    def bring_in(self, path: Path) -> None:
        """Take in a pack, and show it."""
        text = files.text(path)
        with self.desk.store.writing(f"导入规则包：{path.name}") as session:
            self.wanted = packs.bring(session, text, today=self.desk.clock.today())
            name = packs.named(session, self.wanted).name
        self.table.select_id(self.wanted)
        self.desk.done(f"已导入规则包“{name}”。")

    def key_print(self) -> None:
        """Ctrl+P: write the pack in hand as a text."""
        line = self._line()
        if line is None:
            return
        dialog = place_dialog.where_to(self.desk, self, "导出规则包", f"{line.name}.toml", KINDS)
        dialog.fileSelected.connect(lambda path: self.export_to(Path(path)))
        dialog.open()

    def export_to(self, path: Path) -> None:
        """Write the pack in hand."""
        if line := self._line():
            files.write(path, pack_text.write(line.pack).encode())
            self.desk.say(f"已导出到 {path.name}。")
