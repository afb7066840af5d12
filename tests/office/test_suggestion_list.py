"""What the list asks beside its lines: every id, what fits the ticked ones, who is next."""

from npcdesk.office import suggestion_list
from npcdesk.rules.suggestion_life import State
from tests import make
from tests.make import TODAY


def test_every_id_that_fits(store):
    handed = make.handed_over(store, number="35")
    filed = make.suggestion(store, number="36")
    with store.reading() as session:
        every = suggestion_list.ids(session, suggestion_list.Filter(), TODAY)
        running = suggestion_list.ids(session, suggestion_list.Filter(state=State.HANDLED), TODAY)
    assert set(every) == {handed, filed}
    assert running == [handed]


def test_the_ticked_are_told_in_the_order_of_their_numbers(store):
    later = make.suggestion(store, number="112")
    sooner = make.handed_over(store, number="35")
    with store.reading() as session:
        found = suggestion_list.ticked(session, [later, sooner, "nothing"])
    assert [(each.number, each.state, each.handed) for each in found] == [
        ("35", State.HANDLED, True),
        ("112", State.FILED, False),
    ]


def test_beside_follows_the_numbers_of_one_session(store):
    papers = [make.suggestion(store, number=number) for number in ("9", "10", "100")]
    make.suggestion(store, number="11", session_ordinal=2)
    with store.reading() as session:
        found = [suggestion_list.beside(session, paper) for paper in papers]
    assert found == [("", papers[1]), (papers[0], papers[2]), (papers[1], "")]
