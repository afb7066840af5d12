"""The printed recovery code: 128 random bits and a check, as eight groups of four characters."""

import hashlib
import unicodedata

from npcdesk.errors import KeyRefused

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: the letters I, L, O and U are not in it, so they can be read as 1, 1, 0 and V."""

SECRET_BYTES = 16
CHECK_BYTES = 4
LENGTH = 32
GROUP = 4

_MISREAD = str.maketrans("ILOU", "110V")


def written(secret: bytes) -> str:
    """Return the code as it is printed: `XXXX-XXXX-…`, eight groups."""
    number = int.from_bytes(secret + _check(secret))
    digits = "".join(ALPHABET[number >> shift & 31] for shift in range(5 * (LENGTH - 1), -1, -5))
    return "-".join(digits[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def read(code: str) -> bytes:
    """Return the 16 secret bytes of a code typed from paper.

    Lower case, full width, spaces, dashes, and O I L U for 0 1 1 V are all understood.

    Raises:
        KeyRefused: it is not a code, or a character was copied wrongly.
    """
    text = unicodedata.normalize("NFKC", code).upper()
    typed = "".join(c for c in text if c.isalnum()).translate(_MISREAD)
    strange = "".join(dict.fromkeys(c for c in typed if c not in ALPHABET))
    if strange:
        msg = f"恢复码只有英文字母和数字，里面的“{strange}”请对照打印件再看一遍。"
        raise KeyRefused(msg)
    if len(typed) != LENGTH:
        msg = f"恢复码共{LENGTH}个字符，现在是{len(typed)}个，请对照打印件补全。"
        raise KeyRefused(msg)
    number = 0
    for character in typed:
        number = number << 5 | ALPHABET.index(character)
    raw = number.to_bytes(SECRET_BYTES + CHECK_BYTES)
    secret, check = raw[:SECRET_BYTES], raw[SECRET_BYTES:]
    if check != _check(secret):
        msg = "恢复码里有字符抄得不对，请对照打印件逐组再看一遍。"
        raise KeyRefused(msg)
    return secret


def _check(secret: bytes) -> bytes:
    return hashlib.sha256(b"npcdesk recovery code" + secret).digest()[:CHECK_BYTES]
