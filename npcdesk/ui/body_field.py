"""答复正文: a small editor of headings, numbered levels and tables, which reads Word files too.

    field = BodyField(desk, "答复正文", lines=7, hint="…")  value: text, marks of `rules.body_text`
    field.read                                           signal: a `letter_text.Letter` was read

What is pasted from WPS, Word or a web page keeps its paragraphs, numbers and tables, nothing else.
"""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from npcdesk.errors import DeskError, Unclear, why
from npcdesk.rules import body_text, letter_text
from npcdesk.rules.letter_text import Letter
from npcdesk.ui import body_document, place_dialog
from npcdesk.ui.buttons import link
from npcdesk.ui.desk import Desk
from npcdesk.ui.field import Field
from npcdesk.ui.fields import carries_files
from npcdesk.ui.theme import look

LEVELS = (("一、", 1), ("（一）", 2), ("1.", 3), ("（1）", 4), ("正文", 0))
ROW_IN, COLUMN_IN, ROW_OUT, COLUMN_OUT = "加一行", "加一列", "去掉这行", "去掉这列"
NEW_TABLE = (("", "", ""), ("", "", ""), ("", "", ""))
KINDS = "Word 文档 (*.docx *.doc *.wps)"
MOST_BYTES = 100 * 1024 * 1024


class BodyEdit(QTextEdit):
    """The text itself; Tab leaves, as in every other field."""

    left = Signal()

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(True)
        self.headings = body_document.Headings(self.document())
        self.redress()

    def redress(self) -> None:
        """Be as high as so many lines."""
        self.setFixedHeight(look().em(self._lines * 1.05 + 0.6))

    def focusOutEvent(self, event: Any) -> None:
        """Tell that it was left."""
        super().focusOutEvent(event)
        self.left.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Only words are taken: no pictures, no files."""
        return not carries_files(source) and (source.hasHtml() or source.hasText())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take the paragraphs, numbers and tables of what is pasted."""
        pasted = QTextDocument()
        if source.hasHtml():
            pasted.setHtml(source.html())
        else:
            pasted.setPlainText(source.text())
        parts = body_text.parts(body_text.text(body_document.said(pasted)))
        cursor = self.textCursor()
        if cursor.currentTable() is not None:  # no table in a table
            cursor.insertText(" ".join(p for p in parts if isinstance(p, str)))
        else:
            body_document.insert(cursor, parts)
        self.setTextCursor(cursor)

    def show_text(self, text: str) -> None:
        """Show another text in place of the one shown."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        cursor.setBlockFormat(body_document.paragraph_form())
        body_document.insert(cursor, body_text.parts(text))
        cursor.endEditBlock()


class BodyField(Field):
    """The body of a reply."""

    read = Signal(object)

    def __init__(self, desk: Desk, label: str, *, lines: int = 7, hint: str = "") -> None:
        self._desk = desk
        self.edit = BodyEdit(lines)
        self.levels = [(link(words), level) for words, level in LEVELS]
        self.table, self.word = link("插入表格"), link("从 Word 读入")
        self.of_table = [link(words) for words in (ROW_IN, COLUMN_IN, ROW_OUT, COLUMN_OUT)]
        whole = QWidget()
        whole.setFocusProxy(self.edit)
        super().__init__(label, whole, hint=hint)
        self.edit.setAccessibleName(label)
        self._lay_out_tools(whole)
        self.settle()
        self._connect()
        self._show_tools()

    def _lay_out_tools(self, whole: QWidget) -> None:
        em = look().em
        tools = QHBoxLayout()
        tools.setSpacing(em(0.6))
        for each in (*(button for button, _ in self.levels), self.table, *self.of_table):
            tools.addWidget(each)
        tools.addStretch()
        tools.addWidget(self.word)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.15))
        column.addLayout(tools)
        column.addWidget(self.edit)

    def _connect(self) -> None:
        for button, level in self.levels:
            button.setToolTip("这一段不编号" if not level else f"这一段编到“{button.text()}”一级")
            button.clicked.connect(lambda _on=False, level=level: self._number(level))
        for button in self.of_table:
            deed = button.text()
            button.clicked.connect(lambda _on=False, deed=deed: self._change_table(deed))
        self.table.clicked.connect(self._insert_table)
        self.word.clicked.connect(self._ask_file)
        self.edit.cursorPositionChanged.connect(self._show_tools)
        self.edit.left.connect(self.check_left)
        self.edit.textChanged.connect(self.changed)

    def value(self) -> str:
        """Return the text with its marks."""
        return body_text.text(body_document.said(self.edit.document()))

    def set_value(self, value: str) -> None:
        """Fill in."""
        self.edit.show_text(value)
        self.edit.document().clearUndoRedoStacks()
        self.settle()

    def _show_tools(self) -> None:
        """Offer what can be done where the cursor is."""
        inside = self.edit.textCursor().currentTable() is not None
        for button in self.of_table:
            button.setVisible(inside)
        for each in (*(button for button, _ in self.levels), self.table):
            each.setVisible(not inside)

    def _number(self, level: int) -> None:
        body_document.number(self.edit.document(), self.edit.textCursor().block(), level)
        self.edit.setFocus()

    def _insert_table(self) -> None:
        cursor = self.edit.textCursor()
        table = body_document.insert_table(cursor, NEW_TABLE)
        self.edit.setTextCursor(table.cellAt(0, 0).firstCursorPosition())
        self.edit.setFocus()

    def _change_table(self, deed: str) -> None:
        """Add or take away where the cursor is; it stands in what was added."""
        table = self.edit.textCursor().currentTable()
        if table is not None:
            cell = table.cellAt(self.edit.textCursor())
            row, column = cell.row(), cell.column()
            if deed == ROW_OUT:
                table.removeRows(row, 1)
            elif deed == COLUMN_OUT:
                table.removeColumns(column, 1)
            else:
                down = deed == ROW_IN
                table.insertRows(row + 1, 1) if down else table.insertColumns(column + 1, 1)
                new = table.cellAt(row + down, column + (not down))
                self.edit.setTextCursor(new.firstCursorPosition())
        self._show_tools()
        self.edit.setFocus()

    def _ask_file(self) -> None:
        window = self.window()
        dialog = place_dialog.which_file(self._desk, window, "选答复的 Word 文件", KINDS)
        dialog.fileSelected.connect(lambda chosen: self.take_in(Path(chosen)))
        dialog.open()

    def take_in(self, path: Path) -> None:
        """Show what a Word file says in place of what is there; Ctrl+Z brings that back."""
        try:
            letter = read_letter(path)
        except DeskError as error:
            self.show_error(str(error))
            return
        self.edit.show_text(body_text.text(letter.body))
        tables = sum(not isinstance(part, str) for part in letter.body)
        told = f"读入 {len(letter.body) - tables} 段" + (f"、{tables} 张表" if tables else "")
        left = f"，抬头、落款等 {letter.left_out} 段没有收，由程序印" if letter.left_out else ""
        self.set_hint(f"已从“{path.name}”{told}{left}。", "closed")
        self.read.emit(letter)


def read_letter(path: Path) -> Letter:
    """Return what of a Word file is the body of a reply.

    Raises:
        Unclear: it cannot be read; in words.
    """
    from npcdesk.forms.word import reading  # noqa: PLC0415 - read when it is wanted

    try:
        large = path.stat().st_size > MOST_BYTES
        content = b"" if large else path.read_bytes()
    except OSError as error:
        msg = f"读不到“{path.name}”（{why(error)}）。请看看文件还在不在。"
        raise Unclear(msg) from None
    if large:
        msg = f"“{path.name}”太大，不像一份答复。请删去里面的图片再选。"
        raise Unclear(msg)
    return letter_text.body(reading.read(content, path.name))
