"""建议办理 of 统计分析: tiles, classes, units, categories, ratings, and how the replies came in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.office.figures import Partition, Pick, Rate
from npcdesk.office.statistics import Figures, UnitLine
from npcdesk.office.statistics_progress import Progress
from npcdesk.rules import charts, shares
from npcdesk.rules.charts import TOKENS, Chart, Row, Series, Slice
from npcdesk.ui.chart_card import Cells, ChartCard
from npcdesk.ui.desk import Desk
from npcdesk.ui.figure_tile import FigureTile
from npcdesk.ui.theme import look

RATES = ("concluded", "on_time", "solved", "satisfied")
"""What the tiles tell beside the total."""
UNITS = CATEGORIES = 8  # bars shown; the table has all
PROGRESS_HIGH = 11.0  # em


class SuggestionFigures(QWidget):
    """What is shown of a scope; `opened` tells the pick behind the figure that was pressed."""

    opened = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now: Figures | None = None
        self.tiles = [FigureTile() for _ in (*RATES, "total")]
        self.classes = ChartCard(desk, "办理结果分类")
        self.units = ChartCard(desk, "按承办单位")
        self.categories = ChartCard(desk, "内容分类")
        self.ratings = ChartCard(desk, "代表评价")
        self.progress = ChartCard(desk, "累计答复进度")
        self.more = {
            name: ChartCard(desk, words)
            for name, words in (("handler_kind", "承办单位类别"), ("origin", "形成方式"))
        }
        self._lay_parts(QVBoxLayout(self))
        for place, tile in enumerate(self.tiles):
            tile.clicked.connect(lambda _on=False, at=place: self._open_tile(at))
        for card, name in (
            (self.classes, "class"),
            (self.categories, "category"),
            (self.ratings, "rating"),
            (self.units, "unit"),
            *((card, name) for name, card in self.more.items()),
        ):
            card.opened.connect(lambda part, of=name: self._open(of, part))

    def _lay_parts(self, whole: QVBoxLayout) -> None:
        em = look().em
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(em(0.6))
        row = QHBoxLayout()
        row.setSpacing(em(0.6))
        for tile in self.tiles:
            row.addWidget(tile, 1)
        whole.addLayout(row)
        grid = QGridLayout()
        grid.setSpacing(em(0.6))
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in (
            (left, (self.classes, self.units, self.more["handler_kind"], self.ratings)),
            (right, (self.categories, self.progress, self.more["origin"])),
        ):
            column.setSpacing(em(0.6))
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        grid.addLayout(left, 0, 0)
        grid.addLayout(right, 0, 1)
        whole.addLayout(grid)
        whole.addStretch(1)

    def show_figures(
        self, now: Figures, then: tuple[str, Figures] | None, months: Progress
    ) -> None:
        """Show a scope, beside what it is compared with: 上次会议 or 上年."""
        self._now = now
        told = f"{now.words}，截至{labels.day(now.as_of)}"
        self._show_tiles(now, then[1] if then else None, then[0] if then else "")
        classes = now.partition("class")
        self.classes.show_chart(
            lambda wide, em: charts.whole(_slices(classes), wide, em),
            cells(classes, told),
            f"{classes.base} {classes.whole} 件",
            balanced(classes),
        )
        for card, name in (
            (self.categories, "category"),
            (self.ratings, "rating"),
            *((card, name) for name, card in self.more.items()),
        ):
            show_bars(card, now.partition(name), told)
        self._show_units(now, told)
        self._show_progress(months, told)

    def _show_tiles(self, now: Figures, then: Figures | None, than: str) -> None:
        per = next((mean for mean in now.means if mean.name == "per_delegate"), None)
        of_each = f"{per.label} {per.printed} 件（代表 {per.many} 名）" if per else now.words
        change = ""
        if then:
            change = f"比{than} {now.total - then.total:+d} 件"
        self.tiles[0].show_figure("建议总数", f"{now.total}件", of_each, change)
        for tile, name in zip(self.tiles[1:], RATES, strict=True):
            rate = now.rate(name)
            was = then.rate(name) if then else None
            tile.show_figure(rate.label, rate.printed, sum_of(rate), _difference(rate, was))

    def _show_units(self, now: Figures, told: str) -> None:
        found, left_out = now.units, now.several.words
        rows = [
            Row(unit.id, unit.name, unit.count, unit.on_time.printed, unit.late) for unit in found
        ]
        some = rows[:UNITS]
        first = f"，前 {len(some)} 位" if len(rows) > len(some) else ""
        table = Cells(
            ("承办单位", "主办", "占比", "已答复", "按时答复率", "办成率", "满意率", "平均天数"),
            tuple(_unit_cells(unit) for unit in found),
            tuple(unit.id for unit in found),
            "。".join(filter(None, [told, left_out])),
        )
        note = f"主办件数和按时答复率，红色是逾期答复的{first}"
        self.units.show_chart(lambda wide, em: charts.bars(some, wide, em), table, note, left_out)

    def _show_progress(self, months: Progress, told: str) -> None:
        lines = [
            Series("已答复", months.replied, "chart"),
            Series("应答复", months.due, "text2", dashed=True),
        ]
        places = [_month(month) for month in months.months]

        def make(wide: float, em: float) -> Chart:
            return charts.curves(lines, places, wide, PROGRESS_HIGH * em, em)

        rows = tuple(
            (month, str(due), str(replied))
            for month, due, replied in zip(months.months, months.due, months.replied, strict=True)
        )
        self.progress.setVisible(bool(rows))
        table = Cells(("截至", "应答复", "已答复"), rows, told=told)
        self.progress.show_chart(make, table, "按月累计")

    def _open_tile(self, at: int) -> None:
        if self._now is not None:
            self.opened.emit(self._now.pick if not at else self._now.rate(RATES[at - 1]).hit)

    def _open(self, figure: str, part: str) -> None:
        if self._now is not None:
            self.opened.emit(Pick(self._now.scope, figure, part))


def show_bars(card: ChartCard, found: Partition, told: str, unit: str = "件") -> None:
    """Show a division as bars, the first of many; the table has all."""
    rows = [Row(part.key, part.label, part.count, part.share) for part in found.parts]
    some = rows[:CATEGORIES]
    note = f"{found.base} {found.whole} {unit}"
    if len(rows) > len(some):
        note += f"，前 {len(some)} 项"
    card.show_chart(
        lambda wide, em: charts.bars(some, wide, em), cells(found, told), note, balanced(found)
    )


def _slices(found: Partition) -> list[Slice]:
    return [
        Slice(part.key, part.label, part.count, part.share, TOKENS[min(at, len(TOKENS) - 1)])
        for at, part in enumerate(found.parts)
    ]


def cells(found: Partition, told: str) -> Cells:
    """Return a division as a table."""
    rows = tuple((part.label, str(part.count), part.share) for part in found.parts)
    keys = tuple(part.key for part in found.parts)
    return Cells((found.label, "件数", "占比"), rows, keys, told)


def balanced(found: Partition) -> str:
    """Return why a share is not what one ratio alone would be; "" where all are."""
    singles = (shares.ratio(part.count, found.whole) for part in found.parts)
    moved = [
        f"{part.label} {single} 记为 {part.share}"
        for part, single in zip(found.parts, singles, strict=True)
        if part.share != single
    ]
    return f"各项合计 100%，按最大余额法凑整：{'，'.join(moved)}。" if moved else found.footnote


def _unit_cells(unit: UnitLine) -> tuple[str, ...]:
    rates = (unit.on_time.printed, unit.solved.printed, unit.satisfied.printed)
    return (unit.name, str(unit.count), unit.share, str(unit.answered), *rates, unit.days.printed)


def sum_of(rate: Rate) -> str:
    """Return what a rate is of: 66 ÷ 68（已交办）."""
    return f"{rate.numerator} ÷ {rate.denominator}（{rate.base}）"


def _difference(now: Rate, was: Rate | None) -> str:
    if was is None:
        return ""
    sides = (now.numerator, now.denominator), (was.numerator, was.denominator)
    said = shares.difference(*sides)
    return "" if said == shares.NONE else said


def _month(month: str) -> str:
    return f"{int(month[5:])}月"
