"""行政区划代码: six digits down to the county (GB/T 2260), three more below it (GB/T 10114)."""

from npcdesk.errors import NotAllowed

_EXPECTED = {
    "city": (6, "市级是 6 位数字，例如 330100"),
    "county": (6, "县级是 6 位数字，例如 330102"),
    "township": (9, "乡镇是 9 位数字：县的 6 位后面再加 3 位，例如 330102003"),
}


def fault(level: str, code: str) -> str:
    """Return why no office of this level has this code; "" when it may, or there is none."""
    wanted = _EXPECTED.get(level)
    if not code or wanted is None:
        return ""
    if not (code.isascii() and code.isdecimal()):
        return f"“{code}”不全是数字。{wanted[1]}。"
    if len(code) != wanted[0]:
        return f"“{code}”是 {len(code)} 位。{wanted[1]}。"
    return ""


def checked(level: str, code: str, whose: str = "") -> None:
    """See that an office's code is one of its level.

    Raises:
        NotAllowed: it is not; the sentence names the code, whose it is, and what is expected.
    """
    if said := fault(level, code):
        msg = f"{whose}行政区划代码{said}"
        raise NotAllowed(msg)
