"""Where a file goes that a person named by its folder or its name."""

from contextlib import suppress
from pathlib import Path

from npcdesk.errors import NotFound


def free_for(path: Path, raw: bytes) -> Path:
    """Return the path, or the next with a number, where nothing else stands: `raw` itself may."""
    at, found = 1, path
    while found.exists() and not _holds(found, raw):
        at += 1
        found = path.with_name(f"{path.stem}（{at}）{path.suffix}")
    return found


def _holds(path: Path, raw: bytes) -> bool:
    with suppress(OSError):
        return path.stat().st_size == len(raw) and path.read_bytes() == raw
    return False


def file_at(said: Path, name: str) -> Path:
    """Return where a file goes: into the folder that was said, or under the name that was.

    Args:
        said: a folder that is there, or the name of a file with the ending of `name`.
        name: what it is called in a folder.

    Raises:
        NotFound: it is neither; a folder on a stick that is not plugged in is not made.
    """
    if said.is_dir():
        return said / name
    ending = Path(name).suffix
    if said.suffix.lower() != ending:
        msg = (
            f"没有文件夹 {said}。请插好 U 盘、先建好文件夹；"
            f"要写成文件的，文件名请以 {ending} 结尾，例如 {name}。"
        )
        raise NotFound(msg)
    return said
