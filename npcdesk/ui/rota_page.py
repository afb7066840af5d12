"""值班表: duty and activities of a month, of one station or of all, the chosen day beside it."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QVBoxLayout

from npcdesk import labels
from npcdesk.errors import NotFound
from npcdesk.forms import calendar_file
from npcdesk.office import (
    activity_calendar,
    duties,
    files,
    holidays,
    rota,
    station_papers,
    stations,
)
from npcdesk.rules.deadlines import is_worked
from npcdesk.ui import place_dialog
from npcdesk.ui.buttons import icon_button, primary, quiet, second
from npcdesk.ui.cards import WithPane
from npcdesk.ui.desk import Desk
from npcdesk.ui.duty_month import DutyMark, DutyMonth
from npcdesk.ui.duty_pane import DutyPane
from npcdesk.ui.filters import Filter as Pill
from npcdesk.ui.filters import FilterPills
from npcdesk.ui.month import month_step
from npcdesk.ui.page import Page
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words
from npcdesk.workbooks.list_out import Listed, write_list

if TYPE_CHECKING:
    from npcdesk.job import Job
    from npcdesk.office.activity_list import ActivityLine
    from npcdesk.office.duties import DutyDate, DutyLine
    from npcdesk.rules.deadlines import Calendar

DUTY, ACTIVITIES = "duty", "activities"
WHAT = [(DUTY, "值班"), (ACTIVITIES, "活动")]
LEGEND = (
    DutyMark("值班"),
    DutyMark("已接待", "closed", "closed_soft"),
    DutyMark("计划的活动", "wait", "wait_soft"),
    DutyMark("已开展的活动", "replied", "replied_soft"),
    DutyMark("等着办：贴公告、登记开展", "soon", "soon_soft"),
)
HEADINGS = ("日期", "星期", "时间", "站点", "值班代表", "地点", "原定", "情况")
SATURDAY = 5


class RotaPage(Page):
    """The month calendar of duty; wanted: a station's id, or "" for all."""

    tab = "stations"
    watches = frozenset(
        {
            *("duty", "rota_rule", "station", "person", "visit", "visit_delegate"),
            *("activity", "activity_part"),
        }
    )

    def __init__(self, desk: Desk, wanted: str = "") -> None:
        super().__init__(desk, "值班表")
        self.head.set_trail([("代表之家", lambda: desk.open("tab:stations")), ("值班表", None)])
        self.rules, self.plan = second("值班规则", "settings"), primary("排值班表", "calendar_ltr")
        self.head.add(self.rules, self.plan)
        today = desk.clock.today()
        self.month = DutyMonth(today, LEGEND)
        self.pane = DutyPane(desk)
        self.name = Words("", "head")
        before = icon_button("chevron_left", "上个月（PgUp）", self)
        after = icon_button("chevron_right", "下个月（PgDn）", self)
        self.today = quiet("今天")
        self.pills = FilterPills(
            [
                Pill("what", "内容", lambda: WHAT, always=True),
                Pill("station", "站点", self._names, always=True),
            ]
        )
        self.print = quiet("打印", "print")
        self.sheet, self.ics = quiet("导出", "arrow_export"), quiet("导出日历", "calendar_ltr")
        for part in (before, self.name, after, self.today):
            self.tools.addWidget(part)
        self.tools.addWidget(self.pills, 1)
        for part in (self.print, self.sheet, self.ics):
            self.tools.addWidget(part)
        card = QFrame()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(look().em(0.2), 0, look().em(0.2), look().em(0.2))
        inside.addWidget(self.month)
        self.beside = WithPane(card, self.pane)
        self.body.addWidget(self.beside)
        self._days: dict[date, list[DutyDate]] = {}
        self._held: dict[date, list[ActivityLine]] = {}
        self._show_from(wanted, today)
        before.clicked.connect(lambda: self.go(month_step(self.month.day, -1)))
        after.clicked.connect(lambda: self.go(month_step(self.month.day, 1)))
        self._connect()

    def _show_from(self, wanted: str, today: date) -> None:
        self.month.day = today
        if wanted:
            self.pills.choose("station", wanted, dict(self._names()).get(wanted, ""))

    def _connect(self) -> None:
        desk = self.desk
        self.today.clicked.connect(lambda: self.go(desk.clock.today()))
        self.month.moved.connect(self.go)
        self.month.opened.connect(lambda _day: self.beside.open_pane())
        self.month.mark_opened.connect(lambda wanted: desk.open("activity", wanted))
        self.pills.changed.connect(self.reload)
        self.plan.clicked.connect(lambda: desk.open("plan-rota", self.station_id()))
        self.rules.clicked.connect(lambda: desk.open("rota-rule", self.station_id()))
        self.print.clicked.connect(self.print_rota)
        self.sheet.clicked.connect(self.ask_sheet)
        self.ics.clicked.connect(self.ask_calendar)

    def station_id(self) -> str:
        """Return the station whose duty is shown, "" for all."""
        return self.pills.chosen().get("station", "")

    def shows(self, what: str) -> bool:
        """Tell whether duty, or activities, are among what is shown."""
        return self.pills.chosen().get("what", what) == what

    def _names(self) -> list[tuple[str, str]]:
        with self.desk.store.reading() as session:
            return [(found[0], found[1]) for found in stations.find(session, "", limit=60)]

    # what is shown

    def reload(self) -> None:
        """Read the month again."""
        day = self.month.day
        first = day.replace(day=1)
        last = day.replace(day=monthrange(day.year, day.month)[1])
        with self.desk.store.reading() as session:
            every = duties.dates(duties.between(session, first, last))
            held = self._activities(session, first, last)
            calendar = holidays.calendar(session)
        self._days, self._held = {}, {}
        shown = [
            each
            for each in every
            if self.station_id() in ("", each.station_id) and self.shows(DUTY)
        ]
        for each in shown:
            self._days.setdefault(each.on, []).append(each)
        for line in held:
            self._held.setdefault(line.on or first, []).append(line)
        self._show(calendar)
        if self.shows(DUTY):
            self.pills.set_count(len(shown), len(every), "个接待日")
        else:
            self.pills.set_count(len(held), len(held), "次活动")
        counts = [f"{len(shown)} 个接待日"] * bool(shown) + [f"{len(held)} 次活动"] * bool(held)
        self.head.set_note(f"{day.year}年{day.month}月 {'，'.join(counts)}" if counts else "")
        self.rules.setVisible(bool(self.station_id()))  # rules are a station's own
        for part in (self.print, self.sheet):
            part.setVisible(self.shows(DUTY))

    def _activities(self, session: "Any", first: date, last: date) -> "list[ActivityLine]":
        if not self.shows(ACTIVITIES):
            return []
        today = self.desk.clock.today()
        return activity_calendar.between(session, first, last, today, station_id=self.station_id())

    def go(self, day: date) -> None:
        """Mark a day, and show its month when it is another."""
        same = (day.year, day.month) == (self.month.day.year, self.month.day.month)
        self.month.day = day
        if same:
            with self.desk.store.reading() as session:
                self._show(holidays.calendar(session))
        else:
            self.reload()

    def _show(self, calendar: "Calendar") -> None:
        day = self.month.day
        self.name.say(f"{day.year}年{day.month}月")
        shut = {
            each: "休" if not is_worked(each, calendar) else "班"
            for each in self.month.days()
            if is_worked(each, calendar) != (each.weekday() < SATURDAY)
        }
        one = bool(self.station_id())
        marks = {
            on: [self._mark(each, one=one) for each in some] for on, some in self._days.items()
        }
        for on, held in self._held.items():
            marks.setdefault(on, []).extend(map(_activity_mark, held))
        self.month.show_month(day, marks, shut)
        self.pane.show_day(day, self._days.get(day, []), self._held.get(day, ()))

    def _mark(self, day: "DutyDate", *, one: bool) -> DutyMark:
        words = day.names or "空着" if one else f"{_short(day.station)} {day.names}"
        today = self.desk.clock.today()
        if day.held:
            return DutyMark(words, "closed", "closed_soft")
        if today <= day.on and day.posted_on is None and today >= day.post_by:
            return DutyMark(words, "soon", "soon_soft")
        return DutyMark(words, "text" if day.on >= today else "text3", "selected")

    # what the person does

    def key_new(self) -> None:
        """Ctrl+N: plan."""
        self.plan.click()

    def span(self) -> tuple[date, date]:
        """Return the half-year of the month that is shown: what is printed and exported."""
        return rota.half_of(self.month.day)

    def print_rota(self) -> None:
        """Show the rota of the half-year as it will be printed: of the station, or of each."""
        first, last = self.span()
        some = [self.station_id()] if self.station_id() else self._planned()
        wanted = ",".join(f"{each}:{first}:{last}" for each in some)
        self.desk.open("print", f"rota-table:{wanted}")

    def _planned(self) -> list[str]:
        return list(dict.fromkeys(line.station_id for line in self._lines()))

    def _lines(self) -> "list[DutyLine]":
        """Return the duties of the half-year; `NotFound` when there is none."""
        with self.desk.store.reading() as session:
            lines = duties.between(session, *self.span(), station_id=self.station_id())
        if not lines:
            msg = "这半年还没有排值班，请先按“排值班表”。"
            raise NotFound(msg)
        return lines

    def ask_sheet(self) -> None:
        """Ask where the rota of the half-year is to be written as a workbook."""
        days, (first, last) = duties.dates(self._lines()), self.span()
        span = f"{labels.day(first)}至{labels.day(last)}"
        listed = Listed(
            "代表值班表", HEADINGS, (span, *self.pills.words()), self.desk.clock.today()
        )
        rows = [_row(day) for day in days]
        name = f"代表值班表{first:%Y%m%d}.xlsx"
        dialog = place_dialog.where_to(
            self.desk, self.window(), "导出值班表", name, "Excel 工作簿 (*.xlsx)"
        )

        def write(chosen: str) -> None:
            def begin() -> "Job[Any]":
                return write_list(Path(chosen), listed, rows)

            told = f"{len(rows)} 天的值班已导出。"
            self.desk.carry_out(
                begin, title="导出值班表", then=lambda _n: self.desk.say(told), writes=False
            )

        dialog.fileSelected.connect(write)
        dialog.open()

    def ask_calendar(self) -> None:
        """Ask where the half-year is to be written as a calendar: what the page shows of it.

        Raises:
            NotFound: there is nothing in it.
        """
        span, of = self.span(), self.station_id()
        with self.desk.store.reading() as session:
            duty = self.shows(DUTY)
            days = station_papers.events(session, *span, station_id=of) if duty else []
            held = self._activities(session, *span)
        if not (days or held):
            msg = "这半年还没有值班和活动，没有日历可导出。"
            raise NotFound(msg)
        both, one = calendar_file.BOTH, calendar_file.DUTY if days else calendar_file.ACTIVITIES
        called = both if days and held else one
        name = f"{called}{span[0]:%Y%m%d}.ics"
        dialog = place_dialog.where_to(self.desk, self.window(), "导出日历", name, "日历 (*.ics)")
        events = [*days, *map(activity_calendar.event, held)]
        told = [f"{len(days)} 个值班日"] * bool(days) + [f"{len(held)} 次活动"] * bool(held)

        def write(chosen: str) -> None:
            path, made_at = Path(chosen), datetime.now(UTC)
            files.write(path, calendar_file.duty_to_ics(events, made_at=made_at, name=called))
            self.desk.say(f"{'、'.join(told)}已存为 {path.name}，每个提前一天提醒。")

        dialog.fileSelected.connect(write)
        dialog.open()


def _row(day: "DutyDate") -> Sequence[str]:
    return (
        labels.day_dotted(day.on),
        labels.weekday(day.on, short=True),
        day.hours,
        day.station,
        day.names,
        day.venue,
        day.lines[0].moved.removeprefix("原定"),
        "已接待" if day.held else "",
    )


def _activity_mark(line: "ActivityLine") -> DutyMark:
    kind = labels.ACTIVITY_KIND[line.kind]
    words = line.title if kind in line.title else f"{kind} {line.title}"
    tone = "soon" if line.overdue else "replied" if line.held_on else "wait"
    return DutyMark(words, tone, f"{tone}_soft", line.id)


def _short(station: str) -> str:
    return station.removesuffix("人大代表之家").removesuffix("代表之家") or station


def on_day(desk: Desk, wanted: str) -> RotaPage:
    """Return the page at a station's duty day; wanted: station:day."""
    station_id, _, on = wanted.partition(":")
    page = RotaPage(desk, station_id)
    page.month.day = date.fromisoformat(on)
    return page


class ActivityMonth(RotaPage):
    """The month of activities alone, as it is opened from 履职."""

    tab = "roster"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.head.set_title("活动月历")
        trail = [("代表名册", "tab:roster"), ("履职", "activities")]
        steps = [(words, partial(desk.open, kind)) for words, kind in trail]
        self.head.set_trail([*steps, ("活动月历", None)])
        self.pills.choose("what", ACTIVITIES, "活动")
        self.new = primary("登记活动", "add")
        self.new.clicked.connect(self.key_new)
        self.head.add(self.new)

    def reload(self) -> None:
        """Read the month again; duty is planned on its own page."""
        super().reload()
        for part in (self.rules, self.plan):
            part.hide()

    def key_new(self) -> None:
        """Ctrl+N: an activity."""
        self.desk.open("new-activity")
