"""五级协同 in the window: the list, a topic in one sight, its dialogs, the way from 今日要办."""

from datetime import timedelta

import pytest

from npcdesk.errors import NotAllowed
from npcdesk.models import ActivityKind, Level, TopicKind, TopicLinkKind
from npcdesk.office import activities, topic_boards, topics
from npcdesk.office.topics import Facts, NewPart
from npcdesk.ui.activity_page import ActivityPage
from npcdesk.ui.buttons import Link
from npcdesk.ui.due_list import DueRow
from npcdesk.ui.pick_fields import Choice
from npcdesk.ui.signs import Chip
from npcdesk.ui.suggestion_page import SuggestionPage
from npcdesk.ui.timeline import FileButton
from npcdesk.ui.today_page import TodayPage
from npcdesk.ui.topic_dialogs import LinkDialog, PartDialog, TopicDialog
from npcdesk.ui.topic_page import TopicPage
from npcdesk.ui.topic_step_dialogs import TakeBackStep, step
from npcdesk.ui.topics_page import TopicsPage
from tests import make
from tests.make import TODAY
from tests.ui.eyes import clipped
from tests.ui.windows import placed

Kind = TopicKind


@pytest.fixture
def topic(store):
    with store.writing("议题") as session:
        facts = Facts(2026, "农村饮水安全", "水质达标率到 95%", "农业与农村工作委员会")
        return topics.publish(session, facts, on=TODAY - timedelta(days=60), today=TODAY)


@pytest.fixture
def page_of(qtbot, desk):
    def show(kind, *wanted):
        page = kind(desk, *wanted)
        qtbot.addWidget(page)
        page.resize(1180, 700)
        page.show()
        return page

    return show


def press(qtbot, dialog, **said):
    qtbot.addWidget(dialog)
    for name, value in said.items():
        dialog.said[name].set_value(value)
    dialog.primary.click()
    assert not dialog.refusal.words.full()


def test_a_topic_is_published_and_played_in_the_window(qtbot, desk, page_of):
    listing = page_of(TopicsPage)
    assert not listing.pills.isVisible()
    new = TopicDialog(desk)
    new.topic.set_value("农村饮水安全")
    press(qtbot, new)
    line = listing.table.current_line()
    page = page_of(TopicPage, line.id)
    assert page.nobody.isVisibleTo(page)
    part = PartDialog(desk, line.id)
    part.level.set_value(Level.TOWNSHIP.value)
    assert part.role.value() == "gather"
    part.who.set_value("沙河镇人大主席团")
    part.due.set_value(TODAY + timedelta(days=3))
    press(qtbot, part)
    (row,) = page.parts.rows()
    assert (row.line.title, row.button.text()) == ("乡级·沙河镇人大主席团：收集意见", "认领")
    change_part(desk, page, line.id, make.delegate(desk.store, "王芳"))
    paper = make.handed_over(desk.store, number="35")
    link = LinkDialog(desk, line.id)
    link.picked.set_value([link._find("35")[0]])
    press(qtbot, link)
    with desk.store.reading() as session:
        (linked,) = topic_boards.file(session, line.id, TODAY).suggestions
    assert (linked.target_id, linked.state) == (paper, "办理中")
    press(qtbot, step(desk, f"claim:{line.id}:{row.line.id.partition(':')[2]}"))
    press(qtbot, step(desk, f"result:{line.id}"), body="问题清单 31 条")
    press(qtbot, step(desk, f"share:{line.id}"), body="各地照此推进")
    press(qtbot, step(desk, f"assess:{line.id}"), grade="good")
    assert page.head.findChildren(Chip)[-1].mark().words == "已评估"
    assert "评估：好" in page.judged.full()
    with pytest.raises(NotAllowed, match="已经评估过"):
        step(desk, f"assess:{line.id}")


def change_part(desk, page, topic, who):
    """Open the part by its row; drop it, take that back, and name who carries it."""
    asked = []
    desk.open_wanted.connect(lambda *what: asked.append(what))
    page.parts.opened.emit(page.parts.rows()[0].line.id)
    (kind, wanted) = asked[0]
    assert (kind, wanted.partition(":")[0]) == ("topic-part", topic)
    dialog = PartDialog(desk, wanted)
    assert (dialog.who.value(), dialog.level.value()) == ("沙河镇人大主席团", "township")
    dialog.drop.click()
    assert not page.parts.rows()
    desk.undo()
    dialog = PartDialog(desk, wanted)
    dialog.person.set_value(Choice(who, "王芳"))
    dialog.deed(second=False)
    assert "王芳" in page.parts.rows()[0].line.why


def test_a_topic_is_put_away_and_named_on_the_pages_of_what_belongs_to_it(
    qtbot, desk, topic, page_of
):
    paper = make.suggestion(desk.store)
    with desk.store.writing("关联") as session:
        facts = activities.Facts(ActivityKind.RESEARCH, "查看水厂")
        held = activities.plan(session, facts, today=TODAY)
        topics.link(session, topic, TopicLinkKind.SUGGESTION, paper, on=TODAY)
        topics.link(session, topic, TopicLinkKind.ACTIVITY, held, on=TODAY)
    opened = []
    desk.open_wanted.connect(lambda *what: opened.append(what))
    for page in (page_of(SuggestionPage, paper), page_of(ActivityPage, held)):
        page.reload()
        [each for each in page.findChildren(Link) if each.text() == "看议题"][-1].click()
    assert opened == [("topic", topic)] * 2
    shown = page_of(TopicPage, topic)
    with qtbot.waitSignal(shown.closing):
        shown.put_away()
    desk.undo()
    with desk.store.reading() as session:
        assert topic_boards.naming(session, paper) == [(topic, "农村饮水安全")]


def test_a_step_is_taken_back_from_the_timeline(qtbot, desk, topic, page_of):
    with desk.store.writing("承担") as session:
        part = topics.add_part(session, topic, NewPart(Level.COUNTY, "示例县人大"))
    press(qtbot, step(desk, f"claim:{topic}:{part}"))
    page = page_of(TopicPage, topic)
    (back,) = page.timeline.findChildren(FileButton)
    assert back.text() == "更正…"
    with desk.store.reading() as session:
        (line,) = topic_boards.file(session, topic, TODAY).history
    dialog = TakeBackStep(desk, f"{topic}:{line.id}")
    dialog.reason.set_value("认领错了")
    press(qtbot, dialog)
    assert not [each for each in page.timeline.findChildren(FileButton) if each.isVisible()]


def test_what_is_due_opens_the_step_from_the_first_page(qtbot, office_desk, topic):
    desk, asked = office_desk, []
    desk.open_wanted.connect(lambda kind, wanted: asked.append((kind, wanted)))
    with desk.store.writing("承担") as session:
        part = topics.add_part(session, topic, NewPart(Level.COUNTY, "示例县人大", due_on=TODAY))
    make.suggestion(desk.store)  # before the first paper the page shows the first steps
    page = placed(qtbot, TodayPage(desk))
    rows = [row for row in page.findChildren(DueRow) if row.line.title == "认领：农村饮水安全"]
    (row,) = rows
    row.button.click()
    row.opened.emit(row.line.id)
    assert asked == [("topic-step", f"claim:{topic}:{part}"), ("topic", topic)]


def test_no_word_of_the_topic_s_page_is_cut(qtbot, desk, topic):
    with desk.store.writing("承担") as session:
        for level in Level:
            topics.add_part(session, topic, NewPart(level, "示例县人大", due_on=TODAY))
    assert clipped(placed(qtbot, TopicPage(desk, topic))) == []


def test_a_topic_of_a_former_year_stays_in_it_when_it_is_changed(qtbot, desk):
    with desk.store.writing("议题") as session:
        made = topics.publish(session, Facts(2021, "饮水", "", ""), on=TODAY, today=TODAY)
    changed = TopicDialog(desk, made)
    changed.topic.set_value("农村饮水")
    press(qtbot, changed)
    with desk.store.reading() as session:
        kept = topics.own(session, made)
    assert (kept.title, kept.year) == ("农村饮水", 2021)
