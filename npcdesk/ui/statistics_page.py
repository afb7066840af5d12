"""统计分析: what an office publishes of its suggestions; each figure opens its papers."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.office import statistics, statistics_progress
from npcdesk.office.figures import Partition, Pick, Rate
from npcdesk.office.statistics import Figures, Scope, UnitLine
from npcdesk.rules import charts, shares
from npcdesk.rules.charts import Chart, Row, Series, Slice
from npcdesk.ui.buttons import second
from npcdesk.ui.cards import scrolled
from npcdesk.ui.chart_card import Cells, ChartCard
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.figure_tile import FigureTile
from npcdesk.ui.filters import Filter as Pill
from npcdesk.ui.filters import FilterPills
from npcdesk.ui.page import Page
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

RATES = ("concluded", "on_time", "solved", "satisfied")
"""What the tiles tell beside the total."""
UNITS = CATEGORIES = 8  # bars shown; the table has all
TOKENS = ("part_a", "part_b", "part_c", "void", "off")
PROGRESS_HIGH = 11.0  # em


class StatisticsPage(Page):
    """Tiles, classes, units, categories, and how the replies came in, of a scope of the clerk's."""

    watches = frozenset(
        {
            *("suggestion", "suggestion_event", "handler", "handling_unit", "signer"),
            *("mandate", "rule_pack", "supervision_group", "group_member"),
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "统计分析")
        self.figures: Figures | None = None
        self.pills = FilterPills(
            [
                Pill("session", "届次", self._sessions, always=True),
                Pill("year", "提出年份", self._years, always=True),
                Pill("category", "内容分类", self._categories, always=True),
                Pill("unit_kind", "单位类别", self._kinds, always=True),
                Pill("key", "重点督办", lambda: [("1", "只算重点督办"), ("0", "不算重点督办")]),
            ]
        )
        self.tools.addWidget(Words("统计口径", "strong"))
        self.tools.addWidget(self.pills, 1)
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
        self.stack = QStackedWidget()
        inside = QWidget()
        self._lay_parts(QVBoxLayout(inside))
        self.stack.addWidget(scrolled(inside))
        self.empty = EmptyState("这里统计建议办理的各项数字。现在还没有可以统计的建议。")
        self.stack.addWidget(self.empty)
        self.body.addWidget(self.stack, 1)
        self.report = second("核对报告", "data_histogram")
        self.head.add(self.report)
        self._begun = False
        self._connect()

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
            (left, (self.classes, self.units, self.more["handler_kind"])),
            (right, (self.categories, self.progress, self.ratings, self.more["origin"])),
        ):
            column.setSpacing(em(0.6))
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        grid.addLayout(left, 0, 0)
        grid.addLayout(right, 0, 1)
        whole.addLayout(grid)
        whole.addStretch(1)

    def _connect(self) -> None:
        self.pills.changed.connect(self.reload)
        self.report.clicked.connect(lambda: self.desk.open("check-report"))
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

    # what is counted

    def scope(self) -> Scope:
        """Return which suggestions are counted."""
        chosen = self.pills.chosen()
        term, _, ordinal = chosen.get("session", "").partition("-")
        return Scope(
            term=int(term or 0),
            session=int(ordinal) if ordinal else None,
            year=int(chosen.get("year", "0")),
            category=chosen.get("category", ""),
            unit_kind=chosen.get("unit_kind", ""),
            key={"1": True, "0": False}.get(chosen.get("key", "")),
        )

    def _spans(self) -> list[tuple[int, int, int]]:
        with self.desk.store.reading() as session:
            return statistics.spans(session)

    def _sessions(self) -> list[tuple[str, str]]:
        spans = self._spans()
        terms = sorted({term for term, _, _ in spans if term}, reverse=True)
        some = sorted({(term, ordinal) for term, ordinal, _ in spans if term}, reverse=True)
        found = []
        for term in terms:
            found.append((str(term), f"{labels.term_name(term)}各次"))
            found += [
                (f"{of}-{ordinal}", labels.session_short(of, ordinal))
                for of, ordinal in some
                if of == term
            ]
        return found

    def _years(self) -> list[tuple[str, str]]:
        years = sorted({year for _, _, year in self._spans() if year}, reverse=True)
        return [(str(year), f"{year}年") for year in years]

    def _categories(self) -> list[tuple[str, str]]:
        return self._parts_of("category")

    def _kinds(self) -> list[tuple[str, str]]:
        return self._parts_of("handler_kind")

    def _parts_of(self, name: str) -> list[tuple[str, str]]:
        with self.desk.store.reading() as session:
            every = statistics.suggestions(session, Scope(), today=self.desk.clock.today())
        return [(part.key, part.label) for part in every.partition(name).parts if part.key]

    def _begin(self) -> None:
        """Begin with the newest meeting: that is what is asked for most."""
        self._begun = True
        meetings = [(term, ordinal) for term, ordinal, _ in self._spans() if term and ordinal]
        if meetings:
            term, ordinal = max(meetings)
            self.pills.choose("session", f"{term}-{ordinal}", labels.session_short(term, ordinal))

    def _before(self, scope: Scope) -> tuple[str, Scope] | None:
        """Return what this scope is compared with: the meeting or the year before it."""
        if scope.year:
            return "上年", replace(scope, year=scope.year - 1)
        if not scope.term or scope.session is None:
            return None
        spans = {(term, ordinal) for term, ordinal, _ in self._spans() if term and ordinal}
        earlier = [span for span in spans if span < (scope.term, scope.session)]
        if not earlier:
            return None
        term, ordinal = max(earlier)
        return "上次会议", replace(scope, term=term, session=ordinal)

    # what is shown

    def reload(self) -> None:
        """Count anew and show every part."""
        if not self._begun:
            self._begin()
        scope, today = self.scope(), self.desk.clock.today()
        before = self._before(scope)
        with self.desk.store.reading() as session:
            now = self.figures = statistics.suggestions(session, scope, today=today)
            then = statistics.suggestions(session, before[1], today=today) if before else None
            months = statistics_progress.progress(session, scope, today)
        self.head.set_note(f"{now.words}，截至{labels.day(now.as_of)}；点任何一个数，看是哪几件")
        self.stack.setCurrentIndex(0 if now.total or self.pills.chosen() else 1)
        self._show_tiles(now, then if then and then.total else None, before[0] if before else "")
        told = f"{now.words}，截至{labels.day(now.as_of)}"
        classes = now.partition("class")
        self.classes.show_chart(
            lambda wide, em: charts.whole(_slices(classes), wide, em),
            _cells(classes, told),
            f"{classes.base} {classes.whole} 件",
            _balanced(classes),
        )
        for card, name in (
            (self.categories, "category"),
            (self.ratings, "rating"),
            *((card, name) for name, card in self.more.items()),
        ):
            self._show_bars(card, now.partition(name), told)
        self._show_units(now.units, told)
        self._show_progress(months, told)

    def _show_tiles(self, now: Figures, then: Figures | None, than: str) -> None:
        per = next((mean for mean in now.means if mean.name == "per_delegate"), None)
        sum_of = f"{per.label} {per.printed} 件（代表 {per.many} 名）" if per else now.words
        change = ""
        if then:
            change = f"比{than} {now.total - then.total:+d} 件"
        self.tiles[0].show_figure("建议总数", f"{now.total}件", sum_of, change)
        for tile, name in zip(self.tiles[1:], RATES, strict=True):
            rate = now.rate(name)
            was = then.rate(name) if then else None
            tile.show_figure(rate.label, rate.printed, _sum(rate), _difference(rate, was))

    def _show_bars(self, card: ChartCard, found: Partition, told: str) -> None:
        rows = [Row(part.key, part.label, part.count, part.share) for part in found.parts]
        some = rows[:CATEGORIES]
        note = f"{found.base} {found.whole} 件"
        if len(rows) > len(some):
            note += f"，前 {len(some)} 类"
        card.show_chart(
            lambda wide, em: charts.bars(some, wide, em),
            _cells(found, told),
            note,
            _balanced(found),
        )

    def _show_units(self, found: Sequence[UnitLine], told: str) -> None:
        rows = [
            Row(unit.id, unit.name, unit.count, unit.on_time.printed, _late(unit)) for unit in found
        ]
        some = rows[:UNITS]
        first = f"，前 {len(some)} 位" if len(rows) > len(some) else ""
        cells = Cells(
            ("承办单位", "主办", "占比", "已答复", "按时答复率", "办成率", "满意率", "平均天数"),
            tuple(_unit_cells(unit) for unit in found),
            tuple(unit.id for unit in found),
            told,
        )
        note = f"主办件数和按时答复率，红色是逾期答复的{first}"
        self.units.show_chart(lambda wide, em: charts.bars(some, wide, em), cells, note)

    def _show_progress(self, months: statistics_progress.Progress, told: str) -> None:
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
        cells = Cells(("截至", "应答复", "已答复"), rows, told=told)
        self.progress.show_chart(make, cells, "按月累计")

    # what is behind a figure

    def _open_tile(self, at: int) -> None:
        if self.figures is None:
            return
        picked = self.figures.pick if not at else self.figures.rate(RATES[at - 1]).hit
        self.desk.open("figure", statistics.written(picked))

    def _open(self, figure: str, part: str) -> None:
        self.desk.open("figure", statistics.written(Pick(self.scope(), figure, part)))


def _slices(found: Partition) -> list[Slice]:
    return [
        Slice(part.key, part.label, part.count, part.share, TOKENS[min(at, len(TOKENS) - 1)])
        for at, part in enumerate(found.parts)
    ]


def _cells(found: Partition, told: str) -> Cells:
    rows = tuple((part.label, str(part.count), part.share) for part in found.parts)
    keys = tuple(part.key for part in found.parts)
    return Cells((found.label, "件数", "占比"), rows, keys, told)


def _balanced(found: Partition) -> str:
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


def _late(unit: UnitLine) -> int:
    return unit.on_time.denominator - unit.on_time.numerator


def _sum(rate: Rate) -> str:
    return f"{rate.numerator} ÷ {rate.denominator}（{rate.base}）"


def _difference(now: Rate, was: Rate | None) -> str:
    if was is None:
        return ""
    sides = (now.numerator, now.denominator), (was.numerator, was.denominator)
    said = shares.difference(*sides)
    return "" if said == shares.NONE else said


def _month(month: str) -> str:
    return f"{int(month[5:])}月"
