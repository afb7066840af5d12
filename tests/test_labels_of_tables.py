"""What offices exchange has a name that a clerk understands."""

import pytest

from npcdesk import labels
from npcdesk.sync import cells
from npcdesk.sync.rights import TABLES

CELLS = [(table, name) for table, rules in TABLES.items() for name in rules.columns]


@pytest.mark.parametrize(("table", "name"), CELLS, ids=[".".join(each) for each in CELLS])
def test_every_cell_that_is_exchanged_has_its_word(table, name):
    assert labels.TABLE[table]
    assert not labels.column(table, name).isascii()
    chosen = cells.of(table)[name].choices
    if chosen is not None:
        assert chosen <= set(labels.choices(table, name))


def test_values_are_said_in_words():
    assert labels.cell("person", "sex", "male") == "男"
    assert labels.cell("opinion", "deleted", True) == "撤下"
    assert labels.cell("opinion", "due_on", "2026-05-06") == "2026年5月6日"
    assert labels.cell("person", "phone", None) == ""
    assert labels.counted("visit", 31) == "接待 31 次"
    assert labels.counted("mandate", 2) == "代表任职 2 条"
