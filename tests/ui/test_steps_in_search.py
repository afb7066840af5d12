"""Ctrl+K knows every step that a suggestion's page offers, and shows the papers it can be of."""

import pytest

from npcdesk.models import EventKind, Rating
from npcdesk.office import search, suggestion_ends, suggestions
from npcdesk.rules.suggestion_life import NEXT, VERB, State
from npcdesk.ui import finding, suggestion_page
from npcdesk.ui.suggestions_page import SuggestionsPage
from tests import make
from tests.make import TODAY

OFFERED = {*suggestion_page.BESIDE, *suggestion_page.MORE, EventKind.RAISE, EventKind.REASSIGN}
PAGES = {"promises", "look-back", "carry_over"}


def deeds(desk, typed):
    groups = {group.name: group.found for group in finding.answer(desk, typed, ()).groups}
    return groups["可以做的事"]


def test_the_page_offers_every_step_but_those_of_other_places():
    assert set(EventKind) - OFFERED == {EventKind.CARRY_OVER, EventKind.TAKE_BACK}


@pytest.mark.parametrize("kind", sorted(EventKind))
def test_every_step_is_found_by_its_name_and_shows_papers_it_can_be_of(desk, kind):
    opened = []
    desk.open_wanted.connect(lambda *asked: opened.append(asked))
    first, *_ = deeds(desk, VERB[kind])
    first.open()
    (((where, state)),) = opened
    if where == "list" and state in set(State):
        assert (State(state), kind) in NEXT
    else:
        assert where in PAGES or (where, state, kind) in {
            ("list", "late", EventKind.URGE),
            ("list", "", EventKind.TAKE_BACK),
        }


@pytest.mark.parametrize("typed", ["改办", "退办", "签收", "延期", "转交", "撤回", "送达", "公开"])
def test_what_clerks_type_finds_it(desk, typed):
    assert any(typed in found.words for found in deeds(desk, typed))


def test_a_state_without_papers_is_shown_all_the_same(qtbot, desk):
    page = SuggestionsPage(desk)
    qtbot.addWidget(page)
    for state in ("退办待定", "草稿", "已答复", "终止"):
        page.tabs.choose(state)
        page.reload()
        assert page.tabs.chosen() == state


def test_the_next_step_of_every_paper_found_has_its_words(desk, store):
    at = {"on": TODAY, "today": TODAY}
    papers = [make.handed_over(store, number=str(n)) for n in (35, 36, 37)]
    steps = [
        lambda s, p: suggestions.reply(s, p, reply_class="A", **at),
        lambda s, p: suggestions.rate(s, p, rating=Rating.DISSATISFIED, opinion="没修", **at),
        lambda s, p: suggestion_ends.redo(s, p, **at),
    ]
    with store.writing("办理") as session:
        for far, paper in enumerate(papers, 1):
            for step in steps[:far]:
                step(session, paper)
    with store.reading() as session:
        hits = [search.find(session, n, TODAY)["suggestion"][0] for n in ("35", "36", "37")]
    assert [each.verb for each in hits] == ["rate", "redo", "urge"]
    assert [finding.VERBS[each.verb][0] for each in hits] == ["登记评价", "要求重办", "记录催办"]
