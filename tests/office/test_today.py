from datetime import date, timedelta

import pytest

from npcdesk.models import EventKind
from npcdesk.office import suggestion_list, suggestions, today
from npcdesk.office.today import Counts, Only
from npcdesk.rules.suggestion_life import State
from tests import make


@pytest.fixture
def papers(store):
    """One late, one due in three days, one to be handed over, one that waits for its rating."""
    made = {
        "late": make.handed_over(store, on=date(2026, 1, 28), number="35"),
        "soon": make.handed_over(store, on=date(2026, 2, 9), number="12", title="关于修路的建议"),
        "filed": make.suggestion(store, number="91", title="关于建桥的建议"),
        "answered": make.handed_over(
            store, on=date(2026, 2, 4), number="7", title="关于种树的建议"
        ),
    }
    with store.writing("答复") as session:
        suggestions.reply(
            session,
            made["answered"],
            on=date(2026, 4, 28),
            today=make.TODAY,
            reply_class="A",
        )
    return made


def read(store, only=Only.ALL):
    with store.reading() as session:
        return today.today(session, make.TODAY, only)


def test_tasks_stand_in_the_order_of_their_days(store, papers):
    found = read(store)
    days = [task.days_left for task in found.tasks if task.days_left is not None]
    assert days == sorted(days)
    assert found.tasks[0].suggestion_id == papers["late"]
    assert found.tasks[0].kind is EventKind.URGE
    assert found.tasks[0].due_on == make.TODAY + timedelta(days=found.tasks[0].days_left)


def test_the_figures_count_every_paper_once(store, papers):
    found = read(store)
    assert (found.late, found.soon) == (1, 1)
    assert (found.to_hand_over, found.awaiting_rating) == (1, 1)
    counts = found.counts
    total = counts.late + counts.today + counts.soon + counts.later + counts.undated
    assert total == len(found.tasks) == 4


@pytest.mark.parametrize(
    ("only", "wanted"),
    [
        (Only.LATE, "late"),
        (Only.SOON, "soon"),
        (Only.TO_HAND_OVER, "filed"),
        (Only.AWAITING_RATING, "answered"),
    ],
)
def test_a_figure_narrows_the_tasks_to_what_it_counts(store, papers, only, wanted):
    found = read(store, only)
    assert [task.suggestion_id for task in found.tasks] == [papers[wanted]]
    figures = {
        Only.LATE: found.late,
        Only.SOON: found.soon,
        Only.TO_HAND_OVER: found.to_hand_over,
        Only.AWAITING_RATING: found.awaiting_rating,
    }
    assert figures[only] == 1


def test_counts_go_beyond_what_is_shown(store, papers, monkeypatch):
    monkeypatch.setattr(today, "LIMIT", 1)
    found = read(store)
    assert len(found.tasks) == 1
    assert found.counts.late + found.counts.soon + found.counts.later + found.counts.undated > 1


def test_the_papers_of_the_newest_session_are_counted_by_state(store, papers):
    make.suggestion(store, number="1", session_ordinal=0, title="关于闭会的建议")
    found = read(store).papers
    assert found.name == "十九届一次"
    assert found.by_state == {State.HANDLED: 2, State.FILED: 1, State.ANSWERED: 1}
    assert (found.total, found.late) == (4, 1)


def test_what_presses_is_late_and_soon(store, papers):
    with store.reading() as session:
        assert today.pressing(session, make.TODAY) == (1, 1)


@pytest.mark.parametrize("days", [0, 5, 12, 20, 40, 400])
def test_figure_group_and_tab_mean_the_same_by_late_and_by_soon(store, papers, days):
    """On some of these days a rating or a hand-over is late, and no reply."""
    on = make.TODAY + timedelta(days=days)
    with store.reading() as session:
        found = today.today(session, on)
        assert (found.late, found.soon) == today.pressing(session, on)
        only = {each: today.today(session, on, each).counts for each in (Only.LATE, Only.SOON)}
    left = [task.days_left for task in found.tasks if task.days_left is not None]
    assert found.late == found.counts.late == sum(each < 0 for each in left)
    assert found.soon == found.counts.today + found.counts.soon
    assert only[Only.LATE] == Counts(late=found.late)
    assert only[Only.SOON] == Counts(today=found.counts.today, soon=found.counts.soon)


def test_a_rating_that_does_not_come_back_is_late_too(store, papers):
    on = make.TODAY + timedelta(days=30)
    with store.reading() as session:
        late = today.today(session, on, Only.LATE).tasks
    assert papers["answered"] in [task.suggestion_id for task in late]


def test_a_new_file_has_begun_nothing(store):
    with store.reading() as session:
        begun = today.begun(session)
    assert (begun.delegates, begun.stations, begun.suggestions) == (0, 0, 0)
    make.suggestion(store)
    with store.reading() as session:
        begun = today.begun(session)
    assert (begun.delegates, begun.suggestions) == (1, 1)


def test_a_paper_of_an_older_session_says_so_since_numbers_begin_again(store, papers):
    make.suggestion(store, number="91", session_ordinal=0, title="关于闭会的建议")
    why = {task.title: task.why for task in read(store).tasks}
    assert why["关于闭会的建议"].startswith("十九届闭会·")
    assert not why["关于建桥的建议"].startswith("十九届")


@pytest.mark.parametrize("only", [Only.LATE, Only.SOON])
def test_the_list_shows_what_the_figure_counts(store, papers, only):
    found = getattr(read(store), only.value)
    with store.reading() as session:
        wanted = suggestion_list.Filter(step_due=only.value)
        shown = suggestion_list.lines(session, wanted, today=make.TODAY)
    assert [line.id for line in shown] == [papers[only.value]]
    assert found == 1


def test_what_waits_without_a_day_is_found_by_its_indexes(store):
    with store.reading() as session:
        facts = today._facts(make.TODAY)
        asked = f"EXPLAIN QUERY PLAN SELECT count(*) FROM standing WHERE {today._UNDATED}"
        steps = [row[3] for row in session.connection().exec_driver_sql(asked, facts)]
    assert "SCAN standing" not in steps
    assert any("standing_to_close" in step for step in steps)
    assert not any("standing_by_next" in step for step in steps)
