"""Makes a golden set of bundles: run once for each version that is released, never again.

python -m tests.sync.golden tests/data/bundles/v2
"""

import base64
import hashlib
import json
import sys
import tempfile
from pathlib import Path

import pyrage

from npcdesk.sync import bundle, commits
from npcdesk.sync.bundle import Cargo, part
from npcdesk.sync.commits import Sealed
from npcdesk.sync.trust import certificates, roster
from npcdesk.sync.trust.keys import Domain
from tests.sync import bundles

ROW = "0192f0c1b2d37abc8def0123456789ab"
DEED = "0192f0c1b2d37abc8def0123456789ac"


def story() -> list[Sealed]:
    """Three commits of the township: one stream, whole from its first commit."""
    town, made = bundles.machine("town"), []
    prev, ctx = bytes(32), {}
    for n, columns in enumerate(
        (
            {"title": "关于修缮青石镇老街路灯的建议", "copies": 3, "secret": False, "note": None},
            {"title": "关于修缮青石镇老街路灯和路面的建议"},
            {"note": "𠮷田街12号“老街”\n第二段"},
        ),
        1,
    ):
        body = commits.write(
            scope=bundles.SCOPE,
            inc=town.inc,
            n=n,
            prev=prev,
            hlc=118_000_000_000_000_000 + n,
            ctx=ctx,
            tx=DEED,
            what="登记建议",
            by="张三",
            ops=[("suggestion", ROW, columns)],
            schema=1,
        )
        made.append(Sealed(body, town.sign(Domain.COMMIT, body)))
        prev, ctx = hashlib.sha256(body).digest(), {town.inc: n}
    return made


def papers() -> tuple[list[str], list[str]]:
    """The county as the root, its township, and the county's roster."""
    county, town = bundles.machine("county"), bundles.machine("town")
    above = certificates.subject(
        county, unit=bundles.COUNTY, unit_name="示例县人大", level="county", nick="办公室一号"
    )
    root = certificates.self_signed_root(county, above, day=bundles.DAY)
    below = certificates.subject(
        town, unit=bundles.TOWN, unit_name="示例镇人大", level="township", nick="张三的电脑"
    )
    one = certificates.issue(county, root, below, caps=["author"], day=bundles.DAY)
    said = roster.issue(county, county.inc, None, serials=[root.serial, one.serial])
    return [root.stored(), one.stored()], [said.stored()]


def newer() -> bytes:
    """A plaintext of a minor version to come: with keys and a kind of chunk that are unknown."""
    (one, *_) = story()
    raw = len(one.body).to_bytes(4, "big") + one.sig + one.body
    lines = [
        bundles.line("commits", raw) | {"priority": 1},
        bundles.line("snapshot", b"later", 9, "brotli"),
    ]
    return bundles.plaintext(bundles.manifest(*lines, fmt=[1, 7], mood={"a": [1]}), [raw, b"later"])


def make(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    certs, rosters = papers()
    blob = hashlib.shake_256(b"scan").digest(3000)
    cargo = Cargo(certs, rosters, story(), [blob])
    ends = bundles.ends("county", "county2", "recovery")
    with tempfile.TemporaryDirectory() as here:
        out = Path(here) / "out"
        full = bundles.write(out, cargo, ends=ends, slice_bytes=4000, number=1)
        receipt = bundles.write(out, says=bundles.says(receipt=True), ends=ends, number=2)
        for name, paths in (("full", full), ("receipt", receipt)):
            for number, path in enumerate(paths, 1):
                (folder / f"{name}-{number}.npb").write_bytes(path.read_bytes())
    later = bundles.encrypted(newer())
    said = part.PartHeader(
        bundle="0" * 32,
        day=bundles.DAY,
        length=len(later),
        offset=0,
        part=1,
        parts=1,
        sha256=hashlib.sha256(later).hexdigest(),
        total=len(later),
    )
    (folder / "newer-1.npb").write_bytes(b"".join(part.content(said, [later])))
    for name in ("full", "receipt", "newer"):
        _tell(folder, name)


def _tell(folder: Path, name: str) -> None:
    """Write down the plaintext, and what a reader must find in it."""
    with tempfile.TemporaryDirectory() as here:
        ciphertext = bundles.gather(sorted(folder.glob(f"{name}-*.npb")), Path(here) / "inbox")
        key = pyrage.x25519.Identity.from_str(bundles.identity("county"))
        (folder / f"{name}.npc").write_bytes(pyrage.decrypt(ciphertext.read_bytes(), [key]))
        with bundles.open_file(ciphertext) as opened:
            found = seen(opened)
    text = json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / f"{name}.json").write_text(text + "\n", "utf-8", newline="\n")


def seen(opened: bundle.Opened) -> dict:
    """All that a bundle gives, as JSON."""
    return {
        "manifest": json.loads(opened.manifest.model_dump_json(by_alias=True)),
        "certs": list(opened.papers.certs),
        "rosters": list(opened.papers.rosters),
        "commits": [[one.body.decode(), one.sig.hex()] for one in opened.commits()],
        "blobs": {
            hashlib.sha256(content).hexdigest(): base64.b64encode(content).decode()
            for content in opened.blobs()
        },
    }


if __name__ == "__main__":
    make(Path(sys.argv[1]))
