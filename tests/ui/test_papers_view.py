import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from npcdesk.ui.papers_view import PapersView

KEY = Qt.Key


@pytest.fixture(scope="module")
def pdf(tmp_path_factory) -> bytes:
    """Three pages; a black square stands at the left, the middle, the right."""
    path = tmp_path_factory.mktemp("paper") / "three.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    for at in range(3):
        canvas.rect(50 + 200 * at, 400, 100, 100, fill=1)
        canvas.showPage()
    canvas.save()
    return path.read_bytes()


@pytest.fixture
def view(qtbot, pdf):
    made = PapersView()
    qtbot.addWidget(made)
    made.resize(700, 900)
    made.show()
    made.show_pdf(pdf)
    yield made
    made.clear()


def dark_at(view) -> set[int]:
    """In which thirds of the sheet there is ink."""
    image, box = view.viewport().grab().toImage(), view._box()
    middle = round(box.top() + box.height() * (842 - 450) / 842)
    wide = round(box.width())
    row = [image.pixelColor(round(box.left()) + x, middle).lightness() < 60 for x in range(wide)]
    return {x * 3 // wide for x, ink in enumerate(row) if ink}


def test_the_whole_page_is_fitted(view):
    box, room = view._box(), view.viewport().rect()
    assert view.pages() == 3
    assert room.contains(box.toRect())
    assert box.height() / box.width() == pytest.approx(A4[1] / A4[0], rel=0.01)


def test_keys_turn_the_pages(qtbot, view):
    heard = []
    view.page_changed.connect(lambda page, pages: heard.append((page, pages)))
    assert dark_at(view) == {0}
    qtbot.keyClick(view, KEY.Key_PageDown)
    assert dark_at(view) == {1}
    qtbot.keyClick(view, KEY.Key_End)
    qtbot.keyClick(view, KEY.Key_PageDown)
    assert (view.page(), dark_at(view)) == (2, {2})
    qtbot.keyClick(view, KEY.Key_Home)
    assert heard == [(1, 3), (2, 3), (0, 3)]


def wheel(view, steps, keys=Qt.KeyboardModifier.NoModifier):
    here = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        here, view.viewport().mapToGlobal(here), QPoint(), QPoint(0, steps * 120),
        Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_ctrl_and_the_wheel_zoom_and_the_wheel_turns_at_the_end(view):
    wheel(view, 1, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom() == pytest.approx(1.2)
    assert view.verticalScrollBar().maximum() > 0
    view.set_zoom(100)
    assert view.zoom() == 4.0
    view.set_zoom(1)
    wheel(view, -1)
    assert view.page() == 1


def test_the_grid_lies_over_the_sheet(view):
    before = view.viewport().grab().toImage()
    view.set_grid(shown=True)
    assert view.viewport().grab().toImage() != before


def test_another_pdf_keeps_the_page(view, pdf):
    view.go(2)
    view.show_pdf(pdf)
    assert view.page() == 2
    view.clear()
    assert view.pages() == 0
    view.grab()
