import subprocess
import sys

import pytest
from sqlmodel import SQLModel

from npcdesk import models
from npcdesk.models import load_all
from npcdesk.store import journal


def test_every_name_is_found_where_it_is_said_to_be():
    assert all(hasattr(models, name) for name in models.__all__)
    with pytest.raises(AttributeError):
        models.Nothing  # noqa: B018


@pytest.mark.parametrize("module", ["npcdesk.store.journal", "npcdesk.store.projection"])
def test_whoever_writes_knows_every_table(module):
    load_all()
    code = (
        f"import {module}; from sqlmodel import SQLModel; print(*sorted(SQLModel.metadata.tables))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == sorted(SQLModel.metadata.tables)


def test_the_journal_watches_every_record():
    kept = {table.name for table in journal.kept_tables()}
    assert {"person", "mandate", "suggestion", "suggestion_event", "visit", "station"} <= kept
    assert not kept & {"standing", "roster_line", "visit_line", "written", "changed"}
