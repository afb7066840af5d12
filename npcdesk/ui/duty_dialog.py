"""履职要求: what is asked of delegates and what it counts, changed from a year on."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QTimer

from npcdesk import labels
from npcdesk.errors import DeskError
from npcdesk.models import Level
from npcdesk.office import duty, offices
from npcdesk.office.duty import Filter
from npcdesk.office.windows import Window
from npcdesk.rules.duty import Scheme, StationLeast, Target, with_target
from npcdesk.rules.station_tree import KINDS
from npcdesk.ui.deed_dialog import DeedDialog
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import CheckField, DropField, NumberField, TextField
from npcdesk.ui.pick_fields import Choice, PicksField
from npcdesk.ui.words import Words

IN_ROW = 4
UNIT = "次"
NAMED = 5  # of those who would be behind
LOOK_MS = 250  # after the last key, before the preview is worked out
EVERY_LEVEL = [("", "各级代表"), *((each.value, labels.LEVEL[each.value]) for each in Level)]


class DutyDialog(DeedDialog):
    """Changes the rules from a year on; says first who would be behind by them.

    What an item counts is changed in the file that `duty targets --out` writes.
    """

    def __init__(self, desk: Desk, year: str) -> None:
        self.desk, self.year, self.today = desk, int(year), desk.clock.today()
        with desk.store.reading() as session:
            self.kept = duty.scheme(session, self.year)
            self.level = offices.here(session).level.value
            self.now = self._behind(session, self.kept)[0]
        told = f"从 {year} 年起，以前各年不变。{self.kept.source}"
        super().__init__("履职要求", told, primary="保存", width=46)
        self.body.addWidget(Words("一年至少几次（清空的，不再要求）", "head"))
        self.least: dict[str, NumberField] = {}
        self.every: dict[str, CheckField] = {}
        for target in self.kept.targets:
            counts = "、".join(labels.DUTY_KIND.get(kind, kind) for kind in target.kinds)
            if target.least is None:
                words = f"{target.name}：通知到的每次都要到"
                self.every[target.name] = CheckField(words, on=True)
                continue
            field = NumberField(f"{target.name}（{target.unit}）", hint=f"数{counts}")
            field.setToolTip(target.source)
            field.set_number(target.least)
            self.least[target.name] = field
        self._rows([*self.least.values()])
        for check in self.every.values():
            self.row(check)
        self._add_new()
        self.body.addWidget(Words("积分：每一件、一次、一户几分", "head"))
        self.worth = {
            point.name: NumberField(point.name, decimals=2, least=-100)
            for point in self.kept.points
        }
        for point in self.kept.points:
            self.worth[point.name].set_number(float(point.worth))
        self._rows([*self.worth.values()])
        self.body.addWidget(Words("站点一季至少接待几次，0 是不要求", "head"))
        self.stations = {kind: NumberField(kind, has_hint=False) for kind in KINDS}
        for kind, field in self.stations.items():
            field.set_number(self.kept.asked_of_station(kind))
        self._rows([*self.stations.values()])
        self.ranked = CheckField("代表之间排名次", on=self.kept.ranked)
        self.row(self.ranked)
        self._watch()

    def _add_new(self) -> None:
        self.body.addWidget(Words("加一项要求", "head"))
        self.name = TextField("名称", hint="不加就不填，例如：接访")
        self.kinds = PicksField("数什么", find=_kinds, hint="可以选几种，合起来算")
        self.times = NumberField("至少几次", hint="不填是每次都要到")
        self.of_level = DropField("要求谁", choices=EVERY_LEVEL)
        self.unit = TextField("计量单位", hint="次、户、件")
        self.unit.set_value(UNIT)
        self.source = TextField("依据", hint="法律、办法的第几条，例如：本省代表法实施办法第二十条")
        self.row(self.name, self.kinds, shares=(5, 8))
        self.row(self.times, self.unit, self.of_level, self.source, shares=(3, 3, 4, 8))

    def _watch(self) -> None:
        self._patience = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._patience.timeout.connect(self.look)
        new = (self.name, self.kinds, self.times, self.of_level)
        for field in (*self.least.values(), *self.every.values(), *new):
            field.changed.connect(self._patience.start)
        self.look()

    def _rows(self, fields: list[NumberField]) -> None:
        for start in range(0, len(fields), IN_ROW):
            some = fields[start : start + IN_ROW]
            self.row(*some).addStretch(IN_ROW - len(some))

    def wanted(self) -> Scheme:
        """Return the rules as they are filled in; `NotAllowed` while the new one is not whole."""
        targets = []
        for each in self.kept.targets:
            if each.name in self.least:
                number = self.least[each.name].number()
                targets += [] if number is None else [replace(each, least=int(number))]
            elif self.every[each.name].value():
                targets.append(each)
        points = tuple(
            replace(each, worth=_fraction(self.worth[each.name])) for each in self.kept.points
        )
        stations = tuple(
            StationLeast(kind, int(field.number() or 0)) for kind, field in self.stations.items()
        )
        scheme = replace(
            self.kept,
            targets=tuple(targets),
            points=points,
            ranked=self.ranked.value(),
            stations=stations,
        )
        if not (self.name.value() or self.kinds.value()):
            return scheme
        times, level = self.times.number(), self.of_level.value()
        new = Target(
            self.name.value(),
            tuple(self.kinds.value()),
            None if times is None else int(times),
            self.unit.value().strip() or UNIT,
            self.source.value().strip(),
            (level,) if level else (),
        )
        return with_target(scheme, new)

    def look(self) -> None:
        """Say who would be behind today by what is filled in."""
        try:
            wanted = self.wanted()
        except DeskError as unready:
            self.note.say(str(unready), "info")
            return
        with self.desk.store.reading() as session:
            late, names = self._behind(session, wanted)
        was = "" if late == self.now else f"，现在的要求是 {self.now} 名"
        some = f"：{'、'.join(names)}{' 等' if late > len(names) else ''}" if names else ""
        self.note.say(f"照这样，到今天落后的 {late} 名{was}{some}。", "info")

    def _behind(self, session: Any, rules: Scheme) -> tuple[int, list[str]]:
        return duty.would_be_behind(
            session,
            rules,
            Filter(level=self.level),
            min(self.year, self.today.year),
            self.today,
            window=Window(0, NAMED),
        )

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Keep it."""
        wanted = self.wanted()
        with self.desk.store.writing(f"{self.year}年起的履职要求") as session:
            duty.keep_scheme(session, self.year, wanted)
        self.desk.done(f"从 {self.year} 年起按改过的要求。")


def _kinds(text: str) -> list[Choice]:
    return [Choice(kind, words) for kind, words in labels.DUTY_KIND.items() if text in words]


def _fraction(field: NumberField) -> Fraction:
    return Fraction(str(field.number() or 0)).limit_denominator(100)
