"""履职要求: how often what is to be done, and what it counts, changed from a year on."""

from dataclasses import replace
from fractions import Fraction

from npcdesk.office import duty
from npcdesk.rules.duty import StationLeast
from npcdesk.rules.station_tree import KINDS
from npcdesk.ui.deed_dialog import DeedDialog
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import CheckField, NumberField
from npcdesk.ui.words import Words

IN_ROW = 4


class DutyDialog(DeedDialog):
    """Changes numbers of the rules; years before the one given keep theirs.

    What counts as what is changed in the file that `duty targets --out` writes.
    """

    def __init__(self, desk: Desk, year: str) -> None:
        self.desk, self.year = desk, int(year)
        with desk.store.reading() as session:
            self.kept = duty.scheme(session, self.year)
        told = f"从 {year} 年起，以前各年不变。{self.kept.source}"
        super().__init__("履职要求", told, primary="存下", width=46)
        self.body.addWidget(Words("一年至少几次", "head"))
        self.least = {
            target.name: NumberField(f"{target.name}（{target.unit}）", hint=target.source)
            for target in self.kept.targets
            if target.least is not None
        }
        for target in self.kept.targets:
            if target.least is not None:
                self.least[target.name].set_number(target.least)
        self._rows(list(self.least.values()))
        self.body.addWidget(Words("积分：每一件、一次、一户几分", "head"))
        self.worth = {
            point.name: NumberField(point.name, decimals=2, least=-100)
            for point in self.kept.points
        }
        for point in self.kept.points:
            self.worth[point.name].set_number(float(point.worth))
        self._rows(list(self.worth.values()))
        self.body.addWidget(Words("站点一季至少接待几次，0 是不要求", "head"))
        self.stations = {kind: NumberField(kind, has_hint=False) for kind in KINDS}
        for kind, field in self.stations.items():
            field.set_number(self.kept.asked_of_station(kind))
        self._rows(list(self.stations.values()))
        self.ranked = CheckField("代表之间排名次", on=self.kept.ranked)
        self.row(self.ranked)

    def _rows(self, fields: list[NumberField]) -> None:
        for start in range(0, len(fields), IN_ROW):
            some = fields[start : start + IN_ROW]
            self.row(*some).addStretch(IN_ROW - len(some))

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Keep it."""
        targets = tuple(
            replace(each, least=int(self.least[each.name].number() or 0))
            if each.name in self.least
            else each
            for each in self.kept.targets
        )
        points = tuple(
            replace(each, worth=_fraction(self.worth[each.name])) for each in self.kept.points
        )
        stations = tuple(
            StationLeast(kind, int(field.number() or 0)) for kind, field in self.stations.items()
        )
        wanted = replace(
            self.kept,
            targets=targets,
            points=points,
            ranked=self.ranked.value(),
            stations=stations,
        )
        with self.desk.store.writing(f"{self.year}年起的履职要求") as session:
            duty.keep_scheme(session, self.year, wanted)
        self.desk.done(f"从 {self.year} 年起按改过的要求。")


def _fraction(field: NumberField) -> Fraction:
    return Fraction(str(field.number() or 0)).limit_denominator(100)
