"""What a handing-over would set running, told before it is entered."""

from datetime import date

import pytest

from npcdesk.errors import NotFound
from npcdesk.office import suggestions
from npcdesk.office.hand_over_dues import hand_over_dues
from tests import make
from tests.make import TODAY


def test_the_dialog_shows_the_day_that_is_then_kept(store):
    paper, unit = make.suggestion(store), make.unit(store)
    with store.reading() as session:
        ordinary = hand_over_dues(session, paper, date(2026, 2, 3))
        longest = hand_over_dues(session, paper, date(2026, 2, 3), longest=True)
    with store.writing("交办") as session:
        kept = suggestions.hand_over(
            session, paper, lead_ids=[unit], on=date(2026, 2, 3), today=TODAY
        )
    assert ordinary.reply == kept
    assert longest.reply.nominal == date(2026, 8, 3)
    assert ordinary.co_opinion is not None
    assert date(2026, 2, 3) < ordinary.co_opinion.on < ordinary.reply.on


def test_a_paper_that_is_gone_is_said_so(store):
    with store.reading() as session, pytest.raises(NotFound, match="不在本单位"):
        hand_over_dues(session, "nothing", TODAY)
