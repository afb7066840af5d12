"""Bundles of every released version open for ever, also by hand as docs/bundle.md says."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from npcdesk.sync import commits
from npcdesk.sync.bundle import limits
from npcdesk.sync.trust import certificates, keys, roster
from npcdesk.sync.trust.keys import Domain
from tests.sync import bundles, golden

ROOT = Path(__file__).parent.parent.parent
VERSIONS = sorted(path for path in (ROOT / "tests/data/bundles").iterdir() if path.is_dir())
GOLDEN = sorted(path for folder in VERSIONS for path in folder.glob("*.npc"))
PAGE = (ROOT / "docs" / "bundle.md").read_text("utf-8")


def parts(plain: Path) -> list[Path]:
    return sorted(plain.parent.glob(f"{plain.stem}-*.npb"))


def opened(plain: Path, inbox: Path, who: str = "county"):
    return bundles.open_file(bundles.gather(parts(plain), inbox), who)


@pytest.mark.parametrize("plain", GOLDEN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_golden_bundle_says_what_it_said(plain, tmp_path):
    told = json.loads(plain.with_suffix(".json").read_text("utf-8"))
    with opened(plain, tmp_path / "inbox") as found:
        assert golden.seen(found) == told


def test_there_are_golden_bundles():
    assert {path.stem for path in GOLDEN} >= {"full", "receipt", "newer"}


@pytest.mark.parametrize("who", ["county2", "recovery"])
def test_each_key_of_the_receiver_opens_it(tmp_path, who):
    with opened(bundles.DATA / "full.npc", tmp_path / "inbox", who) as found:
        assert len(list(found.commits())) == 3


def test_what_is_in_it_is_still_understood(tmp_path):
    with opened(bundles.DATA / "full.npc", tmp_path / "inbox") as found:
        one, other = map(certificates.read, found.papers.certs)
        assert certificates.permits(one, other) == ""
        assert roster.read(found.papers.rosters[0]).certs == {one.serial, other.serial}
        before = bytes(32)
        for n, sealed in enumerate(found.commits(), 1):
            said = commits.read(sealed.body)
            assert (said.n, said.prev) == (n, before.hex())
            assert keys.verify(other.sign_pk, Domain.COMMIT, sealed.body, sealed.sig)
            before = sealed.hash
        assert said.ops[0][2] == {"note": "𠮷田街12号“老街”\n第二段"}


def block(language: str, holding: str) -> str:
    (found,) = [
        text for text in re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL) if holding in text
    ]
    return found


@pytest.mark.skipif(not shutil.which("age"), reason="the distribution's age is not installed")
@pytest.mark.parametrize("plain", GOLDEN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_page_opens_it_by_hand(plain, tmp_path):
    """The page's own words are run: join, age, show, verify. Nothing of the program is used."""
    for path in parts(plain):
        shutil.copy(path, tmp_path)
    who = "county" if plain.stem == "newer" else "recovery"
    (tmp_path / "key.txt").write_text(bundles.identity(who) + "\n")
    told = json.loads(plain.with_suffix(".json").read_text("utf-8"))
    sign_pk = f"sign_pk = {bundles.machine('town').sign_pk!r}\n"

    def run(*command: str) -> str:
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
        return done.stdout.decode()

    run(sys.executable, "-c", block("python", "# join.py"))
    run(*block("sh", "age --decrypt").split())
    assert (tmp_path / "bundle.npc").read_bytes() == plain.read_bytes()
    show = block("python", "# show.py")
    verify = block("python", "Ed25519PublicKey")
    shown = run(sys.executable, "-X", "utf8", "-c", show + sign_pk + verify)
    for text in (*told["certs"], *told["rosters"], *(body for body, _ in told["commits"])):
        assert text in shown
    for mark in told["blobs"]:
        assert hashlib.sha256((tmp_path / mark).read_bytes()).hexdigest() == mark


@pytest.mark.parametrize("plain", GOLDEN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_bytes_are_as_the_page_has_them(plain):
    """Read by arithmetic alone."""
    data = plain.read_bytes()
    size = int.from_bytes(data[4:8], "big")
    said = json.loads(data[8 : 8 + size])
    assert data[:4] == b"NPC1"
    assert len(data) == 8 + size + 64 + sum(chunk["length"] for chunk in said["chunks"])
    keys_of_page = set(
        re.findall(r"`(\w+)`", PAGE[PAGE.index("Manifest:") : PAGE.index("`length` and")])
    )
    assert set(said) - {"mood"} <= keys_of_page


def test_the_limits_are_those_of_the_page():
    table = PAGE[PAGE.index("## 5. Limits") : PAGE.index("## 6. Versions")]
    units = {"KiB": 1024, "MiB": 1024**2, "GiB": 1024**3}

    def numbers(row: str) -> list[int]:
        (line,) = [line for line in table.splitlines() if line.startswith(f"| {row}")]
        found = re.findall(r"([0-9][0-9,]*)(?: (KiB|MiB|GiB))?", line.split("|")[2])
        return [int(digits.replace(",", "")) * units.get(unit, 1) for digits, unit in found]

    assert numbers("part header") == [limits.PART_HEADER]
    assert numbers("parts") == [limits.PARTS]
    assert [sum(numbers("ciphertext"))] == [limits.CIPHERTEXT]
    assert numbers("age header") == [limits.AGE_HEADER, limits.RECIPIENTS]
    assert numbers("manifest")[0] == limits.MANIFEST
    assert numbers("scopes") == [limits.SCOPES, limits.STREAMS]
    assert numbers("`blobs_held`") == [limits.BLOBS_HELD]
    assert numbers("chunks") == [limits.CHUNKS]
    assert numbers("chunk, raw") == [limits.CHUNK_RAW, limits.RATIO]
    assert numbers("all chunks, raw") == [limits.RAW]
    assert numbers("certificates") == [limits.CERTS, limits.CERT]
    assert numbers("rosters") == [limits.ROSTERS, limits.ROSTER, limits.ROSTERS_RAW]
    assert numbers("commit") == [commits.MOST_BYTES, commits.MOST_OPS, commits.LONGEST]
    assert numbers("attachment") == [limits.BLOB]
