"""The power is cut at any write of an import, an export, an undoing, a copy or a joining.

The process ends; or some of what it wrote since the last fsync of each file is lost with it. Each
office is then as it was before or as it is afterwards (I7), and the deed done again goes well; what
was done stays done. NPCDESK_CRASHES=all tries every call of each deed instead of a few; the
verdicts are then worth keeping, in the folder that NPCDESK_CRASHES_KEPT names.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests.sync.crash_deeds import DEEDS
from tests.sync.crash_offices import prepare

SOURCE = Path(__file__).with_name("crash_at.c")
ROOT = Path(__file__).parents[2]
POINTS = os.environ.get("NPCDESK_CRASHES", "2")  # and two where what is not synced is lost
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
    return prepare(tmp_path_factory.mktemp("prepared"), new_file)


@pytest.fixture(scope="module")
def told(shim, prepared, tmp_path_factory) -> dict[str, list[dict[str, Any]]]:
    """What was found after each deed; one process does them all, as most time goes into its start.

    It works in memory where there is some: what is killed loses nothing by it.
    """
    own = tmp_path_factory.mktemp("crashes")
    memory = Path("/dev/shm")
    alone = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring", "PYTHONPATH": str(ROOT)}
    out = (Path(KEPT) if KEPT else own) / "crashes.jsonl"
    with (
        TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else own) as work,
        out.open("w") as lines,
    ):
        words = [sys.executable, "-m", "tests.sync.crashes", str(prepared), work, POINTS, SEED]
        done = subprocess.run(
            [*words, *DEEDS],
            env=os.environ | alone | {"LD_PRELOAD": str(shim)},
            cwd=ROOT,
            stdout=lines,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    found: dict[str, list[dict[str, Any]]] = {deed: [] for deed in DEEDS}
    for line in map(json.loads, out.read_text().splitlines()):
        found[line["deed"]].append(line)
    return found


@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_that_is_cut_off_leaves_the_office_before_or_after_it(deed, told):
    whole, *lines = told[deed]
    assert {"w", "p", "s"} <= set(whole["calls"])
    bad = [line for line in lines if "bad" in line or line["again"] != "after" or line["left"]]
    assert not bad, "\n".join(f"{line}\n{line.get('bad', '')}" for line in bad[:3])
    assert any(line["killed"] for line in lines)
    ends = [line["found"] for line in lines if line["call"] == "."]  # what is done stays done
    assert ends == ["after"]
