"""The small editor of a reply's body: levels, tables, what is pasted, what a Word file says."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor

from npcdesk.forms import catalog, reply_letter
from npcdesk.forms.body import Table
from npcdesk.rules.papers import ReplyLetter
from npcdesk.ui.body_field import BodyField
from npcdesk.ui.print_copies import copies
from tests import make
from tests.ui import hands
from tests.ui.paper_screens import primary

TABLE = "| 项目 | 资金 |\n| 护栏 | 48万元 |"
WPS = """<html><head><style>p {color:red}</style></head><body><!--StartFragment-->
<p class=MsoNormal style='font-family:仿宋'><span>一、</span>&nbsp;&nbsp;护栏<img src="file:///x.png">
<o:p></o:p></p><p>已经<b>装好</b>。</p>
<ol><li>东侧</li><li>西侧</li></ol>
<table border=1><tr><td colspan=2><p>项目</p></td><td>资金</td></tr>
<tr><td>护栏</td><td>两侧</td><td>48<br>万元</td></tr></table><p>到此。</p></body></html>"""


@pytest.fixture
def field(qtbot, desk):
    made = BodyField(desk, "答复正文")
    qtbot.addWidget(made)
    made.show()
    return made


def click(field, words):
    buttons = [*(button for button, _ in field.levels), *field.of_table, field.table]
    next(each for each in buttons if each.text() == words).click()


def paste(field, html="", text=""):
    data = QMimeData()
    if html:
        data.setHtml(html)
    data.setText(text)
    field.edit.insertFromMimeData(data)


def test_what_is_filled_in_comes_out_the_same(field):
    text = f"一、护栏。\n（一）东侧。\n{TABLE}\n到此。\n\n| a | b |"
    field.set_value(text)
    assert field.value() == text.replace("\n\n", "\n")
    assert not field.touched()


def test_paragraphs_are_numbered_and_tables_change_where_the_cursor_is(field):
    hands.write(field.edit, "护栏")
    click(field, "一、")
    field.edit.moveCursor(QTextCursor.MoveOperation.End)
    field.edit.textCursor().insertBlock()
    hands.write(field.edit, "桥面")
    click(field, "一、")
    assert field.value() == "一、护栏\n二、桥面"
    field.edit.moveCursor(QTextCursor.MoveOperation.Start)
    click(field, "正文")
    assert field.value() == "护栏\n二、桥面"
    field.edit.undo()
    field.edit.moveCursor(QTextCursor.MoveOperation.End)
    click(field, "插入表格")
    assert field.of_table[0].isVisible()
    assert not field.table.isVisible(), "no table in a table"
    hands.write(field.edit, "项目")
    click(field, "加一列")
    hands.write(field.edit, "资金")
    click(field, "加一行")
    rows = ["| 项目 | 资金 |  |  |", *["|  |  |  |  |"] * 3]
    assert field.value().splitlines()[2:] == rows
    click(field, "去掉这行")
    table = field.edit.textCursor().currentTable()
    field.edit.setTextCursor(table.cellAt(0, 1).firstCursorPosition())
    click(field, "去掉这列")
    assert field.value().splitlines()[2:] == ["| 项目 |  |  |", *["|  |  |  |"] * 2]


def test_what_is_pasted_keeps_its_paragraphs_numbers_and_tables_alone(field):
    paste(field, WPS)
    assert field.value().splitlines() == [
        *("一、 护栏", "已经装好。", "1.东侧", "2.西侧"),
        *("| 项目 |  | 资金 |", "| 护栏 | 两侧 | 48 万元 |", "到此。"),
    ]
    form = field.edit.document().firstBlock().begin().fragment().charFormat()
    assert not form.foreground().style().value
    field.set_value("")
    paste(field, text="今年\r\n\r\n\u3000\u3000明年\u200b开工")
    assert field.value() == "今年\n明年开工"


def test_a_units_word_file_becomes_the_body_and_fills_in_its_number(
    opened, qtbot, desk, store, tmp_path
):
    made = make.handed_over(store)
    file = tmp_path / "答复.docx"
    letter = ReplyLetter(
        unit="示例县交通运输局",
        document_number="示交函〔2026〕18号",
        reply_class="A",
        congress="示例县第十九届人民代表大会",
        session="第一次会议",
        number="35",
        title="关于修桥的建议",
        lead="周启明",
        signers=1,
        body=("一、护栏。已经装好。", *TABLE.splitlines()),
        on=date(2026, 5, 6),
    )
    file.write_bytes(catalog.form("reply-letter").to_docx(letter))
    dialog = opened("reply", made)
    dialog.body_text.take_in(file)
    assert dialog.body_text.value() == f"一、护栏。已经装好。\n{TABLE}"
    assert dialog.number.value() == letter.document_number
    assert "读入 1 段、1 张表，抬头、落款等" in dialog.body_text.below.full()
    dialog.body_text.edit.undo()
    assert dialog.body_text.value() == ""
    dialog.body_text.edit.redo()
    (tmp_path / "旧.doc").write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    dialog.body_text.take_in(tmp_path / "旧.doc")
    assert "另存为 .docx 再选" in dialog.body_text.error()
    assert "已经装好" in dialog.body_text.value(), "what was there stays"
    dialog.outcome.set_value("A")
    primary()
    said = reply_letter.said(copies(desk, "reply-letter", [made])[0].paper)
    assert [each.headings for each in said.paragraphs if isinstance(each, Table)] == [
        ("项目", "资金")
    ]
