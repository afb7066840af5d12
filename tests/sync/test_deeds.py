"""What people do in the model is all that there is to do."""

from contextlib import suppress

from sqlalchemy import text

from npcdesk.errors import DeskError
from npcdesk.sync.rights import LOCAL, TABLES
from tests.sync.deeds import DEEDS
from tests.sync.offices import COUNTY


def test_the_deeds_write_every_table_that_is_exchanged(store):
    """Of a table that no deed writes the model would prove nothing."""
    with store.writing("样样都做") as session:
        for turn in range(4):
            for deed in DEEDS:
                with suppress(DeskError, LookupError), session.begin_nested():
                    deed(session, COUNTY, (0, turn, 7 - turn))
        written = set(session.execute(text("SELECT DISTINCT tbl FROM changed")).scalars())
    assert written - LOCAL == set(TABLES)
