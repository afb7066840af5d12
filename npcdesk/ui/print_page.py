"""打印: the sheet as it will come out, who gets one, and what was looked at beforehand."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from npcdesk.batches import Made
from npcdesk.errors import DeskError
from npcdesk.forms import booklet, catalog
from npcdesk.forms.booklet import Paper
from npcdesk.job import Job
from npcdesk.office.batch_papers import CODES
from npcdesk.ui import dossier_deed, printing
from npcdesk.ui.buttons import Button, icon_button, primary, second
from npcdesk.ui.cards import Card, scrolled
from npcdesk.ui.columns import Column
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.fields import CheckField, DropField
from npcdesk.ui.flow import clear
from npcdesk.ui.lines_model import LinesModel
from npcdesk.ui.notes import Note
from npcdesk.ui.page import Page
from npcdesk.ui.papers_view import STEP, PapersView
from npcdesk.ui.print_batch import MANY, FilesDialog, gathered, together
from npcdesk.ui.print_checks import checks, unnumbered
from npcdesk.ui.print_copies import RAISED, SLIP, in_word, kinds, named, offered
from npcdesk.ui.print_copy import Copy
from npcdesk.ui.tables import LinesTable
from npcdesk.ui.theme import look
from npcdesk.ui.urge_menu import copy_message
from npcdesk.ui.words import Words

T = TypeVar("T")
COPIES: tuple[Column[Copy], ...] = (
    Column("", lambda c: c.words, rank=1, width=4, second=lambda c: c.note, stretch=True),
)


class PrintPage(Page):
    """Shows a form for one suggestion or several, and prints it.

    Args:
        desk: the open office.
        wanted: the form's code and the ids, as “reply-letter:018f…” or “feedback-form:id,id”.
    """

    watches = frozenset(
        {
            "suggestion",
            "suggestion_event",
            "handler",
            "handling_unit",
            "office",
            "supervision_group",
            "group_member",
            "group_suggestion",
            "group_event",
            "duty",
            "visit",
            "opinion",
            "opinion_event",
            "activity",
            "activity_part",
            "activity_outcome",
        }
    )

    def __init__(self, desk: Desk, wanted: str) -> None:
        super().__init__(desk, "打印")
        self.form, _, some = wanted.partition(":")
        self.ids = [each for each in some.split(",") if each]
        self.copies: list[Copy] = []
        self._saved: Path | None = None
        self._pdf: tuple[str, bytes] = ("", b"")
        self.table = LinesTable(LinesModel(COPIES), two_lines=True, name="要打的份")
        self.table.horizontalHeader().hide()
        self.sum = Words("", "head")
        self.view = PapersView()
        self.which = Words("", "second", "text2")
        self.kind = DropField("表样", choices=kinds(self.form), has_hint=False)
        self.grid = CheckField("显示网格")
        self.sided = CheckField("双面印，每份从正面起")
        self.sewn = DropField("装订", choices=printing.SEWN, has_hint=False)
        self.many = _wide(second("分成多个文件", "folder_open"))
        self.looked = Card("印之前看过了")
        self.go = _wide(primary("打印", "print"))
        self.save = _wide(second("存为 PDF", "document_pdf"))
        self.word = _wide(second("存为 Word", "document_text"))
        self.folder = _wide(second("打开文件夹", "folder_open"))
        self.message = _wide(second("复制催办短信", "copy"))
        self.bound = _wide(second("全卷（PDF/A）", "document_pdf"))
        self.folded = _wide(second("全卷小册子（A3）", "document_pdf"))
        self._nothing = QVBoxLayout()
        self._whole = QWidget()
        self._lay_copies()
        self._connect()

    def _lay_copies(self) -> None:
        em = look().em
        left = QFrame()
        left.setProperty("kind", "card")
        left.setFixedWidth(em(9.6))
        column = QVBoxLayout(left)
        column.setContentsMargins(1, em(0.6), 1, em(0.4))
        for widget in (self.sum, self.table, Words("↑↓ 换一份　空格勾选", "second", "text3")):
            if isinstance(widget, Words):
                widget.setContentsMargins(em(0.7), 0, em(0.4), 0)
            column.addWidget(widget, 0 if isinstance(widget, Words) else 1)
        row = QHBoxLayout(self._whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(em(0.6))
        row.addWidget(left)
        row.addLayout(self._middle(), 1)
        row.addWidget(self._right())
        self.body.addWidget(self._whole, 1)
        self.body.addLayout(self._nothing)

    def _middle(self) -> QVBoxLayout:
        middle, foot = QVBoxLayout(), QHBoxLayout()
        middle.addWidget(self.view, 1)
        smaller, larger = icon_button("zoom_out", "缩小"), icon_button("zoom_in", "放大")
        smaller.clicked.connect(lambda: self.view.set_zoom(self.view.zoom() / STEP))
        larger.clicked.connect(lambda: self.view.set_zoom(self.view.zoom() * STEP))
        foot.addWidget(self.which)
        foot.addStretch()
        foot.addWidget(smaller)
        foot.addWidget(larger)
        middle.addLayout(foot)
        return middle

    def _right(self) -> QWidget:
        em = look().em
        right = QWidget()
        right.setFixedWidth(em(15.6))
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.6))
        chosen = Card()
        chosen.body.addWidget(self.kind)
        chosen.body.addWidget(self.grid)
        chosen.body.addWidget(self.sided)
        chosen.body.addWidget(self.sewn)
        above, told = QWidget(), QVBoxLayout()
        above.setLayout(told)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(em(0.6))
        told.addWidget(chosen)
        told.addWidget(self.looked)
        told.addStretch()
        column.addWidget(scrolled(above), 1)  # larger words need more than the window is high
        column.addWidget(self.go)
        last = QHBoxLayout()
        last.setSpacing(em(0.6))
        last.addWidget(self.save)
        last.addWidget(self.word)
        column.addLayout(last)
        column.addWidget(self.many)
        column.addWidget(self.bound)
        column.addWidget(self.folded)
        column.addWidget(self.folder)
        column.addWidget(self.message)
        return right

    def _connect(self) -> None:
        self.kind.set_value(self.form)
        self.kind.changed.connect(self._change_form)
        self.grid.tick.toggled.connect(self.view.set_grid)
        self.view.page_changed.connect(self._say_page)
        self.table.current_changed.connect(self._show_copy)
        self.table.lines.ticks_changed.connect(self._look)
        self.go.clicked.connect(self.key_print)
        self.go.setToolTip("打印（Ctrl+P）")
        self.save.clicked.connect(lambda: self._set_and(self._together, self._save))
        self.word.clicked.connect(lambda: self._set_and(in_word, self._save_word))
        self.word.setToolTip("给要在 WPS 里接着改的单位")
        self.many.clicked.connect(self._save_many)
        self.folder.clicked.connect(self._open_folder)
        self.folder.hide()
        self.message.clicked.connect(self._copy_message)
        self.bound.clicked.connect(partial(self._bind, None))
        self.folded.clicked.connect(partial(self._bind, Paper.A3))
        self.folded.setToolTip("双面印、对折、骑马钉，给人看的一本")
        self.sewn.changed.connect(self._look)
        self.bound.setToolTip("这件建议的全部公文、记录和附件装订成一个 PDF，存档用")
        for key, step in (("PgUp", -1), ("PgDown", 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.view.go(self.view.page() + step))

    def reload(self) -> None:
        """Gather what the sheets say, of many beside the window; say why there is nothing yet."""
        clear(self._nothing)
        if len(self.ids) < MANY:
            try:
                self._show(offered(self.desk, self.form, self.ids))
            except DeskError as error:
                self._show([], str(error))
            return
        self.desk.carry_out(
            partial(gathered, self.desk, self.form, self.ids),
            title=f"正在取出 {len(self.ids)} 件",
            then=self._show_gathered,
        )

    def _show_gathered(self, found: tuple[list[Copy], list[str]]) -> None:
        some, skipped = found
        self._show(some, skipped[0] if skipped else "")
        if some and skipped:
            self.desk.say(f"有 {len(skipped)} 件没有列出：{skipped[0]}")

    def _show(self, some: list[Copy], why_none: str = "") -> None:
        self.copies = some
        if not some:
            nothing = EmptyState(why_none, "返回")
            nothing.pressed.connect(self.closing)
            self._nothing.addWidget(nothing)
        self._whole.setVisible(bool(self.copies))
        self._pdf = ("", b"")
        self._show_head()
        model = self.table.lines
        model.show_lines(self.copies)
        model.clear_ticks()
        model.set_ticked(copy.id for copy in self.copies if copy.wanted)
        if self.copies:
            self.table.select_row(0)
            self._show_copy(self.copies[0].id)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the sheet; it is set anew when the page is shown again."""
        super().hideEvent(event)
        self.view.clear()
        self.reload_soon()

    def _show_head(self) -> None:
        about = list(dict.fromkeys(copy.about for copy in self.copies))
        self.head.set_title(catalog.form(self.form).name)
        title = getattr(self.copies[0].paper, "title", "") if len(about) == 1 else ""
        note = about[0] if len(about) == 1 else f"{len(about)} 件"
        self.head.set_note("　".join(filter(None, (note, title))) if about else "")
        self.message.setVisible(self.form == SLIP)
        one = len(self.ids) == 1 and RAISED in dict(kinds(self.form))
        self.bound.setVisible(one)
        self.folded.setVisible(one)
        self.sewn.setVisible(self.form in booklet.CODES)
        self.word.setVisible(catalog.form(self.form).to_docx is not None)
        self.head.set_trail([("返回", self.closing.emit), ("打印", None)])

    def _show_copy(self, wanted: str) -> None:
        copy = next((each for each in self.copies if each.id == wanted), None)
        if copy is None:
            return
        key = repr(copy.paper)
        if key != self._pdf[0]:
            self._pdf = (key, catalog.form(self.form).to_pdf(copy.paper))
            self.view.show_pdf(self._pdf[1])
        self._look()

    def chosen(self) -> list[Copy]:
        """Return the sheets that are ticked, in their order."""
        ticked = self.table.lines.ticked()
        return [copy for copy in self.copies if copy.id in ticked]

    def _look(self) -> None:
        """Say what was looked at, and how many are printed."""
        chosen, current = self.chosen(), self.table.current_line()
        self.sum.say(f"要打 {len(chosen)} 份")
        self.go.set_words(f"打印 {len(chosen)} 份")
        self.many.setVisible(len(chosen) > 1)
        folded = self._folded()
        self.sided.setVisible(self.form in CODES and len(chosen) > 1 and folded is None)
        clear(self.looked.body)
        if current is None:
            return
        if folded is not None:
            made = booklet.bound(self._pdf[1], folded)
            self.looked.body.addWidget(Note("info", str(made)))
        for check in checks(self.copies, chosen, current.paper, self.view.pages()):
            quiet = Words(f"✓　{check.text}", "second", "closed", wrap=True)
            self.looked.body.addWidget(quiet if check.good else Note("warn", check.text))

    def _change_form(self) -> None:
        """Show another form; where there is none of these suggestions, say why and stay."""
        wanted = self.kind.value()
        if wanted == self.form:
            return
        if len(self.ids) < MANY:
            try:
                offered(self.desk, wanted, self.ids)
            except DeskError:
                self.kind.set_value(self.form)
                raise
        self.form = wanted
        self.reload()

    def _bind(self, paper: Paper | None) -> None:
        dossier_deed.bind_dossier(self.desk, self.ids[0], self.window(), paper)

    def _folded(self) -> Paper | None:
        """Return the paper of the booklets, if they are to be booklets."""
        wanted = self.sewn.value() if self.form in booklet.CODES else ""
        return Paper(wanted) if wanted else None

    def _copy_message(self) -> None:
        """Put the words of the slip in view where a phone's messages can be pasted from."""
        current = self.table.current_line()
        if current is not None:
            copy_message(self.desk, current.paper)

    def _say_page(self, page: int, pages: int) -> None:
        self.which.say(f"第 {page + 1} 页，共 {pages} 页" if pages else "")

    def _set_and(
        self, make: Callable[[str, list[Copy]], Job[T]], then: Callable[[T], object]
    ) -> None:
        chosen = self.chosen()
        if not chosen:
            msg = "一份也没有勾选，请先在左边勾上要打的。"
            raise DeskError(msg)
        form, title = self.form, f"正在排 {len(chosen)} 份"
        self.desk.carry_out(
            lambda: make(form, chosen),
            title=title,
            then=then,
            writes=False,
        )

    def key_print(self) -> None:
        """Ctrl+P: to the printer."""
        self._set_and(self._together, self._print)

    def _together(self, form: str, chosen: list[Copy]) -> Job[bytes]:
        sided = self.sided.value()
        return together(form, chosen, double_sided=sided, paper=self._folded())

    def _save_many(self) -> None:
        if chosen := self.chosen():
            FilesDialog(self.desk, self.form, chosen, self._many_saved, self.window()).open()

    def _many_saved(self, made: Made) -> None:
        self._saved = made.where
        self.folder.show()
        self.desk.say(f"已存 {made.papers} 个 PDF{self._bare()}。")

    def _print(self, pdf: bytes) -> None:
        name, many = named(self.form, self.chosen()), len(self.chosen())
        told = f"已送到打印机：{name}，{many} 份{self._bare()}。"
        printing.print_pdf(
            pdf,
            name,
            self.window(),
            lambda: self.desk.say(told),
            desk=self.desk,
            sides=printing.sides(folded=self._folded() is not None, both=self.sided.value()),
        )

    def _save(self, pdf: bytes) -> None:
        name = named(self.form, self.chosen())
        printing.save_pdf(pdf, name, self.desk, self.window(), self._was_saved)

    def _save_word(self, made: list[tuple[str, bytes]]) -> None:
        printing.save_word(made, self.desk, self.window(), self._was_saved)

    def _was_saved(self, path: Path) -> None:
        self._saved = path
        self.folder.show()
        self.desk.say(f"已存为 {path.name}{self._bare()}。")

    def _bare(self) -> str:
        bare = unnumbered(self.chosen())
        return f"，其中 {bare} 份没有文号" if bare else ""

    def _open_folder(self) -> None:
        if self._saved is not None:
            where = self._saved if self._saved.is_dir() else self._saved.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(where)))


def _wide(button: Button) -> Button:
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return button
