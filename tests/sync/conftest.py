"""A township and its county: acquainted by hand, or paired as clerks pair them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync import halls as joined
from tests.sync.halls import Hall
from tests.sync.offices import COUNTY, TOWN, Desk, acquaint, desk


@pytest.fixture
def pair(tmp_path: Path, new_file: bytes) -> Iterator[tuple[Desk, Desk]]:
    town, county = desk(tmp_path / "t", new_file, TOWN), desk(tmp_path / "c", new_file, COUNTY)
    acquaint(town, county)
    yield town, county
    town.store.close()
    county.store.close()


@pytest.fixture
def halls(tmp_path: Path, new_file: bytes) -> Iterator[tuple[Hall, Hall]]:
    """A township and its county that have paired."""
    files = joined.paired(new_file)
    county, town = (
        joined.opened(tmp_path / n, f) for n, f in zip(("county", "town"), files, strict=True)
    )
    yield Hall(town, tmp_path / "t", TOWN), Hall(county, tmp_path / "c", COUNTY)
    town.close()
    county.close()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The folder from which parts are carried."""
    folder = tmp_path / "own"
    folder.mkdir()
    return folder
