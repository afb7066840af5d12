"""发承办单位: the units that have suggestions in hand, and a folder for each that is chosen."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from npcdesk import labels, parcels
from npcdesk.job import Job
from npcdesk.office import unit_lists
from npcdesk.office.unit_lists import UnitInHand
from npcdesk.parcels import Parcel
from npcdesk.ui import place_dialog
from npcdesk.ui.buttons import Verb, primary, second
from npcdesk.ui.columns import Column
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.notes import Note
from npcdesk.ui.page import Page
from npcdesk.ui.signs import Mark
from npcdesk.ui.tables import LinesModel, LinesTable

TOLD = (
    "每个单位一个文件夹：一张可以填写的交办清单，每件主办建议一份征询意见表。"
    "用 U 盘或邮件发给单位，填好的清单拿回来，用“收回办理清单”登记。"
)


def _count(number: int) -> str:
    return str(number) if number else ""


def _late(line: UnitInHand) -> Mark | None:
    return Mark(f"{line.late} 件", "late") if line.late else None


COLUMNS: tuple[Column[UnitInHand], ...] = (
    Column("单位", lambda u: u.name, rank=1, width=12, look="strong", stretch=True),
    Column("主办", lambda u: _count(u.answering), rank=1, align="right", width=3.4),
    Column("协办", lambda u: _count(u.helping), rank=2, align="right", width=3.4),
    Column("逾期", lambda u: _count(u.late), rank=1, align="right", width=4, mark=_late),
    Column(
        "最近的期限",
        lambda u: labels.day_dotted(u.due_on) if u.due_on else "",
        rank=2,
        align="right",
        width=5.4,
    ),
    Column("联系人", lambda u: u.contact, rank=3, width=4.4),
    Column("电话", lambda u: u.phone, rank=3, width=6.4),
)


class UnitPackagePage(Page):
    """Makes the folders that units are given; nothing is written into the office's data."""

    tab = "suggestions"
    watches = frozenset(
        {"suggestion", "suggestion_event", "handler", "handling_unit", "congress_session"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "发承办单位")
        self.head.set_trail(
            [("建议办理", lambda: desk.open("tab:suggestions")), ("发承办单位", None)]
        )
        self.known: list[UnitInHand] = []
        self.back = second("收回办理清单", "arrow_import")
        self.go = primary("做清单", "arrow_export")
        self.head.add(self.back, self.go)
        self.table = LinesTable(LinesModel(COLUMNS), frozen=1, name="承办单位")
        self.card = ListCard(self.table)
        self.card.set_hint("空格勾选，不勾就是全部")
        self.note = Note("info")
        self.note.say(TOLD)
        self.body.addWidget(self.note)
        self.body.addWidget(self.card, 1)
        self.back.clicked.connect(lambda: desk.open("units-return"))
        self.go.clicked.connect(self.ask_folder)
        self.table.lines.ticks_changed.connect(self._say_what)

    def reload(self) -> None:
        """Read again who has what in hand."""
        with self.desk.store.reading() as session:
            self.known = unit_lists.in_hand(session, self.desk.clock.today())
        self.table.lines.show_lines(self.known)
        if self.known:
            self.card.show_table()
        else:
            nothing = EmptyState(
                "现在没有单位手上有在办的建议。", "看建议", "document", "交办以后，单位列在这里。"
            )
            nothing.pressed.connect(self.closing)
            self.card.show_empty(nothing)
        self._say_what()

    def chosen(self) -> list[UnitInHand]:
        """Return the ticked units, or all when none is."""
        ticked = self.table.lines.ticked()
        return [unit for unit in self.known if unit.id in ticked] or self.known

    def _say_what(self) -> None:
        some = self.chosen()
        all_of_them = len(some) == len(self.known)
        what = f"做全部 {len(some)} 个单位的清单" if all_of_them else f"做 {len(some)} 个单位的清单"
        self.go.set_words(what)
        self.go.setEnabled(bool(some))
        self.card.footer.say(f"{len(some)} 个单位，{sum(unit.count for unit in some)} 件次")

    def ask_folder(self) -> None:
        """Ask where the folders go."""
        dialog = place_dialog.which_folder(self.desk, self, "清单放到哪里")
        dialog.fileSelected.connect(lambda path: self.make(Path(path)))
        dialog.open()

    def make(self, out: Path) -> None:
        """Make the folders on the worker thread; stopping leaves none behind."""
        desk, ids = self.desk, [unit.id for unit in self.chosen()]

        def work() -> Job[list[Parcel]]:
            with desk.store.reading() as session:
                return (yield from parcels.pack(session, ids, out, today=desk.clock.today()))

        desk.carry_out(
            work,
            title=f"正在做 {len(ids)} 个单位的清单",
            subtitle=out.name,
            then=lambda made: self._made(made, out),
            cancel_note="取消后不会留下文件",
            writes=False,
        )

    def _made(self, made: list[Parcel], out: Path) -> None:
        count, papers = sum(each.suggestions for each in made), sum(each.papers for each in made)
        strange = "、".join(dict.fromkeys(char for each in made for char in each.strange))
        lost = f"“{strange}”没有字形，纸上是空框，请手写补上。" if strange else ""
        what = f"{len(made)} 个单位的清单，{count} 件次，征询意见表 {papers} 份"
        said = f"已做好 {what}，在 {out}。{lost}"
        place = made[0].folder if len(made) == 1 else out
        opening = Verb(
            "打开文件夹",
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(place))),
        )
        self.note.say(said, "warn" if strange else "good", opening)
        self.desk.say(f"已做好 {len(made)} 个单位的清单。")
