"""工作人员, 所属代表: who works at a station, and which delegates belong to it."""

from npcdesk.office import delegates, rota, station_staff, stations
from npcdesk.office.station_staff import StaffFacts
from npcdesk.ui.buttons import link
from npcdesk.ui.day_field import DayField
from npcdesk.ui.deed_dialog import DeedDialog
from npcdesk.ui.desk import Desk
from npcdesk.ui.field import Field
from npcdesk.ui.fields import DropField, TextField
from npcdesk.ui.pick_fields import Choice, PicksField
from npcdesk.ui.word_fields import ReadField, WordField
from npcdesk.workbooks import numbers

DUTIES = ("站长", "副站长", "联络员", "信息员")


class StaffDialog(DeedDialog):
    """Who works at a station, one at a time; whoever left stays with the day."""

    def __init__(self, desk: Desk, station_id: str) -> None:
        self.desk, self.station_id = desk, station_id
        with desk.store.reading() as session:
            station = stations.called(session, station_id)
            known = [line.id for line in station_staff.lines(session, station_id)]
            self.known = {each: station_staff.facts(session, each) for each in known}
        super().__init__("工作人员", station, primary="保存", second="保存，再登一位", width=34)
        self.which = DropField("哪一位", choices=self._choices(), has_hint=False)
        self.fields: dict[str, Field] = {
            "name": TextField("姓名", required=True),
            "duty": WordField("职责", words=lambda: DUTIES),
            "phone": ReadField("电话", read=numbers.read_phone),
            "from_on": DayField("从哪天起", today=desk.clock.today(), expects="past"),
            "to_on": DayField("做到哪天", today=desk.clock.today(), expects="near"),
        }
        self.drop = link("去掉（登记错了）")
        if self.known:
            self.row(self.which)
        for line in ("name duty phone", "from_on to_on"):
            self.row(*(self.fields[name] for name in line.split()))
        self.body.addWidget(self.drop)
        self.which.changed.connect(self._fill)
        self.drop.clicked.connect(self._drop)
        self._fill()
        self.fields["name"].take_focus()

    def _choices(self) -> list[tuple[str, str]]:
        left = {each: "，已离开" if facts.to_on else "" for each, facts in self.known.items()}
        named = [(each, f"{facts.name}{left[each]}") for each, facts in self.known.items()]
        return [("", "再加一位"), *named]

    def _fill(self) -> None:
        facts = self.known.get(self.which.value()) or StaffFacts("")
        for name, field in self.fields.items():
            field.set_value(getattr(facts, name))
        self.drop.setVisible(bool(self.which.value()))

    def _drop(self) -> None:
        name = self.known[self.which.value()].name
        with self.desk.store.writing(f"去掉工作人员 {name}") as session:
            station_staff.drop(session, self.which.value())
        self.desk.done(f"{name}已去掉。")
        self.finish()

    def deed(self, *, second: bool) -> None:
        """Keep what was entered."""
        facts = StaffFacts(**{name: field.value() for name, field in self.fields.items()})
        with self.desk.store.writing(f"工作人员 {facts.name}") as session:
            if self.which.value() in self.known:
                station_staff.amend(session, self.which.value(), facts)
            else:
                station_staff.add(session, self.station_id, facts)
        self.desk.done(f"{facts.name}已保存。")
        if second:
            self.finished.connect(lambda _code: self.desk.open("station-staff", self.station_id))


class MembersDialog(DeedDialog):
    """Which delegates belong to a station: the rota is made of them."""

    def __init__(self, desk: Desk, station_id: str) -> None:
        self.desk, self.station_id = desk, station_id
        with desk.store.reading() as session:
            self.station = stations.called(session, station_id)
            self.known = dict(rota.members(session, station_id))
        super().__init__("所属代表", self.station, primary="保存", width=34)
        self.people = PicksField(
            "代表",
            find=self._find,
            placeholder="姓名、拼音首字母、代表证号",
            nothing="名册里没有，请先登记这位代表",
            hint="值班表从这些代表里排；一位代表只归一个站点",
        )
        self.row(self.people)
        self.people.set_value([Choice(each, name) for each, name in self.known.items()])
        self.people.take_focus()

    def _find(self, text: str) -> list[Choice]:
        with self.desk.store.reading() as session:
            found = delegates.find(session, text)
        return [Choice(each.id, each.name, each.note) for each in found]

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Let those belong to it, and those who were taken out to none."""
        wanted = self.people.value()
        with self.desk.store.writing(f"所属代表 {self.station}") as session:
            station_staff.assign(session, self.station_id, set(wanted) - set(self.known))
            station_staff.assign(session, None, set(self.known) - set(wanted))
        self.desk.done(f"{self.station}现有 {len(wanted)} 名代表。")
