"""A paper's body in Qt's own document: the text with marks, seen as words and tables."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import (
    QFont,
    QSyntaxHighlighter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextTable,
    QTextTableFormat,
)

from npcdesk.rules import body_text
from npcdesk.rules.body_text import Part
from npcdesk.ui.theme import look

OBJECT = "\ufffc"  # stands where a picture is


class Headings(QSyntaxHighlighter):
    """Shows 一、 and （一） as the headings that they are printed as."""

    def highlightBlock(self, text: str) -> None:
        """Make the heading's sentence heavier."""
        level = body_text.level(text)
        if level in (1, 2):
            form = QTextCharFormat()
            form.setFontWeight(QFont.Weight.DemiBold if level == 1 else QFont.Weight.Medium)
            stops = [at for at in map(text.find, "。：；") if at >= 0]
            self.setFormat(0, min(stops, default=len(text)), form)


def said(document: QTextDocument) -> list[Part]:
    """Return the paragraphs and tables of a document, also of one that was pasted."""
    found: list[Part] = []
    block = document.begin()
    while block.isValid():
        table = QTextCursor(block).currentTable()
        if table is None:
            found.append(_words(block))
            block = block.next()
            continue
        rows = [[_cell(table, row, at) for at in range(table.columns())] for row in _rows(table)]
        if table.columns() == 1:  # a box round some words
            found += [line for row in rows for line in row[0].splitlines()]
        else:
            found.append(body_text.even(rows))
        block = document.findBlock(table.lastPosition() + 1)
    return found


def _words(block: QTextBlock) -> str:
    listed = block.textList()
    plain = block.text().replace("\u2028", "\n").replace(OBJECT, "")
    if listed is None or not plain.strip():
        return plain
    of = QTextListFormat.Style
    bullets = (of.ListDisc, of.ListCircle, of.ListSquare)
    return plain if listed.format().style() in bullets else f"{listed.itemText(block)}{plain}"


def _rows(table: QTextTable) -> range:
    return range(table.rows())


def _cell(table: QTextTable, row: int, column: int) -> str:
    """Return the words of a cell; of those that are joined the first has them."""
    cell = table.cellAt(row, column)
    if (cell.row(), cell.column()) != (row, column):
        return ""
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n").replace(OBJECT, "")


def insert(cursor: QTextCursor, parts: Sequence[Part]) -> None:
    """Put paragraphs and tables in where a cursor is, as one deed to be undone."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    after_table = True
    for part in parts:
        if isinstance(part, str):
            if not after_table:
                cursor.insertBlock(paragraph_form(), QTextCharFormat())
            cursor.insertText(part, QTextCharFormat())
            after_table = False
        else:
            insert_table(cursor, part)
            after_table = True
    cursor.endEditBlock()


def insert_table(cursor: QTextCursor, rows: Sequence[Sequence[str]]) -> QTextTable:
    """Put a table in; the cursor stands below it afterwards."""
    form = QTextTableFormat()
    form.setHeaderRowCount(1)
    form.setCellPadding(look().em(0.15))
    form.setCellSpacing(0)
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(look().ink("line2"))
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table = cursor.insertTable(len(rows), len(rows[0]), form)
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            inside = table.cellAt(at, column).firstCursorPosition()
            inside.setBlockFormat(QTextBlockFormat())
            inside.insertText(words, QTextCharFormat())
    cursor.setPosition(table.lastPosition() + 1)
    cursor.setBlockFormat(paragraph_form())
    return table


def paragraph_form() -> QTextBlockFormat:
    """Return how a paragraph stands: two characters free at its beginning."""
    form = QTextBlockFormat()
    form.setTextIndent(look().em(1.4))
    return form


def number(document: QTextDocument, here: QTextBlock, level: int) -> None:
    """Number the paragraph at a level, and those after it anew."""
    blocks = [block for block in _blocks(document) if QTextCursor(block).currentTable() is None]
    at = next((n for n, block in enumerate(blocks) if block == here), -1)
    if at < 0:
        return
    old = [block.text() for block in blocks]
    new = body_text.numbered(old, at, level)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for block, before, after in zip(blocks, old, new, strict=True):
        if before != after:  # only the number changes: what was chosen stays where it is
            same = len(body_text.bare(before))
            cursor.setPosition(block.position())
            cursor.setPosition(
                block.position() + len(before) - same, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.insertText(after[: len(after) - same])
    cursor.endEditBlock()


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()
