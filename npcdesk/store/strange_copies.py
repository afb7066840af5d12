"""Whose a copy is that lies on a stick: the key slots beside it tell, where they came along."""

from pathlib import Path

from npcdesk import vault
from npcdesk.errors import DeskError, KeyRefused
from npcdesk.paths import OfficeFolder
from npcdesk.store import aside, cipher, unlocking


def require_own(folder: OfficeFolder, chosen: Path, passphrase: str | None) -> None:
    """Refuse a copy whose slots lock another office's key; what has no slots is not known.

    Raises:
        KeyRefused: it is another unit's, which is named where the passphrase opens it too.
    """
    beside = aside.slots_of(chosen)
    try:
        strange = not vault.of_one_file(beside, folder.slots)
    except DeskError:  # no slots came along, or damaged ones: opening it says more
        return
    if not strange:
        return
    name = _name(chosen, passphrase) if passphrase else ""
    msg = (
        f"{chosen.name} 是{name or '另一个单位'}的备份，不是本单位的，没有恢复。"
        "现在的数据没有改动。要看它的内容，请另用一个空文件夹恢复，用那个单位的密码打开。"
    )
    raise KeyRefused(msg)


def _name(chosen: Path, passphrase: str) -> str:
    try:
        key = vault.open_with_passphrase(aside.slots_of(chosen), passphrase)
        connection = cipher.connect(chosen, unlocking.file_key(key))
    except DeskError:
        return ""
    try:
        found = connection.execute("SELECT name FROM office WHERE mine AND NOT deleted").fetchone()
    finally:
        connection.close()
    return str(found[0]) if found else ""
