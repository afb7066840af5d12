"""One topic in one sight: 议题 → 各级承担 → 建议 → 办理 → 成果 → 评估."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from npcdesk import labels, topic_words
from npcdesk.errors import NotFound
from npcdesk.models import TopicKind, TopicLinkKind
from npcdesk.office import topic_boards, topics
from npcdesk.office.topic_boards import LinkLine, TopicFile
from npcdesk.rules.topic_life import OF_PART, VERB, PartState
from npcdesk.ui.buttons import Verb, icon_button, link, primary, quiet, second
from npcdesk.ui.cards import Card, WithPane, scrolled
from npcdesk.ui.desk import Desk
from npcdesk.ui.due_list import DueList
from npcdesk.ui.facts import Fact, Facts
from npcdesk.ui.flow import clear
from npcdesk.ui.life_steps import LifeSteps
from npcdesk.ui.page import Page
from npcdesk.ui.signs import Chip, state_mark
from npcdesk.ui.theme import look
from npcdesk.ui.timeline import Timeline
from npcdesk.ui.topic_told import ICONS, life_steps, parts, timeline, topic_mark
from npcdesk.ui.topics_page import WATCHED
from npcdesk.ui.words import Words

VERBS = (
    TopicKind.RESULT,
    TopicKind.PROGRESS,
    TopicKind.SHARE,
    TopicKind.ASSESS,
    TopicKind.ESCALATE,
    TopicKind.CLOSE,
)
SHOWN = 4


class TopicPage(Page):
    """The page of one topic."""

    tab = "stations"
    watches = WATCHED

    def __init__(self, desk: Desk, topic_id: str) -> None:
        super().__init__(desk, "议题")
        self.topic_id = topic_id
        self._rare: list[TopicKind] = []
        self._mine, self._own = False, frozenset[str]()
        self._verbs = QHBoxLayout()
        self._verbs.setSpacing(look().em(0.4))
        self.more = quiet("更多", "chevron_down")
        self.amend = quiet("改议题", "edit")
        self.tools.addLayout(self._verbs)
        self.tools.addWidget(self.more)
        self.tools.addStretch()
        self.tools.addWidget(self.amend)
        self.steps, self.parts, self.timeline = LifeSteps(), DueList(), Timeline()
        self.papers, self.others = QVBoxLayout(), QVBoxLayout()
        self.facts, self.judged = Facts(), Words("", wrap=True)
        along = Card()
        along.body.addWidget(self.steps)
        self.body.addWidget(along)
        self.body.addWidget(WithPane(scrolled(self._main()), scrolled(self._pane()), 18), 1)
        self.more.clicked.connect(self._open_more)
        self.amend.clicked.connect(lambda: desk.open("amend-topic", topic_id))
        self.parts.verb_wanted.connect(self._meet)
        self.parts.opened.connect(self._open_part)

    def _main(self) -> QWidget:
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().em(0.6))
        self.taken = Card("各级承担", " ", verb=Verb("加一项", self.key_new))
        self.nobody = Words("还没有写明哪一级由谁承担。", "second", "text3")
        self.taken.body.addWidget(self.nobody)
        self.taken.body.addWidget(self.parts)
        self.handled = Card("建议和办理", verb=Verb("关联", self._link))
        self.handled.body.addLayout(self.papers)
        self.linked = Card("活动和群众意见")
        self.linked.body.addLayout(self.others)
        for card in (self.taken, self.handled, self.linked):
            column.addWidget(card)
        column.addStretch()
        return main

    def _pane(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().em(0.6))
        about, judged, life = Card("议题"), Card("评估"), Card("经过")
        about.body.addWidget(self.facts)
        judged.body.addWidget(self.judged)
        life.body.addWidget(self.timeline)
        for card in (about, judged, life):
            column.addWidget(card)
        column.addStretch()
        return pane

    def reload(self) -> None:
        """Read the topic again; when it is gone, go back."""
        today = self.desk.clock.today()
        try:
            with self.desk.store.reading() as session:
                file = topic_boards.file(session, self.topic_id, today)
        except NotFound:
            self.closing.emit()
            return
        line = file.line
        self.head.set_title(line.title)
        trail = [("代表之家", "tab:stations"), ("五级协同", "topics")]
        steps = [(words, partial(self.desk.open, kind)) for words, kind in trail]
        self.head.set_trail([*steps, (line.title, None)])
        self.head.set_chips(topic_mark(line.state))
        self.amend.setVisible(file.mine)
        self._mine = file.mine
        self._own = frozenset(part.id for part in file.parts if part.own)
        self.taken.set_note("点一项可以改" if self._own else "")
        self._show_verbs(file)
        self.steps.show_steps(life_steps(file))
        groups = parts(file)
        self.parts.show_groups(groups)
        self.parts.setVisible(bool(groups))
        self.nobody.setVisible(not groups)
        others = [each for each in file.links if each.kind is not TopicLinkKind.SUGGESTION]
        self._show_links(self.papers, file.suggestions, "还没有关联建议。")
        self._show_links(self.others, others, "")
        self.linked.setVisible(bool(others))
        self.facts.show_facts(_facts(file))
        self.judged.say(_judged(file))
        self.timeline.show_events(timeline(file, today, self._take_back))

    def _show_verbs(self, file: TopicFile) -> None:
        clear(self._verbs)
        of_parts = {kind for part in file.parts for kind in part.allowed}
        first = file.parts[0] if file.parts else None
        led = first is not None and bool(first.allowed) and first.state is not PartState.DONE
        kinds = [
            kind
            for kind in VERBS
            if kind in file.allowed and (kind not in OF_PART or kind in of_parts)
        ]
        for at, kind in enumerate(kinds[:SHOWN]):
            make = second if at or led else primary  # a part's own button leads on
            button = make(VERB[kind], ICONS[kind][0])
            button.clicked.connect(partial(self._open, kind))
            self._verbs.addWidget(button)
        self._rare = kinds[SHOWN:]
        self.more.setVisible(bool(self._rare) or file.mine)

    def _show_links(self, column: QVBoxLayout, links: Sequence[LinkLine], none: str) -> None:
        clear(column)
        for each in links:
            column.addWidget(self._row(each))
        if not links and none:
            column.addWidget(Words(none, "second", "text3"))

    def _row(self, each: LinkLine) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().em(0.6))
        number = f"第{each.number}号" if each.number else topic_words.TOPIC_LINK[each.kind.value]
        if each.here and not each.by and each.kind in _OPENS:
            opener = link(number)
            opener.clicked.connect(partial(self.desk.open, _OPENS[each.kind], each.target_id))
            row.addWidget(opener)
        else:
            row.addWidget(Words(number, "second", "text3"))
        row.addWidget(Words(each.title, elide=True), 1)
        replied = f"{labels.day_short(each.replied_on)}答复" if each.replied_on else ""
        kind = f"{each.reply_class} 类" if each.reply_class else ""
        said = (each.by, each.unit, replied, kind, labels.RATING.get(each.rating, ""))
        row.addWidget(Words("·".join(filter(None, said)), "second", "text3"))
        if each.state:
            row.addWidget(Chip(state_mark(each.state)))
        if not each.by:
            drop = icon_button("dismiss", f"去掉这项关联：{each.title}")
            drop.clicked.connect(partial(self._unlink, each.id))
            row.addWidget(drop)
        return line

    def _unlink(self, link_id: str) -> None:
        with self.desk.store.writing(f"去掉关联：{self.head.title.text()}") as session:
            topics.unlink(session, link_id)
        self.desk.done("这项关联已去掉。")

    def _open(self, kind: TopicKind) -> None:
        self.desk.open("topic-step", f"{kind.value}:{self.topic_id}")

    def _meet(self, line: str) -> None:
        kind, _, part = line.partition(":")
        if kind:
            self.desk.open("topic-step", f"{kind}:{self.topic_id}:{part}")

    def _open_part(self, line: str) -> None:
        part = line.partition(":")[2]
        if part in self._own:
            self.desk.open("topic-part", f"{self.topic_id}:{part}")
        else:
            self._meet(line)

    def put_away(self) -> None:
        """Take the topic off the list."""
        title = self.head.title.full()
        with self.desk.store.writing(f"移走议题：{title}") as session:
            topics.put_away(session, self.topic_id)
        self.desk.done(f"议题“{title}”已移走。")

    def _open_more(self) -> None:
        menu = QMenu(self)
        for kind in self._rare:
            menu.addAction(f"{VERB[kind]}…").triggered.connect(partial(self._open, kind))
        if self._mine:
            menu.addAction("移走议题").triggered.connect(self.put_away)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _take_back(self, event_id: str) -> None:
        self.desk.open("topic-take-back", f"{self.topic_id}:{event_id}")

    def _link(self) -> None:
        self.desk.open("link-topic", self.topic_id)

    def key_new(self) -> None:
        """Ctrl+N: who takes a part."""
        self.desk.open("topic-part", self.topic_id)


_OPENS = {
    TopicLinkKind.SUGGESTION: "suggestion",
    TopicLinkKind.ACTIVITY: "activity",
    TopicLinkKind.OPINION: "opinion",
}


def _facts(file: TopicFile) -> list[Fact]:
    line = file.line
    known = (
        Fact("年度", f"{line.year} 年"),
        Fact("要解决什么", line.aim),
        Fact("牵头", line.lead),
        Fact("发布单位", line.published_by or "本单位"),
        Fact("发布日期", labels.day(line.published_on)),
    )
    return [fact for fact in known if fact.value]


def _judged(file: TopicFile) -> str:
    """Return the assessment in words, and how the results were shared."""
    told = []
    for step in reversed(file.steps(TopicKind.SHARE, TopicKind.ASSESS, TopicKind.ESCALATE)):
        name = topic_words.TOPIC_EVENT[step.kind.value]
        said = "，".join(filter(None, (step.grade, step.who, step.body)))
        told.append(f"{labels.day_short(step.on)}{name}：{said}")
    return "\n".join(told) or "还没有评估。有了成果以后，可以通报、评估。"
