"""How one key is locked by another: Argon2id, HKDF, and AES-GCM bound to its place."""

import hashlib
import hmac
import os
import sys
from dataclasses import dataclass

from npcdesk.errors import KeyRefused

NONCE_BYTES = 12
SALT_BYTES = 16

_SMALL_COMPUTER = 5 * 1024**3


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a passphrase costs: Argon2id's memory in KiB, passes and lanes."""

    memory_kib: int = 256 * 1024
    passes: int = 3
    lanes: int = 4


def usual_cost() -> Cost:
    """Return 256 MiB (RFC 9106 asks for 64 MiB at least), or 64 MiB under 5 GB of memory."""
    memory = _computer_memory()
    return Cost(memory_kib=64 * 1024) if memory and memory < _SMALL_COMPUTER else Cost()


def subkey(key: bytes, use: str) -> bytes:
    """Return the 32 bytes that serve one `use` of the file's key (HKDF-SHA256, RFC 5869)."""
    return _hkdf(key, salt=b"", info=f"npcdesk {use}".encode())


def stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return the 32 bytes that a passphrase locks with.

    Raises:
        KeyRefused: this computer has not the memory free.
    """
    # Half of what it takes to start is not needed when the keyring has the key.
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415

    kdf = Argon2id(
        salt=salt,
        length=32,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    try:
        return kdf.derive(passphrase.encode())
    except MemoryError:
        msg = f"开锁要用{cost.memory_kib // 1024} MB 内存，现在不够。请关掉一些程序再试。"
        raise KeyRefused(msg) from None


def from_secret(secret: bytes, salt: bytes) -> bytes:
    """Return the 32 bytes that a random secret locks with: it needs no stretching."""
    return _hkdf(secret, salt=salt, info=b"npcdesk recovery")


def lock(key: bytes, by: bytes, context: bytes) -> tuple[bytes, bytes]:
    """Return a nonce and `key` locked `by` another key, for `context` alone."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    nonce = os.urandom(NONCE_BYTES)
    return nonce, AESGCM(by).encrypt(nonce, key, context)


def unlock(locked: bytes, nonce: bytes, by: bytes, context: bytes) -> bytes | None:
    """Return the key, or None: the other key is wrong, or something was altered."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    try:
        return AESGCM(by).decrypt(nonce, locked, context)
    except InvalidTag:
        return None


def seal(content: bytes, key: bytes, context: bytes) -> bytes:
    """Return `content` encrypted for `context` alone; the nonce stands in front."""
    nonce, sealed = lock(content, key, context)
    return nonce + sealed


def unseal(sealed: bytes, key: bytes, context: bytes) -> bytes | None:
    """Return what was sealed, or None when it was altered or the key is another's."""
    if len(sealed) < NONCE_BYTES:
        return None
    return unlock(sealed[NONCE_BYTES:], sealed[:NONCE_BYTES], key, context)


def _hkdf(secret: bytes, *, salt: bytes, info: bytes) -> bytes:
    drawn = hmac.digest(salt or bytes(32), secret, hashlib.sha256)
    return hmac.digest(drawn, info + b"\x01", hashlib.sha256)


def _computer_memory() -> int | None:
    """Return the bytes of memory of this computer, or None when it does not say."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        kib = ctypes.c_ulonglong()
        kernel = ctypes.windll.kernel32
        return kib.value * 1024 if kernel.GetPhysicallyInstalledSystemMemory(kib) else None
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return None
