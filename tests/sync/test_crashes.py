"""The power is cut at any write of an import, an export, an undoing, a copy or a joining.

Each office is then as it was before or as it is afterwards (I7), and the deed done again goes
well. NPCDESK_CRASHES=all tries every call of each deed instead of a few; the verdicts are then
worth keeping, in the folder that NPCDESK_CRASHES_KEPT names.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from npcdesk import vault
from npcdesk.job import finish
from npcdesk.models import Level
from npcdesk.office import attachments
from npcdesk.store.blobs import Blobs
from npcdesk.sync import guard, joining
from tests import make
from tests.sync.crash_deeds import COUNTY, DEEDS, NEW_TOWN, PASSPHRASE, SCAN, TOWN, Place
from tests.sync.test_exchange import Hall
from tests.sync.test_joining import DAY, join, office

SOURCE = Path(__file__).with_name("crash_at.c")
ROOT = Path(__file__).parents[2]
CHEAP = vault.Cost(memory_kib=8 * 1024, passes=1, lanes=1)
POINTS = os.environ.get("NPCDESK_CRASHES", "5")
KEPT = os.environ.get("NPCDESK_CRASHES_KEPT", "")
SEED = os.environ.get("NPCDESK_CRASHES_SEED", "1")


@pytest.fixture(scope="module")
def shim(tmp_path_factory) -> Path:
    """The library that ends a process at its k-th write."""
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("no C compiler here, or no Linux, so no process can be ended at a write")
    made = tmp_path_factory.mktemp("shim") / "crash_at.so"
    words = [compiler, "-shared", "-fPIC", "-O1", "-o", str(made), str(SOURCE), "-ldl"]
    subprocess.run(words, check=True)
    return made


@pytest.fixture(scope="module")
def prepared(tmp_path_factory, new_file) -> Path:
    """A county and its township, a bundle of it on a stick, and another that is about to join."""
    place = Place(tmp_path_factory.mktemp("prepared"))
    place.outside.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(place.root / "state"))
        county = office(place.root / COUNTY, new_file, Level.COUNTY, "示例县人大常委会")
        with county.writing("开始") as session:
            finish(joining.begin(session, nick="县里的电脑", day=DAY))
        town = office(place.root / TOWN, new_file, Level.TOWNSHIP, "沙河镇人大主席团")
        join(county, town)
        send(place, town, county)
        new_town = office(place.root / NEW_TOWN, new_file, Level.TOWNSHIP, "清水镇人大主席团")
        with new_town.writing("改") as session:
            session.connection().exec_driver_sql("UPDATE office SET code = '330102004'")
        answered(place, new_town, county)
        county.close()
        with place.opened(COUNTY) as county:  # the computer knows it from now on; not the others
            guard.look(county)
        vault.create(place.folder(COUNTY).slots, PASSPHRASE, CHEAP)
        town.close()
        new_town.close()
    return place.root


def send(place, town, county):
    """Put a township's first papers, with a scan, on the stick."""
    paper = make.suggestion(town)
    scan = place.root / SCAN
    scan.write_bytes(os.urandom(90_000))
    town.blobs = Blobs(place.folder(TOWN).attachments, make.KEY)
    with town.writing("附件") as session:
        attachments.attach(session, town.blobs, paper, scan)
    sender = Hall(town, place.root / "sending", "330102003")
    paths = sender.send(Hall(county, place.root / "county_spill", "330102"))
    place.stick.mkdir()
    for path in paths:
        shutil.move(path, place.stick)


def answered(place, new_town, county):
    """Leave the reply to a township where it can read it."""
    make.delegate(new_town, "王芳")
    with new_town.writing("申请") as session:
        asked = joining.ask(session, nick="清水镇电脑", day=DAY)
    with county.reading() as session:
        answer = joining.answer(session, asked, day=DAY)
    with county.writing("答复") as session:
        joining.believe(session, asked, answer.reply)
    (place.root / "reply").write_bytes(answer.reply)


@pytest.fixture
def work(tmp_path):
    """Lend a folder in memory where there is one: what is killed loses nothing by it."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else tmp_path) as made:
        yield Path(made)


@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_that_is_cut_off_leaves_the_office_before_or_after_it(deed, shim, prepared, work):
    words = [sys.executable, "-m", "tests.sync.crashes", str(prepared), str(work), deed]
    told = (Path(KEPT) if KEPT else work) / f"{deed}.jsonl"
    alone = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring", "PYTHONPATH": str(ROOT)}
    with told.open("w") as out:
        done = subprocess.run(
            [*words, POINTS, SEED],
            env=os.environ | alone | {"LD_PRELOAD": str(shim)},
            cwd=ROOT,
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    whole, *lines = map(json.loads, told.read_text().splitlines())
    assert {"w", "p", "s"} <= set(whole["calls"])
    bad = [line for line in lines if "bad" in line or line["again"] != "after"]
    assert not bad, "\n".join(f"{line}\n{line.get('bad', '')}" for line in bad[:3])
    assert any(line["killed"] for line in lines)
