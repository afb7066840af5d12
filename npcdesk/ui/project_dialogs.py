"""Projects and supervision groups as dialogs."""

from npcdesk import project_words
from npcdesk.models import ProjectSource
from npcdesk.office import project_groups, projects
from npcdesk.office.projects import Facts
from npcdesk.ui import years
from npcdesk.ui.activity_dialogs import Finder
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import DropField, LongTextField, TextField
from npcdesk.ui.money_field import MoneyField
from npcdesk.ui.pick_fields import Choice, PickField, PicksField
from npcdesk.ui.suggestion_deed import OfficeDeed

NO_GROUP = ""


class ProjectDialog(OfficeDeed):
    """Takes a project in, or changes one.

    Args:
        desk: the open office.
        project_id: the project to change, or "" for a new one.
    """

    begins_first = True

    def __init__(self, desk: Desk, project_id: str = "") -> None:
        self.desk, self.today, self._id = desk, desk.clock.today(), project_id
        verb = "改项目" if project_id else "登记项目"
        super().__init__(verb, "", primary="保存" if project_id else verb, width=38)
        year = self.today.year
        self.named = TextField("项目", required=True, hint="例如：农村集中供水管网改造")
        self.year = DropField("年度", choices=years.around(year))
        self.what = LongTextField("主要内容", lines=2, hint="可以不填")
        self.source = DropField("来源", choices=list(project_words.SOURCE.items()))
        self.proposer = TextField("提出人", hint="可以不填")
        self.on = DayField("提出日期", today=self.today, expects="past", required=True)
        self.responsible = TextField("责任单位", hint="可以不填")
        self.official = TextField("分管领导", hint="可以不填")
        self.group = DropField("监督小组", choices=[(NO_GROUP, "还没有定")])
        self.total = MoneyField("总投资（万元）")
        self.money = MoneyField("年度投资（万元）")
        self.funds = TextField("资金来源", hint="例如：县财政。可以不填")
        self.finish_on = DayField("完成时间", today=self.today, expects="future")
        self.row(self.named, self.year, shares=(3, 1))
        self.row(self.what)
        self.row(self.source, self.proposer, self.on)
        self.row(self.responsible, self.official, self.group)
        self.row(self.total, self.money)
        self.row(self.funds, self.finish_on)
        self.year.set_value(str(year))
        self.source.set_value(ProjectSource.DELEGATE.value)
        self.on.set_value(self.today)
        self.group.setVisible(bool(project_id))
        if project_id:
            self._fill()

    def _fill(self) -> None:
        with self.desk.store.reading() as session:
            known = projects.own(session, self._id)
            groups = project_groups.lines(session, known.year)
            self.group.set_choices([(NO_GROUP, "还没有定"), *((g.id, g.name) for g in groups)])
            self.group.set_value(known.group_id or NO_GROUP)
            self.named.set_value(known.title)
            self.year.set_choices(years.around(self.today.year, known.year))
            self.year.set_value(str(known.year))
            self.what.set_value(known.body)
            self.source.set_value(known.source.value)
            self.proposer.set_value(known.proposer)
            self.responsible.set_value(known.responsible)
            self.official.set_value(known.official)
            self.total.set_yuan(known.total_yuan)
            self.money.set_yuan(known.year_yuan)
            self.funds.set_value(known.funds)
            self.finish_on.set_value(known.finish_on)
        self.on.hide()

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Take it in or change it."""
        facts = Facts(
            year=int(self.year.value() or self.today.year),
            title=self.named.value(),
            body=self.what.value(),
            source=ProjectSource(self.source.value()),
            proposer=self.proposer.value(),
            responsible=self.responsible.value(),
            official=self.official.value(),
            total_yuan=self.total.yuan(),
            year_yuan=self.money.yuan(),
            funds=self.funds.value(),
            finish_on=self.finish_on.value(),
        )
        with self.desk.store.writing(f"{self.title.text()}：{facts.title}") as session:
            if self._id:
                projects.amend(session, self._id, facts)
                project_groups.assign(session, self._id, self.group.value() or None)
                made = self._id
            else:
                on = self.on.value() or self.today
                made = projects.propose(session, facts, on=on, today=self.today)
        self.desk.done(f"“{facts.title}”{'改好了' if self._id else '已登记'}。")
        self.desk.made.emit(made)


class ProjectGroupDialog(OfficeDeed):
    """Forms a supervision group, or changes its leader and who joined it.

    Args:
        desk: the open office.
        wanted: the year and the group's id, joined by a colon; no id for a new one.
    """

    begins_first = True

    def __init__(self, desk: Desk, wanted: str) -> None:
        year, _, self._id = wanted.partition(":")
        self.desk, self.today = desk, desk.clock.today()
        self._year = int(year or self.today.year)
        verb = "改监督小组" if self._id else "成立监督小组"
        super().__init__(verb, f"{self._year} 年", primary="保存" if self._id else verb, width=34)
        find = Finder(desk).delegates
        self.named = TextField("名称", required=True, hint="例如：第一监督小组")
        self.leader = PickField("组长", find=find, hint="名册里的代表，可以不填")
        self.members = PicksField("报名的代表", find=find, hint="写姓名选，可以选几位")
        self.row(self.named, self.leader)
        self.row(self.members)
        self._were: dict[str, str] = {}
        if self._id:
            self._fill()

    def _fill(self) -> None:
        with self.desk.store.reading() as session:
            known = {each.id: each for each in project_groups.lines(session, self._year)}
        group = known[self._id]
        self.named.set_value(group.name)
        if group.leader_id:
            self.leader.set_value(Choice(group.leader_id, group.leader, ""))
        here = [member for member in group.members if member.left_on is None]
        self.members.set_value([Choice(each.person_id, each.name, "") for each in here])
        self._were = {each.person_id: each.id for each in here}

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Form or change it."""
        name, leader = self.named.value(), self.leader.choice()
        who = {"leader": leader.words, "leader_id": leader.id} if leader else {}
        chosen = list(self.members.value())
        with self.desk.store.writing(f"监督小组：{name}") as session:
            if self._id:
                project_groups.amend(session, self._id, name, **who)
                made = self._id
            else:
                made = project_groups.form(session, self._year, name, **who)
            for person_id in chosen:
                project_groups.join(session, made, person_id, on=self.today, today=self.today)
            for person_id, member in self._were.items():
                if person_id not in chosen:
                    project_groups.leave(session, member, on=self.today)
        self.desk.done(f"{name}登记好了，{len(chosen)} 人。")
