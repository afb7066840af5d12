"""值班表: the duty of a month, of one station or of all, with the chosen day beside it."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QVBoxLayout

from npcdesk import labels
from npcdesk.errors import NotFound
from npcdesk.forms import calendar_file
from npcdesk.office import duties, files, holidays, rota, station_papers, stations
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
    from npcdesk.office.duties import DutyDate, DutyLine
    from npcdesk.rules.deadlines import Calendar

HEADINGS = ("日期", "星期", "时间", "站点", "值班代表", "地点", "原定", "情况")
SATURDAY = 5


class RotaPage(Page):
    """The month calendar of duty; wanted: a station's id, or "" for all."""

    tab = "stations"
    watches = frozenset({"duty", "rota_rule", "station", "person", "visit", "visit_delegate"})

    def __init__(self, desk: Desk, wanted: str = "") -> None:
        super().__init__(desk, "值班表")
        self.head.set_trail([("代表之家", lambda: desk.open("tab:stations")), ("值班表", None)])
        self.rules, self.plan = second("值班规则", "settings"), primary("排值班表", "calendar_ltr")
        self.head.add(self.rules, self.plan)
        today = desk.clock.today()
        self.month = DutyMonth(today)
        self.pane = DutyPane(desk)
        self.name = Words("", "head")
        before = icon_button("chevron_left", "上个月（PgUp）", self)
        after = icon_button("chevron_right", "下个月（PgDn）", self)
        self.today = quiet("今天")
        self.pills = FilterPills([Pill("station", "站点", self._names, always=True)])
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
        self.pills.changed.connect(self.reload)
        self.plan.clicked.connect(lambda: desk.open("plan-rota", self.station_id()))
        self.rules.clicked.connect(lambda: desk.open("rota-rule", self.station_id()))
        self.print.clicked.connect(self.print_rota)
        self.sheet.clicked.connect(self.ask_sheet)
        self.ics.clicked.connect(self.ask_calendar)

    def station_id(self) -> str:
        """Return the station whose duty is shown, "" for all."""
        return self.pills.chosen().get("station", "")

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
            calendar = holidays.calendar(session)
        self._days = {}
        shown = [each for each in every if self.station_id() in ("", each.station_id)]
        for each in shown:
            self._days.setdefault(each.on, []).append(each)
        self._show(calendar)
        count = len(shown)
        self.pills.set_count(count, len(every), "个接待日")
        self.head.set_note(f"{day.year}年{day.month}月 {count} 个接待日" if count else "")
        self.rules.setVisible(bool(self.station_id()))  # rules are a station's own

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
        self.month.show_month(day, marks, shut)
        self.pane.show_day(day, self._days.get(day, []))

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
        """Ask where the rota of the half-year is to be written as a calendar."""
        self._lines()
        with self.desk.store.reading() as session:
            days = station_papers.events(session, *self.span(), station_id=self.station_id())
        name = f"{calendar_file.DUTY}{self.span()[0]:%Y%m%d}.ics"
        dialog = place_dialog.where_to(self.desk, self.window(), "导出日历", name, "日历 (*.ics)")

        def write(chosen: str) -> None:
            path = Path(chosen)
            files.write(path, calendar_file.duty_to_ics(days, made_at=datetime.now(UTC)))
            self.desk.say(f"{len(days)} 个值班日已存为 {path.name}，每个提前一天提醒。")

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


def _short(station: str) -> str:
    return station.removesuffix("人大代表之家").removesuffix("代表之家") or station


def on_day(desk: Desk, wanted: str) -> RotaPage:
    """Return the page at a station's duty day; wanted: station:day."""
    station_id, _, on = wanted.partition(":")
    page = RotaPage(desk, station_id)
    page.month.day = date.fromisoformat(on)
    return page
