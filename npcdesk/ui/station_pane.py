"""One station beside the list: where it is, who runs it, what came of it this year."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.rules import identity
from npcdesk.ui import station_deeds
from npcdesk.ui.buttons import Verb, link, small
from npcdesk.ui.cards import scrolled
from npcdesk.ui.desk import Desk
from npcdesk.ui.due_list import Agenda, AgendaDay
from npcdesk.ui.duty_pane import DutyCard
from npcdesk.ui.facts import Fact, Facts
from npcdesk.ui.flow import clear
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words, rule

if TYPE_CHECKING:
    from npcdesk.office.stations import StationLine
    from npcdesk.office.visits import VisitRow

SHOWN = 6


class StationPane(QFrame):
    """What is kept of one station, and its newest visits."""

    visits_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.desk = desk
        self.station_id = ""
        em = look().em
        self.title = Words("", "heading", wrap=True)
        self.edit, self.log = small("编辑", "edit"), small("登记接待", "add")
        self.rota, self.page = small("值班表", "calendar_ltr"), small("公开页", "document")
        self.facts, self.newest, self.next = Facts(), QVBoxLayout(), QVBoxLayout()
        self.heard = Words("最近的接待", "head")
        self.all = link("全部")
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, em(0.3), 0)
        inside.setSpacing(em(0.5))
        verbs, heads = QHBoxLayout(), QHBoxLayout()
        for button in (self.edit, self.log, self.rota):
            verbs.addWidget(button)
        verbs.addStretch()
        heads.addWidget(self.heard)
        heads.addStretch()
        heads.addWidget(self.all)
        inside.addWidget(self.title)
        inside.addLayout(verbs)
        inside.addWidget(self.facts)
        inside.addLayout(self.next)
        inside.addWidget(rule())
        inside.addLayout(heads)
        inside.addLayout(self.newest)
        inside.addWidget(rule())
        inside.addWidget(self.page, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(em(0.8), em(0.7), em(0.5), em(0.6))
        self._area = scrolled(inner)
        whole.addWidget(self._area)
        self.edit.clicked.connect(lambda: desk.open("station", self.station_id))
        self.log.clicked.connect(lambda: desk.open("new-visit", self.station_id))
        self.rota.clicked.connect(lambda: desk.open("rota", self.station_id))
        self.page.clicked.connect(lambda: station_deeds.ask_page(desk, self, self.station_id))
        self.all.clicked.connect(lambda: self.visits_wanted.emit(self.station_id))

    def show_station(self, line: "StationLine | None") -> None:
        """Show a station, or none."""
        self._area.setVisible(line is not None)
        self.station_id = line.id if line else ""
        if line is None:
            return
        self.title.say(line.name)
        waiting = f"，待处理 {line.open_opinions} 条" if line.open_opinions else ""
        phone = identity.mask_phone(line.phone) if line.phone else ""
        facts = (
            Fact("类别", line.kind),
            Fact("上级站点", line.parent),
            Fact("所在乡镇", line.township),
            Fact("地址", line.address),
            Fact("负责人", "　".join(filter(None, (labels.padded(line.manager), phone)))),
            Fact("接待日", line.reception_day),
            Fact("工作人员", self._staff(line.id), verb=self._verb("station-staff")),
            Fact("所属代表", _members(line), verb=self._verb("station-delegates")),
            Fact("今年", f"接待 {line.visits} 次，意见 {line.opinions} 条{waiting}"),
        )
        self.facts.show_facts([fact for fact in facts if fact.value])
        self._show_next(line)
        self._show_newest(line)

    def _verb(self, kind: str) -> Verb:
        return Verb("编辑", lambda: self.desk.open(kind, self.station_id))

    def _staff(self, station_id: str) -> str:
        """Return who works there today."""
        from npcdesk.office import station_staff  # noqa: PLC0415 - after the first paint

        today = self.desk.clock.today()
        with self.desk.store.reading() as session:
            lines = station_staff.lines(session, station_id)
        there = [line for line in lines if line.works(today)]
        names = [f"{line.name}（{line.duty}）" if line.duty else line.name for line in there]
        return "、".join(names) or "还没有登记"

    def _show_next(self, line: "StationLine") -> None:
        """Show the next duty day with its verbs, and the days after it."""
        from npcdesk.office import duties  # noqa: PLC0415 - after the first paint

        clear(self.next)
        if line.next_on is None:
            return
        today = self.desk.clock.today()
        with self.desk.store.reading() as session:
            first, *rest = duties.upcoming(session, today, station_id=line.id)
        on = f"{labels.day(first.on)} {labels.weekday(first.on)}"
        self.next.addWidget(rule())
        self.next.addWidget(Words("下次接待", "second", "text3"))
        self.next.addWidget(DutyCard(self.desk, first, name=on))
        days = [
            AgendaDay(
                f"{day.on.month}.{day.on.day}",
                labels.weekday(day.on, short=True),
                day.names or "空着",
                day.lines[0].moved,
            )
            for day in rest
        ]
        agenda = Agenda()
        agenda.show_days(days)
        self.next.addWidget(agenda)

    def _show_newest(self, line: "StationLine") -> None:
        from npcdesk.office import visits  # noqa: PLC0415 - after the first paint
        from npcdesk.office.windows import Window  # noqa: PLC0415 - as above

        with self.desk.store.reading() as session:
            wanted = visits.Filter(station_id=line.id)
            rows = visits.lines(session, wanted, window=Window(0, SHOWN))
        self.all.setVisible(bool(rows))
        clear(self.newest)
        for row in rows:
            self.newest.addWidget(self._visit(row))
        if not rows:
            self.newest.addWidget(Words("还没有接待登记。", "second", "text3"))

    def _visit(self, row: "VisitRow") -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(look().em(0.5))
        day = link(labels.day_dotted(row.held_on))
        day.setAccessibleName(f"看{labels.day(row.held_on)}的接待")
        day.clicked.connect(lambda: self.desk.open("visit", row.id))
        across.addWidget(day)
        across.addWidget(Words(row.words or row.delegates, elide=True), 1)
        return line


def _members(line: "StationLine") -> str:
    """Return 12 名，进站率 92%（11÷12）."""
    rate = f"，进站率 {line.rate}%（{line.came}÷{line.delegates}）" if line.rate is not None else ""
    return f"{line.delegates} 名{rate}"
