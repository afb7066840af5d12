"""成立督办组, 改督办组, 移出重点督办."""

import re

from PySide6.QtWidgets import QDialog

from npcdesk.errors import NotFound
from npcdesk.office import groups, suggestion_list
from npcdesk.office.groups import GroupBoard
from npcdesk.ui import dialogs
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import LongTextField, TextField
from npcdesk.ui.suggestion_deed import OfficeDeed, called

APART = re.compile(r"[、，,；;\s]+")


class GroupDialog(OfficeDeed):
    """The facts of a group."""

    def __init__(self, desk: Desk, title: str, subtitle: str, verb: str) -> None:
        self.desk, self.today = desk, desk.clock.today()
        super().__init__(title, subtitle, primary=verb, width=34)
        self.name = TextField("名称", required=True, placeholder="第一督办组")
        self.decided_by = TextField("由谁确定", hint="主任会议、主席团")
        self.on = DayField("确定日期", today=self.today, expects="past", required=True)
        self.leader = TextField("组长", required=True)
        self.post = TextField("职务", hint="例如：副主任")
        self.committee = TextField("对口工委", hint="例如：财经工委")
        self.members = TextField("成员", hint="姓名之间用顿号分开")
        self.plan = LongTextField("督办安排", lines=3, hint="打算怎么督办，可以以后再写")
        self.row(self.name, self.decided_by, self.on, shares=(4, 3, 4))
        self.row(self.leader, self.post, self.committee)
        self.row(self.members)
        self.row(self.plan)
        self.decided_by.set_value("主任会议")
        self.on.set_value(self.today)

    def names(self) -> tuple[str, ...]:
        """Return the members, each once."""
        return tuple(dict.fromkeys(filter(None, APART.split(self.members.value()))))

    def show_group(self, group: GroupBoard) -> None:
        """Fill in what is kept."""
        self.name.set_value(group.name)
        self.decided_by.set_value(group.decided_by)
        self.on.set_value(group.decided_on or self.today)
        self.leader.set_value(group.leader)
        self.post.set_value(group.leader_post)
        self.committee.set_value(group.committee)
        self.members.set_value("、".join(group.members))
        self.plan.set_value(group.plan)


class NewGroup(GroupDialog):
    """Forms a group, which follows `wanted` (ids joined by commas) at once."""

    def __init__(self, desk: Desk, wanted: str) -> None:
        self._wanted = [each for each in wanted.split(",") if each]
        many = f"成立后列入 {len(self._wanted)} 件建议" if self._wanted else ""
        super().__init__(desk, "成立督办组", many, "成立督办组")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Form it."""
        name, on = self.name.value(), self.on.value() or self.today
        with self.desk.store.writing(f"成立督办组 {name}") as session:
            made = groups.form(
                session,
                name=name,
                leader=self.leader.value(),
                leader_post=self.post.value(),
                committee=self.committee.value(),
                decided_by=self.decided_by.value(),
                decided_on=on,
                members=self.names(),
                plan=self.plan.value(),
                today=self.today,
            )
            for paper in self._wanted:
                groups.choose(session, made, paper, on=on)
        more = f"，列入 {len(self._wanted)} 件建议" if self._wanted else ""
        self.desk.done(f"{name}已经成立{more}。")


class AmendGroup(GroupDialog):
    """Changes the facts of a group."""

    def __init__(self, desk: Desk, group_id: str) -> None:
        self._id = group_id
        super().__init__(desk, "改督办组", "", "存下")
        with desk.store.reading() as session:
            known = {board.id: board for board in groups.boards(session, self.today)}
        if group_id not in known:
            msg = "没有找到这个督办组。"
            raise NotFound(msg)
        self.show_group(known[group_id])

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Keep what was changed."""
        with self.desk.store.writing(f"改{self.name.value()}") as session:
            groups.amend(
                session,
                self._id,
                name=self.name.value(),
                leader=self.leader.value(),
                leader_post=self.post.value(),
                committee=self.committee.value(),
                decided_by=self.decided_by.value(),
                decided_on=self.on.value() or self.today,
                members=self.names(),
                plan=self.plan.value(),
                today=self.today,
            )
        self.desk.done(f"{self.name.value()}改好了。")


def release(desk: Desk, suggestion_id: str) -> QDialog:
    """Ask, then take a suggestion out of its group."""
    with desk.store.reading() as session:
        paper = suggestion_list.ticked(session, [suggestion_id])[0]
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
