"""Numbers that are no quantities: identity cards, telephones, postcodes; Excel spoils them."""

import re
import unicodedata

from npcdesk.rules import phones
from npcdesk.rules.identity import SCIENTIFIC, check_id
from npcdesk.workbooks.cells import NOTHING, Cell, Reading, plain, text

ID_LOST = "身份证号在 Excel 里变成了数字，后几位已丢，请看原表，把这一列设成文本后重新输入。"
MASKED = "***"  # as this program writes numbers that are not to be seen: nothing is said by them
SHORTEST = 5  # digits of a number that is dialled from outside
EXACT = 1e15  # Excel keeps 15 digits
LONG_NUMBER = re.compile(r"\d{16,}\.0+")
MOBILE = re.compile(r"(?:\+?86[- ]?)?(1\d{2})[- ]?(\d{4})[- ]?(\d{4})(?:\.0)?")


def read_id(cell: Cell) -> Reading:
    """Read an identity number; one that Excel took for a number is a grave problem."""
    if isinstance(cell, float | int) and abs(cell) >= EXACT:
        return Reading(problem=ID_LOST, grave=True)
    said = plain(cell).upper().strip("'`‘’")
    if said in NOTHING or MASKED in said:
        return Reading()
    fault = check_id(said)
    if not fault:
        return Reading(said)
    if SCIENTIFIC.fullmatch(said) or LONG_NUMBER.fullmatch(said) or _cut_off(said):
        fault = ID_LOST
    return Reading(said, problem=fault, grave=True)


def read_phone(cell: Cell) -> Reading:
    """Read a telephone number, or several, as text; a mobile's spaces and hyphens go."""
    if isinstance(cell, str) and len(cell) == 11 and cell.isascii() and cell.isdecimal():
        return Reading(cell)
    said = unicodedata.normalize("NFKC", text(cell)).strip("'`‘’")
    if said in NOTHING or MASKED in said:
        return Reading()
    if lost := _lost(cell, said):
        return Reading(problem=f"电话变成了 {lost}，后几位已丢，请看原表重新输入。", grave=True)
    if match := MOBILE.fullmatch(said):
        return Reading("".join(match.groups()))
    return Reading(said, problem=_doubt(said))


def read_postcode(cell: Cell) -> Reading:
    """Read a postcode; the leading nought that Excel takes from a number comes back."""
    said = plain(cell)
    if isinstance(cell, float | int) and len(said) == 5:
        return Reading(f"0{said}", converted=f"读作 0{said}。")
    return Reading("" if said in NOTHING else said)


def read_code(cell: Cell) -> Reading:
    """Read a number of a card, a suggestion or the like: text without any space."""
    said = plain(cell)
    return Reading("" if said in NOTHING else said)


def shown(cell: Cell) -> str:
    """Return a cell as Excel shows it, for a message: long numbers as 1.1011E+17."""
    if isinstance(cell, float | int) and not isinstance(cell, bool) and abs(cell) >= EXACT:
        return f"{cell:.4E}"
    return text(cell)


def _doubt(said: str) -> str:
    """Return what is asked of a number that nobody can call; it is kept as it stands."""
    strange = phones.odd(said)
    digits = re.sub(r"[\s-]", "", strange)
    if strange.isdecimal() and len(strange) < SHORTEST:  # within the house
        return ""
    if digits.isdecimal() and digits.startswith("1"):
        return f"手机号应是 11 位，“{strange}”是 {len(digits)} 位，请核对。"
    return f"“{strange}”不像电话号码，已照写，请核对。" if strange else ""


def _cut_off(number: str) -> bool:
    return len(number) == 18 and number.isdecimal() and number.endswith("000")


def _lost(cell: Cell, said: str) -> str:
    """Return how a number that has lost its last digits is shown, or "" when it has not."""
    if SCIENTIFIC.fullmatch(said.upper()):
        return said
    # A number with as many noughts has been through 1.37E+10 already; a text was typed so.
    number = isinstance(cell, float | int) and len(said) == 11 and said.endswith("00000")
    return f"{cell:.4E}" if number else ""
