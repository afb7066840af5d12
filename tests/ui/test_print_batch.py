"""Hundreds of sheets: gathered beside the window, one PDF or many, to the printer in steps."""

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter

from npcdesk.job import finish
from npcdesk.rules.file_names import USUAL
from npcdesk.ui import print_page, printing
from npcdesk.ui.print_batch import FilesDialog, together
from tests import make
from tests.ui.paper_screens import shown


@pytest.fixture
def page(qtbot, desk, store, monkeypatch):
    """The page of three forms of four suggestions, as if that were many."""
    monkeypatch.setattr(print_page, "MANY", 2)
    made = [
        make.handed_over(store, number=str(n), title=f"关于{n}号路的建议") for n in (35, 36, 37)
    ]
    bare = make.suggestion(store, number="38")
    page = shown(qtbot, desk, "print", "feedback-form:" + ",".join([*made, bare]))
    qtbot.waitUntil(lambda: len(page.copies) == 3)
    return page


def test_what_has_no_form_is_told_and_the_rest_is_shown(page, desk):
    assert page.go.text().strip() == "打印 3 份"
    assert page.many.isVisibleTo(page)


def test_a_file_each_lands_in_the_folder(page, qtbot, desk, tmp_path):
    dialog = FilesDialog(desk, page.form, page.chosen(), page._many_saved, page)
    qtbot.addWidget(dialog)
    dialog.pattern.set_value("{号}")
    assert not dialog.pattern.check()
    dialog.pattern.set_value("{建议号}-{表名}")
    assert dialog.pattern.check()
    assert "35-征询意见表.pdf" in dialog.pattern.below.full()
    dialog.write(USUAL, str(tmp_path / "发出"))
    qtbot.waitUntil(lambda: page._saved == tmp_path / "发出")
    assert sorted(each.name for each in page._saved.iterdir()) == [
        f"{n}-县交通运输局-征询意见表.pdf" for n in (35, 36, 37)
    ]


def test_the_printer_gets_page_after_page_and_drops_what_is_cancelled(page, tmp_path):
    pdf = finish(together(page.form, page.chosen(), double_sided=True))
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(tmp_path / "印出.pdf"))
    job = printing.put_on(printer, pdf)
    assert next(job).total == 6
    job.close()
    printer.setOutputFileName(str(tmp_path / "全部.pdf"))
    assert finish(printing.put_on(printer, pdf)) == 6
    assert len(pypdfium2.PdfDocument(tmp_path / "全部.pdf")) == 6
