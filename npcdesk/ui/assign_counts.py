"""Beside the sheet of 批量交办: how many suggestions each unit gets, how, and what is printed."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from npcdesk.rules.assignment import shares
from npcdesk.ui.assign_model import SheetRow
from npcdesk.ui.cards import Card
from npcdesk.ui.fields import CheckField
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words, rule

SHOWN = 8  # units with a line of their own
WAYS = ("单办", "主协办", "分办", "共同主办")
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Line = tuple[str, object, object]


class AssignCounts(QWidget):
    """Two cards of figures, in which what is filled in and not yet taken counts too; the papers."""

    def __init__(self) -> None:
        super().__init__()
        self.units, self.ways = Card("各单位件数"), Card("方式")
        self._shares, self._sum, self._ways = _Table(3), _Table(3), _Table(2)
        self.units.body.addWidget(self._shares)
        self.units.body.addWidget(rule())
        self.units.body.addWidget(self._sum)
        self.ways.body.addWidget(self._ways)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look().em(0.6))
        whole.addWidget(self.units)
        whole.addWidget(self.ways)
        self.notices = CheckField("印交办通知，每单位一份", on=True)
        self.slips = CheckField("印交办单")
        self.prints = Card("")
        self.prints.body.addWidget(self.notices)
        self.prints.body.addWidget(self.slips)
        whole.addWidget(self.prints)
        whole.addStretch()

    def show_rows(self, rows: Sequence[SheetRow]) -> None:
        """Count anew."""
        known = [row.judged for row in rows if row.judged and row.judged.leads]
        every = shares((each.leads, each.co) for each in known)
        own, rest = every[:SHOWN], every[SHOWN:]
        lines: list[Line] = [(unit.name, unit.leads, unit.co) for unit in own]
        if rest:
            others = sum(unit.leads for unit in rest), sum(unit.co for unit in rest)
            lines.append((f"其他 {len(rest)} 个单位", *others))
        waiting = len(rows) - len(known)
        self.units.set_note(f"{len(every)} 个单位")
        late = "late" if waiting else ""
        self._shares.show_lines(
            [("单位", "主办", "协办"), *lines, *([("还没定", waiting, "")] if waiting else [])],
            {0: "text3", len(lines) + 1: late},
        )
        self._shares.setToolTip("\n".join(f"{u.name}　主办 {u.leads}，协办 {u.co}" for u in rest))
        leads = sum(unit.leads for unit in every) + waiting
        apart = leads - len(rows)
        said = f"合计（分办多算 {apart}）" if apart else "合计"
        self._sum.show_lines([(said, leads, sum(unit.co for unit in every))], {}, "strong")
        ways = Counter(each.way for each in known)
        self._ways.show_lines([(way, ways[way], "") for way in WAYS if ways[way]], {})
        self.ways.setVisible(bool(known))
        fit = sum(row.taken and not row.problem for row in rows)
        self.slips.tick.setText(f"印交办单，{fit} 件" if fit else "印交办单")

    def said(self) -> list[tuple[str, ...]]:
        """Return the units and their figures as they are shown."""
        return self._shares.said()


class _Table(QWidget):
    """Words at the left, one or two figures at the right."""

    def __init__(self, columns: int) -> None:
        super().__init__()
        self._columns = columns
        self._words: list[list[Words]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look().em(0.5))
        self._grid.setVerticalSpacing(look().em(0.3))
        self._grid.setColumnStretch(0, 1)
        for column in range(1, columns):
            self._grid.setColumnMinimumWidth(column, look().em(1.6))

    def show_lines(
        self, lines: Sequence[Line], tones: dict[int, str], role: str = "second"
    ) -> None:
        """Show figures; a line that is there already only says something else."""
        while len(self._words) < len(lines):
            at = len(self._words)
            self._words.append([Words("", role, elide=not n) for n in range(self._columns)])
            for column, words in enumerate(self._words[at]):
                self._grid.addWidget(words, at, column)
                if column:
                    words.setAlignment(RIGHT)
        for at, line in enumerate(self._words):
            for column, words in enumerate(line):
                words.say(str(lines[at][column]) if at < len(lines) else "", tones.get(at, ""))
                words.setVisible(at < len(lines))

    def said(self) -> list[tuple[str, ...]]:
        """Return the lines as they are shown."""
        shown = (line for line in self._words if not line[0].isHidden())
        return [tuple(words.full() for words in line) for line in shown]
