"""Make sRGB.icc in this folder: the colour profile that papers for the archive carry.

Run by hand: `python make.py`. Everything in it is computed here from the numbers that IEC 61966-2-1
and the ICC publish: primaries, white point, transfer curve; no part of another profile is in it.
"""

import struct
from datetime import datetime
from pathlib import Path

D50 = (0.9642, 1.0, 0.8249)
PRIMARIES = {  # of sRGB, adapted to D50 (Bradford)
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
POINTS = 1024  # of the curve
MADE = datetime(2026, 11, 22)  # noqa: DTZ001 - the profile says no zone
NAME = "sRGB IEC61966-2.1"
RIGHTS = "CC0 1.0: no rights reserved"


def main() -> None:
    """Write the profile beside this file."""
    curve = b"curv" + bytes(4) + struct.pack(">I", POINTS)
    curve += b"".join(
        struct.pack(">H", round(linear(at / (POINTS - 1)) * 65535)) for at in range(POINTS)
    )
    tags = {
        b"desc": described(NAME),
        b"cprt": b"text" + bytes(4) + RIGHTS.encode() + b"\0",
        b"wtpt": place(D50),
        **{name: place(xyz) for name, xyz in PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    (Path(__file__).parent / "sRGB.icc").write_bytes(profile(tags))


def linear(value: float) -> float:
    """Return how much light a value of sRGB stands for."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def number(value: float) -> bytes:
    """Return an s15Fixed16Number."""
    return struct.pack(">i", round(value * 65536))


def place(xyz: tuple[float, float, float]) -> bytes:
    """Return an XYZType."""
    return b"XYZ " + bytes(4) + b"".join(map(number, xyz))


def described(words: str) -> bytes:
    """Return a textDescriptionType: ASCII alone, no Unicode and no ScriptCode name."""
    text = words.encode() + b"\0"
    return b"desc" + bytes(4) + struct.pack(">I", len(text)) + text + bytes(4 + 4 + 2 + 1 + 67)


def profile(tags: dict[bytes, bytes]) -> bytes:
    """Return a display profile of version 2.1; equal tags share their place."""
    at = 128 + 4 + 12 * len(tags)
    places: dict[bytes, tuple[int, int]] = {}
    body = b""
    for data in tags.values():
        if data not in places:
            padded = data + bytes(-len(data) % 4)
            places[data] = (at, len(data))
            body += padded
            at += len(padded)
    table = b"".join(name + struct.pack(">II", *places[data]) for name, data in tags.items())
    head = struct.pack(">I4sI4s4s4s", at, b"", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H", *MADE.timetuple()[:6]) + b"acsp" + bytes(4 + 4 + 4 + 4 + 8 + 4)
    head += b"".join(map(number, D50))
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


if __name__ == "__main__":
    main()
