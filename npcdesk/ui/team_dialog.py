"""成立代表小组, 编辑代表小组: what a team is, and who is in it."""

from npcdesk import labels
from npcdesk.models import TeamBasis
from npcdesk.office import teams
from npcdesk.ui.activity_dialogs import Finder
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import DropField, TextField
from npcdesk.ui.pick_fields import Choice, PickField, PicksField
from npcdesk.ui.suggestion_deed import OfficeDeed


class TeamDialog(OfficeDeed):
    """A team: a new one, or with its id one that is there."""

    begins_first = True

    def __init__(self, desk: Desk, team_id: str = "") -> None:
        self.desk, self.today, self.id = desk, desk.clock.today(), team_id
        verb = "保存" if team_id else "成立代表小组"
        title = "编辑代表小组" if team_id else "成立代表小组"
        super().__init__(title, "成员从一天起、到一天止，随时可以调整", primary=verb, width=36)
        find = Finder(desk)
        self.name = TextField("名称", required=True, placeholder="沙河镇第一代表小组")
        self.basis = DropField("划分", choices=list(labels.TEAM_BASIS.items()), required=True)
        self.field = TextField("地域或领域", hint="城关镇、财政经济")
        self.convener = PickField("召集人", find=find.delegates)
        self.station = PickField("站点", find=find.stations)
        self.served_by = TextField("服务保障单位", hint="例如：财经工委")
        self.members = PicksField(
            "成员", find=find.delegates, placeholder="姓名、拼音首字母、代表证号"
        )
        self.since = DayField("加入、离开的日期", today=self.today, expects="near", required=True)
        self.row(self.name, self.basis, self.field, shares=(7, 3, 5))
        self.row(self.convener, self.station, self.served_by)
        self.row(self.members)
        self.row(self.since).addStretch(2)
        self.since.set_value(self.today)
        self.basis.set_value(TeamBasis.AREA.value)
        self._known: dict[str, str] = {}
        if team_id:
            self._fill(team_id)

    def _fill(self, team_id: str) -> None:
        with self.desk.store.reading() as session:
            team = teams.own(session, team_id)
            inside = set(teams.member_ids(session, team_id, self.today))
            people = [m for m in teams.members(session, team_id) if m.person_id in inside]
            (line,) = [
                each
                for each in teams.lines(session, self.today, self.today.year)
                if each.id == team_id
            ]
        self._known = {member.person_id: member.name for member in people}
        self.name.set_value(team.name)
        self.basis.set_value(team.basis.value)
        self.field.set_value(team.field)
        self.served_by.set_value(team.served_by)
        if team.convener_id:
            self.convener.set_value(Choice(team.convener_id, line.convener))
        if team.station_id:
            self.station.set_value(Choice(team.station_id, line.station))
        self.members.set_value([Choice(*each) for each in self._known.items()])

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Keep it; whoever is no more among the members leaves on the day."""
        name, on = self.name.value(), self.since.value() or self.today
        wanted = list(self.members.value())
        facts = teams.Facts(
            name=name,
            basis=TeamBasis(self.basis.value()),
            field=self.field.value(),
            convener_id=self.convener.value() or None,
            station_id=self.station.value() or None,
            served_by=self.served_by.value(),
        )
        with self.desk.store.writing(f"{self.title.text()} {name}") as session:
            if self.id:
                teams.amend(session, self.id, facts)
            made = self.id or teams.form(session, facts)
            teams.join(session, made, wanted, on=on)
            for person_id in self._known.keys() - set(wanted):
                teams.leave(session, made, person_id, on=on)
        self.desk.done(f"{name}{'改好了' if self.id else '已经成立'}，成员 {len(wanted)} 名。")
        self.desk.made.emit(made)
