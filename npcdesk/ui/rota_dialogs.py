"""排值班表, 值班规则, 换人, 改日子: what is decided about a station's rota."""

from datetime import date
from typing import TYPE_CHECKING, Any

from npcdesk import labels
from npcdesk.errors import DeskError, NotFound
from npcdesk.models import LeastPer, Roll
from npcdesk.office import delegates, duties, rota, rota_rules, stations
from npcdesk.office.rota_rules import RuleFacts
from npcdesk.ui.buttons import link
from npcdesk.ui.columns import Column
from npcdesk.ui.day_field import DayField
from npcdesk.ui.deed_dialog import DeedDialog
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import CheckField, DropField, NumberField, TextField
from npcdesk.ui.pick_fields import Choice, PickField
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.theme import look
from npcdesk.ui.word_fields import WordField
from npcdesk.ui.words import Words

if TYPE_CHECKING:
    from npcdesk.office.duties import DutyLine
    from npcdesk.office.rota import Seat, StationPlan

DAYS = ("每单月15日", "每月15日", "每周三", "每月第二个周三", "每月5日、20日", "每月最后一个周五")
AHEAD = 180  # days within which a turn may be changed with another


def _moved(seat: "Seat") -> str:
    kept = "已定，不动" if seat.kept else ""
    moved = f"原定{labels.day_short(seat.nominal_on)}" if seat.on != seat.nominal_on else ""
    return "，".join(filter(None, (kept, moved)))


def _seat_id(line: "tuple[str, Seat]") -> str:
    station, seat = line
    return f"{station} {seat.nominal_on} {seat.starts} {seat.name}"


SEATS: "tuple[Column[tuple[str, Seat]], ...]" = (
    Column("日期", lambda s: labels.day_dotted(s[1].on), rank=1, width=5.2, align="right"),
    Column("", lambda s: labels.weekday(s[1].on, short=True), rank=1, width=2.6),
    Column("站点", lambda s: s[0], rank=1, width=8, stretch=True),
    Column("代表", lambda s: labels.padded(s[1].name) or "空着", rank=1, width=5, look="strong"),
    Column("情况", lambda s: _moved(s[1]), rank=1, width=9),
)


class PlanDialog(DeedDialog):
    """The rota of a half-year, seen before it is written; wanted: a station's id, "" for all."""

    def __init__(self, desk: Desk, station_id: str = "") -> None:
        super().__init__(
            "排值班表",
            "过去的、手工改过的、公告已经贴出的不动",
            primary="写入值班表",
            width=38,
        )
        self.desk, self.today = desk, desk.clock.today()
        self.ids = [station_id] if station_id else self._with_rules()
        self.plans: list[StationPlan] = []
        first, last = rota.half_of(self.today)
        self.first = DayField("从", today=self.today, expects="near", required=True)
        self.last = DayField("到", today=self.today, expects="future", required=True)
        self.first.set_value(first)
        self.last.set_value(last)
        self.row(self.first, self.last)
        self.told = Words("", "second", "text2", wrap=True)
        self.table = LinesTable(LinesModel(SEATS, id_of=_seat_id, tickable=False), name="值班表")
        self.table.setMinimumHeight(look().em(15))
        self.body.addWidget(self.told)
        self.body.addWidget(self.table)
        for field in (self.first, self.last):
            field.changed.connect(self._plan)
        self._plan()

    def _with_rules(self) -> list[str]:
        with self.desk.store.reading() as session:
            found = rota.with_rules(session)
        if not found:
            msg = "还没有站点登记值班规则。请先选一个站点，再按“值班规则”。"
            raise NotFound(msg)
        return found

    def _read(self, session: Any) -> "list[StationPlan]":
        first, last = self.first.value() or self.today, self.last.value() or self.today
        return rota.preview(session, self.ids, first, last, today=self.today)

    def _plan(self) -> None:
        if (self.first.value() or date.max) > (self.last.value() or date.min):
            return  # half typed: the primary button tells
        with self.desk.store.reading() as session:
            self.plans = self._read(session)
        seats = [(plan.station, seat) for plan in self.plans for seat in plan.seats]
        self.table.lines.show_lines(sorted(seats, key=lambda each: each[1].on))
        new = sum(not seat.kept for _, seat in seats)
        said = [
            f"新排 {new} 人次",
            *(_loads(plan) for plan in self.plans[:1] if len(self.ids) == 1),
        ]
        if len(self.plans) > 1:
            widest = max(plan.spread for plan in self.plans)
            said.append(f"{len(self.plans)} 个站点，同一站点的代表相差不超过 {widest} 次")
        self.told.say("；".join(filter(None, said)))
        self.note.say("\n".join(line for plan in self.plans for line in plan.told()), "warn")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Write what was seen."""
        with self.desk.store.writing("排值班表") as session:
            new = rota.write(session, self._read(session), today=self.today)
        self.desk.done(f"值班表已写好，新排 {new} 人次。")


def _loads(plan: "StationPlan") -> str:
    times = sorted({load.times for load in plan.loads})
    if not times:
        return ""
    span = str(times[0]) if len(times) == 1 else f"{times[0]}–{times[-1]}"
    return f"{plan.station} {len(plan.loads)} 名代表，全年每人 {span} 次"


class RuleDialog(DeedDialog):
    """The rules of one station: one at a time."""

    def __init__(self, desk: Desk, station_id: str) -> None:
        self.desk, self.station_id = desk, station_id
        with desk.store.reading() as session:
            self.station = stations.called(session, station_id)
            self.lines = {line.id: line.facts for line in rota_rules.lines(session, station_id)}
        super().__init__("值班规则", self.station, primary="保存规则", width=34)
        self.which = DropField(
            "规则", choices=[*((each, f.days) for each, f in self.lines.items()), ("", "再加一条")]
        )
        self.days = WordField(
            "接待日", words=lambda: DAYS, required=True, placeholder="每单月15日、每周三"
        )
        self.starts, self.ends = TextField("从几点"), TextField("到几点")
        self.venue = TextField("地点", placeholder="不填就是站点的地址", has_hint=False)
        self.roll = DropField("遇节假日", choices=list(labels.ROLL.items()))
        self.seats = NumberField("每天几名代表")
        self.least = NumberField("每人至少几次", hint="0 是不要求")
        self.per = DropField("在多久之内", choices=list(labels.LEAST_PER.items()))
        self.drop = link("去掉这条规则")
        if self.lines:
            self.row(self.which)
        self.row(self.days, self.starts, self.ends, shares=(3, 1, 1))
        self.row(self.venue, self.roll)
        self.row(self.seats, self.least, self.per)
        self.body.addWidget(self.drop)
        self.which.changed.connect(self._fill)
        self.drop.clicked.connect(self._drop)
        self._fill()
        self.days.take_focus()

    def _fill(self) -> None:
        facts = self.lines.get(self.which.value()) or RuleFacts("")
        for name in ("days", "starts", "ends", "venue", "seats", "least"):
            getattr(self, name).set_value(str(getattr(facts, name)))
        self.roll.set_value(facts.roll.value)
        self.per.set_value(facts.least_per.value)
        self.drop.setVisible(bool(self.which.value()))

    def _drop(self) -> None:
        with self.desk.store.writing(f"去掉值班规则 {self.station}") as session:
            rota_rules.drop(session, self.which.value())
        self.desk.done(f"{self.station}的“{self.days.value()}”已去掉，排好的值班没有动。")
        self.finish()

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Keep the rule."""
        facts = RuleFacts(
            days=self.days.value(),
            starts=self.starts.value(),
            ends=self.ends.value(),
            venue=self.venue.value(),
            roll=Roll(self.roll.value()),
            seats=int(self.seats.value() or 0),
            least=int(self.least.value() or 0),
            least_per=LeastPer(self.per.value()),
        )
        with self.desk.store.writing(f"值班规则 {self.station}") as session:
            if self.which.value() in self.lines:
                rota_rules.amend(session, self.which.value(), facts)
            else:
                rota_rules.add(session, self.station_id, facts)
        self.desk.done(f"{self.station}的值班规则已保存，可以排值班表了。")


class ReplaceDialog(DeedDialog):
    """换人: another delegate, a change of turns, or nobody."""

    def __init__(self, desk: Desk, duty_id: str) -> None:
        self.desk, self.duty_id = desk, duty_id
        today = desk.clock.today()
        with desk.store.reading() as session:
            self.line = duties.line(session, duty_id)
            until = date.fromordinal(today.toordinal() + AHEAD)
            self.others = duties.between(session, today, until, station_id=self.line.station_id)
        on = f"{labels.day(self.line.on)} {labels.weekday(self.line.on)}"
        super().__init__(
            "换人",
            f"{self.line.station}，{on}，{self.line.name or '空着'}",
            primary="换人",
            width=30,
        )
        self.who = PickField(
            "换成",
            find=self._find,
            placeholder="姓名、拼音首字母、代表证号",
            nothing="名册里没有，请先登记这位代表",
        )
        turns = [
            ("", "不对调"),
            *((each.id, _turn(each)) for each in self.others if self._fits(each)),
        ]
        self.swap = DropField("或者和另一班对调", choices=turns)
        self.empty = CheckField("这个班次空着，重新排班也不补")
        self.row(self.who)
        if self.line.person_id and len(turns) > 1:
            self.row(self.swap)
        self.row(self.empty)
        self.who.take_focus()

    def _fits(self, other: "DutyLine") -> bool:
        return bool(other.person_id) and other.person_id != self.line.person_id

    def _find(self, text: str) -> list[Choice]:
        with self.desk.store.reading() as session:
            if not text.strip():
                found = rota.members(session, self.line.station_id)
                return [Choice(each, name, "所属代表") for each, name in found[:8]]
            some = delegates.find(session, text, limit=8)
        return [Choice(each.id, each.name, each.note) for each in some]

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Change the turn."""
        who, other = self.who.value(), self.swap.value()
        if not (who or other or self.empty.value()):
            msg = "请选换成谁，或者和哪一班对调。"
            raise DeskError(msg)
        with self.desk.store.writing(f"换人 {self.line.station}") as session:
            if who:
                duties.replace(session, self.duty_id, who)
            elif other:
                duties.swap(session, self.duty_id, other)
            else:
                duties.leave_empty(session, self.duty_id)
        self.desk.done(f"{labels.day_short(self.line.on)}的值班已改，重新排班时不再改动。")


def _turn(line: "DutyLine") -> str:
    return f"{labels.day_short(line.on)} {line.name}"


class MoveDialog(DeedDialog):
    """改日子: a duty day is held on another; wanted: station:day."""

    def __init__(self, desk: Desk, wanted: str) -> None:
        self.desk = desk
        self.station_id, _, on = wanted.partition(":")
        self.on = date.fromisoformat(on)
        with desk.store.reading() as session:
            self.station = duties.one_date(session, self.station_id, self.on).station
        super().__init__(
            "改日子", f"{self.station}，{labels.day(self.on)}", primary="改日子", width=26
        )
        today = desk.clock.today()
        self.to = DayField("改到", today=today, expects="future", required=True)
        self.row(self.to)
        self.to.take_focus()

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Move the day."""
        to = self.to.value() or self.on
        with self.desk.store.writing(f"改日子 {self.station}") as session:
            duties.move(session, self.station_id, self.on, to)
        self.desk.done(f"{labels.day_short(self.on)}的值班已改到{labels.day_short(to)}。")
