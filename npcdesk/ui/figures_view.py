"""代表, 代表之家 and 重点督办 of 统计分析: a year's rates and divisions, each with its records."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.office import (
    delegate_statistics,
    figures,
    group_statistics,
    station_statistics,
    townships,
)
from npcdesk.office.figures import Pick, Rate
from npcdesk.rules import charts
from npcdesk.rules.charts import Row
from npcdesk.ui.chart_card import Cells, ChartCard
from npcdesk.ui.desk import Desk
from npcdesk.ui.figure_tile import FigureTile
from npcdesk.ui.suggestion_figures import show_bars, sum_of
from npcdesk.ui.theme import look

TILES = 5


@dataclass(frozen=True)
class Kind:
    """What is counted of a year, how, and what the ids behind a figure are of."""

    key: str
    words: str
    total: str  # what the total is of
    unit: str
    scope: type
    ask: Callable[[Any, int, date], Any]
    ids: Callable[[Any, Pick, date], list[str]]
    of: Callable[[str], str]
    first: tuple[str, ...]  # the rates of the tiles


def _of_groups(figure: str) -> str:
    boards = {"stage", "grade", "nodes", "items", "reported", figures.TOTAL}
    return "group" if figure in boards else "suggestion"


KINDS = {
    kind.key: kind
    for kind in (
        Kind(
            "delegates",
            "代表",
            "本届代表",
            "名",
            delegate_statistics.Scope,
            lambda s, year, today: delegate_statistics.delegates(
                s, delegate_statistics.Scope(year=year), today=today
            ),
            lambda s, pick, today: delegate_statistics.ids(s, pick, today=today),
            lambda _figure: "mandate",
            ("women", "came", "active", "proposed"),
        ),
        Kind(
            "stations",
            "代表之家",
            "全年接待",
            "次",
            station_statistics.Scope,
            lambda s, year, today: station_statistics.stations(
                s, station_statistics.Scope(year), today=today
            ),
            lambda s, pick, _today: station_statistics.ids(s, pick),
            lambda figure: station_statistics.counted_of[figure],
            ("opened", "came", "settled", "told"),
        ),
        Kind(
            "groups",
            "重点督办",
            "督办组",
            "个",
            group_statistics.Scope,
            lambda s, year, today: group_statistics.groups(
                s, group_statistics.Scope(year), today=today
            ),
            lambda s, pick, today: group_statistics.ids(s, pick, today=today),
            _of_groups,
            ("nodes", "reported", "promises_kept", "lookback_solved"),
        ),
    )
}


TOWNSHIPS = Kind(
    "townships",
    "乡镇对比",
    "乡镇对比",
    "个",
    townships.Scope,
    lambda s, year, today: townships.townships(s, townships.Scope(year), today=today),
    lambda s, pick, _today: townships.ids(s, pick),
    lambda figure: townships.counted_of[figure],
    (),
)
"""What the offices below sent: a table of its own, with the same lists behind it."""


def written(kind: Kind, pick: Pick) -> str:
    """Return what is behind a figure as text, for `desk.open`."""
    return json.dumps({"of": kind.key, **asdict(pick)}, ensure_ascii=False)


def read(said: str) -> tuple[Kind, Pick]:
    """Return what `written` wrote."""
    told = json.loads(said)
    kind = {**KINDS, TOWNSHIPS.key: TOWNSHIPS}[told["of"]]
    return kind, Pick(kind.scope(**told["scope"]), told["figure"], told["part"])


class FiguresView(QWidget):
    """Tiles, all rates, and each division as bars; `opened` tells what is behind a figure."""

    opened = Signal(str)

    def __init__(self, desk: Desk, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.kind = desk, kind
        self.tiles = [FigureTile() for _ in range(TILES)]
        self.rates = ChartCard(desk, "各项比率")
        self.cards: dict[str, ChartCard] = {}
        self._picks: list[Pick] = []
        self._columns = QVBoxLayout(), QVBoxLayout()
        em = look().em
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        for layout in (whole, *self._columns):
            layout.setSpacing(em(0.6))
        row, sides = QHBoxLayout(), QHBoxLayout()
        for line in (row, sides):
            line.setSpacing(em(0.6))
        for at, tile in enumerate(self.tiles):
            row.addWidget(tile, 1)
            tile.clicked.connect(lambda _on=False, at=at: self._open(self._picks[at]))
        self._columns[0].addWidget(self.rates)
        for column in self._columns:
            column.addStretch(1)
            sides.addLayout(column, 1)
        whole.addLayout(row)
        whole.addLayout(sides)
        whole.addStretch(1)
        self.rates.opened.connect(self._open_rate)
        self._told: dict[str, Rate] = {}
        self._scope: Any = None

    def read(self, year: int) -> str:
        """Count a year anew and show it; return in words of what."""
        kind, today = self.kind, self.desk.clock.today()
        with self.desk.store.reading() as session:
            now = kind.ask(session, year, today)
        told = f"{now.words}，截至{labels.day(now.as_of)}"
        self._scope = now.scope
        self._told = {rate.name: rate for rate in now.rates}
        means = "，".join(f"{each.label} {each.printed} {each.counted_in}" for each in _means(now))
        self.tiles[0].show_figure(kind.total, f"{now.total}{kind.unit}", means or now.words)
        for tile, name in zip(self.tiles[1:], kind.first, strict=True):
            rate = self._told[name]
            tile.show_figure(rate.label, rate.printed, sum_of(rate))
        self._picks = [now.pick, *(self._told[name].hit for name in kind.first)]
        self._show_rates(told)
        for at, found in enumerate(now.partitions):
            card = self.cards.get(found.name) or self._made(found.name, found.label, at)
            show_bars(card, found, told, "")
        return f"{told}；点任何一个数，看是哪些"

    def _made(self, name: str, label: str, at: int) -> ChartCard:
        card = self.cards[name] = ChartCard(self.desk, label)
        card.opened.connect(lambda part: self._open(Pick(self._scope, name, part)))
        column = self._columns[(at + 1) % 2]
        column.insertWidget(column.count() - 1, card)
        return card

    def _show_rates(self, told: str) -> None:
        every = tuple(self._told.values())
        bars = [
            Row(rate.name, rate.label, rate.numerator, rate.printed, of=rate.denominator)
            for rate in every
        ]
        table = Cells(
            ("指标", "数值", "分子", "分母", "分子是", "分母是", "口径"),
            tuple(
                (r.label, r.printed, str(r.numerator), str(r.denominator), r.of, r.base, r.scope)
                for r in every
            ),
            tuple(rate.name for rate in every),
            told,
        )
        self.rates.show_chart(
            lambda wide, em: charts.bars(bars, wide, em), table, "条的长短是比率，旁边是分子"
        )

    def _open_rate(self, name: str) -> None:
        self._open(self._told[name].hit)

    def _open(self, pick: Pick) -> None:
        self.opened.emit(written(self.kind, pick))


def _means(now: Any) -> tuple[Any, ...]:
    return tuple(getattr(now, "means", ()))[:1]
