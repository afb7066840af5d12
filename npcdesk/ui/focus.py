"""Where the keyboard is: Tab goes as the eye does, and a place is found again after a reload.

    next_stop(root, back=False) -> bool     put the focus on the next stop below `root`
    next_region(root, back=False) -> bool   likewise the first stop of the next block (F6)
    stops(root) -> list[QWidget]            every stop that is to be seen, in the order of the eye
    spot = Spot.of(page); …; spot.restore(page, instead)

The order is where things stand at the moment Tab is pressed, so whatever a reload makes anew has
its place by itself. A group of which one is chosen is one stop: arrows go on inside it.

A line made of widgets says which record it stands for by the property `row`; when the record has
left, the line that took its place is as good. Anything else that has gone gives way to the
page's primary button.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

ROW = "row"
REGION = "region"
"""Property of a widget that is a block of its page for F6; tables and these frames are, too."""
BLOCKS = frozenset({"side", "tip", "card", "lane", "bar", "foot", "popup", "warn"})
CONTROLS = (QAbstractScrollArea, QAbstractSpinBox, QComboBox, QLineEdit)


def is_list(widget: QWidget) -> bool:
    """Tell whether a widget is a table, or shows the lines of one otherwise, as cards."""
    return isinstance(widget, QTableView) or hasattr(widget, "select_id")


# the order of Tab


def below(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and all below it that was not hidden, in the order it was made."""
    waiting = [widget]
    while waiting:
        here = waiting.pop()
        yield here
        waiting.extend(reversed(_children(here)))


def in_order(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and all below it as one reads: line by line, from left to right."""
    yield widget
    for child in _read(_children(widget)):
        yield from in_order(child)


def _children(widget: QWidget) -> list[QWidget]:
    """Return what a widget holds. What Qt itself puts into its controls is left alone.

    PySide would take a viewport that it is shown in passing for the owner of what is in it, and
    drop both.
    """
    if isinstance(widget, QScrollArea):
        every = [widget.widget()]
    elif isinstance(widget, CONTROLS):
        return []
    else:
        every = [child for child in widget.children() if isinstance(child, QWidget)]
    return [child for child in every if child and not child.isWindow() and not _put_away(child)]


def _read(widgets: list[QWidget]) -> Iterator[QWidget]:
    line: list[QWidget] = []
    for each in sorted(widgets, key=lambda widget: widget.y()):
        if line and not _beside(line[0], each):
            yield from sorted(line, key=lambda widget: widget.x())
            line = []
        line.append(each)
    yield from sorted(line, key=lambda widget: widget.x())


def _beside(left: QWidget, right: QWidget) -> bool:
    """Tell whether two widgets stand in one line: they share half the height of the lower one."""
    one, other = left.geometry(), right.geometry()
    shared = min(one.bottom(), other.bottom()) - max(one.top(), other.top()) + 1
    return shared * 2 > min(one.height(), other.height())


def _put_away(widget: QWidget) -> bool:
    """Tell whether it was hidden. What was just made is not shown yet, but will be."""
    told = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    return widget.isHidden() and told


def stops(root: QWidget) -> list[QWidget]:
    """Return where Tab stops below `root`."""
    return [widget for widget in in_order(root) if _is_stop(widget)]


def _is_stop(widget: QWidget) -> bool:
    if not usable(widget):
        return False
    if isinstance(widget, QAbstractButton) and (group := _group(widget)):
        return widget is next((each for each in group if each.isChecked()), group[0])
    return may_stop(widget)


def may_stop(widget: QWidget) -> bool:
    """Tell whether Tab stops at a widget as soon as it is shown."""
    tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tabbed and widget.isEnabled() and widget.focusProxy() is None


def _group(button: QAbstractButton) -> list[QAbstractButton]:
    """Return the buttons to be seen of which one is chosen, this one among them; else none."""
    group, above = button.group(), button.parentWidget()
    if group is not None and group.exclusive():
        return [each for each in group.buttons() if usable(each)]
    if above is None or not button.autoExclusive():
        return []
    beside = (each for each in above.children() if isinstance(each, QAbstractButton))
    return [each for each in beside if each.autoExclusive() and usable(each)]


def next_stop(root: QWidget, *, back: bool = False, last: Sequence[QWidget] = ()) -> bool:
    """Put the focus on the next stop, or the one before, and bring it into sight.

    Args:
        root: below which stops are looked for.
        back: the one before.
        last: what comes after everything else, in this order, wherever it stands.
    """
    every = [*(each for each in in_order(root) if each not in last), *last]
    here = root.window().focusWidget()
    at = every.index(here) if here in every else -1
    ring = [*every[at + 1 :], *every[: max(at, 0)]]
    if back:
        ring.reverse()
    beside = _group(here) if isinstance(here, QAbstractButton) else []
    found = next((each for each in ring if _is_stop(each) and each not in beside), None)
    if found is None:
        return False
    reasons = Qt.FocusReason
    found.setFocus(reasons.BacktabFocusReason if back else reasons.TabFocusReason)
    bring_into_sight(found)
    return True


# the blocks of F6


def _block(widget: QWidget, root: QWidget) -> QWidget:
    """Return the nearest block a widget stands in."""
    here: QWidget | None = widget
    while here is not None and here is not root:
        if is_list(here) or here.property(REGION) or here.property("kind") in BLOCKS:
            return here
        here = here.parentWidget()
    return root


def next_region(root: QWidget, *, back: bool = False) -> bool:
    """Put the focus on the first stop of the next block: navigation, head, filters, list, pane."""
    here, every = root.window().focusWidget(), stops(root)
    runs = [(b, list(run)) for b, run in groupby(every, lambda stop: _block(stop, root))]
    if not runs:
        return False
    within = [n for n, (_, run) in enumerate(runs) if here in run]
    beside = [n for n, (block, _) in enumerate(runs) if here and block is _block(here, root)]
    at = next(iter([*within, *beside]), 0 if back else -1)
    found = runs[(at - 1 if back else at + 1) % len(runs)][1][0]
    found.setFocus(Qt.FocusReason.ShortcutFocusReason)
    bring_into_sight(found)
    return True


def bring_into_sight(widget: QWidget) -> None:
    """Scroll every area round a widget so that it is seen, with its lane and its field's words."""
    whole = widget
    while (above := whole.parentWidget()) is not None and above.focusProxy() is whole:
        whole = above
    lane = whole
    while lane.property("kind") != "lane" and (above := lane.parentWidget()) is not None:
        lane = above
    for area in widget.window().findChildren(QScrollArea):
        if area.isAncestorOf(widget):
            for each in (lane, whole, widget):  # what is inside wins where not all fits
                area.ensureWidgetVisible(each, 4, 4)


# where the person stands


def usable(widget: QWidget) -> bool:
    """Tell whether a widget is still there, shown, and may have the focus."""
    return bool(shiboken6.isValid(widget)) and widget.isVisible() and widget.isEnabled()


def primary(root: QWidget) -> QAbstractButton | None:
    """Return the primary button that is to be seen below `root`."""
    buttons = (each for each in below(root) if isinstance(each, QAbstractButton))
    return next((b for b in buttons if b.property("kind") == "primary" and b.isEnabled()), None)


def rows(root: QWidget) -> list[QWidget]:
    """Return the lines made of widgets that stand for records."""
    return [each for each in below(root) if each.property(ROW)]


def deed_of_line(page: QWidget, here: QWidget | None) -> QAbstractButton | None:
    """Return the button on the line the focus is on, if the line has one."""
    line = next((each for each in rows(page) if here and _within(each, here)), None)
    return None if line is None else line.findChild(QAbstractButton)


def _within(line: QWidget, here: QWidget) -> bool:
    return line is here or line.isAncestorOf(here)


def go_to(widget: QWidget) -> None:
    """Put the focus on a widget that may have been made just now."""
    for each in () if widget.isVisible() else below(widget.window()):
        if not each.isVisible() and _within(each, widget):
            each.show()  # a window that is not active forgets a focus that is not yet shown
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    QTimer.singleShot(0, widget, lambda: bring_into_sight(widget))  # once it has its place


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page: the widget, and of a list the record and how far down it is."""

    widget: QWidget
    record: str
    at: int

    @classmethod
    def of(cls, page: QWidget) -> "Spot | None":
        """Return where the focus is on a page, also while a dialog stands over it."""
        here = page.window().focusWidget()
        if here is None or not page.isAncestorOf(here):
            return None
        if is_list(here):
            table: Any = here
            return cls(here, table.current_id(), table.currentIndex().row())
        lines = rows(page)
        line = next((each for each in lines if _within(each, here)), None)
        if line is None:
            return cls(here, "", -1)
        return cls(here, line.property(ROW), lines.index(line))

    def restore(self, page: QWidget, instead: QWidget) -> None:
        """Put the focus there again, else on the primary button, else on `instead`."""
        if usable(self.widget):
            self._keep_row()
            go_to(self.widget)
            return
        lines = rows(page) if self.record else []
        near = lines[min(self.at, len(lines) - 1)] if lines else primary(page) or instead
        go_to(next((line for line in lines if line.property(ROW) == self.record), near))

    def _keep_row(self) -> None:
        """A table whose current record has left stays at the row that took its place."""
        table: Any = self.widget if is_list(self.widget) else None
        if table is not None and self.record and table.current_id() != self.record:
            table.select_row(min(self.at, table.lines.rowCount() - 1))
