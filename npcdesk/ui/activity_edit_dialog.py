"""改活动: what an activity is put right, before it was held or after."""

from dataclasses import replace

from npcdesk import labels
from npcdesk.models import ActivityKind
from npcdesk.office import activities, activity_list, offices
from npcdesk.ui.activity_dialogs import Finder
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import DropField, LongTextField, NumberField, TextField
from npcdesk.ui.pick_fields import Choice, PickField
from npcdesk.ui.suggestion_deed import OfficeDeed


class EditActivity(OfficeDeed):
    """Changes an activity's facts; of one that was held its day and its record too."""

    begins_first = True

    def __init__(self, desk: Desk, activity_id: str) -> None:
        self.desk, self.today, self.id = desk, desk.clock.today(), activity_id
        with desk.store.reading() as session:
            self.kept = activities.facts(session, activity_id)
            self.file = activity_list.file(session, activity_id, self.today)
            self.sitting = offices.here(session)
        super().__init__("改活动", self.kept.title, primary="保存", width=38)
        find, self.was_held = Finder(desk), self.file.line.held_on is not None
        self.kind = DropField("类型", choices=list(labels.ACTIVITY_KIND.items()), required=True)
        self.title_field = TextField("名称", required=True)
        self.planned_on = DayField("计划日期", today=self.today, expects="near")
        self.held_on = DayField(
            "开展日期", today=self.today, expects="past", required=self.was_held
        )
        self.venue, self.organiser = TextField("地点"), TextField("组织单位")
        self.team = PickField("代表小组", find=find.teams, hint="应到的名单不跟着改")
        self.station = PickField("站点", find=find.stations)
        self.term = NumberField("第几届")
        self.ordinal = NumberField("第几次会议")
        self.record = LongTextField("记录", lines=3)
        self.row(self.kind, self.title_field, shares=(4, 12))
        self.row(self.planned_on, self.held_on, self.venue, shares=(4, 4, 8))
        self.row(self.team, self.station, self.organiser)
        self.row(self.term, self.ordinal).addStretch(2)
        self.row(self.record)
        self._fill()
        self.kind.changed.connect(self._by_kind)
        self._by_kind()

    def _fill(self) -> None:
        kept, line = self.kept, self.file.line
        self.kind.set_value(kept.kind.value)
        for field, words in (
            (self.title_field, kept.title),
            (self.venue, kept.place),
            (self.organiser, kept.organiser),
            (self.record, self.file.record),
        ):
            field.set_value(words)
        self.planned_on.set_value(kept.planned_on)
        self.held_on.set_value(line.held_on)
        if kept.team_id:
            self.team.set_value(Choice(kept.team_id, line.team))
        if kept.station_id:
            self.station.set_value(Choice(kept.station_id, line.station))
        for number, said in (
            (self.term, kept.term or self.sitting.term),
            (self.ordinal, kept.session or self.sitting.session),
        ):
            number.set_number(said)
        for late in (self.held_on, self.record):
            late.setVisible(self.was_held)

    def _by_kind(self) -> None:
        sitting = self.kind.value() == ActivityKind.CONGRESS.value
        for number in (self.term, self.ordinal):
            number.setVisible(sitting)

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Keep it."""
        kind = ActivityKind(self.kind.value())
        sitting = kind is ActivityKind.CONGRESS
        facts = replace(
            self.kept,
            kind=kind,
            title=self.title_field.value(),
            planned_on=self.planned_on.value(),
            place=self.venue.value(),
            team_id=self.team.value() or None,
            station_id=self.station.value() or None,
            organiser=self.organiser.value(),
            term=int(self.term.number() or 0) if sitting else 0,
            session=int(self.ordinal.number() or 0) if sitting else 0,
        )
        with self.desk.store.writing(f"改活动 {facts.title}") as session:
            activities.amend(
                session,
                self.id,
                facts,
                held_on=self.held_on.value() if self.was_held else None,
                record=self.record.value() if self.was_held else None,
                today=self.today,
            )
        self.desk.done(f"“{facts.title}”改好了。")
