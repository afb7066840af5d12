"""Resident identity numbers (公民身份号码, GB 11643) and how they and phones are masked."""

import operator
import re
from datetime import date

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
SHAPE = re.compile(r"[0-9]{17}[0-9X]")
SCIENTIFIC = re.compile(r"[0-9.]+E\+?[0-9]+")
LENGTH = 18


def check_id(number: str) -> str:
    """Return why an identity number cannot be right, as a Chinese sentence, or "".

    The region in its first six digits is where it was issued, perhaps under a name long gone:
    it is never judged.
    """
    text = number.strip().upper()
    if SCIENTIFIC.fullmatch(text):
        return f"身份证号变成了 {text}，后几位已丢，请看原表重新输入。"
    if len(text) != LENGTH:
        return f"身份证号应是 {LENGTH} 位，现在是 {len(text)} 位，请对照证件再看一遍。"
    if not SHAPE.fullmatch(text):
        return "身份证号里有不是数字的字，请对照证件再看一遍。"
    if not _birth(text):
        return f"身份证号里的出生日期 {text[6:14]} 不存在，请对照证件再看一遍。"
    return "" if _checks(text) else _why_not(text)


def sex_of(number: str) -> str:
    """Return "male" or "female" as the number says, or "" when `check_id` finds fault with it."""
    if check_id(number):
        return ""
    return "male" if int(number.strip()[16]) % 2 else "female"


def birth_of(number: str) -> str:
    """Return the day of birth as `YYYY-MM-DD`, or "" when `check_id` finds fault with it."""
    return "" if check_id(number) else _birth(number.strip())


def mask_id(number: str) -> str:
    """Return 110105********002X; a number that is not whole shows nothing."""
    return _masked(number, 6, 4) if len(number) == LENGTH else "*" * len(number)


def mask_phone(number: str) -> str:
    """Return 138****5678; of a number shorter than a mobile's at most the last two digits show."""
    return _masked(number, 3, 4) if len(number) >= 11 else _masked(number, 0, 2)


def _checks(number: str) -> bool:
    """Return whether the last digit is the one that the others call for."""
    total = sum(map(operator.mul, WEIGHTS, map(int, number[:17])))
    return CHECK_DIGITS[total % 11] == number[-1]


def _why_not(number: str) -> str:
    if number.endswith("000"):
        return "身份证号最后三位是 000，像是在表格里丢了，请看原表重新输入。"
    return "身份证号最后一位对不上，请对照证件再看一遍。"


def _birth(number: str) -> str:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14])).isoformat()
    except ValueError:
        return ""


def _masked(text: str, head: int, tail: int) -> str:
    hidden = len(text) - head - tail
    return text[:head] + "*" * hidden + text[-tail:] if hidden > 1 else "*" * len(text)
