"""Topics as dialogs: the topic itself, who takes a part, what belongs to it."""

from typing import Any

from npcdesk import labels, topic_words
from npcdesk.errors import DeskError
from npcdesk.models import Level, TopicLinkKind, TopicRole
from npcdesk.office import activity_list, matters, search, topic_boards, topics
from npcdesk.office.topics import Facts, NewPart
from npcdesk.office.windows import Window
from npcdesk.rules.topic_life import ROLE_OF
from npcdesk.ui import years
from npcdesk.ui.activity_dialogs import Finder
from npcdesk.ui.buttons import link
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import DropField, LongTextField, TextField
from npcdesk.ui.pick_fields import Choice, PickField, PicksField
from npcdesk.ui.suggestion_deed import OfficeDeed
from npcdesk.ui.word_fields import WordField

SHOWN = 4  # of each kind among what is found


class TopicDialog(OfficeDeed):
    """Publishes a topic, or changes one of this office's.

    Args:
        desk: the open office.
        topic_id: the topic to change, or "" for a new one.
    """

    def __init__(self, desk: Desk, topic_id: str = "") -> None:
        self.desk, self.today, self._id = desk, desk.clock.today(), topic_id
        verb = "改议题" if topic_id else "发布议题"
        super().__init__(verb, "", primary="保存" if topic_id else verb, width=34)
        year = self.today.year
        self.topic = TextField("议题", required=True, hint="例如：农村饮水安全")
        self.year = DropField("年度", choices=years.around(year))
        self.aim = LongTextField("要解决什么", lines=2, hint="可以不填")
        self.lead = TextField("牵头的机构", hint="例如：农业与农村工作委员会。可以不填")
        self.on = DayField("发布日期", today=self.today, expects="past", required=True)
        self.row(self.topic, self.year, shares=(3, 1))
        self.row(self.aim)
        self.row(self.lead, self.on, shares=(2, 1))
        self.year.set_value(str(year))
        self.on.set_value(self.today)
        if topic_id:
            self._fill()
        else:
            self.note.say("发布以后，下级单位随数据交换收到这个议题。", "info")

    def _fill(self) -> None:
        with self.desk.store.reading() as session:
            known = topics.own(session, self._id)
            self.topic.set_value(known.title)
            self.year.set_choices(years.around(self.today.year, known.year))
            self.year.set_value(str(known.year))
            self.aim.set_value(known.aim)
            self.lead.set_value(known.lead)
        self.on.hide()

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Publish or change it."""
        year = int(self.year.value() or self.today.year)
        facts = Facts(year, self.topic.value(), self.aim.value(), self.lead.value())
        with self.desk.store.writing(f"{self.title.text()}：{facts.title}") as session:
            if self._id:
                topics.amend(session, self._id, facts)
                made = self._id
            else:
                on = self.on.value() or self.today
                made = topics.publish(session, facts, on=on, today=self.today)
        self.desk.done(f"议题“{facts.title}”{'改好了' if self._id else '已发布'}。")
        self.desk.made.emit(made)


class PartDialog(OfficeDeed):
    """Says who takes which part of a topic at which level, or changes what was said.

    Args:
        desk: the open office.
        wanted: the topic's id; after a colon that of the part to change.
    """

    def __init__(self, desk: Desk, wanted: str) -> None:
        self.desk, self.today = desk, desk.clock.today()
        self._id, _, self._part = wanted.partition(":")
        with desk.store.reading() as session:
            known = topics.here(session, self._id)
            self._offices = [each.name for each in topics.offices(session)]
            verb = "改承担的任务" if self._part else "加一项承担"
            super().__init__(verb, known.title, primary="保存" if self._part else "加上", width=34)
        levels = [(level.value, labels.LEVEL[level.value]) for level in Level]
        self.level = DropField("级别", choices=levels, required=True)
        self.role = DropField("怎样承担", choices=list(topic_words.TOPIC_ROLE.items()))
        self.who = WordField(
            "由谁承担",
            words=lambda: self._offices,
            required=True,
            placeholder="人大机关，或者哪些代表",
        )
        self.person = PickField(
            "具体由哪位代表", find=Finder(desk).delegates, hint="名册里的代表，可以不填"
        )
        self.task_words = LongTextField("任务", lines=2, hint="可以不填")
        self.due = DayField("完成期限", today=self.today, expects="future")
        self.drop = link("去掉这一项")
        self.drop.clicked.connect(self._drop)
        self.row(self.level, self.role)
        self.row(self.who)
        self.row(self.person, self.due)
        self.row(self.task_words)
        self.body.addWidget(self.drop)
        self.drop.setVisible(bool(self._part))
        self.level.set_value(Level.COUNTY.value)
        self._by_level()
        if self._part:
            self._fill()
        self.level.changed.connect(self._by_level)
        if not self._part:
            said = "写收到议题的单位全名，它就能看到这一项，到期前列在它的今日要办。"
            self.note.say(said, "info")

    def _fill(self) -> None:
        with self.desk.store.reading() as session:
            kept = topics.own_part(session, self._part)
            self.level.set_value(kept.level.value)
            self.role.set_value(kept.role.value)
            self.who.set_value(kept.who)
            self.task_words.set_value(kept.task)
            self.due.set_value(kept.due_on)
            if (person := topics.carrier(session, kept)) is not None:
                self.person.set_value(Choice(person.id, person.name))

    def _by_level(self) -> None:
        self.role.set_value(ROLE_OF[Level(self.level.value())].value)

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Add or change it."""
        new = NewPart(
            level=Level(self.level.value()),
            who=self.who.value(),
            role=TopicRole(self.role.value()),
            task=self.task_words.value(),
            due_on=self.due.value(),
            person_id=self.person.value() or None,
        )
        with self.desk.store.writing(f"议题承担：{new.who}") as session:
            if self._part:
                topics.amend_part(session, self._part, new)
            else:
                topics.add_part(session, self._id, new)
        self.desk.done(
            f"{new.who}承担的这一项改好了。" if self._part else f"已写明由{new.who}承担。"
        )

    def _drop(self) -> None:
        try:
            with self.desk.store.writing("去掉议题承担") as session:
                topics.drop_part(session, self._part)
        except DeskError as error:
            self.refusal.say(str(error))
            return
        self.desk.done("这一项承担已去掉。")
        self.finish()


class LinkDialog(OfficeDeed):
    """Lets suggestions, activities and opinions belong to a topic."""

    def __init__(self, desk: Desk, topic_id: str) -> None:
        self.desk, self.today, self._id = desk, desk.clock.today(), topic_id
        with desk.store.reading() as session:
            self._known = topic_boards.file(session, topic_id, self.today)
        super().__init__("关联", self._known.line.title, primary="关联", width=34)
        self.picked = PicksField(
            "建议、活动、群众意见",
            find=self._find,
            required=True,
            placeholder="建议号、题目、活动名称、同类事项",
        )
        self.row(self.picked)
        self.note.say("关联的建议办到哪一步，议题页里看得见。", "info")

    def _find(self, text: str) -> list[Choice]:
        with self.desk.store.reading() as session:
            papers = search.find(session, text, self.today).get("suggestion", [])
            wanted = activity_list.Filter(text=text)
            held = activity_list.lines(session, wanted, self.today, window=Window(0, SHOWN))
            raised = [each for each in matters.lines(session) if text in each.title]
        kinds = TopicLinkKind
        found = [Choice(f"{kinds.SUGGESTION}:{hit.id}", hit.title, hit.note) for hit in papers]
        found += [Choice(f"{kinds.ACTIVITY}:{one.id}", one.title, "活动") for one in held]
        more = [Choice(f"{kinds.MATTER}:{one.id}", one.title, "同类事项") for one in raised]
        return [*found, *more[:SHOWN]]

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Link all of them, or none."""
        chosen: tuple[Any, ...] = self.picked.value()
        title = self._known.line.title
        with self.desk.store.writing(f"议题关联：{title}") as session:
            for each in chosen:
                kind, _, target = each.partition(":")
                topics.link(session, self._id, TopicLinkKind(kind), target, on=self.today)
        self.desk.done(f"“{title}”关联了 {len(chosen)} 件。")
