"""Bundles for tests: two offices with fixed keys, and a forge for what no honest office writes."""

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pyrage
import pytest

from npcdesk.errors import BundleRefused
from npcdesk.job import finish
from npcdesk.sync import bundle
from npcdesk.sync.bundle import Cargo, Ends, Opened, Papers, Plan, Says
from npcdesk.sync.commits import Sealed
from npcdesk.sync.trust import keys

DATA = Path(__file__).parent.parent / "data" / "bundles" / "v1"
DAY = date(2026, 11, 22)
TOWN, COUNTY = "330102003", "330102"
SCOPE = f"T:{TOWN}"
UNSOUND = "不合规定"


@cache
def machine(name: str) -> keys.Incarnation:
    """The machine of a name: the same keys in every run, from the keys that are in the tests."""
    kept = json.loads((DATA / "keys.json").read_text("utf-8"))[name]
    return keys.from_private(json.dumps(kept, sort_keys=True, separators=(",", ":")))


def identity(name: str) -> str:
    return str(machine(name).identity)


def sealed(number: int, text: str = "改了一条建议") -> Sealed:
    body = json.dumps({"n": number, "what": text}, ensure_ascii=False).encode()
    return Sealed(body, hashlib.sha512(body).digest())


def ends(*receivers: str, to: str = COUNTY) -> Ends:
    return Ends(
        own=machine("town"),
        from_unit=TOWN,
        from_name="示例镇人大",
        to_unit=to,
        to_name="示例县人大",
        recipients=[machine(name).enc_recipient for name in receivers or ("county",)],
    )


def says(**other: Any) -> Says:
    kept: dict[str, Any] = {
        "app": "0.1.0",
        "hlc": 118_000_000_000_000_000,
        "schema": 1,
        "min_reader": 1,
        "vector": {SCOPE: [(machine("town").inc, 3, "a" * 64)]},
        "digest": {SCOPE: "b" * 64},
    }
    return Says(**(kept | other))


def write(folder: Path, cargo: Cargo | None = None, **other: Any) -> list[Path]:
    """Write a bundle from the township to the county; `other` are fields of the plan."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = {"ends": ends(), "says": says(), "cargo": cargo or Cargo(), "day": DAY}
    return finish(bundle.write(folder, folder.parent / "spill", Plan(**(kept | other))))


def gather(paths: Sequence[Path], inbox: Path) -> Path:
    """Return the ciphertext of all parts."""
    found = finish(bundle.assemble(paths, inbox))
    assert found.ciphertext is not None, found.missing
    return found.ciphertext


def knows_the_town(inc: str, _: Papers) -> bytes | None:
    town = machine("town")
    return bytes.fromhex(town.sign_pk) if inc == town.inc else None


def open_file(
    ciphertext: Path, who: str = "county", unit: str = COUNTY, sign_key_of=knows_the_town, **other
) -> Opened:
    into = ciphertext.parent / "into"
    return finish(bundle.open_bundle(ciphertext, [identity(who)], unit, into, sign_key_of, **other))


def open_files(folder: Path) -> list[bytes]:
    """What is in the files that this process has open in a folder, named or not (Linux)."""
    handles = Path("/proc/self/fd")
    return [
        handle.read_bytes()
        for handle in (list(handles.iterdir()) if handles.is_dir() else ())
        if os.path.lexists(handle) and str(handle.readlink()).startswith(str(folder))
    ]


# The forge.


def line(kind: str, stored: bytes, raw_length: int = 0, codec: str = "none") -> dict[str, Any]:
    """A line of the table of chunks, true unless told otherwise."""
    return {
        "kind": kind,
        "length": len(stored),
        "raw_length": raw_length or len(stored),
        "sha256": hashlib.sha256(stored).hexdigest(),
        "codec": codec,
    }


def manifest(*lines: dict[str, Any], **other: Any) -> dict[str, Any]:
    kept: dict[str, Any] = {
        "fmt": [1, 0],
        "bundle": "0" * 32,
        "from": machine("town").inc,
        "from_unit": TOWN,
        "to_unit": COUNTY,
        "hlc": 5,
        "app": "0.1.0",
        "schema": 1,
        "min_reader": 1,
        "receipt": False,
        "vector": {SCOPE: [[machine("town").inc, 3, "a" * 64]]},
        "digest": {SCOPE: "b" * 64},
        "roster_version": 0,
        "blobs_held": [],
        "chunks": list(lines),
    }
    return kept | other


def plaintext(
    said: dict[str, Any] | bytes, stored: Iterable[bytes] = (), by: str = "town"
) -> bytes:
    """A plaintext with a valid signature around whatever is in it."""
    raw = said if isinstance(said, bytes) else json.dumps(said, ensure_ascii=False).encode()
    sig = machine(by).sign(keys.Domain.BUNDLE, raw)
    return b"NPC1" + len(raw).to_bytes(4, "big") + raw + sig + b"".join(stored)


def encrypted(plain: bytes, to: str = "county") -> bytes:
    return pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(machine(to).enc_recipient)])


def forged(folder: Path, plain: bytes, to: str = "county") -> Path:
    """The ciphertext file of a plaintext."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "forged.age"
    path.write_bytes(encrypted(plain, to))
    return path


def new_keys(names: Sequence[str]) -> str:
    """Return the text of `keys.json`: made once, never again."""
    return json.dumps(
        {name: json.loads(keys.private_text(keys.new_incarnation())) for name in names}, indent=1
    )


def refused(path: Path, words: str, **other: Any) -> None:
    """Hold that opening is refused in these words, and leaves nothing behind."""
    with pytest.raises(BundleRefused, match=words) as caught:
        open_file(path, **other)
    assert type(caught.value) is BundleRefused
    assert not list((path.parent / "into").iterdir())
    assert not open_files(path.parent / "into")


def said_is_refused(
    folder: Path, said: dict[str, Any] | bytes, stored: Iterable[bytes] = (), words: str = UNSOUND
) -> None:
    """Hold that a manifest with its chunks is refused, though it is signed."""
    refused(forged(folder, plaintext(said, stored)), words)


def is_opened(
    folder: Path, said: dict[str, Any] | bytes, stored: Iterable[bytes] = ()
) -> list[Sealed]:
    """Return the commits of a manifest with its chunks."""
    with open_file(forged(folder, plaintext(said, stored))) as opened:
        return list(opened.commits())
