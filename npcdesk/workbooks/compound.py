"""Looks through an .xls before it is opened: a damaged one would take all memory, or never end.

The wrapping is [MS-CFB], the records [MS-XLS]; only what decides about sizes is read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from struct import unpack_from

HEADER = 512
ENTRY = 128
SMALL_SECTOR, SMALL_STREAM = 64, 4096
END_OF_CHAIN, LAST_SECTOR = 0xFFFFFFFE, 0xFFFFFFFA
STREAMS = ("Workbook", "Book")

DIMENSIONS, BOUND_SHEET, END = 0x0200, 0x0085, 0x000A
CELLS = frozenset({0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E})
MOST_ROWS, MOST_COLUMNS = 65_536, 256


@dataclass(frozen=True, slots=True)
class Compound:
    """A file of files: sectors in chains, and a directory of where each stream begins."""

    content: bytes
    size: int  # of a sector, bytes
    chain_of: Sequence[int]  # sector → next sector
    entries: dict[str, tuple[int, int]]  # name → first sector, length in bytes

    def stream(self, name: str) -> bytes:
        """Return a stream whole; short ones stand in small sectors inside the root's stream."""
        start, length = self.entries[name]
        if length >= SMALL_STREAM:
            return _joined(self.content, self.size, self.chain_of, start)[:length]
        root = _joined(self.content, self.size, self.chain_of, self.entries["Root Entry"][0])
        small = _numbers(_joined(self.content, self.size, self.chain_of, _at(self.content, 60)))
        return b"".join(
            root[each * SMALL_SECTOR : (each + 1) * SMALL_SECTOR] for each in _chain(small, start)
        )[:length]


def inspect(content: bytes) -> None:
    """Refuse an .xls that claims more than it can hold.

    Raises:
        ValueError: it is damaged, or holds no workbook.
    """
    compound = _open(content)
    name = next((each for each in STREAMS if each in compound.entries), None)
    if name is None:
        msg = "no workbook in it"
        raise ValueError(msg)
    stream = compound.stream(name)
    starts = [0]
    for kind, at, length in _records(stream, 0):
        if kind == BOUND_SHEET and length >= 4:
            starts.append(_at(stream, at))
    for start in starts:
        if start > len(stream):
            msg = f"a sheet at {start}, beyond the end"
            raise ValueError(msg)
        _inspect_sheet(stream, start)


def _inspect_sheet(stream: bytes, start: int) -> None:
    for kind, at, length in _records(stream, start):
        rows, columns = 0, 0
        if kind == DIMENSIONS and length in {10, 14}:
            layout = "<IIHH" if length == 14 else "<HHHH"
            first, rows, _, columns = unpack_from(layout, stream, at)
            rows = rows if first < max(rows, 1) else MOST_ROWS + 1  # a sheet that ends above itself
        elif kind in CELLS and length >= 4:
            columns = unpack_from("<H", stream, at + 2)[0] + 1
        if rows > MOST_ROWS or columns > MOST_COLUMNS:
            msg = f"{rows} rows, {columns} columns at {at}"
            raise ValueError(msg)


def _records(stream: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Yield kind, place and length of each record, up to the end of its part."""
    at = start
    while at + 4 <= len(stream):
        kind, length = unpack_from("<HH", stream, at)
        at += 4
        if at + length > len(stream):
            return
        yield kind, at, length
        if kind == END:
            return
        at += length


def _open(content: bytes) -> Compound:
    if len(content) < HEADER:
        msg = "shorter than its header"
        raise ValueError(msg)
    shift = unpack_from("<H", content, 30)[0]
    size = 1 << shift
    most = len(content) // size
    if shift not in {9, 12} or max(_at(content, place) for place in (44, 64, 72)) > most:
        msg = "the header claims more sectors than there are"
        raise ValueError(msg)
    allocation = _numbers(content[76:HEADER])
    more = _at(content, 68)
    for _ in range(most):
        if more >= LAST_SECTOR:
            break
        allocation.extend(_numbers(_sector(content, size, more)))
        more = allocation.pop()
    else:
        msg = "its allocation table runs in a circle"
        raise ValueError(msg)
    chain_of: list[int] = []
    for sector in allocation:
        if sector < LAST_SECTOR:
            chain_of.extend(_numbers(_sector(content, size, sector)))
    directory = _joined(content, size, chain_of, _at(content, 48))
    return Compound(content, size, chain_of, _entries(directory, len(content)))


def _entries(directory: bytes, most: int) -> dict[str, tuple[int, int]]:
    entries: dict[str, tuple[int, int]] = {}
    for at in range(0, len(directory) - ENTRY + 1, ENTRY):
        name = directory[at : at + 64].decode("utf-16-le", "replace").partition("\0")[0]
        start, length = _at(directory, at + 116), _at(directory, at + 120)
        if name and length > most:
            msg = f"{name} is longer than the file"
            raise ValueError(msg)
        entries.setdefault(name, (start, length))
    if "Root Entry" not in entries:
        msg = "no root"
        raise ValueError(msg)
    return entries


def _joined(content: bytes, size: int, chain_of: Sequence[int], start: int) -> bytes:
    return b"".join(_sector(content, size, each) for each in _chain(chain_of, start))


def _chain(chain_of: Sequence[int], start: int) -> Iterator[int]:
    sector = start
    for _ in range(len(chain_of) + 1):
        if sector == END_OF_CHAIN:
            return
        if sector >= len(chain_of):
            break
        yield sector
        sector = chain_of[sector]
    msg = "a chain of sectors that does not end"
    raise ValueError(msg)


def _sector(content: bytes, size: int, sector: int) -> bytes:
    start = (sector + 1) * size
    if start >= len(content):
        msg = f"sector {sector} is beyond the end"
        raise ValueError(msg)
    return content[start : start + size].ljust(size, b"\0")


def _at(content: bytes, place: int) -> int:
    number: int = unpack_from("<I", content, place)[0]
    return number


def _numbers(content: bytes) -> list[int]:
    return list(unpack_from(f"<{len(content) // 4}I", content))
