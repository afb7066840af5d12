"""登记活动, 通知, 登记开展, 登记出席, 登记成果, 取消, 提醒: what is entered about an activity."""

from PySide6.QtWidgets import QDialog

from npcdesk import labels
from npcdesk.models import ActivityKind, Attendance, OutcomeKind
from npcdesk.office import (
    absences,
    activities,
    activity_files,
    activity_list,
    delegates,
    offices,
    stations,
    teams,
)
from npcdesk.office import suggestion_names as papers
from npcdesk.office.activities import Attended, Facts
from npcdesk.office.activity_list import ActivityFile
from npcdesk.rules import activity_life
from npcdesk.rules.activity_life import State, Step
from npcdesk.ui import dialogs
from npcdesk.ui.choice_cards import CardChoice, ChoiceCards
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.enclosed import Enclosed
from npcdesk.ui.fields import CheckField, DropField, LongTextField, NumberField, TextField
from npcdesk.ui.pick_fields import Choice, PickField, PicksField
from npcdesk.ui.suggestion_deed import OfficeDeed

WHEN = (
    CardChoice("held", "已经开展", "马上记到代表的档案里"),
    CardChoice("planned", "列入计划", "到日子再登记谁来了"),
)


class Finder:
    """Finds delegates, teams and stations by what is typed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def delegates(self, text: str) -> list[Choice]:
        """Return delegates by name, initials, number."""
        with self._desk.store.reading() as session:
            found = delegates.find(session, text)
        return [Choice(each.id, each.name, each.note) for each in found]

    def teams(self, text: str) -> list[Choice]:
        """Return teams by a part of their name."""
        with self._desk.store.reading() as session:
            return [Choice(*each) for each in teams.find(session, text)]

    def stations(self, text: str) -> list[Choice]:
        """Return stations by a part of their name."""
        with self._desk.store.reading() as session:
            return [Choice(*each) for each in stations.find(session, text)]


class NewActivity(OfficeDeed):
    """Enters an activity: planned, or held already; `wanted` is team:id, mandate:id, or nothing."""

    def __init__(self, desk: Desk, wanted: str = "") -> None:
        self.desk, self.today, self.made = desk, desk.clock.today(), ""
        super().__init__("登记活动", "走访、接待在代表之家登记", primary="登记活动", width=38)
        find = Finder(desk)
        self.when = ChoiceCards("情况", cards=WHEN, required=True)
        self.kind = DropField("类型", choices=list(labels.ACTIVITY_KIND.items()), required=True)
        self.title_field = TextField("名称", required=True, placeholder="视察农村饮水安全工程")
        self.on = DayField("日期", today=self.today, expects="near", required=True)
        self.venue = TextField("地点")
        self.organiser = TextField("组织单位")
        self.team = PickField("代表小组", find=find.teams, hint="它的成员都算应到")
        self.people = PicksField(
            "参加的代表", find=find.delegates, placeholder="姓名、拼音首字母、代表证号"
        )
        self.everyone = CheckField("本级在任的代表都算应到")
        self.record = LongTextField("记录", lines=3, hint="做了什么，议了什么，可以以后再写")
        self.row(self.when)
        self.row(self.kind, self.title_field, self.on, shares=(4, 8, 4))
        self.row(self.venue, self.organiser, self.team, shares=(5, 5, 6))
        self.row(self.people)
        self.row(self.everyone)
        self.row(self.record)
        self.when.set_value("held")
        self.kind.set_value(ActivityKind.TEAM.value)
        self.on.set_value(self.today)
        self._start(wanted)

    def _start(self, wanted: str) -> None:
        kind, _, of = wanted.partition(":")
        with self.desk.store.reading() as session:
            if kind == "team" and of:
                self.team.set_value(Choice(of, teams.own(session, of).name))
            if kind == "mandate" and of:
                file = delegates.file(session, of, self.today)
                self.people.set_value([Choice(file.person_id, file.draft.name)])

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it."""
        held, on = self.when.value() == "held", self.on.value() or self.today
        title, kind = self.title_field.value(), ActivityKind(self.kind.value())
        with self.desk.store.writing(f"登记活动 {title}") as session:
            sitting = offices.here(session) if kind is ActivityKind.CONGRESS else None
            facts = Facts(
                kind=kind,
                title=title,
                planned_on=None if held else on,
                place=self.venue.value(),
                team_id=self.team.value() or None,
                organiser=self.organiser.value(),
                term=sitting.term if sitting else 0,
                session=sitting.session if sitting else 0,
            )
            made = activities.plan(session, facts, today=self.today)
            if self.everyone.value():
                activities.call(session, made, activities.everyone(session, self.today))
            came = [Attended(each, Attendance.PRESENT) for each in self.people.value()]
            if held:
                activities.attend(session, made, came)
                said = self.record.value()
                rest = Attendance.PRESENT
                activities.hold(session, made, on=on, record=said, rest=rest, today=self.today)
            else:
                activities.call(session, made, list(self.people.value()))
        self.desk.done(f"“{title}”{'已登记' if held else '已列入计划'}。")
        self.desk.made.emit(made)


class ActivityDeed(OfficeDeed):
    """A dialog about one activity."""

    step: Step | None = None

    def __init__(self, desk: Desk, activity_id: str, title: str, verb: str) -> None:
        self.desk, self.today, self.id = desk, desk.clock.today(), activity_id
        self.file = _file(desk, activity_id)
        line = self.file.line
        if self.step is not None:
            activity_life.require(State(line.state), self.step)
        super().__init__(title, line.title, primary=verb, width=34)

    def names(self, *how: Attendance) -> list[Choice]:
        """Return those of the called who are kept so."""
        return [
            Choice(part.person_id, part.name, part.delegation)
            for part in self.file.parts
            if part.attendance in how
        ]


class Notice(ActivityDeed):
    """Enters that the delegates were told."""

    step = Step.NOTICE

    def __init__(self, desk: Desk, activity_id: str) -> None:
        super().__init__(desk, activity_id, "登记通知", "登记通知")
        self.on = DayField("通知日期", today=self.today, expects="past", required=True)
        self.words = LongTextField("通知的内容", lines=4, hint="时间、地点、准备什么，可以不填")
        self.row(self.on).addStretch(1)
        self.row(self.words)
        self.on.set_value(self.today)

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it."""
        title, on = self.file.line.title, self.on.value() or self.today
        with self.desk.store.writing(f"登记通知 {title}") as session:
            activities.notice(session, self.id, on=on, words=self.words.value(), today=self.today)
        self.desk.done(f"“{title}”已登记通知。")


class Hold(ActivityDeed):
    """Enters that it was held, and who was not there."""

    step = Step.HOLD

    def __init__(self, desk: Desk, activity_id: str) -> None:
        super().__init__(desk, activity_id, "登记开展", "登记开展")
        find, line = Finder(desk), self.file.line
        self.on = DayField("日期", today=self.today, expects="past", required=True)
        self.venue = TextField("地点")
        self.away = PicksField("请假的代表", find=find.delegates)
        self.absent = PicksField("缺席的代表", find=find.delegates, hint="没有请假的")
        self.others = CheckField(f"其余应到的都到了（应到 {line.called} 名）")
        self.enclosed = Enclosed(desk)
        self.record = LongTextField("记录", lines=4, hint="做了什么，议了什么")
        self.row(self.on, self.venue, shares=(4, 8))
        self.row(self.away)
        self.row(self.absent)
        self.row(self.others)
        self.row(self.record)
        self.row(self.enclosed)
        planned = line.planned_on
        self.on.set_value(planned if planned and planned <= self.today else self.today)
        self.venue.set_value(line.place)
        self.others.set_value(True)

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it."""
        title, on = self.file.line.title, self.on.value() or self.today
        some = [Attended(each, Attendance.LEAVE) for each in self.away.value()]
        some += [Attended(each, Attendance.ABSENT) for each in self.absent.value()]
        with self.desk.store.writing(f"登记开展 {title}") as session:
            activities.attend(session, self.id, some)
            activities.hold(
                session,
                self.id,
                on=on,
                record=self.record.value(),
                place=self.venue.value(),
                rest=Attendance.PRESENT if self.others.value() else None,
                today=self.today,
            )
            for path in self.enclosed.paths:
                activity_files.attach(session, self.desk.store.blobs, self.id, path)
        self.desk.done(f"“{title}”已登记开展。")


class Attend(ActivityDeed):
    """Says of some delegates how they took part; of 述职 the votes.

    Args:
        desk: the open office.
        wanted: the activity's id; after a colon how, after another who (ids, with commas).
    """

    def __init__(self, desk: Desk, wanted: str) -> None:
        activity_id, how, who = (*wanted.split(":"), "", "")[:3]
        super().__init__(desk, activity_id, "登记出席", "登记出席")
        find = Finder(desk)
        self.people = PicksField(
            "代表", find=find.delegates, required=True, placeholder="姓名、拼音首字母、代表证号"
        )
        self.how = DropField("出席", choices=list(labels.ATTENDANCE.items()), required=True)
        self.times = NumberField("半天数", hint="请假的写几个半天")
        self.role = TextField("身份", hint="组长、发言人，可以不填")
        self.note_field = TextField("备注")
        votes = ("满意票", "基本满意票", "不满意票")
        self.votes = [NumberField(words, hint="述职测评") for words in votes]
        self.row(self.people)
        self.row(self.how, self.times, self.role, shares=(4, 4, 8))
        self.row(self.note_field)
        if self.file.line.kind == ActivityKind.REPORT:
            self.row(*self.votes)
        self._fill(how, who.split(","))

    def _fill(self, how: str, who: list[str]) -> None:
        """Put in whoever is chosen already, and of a single one what is kept."""
        some = [part for part in self.file.parts if part.person_id in who]
        kept = some[0].attendance if len(some) == 1 else ""
        came = Attendance.PRESENT.value
        self.how.set_value(how or (kept if kept != Attendance.DUE.value else "") or came)
        self.people.set_value([Choice(each.person_id, each.name) for each in some])
        for part in some if len(some) == 1 else ():
            self.times.set_number(part.times)
            self.role.set_value(part.role)
            self.note_field.set_value(part.note)
            for field, count in zip(self.votes, part.votes, strict=True):
                field.set_number(count or None)

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it."""
        counted = [int(each.number() or 0) for each in self.votes]
        votes = (counted[0], counted[1], counted[2]) if any(counted) else None
        said, times = Attendance(self.how.value()), int(self.times.number() or 1)
        role, note = self.role.value(), self.note_field.value()
        some = [Attended(who, said, times, role, note, votes) for who in self.people.value()]
        with self.desk.store.writing(f"登记出席 {self.file.line.title}") as session:
            activities.attend(session, self.id, some)
        self.desk.done(f"{len(some)} 名代表的出席已登记。")


class Conclude(ActivityDeed):
    """Enters what came of it: a suggestion, or a report."""

    step = Step.OUTCOME

    def __init__(self, desk: Desk, activity_id: str) -> None:
        super().__init__(desk, activity_id, "登记成果", "登记成果")
        self.number = TextField("形成的建议", hint="建议号，或题目的一部分")
        self.report = TextField("调研报告的题目", hint="没有形成建议、写了报告的填这里")
        self.words = LongTextField("说明", lines=3, hint="可以不填")
        self.enclosed = Enclosed(desk)
        self.on = DayField("日期", today=self.today, expects="past", required=True)
        self.row(self.number, self.on, shares=(8, 4))
        self.row(self.report)
        self.row(self.words)
        self.row(self.enclosed)
        self.on.set_value(self.today)

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it."""
        said, title = self.number.value(), self.file.line.title
        with self.desk.store.writing(f"登记成果 {title}") as session:
            paper = papers.named(session, said).id if said else None
            made = activities.conclude(
                session,
                self.id,
                OutcomeKind.SUGGESTION if paper else OutcomeKind.REPORT,
                on=self.on.value() or self.today,
                title="" if paper else self.report.value(),
                words=self.words.value(),
                suggestion_id=paper,
            )
            for path in self.enclosed.paths:
                activity_files.attach_to_outcome(session, self.desk.store.blobs, made, path)
        self.desk.done(f"“{title}”的成果已登记。")


class Cancel(ActivityDeed):
    """Enters that it does not take place, and why."""

    step = Step.CANCEL

    def __init__(self, desk: Desk, activity_id: str) -> None:
        super().__init__(desk, activity_id, "取消活动", "取消活动")
        self.why = LongTextField("理由", lines=3, required=True)
        self.row(self.why)

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it."""
        title, why = self.file.line.title, self.why.value()
        with self.desk.store.writing(f"取消活动 {title}") as session:
            activities.cancel(session, self.id, on=self.today, why=why, today=self.today)
        self.desk.done(f"“{title}”已取消。")


def remind(desk: Desk, mandate_id: str) -> QDialog:
    """Ask, then enter that a delegate was reminded of being absent from the congress."""
    with desk.store.reading() as session:
        (found,) = [each for each in absences.warned(session) if each.mandate_id == mandate_id]
        missed = absences.sittings(session, found.person_id)

    def deed() -> None:
        on = desk.clock.today()
        with desk.store.writing(f"提醒{found.name}缺席大会") as session:
            for activity_id in missed:
                activities.remind(session, activity_id, found.person_id, on=on)
        desk.done(f"已登记提醒{found.name}。")

    note = f"{found.name}{found.words}。"
    return dialogs.confirm(
        f"已经提醒{found.name}代表了？", "登记提醒", deed, note=note, keep="还没有"
    )


def _file(desk: Desk, activity_id: str) -> ActivityFile:
    with desk.store.reading() as session:
        return activity_list.file(session, activity_id, desk.clock.today())
