"""提名, 成立督办组, 编组, 改督办组, 移出重点督办: what a group is, and what it follows."""

from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from npcdesk.models import GroupKind
from npcdesk.office import group_boards, group_events, groups, offices, suggestion_ticks
from npcdesk.office.group_boards import GroupBoard
from npcdesk.office.groups import Facts
from npcdesk.rules import group_life
from npcdesk.ui import dialogs
from npcdesk.ui.activity_dialogs import Finder
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import LongTextField, TextField
from npcdesk.ui.suggestion_deed import OfficeDeed, called
from npcdesk.ui.word_fields import NamesField, WordField

LEADER = "常委会组成人员"
SEVERAL = "姓名之间用顿号分开"
COMMITTEE = "例如：财经工委"


def committees(desk: Desk) -> list[str]:
    """Return the committees that earlier groups have named."""
    with desk.store.reading() as session:
        return groups.committees(session)


class GroupDialog(OfficeDeed):
    """The facts of a group; what is decided when is another line above them."""

    def __init__(self, desk: Desk, title: str, subtitle: str, verb: str) -> None:
        self.desk, self.today = desk, desk.clock.today()
        super().__init__(title, subtitle, primary=verb, width=38)
        self.name = TextField("名称", required=True, placeholder="第一督办组")
        self.on = DayField("日期", today=self.today, expects="past", required=True)
        persons = Finder(desk).delegates
        self.leader = NamesField("组长", find=persons, required=True, placeholder=LEADER)
        self.post = TextField("组长职务", hint="例如：常委会副主任")
        self.committee = WordField(
            "对口工委", words=partial(committees, desk), placeholder=COMMITTEE, has_hint=True
        )
        self.official = TextField("党政领导", hint="领衔办理的，可以不填")
        self.official_post = TextField("党政领导职务", hint="例如：副县长")
        self.members = NamesField("成员", find=persons, placeholder=SEVERAL)
        self.invited = NamesField("邀请的代表", find=persons, placeholder=SEVERAL)
        self.plan = LongTextField("督办安排", lines=2, hint="打算怎么督办，可以以后再写")
        self.on.set_value(self.today)

    def lay_out(self) -> None:
        """Add the facts below the first line."""
        self.row(self.leader, self.post, self.committee)
        self.row(self.official, self.official_post, QWidget())  # in the columns above
        self.row(self.members, self.invited)
        self.row(self.plan)

    def facts(self) -> Facts:
        """Return what was typed."""
        return Facts(
            name=self.name.value(),
            leader=self.leader.value(),
            leader_post=self.post.value(),
            official=self.official.value(),
            official_post=self.official_post.value(),
            committee=self.committee.value(),
            members=self.members.names(),
            invited=self.invited.names(),
            plan=self.plan.value(),
        )

    def show_group(self, group: GroupBoard) -> None:
        """Fill in what is kept."""
        self.name.set_value(group.name)
        self.leader.set_value(group.leader)
        self.post.set_value(group.leader_post)
        self.committee.set_value(group.committee)
        self.official.set_value(group.official)
        self.official_post.set_value(group.official_post)
        self.members.set_names(group.members)
        self.invited.set_names(group.invited)
        self.plan.set_value(group.plan)


class NewGroup(GroupDialog):
    """Forms a group, which follows `wanted` (ids joined by commas) at once."""

    def __init__(self, desk: Desk, wanted: str) -> None:
        self._wanted = [each for each in wanted.split(",") if each]
        many = f"成立后列入 {len(self._wanted)} 件建议" if self._wanted else ""
        super().__init__(desk, "成立督办组", many, "成立督办组")
        self.decided_by = TextField("由谁确定", hint="例如：第五次主任会议、主席团")
        self.row(self.name, self.decided_by, self.on, shares=(4, 4, 4))
        self.lay_out()
        with desk.store.reading() as session:
            self.decided_by.set_value(offices.meeting(session))

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Form it."""
        facts, on = self.facts(), self.on.value() or self.today
        with self.desk.store.writing(f"成立督办组 {facts.name}") as session:
            made = groups.form(
                session,
                name=facts.name,
                leader=facts.leader,
                leader_post=facts.leader_post,
                official=facts.official,
                official_post=facts.official_post,
                committee=facts.committee,
                members=facts.members,
                invited=facts.invited,
                plan=facts.plan,
                decided_by=self.decided_by.value(),
                decided_on=on,
                today=self.today,
            )
            for paper in self._wanted:
                groups.choose(session, made, paper, on=on)
        more = f"，列入 {len(self._wanted)} 件建议" if self._wanted else ""
        self.desk.done(f"{facts.name}已经成立{more}。")
        self.desk.made.emit(next(iter(self._wanted), made))


class Nominate(OfficeDeed):
    """Enters what a committee proposes (工委提名); the meeting decides later."""

    def __init__(self, desk: Desk, wanted: str) -> None:
        self.desk, self.today = desk, desk.clock.today()
        self._wanted = [each for each in wanted.split(",") if each]
        super().__init__("登记提名", "等主任会议、主席团确定", primary="登记提名", width=34)
        self.name = TextField("名称", required=True, placeholder="第一督办组")
        self.committee = WordField(
            "提名的工委", words=partial(committees, desk), required=True, placeholder=COMMITTEE
        )
        self.on = DayField("提名日期", today=self.today, expects="past", required=True)
        self.why = LongTextField("理由", lines=3, hint="为什么要重点督办，可以不填")
        self.row(self.name, self.committee, self.on)
        self.row(self.why)
        self.on.set_value(self.today)

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it."""
        on, by = self.on.value() or self.today, self.committee.value()
        facts = Facts(self.name.value(), committee=by)
        with self.desk.store.writing(f"提名 {facts.name}") as session:
            made = groups.nominate(
                session, facts, by=by, on=on, why=self.why.value(), today=self.today
            )
            for paper in self._wanted:
                groups.choose(session, made, paper, on=on)
        self.desk.done(f"{by}提名{facts.name}，等会议确定。")
        self.desk.made.emit(next(iter(self._wanted), made))


class KnownGroup(GroupDialog):
    """A dialog about the facts of a group that is there."""

    def __init__(self, desk: Desk, group_id: str, title: str, verb: str) -> None:
        self._id = group_id
        with desk.store.reading() as session:
            known = group_boards.file(session, group_id, desk.clock.today())
        self.known = known.board
        super().__init__(desk, title, known.board.name, verb)
        self.show_group(known.board)


class AmendGroup(KnownGroup):
    """Changes the facts of a group."""

    def __init__(self, desk: Desk, group_id: str) -> None:
        super().__init__(desk, group_id, "改督办组", "保存")
        self.row(self.name)
        self.lay_out()

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Keep what was changed."""
        facts = self.facts()
        with self.desk.store.writing(f"改{facts.name}") as session:
            groups.amend(session, self._id, facts)
        self.desk.done(f"{facts.name}改好了。")


class SetUp(KnownGroup):
    """Gives a group that was decided its leader and members (编组)."""

    def __init__(self, desk: Desk, group_id: str) -> None:
        super().__init__(desk, group_id, "编组", "编组")
        with desk.store.reading() as session:
            group_life.require_allowed(group_events.standing(session, group_id), GroupKind.FORM)
        self.row(self.name, self.on, QWidget())
        self.lay_out()

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Form it."""
        facts, on = self.facts(), self.on.value() or self.today
        with self.desk.store.writing(f"编组 {facts.name}") as session:
            groups.set_up(session, self._id, facts, on=on, today=self.today)
        self.desk.done(f"{facts.name}已经编组，组长 {facts.leader}。")


def release(desk: Desk, suggestion_id: str) -> QDialog:
    """Ask, then take a suggestion out of its group."""
    with desk.store.reading() as session:
        paper = suggestion_ticks.ticked(session, [suggestion_id])[0]
    what = called(paper.number)

    def deed() -> None:
        with desk.store.writing(f"移出重点督办：{what}") as session:
            groups.release(session, suggestion_id)
        desk.done(f"{what}已移出重点督办。")

    return dialogs.confirm(
        f"把{what}移出重点督办？",
        "移出重点督办",
        deed,
        note="办理经过不变，以后还可以再列入。",
    )
