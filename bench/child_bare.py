"""A bare PySide6 program with the widget classes of the desk's first page; then the least it takes
to have a row from an encrypted file. Word: the file. Prints two moments (seconds since 1970).
"""

import sys
import time

from PySide6.QtCore import QEvent, QObject, QStringListModel, QTimer
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)


def window() -> QMainWindow:
    """Return navigation, tiles, a list and a pane, of plain widgets without words of ours."""
    made, middle, pages = QMainWindow(), QWidget(), QStackedWidget()
    row, page, body = QHBoxLayout(middle), QWidget(), QGridLayout()
    navigation = QVBoxLayout()
    for n in range(7):
        navigation.addWidget(QPushButton(str(n)))
    for n in range(3):
        navigation.addWidget(QToolButton())
        navigation.addWidget(QLabel(str(n)))
    row.addLayout(navigation)
    column = QVBoxLayout(page)
    head = QHBoxLayout()
    for widget in (QLabel("0"), QLineEdit(), QPushButton("1")):
        head.addWidget(widget)
    column.addLayout(head)
    for n in range(5):
        body.addWidget(QFrame(), 0, n)
    table, area = QTableView(), QScrollArea()
    table.setModel(QStringListModel([str(n) for n in range(100)], table))
    area.setWidget(QLabel("2"))
    column.addLayout(body)
    column.addWidget(table)
    column.addWidget(area)
    pages.addWidget(page)
    row.addWidget(pages)
    QSvgRenderer(made)
    made.setCentralWidget(middle)
    made.resize(1366, 768)
    return made


def main() -> None:
    """Start, paint, query, and end."""
    qt = QApplication(["bare"])
    qt.setStyle("Fusion")
    shown = window()
    moments: dict[str, float] = {}

    class Painted(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint and "painted" not in moments:
                moments["painted"] = time.time()
                QTimer.singleShot(0, query)
            return False

    def query() -> None:
        import sqlcipher3.dbapi2 as driver
        import sqlmodel

        connection = driver.connect(sys.argv[1])
        connection.execute(f"PRAGMA key = \"x'{sys.argv[2]}'\"")
        connection.execute("SELECT count(*) FROM standing WHERE state = '办理中'").fetchone()
        moments["filled"] = time.time()
        assert sqlmodel
        qt.quit()

    painted = Painted()
    shown.installEventFilter(painted)
    shown.show()
    qt.exec()
    print(moments["painted"], moments["filled"])


main()
