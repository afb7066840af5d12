"""The passphrase: what it must be, and where a command finds it."""

import unicodedata
from collections.abc import Mapping
from pathlib import Path

from npcdesk.errors import KeyRefused, NotFound, Unclear

VARIABLE = "NPCDESK_PASSPHRASE"
SHORTEST = 8


def plain(text: str) -> str:
    """Return the passphrase as it is locked with: full width and half width are the same."""
    return unicodedata.normalize("NFKC", text)


def checked(text: str) -> str:
    """Return a new passphrase as it is locked with.

    Raises:
        KeyRefused: fewer than eight characters, spaces at either end not counted.
    """
    length = len(plain(text).strip())
    if length < SHORTEST:
        msg = f"密码现在有{length}个字，至少要{SHORTEST}个字，例如一句自己记得住的话。"
        raise KeyRefused(msg)
    return plain(text)


def passphrase_from(
    env: Mapping[str, str], file: Path | None, variable: str = VARIABLE
) -> str | None:
    """Return the passphrase given to a command: in a file of one line, else in the environment.

    Args:
        env: the environment.
        file: what `--passphrase-file` names; it goes before the environment.
        variable: what is looked for in the environment.

    Returns:
        None when neither is given.

    Raises:
        NotFound: the file cannot be read.
        Unclear: the file is empty, has several lines, or is not text.
    """
    if file is None:
        return env.get(variable) or None
    try:
        raw = file.read_bytes()
    except OSError:
        msg = f"读不到密码文件 {file}，请核对路径。"
        raise NotFound(msg) from None
    lines = _text(raw, file).rstrip("\r\n").splitlines()
    if len(lines) != 1 or not lines[0]:
        msg = f"密码文件 {file} 里应当只有一行，就是密码；现在是{len(lines)}行。"
        raise Unclear(msg)
    return lines[0]


def _text(raw: bytes, file: Path) -> str:
    # Windows' own editors and shells write any of the three.
    wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    msg = f"密码文件 {file} 不是文本文件，请用记事本重新保存。"
    raise Unclear(msg)
