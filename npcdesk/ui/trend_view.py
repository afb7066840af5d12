"""逐年对比 of 统计分析: the same figures of each year, and how each went."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from npcdesk.office import statistic_trends
from npcdesk.office.statistic_trends import By, TrendLine
from npcdesk.rules import charts
from npcdesk.rules.charts import Chart, Series
from npcdesk.ui import year_counts
from npcdesk.ui.buttons import second
from npcdesk.ui.chart_card import Cells, ChartCard
from npcdesk.ui.desk import Desk
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

HIGH = 11.0  # em
RATES = ("concluded", "on_time", "solved", "satisfied")


class TrendView(QWidget):
    """How many suggestions each year, and a table of all that is printed of them."""

    opened = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.years = ChartCard(desk, "各年建议")
        self.sessions = ChartCard(desk, "各次会议")
        self._lines: dict[str, TrendLine] = {}
        self.former = second("导入往年汇总数", "arrow_import")
        self.former.clicked.connect(self._ask_former)
        above = QHBoxLayout()
        above.addWidget(Words("没有建议在册的年份，导入汇总数就能一起比", "second", "text3"))
        above.addStretch()
        above.addWidget(self.former)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look().em(0.6))
        whole.addLayout(above)
        for card in (self.years, self.sessions):
            whole.addWidget(card)
            card.opened.connect(self._open)
        whole.addStretch(1)

    def _ask_former(self) -> None:
        """Offer a sheet that is filled in, or an empty one."""
        menu = QMenu(self)
        fill = menu.addAction("选填好的表格")
        fill.triggered.connect(lambda: self.desk.open("year-counts"))
        blank = menu.addAction("存一张空白的，填好再导入")
        blank.triggered.connect(lambda: year_counts.ask_blank(self.desk, self))
        menu.popup(self.former.mapToGlobal(QPoint(0, self.former.height())))

    def _open(self, label: str) -> None:
        line = self._lines[label]
        if line.summed:
            self.desk.say(f"{line.label}只有汇总数，没有建议可以打开。")
        else:
            self.opened.emit(line.found.pick)

    def read(self) -> str:
        """Count every year anew; return in words what is shown."""
        today = self.desk.clock.today()
        with self.desk.store.reading() as session:
            years = statistic_trends.trend(session, By.YEAR, today=today)
            meetings = statistic_trends.trend(session, By.SESSION, today=today)
        self._lines = {line.label: line for line in (*years, *meetings)}
        self._show(self.years, "年份", years)
        self._show(self.sessions, "会议", meetings)
        for card in (self.years, self.sessions):
            if card.table is None:
                card.turn()  # the figures themselves are what is read here
        return "按提出的年份和会议；差别按印出来的数相减"

    @staticmethod
    def _show(card: ChartCard, heading: str, lines: list[TrendLine]) -> None:
        counts = tuple(line.found.total for line in lines)
        places = [line.label for line in lines]

        def make(wide: float, em: float) -> Chart:
            series = [Series("建议总数", counts, "chart")] if counts else []
            return charts.curves(series, places, wide, HIGH * em, em)

        labels = [lines[-1].found.rate(name).label for name in RATES] if lines else list(RATES)
        rows = tuple(
            (
                line.words,
                str(line.found.total),
                line.growth,
                *(f"{line.found.rate(name).printed}　{line.changes[name]}" for name in RATES),
            )
            for line in lines
        )
        card.setVisible(bool(rows))
        parts = tuple(line.label for line in lines)
        card.show_chart(make, Cells((heading, "建议总数", "增减", *labels), rows, parts), "")
