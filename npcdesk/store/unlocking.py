"""From a folder to an open file: the lock on the folder, the key slots, the file itself."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field

from npcdesk import folder_lock, vault
from npcdesk.clock import Clock
from npcdesk.errors import KeyRefused, NotAllowed
from npcdesk.paths import OfficeFolder
from npcdesk.store import opening
from npcdesk.store.blobs import Blobs
from npcdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class Made:
    """A new office's file, and the recovery code that is shown once, to be printed."""

    store: Store
    recovery_code: str = field(repr=False)
    key: bytes = field(repr=False)


def exists(folder: OfficeFolder) -> bool:
    """Whether the folder holds an office's file."""
    return folder.is_founded


def make(folder: OfficeFolder, passphrase: str | None) -> Made:
    """Make a new office's file and its key slots; the caller holds the folder's lock.

    Raises:
        NotAllowed: the folder has a file already, or copies of one to restore.
        StoreDamaged: the folder cannot be written.
    """
    if exists(folder):
        msg = f"文件夹 {folder.root} 里已经有一个单位的数据，没有改动它。请换一个文件夹。"
        raise NotAllowed(msg)
    folder.root.mkdir(parents=True, exist_ok=True)
    if folder.slots.exists() and any(folder.copies.glob("*.db")):
        msg = f"文件夹 {folder.root} 里没有数据文件，但有它的备份。请先用备份恢复，或换一个文件夹。"
        raise NotAllowed(msg)
    folder.slots.unlink(missing_ok=True)  # slots without a file or copies of it lock nothing
    created = vault.create(folder.slots, passphrase)
    store = opening.create(folder, file_key(created.key))
    store.blobs = _blobs(folder, created.key)
    vault.remember(folder.slots, created.key)
    return Made(store, created.recovery_code, created.key)


def open_file(folder: OfficeFolder, key: bytes, clock: Clock) -> Store:
    """Open the file with the folder's key; see `opening.open_store` for what raises."""
    store = opening.open_store(folder, file_key(key), clock)
    store.blobs = _blobs(folder, key)
    return store


def key_of(folder: OfficeFolder, passphrase: str | None) -> bytes:
    """Return the folder's key: by passphrase if one is given, else from the system keyring.

    Raises:
        KeyRefused: neither opens it.
    """
    if passphrase:
        return vault.open_with_passphrase(folder.slots, passphrase)
    key = vault.open_with_keyring(folder.slots)
    if key is None:
        msg = (
            "请给出密码：在窗口里输入，或用 --passphrase-file 指明文件，"
            "或设环境变量 NPCDESK_PASSPHRASE。"
        )
        raise KeyRefused(msg)
    return key


@contextmanager
def opened(folder: OfficeFolder, passphrase: str | None, clock: Clock) -> Generator[Store]:
    """Lend the open file of a folder, locked against a second opening.

    Raises:
        NotAllowed: there is no file yet.
        StoreBusy: it is open elsewhere.
        KeyRefused: neither the passphrase nor the keyring opens it.
    """
    if not exists(folder):
        msg = f"文件夹 {folder.root} 里还没有单位的数据，请先用 init 新建。"
        raise NotAllowed(msg)
    with folder_lock.held(folder.lock, clock):
        store = open_file(folder, key_of(folder, passphrase), clock)
        try:
            yield store
        finally:
            store.close()


def _blobs(folder: OfficeFolder, key: bytes) -> Blobs:
    return Blobs(folder.attachments, vault.subkey(key, "attachments"))


def file_key(key: bytes) -> bytes:
    """Return the key of `desk.db`, derived from the folder's key."""
    return vault.subkey(key, "desk.db")
