"""The year's report is entered and taken back in one dialog."""

from datetime import date

from PySide6.QtWidgets import QAbstractButton

from npcdesk.office import year_reports
from npcdesk.ui.year_report_dialog import YearReportDialog
from tests import make
from tests.make import TODAY


def lines(desk):
    with desk.store.reading() as session:
        return [(each.year, each.to_whom) for each in year_reports.lines(session, TODAY)]


def test_a_report_is_entered_and_taken_back(desk, qtbot):
    make.handed_over(desk.store, on=date(2026, 2, 3))
    dialog = YearReportDialog(desk, "2026")
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.year.value() == "2026"
    assert dialog.to_whom.value() == "本级人大常委会"
    dialog.primary.click()
    assert lines(desk) == [(2026, "本级人大常委会")]
    again = YearReportDialog(desk)
    qtbot.addWidget(again)
    again.open()
    back = next(each for each in again.findChildren(QAbstractButton) if each.text() == "更正…")
    back.click()
    assert lines(desk) == []
