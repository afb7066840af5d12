"""The right side of a suggestion's page: what is due, the facts, who follows it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.models import EventKind, HandlerRole
from npcdesk.office.letters import After, Publicity
from npcdesk.office.next_actor import next_actor
from npcdesk.office.suggestion_list import Paper
from npcdesk.office.unit_side import PartInHand
from npcdesk.rules.suggestion_life import State
from npcdesk.ui.buttons import Verb, link
from npcdesk.ui.cards import Card
from npcdesk.ui.desk import Desk
from npcdesk.ui.facts import Fact, Facts
from npcdesk.ui.flow import clear
from npcdesk.ui.promise_card import PromiseCard
from npcdesk.ui.signs import Chip, days_mark
from npcdesk.ui.suggestion_told import over
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

AWAITED = {
    EventKind.FILE: "立案",
    EventKind.HAND_OVER: "交办期限",
    EventKind.REASSIGN: "决定退办的期限",
    EventKind.REPLY: "答复期限",
    EventKind.REDO: "研究期限",
    EventKind.RATE: "反馈期限",
    EventKind.CLOSE: "办结",
}


class SuggestionPane(QWidget):
    """Three cards."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.due = Card("答复期限")
        self.days = Chip(days_mark(None))
        self.due.add_to_head(self.days)
        self.day = Words("", "heading")
        self.why = Words("", "second", "text2", wrap=True)
        self.due.body.addWidget(self.day)
        self.due.body.addWidget(self.why)
        self.turn = Words("", "second", wrap=True)
        self.due.body.addWidget(self.turn)
        self.promises = PromiseCard(desk)
        self.about = Card("基本情况")
        self.facts = Facts()
        self.about.body.addWidget(self.facts)
        self.key = Card("重点督办")
        self._groups = QVBoxLayout()
        self.key.body.addLayout(self._groups)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look().em(0.6))
        for card in (self.due, self.promises, self.about, self.key):
            whole.addWidget(card)
        whole.addStretch()

    def show_paper(
        self,
        paper: Paper,
        mandate_id: str,
        after: After,
        topics: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Show another paper, or the same one as it is now; `topics` are those it belongs to."""
        self._show_due(paper)
        facts = self._facts_of(paper, mandate_id, topic_facts(self._desk, topics))
        self.facts.show_facts(facts + after_facts(paper, after))
        self._show_groups(paper)

    def _show_due(self, paper: Paper) -> None:
        due, step = paper.next_due, paper.next_step
        today = self._desk.clock.today()
        self.due.set_title(AWAITED.get(step, "期限") if step else "期限")
        self.day.say(labels.day(due) if due else _undated(paper))
        self.why.say(paper.next_why if due else "")
        self.why.setVisible(due is not None)
        turn = next_actor(paper)
        self.turn.say(f"轮到{turn}" if turn else "")
        self.turn.setVisible(bool(turn))
        left = (due - today).days if due else None
        self.days.show_mark(days_mark(left))
        self.days.setVisible(due is not None)

    def _facts_of(self, paper: Paper, mandate_id: str, topics: list[Fact]) -> list[Fact]:
        line = paper.line
        open_lead = partial(self._desk.open, "delegate", mandate_id)
        lead = Verb("看档案", open_lead) if mandate_id else None
        handed = labels.day(line.handed_on) if line.handed_on else ""
        raised = labels.day(line.raised_on) if line.raised_on else ""
        known = (
            Fact("代表团" if line.lead == line.delegation else "领衔代表", line.lead, "", lead)
            if line.lead == line.delegation
            else Fact("领衔代表", line.lead, line.delegation, lead),
            Fact("联名", "、".join(paper.co_signers)),
            Fact("来源单位", paper.source_name),
            Fact("提交给", paper.submitted_to),
            Fact("届次", line.session),
            Fact("提出日期", raised),
            Fact("内容分类", line.category),
            Fact("形成方式", labels.ORIGIN.get(paper.origin, "")),
            *topics,
            Fact("希望承办", "" if line.lead_unit else paper.wanted_unit),
            _unit(self._desk, paper),
            *_parts(paper),
            Fact("协办", line.co_units.replace("、", "\n")),
            Fact("协办意见", _opinions(paper)),
            Fact("交办日期", handed),
            Fact("首次交办", _first_handed(paper)),
        )
        return [fact for fact in known if fact.value]

    def _show_groups(self, paper: Paper) -> None:
        clear(self._groups)
        for group_id, name in paper.groups:
            if paper.submitted_to:
                self._groups.addWidget(Words(name, wrap=True))
                continue
            opened = link(name)
            opened.clicked.connect(partial(self._desk.open, "group", group_id))
            self._groups.addWidget(opened)
        if not paper.groups and not paper.submitted_to:
            choose = link("列入重点督办")
            choose.clicked.connect(partial(self._desk.open, "choose", paper.line.id))
            self._groups.addWidget(choose)
        self.key.setVisible(bool(paper.groups) or not (over(paper) or paper.submitted_to))


def topic_facts(desk: Desk, topics: Sequence[tuple[str, str]]) -> list[Fact]:
    """Return the topics of 五级协同 to which something belongs, each with the way there."""
    return [
        Fact("协同议题", title, "", Verb("看议题", partial(desk.open, "topic", topic_id)))
        for topic_id, title in topics
    ]


def after_facts(paper: Paper, after: After) -> list[Fact]:
    """Return what is told beside the steps: contact, letters, publication, former terms."""
    waiting = [
        f"{each.name}（{each.unit}的）" if each.unit else each.name
        for each in after.recipients
        if each.on is None
    ]
    came = len(after.recipients) - len(waiting)
    letters = f"{came} 处已送达" if came else "还没有送达"
    left = f"\n没有送达：{'、'.join(waiting)}" if waiting and came else ""
    public = filter(None, map(_public, after.public))
    agreed = "代表同意公开" if paper.may_publish else "登记时没有写明代表同意公开"
    facts = (
        Fact("负责人", after.head),
        Fact("原议案", after.motion),
        Fact("结转", f"转入{labels.term_name(after.carried_to)}" if after.carried_to else ""),
        Fact(
            "首次联系",
            f"应于{labels.day_short(after.contact_by)}前\n{after.contact_why}"
            if after.contact_by
            else "",
        ),
        Fact(
            "答复送达",
            f"{letters}{left}" if after.recipients else "",
        ),
        Fact("公开", "\n".join((*public, agreed))),
    )
    return [fact for fact in facts if fact.value]


def _public(reply: Publicity) -> str:
    """Return whether a reply is public, and until when; of several with whose it is."""
    said = labels.DISCLOSURE[reply.disclosure]
    if reply.published_on:
        said = f"{labels.day(reply.published_on)}已公开"
    due = f"公开期限 {labels.day_short(reply.publish_by)}" if reply.publish_by else ""
    words = "，".join(filter(None, (said, due)))
    return f"{reply.unit}：{words}" if words and reply.unit else words


def _unit(desk: Desk, paper: Paper) -> Fact:
    """Return who leads; the verb opens what is kept of a unit, where there is one alone."""
    leads = [part for part in paper.parts if part.role is not HandlerRole.CO]
    words = "\n".join(filter(None, (paper.line.lead_unit, _signed(paper))))
    if any(part.apart for part in leads):
        return Fact("分办", "\n".join(map(_answered, leads)), _signed(paper))
    if len(leads) != 1 or paper.submitted_to:
        return Fact("主办", words)
    return Fact("主办", words, "", Verb("单位", partial(desk.open, "unit", leads[0].unit_id)))


def _answered(part: PartInHand) -> str:
    if part.owing or not part.replied_on:
        return f"{part.unit}，还没有答复" if part.owing else part.unit
    return f"{part.unit}，{labels.day_short(part.replied_on)}答复 {part.reply_class} 类"


def _parts(paper: Paper) -> list[Fact]:
    """Return the class of the whole where units answer apart (分办): the weakest of theirs."""
    line = paper.line
    if not line.reply_class or not any(part.replied_on for part in paper.parts):
        return []
    return [Fact("办理结果", f"{line.reply_class} 类", "分办，取各家里最弱的一类")]


def _signed(paper: Paper) -> str:
    days = [p.received_on for p in paper.parts if p.role is not HandlerRole.CO and p.received_on]
    return f"{labels.day_short(min(days))}签收" if days else ""


def _opinions(paper: Paper) -> str:
    """Return which opinions are still awaited from the co-handlers."""
    cos = [part for part in paper.parts if part.role is HandlerRole.CO]
    if paper.line.state is State.ENDED:
        return ""
    return "\n".join(_opinion(part, ended=over(paper)) for part in cos)


def _opinion(part: PartInHand, *, ended: bool) -> str:
    if part.opinion_on:
        return f"{part.unit}，{labels.day_short(part.opinion_on)}收到"
    if ended:
        return f"{part.unit}，到办结没有收到"
    until = f"，期限 {labels.day_short(part.opinion_due)}" if part.opinion_due else ""
    return f"{part.unit}，{'无实质内容，待重提' if part.hollow else '还没有收到'}{until}"


def _first_handed(paper: Paper) -> str:
    """Return the day of 交办 before any 改办, where it is another one."""
    first = paper.handed_first
    return labels.day(first) if first and first != paper.line.handed_on else ""


def _undated(paper: Paper) -> str:
    if over(paper):
        return paper.line.state.value
    return {
        EventKind.FILE: "还没有立案编号",
        EventKind.RAISE: "等代表的修改稿",
        EventKind.HAND_OVER: "交办以后才起算",
        EventKind.CLOSE: "已经评价，可以办结",
    }.get(paper.next_step or EventKind.REPLY, "没有规定期限")
