"""What 代表工作总结 says of a year, and what it leaves unsaid."""

from datetime import date

import pytest

from npcdesk.office import stations, visits, written_people
from npcdesk.office.visits import NewVisit
from tests import make
from tests.make import TODAY


@pytest.mark.parametrize("known", [True, False])
def test_a_year_of_which_nothing_was_written_down_is_not_compared_with(store, known):
    who, other = (make.delegate(store, name) for name in ("王芳", "刘洋"))
    with store.writing("接待") as session:
        here = stations.add(session, "沙河站")
        visits.log(session, NewVisit(here, date(2026, 4, 1), (who, other)), today=TODAY)
        if known:
            visits.log(session, NewVisit(here, date(2025, 4, 1), (who,)), today=TODAY)
    with store.reading() as session:
        said = "".join(map(str, written_people.delegates(session, 2026, TODAY)))
    assert ("进站参与率由50%上升为100%" in said) is known
    assert "由0%" not in said
