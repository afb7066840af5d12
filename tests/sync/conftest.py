"""A township and its county, joined and acquainted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.offices import COUNTY, TOWN, Desk, acquaint, desk


@pytest.fixture
def pair(tmp_path: Path, new_file: bytes) -> Iterator[tuple[Desk, Desk]]:
    town, county = desk(tmp_path / "t", new_file, TOWN), desk(tmp_path / "c", new_file, COUNTY)
    acquaint(town, county)
    yield town, county
    town.store.close()
    county.store.close()
