"""Mutants of bundles, by a stranger with a file and by an insider with a valid key.

python -m tests.sync.fuzzing 100000 [seed]
"""

import copy
import hashlib
import json
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import zstandard

from npcdesk.errors import BundleRefused
from npcdesk.job import finish
from npcdesk.sync import bundle
from tests.sync import bundles

ODD = (
    None, True, False, 0, 1, -1, 2**31, 2**53, 2**63, 2**64, 10**30, 1.5, -0.0, 1e308,
    "", "0", "T:33", "PUB:", "../../etc/passwd", "\0", "\u202e", "x" * 600, "0" * 32, "0" * 64,
    "certs", "roster", "commits", "blob:" + "0" * 64, "zstd", "none",
    [], [[]], {}, {"": {}}, [0] * 50, ["0" * 64] * 2,
)  # fmt: skip


class Corpus:
    """The golden bundles: part files, ciphertexts, and plaintexts taken apart."""

    def __init__(self, folder: Path) -> None:
        self.parts = [path.read_bytes() for path in sorted(bundles.DATA.glob("*.npb"))]
        self.ciphertexts = []
        for name in ("full", "receipt", "newer"):
            found = bundles.gather(sorted(bundles.DATA.glob(f"{name}-*.npb")), folder / name)
            self.ciphertexts.append(found.read_bytes())
        self.plain = [(bundles.DATA / f"{name}.npc").read_bytes() for name in ("full", "newer")]
        self.taken_apart = [_apart(plain) for plain in self.plain]


def _apart(plain: bytes) -> tuple[dict, list[bytes]]:
    size = int.from_bytes(plain[4:8], "big")
    said, at, stored = json.loads(plain[8 : 8 + size]), 8 + size + 64, []
    for chunk in said["chunks"]:
        stored.append(plain[at : at + chunk["length"]])
        at += chunk["length"]
    return said, stored


# Bytes.


def bytes_altered(random: Random, data: bytes) -> bytes:
    """Flip, cut, repeat, swap, insert, or overwrite: once or a few times."""
    made = bytearray(data)
    for _ in range(random.choice((1, 1, 1, 2, 5))):
        at = random.randrange(len(made)) if made else 0
        end = min(len(made), at + random.choice((1, 1, 2, 4, 8, 32, 200)))
        match random.randrange(7):
            case 0 if made:
                made[at] ^= 1 << random.randrange(8)
            case 1 if made:
                made[at] = random.choice((0, 1, 0x7F, 0x80, 0xFF, random.randrange(256)))
            case 2:
                del made[at:end]
            case 3:
                made[at:at] = made[at:end]
            case 4:
                made[at:end] = random.randbytes(end - at)
            case 5:
                del made[at:]
            case _:
                made[at:at] = random.randbytes(random.choice((1, 4, 64)))
    return bytes(made)


def early(random: Random, data: bytes) -> bytes:
    """Alter only what comes first: where headers and tables are."""
    border = random.choice((12, 60, 400, 1200))
    return bytes_altered(random, data[:border]) + data[border:]


# Structure.


def spots(value: object, found: list[tuple[object, object]] | None = None) -> list:
    """Every (container, key) in a JSON value."""
    found = [] if found is None else found
    keys = value.keys() if isinstance(value, dict) else range(len(value))
    for key in keys:
        found.append((value, key))
        if isinstance(value[key], dict | list):
            spots(value[key], found)
    return found


def value_altered(random: Random, value: object) -> object:
    match random.randrange(6):
        case 0 if isinstance(value, int) and not isinstance(value, bool):
            return value + random.choice((-1, 1, 2**16, -(2**32), 2**63))
        case 1 if isinstance(value, str) and value:
            at = random.randrange(len(value))
            return value[:at] + random.choice("0aZ:>/\0\n١é") + value[at + 1 :]
        case 2 if isinstance(value, str):
            return value * 2 if random.random() < 0.5 else value[1:]
        case 3 if isinstance(value, list):
            return value + value[:1] if random.random() < 0.5 else value[::-1]
        case 4:
            return [value]
        case _:
            return copy.deepcopy(random.choice(ODD))


def json_altered(random: Random, said: dict) -> dict:
    made = copy.deepcopy(said)
    for _ in range(random.choice((1, 1, 2, 4))):
        holder, key = random.choice(spots(made))
        match random.randrange(5):
            case 0 if isinstance(holder, dict):
                del holder[key]
            case 1 if isinstance(holder, dict):
                holder[random.choice(("more", "fmt", "to", "", str(key) + "_"))] = holder[key]
            case 2 if isinstance(holder, list):
                holder.insert(key, copy.deepcopy(random.choice((holder[key], *ODD))))
            case _:
                holder[key] = value_altered(random, holder[key])
        if not spots(made):
            break
    return made


def text_altered(random: Random, said: dict) -> bytes:
    """What JSON alone can say: keys twice, numbers without end, depth, bad letters."""
    text = json.dumps(said, ensure_ascii=random.random() < 0.5)
    match random.randrange(6):
        case 0:
            key = random.choice(list(said))
            odd = json.dumps(random.choice(ODD))
            return f'{{"{key}":{odd},{text[1:]}'.encode()
        case 1:
            return (text[:-1] + f',"x":{"[" * random.randrange(1, 5000)}').encode()
        case 2:
            return text.replace("1", random.choice(("1e9", "NaN", "01", "1" * 5000)), 1).encode()
        case 3:
            return text.replace('"', random.choice(('"\\ud800', '"\\u0000', "'")), 3).encode()
        case 4:
            return text.encode("utf-16")
        case _:
            return bytes_altered(random, text.encode())


def chunk_altered(random: Random, said: dict, stored: list[bytes]) -> None:
    """Alter the content of a chunk, its frame, or the table; the hashes are made to fit."""
    at = random.randrange(len(stored))
    line, packed = said["chunks"][at], stored[at]
    raw = _raw(packed)
    match random.randrange(6):
        case 0:
            raw = bytes_altered(random, raw)
            line["raw_length"] = len(raw)
            packed = zstandard.compress(raw) if line["codec"] == "zstd" and raw else raw
        case 1:
            packed = bytes_altered(random, packed)
        case 2:
            packed = early(random, packed)
        case 3:
            line["kind"] = random.choice(ODD[-9:-4] + tuple(one["kind"] for one in said["chunks"]))
        case 4:
            line["codec"] = "none" if line["codec"] == "zstd" else "zstd"
            line["raw_length"] = random.choice((len(packed), line["raw_length"]))
        case _:
            other = random.randrange(len(stored))
            said["chunks"].insert(other, copy.deepcopy(line))
            stored.insert(other, packed)
            return
    stored[at] = packed
    line["length"] = len(packed)
    line["sha256"] = hashlib.sha256(packed).hexdigest()


def _raw(packed: bytes) -> bytes:
    """What is in a frame, or the bytes themselves where they are none, or no longer."""
    try:
        if zstandard.get_frame_parameters(packed).content_size < 1 << 20:
            return zstandard.decompress(packed)
    except zstandard.ZstdError:
        pass
    return packed


# Each kind of mutant ends in something that is tried: a part file or a plaintext.


def _structure(random: Random, corpus: Corpus) -> bytes:
    said, stored = random.choice(corpus.taken_apart)
    return bundles.plaintext(json_altered(random, said), stored)


def _text(random: Random, corpus: Corpus) -> bytes:
    said, stored = random.choice(corpus.taken_apart)
    return bundles.plaintext(text_altered(random, said), stored)


def _chunks(random: Random, corpus: Corpus) -> bytes:
    said, stored = copy.deepcopy(random.choice(corpus.taken_apart))
    for _ in range(random.choice((1, 1, 2))):
        chunk_altered(random, said, stored)
    return bundles.plaintext(said, stored)


def _raw_plain(random: Random, corpus: Corpus) -> bytes:
    return random.choice((bytes_altered, early))(random, random.choice(corpus.plain))


PLAIN: dict[str, Callable[[Random, Corpus], bytes]] = {
    "manifest, signed": _structure,
    "manifest's text, signed": _text,
    "chunks, signed": _chunks,
    "plaintext's bytes": _raw_plain,
}
KINDS = (*PLAIN, "age file's bytes", "part's bytes", "part's header")


class Bench:
    """A folder to try mutants in, and what became of them."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.random = Random(seed)
        self.corpus = Corpus(folder / "corpus")
        self.ends: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
        self.refusals: Counter[str] = Counter()
        self.escaped: list[tuple[str, str, bytes]] = []
        self.slowest_s = 0.0

    def run(self, count: int) -> Iterator[int]:
        for number in range(count):
            kind = KINDS[number % len(KINDS)]
            data = self._mutant(kind)
            start = time.process_time()  # not the wall's: other programs may be busy
            self.ends[kind]["as it was" if data is None else self._end(kind, data)] += 1
            self.slowest_s = max(self.slowest_s, time.process_time() - start)
            yield number

    def _mutant(self, kind: str) -> bytes | None:
        """A file to try; None where chance has altered nothing."""
        random, corpus = self.random, self.corpus
        if kind in PLAIN:
            plain = PLAIN[kind](random, corpus)
            return None if plain in corpus.plain else bundles.encrypted(plain)
        if kind == "age file's bytes":
            alter = random.choice((bytes_altered, early))
            data = alter(random, random.choice(corpus.ciphertexts))
            return None if data in corpus.ciphertexts else data
        one = random.choice(corpus.parts)
        if kind == "part's header":
            return _header_altered(random, one)
        data = random.choice((bytes_altered, early))(random, one[:-32])
        return None if data == one[:-32] else _closed(data, random)

    def _end(self, kind: str, data: bytes) -> str:
        try:
            if kind.startswith("part"):
                self._try_part(data)
            else:
                self._try_bundle(data)
        except BundleRefused as refusal:
            self.refusals[str(refusal)[:60]] += 1
            return "refused" if type(refusal) is BundleRefused else "refused otherwise"
        except Exception as error:  # noqa: BLE001 - this is what is looked for
            self.escaped.append((kind, repr(error)[:200], data))
            return "ESCAPED"
        return "opened"

    def _try_part(self, data: bytes) -> None:
        path = self.folder / "mutant.npb"
        path.write_bytes(data)
        gathered = finish(bundle.assemble([path], self.folder / "inbox", room=1 << 24))
        try:
            if gathered.ciphertext:
                self._open(gathered.ciphertext)
        finally:
            bundle.discard(gathered)

    def _try_bundle(self, data: bytes) -> None:
        path = self.folder / "mutant.age"
        path.write_bytes(data)
        self._open(path)

    def _open(self, path: Path) -> None:
        with finish(
            bundle.open_bundle(
                path,
                [bundles.identity("county")],
                bundles.COUNTY,
                self.folder / "into",
                lambda inc, papers: bytes.fromhex(bundles.machine("town").sign_pk),
            )
        ) as opened:
            for one in opened.commits():
                assert len(one.sig) == 64
            of_blobs = {chunk.blob for chunk in opened.manifest.chunks if chunk.sort == "blob:"}
            assert {hashlib.sha256(content).hexdigest() for content in opened.blobs()} == of_blobs


def _closed(data: bytes, random: Random) -> bytes:
    """With a hash at the end that fits, mostly."""
    tail = hashlib.sha256(data).digest()
    return data + (tail if random.random() < 0.8 else random.randbytes(32))


def _header_altered(random: Random, data: bytes) -> bytes:
    size = int.from_bytes(data[6:8], "big")
    said = json.loads(data[8 : 8 + size])
    alter = random.choice((json_altered, text_altered))
    made = alter(random, said)
    text = made if isinstance(made, bytes) else json.dumps(made).encode()
    text = text[:65535]
    head = data[:6] + len(text).to_bytes(2, "big") + text + hashlib.sha256(text).digest()
    return _closed(head + data[8 + size + 32 : -32], random)


@contextmanager
def bench(seed: int) -> Iterator[Bench]:
    with tempfile.TemporaryDirectory() as folder:
        yield Bench(Path(folder), seed)


def main(count: int, seed: int) -> int:
    start = time.perf_counter()
    with bench(seed) as tried:
        for number in tried.run(count):
            if number == 2000:
                before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        left = sorted(path.name for path in tried.folder.iterdir())
    print(f"{count} mutants, seed {seed}, {time.perf_counter() - start:.0f} s")
    for kind, ends in tried.ends.items():
        print(f"{kind:26}", dict(ends.most_common()))
    for words, times in tried.refusals.most_common():
        print(f"{times:8} {words}")
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(f"slowest {tried.slowest_s * 1000:.0f} ms; memory grew {grown / 1024:.1f} MB after 2000")
    print("left behind:", left)
    for kind, error, data in tried.escaped[:20]:
        print("ESCAPED", kind, error, data[:80].hex())
    return 1 if tried.escaped else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1))
