"""This computer's preferences. Nothing of the office is in them: losing them loses no work."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from npcdesk.errors import StoreDamaged, why


class Look(StrEnum):
    """Light or dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class TextSize(StrEnum):
    """How large the window writes."""

    COMPACT = "compact"
    STANDARD = "standard"
    LARGE = "large"
    LARGER = "larger"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person chose on this computer.

    `last_folder` is where a file was last opened or saved, `geometry` is Qt's own text of the
    window's place, `columns` maps a page to the columns it shows, in order.
    `views` maps a page to how it shows its lines, where that is not as a table: "cards".
    `filters` maps a page to the filters that were given a name, each as the page's own text.
    `faces` maps a face of paper (fang, kai, hei, title) to the font file that is used instead of
    ours, as `path#number in the file`.
    """

    look: Look = Look.SYSTEM
    text_size: TextSize = TextSize.STANDARD
    last_folder: str = ""
    geometry: str = ""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    views: Mapping[str, str] = field(default_factory=dict)
    filters: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    faces: Mapping[str, str] = field(default_factory=dict)


def load(path: Path) -> Settings:
    """Return the preferences; a file that cannot be understood is put aside as `.bad`.

    Never raises: where nothing can be read, everything is as it came. A single answer that this
    version does not know is as it came too, and the others are kept.
    """
    try:
        found = json.loads(path.read_bytes())
        if not isinstance(found, dict):
            raise TypeError
    except OSError:
        return Settings()
    except (ValueError, TypeError, RecursionError):
        _put_aside(path)
        return Settings()
    known: dict[str, Any] = {}
    for name, understood in _READERS.items():
        try:
            known[name] = understood(found[name])
        except (KeyError, ValueError, TypeError):
            continue
    return Settings(**known)


def save(path: Path, settings: Settings) -> None:
    """Keep the preferences.

    Raises:
        StoreDamaged: the file cannot be written.
    """
    draft = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(asdict(settings), ensure_ascii=False, indent=1)
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        msg = f"本机的偏好没有保存（{why(error)}）。请检查 {path.parent} 的写入权限。"
        raise StoreDamaged(msg) from None


def _put_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(path.name + ".bad"))
    except OSError:
        return  # it will be written over by the next choice


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _answers(value: dict[str, object]) -> dict[str, str]:
    return {name: _text(answer) for name, answer in dict(value).items()}


def _columns(value: dict[str, list[object]]) -> dict[str, tuple[str, ...]]:
    return {page: tuple(map(_text, shown)) for page, shown in dict(value).items()}


def _filters(value: dict[str, dict[str, object]]) -> dict[str, dict[str, str]]:
    return {page: _answers(named) for page, named in dict(value).items()}


_READERS: dict[str, Callable[[Any], object]] = {
    "look": Look,
    "text_size": TextSize,
    "last_folder": _text,
    "geometry": _text,
    "columns": _columns,
    "views": _answers,
    "filters": _filters,
    "faces": _answers,
}
