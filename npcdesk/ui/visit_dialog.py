"""登记接待: where and when, who was there, and what people said, in their own words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea

from npcdesk import labels
from npcdesk.models import Disposition, VisitKind
from npcdesk.office import delegates, duties, stations, visits
from npcdesk.office.visits import NewOpinion
from npcdesk.ui.buttons import ENTER, Verb, quiet
from npcdesk.ui.day_field import DayField
from npcdesk.ui.deed_dialog import DeedDialog
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import DropField, LongTextField, NumberField, TextField
from npcdesk.ui.pick_fields import Choice, PickField, PicksField
from npcdesk.ui.unit_picks import UnitPicks
from npcdesk.ui.word_fields import ReadField, WordField
from npcdesk.workbooks import numbers

# sources.md 2.7: fields K; an office may write others
CATEGORIES = (
    *("供水", "供电", "交通", "公共设施", "环境卫生", "教育", "医疗", "社保", "养老", "住房"),
    *("农业农村", "土地征收", "社会治安", "其他"),
)

TOLD = frozenset({Disposition.RAISED.value, Disposition.REFUSED.value})
VOTERS = [(value, labels.VOTER[value]) for value in ("", "yes", "no")]


@dataclass(frozen=True, slots=True, weakref_slot=True)  # PySide6 6.8 keeps slots weakly
class Voice:
    """The fields of one opinion."""

    words: LongTextField
    category: WordField
    speaker: TextField
    phone: ReadField
    disposition: DropField
    address: TextField
    sex: DropField
    voter: DropField
    comment: TextField
    unit: PickField
    told: TextField

    def ask(self) -> None:
        """Ask what the way of handling must say beside itself."""
        way = self.disposition.value()
        self.unit.setVisible(way == Disposition.TRANSFERRED.value)
        self.told.setVisible(way in TOLD)

    def is_empty(self) -> bool:
        """Tell whether nothing was entered here."""
        return not any(f.value() for f in (self.words, self.category, self.speaker, self.phone))

    def opinion(self, unit_id: str) -> NewOpinion:
        """Return what was entered, with the unit that it goes to."""
        return NewOpinion(
            words=self.words.value(),
            category=self.category.value(),
            speaker=self.speaker.value(),
            speaker_phone=self.phone.value(),
            speaker_address=self.address.value(),
            speaker_sex=self.sex.value(),
            voter=self.voter.value(),
            comment=self.comment.value(),
            disposition=Disposition(self.disposition.value()),
            unit_id=unit_id or None,
            told=self.told.value() if self.disposition.value() in TOLD else "",
        )


class VisitDialog(DeedDialog):
    """A new visit."""

    def __init__(self, desk: Desk, station_id: str = "") -> None:
        super().__init__(
            "登记接待",
            "群众的话照原话记；不愿留名的不填姓名",
            primary="登记接待",
            second="登记，再登一次",
        )
        self.desk, self.today = desk, desk.clock.today()
        self.station = PickField(
            "站点",
            find=self._stations,
            required=True,
            placeholder="打几个字就能找到",
            nothing="没有这个站点，请先登记站点",
        )
        self.day = DayField(
            "日期", today=self.today, expects="past", required=True, check=self._day_wrong
        )
        self.kind = DropField("方式", choices=list(labels.VISIT_KIND.items()))
        self.received = NumberField("接待群众（人次）", hint="不填就按意见条数算")
        self.people = PicksField(
            "接待代表",
            find=self._delegates,
            required=True,
            placeholder="姓名、拼音首字母、代表证号",
            nothing="名册里没有，请先登记这位代表",
        )
        self.staff = TextField("工作人员", hint="记录的人，可以不填")
        self.hours = TextField("时段", hint="例如 9:00–11:30")
        self._units = UnitPicks(desk)
        self.row(self.station, self.day, self.kind, self.received, shares=(5, 5, 3, 4))
        self.row(self.people, self.staff, self.hours, shares=(10, 4, 3))
        self.voices: list[Voice] = []
        self.more = quiet("再记一条", "add")
        self.more.setToolTip("再记一条（Ctrl+N）")
        self.more.clicked.connect(self.add_voice)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.day.set_value(self.today)
        self._add_fields()
        self._choose_station(station_id)

    # fields

    def _choose_station(self, station_id: str) -> None:
        with self.desk.store.reading() as session:
            known = stations.find(session, "", limit=200)
        chosen = [each for each in known if each[0] == station_id or len(known) == 1]
        if chosen:
            self.station.set_value(Choice(*chosen[0]))
        if not known:
            first = Verb("登记站点", self._station_first)
            self.note.say("还没有站点，请先登记站点，再来登记接待。", "warn", first)
        (self.day if chosen else self.station).take_focus()

    def _station_first(self) -> None:
        self.give_up()
        self.desk.open("new-station")

    def _stations(self, text: str) -> list[Choice]:
        with self.desk.store.reading() as session:
            return [Choice(*found) for found in stations.find(session, text)]

    def _delegates(self, text: str) -> list[Choice]:
        with self.desk.store.reading() as session:
            found = delegates.find(session, text)
        return [Choice(each.id, each.name, each.note) for each in found]

    def _day_wrong(self, day: date) -> str:
        return "这一天还没有到，请核对日期。" if day > self.today else ""

    def _add_fields(self) -> None:
        here = len(self.voices) + 1
        dispositions = [(v, w) for v, w in labels.DISPOSITION.items() if v != "suggestion"]
        voice = Voice(
            LongTextField(
                f"第 {here} 条：群众反映的问题（原话）",
                lines=2,
                has_hint=False,
                placeholder="回车到下一格，Shift+回车换行",
            ),
            WordField("分类", words=lambda: CATEGORIES),
            TextField("群众姓名", placeholder="不填就是匿名", has_hint=False),
            ReadField("电话", read=numbers.read_phone),
            DropField("处理方式", choices=dispositions, has_hint=False),
            TextField("住址村组", has_hint=False),
            DropField("性别", choices=[("", ""), ("female", "女"), ("male", "男")], has_hint=False),
            DropField("本区选民", choices=VOTERS, has_hint=False),
            TextField("代表意见", has_hint=False),
            PickField("转办到", find=self._units.find, required=True),
            TextField("报到哪里，或告知群众去哪里", required=True, has_hint=False),
        )
        voice.disposition.changed.connect(voice.ask)
        voice.words.area.installEventFilter(self)
        self.voices.append(voice)
        self.body.removeWidget(self.more)
        self.row(voice.words)
        self.row(voice.category, voice.speaker, voice.phone, voice.disposition)
        self.row(voice.address, voice.sex, voice.voter, voice.comment, shares=(4, 2, 2, 6))
        self.row(voice.unit, voice.told)
        voice.ask()
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def add_voice(self) -> None:
        """Make room for one more opinion."""
        self._add_fields()
        self.voices[-1].words.take_focus()
        QTimer.singleShot(0, self, self._show_last)  # once the new fields are laid out

    def _show_last(self) -> None:
        area = self.findChild(QScrollArea)
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(self.voices[-1].disposition)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on from what was said, as from any other field; Shift+Enter is a new line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in ENTER and keys == Qt.KeyboardModifier.NoModifier:
                self.go_on()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+N makes room for one more opinion."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_N and control:
            self.add_voice()
        else:
            super().keyPressEvent(event)

    # the deed

    def check(self) -> bool:
        """Check every field; an opinion with a speaker must have words."""
        fine = super().check()
        for voice in self.voices:
            if not voice.is_empty() and not voice.words.value():
                voice.words.show_error("请写下群众反映的问题，用原话。")
                if fine:
                    voice.words.take_focus()
                fine = False
        return fine

    def deed(self, *, second: bool) -> None:
        """Enter the visit with what was said."""
        day, station = self.day.value() or self.today, self.station.choice()
        heard = [voice for voice in self.voices if not voice.is_empty()]
        place = station.words if station else ""
        with self.desk.store.writing(f"登记接待 {place}") as session:
            said = tuple(voice.opinion(self._unit(session, voice)) for voice in heard)
            new = visits.NewVisit(
                station_id=self.station.value(),
                held_on=day,
                delegate_ids=self.people.value(),
                kind=VisitKind(self.kind.value()),
                staff=self.staff.value(),
                received=int(self.received.number() or 0),
                hours=self.hours.value(),
                opinions=said,
            )
            made = visits.log(session, new, today=self.today)
        told = f"，{len(said)} 条意见" if said else ""
        self.desk.done(f"{labels.day_short(day)}{place}的接待已登记{told}。")
        self.desk.made.emit(made)
        if second:
            again = self.station.value()
            self.finished.connect(lambda _code: self.desk.open("new-visit", again))

    def _unit(self, session: Any, voice: Voice) -> str:
        """Return the unit that an opinion goes to; one that is new is entered."""
        chosen = voice.unit.choice()
        moved = voice.disposition.value() == Disposition.TRANSFERRED.value
        return self._units.ids(session, [chosen])[0] if chosen and moved else ""


def on_duty(desk: Desk, wanted: str) -> VisitDialog:
    """Return the dialog of a station's duty day, with who is on duty; wanted: station:day."""
    station_id, _, on = wanted.partition(":")
    with desk.store.reading() as session:
        day = duties.one_date(session, station_id, date.fromisoformat(on))
    dialog = VisitDialog(desk, station_id)
    dialog.day.set_value(day.on)
    dialog.people.set_value([Choice(x.person_id, x.name) for x in day.lines if x.person_id])
    return dialog
