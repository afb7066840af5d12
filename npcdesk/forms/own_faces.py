"""The Chinese fonts of this computer, by their names: 仿宋_GB2312, 方正小标宋简体 and others."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from npcdesk import paths
from npcdesk.forms.faces import Face, Own

NAMES = {Face.FANG: "仿宋", Face.KAI: "楷体", Face.HEI: "黑体", Face.TITLE: "小标宋"}
USUAL = {
    Face.FANG: ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "方正仿宋"),
    Face.KAI: ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "方正楷体"),
    Face.HEI: ("黑体", "SimHei", "方正黑体"),
    Face.TITLE: ("方正小标宋", "FZXiaoBiaoSong", "小标宋"),
}
"""How the faces of official papers are called where they are installed, the wanted ones first."""
ENDINGS = frozenset({".ttf", ".ttc"})
MOST_NAMES = 64_000  # bytes of a table of names: a larger one is damaged
_CHINESE = range(0x0404, 0x1405, 0x400)  # languages of names on Windows: zh-TW, zh-CN, zh-HK …


@dataclass(frozen=True, slots=True)
class Installed:
    """A font of this computer with its Chinese name, and its English one."""

    name: str
    latin: str
    own: Own


def installed() -> list[Installed]:
    """Return the fonts with Chinese names, one of each name; what cannot be read is left out."""
    found: dict[str, Installed] = {}
    for folder in paths.font_folders():
        for file in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if file.suffix.lower() in ENDINGS:
                for each in _in_file(file):
                    found.setdefault(each.name, each)
    return sorted(found.values(), key=lambda each: each.name)


def called(own: Own) -> str:
    """Return the name of a font, or of its file where it has none."""
    path = Path(own.path)
    return next((each.name for each in _in_file(path) if each.own.index == own.index), path.name)


def fitting(face: Face, some: list[Installed]) -> list[Installed]:
    """Return those that are usual for a face of official papers, the wanted ones first."""
    ranked = [
        (at, each)
        for each in some
        for at, name in enumerate(USUAL[face])
        if each.name.startswith(name) or each.latin.startswith(name)
    ]
    ranked.sort(key=lambda pair: (pair[0], pair[1].name))
    return list(dict.fromkeys(each for _, each in ranked))


def _in_file(file: Path) -> Iterator[Installed]:
    try:
        with file.open("rb") as opened:
            head = opened.read(12)
            starts = [0]
            if head[:4] == b"ttcf":
                (many,) = struct.unpack(">L", head[8:12])
                starts = list(struct.unpack(f">{many}L", opened.read(4 * many)))
            for index, start in enumerate(starts):
                opened.seek(start + 4)
                (tables,) = struct.unpack(">H6x", opened.read(8))
                listed = [struct.unpack(">4sLLL", opened.read(16)) for _ in range(tables)]
                at, size = next((at, size) for tag, _, at, size in listed if tag == b"name")
                opened.seek(at)
                chinese, latin = _names(opened.read(min(size, MOST_NAMES)))
                if chinese:
                    yield Installed(chinese, latin, Own(str(file), index))
    except (OSError, struct.error, StopIteration, MemoryError):
        return


def _names(table: bytes) -> tuple[str, str]:
    """Return the family's name in Chinese and in English."""
    many, words = struct.unpack(">2xHH", table[:6])
    chinese = latin = ""
    for at in range(6, 6 + 12 * many, 12):
        platform, _, language, kind, size, where = struct.unpack(">6H", table[at : at + 12])
        if platform == 3 and kind == 1:
            text = table[words + where : words + where + size].decode("utf-16-be", "replace")
            if language in _CHINESE:
                chinese = text
            else:
                latin = text
    return chinese, latin
