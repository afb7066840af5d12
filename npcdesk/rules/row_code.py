"""The code of a row in a list that leaves the house: short, for eyes and keyboards, self-checking.

It names one handing-over to one unit, so that a row is known again however it was sorted, copied
or typed off paper. It tells nothing about what it names.
"""

import hashlib
import unicodedata

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: they are read as 1, 1, 0 and V
MARK = "J"  # a letter first, so that no program takes a code for a number or a day
LENGTH = 8  # symbols that tell, 40 bits; two more check them
_READ_AS = str.maketrans("ILOU", "110V")
_FIELD = 0b100101  # x^5 + x^2 + 1 generates GF(32)


def row_code(event_id: str, unit_id: str) -> str:
    """Return the code of a handing-over (its event) to a unit, like J8K3-M7QR-TX2."""
    number = int.from_bytes(hashlib.sha256(f"{event_id}:{unit_id}".encode()).digest()[:5])
    told = [number >> shift & 31 for shift in range(35, -1, -5)]
    said = MARK + "".join(SYMBOLS[each] for each in (*told, *_checks(told)))
    return _grouped(said)


def read_row_code(said: str) -> str | None:
    """Return a code as `row_code` writes it, or None when it is none or mistyped.

    Any one or two wrong symbols are found, and so is any pair that changed places; case, spaces,
    hyphens and full-width letters do not matter.
    """
    plain = unicodedata.normalize("NFKC", said).upper().translate(_READ_AS)
    plain = "".join(each for each in plain if each.isalnum())
    if len(plain) != 1 + LENGTH + 2 or plain[0] != MARK or not set(plain) <= set(SYMBOLS):
        return None
    symbols = [SYMBOLS.index(each) for each in plain[1:]]
    told, checks = symbols[:LENGTH], symbols[LENGTH:]
    return _grouped(plain) if checks == _checks(told) else None


def _grouped(said: str) -> str:
    return f"{said[:4]}-{said[4:8]}-{said[8:]}"


def _checks(told: list[int]) -> list[int]:
    """Return the sum and the weighted sum in GF(32); the weights differ, so any two errors show."""
    plain = weighted = 0
    for symbol in told:
        plain ^= symbol
        weighted = _doubled(weighted ^ symbol)
    return [plain, weighted]


def _doubled(symbol: int) -> int:
    twice = symbol << 1
    return twice ^ _FIELD if twice > 31 else twice
